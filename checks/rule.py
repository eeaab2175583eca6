"""A rule as data, as a lawyer writes it in a YAML file."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from checks.deal import Agency, DealFact, Edition, Modality, Nature, PartnerType, YesNo
from checks.one_of import OneOf
from checks.sentence import Condition, SentenceError, Test, parse, parse_test
from checks.values import SEVERITIES, Severity, Verdict
from clauses.facts import facts
from clauses.vocabulary import TOPICS

#: An example holds matters of the deal, which only its parties know: it shows the form, and is never written into a draft.
Insert = Literal["with a lawyer", "without a lawyer", "as an example"]
ID = r"^[A-Z]{3}-\d{2}$"
Topic = Annotated[str, OneOf(TOPICS, "topic")]
FactName = Annotated[str, OneOf(facts(), "fact that the trained reader knows (clauses/lexicon/facts.yaml)")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Model):
    """Where a rule comes from."""

    id: str
    """Key in sources.yaml."""
    pinpoint: str = ""
    status: Literal["verified", "to be confirmed"]
    note: str = ""
    contrast: bool = False
    """Whether it shows where the practice differs, and does not carry the rule."""


class Applies(_Model):
    """To which deals a rule applies; an empty list means all."""

    agency: list[Agency] = Field(default_factory=list)
    not_agency: list[Agency] = Field(default_factory=list)
    partner_type: list[PartnerType] = Field(default_factory=list)
    modality: list[Modality] = Field(default_factory=list)
    not_modality: list[Modality] = Field(default_factory=list)
    edition: list[Edition] = Field(default_factory=list)
    nature: list[Nature] = Field(default_factory=list)
    doubtful_modality: list[Modality] = Field(default_factory=list)
    """Where it is for a person to say whether the rule applies: a breach is then reported as unclear."""


class Facts(_Model):
    """What the trained reader's facts say of the rule: names of ``clauses/lexicon/facts.yaml``."""

    breaks: list[FactName] = Field(default_factory=list)
    """A clause that states one breaks the rule; one that denies it respects it."""
    meets: list[FactName] = Field(default_factory=list)
    asks: list[FactName] = Field(default_factory=list)
    """A clause that states one must be put to a person."""
    apart: bool = False
    """Whether what breaks and what meets the rule are different matters, so that to state a term excuses no renewal without end.

    Of what this added for the rules that have it, 18 findings in 21 were right on the development drafts and those written later; for four more
    of a later day (TER-02, REL-01, TRA-03, ETH-02) 12 in 13 there, and 9 in 9 on drafts that nobody had read."""
    alone: float = Field(default=0.0, ge=0.0, le=1.0)
    """How sure the trained reader must be, at least, for its word alone to count: on real documents it proved wrong below; 1: always."""
    unless: dict[FactName, str] = Field(default_factory=dict)
    """Facts that do not count where a test holds: ``{law-gap-filler: agency is who}``."""


class AskedWhere(_Model):
    """Words that make of a breach a question: what they speak of is for a person to judge."""

    words: str
    """A pattern, looked for in the words that break the rule."""
    question: str

    @field_validator("words")
    @classmethod
    def _regular(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"these words are no pattern ({error}); put a backslash before a sign that stands for itself") from error  # fmt: skip
        return pattern


class Example(_Model):
    """A clause that the rule must find violated, or must find in order."""

    text: str
    heading: str = ""
    un: str = "UNDP"
    """The name by which the text calls the UN body; any known abbreviation."""
    partner: str = "the Partner"
    opening: bool = False
    """Whether the text stands at the head of the agreement, in place of the sentence that names the parties."""
    modality: Modality | None = None
    """The modality of the deal, if the rule looks at it."""
    facts: dict[DealFact, YesNo] = Field(default_factory=dict)
    """What the profile of the deal says, if the rule asks for it."""
    verdict: Verdict | None = None
    """If not the one the list implies."""


def _no_table(sentence: Any) -> Any:
    if isinstance(sentence, dict):
        raise ValueError("a sentence that holds a colon must stand in quotation marks")
    return sentence


class Rule(_Model):
    """One requirement of the guidelines."""

    id: str = Field(pattern=ID)
    replaces: str | None = Field(default=None, pattern=ID)
    """The rule of an earlier catalogue that this one takes the place of."""
    reason: str = ""
    """Why it does."""
    title: str
    topics: list[Topic]
    """Where to look: the clauses that are listed as searched when nothing is found."""
    kind: Literal["required clause", "prohibited content", "conditional", "consistency", "drafting hygiene"]
    condition: list[Annotated[str, BeforeValidator(_no_table)]] = Field(min_length=1)
    """Sentences of the rule language; broken if any of them is."""
    facts: Facts = Field(default_factory=Facts)
    asked_where: AskedWhere | None = None
    severity: str
    """A level, or "major; blocker if TEST"."""
    why: str
    because: str = ""
    """Why an organization, or an edition of the guidelines, asks it or changes it; empty for a rule that all share."""
    advice: str
    sources: list[Source] = Field(min_length=1)
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
        """The level, and the levels that tests raise or lower it to.

        Raises:
            SentenceError: a level or a test is none; its column counts from the start of the severity.
        """
        return severity(self.severity)


@cache
def severity(text: str) -> tuple[Severity, tuple[tuple[Severity, Test], ...]]:
    """Parse a severity: "major", or "major; blocker if TEST".

    Raises:
        SentenceError: a level or a test is none.
    """
    levels: list[Severity] = []
    tests: list[tuple[Severity, Test]] = []
    at = 0
    for i, part in enumerate(text.split(";")):
        start = at + len(part) - len(part.lstrip())
        at += len(part) + 1
        level, separator, test = part.strip().partition(" if ")
        try:
            levels.append(_level(level))
            if i and not separator:
                raise SentenceError(f"'{level}' needs a test here: '{level} if ...'", 1, 1)
            if i:
                start += len(level) + len(separator)
                tests.append((levels[-1], parse_test(test)))
            elif separator:
                raise SentenceError("the first level stands alone; tests come after a semicolon", 1, len(level) + 2)
        except SentenceError as error:
            raise SentenceError(str(error), 1, start + error.column) from error
    return levels[0], tuple(tests)


class Change(_Model):
    """What a user's catalogue changes of a rule of an earlier one; every report says so."""

    change: str = Field(pattern=ID)
    disabled: bool = False
    severity: str | None = None
    """The new level, in the form of a rule's own."""
    wording: str | None = None
    """The key of another model clause."""
    reason: str = Field(min_length=3)


class Instrument(_Model):
    """What a rule can cite: an entry of sources.yaml."""

    title: str
    date: str = ""


class Fallback(_Model):
    """A wording to fall back on where the other side refuses the first one."""

    text: str
    when: str = ""
    insert: Insert = "with a lawyer"
    not_agency: list[Agency] = Field(default_factory=list)
    """Organizations that do not accept it."""


class Unacceptable(_Model):
    """A wording that is often offered and must be refused."""

    text: str
    why: str


class Wording(_Model):
    """Where an organization stands on one point, with slots for the names of the parties: an entry of a file in wording/."""

    protects: str = ""
    """What is at stake."""
    text: str
    insert: Insert = "with a lawyer"
    """Whether the text may go into a draft without asking a lawyer."""
    fallbacks: list[Fallback] = Field(default_factory=list)
    unacceptable: list[Unacceptable] = Field(default_factory=list)


def _level(word: str) -> Severity:
    for level in SEVERITIES:
        if level == word:
            return level
    raise SentenceError(f"'{word}' is no severity; it is one of {', '.join(SEVERITIES)}", 1, 1)
