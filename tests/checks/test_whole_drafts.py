"""The examples of every rule inside two whole drafts, and the drafts themselves, which are in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks.catalogue import rules, select
from checks.engine import evaluate
from checks.examples import NEUTRAL, document
from checks.rule import Example, Rule
from clauses.agreement import understand
from tests.checks.whole_drafts import DRAFTS, cases, judged, paragraphs, remember
from tests.helpers import ROOT

#: Examples of which something else in the draft, or their own sentence, is read wrongly there; one that is mended must leave the list.
#: ``python -m tests.checks.whole_drafts`` prints them, in either draft.
NOT_YET = set((ROOT / "tests" / "checks" / "whole_drafts_not_yet.txt").read_text(encoding="utf-8").split())
CASES = [pytest.param(*case, id=name) for name, *case in cases(every=False)]


@pytest.fixture(autouse=True, scope="module")
def remembering() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remember(patch.setattr)
        yield


@pytest.mark.parametrize(("draft", "rule", "example", "expected"), CASES)
def test_example(draft: str, rule: Rule, example: Example, expected: str, request: pytest.FixtureRequest) -> None:
    result = judged(draft, rule, example, expected)
    assert result.passed == (request.node.callspec.id not in NOT_YET), f"got {result.verdict}"


@pytest.mark.parametrize("draft", DRAFTS)
def test_draft_itself_is_in_order(draft: str) -> None:
    silent = Example(text="The Parties share their reports.")
    findings = evaluate(understand(document(paragraphs(draft, "", silent))), select(NEUTRAL), NEUTRAL)
    assert [f.rule for f in findings if f.verdict in ("violated", "unclear")] == []


@pytest.mark.parametrize("draft", DRAFTS)
def test_rules_that_a_provision_serves_exist(draft: str) -> None:
    lines = (ROOT / "tests" / "checks" / "drafts" / f"{draft}.txt").read_text(encoding="utf-8").splitlines()
    served = {rule for line in lines if line.startswith("[") for rule in line[1 : line.index("]")].split()}
    assert served <= {rule.id for rule in rules()}
