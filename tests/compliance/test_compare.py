"""Two versions of a draft: what became of clauses and findings, and how a person is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from compliance.cli import main
from compliance.compare import compare, reaches
from compliance.judge import judge
from compliance.report import compare_html, compare_text
from compliance.report.comparison import Comparison, FindingChange, StretchOut
from compliance.report.model import DraftReport
from compliance.worddiff import differences

HEAD = 'Sponsorship Agreement between UNEP ("UNEP") and Kestrel Beverages AB ("the Sponsor").'
MONEY = "The Sponsor pays UNEP 750,000 euros for the campaign in two equal instalments."
LABELS = "The emblem of UNEP shall be printed on the labels of all bottles that the Sponsor sells."
EACH = "Each Party shall indemnify and hold harmless the other Party against all third-party claims."
ONE = "The Sponsor shall indemnify and hold harmless UNEP against all third-party claims."
LAW = "This Agreement is governed by the laws of Sweden."
WAIVER = "UNEP waives its <b>immunity</b> from suit\x1b[2J before the courts of Sweden."
RESERVED = "Nothing in this Agreement is a waiver of any of the privileges and immunities of the United Nations, including its subsidiary organs."
END = "This Agreement ends on 31 December 2027."

OLD = (MONEY, LABELS, EACH, RESERVED, LAW, END)
NEW = (MONEY, ONE, LAW, END, LABELS, WAIVER)
"""The labels moved down, the indemnity was changed, the reservation was deleted, a waiver was added, the law stayed."""


def draft(path: Path, *clauses: str) -> Path:
    path.write_text("\n\n".join([HEAD, *(f"{i}. {c}" for i, c in enumerate(clauses, 1))]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[DraftReport, DraftReport]:
    folder = tmp_path_factory.mktemp("versions")
    return (
        judge(draft(folder / "old.txt", *OLD), trained=False),
        judge(draft(folder / "new.txt", *NEW), trained=False),
    )


@pytest.fixture(scope="module")
def compared(versions: tuple[DraftReport, DraftReport]) -> Comparison:
    return compare(*versions)


def of(changes: list[FindingChange], rule: str) -> list[FindingChange]:
    return [c for c in changes if c.rule == rule]


def test_clauses(compared: Comparison) -> None:
    became = {
        (c.before.number if c.before else None, c.now.number if c.now else None): (c.kind, c.moved)
        for c in compared.clauses
    }
    assert became == {
        ("", ""): ("same", False),
        ("1", "1"): ("same", False),
        ("2", "5"): ("same", True),
        ("3", "2"): ("changed", False),
        ("4", None): ("deleted", False),
        ("5", "3"): ("same", False),
        ("6", "4"): ("same", False),
        (None, "6"): ("added", False),
    }
    assert compared.summary.clauses == {"same": 5, "changed": 1, "added": 1, "deleted": 1, "moved": 1}


def test_words_of_a_changed_clause(compared: Comparison) -> None:
    changed = next(c for c in compared.clauses if c.kind == "changed")
    assert [s.text.strip() for s in changed.words if s.operation == "deleted"] == ["Each Party", "the other Party"]
    assert [s.text.strip() for s in changed.words if s.operation == "inserted"] == ["The Sponsor", "UNEP"]


def test_a_finding_whose_clause_was_changed_is_resolved(compared: Comparison) -> None:
    (resolved,) = of(compared.findings.resolved, "IND-02")
    assert resolved.now is None
    assert resolved.cause == "The words of the clause were changed."


def test_a_finding_that_moved_with_its_clause_remains(compared: Comparison) -> None:
    (remaining,) = of(compared.findings.remaining, "EMB-08")
    assert remaining.before is not None
    assert remaining.now is not None
    assert (remaining.before.number, remaining.now.number) == ("2", "5")
    assert not of(compared.findings.new, "EMB-08")
    assert not of(compared.findings.resolved, "EMB-08")


def test_a_finding_in_a_renumbered_clause_remains(compared: Comparison) -> None:
    assert of(compared.findings.remaining, "DIS-03")


def test_a_finding_of_an_added_clause_is_new(compared: Comparison) -> None:
    (new,) = of(compared.findings.new, "IMM-02")
    assert new.before is None
    assert new.cause == "The clause is new."


def test_a_protection_that_is_gone_is_new_and_says_where_it_was(compared: Comparison) -> None:
    (new,) = (c for c in of(compared.findings.new, "IMM-01") if c.now is not None and c.now.clause is None)
    assert new.severity == "blocker"
    assert new.cause == "The old version had it in clause 4, which was deleted."


def test_the_worst_comes_first_and_all_are_counted(
    compared: Comparison, versions: tuple[DraftReport, DraftReport]
) -> None:
    order = ["blocker", "major", "minor", "advice"]
    for changes in (compared.findings.new, compared.findings.resolved, compared.findings.remaining):
        assert [order.index(c.severity) for c in changes] == sorted(order.index(c.severity) for c in changes)
    was, now = (
        sum(f.verdict in ("violated", "unclear") and not f.unread for f in report.findings) for report in versions
    )
    counted = compared.summary
    assert sum(counted.resolved.values()) + sum(counted.remaining.values()) == was
    assert sum(counted.new.values()) + sum(counted.remaining.values()) == now


def test_a_version_against_itself_has_no_changes(versions: tuple[DraftReport, DraftReport]) -> None:
    same = compare(versions[0], versions[0])
    assert {c.kind for c in same.clauses} == {"same"}
    assert not same.findings.new
    assert not same.findings.resolved
    assert all(not f.cause for f in same.findings.remaining)
    assert not reaches(same, "advice")


def test_spacing_and_typography_are_no_change(versions: tuple[DraftReport, DraftReport]) -> None:
    report = versions[0]
    respaced = [c.model_copy(update={"text": c.text.replace(".", " .").replace("'", "`")}) for c in report.clauses]
    compared = compare(report, report.model_copy(update={"clauses": respaced}))
    assert {c.kind for c in compared.clauses} == {"same"}


def test_backwards_the_new_is_resolved(compared: Comparison, versions: tuple[DraftReport, DraftReport]) -> None:
    back = compare(versions[1], versions[0])
    assert sorted(f.rule for f in back.findings.resolved) == sorted(f.rule for f in compared.findings.new)


def test_what_was_not_read_resolves_nothing(versions: tuple[DraftReport, DraftReport]) -> None:
    old = versions[0]
    lacking = next(f for f in old.findings if f.verdict == "violated" and f.clause is None)
    unread = [
        f.model_copy(update={"verdict": "unclear", "unread": True}) if f.rule == lacking.rule else f
        for f in old.findings
    ]
    compared = compare(old, old.model_copy(update={"findings": unread}))
    assert not of(compared.findings.resolved, lacking.rule)
    assert "was not read" in of(compared.findings.remaining, lacking.rule)[0].cause
    assert compared.undecided.now == [lacking.rule]


def test_text_says_the_counts_first_then_the_new_then_the_changes(compared: Comparison) -> None:
    text = compare_text.render(compared)
    found = compared.findings
    headline = f"{len(found.resolved)} finding{'s' if len(found.resolved) != 1 else ''} resolved, {len(found.new)} new, {len(found.remaining)} remain."
    marks = [
        headline,
        "\nNEW\n",
        "IMM-02",
        "\nRESOLVED\n",
        "\nWHAT CHANGED",
        "[-Each Party-] {+The Sponsor+} shall",
        "{+UNEP+} against",
        "\nREMAINING\n",
    ]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "2 is now 5 and stands after 4." in text
    assert "\x1b" not in text
    assert "\x1b[2J" not in compare_text.render(compared, colour=True)


def test_html_is_escaped_self_contained_and_has_text_for_screen_readers(compared: Comparison) -> None:
    page = compare_html.render(compared)
    assert "<b>immunity" not in page
    assert "&lt;b&gt;immunity" in page
    assert "\x1b" not in page
    assert (
        '<del><span class="heard">deleted: </span>Each Party<span class="heard"> (end of deletion) </span></del>'
        in page
    )
    assert "src=" not in page
    assert "href=" not in page
    assert "<script" not in page


@pytest.mark.parametrize("mark", ["\n", "\v", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("A pays.|B pays no tax.|C pays.", "A pays.|C pays.", ["A pays.", "B pays no tax.", "C pays."]),
        ("A pays.|C pays.", "A pays.|B pays no tax.|C pays.", ["A pays.", "B pays no tax.", "C pays."]),
        ("A pays.|B pays one.", "A pays.|B gives two.|", ["A pays.", "B pays one gives two."]),
        ("", "A pays.|B pays.", ["A pays.", "B pays."]),
        ("A pays.|B pays.", "", ["A pays.", "B pays."]),
    ],
)
def test_line_breaks_within_a_clause_are_shown(
    compared: Comparison, old: str, new: str, shown: list[str], mark: str
) -> None:
    changed = next(c for c in compared.clauses if c.kind == "changed")
    stretches = [
        StretchOut(operation=s.operation, text=s.text)
        for s in differences(old.replace("|", mark), new.replace("|", mark))
    ]
    one = compared.model_copy(update={"clauses": [changed.model_copy(update={"words": stretches})]})
    said = html.fromstring(compare_html.render(one)).xpath("//div[@class='words']")[0]
    for heard in said.xpath(".//span[@class='heard']"):
        heard.drop_tree()
    assert [" ".join(line.split()) for line in said.text_content().splitlines() if line.strip()] == shown


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, args), "--reader", "grammar"])


def test_command_line(tmp_path: Path) -> None:
    old, new = draft(tmp_path / "old.txt", *OLD), draft(tmp_path / "new.txt", *NEW)
    result = run(old, new, "--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["schema"] == "compliance-compare/1"
    assert set(data) == {
        "schema", "old", "new", "profiles", "summary", "findings", "clauses", "undecided", "notices",
    }  # fmt: skip
    assert run(old, new, "--format", "json").stdout == result.stdout
    assert run(old, new, "--fail-on", "never").exit_code == 0
    assert run(old, old).exit_code == 0
    page = tmp_path / "page.html"
    assert run(old, new, "--format", "html", "--output", page).exit_code == 1
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["old.txt", "new.txt", "old.txt.decisions.yaml", "compliance.toml"])
@pytest.mark.parametrize("form", ["text", "html"])
def test_no_comparison_is_written_over_what_is_read(tmp_path: Path, name: str, form: str) -> None:
    old, new = draft(tmp_path / "old.txt", *OLD), draft(tmp_path / "new.txt", *NEW)
    for other in ("old.txt.decisions.yaml", "compliance.toml"):
        (tmp_path / other).write_text("", encoding="utf-8")
    before = (tmp_path / name).read_bytes()
    result = run(old, new, "--format", form, "--output", tmp_path / name)
    assert result.exit_code == 2
    assert (tmp_path / name).read_bytes() == before
    assert result.stderr.startswith(f"Error: {tmp_path / name} is ")


def test_the_old_version_is_judged_as_the_same_deal(tmp_path: Path) -> None:
    template = tmp_path / "template.txt"
    template.write_text('Agreement between UNEP ("UNEP") and [name] ("the Partner").\n\n1. ' + MONEY, encoding="utf-8")
    data = json.loads(run(template, draft(tmp_path / "new.txt", MONEY), "--format", "json").stdout)
    assert data["profiles"]["old"] == data["profiles"]["new"]
    assert data["profiles"]["old"]["modality"] == "sponsorship"


def test_unreadable_is_2_and_one_sentence_each(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a package")
    result = run(broken, tmp_path / "missing.txt")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 2
    assert not result.stdout
    assert run(broken, broken, "--output", tmp_path / "no" / "x.html").exit_code == 2
