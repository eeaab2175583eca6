"""How well whole drafts are judged: the gold drafts against their labels, by rule and by place.

``python -m tests.drafts`` judges the development drafts (``-v``: every wrong
verdict); ``--scored`` prints figures of the drafts that nobody reads, and counts
the scoring in ``tests/gold/scorings.txt``; ``--grammar`` leaves the trained reader out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from checks.catalogue import select
from checks.engine import evaluate
from checks.profile import Profile, detect
from clauses.agreement import read
from tests.helpers import ROOT

DRAFTS = ROOT / "tests" / "gold" / "drafts"
SCORED = ROOT / "tests" / "gold" / "drafts_scored"
#: Figures of the last landed state; CI fails when F1 falls by more than a point.
KEPT = ROOT / "tests" / "gold" / "drafts_figures.json"


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft, its labels, and what was found; verdicts by rule, with the clause numbers."""

    name: str
    gold: dict[str, set[tuple[str, str]]]
    found: dict[str, set[tuple[str, str]]]
    profile: Profile
    wanted: tuple[str, str, str]


def names(folder: Path = DRAFTS) -> list[str]:
    """Return the names of the gold drafts."""
    return sorted(p.stem for p in folder.glob("*.json"))


def judge(name: str, *, folder: Path = DRAFTS, trained: bool = True, given: bool = False) -> Judged:
    """Judge one draft; ``given``: with the true profile instead of the one read off the draft."""
    label = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    agreement = read(folder / f"{name}.txt", trained=trained)
    wanted = (label["agency"], label["partner_type"], label["modality"])
    profile = (
        detect(agreement, agency=wanted[0], partner_type=wanted[1], modality=wanted[2]) if given else detect(agreement)
    )
    gold: dict[str, set[tuple[str, str]]] = {}
    for v in label["verdicts"]:
        gold.setdefault(v["rule"], set()).add((v["verdict"], v["clause"] or ""))
    found: dict[str, set[tuple[str, str]]] = {}
    for f in evaluate(agreement, select(profile), profile):
        found.setdefault(f.rule, set()).add((f.verdict, f.number or ""))
    return Judged(name, gold, found, profile, wanted)


def worst(verdicts: set[tuple[str, str]]) -> str:
    """Return the worst verdict of a rule."""
    for verdict in ("violated", "unclear", "satisfied"):
        if any(v == verdict for v, _ in verdicts):
            return verdict
    return "not_applicable"


def same_place(one: str, other: str) -> bool:
    """Tell whether two numbers name the same provision, or one that holds the other."""

    def key(text: str) -> str:
        return re.sub(r"(?i)article|section|clause|§|[^a-z0-9.]", "", text.casefold()).strip(".")

    a, b = key(one), key(other)
    return a == b or (bool(a and b) and (a.startswith(b) or b.startswith(a)))


def count(judged: Judged) -> Counter[str]:
    """Count verdicts by rule: what was said to be violated, what is, silent misses, false alarms, doubts."""
    c: Counter[str] = Counter()
    for rule in sorted(set(judged.gold) | set(judged.found)):
        gold, found = worst(judged.gold.get(rule, set())), worst(judged.found.get(rule, set()))
        c["total"] += 1
        c["right"] += gold == found or {gold, found} <= {"satisfied", "not_applicable"}
        c["labelled"] += gold == "violated"
        c["said"] += found == "violated"
        hit = gold == found == "violated"
        c["tp"] += hit
        c["silent"] += gold == "violated" and found in ("satisfied", "not_applicable")
        c["false"] += found == "violated" and gold in ("satisfied", "not_applicable")
        c["unclear"] += found == "unclear" and gold != "unclear"
        if hit:
            places = [p for v, p in judged.gold[rule] if v == "violated"]
            shown = [p for v, p in judged.found[rule] if v == "violated"]
            c["placed"] += any(same_place(a, b) for a in places for b in shown)
    return c


def line(name: str, c: Counter[str]) -> str:
    """Return the counts on one line."""
    p, r = c["tp"] / max(c["said"], 1), c["tp"] / max(c["labelled"], 1)
    return (
        f"{name:10} right {c['right']}/{c['total']}  violated: P {100 * p:.0f} R {100 * r:.0f} F1 {200 * p * r / max(p + r, 1e-9):.0f} "
        f"({c['tp']} of {c['labelled']}, {c['said']} said)  silent {c['silent']}  false alarms {c['false']}  unclear {c['unclear']}  right place {c['placed']}/{c['tp']}"
    )


def f1(c: Counter[str]) -> float:
    """Return F1 of the verdict ``violated``, in per cent."""
    return 200 * c["tp"] / max(c["said"] + c["labelled"], 1)


def scored(trained: bool) -> None:
    """Print the figures of the scored drafts, plain and hard and clean apart, and count the scoring."""
    groups: dict[str, Counter[str]] = {"clean": Counter(), "plain": Counter(), "hard": Counter()}
    for name in names(SCORED):
        label = json.loads((SCORED / f"{name}.json").read_text(encoding="utf-8"))
        group = "clean" if label["clean"] else label["level"]
        groups[group] += count(judge(name, folder=SCORED, trained=trained))
    for group, c in groups.items():
        print(line(group, c))
    together = line("drafts", sum(groups.values(), Counter()))
    print(together)
    with (DRAFTS.parent / "scorings.txt").open("a", encoding="utf-8") as log:
        log.write(f"{'both readers' if trained else 'grammar'} {together}\n")


def main() -> None:
    """Print the table."""
    import sys

    trained = "--grammar" not in sys.argv
    if "--scored" in sys.argv:
        scored(trained)
        return
    every: Counter[str] = Counter()
    for name in names():
        judged = judge(name, trained=trained, given="--given" in sys.argv)
        c = count(judged)
        every += c
        print(line(name, c), *(() if judged.wanted == _read_off(judged) else (judged.wanted, _read_off(judged))))
        if "-v" in sys.argv:
            print("\n".join(_wrong(judged)))
    print(line("together", every))
    if "--keep" in sys.argv:
        KEPT.write_text(json.dumps({"f1": round(f1(every), 1), "drafts": len(names())}) + "\n", encoding="utf-8")


def _read_off(judged: Judged) -> tuple[str, str, str]:
    return judged.profile.agency, judged.profile.partner_type, judged.profile.modality


def _wrong(judged: Judged) -> list[str]:
    found = []
    for rule in sorted(set(judged.gold) | set(judged.found)):
        gold, said = worst(judged.gold.get(rule, set())), worst(judged.found.get(rule, set()))
        if gold != said and not {gold, said} <= {"satisfied", "not_applicable"}:
            labelled = [p for v, p in sorted(judged.gold.get(rule, ())) if v == gold]
            shown = [p for v, p in sorted(judged.found.get(rule, ())) if v == said]
            found.append(f"    {rule} {gold} {labelled} found {said} {shown}")
    return found


if __name__ == "__main__":
    main()
