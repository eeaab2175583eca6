"""The page in a browser: its scripts run under its policy, it asks nobody else, it fits a telephone. Needs Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.judge import judge
from compliance.report import html_form
from compliance.report.model import Report
from compliance.web.worker import Judges
from tests.compliance.web import bad_processes
from tests.compliance.web.browser import (
    CHROMIUM,
    DRIVER,
    Window,
    answer,
    fits,
    free_port,
    give,
    give_next,
    opened,
    served,
    start,
)
from tests.compliance.web.site import FIRST, SECOND, Site

pytestmark = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="Chromium or its driver is not installed")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    site = Site()
    with served(site, free_port()) as where:
        yield where
    site.close()


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    with opened() as made:
        yield made


def test_the_whole_flow_asks_nobody_else_and_breaks_no_policy(address: str, window: Window, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    start(address, window)
    give(window, first)
    fits(window)
    window.click("button.main")
    window.until("document.querySelector('.finding') && document.querySelector('.copy')")
    fits(window)

    window.click("input[name=severity][value=blocker]")
    window.until(
        "[...document.querySelectorAll('.finding')].every(f => f.hidden === (f.dataset.severity === 'blocker'))"
    )
    window.click("input[name=severity][value=blocker]")

    answer(window)
    window.until("document.querySelector('.answer')")
    give_next(window, second)
    fits(window)

    origin = address.partition("/?")[0]
    window.open(f"{origin}/rules")
    window.type("[name=q]", "emblem")
    window.until("!/^(\\d+) of \\1 /.test(document.querySelector('#count').textContent)")
    fits(window)
    asked = [json.loads(entry["message"])["message"] for entry in window.log("performance")]
    urls = [m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"]
    assert len(urls) > 20
    assert [u for u in urls if not u.startswith((f"{origin}/", "data:"))] == []
    assert [entry["message"] for entry in window.log("browser")] == []  # a broken policy would stand here


def test_no_state_of_the_page_keeps_anybody_out(address: str, window: Window, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    found = {}
    start(address, window)
    found["start"] = window.barriers()
    give(window, first)
    found["deal"] = window.barriers()
    window.click("button.main")
    window.until("document.querySelector('.finding')")
    found["report"] = window.barriers()
    window.resize(500)
    found["report on a telephone"] = window.barriers()
    window.resize(1400)
    window.click(".answering summary")
    found["answering"] = window.barriers()
    window.click(".answering summary")
    answer(window)
    window.until("document.querySelector('.answer')")
    found["answered"] = window.barriers()
    give_next(window, second)
    found["changes"] = window.barriers()
    origin = address.partition("/?")[0]
    for path in ("/", "/rules", "/rules/EMB-06"):
        window.open(origin + path)
        window.until("document.querySelector('h1')")
        found[path] = window.barriers()
    report = judge(first)
    written = tmp_path / "report.html"
    written.write_text(html_form.render(Report(reports=[report])), encoding="utf-8")
    window.open(written.as_uri())
    found["report as a file"] = window.barriers()
    assert {state: barriers for state, barriers in found.items() if barriers} == {}
    assert len(found) == 11


def test_going_back_from_what_a_form_led_to_shows_the_page_before(address: str, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "back.txt"
    file.write_text(FIRST, encoding="utf-8")
    start(address, window)
    give(window, file)
    window.type("#names-partner", "\nthe Keeper")
    window.click("form button.main")
    window.until("document.querySelector('.finding')")
    answer(window, " ")
    window.until("document.querySelector('[role=alert].notice a')")
    for seen in ("/report", "/deal"):
        window.back()
        window.until(f"location.pathname.endsWith('{seen}') && document.querySelector('main h1')")
    assert "the Keeper" in window.run("return document.querySelector('#names-partner').value")


def test_a_program_that_does_not_answer_is_told_and_the_wait_goes_on_when_it_does(
    window: Window, tmp_path: Path
) -> None:
    file, port, site = tmp_path / "lost.txt", free_port(), Site(judges=Judges(trained=False, target=bad_processes.main))
    file.write_text("hang", encoding="utf-8")
    with served(site, port) as where:
        start(where, window)
        window.type("#files", str(file))
        window.click("button.main")
        window.until("document.querySelector('.stages')")
        assert window.run("return document.querySelector('#lost').textContent") == ""
    said = window.until("document.querySelector('#lost').textContent")
    assert said.startswith("The program does not answer")
    assert "address that it prints" in said
    with served(site, port):
        window.until("document.querySelector('#lost').textContent === '' && document.querySelector('.stages')")
    window.until("document.querySelector('#lost').textContent")
    other = Site(judges=Judges(trained=False, target=bad_processes.main))
    with served(other, port):
        window.until("document.querySelector('#lost').textContent.startsWith('The program was started anew')")
    site.close()
    other.close()
