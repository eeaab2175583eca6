"""A user's catalogue over the built-in one: what it may do, and how a mistake in it is shown."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checks.catalogue import Catalogue, builtin, load
from checks.engine import evaluate
from checks.examples import NEUTRAL
from checks.yaml_file import FileError, read
from tests.benchmarks.catalogue import write_rules
from tests.helpers import in_neutral

RULE = """\
- id: HOU-01
  title: The partner reports
  topics: [monitoring]
  kind: required clause
  severity: major
  why: So that one sees.
  advice: Say so.
  sources: [{id: R92, status: verified}]
  condition: somewhere partner must report-progress
"""

House = Callable[..., Catalogue]


@pytest.fixture
def house(tmp_path: Path) -> House:
    def write(rules: str = RULE, **others: str) -> Catalogue:
        (tmp_path / "rules.yaml").write_text(rules, encoding="utf-8")
        for name, text in others.items():
            path = tmp_path / {"sources": "sources.yaml", "wording": "wording/own.yaml"}[name]
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load([tmp_path]).verify()

    return write


def test_builtin_catalogue_is_right_in_every_sentence() -> None:
    catalogue = builtin().verify()
    assert catalogue is builtin()
    assert not catalogue.changes
    assert all(r.wording is None or r.wording in catalogue.wordings for r in catalogue.rules)
    assert all(other in catalogue.origins for r in catalogue.rules for other in r.related)


def test_own_rule_is_added_and_judges(house: House) -> None:
    catalogue = house()
    rule = catalogue.by_id("hou-01")
    assert rule is not None
    assert len(catalogue.rules) == len(builtin().rules) + 1
    silent = evaluate(in_neutral("The Company pays."), [rule], NEUTRAL, catalogue)
    assert [f.verdict for f in silent] == ["violated"]


def test_own_source_and_wording(house: House) -> None:
    catalogue = house(
        RULE.replace("R92", "OWN") + "  wording: own-report\n",
        sources='OWN: {title: "Our policy"}',
        wording='own-report: {text: "{Partner} shall report to {un} every year.", insert: without a lawyer}',
    )
    rule = catalogue.by_id("HOU-01")
    assert rule is not None
    (finding,) = evaluate(in_neutral("The Company pays."), [rule], NEUTRAL, catalogue)
    assert finding.wording == {
        "key": "own-report", "text": "The Company shall report to UNICEF every year.", "insert": "without a lawyer",
        "protects": "", "fallbacks": [], "unacceptable": [],
    }  # fmt: skip
    assert catalogue.sources["OWN"]["title"] == "Our policy"


def test_replacing_is_said(house: House) -> None:
    catalogue = house(RULE + "  replaces: MGT-03\n  reason: Ours asks for more\n")
    assert catalogue.by_id("MGT-03") is None
    assert len(catalogue.rules) == len(builtin().rules)
    assert catalogue.changes[0].startswith("Rule MGT-03 is replaced by HOU-01 of ")
    assert catalogue.changes[0].endswith("rules.yaml: Ours asks for more.")


def test_switching_off_and_loosening_are_said(house: House) -> None:
    catalogue = house(
        "- {change: END-04, disabled: true, reason: Said in our charter.}\n"
        "- {change: TER-04, severity: advice, reason: Our short form}\n"
        "- {change: EMB-06, wording: emblem-end, reason: Our words}\n"
    )
    assert catalogue.by_id("END-04") is None
    loosened, worded = catalogue.by_id("TER-04"), catalogue.by_id("EMB-06")
    assert loosened is not None
    assert worded is not None
    assert (loosened.severity, worded.wording) == ("advice", "emblem-end")
    assert [c.split(" (")[0] for c in catalogue.changes] == ["Rule END-04", "Rule TER-04", "Rule EMB-06"]
    assert "switched off" in catalogue.changes[0]
    assert "counts as “advice”, not “minor”" in catalogue.changes[1]


def test_what_the_user_says_stands_above_what_an_organization_changes(house: House) -> None:
    who = replace(NEUTRAL, agency="who")
    catalogue = house(
        "- {change: EMB-08, severity: advice, reason: Ours}\n"
        "- {change: TRA-01, severity: blocker, reason: Ours}\n"
        + RULE.replace("HOU-01", "DIS-03")
        + "  replaces: DIS-03\n"
    )
    chosen = {r.id: r for r in catalogue.select(who)}
    assert chosen["EMB-08"].severity == "advice"
    assert "bars use with goods" in chosen["EMB-08"].because
    assert chosen["DIS-03"] is catalogue.by_id("DIS-03")
    assert [s.split(" (")[0] for s in catalogue.loosened(who)] == ["WHO lifts rule AGY-05"]
    old = {r.id: r for r in catalogue.select(replace(NEUTRAL, edition="2000"))}
    assert old["TRA-01"].severity == "blocker"


def test_later_catalogue_lies_over_the_earlier(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder, text in ((first, RULE), (second, "- {change: HOU-01, severity: minor, reason: Not so grave}\n")):
        folder.mkdir()
        (folder / "rules.yml").write_text(text, encoding="utf-8")
    found = load([first, second]).by_id("HOU-01")
    assert found is not None
    assert found.severity == "minor"
    with pytest.raises(FileError, match="is no rule that could be changed"):
        load([second, first])


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("report-progress", "report-progres", "line 9, column 37", "did you mean 'report-progress'"),
        ("condition: somewhere partner must report-progress", "condition:\n    - >-\n      never partner may\n      use marks with perpetal", "line 12, column 22", "'perpetual'"),
        ("condition: somewhere", "condition: 'if fact meets-beneficiares is yes: somewhere", "line 9, column 23", "'meets-beneficiaries'"),
        ("condition: somewhere partner must report-progress", "condition:\n    - if agency is undp: never un must indemnify", "line 10, column 7", "quotation marks"),
        ("somewhere partner must report-progress", "check sanity", "line 9, column 20", "is no check"),
        ("somewhere partner must report-progress", "refuse \"it\"", "line 9, column 14", "needs a condition"),
        ("id: R92", "id: R93", "line 8, column 18", "not in sources.yaml"),
        ("[monitoring]", "[emblem, monitring]", "line 3, column 20", "'monitoring'"),
        ("severity: major", "severity: major; blocker if agency is nasa", "line 5, column 41", "is no value of agency"),
        ("severity: major", "severity: grave", "line 5, column 13", "is no severity"),
        ("severity: major", "sevrity: major", "line 5, column 3", "did you mean 'severity'"),
        ("  why: So that one sees.\n", "", "line 1, column 3", "'why' is missing"),
        ("HOU-01", "EMB-06", "line 1, column 7", "say 'replaces: EMB-06'"),
        ("HOU-01", "house", "line 1, column 7", "is no id"),
        ("kind: required clause", "kind: required claus", "line 4, column 9", "required clause"),
        ("advice: Say so.", "advice: Say so.\n  facts: {breaks: [mark-goodz]}", "line 8, column 20", "'mark-goods'"),
        ("advice: Say so.", "advice: Say so.\n  wording: emblem-consnt", "line 8, column 12", "'emblem-consent'"),
        ("advice: Say so.", "advice: Say so.\n  related: [EMB-06, EMB-66]", "line 8, column 21", "no rule EMB-66"),
        ("advice: Say so.", "advice: Say so.\n  replaces: EMB-66", "line 8, column 13", "no rule EMB-66"),
        ("advice: Say so.", "advice: Say so.\n  title: again", "line 8, column 3", "a second time"),
        ("advice: Say so.", 'advice: "\\e[2J"', "line 7, column 11", "control character"),
        ("advice: Say so.", "advice: Say: so", "line 7, column 14", "quotation marks"),
        ("- id", "- [1]\n- id", "line 1, column 3", "a rule is a table"),
        ("advice: Say so.", "advice: Say so.\n  asked_where: {words: (national, question: Which?}", "line 8, column 24", "no pattern"),
        ("advice: Say so.", "advice: Say so.\n  asked_where: {words: '[z-a]', question: Which?}", "line 8, column 24", "no pattern"),
        ("severity: major", "severity: &a major\n  finds: *a", "line 5, column 13", "referred to again"),
        ("severity: major", f"severity: {'9' * 5000}", "line 5, column 13", "is no severity"),
        (RULE, "hello: 1", "line 1, column 1", "a rule file is a list"),
        (RULE, "- {change: EMB-66, disabled: true, reason: None}", "line 1, column 12", "could be changed"),
        (RULE, "- {change: EMB-06, disabled: true}", "line 1, column 3", "'reason' is missing"),
        (RULE, "- {change: EMB-06, severity: tiny, reason: None}", "line 1, column 30", "is no severity"),
        (RULE, "- {change: EMB-06, reason: None at all}", "line 1, column 12", "say what changes"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_its_place(house: House, old: str, new: str, place: str, says: str) -> None:
    assert old in RULE
    text = RULE.replace(old, new)
    if "'if fact" in new:
        text = text.replace("must report-progress", "must report-progress'")
    with pytest.raises(FileError) as caught:
        house(text)
    message = str(caught.value)
    assert f"rules.yaml, {place}: " in message
    assert says in message
    assert "\n" not in message
    assert message.endswith((".", "?"))


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("own:\n  text: >-\n    The {Partner} shall\n    tell {orgn} all.", "line 4, column 10", "{orgn} has no value"),
        ('own: {text: "{un.__class__}"}', "line 1, column 14", "has no value"),
        ('own: {text: "{un"}', "line 1, column 13", "brace"),
        ("emblem-end: {text: a}", "line 1, column 1", "already"),
        ("own: {txt: a}", "line 1, column 7", "'txt' is no field"),
    ],
)
def test_a_wording_is_checked_too(house: House, text: str, place: str, says: str) -> None:
    with pytest.raises(FileError) as caught:
        house(wording=text)
    assert f"own.yaml, {place}: " in str(caught.value)
    assert says in str(caught.value)


def test_sources_that_clash_are_refused(house: House) -> None:
    with pytest.raises(FileError, match=r"sources\.yaml, line 1, column 1: there is a source 'R92' already"):
        house(sources='R92: {title: "Another"}')


def test_folders_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is no folder"):
        load([tmp_path / "x"])
    with pytest.raises(FileError, match="holds no rule file"):
        load([tmp_path])


def test_a_folder_that_may_not_be_read_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(FileError, match=rf"^{tmp_path} could not be read: Permission denied\.$"):
        load([tmp_path])


@pytest.mark.skipif(os.name == "nt", reason="a file with holes takes no room on Unix")
def test_a_file_without_end_is_read_to_the_limit(tmp_path: Path) -> None:
    endless = tmp_path / "endless.yaml"
    with endless.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(FileError, match="is larger than 20 MB"):
        read(endless)


def test_references_do_not_multiply(tmp_path: Path) -> None:
    levels = [f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20)]
    (tmp_path / "rules.yaml").write_text(f"- a:\n  - &a0 [x]\n{''.join(levels)}", encoding="utf-8")
    with pytest.raises(FileError, match="line 2, column 5: this is referred to again"):
        load([tmp_path])


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe", b"- &a [*a]\n", b"- !!python/object:os.system {}\n", b"[" * 3000, b"- {? [a] : b}\n"]
)
def test_hostile_yaml_is_one_sentence(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "rules.yaml").write_bytes(raw)
    with pytest.raises(FileError) as caught:
        load([tmp_path])
    assert "\n" not in str(caught.value)


def test_windows_line_ends_and_mark_do_not_move_the_place(tmp_path: Path) -> None:
    text = RULE.replace("R92", "R93").replace("\n", "\r\n")
    (tmp_path / "rules.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    with pytest.raises(FileError, match="line 8, column 18"):
        load([tmp_path])


def test_the_catalogue_of_the_benchmark_is_a_real_one(tmp_path: Path) -> None:
    write_rules(tmp_path, 120)
    catalogue = load([tmp_path]).verify()
    assert len(catalogue.rules) == len(builtin().rules) + 120
    assert sum(bool(r.violated_by) for r in catalogue.rules) > 220


def test_sentences_are_parsed_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULE.replace("somewhere", "somewhre"), encoding="utf-8")
    catalogue = load([tmp_path])
    with pytest.raises(FileError, match="line 9, column 14: HOU-01: 'somewhre'"):
        catalogue.verify()
