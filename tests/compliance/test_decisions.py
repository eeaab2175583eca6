"""People's answers: kept beside the draft, bound to words, shown and never hiding a finding."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from compliance import check, decisions_file
from compliance.cli import main
from compliance.decisions import Decision, DecisionsError, apply, decide
from compliance.judge import judge
from compliance.report.model import DraftReport, FindingOut
from compliance.worddiff import plain

HEAD = 'Sponsorship Agreement between UNEP ("UNEP") and Kestrel Beverages AB ("the Sponsor").'
MONEY = "The Sponsor pays UNEP 750,000 euros for the campaign in two equal instalments."
LABELS = "The emblem of UNEP shall be printed on the labels of all bottles that the Sponsor sells."
LAW = "This Agreement is governed by the laws of Sweden."
DAY = datetime.date(2026, 3, 1)


def draft(path: Path, *clauses: str) -> Path:
    path.write_text("\n\n".join([HEAD, *(f"{i}. {c}" for i, c in enumerate(clauses, 1))]), encoding="utf-8")
    return path


def judged(folder: Path, *clauses: str) -> DraftReport:
    return judge(draft(folder / "judged.txt", *clauses), trained=False)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> DraftReport:
    return judged(tmp_path_factory.mktemp("draft"), MONEY, LABELS, LAW)


def answer(report: DraftReport, rule: str = "DIS-03", number: str | None = None, **more: Any) -> Decision:
    given = {"answer": "waived", "by": "A. Lawyer", "reason": "Agreed.", "on": DAY, **more}
    return decide(report, rule, number, **given)


def found(report: DraftReport, rule: str) -> FindingOut:
    return next(f for f in report.findings if f.rule == rule)


def state(report: DraftReport, decision: Decision, today: datetime.date | None = None) -> tuple[str | None, list[str]]:
    """The state of the decision beside the finding of its rule, and the notices but the one that a file was used."""
    applied = apply(report, (decision,), "x.decisions.yaml", today)
    beside = found(applied, decision.rule).decision
    assert applied.notices[len(report.notices)].startswith("Answers to findings are taken from x.decisions.yaml")
    return beside.state if beside else None, applied.notices[len(report.notices) + 1 :]


# -- binding ---------------------------------------------------------------------------------------------------------


def test_an_answer_stands_beside_its_finding_and_excuses_it(report: DraftReport) -> None:
    decision = answer(report)
    assert (decision.number, decision.begins) == ("3", LAW)
    assert state(report, decision) == ("applied", [])
    applied = apply(report, (decision,), "x")
    assert found(applied, "DIS-03").excused
    assert [f.rule for f in applied.findings if f.decision] == ["DIS-03"]
    assert applied.summary == report.summary


def test_it_follows_its_clause_to_another_number(report: DraftReport, tmp_path: Path) -> None:
    assert state(judged(tmp_path, LAW, MONEY, LABELS), answer(report)) == ("applied", [])


def test_typography_is_no_change_of_words(report: DraftReport, tmp_path: Path) -> None:
    assert state(judged(tmp_path, MONEY, LABELS, LAW.replace(" laws", "  laws")), answer(report))[0] == "applied"


@pytest.mark.parametrize(
    "clauses",
    [
        (MONEY, LABELS, LAW.replace("Sweden", "Norway")),
        (LAW.replace("This Agreement is", "This Agreement and its annexes are"), MONEY, LABELS),
        (MONEY, LABELS, "The courts apply Swedish law; the contract is governed by the law of Sweden."),
    ],
    ids=["by number and likeness", "by likeness", "by number"],
)
def test_it_is_stale_once_the_words_change(report: DraftReport, tmp_path: Path, clauses: tuple[str, ...]) -> None:
    changed = judged(tmp_path, *clauses)
    assert found(changed, "DIS-03").verdict in ("violated", "unclear")
    how, notices = state(changed, answer(report))
    assert how == "stale"
    assert "the words have changed since" in notices[0]
    assert not found(apply(changed, (answer(report),), "x"), "DIS-03").excused


def test_it_is_unmatched_if_nothing_is_found_any_more(report: DraftReport, tmp_path: Path) -> None:
    how, notices = state(judged(tmp_path, MONEY, LABELS), answer(report))
    assert how is None
    assert "answers nothing that is found" in notices[0]


def test_what_is_fixed_and_gone_needs_no_word_and_what_is_still_there_does(report: DraftReport, tmp_path: Path) -> None:
    fixed = answer(report, answer="fixed")
    assert state(judged(tmp_path, MONEY, LABELS), fixed) == (None, [])
    how, notices = state(report, fixed)
    assert how == "applied"
    assert "still found" in notices[0]
    assert not found(apply(report, (fixed,), "x"), "DIS-03").excused


def test_it_expires_after_its_last_day(report: DraftReport) -> None:
    decision = answer(report, until=DAY)
    assert state(report, decision, DAY) == ("applied", [])
    assert state(report, decision) == ("applied", [])
    how, notices = state(report, decision, DAY + datetime.timedelta(1))
    assert how == "expired"
    assert "ended on 2026-03-01" in notices[0]


def test_an_answer_to_a_lack_holds_while_it_is_lacking(report: DraftReport, tmp_path: Path) -> None:
    decision = answer(report, "IMM-01")
    assert (decision.number, decision.begins) == ("", "")
    assert state(judged(tmp_path, LABELS, LAW), decision) == ("applied", [])
    unread = [
        f.model_copy(update={"verdict": "unclear", "unread": True}) if f.rule == "IMM-01" else f
        for f in report.findings
    ]
    assert state(report.model_copy(update={"findings": unread}), decision)[0] == "stale"


def test_the_later_answer_counts_and_a_stale_one_never_hides_a_good_one(report: DraftReport, tmp_path: Path) -> None:
    first, second = answer(report), answer(report, answer="accepted")
    assert (
        found(apply(report, (first, second), "x"), "DIS-03").decision
        == found(apply(report, (second,), "x"), "DIS-03").decision
    )
    changed = judged(tmp_path, MONEY, LABELS, LAW.replace("Sweden", "Norway"))
    applied = apply(changed, (answer(changed), first), "x")
    assert found(applied, "DIS-03").excused
    assert not [n for n in applied.notices if "does not count" in n]


def test_deciding_needs_a_finding_and_if_there_are_several_a_clause(tmp_path: Path) -> None:
    both = judged(tmp_path, MONEY, LABELS, LAW, LABELS.replace("bottles", "cans"))
    with pytest.raises(DecisionsError, match=r"more than one clause \(2, 4\); name one with --clause"):
        answer(both, "EMB-08")
    assert answer(both, "EMB-08", "4").number == "4"
    with pytest.raises(DecisionsError, match="nothing in clause 3; it does in: 2, 4"):
        answer(both, "EMB-08", "3")
    with pytest.raises(DecisionsError, match="finds nothing"):
        answer(both, "IND-02")
    with pytest.raises(DecisionsError, match="'reason' is empty"):
        answer(both, "DIS-03", reason="  ")
    with pytest.raises(
        DecisionsError, match=r"recorded: its last day, 20.*, comes before the day it was given, 20\S+ \(on\)\.$"
    ):
        answer(both, "DIS-03", until=DAY - datetime.timedelta(1))


# -- the file --------------------------------------------------------------------------------------------------------


def test_what_is_added_is_loaded_and_comments_stay(report: DraftReport, tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    first = answer(report, reason="Line one.\nLine two: “quoted” # no comment\x1b", by="No", until=DAY, authority="OLA")
    second = answer(report, "EMB-08", answer="false-alarm")
    decisions_file.add(path, first)
    path.write_text(path.read_text("utf-8") + "\n# called A. on Monday\n", encoding="utf-8")
    decisions_file.add(path, second)
    assert decisions_file.load(path) == (first, second)
    assert "# called A. on Monday" in path.read_text("utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["d.yaml"]


@pytest.mark.parametrize(
    "text", ["", "schema: compliance-decisions/1\ndecisions: []\n", "schema: compliance-decisions/1\n"]
)
def test_a_file_laid_out_otherwise_can_be_added_to(report: DraftReport, tmp_path: Path, text: str) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    decisions_file.add(path, answer(report))
    assert decisions_file.load(path) == (answer(report),)


GOOD = f"""schema: compliance-decisions/1
decisions:
- rule: DIS-03
  number: 5.10
  sha256: {"0" * 64}
  answer: waived
  by: 12
  on: 2026-03-01
  until:
  reason: yes
"""


def test_values_are_the_text_that_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(GOOD, encoding="utf-8")
    (decision,) = decisions_file.load(path)
    assert (decision.number, decision.by, decision.reason, decision.until) == ("5.10", "12", "yes", None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("answer: waived", "answer: maybe", r"line 6: 'answer' must be one of accepted, waived, fixed, false-alarm"),
        ("reason: yes", "resaon: yes", r"line 10: a decision has no 'resaon'; is 'reason' meant\?"),
        ("  by: 12\n", "", r"line 3: 'by' is missing"),
        ("  by: 12\n", "  by: 12\n  bye: x\n", r"line 8: a decision has no 'bye'; is 'by' meant\?"),
        ("2026-03-01", "1 March", r"line 8: 'on' must be a date such as 2026-03-31, not '1 March'"),
        ("2026-03-01", "2026-13-01", r"line 8: 'on' is 2026-13-01, a day that no calendar has"),
        ("until:", "until: 2026-01-01", r"line 3: its last day, 2026-01-01 \(until\), comes before the day it was given, 2026-03-01 \(on\)\.$"),
        ("DIS-03", "dis3", r"line 3: 'rule' must be an id"),
        ("0000", "zz", r"line 5: 'sha256' must be 64"),
        ("by: 12", "by: [a, b]", r"line 7: 'by' must be text"),
        ("by: 12", "by: [a", r"line \d+: it is no YAML"),
        ("  by: 12\n", "  by: 12\n  by: 13\n", r"line 8: 'by' stands here twice"),
        ("by: 12", "by: &a 12", None),
        ("by: 12\n  on", "by: &a 12\n  authority: *a\n  on", r"line 8: references"),
        ("by: 12", "by: [[[[[[1]]]]]]", r"line 7: .*nested too deep"),
        ("by: 12", "by: !!python/object/apply:os.system [ls]", r"line 7: 'by' must be text"),
        ("decisions/1", "decisions/9", r"line 1: 'schema' must be compliance-decisions/1"),
        ("decisions:\n", "decision:\n", r"line 3: there is no 'decision'"),
        ("  by: 12\n", '  by: 12\n  "x\\e[2J": y\n', r"a decision has no 'x\[2J'"),
        ("decisions:\n", "decisions: x\nother:\n", r"line \d: "),
        ("by: 12", "by: \x07", r"not allowed"),
        ("by: 12", 'by: "\\UFFFFFFFF"', r"not allowed"),
        ("reason: yes", 'reason: "\\U7FFFFFFF"', r"not allowed"),
        ("reason: yes", 'reason: "x\\uD800"', r"line 10: 'reason' holds half a character"),
        ("  by: 12\n", '  by: 12\n  "b\\uDFFF": x\n', r"line 3: a word holds half a character"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence_with_its_line(tmp_path: Path, old: str, new: str, said: str | None) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    if said is None:
        assert decisions_file.load(path)
        return
    with pytest.raises(DecisionsError, match=said) as raised:
        decisions_file.load(path)
    assert str(raised.value).startswith("d.yaml")
    assert str(raised.value).isprintable()


@pytest.mark.parametrize("data", [b"#" * 600_000, b"\xff\xfe\x00", b"[" * 400_000, b"- " * 200_000, b"{a: " * 90_000])
def test_a_hostile_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(data)
    with pytest.raises(DecisionsError):
        decisions_file.load(path)


# -- the commands ----------------------------------------------------------------------------------------------------


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, args), "--reader", "grammar"])


def test_decide_then_check(tmp_path: Path) -> None:
    path = draft(tmp_path / "draft.txt", MONEY, LABELS, LAW)
    wanted = [
        f
        for f in judge(path, trained=False).findings
        if f.severity == "blocker" and f.verdict in ("violated", "unclear")
    ]
    assert run("check", path).exit_code == 1
    for finding in {(f.rule, f.number): f for f in wanted}.values():
        result = run(
            "decide", path, finding.rule, "--clause", finding.number or "none", "--answer", "accepted", "--by", "A\x1b[2J B", "--reason", "<i>Agreed</i>",
            "--on", "2026-03-01", "--until", "2026-06-30", "--authority", "ST/AI/1",
        )  # fmt: skip
        assert result.exit_code == 0, result.output
    result = run("check", path, "--today", "2026-06-30")
    assert result.exit_code == 0
    assert "ANSWERED" in result.stdout
    assert f"{len(wanted)} answered" in result.stdout
    assert "accepted by A" in plain(result.stdout)
    assert "Authority: ST/AI/1. Until 2026-06-30." in plain(result.stdout)
    assert "\x1b" not in result.stdout
    assert all(f.rule in result.stdout for f in wanted)
    assert run("check", path, "--today", "2026-07-01").exit_code == 1
    data = json.loads(run("check", path, "--today", "2026-07-01", "--format", "json").stdout)["reports"][0]
    law = next(f for f in data["findings"] if f["rule"] == "DIS-03")
    assert law["decision"] == {
        "answer": "accepted", "by": "A\x1b[2J B", "on": "2026-03-01", "reason": "<i>Agreed</i>", "until": "2026-06-30",
        "authority": "ST/AI/1", "state": "expired",
    }  # fmt: skip
    assert any("ended on 2026-06-30" in n for n in data["notices"])


def test_decisions_in_another_place(tmp_path: Path) -> None:
    path, other = draft(tmp_path / "draft.txt", MONEY, LABELS, LAW), tmp_path / "answers.yaml"
    said = ("--answer", "waived", "--by", "B", "--reason", "C", "--decisions", other)
    assert run("decide", path, "DIS-03", *said).exit_code == 0
    assert not decisions_file.beside(path).exists()
    assert found(check(path, trained=False).reports[0], "DIS-03").decision is None
    assert found(check(path, trained=False, decisions=other).reports[0], "DIS-03").excused
    assert "waived by B" in run("check", path, "--decisions", other).stdout
    assert run("check", path, path, "--decisions", other).exit_code == 2
    missing = run("check", path, "--decisions", tmp_path / "missing.yaml", "--output", tmp_path / "r.txt")
    assert missing.exit_code == 2
    assert missing.stderr.count("\n") == 1


@pytest.mark.parametrize("beside", ["decisions: 3", None])
def test_answers_beside_the_draft_are_left_alone_if_they_go_elsewhere(tmp_path: Path, beside: str | None) -> None:
    path, other = draft(tmp_path / "draft.txt", MONEY, LABELS, LAW), tmp_path / "answers.yaml"
    if beside is not None:
        decisions_file.beside(path).write_text(beside, encoding="utf-8")
    for rule in ("dis-03", "Emb-08"):
        result = run("decide", path, rule, "--answer", "waived", "--by", "B", "--reason", "C", "--decisions", other)
        assert result.exit_code == 0, result.output
    assert [d.rule for d in decisions_file.load(other)] == ["DIS-03", "EMB-08"]
    assert decisions_file.beside(path).exists() is (beside is not None)


def test_a_bad_file_is_2_and_the_other_drafts_are_judged(tmp_path: Path) -> None:
    path = draft(tmp_path / "draft.txt", LAW)
    decisions_file.beside(path).write_text("decisions: 3", encoding="utf-8")
    result = run("check", path, draft(tmp_path / "other.txt", LAW), "--format", "json")
    assert result.exit_code == 2
    assert result.stderr == "draft.txt.decisions.yaml, line 1: 'schema' must be compliance-decisions/1.\n"
    assert [r["error"] is None for r in json.loads(result.stdout)["reports"]] == [False, True]


def test_decide_says_what_it_cannot_record(tmp_path: Path) -> None:
    path = draft(tmp_path / "draft.txt", MONEY)
    said = ("--answer", "waived", "--by", "B", "--reason", "C")
    result = run("decide", path, "DIS-03", *said)
    assert result.exit_code == 2
    assert (
        result.stderr
        == "Error: DIS-03 finds nothing in this draft that needs an answer; 'compliance check' shows what does.\n"
    )
    assert run("decide", tmp_path / "missing.txt", "DIS-03", *said).exit_code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["draft.txt"]


def test_a_new_finding_that_is_answered_does_not_fail_a_comparison(tmp_path: Path) -> None:
    old, new = draft(tmp_path / "old.txt", MONEY, LABELS), draft(tmp_path / "new.txt", MONEY, LABELS, LAW)
    assert run("compare", old, new).exit_code == 1
    assert run("decide", new, "DIS-03", "--answer", "waived", "--by", "B", "--reason", "C").exit_code == 0
    result = run("compare", old, new)
    assert result.exit_code == 0
    assert "waived by B" in result.stdout
