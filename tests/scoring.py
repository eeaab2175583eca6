"""Counting verdicts against labels: precision, recall, F1, misses, false alarms, with Wilson intervals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt


def right(label: str, verdict: str, *, strict: bool = True) -> bool:
    """Tell whether a verdict is the labelled one; "n" and "neither" are anything but violated or unclear.

    A clause alone that satisfies a rule must be seen to (``strict``); in a whole
    draft it is the same whether a rule is respected or does not apply.
    """
    if label in ("n", "neither", "not_applicable") or (label == "satisfied" and not strict):
        return verdict in ("satisfied", "not_applicable")
    return verdict == label


def interval(hits: int, total: int) -> tuple[float, float]:
    """Return the 95% interval of a share (Wilson, 1927), in per cent."""
    z, p = 1.96, hits / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return 100 * max(middle - half, 0), 100 * min(middle + half, 1)


def share(hits: int, total: int) -> str:
    """Return a share with its interval, in per cent, in 12 columns."""
    if not total:
        return f"{'-':>12}"
    low, high = interval(hits, total)
    return f"{100 * hits / total:5.1f} ({low:.0f}-{high:.0f})".ljust(12)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of judgements comes to; shares from 0 to 1."""

    count: Counter[str]
    rules: tuple[Counter[str], ...]
    """The same counts, rule by rule."""

    @property
    def precision(self) -> float:
        """Of what was called violated, the share that is."""
        return _ratio(self.count["tp"], self.count["said"])

    @property
    def recall(self) -> float:
        """Of what is violated, the share that was called so."""
        return _ratio(self.count["tp"], self.count["labelled"])

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return _f1(self.count)

    @property
    def macro(self) -> tuple[float, float, float]:
        """Precision, recall and F1, each the mean over the rules for which it is defined; recall and F1 need a label ``violated``."""
        return (
            _mean(_ratio(c["tp"], c["said"]) for c in self.rules if c["said"]),
            _mean(_ratio(c["tp"], c["labelled"]) for c in self.rules if c["labelled"]),
            _mean(_f1(c) for c in self.rules if c["labelled"]),
        )


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _mean(values: Iterable[float]) -> float:
    each = list(values)
    return sum(each) / len(each) if each else 0.0


def _f1(count: Counter[str]) -> float:
    return _ratio(2 * count["tp"], count["said"] + count["labelled"])


#: Emblem, endorsement and exclusivity, indemnity, liability, immunities, disputes: what the program is for first of all.
CORE = ("EMB", "END", "IND", "LIA", "IMM", "DIS")


@dataclass(slots=True)
class Score:
    """Counts over judged labels, by rule and level of difficulty."""

    cells: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: list[str] = field(default_factory=list)
    pairs: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(
        self, rule: str, level: str, label: str, verdict: str, *, strict: bool, doubts: int, demanded: int, placed: bool = False
    ) -> bool:  # fmt: skip
        """Count one judgement; return whether it is right."""
        hit = right(label, verdict, strict=strict)
        c = self.cells[rule, level]
        c["total"] += 1
        c["right"] += hit
        c["labelled"] += label == "violated"
        c["said"] += verdict == "violated"
        c["tp"] += label == verdict == "violated"
        c["placed"] += placed
        c["silent"] += label == "violated" and verdict in ("satisfied", "not_applicable")
        c["false alarm"] += verdict == "violated" and label not in ("violated", "unclear")
        c["doubts"] += doubts
        c["demanded"] += demanded
        return hit

    def figures(self, family: str | tuple[str, ...] = "", level: str = "") -> Figures:
        """Sum up, all or the rules of some families (EMB, IND ...), all or one level."""
        rules: dict[str, Counter[str]] = defaultdict(Counter)
        for (rule, of_level), count in self.cells.items():
            if rule.startswith(family) and level in ("", of_level):
                rules[rule].update(count)
        total: Counter[str] = Counter()
        for each in rules.values():
            total.update(each)
        return Figures(total, tuple(rules[r] for r in sorted(rules)))

    def families(self) -> list[str]:
        """Return the topic prefixes of the rules judged."""
        return sorted({rule[:3] for rule, _ in self.cells})

    def levels(self) -> list[str]:
        """Return the levels of difficulty, the easiest first."""
        return sorted({level for _, level in self.cells}, key=("clean", "plain", "hard").index)

    def both(self) -> tuple[int, int]:
        """Return in how many contrast pairs both clauses are judged right, and how many pairs there are."""
        pairs = [p for p in self.pairs.values() if len(p) == 2]
        return sum(all(p) for p in pairs), len(pairs)


HEADER = (
    f"{'':18}{'right %':13}{'precision %':13}{'recall %':13}{'F1':>5}  {'macro P/R/F1':13} {'silent':>6} {'alarms':>6} "
    f"{'doubts':>6} {'asked':>6} {'labels':>6}"
)


def line(name: str, f: Figures, drafts: int = 0) -> str:
    """Return figures on one line under :data:`HEADER`; with ``drafts``, unclear findings are given per draft."""
    c = f.count
    macro = "/".join(f"{100 * m:.0f}" for m in f.macro) if c["labelled"] else "-"
    f1 = f"{100 * f.f1:.1f}" if c["labelled"] else "-"
    doubts, asked = (
        (f"{c['doubts'] / drafts:.1f}", f"{c['demanded'] / drafts:.1f}") if drafts else (c["doubts"], c["demanded"])
    )
    placed = f"  place {share(c['placed'], c['tp'])}" if drafts else ""
    return (
        f"{name:18}{share(c['right'], c['total']):13}{share(c['tp'], c['said']):13}{share(c['tp'], c['labelled']):13}"
        f"{f1:>5}  {macro:13} {c['silent']:6} {c['false alarm']:6} {doubts:>6} {asked:>6} {c['total']:6}{placed}"
    )
