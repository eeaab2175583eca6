"""The page in a browser: its own script runs and no other, it fits a telephone, it prints whole. Needs Chromium."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from compliance.report import html_form
from tests.compliance.reports import hostile, sample

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def browse(folder: Path, page: str, *options: str) -> str:
    (folder / "page.html").write_text(page, encoding="utf-8")
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}", *options, (folder / "page.html").as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_script_of_the_page_runs_under_its_policy_and_hides_nothing(tmp_path: Path) -> None:
    tree = html.fromstring(browse(tmp_path, html_form.render(sample()), "--dump-dom"))
    assert tree.xpath("//form[@hidden]") == []
    findings = tree.xpath("//li[contains(@class, 'finding')]")
    assert f"All {len(findings)} findings are shown." in tree.xpath("//p[@role='status']")[0].text
    assert not any("hidden" in f.attrib for f in findings)


def test_no_other_script_runs(tmp_path: Path) -> None:
    attack = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"
    for page in (
        html_form.render(hostile(attack)),
        html_form.render(sample()).replace("<footer>", attack + "<footer>"),  # as if escaping had failed
    ):
        title = html.fromstring(browse(tmp_path, page, "--dump-dom")).xpath("//title")[0].text
        assert title not in (None, "owned")


def test_printing_shows_folded_lists_and_the_whole_text(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    browse(tmp_path, html_form.render(sample()), f"--print-to-pdf={target}", "--no-pdf-header-footer")
    printed = pypdfium2.PdfDocument(target)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in printed).split())
    report = sample().reports[0]
    assert "Not ready" in text
    assert [f.rule for f in report.findings if f.rule not in text] == []
    numbers = len([f for f in report.findings if f.verdict in ("violated", "unclear")])
    assert text.count("Why it matters") == numbers
    assert all(" ".join(c.text.split())[:20] in text for c in report.clauses)
    assert "All topics" not in text


def test_screenshot_at_the_width_of_a_telephone_is_not_blank(tmp_path: Path) -> None:
    target = tmp_path / "page.png"
    browse(tmp_path, html_form.render(sample()), f"--screenshot={target}", "--window-size=500,900")
    content = target.read_bytes()
    assert struct.unpack(">II", content[16:24]) == (500, 900)
    assert len(content) > 20_000
