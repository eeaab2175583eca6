"""A window of Chromium, and a page served to it."""

from __future__ import annotations

import base64
import contextlib
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import uvicorn

from tests.compliance.web.site import Site

#: What looks for barriers in a page: axe-core of Deque Systems, as its makers publish it (MPL-2.0); for these tests only.
AXE = Path(__file__).parent / "axe-core-4.12.1.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")


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

    def barriers(self) -> list[str]:
        """What axe-core finds that keeps somebody out of the page shown (WCAG 2.2 AA and its makers' best practice)."""
        script = (
            f"{AXE.read_text(encoding='utf-8')}; const done = arguments[arguments.length - 1]; axe.run(document, {{rules: {{'target-size': {{enabled: true}}}}}}).then("
            "r => done(r.violations.map(v => v.id + ': ' + v.nodes[0].html)))"
        )
        found: list[str] = self._do("execute/async", script=script, args=[])
        return found

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

    def screenshot(self) -> bytes:
        return base64.b64decode(self._client.get(f"{self._session}/screenshot").json()["value"])

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


@contextlib.contextmanager
def opened() -> Iterator[Window]:
    """Open a window; it and its driver are gone at the end of the block."""
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


def start(address: str, window: Window) -> None:
    window.open(address)
    window.until("document.title === 'Check a draft agreement' && !location.search")


def give(window: Window, draft: Path, within: float = 60) -> None:
    """Hand in a draft on the first page, up to what it was taken to be."""
    window.type("#files", str(draft))
    window.click("button.main")
    window.until("document.querySelector('#agency')", within)


def answer(window: Window, reason: str = "Agreed.") -> None:
    """Waive the first finding of the report shown."""
    window.click(".answering summary")
    window.click(".answering input[value=waived]")
    window.type(".answering [name=by]", "Ada")
    window.type(".answering [name=reason]", reason)
    window.click(".answering button")


def give_next(window: Window, draft: Path, within: float = 60) -> None:
    """Hand in the next version of the draft whose report is shown, up to what changed."""
    window.type("#next", str(draft))
    window.click(".next button")
    window.until("location.pathname.endsWith('/changes')", within)


def fits(window: Window) -> None:
    for width in (1400, 500):  # a window can't be narrower; what is inside it is a telephone's
        window.resize(width)
        assert window.run("return document.documentElement.scrollWidth <= innerWidth + 1")
    window.resize(1400)
