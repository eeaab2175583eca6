"""How well the topics of clauses are told: precision, recall and F1 of each, over ``tests/clauses/topics.jsonl``.

``python -m tests.tools.topics`` prints them; ``--wrong`` names the clauses. A clause is labelled with the topics it
has, and with those that one may as well give it, which are not judged. The clauses of part ``later`` were written
after the lexicon was mended on those of part ``first``, and nothing was mended on them.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter

from checks.examples import document
from clauses.agreement import understand
from tests.gold_clauses import Entry
from tests.helpers import ROOT

#: What the clauses of the table call the two sides.
_UN = re.compile(r"\b(?:UNICEF|UNDP|UNHCR|UNFPA|UNEP|UNESCO|WHO|WFP|FAO|ILO)\b")
_PARTNER = re.compile(
    r"\b[Tt]he (?:Company|Foundation|Partner|Sponsor|Donor|Supplier|Bank|Contractor|Institute|University|Carrier|Lender)\b"
)
TABLE = ROOT / "tests" / "clauses" / "topics.jsonl"
#: F1 over all topics of the last landed state, by part.
KEPT = ROOT / "tests" / "clauses" / "topics_figures.json"


def topics_of(row: dict[str, str]) -> set[str]:
    """Return the topics that the row's clause is given in an agreement that says nothing else."""
    text = row["text"]
    un, partner = _UN.search(text), _PARTNER.search(text)
    entry = Entry(
        "",
        "",
        "",
        "",
        un.group() if un else "UNICEF",
        "",
        f"the {partner.group()[4:]}" if partner else "the Company",
        "Harrow Industries Ltd",
        row["heading"],
        text,
        {},
    )
    clauses = understand(document(entry.lines()), trained=False).clauses
    return {topic for c in clauses if text[:30] in c.text for topic in c.topics}


def measure(part: str = "") -> tuple[dict[str, tuple[int, int, int]], list[str]]:
    """Return of each topic how often it was rightly given, wrongly given and missed; and the clauses told amiss."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    amiss = []
    for row in map(json.loads, TABLE.read_text(encoding="utf-8").splitlines()):
        if part and row["part"] != part:
            continue
        said = topics_of(row)
        topics, may = set(row["topics"]), set(row["may"])
        right.update(topics & said)
        wrong.update(said - topics - may)
        missed.update(topics - said)
        if topics - said or said - topics - may:
            lost, extra = ", ".join(sorted(topics - said)) or "-", ", ".join(sorted(said - topics - may)) or "-"
            amiss.append(f"missed {lost}; wrong {extra}: [{row['heading']}] {row['text']}")
    return {t: (right[t], wrong[t], missed[t]) for t in sorted(right | wrong | missed)}, amiss


def f1(right: int, wrong: int, missed: int) -> float:
    """Return the F1 of a topic, a percentage to one place."""
    return round(200 * right / (2 * right + wrong + missed), 1) if right else 0.0


def together(counts: dict[str, tuple[int, int, int]]) -> float:
    """Return the F1 over all topics together."""
    return f1(
        sum(c[0] for c in counts.values()), sum(c[1] for c in counts.values()), sum(c[2] for c in counts.values())
    )


def main() -> None:
    """Print the table."""
    counts, amiss = measure()
    print(f"{'topic':24} {'labels':>6} {'precision':>9} {'recall':>7} {'F1':>6}")
    for topic, (right, wrong, missed) in counts.items():
        precision = round(100 * right / (right + wrong), 1) if right + wrong else 0.0
        recall = round(100 * right / (right + missed), 1) if right + missed else 0.0
        print(f"{topic:24} {right + missed:6} {precision:9} {recall:7} {f1(right, wrong, missed):6}")
    for part in ("first", "later"):
        of_part = measure(part)[0]
        macro = sum(f1(*c) for c in of_part.values()) / len(of_part)
        print(f"{part}: F1 over all {together(of_part)}, macro-averaged over topics {macro:.1f}")
    if "--wrong" in sys.argv:
        print("\n".join(amiss))


if __name__ == "__main__":
    main()
