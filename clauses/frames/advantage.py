"""What the partner would gain in procurement: purchases tied to a contribution, preference, paid sequels of what was free."""

from __future__ import annotations

import re

from clauses.force import as_duty, negative
from clauses.frames.sentence import (
    Sentence,
    counterparty,
    make,
    obliques,
    party,
    verb_around,
)
from clauses.inflection import verbs
from clauses.model import Entity, Modality, Side, Statement
from clauses.predications import Argument, Predication

BUY = verbs("buying")

_PREFER = re.compile(
    r"\b(?:prefer(?:red|ence|ential(?:ly)?)?|priority|advantage|favou?rabl[ey]|favou?red|favou?r|head start|first consideration|privileged|extra points|bonus points|(?:before|ahead of|earlier than) (?:any |all |the |its )?(?:other |competing |rival )?(?:bidders?|suppliers?|vendors?|tenderers?|competitors?))\b",
    re.I,
)

_PROCUREMENT = re.compile(
    r"\b(?:procur\w+|tender\w*|bid\w*|purchas\w+|solicitation\w*|future (?:contract|business|purchase|order|supply|engagement|award)\w*|award\w* of|contract award\w*|"
    r"suppl(?:y|ies|ier)\b|vendors?|sourcing|orders?(?! of\b)|call for (?:bids|proposals|offers)|rfp|competitive)\b",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about advantage in procurement in a sentence."""
    text = sentence.text
    found: list[Statement] = []
    for p in sentence.predications:
        if p.nominal or p.lemma not in BUY:
            continue
        bearer = party(p.subject)
        sellers = [
            a
            for a in obliques(p, "from", "through", "with", "of")
            if a.entity is not None and a.entity.side in ("partner", "the-other")
        ]
        if not sellers and p.lemma in ("buy", "purchase", "procure", "source", "order"):
            sellers = _from_partner(sentence, p)
        if p.lemma in ("hire", "retain", "engage", "appoint", "select", "contract", "pay", "use", "take"):
            sellers = (
                [
                    a
                    for a in sellers
                    if re.search(
                        r"\b(?:products?|services?|goods|equipment|supplies|requirements|orders?|tablets|vaccines|units)\b",
                        text[p.at : p.end],
                        re.I,
                    )
                ]
                if p.lemma != "pay"
                else []
            )
        if (
            bearer is not None
            and bearer.side in ("un",)
            and sellers
            and as_duty(p.force) in ("must", "must-not", "need-not")
        ):
            found.append(
                make(
                    sentence, p, Entity("un"), as_duty(p.force), "buy-from", to=counterparty(bearer, party(sellers[0]))
                )
            )
            break
    prefer = _PREFER.search(text)
    if prefer and _PROCUREMENT.search(text):
        at = verb_around(sentence, prefer.start())
        force: Modality = at.force if at else "is"
        if re.search(r"\b(?:no|not|nor|neither|without|never)\b[^.;]{0,60}$", text[: prefer.start()], re.I):
            force = "is-not"
        giver = party(at.subject) if at else None
        if (
            giver is not None
            and giver.side == "partner"
            and at is not None
            and at.lemma in ("give", "grant", "offer", "provide", "accord")
        ):
            return found
        if buyer(sentence) == "partner":
            return found
        modality: Modality = "must-not" if negative(force) else "must"
        found.append(make(sentence, at, Entity("un"), modality, "prefer", to=Entity("partner"), names=("procurement",)))
    return found


def buyer(sentence: Sentence) -> Side:
    """Whose procurement it is: "UNDP's tenders", "procurement by UNDP"; the UN body's if nobody's is named."""
    for match in _PROCUREMENT.finditer(sentence.text):
        for m in sentence.mentions:
            before = m.possessive and re.fullmatch(r"\s*(?:\w+\s+){0,2}", sentence.text[m.end : match.start()])
            after = match.end() <= m.start and re.fullmatch(r"\s+(?:by|of)\s+", sentence.text[match.end() : m.start])
            if (before or after) and m.entity.side in ("un", "partner"):
                return m.entity.side
    return "un"


def _from_partner(sentence: Sentence, p: Predication) -> list[Argument]:
    """The seller, where a participle between took the "from" to itself: "all boxes required ... from the Company"."""
    return [
        Argument(m.start, m.end, sentence.text[m.start : m.end], "", m.entity, m)
        for m in sentence.mentions
        if m.start > p.at
        and m.entity.side in ("partner", "the-other")
        and not m.possessive
        and re.search(r"\bfrom\s+$", sentence.text[: m.start])
    ]
