"""Drafts beside an approved form: what equals it is marked and fails nothing, whatever differs is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compliance.cli import main
from compliance.judge import judge
from compliance.report.model import DraftReport
from compliance.settings import Setups

FORM = """AGREEMENT

This Agreement is made between the United Nations Development Programme (“UNDP”), a subsidiary organ of the United Nations, having its headquarters at 1 Plaza Square, New York, and Form Partner Limited (“the Partner”), a company organized under the laws of Kenya, with its registered office at 5 Harbour Street, Nairobi.

1. Purpose

The Parties cooperate on the education of young engineers.

2. Liability

UNDP shall indemnify the Partner against all claims arising from the lessons.

3. Settlement

Each Party shall comply with clause 1 in good faith.

4. Name

The Partner shall report to UNDP twice a year.
"""
DRAFT = FORM.replace("Form Partner Limited (“the Partner”)", "Nordlund Industries AB (“the Donor”)").replace("The Partner", "The Donor").replace("the Partner", "the  donor").replace("Nairobi", "Mombasa")  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("forms")
    (made / "form.txt").write_text(FORM, encoding="utf-8")
    return made


def beside(folder: Path, text: str) -> DraftReport:
    path = folder / "draft.txt"
    path.write_text(text, encoding="utf-8")
    return judge(path, setup=Setups(baseline=folder / "form.txt").of(path))


def approved(report: DraftReport) -> set[str]:
    return {f.rule for f in report.findings if f.approved}


def numbers(report: DraftReport) -> set[str]:
    assert report.baseline is not None
    return {c.number for c in report.clauses if c.id in report.baseline.approved_clauses}


@pytest.fixture(scope="module")
def same(folder: Path) -> DraftReport:
    return beside(folder, DRAFT)


def test_equal_clauses_need_no_reading_though_names_case_and_space_differ(same: DraftReport) -> None:
    assert same.baseline is not None
    assert {"1", "2", "3", "4"} <= numbers(same)
    assert 0 < same.baseline.words_to_read < same.baseline.words
    assert same.baseline.share_to_read == pytest.approx(same.baseline.words_to_read / same.baseline.words, abs=1e-4)


def test_finding_on_an_approved_clause_keeps_its_place_and_says_so(same: DraftReport) -> None:
    finding = next(f for f in same.findings if f.rule == "IND-01")
    assert finding.verdict in ("violated", "unclear")
    assert finding.approved
    assert finding.message.startswith("It departs from the Guidelines, as the approved form does.")
    assert finding.evidence


def test_what_the_form_lacks_too_is_approved(same: DraftReport) -> None:
    absent = [f for f in same.findings if f.rule == "IMM-01" and f.verdict == "violated"]
    assert absent
    assert all(f.approved for f in absent)


def test_a_form_of_another_kind_excuses_nothing_that_is_missing(folder: Path) -> None:
    (folder / "letter.txt").write_text("LETTER\n\n1. Gift\n\nThe Partner gives ten desks.\n", encoding="utf-8")
    path = folder / "lacking.txt"
    path.write_text(DRAFT, encoding="utf-8")
    report = judge(path, setup=Setups(baseline=folder / "letter.txt").of(path))
    absent = [f for f in report.findings if f.rule == "IMM-01" and f.verdict == "violated"]
    assert absent
    assert not any(f.approved for f in absent)


def test_renumbered_clause_and_reference_are_equal(folder: Path) -> None:
    moved = DRAFT.replace("1. Purpose", "1. Definitions\n\nThe lessons are free of charge.\n\n2. Purpose")
    for old, new in (("4. Name", "5. Name"), ("3. Settlement", "4. Settlement"), ("2. Liability", "3. Liability")):
        moved = moved.replace(old, new)
    assert {"2", "3", "4", "5"} <= numbers(beside(folder, moved.replace("clause 1", "clause 2")))
    assert "4" not in numbers(beside(folder, moved))  # "clause 1" is another clause now


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("against all claims", "against all claims and losses"),
        ("UNDP shall indemnify the  donor", "The Donor shall indemnify UNDP"),
        ("UNDP shall indemnify", "UNDP shall fully indemnify"),
    ],
)
def test_changed_words_are_read(folder: Path, old: str, new: str) -> None:
    report = beside(folder, DRAFT.replace(old, new))
    assert "2" not in numbers(report)
    assert "IND-01" not in approved(report)
    assert report.baseline is not None
    assert "2" in report.baseline.lacking


def test_swapped_roles_are_no_approval(folder: Path) -> None:
    swapped = DRAFT.replace("(“UNDP”)", "(“the Recipient”)").replace("UNDP shall indemnify the  donor", "The Donor shall indemnify the Recipient")  # fmt: skip
    assert "2" not in numbers(beside(folder, swapped))


def test_clause_that_the_draft_dropped_is_named(folder: Path) -> None:
    report = beside(folder, DRAFT.split("4. Name", maxsplit=1)[0])
    assert report.baseline is not None
    assert "4" in report.baseline.lacking


def test_form_of_something_else_is_said(folder: Path) -> None:
    other = "LETTER\n\nUNICEF and Harrow Foods Limited (“the Company”) agree.\n\n1. Gift\n\nThe Company shall give ten desks to UNICEF.\n"
    assert any("is it the right form?" in n for n in beside(folder, other).notices)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["check", *args])


def test_approved_departures_do_not_fail_a_run(folder: Path) -> None:
    draft, form = folder / "same.txt", str(folder / "form.txt")
    draft.write_text(DRAFT, encoding="utf-8")
    assert run(str(draft)).exit_code == 1
    beside_form = run(str(draft), "--baseline", form, "--format", "json")
    report = json.loads(beside_form.stdout)["reports"][0]
    left = [f for f in report["findings"] if f["severity"] == "blocker" and f["verdict"] in ("violated", "unclear") and not f["approved"]]  # fmt: skip
    assert beside_form.exit_code == (1 if left else 0)
    assert left == []
    text = run(str(draft), "--baseline", form).stdout
    assert "BESIDE THE APPROVED FORM" in text
    assert "remain to be read" in text
    assert "that the approved form has too" in text


def test_bad_baseline_is_one_sentence_and_2(folder: Path) -> None:
    broken = folder / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a package")
    (folder / "d.txt").write_text(DRAFT, encoding="utf-8")
    for form in (str(broken), str(folder / "no-such-file.docx")):
        result = run(str(folder / "d.txt"), "--baseline", form)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "Error: The baseline cannot be used: " in result.stderr
        assert "Traceback" not in result.stderr


def test_settings_of_a_folder_name_the_form(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "form.txt").write_text(FORM, encoding="utf-8")
    (tmp_path / "compliance.toml").write_text('baseline = "form.txt"\n', encoding="utf-8")
    setups = Setups()
    report = judge(tmp_path / "draft.txt", setup=setups.of(tmp_path / "draft.txt"))
    assert report.baseline is not None
    assert report.baseline.path == str(tmp_path / "form.txt")
    assert any(n.endswith("apply (baseline).") for n in report.notices)
    assert setups.of(tmp_path / "draft.txt").form is setups.of(tmp_path / "other.txt").form
    other = tmp_path / "other-form.txt"
    other.write_text(FORM, encoding="utf-8")
    given = Setups(baseline=other).of(tmp_path / "draft.txt").form
    assert given is not None
    assert given.path == str(other)
