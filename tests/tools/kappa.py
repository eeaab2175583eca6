"""How well two labellers agree: Cohen's kappa over violated, unclear and neither, by family.

``python -m tests.tools.kappa`` compares ``tests/gold/second.jsonl``, labelled blind by others, with the gold labels,
and ``clauses/training/second.jsonl``, a tenth of the training text labelled blind by others, with its facts.
The figures of the development part are kept in ``tests/gold/kappa.json``.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable

from clauses.facts import facts
from tests.gold_clauses import GOLD, Entry, hands
from tests.helpers import ROOT

KEPT = GOLD / "kappa.json"


def coarse(label: str) -> str:
    """Put a label in the three classes that count: what is in order and what isn't concerned are one."""
    return label if label in ("violated", "unclear") else "neither"


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Return Cohen's kappa (Cohen, 1960) of pairs of labels; 1.0 where both always say the same one thing."""
    total = len(pairs)
    observed = sum(a == b for a, b in pairs) / total
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(first[c] * second[c] for c in first) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def training_text() -> None:
    """Print how well the facts of the training text are agreed upon."""
    folder = ROOT / "clauses" / "training"
    first = {
        f"{path.stem}:{number}": e
        for path in sorted((folder / "text").glob("*.jsonl"))
        for number, e in enumerate(map(json.loads, path.read_text(encoding="utf-8").splitlines()), 1)
        if "s" in e
    }
    seconds = [json.loads(line) for line in (folder / "second.jsonl").read_text(encoding="utf-8").splitlines()]
    for name, key in (("facts stated", "s"), ("facts denied", "d")):
        pairs = [
            ("yes" if fact in first[e["at"]][key] else "no", "yes" if fact in e[key] else "no")
            for e in seconds
            for fact in facts()
        ]
        print(f"{name:22} {len(seconds):5} clauses of the training text       kappa {kappa(pairs):.2f}")


def of_gold(entries: Iterable[Entry]) -> dict[str, list[tuple[str, str]]]:
    """Return the two labels of each judgement that was made twice, by family of the clause."""
    known = {e.id: e for e in entries}
    by_family: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for second in map(json.loads, (GOLD / "second.jsonl").read_text(encoding="utf-8").splitlines()):
        entry = known.get(second["id"])
        for rule, label in second["labels"].items():
            if entry is not None and rule in entry.labels:
                by_family[entry.family].append((coarse(entry.labels[rule]), coarse(label)))
    return by_family


def development_table() -> dict[str, list[float]]:
    """Return for each family of the development part, and together, the judgements, and kappa to two places."""
    by_family = of_gold(hands("development"))
    every = [p for pairs in by_family.values() for p in pairs]
    return {
        name: [len(pairs), round(kappa(pairs), 2)] for name, pairs in [*sorted(by_family.items()), ("together", every)]
    }


def main() -> None:
    """Print the table, over both parts of the gold set."""
    by_family = of_gold(e for part in ("development", "scored") for e in hands(part))
    every = [p for pairs in by_family.values() for p in pairs]
    for family, pairs in [*sorted(by_family.items()), ("together", every)]:
        same = sum(a == b for a, b in pairs)
        print(f"{family:22} {len(pairs):5} judgements  {100 * same / len(pairs):5.1f}% alike  kappa {kappa(pairs):.2f}")
    training_text()


if __name__ == "__main__":
    main()
