"""The ways in which provisions are numbered by hand."""

from __future__ import annotations

import pytest

from tests.helpers import agreement


@pytest.mark.parametrize(
    "style",
    [
        "Article ({n}) {h}", "Art. {n}. {h}", "Art {n} {h}", "Article {n} – {h}", "{n}) {h}", "{n} {h}", "Clause {n}: {h}", "Cl. {n} {h}",
        "§{n} {h}", "No. {n} {h}", "Nr. {n} {h}", "{n} – {h}", "{n}/ {h}", "[{n}] {h}", "{n}.- {h}", "{n}.º {h}", "Item {n}. {h}", "Point {n}: {h}",
        "Condition {n}: {h}", "Title {n}. {h}", "Article No. {n}: {h}", "Article Nº {n}. {h}", "ART. {n} - {h}", "0{n}. {h}", "Provision {n}. {h}",
    ],
)  # fmt: skip
def test_a_style_of_numbering(style: str) -> None:
    paragraphs = ["AGREEMENT between the United Nations Development Programme (UNDP) and Harrow Ltd (the Company)"]
    for n, heading in enumerate(["Purpose", "Emblem", "Money"], 1):
        paragraphs += [
            style.format(n=n, h=heading),
            "The Company shall pay, and see 2 for the rest.",
            "UNDP shall report.",
        ]
    paragraphs.append(style.format(n=4, h="Survival"))
    paragraphs.append("Articles 2 and 3 survive.")
    draft = agreement(*paragraphs)
    emblem = next(c for c in draft.clauses if c.heading == "Emblem")
    assert emblem.number
    cited = [r.target for c in draft.clauses for r in c.references if r.text.startswith("Articles")]
    assert emblem.id in cited


@pytest.mark.parametrize(
    "words",
    [
        "No. 5 Quay Street, Leeds, is the address of the Company.",
        "Point 5 of the plan is for the Company to settle.",
        "Item 3 shall be delivered by the Company.",
    ],
)
def test_words_that_only_look_like_a_number(words: str) -> None:
    draft = agreement("AGREEMENT", "1. Purpose", words, "2. Money", "The Company shall pay.")
    assert next(c.number for c in draft.clauses if words in c.text) == "1"


def test_a_number_far_beyond_the_last_provision_is_of_another_instrument() -> None:
    draft = agreement("AGREEMENT", "1. Purpose", "The Company signs under section 127 authority, as clause 9 allows.")
    found = {r.text: r.kind for c in draft.clauses for r in c.references}
    assert found == {"section 127": "outside", "clause 9": "clause"}
