"""The bodies of the United Nations system, recognised by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clauses.lexicon import load


@dataclass(frozen=True, slots=True)
class Organization:
    """A body of the United Nations system, as texts name it; ``names[0]`` is its full English name."""

    id: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    translations: tuple[str, ...] = ()
    """Its names in the other official languages."""
    seats: tuple[str, ...] = ()
    """What gives away the address of its headquarters."""


@cache
def organizations() -> tuple[Organization, ...]:
    """Return every known body, in the order of the lexicon."""
    return tuple(
        Organization(
            o["id"],
            tuple(o["names"]),
            tuple(o["abbreviations"]),
            tuple(name for names in o.get("translations", {}).values() for name in names),
            tuple(o.get("seats", ())),
        )
        for o in load("organizations")
    )


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, Organization]]:
    by_word: dict[str, Organization] = {}
    for organization in organizations():
        for name in (*organization.names, *organization.translations):
            by_word[_key(name)] = organization
        for short in organization.abbreviations:
            by_word[short] = organization
    names = sorted((n for o in organizations() for n in (*o.names, *o.translations)), key=len, reverse=True)
    shorts = sorted((a for o in organizations() for a in o.abbreviations), key=len, reverse=True)
    # Names in any case; abbreviations as written, since "who" and "un" are words too.
    alternatives = "|".join(re.escape(n).replace("'", "['’`]") for n in names)
    pattern = re.compile(
        rf"(?<![\w])(?:(?i:{alternatives})|{'|'.join(re.escape(s) for s in shorts)})(?![\w]|-[A-Z])", re.UNICODE
    )
    return pattern, by_word


def _key(name: str) -> str:
    return re.sub(r"['’`]", "'", name).casefold()


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a text where an organization is named."""

    organization: Organization
    start: int
    end: int
    text: str


def named(text: str) -> list[Named]:
    """Return every mention of a known body in ``text``, longest names first at each place."""
    pattern, by_word = _pattern()
    found = []
    for match in pattern.finditer(text):
        word = match.group()
        organization = by_word.get(word) or by_word[_key(word)]
        found.append(Named(organization, match.start(), match.end(), word))
    return found


def of_id(identifier: str) -> Organization | None:
    """Return the body with this short name ("UNDP"), if it is known."""
    return next((o for o in organizations() if o.id == identifier), None)


def full_name(identifier: str) -> str:
    """Return the full English name as it stands in a sentence: "the United Nations", "UN Women"."""
    organization = of_id(identifier)
    if organization is None:
        return identifier
    name = organization.names[0]
    return name if name.startswith("UN ") else f"the {name}"
