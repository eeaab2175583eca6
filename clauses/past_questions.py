"""Questions about the past that somebody must answer: they neither do nor forswear what they ask about."""

from __future__ import annotations

import re

#: "The Partner will disclose if it has dismissed anybody for | sexual abuse", "shall confirm whether it was ever | listed".
_ASKED = re.compile(
    r"\b(?:(?:inform|disclos|stat|declar|confirm|certif|report|indicat|tell|advis|notif|ask|verif|check|establish|say)\w*\b[^.;]{0,60}?\bwhether"
    r"|(?:disclos|stat|declar|ask)\w*\b[^.;]{0,40}?\bif)\s*:?\s+(?!or\b|so\b)[^.;]{1,80}?\b(?:has|have|had|was|were)\b[^.;]*$",
    re.I,
)


def asked_of_the_past(before: str) -> bool:
    """Tell whether what follows ``before`` in its sentence stands in such a question.

    A duty to report what happens ("shall inform UNICEF if anyone commits ...") is none.
    """
    return _ASKED.search(before) is not None
