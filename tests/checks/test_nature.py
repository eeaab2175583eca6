"""Whether a text says of itself that it does not bind, what it excepts, and which rules then have no say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checks.catalogue import by_id, select
from checks.engine import evaluate
from checks.examples import NEUTRAL
from checks.nature import nature
from checks.profile import detect
from compliance.judge import judge
from compliance.settings import Setups
from tests.helpers import agreement, in_neutral

HEAD = "This Memorandum is made between the United Nations Population Fund (“UNFPA”) and Harrow Foods Limited (the “Company”)."


@pytest.mark.parametrize(
    "text",
    [
        "This Memorandum is not legally binding.",
        "The present Letter of Intent does not create any legal obligations for either side.",
        "Nothing in this document shall give rise to legally binding commitments.",
        "The Parties sign this non-binding Framework to show where they want to go.",
        "This Memorandum of Understanding records the common intention of the Parties.",
        "This Arrangement is a statement of intent.",
        "It is neither a treaty nor a contract and creates no rights or duties in law, and the text is not enforceable.",
        "This MoU is voluntary, temporary and non-binding.",
    ],
)
def test_a_text_that_does_not_bind(text: str) -> None:
    assert nature(in_neutral(text)) == "non-binding"


@pytest.mark.parametrize(
    "text",
    [
        "The Parties intend to be bound by this Agreement.",
        "Nothing in this Agreement shall create any legal partnership or joint venture.",
        "This Agreement is not binding until it has been signed by both Parties.",
        "This Agreement records the intentions of the Parties in full and replaces their earlier letters.",
        "No amendment of this Agreement is binding unless made in writing.",
        "This Agreement creates no legal rights for third parties.",
        "The committee may give the Parties non-binding advice.",
        "The Company shall make a non-binding forecast of the quantities every quarter.",
    ],
)
def test_a_text_that_binds(text: str) -> None:
    assert nature(in_neutral(text)) == "binding"


def verdict(*paragraphs: str) -> tuple[str, str]:
    rule = by_id("GEN-04")
    assert rule is not None
    found = evaluate(agreement("MEMORANDUM", HEAD, *paragraphs), [rule], NEUTRAL)
    return found[0].verdict, found[0].number or ""


@pytest.mark.parametrize(
    ("saving", "expected"),
    [
        ("This Memorandum creates no legal obligations, save clauses 3 to 5.", "satisfied"),
        ("This Memorandum creates no legal obligations, except for clause 4.", "satisfied"),
        ("This Memorandum is not legally binding. Clause 4 is binding.", "satisfied"),
        ("This Memorandum creates no legal obligations, with the exception of the clause on indemnity.", "satisfied"),
        ("This Memorandum creates no legal obligations, save clauses 2 and 3.", "violated"),
        ("This Memorandum creates no legal obligations, except those on confidential information.", "violated"),
        ("This Memorandum creates no legal obligations.", "violated"),
    ],
)
def test_what_is_excepted_may_bind_and_nothing_else(saving: str, expected: str) -> None:
    found = verdict(
        "1. Nature", saving, "2. Talks", "The Parties meet twice a year.", "3. Secrecy", "Confidential information is kept secret.",
        "4. Indemnity", "The Company shall indemnify UNFPA against all claims.", "5. Notices", "Notices are sent in writing.",
    )  # fmt: skip
    assert found == (expected, "4" if expected == "violated" else "1")


def test_rules_of_a_binding_text_have_no_say_in_another() -> None:
    free = replace(NEUTRAL, nature="non-binding")
    assert {r.id for r in select(NEUTRAL)} - {r.id for r in select(free)} == {"TER-04"}
    text = in_neutral("This Memorandum is not legally binding. The Parties shall settle any dispute amicably.")
    assert detect(text).nature == "non-binding"
    for identifier, here, there in (("DIS-01", "satisfied", "violated"), ("IND-03", "advice", "major")):
        rule = by_id(identifier)
        assert rule is not None
        for profile, expected in ((free, here), (NEUTRAL, there)):
            (finding,) = evaluate(text, [rule], profile)
            assert expected in (finding.verdict, finding.severity), identifier


def test_profile_says_it_better(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"MEMORANDUM\n{HEAD}\n1. Nature\nThis Memorandum is not legally binding.\n", encoding="utf-8")
    (tmp_path / "deal.yaml").write_text("nature: binding\n", encoding="utf-8")
    assert judge(draft, trained=False).profile.nature == "non-binding"
    setup = Setups(profile=tmp_path / "deal.yaml", trained=False).of(draft)
    assert judge(draft, trained=False, setup=setup).profile.nature == "binding"
