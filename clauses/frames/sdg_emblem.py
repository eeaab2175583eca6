"""The logo of the Sustainable Development Goals in the version with the UN emblem: read from the sentence as a whole."""

from __future__ import annotations

import re

from clauses.conditions import supposed
from clauses.frames.denial import denied
from clauses.frames.marks import limited_use
from clauses.frames.named_marks import un_body_uses
from clauses.frames.sentence import Sentence, followed
from clauses.model import Attribute, Statement

_GOALS = r"(?:SDGs?|(?:sustainable )?development goals?|(?:global|seventeen) goals|goals)"
_WHEEL = r"(?:logos?|logotypes?|icons?|(?:colou?r )?wheels?|symbols?|rings?|circles?|artworks?|badges?|pins?|lock-?ups?|graphics?|signs?|marks?|emblem-bearing form)"
_SDG = re.compile(
    rf"\b{_GOALS}['’]?\s+(?:[\w-]+ ){{0,2}}?{_WHEEL}\b|\b{_WHEEL} (?:[\w-]+ ){{0,2}}?(?:of|for) the (?:\w+ )?{_GOALS}\b|\bcolou?r (?:wheel|ring|circle)\b|\bthe wheel\b|\bseventeen[- ]colou?r\w*\b",
    re.I,
)
_EMBLEM = r"(?:(?:UN|United Nations|world|laurel-?\w*|blue|UN's|Organi[sz]ation['’]s)\s+(?:emblem|wreath|device|globe)|emblem(?: of the (?:UN|United Nations|world organi[sz]ation))?)"
_WITH_IT = re.compile(
    rf"\b(?:with(?!out)|with or|includ(?:es|ing)|bear(?:s|ing)|carr(?:ies|ying)|contain(?:s|ing)|show(?:s|ing)|featur(?:es|ing)|has|having|surmounted by|crowned (?:by|with)|topped (?:by|with)|under|below|beneath|add(?:s|ed|ing)?|set(?:s|ting)?|plac(?:es?|ing)|put(?:s|ting)?|keep(?:s|ing)?|retain(?:s|ing)?|together with)\s+(?:[\w-]+\s+){{0,4}}?{_EMBLEM}\b"
    rf"|\b{_EMBLEM}\s+(?:\w+\s+){{0,3}}?(?:above|over|atop|on top|included|at the (?:top|upper part)|sits|stands|figures|appears|beside)\b|\b(?:above|over|on top of|atop|next to|beside) (?:it|which|them)?,? ?(?:the |an? )?(?:\w+ )?{_EMBLEM}\b"
    rf"|\bemblem-bearing\b|\b(?:version|form|file|variant|artwork|layout|one|folder|wheel|logo|edition)s?\b[^.;]{{0,50}}?\b(?:reserved|made|intended|meant|kept|destined|designed|supplied|issued|prescribed|provided) (?:\w+ )?(?:for|to) (?:the )?(?:use (?:of|by) )?(?:UN|United Nations)\b"
    rf"|\b(?:UN|United Nations)(?:[- ]system)? (?:version|form|variant|edition|entity version)\b",
    re.I,
)


_LEFT_OUT = re.compile(
    r"\b(?:except|only(?! (?:after|in) )|reserved to|remov\w+|crop\w*|left out|omit\w*|leav\w+ out|drop(?:s|ped)|emblem-?free|non-(?:UN|United Nations)|closed to|other than|outside bod\w+)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could speak of the logo with the emblem; its words are enough."""
    return _SDG.search(text) is not None and _WITH_IT.search(text) is not None


_UN_USES = re.compile(r"\s+(?:alone |itself )?(?:may|shall|will|uses?|shows?|displays?)\b", re.I)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the partner's use of the version with the emblem."""
    text = sentence.text
    match = _WITH_IT.search(text) if could_hold(text) else None
    if match is None or denied(text) or _LEFT_OUT.search(text):
        return []
    if any(
        start <= match.start() < end for start, end in supposed(text) if not re.match(r"wher|when", text[start:], re.I)
    ):
        return []
    if followed(sentence, "un", _UN_USES) is not None and not any(
        m.entity.side == "partner" for m in sentence.mentions
    ):
        return []
    if un_body_uses(sentence):
        return []
    found = Attribute("sdg-with-emblem", match.group(), match.start(), match.end())
    presupposed = Attribute("presupposed", found.quote, found.start, found.end)
    return [limited_use(sentence, [found, presupposed])]
