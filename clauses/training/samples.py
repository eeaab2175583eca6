"""What the trained reader learns from: the clauses of the training text, and those made of them.

A clause with its two sides exchanged states the mirrors of its facts; a short
sentence with "not" no longer states them; two clauses together state what each does.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from clauses.marking import PARTNER, UN, put

HERE = Path(__file__).resolve().parent
TEXT = HERE / "text"


@dataclass(frozen=True, slots=True)
class Sample:
    """A training clause."""

    pair: str
    heading: str
    text: str
    states: frozenset[str]
    denies: frozenset[str]
    some: tuple[frozenset[str], ...] = ()
    """Sets of signed labels ("+fact", "-fact") of which at least one holds; all that is known of a clause labelled by rules."""
    none: frozenset[str] = frozenset()
    """Signed labels that do not hold. A clause with ``some`` or ``none`` is silent about nothing else: it was not asked."""
    turned: frozenset[str] = frozenset()
    """Signed labels that held before the sides were exchanged, and do not now: what direction is learned from."""
    unknown: frozenset[str] = frozenset()
    """Signed labels of which the exchange left it open whether they hold."""


def facts() -> dict[str, dict[str, str]]:
    """Return the closed list, in its order."""
    path = HERE.parent / "lexicon" / "facts.yaml"
    loaded: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def load(folder: Path = TEXT) -> list[Sample]:
    """Return all training clauses, in the order of their files."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        none: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            e = json.loads(line)
            if "x" not in e:  # holds for all the clauses of a draft
                none = e["none"]
                continue
            if "some" in e:
                some = tuple(frozenset(group) for group in e["some"])
                absent = frozenset(e.get("none", none))
                found.append(Sample(e["p"], e.get("h", ""), e["x"], frozenset(), frozenset(), some, absent))
                continue
            states, denies = set(e["s"]), set(e["d"])
            if "mutual-indemnity" in states:  # the one-sided facts are for indemnities that stand alone
                states -= {"un-indemnifies", "partner-indemnifies"}
            found.append(Sample(e["p"], e.get("h", ""), e["x"], frozenset(states), frozenset(denies - states)))
    return found


_BOTH = re.compile(
    r"\b(?:each|either|both|neither|parties|mutual\w*|jointly|other party|one another|each other|them)\b", re.I
)


def mirrored(sample: Sample, table: dict[str, dict[str, str]]) -> Sample | None:
    """Return the clause with its sides changed about, None where that would change more than direction."""
    text = sample.text
    if sample.some or sample.none or "{UN}" not in text or "{P}" not in text or _BOTH.search(text):
        return None

    mirrors = {n: table[n].get("mirror", "") for n in sample.states | sample.denies}

    def exchanged(names: frozenset[str]) -> frozenset[str]:
        return frozenset(n if mirrors[n] == "same" else mirrors[n] for n in names if mirrors[n] not in ("", "silent"))

    before = {f"+{n}": n for n in sample.states} | {f"-{n}": n for n in sample.denies}
    states, denies = exchanged(sample.states), exchanged(sample.denies)
    after = {f"+{n}" for n in states} | {f"-{n}" for n in denies}
    unknown = frozenset(label for label, n in before.items() if not mirrors[n])
    turned = frozenset(before) - after - unknown
    swapped = text.replace("{UN}", "\0").replace("{P}", "{UN}").replace("\0", "{P}")
    heading = sample.heading.replace("{UN}", "\0").replace("{P}", "{UN}").replace("\0", "{P}")
    return Sample(sample.pair, heading, swapped, states, denies, turned=turned, unknown=unknown)


_MODAL = re.compile(r"\b(?:shall|will|may|must)\b(?! not\b)")
_TURNS = re.compile(
    r"\b(?:no|not|nor|neither|never|nothing|nobody|nowhere|none|cannot|unless|except\w*|without|only|alone|until|save|free|subject|"
    r"refrain\w*|cease\w*|who|which|that|if|where|when|whether|whatever|den(?:y|ies)|lack\w*|fail\w*|waive\w*|exclu\w+|declin\w+|"
    r"refus\w+|away|but)\b|n't\b|[;:]|[.?!]\s",
    re.I,
)
_SHORT = 32
"""Words of a sentence that is denied as a whole by one "not", at most."""


def negated(sample: Sample) -> Sample | None:
    """Return a short plain sentence with "not" after its only modal: it no longer states what it stated, and of the rest nothing is known."""
    text = sample.text
    if not sample.states or len(text.split()) > _SHORT or len(_MODAL.findall(text)) != 1 or _TURNS.search(text):
        return None
    none = frozenset(f"+{n}" for n in sample.states)
    turned = _MODAL.sub(r"\g<0> not", text)
    return Sample(sample.pair, sample.heading, turned, frozenset(), frozenset(), none=none)


def shown(sample: Sample, chance: random.Random | None = None) -> str:
    """Return the clause as the reader sees it; with ``chance``, now and then without its heading."""
    heading = "" if chance is not None and chance.random() < 0.25 else sample.heading
    return put(heading, sample.text).replace("{UN}", UN).replace("{P}", PARTNER)


def epoch_samples(samples: Sequence[Sample], table: dict[str, dict[str, str]], chance: random.Random) -> list[Sample]:
    """What one epoch shows: each clause, or its mirror, and some joined to another as in dense articles."""
    made = []
    for sample in samples:
        made.append(sample)
        mirror = mirrored(sample, table)
        if mirror is not None and chance.random() < 0.5:
            made.append(mirror)
        denied = negated(sample)
        if denied is not None:
            made.append(denied)
    joined = []
    whole = [s for s in samples if not s.some and not s.none]
    for _ in range(len(whole) // 10):
        one, two = chance.choice(whole), chance.choice(whole)
        states = one.states | two.states
        denies = (one.denies | two.denies) - states
        joined.append(Sample("", one.heading, f"{one.text} {two.text}", states, frozenset(denies)))
    return made + joined
