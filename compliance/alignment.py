"""Which clause of the new version is which clause of the old one.

Clauses with the same words are one clause, wherever they stand; the others are
matched best first by likeness of words, helped by number, heading and
neighbours. What is matched out of order has moved. The work is bounded: every
clause is compared with a few candidates that share its rarer words.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compliance.report.model import ClauseOut
from compliance.worddiff import likeness, plain, words

#: From here on two clauses are versions of one; with the same number or heading less is enough.
_ALIKE, _ALIKE_IN_PLACE = 0.5, 0.35
#: What stands elsewhere, or says only a few words, must be more alike.
_ALIKE_ELSEWHERE = 0.65
_FEW_WORDS = 6
#: Rarer words by which candidates are found, in how many clauses such a word may stand, and how many candidates are tried.
_CLUES, _COMMON, _CANDIDATES = 12, 40, 6


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause in both versions, by position; ``old`` is None if it was added, ``new`` if it was deleted."""

    old: int | None
    new: int | None
    moved: bool = False


def align(old: Sequence[ClauseOut], new: Sequence[ClauseOut]) -> list[Pair]:
    """Match the clauses of two versions; the pairs come in the order of the new one, deleted clauses where they stood."""
    mates = _same_words([_key(c) for c in old], [_key(c) for c in new])
    _alike(old, new, mates)
    _in_place(old, new, mates)
    in_order = _in_order(mates)
    taken = set(mates.values())
    placed = [((j, 0), Pair(i, j, moved=i not in in_order)) for i, j in mates.items()]
    placed += [((j, 0), Pair(None, j)) for j in range(len(new)) if j not in taken]
    after = -1
    for i in range(len(old)):
        if i in in_order:
            after = mates[i]
        elif i not in mates:
            placed.append(((after, i + 1), Pair(i, None)))
    return [pair for _, pair in sorted(placed, key=lambda p: p[0])]


def _key(clause: ClauseOut) -> str:
    return plain(clause.text or clause.heading)


def _same_words(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Match clauses of the same words: what is unique first, then repeated ones beside them, then the rest in turn."""
    where_old, where_new = _positions(old), _positions(new)
    mates = {
        places[0]: where_new[key][0]
        for key, places in where_old.items()
        if len(places) == 1 and len(where_new.get(key, ())) == 1
    }
    taken = set(mates.values())
    for step, order in ((1, range(len(old))), (-1, range(len(old) - 1, -1, -1))):
        for i in order:
            beside = mates.get(i - step, -1) + step if i - step in mates else -1
            if i not in mates and 0 <= beside < len(new) and beside not in taken and old[i] == new[beside]:
                mates[i] = beside
                taken.add(beside)
    for key, places in where_old.items():
        left = [i for i in places if i not in mates]
        free = [j for j in where_new.get(key, ()) if j not in taken]
        mates.update(zip(left, free, strict=False))
        taken.update(free[: len(left)])
    return mates


def _positions(keys: Iterable[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        places[key].append(position)
    return places


def _alike(old: Sequence[ClauseOut], new: Sequence[ClauseOut], mates: dict[int, int]) -> None:
    """Match changed clauses, the most alike first; drop weak matches that would have moved."""
    taken = set(mates.values())
    free = {j: words(new[j].text) for j in range(len(new)) if j not in taken}
    numbers = _positions(new[j].number if j in free else "" for j in range(len(new)))
    headings = _positions(plain(new[j].heading) if j in free else "" for j in range(len(new)))
    spread = Counter(word for said in free.values() for word in set(said))
    holding: dict[str, list[int]] = defaultdict(list)
    for j, said in free.items():
        for word in sorted(set(said)):
            if spread[word] <= _COMMON:
                holding[word].append(j)
    scored = []
    for i, clause in enumerate(old):
        if i in mates:
            continue
        said = words(clause.text)
        clues: Counter[int] = Counter()
        for word in sorted({w for w in said if w in holding}, key=lambda w: (spread[w], w))[:_CLUES]:
            for j in holding[word]:
                clues[j] += 1
        candidates = [j for j, _ in sorted(clues.items(), key=lambda c: (-c[1], abs(c[0] - i), c[0]))[:_CANDIDATES]]
        if clause.number:
            candidates += numbers.get(clause.number, [])[:2]
        if clause.heading:
            candidates += headings.get(plain(clause.heading), [])[:2]
        for j in dict.fromkeys(candidates):
            alike = likeness(said, free[j])
            in_place = _same_number(clause, new[j]) or _same_heading(clause, new[j])
            least = _ALIKE_IN_PLACE if in_place else _ALIKE if len(said) >= _FEW_WORDS else _ALIKE_ELSEWHERE
            if alike >= least:
                bonus = 0.1 * _same_heading(clause, new[j]) + 0.05 * _same_number(clause, new[j])
                beside = 0.05 * (mates.get(i - 1, -2) == j - 1) + 0.05 * (mates.get(i + 1, -2) == j + 1)
                scored.append((-(alike + bonus + beside), abs(i - j), i, j, alike))
    found: dict[int, float] = {}
    for _, _, i, j, alike in sorted(scored):
        if i not in mates and j not in taken:
            mates[i] = j
            taken.add(j)
            found[i] = alike
    in_order = _in_order(mates)
    for i, alike in found.items():
        if i not in in_order and alike < _ALIKE_ELSEWHERE:
            del mates[i]


def _in_place(old: Sequence[ClauseOut], new: Sequence[ClauseOut], mates: dict[int, int]) -> None:
    """Match what was written anew: the same number below its parent and the same heading, between the same neighbours."""
    in_order = _in_order(mates)
    taken = set(mates.values())
    anchors = [(i, mates[i]) for i in sorted(in_order)]
    for (i, j), (i_end, j_end) in zip([(-1, -1), *anchors], [*anchors, (len(old), len(new))], strict=True):
        left = {_own_place(new[k]): k for k in range(j_end - 1, j, -1) if k not in taken}
        for k in range(i + 1, i_end):
            mate = left.pop(_own_place(old[k]), None) if old[k].number and k not in mates else None
            if mate is not None:
                mates[k] = mate


def _own_place(clause: ClauseOut) -> tuple[int, str, str]:
    """How deep it stands, the last part of its number ("1" of "4.1") and its heading: the parents may be renumbered."""
    parts = re.findall(r"\w+", clause.number)
    return len(parts), parts[-1] if parts else "", plain(clause.heading)


def _same_number(old: ClauseOut, new: ClauseOut) -> bool:
    return bool(old.number) and old.number == new.number


def _same_heading(old: ClauseOut, new: ClauseOut) -> bool:
    return bool(old.heading) and plain(old.heading) == plain(new.heading)


def _in_order(mates: dict[int, int]) -> set[int]:
    """Return the old positions of the longest run of matches that keeps the order: all others have moved."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for i in sorted(mates):
        place = bisect.bisect_left(ends, mates[i])
        ends[place : place + 1] = [mates[i]]
        last[place : place + 1] = [i]
        before[i] = last[place - 1] if place else None
    kept: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept
