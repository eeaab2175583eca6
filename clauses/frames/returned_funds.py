"""Money that goes back to the partner though it is spoken for: "also where it is already bound in orders".

What is returned is often not named as money ("whatever is left", "what has not
been paid out"), and the commitment stands far from it; so it is read from the
sentence as a whole.
"""

from __future__ import annotations

import re

from clauses import attributes
from clauses.frames.denial import denied
from clauses.frames.sentence import LONGEST, Sentence, make
from clauses.model import Attribute, Entity, Statement, Thing

_MONEY = re.compile(
    r"\b(?:un(?:spent|used|expended|disbursed|utili[sz]ed|applied)|not (?:yet |been |yet been )?(?:spent|paid(?: out)?|disbursed|used|expended|utili[sz]ed|applied)|contributions?|donations?|grants?|funds|instal+ments?|balances?|remainders?|tranches?|resources)\b",
    re.I,
)
_BACK = re.compile(
    r"\b(?:return(?:s|ed|able)?|repa(?:y|ys|id|yable)|refund(?:s|ed|able)?|reimburs(?:e|es|ed)|remit(?:s|ted)?|revert(?:s|ed)?|reclaim(?:s|ed)?|claw(?:s|ed)? back|recover(?:s|ed)?|restored?|surrender(?:s|ed)?"
    r"|(?:sen[dt]s?|pa(?:y|ys|id)|hand(?:s|ed)?|gives?|given|go(?:es)?|gone|flows?|come(?:s)?|transfer(?:s|red)?) back)\b",
    re.I,
)
_OR_NOT = re.compile(
    r"\b(?:contracted|committed|ordered|obligated|promised|bound|engaged)\b[^.;,]{0,30}?\bor not\b(?= ?[,.;]| (?:is|are|shall|must|will)\b)",
    re.I,
)
_ATTRIBUTE = "though-committed"


def could_hold(text: str) -> bool:
    """Tell whether a sentence could send committed money back; its words are enough."""
    committed = _OR_NOT.search(text) is not None or any(attributes.find(text, (_ATTRIBUTE,), 0, len(text)))
    return committed and _MONEY.search(text) is not None and _BACK.search(text) is not None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that funds must be given back though they are committed."""
    text = sentence.text
    back = _BACK.search(text)
    if len(text) > LONGEST or back is None or not could_hold(text):
        return []
    unspent = _MONEY.sub(lambda m: " " * len(m.group()), text)  # "not paid out" denies nothing of what is done with it
    if denied(unspent, 0, back.end()):
        return []
    found = attributes.find(text, (_ATTRIBUTE,), 0, len(text))
    match = _OR_NOT.search(text)
    extra = [] if found or match is None else [Attribute(_ATTRIBUTE, match.group(), *match.span())]
    return [
        make(
            sentence,
            None,
            Entity("none"),
            "must",
            "commit-beyond",
            thing=Thing("committed-funds"),
            names=(_ATTRIBUTE,),
            extra=extra,
        )
    ]
