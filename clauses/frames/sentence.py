"""A sentence under interpretation, and what all families ask of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from clauses import attributes, concepts
from clauses.lexicon import load
from clauses.mentions import Mention
from clauses.model import Attribute, Entity, Modality, Operator, Side, Statement, Thing
from clauses.predications import Argument, Predication, Unit

NONE = Entity("none")
_OTHER: dict[Side, Side] = {"un": "partner", "partner": "un", "each-party": "the-other", "the-other": "each-party"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit with everything a reader found in it."""

    unit: Unit
    mentions: Sequence[Mention]
    predications: Sequence[Predication]
    mark_terms: dict[str, Side]
    """Defined names that stand for marks ("Campaign Assets"), in lower case, with whose marks they are."""
    topics: frozenset[str]
    """What its clause is about, the heading included."""

    @property
    def text(self) -> str:
        """The words, lead-in included."""
        return self.unit.text


@cache
def words(act: str, key: str) -> frozenset[str]:
    """Return a word list of the lexicon's acts."""
    return frozenset(load("en/acts")[act].get(key, ()))


def other(entity: Entity) -> Entity:
    """Return the opposite side; of each party, the other."""
    return Entity(_OTHER.get(entity.side, "none"))


def party(argument: Argument | None) -> Entity | None:
    """Return the party an argument stands for; "A and B" are each party."""
    if argument is None or argument.entity is None:
        return None
    sides = {argument.entity.side, *(e.side for e in argument.others)}
    if {"un", "partner"} <= sides:
        return Entity("each-party", argument.entity.part)
    return argument.entity


def is_party(entity: Entity | None) -> bool:
    """Tell whether the entity is one of the two sides, both, or the other."""
    return entity is not None and entity.side in _OTHER


def counterparty(bearer: Entity, named: Entity | None) -> Entity:
    """Resolve "the other Party" against the bearer."""
    if named is None:
        return NONE
    if named.side == "the-other":
        return Entity(other(bearer).side, named.part)
    return named


def obliques(predication: Predication, *prepositions: str) -> list[Argument]:
    """Return the arguments under any of the prepositions."""
    return [a for p in prepositions for a in predication.obliques.get(p, ())]


def arguments(predication: Predication) -> list[Argument]:
    """Return every argument but the subject."""
    found = [a for a in (predication.object, predication.recipient, predication.complement) if a is not None]
    for group in predication.obliques.values():
        found.extend(group)
    return found


def mentioned(sentence: Sentence, start: int, end: int) -> list[Mention]:
    """Return the mentions that lie in a span."""
    return [m for m in sentence.mentions if start <= m.start < end]


def says(concept: str, argument: Argument | None) -> bool:
    """Tell whether an argument's words speak of a concept."""
    return argument is not None and concepts.has(concept, argument.text)


#: What consent is called.
CONSENT = r"(?:approval|consent|agreement|assent|clearance|permission|authori[sz]ation|sign-?off|say-so|no[- ]objection|veto|endorsement|go-ahead|concurrence|contentment|green light|blessing|visa|nod|acceptance|release|imprimatur)"
_CONSENT_OF = re.compile(
    rf"\b{CONSENT}s?\s+(?:in \w+\s+|first\s+|expressly\s+|\w+ed\s+)?(?:of|by|from)\s+(?:the\s+)?$|\b(?:approved|cleared|authori[sz]ed|agreed|accepted|settled|confirmed|signed off|vetoed)(?: in (?:writing|advance))? (?:by|with)\s+$|\bagainst the (?:objection|will|wish(?:es)?|vote|advice) of\s+$",
    re.I,
)
_OF_CONSENT = re.compile(
    rf"\s*(?:(?:prior|previous|written|express|explicit|advance|sole|and|own|final|\w+ly|\w+['’]s)[\s,]+){{0,5}}{CONSENT}\b",
    re.I,
)
_GIVEN = r"(?:expressed|given|recorded|notified|issued|communicated|granted|lent|signalled|registered|affixed|sent)"
#: The consent is that of who gives it, whoever "its" is taken for.
_GIVES = re.compile(rf"\bha(?:s|ve|d)\s+(?:\w+ly\s+)?{_GIVEN}\s+$", re.I)
_CONSENTS = re.compile(
    r"\s+(?:has|have|had|must have|shall have)\s+(?:(?:not|first|previously|expressly|already|duly|so)\s+)*(?:approved|cleared|agreed|consented|signed off|accepted|authori[sz]ed|objected|said yes|assented|concurred|passed|released|initialled|countersigned|signified|confirmed(?! receipt| that it has received)|stated that it (?:has no objection|agrees|is content)|declared itself|"
    rf"{_GIVEN}\s+(?:(?:us|you|its|their|his|her|the|a|written|prior|formal|full|own)\s+)+{CONSENT})\b"
    r"|\s+(?:is|are)\s+(?:\w+ly\s+)?(?:satisfied|content|happy|comfortable|in agreement)\s+with\b",
    re.I,
)
#: Who in a house gives it: "the Company's | medical affairs team | has signed off".
_ORGAN = re.compile(r"(?:\s+(?!has\b|have\b|is\b|are\b)[\w-]+){1,5}?(?=\s+(?:has|have|had|is|are)\b)")
#: What is put between: "the Board of the Foundation, to which it is sent for that purpose, has ...".
_BETWEEN = re.compile(r",[^,.;]{3,80},(?=\s)")


def approvers(sentence: Sentence) -> frozenset[Side]:
    """Return whose consent the sentence speaks of: "the Sponsor's approval", "unless UNICEF has agreed"."""
    text = sentence.text
    return frozenset(
        m.entity.side
        for m in sentence.mentions
        if _consents(text, m.end, organ=m.possessive)
        or (m.possessive and _OF_CONSENT.match(text, m.end) and not _GIVES.search(text[: m.start]))
        or (not m.possessive and _CONSENT_OF.search(text[max(0, m.start - 70) : m.start]))
    )


def _consents(text: str, at: int, organ: bool) -> bool:
    if organ:
        named = _ORGAN.match(text, at)
        if named is None:
            return False
        at = named.end()
    between = _BETWEEN.match(text, at)
    return _CONSENTS.match(text, between.end() if between else at) is not None


def make(
    sentence: Sentence,
    predication: Predication | None,
    bearer: Entity,
    modality: Modality,
    act: str,
    *,
    to: Entity = NONE,
    thing: Thing | None = None,
    names: Iterable[str] = (),
    extra: Iterable[Attribute] = (),
    operator: Operator = "asserted",
    doubts: tuple[str, ...] = (),
    span: tuple[int, int] | None = None,
) -> Statement:
    """Make a statement of the sentence; ``names`` are the attributes that the act can take."""
    start, end = span or (0, len(sentence.text))
    found = [*attributes.find(sentence.text, names, start, end), *extra]
    if any(a.name == "approval" and attributes.waived(sentence.text, a.start) for a in found):
        found = [a for a in found if a.name not in ("approval", "prior", "written", "express")]
    placed = tuple(
        Attribute(a.name, a.quote, *sentence.unit.span(a.start, a.end)) for a in {a.name: a for a in found}.values()
    )
    left, right = sentence.unit.span(sentence.unit.shift, len(sentence.text))
    if predication is not None and predication.deemed and operator == "asserted" and modality in ("is", "must", "may"):
        operator = "deemed"
    return Statement(
        id="", clause=sentence.unit.clause, bearer=bearer, modality=modality, act=act, thing=thing or Thing(),
        counterparty=to, start=left, end=right, quote="", attributes=placed, operator=operator,
        wrapper=predication.wrapper if predication else "", sure=not doubts, doubts=doubts,
    )  # fmt: skip


_ACTS_OF = re.compile(
    r"\b(?:acts?|actions?|omissions?|conduct|negligence|fault|defaults?|errors?|misconduct|breach(?:es)?)\b"
    r"(?:(?:,| and| or|/)+ \w+){0,3} (?:of|by) (?:the )?(?P<who>(?:its|their) )?",
    re.I,
)
_OWN_PEOPLE = re.compile(
    r"\b(?:what(?:ever)?|that|which|by) (?:its|their) (?:own )?(?:staff|personnel|people|employees|agents|officials|officers|"
    r"volunteers|workers|drivers|sub-?contractors|contractors|suppliers|representatives|servants)\b",
    re.I,
)


def own_acts(sentence: Sentence, bearer: Entity) -> list[Attribute]:
    """Whether somebody answers for what it or its people do: "acts of the Company, its agents", "what its staff do"."""
    for match in _ACTS_OF.finditer(sentence.text):
        near = next((m for m in sentence.mentions if match.start() < m.start <= match.end() < m.end), None)
        if match["who"] or (near is not None and near.entity.side == bearer.side):
            return [
                Attribute(
                    "own-acts", match.group().rstrip(), match.start(), match.start() + len(match.group().rstrip())
                )
            ]
    people = _OWN_PEOPLE.search(sentence.text)
    return [Attribute("own-acts", people.group(), people.start(), people.end())] if people else []


def verb_around(sentence: Sentence, position: int) -> Predication | None:
    """Return the innermost verb in whose reach a position lies."""
    around = [q for q in sentence.predications if not q.nominal and q.start <= position <= q.end]
    return min(around, key=lambda q: q.end - q.start) if around else None


def followed(sentence: Sentence, side: Side, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match of ``pattern`` right after a mention of a side that is no possessive: "UNDP | shall bear ..."."""
    for m in sentence.mentions:
        if m.entity.side == side and not m.possessive:
            match = pattern.match(sentence.text, m.end)
            if match is not None:
                return match
    return None


def preceded(sentence: Sentence, side: Side, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match of ``pattern``, which ends in "$", right before a mention of a side: "... borne by | UNDP"."""
    for m in sentence.mentions:
        if m.entity.side == side:
            match = pattern.search(sentence.text[max(0, m.start - _REACH) : m.start])
            if match is not None:
                return match
    return None


#: Characters of a sentence that is read as a whole, at most: the longest of a real agreement in the corpus has 3,100.
LONGEST = 3_500
#: Characters before a mention in which what leads to it stands; endless sentences must not cost endless time.
_REACH = 320
