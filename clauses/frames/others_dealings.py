"""Dealings of one side with others than the other side: their disputes and their law are not those of this agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses.frames.sentence import Sentence
from clauses.model import Side

_DEALINGS = r"\b(?:disputes?|controvers(?:y|ies)|disagreements?|differences|claims?|litigation|proceedings|contracts?|sub-?contracts?|agreements?|dealings|relations(?:hips?)?|orders|leases?|engagements?|employment|sales|notes?|loans?|bonds?|facilit(?:y|ies)|mortgages?|polic(?:y|ies)|insurance)\b"
#: Who they are with, as somebody whom no mention of a party is: "its agents", "the transport firms that it engages", "third parties".
_OTHERS = r"(?:(?:the\s+)?[\w-]+['’]s\s+|(?:its|their|the|any|such|all|those|these|each|every)\s+(?:own\s+)?)?(?:[a-z-]+\s+){0,2}?(?P<whom>[a-z][a-z-]*(?:s|staff|people|personnel|else)|(?:an|one of its) [a-z-]+|third part(?:y|ies))\b"
_WITH_OTHERS = re.compile(
    rf"{_DEALINGS}(?:\s+(?!with\b|between\b|among\b)[\w’'()-]+){{0,6}}?\s+(?:with|between [^.;,]{{2,60}}? and)\s+{_OTHERS}",
    re.I,
)
#: "The Company's note with Straits Seed Fund": somebody else by name.
_WITH_NAMED = re.compile(rf"{_DEALINGS}\s+with\s+(?:the\s+)?(?P<whom>(?-i:[A-Z])[\w&]+(?: (?-i:[A-Z])[\w&]+)+)", re.I)
#: Words in the plural that may mean the two sides themselves, or nobody.
_OURSELVES = re.compile(
    r"part(?:y|ies)|sides?|us|ours(?:elves)?|themselves|signator(?:y|ies)|regards|respects|terms|rules|laws|effects?|this|is|has|was|does",
    re.I,
)
#: Within a mention of a party, before who belongs to it: "the Company's | agents", "the Company and its | dealers".
_HIS = re.compile(r"\b(?:its|their|our|your|and|third)\b|['’]s?\s", re.I)
#: "Wage claims of staff against | the Partner", "disputes between | the Association | and | the Retailer".
_AGAINST = re.compile(
    r"\b(?:claims?|complaints?|suits?|actions?|proceedings|demands?)\s+(?:of|by|from|brought by|made by)\s+[^.;,]{2,60}?\s+against\s+(?:the\s+)?$",
    re.I,
)
_BETWEEN = re.compile(rf"{_DEALINGS}[^.;,]{{0,30}}?\s+(?:between|among)\s+(?:the\s+)?$", re.I)
#: "To which | UNDP | is a stranger": named only to say that it has no part in it.
_A_STRANGER = re.compile(
    r"\s+(?:is|being|remains?|shall (?:be|remain))\s+(?:a stranger|no party|not a party|not party|no part)\b", re.I
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.I)
_THIS_TEXT = re.compile(
    r"\b(?:this|the present) (?:agreement|memorandum|contract|instrument|letter|deed|cooperation|partnership)\b|\bhere(?:under|of|from|with)\b",
    re.I,
)


def with_others(sentence: Sentence) -> bool:
    """Tell whether a sentence is about contracts or disputes of the partner with others: "the Company's contracts with its hauliers"."""
    return dealt_with_others(sentence.text, [(m.start, m.end, m.entity.side) for m in sentence.mentions])


def dealt_with_others(text: str, named: Sequence[tuple[int, int, Side]]) -> bool:
    """Tell so of a text in which the sides are ``named`` from a character to another."""
    if _THIS_TEXT.search(text):
        return False
    named = [m for m in named if not _A_STRANGER.match(text, m[1])]
    if {side for _, _, side in named} == {"partner"}:
        for start, end, _ in named:
            two = _AND.search(text, start, end) or any(_AND.fullmatch(text, end, o) for o, _, _ in named if o > end)
            if _AGAINST.search(text[:start]) or (two and _BETWEEN.search(text[:start])):
                return True
    for match in _WITH_NAMED.finditer(text):
        third = not any(start < match.end("whom") and match.start("whom") < end for start, end, _ in named)
        if third and {side for _, end, side in named if end <= match.end()} == {"partner"}:
            return True
    for match in _WITH_OTHERS.finditer(text):
        at = match.start("whom")
        named_there = any(start <= at < end and not _HIS.search(text, start, at) for start, end, _ in named)
        if _OURSELVES.fullmatch(match["whom"]) or named_there:
            continue
        # "The Company's contracts with ...": the owner stands right before.
        sides = {side for start, end, side in named if start < match.end() and end >= match.start() - 1}
        third = match["whom"].casefold().startswith("third")
        if sides <= {"partner", "third", "none"} and ("partner" in sides or third):
            return True
    return False
