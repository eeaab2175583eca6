"""A rule as data, as a lawyer writes it in a YAML file."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from checks.sentence import Condition, Test, parse, parse_test
from clauses.facts import facts

Severity = Literal["blocker", "major", "minor", "advice"]
SEVERITIES: tuple[Severity, ...] = ("blocker", "major", "minor", "advice")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Model):
    """Where a rule comes from."""

    id: str
    """Key in sources.yaml."""
    pinpoint: str = ""
    status: Literal["verified", "to be confirmed"]
    note: str = ""


class Applies(_Model):
    """To which deals a rule applies; an empty list means all."""

    agency: list[str] = Field(default_factory=list)
    not_agency: list[str] = Field(default_factory=list)
    partner_type: list[str] = Field(default_factory=list)
    modality: list[str] = Field(default_factory=list)
    not_modality: list[str] = Field(default_factory=list)
    edition: list[str] = Field(default_factory=list)
    doubtful_modality: list[str] = Field(default_factory=list)
    """Where it is for a person to say whether the rule applies: a breach is then reported as unclear."""


class Facts(_Model):
    """What the trained reader's facts say of the rule: names of ``clauses/lexicon/facts.yaml``."""

    breaks: list[str] = Field(default_factory=list)
    """A clause that states one breaks the rule; one that denies it respects it."""
    meets: list[str] = Field(default_factory=list)
    asks: list[str] = Field(default_factory=list)
    """A clause that states one must be put to a person."""
    apart: bool = False
    """Whether what breaks and what meets the rule are different matters, so that to state a term excuses no renewal without end."""
    unless: dict[str, str] = Field(default_factory=dict)
    """Facts that do not count where a test holds: ``{law-gap-filler: agency is who}``."""

    @field_validator("breaks", "meets", "asks")
    @classmethod
    def _known(cls, names: list[str]) -> list[str]:
        unknown = [n for n in names if n not in facts()]
        if unknown:
            raise ValueError(f"'{unknown[0]}' is no fact of clauses/lexicon/facts.yaml")
        return names


class Example(_Model):
    """A clause that the rule must find violated, or must find in order."""

    text: str
    heading: str = ""
    un: str = "UNDP"
    """The name by which the text calls the UN body; any known abbreviation."""
    partner: str = "the Partner"
    modality: str | None = None
    """The modality of the deal, if the rule looks at it."""
    verdict: Literal["violated", "satisfied", "unclear", "not_applicable"] | None = None
    """If not the one the list implies."""


class Rule(_Model):
    """One requirement of the guidelines."""

    id: str = Field(pattern=r"^[A-Z]{3}-\d{2}$")
    title: str
    topics: list[str]
    """Where to look: the clauses that are listed as searched when nothing is found."""
    kind: Literal["required clause", "prohibited content", "conditional", "consistency", "drafting hygiene"]
    condition: list[str]
    """Sentences of the rule language; broken if any of them is."""
    facts: Facts = Field(default_factory=Facts)
    severity: str
    """A level, or "major; blocker if TEST"."""
    why: str
    advice: str
    sources: list[Source]
    applies: Applies = Field(default_factory=Applies)
    related: list[str] = Field(default_factory=list)
    wording: str | None = None
    """Key of a model clause in wording/."""
    finds: str = ""
    """What the reader is told was found, for a rule on which the general words would be clumsy."""
    violated_by: list[Example] = Field(default_factory=list)
    satisfied_by: list[Example] = Field(default_factory=list)

    @field_validator("condition", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The parsed condition.

        Raises:
            SentenceError: a sentence is not of the language.
        """
        return tuple(parse(sentence) for sentence in self.condition)

    @property
    def severities(self) -> tuple[Severity, tuple[tuple[Severity, Test], ...]]:
        """The level, and the levels that tests raise or lower it to."""
        first, *rest = [part.strip() for part in self.severity.split(";")]
        tests: list[tuple[Severity, Test]] = []
        for part in rest:
            level, separator, test = part.partition(" if ")
            if not separator:
                raise ValueError(f"'{part}' is no severity test; write 'blocker if ...'")
            tests.append((_level(level), parse_test(test)))
        return _level(first), tuple(tests)


def _level(word: str) -> Severity:
    for level in SEVERITIES:
        if level == word:
            return level
    raise ValueError(f"'{word}' is no severity; it is one of {', '.join(SEVERITIES)}")
