"""The grammar on the trained reader's text, which its lexicon was not written from: ``python -m tests.tools.training_clauses DIS-03``.

A clause that states a fact which breaks a rule should be judged a breach by the
two readings of the grammar alone. Files are split by the hand that wrote them:
``--half read`` is there to learn from (``-v`` prints what is missed), ``--half
held`` only to be counted. What is gained on the half that is read and not on
the other was fitted to its sentences.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path

from checks.catalogue import builtin, by_id, rules
from checks.engine import evaluate
from checks.examples import NEUTRAL, document, overall, paragraphs
from checks.nature import nature
from checks.rule import Example
from clauses.agreement import understand
from tests.helpers import ROOT

TEXT = ROOT / "clauses" / "training" / "text"
GENERATED = ("examples", "development", "rule_clauses")
OTHERS = 300
"""Clauses that say nothing of the rule's facts, of which false alarms are counted."""


@dataclass(frozen=True)
class Clause:
    """A clause of the training text, and what is known of it for one rule."""

    rule: str
    kind: str
    """"breaks" (it states a breaking fact), "keeps" (it denies one, or states what the rule asks for), "other"."""
    file: str
    heading: str
    text: str


def _read(path: Path) -> bool:
    return zlib.crc32(path.stem.encode()) % 2 == 0


def clauses(identifier: str, half: str) -> Iterator[Clause]:
    """Yield the clauses of one half that bear on a rule, and some that don't."""
    rule = by_id(identifier)
    assert rule is not None, identifier
    breaks, meets = set(rule.facts.breaks), set(rule.facts.meets)
    others: list[Clause] = []
    for path in sorted(TEXT.glob("*.jsonl")):
        if path.stem in GENERATED or (half != "all" and _read(path) != (half == "read")):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            e = json.loads(line)
            if "some" in e:
                continue
            states, denies = set(e["s"]), set(e["d"])
            kind = "breaks" if states & breaks else "keeps" if denies & breaks or states & meets else "other"
            heading, text = (s.replace("{UN}", "UNDP").replace("{P}", "the Partner") for s in (e.get("h", ""), e["x"]))
            made = Clause(identifier, kind, path.stem, heading, text[:1].upper() + text[1:])
            if kind == "other":
                others.append(made)
            else:
                yield made
    others.sort(key=lambda c: zlib.crc32(c.text.encode()))
    yield from others[:OTHERS]


def verdict(clause: Clause) -> str:
    """Judge a clause by its rule with the grammar alone; what is merely missing does not count."""
    example = Example(text=clause.text, heading=clause.heading)
    agreement = understand(document(paragraphs(example)), trained=False)
    profile = replace(NEUTRAL, nature=nature(agreement))
    catalogue = builtin()
    rule = by_id(clause.rule)
    assert rule is not None
    asked = catalogue.for_deal(rule, profile)
    findings = evaluate(agreement, [asked] if asked else [], profile, catalogue)
    return overall([f for f in findings if f.evidence])


def main() -> None:
    """Print a line for each rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="*", help="rule ids; all rules with breaking facts without any")
    parser.add_argument("--half", choices=("read", "held", "all"), default="read")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument(
        "-v", action="store_true", dest="verbose", help="print what is missed and what is a false alarm"
    )
    options = parser.parse_args()
    if options.verbose and options.half != "read":
        parser.error("only the half that is read may be printed")
    total: Counter[str] = Counter()
    print(f"{'':8}{'breaks':>8}{'hit':>6}{'asked':>7}{'silent':>8}{'| keeps':>9}{'alarm':>7}{'| other':>9}{'alarm':>7}")
    with Pool(options.processes) as pool:
        for identifier in options.rules or [r.id for r in rules() if r.facts.breaks]:
            each = list(clauses(identifier, options.half))
            found: Counter[str] = Counter()
            for clause, said in zip(each, pool.imap(verdict, each, chunksize=8), strict=True):
                found[clause.kind] += 1
                found[f"{clause.kind} {said}"] += 1
                wrong = said != "violated" if clause.kind == "breaks" else said == "violated"
                if options.verbose and wrong:
                    print(f"{identifier} {clause.kind} {said} [{clause.file}] {clause.heading} :: {clause.text}")
            print(_row(identifier, found), flush=True)
            total += found
    print(_row("all", total))


def _row(name: str, found: Counter[str]) -> str:
    silent = found["breaks satisfied"] + found["breaks not_applicable"]
    return (
        f"{name:8}{found['breaks']:8}{found['breaks violated']:6}{found['breaks unclear']:7}{silent:8}"
        f"{found['keeps']:9}{found['keeps violated']:7}{found['other']:9}{found['other violated']:7}"
    )


if __name__ == "__main__":
    main()
