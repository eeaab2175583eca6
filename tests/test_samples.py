"""The samples: what the program must find in them, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from compliance.judge import judge
from tests.helpers import ROOT

SAMPLES = sorted(p for p in (ROOT / "samples").iterdir() if p.suffix in (".docx", ".pdf"))


def test_there_are_eight() -> None:
    assert len(SAMPLES) == 8


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_sample(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8"))
    report = judge(path)
    assert report.error is None
    assert {p.role: p.organization or p.name for p in report.parties} == expected["parties"]
    assert report.profile.model_dump(exclude={"facts"}) == expected["profile"]
    found: dict[str, set[str]] = {}
    for finding in report.findings:
        if finding.verdict in ("violated", "unclear"):
            where = f"{finding.verdict} at {finding.number}" if finding.number else finding.verdict
            found.setdefault(finding.rule, set()).add(where)
    assert {k: sorted(v) for k, v in found.items()} == expected["findings"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_report_is_the_same_twice(path: Path) -> None:
    assert judge(path).model_dump_json() == judge(path).model_dump_json()
