"""By which law the agreement is governed, and which law a side promises to observe."""

from __future__ import annotations

import re
from functools import cache

from clauses import attributes, concepts
from clauses.frames.sentence import Sentence, as_duty, make, party, verb_around
from clauses.inflection import verbs
from clauses.lexicon import load
from clauses.model import Entity, Modality, Statement, Thing

#: "is to be read and understood under English law", "has effect according to the law of Kenya".
_UNDERSTOOD = r"(?:(?:is|are|be) (?:read|understood|given effect)|ha(?:s|ve) effect)(?: and \w+)?(?=[^.;,]{0,40}\b(?:under|according to|in accordance with|by|in (?:the )?light of|subject to)\b)"
_GOVERNED = re.compile(
    rf"\b(?:{_UNDERSTOOD}|govern(?:ed|s|ing)?|constru(?:ed|ction)|interpret(?:ed|ation)?|subject to|applicable law|governing law|proper law|law applicable|controlled by|appl(?:y|ies|ied|ying|icable)|enforced|validity|ruled by|submitted to|(?:answered|resolved|filled|completed|supplemented|settled|decided) by|determined (?:by|under|in accordance)|resolved by reference to|reference to|under|law of the contract|law of this)\b",
    re.I,
)

_AGREEMENT = re.compile(
    r"\b(?:agreement|contract|memorandum|mou|letter|terms|arrangement|undertaking|licen[cs]e|rights? and obligations|instrument|deed|relationship|parties|purchase order|document|matters?|dispute|it|interpretation|contractual|hereof|herein|herewith|law|text|open|gaps?|questions?)\b",
    re.I,
)

NO_LAW = re.compile(
    r"\b(?:not|no|nor|neither|without|never|excluding|exclusion of|irrespective of|nothing)\b[^.;]{0,70}\b(?:laws?|legislation|legal system|legal order|domestic|national|municipal)\b(?! (?:rules|principles|provisions))",
    re.I,
)

#: What the agreement leaves open: "matters not covered", "questions which this Agreement does not settle".
_GAP = re.compile(
    r"\b(?:not (?:\w+ )?(?:covered|settled|provided(?: for)?|dealt with|regulated|addressed|governed by this|resolved|answered|foreseen)|"
    r"(?:does|do) not (?:\w+ )?(?:settle|cover|regulate|address|answer|provide|deal|resolve|foresee)\w*|is silent|no provision)\b",
    re.I,
)

_CONFLICT = re.compile(
    r"\b(?:without (?:regard|reference|giving effect) to|excluding|exclud\w+|irrespective of|other than|exclusive of|notwithstanding|not including)\b[^.;]{0,60}\b(?:conflicts?|choice)[- ]of[- ]laws?\b[^.;,]*|\bconflicts?[- ]of[- ]laws?\b[^.;,]*",
    re.I,
)


@cache
def state_law() -> re.Pattern[str]:
    """A law that belongs to a State: "the laws of Kenya", "English law", "the Swiss Code of Obligations"."""
    data = load("en/states")
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(data["states"], key=len, reverse=True))
    adjectives = "|".join(
        re.escape(n).replace(r"\ ", r"\s+") for n in sorted(data["adjectives"], key=len, reverse=True)
    )
    law = r"(?:rules of law|laws?|legislation|statutes?|legal (?:system|order|provisions)|Code(?: of Obligations)?|Civil Code|Commercial Code|BGB|OR|jurisdiction|Contract Act|Act)"
    return re.compile(
        rf"\b{law}\b(?:\s+and\s+(?:regulations|practice|jurisdiction))?\s+(?:in force |applicable |applied |applying |prevailing |obtaining |currently )*(?:of|in|for|from|at)\s+(?:the\s+)?(?:(?:State|Commonwealth|Republic|Kingdom|Province|Canton|Federal Republic|People['’]s Republic|Islamic Republic|Federation|Emirate|Union|Principality|Grand Duchy|Hashemite Kingdom|Confederation)\s+(?:of\s+)?)?(?:the\s+)?(?:{names})\b"
        rf"|\b(?:{adjectives})\s+(?:substantive\s+|material\s+|domestic\s+|national\s+|federal\s+|civil\s+|contract\s+|private\s+|and\s+\w+\s+)*{law}\b"
        rf"|\b(?:the\s+)?(?:{names})(?:['’]s?)?\s+(?:substantive\s+|domestic\s+)?laws?\b"
        rf"|\b{law}\b\s+(?:of|in|where)\s+(?:the\s+)?(?:State|country|place|jurisdiction|canton|province|territory|land)\b(?! of the parties)"
        rf"|\blaws?\b\s+(?:of|at)\s+(?:the\s+)?(?:seat|domicile|registered office|principal place|home|headquarters|place of (?:incorporation|establishment|business))\b"
        rf"|\b(?:the\s+)?(?:law|laws) of (?:its|their|the [\w]+['’]s) (?:country|seat|home|domicile|incorporation|place|registered)\b"
        rf"|\b(?:national|domestic|local|municipal|host country|host state)\s+(?:substantive\s+)?laws?\b",
        re.I,
    )


_COMPLY = verbs("complying")

_LAWS = re.compile(
    r"\b(?:laws?|legislation|statutes?|legal requirements?|ordinances?|decrees?|(?:applicable|local|national|domestic|governmental|state|federal|all|relevant) (?:\w+ ){0,3}regulations?|acts of parliament|sanctions law\w*|statutory|export[- ]control|Bribery Act|GDPR|FCPA|rules of the (?:host|country|land)|law of the land)\b",
    re.I,
)

_NOT_STATE_LAW = re.compile(
    r"\b(?:international (?:humanitarian |human rights |environmental |public )?law|law of nations|general principles of law|rule of law|laws? of war)\b",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about the law of the agreement and the law that a side observes."""
    return [*_law(sentence), *_observance(sentence)]


def _law(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    stripped = _CONFLICT.sub(lambda m: " " * len(m.group()), text)
    found: list[Statement] = []
    governs = _GOVERNED.search(stripped)
    match = state_law().search(stripped) if governs else None  # dear: hundreds of names of countries
    if match and _acts_under(sentence, match.start()):
        match = None  # "each Party will act in accordance with national law" is a promise, no choice of law
    if match and _is_of_a_person(sentence, match.start()):
        match = None  # "a société anonyme governed by Swiss law"
    if match and (_AGREEMENT.search(stripped) or "governing-law" in sentence.topics):
        before = stripped[max(0, match.start() - 70) : match.start()]
        direct = re.search(
            rf"\b(?:{_UNDERSTOOD}|govern(?:ed|s|ing)?|constru(?:ed|ction)|interpret(?:ed|ation)?|resolved by reference|(?:determined|decided|ruled|settled|answered|resolved|filled|completed|supplemented) (?:by|under|according|in accordance)"
            r"|subject(?: only| solely| exclusively)? to|enforced|law applicable|applicable law|governing law|proper law|choice of law|law of (?:the|this) (?:contract|agreement)"
            r"|appl(?:y|ies)|validity|elect|choose|chosen|select(?:ed)?)\b[^.;]{0,70}$",
            before,
            re.I,
        )
        after = re.match(
            r"[^.;]{0,40}\b(?:shall |will |does |do )?(?:govern|appl(?:y|ies|ying)|(?:is|be|being) applicable|be the (?:proper|governing|applicable) law)\w*",
            stripped[match.end() :],
            re.I,
        )
        observed = re.search(
            r"\b(?:compl(?:y|ies|iance)|organi[sz]ed|incorporated|existing|established|registered|constituted|created|formed|obey|observ\w+|abide|permitted|required|withh\w+|taxes|entity|company|corporation|foundation|association|charity)\b[^.;]{0,60}$",
            before,
            re.I,
        )
        whole_governs = re.search(
            rf"\b(?:{_UNDERSTOOD}|govern|constru|interpret|appl(?:y|ies|ying|icable)|proper law|reference to|accordance with|determin|subject to|ruled|answered|resolved|filled|completed|supplement|settled|decided)\w*",
            stripped,
            re.I,
        )
        if (
            (direct or after)
            and whole_governs
            and not (
                observed
                and not re.search(
                    r"\bgovern\w*|\bconstru\w*|\binterpret\w*|\bapplicable law\b|\bgoverning law\b", stripped, re.I
                )
            )
        ):
            stripped = _GAP.sub(lambda m: "x" * len(m.group()), stripped)
            denied = NO_LAW.search(stripped)
            p = verb_around(sentence, match.start())
            if denied and re.search(
                r"\b(?:no|not|nor|neither|without|never|nothing|excluding|exclusion)\b", stripped[: match.end()], re.I
            ):
                force: Modality = "is-not"
            else:
                force = "is"
            names = ["gap-filler", "without-prejudice"]
            found.append(make(sentence, p, Entity("state"), force, "govern", thing=Thing("agreement"), names=names))
    if not found and ("governing-law" in sentence.topics or governs):
        principles = attributes.find(text, ["general-principles"])
        if (
            principles
            and re.search(
                r"\b(?:govern\w*|constru\w*|interpret\w*|applicable law|resolved by|decided|apply)\b", text, re.I
            )
            and (_AGREEMENT.search(text))
        ):
            found.append(
                make(sentence, None, Entity("none"), "is", "govern", thing=Thing("agreement"), extra=principles)
            )
    return found


_PERSON = re.compile(
    r"\b(?:compan(?:y|ies)|corporation|soci[ée]t[ée] \w+|foundation|association|partnership|charity|entity|bank|gmbh|ltd|limited|inc|institution|university|person|organi[sz]ation|a (?:public|private|legal) \w+)"
    r"\W+(?:duly |validly )?(?:governed|organi[sz]ed|established|incorporated|constituted|regulated|existing|registered)\b[^.;]{0,60}$",
    re.I,
)


def _is_of_a_person(sentence: Sentence, at: int) -> bool:
    """Whether the law is that of a party's constitution, not of the agreement."""
    return _PERSON.search(sentence.text[:at]) is not None


def _acts_under(sentence: Sentence, at: int) -> bool:
    """Whether a party acts in the predication that holds the law, and nothing is governed or construed."""
    p = verb_around(sentence, at)
    if (
        p is None
        or party(p.subject) is None
        or p.lemma not in _COMPLY | {"carry", "conduct", "implement", "ensure", "undertake"}
    ):
        return False
    return not re.search(r"\b(?:govern|constru|interpret|applicable law|choice of law)\w*", sentence.text, re.I)


def _observance(sentence: Sentence) -> list[Statement]:
    text = _NOT_STATE_LAW.sub(lambda m: "x" * len(m.group()), sentence.text)
    found: list[Statement] = []
    for p in sentence.predications:
        if p.nominal or not (
            p.lemma in _COMPLY
            or p.lemma
            in (
                "be",
                "ensure",
                "carry",
                "undertake",
                "implement",
                "conduct",
                "submit",
                "subject",
                "bind",
                "remain",
                "perform",
            )
        ):
            continue
        bearer = party(p.subject) if p.lemma != "bind" or not p.passive else party(p.object) or party(p.subject)
        if p.passive and p.lemma in ("bind", "subject"):
            bearer = party(p.object)
        rest = text[p.at : max(p.end, p.at)]
        if p.passive and p.object is not None and p.lemma in _COMPLY:
            rest = text[p.object.start : p.object.end]  # "the laws ... are to be observed by"
        law = _LAWS.search(rest)
        if bearer is None or bearer.side not in ("un", "each-party", "partner") or law is None:
            continue
        if p.lemma in (
            "be",
            "ensure",
            "carry",
            "undertake",
            "implement",
            "conduct",
            "act",
            "operate",
            "perform",
            "remain",
            "submit",
            "subject",
        ) and not re.search(
            r"\b(?:in (?:full |strict )?(?:compliance|accordance|conformity|line) with|compli\w+|subject to|bound by|within)\b",
            rest[: law.start()],
            re.I,
        ):
            continue
        if concepts.has("immunities", rest[: law.start()]) or re.search(
            r"\b(?:taxes|intellectual property|govern\w*|constru\w*)\b", rest[: law.start()], re.I
        ):
            continue
        own = re.search(
            r"\b(?:its|their) (?:own |internal |respective )*(?:rules|regulations|polic\w+|procedures|internal)\b[^.;]{0,30}$",
            rest[: law.end()],
            re.I,
        )
        if own and not re.search(r"\blaws?\b", law.group(), re.I):
            continue
        force = as_duty(p.force)
        names = ["without-prejudice", "general-principles"]
        found.append(make(sentence, p, bearer, force, "comply", thing=Thing("law", "state"), names=names))
    kept: list[Statement] = []
    for s in found:
        if not any(k.bearer.side == s.bearer.side and k.modality == s.modality for k in kept):
            kept.append(s)
    return kept
