"""The page in a browser: its scripts run under its policy, it asks nobody else, it fits a telephone. Needs Chromium."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
import uvicorn

from compliance.web.worker import Judges
from tests.compliance.web import bad_processes
from tests.compliance.web.site import FIRST, SECOND, Site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="Chromium or its driver is not installed")


class Window:
    """A browser window, moved by the W3C WebDriver protocol."""

    def __init__(self, port: int) -> None:
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
        options = {
            "binary": CHROMIUM,
            "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
        }
        answer = self._client.post("/session", json={"capabilities": {"alwaysMatch": wanted}}).json()
        self._session = f"/session/{answer['value']['sessionId']}"

    def _do(self, what: str, **values: Any) -> Any:
        answer = self._client.post(f"{self._session}/{what}", json=values)
        assert answer.status_code == 200, answer.text[:500]
        return answer.json()["value"]

    def open(self, address: str) -> None:
        self._do("url", url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        return self._do("execute/sync", script=script, args=list(arguments))

    def element(self, css: str) -> str:
        found: dict[str, str] = self._do("element", using="css selector", value=css)
        return next(iter(found.values()))

    def click(self, css: str) -> None:
        self._do(f"element/{self.element(css)}/click")

    def type(self, css: str, text: str) -> None:
        self._do(f"element/{self.element(css)}/value", text=text)

    def resize(self, width: int) -> None:
        self._do("window/rect", width=width, height=900)

    def until(self, script: str, within: float = 60) -> Any:
        end = time.monotonic() + within
        while time.monotonic() < end:
            if value := self.run(f"return {script}"):
                return value
            time.sleep(0.1)
        raise AssertionError(f"never true: {script}; the page says: {self.run('return document.body.innerText')[:800]}")

    def back(self) -> None:
        self._do("back")

    def log(self, kind: str) -> list[dict[str, Any]]:
        answer: list[dict[str, Any]] = self._do("se/log", type=kind)
        return answer

    def close(self) -> None:
        self._client.delete(self._session)
        self._client.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


def waiting(for_it: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not for_it():
        assert time.monotonic() < end
        time.sleep(0.1)


@contextlib.contextmanager
def served(site: Site, port: int) -> Iterator[str]:
    """Serve a page until the end of the block; return its address."""
    config = uvicorn.Config(
        site.app, port=port, log_config=None, access_log=False, lifespan="on", timeout_graceful_shutdown=0
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    waiting(lambda: server.started)
    yield f"http://127.0.0.1:{port}/?key={site.keys.standing}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    site = Site()
    with served(site, free_port()) as where:
        yield where
    site.close()


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    port = free_port()
    driver = subprocess.Popen([str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def up() -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/status").status_code == 200
        except httpx.TransportError:
            return False

    try:
        waiting(up)
        made = Window(port)
        yield made
        made.close()
    finally:
        driver.terminate()
        driver.wait(10)


def test_the_whole_flow_asks_nobody_else_and_breaks_no_policy(address: str, window: Window, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    start(address, window)
    window.type("#files", str(first))
    window.click("button.main")
    window.until("document.querySelector('#agency')")
    fits(window)
    window.click("button.main")
    window.until("document.querySelector('.finding') && document.querySelector('.copy')")
    fits(window)

    window.click("input[name=severity][value=blocker]")
    window.until(
        "[...document.querySelectorAll('.finding')].every(f => f.hidden === (f.dataset.severity === 'blocker'))"
    )
    window.click("input[name=severity][value=blocker]")

    window.click(".answering summary")
    window.click(".answering input[value=waived]")
    window.type(".answering [name=by]", "Ada")
    window.type(".answering [name=reason]", "Agreed.")
    window.click(".answering button")
    window.until("document.querySelector('.answer')")
    window.type("#next", str(second))
    window.click(".next button")
    window.until("location.pathname.endsWith('/changes')")
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


def test_going_back_from_what_a_form_led_to_shows_the_page_before(address: str, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "back.txt"
    file.write_text(FIRST, encoding="utf-8")
    start(address, window)
    window.type("#files", str(file))
    window.click("button.main")
    window.until("document.querySelector('#agency')")
    window.type("#names-partner", "\nthe Keeper")
    window.click("form button.main")
    window.until("document.querySelector('.finding')")
    window.click(".answering summary")
    window.click(".answering input[value=waived]")
    window.type(".answering [name=by]", "Ada")
    window.type(".answering [name=reason]", " ")
    window.click(".answering button")
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


def start(address: str, window: Window) -> None:
    window.open(address)
    window.until("document.title === 'Check a draft agreement' && !location.search")


def fits(window: Window) -> None:
    for width in (1400, 500):  # a window can't be narrower; what is inside it is a telephone's
        window.resize(width)
        assert window.run("return document.documentElement.scrollWidth <= innerWidth + 1")
    window.resize(1400)
