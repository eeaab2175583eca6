"""Read every file of the corpus beside the checkout and print what became of it: ``make corpus``; ``--grammar``: without the trained reader."""

from __future__ import annotations

import sys
import time
from collections import defaultdict

from clauses.agreement import understand
from clauses.document import UnreadableDraft
from clauses.readers import open_draft
from tests.helpers import CORPUS

_SKIPPED = (".jsonl", ".tsv", ".xlsx")


def main() -> int:
    """Print the table; return 1 if any file ended in anything but a document or one sentence."""
    if not CORPUS.is_dir():
        print(f"There is no corpus at {CORPUS}.")
        return 0
    folders: dict[str, list[float]] = defaultdict(lambda: [0.0] * 9)
    failures = []
    for path in sorted(p for p in CORPUS.rglob("*") if p.is_file() and p.suffix not in _SKIPPED):
        folder = str(path.parent.relative_to(CORPUS))
        if folder not in folders:
            print(f"reading {folder} ...", file=sys.stderr, flush=True)
        row = folders[folder]
        row[0] += 1
        started = time.monotonic()
        try:
            agreement = understand(open_draft(path), trained="--grammar" not in sys.argv)
        except UnreadableDraft:
            row[1] += 1
            continue
        except Exception as error:
            failures.append(f"{path.relative_to(CORPUS)}: {type(error).__name__}: {error}")
            continue
        seconds = time.monotonic() - started
        ledger = agreement.document.ledger
        row[2] += len(agreement.document.blocks)
        row[3] += len(agreement.clauses)
        row[4] += len(agreement.statements)
        row[5] += ledger.read
        row[6] += ledger.characters - ledger.read
        row[7] += seconds
        row[8] = max(row[8], seconds)
    names = ("files", "refused", "blocks", "clauses", "statements", "characters", "unread", "seconds", "slowest")
    print(f"{'folder':34}" + "".join(f"{n:>12}" for n in names))
    for folder in sorted(folders):
        print(f"{folder:34}" + "".join(f"{v:12.1f}" if i >= 7 else f"{v:12.0f}" for i, v in enumerate(folders[folder])))
    total = [sum(r[i] for r in folders.values()) for i in range(8)]
    print(f"{'all':34}" + "".join(f"{v:12.1f}" if i >= 7 else f"{v:12.0f}" for i, v in enumerate(total)))
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
