"""How well drafts are judged: ``make accuracy``, or ``python -m tests.accuracy`` for the development part alone.

Gold clauses stand alone, each in a neutral agreement, judged by the rules they are
labelled for; gold drafts are whole, judged by all rules. The development part may
be read to mend the program. Of the scored part (``--scored``) only figures are
printed, and each scoring is counted in ``tests/gold/scorings.txt``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from checks.catalogue import by_id, select
from checks.engine import evaluate
from checks.examples import document
from checks.rule import Rule
from clauses.agreement import understand
from clauses.model import Agreement
from clauses.topics import could_matter
from clauses.units import units
from tests import drafts
from tests.gold_clauses import GOLD, Entry, development, hands
from tests.judges import GRAMMAR, TOGETHER, Said, asking, by_rule, every, without_trained, worst
from tests.role_swap import even_handed, mirror, swappable, swapped
from tests.scoring import CORE, HEADER, Score, line, right, share

#: Figures of the last landed state; CI fails when the development part falls by more than a point.
FIGURES = GOLD / "figures.json"

Judge = Callable[[Entry], dict[str, tuple[Said, ...]]]


def read(entry: Entry, text: str | None = None) -> Agreement:
    """Understand a gold clause, or another text in its place."""
    return understand(document(entry.lines(text)))


def rules_of(entry: Entry) -> list[Rule]:
    """Return the rules that a clause is labelled for, as its organization and the edition of the guidelines leave them."""
    labelled = [rule for identifier in entry.labels if (rule := by_id(identifier)) is not None]
    return list(select(entry.profile, labelled))


def verdicts(entry: Entry) -> dict[str, tuple[Said, ...]]:
    """Judge a gold clause by the rules it is labelled for, with all readers."""
    rules = rules_of(entry)
    return by_rule(evaluate(read(entry), rules, entry.profile), asking(rules, entry.profile))


def verdict(label: str, said: Iterable[Said]) -> str:
    """Return the worst verdict; that what a rule asks for is missing counts only where the label speaks of it.

    A clause on something else may well leave a required clause missing.
    """
    found = worst(said)
    missing = found == "violated" and not any(s.found for s in said if s.verdict == "violated")
    return "not_applicable" if missing and label not in ("violated", "satisfied") else found


def add(score: Score, entry: Entry, judged: dict[str, tuple[Said, ...]]) -> None:
    """Count the verdicts on one gold clause."""
    good = True
    for rule, label in entry.labels.items():
        if rule not in judged:
            continue
        found = verdict(label, judged[rule])
        asked = found == "unclear" and (label == "unclear" or any(s.demanded for s in judged[rule]))
        hit = score.add(
            rule, entry.level, label, found, strict=True, doubts=found == "unclear" and not asked, demanded=asked
        )
        good = good and hit
        if not hit:
            score.wrong.append(f"  {entry.id} {rule}: {label} expected, {found} found: {entry.text[:160]!r}")
    score.pairs[entry.pair].append(good)


def measure(judge: Judge, entries: Iterable[Entry]) -> Score:
    """Judge every entry and count."""
    score = Score()
    for entry in entries:
        add(score, entry, judge(entry))
    return score


@dataclass(slots=True)
class Measured:
    """All that is measured on a set of clauses."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    swaps: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    gate: Counter[str] = field(default_factory=Counter)


def everything(entries: Iterable[Entry]) -> Measured:
    """Judge every entry by every judge, look at the gate, and swap the parties."""
    measured = Measured()
    for entry in entries:
        agreement = read(entry)
        rules = rules_of(entry)
        for name, judged in every(agreement, rules, entry.profile).items():
            add(measured.scores[name], entry, judged)
        if set(entry.labels.values()) & {"violated", "satisfied", "unclear"}:
            measured.gate["carrying"] += 1
            measured.gate["opened"] += _opened(agreement)
        _swap(measured, entry, agreement, [r for r in rules if swappable(r)])
    return measured


def _opened(agreement: Agreement) -> bool:
    """Tell whether the gate lets any sentence of the clause through: it stands last in the neutral agreement."""
    start = max(i for i, c in enumerate(agreement.clauses) if c.number == "2" and c.depth == 0)
    return any(could_matter(c, u.text) for c in agreement.clauses[start:] for u in units(c))


def fixed_names(entry: Entry) -> bool:
    """Tell whether the text names a side otherwise than by its alias, so that names can't be exchanged."""
    return any(name and name in entry.text for name in (entry.un_name, entry.partner_name, "United Nations"))


def _swap(measured: Measured, entry: Entry, agreement: Agreement, rules: list[Rule]) -> None:
    text = swapped(entry.text, entry.un, entry.partner)
    if fixed_names(entry) or text == entry.text:
        return
    after = read(entry, text)
    for name, one, other in (
        (GRAMMAR, without_trained(agreement), without_trained(after)),
        (TOGETHER, agreement, after),
    ):
        if name == TOGETHER and even_handed(entry.text):
            continue
        for rule in rules:
            before, expected, found = (
                worst(by_rule(evaluate(a, [rule], entry.profile), frozenset())[rule.id])
                for a in (one, mirror(one), other)
            )
            kind = "flips" if not right(before, expected, strict=False) else "stays"
            measured.swaps[name][kind] += 1
            measured.swaps[name][f"{kind} right"] += right(expected, found, strict=False)


def table(scores: dict[str, Score], count: int = 0) -> None:
    """Print each judge, then the readers together by level and by family; ``count``: of drafts."""
    print(HEADER)
    for name, score in scores.items():
        print(line(name, score.figures(), count))
    together = scores[TOGETHER]
    for level in together.levels():
        print(line(f"  {level}", together.figures(level=level), 0))
    print(line("  six core families", together.figures(CORE), 0))
    for family in together.families():
        print(line(f"  {family}", together.figures(family)))
        for level in together.levels():
            figures = together.figures(family, level)
            if figures.count["total"]:
                print(line(f"    {level}", figures))


def report(part: str, entries: list[Entry], folder_drafts: list[drafts.Judged]) -> Measured:
    """Print all figures of one part."""
    measured = everything(entries)
    print(f"\n{part}: {len(entries)} clauses, each alone in a neutral agreement")
    table(measured.scores)
    both, pairs = measured.scores[TOGETHER].both()
    print(f"both clauses of a contrast pair right: {share(both, pairs).strip()} of {pairs}")
    print(f"gate: of clauses that carry something it opens for {share(measured.gate['opened'], measured.gate['carrying']).strip()}")  # fmt: skip
    for name, c in measured.swaps.items():
        print(
            f"parties exchanged, {name}: verdicts that must flip do in {share(c['flips right'], c['flips']).strip()} of {c['flips']}, "
            f"that must stay do in {share(c['stays right'], c['stays']).strip()} of {c['stays']}"
        )
    print(
        f"\n{part}: {len(folder_drafts)} whole drafts; doubts and asked are unclear findings per draft in the first rows"
    )
    table(drafts.scores(folder_drafts), len(folder_drafts))
    found, all_statements = drafts.gate(folder_drafts)
    print(f"gate: of statements found when every sentence is read it lets through {share(found, all_statements).strip()} of {all_statements}")  # fmt: skip
    print(
        "blockers found (violated, or unclear for a person) against unclear findings per draft, by the limit from which"
    )
    print("the trained reader's lone word is shown (checks.opinions.SEEN; from there on it is also believed that a rule is met):")  # fmt: skip
    for limit, surfaced, sure, blockers, unclear in drafts.curve(folder_drafts):
        print(f"  {limit:4}  blockers {share(surfaced, blockers)} of {blockers}, violated {share(sure, blockers)}  unclear per draft {unclear:.1f}")  # fmt: skip
    return measured


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", help="list every wrong verdict on the development clauses")
    parser.add_argument(
        "--scored", action="store_true", help="score the part that nobody reads, too; counted in scorings.txt"
    )
    parser.add_argument("--keep", action="store_true", help="keep the development figures as those of the landed state")
    options = parser.parse_args()
    measured = report("DEVELOPMENT PART", development(), drafts.judged())
    together = measured.scores[TOGETHER]
    if options.v:
        print("\n".join(together.wrong))
    if options.keep:
        f = together.figures()
        kept = {
            "right": round(100 * f.count["right"] / f.count["total"], 1),
            "f1": round(100 * f.f1, 1),
            "labels": f.count["total"],
        }
        FIGURES.write_text(json.dumps(kept) + "\n", encoding="utf-8")
    if options.scored:
        judged = drafts.judged(drafts.SCORED)
        scored = report("SCORED PART, never read to mend anything", hands("scored"), judged).scores[TOGETHER]
        digest = hashlib.sha256((GOLD / "scored.jsonl").read_bytes()).hexdigest()[:16]
        both, pairs = scored.both()
        log(f"{digest} {line('together', scored.figures())}  both of a pair {both}/{pairs}")
        log(f"drafts {line('together', drafts.scores(judged)[TOGETHER].figures(), len(judged))}")


def log(words: str) -> None:
    """Count a scoring."""
    with (GOLD / "scorings.txt").open("a", encoding="utf-8") as file:
        file.write(f"{' '.join(words.split())}  ({' '.join(HEADER.split())})\n")


if __name__ == "__main__":
    main()
