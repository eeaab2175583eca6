"""The clauses by rule are judged no worse than in the landed state."""

from __future__ import annotations

import json
from collections import Counter

from tests.rule_clauses import KEPT, lines, outcome


def test_no_worse_than_kept() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    found = Counter(f"{'break' if x.expected != 'satisfied' else 'keep'} {outcome(x)}" for x in lines())
    point = sum(kept.values()) // 100
    for kind in ("break right", "keep right"):
        assert found[kind] >= kept[kind] - point, f"{kind}: {found[kind]}, where {kept[kind]} were"


def test_halves_share_no_clause() -> None:
    assert not {x.text for x in lines()} & {x.text for x in lines("held")}
