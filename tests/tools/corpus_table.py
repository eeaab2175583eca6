"""Read every file of the corpus beside the checkout and print what became of it: ``make corpus``."""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from clauses.agreement import understand
from clauses.document import UnreadableDraft
from clauses.readers import open_draft
from tests.helpers import CORPUS

_SKIPPED = (".jsonl", ".tsv", ".xlsx")
_NAMES = ("files", "refused", "blocks", "clauses", "statements", "characters", "unread", "seconds", "slowest")


def main() -> int:
    """Print a row for each folder when it is done; return 1 if any file ended in anything but a document or one sentence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", help="folders of the corpus; all if none is named")
    parser.add_argument("--grammar", action="store_true", help="without the trained reader")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"There is no corpus at {CORPUS}.")
        return 0
    by_folder: dict[str, list[Path]] = defaultdict(list)
    for top in options.folders or ["."]:
        for path in sorted(p for p in (CORPUS / top).rglob("*") if p.is_file() and p.suffix not in _SKIPPED):
            by_folder[str(path.parent.relative_to(CORPUS))].append(path)
    failures = 0
    rows = []
    print(f"{'folder':34}" + "".join(f"{n:>12}" for n in _NAMES), flush=True)
    for folder, paths in by_folder.items():
        row = [0.0] * len(_NAMES)
        for path in paths:
            failures += _read(path, row, trained=not options.grammar)
        rows.append(row)
        print(_line(folder, row), flush=True)
    print(_line("all", [*(sum(r[i] for r in rows) for i in range(8)), max((r[8] for r in rows), default=0.0)]))
    return 1 if failures else 0


def _read(path: Path, row: list[float], *, trained: bool) -> bool:
    """Add one file to the row of its folder; return whether it failed."""
    row[0] += 1
    started = time.monotonic()
    try:
        agreement = understand(open_draft(path), trained=trained)
    except UnreadableDraft:
        row[1] += 1
        return False
    except Exception as error:
        print(f"FAILED {path.relative_to(CORPUS)}: {type(error).__name__}: {error}", flush=True)
        return True
    seconds = time.monotonic() - started
    ledger = agreement.document.ledger
    found = (len(agreement.document.blocks), len(agreement.clauses), len(agreement.statements), ledger.read)
    for i, value in enumerate((*found, ledger.characters - ledger.read, seconds), 2):
        row[i] += value
    row[8] = max(row[8], seconds)
    return False


def _line(name: str, row: Sequence[float]) -> str:
    return f"{name:34}" + "".join(f"{v:12.1f}" if i >= 7 else f"{v:12.0f}" for i, v in enumerate(row))


if __name__ == "__main__":
    sys.exit(main())
