"""Catalogues and profiles from the command line and from compliance.toml, through a whole check."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from compliance import check
from compliance.cli import main
from compliance.settings import Setups, find

DRAFT = (
    "AGREEMENT\nThis Agreement is made between the United Nations Children's Fund, a subsidiary organ of the United Nations (“UNICEF”), "
    "and Harrow Foods Limited, a company organized under the laws of Sweden (“the Company”).\n1. Gift\nThe Company pays one million dollars.\n"
)
CHANGES = "- {change: END-04, disabled: true, reason: Said in our charter}\n- {change: TER-04, severity: advice, reason: Short form}\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "deals" / "one" / "draft.txt"
    path.parent.mkdir(parents=True)
    path.write_text(DRAFT, encoding="utf-8")
    house = tmp_path / "house"
    house.mkdir()
    (house / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    return path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, args), "--reader", "grammar", "--fail-on", "never"])


def report(*args: str | Path) -> dict[str, Any]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.output
    one: dict[str, Any] = json.loads(result.stdout)["reports"][0]
    return one


def test_catalogue_changes_findings_and_says_so_in_every_form(draft: Path, tmp_path: Path) -> None:
    data = report(draft, "--catalogue", tmp_path / "house")
    rules = {f["rule"]: f["severity"] for f in data["findings"]}
    assert "END-04" not in rules
    assert rules["TER-04"] == "advice"
    assert sum("by house/changes.yaml" in notice for notice in data["notices"]) == 2
    assert any("switched off by house/changes.yaml: Said in our charter." in notice for notice in data["notices"])
    text = " ".join(run(draft, "--catalogue", tmp_path / "house").stdout.split())
    assert "switched off by house/changes.yaml" in text


def test_settings_are_found_upward_and_said(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "compliance.toml").write_text(
        'catalogue = "house"\nagency = "undp"\npartner-type = "ngo"\n', encoding="utf-8"
    )
    assert find(draft) == tmp_path / "compliance.toml"
    data = report(draft)
    assert (data["profile"]["agency"], data["profile"]["partner_type"]) == ("undp", "ngo")
    assert "END-04" not in {f["rule"] for f in data["findings"]}
    assert data["notices"][-1].endswith("compliance.toml apply (agency, catalogue, partner-type).")
    nearer = draft.parent / "compliance.toml"
    nearer.write_text("", encoding="utf-8")
    assert report(draft)["profile"]["agency"] == "unicef"


def test_option_wins_over_profile_and_profile_over_settings(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "compliance.toml").write_text(
        'agency = "undp"\nmodality = "mou"\nedition = "2009"\nprofile = "deal.yaml"\n', encoding="utf-8"
    )
    (tmp_path / "deal.yaml").write_text("modality: nda\nedition: 2000\nfacts: {trade-alcohol: yes}\n", encoding="utf-8")
    profile = report(draft, "--edition", "2015")["profile"]
    assert (profile["agency"], profile["modality"], profile["edition"]) == ("undp", "nda", "2015")
    assert profile["facts"] == {"trade-alcohol": "yes"}
    other = tmp_path / "other.yaml"
    other.write_text("agency: unicef\nfacts: {trade-alcohol: no}\n", encoding="utf-8")
    profile = report(draft, "--profile", other)["profile"]
    assert (profile["agency"], profile["modality"], profile["facts"]) == ("unicef", "mou", {"trade-alcohol": "no"})


def test_profile_answers_what_else_is_a_question(draft: Path, tmp_path: Path) -> None:
    asked = [f for f in report(draft)["findings"] if f["question"]]
    assert [(f["rule"], f["verdict"]) for f in asked] == [("AGY-01", "unclear")]
    deal = tmp_path / "deal.yaml"
    deal.write_text("facts: {trade-alcohol: yes}\n", encoding="utf-8")
    told = [f for f in report(draft, "--profile", deal)["findings"] if f["rule"] == "AGY-01"]
    assert [(f["verdict"], f["severity"], f["question"]) for f in told] == [("violated", "blocker", False)]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ('agencie = "undp"', "'agencie' is no setting; did you mean 'agency'?"),
        ('agency = "nasa"', "agency: 'nasa' is no organization"),
        ("agency = ", "is not TOML"),
        ('catalogue = "nowhere"', "is no folder"),
        ('profile = "nowhere.yaml"', "could not be read"),
        ("catalogue = 3", "catalogue"),
    ],
)
def test_wrong_settings_are_one_sentence_and_2(draft: Path, settings: str, says: str) -> None:
    (draft.parent / "compliance.toml").write_text(settings, encoding="utf-8")
    result = run(draft)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not result.stdout
    assert result.stderr.strip().splitlines()[-1].startswith("Error: ")


@pytest.mark.parametrize("settings", ["agency = ", 'profile = "nowhere.yaml"', 'baseline = "nowhere.docx"'])
def test_wrong_settings_of_one_folder_leave_the_drafts_of_others(draft: Path, tmp_path: Path, settings: str) -> None:
    (draft.parent / "compliance.toml").write_text(settings, encoding="utf-8")
    other = tmp_path / "deals" / "two" / "draft.txt"
    other.parent.mkdir()
    other.write_text(DRAFT, encoding="utf-8")
    result = run(draft, other, "--format", "json")
    assert result.exit_code == 2
    bad, good = json.loads(result.stdout)["reports"]
    assert (bad["error"]["kind"], good["error"]) == ("settings", None)
    assert result.stderr == bad["error"]["message"] + "\n"
    assert good["findings"]
    (other.parent / "compliance.toml").write_text("edition = 3", encoding="utf-8")
    refused = run(draft, other, "--format", "json")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "edition" in refused.stderr


def test_no_settings_are_found_where_nobody_may_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "compliance.toml"
    settings.write_text("", encoding="utf-8")
    real = os.stat

    def denied(path: Any, *args: Any, **options: Any) -> os.stat_result:
        if isinstance(path, (str, Path)) and "locked" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **options)

    monkeypatch.setattr(os, "stat", denied)
    assert find(tmp_path / "locked" / "draft.txt") == settings
    assert find(tmp_path / ("x" * 300) / "draft.txt") == settings


def test_wrong_catalogue_is_one_sentence_and_2(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "house" / "x.yaml").write_text("- id: A", encoding="utf-8")
    result = run(draft, "--catalogue", tmp_path / "house")
    assert result.exit_code == 2
    assert "x.yaml, line 1" in result.stderr


def test_what_drafts_share_is_loaded_once(draft: Path, tmp_path: Path) -> None:
    setups = Setups([tmp_path / "house"])
    assert setups.of(draft).catalogue is setups.of(tmp_path / "another.txt").catalogue


def test_from_python(draft: Path, tmp_path: Path) -> None:
    found = check(draft, trained=False, catalogue=[tmp_path / "house"]).reports[0]
    assert "END-04" not in {f.rule for f in found.findings}
    with pytest.raises(ValueError, match="is no folder"):
        check(draft, catalogue=[tmp_path / "nowhere"])
