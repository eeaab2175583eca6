"""Evidence as marks in the text of a clause; marks may overlap, so each is a chain of pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compliance.report.model import ClauseOut, EvidenceOut

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text over which the same marks lie."""

    text: str
    spans: tuple[Span, ...] = ()
    """The marks over it, the outermost first."""
    begins: tuple[Span, ...] = ()
    """Those of which it is the first piece."""
    ends: tuple[Span, ...] = ()
    """Those of which it is the last piece."""


def locate(clause: ClauseOut, evidence: EvidenceOut) -> Span | None:
    """Return where the evidence stands in the clause's text; None if it is empty or not there."""
    if evidence.span is not None:
        start, end = evidence.span
        if 0 <= start < end <= len(clause.text):
            return start, end
    if evidence.quote:
        start = clause.text.find(evidence.quote)
        if start >= 0:
            return start, start + len(evidence.quote)
    return None


def segments(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> list[Segment]:
    """Cut ``text[start:end]`` where marks begin and end; the segments' texts give it back."""
    end = len(text) if end is None else end
    every = sorted(set(spans), key=lambda s: (s[0], -s[1]))
    cuts = sorted({start, end, *(p for span in every for p in span if start < p < end)})
    found = []
    for first, last in pairwise(cuts):
        over = tuple(s for s in every if s[0] <= first and last <= s[1])
        found.append(
            Segment(
                text[first:last],
                over,
                begins=tuple(s for s in over if s[0] == first),
                ends=tuple(s for s in over if s[1] == last),
            )
        )
    return found


def own_heading(clause: ClauseOut) -> int:
    """Return how many characters of the clause's text are a heading on a line of its own."""
    size = len(clause.heading)
    alone = clause.text.startswith(clause.heading) and clause.text[size : size + 1] in ("", "\n")
    return size if size and alone else 0


def pages(clauses: Sequence[ClauseOut]) -> list[int | None]:
    """Return for each clause the page on which it begins if that is another than the last one's, else None."""
    found: list[int | None] = []
    last: int | None = None
    for clause in clauses:
        page = clause.place.page if clause.place else None
        found.append(page if page != last else None)
        last = page or last
    return found
