"""Clauses by rule, each of which breaks or keeps its rule by itself: ``python -m tests.rule_clauses``.

Written by independent hands from the rules alone. ``--held``: the half that was
never read to mend anything; ``--keep``: keep the figures as those of the landed
state; ``-v``: each clause that is judged wrongly (development half only).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from checks.catalogue import by_id
from checks.examples import judge
from checks.rule import Example
from tests.helpers import ROOT

GOLD = ROOT / "tests" / "gold"
KEPT = GOLD / "rule_clauses_figures.json"
EXPECTED = {"v": "violated", "s": "satisfied", "u": "unclear"}


@dataclass(frozen=True)
class Line:
    """A clause, the rule it was written for, and how that rule should judge it."""

    rule: str
    expected: str
    heading: str
    text: str


def lines(half: str = "development") -> Iterator[Line]:
    """Yield the clauses of a half: "development" or "held"."""
    for line in (GOLD / f"rule_clauses_{half}.txt").read_text(encoding="utf-8").splitlines():
        rule, expected, rest = line.split(" ", 2)
        heading, text = rest.split("::", 1) if "::" in rest[:80] else ("", rest)
        yield Line(rule, EXPECTED[expected], heading.strip(), text.strip())


def outcome(line: Line) -> str:
    """Judge a clause: "right", "asked" where a person is asked in vain, "wrong"."""
    rule = by_id(line.rule)
    assert rule is not None, line.rule
    result = judge(rule, Example(text=line.text, heading=line.heading), line.expected)
    return "right" if result.passed else "asked" if result.verdict == "unclear" else "wrong"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("-v", action="store_true", dest="verbose")
    options = parser.parse_args()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for line in lines("held" if options.held else "development"):
        what = outcome(line)
        key = f"{'break' if line.expected != 'satisfied' else 'keep'} {what}"
        found[line.rule][key] += 1
        total[key] += 1
        if options.verbose and what != "right" and not options.held:
            print(f"{line.rule} {line.expected} {what}: {line.text}")
    columns = [f"{a} {b}" for a in ("break", "keep") for b in ("right", "asked", "wrong")]
    print(f"{'':8}" + "".join(f"{c:>14}" for c in columns))
    for rule in sorted(found):
        print(f"{rule:8}" + "".join(f"{found[rule][c]:14}" for c in columns))
    print(f"{'all':8}" + "".join(f"{total[c]:14}" for c in columns))
    if options.keep and not options.held:
        KEPT.write_text(json.dumps({c: total[c] for c in columns}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
