"""What the partner gives the UN body's people for themselves: read from the sentence as a whole.

Drafts call it hospitality, an honorarium, a token of esteem; it is a benefit to an official all the same.
"""

from __future__ import annotations

import re

from clauses.frames.denial import denied
from clauses.frames.sentence import LONGEST, Sentence, make
from clauses.model import Entity, Statement, Thing

_PEOPLE = (
    r"(?:officials?|officers?|staff(?: members?)?|employees?|personnel|experts?|representatives?|directors?|members of (?:the |its )?(?:staff|team|jury|delegation|secretariat)|team members?|advis[eo]rs?|civil servants?|focal points?|"
    r"speakers?|scientists?|engineers?|consultants?|economists?|procurement (?:staff|team)|secretariat|delegation|colleagues|jurors?|judges?|persons?|team)"
)
#: Whose people they are: "UNDP's | staff", "officials of | UNDP".
_OURS_AFTER = re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}?{_PEOPLE}\b", re.I)
_OURS_BEFORE = re.compile(
    rf"\b{_PEOPLE}(?:\s+[\w-]+){{0,3}}?\s+(?:of|from|at|employed by|in the (?:service|employ|pay) of|working for)\s+(?:the\s+)?$",
    re.I,
)
_BENEFITS = re.compile(
    r"\b(?:gifts?|presents?|gratuit(?:y|ies)|hospitality|honorari(?:um|a)|stipends?|(?:sitting|daily|attendance|monthly|speaking) allowances?|per diems?|scholarships?|bursar(?:y|ies)|(?:air |concert |match |season |return |free )?tickets?|vouchers?|souvenirs?|"
    r"tokens? of (?:appreciation|esteem|thanks|gratitude)|(?:speaker['’]?s?|speaking|lecture|consultancy|attendance|personal|consulting) fees?|bonus(?:es)?|discounts?|staff (?:price|discount)|entertain(?:s|ed|ment)|dinners?|luncheons?|banquets?|holidays?|weekends?|"
    r"business[- ]class|hotel (?:stays?|nights?|rooms?|accommodation)|air miles|paid (?:adviser|advisor|consultant|position|trip|holiday|leave)s?|favou?rs?|rewards?|commissions?|kick-?backs?|things? of value|free (?:travel|trips?|use|accommodation|samples?|flights?)|"
    r"(?:as|are) (?:the )?guests? of|(?:promis|offer)\w* (?:\w+ )?(?:a )?(?:post|position|job|employment)|company cars?|smart-?phones?|watch(?:es)?|hampers?|study (?:tours?|visits?)|loyalty points?|shares? (?:in|of) the (?:company|partner)|customary courtesies)\b",
    re.I,
)
_AT_ITS_COST = re.compile(
    r"\b(?:flights?|lodging|accommodation|hotels?|travel|trips?|stays?|meals)\b[^.;]{0,100}\b(?:at (?:the |its )[\w’' ]{0,30}(?:expense|cost|charge)|(?:paid|borne|covered|met|provided|arranged)\b[^.;]{0,30}\bby|for the account of|lie with)\b",
    re.I,
)
_GIVES = re.compile(
    r"\b(?:offer(?:s|ed)?|giv(?:e|es|en)|provid(?:e|es|ed)|pa(?:y|ys|id)|grant(?:s|ed)?|receiv(?:e|es)|accept(?:s|ed)?|award(?:s|ed)?|present(?:s|ed)?|send(?:s)?|sent|hand(?:s|ed)?|invit(?:e|es|ed)|extend(?:s|ed)?|entitled|eligible|credit(?:s|ed)?|treat(?:s|ed)?|"
    r"entertain(?:s|ed)?|host(?:s|ed)?|retain(?:s|ed)?|employ(?:s|ed)?|engag(?:e|es|ed)|cover(?:s|ed)?|bear(?:s)?|borne|arrang(?:e|es|ed)|fl(?:y|ies|own)|lodge[sd]?|accommodate[sd]?|enjoy(?:s)?|keep(?:s)?|kept|promis(?:e|es|ed)|distribut(?:e|es|ed)|shown|thank|reward(?:s|ed)?|plac(?:e|es|ed)|drawn?|made|take[ns]?|supply|supplies|welcome)\b",
    re.I,
)


_HARMLESS = re.compile(
    r"\b(?:return(?:s|ed)? (?:any|such|the)|report(?:s|ed)? (?:any|such)|register of gifts|beneficiar\w+|only (?:if|with|after)|gifts? (?:to|for) UN\w*|in[- ]kind gifts?)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could give officials something; its words are enough."""
    return (_BENEFITS.search(text) is not None or _AT_ITS_COST.search(text) is not None) and re.search(
        rf"\b{_PEOPLE}\b", text, re.I
    ) is not None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner may give a benefit to the UN body's people."""
    text = sentence.text
    if len(text) > LONGEST or not could_hold(text) or denied(text) or _HARMLESS.search(text) or not _GIVES.search(text):
        return []
    if not any(m.entity.side == "partner" for m in sentence.mentions):
        return []
    for m in sentence.mentions:
        if m.entity.side == "un" and (
            m.entity.part == "people" or _OURS_AFTER.match(text, m.end) or _OURS_BEFORE.search(text[: m.start])
        ):
            return [make(sentence, None, Entity("partner"), "may", "give-benefit", thing=Thing("benefits"))]
    return []
