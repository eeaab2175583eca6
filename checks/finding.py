"""What a rule says of an agreement, and the proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checks.rule import Source
from checks.values import Severity
from checks.values import Verdict as Verdict
from clauses.document import Place
from clauses.model import Agreement, Clause


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the draft, verbatim, with their place."""

    clause: str | None
    quote: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict at one place, before it is dressed for a person."""

    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    clause: str | None = None
    message: str = ""
    severity: Severity | None = None
    """If the check decides it by itself."""
    unread: bool = False
    """Whether it is unclear only because part of the file was not read."""
    doubted: bool = False
    """Whether it is unclear only because a breach was read without certainty."""
    contradicted: bool = False
    """Whether the grammar's other reading of the same sentence says the opposite."""
    asked: bool = False
    """Whether it is unclear because the rule itself puts a question."""
    missing: tuple[str, ...] = ()
    """Attributes that the rule demands of the words quoted and that they lack: ``prior``, ``written``."""
    told: bool = False
    """Whether it rests on a fact that no draft can show, answered in the profile or to be asked of a person."""
    defined: bool = False
    """Whether it rests on what a name means in another clause, which the trained reader, who sees one at a time, can't know."""
    differ: bool = False
    """Whether it is unclear because the other reader reads otherwise what the grammar read in the clause."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's verdict on an agreement with evidence; one for each place where a rule is broken."""

    rule: str
    title: str
    severity: Severity
    verdict: Verdict
    clause: str | None
    number: str | None
    message: str
    why: str
    advice: str
    evidence: tuple[Evidence, ...]
    searched: tuple[str, ...]
    sources: tuple[Source, ...]
    wording: dict[str, Any] | None = None
    unread: bool = False
    """Whether it is unclear only because part of the file was not read."""
    because: str = ""
    """Why the organization, or the edition of the guidelines, asks it or changes the rule."""
    missing: tuple[str, ...] = ()
    """Attributes that the rule demands of the words quoted and that they lack: ``prior``, ``written``."""
    question: bool = False
    """Whether it is unclear only because it rests on a fact that no draft can show: asked of a person, not doubted."""
    differ: bool = False
    """Whether it is unclear because the other reader reads otherwise what the grammar read in the clause."""


def evidence(agreement: Agreement, clause: Clause, start: int, end: int) -> Evidence:
    """Quote ``clause.text[start:end]`` as the file has it, with its place."""
    end = min(end, len(clause.text))
    for piece in clause.pieces:
        if piece.at <= start <= piece.at + piece.length:
            block = agreement.document.blocks[piece.block]
            first = start - piece.at + piece.block_start
            last = min(end, piece.at + piece.length) - piece.at + piece.block_start
            quote = block.quote(first, last).strip()
            return Evidence(clause.id, quote, Place(block.part, block.index, first, last, block.page, block.box))
    return Evidence(clause.id, clause.text[start:end].strip(), None)
