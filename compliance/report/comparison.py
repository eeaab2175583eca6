"""What changed between two versions of a draft, in the form that other programs rely on.

The shape is a contract ("compliance-compare/1"): fields may be added, none removed or renamed.
"""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from checks.values import Severity
from compliance.report.model import DraftOut, FindingOut, ProfileOut
from compliance.worddiff import Operation

SCHEMA = "compliance-compare/1"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ClauseName(_Model):
    """A clause of one version: its id in that version's report, what a reader calls it, and its heading."""

    id: str
    number: str
    heading: str
    label: str
    """Its number; if it has none, its heading or its first words."""


class StretchOut(_Model):
    """Words that were kept, deleted or inserted together."""

    operation: Operation
    text: str


ClauseKind = Literal["same", "changed", "added", "deleted"]


class ClauseChange(_Model):
    """What became of a clause.

    ``kind``: "same" (the same words; its number may differ), "changed", "added"
    (``before`` is null) or "deleted" (``now`` is null). ``moved``: it stands
    elsewhere among the clauses, changed or not. ``words``: the new text with the
    deleted words where they stood; empty if the words are the same.
    """

    kind: ClauseKind
    moved: bool
    before: ClauseName | None
    now: ClauseName | None
    words: list[StretchOut]


class FindingChange(_Model):
    """What became of a finding: ``before`` and ``now`` are the findings of the two reports, as "compliance-report/1" has them.

    A new finding has no ``before``, a resolved one no ``now``. ``severity`` is
    that of ``now``, else of ``before``. ``cause``: a sentence on what in the
    draft made the difference; empty where a finding remains as it was.
    """

    rule: str
    title: str
    severity: Severity
    before: FindingOut | None
    now: FindingOut | None
    cause: str


class FindingsOut(_Model):
    """The findings that are violated or unclear in one version or both, the worst first."""

    new: list[FindingChange]
    resolved: list[FindingChange]
    remaining: list[FindingChange]


class Undecided(_Model):
    """Rules that cannot be cleared in a version because part of its file was not read; they are no findings here."""

    before: list[str]
    now: list[str]


class ComparisonSummary(_Model):
    """Counts: findings by severity, clauses by what became of them (a moved clause is also counted as same or changed)."""

    new: dict[Severity, int]
    resolved: dict[Severity, int]
    remaining: dict[Severity, int]
    clauses: dict[Literal["same", "changed", "added", "deleted", "moved"], int]


class Comparison(_Model):
    """The object that ``compliance compare --format json`` prints, schema "compliance-compare/1".

    ``old`` and ``new`` are the two files, ``profiles`` the facts about the deal
    by which each was judged (the old one by those of the new where it could be),
    ``summary`` the counts, ``findings`` what became of each finding, ``clauses``
    what became of each clause in the order of the new version (a deleted clause
    comes where it stood), ``undecided`` the rules left open by unread parts, and
    ``notices`` what a person must know before trusting the rest.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema", serialization_alias="schema")
    old: DraftOut
    new: DraftOut
    profiles: dict[Literal["old", "new"], ProfileOut]
    summary: ComparisonSummary
    findings: FindingsOut
    clauses: list[ClauseChange]
    undecided: Undecided
    notices: list[str]


def moves(comparison: Comparison) -> list[str]:
    """Say which clauses only moved, a sentence a move; neighbours that moved together are one."""
    sentences = []
    after = ""
    for only_moved, run in groupby(comparison.clauses, lambda c: c.moved and c.kind == "same"):
        changes = list(run)
        if only_moved:
            before = _from_to([c.before.label for c in changes if c.before])
            now = _from_to([c.now.label for c in changes if c.now])
            several = len(changes) > 1
            renamed = f" {'are' if several else 'is'} now {now} and" if now != before else ""
            where = f"after {after}" if after else "first"
            sentences.append(f"{before}{renamed} {'stand' if several else 'stands'} {where}.")
        after = next((c.now.label for c in reversed(changes) if c.now is not None), after)
    return sentences


def _from_to(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"


def counted(number: int, one: str, several: str = "") -> str:
    """Return "1 clause", "2 clauses"."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def headline(comparison: Comparison) -> str:
    """Return the sentence that matters most: "2 findings resolved, 1 new, 5 remain."."""
    found = comparison.findings
    if not (found.resolved or found.new or found.remaining):
        return "No findings in either version."
    remaining = len(found.remaining)
    return (
        f"{counted(len(found.resolved), 'finding')} resolved, {len(found.new)} new, {remaining} "
        f"{'remains' if remaining == 1 else 'remain'}."
    )


def what_became_of_the_clauses(comparison: Comparison) -> str:
    """Return the counts of clauses as a sentence: "3 clauses changed, 1 moved, 12 the same."."""
    counts = comparison.summary.clauses
    parts = [f"{counts[name]} {name}" for name in ("changed", "added", "deleted", "moved") if counts[name]]
    return f"Clauses: {', '.join([*parts, str(counts['same']) + ' with the same words'])}."
