"""Who gives the UN body's people their orders: read from the sentence as a whole."""

from __future__ import annotations

import re

from clauses.frames.denial import denied
from clauses.frames.sentence import LONGEST, Sentence, make
from clauses.model import Entity, Statement, Thing

_ORDERS = r"(?:instructions?|orders|directions?|directives?|guidance|priorities|assignments?)"
#: A body's report to the other is no obedience; that of its people is.
_STAFF = r"(?:staff|teams?|officials?|officers?|coordinators?|managers?|experts?|personnel|secondees?|consultants?|volunteers?|advisers?|employees)"
_OBEYS = r"(?:follows?|obeys?|carr(?:y|ies) out|execut\w+|compl(?:y|ies) with|act(?:s)? (?:up)?on|implements?|observ\w+|heeds?|takes?|receiv\w+|accepts?|abides? by|adheres? to|gives? effect to|perform\w*|bound by|subject to|guided by)"
#: "follow the instructions of | the Partner", "take their orders exclusively from | the Partner".
_OBEYS_FROM = re.compile(
    rf"\b{_OBEYS}\b[^.;]{{0,40}}?\b{_ORDERS}\b[^.;]{{0,60}}?\b(?:of|from|by)\s+(?:the\s+)?$|\b(?:under|subject to|placed under|put under) the (?:\w+ )?(?:direction|supervision|authority|command|control|orders|instructions|responsibility)(?: and \w+)? of\s+(?:the\s+)?$"
    rf"|\b{_STAFF}\b[^.;]{{0,60}}?\b(?:(?:shall|will|must|who|and) )?(?:\w+ly )?reports? to\s+(?:the\s+)?$|\b(?:answers?|answerable|accountable|obeys?) to\s+(?:the\s+)?$|\b(?:as|if) (?:and as )?(?:instructed|directed|ordered|decided|required|commanded) by\s+(?:the\s+)?$|\bobeys?\s+(?:the\s+)?$",
    re.I,
)
#: "follow | the Partner's | instructions"; "as | the Partner | directs".
_OBEYS_ITS = re.compile(rf"\b{_OBEYS}\s+(?:\w+ ){{0,3}}?(?:the\s+)?$", re.I)
_ITS_ORDERS = re.compile(rf"\s*(?:['’]s)?\s*(?:[\w-]+['’]?s? ){{0,3}}?{_ORDERS}\b", re.I)
_AS = re.compile(r"\b(?:as|what(?:ever)?|where|how|which)\s+(?:the\s+)?$", re.I)
_COMMANDS = re.compile(
    r"(?:['’]s (?:[\w-]+ ){1,3})?\s*(?:may )?(?:directs?|instructs?|orders?|commands?|prescribes?|decrees?)\b", re.I
)
#: "| the Partner's project director shall give instructions to UNDP's staff".
_GIVES = re.compile(
    r"(?:['’]s)?(?: [\w-]+){0,4}?[,\s]+(?:(?:shall|will|may|is (?:entitled|free|authori[sz]ed) to|has the right to|can)\s+)?(?:gives?|issues?|sets?|assigns?|hands?)\s+(?:\w+ ){0,2}?(?:instructions?|orders|directions|directives)\b[^.;]{0,60}?\bto\s+(?:the\s+)?(?:[\w-]+ (?:of|from) (?:the )?)?$"
    r"|(?:['’]s)?(?: [\w-]+){0,4}?[,\s]+(?:(?:shall|will|may|is (?:entitled|free|authori[sz]ed) to|has the right to|can)\s+)(?:instruct|order|direct|command)s?\s+(?:the\s+)?(?:[\w-]+ (?:of|from) (?:the )?)?$",
    re.I,
)


#: Advice, and orders that are obeyed whosever staff one is.
_OTHER_ORDERS = re.compile(
    r"\b(?:only (?:from|to)|advis\w+|suggest\w*|security|safety|traffic|payment|shipping|shareholder\w*|instructions for use|purchase orders?|court)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could say who commands; its words are enough."""
    return _SPEAKS.search(text) is not None


_SPEAKS = re.compile(
    rf"\b(?:{_ORDERS}|under the|obey\w*|reports? to|answer\w* to|accountable to|directs?|instruct\w*|orders|ordered|commands?)\b",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the UN body's people take the partner's instructions."""
    text = sentence.text
    if len(text) > LONGEST or not could_hold(text) or denied(text) or _OTHER_ORDERS.search(text):
        return []
    ours = [m for m in sentence.mentions if m.entity.side == "un"]
    for m in sentence.mentions if ours else ():
        if m.entity.side != "partner":
            continue
        before, first = text[max(0, m.start - 160) : m.start], any(o.end <= m.start for o in ours)
        if first and (
            _OBEYS_FROM.search(before)
            or (_OBEYS_ITS.search(before) and _ITS_ORDERS.match(text, m.end))
            or (_AS.search(before) and _COMMANDS.match(text, m.end))
        ):
            return [_takes(sentence)]
        for o in ours:
            if o.start > m.end and _GIVES.fullmatch(text, m.end, o.start):
                return [_takes(sentence)]
    return []


def _takes(sentence: Sentence) -> Statement:
    return make(sentence, None, Entity("un"), "must", "take-instructions", thing=Thing("instructions", "partner"))
