"""What clauses are about, and the cheap pass over their sentences."""

from __future__ import annotations

import json

import pytest

from clauses.model import Clause
from clauses.topics import assign, could_matter
from tests.gold_clauses import development
from tests.helpers import in_neutral
from tests.tools import topics as measured


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Use of the name and emblem", "emblem"), ("Hold harmless", "indemnity"), ("Limitation of liability", "liability"),
        ("Privileges and immunities", "immunities"), ("Settlement of disputes", "disputes"), ("Applicable law", "governing-law"),
        ("Confidentiality", "confidentiality"), ("Term and termination", "termination"), ("Force majeure", "force-majeure"),
        ("Representations and due diligence", "eligibility"), ("Monitoring and reporting", "monitoring"), ("Taxes", "tax"),
    ],
)  # fmt: skip
def test_heading_gives_the_topic(heading: str, topic: str) -> None:
    assert topic in assign([Clause("c1", "1", heading, heading, ())])[0].topics


def test_children_inherit_the_heading() -> None:
    parent = Clause("c1", "1", "Liability", "Liability", ())
    child = Clause("c2", "1.1", "", "The Partner answers for it.", (), parent="c1")
    assert "liability" in assign([parent, child])[1].topics


def test_gate_lets_through_what_carries_a_statement() -> None:
    """Recall of the cheap pass on labelled text, measured apart: at least 99.5 in 100."""
    carrying = [
        e for e in development() if any(label in ("violated", "satisfied", "unclear") for label in e.labels.values())
    ]
    missed = [e.id for e in carrying if not could_matter(Clause("c1", "1", "", e.text, (), topics=("other",)), e.text)]
    assert len(missed) <= 0.005 * len(carrying), missed


def test_topics_are_told_as_well_as_before() -> None:
    kept = json.loads(measured.KEPT.read_text(encoding="utf-8"))
    for part, f1 in kept.items():
        assert measured.together(measured.measure(part)[0]) >= f1 - 0.5, part


def test_a_clause_whose_words_tell_no_topic_is_about_what_it_does() -> None:
    clauses = in_neutral("The Company shall reimburse UNICEF for every loss that its drivers cause.").clauses
    assert [c.topics for c in clauses if "drivers" in c.text] == [("indemnity",)]
