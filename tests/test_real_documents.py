"""Twelve real documents of United Nations organizations, against verdicts given by eye."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from checks.examples import overall
from compliance.judge import judge
from compliance.report.model import DraftReport
from tests.helpers import CORPUS, ROOT

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the checkout")
LABELLED: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "real" / "verdicts.yaml").read_text(encoding="utf-8")
)


def agreement_of(name: str, report: DraftReport) -> list[str]:
    """Return the rules whose verdict is not the one given by eye."""
    wrong = []
    for rule, given in LABELLED[name]["verdicts"].items():
        found = overall([f for f in report.findings if f.rule == rule])
        allowed = {
            v
            for g in (given if isinstance(given, list) else [given])
            for v in (("satisfied", "not_applicable") if g == "n" else (g,))
        }
        if found not in allowed:
            wrong.append(f"{rule}: {found} found, {given} by eye")
    return wrong


@pytest.mark.parametrize("name", sorted(LABELLED))
def test_document(name: str) -> None:
    report = judge(CORPUS / "un" / name)
    wrong = agreement_of(name, report)
    assert [w.split(" found")[0] for w in wrong] == LABELLED[name].get("not_yet", [])
    sides = {p.role: p.organization or p.name for p in report.parties}
    for role, expected in LABELLED[name]["parties"].items():
        assert sides.get(role) == expected
    for rule, number in LABELLED[name].get("clauses", {}).items():
        assert number in {f.number for f in report.findings if f.rule == rule and f.verdict == "violated"}
