"""What sets one organization apart, and one edition of the guidelines: facts, and what is laid over the rules.

The facts stand in ``catalogue/agencies/*.yaml``, what an edition changes in
``catalogue/editions/*.yaml``. How a text calls an organization is another matter:
``clauses/lexicon/organizations.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from checks.rule import AskedWhere, Facts, Rule, Source
from checks.sentence import SentenceError
from checks.values import SEVERITIES
from checks.yaml_file import FileError, Steps, YamlFile, read
from clauses.organizations import of_id
from clauses.organizations import organizations as named_bodies

Status = Literal["organ", "agency", "joint", "related"]
#: How an agreement says what a body is.
STATUS_WORDS: dict[Status, str] = {
    "organ": "a subsidiary organ of the United Nations",
    "agency": "a specialized agency of the United Nations",
    "joint": "a joint programme of the United Nations",
    "related": "an international organization",
}
Passage = Literal["code", "national-committee", "no-special-access"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(_Model):
    """A statement of law or practice about an organization, with where it was read."""

    says: str
    sources: list[Source] = Field(min_length=1)


class Standing(_Model):
    """What a lawyer looks up of an organization (LEGAL.md, section D); only the status is required."""

    status: Fact
    guidelines: Fact | None = None
    """Whether the Secretary-General's guidelines bind it."""
    right_holder: Fact | None = None
    exclusions: Fact | None = None
    marks: Fact | None = None
    """Who authorises the use of its name and emblem."""
    products: Fact | None = None
    liability: Fact | None = None
    disputes: Fact | None = None
    law: Fact | None = None
    """Whether a national law may fill gaps."""
    other: list[Fact] = Field(default_factory=list)


class Overlay(_Model):
    """What an organization or an edition of the guidelines makes of a rule."""

    rule: str
    effect: Literal["tightens", "loosens", "replaces"]
    because: str
    sources: list[Source] = Field(min_length=1)
    severity: str | None = None
    condition: list[str] | None = None
    also: list[str] = Field(default_factory=list)
    """Sentences that are asked besides the rule's own."""
    facts: Facts | None = None
    asked_where: AskedWhere | None = None
    advice: str | None = None
    wording: str | None = None
    lifted: bool = False
    """The rule does not apply at all."""

    @model_validator(mode="after")
    def _changes_something(self) -> Overlay:
        asked = (
            self.severity
            or self.condition
            or self.also
            or self.facts
            or self.advice
            or self.wording
            or self.asked_where
        )
        if not asked and not self.lifted:
            raise ValueError(
                "it changes nothing; say severity, condition, also, facts, asked_where, advice, wording or lifted"
            )
        if self.lifted and self.effect != "loosens":
            raise ValueError("a rule that is lifted is loosened; write 'effect: loosens'")
        return self


class Organization(_Model):
    """A body of the United Nations system, as the law sees it."""

    id: str
    """As in ``clauses/lexicon/organizations.yaml``."""
    status: Status
    conventions: list[Literal["CPI", "SAC"]]
    """Which convention protects it: CPI of 1946, SAC of 1947; none if it has an instrument of its own."""
    holders: list[str] = Field(min_length=1)
    """Ids of the bodies whose immunities are at stake: for a subsidiary organ the United Nations."""
    excluded_trades: list[str] = Field(default_factory=list)
    """Keys of ``exclusions.yaml``."""
    passages: dict[Passage, str] = Field(default_factory=dict)
    """Patterns of passages that the organization wants to see in a text."""
    facts: Standing
    adds: list[Rule] = Field(default_factory=list)
    """Rules for its agreements alone."""
    changes: list[Overlay] = Field(default_factory=list)

    @field_validator("id")
    @classmethod
    def _named(cls, identifier: str) -> str:
        if of_id(identifier) is None:
            raise ValueError(f"'{identifier}' has no names yet; add them to clauses/lexicon/organizations.yaml")
        return identifier

    @field_validator("excluded_trades")
    @classmethod
    def _trades(cls, names: list[str]) -> list[str]:
        unknown = [n for n in names if n not in trades()]
        if unknown:
            raise ValueError(f"'{unknown[0]}' is no trade of checks/exclusions.yaml; add its words there")
        return names

    @model_validator(mode="after")
    def _adds_its_own(self) -> Organization:
        for rule in self.adds:
            if not rule.because:
                raise ValueError(f"{rule.id}: say in 'because' why {self.id} asks it")
        return self


class Edition(_Model):
    """An edition of the Secretary-General's guidelines, as far as the rules know it."""

    year: Literal["2000", "2009", "2015"]
    title: str
    facts: list[Fact]
    changes: list[Overlay] = Field(default_factory=list)


Model = TypeVar("Model", bound=_Model)


@dataclass(frozen=True)
class Entry:
    """An entry of a data file: which it is, and how an error about it is said."""

    file: YamlFile
    steps: Steps


def _entries(folder: str, model: type[Model], key: str) -> dict[str, tuple[Entry, Model]]:
    """Return the entries of the files of one folder by their key."""
    found: dict[str, tuple[Entry, Model]] = {}
    for path in sorted(files(__package__).joinpath("catalogue", folder).iterdir(), key=lambda e: e.name):
        if not path.name.endswith(".yaml"):
            continue
        file = read(path, f"{folder}/{path.name}")
        for i, item in enumerate(file.data):
            entry = file.validated(model, [i], what=str(item.get(key, "an entry")) if isinstance(item, dict) else "")
            name = getattr(entry, key)
            if name in found:
                raise file.error(f"there are two entries {name}; keep one", [i, key])
            found[name] = Entry(file, [i]), entry
    return found


@cache
def _agencies() -> dict[str, tuple[Entry, Organization]]:
    found = _entries("agencies", Organization, "id")
    missing = [body.id for body in named_bodies() if body.id not in found]
    if missing:
        raise FileError(
            f"catalogue/agencies: {missing[0]} has names in clauses/lexicon/organizations.yaml but no entry here; add one."
        )
    return {body.id: found[body.id] for body in named_bodies()}


def organizations() -> dict[str, Organization]:
    """Return every organization by id, in the order of the lexicon.

    Raises:
        FileError: a file is not right; says which and where.
    """
    return {name: organization for name, (_, organization) in _agencies().items()}


def added() -> list[tuple[Entry, Rule]]:
    """Return the rules that one organization alone asks for, each confined to its agreements, with where it stands.

    Raises:
        FileError: a file is not right; says which and where.
    """
    return [
        (Entry(entry.file, [*entry.steps, "adds", i]), _of_one(rule, organization))
        for entry, organization in _agencies().values()
        for i, rule in enumerate(organization.adds)
    ]


def _of_one(rule: Rule, organization: Organization) -> Rule:
    return rule.model_copy(update={"applies": rule.applies.model_copy(update={"agency": [organization.id.lower()]})})


@cache
def trades() -> dict[str, dict[str, str]]:
    """Return the trades that organizations exclude: how to say them, and the words by which a draft gives them away."""
    loaded: dict[str, dict[str, str]] = read(files(__package__).joinpath("exclusions.yaml"), "exclusions.yaml").data
    return loaded


def of_agency(agency: str) -> Organization | None:
    """Return the organization of a profile's ``agency``, None for ``other``."""
    return organizations().get(agency.upper())


@cache
def editions() -> dict[str, Edition]:
    """Return the editions of the guidelines by year.

    Raises:
        FileError: a file is not right; says which and where.
    """
    return {year: edition for year, (_, edition) in _entries("editions", Edition, "year").items()}


def overlays(agency: str, edition: str) -> list[tuple[str, Overlay]]:
    """Return what is laid over the rules for a deal, first by the edition, then by the organization, with who does it."""
    found: list[tuple[str, Overlay]] = []
    if edition in editions():
        found += [(f"the {edition} edition of the guidelines", c) for c in editions()[edition].changes]
    organization = of_agency(agency)
    if organization is not None:
        found += [(organization.id, c) for c in organization.changes]
    return found


def overlaid(rule: Rule, over: list[tuple[str, Overlay]]) -> Rule | None:
    """Return the rule as the changes leave it, None if one of them lifts it.

    Raises:
        FileError: a change lowers a severity without saying that it loosens, or makes a rule that can't be read.
    """
    for who, change in over:
        if change.rule != rule.id:
            continue
        if change.lifted:
            return None
        asked = {
            "severity": change.severity,
            "condition": [*(change.condition or rule.condition), *change.also],
            "facts": change.facts,
            "asked_where": change.asked_where,
            "advice": change.advice,
            "wording": change.wording,
            "because": " ".join(b for b in (rule.because, change.because) if b),
            "sources": [*rule.sources, *(s for s in change.sources if s not in rule.sources)],
        }
        changed = rule.model_copy(update={name: value for name, value in asked.items() if value is not None})
        try:
            lower = _rank(changed) > _rank(rule)
            _ = changed.conditions
        except SentenceError as error:
            raise FileError(f"{who}: {rule.id}: condition, column {error.column}: {error}.") from error
        except ValueError as error:
            raise FileError(f"{who}: {rule.id}: {error}.") from error
        if lower and change.effect != "loosens":
            raise FileError(f"{who}: {rule.id}: a lower severity loosens the rule; write 'effect: loosens'.")
        rule = changed
    return rule


def _rank(rule: Rule) -> tuple[int, ...]:
    """The place of each level the rule can take, the most severe first: more is less severe."""
    first, tests = rule.severities
    return tuple(sorted(SEVERITIES.index(level) for level in (first, *(level for level, _ in tests))))
