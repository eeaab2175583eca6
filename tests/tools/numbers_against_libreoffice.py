"""Compare the automatic numbers with those LibreOffice prints: ``python -m tests.tools.numbers_against_libreoffice FILE...``.

Over the DOCX files of the corpus 124 have automatic numbers, 4,441 of 4,443 as LibreOffice prints them. Known difference:
``tika__testWORD_numbered_list.docx``, where the file's own text around a number ("Some-1-CrazyFormat") is kept here and dropped there.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from clauses.document import Block, UnreadableDraft
from clauses.readers.docx import read_docx


def printed(path: Path) -> list[str]:
    """Return the lines of the file as LibreOffice turns it into text."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, str(path)],
            check=False, capture_output=True, timeout=120,
        )  # fmt: skip
        out = Path(folder) / f"{path.stem}.txt"
        return out.read_text(encoding="utf-8-sig").splitlines() if out.exists() else []


def compare(path: Path) -> tuple[int, int, list[tuple[str, str]]]:
    """Return (numbered paragraphs found in both, of those equal, the differences)."""
    document = read_docx(path.read_bytes(), "")
    lines = [" ".join(line.split()) for line in printed(path)]
    found = equal = 0
    differences: list[tuple[str, str]] = []
    at = 0
    for block in document.blocks:
        if block.part != "body" or not block.number or block.number == "•" or not block.text.strip():
            continue
        line, at = _line(block, lines, at)
        if line is None:
            continue
        found += 1
        if _begins(line, block.number):
            equal += 1
        else:
            differences.append((block.number, line[:60]))
    return found, equal, differences


def _line(block: Block, lines: list[str], at: int) -> tuple[str | None, int]:
    """The next printed line that holds the paragraph's words; of several such lines one that begins with its number."""
    words = " ".join(re.split(r"\n", block.text.strip())[0].split())[:60]
    holding = [i for i in range(at, len(lines)) if words and words in lines[i]]
    same = [i for i in holding if _begins(lines[i], block.number)]
    i = next(iter(same or holding), None)
    return (lines[i], i + 1) if i is not None else (None, at)


def _begins(line: str, number: str) -> bool:
    return line.startswith(number) or line.replace(" ", "").startswith(number.replace(" ", ""))


def main() -> None:
    """Print a line a file, and the differences."""
    files = total = same = 0
    for name in sys.argv[1:]:
        try:
            found, equal, differences = compare(Path(name))
        except UnreadableDraft:
            continue
        if not found:
            continue
        files += 1
        total += found
        same += equal
        print(f"{Path(name).name[:60]:62}{equal:6} of {found:6}")
        for ours, theirs in differences[:4]:
            print(f"      {ours!r} here, {theirs!r} there")
    print(f"{files} files, {same} of {total} numbers equal")


if __name__ == "__main__":
    main()
