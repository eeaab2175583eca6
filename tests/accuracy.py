"""How well clauses are judged: ``make accuracy``.

Each gold clause stands alone in a neutral agreement; its labels are compared with
the verdicts of the rules named. The development part may be read to mend the
program; of the scored part only figures are printed, and each scoring is counted
in ``tests/gold/scorings.txt``. Each reader is measured alone and together, and a
keyword baseline beside them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from math import sqrt
from typing import Any

import yaml

from checks.catalogue import by_id, select
from checks.engine import evaluate
from checks.examples import NEUTRAL, document, neutral, overall
from checks.finding import Finding
from checks.opinions import SEEN, opinion
from checks.organization import organizations
from checks.profile import Profile
from clauses import statements
from clauses.agreement import understand
from clauses.model import Agreement, Reading
from clauses.organizations import named
from tests.helpers import ROOT

GOLD = ROOT / "tests" / "gold"
#: Figures of the last landed state; CI fails when the development part falls by more than a point.
FIGURES = GOLD / "figures.json"
_STATUS = {
    "organ": "a subsidiary organ of the United Nations",
    "agency": "a specialized agency of the United Nations",
    "joint": "a joint programme",
    "related": "a related body",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause with its labels; the two of a pair differ as little as possible."""

    id: str
    pair: str
    family: str
    level: str
    un: str
    un_name: str
    partner: str
    partner_name: str
    heading: str
    text: str
    labels: dict[str, str]


def own() -> list[Entry]:
    """Return the clauses written beside the program: development only."""
    loaded = yaml.safe_load((GOLD / "clauses.yaml").read_text(encoding="utf-8"))
    return [
        Entry(
            e["id"], e["id"][:-1], e.get("family", ""), e["level"], e["un"], "", e["partner"], "Harrow Industries Ltd",
            e.get("heading", ""), e["text"], e["labels"],
        )
        for e in loaded
    ]  # fmt: skip


def hands(part: str) -> list[Entry]:
    """Return the clauses that others wrote from the rules alone: part ``development`` or ``scored``."""
    path = GOLD / f"{part}.jsonl"
    if not path.exists():
        return []
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        e = json.loads(line)
        found.append(
            Entry(
                e["id"], e["pair"], e["family"], e["level"], e["un"]["alias"], e["un"]["name"], e["partner"]["alias"],
                e["partner"]["name"], e.get("heading", ""), e["text"], e["labels"],
            )
        )  # fmt: skip
    return found


def verdicts(entry: Entry, *, trained: bool = True) -> dict[str, str]:
    """Return the verdict of each labelled rule on a gold clause; without ``trained``, by the grammar alone."""
    agreement, profile = _read(entry, trained)
    return {
        rule: _verdict(evaluate(agreement, select(profile, [_rule(rule)]), profile))
        for rule in entry.labels
        if by_id(rule)
    }


def trained_alone(entry: Entry) -> dict[str, str]:
    """What the trained reader would say by itself: a breach, a question, a rule met, or nothing."""
    agreement, _ = _read(entry, True)
    found = {}
    for identifier in entry.labels:
        rule = _rule(identifier)
        word = opinion(agreement, rule)

        def seen(readings: dict[str, Reading]) -> float:
            return max((r.probability for r in readings.values()), default=0.0)

        broken, met, asked = seen(word.breaks), seen(word.meets), seen(word.asks)
        found[identifier] = (
            "violated"
            if broken >= SEEN and broken > met
            else "satisfied"
            if met >= SEEN
            else "unclear"
            if asked >= SEEN
            else "missing"
            if rule.kind == "required clause"
            else "not_applicable"
        )
    return found


def _read(entry: Entry, trained: bool) -> tuple[Agreement, Profile]:
    mention = named(entry.un_name or entry.un) or named(entry.un)
    organization = mention[0].organization if mention else None
    name = entry.un_name or (organization.names[0] if organization else "United Nations")
    lines = neutral(
        entry.un,
        f"the {name}",
        _STATUS[organizations()[organization.id].status] if organization else "an international organization",
        entry.partner,
        entry.partner_name,
        entry.text,
        entry.heading,
    )
    agreement = understand(document(lines), trained=trained)
    agency = organization.id.lower() if organization else "other"
    return agreement, Profile(agency, NEUTRAL.partner_type, NEUTRAL.modality, NEUTRAL.edition)


def _verdict(findings: list[Finding]) -> str:
    """The verdict over all findings; ``missing`` if what the rule asks for is merely not there."""
    verdict = overall(findings)
    broken = [f for f in findings if f.verdict == "violated"]
    return "missing" if verdict == "violated" and not any(f.evidence for f in broken) else verdict


def _rule(identifier: str) -> Any:
    rule = by_id(identifier)
    assert rule is not None, identifier
    return rule


def right(label: str, verdict: str) -> bool:
    """Tell whether a verdict is the labelled one; "n" and "neither" are anything but violated or unclear."""
    if label in (
        "n",
        "neither",
        "not_applicable",
    ):  # a clause on something else may well leave a required clause missing
        return verdict in ("satisfied", "not_applicable", "missing")
    return verdict == label or (label, verdict) == ("violated", "missing")


def wilson(hits: int, total: int) -> str:
    """Return a share with its 95% Wilson interval, in per cent."""
    if not total:
        return "-"
    z, p = 1.96, hits / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{100 * p:5.1f} ({100 * max(middle - half, 0):.0f}-{100 * min(middle + half, 1):.0f})"


_KEYWORDS = {
    "IND": r"indemnif|harmless", "LIA": r"liab|damages|warrant|penalt", "IMM": r"waive|court|set.?off|lien|audit", "DIS": r"governed|laws of|court",
    "EMB": r"logo|emblem|name", "END": r"exclusive|endors|preferred|official|first refusal", "TAX": r"tax|duties", "PAR": r"sanction|OFAC",
    "FIN": r"overhead|refund|running costs", "IPR": r"intellectual property", "DAT": r"GDPR|personal data", "REL": r"joint venture|assign",
    "TER": r"automatic|terminat", "GEN": r"terms|amend",
}  # fmt: skip


def keyword(entry: Entry) -> dict[str, str]:
    """The baseline: a rule is broken where its trigger word stands."""
    return {
        r: "violated" if re.search(_KEYWORDS.get(r[:3], r"(?!)"), entry.text, re.I) else "not_applicable"
        for r in entry.labels
    }


@dataclass
class Score:
    """Counts over judged labels."""

    count: Counter[str]
    wrong: list[str]
    by_rule: dict[str, Counter[str]]
    pairs: dict[str, list[bool]]

    @property
    def precision(self) -> float:
        """Of what was called violated, the share that is."""
        return self.count["tp"] / self.count["said"] if self.count["said"] else 0.0

    @property
    def recall(self) -> float:
        """Of what is violated, the share that was called so."""
        return self.count["tp"] / self.count["labelled"] if self.count["labelled"] else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return _f1(self.count)

    @property
    def macro(self) -> float:
        """Mean over the rules of their F1 on ``violated``, for rules with at least one such label."""
        each = [_f1(c) for c in self.by_rule.values() if c["labelled"]]
        return sum(each) / len(each) if each else 0.0


def _f1(count: Counter[str]) -> float:
    total = count["said"] + count["labelled"]
    return 2 * count["tp"] / total if total else 0.0


def measure(judge: Callable[[Entry], dict[str, str]], entries: Iterable[Entry]) -> Score:
    """Judge every entry and count."""
    score = Score(Counter(), [], defaultdict(Counter), defaultdict(list))
    for entry in entries:
        good = True
        for rule, verdict in judge(entry).items():
            label = entry.labels[rule]
            hit = right(label, verdict)
            good = good and hit
            for count in (score.count, score.by_rule[rule]):
                count["total"] += 1
                count["right"] += hit
                count[f"{entry.level} total"] += 1
                count[f"{entry.level} right"] += hit
                broken = verdict == "violated" or (verdict == "missing" and label in ("violated", "satisfied"))
                count["tp"] += label == "violated" and broken
                count["labelled"] += label == "violated"
                count["said"] += broken
                count["silent"] += label == "violated" and verdict in ("satisfied", "not_applicable")
                count["false alarm"] += label not in ("violated", "unclear") and broken
                count["unclear"] += verdict == "unclear" and label != "unclear"
            if not hit:
                score.wrong.append(f"  {entry.id} {rule}: {label} expected, {verdict} found: {entry.text[:160]!r}")
        score.pairs[entry.pair].append(good)
    return score


def line(name: str, score: Score) -> str:
    """Return the figures of a score on one line."""
    c = score.count
    pairs = [p for p in score.pairs.values() if len(p) == 2]
    both = sum(all(p) for p in pairs)
    return (
        f"{name:12} right {wilson(c['right'], c['total'])}  plain {wilson(c['plain right'], c['plain total'])}  hard {wilson(c['hard right'], c['hard total'])}  "
        f"violated: P {100 * score.precision:.0f} R {100 * score.recall:.0f} F1 {100 * score.f1:.0f} macro {100 * score.macro:.0f}  silent {c['silent']}  "
        f"false alarms {c['false alarm']}  unclear {c['unclear']}  of {c['total']}  both of a pair {both}/{len(pairs)}"
    )


def _alone(name: str, entries: list[Entry]) -> Score:
    both = dict(statements.READERS)
    statements.READERS.clear()
    statements.READERS[name] = both[name]
    try:
        return measure(partial(verdicts, trained=False), entries)
    finally:
        statements.READERS.clear()
        statements.READERS.update(both)


def _families(entries: list[Entry]) -> None:
    for family in sorted({e.family for e in entries if e.family}):
        print(line(f" {family[:11]}", measure(verdicts, [e for e in entries if e.family == family])))


def development() -> list[Entry]:
    """Return all that the program may be mended on."""
    return [*own(), *hands("development")]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", help="list every wrong verdict of the development part")
    parser.add_argument(
        "--scored", action="store_true", help="score the part that nobody reads; counted in scorings.txt"
    )
    parser.add_argument("--keep", action="store_true", help="keep the figures as those of the landed state")
    options = parser.parse_args()
    entries = development()
    print("development part: own clauses and those of other hands")
    print(line("keywords", measure(keyword, entries)))
    for name in tuple(statements.READERS):
        print(line(name, _alone(name, entries)))
    print(line("both of these", measure(partial(verdicts, trained=False), entries)))
    print(line("trained", measure(trained_alone, entries)))
    together = measure(verdicts, entries)
    print(line("together", together))
    print(line(" own", measure(verdicts, own())))
    _families(hands("development"))
    if options.v:
        print("\n".join(together.wrong))
    if options.keep:
        kept = {
            "right": round(100 * together.count["right"] / together.count["total"], 1),
            "f1": round(100 * together.f1, 1),
            "labels": together.count["total"],
        }
        FIGURES.write_text(json.dumps(kept) + "\n", encoding="utf-8")
    if options.scored:
        scored = hands("scored")
        print("scored part: never read to mend anything")
        score = measure(verdicts, scored)
        print(line("grammar", measure(partial(verdicts, trained=False), scored)))
        print(line("trained", measure(trained_alone, scored)))
        print(line("together", score))
        _families(scored)
        digest = hashlib.sha256((GOLD / "scored.jsonl").read_bytes()).hexdigest()[:16]
        with (GOLD / "scorings.txt").open("a", encoding="utf-8") as log:
            log.write(f"{digest} {line('together', score)}\n")


if __name__ == "__main__":
    main()
