"""What a reader knows of an agreement: parties, clauses, statements.

Plain data, made by the steps of :func:`clauses.agreement.read` and judged by
``checks``. The words are those of the glossary: a *party* signs, an *entity* is
a party or a part of it, a *clause* is a provision in the tree of the document,
a *statement* is one normative proposition read out of a clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from clauses.document import Change, Concealed, Document, Place

#: Who bears, owns or receives. ``each-party``: both, towards ``the-other``;
#: ``none``: no one is named ("no claim shall lie"); ``unknown``: a capitalised
#: bearer that no definition resolves.
Side = Literal[
    "un", "partner", "third", "each-party", "the-other", "anyone", "nobody", "court", "state", "none", "unknown"
]
#: Which part of the party is meant.
Part = Literal["itself", "people", "affiliates", "assets"]

Modality = Literal["must", "may", "must-not", "need-not", "is", "is-not"]
Operator = Literal["asserted", "excluded", "deemed", "limited", "surviving"]
Effect = Literal["operative", "conditional", "overridden"]
Wrapper = Literal["", "warrants", "acknowledges", "intends"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A side, or a part of it: ``Entity("un", "people")`` are officials of the UN body."""

    side: Side
    part: Part = "itself"

    def __str__(self) -> str:
        return self.side if self.part == "itself" else f"{self.part} of {self.side}"


@dataclass(frozen=True, slots=True)
class Party:
    """One of the signatories."""

    role: Literal["un", "partner", "third"]
    name: str
    aliases: tuple[str, ...] = ()
    organization: str | None = None
    """For the UN side the short name of a known organization ("UNDP"), else None."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A term the draft defines, and what it stands for."""

    name: str
    meaning: str
    clause: str | None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a clause's text that stands in one block: ``clause.text[at:at+length]``."""

    at: int
    length: int
    block: int
    block_start: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another provision: "clause 12", "Annex B", "section 4.2(a) above"."""

    text: str
    start: int
    end: int
    target: str | None
    """Id of the clause meant, None where the draft holds no such provision."""
    kind: Literal["clause", "annex", "outside"] = "clause"
    """``outside``: a provision of another instrument ("section 2 of the Convention")."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision: a numbered or headed paragraph, a list item, a table row, an annex."""

    id: str
    number: str
    """As a reader would cite it: "9.1(b)", "Article V", "Annex B 2"; empty if unnumbered."""
    heading: str
    text: str
    """The clause's own words, paragraphs separated by a line break; sub-clauses are clauses of their own."""
    pieces: tuple[Piece, ...]
    parent: str | None = None
    children: tuple[str, ...] = ()
    depth: int = 0
    annex: str = ""
    """Label of the annex, schedule or exhibit it stands in ("Annex B"); empty in the body."""
    lead_in: str = ""
    """For a list item: the unfinished words of its parent that it completes."""
    topics: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    operative: bool = True
    """False for recitals, tables of contents, headings, signature blocks, notes to the drafter."""
    changes: tuple[Change, ...] = ()
    """Tracked changes, offsets into ``text``."""
    concealed: tuple[Concealed, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """What an act is done to, and whose it is: ``marks of un``, ``law of state``."""

    name: str = ""
    owner: Side = "none"

    def __str__(self) -> str:
        return self.name if self.owner == "none" else f"{self.name} of {self.owner}"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A typed qualification with its words: ``Attribute("prior", "prior", 34, 39)``."""

    name: str
    quote: str
    start: int
    end: int
    """Offsets into the clause's text."""


#: The doubt of a statement whose opposite the other reading of the sentence finds.
CONTRADICTION = "two readings of the sentence contradict each other"


@dataclass(frozen=True, slots=True)
class Statement:
    """One normative proposition: who must, may or must not do what, with whose thing, to whom."""

    id: str
    clause: str
    bearer: Entity
    modality: Modality
    act: str
    thing: Thing
    counterparty: Entity
    start: int
    end: int
    """Where its sentence stands in the clause's text."""
    quote: str
    attributes: tuple[Attribute, ...] = ()
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    operator: Operator = "asserted"
    wrapper: Wrapper = ""
    effect: Effect = "operative"
    overridden_by: str | None = None
    """Id of the clause that takes the effect away."""
    sure: bool = True
    agreed: bool = True
    """Whether independent readings found the same; what makes a draft unsignable needs that."""
    doubts: tuple[str, ...] = ()
    """Why it is not sure, in words for a person."""

    def has(self, attribute: str) -> bool:
        """Tell whether the statement carries the named attribute."""
        return any(a.name == attribute for a in self.attributes)


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact of the closed list that the trained reader finds in a clause (``clauses/lexicon/facts.yaml``)."""

    clause: str
    fact: str
    denied: bool
    """Whether the clause denies it."""
    probability: float
    start: int
    end: int
    """The sentences that were read at once, offsets into the clause's text; :func:`clauses.trained_reader.sentence` tells which of them it is."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The whole of what was understood of a draft."""

    document: Document
    title: str
    parties: tuple[Party, ...]
    definitions: tuple[DefinedName, ...]
    clauses: tuple[Clause, ...]
    statements: tuple[Statement, ...]
    unresolved: tuple[str, ...] = ()
    """Capitalised bearers that no definition resolves."""
    collective: frozenset[str] = frozenset()
    """Defined names under which affiliates or several persons are brought in."""
    readings: tuple[Reading, ...] = ()
    """What the trained reader found."""
    readers: tuple[str, ...] = ("grammar", "surface")
    """The readers that were asked."""
    _by_id: dict[str, Clause] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_act: dict[str, list[Statement]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_fact: dict[str, list[Reading]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def clause(self, clause_id: str) -> Clause:
        """Return the clause with this id.

        Raises:
            KeyError: no clause has it.
        """
        if not self._by_id:
            self._by_id.update((c.id, c) for c in self.clauses)
        return self._by_id[clause_id]

    def upwards(self, clause_id: str) -> tuple[str, ...]:
        """Return the clause's id, those of the clauses that hold it, and at last that of its article."""
        found = [clause_id]
        while (parent := self.clause(found[-1]).parent) is not None:
            found.append(parent)
        return tuple(found)

    def of_act(self, act: str) -> Sequence[Statement]:
        """Return the statements on an act, in order; a catalogue asks for them a thousand times."""
        if not self._by_act:
            for statement in self.statements:
                self._by_act.setdefault(statement.act, []).append(statement)
        return self._by_act.get(act, ())

    def of_fact(self, fact: str) -> Sequence[Reading]:
        """Return the readings of a fact, in order."""
        if not self._by_fact:
            for reading in self.readings:
                self._by_fact.setdefault(reading.fact, []).append(reading)
        return self._by_fact.get(fact, ())
