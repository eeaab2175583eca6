"""What is done with a right to the marks: passed on, registered, acquired, withdrawn, given up."""

from __future__ import annotations

import re

from clauses import attributes, concepts
from clauses.frames.marks import approval_asked, mark_kinds, marks_in, marks_owner
from clauses.frames.sentence import (
    Sentence,
    arguments,
    as_duty,
    is_party,
    make,
    mentioned,
    negative,
    party,
    words,
)  # fmt: skip
from clauses.model import Entity, Operator, Statement, Thing
from clauses.predications import Predication


def passing_on(sentence: Sentence, p: Predication) -> Statement | None:
    """Who may let others use the marks: sublicences, transfers, use by affiliates."""
    if p.nominal or p.lemma not in words("sublicense", "verbs"):
        return None
    text = sentence.text[p.start : p.end]
    if p.lemma not in ("sublicense", "sub-license", "sublicence", "sub-licence"):
        target = next((a for a in (p.object,) if a is not None), None)
        about = target is not None and (
            re.search(
                r"\b(?:licen[cs]e|permission|authori[sz]ation|right to use|use|right|consent)\b", target.text, re.I
            )
            or concepts.has("marks", target.text)
        )
        outward = re.search(r"\b(?:to|by|among)\b", text) and (
            concepts.has("others", text)
            or attributes.find(text, ["for-affiliates"])
            or any(
                m.entity.side == "third" or m.entity.part == "affiliates" for m in mentioned(sentence, p.start, p.end)
            )
        )
        if not about or not (outward or p.lemma in ("transfer", "assign", "delegate", "share")):
            return None
    bearer = party(p.subject)
    if bearer is None:
        bearer = Entity("partner")
    if bearer.side != "partner" and bearer.side != "each-party":
        return None
    force = as_duty(p.force)
    passed = p.object  # "may extend the permission to its dealers" asks no permission
    approval = [
        a
        for a in approval_asked(sentence, bearer, "un")
        if passed is None or not passed.start <= a.start < passed.end or _FRESH.search(passed.text)
    ]
    operator: Operator = "asserted"
    if approval and not any(a.name == "blanket" for a in approval):
        operator = "limited"
        if force == "must-not":
            force = "may"
    if force == "must":
        force = "may"
    return make(
        sentence,
        p,
        Entity("partner"),
        force,
        "sublicense",
        thing=Thing("marks", "un"),
        names=("for-affiliates",),
        extra=approval,
        operator=operator,
    )


_FRESH = re.compile(r"\b(?:with|without|only|unless|subject to|fresh|prior)\b", re.I)


def registering(sentence: Sentence, p: Predication) -> Statement | None:
    """Who may register the marks, or take them into a name, a domain or a handle."""
    if p.nominal or p.lemma not in words("register", "verbs"):
        return None
    text = sentence.text[p.start : p.end]
    object_text = p.object.text if p.object else ""
    if p.lemma in ("register", "trademark", "file", "apply", "seek"):
        about = concepts.has("marks", text) or bool(
            re.search(r"\b(?:domain|confusingly similar|handles?|social media)\b", text, re.I)
        )
        if p.lemma == "apply" and not re.match(r"\w+ (?:\w+ ){0,2}(?:for|to register)\b", sentence.text[p.at :], re.I):
            return None
        if p.lemma in ("file", "apply", "seek") and not re.search(r"\b(?:regist\w+|trade ?-?marks?)\b", text, re.I):
            return None
    else:
        about = bool(
            re.search(
                r"\b(?:trade|business|company|corporate|product|brand|domain|service) names?\b|\b(?:domains?|as (?:a |its |part of )?(?:trade ?-?mark|name|brand)|confusingly similar|call(?:ed)?|style[d]?)\b",
                text,
                re.I,
            )
        )
        if p.lemma in ("call", "name", "style", "brand", "trade"):
            about = about or any(m.entity.side == "un" for m in mentioned(sentence, p.at, p.end))
            if not re.search(
                r"[“\"‘']|\b(?:itself|themselves|its|their|products?|company|programme|services?|brand|under)\b", text
            ) or not any(m.entity.side == "un" for m in mentioned(sentence, p.at, p.end)):
                return None
        elif p.lemma in ("use", "own", "claim", "include") and not re.search(
            r"\b(?:domain|confusingly similar|as (?:a |its )?part of (?:its|a) |as (?:a|its) (?:company|product|trade|brand) name)\b",
            text,
            re.I,
        ):
            return None
    if not about:
        return None
    bearer = party(p.subject) or Entity("partner")
    if bearer.side not in ("partner", "each-party") or re.search(r"\bits own\b", object_text, re.I):
        return None
    force = as_duty(p.force)
    if force == "must":
        force = "may"
    return make(
        sentence,
        p,
        Entity("partner"),
        force,
        "register",
        thing=Thing("marks", "un"),
        names=(),
        extra=approval_asked(sentence, bearer, "un"),
    )


def acquiring(sentence: Sentence, p: Predication) -> Statement | None:
    """That the user of the marks gains no right in them."""
    text = sentence.text[p.start : p.end]
    if p.nominal or p.lemma not in words("acquire", "verbs"):
        return None
    if not re.search(
        r"\b(?:rights?|title|interests?|licen[cs]es?|ownership|entitlement|goodwill|property)\b", text, re.I
    ):
        return None
    getter = (
        party(p.recipient) or (party(p.object) if p.object and is_party(p.object.entity) else None) or party(p.subject)
    )
    if getter is not None and getter.side == "un":
        return None
    marked = any(marks_owner(sentence, a, Entity("partner")) == "un" for a in arguments(p)) or (
        concepts.has("marks", text)
        and any(
            m.entity.side == "un" and (m.possessive or re.search(r"\b(?:of|in)\s+$", sentence.text[: m.start]))
            for m in mentioned(sentence, p.start, p.end)
        )
    )
    if not marked or (
        re.search(r"\b(?:right|licen[cs]e|permission)s? (?:to|of) use\b", text, re.I) and not negative(p.force)
    ):
        return None
    if not negative(p.force):
        return None
    return make(
        sentence,
        p,
        Entity("partner"),
        "is-not",
        "acquire",
        thing=Thing("marks", "un"),
        names=(),
        extra=mark_kinds(sentence),
    )


_PERMISSION = re.compile(
    r"\b(?:permission|authori[sz]ation|licen[cs]e|consent|approval|right|leave|clearance|use)\b", re.I
)


def withdrawing(sentence: Sentence, p: Predication) -> Statement | None:
    """Who may take back the permission to use the marks."""
    back = p.lemma == "take" and re.search(r"\bback\b", sentence.text[p.at : p.end]) is not None
    if (
        p.nominal
        or not (back or p.lemma in words("withdraw", "verbs"))
        or p.object is None
        or not _PERMISSION.search(p.object.text)
    ):
        return None
    if p.lemma in ("terminate", "end") and not marks_in(sentence):
        return None
    bearer = party(p.subject) or Entity("un")
    if bearer.side not in ("un", "each-party"):
        return None
    force = as_duty(p.force)
    return make(sentence, p, Entity("un"), force, "withdraw", thing=Thing("marks", "un"), names=("at-once", "prior"))


def ceasing(sentence: Sentence, p: Predication) -> Statement | None:
    """Who must stop using the marks, and when."""
    if p.nominal or p.lemma not in words("cease", "verbs"):
        return None
    text = sentence.text[p.start : p.end]
    bearer = party(p.subject)
    if bearer is not None and bearer.side not in ("partner", "each-party"):
        return None
    about_use = re.search(
        r"\b(?:use|using|display\w*|distribut\w*|all use|materials?|stock|items|copies|signage)\b", text, re.I
    ) or concepts.has("marks", text)
    subject_is_use = p.subject is not None and re.search(
        r"\b(?:use|permission|authori[sz]ation|licen[cs]e)\b", p.subject.text, re.I
    )
    if not (about_use or subject_is_use) or (
        p.lemma in ("take", "pull", "end", "cancel", "return", "surrender") and not marks_in(sentence)
    ):
        return None
    force = as_duty(p.force)
    if force == "must-not":
        return None
    return make(
        sentence,
        p,
        Entity("partner"),
        force,
        "cease",
        thing=Thing("marks", "un"),
        names=("at-once", "at-end", "after-end"),
    )
