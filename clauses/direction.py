"""Whose act it is: where the grammar reads the other side alone as doing it, the trained reader's word does not stand.

Who does what to whom is what the grammar reads best (``python -m tests.accuracy`` exchanges
the parties of every clause) and the trained reader worst.
"""

from __future__ import annotations

from collections.abc import Iterable

from clauses.facts import doers
from clauses.model import Reading, Side, Statement

_OTHER: dict[str, Side] = {"un": "partner", "partner": "un"}


def heeded(readings: Iterable[Reading], statements: Iterable[Statement]) -> tuple[Reading, ...]:
    """Return the readings but for those whose act the grammar finds, in the same sentences, done by the other side alone."""
    by_clause: dict[str, list[Statement]] = {}
    for statement in statements:
        by_clause.setdefault(statement.clause, []).append(statement)
    return tuple(r for r in readings if not _other_way_round(r, by_clause.get(r.clause, ())))


def _other_way_round(reading: Reading, statements: Iterable[Statement]) -> bool:
    doer = doers().get(reading.fact)
    if doer is None or reading.denied:
        return False
    side, act = doer
    bearers = [s for s in statements if s.act == act and s.start < reading.end and s.end > reading.start]
    return any(s.sure for s in bearers) and all(s.bearer.side == _OTHER[side] for s in bearers)
