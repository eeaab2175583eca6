"""The acts beyond the six core topics, all read the same way: a predicate, what it is done to, who does it.

What makes an act (its verbs, its things, its opposites) is in
``lexicon/en/deeds.yaml``; this module only puts them together. An act that
takes more than that has a frame of its own beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clauses.force import as_duty, as_state, negate, negative
from clauses.frames.deed_words import Deed, opened
from clauses.frames.sentence import (
    NONE,
    Sentence,
    approvers,
    arguments,
    counterparty,
    is_party,
    make,
    obliques,
    other,
    party,
)
from clauses.model import Attribute, Entity, Modality, Side, Statement, Thing
from clauses.past_questions import asked_of_the_past
from clauses.predications import Argument, Predication
from clauses.vocabulary import ACTS, DUTY, STATE

_DOING = frozenset(
    ["do", "make", "carry", "conduct", "perform", "undertake", "effect", "give", "have", "provide", "grant", "be", "require", "need", "take", "submit"]
)  # fmt: skip
_GIVING = frozenset(["give", "grant", "allow", "permit", "open", "make", "provide", "produce", "submit"])
_MAKING_OVER = frozenset(["assign", "transfer", "cede", "convey", "grant", "license", "pass"])
_GETTING = frozenset(["entitle", "receive", "claim", "demand", "request"])
_ALLOWING = frozenset(["permit", "allow", "authorize", "authorise", "accept", "welcome"])
_FORBIDDING = frozenset(["prohibit", "forbid", "bar", "exclude", "preclude", "ban", "refuse"])
#: Verbs that oppose whatever stands with them, with no rules or measures beside it.
_OPPOSING = frozenset(
    [
        "prohibit",
        "prevent",
        "refrain",
        "avoid",
        "eliminate",
        "abolish",
        "forbid",
        "abstain",
        "combat",
        "renounce",
        "exclude",
        "ban",
        "oppose",
        "reject",
        "fight",
        "eradicate",
    ]
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements of a sentence, one of a kind (act, thing, bearer, force)."""
    kept: dict[tuple[str, str, Side, Modality], Statement] = {}
    if _PARTIES.search(sentence.text):
        return []
    for deed in opened(sentence.text):
        for predication in sentence.predications:
            for made in _read(deed, sentence, predication):
                kept.setdefault((made.act, made.thing.name, made.bearer.side, made.modality), made)
        if deed.denial_wins:
            denied = {(a, t) for a, t, _, force in kept if a == deed.act and negative(force)}
            kept = {k: v for k, v in kept.items() if (k[0], k[1]) not in denied or negative(k[3])}
    return list(kept.values())


#: The parties clause names both sides and states nothing of what they do.
_PARTIES = re.compile(
    r"\b(?:made|entered into|concluded|agreed)\b[^.;]{0,80}\b(?:between|among|by and)\b|\bhereinafter\b|\((?:the )?[“\"]",
    re.I,
)
_STRANGERS = frozenset(
    ["free", "stranger", "incompatible", "unacceptable", "contrary", "alien", "intolerable", "immune"]
)


def _read(deed: Deed, sentence: Sentence, p: Predication) -> Iterator[Statement]:
    if _attributive(sentence, p) or _proviso(sentence, p):
        return
    force = _force(deed, sentence, p)
    if force is None:
        return
    said = p.host if p.nominal and p.host is not None else p
    patient = said.object if said.passive else said.subject
    nobody = patient is not None and (
        _NOBODY.match(patient.text) or re.search(r"\b(?:no|neither)\s+$", sentence.text[: patient.start], re.I)
    )
    if nobody and patient is not None and not negative(force) and not patient.negative:
        force = _turned(force)  # "no official has been offered"
    if negative(force) and patient is not None and _denied_within(deed, sentence, patient):
        force = _turned(force)  # "no remuneration is due" says that it is free
    found = dict(_things(deed, sentence, p))
    if not found:
        return
    bearer = _bearer(deed, sentence, p)
    whom = next((party(a) for a in _towards(p) if is_party(party(a))), None)
    to = counterparty(bearer, whom) if whom is not None and whom.side != bearer.side else NONE
    modality = _canonical(deed.act, force)
    names = [a for a in deed.attributes if a != "partner-approval"]
    if deed.act == "publicise" and bearer.side in ("partner", "each-party") and _unasked(sentence.text):
        modality, names = "may", []  # what needs no clearance is free
    rules = _rules(sentence) if "own-rules" in deed.attributes or "un-policy" in deed.attributes else []
    if "partner-approval" in deed.attributes and approvers(sentence) == {"partner"}:
        rules = [*rules, Attribute("partner-approval", sentence.text[p.at : p.at + 1], p.at, p.at + 1)]
    for thing, owner in found.items():
        yield make(
            sentence,
            p,
            bearer,
            modality,
            deed.act,
            to=to,
            thing=Thing(thing, owner),
            names=names,
            extra=rules,
        )


def _denied_within(deed: Deed, sentence: Sentence, patient: Argument) -> bool:
    """Whether the only denial is part of the thing itself, as in "no fee"."""
    start = patient.start if _NOBODY.match(patient.text) else patient.start - len("no ")
    match = next((m for _, pattern in deed.things if (m := pattern.match(sentence.text, max(0, start)))), None)
    return match is not None and _NOBODY.match(match.group()) is not None


_CONSENTS = r"(?:clearance|approval|consent|permission|authori[sz]ation|agreement|sign-?off|release)"
_NEEDS_NOT = re.compile(
    rf"\bneeds? (?:not|no)\b[^.;]{{0,60}}\b(?:{_CONSENTS}|cleared|approved|show\w*|submit\w*|ask\w*|seek|sought|obtain\w*|consult\w*|send)\b"
    rf"|\b(?:shall|does|do|will|is|are) not (?:be )?(?:\w+ )?(?:need|require[ds]?|subject|obliged|bound|have to|await|depend)\b[^.;]{{0,80}}\b(?:{_CONSENTS}|cleared|approved|submit|show|seek|obtain)\b"
    rf"|\bno (?:(?:prior|further|written|such|additional|express) )*{_CONSENTS}\b[^.;]{{0,60}}\b(?:required|needed|necessary|asked|sought)\b|\bno need (?:of|for|to)\b[^.;]{{0,40}}\b(?:{_CONSENTS}|submit|seek|ask)\b",
    re.I,
)
_UNCLEARED = re.compile(
    rf"\bwithout (?:(?:having to|first|prior|needing to|any need to|further) )*(?:submit\w*|show\w*|seek\w*|obtain\w*|ask\w*|consult\w*|clear\w*|refer\w*|await\w*|(?:[\w’']+ ){{0,4}}?{_CONSENTS}\b)",
    re.I,
)
_BARRED = re.compile(r"\b(?:not|no|never|neither|nor|nothing|prohibit\w*|refrain\w*)\b", re.I)


def _unasked(text: str) -> bool:
    """Whether a sentence says that no clearance is needed: "without submitting them", "no approval is required"."""
    if _NEEDS_NOT.search(text):
        return True
    uncleared = _UNCLEARED.search(text)
    return uncleared is not None and _BARRED.search(text[: uncleared.start()]) is None


_NOBODY = re.compile(r"(?:no|none|neither|nobody|no one)\b", re.I)
_BE = re.compile(r"\b(?:is|are|be|been|was|were|being|am|get|gets)\b[^.;]{0,60}$", re.I)


def _attributive(sentence: Sentence, p: Predication) -> bool:
    """Whether a participle only describes a noun ("the equipment provided by UNICEF") and imposes nothing."""
    return p.passive and not p.nominal and _BE.search(sentence.text[max(0, p.at - 75) : p.at]) is None


_PROVISO = re.compile(
    r"\b(?:otherwise|(?:except |save |unless )?as)\s+(?:(?:is|are|may be|shall be|otherwise|expressly|specifically|herein|hereinafter)\s+){0,3}$",
    re.I,
)


def _proviso(sentence: Sentence, p: Predication) -> bool:
    """Whether a participle belongs to "except as otherwise provided in this Agreement", which does nothing itself."""
    return not p.nominal and _PROVISO.search(sentence.text, max(0, p.at - 60), p.at) is not None


def _force(deed: Deed, sentence: Sentence, p: Predication) -> Modality | None:
    """The force with which a predication says the act; None if it does not say it."""
    if p.nominal:
        if p.lemma not in deed.nouns or (p.host is None and not obliques(p, "by")):
            return None  # a bare noun says nothing of who or whether
        if p.host is not None and p.host.lemma in _GETTING:
            return None
        if _only_when(sentence, p):
            return None
        if p.host is not None and p.host.lemma in deed.opposite:
            return _turned(p.host.force)
        return _through_host(p)
    if p.lemma in deed.opposite and not (p.lemma in deed.verbs and not p.passive and negative(p.force)):
        span = sentence.text[p.start : p.end]
        if deed.opposite_needs is None or p.lemma in _OPPOSING:
            return _turned(p.force)
        if deed.opposite_needs.search(span):
            return _turned(p.force) if not negative(p.force) else None
    if p.complement is not None and (p.complement.head in deed.adjectives or deed.any_verb):
        return _turned(p.force) if deed.denial_wins and p.complement.head in _STRANGERS else p.force
    if p.lemma in deed.weak and deed.weak_needs is not None and deed.weak_needs.search(sentence.text):
        return p.force
    return p.force if deed.any_verb or p.lemma in deed.verbs | deed.exacts else None


#: "Kept for five years after the completion of the project or the termination of this Agreement": that is when, not what.
_WHEN = re.compile(
    r"\b(?:after|upon|before|until|till|following|during|pending|since|prior to|in (?:the )?(?:event|case) of|at the (?:time|date) of|from the date of)"
    r"\s+(?:(?:the|any|its|such|early|earlier|written|notice|date|final|last|of|or|and|expiry|expiration|completion|conclusion|end)\s+){0,6}(?:(?:[\w-]+\s+){1,4}(?:or|and)\s+(?:the\s+)?)?$",
    re.I,
)


def _only_when(sentence: Sentence, p: Predication) -> bool:
    """Whether a noun of action only tells the time of something else."""
    return _WHEN.search(sentence.text, max(0, p.at - 110), p.at) is not None


def _through_host(p: Predication) -> Modality:
    host = p.host
    if host is None:
        return p.force
    if host.lemma in _ALLOWING:
        return "must-not" if negative(host.force) else "may"
    if host.lemma in _FORBIDDING:
        return "may" if negative(host.force) else "must-not"
    return host.force


def _canonical(act: str, force: Modality) -> Modality:
    modalities = ACTS[act].modalities
    if modalities == STATE:
        return as_state(force)
    return as_duty(force) if modalities == DUTY else force


def _things(deed: Deed, sentence: Sentence, p: Predication) -> Iterator[tuple[str, Side]]:
    """The things that stand where the act says they do: in its object, its subject, or among its words."""
    spans = _strictly(sentence, p) if deed.strict else _widely(p)
    if p.lemma in deed.weak and not p.passive and p.subject is not None:  # "such cooperation shall include visits"
        spans = [(start, end) for start, end in spans if not (start == p.subject.start and end <= p.subject.end)]
    if deed.of_subject:
        spans = [(p.start, p.at) if p.subject is None else (p.subject.start, p.subject.end)]
    giver = party(p.subject) if p.lemma in _GIVING else None
    found = False
    for name, pattern in deed.things:
        match = next(
            (
                m
                for low, high in ([(0, len(sentence.text))] if name in deed.anywhere else spans)
                for m in pattern.finditer(sentence.text, low, high)
                if not _is_something_else(deed, sentence, p, m)
            ),
            None,
        )
        if match is not None:
            found = True
            own = giver is not None and re.search(
                r"\b(?:its|their)\s+(?:[\w-]+\s+){0,2}$", sentence.text[: match.start()]
            )
            yield name, giver.side if own and giver is not None else _owner(sentence, match.start(), match.end())
    # What each side declares of itself ("each Party represents that it is not listed") promises the other nothing.
    mutual = p.subject is not None and (who := party(p.subject)) is not None and who.side == "each-party"
    asserted = p.lemma in deed.bare_that and not mutual and _ASSERTED.match(sentence.text, p.at)
    alone = p.lemma in deed.bare or (p.lemma in deed.intransitive and p.object is None)
    if not found and not p.nominal and (asserted or alone):
        yield deed.things[0][0], "none"


def _is_something_else(deed: Deed, sentence: Sentence, p: Predication, match: re.Match[str]) -> bool:
    """Whether the words are the predicate itself ("the Company grants a right"), or what stands before turns them."""
    if not p.nominal and match.start() <= p.at < match.end():
        return True
    before = sentence.text[max(0, match.start() - 120) : match.start()]
    return asked_of_the_past(sentence.text[: match.start()]) or (
        deed.not_after is not None and deed.not_after.search(before) is not None
    )


_ASSERTED = re.compile(r"\w+(?:,? (?:and|or) \w+)?(?: to [^.;,]{1,40}?)?,? that\b", re.I)


def _widely(p: Predication) -> list[tuple[int, int]]:
    spans = [(p.start, p.end), *((a.start, a.end) for a in (p.subject, *arguments(p)) if a is not None)]
    if p.host is not None:
        spans.append((p.host.start, p.host.end))
    return [(min(s for s, _ in spans), max(e for _, e in spans))]


#: How far into a noun phrase its head can stand; what follows is said of the head.
_HEAD = 70


def _strictly(sentence: Sentence, p: Predication) -> list[tuple[int, int]]:
    """Where the heads of the predicate's own arguments stand; for a noun of action those of its host too."""
    found = [
        p.object,
        p.subject,
        *obliques(
            p,
            "of",
            "on",
            "over",
            "in",
            "to",
            "for",
            "from",
            "with",
            "against",
            "as",
            "by",
            "about",
            "regarding",
            "concerning",
        ),
    ]
    spans: list[tuple[int, int]] = []
    if p.complement is not None:
        start, end = p.complement.start, p.complement.end
        head = _PREPOSED.search(sentence.text, start, end)
        spans.append((start, head.start() if head else end))
        if p.lemma == "be":
            found = [p.subject, *obliques(p, "to")]
    if (
        p.object is not None
    ):  # "informs the public, or whoever asks, about the cooperation": the parser hangs it on any of them
        following = min((q.at for q in sentence.predications if q.at > p.object.end), default=len(sentence.text))
        spans += [(m.end(), m.end() + _HEAD) for m in _ABOUT.finditer(sentence.text, p.object.start, following)]
        # "grants a licence to use the results"
        found += [q.object for q in sentence.predications if _TO.fullmatch(sentence.text, p.object.end, q.at)]
    if p.host is not None:
        found += [p.host.object, p.host.subject, *obliques(p.host, "of", "on", "over", "in", "to")]
    return spans + [(a.start, min(a.end, a.start + _HEAD)) for a in found if a is not None and not _is_named(a)]


_TO = re.compile(r"\s+to\s+", re.I)
_ABOUT = re.compile(r"\s(?:about|regarding|concerning)\s", re.I)


def _is_named(argument: Argument) -> bool:
    """Whether an argument is a party by name; "it" may well be the agreement."""
    return is_party(argument.entity) and not (argument.mention is not None and argument.mention.pronoun)


_PREPOSED = re.compile(r"\s(?:by|for|to|in|under|from|with|which|that|who)\b")
_RULES = re.compile(
    r"\b(?:(?:own|internal|financial|standard|applicable|relevant|grant|project|funding|accounting|reporting|audit\w*|procurement)\s+)*"
    r"(?:regulations?|rules?|directives?|procedures?|polic(?:y|ies)|manuals?|guidelines?|handbook|instructions|requirements|practices|data (?:processing|protection|sharing) agreements?)\b",
    re.I,
)


_DEFINED = re.compile(r"\bdefined (?:in|by|under) (?:[\w'’`-]+ ){0,4}$", re.I)


def _rules(sentence: Sentence) -> list[Attribute]:
    """Whose rules the sentence names: the UN body's own, or the partner's."""
    found = []
    for match in _RULES.finditer(sentence.text):
        if _DEFINED.search(sentence.text, max(0, match.start() - 60), match.start()):
            continue  # "fraud as defined in UNICEF's policy" puts nothing under that policy
        side = _owner(sentence, match.start(), match.end())
        rest = re.match(r"(?:(?:,| and| or)+ (?:\w+ )?\w+){1,4} of (?:the )?", sentence.text[match.end() :])
        if side == "none" and rest:
            end = match.end() + rest.end()
            side = next((m.entity.side for m in sentence.mentions if 0 <= m.start - end + 4 < 6), "none")
        for wanted, names in (("un", ("own-rules", "un-policy")), ("partner", ("partner-rules",))):
            if side == wanted:
                found += [Attribute(name, match.group(), match.start(), match.end()) for name in names]
    return found


def _owner(sentence: Sentence, start: int, end: int) -> Side:
    """Whose a thing is: by the possessive before it, or the "of" after it."""
    for m in sentence.mentions:
        if (
            m.end <= start
            and start - m.end < 30
            and re.fullmatch(r"\s*(?:[\w-]+\s+){0,2}" if m.possessive else r"\s+", sentence.text[m.end : start])
        ):
            return m.entity.side
        if m.start >= end and re.fullmatch(
            r"(?:(?:,| and| or) [\w-]+){0,3}\s+(?:of|held by|belonging to|owned by|from|at)\s+(?:the\s+)?",
            sentence.text[end : m.start],
        ):
            return m.entity.side
    return "none"


_GIVEN_TO = re.compile(r"\bto\s+(?:the\s+)?$", re.I)


def _bearer(deed: Deed, sentence: Sentence, p: Predication) -> Entity:
    """Who does it: the subject, the one whose people or companies the subject is, else whom the act concerns by nature."""
    if p.nominal and p.host is not None and p.host.lemma in deed.receives:
        # "gives UNDP a licence", "UNDP is given a licence": the licence is UNDP's
        for given in (p.host.recipient, *obliques(p.host, "to"), p.host.object):
            if given is not None and is_party(party(given)):
                return party(given) or NONE
    if p.lemma in deed.receives:
        held = [a for a in (p.recipient, *obliques(p, "to", "in", "with")) if a is not None and is_party(party(a))]
        inside = [
            m
            for m in sentence.mentions
            if p.complement is not None and p.complement.start <= m.start < p.complement.end
        ]
        if held:
            return party(held[0]) or NONE
        if is_party(party(p.object)):  # "UNDP is given", "is entitled to"
            return party(p.object) or NONE
        if inside and is_party(inside[0].entity):
            return inside[0].entity
        after = re.compile(r"\b(?:property of|owned by|vested in|belongs? to)\s+").search(sentence.text, p.at)
        near = next(
            (m for m in sentence.mentions if after and m.start >= after.start() and m.start - after.end() < 5), None
        )
        if near is not None:
            return near.entity
        if (
            p.lemma in _MAKING_OVER and (giver := party(p.subject)) is not None
        ):  # "assigns the rights in its reports to UNDP"
            given_to = (
                m.entity for m in sentence.mentions if m.start > p.at and _GIVEN_TO.search(sentence.text[: m.start])
            )
            receiver = next((e for e in given_to if e.side == other(giver).side), None)
            if receiver is not None:
                return receiver
    if p.lemma in deed.exacts and (taker := party(p.subject)) is not None and taker.side in ("un", "partner"):
        whom = (party(a) for a in (p.object, p.recipient, *obliques(p, "on", "upon", "to", "against", "from")))
        return next((e for e in whom if e is not None and is_party(e) and e.side != taker.side), other(taker))
    for candidate in _bearers(p):
        entity = party(candidate)
        if entity is not None and entity.side not in ("none", "unknown"):
            return entity
    if (
        p.subject is not None
        and p.subject.owner is not None
        and p.subject.owner.side in ("un", "partner")
        and deed.any_verb
    ):
        return p.subject.owner
    if deed.bearer == "none" and (doer := _led_by(sentence, p)) is not None:
        return doer
    if deed.any_verb and deed.bearer == "partner":
        sides = {m.entity.side for m in sentence.mentions if m.entity.side in ("un", "partner", "each-party")}
        if len(sides) == 1:
            return Entity(sides.pop())
    return Entity(deed.bearer)


_WILL = re.compile(r"\s+(?:shall|will|must|may|undertakes|agrees|is to)\b", re.I)


def _led_by(sentence: Sentence, p: Predication) -> Entity | None:
    """Who does what a list item only names ("providing reports"): the one side that acts in the words before it."""
    if p.passive or p.nominal or p.subject is not None or not re.match(r"\w+ing\b", sentence.text[p.at :]):
        return None
    acting = {
        m.entity.side
        for m in sentence.mentions
        if m.end <= p.at
        and not m.possessive
        and m.entity.side in ("un", "partner")
        and _WILL.match(sentence.text, m.end)
    }
    return Entity(acting.pop()) if len(acting) == 1 else None


def _bearers(p: Predication) -> Iterable[Argument | None]:
    yield p.subject
    yield from obliques(p, "by")
    if p.complement is not None and p.complement.head in ("due", "payable", "owed"):
        yield from obliques(p, "from")
    if p.nominal and p.host is not None:
        yield from obliques(p.host, "by")
        if p.host.lemma in _DOING and not p.host.passive:
            yield p.host.subject


def _towards(p: Predication) -> list[Argument]:
    found = [a for a in (p.recipient, p.object) if a is not None]
    return [*found, *obliques(p, "to", "with", "from", "for", "towards", "against")]


def _turned(force: Modality) -> Modality:
    """The force of a deed whose word says the contrary: who need not refuse may."""
    return "may" if force == "need-not" else negate(force)
