"""A clause as the trained reader sees it: the two sides put as markers, one window of sentences at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauses.mentions import Finder
from clauses.model import Clause, DefinedName
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


#: Words of a meaning at most that is put behind a defined name.
_MEANING = 60


def spelled_out(
    clause: Clause, window: Window, definitions: Sequence[DefinedName], names: re.Pattern[str], finder: Finder
) -> str | None:
    """Return a window with what its defined names that fit ``names`` mean in brackets behind them, None where it has none.

    "The Licensee may show the logo on the Materials" permits what the definitions of both say.
    What a party is called is spelled out only where others are brought in under that name.
    """
    words = clause.text[window.start : window.end]
    own = {n for p in finder.roles.parties for n in (p.name, *p.aliases)} - finder.roles.collective
    at: dict[int, str] = {}
    for definition in definitions:
        elsewhere = (
            definition.name in words  # what is cheap first: a draft may define thousands of names
            and definition.clause != clause.id
            and definition.name[0].isupper()
            and definition.name not in own
            and names.search(definition.name)
        )
        found = re.search(rf"(?<![\w-]){re.escape(definition.name)}(?![\w-])", words) if elsewhere else None
        meaning = definition.meaning.strip(" .,;")
        if found is not None and len(at.get(found.end(), "")) < len(meaning) and len(meaning.split()) <= _MEANING:
            at[found.end()] = meaning
    if not at:
        return None
    pieces: list[str] = []
    begin = 0
    for end in sorted(at):
        pieces.append(f"{marked(words[begin:end], finder)} ({marked(at[end], finder)})")
        begin = end
    said = "".join((*pieces, marked(words[begin:], finder)))
    lead = marked(clause.lead_in.strip(), finder)
    return put(marked(clause.heading, finder), " ".join(f"{lead} {said}".split()))
