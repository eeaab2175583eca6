"""Whether the trained reader is as often right as it is sure: ``python -m tests.calibration``.

For each rule the probability is that of the likeliest reading that breaks it, if
nothing in the same clause more clearly meets it; what is observed is whether the
label says ``violated``. Next to it the same for what meets a rule and the label
``satisfied``; in a clause alone ``neither`` will do where the rule asks for no
clause, since who labelled them did not tell a rule respected from one that does
not apply. The clauses may be among those it learned from, the drafts are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from checks.catalogue import select
from checks.opinions import Opinion, opinion
from checks.rule import Rule
from clauses.model import Agreement, Reading
from tests import accuracy, drafts
from tests.gold_clauses import development
from tests.scoring import share

EDGES = (0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.0)

#: An agreement, the rules it is judged by, and the label of each.
Case = tuple[Agreement, list[Rule], Callable[[str], str]]
Point = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """Points whose probability lies between two edges."""

    low: float
    high: float
    count: int
    predicted: float
    right: int


def bins(points: list[Point]) -> list[Bin]:
    """Sort points into the bins of :data:`EDGES`; what the reader did not keep (below the first edge) is no prediction."""
    made = []
    for low, high in pairwise(EDGES):
        inside = [(p, hit) for p, hit in points if low <= p < high or p == high == EDGES[-1]]
        if inside:
            made.append(
                Bin(low, high, len(inside), sum(p for p, _ in inside) / len(inside), sum(hit for _, hit in inside))
            )
    return made


def error(found: list[Bin]) -> float:
    """Return the expected calibration error: the mean gap between probability and share right, weighted by bin."""
    total = sum(b.count for b in found)
    return sum(b.count * abs(b.predicted - b.right / b.count) for b in found) / total if total else 0.0


def likeliest(word: Opinion, breaks: bool) -> float:
    """Return the probability that the trained reader gives to a breach, or to the rule being met; 0 if it sees none."""
    if not breaks:
        return max((r.probability for r in word.meets.values()), default=0.0)

    def outweighed(reading: Reading) -> bool:
        met = word.meets.get(reading.clause)
        return met is not None and met.probability >= reading.probability

    return max((r.probability for r in word.breaks.values() if not outweighed(r)), default=0.0)


def points(cases: Iterator[Case]) -> dict[str, list[Point]]:
    """Return probability and agreement with the label, for each rule of each case, by what is predicted."""
    made: dict[str, list[Point]] = {"violated": [], "satisfied": []}
    for agreement, rules, label in cases:
        for rule in rules:
            word = opinion(agreement, rule)
            made["violated"].append((likeliest(word, True), label(rule.id) == "violated"))
            respected = ("satisfied",) if rule.kind == "required clause" else ("satisfied", "neither", "n")
            made["satisfied"].append((likeliest(word, False), label(rule.id) in respected))
    return made


def of_clauses(step: int = 1) -> Iterator[Case]:
    """Yield the development clauses, or every so many-th."""
    for entry in development()[::step]:
        yield accuracy.read(entry), accuracy.rules_of(entry), entry.labels.__getitem__


def of_drafts() -> Iterator[Case]:
    """Yield the development drafts."""
    for name in drafts.names():
        draft = drafts.judge(name)
        yield draft.agreement, list(select(draft.profile)), draft.label


def main() -> None:
    """Print the tables."""
    for title, cases in (("development clauses", of_clauses()), ("development drafts", of_drafts())):
        for kind, found in points(cases).items():
            table = bins(found)
            print(f"\n{title}, rule {kind}: expected calibration error {100 * error(table):.1f} points over {sum(b.count for b in table)}")  # fmt: skip
            print("  probability   readings  mean predicted  observed")
            for b in table:
                print(
                    f"  {b.low:.2f}-{b.high:.2f}  {b.count:10}  {100 * b.predicted:13.1f}%  {share(b.right, b.count)}"
                )


if __name__ == "__main__":
    main()
