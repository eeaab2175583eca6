"""Who must, may or must not do what, to whom, on what condition: clauses into statements.

Two readers of different kinds read every sentence that could matter; where
they agree the statement is sure, where they differ it is not, and says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from clauses import concepts, parsed_reader, surface_reader
from clauses.conditions import conditions, exceptions, supposed
from clauses.force import negative
from clauses.frames import interpret, interpret_whole
from clauses.frames.sentence import Sentence
from clauses.lexicon import load
from clauses.mentions import Finder, Mention, named_last, who_acts
from clauses.model import CONTRADICTION, Clause, DefinedName, Side, Statement
from clauses.parties import Roles
from clauses.predications import Predication, Unit, excluding, unreflexive
from clauses.remembered import Remembering
from clauses.units import units

Reader = Callable[[Sequence[Unit], Sequence[Sequence[Mention]]], Iterator[list[Predication]]]
READERS: dict[str, Reader] = {"grammar": parsed_reader.read, "surface": surface_reader.read}


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that what a sentence says depends on."""

    unit: Unit
    """Without its place, which changes nothing of it."""
    mentions: tuple[Mention, ...]
    mark_terms: tuple[tuple[str, Side], ...]
    topics: frozenset[str]
    light: bool
    """Whether its words are enough, without a parse."""


def read_statements(
    clauses: Sequence[Clause],
    roles: Roles,
    definitions: Sequence[DefinedName],
    matters: Callable[[Clause, str], str] = lambda clause, sentence: "parse",
    readers: dict[str, Reader] | None = None,
) -> tuple[Statement, ...]:
    """Read the operative clauses.

    ``matters`` is the cheap pass: it is asked of each sentence whether it could hold
    a statement, and answers ``parse``, ``surface`` (its words are enough) or nothing.
    """
    by_id = {c.id: c for c in clauses}
    ways = [(u, way) for c in clauses if c.operative for u in units(c) if (way := matters(c, u.text))]
    finder = Finder(roles)
    terms = tuple(mark_terms(definitions, finder).items())
    found_mentions = _mentions([u for u, _ in ways], finder, by_id)
    asked = [
        _Asked(
            replace(u, clause="", start=0), tuple(mentions), terms, frozenset(by_id[u.clause].topics), way == "surface"
        )
        for (u, way), mentions in zip(ways, found_mentions, strict=True)
    ]
    said = _said(asked, readers) if readers else REMEMBERING(asked)
    made: list[Statement] = []
    for (unit, _), statements in zip(ways, said, strict=True):
        for statement in statements:
            made.append(_finish(_placed(statement, unit), by_id[unit.clause], len(made)))
    return tuple(made)


def _said(asked: Sequence[_Asked], readers: dict[str, Reader] | None = None) -> Iterator[list[Statement]]:
    """Yield what each sentence says, as if it stood at the beginning of a clause; all are parsed together."""
    read: dict[str, Iterator[list[Predication]]] = {}
    for name, reader in (readers or READERS).items():
        theirs = [a for a in asked if _is_read(name, a)]
        read[name] = iter(reader([a.unit for a in theirs], [a.mentions for a in theirs]))
    for a in asked:
        terms = dict(a.mark_terms)
        whole = interpret_whole(Sentence(a.unit, a.mentions, (), terms, a.topics))
        away = supposed(a.unit.text)
        versions: list[list[Statement]] = []
        for name, found in read.items():
            if not _is_read(name, a):
                versions.append([])
                continue
            predications = [
                excluding(unreflexive(p), a.unit.text)
                for p in next(found)
                if not any(start <= p.at < end for start, end in away)
            ]
            versions.append([*interpret(Sentence(a.unit, a.mentions, predications, terms, a.topics)), *whole])
        intricate = len(_TURNING.findall(a.unit.text)) >= 2
        yield _without_shadows(versions[-1] if a.light else _merge(versions, intricate))


def _without_shadows(said: list[Statement]) -> list[Statement]:
    """What makes good somebody's loss is no cost of the gift as well: of 21 such statements one was, on all the gold drafts."""
    makes_good = {s.bearer.side for s in said if s.act == "indemnify" and s.modality == "must"}
    return [s for s in said if s.act != "bear-cost" or s.bearer.side not in makes_good]


def _is_read(reader: str, asked: _Asked) -> bool:
    return reader == "surface" or not asked.light


def _placed(statement: Statement, unit: Unit) -> Statement:
    attributes = tuple(replace(a, start=a.start + unit.start, end=a.end + unit.start) for a in statement.attributes)
    return replace(
        statement,
        clause=unit.clause,
        start=statement.start + unit.start,
        end=statement.end + unit.start,
        attributes=attributes,
    )


REMEMBERING: Remembering[_Asked, list[Statement]] = Remembering(_said)


def _mentions(chosen: Sequence[Unit], finder: Finder, clauses: dict[str, Clause]) -> Iterator[list[Mention]]:
    """The mentions of each unit; one that opens with a pronoun looks back to who acted before, under the same heading."""
    acting: Side | None = None
    named: tuple[Side, ...] = ()
    place = ""
    for unit in chosen:
        clause = clauses[unit.clause]
        here = clause.parent or clause.id
        goes_on = here == place or clause.id == place
        mentions = finder.find(unit.text, acting if goes_on else None, named if goes_on else ())
        now = who_acts(unit.text, mentions)
        acting = now if now is not None else acting if here == place else None
        named = named_last(mentions)
        place = here
        yield mentions


def mark_terms(definitions: Iterable[DefinedName], finder: Finder) -> dict[str, Side]:
    """Defined names that stand for marks, and whose marks they are."""
    terms: dict[str, Side] = {}
    for definition in definitions:
        strong = re.search(
            r"\b(?:emblems?|logos?|insignia|seals?|trade ?-?marks?|acronyms?|brand\w*|visual identity|names? (?:and|or|of))\b",
            definition.meaning,
            re.I,
        )
        if not strong or not concepts.has("marks", definition.meaning):
            continue
        owners = [
            m.entity.side for m in finder.find(definition.meaning) if m.entity.side in ("un", "partner", "each-party")
        ]
        own_name = [m.entity.side for m in finder.find(definition.name) if m.entity.side in ("un", "partner")]
        side: Side = (
            own_name[0]
            if own_name
            else "each-party"
            if {"un", "partner"} <= set(owners)
            else owners[0]
            if owners
            else "un"
        )
        terms[definition.name.casefold()] = side
    return terms


def _merge(versions: Sequence[list[Statement]], intricate: bool = False) -> list[Statement]:
    """Put the readers' statements of one sentence together.

    Both found it: sure. They contradict each other, or only the weaker reader
    found it: not sure. Only the parser found it, uncontradicted: sure, but not
    agreed; in an intricate sentence not sure either.
    """
    if len(versions) == 1:
        return versions[0]
    first, second = versions
    merged: list[Statement] = []
    used: set[int] = set()
    alike = {i: second.index(s) for i, s in enumerate(first) if s in second}
    for i, statement in enumerate(first):
        match = alike.get(i)
        if match is None:
            match = _same(statement, second, used | set(alike.values()))
        if match is not None:
            used.add(match)
            merged.append(statement)
        elif statement.act not in _deeds() and any(_contradicts(statement, s) for s in second):
            merged.append(_doubted(statement, CONTRADICTION))
        else:
            lone = replace(statement, agreed=False)
            merged.append(_doubted(lone, _INTRICATE) if intricate and statement.act not in _deeds() else lone)
    for i, statement in enumerate(second):
        if statement.act in _deeds():
            continue  # beyond the core topics a parsed sentence says what the parse says
        if i in used or _same(statement, first, set()) is not None:
            continue
        contradicted = any(_contradicts(statement, s) for s in first)
        merged.append(_doubted(statement, CONTRADICTION if contradicted else _ONE_ONLY))
    return merged


@cache
def _deeds() -> frozenset[str]:
    """The acts beyond the core, read by one frame from data: of them the parse alone is believed."""
    return frozenset(load("en/deeds"))


_INTRICATE = "only one of two readings found this, in a sentence that denies or excepts more than once"
_TURNING = re.compile(
    r"\b(?:not|no|neither|nor|never|nothing|none|cannot|without|unless|except\w*|save|notwithstanding|other than)\b",
    re.I,
)
_ONE_ONLY = "only one of two readings of the sentence found this"


def _same(statement: Statement, among: Sequence[Statement], used: set[int]) -> int | None:
    """The index of the statement that says the same: act, bearer and sign; whom and what where both know it."""
    for i, other in enumerate(among):
        if i in used or (other.act, other.bearer.side) != (statement.act, statement.bearer.side):
            continue
        if negative(other.modality) != negative(statement.modality) or other.thing.owner != statement.thing.owner:
            continue
        sides = {other.counterparty.side, statement.counterparty.side} - {"none"}
        if len(sides) <= 1:
            return i
    return None


def _contradicts(one: Statement, other: Statement) -> bool:
    if one.act != other.act or one.thing.owner != other.thing.owner:
        return False
    opposite = negative(one.modality) != negative(other.modality)
    return (one.bearer.side == other.bearer.side and opposite) or (
        one.bearer.side != other.bearer.side and not opposite
    )


def _doubted(statement: Statement, why: str) -> Statement:
    return replace(statement, sure=False, doubts=(*statement.doubts, why))


def _finish(statement: Statement, clause: Clause, position: int) -> Statement:
    quote = clause.text[statement.start : statement.end].strip()
    hidden = any(c.start < statement.end and c.end > statement.start for c in clause.concealed)
    # As it stands in the draft: units are read without the paths of web addresses.
    attributes = tuple(
        replace(a, quote=clause.text[a.start : a.end]) if a.end - a.start == len(a.quote) else a
        for a in statement.attributes
    )
    made = replace(
        statement,
        id=f"s{position + 1}",
        quote=quote,
        attributes=attributes,
        conditions=conditions(quote),
        exceptions=exceptions(quote),
    )
    if hidden:
        return _doubted(made, "it stands in text that a reader of the page would not see")
    return _doubted(made, _TAKEN_BACK) if _taken_back(made) else made


_TAKEN_BACK = "an exception in the sentence may take back what it says"
_BROAD = re.compile(r"\b(?:any|all|every|each|whatever|whatsoever|in any way|in which)\b", re.I)
_NARROW = re.compile(
    r"\b(?:gross|wil+ful|fraud\w*|intent\w*|deliberate|consent|approv\w+|agreed|authori[sz]\w+|written|unless|wa?ive\w*)\b",
    re.I,
)


def _taken_back(statement: Statement) -> bool:
    """Whether a denial excepts so much that little is left: "gives no indemnity, except for all losses of the Company"."""
    return (
        statement.act in ("indemnify", "liable", "deal-with-others")
        and (negative(statement.modality) or statement.act == "deal-with-others")
        and any(_BROAD.search(e) and not _NARROW.search(e) for e in statement.exceptions)
    )
