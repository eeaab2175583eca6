"""What a training shows: the clauses of the text as they stand and varied, and what their facts are taken to be.

:func:`epoch` is one round of clauses whose facts are known from the hands that
wrote them. :func:`pool` adds texts that nobody labelled, cut and spliced from
those: what a larger model says of them (:mod:`clauses.training.teacher`) is kept in ``taught.npz``.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from clauses.training.samples import Sample, epoch_samples, facts, mirrored, negated, shown

TAUGHT = Path(__file__).resolve().parent / "taught.npz"
#: What a label that holds is learned as, and one that does not.
HOLDS, ABSENT = 0.98, 0.001
#: Texts cut and spliced from the clauses, which only the larger model labels.
_SPLICED = 100_000
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-Z({])")
_FEWEST = 6
"""Words of a spliced text at least."""


def labels() -> list[str]:
    """Return the signed labels in their order: "+fact" for each fact that may be stated, "-fact" for each that may be denied."""
    return [*(f"+{f}" for f in facts()), *(f"-{f}" for f in facts())]


def epoch(samples: Sequence[Sample], chance: random.Random) -> tuple[list[Sample], list[str]]:
    """Return what one round shows, and how it is worded."""
    now = epoch_samples(samples, facts(), chance)
    return now, [shown(s, chance) for s in now]


def pool(samples: Sequence[Sample]) -> tuple[list[Sample], list[str]]:
    """Return the clauses, their mirrors and denials, some without heading, some joined; and behind the texts of these the spliced ones."""
    chance = random.Random(5)
    known = varied(samples, chance)
    texts = [shown(s) for s in known]
    return known, [*texts, *_spliced(samples, set(texts), chance)]


def varied(samples: Sequence[Sample], chance: random.Random) -> list[Sample]:
    """Return clauses, their mirrors and denials, some without heading, and a quarter as many joined to another."""
    table = facts()
    base: list[Sample] = []
    for sample in samples:
        base.append(sample)
        base += [o for o in (mirrored(sample, table), negated(sample)) if o is not None]
    known = [*base, *(replace(s, heading="") for s in base if s.heading and chance.random() < 0.3)]
    whole = [s for s in samples if not s.some and not s.none]
    for _ in range(len(whole) // 4):
        one, two = chance.choice(whole), chance.choice(whole)
        states = one.states | two.states
        denies = (one.denies | two.denies) - states
        known.append(Sample("", one.heading, f"{one.text} {two.text}", states, denies))
    return known


def _spliced(samples: Sequence[Sample], seen: set[str], chance: random.Random) -> list[str]:
    """Clauses without one of their sentences, sentences of two clauses together, clauses under another's heading."""
    parts = {id(s): _SENTENCE.split(s.text) for s in samples}
    many = [s for s in samples if len(parts[id(s)]) > 1]
    headings = [s.heading for s in samples if s.heading]
    made: list[str] = []
    while len(made) < _SPLICED:
        kind, one = chance.random(), chance.choice(many)
        if kind < 0.5:
            left = list(parts[id(one)])
            left.pop(chance.randrange(len(left)))
            words, heading = " ".join(left), one.heading
        elif kind < 0.8:
            other = chance.choice(many)
            words, heading = f"{chance.choice(parts[id(one)])} {chance.choice(parts[id(other)])}", one.heading
        else:
            words, heading = chance.choice(samples).text, chance.choice(headings)
        if chance.random() < 0.3:
            words = words.replace("{UN}", "\0").replace("{P}", "{UN}").replace("\0", "{P}")
        if len(words.split()) < _FEWEST:
            continue
        text = shown(Sample("", heading, words, frozenset(), frozenset()))
        if text not in seen:
            seen.add(text)
            made.append(text)
    return made


def targets(samples: Sequence[Sample]) -> tuple[Any, Any]:
    """Return, a row for each sample and a column for each label, what is to be learned and how much it counts."""
    index = {label: i for i, label in enumerate(labels())}
    wanted = np.full((len(samples), len(index)), ABSENT, np.float16)
    counts = np.ones((len(samples), len(index)), np.uint8)
    for row, sample in enumerate(samples):
        if sample.some or sample.none:
            counts[row] = 0
        for label in sample.none:
            counts[row, index[label]] = 1
        for label in sample.turned:
            counts[row, index[label]] = 3
        for label in sample.unknown:
            counts[row, index[label]] = 0
        wanted[row, [index[f"+{f}"] for f in sample.states] + [index[f"-{f}"] for f in sample.denies]] = HOLDS
    return wanted, counts


def taught(samples: Sequence[Sample], texts: Sequence[str], path: Path = TAUGHT) -> tuple[Any, Any]:
    """Return the targets of a pool: half what the hands say and half what the larger model does; where only one of them speaks, that.

    What follows from a rule is certain and counts twice. A text that the larger model was not shown keeps what is known of it.
    """
    wanted, counts = targets(samples)
    alone = len(texts) - len(samples)
    wanted = np.concatenate([wanted, np.full((alone, wanted.shape[1]), ABSENT, np.float16)])
    counts = np.concatenate([counts, np.zeros((alone, counts.shape[1]), np.uint8)])
    with np.load(path) as kept:
        found, columns, likely = (kept[name] for name in ("found", "labels", "likely"))
        places = {key: i for i, key in enumerate(kept["texts"].tolist())}
    ends = np.cumsum(found, dtype=np.int64)
    for row, text in enumerate(texts):
        i = places.get(key_of(text))
        if i is None:
            continue
        at = slice(int(ends[i]) - int(found[i]), int(ends[i]))
        said = np.full(wanted.shape[1], ABSENT, np.float32)
        said[columns[at]] = likely[at] / 250
        by_rule = row < len(samples) and bool(samples[row].some or samples[row].none)
        known = counts[row] > 0
        share = known * (1.0 if by_rule else 0.5)
        wanted[row] = share * wanted[row] + (1 - share) * said
        counts[row] = np.maximum(counts[row], 1) + (known & by_rule)
    return wanted, counts


def key_of(text: str) -> int:
    """Return the number under which a text's labels are kept."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little")


def keep(texts: Sequence[str], likely: Any, path: Path = TAUGHT) -> None:
    """Keep what the larger model says of each text: the labels from one in a hundred on, in steps of 1/250."""
    steps = np.round(np.asarray(likely) * 250).astype(np.uint8)
    steps[np.asarray(likely) < 0.01] = 0
    rows, columns = np.nonzero(steps)
    np.savez_compressed(
        path,
        texts=np.array([key_of(t) for t in texts], np.uint64),
        found=np.bincount(rows, minlength=len(texts)).astype(np.uint16),
        labels=columns.astype(np.uint16),
        likely=steps[rows, columns],
    )
