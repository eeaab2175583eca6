"""What a sentence says, before it is known what it means for the law.

A *predication* is a verb or a noun of action with its arguments: who, whom, to
whom, against what, by whom. Each reader of sentences makes them in its own way;
:mod:`clauses.frames` turns them into statements, the same for all readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from clauses.force import negative
from clauses.lexicon import load
from clauses.mentions import Mention
from clauses.model import Entity, Modality, Wrapper


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to be read: of a clause, under the lead-in that it completes.

    ``text`` is ``lead-in + sentence``; ``shift`` is where the sentence begins in
    it, ``start`` where it begins in the clause's text.
    """

    clause: str
    text: str
    shift: int
    start: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map offsets into ``text`` to the clause; what lies in the lead-in maps to the sentence's start."""
        return (
            max(start - self.shift, 0) + self.start,
            max(end - self.shift, 0) + self.start,
        )


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase; offsets into the unit's text."""

    start: int
    end: int
    text: str
    head: str
    """Lemma of the head noun, in lower case."""
    entity: Entity | None = None
    """Set if the head is a mention of a party."""
    mention: Mention | None = None
    owner: Entity | None = None
    """Whose it is: "UNICEF's emblem", "claims against UNICEF" have UNICEF."""
    negative: bool = False
    """"no liability", "nothing", "neither A nor B"."""
    others: tuple[Entity, ...] = ()
    """Further parties joined to the head: "A and B"."""


@dataclass(frozen=True, slots=True)
class Predication:
    """A predicate and its arguments, with voice undone: ``subject`` is who acts."""

    lemma: str
    start: int
    end: int
    """Extent of the predicate with its arguments, in the unit's text."""
    at: int
    """Where the predicate itself stands."""
    subject: Argument | None = None
    object: Argument | None = None
    recipient: Argument | None = None
    complement: Argument | None = None
    """What follows the copula: "is liable", "is the exclusive partner"."""
    obliques: dict[str, tuple[Argument, ...]] = field(default_factory=dict)
    """By preposition: ``{"to": …, "against": …}``."""
    force: Modality = "is"
    """With everything that governs the predicate taken in: "agrees not to", "nothing shall be construed as"."""
    deemed: bool = False
    """Under "deemed", "construed as", "considered": what is not is taken to be."""
    passive: bool = False
    wrapper: Wrapper = ""
    nominal: bool = False
    """The predicate is a noun: "a waiver of", "indemnification by"."""
    host: Predication | None = None
    """For a noun of action or an infinitive: the predication in which it stands ..."""
    host_role: str = ""
    """... and as what: subject, object, complement, or a preposition."""


def unreflexive(predication: Predication) -> Predication:
    """Return the predication with object pronouns that cannot mean its own subject turned to the other side.

    "The Partner shall indemnify them": who acts would be "itself" (principle B
    of the theory of binding, Chomsky, *Lectures on Government and Binding*, 1981).
    """
    subject = predication.subject.entity if predication.subject is not None else None
    if subject is None or subject.side not in ("un", "partner") or predication.passive:
        return predication

    def turned(argument: Argument | None) -> Argument | None:
        if (
            argument is None
            or argument.mention is None
            or not argument.mention.pronoun
            or argument.mention.possessive
            or argument.entity is None
            or argument.entity.side != subject.side
        ):
            return argument
        return replace(argument, entity=Entity("the-other", argument.entity.part))

    return replace(
        predication,
        object=turned(predication.object),
        recipient=turned(predication.recipient),
        obliques={
            preposition: tuple(turned(a) or a for a in group) if preposition in ("to", "against", "from") else group
            for preposition, group in predication.obliques.items()
        },
    )


#: What denies the act that a noun names, where the verb "exclude" might stand: "any recourse is ruled out".
_RULED_OUT = (
    r"(?:(?:is|are|be|been|was|were|being|remains?|stands?)\s+)?(?:(?:hereby|expressly|also|thereby|always|strictly|absolutely|wholly|entirely)\s+)*"
    r"(?:(?P<no>not|never)\s+(?:be\s+)?(?:possible|available|admissible|admitted|permissible|permitted|allowed|granted|given|an option|on offer)"
    r"|ruled\s+out|out\s+of\s+the\s+question|inadmissible|impermissible|unavailable|barred|precluded|off\s+the\s+table)\b"
)
RULED_OUT = re.compile(_RULED_OUT, re.I)
#: After the words for a matter, that it is excluded.
EXCLUDED = re.compile(rf"[^.;:]{{0,80}}?\b(?:(?:is|are|be)\s+(?:hereby\s+|expressly\s+)*excluded\b|{_RULED_OUT})", re.I)


def excluding(predication: Predication, text: str) -> Predication:
    """Return a noun of action with "exclude" as its host where the host says that in other words."""
    host = predication.host
    if not predication.nominal or host is None or host.lemma == "exclude":
        return predication
    said = RULED_OUT.match(text, host.at) or RULED_OUT.match(text, max(text.rfind(" be ", 0, host.at), 0) + 1)
    if said is None or predication.host_role not in ("nsubj", "nsubjpass"):
        return predication
    denied: Modality = "is" if said["no"] or not negative(host.force) else "is-not"
    return replace(predication, host=replace(host, lemma="exclude", passive=True, force=denied), force=denied)


@cache
def nominal_acts() -> frozenset[str]:
    """Return the nouns of action that the lexicon knows ("waiver", "indemnity", "licence")."""
    frames = [*load("en/acts").values(), *load("en/deeds").values()]
    return frozenset(w for frame in frames for w in frame.get("nouns", ()))
