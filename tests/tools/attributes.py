"""How well each attribute of a statement is read: precision and recall over ``tests/clauses/attributes.jsonl``.

``python -m tests.tools.attributes`` prints both for every attribute, and how often the act itself was read;
``--wrong`` names the sentences. A sentence is labelled with attributes that it has and some that it has not;
what it is silent about is not judged. The sentences of part ``later`` were written after the lexicon was mended on
those of part ``first``, and nothing was mended on them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field

from checks.examples import document
from clauses.agreement import understand
from tests.gold_clauses import Entry
from tests.helpers import ROOT

TABLE = ROOT / "tests" / "clauses" / "attributes.jsonl"
#: Recall and precision of the last landed state, each a percentage over all attributes, and by level.
KEPT = ROOT / "tests" / "clauses" / "attributes_figures.json"


@dataclass(slots=True)
class Measured:
    """Of each attribute how often it was rightly read, wrongly read, and missed; and the sentences read amiss."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    acts: int = 0
    sentences: int = 0
    amiss: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return what is kept: precision, recall, and the share of the sentences whose act was read."""
        right = self.right.total()
        return {
            "precision": percent(right, right + self.wrong.total()),
            "recall": percent(right, right + self.missed.total()),
            "acts": percent(self.acts, self.sentences),
        }


def percent(part: int, whole: int) -> float:
    """Return a percentage to one place; 100 of nothing."""
    return round(100 * part / whole, 1) if whole else 100.0


def attributes_of(row: dict[str, str]) -> set[str] | None:
    """Return the attributes that the row's act was read with in its sentence; None where the act was not read."""
    entry = Entry("", "", "", "", row["un"], "", row["partner"], "Harrow Industries Ltd", "", row["text"], {})
    found = [s for s in understand(document(entry.lines())).statements if s.act == row["act"]]
    return {a.name for s in found for a in s.attributes} if found else None


def measure(level: str = "", part: str = "") -> Measured:
    """Read every sentence, or those of a level (``hard`` ones avoid the obvious words), or of a part."""
    made = Measured()
    for row in map(json.loads, TABLE.read_text(encoding="utf-8").splitlines()):
        if row["level"] != (level or row["level"]) or row["part"] != (part or row["part"]):
            continue
        found = attributes_of(row)
        has, lacks = set(row["has"]), set(row["lacks"])
        made.sentences += 1
        made.acts += found is not None
        said = found or set()
        made.right.update(has & said)
        made.missed.update(has - said)
        made.wrong.update(lacks & said)
        if found is None or has - said or lacks & said:
            misses = ", ".join(sorted(has - said)) or "-"
            act = row["act"] if found is not None else f"NO {row['act']}"
            made.amiss.append(f"{act}: missed {misses}; wrong {', '.join(sorted(lacks & said)) or '-'}: {row['text']}")
    return made


def main() -> None:
    """Print the table."""
    made = measure()
    print(f"{'attribute':20} {'labels':>6} {'precision':>9} {'recall':>7}")
    for name in sorted(made.right | made.missed | made.wrong):
        right, wrong, missed = made.right[name], made.wrong[name], made.missed[name]
        print(f"{name:20} {right + missed:6} {percent(right, right + wrong):9} {percent(right, right + missed):7}")
    for part in ("first", "later"):
        for level in ("plain", "hard", ""):
            figures = measure(level, part).figures()
            print(f"{part} {level or 'all':6}", *(f"{name} {value}" for name, value in figures.items()))
    if "--wrong" in sys.argv:
        print("\n".join(made.amiss))


if __name__ == "__main__":
    main()
