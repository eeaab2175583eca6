"""Whether the UN side is bound to one partner: exclusivity, first refusal, sole titles, and the freedom to work with others."""

from __future__ import annotations

import re

from clauses import concepts
from clauses.frames.advantage import BUY
from clauses.frames.sentence import (
    Sentence,
    as_duty,
    is_party,
    make,
    mentioned,
    negative,
    other,
    party,
)  # fmt: skip
from clauses.inflection import verbs
from clauses.model import Attribute, Entity, Modality, Statement
from clauses.predications import EXCLUDED, Predication

_EXCLUSIVE_TITLE = re.compile(
    r"\b(?:exclusive|sole|only|single|unique)\b(?:\s+and\s+\w+)?\s+(?:(?!(?:of|for|by|to|in|remed\w+|property)\b)[\w-]+\s+){0,4}?(?:partner|supplier|provider|sponsor|vendor|bank|carrier|airline|"
    r"brand|manufacturer|insurer|contractor|company|corporate partner|collaborator|donor|distributor|undertaking|contributor|source|counterpart|business|firm|enterprise|ally)s?\b",
    re.I,
)

_FIRST = re.compile(
    r"\b(?:right of first (?:refusal|offer|negotiation|look|call)|first (?:refusal|option|offer|look|call|opportunity|right)|pre-?empti(?:on|ve)|right to match|"
    r"matching right|last (?:look|refusal|offer)|right of last|match (?:any|the|such|that|a)\b.{0,40}\boffer|"
    r"(?:before|prior to) (?:approaching|offering|inviting|contacting|turning to|negotiating with|dealing with|speaking to)\b.{0,60}\b(?:other|another|third|anyone|elsewhere|market|competitor)|"
    r"most favou?red)\b",
    re.I,
)

_NON_EXCLUSIVE = re.compile(
    r"\bnon-?exclusiv\w*|\bnot\b[^.;,]{0,40}\bexclusiv\w*|\bno\b[^.;,]{0,30}\bexclusiv\w*|\bwithout (?:any )?exclusivity\b|\bnothing\b[^.;]{0,120}\bexclusiv\w*"
    r"|\bneither\b[^.;]{0,60}\bexclusiv\w*|\bexclusivity\b(?=" + EXCLUDED.pattern + ")",
    re.I,
)

_DEALING = verbs("dealing")

_TO_OTHERS = re.compile(
    r"\b(?:(?:any|all|some|many|several|such|with|from|by|to|no) (?:other|another)|with others?|(?<!the )(?<!each )(?<!either )(?<!its )(?:an)?other (?:compan|entit|partner|donor|sponsor|bank|person|firm|organi[sz]ation|"
    r"part(?:y|ies)|supplier|vendor|contributor|provider|business|undertaking|enterprise|corporat|manufacturer|institution|operator|brand|airline|carrier|insurer|bod(?:y|ies)|"
    r"private|commercial|collaborat|producer|retailer)\w*|competitors?|competing|competitive|rivals?|third part(?:y|ies)|third persons?|anyone else|nobody else|no one else|"
    r"whomever|whomsoever|whoever|elsewhere|similar (?:arrangement|agreement|partnership|collaboration|cooperation|relationship|activit|project|contract|initiative|support|understanding)\w*|"
    r"others (?:in|on|of|for|active|working)|compet(?:e|es|ing) with|same (?:sector|industry|category|field|line|product)|additional partners?|others\b)",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about exclusivity in a sentence."""
    text = sentence.text
    about_marks = re.search(
        r"\b(?:emblem|logo|trade ?-?mark|licen[cs]e|intellectual property|copyright|jurisdiction|remed(?:y|ies)|property of|(?:non-?exclusive|exclusive)(?:,? [\w-]+){0,4} (?:rights?|permissions?|authori[sz]ations?)|(?:rights?|permissions?|authori[sz]ations?|consents?|grants?)(?: [\w-]+){0,4} (?:is|are|be|remains?)\b[^.;]{0,60}\bexclusive)\b",
        text,
        re.I,
    )
    found: list[Statement] = []
    plain = _NON_EXCLUSIVE.search(text)
    if plain and not (
        about_marks
        and not re.search(
            r"\b(?:agreement|cooperation|collaboration|partnership|relationship|memorandum|mou|arrangement|understanding)\b[^.;]{0,60}\bexclusiv|\bexclusiv\w+ (?:[\w-]+ ){0,3}(?:agreement|cooperation|collaboration|partnership|relationship|arrangement)\b",
            text,
            re.I,
        )
    ):
        return [
            make(
                sentence,
                None,
                Entity("each-party"),
                "may",
                "deal-with-others",
                extra=[Attribute("non-exclusive", plain.group()[:60], plain.start(), plain.end())],
            )
        ]
    first = _FIRST.search(text)
    if first:
        made = _first_refusal(sentence, first)
        if made is not None:
            found.append(made)
    for p in sentence.predications:
        if p.nominal:
            continue
        made = _dealing(sentence, p)
        if made is not None and not any(m.act == made.act and m.modality == made.modality for m in found):
            found.append(made)
    if not any(m.act == "deal-with-others" for m in found):
        made = _exclusive_title(sentence, bool(about_marks))
        if made is not None:
            found.append(made)
    return found


def _holder(sentence: Sentence, p: Predication | None, default: Entity) -> Entity:
    subject = party(p.subject) if p is not None else None
    return subject if subject is not None and is_party(subject) else default


def _first_refusal(sentence: Sentence, match: re.Match[str]) -> Statement | None:
    p = next((q for q in sentence.predications if not q.nominal and q.start <= match.start() <= q.end), None)
    force = p.force if p else "is"
    near = [m for m in sentence.mentions if is_party(m.entity)]
    subject = party(p.subject) if p else None
    granter = subject if subject is not None and subject.side in ("un", "partner") else None
    if (
        p is not None
        and p.lemma in ("have", "enjoy", "hold", "receive", "retain", "get", "obtain", "benefit", "exercise")
        and granter is not None
    ):
        granter = other(granter)
    if granter is None:
        granter = Entity("un") if any(m.entity.side == "partner" for m in near) else Entity("each-party")
    modality: Modality = "must-not" if negative(force) else "must"
    if re.search(r"\bmost favou?red\b", match.group(), re.I):
        return None
    return make(
        sentence,
        p,
        granter,
        modality,
        "offer-first",
        to=other(granter),
        extra=[Attribute("exclusive", match.group()[:60], match.start(), match.end())],
    )


def _dealing(sentence: Sentence, p: Predication) -> Statement | None:
    if p.lemma not in _DEALING:
        return None
    bearer = party(p.subject)
    rest = sentence.text[p.at : p.end] if p.end > p.at else sentence.text[p.at :]
    match = _TO_OTHERS.search(rest)
    if bearer is None or bearer.side not in ("un", "partner", "each-party", "the-other") or match is None:
        return None
    force = as_duty(p.force)
    if force == "must":
        return None
    if force in ("must-not", "need-not"):
        # A duty of secrecy, assignment or agency is no exclusivity.
        if re.search(
            r"\b(?:confidential|disclos\w+|assign\w*|transfer\w*|sub-?contract\w*|on behalf of|bind|commit|personal data|gifts?|bribe\w*|liabilit\w*|indemnif\w*|consent of)\b",
            rest,
            re.I,
        ):
            return None
        if concepts.has("marks", rest) and not re.search(
            r"\b(?:exclusiv\w+|compet\w+|similar (?:arrangement|agreement|partnership)\w*|category|sector)\b",
            rest,
            re.I,
        ):
            return None
        if p.lemma in (
            "have",
            "make",
            "take",
            "give",
            "seek",
            "support",
            "accept",
            "receive",
            "use",
            "grant",
            "allow",
            "permit",
            "promote",
            "develop",
            "agree",
            "undertake",
            "conduct",
            "engage",
            "continue",
            "authorise",
            "authorize",
            "license",
            "involve",
        ) and not re.search(r"\b(?:compet\w+|similar|other|another|rival\w*|anyone else)\b", match.group(), re.I):
            return None
        if bearer.side in ("un", "each-party", "the-other"):
            approved = re.search(r"\bwithout\b[^.;]{0,60}\b(?:consent|approval|agreement)\b", rest, re.I)
            return make(
                sentence,
                p,
                Entity("un"),
                "must-not",
                "deal-with-others",
                extra=[Attribute("exclusive", match.group(), p.at + match.start(), p.at + match.end())]
                + (
                    [Attribute("approval", approved.group(), p.at + approved.start(), p.at + approved.end())]
                    if approved
                    else []
                ),
            )
        return None
    if force == "may" and bearer.side in ("un", "each-party"):
        if re.search(
            r"\b(?:on behalf of|confidential|disclos\w+|assign\w*|sub-?contract\w*|indemnif\w*|liabilit\w*)\b",
            rest,
            re.I,
        ) or concepts.has("marks", rest):
            return None
        if p.lemma in (
            "make",
            "have",
            "take",
            "give",
            "seek",
            "accept",
            "receive",
            "authorise",
            "authorize",
            "grant",
            "allow",
            "permit",
            "promote",
        ) and not re.search(
            r"\bsimilar|compet|other (?:compan|entit|partner|donor|sponsor|business|contribut|firm|part)", rest, re.I
        ):
            return None
        return make(sentence, p, Entity(bearer.side), "may", "deal-with-others")
    return None


_ONLY_WITH = re.compile(
    r"\b(?:with|to|from|by) (?:nobody|no one|no-one|none|no other\b[^.;,]{0,30}) (?:but|other than|except|save|than)\b|\b(?:exclusively|solely|only) (?:with|through|from|by|to|on)\b|\b(?:category|sector|industry|product) (?:exclusivity|protection)\b|\bexclusiv(?:ity|e basis|ely)\b"
    r"|\block(?:ed)?-?(?:in|out)\b|\bnon-?compet\w+|\bto the exclusion of (?:(?:all |any )?(?:competitors?|third part\w+|anyone|any person)|(?:all |any )?others?(?! (?:control|audit|law|rule|remed|liabilit|jurisdiction|provision|term|procedure|recourse|means|claim|right)))\w*",
    re.I,
)


def _exclusive_title(sentence: Sentence, about_marks: bool) -> Statement | None:
    text = sentence.text
    match = _EXCLUSIVE_TITLE.search(text) or _ONLY_WITH.search(text)
    if match is None:
        return None
    if (
        about_marks
        and not _EXCLUSIVE_TITLE.search(text)
        and not re.search(
            r"\b(?:category|sector|industry|product) (?:exclusivity|protection)\b|\bexclusivity\b", text, re.I
        )
    ):
        return None
    if re.search(
        r"\bexclusive (?:property|control|ownership|remed|jurisdiction|right of|discretion|competence|responsibilit|authorit|purpose|use of|benefit)\w*|\b(?:solely|exclusively|only) (?:to|by|for|on|from|through) (?:the )?(?:extent|purpose|implement|use|project|activit|programme|this|responsib|charitable|humanitarian|arbitra|negotiat|UN)\w*",
        text,
        re.I,
    ) and not _EXCLUSIVE_TITLE.search(text):
        return None
    p = next((q for q in sentence.predications if not q.nominal and q.start <= match.start() <= q.end), None)
    force: Modality = p.force if p else "is"
    subject = party(p.subject) if p else None
    if not _EXCLUSIVE_TITLE.search(text):
        if re.match(r"(?:exclusively|solely|only)", match.group(), re.I):
            if (
                subject is None
                or subject.side not in ("un", "each-party")
                or not any(
                    m.entity.side in ("partner", "the-other")
                    for m in mentioned(sentence, match.start(), min(len(text), match.end() + 50))
                )
            ):
                return None
            if p is not None and p.lemma not in _DEALING | BUY | {"communicate", "source"}:
                return None
    elif not any(m.entity.side == "un" for m in sentence.mentions) and not any(
        m.entity.side in ("each-party", "partner") for m in sentence.mentions
    ):
        return None
    if (
        subject is not None
        and subject.side == "un"
        and _EXCLUSIVE_TITLE.search(text)
        and p is not None
        and p.lemma == "be"
    ):
        return None  # "UNICEF is the sole owner"
    modality: Modality = "may" if negative(force) else "must-not"
    return make(
        sentence,
        p,
        Entity("un"),
        modality,
        "deal-with-others",
        extra=[Attribute("exclusive", match.group()[:60], match.start(), match.end())],
    )
