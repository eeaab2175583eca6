"""The commands about rules: a page for lawyers, a starting file, tests of a user's own."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from checks.catalogue import builtin, load
from checks.rule import Rule
from checks.rule_schema import FIELDS
from compliance.cli import main
from compliance.report.rule_page import as_markdown, as_text, sections


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["rules", *map(str, args)])


def test_page_of_a_rule() -> None:
    page = run("show", "EMB-06").stdout
    assert page.startswith("EMB-06  The permission may not be passed on\n")
    flat = " ".join(page.split())
    for piece in (
        "Severity blocker",
        "prohibited content; topics: emblem, assignment",
        "The text must not say that the partner may pass the right to use the UN body's name or emblem on to others.",
        "| never partner may sublicense marks of un as asserted",
        "All deals.",
        "(34 C/Resolution 86), I.4 (verified)",
        "REL-02: Assignment and subcontracting need prior written consent",
        "UNDP grants the Partner a transferable licence to use the UNDP emblem.",
    ):
        assert piece in flat


def test_page_says_when_the_severity_changes_what_is_suggested_and_what_is_not_confirmed() -> None:
    catalogue = builtin()
    pages = {i: " ".join(as_text(_rule(i), catalogue).split()) for i in ("EMB-01", "ETH-01", "FIN-01")}
    assert "blocker if the answer to “Will people of the partner meet beneficiaries?” is yes" in pages["ETH-01"]
    assert "only with the express written consent of [the UN body]" in pages["EMB-01"]
    assert "sect. V (to be confirmed)" in pages["EMB-01"]
    assert "Not these kinds of agreement: nda." in pages["FIN-01"]


def test_every_rule_has_every_heading() -> None:
    catalogue = builtin()
    headings = {tuple(title for title, _ in sections(rule, catalogue)) for rule in catalogue.rules}
    assert len(headings) == 1
    assert all(lines for rule in catalogue.rules for _, lines in sections(rule, catalogue))


def test_fallbacks_are_shown(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "own.yaml").write_text(
        'own:\n  text: "{Partner} stops {{note}}."\n  fallbacks:\n    - {text: "{Partner} tries to stop.", when: a bank insists}\n',
        encoding="utf-8",
    )
    (tmp_path / "changes.yaml").write_text("- {change: EMB-06, wording: own, reason: Ours}\n", encoding="utf-8")
    page = run("show", "emb-06", "--catalogue", tmp_path).stdout
    assert "[The partner] stops {note}. (To be inserted with a lawyer.)" in page
    assert "Fall-back (a bank insists): [The partner] tries to stop." in page


def test_markdown_shows_what_a_rule_writes_as_it_is() -> None:
    rule = _rule("EMB-06").model_copy(update={"title": "A <b>*title*</b> | [x](javascript:y)"})
    page = as_markdown(rule, builtin(), lambda identifier: f"{identifier}.md")
    assert page.startswith("# EMB-06: A \\<b\\>\\*title\\*\\</b\\> \\| \\[x\\](javascript:y)\n")
    assert "[REL-02](REL-02.md)" in page


def test_a_new_rule_is_valid_explained_and_passes_its_examples(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    assert run("new", "hou-01", "--dir", folder).exit_code == 0
    text = (folder / "hou-01.yaml").read_text(encoding="utf-8")
    first = text.splitlines()[0]
    assert first == "# yaml-language-server: $schema=rule.schema.json"
    assert "Rule" in json.loads((folder / "rule.schema.json").read_text(encoding="utf-8"))["$defs"]
    flat = " ".join(text.replace("# ", "").split())
    assert all(FIELDS[name] in flat for name in Rule.model_fields)
    assert "#@" not in text
    rule = load([folder]).verify().by_id("HOU-01")
    assert rule is not None
    assert (len(rule.violated_by), len(rule.satisfied_by)) == (2, 2)
    result = run("test", "--catalogue", folder)
    assert (result.exit_code, result.stdout) == (0, "4 of 4 examples are judged as they should be.\n")
    assert "HOU-01" in run("list", "--catalogue", folder).stdout
    assert "OUR-POLICY" in run("schema", "--catalogue", folder).stdout


def test_a_second_new_rule_leaves_the_first_alone(tmp_path: Path) -> None:
    run("new", "HOU-01", "--dir", tmp_path)
    (tmp_path / "sources.yaml").write_text('OUR-POLICY: {title: "Mine"}\n', encoding="utf-8")
    assert run("new", "HOU-02", "--dir", tmp_path).exit_code == 0
    assert "Mine" in (tmp_path / "sources.yaml").read_text(encoding="utf-8")
    for taken in ("HOU-01", "EMB-06"):
        result = run("new", taken, "--dir", tmp_path)
        assert result.exit_code == 2
        assert "already" in result.stderr
    assert run("new", "house", "--dir", tmp_path).exit_code == 2


def test_a_failing_example_is_shown_with_how_it_was_read(tmp_path: Path) -> None:
    run("new", "HOU-01", "--dir", tmp_path)
    path = tmp_path / "hou-01.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("every six months", "on its progress"), encoding="utf-8")
    result = run("test", "HOU-01", "--catalogue", tmp_path)
    assert result.exit_code == 1
    assert (
        "expected satisfied, got violated: The Partner shall report to UNDP in writing on its progress."
        in result.stdout
    )
    assert "read as: partner must report-progress progress" in result.stdout
    assert "the partner must monitor and report progress" in result.stdout
    assert "3 of 4" in result.stdout


def test_a_rule_that_was_switched_off_is_not_just_missing(tmp_path: Path) -> None:
    (tmp_path / "changes.yaml").write_text("- {change: END-04, disabled: true, reason: Charter}\n", encoding="utf-8")
    result = run("show", "END-04", "--catalogue", tmp_path)
    assert result.exit_code == 2
    assert "is switched off" in result.stderr
    assert "! Rule END-04" in run("list", "--catalogue", tmp_path).stdout


def test_schemas() -> None:
    rules = json.loads(run("schema").stdout)
    definitions = rules["$defs"]
    assert definitions["Rule"]["properties"]["topics"]["items"]["enum"][0] == "emblem"
    assert "EMB-06" in definitions["Change"]["properties"]["change"]["enum"]
    assert all("description" in field for field in definitions["Rule"]["properties"].values())
    profile = json.loads(run("schema", "--profile").stdout)
    assert "meets-beneficiaries" in profile["properties"]["facts"]["properties"]


def _rule(identifier: str) -> Rule:
    rule = builtin().by_id(identifier)
    assert rule is not None
    return rule
