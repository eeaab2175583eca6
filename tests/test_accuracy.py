"""The development part must not fall by more than a point below the landed state."""

from __future__ import annotations

import hashlib
import json

from tests.accuracy import FIGURES, measure, verdicts
from tests.drafts import KEPT, SCORED, add, judge, names
from tests.gold_clauses import GOLD, development
from tests.scoring import Score


def test_development_part_does_not_fall() -> None:
    kept = json.loads(FIGURES.read_text(encoding="utf-8"))
    figures = measure(verdicts, development()).figures()
    assert figures.count["total"] == kept["labels"]
    assert 100 * figures.count["right"] / figures.count["total"] >= kept["right"] - 1
    assert 100 * figures.f1 >= kept["f1"] - 1


def test_the_scored_part_is_the_one_whose_hash_was_committed() -> None:
    path, digest = GOLD / "scored.jsonl", GOLD / "scored.sha256"
    if path.exists():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest.read_text(encoding="utf-8").split()[0]


def test_whole_drafts_do_not_fall() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    score = Score()
    for name in names():
        draft = judge(name)
        add(score, draft, draft.found)
    assert len(names()) == kept["drafts"]
    assert 100 * score.figures().f1 >= kept["f1"] - 1


def test_the_scored_drafts_are_those_whose_hash_was_committed() -> None:
    digest = hashlib.sha256()
    for path in sorted(SCORED.iterdir()):
        digest.update(path.read_bytes())
    assert digest.hexdigest() == SCORED.with_suffix(".sha256").read_text(encoding="utf-8").strip()
