"""The page on five real documents, in a browser: ``python -m tests.tools.page_on_real_documents [FOLDER]``.

Each goes the whole way: upload, what it was taken to be, report, from a finding to
its words, a filter, the downloads, a decision that survives a reload, the next
version. Prints the seconds from the start to the report beside those of a check of
the same draft in a warm process; writes screenshots into FOLDER. Needs Chromium,
its driver and the corpus.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from clauses.agreement import forget
from compliance.judge import judge
from compliance.web.worker import Judges
from tests.compliance.web.browser import Window, answer, fits, free_port, give, give_next, opened, served, start
from tests.compliance.web.site import Site
from tests.helpers import CORPUS

DOCUMENTS = (
    "un/pca_english_2026.docx",
    "un/pca_english_2026.pdf",
    "un/amendment_template.docx",
    "un/who_purchase_order_terms_excerpt.txt",
    "un/undp_carbon_registry_terms.txt",
)


def main() -> None:
    """Print a line a document."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print(f"{'document':44}{'page (s)':>10}{'check (s)':>10}{'ratio':>7}  findings, downloads")
    site = Site(judges=Judges(trained=True))
    with served(site, free_port()) as address, opened() as browser:
        _through(address, browser, CORPUS / DOCUMENTS[-2], None)  # the models are loaded once
        for name in DOCUMENTS:
            path = CORPUS / name
            seconds, said = _through(address, browser, path, folder)
            judge(path)
            forget()
            began = time.perf_counter()
            judge(path)
            checked = time.perf_counter() - began
            print(f"{path.name:44}{seconds:10.2f}{checked:10.2f}{seconds / checked:7.2f}  {said}", flush=True)
        origin = address.partition("/?")[0]
        asked = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
        urls = [m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"]
        outside = [u for u in urls if not u.startswith((f"{origin}/", "data:"))]
        print(
            f"{len(urls)} requests, {len(outside)} to anybody else; {len(browser.log('browser'))} complaints of the browser"
        )
    site.close()


def _through(address: str, browser: Window, path: Path, folder: Path | None) -> tuple[float, str]:
    start(address, browser)
    began = time.perf_counter()
    give(browser, path, 120)
    seconds = time.perf_counter() - began
    fits(browser)
    _shot(browser, folder, path, "deal")
    browser.click("form button.main")
    browser.until("document.querySelector('.finding')", 120)
    findings = browser.run("return document.querySelectorAll('.finding').length")
    fits(browser)
    _shot(browser, folder, path, "report")
    linked = browser.run(
        "const a = document.querySelector('.finding a[href^=\"#\"]'); if (!a) return ''; a.click(); return location.hash"
    )
    assert not linked or browser.run("return !!document.getElementById(location.hash.slice(1))")
    got = browser.run(
        "const out = []; for (const a of document.querySelectorAll('a[download], a[href*=\"download\"]')) {"
        "const x = new XMLHttpRequest(); x.open('GET', a.href, false); x.send(); out.push([x.status, x.responseText.length]); } return out"
    )
    assert all(status == 200 and size > 1000 for status, size in got), got
    answer(browser)
    browser.until("document.querySelector('.answer')")
    browser.run("location.reload()")
    browser.until("document.querySelector('.answer')")
    give_next(browser, path, 120)
    fits(browser)
    _shot(browser, folder, path, "changes")
    return seconds, f"{findings}, {len(got)}"


def _shot(browser: Window, folder: Path | None, path: Path, state: str) -> None:
    if folder is None:
        return
    for width in (1400, 500):
        browser.resize(width)
        (folder / f"{path.name}.{state}.{width}.png").write_bytes(browser.screenshot())
    browser.resize(1400)


if __name__ == "__main__":
    main()
