"""Columns of a PDF page whose lines the program that made it wrote across: found by the gutter they leave, and read one after the other.

Forms and signature blocks leave gaps too, but are read across: in columns of prose
the lines fill their column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

#: Characters of a line in the text of a page: the first and the last.
Span = tuple[int, int]

#: A column of prose has at least as many lines, of at least as many words.
_LINES, _WORDS = 6, 3
#: The share of a page's lines that must leave the gap, and of these the share that must fill their column up to it.
_SHARE, _FULL = 0.5, 0.6
#: The share of lines, titles, that may run over both; the share of the page's width that a column has at least.
_ACROSS, _NARROW = 0.2, 0.25


def gutter(textpage: Any, spans: Sequence[Span], texts: Sequence[str]) -> float | None:
    """Return where, from the left, the gap between two columns of prose lies; None if the page has none."""
    if len(spans) < _LINES:
        return None
    gaps: list[list[tuple[float, float]]] = []
    edges: list[tuple[float, float]] = []
    for first, last in spans:
        boxes = sorted(_boxes(textpage, first, last))
        gaps.append([(a[1], b[0]) for a, b in pairwise(boxes) if b[0] - a[1] >= _WIDTH])
        edges.append((boxes[0][0], boxes[-1][1]) if boxes else (0.0, 0.0))
    middles = sorted((low + high) / 2 for found in gaps for low, high in found)
    if len(middles) < _LINES:
        return None
    at = median(middles)
    cut = [next((g for g in found if g[0] < at < g[1]), None) for found in gaps]
    ends = [g[0] for g in cut if g is not None]
    if len(ends) < max(_LINES, _SHARE * len(spans)) or len(ends) < _FULL * len(middles):
        return None
    left, right = min(low for low, _ in edges), max(high for _, high in edges)
    across = sum(low < at < high and g is None for (low, high), g in zip(edges, cut, strict=True))
    if across > _ACROSS * len(spans) or min(at - left, right - at) < _NARROW * (right - left):
        return None
    full = sum(at - end < 0.3 * (at - left) for end in ends)
    words = median(len(text.split()) for text, g in zip(texts, cut, strict=True) if g is not None)
    return at if full >= _FULL * len(ends) and words >= 2 * _WORDS else None


#: Points between two pieces of a line; words stand nearer.
_WIDTH = 9.0


def _boxes(textpage: Any, first: int, last: int) -> list[tuple[float, float]]:
    """Left and right edge of each piece of a line."""
    found = []
    for i in range(textpage.count_rects(first, last - first + 1)):
        left, _, right, _ = textpage.get_rect(i)
        found.append((left, right))
    return found


def cut(textpage: Any, span: Span, at: float) -> int | None:
    """Return the first character of a line right of the gutter; None if the line lies on one side, or runs across it."""
    first, last = span
    before = None
    for i in range(first, last + 1):
        left, _, right, _ = textpage.get_charbox(i)
        if right - left <= 0:
            continue
        if left >= at:
            return i if before is not None and left - before >= _WIDTH else None
        before = right
    return None
