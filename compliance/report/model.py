"""The report: everything that is known of the judged drafts, in the form that other programs rely on.

The shape is a contract ("compliance-report/1"): fields may be added, none
removed or renamed.
"""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from checks.values import Severity, Verdict

SCHEMA = "compliance-report/1"

Answer = Literal["accepted", "waived", "fixed", "false-alarm"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaceOut(_Model):
    """Where a piece of text stands: part of the file, block, offsets into the block, page and box if there are any."""

    part: str
    block: int
    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class UnreadOut(_Model):
    """Something that was not read, and why."""

    what: str
    place: str
    why: str
    material: bool


class LedgerOut(_Model):
    """Characters the file holds as text (spaces not counted), how many were read, and what was not."""

    characters: int
    read: int
    unread: list[UnreadOut]
    oddities: list[str] = Field(default_factory=list)


class DraftOut(_Model):
    """The file."""

    path: str
    sha256: str | None
    format: str | None
    language: str | None
    pages: int | None
    words: int
    ledger: LedgerOut


class ErrorOut(_Model):
    """Why a draft could not be judged."""

    kind: str
    message: str


class ProfileOut(_Model):
    """The facts about the deal by which rules were chosen."""

    agency: str | None
    partner_type: str | None
    modality: str | None
    edition: str | None
    nature: str | None = None
    """Whether the text binds."""
    facts: dict[str, str] = Field(default_factory=dict)
    """What a person said of the deal that no draft can show, yes or no."""


class PartyOut(_Model):
    """A signatory."""

    role: str
    name: str
    aliases: list[str]
    organization: str | None = None


class ClauseOut(_Model):
    """A provision."""

    id: str
    number: str
    heading: str
    topics: list[str]
    text: str
    place: PlaceOut | None


class StatementOut(_Model):
    """One normative proposition."""

    id: str
    clause: str
    bearer: str
    modality: str
    act: str
    object: str
    counterparty: str
    attributes: list[dict[str, str]]
    conditions: list[str]
    exceptions: list[str]
    operator: str
    effect: str
    certainty: dict[str, Any]
    quote: str
    place: PlaceOut | None


class EvidenceOut(_Model):
    """Words of the draft that prove a finding."""

    clause: str | None
    quote: str
    place: PlaceOut | None
    span: tuple[int, int] | None = None
    """Where the words stand in the clause's text; a quote has the file's own characters, which may be others."""


class DecisionOut(_Model):
    """A person's answer to a finding."""

    answer: Answer
    by: str
    on: datetime.date
    reason: str
    until: datetime.date | None = None
    authority: str = ""
    state: Literal["applied", "stale", "expired"]
    """``stale``: the words have changed since; ``expired``: its last day has passed. Neither counts any more."""


class FindingOut(_Model):
    """A rule's verdict on a draft."""

    rule: str
    title: str
    severity: Severity
    verdict: Verdict
    clause: str | None
    number: str | None
    message: str
    evidence: list[EvidenceOut]
    searched: list[str]
    sources: list[dict[str, Any]]
    wording: dict[str, Any] | None
    why: str = ""
    advice: str = ""
    unread: bool = False
    """Whether it is unclear only because part of the file was not read."""
    missing: list[str] = Field(default_factory=list)
    """Attributes that the quoted words lack: "prior", "written"."""
    topics: list[str] = Field(default_factory=list)
    """What the rule is about."""
    decision: DecisionOut | None = None
    question: bool = False
    """Whether it is unclear only because it rests on a fact that no draft can show: asked of a person, not doubted."""
    because: str = ""
    """Why the organization, or the edition of the guidelines, asks it or changes the rule."""
    approved: bool = False
    """Whether the approved form (``--baseline``) gives the same finding; it doesn't fail a run."""

    @property
    def excused(self) -> bool:
        """Whether a person's answer, still good, says that nothing need be done."""
        return self.decision is not None and self.decision.state == "applied" and self.decision.answer != "fixed"

    @property
    def settled(self) -> bool:
        """Whether nothing need be done: a person's answer says so, or the approved form says the same."""
        return self.excused or self.approved


class BaselineOut(_Model):
    """The draft beside the organization's approved form."""

    path: str
    sha256: str | None
    approved_clauses: list[str]
    """Ids of the clauses that equal an approved one and need no reading."""
    words: int
    words_to_read: int
    share_to_read: float
    lacking: list[str]
    """Approved clauses that the draft lacks or has changed, as the approved form numbers them."""


class SummaryOut(_Model):
    """Counts of findings."""

    violated: dict[Severity, int]
    unclear: int
    satisfied: int
    not_applicable: int


class DraftReport(_Model):
    """All that is known of one draft."""

    draft: DraftOut
    error: ErrorOut | None
    profile: ProfileOut
    parties: list[PartyOut]
    clauses: list[ClauseOut]
    statements: list[StatementOut]
    findings: list[FindingOut]
    summary: SummaryOut
    notices: list[str] = Field(default_factory=list)
    """What a person must know before trusting the findings ("no United Nations party was found")."""
    baseline: BaselineOut | None = None
    readers: list[str] = Field(default_factory=list)
    """Who read the draft: "grammar", "surface", "trained"."""


class Report(_Model):
    """What one run of the program found."""

    schema_: str = Field(default=SCHEMA, alias="schema", serialization_alias="schema")
    reports: list[DraftReport]

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
