"""What several tests need: drafts made in memory, and the statements of one sentence."""

from __future__ import annotations

from pathlib import Path

from checks.examples import document, neutral
from clauses.agreement import understand
from clauses.model import Agreement, Statement

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"


def agreement(*paragraphs: str) -> Agreement:
    return understand(document(paragraphs))


def in_neutral(clause: str, heading: str = "", un: str = "UNICEF", partner: str = "the Company") -> Agreement:
    """The clause in an agreement that says nothing else."""
    return understand(
        document(
            neutral(
                un,
                "the United Nations Children's Fund",
                "a subsidiary organ of the United Nations",
                partner,
                "Harrow Foods Limited",
                clause,
                heading,
            )
        )
    )


def said(clause: str, heading: str = "") -> list[Statement]:
    return list(in_neutral(clause, heading).statements)


def brief(statement: Statement) -> str:
    """A statement in the words of the rule language: "un must indemnify partner"."""
    parts = [statement.bearer.side, statement.modality, statement.act]
    if statement.thing.name:
        parts.append(str(statement.thing))
    if statement.counterparty.side != "none":
        parts.append(f"to {statement.counterparty.side}")
    return " ".join(parts)
