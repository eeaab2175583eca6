"""The page judges by the catalogue, the approved form and the settings that its command was given, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from compliance.cli import main
from compliance.web.basis import Basis
from tests.compliance.web.site import FIRST, SECOND, Site

CHANGES = "- {change: END-04, disabled: true, reason: Said in our charter}\n- {change: TER-04, severity: advice, reason: Short form}\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with settings above it, and a catalogue and an approved form beside."""
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    (tmp_path / "form.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "deal.yaml").write_text("facts: {trade-alcohol: yes}\n", encoding="utf-8")
    (tmp_path / "compliance.toml").write_text('agency = "undp"\nprofile = "deal.yaml"\n', encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    return tmp_path


def test_what_the_command_and_the_settings_name_is_in_force_and_said(office: Path) -> None:
    basis = Basis((str(office / "house"),), str(office / "form.txt"), str(office / "drafts"))
    site = Site(basis=basis)
    site.judges.start()
    try:
        assert site.judges.refusal() == ""
        browser = site.browser()
        start = " ".join(browser.get("/").text_content().split())
        for said in ("house lie over the built-in ones", "approved form form.txt", "compliance.toml apply (agency, profile)", "Said in our charter"):  # fmt: skip
            assert said in start
        assert "advice" in browser.get("/rules/TER-04").text_content()
        browser.get("/rules/END-04", 404)
        address = browser.report(FIRST)
        report = " ".join(browser.get(f"{address}/report").text_content().split())
        assert "Beside the approved form" in report
        assert "switched off by house/changes.yaml" in report
        deal = browser.get(f"{address}/deal")
        assert deal.xpath("//select[@name='agency']/option[@selected]/@value") == ["undp"]
        assert "as the settings of this page say" in deal.text_content()
        assert deal.xpath("//input[@name='fact-trade-alcohol'][@checked]/@value") == ["yes"]
        answer = browser.post(f"{address}/deal", {"agency": "who", "fact-trade-alcohol": "unknown"})
        assert browser.judged(answer.url.path) == f"{address}/report"
        deal = browser.get(f"{address}/deal")  # what the user says wins
        assert deal.xpath("//select[@name='agency']/option[@selected]/@value") == ["who"]
        assert deal.xpath("//input[@name='fact-trade-alcohol'][@checked]/@value") == ["unknown"]
    finally:
        site.close()


@pytest.mark.parametrize(
    ("options", "settings", "said"),
    [
        (["--catalogue", "nowhere"], "", "nowhere is no folder"),
        ([], "agency = 5", "compliance.toml: agency"),
        (["--baseline", "nowhere.docx"], "", "The baseline cannot be used: There is no file nowhere.docx"),
    ],
)
def test_what_is_wrong_with_it_is_told_before_anything_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], settings: str, said: str
) -> None:
    (tmp_path / "compliance.toml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["serve", "--no-browser", "--port", "0", "--reader", "grammar", *options])
    assert result.exit_code == 2
    assert said in result.output
    assert "The page is at" not in result.output
