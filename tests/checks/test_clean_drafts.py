"""Drafts in order, in other words than the samples': nothing that they say is found violated."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.judge import judge
from tests.helpers import ROOT

DRAFTS = ROOT / "tests" / "checks" / "clean"
#: What may be asked of a person about words of the draft, by draft: questions that the rules themselves put, or no more than advice.
ASKED = {
    "plain": {"AGY-02"},
    "articles": {"MGT-01", "MGT-04", "PAR-04"},
    "memorandum": {"INT-02", "MGT-01", "MGT-02", "PAR-04"},
}


@pytest.mark.parametrize("name", sorted(ASKED))
def test_nothing_that_a_clean_draft_says_is_violated(name: str) -> None:
    report = judge(Path(DRAFTS / f"{name}.txt"))
    quoted = [f for f in report.findings if f.evidence and f.rule != "HYG-03"]
    assert [f.rule for f in quoted if f.verdict == "violated"] == []
    assert {f.rule for f in quoted if f.verdict == "unclear"} <= ASKED[name]
    assert [f.rule for f in report.findings if f.verdict == "violated" and f.severity == "blocker"] == []
