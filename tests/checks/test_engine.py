"""The truth table, on agreements made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.catalogue import by_id
from checks.engine import evaluate, telling_first
from checks.examples import NEUTRAL
from checks.finding import Evidence, Outcome
from checks.rule import Rule
from clauses.document import Change, Unread
from clauses.model import Agreement, Entity
from tests.helpers import in_neutral


def rule(condition: str, severity: str = "blocker", topics: tuple[str, ...] = ("indemnity",)) -> Rule:
    return Rule.model_validate(
        {"id": "TST-01", "title": "t", "topics": list(topics), "kind": "prohibited content", "condition": condition, "severity": severity, "why": "w",
         "advice": "a", "sources": [{"id": "CPI", "status": "verified"}]}
    )  # fmt: skip


def verdicts(found: Agreement, condition: str) -> list[str]:
    return [f.verdict for f in evaluate(found, [rule(condition)], NEUTRAL)]


INDEMNITY = in_neutral("UNICEF shall indemnify the Company against all claims.", "Indemnity")
SILENT = in_neutral("The Parties shall meet twice a year.")


def unsure(found: Agreement) -> Agreement:
    return replace(found, statements=tuple(replace(s, sure=False, doubts=("a doubt",)) for s in found.statements))


def unread(found: Agreement) -> Agreement:
    ledger = replace(found.document.ledger, unread=(Unread("page 3", "page 3", "a scan"),))
    return replace(found, document=replace(found.document, ledger=ledger))


@pytest.mark.parametrize(
    ("condition", "found", "expected"),
    [
        ("somewhere un must indemnify", INDEMNITY, "satisfied"),
        ("somewhere un must indemnify", unsure(INDEMNITY), "unclear"),
        ("somewhere un must indemnify", SILENT, "violated"),
        ("somewhere un must indemnify", unread(SILENT), "unclear"),
        ("never un must indemnify", INDEMNITY, "violated"),
        ("never un must indemnify", unsure(INDEMNITY), "unclear"),
        ("never un must indemnify", SILENT, "not_applicable"),
        ("never partner must indemnify", INDEMNITY, "satisfied"),
        ("never un must indemnify", unread(SILENT), "unclear"),
        ("every un must indemnify lacks capped", INDEMNITY, "satisfied"),
        ("every un must indemnify needs capped", INDEMNITY, "violated"),
        ("every un must indemnify needs capped", unsure(INDEMNITY), "unclear"),
        ("every un must indemnify needs capped", SILENT, "not_applicable"),
        ("every un must indemnify needs capped", unread(SILENT), "not_applicable"),
        ('ask un must indemnify "why"', INDEMNITY, "unclear"),
        ('ask un must indemnify "why"', SILENT, "not_applicable"),
        ("if agency is who: never un must indemnify", INDEMNITY, "not_applicable"),
        ("if somewhere un must indemnify: never un must indemnify", INDEMNITY, "violated"),
    ],
)
def test_truth_table(condition: str, found: Agreement, expected: str) -> None:
    assert verdicts(found, condition) == [expected]


def test_each_place_is_a_finding() -> None:
    found = in_neutral("UNICEF shall indemnify the Company.\n3. More\nUNICEF shall hold the Company harmless.")
    assert verdicts(found, "never un must indemnify") == ["violated", "violated"]


def test_severity_tests() -> None:
    raised = rule("never un must indemnify", "minor; blocker if somewhere un must indemnify")
    assert evaluate(INDEMNITY, [raised], NEUTRAL)[0].severity == "blocker"
    assert evaluate(SILENT, [raised], NEUTRAL)[0].severity == "minor"


def test_evidence_is_verbatim_and_placed() -> None:
    finding = evaluate(INDEMNITY, [rule("never un must indemnify")], NEUTRAL)[0]
    proof = finding.evidence[0]
    assert proof.place is not None
    block = INDEMNITY.document.blocks[proof.place.block]
    assert proof.quote == block.text[proof.place.start : proof.place.end].strip()
    assert finding.number == "2"


def test_what_was_searched_is_listed_when_nothing_is_found() -> None:
    found = in_neutral("The Partner shall indemnify nobody.", "Indemnity")
    finding = evaluate(found, [rule("somewhere un must indemnify")], NEUTRAL)[0]
    assert finding.verdict == "violated"
    assert finding.searched


def test_finding_says_who_inserted_it() -> None:
    changed = []
    for clause in INDEMNITY.clauses:
        at = clause.text.find("UNICEF shall")
        changes = (Change("inserted", at, len(clause.text), clause.text[at:], "Jo Smith"),) if at >= 0 else ()
        changed.append(replace(clause, changes=changes))
    found = replace(INDEMNITY, clauses=tuple(changed))
    assert "Inserted by Jo Smith" in evaluate(found, [rule("never un must indemnify")], NEUTRAL)[0].message


@pytest.mark.parametrize(
    "bare", ["Responsibilities of the Parties", "the Director, Office of Audit, 3 Plaza, New York), or"]
)
def test_what_proves_something_is_shown_before_a_heading_or_an_address(bare: str) -> None:
    said = "The Partner shall report any allegation to UNICEF."
    met = [
        Outcome("satisfied", (Evidence(None, quote, None),), clause) for quote, clause in ((bare, "c1"), (said, "c2"))
    ]
    assert [o.clause for o in telling_first(met)] == ["c2", "c1"]


def test_what_two_readings_of_a_sentence_rest_on_is_shown_once() -> None:
    draft = in_neutral(
        "The Company shall not assign this Agreement without the prior written consent of UNICEF.",
        un="UNICEF",
        partner="the Company",
    )
    (one,) = [s for s in draft.statements if s.act == "assign"]
    draft = replace(draft, statements=(one, replace(one, id="s99", bearer=Entity("none"))))
    rule = by_id("REL-02")
    assert rule is not None
    (finding,) = evaluate(draft, [rule], NEUTRAL)
    assert finding.verdict == "satisfied"
    assert len(finding.evidence) == 1
