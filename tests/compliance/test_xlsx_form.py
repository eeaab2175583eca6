"""The spreadsheet, read back: everything is there, and nothing of a draft is a formula or a link."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import openpyxl
import pytest

from compliance.report import words, xlsx_form
from compliance.report.model import Report
from tests.compliance.reports import HOSTILE, hostile, sample, several


def read(report: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_form.render(report)))


@cache
def book() -> Any:
    return read(several())


def rows(sheet: str, which: Any = None) -> list[dict[str, Any]]:
    head, *body = (which or book())[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_same_report_same_bytes() -> None:
    assert xlsx_form.render(sample()) == xlsx_form.render(sample())


def test_sheets_are_ready_to_filter_and_to_print() -> None:
    assert book().sheetnames == ["Summary", "Findings", "Clauses", "Obligations", "Ledger"]
    for sheet in book():
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet["A2"].alignment.wrap_text


def test_every_finding_has_its_row() -> None:
    found = [(r["Draft"], r["Rule"], r["Severity"], r["Verdict"], r["Message"] or "") for r in rows("Findings")]
    expected = [
        (name, f.rule, words.SEVERITIES[f.severity], words.VERDICTS[f.verdict], f.message)
        for name, one in zip(words.names(several()), several().reports, strict=True)
        for f in one.findings
    ]
    assert sorted(found) == sorted(expected)
    assert found[0][2:4] == ("Blocker", "Violated")
    quoted = [f for f in sample().reports[0].findings if f.evidence and f.evidence[0].quote]
    assert any(quoted[0].evidence[0].quote in (r["Quote"] or "") for r in rows("Findings"))


def test_every_fall_back_stands_beside_the_preferred_wording() -> None:
    found = {(r["Rule"], r["Fall-back wording"] or "") for r in rows("Findings")}
    expected = [
        (f.rule, words.fallback(other))
        for one in several().reports
        for f in one.findings
        for other in (f.wording or {}).get("fallbacks", ())
    ]
    assert expected
    for rule, other in expected:
        assert any(r == rule and other in said for r, said in found)


def test_the_summary_counts_all_that_the_line_counts() -> None:
    one = sample().reports[0]
    asked = [f.model_copy(update={"verdict": "unclear", "question": n < 3}) for n, f in enumerate(one.findings[:5])]
    row = rows("Summary", read(Report(reports=[one.model_copy(update={"findings": asked})])))[0]
    assert (row["Questions the draft can't answer"], row["For your legal officer"]) == (3, 2)
    assert "3 questions the draft can't answer" in row["In one line"]


def test_clauses_and_obligations_are_there_with_the_parties_names() -> None:
    assert len(rows("Clauses")) == sum(len(r.clauses) for r in several().reports)
    said = rows("Obligations")
    assert len(said) == sum(len(r.statements) for r in several().reports)
    indemnity = next(r for r in said if "indemnify" in r["Does what"])
    assert (indemnity["Who"], indemnity["Modality"], indemnity["Towards whom"]) == (
        "Each party",
        "must",
        "The other party",
    )
    assert indemnity["Clause"] == "Clause 4.1"
    emblem = next(r for r in said if "make use of a mark" in r["Does what"])
    assert emblem["Who"] == "Sponsor"
    assert "(of UNEP)" in emblem["To what"]
    bearers = [r["Who"] for r in said if r["Draft"] == "brewery-sponsorship.docx"]
    assert bearers.index("UNEP") < bearers.index("Sponsor") < bearers.index("Each party")
    assert len([b for i, b in enumerate(bearers) if i == 0 or bearers[i - 1] != b]) == len(set(bearers))


def test_unread_parts_and_unread_drafts_are_told() -> None:
    assert [r["Stands"] for r in rows("Summary")] == ["Not ready", "Needs the legal office", "Not read"]
    assert any(r["What"] == "Not read: page 2" for r in rows("Ledger"))
    assert any("There is no file" in r["Why, or how much"] for r in rows("Ledger"))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_draft_is_a_formula_or_a_link(text: str) -> None:
    content = xlsx_form.render(hostile(text))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, part in parts.items():
        assert b"hyperlink" not in part, name
        if name.startswith("xl/worksheets/"):
            assert b"<f>" not in part, name
            assert b"<f " not in part, name
    found = openpyxl.load_workbook(io.BytesIO(content))
    assert len(rows("Findings", found)) == 16
    cells = [
        cell for sheet in found for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)
    ]
    assert {cell.quotePrefix for cell in cells} == {True}
    assert any(words.shown(text) in cell.value for cell in cells)
    for cell in cells:
        assert not any(ord(c) < 32 and c not in "\t\n" for c in cell.value)


def test_a_cell_says_that_it_was_cut() -> None:
    for text in ("word " * 200_000, "\U0001f310" * 40_000):
        cell = xlsx_form.fitted(text)
        assert len(cell.encode("utf-16-le")) // 2 <= 32_767
        assert cell.endswith("the whole text is in the draft]")
        assert any(r["Quote"].startswith("“" + text[:100]) for r in rows("Findings", read(hostile(text))))
    assert xlsx_form.fitted("x" * 32_767) == "x" * 32_767
