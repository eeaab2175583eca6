"""The Word file with comments and tracked changes, read back by other means than those that wrote it."""

from __future__ import annotations

import datetime
import io
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document

from checks.edits import rewordings
from clauses.readers import open_draft
from compliance import decisions_file
from compliance.cli import main
from compliance.decisions import decide
from compliance.judge import Judged, judged
from compliance.report import word_files
from compliance.report.model import FindingOut
from compliance.report.suggestions import Level, next_label
from compliance.report.word_edits import WordFile
from compliance.report.word_form import Reviewed, review
from compliance.report.word_xml import AUTHOR
from compliance.settings import Setups
from tests.helpers import ROOT
from tests.tools.word_changes import Comment, comments, parts, settle, text
from tests.tools.word_round_trip import stress
from tests.word_drafts import HOSTILE, PROMISE, hard_draft

SAMPLES = sorted((ROOT / "samples").glob("*.docx"))
LEVELS: tuple[Level, ...] = ("none", "safe", "all")


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "hard.docx"
    path.write_bytes(hard_draft())
    return path


_known: dict[tuple[str, str], tuple[Judged, Reviewed]] = {}


def reviewed(path: Path, level: Level = "safe") -> tuple[Judged, Reviewed]:
    key = (str(path), level)
    if key not in _known:
        one = judged(path)
        _known[key] = (one, review(path, one, level))
    return _known[key]


def ours(content: bytes) -> list[Comment]:
    return [c for c in comments(content) if c.author == AUTHOR]


def every(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue("hard") if request.param == "hard" else request.param


draft = pytest.fixture(every, params=["hard", *SAMPLES], ids=lambda p: p if isinstance(p, str) else p.name)


@pytest.mark.parametrize("level", LEVELS)
def test_rejecting_gives_the_draft_back_word_for_word(draft: Path, level: Level) -> None:
    _, made = reviewed(draft, level)
    back = settle(made.content, AUTHOR, "reject")
    assert text(back) == text(draft.read_bytes())
    assert [c for c in comments(back) if c.author == AUTHOR] == []


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_not_ours_is_untouched(draft: Path, level: Level) -> None:
    _, made = reviewed(draft, level)
    before, after = parts(draft.read_bytes()), parts(made.content)
    may = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {n for n in before if before[n] != after.get(n)} <= may
    theirs = [(c.id, c.paragraphs) for c in comments(draft.read_bytes())]
    assert [(c.id, c.paragraphs) for c in comments(made.content) if c.author != AUTHOR] == theirs
    ids = [c.id for c in comments(made.content)]
    assert len(ids) == len(set(ids))


def test_one_comment_for_each_finding_on_exactly_its_words(draft: Path) -> None:
    one, made = reviewed(draft, "safe")
    findings = [f for f in one.report.findings if f.verdict in ("violated", "unclear") and not f.unread]
    written = ours(made.content)
    assert Counter(c.paragraphs[0][:6] for c in written if c.paragraphs[0][3] == "-") == Counter(
        f.rule for f in findings
    )
    assert made.comments == len(written)
    claimed = {id(one.report.findings[i]) for i in made.claims}
    for finding in findings:
        proof = finding.evidence[0] if finding.evidence else None
        if proof is None or proof.place is None or not proof.quote:
            continue
        standing = [c for c in written if c.paragraphs[0].startswith(finding.rule)]
        if proof.place.part == "body":
            assert any(c.words == proof.quote for c in standing), (
                finding.rule,
                proof.quote,
                [c.words for c in standing],
            )
        else:
            assert any(f"The words: “{proof.quote}”" in c.paragraphs for c in standing)
        assert id(finding) in claimed or any(finding.title in c.paragraphs[0] for c in standing)


@pytest.mark.parametrize("level", ["safe", "all"])
def test_accepting_closes_the_loop(draft: Path, level: Level, tmp_path: Path) -> None:
    one, made = reviewed(draft, level)
    after = tmp_path / draft.name
    after.write_bytes(settle(made.content, AUTHOR, "accept"))
    again = judged(after).report
    assert again.error is None
    for verdicts in (("violated",), ("violated", "unclear")):
        before = Counter(f.rule for f in one.report.findings if f.verdict in verdicts)
        claimed = Counter(one.report.findings[c].rule for c in made.claims)
        now = Counter(f.rule for f in again.findings if f.verdict in verdicts)
        assert {r: n for r, n in now.items() if n > before[r] - claimed[r]} == {}


@pytest.mark.parametrize("level", LEVELS)
def test_file_opens_again(draft: Path, level: Level, tmp_path: Path) -> None:
    _, made = reviewed(draft, level)
    assert Document(io.BytesIO(made.content)).paragraphs
    path = tmp_path / "reviewed.docx"
    path.write_bytes(made.content)
    assert open_draft(path).blocks


def test_the_same_bytes_twice(hard: Path) -> None:
    one, made = reviewed(hard, "all")
    assert review(hard, one, "all").content == made.content


def test_safe_is_less_than_all_and_none_changes_nothing(draft: Path) -> None:
    counts = [reviewed(draft, level)[1].changes for level in LEVELS]
    assert counts[0] == 0
    assert counts[1] <= counts[2]


def test_the_promise_is_found_in_every_corner(hard: Path) -> None:
    """In tables, insertions, links, controls and fields on the words; in boxes and notes on the paragraph they hang on."""
    _, made = reviewed(hard, "none")
    about = [c for c in ours(made.content) if c.paragraphs[0].startswith("IND-01")]
    words = {c.words for c in about}
    for kind in ("second", "third", "fourth", "fifth", "seventh"):
        assert f"{PROMISE} of the {kind} kind." in words
    for kind in ("sixth", "eighth"):
        shown = [c for c in about if f"The words: “{PROMISE} of the {kind} kind.”" in c.paragraphs]
        assert [c.words for c in shown] == ["1.6 The boxes and notes hang here."]
    assert any(w is not None and w.startswith(PROMISE) for w in words if w and "kind" not in w)


def test_few_words_are_inserted_where_they_are_missing(hard: Path) -> None:
    _, made = reviewed(hard, "safe")
    after = Document(io.BytesIO(settle(made.content, AUTHOR, "accept")))
    written = [p.text for p in after.paragraphs]
    assert "2.1 The Company may use the emblem of UNDP with the prior written consent of UNDP." in written
    assert "2.2 The Company shall comply with all applicable laws." in written


def test_added_clauses_go_on_with_the_typed_number() -> None:
    _, made = reviewed(ROOT / "samples" / "cloud-partner-paper.docx", "safe")
    after = Document(io.BytesIO(settle(made.content, AUTHOR, "accept")))
    numbers = [p.text.split(" ")[0] for p in after.paragraphs]
    assert numbers.count("3.2") == numbers.count("7.1") == numbers.count("7.2") == 1
    assert numbers.index("3.1") + 1 == numbers.index("3.2")


HEADED = ("Purpose", "Gift", "Term")


@pytest.mark.parametrize(
    ("heads", "own", "heading", "clause"),
    [
        ("{}. {}", "{}.1 ", "4. Further provisions", "4.1 "),
        ("ARTICLE {} {}", "", "ARTICLE 4 Further provisions", ""),
        ("Article {} - {}", "", "Article 4 - Further provisions", ""),
    ],
)
def test_clauses_that_fit_no_article_get_one_of_their_own(
    tmp_path: Path, heads: str, own: str, heading: str, clause: str
) -> None:
    document = Document()
    document.add_paragraph('This Agreement is made between UNDP and Bluefold Ltd ("the Company").')
    sentences = ("The Parties cooperate on wells.", "The Company gives UNDP twelve pumps.", "It ends on 3 May 2028.")
    for number, (name, sentence) in enumerate(zip(HEADED, sentences, strict=True), 1):
        document.add_heading(heads.format(number, name), level=1)
        document.add_paragraph(own.format(number) + sentence)
    document.add_paragraph("Signed for UNDP: ____________")
    path = tmp_path / "draft.docx"
    document.save(str(path))
    before, made = reviewed(path, "all")
    after = Document(io.BytesIO(settle(made.content, AUTHOR, "accept")))
    written = [(p.text, p.style.name) for p in after.paragraphs if p.style is not None]
    at = written.index((heading, "Heading 1"))
    assert written[at - 1][0].endswith("It ends on 3 May 2028.") or written[at - 1][1] != "Heading 1"
    assert written[at + 1][0].startswith(clause)
    assert written[at + 1][1] == "Normal"
    assert written[-1][0].startswith("Signed for UNDP")
    commented = {c.paragraphs[0].split()[0] for c in ours(made.content)}
    assert {before.report.findings[c].rule for c in made.claims} <= commented


def test_automatic_numbers_are_taken_on(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("AGREEMENT", 1)
    document.add_paragraph(
        "This Agreement is made between the United Nations Children's Fund, a subsidiary organ of the United Nations, at 3 United Nations "
        "Plaza, New York (“UNICEF”), and Larkfield Stores Limited, a company registered in England, at 20 Mill Lane, Leeds (the “Company”)."
    )
    for line in ("The Company gives GBP 300,000 to UNICEF.", "UNICEF reports once a year on the use of the money."):
        document.add_paragraph(line, style="List Number")
    path = tmp_path / "auto.docx"
    document.save(str(path))
    _, made = reviewed(path, "safe")
    assert made.changes
    after = Document(io.BytesIO(settle(made.content, AUTHOR, "accept")))
    assert after.paragraphs[4].style.name == "List Number"
    assert after.paragraphs[4].text.startswith("The Company acquires no right")


def test_hostile_words_stay_words(hard: Path) -> None:
    one, made = reviewed(hard, "none")
    assert (
        any(HOSTILE.replace("&amp;", "&amp;amp;")[:20] in c.text for c in one.agreement.clauses)
        if one.agreement
        else False
    )
    assert "<script>" not in parts(made.content)["word/comments.xml"].decode()


def test_the_smallest_edit_for_a_missing_word() -> None:
    slots = {"un": "UNDP", "partner": "the Company", "Partner": "The Company", "agreement": "this Agreement"}

    def put(quote: str, *missing: str, rule: str = "EMB-01") -> str:
        edit = rewordings(rule, missing, quote, slots)[0]
        return quote[: edit.start] + edit.new + quote[edit.end :]

    assert put("with the consent of UNDP", "prior", "written") == "with the prior written consent of UNDP"
    assert put("after written approval", "prior") == "after prior written approval"
    assert put("with prior consent", "written") == "with prior written consent"
    assert put("on obtaining an approval", "written") == "on obtaining a written approval"
    assert put("An approval is needed", "prior") == "A prior approval is needed"
    assert put("is deemed accepted.", rule="EMB-07") == "is deemed refused."
    for name in (r"UN\DP", r"UN\1\g<0>", "UNDP\\", "{un}"):
        slots["un"] = name
        added = f"with the express prior written consent of {name} in each case"
        assert put(f"used without consent of {name}", rule="EMB-01") == f"used {added}"


@pytest.mark.parametrize(
    ("label", "following"),
    [("5.3 ", "5.4 "), ("(c)\t", "(d)\t"), ("12.9. ", "12.10. "), ("Article 4 ", "Article 5 "), ("•", "")],
)
def test_the_number_after(label: str, following: str) -> None:
    assert next_label(label) == following


def test_comments_and_changes_all_over_are_taken_back(draft: Path) -> None:
    """Also comments on a part of words that a change deletes."""
    assert stress(draft.read_bytes()) == []


def test_a_paragraph_to_comment_on_goes_with_the_changes(tmp_path: Path) -> None:
    """A body without a paragraph gets one, which isn't the draft's."""
    path = tmp_path / "bare.docx"
    document = Document()
    document.sections[0].header.paragraphs[0].text = "The Partner may use the logo of UNICEF."
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    document.save(str(path))
    before = text(path.read_bytes())
    _, made = reviewed(path, "safe")
    assert ours(made.content)
    assert text(settle(made.content, AUTHOR, "reject")) == before


def test_judging_may_take_longer_than_reading_may() -> None:
    """The time allowed for reading a hostile file does not run on while the changed draft is judged."""
    word = WordFile((ROOT / "samples" / "brewery-sponsorship.docx").read_bytes())
    word._file.package.deadline.started -= 1000
    word.comment(0, 0, 11, ["AAA-01  A comment"])
    assert [c.words for c in ours(word.save())] == ["SPONSORSHIP"]


def test_a_strict_file_stays_strict(tmp_path: Path) -> None:
    strict = tmp_path / "strict.docx"
    plain, other = (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    words, theirs = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with zipfile.ZipFile(strict, "w") as archive:
        for name, data in parts((ROOT / "samples" / "cloud-partner-paper.docx").read_bytes()).items():
            archive.writestr(name, data.replace(words, theirs).replace(plain, other))
    _, made = reviewed(strict, "safe")
    assert made.changes
    written = parts(made.content)
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert words not in written[name]
        assert plain not in written[name]
    path = tmp_path / "reviewed.docx"
    path.write_bytes(made.content)
    assert any(b.part == "comment" for b in open_draft(path).blocks)


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", *args])
    return result.exit_code, result.output


def test_command_line(tmp_path: Path, hard: Path) -> None:
    target = tmp_path / "out.docx"
    code, output = run(str(hard), "--format", "docx", "--output", str(target))
    assert code == 1
    assert output.startswith(str(target))
    assert ours(target.read_bytes())
    folder = tmp_path / "folder"
    assert run(str(hard), str(SAMPLES[0]), "--format", "docx", "--output", str(folder), "--suggest", "none")[0] == 1
    assert sorted(p.name for p in folder.iterdir()) == ["annex-undoes-body-checked.docx", "hard-checked.docx"]


def test_command_line_says_what_is_wrong_in_one_sentence(tmp_path: Path, hard: Path) -> None:
    pdf = str(ROOT / "samples" / "research-mou-clean.pdf")
    code, output = run(pdf, "--format", "docx", "--output", str(tmp_path / "x.docx"))
    assert code == 2
    assert "is no Word document" in output
    assert not (tmp_path / "x.docx").exists()
    assert run(str(hard), "--format", "docx")[0] == 2
    code, output = run(str(hard), "--format", "docx", "--output", str(hard))
    assert code == 2
    assert "is the draft itself" in output
    macro = tmp_path / "macro.docx"
    shutil.copy(hard, macro)
    with zipfile.ZipFile(macro, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    code, output = run(str(macro), "--format", "docx", "--output", str(tmp_path / "x.docx"))
    assert code == 2
    assert "macros" in output


def word(path: Path, text: str = "The Partner shall give beds.") -> Path:
    document = Document()
    for paragraph in ("Agreement between UNDP (“UNDP”) and Nordlund AB (“the Partner”).", f"1. {text}"):
        document.add_paragraph(paragraph)
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


GRAMMAR = ("--reader", "grammar", "--fail-on", "never", "--format", "docx", "--suggest", "none")


@pytest.mark.parametrize("checked", ["a-checked.docx", "A-Checked.docx"])
def test_no_draft_of_a_run_is_written_over_by_another(tmp_path: Path, checked: str) -> None:
    drafts = [word(tmp_path / "a.docx"), word(tmp_path / checked, "The Partner shall give chairs.")]
    before = [path.read_bytes() for path in drafts]
    code, output = run(*map(str, drafts), *GRAMMAR, "--output", str(tmp_path))
    assert code == 0, output
    assert [path.read_bytes() for path in drafts] == before
    assert len(names(tmp_path)) == 4
    assert "a-checked-2.docx" in names(tmp_path)


def test_neither_draft_nor_baseline_is_written_over_in_a_folder(tmp_path: Path) -> None:
    draft, form = word(tmp_path / "a.docx"), word(tmp_path / "a-checked.docx")
    before = form.read_bytes()
    assert run(str(draft), *GRAMMAR, "--baseline", str(form), "--output", str(tmp_path))[0] == 0
    assert names(tmp_path) == ["a-checked-2.docx", "a-checked.docx", "a.docx"]
    assert form.read_bytes() == before
    assert run(str(draft), *GRAMMAR, "--baseline", str(form), "--output", str(form))[0] == 2
    assert form.read_bytes() == before


def test_a_file_that_cannot_be_written_is_the_error_of_its_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = [word(tmp_path / f"{name}.docx") for name in "abc"]
    folder = tmp_path / "out"
    (folder / "a-checked.docx").mkdir(parents=True)
    real = word_files.review

    def failing(path: str, *args: Any) -> Reviewed:
        if path.endswith("b.docx"):
            raise KeyError("secret")
        return real(path, *args)

    monkeypatch.setattr(word_files, "review", failing)
    code, output = run(*map(str, drafts), *GRAMMAR, "--output", str(folder))
    assert code == 2
    assert f"{folder / 'a-checked.docx'} could not be written: " in output
    assert "b.docx (KeyError)" in output
    assert "secret" not in output
    assert names(folder) == ["a-checked.docx", "c-checked.docx"]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    drafts = [word(tmp_path / f"{name}.docx") for name in "ab"]
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    for folder, says in ((tmp_path / ("x" * 300), "could not be made"), (tmp_path / "notes.txt", "is a file")):
        code, output = run(*map(str, drafts), *GRAMMAR, "--output", str(folder))
        assert code == 2
        assert output.startswith("Error: ")
        assert says in output
        assert output.count("\n") == 1


def test_findings_open_only_for_want_of_reading_are_one_comment(tmp_path: Path) -> None:
    document = Document(str(ROOT / "samples" / "brewery-sponsorship.docx"))
    document.add_paragraph(
        "La présente convention est régie par le droit suisse et les tribunaux de Genève sont seuls compétents. " * 4
    )
    path = tmp_path / "two-languages.docx"
    document.save(str(path))
    one, made = reviewed(path, "none")
    unread: list[FindingOut] = [f for f in one.report.findings if f.unread]
    assert len(unread) > 3
    first = [c for c in ours(made.content) if c.paragraphs[0].startswith("Before you read")]
    assert len(first) == 1
    assert unread[0].rule in " ".join(first[0].paragraphs)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(hard: Path, tmp_path: Path) -> None:
    _, made = reviewed(hard, "all")
    path = tmp_path / "reviewed.docx"
    path.write_bytes(made.content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert path.with_suffix(".pdf").stat().st_size > 5000


# -- with what it is judged ------------------------------------------------------------------------------------------


def test_an_answered_finding_is_said_to_be_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    shutil.copy(ROOT / "samples" / "brewery-sponsorship.docx", path)
    before, made = reviewed(path, "safe")
    rule = "EMB-07"
    assert rule in {before.report.findings[c].rule for c in made.claims}
    given = {"by": "A. Lawyer", "reason": "Agreed <with> the & office.", "on": datetime.date(2026, 3, 1)}
    decisions_file.add(decisions_file.beside(path), decide(before.report, rule, None, answer="waived", **given))
    decisions_file.add(decisions_file.beside(path), decide(before.report, "DIS-03", None, answer="fixed", **given))
    one = judged(path)
    again = review(path, one, "safe")
    assert rule not in {one.report.findings[c].rule for c in again.claims}
    assert again.changes == made.changes - 1
    assert (
        again.comments == made.comments + 1
    )  # what must be known first: that there are answers, and one that is wrong
    (waived,) = [c for c in ours(again.content) if c.paragraphs[0].startswith(rule)]
    said = "waived by A. Lawyer on 2026-03-01: Agreed <with> the & office."
    assert waived.paragraphs[1] == f"Found (blocker), but a person has decided: {said}"
    assert not any(line.startswith(("What to do", "Proposed", "A tracked change")) for line in waived.paragraphs)
    fixed = [c for c in ours(again.content) if c.paragraphs[0].startswith("DIS-03")]
    assert "Answer: fixed by A. Lawyer" in " ".join(fixed[0].paragraphs)
    assert fixed[0].paragraphs[1].startswith("Not in order. Blocker:")


def test_a_changed_draft_is_judged_by_the_same_catalogue(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "wording").mkdir(parents=True)
    wording = "own: {text: '{Partner} shall report to {un} on the progress of the work every six months.', insert: without a lawyer}"
    (own / "wording" / "own.yaml").write_text(wording, encoding="utf-8")
    change = "- {change: MGT-03, wording: own, reason: Our words}\n"
    no_reports = (
        "- {id: HOU-01, title: No reports, topics: [monitoring], kind: prohibited content, severity: major, why: So., advice: So.,\n"
        "   sources: [{id: R92, status: verified}], condition: never partner must report-progress}\n"
    )
    path = ROOT / "samples" / "brewery-sponsorship.docx"
    cleared = []
    for rules in (change, change + no_reports):
        (own / "rules.yaml").write_text(rules, encoding="utf-8")
        one = judged(path, setup=Setups([own]).of(path))
        made = review(path, one, "safe")
        cleared.append("MGT-03" in {one.report.findings[c].rule for c in made.claims})
    assert cleared == [True, False]
