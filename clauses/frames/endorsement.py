"""Whom the UN body favours: endorsement, titles, exclusivity, first refusal, tied purchases."""

from __future__ import annotations

import re

from clauses import concepts
from clauses.frames.sentence import (
    Sentence,
    arguments,
    as_duty,
    as_state,
    counterparty,
    is_party,
    make,
    mentioned,
    negative,
    obliques,
    other,
    party,
    words,
)  # fmt: skip
from clauses.model import Attribute, Entity, Modality, Side, Statement
from clauses.predications import Argument, Predication

_ENDORSED = re.compile(
    r"\b(?:endors\w+|recommend\w*|preferen\w+|imprimatur|certif\w+|testimonial\w*|commend\w*|accredit\w*|vouch\w*|validat\w+|preferred"
    r"|affiliat(?:ed|ion)|approval or (?:support|sponsorship)|stands? behind|seal of approval|superior\w*|favou?r(?:s|ed|ing)?|promot(?:es|ion) of)\b",
    re.I,
)
_GOODS_OR_PARTNER = re.compile(
    r"\b(?:products?|services?|goods|brands?|business|compan(?:y|ies)|activit(?:y|ies)|views?|opinions?|polic(?:y|ies)|technolog\w+|offerings?"
    r"|quality|range|solutions?|software|conduct|practices?|commercial|cheque|check)\b",
    re.I,
)
_IMPLY = frozenset(
    [
        "state",
        "suggest",
        "imply",
        "represent",
        "claim",
        "hold",
        "say",
        "indicate",
        "convey",
        "give",
        "create",
        "assert",
        "advertise",
        "present",
        "allege",
        "declare",
        "describe",
        "announce",
        "portray",
        "market",
        "style",
        "use",
        "make",
        "insinuate",
        "intimate",
        "pretend",
        "suppose",
        "infer",
        "construe",
    ]
)
_ROLE = (
    r"(?:partner|supplier|provider|sponsor|vendor|bank|carrier|airline|brand|manufacturer|product|beverage|water|technology|logistics|insurer|"
    r"contractor|distributor|retailer|source|company)s?"
)
_TITLE = re.compile(
    rf"\b(?:official|preferred|recommended|trusted|certified|endorsed|favou?red|premier|accredited|privileged)\s+(?:\w+\s+){{0,3}}?{_ROLE}\b"
    rf"|\b(?:as|is|be|become|called|itself|our|its)\s+(?:an?\s+|the\s+|its\s+|our\s+|[A-Z]\w+['’]s?\s+)?(?:approved|chosen|designated|leading|selected|principal|appointed)\s+(?:\w+\s+){{0,3}}?{_ROLE}\b"
    r"|\b(?:partner|supplier|provider|sponsor|vendor|bank|brand|product|water|carrier)s? (?:of choice|by appointment)\b",
    re.I,
)
#: "a former UNICEF official", "any official": a person, no title.
_OFFICIAL_PERSON = re.compile(
    r"\b(?:[A-Z]{2,}|Nations|(?i:former|any|no|every|public|government|such|that|each|an)) (?i:official)$"
)
_EXCLUSIVE_TITLE = re.compile(
    r"\b(?:exclusive|sole|only|single|unique)\b(?:\s+and\s+\w+)?\s+(?:[\w-]+\s+){0,4}?(?:partner|supplier|provider|sponsor|vendor|bank|carrier|airline|"
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
    r"|\bneither\b[^.;]{0,60}\bexclusiv\w*",
    re.I,
)
_DEALING = frozenset(
    [
        "enter",
        "cooperate",
        "collaborate",
        "work",
        "partner",
        "engage",
        "conclude",
        "accept",
        "appoint",
        "contract",
        "deal",
        "sign",
        "negotiate",
        "solicit",
        "pursue",
        "seek",
        "join",
        "associate",
        "approach",
        "invite",
        "make",
        "have",
        "undertake",
        "form",
        "establish",
        "agree",
        "participate",
        "arrange",
        "conduct",
        "procure",
        "license",
        "authorise",
        "authorize",
        "grant",
        "support",
        "discuss",
        "implement",
        "receive",
        "develop",
        "maintain",
        "take",
        "continue",
        "choose",
        "select",
        "turn",
        "ally",
        "affiliate",
        "transact",
        "lend",
        "give",
        "promote",
        "allow",
        "permit",
        "award",
        "involve",
        "engage",
    ]
)
_TO_OTHERS = re.compile(
    r"\b(?:(?:any|all|some|many|several|such|with|from|by|to|no) (?:other|another)|with others?|(?<!the )(?<!each )(?<!either )(?<!its )(?:an)?other (?:compan|entit|partner|donor|sponsor|bank|person|firm|organi[sz]ation|"
    r"part(?:y|ies)|supplier|vendor|contributor|provider|business|undertaking|enterprise|corporat|manufacturer|institution|operator|brand|airline|carrier|insurer|bod(?:y|ies)|"
    r"private|commercial|collaborat|producer|retailer)\w*|competitors?|competing|competitive|rivals?|third part(?:y|ies)|third persons?|anyone else|nobody else|no one else|"
    r"whomever|whomsoever|whoever|elsewhere|similar (?:arrangement|agreement|partnership|collaboration|cooperation|relationship|activit|project|contract|initiative|support|understanding)\w*|"
    r"others (?:in|on|of|for|active|working)|compet(?:e|es|ing) with|same (?:sector|industry|category|field|line|product)|additional partners?|others\b)",
    re.I,
)
_BUY = frozenset(
    [
        "buy",
        "purchase",
        "procure",
        "source",
        "order",
        "acquire",
        "obtain",
        "hire",
        "lease",
        "subscribe",
        "select",
        "use",
        "contract",
        "retain",
        "engage",
        "take",
        "appoint",
        "pay",
    ]
)
_PREFER = re.compile(
    r"\b(?:prefer(?:red|ence|ential(?:ly)?)?|priority|advantage|favou?rabl[ey]|favou?red|favou?r|head start|first consideration|privileged|extra points|bonus points)\b",
    re.I,
)
_PROCUREMENT = re.compile(
    r"\b(?:procur\w+|tender\w*|bid\w*|purchas\w+|solicitation\w*|future (?:contract|business|purchase|order|supply|engagement|award)\w*|award\w* of|contract award\w*|"
    r"suppl(?:y|ies|ier)\b|vendors?|sourcing|orders?|call for (?:bids|proposals|offers)|rfp|competitive)\b",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about endorsement, exclusivity and advantage in a sentence."""
    found: list[Statement] = []
    found.extend(_endorsement(sentence))
    found.extend(_exclusivity(sentence))
    found.extend(_purchases(sentence))
    return found


# -- endorsement -----------------------------------------------------------------------------------------------------


def _endorsement(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    found: list[Statement] = []
    if _ENDORSED.search(text):
        for p in sentence.predications:
            made = _endorses(sentence, p)
            if made is not None and not any((m.act, m.modality) == (made.act, made.modality) for m in found):
                found.append(made)
    title = next(
        (m for m in _TITLE.finditer(text) if not _OFFICIAL_PERSON.search(text[: m.start()] + m.group()[:8].lower())),
        None,
    )
    if title and not found and any(m.entity.side == "un" for m in sentence.mentions):
        at = next((q for q in sentence.predications if q.start <= title.start() <= q.end and not q.nominal), None)
        force: Modality = at.force if at else "is"
        modality: Modality
        bearer = party(at.subject) if at else None
        if negative(force):
            act_bearer, act, modality = Entity("partner"), "claim-endorsement", "must-not"
        elif (
            bearer is not None
            and bearer.side == "partner"
            and re.search(r"\b(?:approv|consent|authori|permission|agree)\w*", text, re.I)
            and re.search(r"\b(?:prior|written|without|unless|only)\b", text, re.I)
        ) or _title_giver(sentence, at, title) == "partner":
            return found
        else:
            act_bearer, act, modality = Entity("un"), "endorse", "is"
        found.append(make(sentence, at, act_bearer, modality, act, to=other(act_bearer)))
    return found


_BEARING = frozenset(
    [
        "be",
        "become",
        "call",
        "style",
        "describe",
        "present",
        "refer",
        "use",
        "act",
        "advertise",
        "enjoy",
        "carry",
        "bear",
    ]
)


def _title_giver(sentence: Sentence, p: Predication | None, title: re.Match[str]) -> Side:
    """Who lends a title: whose supplier one is ("UNDP's", "of UNDP"), else who recognises, else the other than its bearer."""
    for m in sentence.mentions:
        if m.entity.side not in ("un", "partner"):
            continue
        if m.possessive and m.end <= title.start() + 8 and title.start() - m.end < 4:
            return m.entity.side
        if m.start >= title.end() and re.fullmatch(r"\s+(?:of|to|for)\s+", sentence.text[title.end() : m.start]):
            return m.entity.side
    subject = party(p.subject) if p is not None else None
    if p is None or subject is None or subject.side not in ("un", "partner"):
        return "un"
    return other(subject).side if p.lemma in _BEARING else subject.side


def _endorses(sentence: Sentence, p: Predication) -> Statement | None:
    if p.nominal and p.lemma in words("endorse", "nouns"):
        return _nominal_endorsement(sentence, p)
    if p.lemma in words("endorse", "verbs") and not p.nominal:
        bearer = party(p.subject)
        target = next((a for a in (p.object, *arguments(p)) if a is not None), None)
        whom = party(target) if target else None
        owner = target.owner if target else None
        side = whom if is_party(whom) else owner
        rest = sentence.text[p.at : p.end]
        if target is None and any(m.entity.side == "partner" for m in mentioned(sentence, p.at, p.end)):
            side = Entity("partner")  # "certifies that the products of the Partner ..."
        about = side is not None or _GOODS_OR_PARTNER.search(target.text if target is not None else rest)
        if p.lemma in (
            "approve",
            "support",
            "sponsor",
            "promote",
            "favour",
            "favor",
            "certify",
            "recommend",
            "advocate",
        ) and not (
            (target is None and side is not None and p.lemma in ("certify", "recommend"))
            or (
                target is not None
                and (
                    is_party(whom)
                    or re.search(
                        r"\b(?:products?|services?|goods|brands?|technolog\w+|offerings?)\b", target.text, re.I
                    )
                )
            )
        ):
            return None
        if bearer is None and (p.host_role or p.passive):
            bearer = Entity("un") if side is None or side.side != "un" else None
        if not about or bearer is None or bearer.side not in ("un", "each-party", "the-other"):
            return None
        if side is not None and side.side == "un":
            return None
        if p.lemma == "approve" and not re.search(
            r"\b(?:products?|services?|brand|company)\b", target.text if target else "", re.I
        ):
            return None
        return make(sentence, p, Entity("un"), as_state(p.force), "endorse", to=Entity("partner"))
    if not p.nominal and p.lemma in _IMPLY and p.force == "may" and "endors" in sentence.text[p.at : p.end].lower():
        speaker = party(p.subject)
        if speaker is not None and speaker.side == "partner":
            return make(sentence, p, Entity("partner"), "may", "claim-endorsement", to=Entity("un"))
    if not p.nominal and p.lemma in _IMPLY and negative(p.force):
        subject = party(p.subject)
        rest = sentence.text[p.start : p.end]
        if subject is not None and subject.side in ("partner", "each-party") and _ENDORSED.search(rest):
            return make(sentence, p, Entity("partner"), "must-not", "claim-endorsement", to=Entity("un"))
    return None


def _nominal_endorsement(sentence: Sentence, p: Predication) -> Statement | None:
    host = p.host
    text = (
        sentence.text[p.start : p.end]
        if host is None
        else sentence.text[min(p.start, host.start) : max(p.end, host.end)]
    )
    if p.lemma in (
        "approval",
        "support",
        "sponsorship",
        "preference",
        "affiliation",
        "certification",
        "recommendation",
    ) and not (
        re.search(
            r"\b(?:of|for)\b.{0,80}\b(?:products?|services?|goods|brands?|compan\w+|business|activit\w+|technolog\w+)\b",
            text,
            re.I,
        )
        or re.search(r"\bendors\w+", text, re.I)
        or any(is_party(a.entity) and a.entity and a.entity.side == "partner" for a in obliques(p, "of", "for"))
        or (
            p.subject is not None
            and p.subject.entity is not None
            and p.subject.entity.side == "un"
            and host is not None
            and host.deemed
        )
    ):
        return None
    by = [a for a in (*obliques(p, "by", "from"), p.subject) if a is not None and a.entity is not None]
    of = [a for a in obliques(p, "of", "for") if a.entity is not None or a.owner is not None]
    if any(a.entity and a.entity.side == "partner" for a in by):
        return None
    whose = [a.entity or a.owner for a in of]
    if any(w is not None and w.side == "un" for w in whose) and not by:
        return None
    subject = party(host.subject) if host is not None else None
    force = p.force
    if host is not None and subject is not None and subject.side == "partner" and not host.passive:
        if negative(force) or host.lemma in ("avoid", "refrain"):
            return make(sentence, p, Entity("partner"), "must-not", "claim-endorsement", to=Entity("un"))
        if force == "may":
            return make(sentence, p, Entity("partner"), "may", "claim-endorsement", to=Entity("un"))
        if host.lemma in ("acknowledge", "accept", "disclaim"):
            return (
                make(sentence, p, Entity("un"), "is-not", "endorse", to=Entity("partner"))
                if host.lemma == "disclaim"
                else None
            )
        return None
    if host is not None and host.lemma in ("disclaim", "exclude", "avoid", "prohibit", "decline"):
        force = "is" if negative(force) else "is-not"
    elif (
        host is not None
        and host.lemma in ("require", "need", "obtain", "seek", "request", "be")
        and not host.deemed
        and not negative(force)
    ) and host.lemma != "be":
        return None
    if not negative(force) and not any(m.entity.side in ("un", "each-party") for m in sentence.mentions):
        return None
    return make(sentence, p, Entity("un"), as_state(force), "endorse", to=Entity("partner"))


# -- exclusivity -----------------------------------------------------------------------------------------------------


def _exclusivity(sentence: Sentence) -> list[Statement]:
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
            if p is not None and p.lemma not in _DEALING | _BUY | {"communicate", "source"}:
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


# -- purchases -------------------------------------------------------------------------------------------------------


def _purchases(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    found: list[Statement] = []
    for p in sentence.predications:
        if p.nominal or p.lemma not in _BUY:
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
        at = _governing(sentence, prefer.start())
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
        if _buyer(sentence) == "partner":
            return found
        modality: Modality = "must-not" if negative(force) else "must"
        found.append(make(sentence, at, Entity("un"), modality, "prefer", to=Entity("partner"), names=("procurement",)))
    return found


def _buyer(sentence: Sentence) -> Side:
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


def _governing(sentence: Sentence, position: int) -> Predication | None:
    around = [q for q in sentence.predications if not q.nominal and q.start <= position <= q.end]
    return min(around, key=lambda q: q.end - q.start) if around else None
