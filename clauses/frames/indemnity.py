"""Who makes good the losses of whom: indemnity in its plain and its disguised forms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses import concepts
from clauses.force import as_duty, negative
from clauses.frames.made_good import one_for_the_other
from clauses.frames.sentence import (
    NONE,
    Sentence,
    arguments,
    counterparty,
    is_party,
    make,
    obliques,
    other,
    own_acts,
    party,
    says,
    words,
)
from clauses.model import Entity, Modality, Statement
from clauses.predications import Argument, Predication

_ATTRIBUTES = (
    "own-expense",
    "capped",
    "as-permitted",
    "own-acts",
    "third-party-claims",
    "joint",
    "several",
    "strict",
    "unlimited",
    "indirect-loss",
    "survives",
)
#: What one bears for oneself is no indemnity: "its own costs", "its own taxes".
_OWN = re.compile(r"\b(?:its|their|his|each party['’]s)\s+(?:own|respective)\b", re.I)
_MONEY_OF_PROJECT = re.compile(
    r"\b(?:contribution|fee|price|instal+ment|invoice|salary|salaries|grant|budget)s?\b", re.I
)


_TAKES_OUT = re.compile(
    r"\b(?:not|no|nor|never|neither|except\w*|exclud\w+|without|other than|save|only|direct)\b", re.I
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements of the act ``indemnify`` in a sentence."""
    found = []
    for predication in sentence.predications:
        statement = _nominal(sentence, predication) if predication.nominal else _verbal(sentence, predication)
        if statement is not None:
            found.append(statement)
    if not found and (side := one_for_the_other(sentence)) is not None:
        # "the cost of repair but not the profit lost": what a sentence that takes something out covers is not guessed
        names = [n for n in _ATTRIBUTES if n != "indirect-loss" or not _TAKES_OUT.search(sentence.text)]
        found.append(make(sentence, None, Entity(side), "must", "indemnify", to=other(Entity(side)), names=names))
    if not any(s.bearer.side == "each-party" for s in found) and _each_the_other(found):
        found.append(
            make(sentence, None, Entity("each-party"), "must", "indemnify", to=Entity("the-other"), names=_ATTRIBUTES)
        )
    return found


def _each_the_other(found: Sequence[Statement]) -> bool:
    """Whether a sentence lays on each side what it lays on the other: "the Partner indemnifies UNDP and UNDP the Partner"."""
    owed = {(s.bearer.side, s.counterparty.side) for s in found if s.modality == "must"}
    return {("un", "partner"), ("partner", "un")} <= owed


def _verbal(sentence: Sentence, p: Predication) -> Statement | None:
    if p.lemma in words("indemnify", "verbs"):
        return _strong(sentence, p)
    if (
        p.lemma in ("compensate", "recompense")
        and p.object is not None
        and is_party(party(p.object))
        and concepts.has("harm", sentence.text)
    ):
        return _strong(sentence, p)
    harm = [a for a in arguments(p) if says("harm", a) or says("indirect-loss", a)]
    if p.lemma == "be":
        return _on_account(sentence, p)
    if p.lemma in ("reimburse", "refund", "repay", "compensate", "pay", "return") and not harm:
        return _whatever(sentence, p)
    if _in_action(p):
        harm.extend(obliques(p, "in"))
    if p.lemma in words("indemnify", "weak") and harm:
        named = [a for a in (p.object, p.recipient, *obliques(p, "to")) if a and is_party(a.entity)]
        against = bool(obliques(p, "from", "against", "for")) or (p.object in harm) or _in_action(p)
        if named and against:
            return _made(sentence, p, party(p.subject), party(named[0]))
        suffered = next((a for a in harm if is_party(a.owner)), None)
        if suffered is not None and p.lemma in (
            "reimburse",
            "refund",
            "cover",
            "recoup",
            "compensate",
            "repay",
            "guarantee",
        ):
            return _made(sentence, p, party(p.subject), suffered.owner)
        return None
    if p.lemma in words("indemnify", "assume"):
        if p.object is not None and says("harm", p.object):
            return _assumed(sentence, p, p.object)
        return _whatever(sentence, p)
    return None


def _strong(sentence: Sentence, p: Predication) -> Statement | None:
    named = [a for a in (p.object, p.recipient, *obliques(p, "to")) if a is not None]
    whom = next((party(a) for a in named if a.entity), None) or next(
        (a.owner for a in named if is_party(a.owner)), None
    )
    return _made(sentence, p, party(p.subject), whom)


#: Somebody who is no party, and nobody's: "insurers", "the carrier"; an undefined role ("the Recipient") is written otherwise.
_SOMEBODY = re.compile(
    r"(?:(?:the|its|any|each|all|such|approved|other|said|appointed|third|every)\s+)*(?:[a-z-]+\s+){0,2}?"
    r"(?:insurers?|underwriters?|carriers?|(?:sub-?)?contractors?|suppliers?|vendors?|manufacturers?|hauliers?|guarantors?|banks?|participants?|volunteers?|visitors?|exhibitors?|agents?|owners?|operators?)",
    re.I,
)


def _outsider(p: Predication) -> bool:
    """Whether it is a third person who does it: "transport contractors shall hold both harmless"."""
    subject = p.subject
    if p.passive or subject is None or subject.entity is not None or subject.owner is not None:
        return False
    return _SOMEBODY.fullmatch(subject.text) is not None and not re.search(r"(?<!^)[A-Z]", subject.text)


def _assumed(sentence: Sentence, p: Predication, thing: Argument) -> Statement | None:
    """Read "bear all losses suffered by the Company", "assume the liability of the Partner towards third parties"."""
    bearer = party(p.subject)
    if not is_party(bearer) or bearer is None:
        return None
    if _OWN.search(thing.text) or _MONEY_OF_PROJECT.search(thing.text):
        return None
    whose = (
        thing.owner
        if is_party(thing.owner)
        else next((a.entity for a in obliques(p, "of", "for", "against", "upon") if is_party(a.entity)), None)
    )
    if whose is None or counterparty(bearer, whose).side == bearer.side:
        return None
    return _made(sentence, p, bearer, whose)


_ACCOUNT = re.compile(r"\b(?:account|expense|cost|charge|burden)\b", re.I)


#: "Amounts that the Company must pay a patient", "what it is called upon to pay".
_PAID_AWAY = re.compile(
    r"\b(?:amounts?|sums?|expenditures?|payments|whatever|what)\b[^.;]{0,60}?\b(?:must|(?:has|have|had|comes?|is|are|may be)\b[^.;]{0,30}\bto) (?:pay|spend|bear|expend|disburse|have|lay out)\b",
    re.I,
)


def _on_account(sentence: Sentence, p: Predication) -> Statement | None:
    """Read "all claims against the Company are for the account of UNICEF"."""
    if p.subject is None or negative(p.force):
        return None
    paid = _PAID_AWAY.search(sentence.text, 0, p.at)
    if not says("harm", p.subject) and paid is None:
        return None
    bearer = next(
        (a.owner for a in obliques(p, "for", "on", "at", "to") if _ACCOUNT.search(a.text) and is_party(a.owner)),
        None,
    )
    if bearer is None:
        return None
    whose = p.subject.owner if is_party(p.subject.owner) else None
    start, end = (p.subject.start, p.subject.end) if paid is None else paid.span()
    inside = [m.entity for m in sentence.mentions if start <= m.start < end and is_party(m.entity)]
    whose = next((e for e in inside if e.side != bearer.side), whose)
    if whose is None or whose.side == bearer.side or _OWN.search(p.subject.text):
        return None
    return _made(sentence, p, bearer, whose, "must")


def _in_action(p: Predication) -> bool:
    """Whether somebody is defended in a law suit: "shall defend the Company in any action brought by a third party"."""
    return p.lemma == "defend" and any(
        re.search(r"\b(?:actions?|suits?|proceedings?|claims?|litigation|law ?suits?)\b", a.text, re.I)
        for a in obliques(p, "in")
    )


_WHATEVER = re.compile(
    r"\b(?:whatever|what|anything|all that)\b[^.;]{0,50}\bclaims? (?:from|against|of)\b"
    r"|\b(?:whatever|any(?:thing| sums?| amounts?)?|all|everything|every sum|the (?:amounts?|sums?)|what)\b[^.;]{0,60}\b(?:ordered|condemned|adjudged|obliged|held liable|required|compelled|has|had|have|made)(?: had)? to (?:pay|bear|expend|spend|lay out|disburse|settle)\b|\bfoot(?:s|ing)? the bill\b",
    re.I,
)


def _whatever(sentence: Sentence, p: Predication) -> Statement | None:
    """Read "bear whatever the Foundation is ordered to pay": the one who is ordered is made good."""
    match = _WHATEVER.search(sentence.text, p.at)
    if match is None and p.passive:
        match = _WHATEVER.search(sentence.text, p.start, p.at)
    bearer = party(p.subject)
    if match is None or match.start() - p.at > 40 or bearer is None or not is_party(bearer):
        return None
    inside = [m.entity for m in sentence.mentions if match.start() <= m.start < match.end() and is_party(m.entity)]
    if is_party(paid := party(p.object)) and paid is not None:
        inside = [paid]
    if not inside or inside[0].side == bearer.side:
        return None
    return _made(sentence, p, bearer, inside[0])


def _nominal(sentence: Sentence, p: Predication) -> Statement | None:
    if p.lemma not in words("indemnify", "nouns"):
        return None
    givers = [a for a in obliques(p, "by", "from") if is_party(a.entity)]
    takers = [
        a for a in obliques(p, "of", "for", "to", "favour", "favor", "benefit", "in", "towards") if is_party(a.entity)
    ]
    bearer = party(givers[0]) if givers else None
    whom = party(takers[0]) if takers else None
    host = p.host
    if host is not None:
        if host.lemma in words("indemnify", "enjoy") and not host.passive:
            whom = whom or party(host.subject)
            bearer = bearer or next((party(a) for a in obliques(host, "from", "by") if is_party(a.entity)), None)
        elif host.lemma in words("indemnify", "give"):
            bearer = bearer or party(host.subject)
            whom = whom or next(
                (
                    party(a)
                    for a in (host.recipient, *obliques(host, "to", "favour", "favor", "for", "of", "towards"))
                    if a is not None and is_party(a.entity)
                ),
                None,
            )
        elif host.lemma == "entitle":
            whom = whom or party(host.object)
    owner = party(p.subject)
    if bearer is None and owner is not None:
        # "the Company's indemnity" is the one it gives.
        bearer = owner
    if bearer is None and whom is None:
        return None
    force = p.force
    if host is not None and host.lemma in words("liable", "exclude"):
        force = "is" if negative(force) else "is-not"
    if (
        not (
            host is not None
            and (
                host.lemma in words("indemnify", "give") | words("indemnify", "enjoy") | words("liable", "exclude")
                or host.lemma in ("be", "entitle")
            )
        )
        and not givers
    ):
        return None
    return _made(sentence, p, bearer, whom, force)


def _made(
    sentence: Sentence, p: Predication, bearer: Entity | None, whom: Entity | None, force: Modality | None = None
) -> Statement | None:
    force = as_duty(force or p.force)
    if p.passive and force == "may":
        force = "must"  # who "is entitled to be indemnified" has a debtor
    if (bearer is not None and not is_party(bearer)) or (bearer is None and _outsider(p)):
        return None  # an insurer, a third party
    if bearer is None:
        if not is_party(whom) or whom is None:
            return None
        bearer = other(whom)
    if bearer.side == "the-other":
        bearer = Entity("each-party")
    to = counterparty(bearer, whom) if whom is not None else NONE
    if to.side == bearer.side and bearer.side != "each-party":
        return None
    if bearer.side == "each-party" and to.side in ("each-party", "none"):
        to = Entity("the-other")
    if force == "must-not" and not p.nominal:
        force = "need-not"
    return make(sentence, p, bearer, force, "indemnify", to=to, names=_ATTRIBUTES, extra=own_acts(sentence, bearer))
