"""Many people at once on ``compliance serve``: ``python -m tests.tools.serve_load [both|grammar]``.

Fifty drafts by eight browsers: none may be lost or mixed up, the page must go on
answering while they are judged, and their memory and their files must come back.

The page's memory ends some MB above where it began, and stays there however many
drafts follow: of its own objects nothing is left (``tracemalloc`` finds the same
before and after); the C library keeps free room for each of its threads.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import httpx2 as httpx

from tests.compliance.web.site import AGREEMENT
from tests.helpers import ROOT

DRAFTS, BROWSERS, WITHIN = 50, 8, 540.0


def main() -> None:
    """Run it, print the figures, exit with 1 if something was lost, mixed up or kept."""
    reader = sys.argv[1] if len(sys.argv) > 1 else "grammar"
    command = [sys.executable, "-m", "compliance.cli", "serve", "--no-browser", "--port", "0", "--reader", reader]
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(1 if _served(command, Path(folder)) else 0)


def _served(command: list[str], folder: Path) -> list[str]:
    environment = {**os.environ, "TMPDIR": str(folder)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        address = re.search(r"http\S+", server.stdout.readline())
        assert address is not None
        return _load(address[0], server.pid, folder)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


def _load(address: str, pid: int, folder: Path) -> list[str]:
    until = time.monotonic() + WITHIN
    wrong: list[str] = []
    _browser(address, 1, [0], until, wrong)  # the models and the rules are loaded
    before = _memory(pid)
    began, times, peak, stop = time.monotonic(), [], list(before), threading.Event()

    def watch() -> None:
        with _opened(address) as client:
            while not stop.wait(0.1):
                start = time.monotonic()
                client.get("/rules/IND-01").raise_for_status()
                times.append(time.monotonic() - start)
                peak[:] = [max(a, b) for a, b in zip(peak, _memory(pid), strict=False)]

    threads = [threading.Thread(target=_browser, args=(address, 7 + n, range(n, DRAFTS, BROWSERS), until, wrong)) for n in range(BROWSERS)]  # fmt: skip
    watcher = threading.Thread(target=watch)
    for thread in (*threads, watcher):
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    stop.set()
    watcher.join()
    after = _memory(pid)
    left = list(folder.rglob("draft"))
    wrong += [f"{len(left)} drafts are still on the disk"] if left else []
    wrong += [f"memory of the page went from {before[0]} to {after[0]} MB"] if after[0] > before[0] * 1.25 + 20 else []
    wrong += (
        [f"memory of the judges went from {before[1]} to {after[1]} MB"] if after[1] > before[1] * 1.25 + 50 else []
    )
    times.sort()
    print(f"{DRAFTS} drafts by {BROWSERS} browsers in {took:.0f} s")
    print(f"the page answered meanwhile in {statistics.median(times) * 1000:.0f} ms (median), {times[int(len(times) * 0.95)] * 1000:.0f} ms (95 of 100), {times[-1] * 1000:.0f} ms (worst), {len(times)} times")  # fmt: skip
    print(
        f"memory in MB, page and judges: {before} before, {peak} at most, {after} after; what the page has more holds nothing: it is free room that the C library keeps for each of its threads"
    )
    print("\n".join(wrong) or "none lost, none mixed up, nothing kept")
    return wrong


@contextlib.contextmanager
def _opened(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address.partition("/?")[0], follow_redirects=True, timeout=60) as client:
        client.get(address).raise_for_status()
        yield client


def _browser(address: str, number: int, drafts: Iterable[int], until: float, wrong: list[str]) -> None:
    """Give some drafts, each with a partner of its own, and look whether each report speaks of that partner alone."""
    with _opened(address) as client:
        secret = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
        assert secret is not None
        form = {"csrf": secret[1]}
        given = {}
        for n in drafts:
            text = AGREEMENT.format(indemnity="UNICEF shall indemnify the Company.").replace("Harrow Foods", f"Partner{number}x{n}")  # fmt: skip
            reply = client.post("/drafts", data=form, files={"drafts": (f"{n}.txt", text.encode())})
            given[n] = re.sub("/deal$", "", reply.url.path)
        for n, draft in given.items():
            while "/progress?" in (page := client.get(draft)).text and time.monotonic() < until:
                time.sleep(0.2)
            report = client.post(f"{draft}/deal", data=form).text
            partners = set(re.findall(r"Partner(\d+x\d+)", report))
            if partners != {f"{number}x{n}"} or page.status_code != 200:
                wrong.append(f"draft {n} of browser {number}: {page.status_code}, speaks of {sorted(partners)}")
        client.post("/remove", data=form)


def _memory(pid: int) -> list[int]:
    """Return the resident memory in MB of the page and of the process that judges, the largest of its children."""
    children = [
        int(status.parent.name) for status in Path("/proc").glob("[0-9]*/status") if _field(status, "PPid") == pid
    ]
    return [_field(Path(f"/proc/{pid}/status"), "VmRSS") // 1024, max((_field(Path(f"/proc/{c}/status"), "VmRSS") // 1024 for c in children), default=0)]  # fmt: skip


def _field(status: Path, name: str) -> int:
    try:
        found = re.search(rf"^{name}:\s+(\d+)", status.read_text(), re.M)
    except OSError:
        return 0
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main()
