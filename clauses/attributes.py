"""Qualifications of an act, found in its sentence: prior, written, exclusive, perpetual, on goods ..."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import cast

from clauses import concepts
from clauses.lexicon import any_of, load
from clauses.model import Attribute
from clauses.number_words import ONES, TENS

#: What, standing shortly before a qualification, takes it away ("non-exclusive", "neither perpetual nor ...").
_TAKEN_AWAY = re.compile(
    r"(?:\b(?:not|no|non|nor|neither|without|never|cannot|excluding|rather than|other than|prohibit\w*|exclud\w*)\b|n['’]t\b)"
    r"(?:[\s-]+(?!may\b|shall\b|will\b|but\b|and\b)[\w'’-]+){0,4}[\s-]*(?:,\s*(?:or\s+|nor\s+)?)?$",
    re.I,
)
#: Qualifications that already hold their own negation, or that a negation before them does not touch.
_IMMUNE = frozenset(
    [
        "prior",
        "written",
        "approval",
        "express",
        "non-exclusive",
        "irrevocable",
        "blanket",
        "unlimited",
        "strict",
        "capped",
        "own-acts",
        "carve-out",
        "no-punitive",
        "window",
        "gap-filler",
        "swiss-law",
        "title",
        "without-prejudice",
        "award",
        "interim",
        "cleared",
        "attached",
        "own-expense",
        "third-party-claims",
        "procurement",
        "at-once",
        "by-authority",
        "un-only",
        "factual",
        "separate-licence",
        "final",
        "general-principles",
        *(
            "narrow",
            "other-weapons",
            "guiding-principles",
            "in-supply-chain",
            "to-oversight",
            "public",
            "joint-approval",
            "advisory",
            "tax-section",
            "own-rules",
        ),
        *(
            "partner-rules",
            "authority-consent",
            "long-term",
            "whatever-funds",
            "before-receipt",
            "committed",
            "though-committed",
            "unspent",
        ),
        *(
            "limited-to-funds",
            "background",
            "joint-ownership",
            "own-ip",
            "un-policy",
            "purpose-limits",
        ),
        *(
            "end-date",
            "by-agreement",
            "notice",
            "on-eligibility",
            "only-for-breach",
            "in-case",
            "no-exit",
            "penalty-exit",
        ),
        *("sdg", "sdg-without-emblem", "factual-wording", "incidental", "immunities-kept"),
        *("un-list", "national-list"),
        *("force-majeure", "without-cause", "signed", "informal", "at-intervals", "at-end", "several", "notice-period"),
    ]
)


_NUMBER = (
    rf"(?:\d+|an?|{'|'.join(ONES[1:])}|(?:{'|'.join(TENS[2:])})(?:-\w+)?|(?:one )?hundred(?: and \w+)?)(?: \(\w+\))?"
)


def _with_lists(lines: str) -> str:
    """Put the lists in that the lexicon names and doesn't repeat: {states}, {of-states} ("Kenyan") and {number}."""
    states = load("en/states")
    for name, words in (("{states}", states["states"]), ("{of-states}", states["adjectives"])):
        if name in lines:
            lines = lines.replace(name, f"(?:{'|'.join(re.escape(w).replace(chr(92) + ' ', ' ') for w in words)})")
    return lines.replace("{number}", _NUMBER)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    own = load("en/attributes")
    if name not in own:  # some qualifications are a concept by themselves: indirect loss, the UNCITRAL rules
        return concepts.pattern(name)
    return any_of(_with_lists(cast(str, own[name])).strip().splitlines())


def find(text: str, names: Iterable[str], start: int = 0, end: int | None = None) -> list[Attribute]:
    """Return the named attributes that ``text[start:end]`` carries, the first mention of each, in order of ``names``."""
    found = []
    for name in names:
        for match in _pattern(name).finditer(text, start, len(text) if end is None else end):
            if name not in _IMMUNE and _TAKEN_AWAY.search(text[max(0, match.start() - 60) : match.start()]):
                continue
            if name == "approval" and _taken_back(text, match):
                continue
            found.append(Attribute(name, match.group(), match.start(), match.end()))
            break
    return found


_TAKES_BACK = re.compile(r"\b(?:withdraw|revok|cancel|rescind|recall)\w*\s+(?:[\w'’]+\s+){0,3}$", re.I)
_TAKEN_BACK = re.compile(
    r"\s+(?:(?:may|can|shall|will)\s+be|is|are|was|has\s+been|have\s+been)\s+(?:\w+\s+)?(?:withdrawn|revoked|cancelled|canceled|rescinded|recalled)\b",
    re.I,
)


def _taken_back(text: str, consent: re.Match[str]) -> bool:
    """Whether the consent is one that ends, not one that is asked for: "may use it until UNDP withdraws its consent"."""
    return bool(
        _TAKEN_BACK.match(text, consent.end())
        or _TAKES_BACK.search(text[max(0, consent.start() - 60) : consent.start()])
    )


_WITHOUT = re.compile(
    r"\b(?i:without)\s+(?:(?:the|any|a|an|its|their|further|prior|previous|express|explicit|specific|separate|formal|additional|advance|written"
    r"|first|having|to|obtaining|obtain|seeking|seek|requiring|asking|ask|awaiting|need|needing|for|recourse|reference|regard|[A-Z]\w*(?:['’]s)?|of|and|or)\s+){0,8}$"
)
_PERMITTED = re.compile(
    r"\b(?:may|can|(?:is|are|be|remains?) (?:\w+ )?(?:free|entitled|allowed|permitted|authori[sz]ed|at liberty|licensed)|(?:ha(?:s|ve)|reserves?|retains?) the right"
    r"|grants?|granted)\b",
    re.I,
)
_BOUND = re.compile(
    r"\b(?:not|no|nor|never|neither|nothing|none|nobody|cannot|unless|if|where|should|in case|prohibit\w*|forbid\w*|refrain\w*|abstain\w*|avoid\w*)\b|n['’]t\b",
    re.I,
)


def waived(text: str, consent: int) -> bool:
    """Whether a permission is said to need the consent at ``consent`` not: "may use it without approval", not "may not use it without approval"."""
    without = _WITHOUT.search(text[:consent])
    if without is None:
        return False
    before = re.split(r"[.;:]", text[: without.start()])[-1]
    if not before.strip(' ,(“"'):  # in front of the sentence
        before = re.split(r"[.;:]", text[consent:])[0]
    return bool(_PERMITTED.search(before)) and not _BOUND.search(before)
