"""What to write instead: for a requirement the preferred wording, acceptable fall-backs, and what is not acceptable.

The texts stand in ``wording/*.yaml``; their slots are filled with the draft's own
names, its word for itself, and what is known of the organization.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checks.organization import Organization, organizations, trades
from checks.rule import CatalogueError
from clauses.model import Agreement
from clauses.organizations import full_name

Insert = Literal["without a lawyer", "with a lawyer"]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fallback(_Model):
    """A wording that may be accepted instead of the preferred one."""

    when: str
    text: str
    insert: Insert
    not_agency: list[str] = Field(default_factory=list)
    """Organizations that do not accept it."""


class Unacceptable(_Model):
    """A wording that is often offered and must be refused."""

    text: str
    why: str


class Position(_Model):
    """Where the organization stands on one point."""

    protects: str
    insert: Insert
    """Whether the preferred wording may go into a draft without asking a lawyer."""
    text: str
    fallbacks: list[Fallback] = Field(default_factory=list)
    unacceptable: list[Unacceptable] = Field(default_factory=list)


@cache
def positions() -> dict[str, Position]:
    """Return every position by key.

    Raises:
        CatalogueError: a file is not right; says which and where.
    """
    found: dict[str, Position] = {}
    for entry in sorted(files(__package__).joinpath("wording").iterdir(), key=lambda e: e.name):
        if not entry.name.endswith(".yaml"):
            continue
        for key, item in yaml.load(entry.read_text(encoding="utf-8"), Loader=_Loader).items():
            if key in found:
                raise CatalogueError(f"wording/{entry.name}: there are two wordings '{key}'; rename one of them")
            try:
                found[key] = Position.model_validate(item)
            except ValidationError as error:
                first = error.errors()[0]
                place = ".".join(str(p) for p in first["loc"])
                raise CatalogueError(f"wording/{entry.name}: {key}: {place}: {first['msg']}") from error
    return found


def load_wording(key: str, agreement: Agreement) -> dict[str, Any] | None:
    """Return a position with the draft's own names in its slots, None if there is none of that key."""
    position = positions().get(key)
    if position is None:
        return None
    slots = slots_of(agreement)
    signatories = {(p.organization or "").lower() for p in agreement.parties if p.role == "un"}
    return {
        "key": key,
        "text": filled(position.text, slots),
        "insert": position.insert,
        "protects": position.protects,
        "fallbacks": [
            {"when": f.when, "text": filled(f.text, slots), "insert": f.insert}
            for f in position.fallbacks
            if not signatories & set(f.not_agency)
        ],
        "unacceptable": [{"text": filled(u.text, slots), "why": u.why} for u in position.unacceptable],
    }


def filled(text: str, slots: dict[str, str]) -> str:
    """Return the text on one line with its slots filled; a slot with a capital stands at the head of a sentence."""
    every = slots | {name[:1].upper() + name[1:]: value[:1].upper() + value[1:] for name, value in slots.items()}
    return " ".join(re.sub(r"\{(\w+)\}", lambda m: every[m.group(1)], text).split())


def slots_of(agreement: Agreement) -> dict[str, str]:
    """Return what the draft calls the parties and itself, and what its organization's immunities and exclusions are."""
    un = next((p.organization for p in agreement.parties if p.role == "un" and p.organization), None)
    organization = organizations().get(un) if un else None
    return {
        "un": _name(agreement, "un", "the United Nations organization"),
        "partner": _name(agreement, "partner", "the Partner"),
        "agreement": _instrument(agreement),
        "holder": _holder(organization),
        "trades": _listed([trades()[t]["say"] for t in organization.excluded_trades] if organization else [], "or")
        or "excluded goods",
    }


def _holder(organization: Organization | None) -> str:
    """Whose immunities they are, as the reservation names them."""
    if organization is None or organization.holders == ["UN"]:
        own = "" if organization is None or organization.id == "UN" else f", including {full_name(organization.id)}"
        return f"the United Nations{own or ', including its subsidiary organs'}"
    return _listed([*(full_name(h) for h in organization.holders if h != organization.id), full_name(organization.id)])


def _listed(words: list[str], last: str = "and") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _name(agreement: Agreement, role: str, default: str) -> str:
    named = [p for p in agreement.parties if p.role == role]
    if not named:
        return default
    party = named[0]
    usable = [a for a in party.aliases if not a.casefold().startswith(("we", "us", "our", "you"))]
    # What the draft defined for it, before the name itself and parts of it.
    alias = next((a for a in usable if a not in party.name), next(iter(usable), None))
    if alias is None:
        return party.organization or party.name if role == "un" else party.name
    return (
        alias
        if alias.isupper() or (role == "un" and party.organization == alias) or alias == party.name
        else f"the {alias}"
    )


def _instrument(agreement: Agreement) -> str:
    """The draft's own word for itself: the defined term that stands for it, else the word of its title."""
    for definition in agreement.definitions:
        if definition.name in _INSTRUMENTS and re.search(r"\b(?:this|the present)\b", definition.meaning, re.I):
            return _INSTRUMENTS[definition.name]
    title = agreement.title.casefold()
    return next((said for word, said in _INSTRUMENTS.items() if word.casefold() in title), "this Agreement")


_INSTRUMENTS = {
    "Memorandum of Understanding": "this Memorandum of Understanding",
    "MoU": "this MoU",
    "MOU": "this MOU",
    "Memorandum": "this Memorandum",
    "Letter": "this Letter",
    "Contract": "this Contract",
    "Terms": "these Terms",
    "Agreement": "this Agreement",
}
