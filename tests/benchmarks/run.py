"""Time and memory as ratios against a named baseline, in one run: ``make bench``."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.helpers import ROOT

#: Words on a page of an agreement.
PAGE = 450


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        docx, pdf = Path(folder) / "draft.docx", Path(folder) / "draft.pdf"
        words = _drafts(docx, pdf)
        rows = [_cold(docx), *_warm(docx, pdf)]
    print(f"a draft of {words:,} words, about {words / PAGE:.0f} pages\n")
    print(f"{'what':44}{'ours':>10}{'baseline':>10}{'ratio':>8}{'at most':>9}   baseline is")
    for what, ours, baseline, limit, name in rows:
        print(f"{what:44}{ours:10.2f}{baseline:10.2f}{ours / baseline:8.2f}{limit:9.2f}   {name}")


Row = tuple[str, float, float, float, str]


def _drafts(docx: Path, pdf: Path) -> int:
    """Write a long draft: the texts of the samples, renumbered, one after the other."""
    from samples import build

    body = "\n".join(
        [
            build.WATER,
            build.BREWERY,
            build.ANNEX,
            build.RETAIL.replace("<del>", "").replace("</del>", ""),
            build.RESEARCH,
        ]
    )
    body = body.replace("<ins>", "").replace("</ins>", "")
    filler = "\n".join(
        f"{i}. Deliverable {i}\nThe Partner shall deliver report number {i} on the training of teachers, with figures by district and by quarter, within {i % 28 + 2} days of the "
        f"end of the quarter, and UNDP shall review it with care and send its comments to the focal point named in the work plan."
        for i in range(20, 180)
    )
    text = f"{body}\n{filler}"
    build.HERE = docx.parent
    build.build_docx(text, docx.name)
    build.build_pdf([text], pdf.name)
    return len(text.split())


def _timed(function: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        function()
        best = min(best, time.perf_counter() - started)
    return best


def _cold(docx: Path) -> Row:
    def process(*command: str) -> None:
        subprocess.run([sys.executable, *command], check=False, stdout=subprocess.DEVNULL, cwd=ROOT)

    ours = _timed(lambda: process("-m", "compliance.cli", "check", str(docx), "--format", "json"))
    return (
        "20-page DOCX, cold, whole process (s)",
        ours,
        _timed(lambda: process("-c", "import spacy")),
        3.0,
        'python -c "import spacy"',
    )


def _warm(docx: Path, pdf: Path) -> list[Row]:
    import pdfplumber

    from clauses.agreement import forget
    from clauses.parsed_reader import pipeline
    from clauses.readers import open_draft
    from compliance.judge import judge, judged
    from compliance.report.word_form import review

    def anew(path: Path, *, trained: bool = True) -> None:
        forget()  # or the second run would read nothing
        judge(path, trained=trained)

    judge(docx)  # load everything once
    text = [b.text for b in open_draft(docx).blocks]
    spacy = _timed(lambda: list(pipeline().pipe(text)))
    ours = _timed(lambda: anew(docx))
    grammar = _timed(lambda: anew(docx, trained=False))

    def annotated() -> None:
        forget()
        review(docx, judged(docx))

    def plumber() -> None:
        with pdfplumber.open(io.BytesIO(pdf.read_bytes())) as document:
            for page in document.pages:
                page.extract_text()

    rows: list[Row] = [
        ("20-page DOCX, warm (s)", ours, spacy, 1.0, "spaCy without names on the whole text"),
        ("20-page DOCX, warm, grammar alone (s)", grammar, spacy, 1.0, "spaCy without names on the whole text"),
        ("20-page DOCX, warm, both readers (s)", ours, grammar, 2.0, "the grammar alone"),
        ("20-page DOCX, annotated, warm (s)", _timed(annotated), ours, 1.3, "checking it"),
        (
            "20-page PDF, read only, warm (s)",
            _timed(lambda: open_draft(pdf)),
            _timed(plumber, 1),
            1.0,
            "pdfplumber extracting its text",
        ),
        (
            "20-page PDF, judged, warm (s)",
            _timed(lambda: anew(pdf)),
            _timed(plumber, 1),
            1.0,
            "pdfplumber extracting its text",
        ),
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(("peak memory (MB)", peak, 450.0, 1.0, "the limit"))
    return rows


if __name__ == "__main__":
    main()
