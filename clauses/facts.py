"""The closed list of facts that the trained reader knows."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from clauses.lexicon import load


@cache
def facts() -> dict[str, str]:
    """Return the facts by name, each with what it says; ``{UN}`` and ``{P}`` are the two sides."""
    return {name: cast(str, entry["says"]) for name, entry in load("facts").items()}


@cache
def doers() -> dict[str, tuple[str, str]]:
    """Return, for the facts that are one side's act, the side and the act in the grammar's words."""
    said = {name: cast(str, entry["does"]).split() for name, entry in load("facts").items() if "does" in entry}
    return {name: (side, act) for name, (side, act) in said.items()}


@cache
def against() -> dict[str, tuple[str, str]]:
    """Return, for the facts that say that an act cannot be, whose act it is and the act in the grammar's words."""
    said = {name: cast(str, entry["against"]).split() for name, entry in load("facts").items() if "against" in entry}
    return {name: (side, act) for name, (side, act) in said.items()}


@cache
def done_to() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Return, for the facts that are about one side's things, the side and what such things are called."""
    said = {
        name: cast(str, entry["done-to"]).split(" ", 1) for name, entry in load("facts").items() if "done-to" in entry
    }
    return {name: (side, re.compile(rf"\b(?:{words})\b", re.I)) for name, (side, words) in said.items()}


@cache
def given_to() -> dict[str, str]:
    """Return, for the facts that give one side something, that side."""
    return {name: cast(str, entry["to"]) for name, entry in load("facts").items() if "to" in entry}


#: What may stand behind any defined name: who is meant, for how long, where.
ANY_NAME = "."


@cache
def by_name() -> dict[str, frozenset[str]]:
    """Return patterns of defined names, each with the facts that a clause may state by such a name, whose meaning stands elsewhere."""
    said = {name: cast(str, entry["defined"]) for name, entry in load("facts").items() if "defined" in entry}
    return {names: frozenset(f for f in said if said[f] == names) for names in sorted(set(said.values()))}


@cache
def lacking() -> frozenset[str]:
    """Return the facts that a clause states by what is missing from it."""
    return frozenset(name for name, entry in load("facts").items() if "lacks" in entry)


@cache
def of_others() -> dict[str, re.Pattern[str]]:
    """Return, for the facts that are about things which are not the text's own, what such things are called."""
    said = {name: cast(str, entry["this"]) for name, entry in load("facts").items() if "this" in entry}
    return {
        name: re.compile(
            rf"(?P<own>\b(?:these|this|the (?:following|present))\s+(?:[\w-]+\s+){{0,2}})?\b(?:{words})\b", re.I
        )
        for name, words in said.items()
    }


def in_words(fact: str, un: str, partner: str) -> str:
    """Return what a fact says, with the names of the sides."""
    return facts()[fact].replace("{UN}", un).replace("{P}", partner)
