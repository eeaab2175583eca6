"""How well whole drafts are judged: the gold drafts against their labels, by rule and by place.

``python -m tests.drafts`` prints each development draft (``-v``: every wrong verdict;
``--given``: judged by the true profile instead of the one read off the draft;
``--later``: those written later; ``--held``: those that nobody has read, only counted; ``--keep``: keep F1 as that of the landed state). ``make accuracy`` has the figures
over all drafts, and those of the scored ones.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checks import opinions
from checks.catalogue import select
from checks.engine import evaluate
from checks.profile import Profile, detect
from clauses.agreement import read
from clauses.model import Agreement
from clauses.parties import find_roles
from clauses.statements import read_statements
from tests.helpers import ROOT
from tests.judges import TOGETHER, Said, Verdicts, asking, by_rule, every, worst
from tests.scoring import HEADER, Score, line, right

DRAFTS = ROOT / "tests" / "gold" / "drafts"
LATER = ROOT / "tests" / "gold" / "drafts_later"
#: Written after the rest, and not read to mend anything since: what a change is worth on drafts that it wasn't made on.
HELD = ROOT / "tests" / "gold" / "drafts_held"
SCORED = ROOT / "tests" / "gold" / "drafts_scored"
#: Figures of the last landed state; CI fails when F1 falls by more than a point.
KEPT = ROOT / "tests" / "gold" / "drafts_figures.json"
#: Limits of the trained reader's lone word for the curve; above 1 it is never shown.
LIMITS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.1)


@dataclass(frozen=True)
class Judged:
    """A draft as it was understood, and its labels: by rule, verdict and clause number."""

    name: str
    level: str
    gold: dict[str, set[tuple[str, str]]]
    agreement: Agreement
    profile: Profile
    wanted: tuple[str, str, str]

    def label(self, rule: str) -> str:
        """Return the worst label of a rule; what is not labelled does not apply."""
        labels = {v for v, _ in self.gold.get(rule, ())}
        return next((v for v in ("violated", "unclear", "satisfied") if v in labels), "not_applicable")

    @cached_property
    def found(self) -> Verdicts:
        """The verdicts with all readers."""
        rules = select(self.profile)
        return by_rule(evaluate(self.agreement, rules, self.profile), asking(rules, self.profile))


def names(folder: Path = DRAFTS) -> list[str]:
    """Return the names of the gold drafts."""
    return sorted(p.stem for p in folder.glob("*.json"))


def judge(name: str, *, folder: Path = DRAFTS, given: bool = False) -> Judged:
    """Understand one draft; ``given``: with the true profile instead of the one read off the draft."""
    label = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    agreement = read(folder / f"{name}.txt")
    wanted = (label["agency"], label["partner_type"], label["modality"])
    profile = (
        detect(agreement, agency=wanted[0], partner_type=wanted[1], modality=wanted[2]) if given else detect(agreement)
    )
    gold: dict[str, set[tuple[str, str]]] = {}
    for v in label["verdicts"]:
        gold.setdefault(v["rule"], set()).add((v["verdict"], v["clause"] or ""))
    return Judged(name, "clean" if label["clean"] else label["level"], gold, agreement, profile, wanted)


def judged(folder: Path = DRAFTS) -> list[Judged]:
    """Understand all drafts of a folder."""
    return [judge(name, folder=folder) for name in names(folder)]


def same_place(one: str, other: str) -> bool:
    """Tell whether two numbers name the same provision, or one that holds the other: "2" and "2.1(a)", not "1" and "12"."""

    def steps(text: str) -> list[str]:
        plain = re.sub(r"\b(?:article|section|clause|annex|schedule|exhibit|appendix|part)\b|§", " ", text.casefold())
        return re.findall(r"\d+|[a-z]+", plain)

    a, b = steps(one), steps(other)
    shared = min(len(a), len(b))
    return a == b or (shared > 0 and a[:shared] == b[:shared])


def add(score: Score, draft: Judged, found: Verdicts) -> None:
    """Count the verdicts on one draft; unclear findings are counted one by one, those that the label or the rule demands apart."""
    for rule in sorted(set(draft.gold) | set(found)):
        said = found.get(rule, ())
        label = draft.label(rule)
        unclear = [s for s in said if s.verdict == "unclear"]
        demanded = len(unclear) if label == "unclear" else sum(s.demanded for s in unclear)
        verdict = worst(said)
        places = [p for v, p in draft.gold.get(rule, ()) if v == "violated"]
        shown = [s.number for s in said if s.verdict == "violated"]
        hit = verdict == label == "violated" and any(same_place(a, b) for a in places for b in shown)
        score.add(
            rule, draft.level, label, verdict, strict=False, doubts=len(unclear) - demanded, demanded=demanded,
            placed=hit,
        )  # fmt: skip


def scores(drafts: list[Judged]) -> dict[str, Score]:
    """Count the verdicts of every judge on the drafts."""
    made: dict[str, Score] = defaultdict(Score)
    for draft in drafts:
        for name, found in every(draft.agreement, select(draft.profile), draft.profile).items():
            add(made[name], draft, found)
    return made


def gate(drafts: list[Judged]) -> tuple[int, int]:
    """Count the statements that are found when every sentence is read, and those of them that pass the gate."""
    kept = total = 0
    for draft in drafts:
        a = draft.agreement
        whole = read_statements(a.clauses, find_roles(a.document, a.definitions), a.definitions)
        through = Counter((s.clause, s.start, s.bearer, s.modality, s.act, s.thing) for s in a.statements)
        wanted = Counter((s.clause, s.start, s.bearer, s.modality, s.act, s.thing) for s in whole)
        total += wanted.total()
        kept += (wanted & through).total()
    return kept, total


def curve(drafts: list[Judged]) -> Iterator[tuple[str, int, int, int, float]]:
    """Yield for each limit: blockers surfaced, blockers called violated, blockers there are, unclear findings per draft."""
    usual = opinions.SEEN
    try:
        for limit in LIMITS:
            opinions.SEEN = limit
            surfaced = sure = blockers = unclear = 0
            for draft in drafts:
                rules = select(draft.profile)
                found = by_rule(evaluate(draft.agreement, rules, draft.profile), frozenset())
                unclear += sum(s.verdict == "unclear" for said in found.values() for s in said)
                for rule, said in found.items():
                    if draft.label(rule) == "violated" and any(s.severity == "blocker" for s in said):
                        blockers += 1
                        surfaced += worst(said) in ("violated", "unclear")
                        sure += worst(said) == "violated"
            name = "never" if limit > 1 else f"{limit:.2f}"
            yield name, surfaced, sure, blockers, unclear / max(len(drafts), 1)
    finally:
        opinions.SEEN = usual


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", help="list every wrong verdict")
    parser.add_argument("--given", action="store_true", help="judge by the true profile")
    parser.add_argument("--later", action="store_true", help="judge the drafts that were written later")
    parser.add_argument("--held", action="store_true", help="count the drafts that nobody has read")
    parser.add_argument("--keep", action="store_true", help="keep F1 as that of the landed state")
    options = parser.parse_args()
    if options.held and options.v:
        parser.error("what is wrong in the held drafts is not to be read")
    total = Score()
    print(HEADER)
    folder = HELD if options.held else LATER if options.later else DRAFTS
    for name in names(folder):
        draft = judge(name, folder=folder, given=options.given)
        alone = Score()
        for score in (alone, total):
            add(score, draft, draft.found)
        read_off = (draft.profile.agency, draft.profile.partner_type, draft.profile.modality)
        if options.held:
            continue
        print(line(name, alone.figures(), 1), *(() if draft.wanted == read_off else (draft.wanted, read_off)))
        if options.v:
            print("\n".join(_wrong(draft)))
    print(line(TOGETHER, total.figures(), len(names(folder))))
    if options.keep and not (options.later or options.held):
        kept = {"f1": round(100 * total.figures().f1, 1), "drafts": len(names())}
        KEPT.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def _wrong(draft: Judged) -> list[str]:
    found = []
    for rule in sorted(set(draft.gold) | set(draft.found)):
        said: tuple[Said, ...] = draft.found.get(rule, ())
        gold, verdict = draft.label(rule), worst(said)
        if not right(gold, verdict, strict=False):
            labelled = [p for v, p in sorted(draft.gold.get(rule, ())) if v == gold]
            shown = [s.number for s in said if s.verdict == verdict]
            found.append(f"    {rule} {gold} {labelled} found {verdict} {shown}")
    return found


if __name__ == "__main__":
    main()
