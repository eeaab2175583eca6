"""Dealings of one side with others than the other side: their disputes and their law are not those of this agreement."""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, mentioned

_DEALINGS = r"\b(?:disputes?|controvers(?:y|ies)|disagreements?|differences|claims?|litigation|proceedings|contracts?|sub-?contracts?|agreements?|dealings|relations(?:hips?)?|orders|leases?|engagements?|employment|sales)\b"
#: Who they are with, as somebody whom no mention of a party is: "its agents", "the transport firms that it engages", "third parties".
_OTHERS = r"(?:(?:the\s+)?[\w-]+['’]s\s+|(?:its|their|the|any|such|all|those|these|each|every)\s+(?:own\s+)?)?(?:(?:third|other|outside|local|[a-z-]+)\s+){0,2}?(?P<whom>[a-z][a-z-]*(?:s|staff|people|personnel|else)|(?:an|one of its) [a-z-]+|third part(?:y|ies))\b"
#: Characters before the word in which its owner stands: "the Company's contracts".
_OWNER = 60
_WITH_OTHERS = re.compile(
    rf"{_DEALINGS}(?P<held>(?:\s+(?!with\b|between\b|among\b)[\w’'()-]+){{0,6}}?)\s+(?:with|between (?P<one>[^.;,]{{2,60}}?) and)\s+{_OTHERS}",
    re.I,
)
#: Words in the plural that may mean the two sides themselves, or nobody.
_OURSELVES = re.compile(
    r"part(?:y|ies)|sides?|us|ours(?:elves)?|themselves|signator(?:y|ies)|regards|respects|terms|rules|laws|effects?|this|is|has|was|does",
    re.I,
)
_THIS_TEXT = re.compile(
    r"\b(?:this|the present) (?:agreement|memorandum|contract|instrument|letter|deed|cooperation|partnership)\b|\bhere(?:under|of|from|with)\b",
    re.I,
)


def with_others(sentence: Sentence) -> bool:
    """Tell whether a sentence is about contracts or disputes of the partner with others: "the Company's contracts with its hauliers"."""
    text = sentence.text
    if _THIS_TEXT.search(text):
        return False
    for match in _WITH_OTHERS.finditer(text):
        if _OURSELVES.fullmatch(match["whom"]):
            continue
        near = mentioned(sentence, max(0, match.start() - _OWNER), match.end())
        sides = {m.entity.side for m in near if m.start >= match.start() or m.end >= match.start() - 1}
        third = match["whom"].casefold().startswith("third")
        if sides <= {"partner", "third", "none"} and ("partner" in sides or third):
            return True
    return False
