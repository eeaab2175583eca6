"""A Word draft that breaks a rule, for every rule: what the changes claim to clear is cleared once they are accepted, and nothing new comes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from docx import Document

from checks.catalogue import builtin
from checks.examples import paragraphs
from checks.rule import Rule
from clauses.organizations import named
from compliance.judge import Judged, judged
from compliance.report.word_form import review
from compliance.report.word_xml import AUTHOR
from tests.tools.word_changes import settle, text


def _judged(path: Path, rule: Rule) -> Judged:
    example = rule.violated_by[0]
    organization = named(example.un)
    agency = organization[0].organization.id.lower() if organization else None
    return judged(path, trained=False, agency=agency, modality=example.modality)


@pytest.mark.parametrize("rule", [r for r in builtin().rules if r.violated_by], ids=lambda r: r.id)
def test_accepting_closes_the_loop(rule: Rule, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    document = Document()
    for paragraph in paragraphs(rule.violated_by[0]):
        document.add_paragraph(paragraph)
    document.save(str(path))
    one = _judged(path, rule)
    made = review(path, one, "all")
    assert text(settle(made.content, AUTHOR, "reject")) == text(path.read_bytes())
    path.write_bytes(settle(made.content, AUTHOR, "accept"))
    again = _judged(path, rule).report
    assert again.error is None
    claimed = Counter(one.report.findings[c].rule for c in made.claims)
    before, now = (
        Counter(f.rule for f in report.findings if f.verdict == "violated") for report in (one.report, again)
    )
    assert {r: n for r, n in now.items() if n > before[r] - claimed[r]} == {}
