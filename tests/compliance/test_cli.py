"""The command line: exit codes, forms, and what a person sees."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import unicodedata
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from checks.catalogue import select
from checks.profile import Profile
from compliance import check
from compliance.cli import main
from compliance.judge import judge, understood
from compliance.report import text_form, understanding
from compliance.report.model import Report
from tests.compliance.reports import HOSTILE, hostile
from tests.helpers import ROOT

SAMPLES = ROOT / "samples"
TEXT = "Agreement between UNDP (“UNDP”) and Nordlund AB (“the Partner”).\n\n1. Gift\n\nThe Partner shall give beds to UNDP.\n"
CLEAN, DEFECTIVE = str(SAMPLES / "water-clean.docx"), str(SAMPLES / "brewery-sponsorship.docx")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def written(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def quick(*args: str | Path) -> Result:
    return run("check", *map(str, args), "--reader", "grammar", "--fail-on", "never")


def test_exit_code_is_0_if_nothing_is_found() -> None:
    assert run("check", CLEAN).exit_code == 0


def test_exit_code_is_1_if_something_is_found() -> None:
    assert run("check", DEFECTIVE).exit_code == 1
    assert run("check", DEFECTIVE, "--fail-on", "never").exit_code == 0


def test_unreadable_draft_is_one_sentence_and_2_and_the_rest_is_judged(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a package")
    result = run("check", str(broken), CLEAN, "--format", "json")
    assert result.exit_code == 2
    reports = json.loads(result.stdout)["reports"]
    assert [r["error"] is None for r in reports] == [False, True]
    assert "damaged" in reports[0]["error"]["message"]
    assert result.stderr.count("\n") == 1


def test_json_keeps_the_contract() -> None:
    data = json.loads(run("check", DEFECTIVE, "--format", "json").stdout)
    assert data["schema"] == "compliance-report/1"
    report = data["reports"][0]
    assert set(report) >= {"draft", "error", "profile", "parties", "clauses", "statements", "findings", "summary"}
    assert set(report["draft"]) >= {"path", "sha256", "format", "language", "pages", "words", "ledger"}
    assert set(report["draft"]["ledger"]) >= {"characters", "read", "unread"}
    assert set(report["findings"][0]) >= {
        "rule", "title", "severity", "verdict", "clause", "number", "message", "evidence", "searched", "sources", "wording",
    }  # fmt: skip
    assert set(report["statements"][0]) >= {
        "id", "clause", "bearer", "modality", "act", "object", "counterparty", "attributes", "conditions", "exceptions", "operator",
        "effect", "certainty", "quote", "place",
    }  # fmt: skip
    assert set(report["summary"]) == {"violated", "unclear", "satisfied", "not_applicable"}
    rules = {f["rule"] for f in report["findings"]}
    assert rules == {r.id for r in select(Profile(**report["profile"]))}
    texts = {c["id"]: c["text"] for c in report["clauses"]}
    for finding in report["findings"]:
        for proof in finding["evidence"]:
            assert proof["clause"] is None or proof["quote"] in texts[proof["clause"]]


def test_text_says_the_verdict_first_and_the_worst_first() -> None:
    text = run("check", DEFECTIVE).stdout
    assert "NOT READY" in text.split("BLOCKER")[0]
    assert text.index("BLOCKER") < text.index("MAJOR ")
    assert "\x1b" not in text


def test_output_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    assert run("check", CLEAN, "--format", "json", "--output", str(target)).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["reports"]
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


def test_page_and_spreadsheet_of_several_drafts_are_written_whole(tmp_path: Path) -> None:
    page, book = tmp_path / "report.html", tmp_path / "report.xlsx"
    assert (
        run("check", CLEAN, DEFECTIVE, "--reader", "grammar", "--format", "html", "--output", str(page)).exit_code == 1
    )
    assert run("check", CLEAN, "--reader", "grammar", "--format", "xlsx", "--output", str(book)).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert text.endswith("</html>\n")
    assert "brewery-sponsorship.docx" in text
    assert book.read_bytes()[:2] == b"PK"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.html", "report.xlsx"]


def test_page_goes_to_the_screen_and_a_spreadsheet_does_not() -> None:
    shown = run("check", CLEAN, "--reader", "grammar", "--format", "html")
    assert shown.exit_code == 0
    assert shown.stdout_bytes.decode("utf-8").startswith("<!DOCTYPE html>")
    refused = run("check", CLEAN, "--format", "xlsx")
    assert refused.exit_code == 2
    assert "--output" in refused.stderr


def test_evidence_says_where_it_stands_in_its_clause() -> None:
    report = check(str(SAMPLES / "annex-undoes-body.docx"), trained=False).reports[0]
    texts = {c.id: c.text for c in report.clauses}
    placed = [e for f in report.findings for e in f.evidence if e.span and e.clause]
    assert len(placed) > 10
    assert {texts[e.clause or ""][slice(*(e.span or ()))] == e.quote for e in placed} == {True}
    assert all(f.topics for f in report.findings)


def test_wrong_use_is_2() -> None:
    assert run("check").exit_code == 2
    assert run("check", CLEAN, "--agency", "nasa").exit_code == 2
    assert run("check", CLEAN, "--output", "no-such-folder/x.json").exit_code == 2
    assert run("rules", "show", "XXX-01").exit_code == 2


def test_report_says_what_is_loosened_and_why_an_organization_asks(tmp_path: Path) -> None:
    draft = tmp_path / "who.txt"
    draft.write_text(
        "Agreement between WHO and Nordlund AB (“the Partner”).\n\n1. Gift\n\nThe Partner shall give beds.\n",
        encoding="utf-8",
    )
    report = json.loads(run("check", str(draft), "--format", "json").stdout)["reports"][0]
    assert report["profile"]["agency"] == "who"
    assert any(n.startswith("WHO loosens rule DIS-03") for n in report["notices"])
    assert "framework of engagement" in next(f for f in report["findings"] if f["rule"] == "AGY-03")["because"]
    assert "Why here" in run("check", str(draft)).stdout


def test_profile_given_wins() -> None:
    data = json.loads(run("check", CLEAN, "--agency", "who", "--modality", "mou", "--format", "json").stdout)
    assert data["reports"][0]["profile"]["agency"] == "who"
    assert data["reports"][0]["profile"]["modality"] == "mou"


def test_read_shows_statements() -> None:
    text = run("read", CLEAN).stdout
    assert "partner must indemnify to un" in text
    assert json.loads(run("read", CLEAN, "--format", "json").stdout)["clauses"]


@pytest.mark.parametrize(
    "command", [("rules", "list"), ("rules", "show", "EMB-06"), ("rules", "schema"), ("rules", "test", "IND-02")]
)
def test_rules_commands(command: tuple[str, ...]) -> None:
    result = run(*command)
    assert result.exit_code == 0
    assert result.stdout


def test_from_python() -> None:
    report = check(CLEAN, agency="undp")
    assert report.reports[0].summary.violated["blocker"] == 0


def test_terminal_commands_in_a_draft_are_not_printed(tmp_path: Path) -> None:
    draft = tmp_path / "evil.txt"
    draft.write_text(
        "Agreement between UNDP (“UNDP”) and Evil\x1b[2J Ltd (“the Company”).\nUNDP shall indemnify the Company \x1b]0;owned\x07 against all claims.\n",
        encoding="utf-8",
    )
    assert "\x1b" not in run("check", str(draft)).stdout


@pytest.mark.parametrize("form", ["text", "json", "html", "xlsx"])
@pytest.mark.parametrize("link", [False, True])
def test_no_report_is_written_over_a_draft(tmp_path: Path, form: str, link: bool) -> None:
    draft, other = written(tmp_path / "draft.txt"), written(tmp_path / "other.txt")
    output = tmp_path / "another-name.txt" if link else other
    if link:
        os.link(other, output)
    result = quick(draft, other, "--format", form, "--output", output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is the draft itself" in result.stderr
    assert output.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("by", ["option", "settings"])
@pytest.mark.parametrize("name", ["form.txt", "deal.yaml", "draft.txt.decisions.yaml", "compliance.toml"])
def test_no_report_is_written_over_what_else_is_read(tmp_path: Path, name: str, by: str) -> None:
    draft = written(tmp_path / "draft.txt")
    options = [
        "--baseline",
        written(tmp_path / "form.txt"),
        "--profile",
        written(tmp_path / "deal.yaml", "agency: undp\n"),
    ]
    written(tmp_path / "draft.txt.decisions.yaml", "schema: compliance-decisions/1\n")
    settings = 'baseline = "form.txt"\nprofile = "deal.yaml"\n' if by == "settings" else ""
    written(tmp_path / "compliance.toml", settings)
    before = (tmp_path / name).read_bytes()
    result = quick(draft, *(options if by == "option" else []), "--output", tmp_path / name)
    assert result.exit_code == 2
    assert "is a file that this run reads" in result.stderr
    assert (tmp_path / name).read_bytes() == before


def test_answers_kept_elsewhere_are_not_written_over(tmp_path: Path) -> None:
    answers = written(tmp_path / "answers.yaml", "schema: compliance-decisions/1\n")
    assert quick(written(tmp_path / "d.txt"), "--decisions", answers, "--output", answers).exit_code == 2
    assert answers.read_text(encoding="utf-8") == "schema: compliance-decisions/1\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize("mask", [0o077, 0o022, 0o007])
def test_a_report_is_read_by_those_whom_the_user_lets(tmp_path: Path, mask: int) -> None:
    draft, kept = written(tmp_path / "d.txt"), written(tmp_path / "kept.json")
    kept.chmod(0o640)
    before = os.umask(mask)
    try:
        for output in (tmp_path / "new.json", kept):
            assert quick(draft, "--format", "json", "--output", output).exit_code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o666 & ~mask
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "what", ["clauses.agreement.understand", "checks.engine.evaluate", "compliance.decisions.apply"]
)
@pytest.mark.parametrize("error", [RecursionError, KeyError, MemoryError])
def test_what_nobody_foresaw_is_the_error_of_its_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, error: type[Exception]
) -> None:
    bad, good = written(tmp_path / "bad.txt", TEXT.replace("beds", "chairs")), written(tmp_path / "good.txt")
    for draft in (bad, good):
        answer = "{rule: DIS-03, sha256: %s, answer: fixed, by: B, on: 2026-01-01, reason: C}" % ("0" * 64)
        written(Path(f"{draft}.decisions.yaml"), f"schema: compliance-decisions/1\ndecisions: [{answer}]\n")
    module, _, name = what.rpartition(".")
    real: Any = getattr(__import__(module, fromlist=[name]), name)

    def failing(*args: Any, **options: Any) -> Any:
        if "chairs" in repr(args[0]):
            raise error("quotes chairs")
        return real(*args, **options)

    monkeypatch.setattr(what, failing)
    result = quick(bad, good, "--format", "json")
    assert result.exit_code == 2
    reports = json.loads(result.stdout)["reports"]
    assert [r["error"] is None for r in reports] == [False, True]
    said = reports[0]["error"]
    assert said["kind"] == ("too-large" if error is MemoryError else "failed")
    assert "bad.txt" in said["message"]
    assert (error.__name__ in said["message"]) is (error is not MemoryError)
    assert "chairs" not in result.output


@pytest.mark.skipif(os.name == "nt", reason="names may be longer there")
def test_names_too_long_for_what_stands_beside_them(tmp_path: Path) -> None:
    for length in (242, 255):
        draft = written(tmp_path / ("n" * (length - 4) + ".txt"))
        assert quick(draft).exit_code == 0
    output = tmp_path / ("o" * 255)
    assert quick(draft, "--output", output).exit_code == 0
    result = quick(draft, tmp_path / ("f" * 300) / "draft.txt", "--format", "json")
    assert result.exit_code == 2
    assert [r["error"] is None for r in json.loads(result.stdout)["reports"]] == [True, False]
    assert quick(draft, "--output", tmp_path / ("f" * 300) / "report.txt").exit_code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are UTF-8, or no bytes")
def test_names_that_are_not_utf8_in_every_form(tmp_path: Path) -> None:
    paths = [Path(os.fsdecode(os.fsencode(tmp_path / name) + b"\xe9.txt")) for name in ("draft", "form", "missing")]
    draft, form, missing = written(paths[0]), written(paths[1]), paths[2]
    written(Path(f"{draft}.decisions.yaml"), "schema: compliance-decisions/1\ndecisions:\n- {rule: DIS-03, sha256: %s, answer: fixed, by: B, on: 2026-01-01, reason: C}\n" % ("0" * 64))  # fmt: skip
    for kind in ("text", "json", "html", "xlsx"):
        result = quick(draft, missing, "--baseline", form, "--format", kind, "--output", tmp_path / "report")
        assert result.exit_code == 2
        assert isinstance(result.exception, SystemExit)
        if kind == "json":
            reports = json.loads((tmp_path / "report").read_text(encoding="utf-8"))["reports"]
            assert [Path(r["draft"]["path"]).name for r in reports] == ["draft?.txt", "missing?.txt"]
            assert reports[0]["baseline"]["path"].endswith("form?.txt")
            assert any("draft?.txt.decisions.yaml" in n for n in reports[0]["notices"])
            assert "missing?.txt" in reports[1]["error"]["message"]


@pytest.mark.parametrize(
    ("command", "form"),
    [("check", "json"), ("check", "html"), ("compare", "json"), ("compare", "html"), ("read", "json")],
)
def test_what_is_no_text_is_utf8_on_any_screen(tmp_path: Path, command: str, form: str) -> None:
    old = [str(written(tmp_path / "old.txt"))] if command == "compare" else []
    draft = str(written(tmp_path / "d.txt", TEXT.replace("give beds", "give beds of Żabka–Łódź")))
    shown = CliRunner(charset="cp1252").invoke(main, [command, *old, draft, "--format", form]).stdout_bytes
    assert "Żabka–Łódź" in shown.decode("utf-8")


def test_read_knows_the_parties_that_a_person_named(tmp_path: Path) -> None:
    draft = written(
        tmp_path / "d.txt", TEXT.replace("1. Gift\n", "1. Gift\n\nThe Quince Consortium shall insure the beds.\n")
    )
    profile = written(tmp_path / "deals" / "deal.yaml", "partner: [Quince Consortium]\n")
    assert "partner must insure" not in run("read", str(draft)).stdout
    assert "partner must insure" in run("read", str(draft), "--profile", str(profile)).stdout
    written(tmp_path / "compliance.toml", 'profile = "deals/deal.yaml"\n')
    assert "partner must insure" in run("read", str(draft)).stdout
    written(profile, "partnr: Quince\n")
    refused = run("read", str(draft))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("Error: ")


@pytest.mark.parametrize(
    "args",
    [
        ("check", CLEAN, "--profile", "no-such.yaml"),
        ("check", CLEAN, "--catalogue", "no-such-folder"),
        ("check", CLEAN, "--format", "xlsx"),
        ("check", CLEAN, "--format", "docx"),
        ("compare", CLEAN, CLEAN, "--profile", "no-such.yaml"),
        ("decide", CLEAN, "DIS-03", "--answer", "waived", "--by", "B", "--reason", "C", "--profile", "no-such.yaml"),
        ("read", "no-such.docx"),
        ("rules", "show", "XXX-01"),
        ("rules", "list", "--catalogue", "no-such-folder"),
        ("rules", "new", "house", "--dir", "no-such-folder"),
    ],
)
def test_a_refusal_is_one_sentence(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


def obeyed(text: str) -> str:
    """What a terminal would obey in a text, but colours and line breaks."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    return "".join(c for c in plain if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c != "\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_field_of_a_report_commands_a_terminal(text: str) -> None:
    assert not obeyed(text_form.render(hostile(text), colour=True))


def test_names_that_stand_in_suggestions_and_readings_command_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(
        "Agreement between UNDP (“UNDP”) and Acme Ltd (“Acme\x9b2J”).\n\nThe “Assets\x9b2J” means all goods.\n\n"
        "1.\x9b2J UNDP shall indemnify Acme\x9b2J against all claims.\n\n2. Acme\x9b2J may use the emblem of UNDP.\n",
        encoding="utf-8",
    )
    shown = text_form.render(Report(reports=[judge(path, trained=False)]), colour=True)
    assert "Write " in shown
    for text in (shown, understanding.as_text(understood(path))):
        assert "Acme" in text
        assert not obeyed(text)


def test_who_changed_a_draft_commands_no_terminal(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Agreement between UNDP (“UNDP”) and Acme Ltd (“the Company”).")
    changed = document.add_paragraph("The Company may use the emblem of UNDP")
    changed._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="Eve&#x9b;2J" w:date="2026-01-01T00:00:00Z">'
            '<w:r><w:t xml:space="preserve"> as it likes.</w:t></w:r></w:ins>'
        )
    )
    path = tmp_path / "changed.docx"
    document.save(str(path))
    shown = text_form.render(Report(reports=[judge(path, trained=False)]), colour=True)
    assert "Eve" in shown
    assert not obeyed(shown)
