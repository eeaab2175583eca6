"""The development part must not fall by more than a point below the landed state."""

from __future__ import annotations

import json
from collections import Counter

from tests.accuracy import FIGURES, development, measure, verdicts
from tests.drafts import KEPT, SCORED, count, f1, judge, names


def test_development_part_does_not_fall() -> None:
    kept = json.loads(FIGURES.read_text(encoding="utf-8"))
    score = measure(verdicts, development())
    assert 100 * score.count["right"] / score.count["total"] >= kept["right"] - 1
    assert 100 * score.f1 >= kept["f1"] - 1


def test_the_scored_part_is_the_one_whose_hash_was_committed() -> None:
    import hashlib

    from tests.accuracy import GOLD

    path, digest = GOLD / "scored.jsonl", GOLD / "scored.sha256"
    if path.exists():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest.read_text(encoding="utf-8").split()[0]


def test_whole_drafts_do_not_fall() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    every = sum((count(judge(name)) for name in names()), Counter())
    assert len(names()) == kept["drafts"]
    assert f1(every) >= kept["f1"] - 1


def test_the_scored_drafts_are_those_whose_hash_was_committed() -> None:
    import hashlib

    digest = hashlib.sha256()
    for path in sorted(SCORED.iterdir()):
        digest.update(path.read_bytes())
    assert digest.hexdigest() == SCORED.with_suffix(".sha256").read_text(encoding="utf-8").strip()
