"""The examples of every rule, through the whole pipeline."""

from __future__ import annotations

import pytest

from checks.catalogue import builtin, by_id, rules, sources
from checks.examples import judge
from checks.rule import Example, Rule
from checks.rule_schema import schema
from tests.helpers import ROOT

#: Examples whose sentence is not yet read, by id; each is a wrong reading, not a wrong rule. One that is mended must leave the list.
NOT_YET = set((ROOT / "tests" / "checks" / "not_yet.txt").read_text(encoding="utf-8").split())
CASES = [
    pytest.param(rule, example, example.verdict or expected, id=f"{rule.id}-{expected}-{i}")
    for rule in rules()
    for expected, examples in (("violated", rule.violated_by), ("satisfied", rule.satisfied_by))
    for i, example in enumerate(examples)
]


@pytest.mark.parametrize(("rule", "example", "expected"), CASES)
def test_example(rule: Rule, example: Example, expected: str, request: pytest.FixtureRequest) -> None:
    result = judge(rule, example, expected)
    assert result.passed == (request.node.callspec.id not in NOT_YET), f"got {result.verdict}"


def test_every_rule_has_examples_each_way() -> None:
    for rule in rules():
        for examples in (rule.violated_by, rule.satisfied_by):
            assert len(examples) >= 4, rule.id
            assert any(len(e.text.split()) > 60 for e in examples), rule.id


def test_every_source_is_known_and_says_whether_it_was_verified() -> None:
    for rule in rules():
        assert rule.sources, rule.id
        assert all(s.id in sources() for s in rule.sources)


def test_related_rules_have_the_form_of_ids() -> None:
    assert all(len(r) == 6 and r[3] == "-" for rule in rules() for r in rule.related)


def test_rule_is_found_in_any_case() -> None:
    found = by_id("emb-06")
    assert found is not None
    assert found.id == "EMB-06"
    assert by_id("XXX-99") is None


def test_schema_names_the_fields() -> None:
    assert "violated_by" in schema(builtin())["$defs"]["Rule"]["properties"]


@pytest.mark.parametrize("rule", [r for r in rules() if r.facts.breaks], ids=lambda r: r.id)
def test_a_breach_at_a_clause_is_said_to_be_one(rule: Rule) -> None:
    # Without these words the finding on a clause would say that the draft lacks it.
    assert rule.finds
