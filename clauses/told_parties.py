"""Who the parties are where a person says so, because the draft was read wrongly or doesn't say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from clauses.model import Party
from clauses.organizations import named

Role = Literal["un", "partner", "third"]


@dataclass(frozen=True, slots=True)
class ToldParties:
    """The names and role words by which a draft calls each side, as a person says; a side without any is read from it."""

    un: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    """Names of those who are no party."""

    def of(self, role: Role) -> tuple[str, ...]:
        """Return what was said of one role."""
        return {"un": self.un, "partner": self.partner, "third": self.third}[role]

    def __bool__(self) -> bool:
        """Tell whether anything was said."""
        return bool(self.un or self.partner or self.third)


def key(name: str) -> str:
    """Return what two spellings of one name share."""
    return " ".join(re.sub(r"['’`]", "'", name).casefold().split()).removeprefix("the ")


def as_told(parties: Sequence[Party], told: ToldParties) -> list[Party]:
    """Return the parties with every name on the side where a person sees it.

    A party that was found keeps its other names. One of a side that was told is dropped where none of its names was.
    """
    side = {key(name): role for role in reversed(get_args(Role)) for name in told.of(role)}
    kept: list[Party] = []
    for party in parties:
        role = side.get(key(party.name))
        names = tuple(a for a in party.aliases if side.get(key(a), role or party.role) == (role or party.role))
        if role is not None:
            kept.append(
                replace(party, role=role, aliases=names, organization=_organization(role, (party.name, *names)))
            )
        elif not told.of(party.role) or any(key(a) in side for a in names):
            kept.append(replace(party, aliases=names))
    for role in get_args(Role):
        borne = {key(name) for p in kept if p.role == role for name in (p.name, *p.aliases)}
        more = tuple(name for name in dict.fromkeys(told.of(role)) if key(name) not in borne)
        first = next((i for i, p in enumerate(kept) if p.role == role), None)
        if first is not None and role != "third":
            party = kept[first]
            organization = party.organization or _organization(role, (party.name, *party.aliases, *more))
            kept[first] = replace(party, aliases=(*party.aliases, *more), organization=organization)
        elif role == "third":
            kept += [Party("third", name) for name in more]
        elif more:
            kept.append(Party(role, more[0], more[1:], _organization(role, more)))
    return kept


def unheard(told: ToldParties, text: str) -> list[str]:
    """Return the names of the two sides that were told and stand nowhere in the text."""
    said = key(text)
    return [name for name in (*told.un, *told.partner) if not re.search(rf"(?<!\w){re.escape(key(name))}(?!\w)", said)]


def _organization(role: Role, names: Sequence[str]) -> str | None:
    """Return the body of the United Nations that a person means by one of these names."""
    return next((m.organization.id for n in names for m in named(n)[:1]), None) if role == "un" else None
