"""How each act of ``lexicon/en/deeds.yaml`` is said, and which of them a text could hold by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from clauses.inflection import all_forms
from clauses.lexicon import any_of, load
from clauses.model import Side


@dataclass(frozen=True, slots=True)
class Deed:
    """How one act is said."""

    act: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    opposite: frozenset[str]
    opposite_needs: re.Pattern[str] | None
    weak: frozenset[str]
    """Verbs so common that they say the act only in a sentence with the words of ``weak_needs``."""
    weak_needs: re.Pattern[str] | None
    things: tuple[tuple[str, re.Pattern[str]], ...]
    together: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    bearer: Side
    attributes: tuple[str, ...]
    any_verb: bool
    """Whether the thing says it all, whatever the predicate ("child labour")."""
    receives: frozenset[str]
    """Verbs of which the receiver, not the subject, is meant: what "belongs to X", X owns."""
    exacts: frozenset[str]
    """Verbs of which the one it is taken from is meant: a penalty that X "imposes" is the other's to pay."""
    anywhere: frozenset[str]
    """Things that count wherever in the sentence they stand, the strictness of the act notwithstanding."""
    bare_that: frozenset[str]
    """Verbs that say the act by what they assert: "warrants that ..."."""
    bare: frozenset[str]
    """Verbs that say the act by themselves, without a thing: "may terminate forthwith"."""
    intransitive: frozenset[str]
    """Verbs that do so only without an object: "may leave at once", not "may leave brochures"."""
    bare_words: frozenset[str]
    """The forms of those verbs, so that no other sentence is opened for their sake."""
    said_by: frozenset[str]
    """The forms of all its words: a sentence without any of them cannot say the act; empty where they are too common."""
    strict: bool
    """Whether the thing must be what the predicate is done to, not merely stand among its words."""
    of_subject: bool
    """Whether the thing is what the sentence is about, and never what stands after the verb."""
    light: bool
    """Whether the words decide so much that the sentence need not be parsed."""
    denial_wins: bool
    """Whether a sentence that both denies and asserts is a denial: nobody promises to do it."""


@cache
def deeds() -> tuple[Deed, ...]:
    """Return the acts of the lexicon."""
    return tuple(_deed(name, entry) for name, entry in load("en/deeds").items())


def _deed(name: str, entry: dict[str, Any]) -> Deed:
    def words(key: str) -> frozenset[str]:
        value = entry.get(key, ())
        return frozenset() if value == "any" else frozenset(value)

    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(rf"(?<![\w-])(?:{entry[key]})(?![\w])", re.I) if key in entry else None

    things = tuple((thing, _lines(text)) for thing, text in entry["things"].items())
    return Deed(
        name, words("verbs"), words("nouns"), words("adjectives"), words("opposite"), pattern("opposite-needs"), words("weak"), pattern("weak-needs"), things,
        pattern("together"), pattern("unless"),
        re.compile(rf"\b(?:{entry['not-after']})$", re.I) if "not-after" in entry else None, entry.get("bearer", "none"), tuple(entry.get("attributes", ())),
        entry.get("verbs") == "any", words("receives"), words("exacts"), words("anywhere"), words("bare-that"), words("bare"), words("intransitive"), _words(words("bare"), words("bare-that"), words("intransitive")), frozenset() if entry.get("verbs") == "any" else _words(*(words(k) for k in _SAYING)), bool(entry.get("strict", False)), entry.get("of") == "subject", bool(entry.get("light", False)), bool(entry.get("denial-wins", False)),
    )  # fmt: skip


_SAYING = (
    "verbs",
    "exacts",
    "weak",
    "nouns",
    "adjectives",
    "opposite",
    "receives",
    "bare-that",
    "bare",
    "intransitive",
)


def _words(*lemmas: frozenset[str]) -> frozenset[str]:
    """Every form of some verbs and nouns; none where one of them is too common to be worth asking."""
    each = frozenset().union(*lemmas)
    return frozenset() if {"be", "have"} & each else frozenset(form for lemma in each for form in all_forms(lemma))


#: "it" is what something is done to; who acts ("it shall pay") is a party.
_IT = r"it(?!\s+(?:(?:shall|will|may|must|can)\s+(?!(?:not |only )?be\b)|has|does|agrees|undertakes|hereby|wishes|intends)\b)"


def _lines(text: str) -> re.Pattern[str]:
    return any_of(_IT if line.strip() == "it" else line for line in text.strip().splitlines())


def could_hold(text: str) -> bool:
    """Tell whether a sentence could hold any of these acts, so that it is worth parsing."""
    return any(not deed.light for deed in opened(text))


def could_hold_lightly(text: str) -> bool:
    """Tell whether a sentence could hold one of the acts that need no parse."""
    return bool(opened(text))


@lru_cache(maxsize=4_096)
def opened(text: str) -> tuple[Deed, ...]:
    """Return the acts whose words stand in a sentence."""
    lowered = text.lower()
    words = frozenset([*re.findall(r"\w+", lowered), *re.findall(r"\w+(?:-\w+)+", lowered)])
    return tuple(deed for deed in deeds() if _open(deed, text, words))


def _open(deed: Deed, text: str, words: frozenset[str]) -> bool:
    if deed.said_by and deed.said_by.isdisjoint(words):
        return False
    if deed.together is not None and not deed.together.search(text):
        return False
    if deed.bare_words.isdisjoint(words) and not any(pattern.search(text) for _, pattern in deed.things):
        return False
    return deed.unless is None or not deed.unless.search(text)
