"""Judge the real documents of a folder of the corpus and print the verdicts by rule: ``python -m tests.tools.verdict_table un``.

Of each rule that is violated: file and number of the clause, so that a person can look there. No sentence is printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict

from compliance.judge import judge
from tests.helpers import CORPUS

_SKIPPED = (".jsonl", ".tsv", ".xlsx")
_VERDICTS = ("violated", "unclear", "satisfied", "not_applicable")


def main() -> int:
    """Print a row for each rule: how many documents it finds violated, unclear, satisfied, not applicable."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default="un", help="a folder of the corpus")
    parser.add_argument("--grammar", action="store_true", help="without the trained reader")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"There is no corpus at {CORPUS}.")
        return 0
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    broken: dict[str, list[str]] = defaultdict(list)
    judged = 0
    for path in sorted(p for p in (CORPUS / options.folder).iterdir() if p.is_file() and p.suffix not in _SKIPPED):
        report = judge(path, trained=not options.grammar)
        if report.error is not None or report.draft.language != "en":
            why = report.error.message if report.error is not None else f"language {report.draft.language}"
            print(f"not judged: {path.name}: {why}", flush=True)
            continue
        judged += 1
        worst: dict[str, str] = {}
        for finding in report.findings:
            known = worst.get(finding.rule, _VERDICTS[-1])
            worst[finding.rule] = min(known, finding.verdict, key=_VERDICTS.index)
            if finding.verdict == "violated":
                broken[finding.rule].append(f"{path.name} {finding.number or '-'} ({finding.severity})")
        for rule, verdict in worst.items():
            counts[rule][verdict] += 1
    print(f"{judged} documents judged\n{'rule':8}" + "".join(f"{v:>16}" for v in _VERDICTS))
    for rule in sorted(counts):
        print(f"{rule:8}" + "".join(f"{counts[rule][v]:16}" for v in _VERDICTS))
        for place in broken[rule]:
            print(f"    {place}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
