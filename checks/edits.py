"""Edits of a few words that clear a finding (``edits.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: list[str] = Field(default_factory=list)
    missing: dict[str, str] = Field(default_factory=dict)
    before: str = ""
    find: str = ""
    put: str = ""
    insert: str

    @field_validator("find", "before")
    @classmethod
    def _regular(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words ``start:end`` of a quotation, and what to write instead; where they are equal, it is only inserted."""

    start: int
    end: int
    new: str
    lawyer: bool
    """Whether a lawyer must agree before it is made."""


@cache
def _entries() -> tuple[_Entry, ...]:
    import yaml

    text = files(__package__).joinpath("edits.yaml").read_text(encoding="utf-8")
    return tuple(TypeAdapter(list[_Entry]).validate_python(yaml.safe_load(text)))


def rewordings(rule: str, missing: Sequence[str], quote: str, slots: dict[str, str]) -> tuple[Rewording, ...]:
    """Return the edits that may clear a finding of ``rule`` at the words ``quote``, the best first."""
    found: list[Rewording] = []
    literal = {name: value.replace("\\", r"\\") for name, value in slots.items()}  # a name is no part of the template
    for entry in _entries():
        lawyer = entry.insert != "without a lawyer"
        if entry.missing and missing and set(missing) <= set(entry.missing):
            found.extend(_with_adjectives(entry, missing, quote))
        elif rule in entry.rules and not entry.find:
            found.append(Rewording(0, len(quote), entry.put.format(**slots), lawyer))
        elif rule in entry.rules and (match := re.search(_named(entry.find, slots), quote, re.I)) is not None:
            found.append(Rewording(match.start(), match.end(), match.expand(entry.put.format(**literal)), lawyer))
    return tuple(found)


def _named(pattern: str, slots: dict[str, str]) -> str:
    for slot in ("un", "partner"):
        pattern = pattern.replace(f"{{{slot}}}", re.escape(slots[slot]))
    return pattern


def _with_adjectives(entry: _Entry, missing: Sequence[str], quote: str) -> list[Rewording]:
    """Add the missing words to those that already stand before the noun: "written consent", "prior written consent"."""
    known = list(entry.missing.values())
    pattern = rf"(?:\b(an?) )?((?:\b(?:{'|'.join(known)}),? (?:and )?)*)\b(?:{entry.before})\b"
    match = re.search(pattern, quote, re.I)
    if match is None:
        return []
    present = re.findall("|".join(known), match[2], re.I)
    wanted = [w for w in known if w in map(str.lower, present) or w in (entry.missing[m] for m in missing)]
    added = [w for w in wanted if w not in map(str.lower, present)]
    lawyer = entry.insert != "without a lawyer"
    if match[1]:
        article = "an" if wanted[0][0] in "aeiou" else "a"
        if article != match[1].lower():
            article = article.capitalize() if match[1][0].isupper() else article
            return [Rewording(match.start(1), match.end(2), f"{article} {' '.join(wanted)} ", lawyer)]
    if present and wanted[: len(present)] == [w.lower() for w in present]:
        return [Rewording(match.end(2), match.end(2), " ".join(added) + " ", lawyer)]
    return [Rewording(match.start(2), match.start(2), " ".join(added) + " ", lawyer)]
