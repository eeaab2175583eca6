"""A clause as the trained reader sees it: the two sides put as markers, one window of sentences at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauses.mentions import Finder
from clauses.model import Clause
from clauses.units import readable, sentences

#: What stands for the two sides; both are words of the encoder's vocabulary.
UN, PARTNER = "un", "partner"
#: Words of a window at most: the clauses that the reader learned from have up to 170.
_WORDS = 110


#: A few words without a full stop are a title, though the outline may not have taken them for one.
_TITLE = re.compile(r"\s*(?:[\w.()§–-]+\s+)?[A-Z][^.;:!?]{0,60}:?\s*", re.S)
#: Where the parties say only that they agree on what follows.
_OPENING = re.compile(r"\b(?:agree|agreed|as follows)\b[^.;]{0,30}:\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of a clause, read at once; offsets into the clause's text."""

    clause: str
    start: int
    end: int
    text: str
    """With heading and lead-in before it, the sides replaced by markers."""


def put(heading: str, text: str) -> str:
    """Put a heading before a clause, the same way for learning and for reading."""
    heading = " ".join(heading.split()).strip(" .:")
    return f"{heading}: {text}" if heading else text


#: With fewer words, and no lead-in, a sentence provides nothing: the "and" between the parties, a heading that nobody numbered.
_FEWEST = 3


def marked(text: str, finder: Finder) -> str:
    """Replace every name of the two sides by its marker; people, others and pronouns keep their words."""
    pieces: list[str] = []
    at = 0
    for start, end, side, possessive in finder.names(text):
        pieces.append(text[at:start])
        pieces.append((UN if side == "un" else PARTNER) + ("'s" if possessive else ""))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def windows(clause: Clause, finder: Finder) -> Iterator[Window]:
    """Cut a clause into windows of whole sentences, each under the clause's heading and lead-in."""
    lead = clause.lead_in.strip()
    group: list[tuple[int, int]] = []
    count = 0
    for start, end in sentences(clause.text):
        sentence = clause.text[start:end]
        if (
            not readable(sentence)
            or (not lead and len(sentence.split()) < _FEWEST)
            or sentence.strip(" .:") == clause.heading.strip(" .:")
            or _TITLE.fullmatch(sentence)
            or _OPENING.search(sentence)
        ):
            continue
        words = len(sentence.split())
        if group and count + words > _WORDS:
            yield _window(clause, group, lead, finder)
            group, count = [], 0
        group.append((start, end))
        count += words
    if group:
        yield _window(clause, group, lead, finder)


def _window(clause: Clause, group: Sequence[tuple[int, int]], lead: str, finder: Finder) -> Window:
    start, end = group[0][0], group[-1][1]
    return Window(clause.id, start, end, shown(clause, start, end, lead, finder))


def shown(clause: Clause, start: int, end: int, lead: str, finder: Finder) -> str:
    """Return a stretch of a clause as the reader sees it."""
    words = " ".join(f"{lead} {clause.text[start:end]}".split())
    return put(marked(clause.heading, finder), marked(words, finder))
