"""What a kind of partnership asks of its text: contributions, platforms, joint products, charities, field projects."""

from __future__ import annotations

import re

from checks.finding import Outcome, evidence
from checks.named.places import find_first, outcome_at, words_on
from checks.profile import Profile
from clauses.model import Agreement

_MONEY = re.compile(
    r"(?:USD|US\$|EUR|CHF|GBP|SEK|NOK|DKK|INR|\$|€|£)\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:million |thousand )?(?:USD|EUR|CHF|GBP|SEK|NOK|DKK|INR|dollars|euros|francs|pounds|rupees|kronor)\b",
    re.I,
)

_TERMS = (
    ("the amount or specification", re.compile(_MONEY.pattern + r"|\b(?:\d+|one|two|three|five|ten|twenty|fifty|hundred)\b[^.;]{0,40}\b(?:units|kits|vehicles|tablets|laptops|computers|pieces|tonnes|pallets|doses|licen[cs]es|days|hours|printers|books)\b|\bspecifi\w+|\bdescribed in annex\b", re.I)),
    ("when it is paid or delivered", re.compile(r"\b(?:within \w+(?:[ -]\w+)? (?:\(\d+\) )?(?:days|weeks|months)|instal+ments?|upon signature|on signature|by \d{1,2} \w+|schedule|no later than|on or before|in advance|tranches?|quarterly|annually|delivery|deliver(?:ed|s)?)\b", re.I)),
    ("what for", re.compile(r"\b(?:for the purpose|purpose|to (?:support|fund|finance)|in support of|used (?:only |solely |exclusively )?for|earmarked|allocated to|towards)\b", re.I)),
    ("reports", re.compile(r"\breport\w*\b|\bstatement of (?:accounts|expenditure)\b", re.I)),
    ("what happens to an unspent balance", re.compile(r"\bun(?:spent|used|committed|expended|utili[sz]ed)\b|\bremaining (?:balance|funds)\b|\bbalance\b|\bsurplus\b", re.I)),
)  # fmt: skip


def contribution_terms(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-01: a contribution has an amount, a date, a purpose, reports, and a rule for what is left."""
    gives = [
        s
        for s in agreement.statements
        if s.act == "contribute" and s.bearer.side == "partner" and s.modality in ("must", "may")
    ]
    if profile.modality != "direct-contribution" and not any(s.thing.name == "money" for s in gives):
        return [Outcome("not_applicable")]
    if not gives:
        return [Outcome("not_applicable")]
    text = words_on(agreement)
    missing = [name for name, pattern in _TERMS if not pattern.search(text)]
    first = gives[0]
    clause = agreement.clause(first.clause)
    proof = (evidence(agreement, clause, first.start, first.end),)
    loose = (
        re.search(r"\b(?:up to|details to be agreed|to be (?:agreed|determined)|pledges?)\b", text[:100000], re.I)
        and len(missing) >= 2
    )
    if len(missing) >= 3 or loose:
        return [Outcome("violated", proof, clause.id, f"Not stated: {', '.join(missing)}.")]
    return [Outcome("satisfied", proof, clause.id, f"Not found: {', '.join(missing)}." if missing else "")]


_FORUM = re.compile(
    r"\b(?:forum|platform|event|conference|summit|festival|concert|exhibition|broadcast|show|stage|panel|tournament|gala|channel)s?\b",
    re.I,
)

_UN_CONTROL = re.compile(
    r"\b(?:content|messages?|statements?|materials?|information)\b[^.;]{0,120}\b(?:approv\w+|clear\w+|consent|control\w*|decid\w+|determin\w+)\b",
    re.I,
)

_PARTNER_CONTROL = re.compile(
    r"\bthe (?:company|partner|sponsor|organi[sz]er|donor|foundation|broadcaster|host)\b[^.;]{0,40}\b(?:decides?|determines?|controls?|chooses?|has (?:the )?(?:final|sole)|may edit|retains? (?:full|sole|final))\b[^.;]{0,80}\b(?:content|messages?|statements?|programme|speakers?|text)\b",
    re.I,
)


def forum_control(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-04: on the partner's platform the UN body controls what is said about it."""
    if (
        profile.modality not in ("promotion", "sponsorship")
        and find_first(
            agreement,
            re.compile(
                r"\b(?:offers?|provides?|makes? available)\b[^.;]{0,80}\b(?:forum|platform|stage|channel|stand|booth)\b",
                re.I,
            ),
        )
        is None
    ):
        return [Outcome("not_applicable")]
    taken = find_first(agreement, _PARTNER_CONTROL)
    if taken is not None:
        return [outcome_at(agreement, "violated", taken)]
    kept = find_first(agreement, _UN_CONTROL)
    if kept is not None:
        return [outcome_at(agreement, "satisfied", kept)]
    place = find_first(agreement, _FORUM)
    return (
        [outcome_at(agreement, "unclear", place, "Who controls what is said about the UN body there?")]
        if place
        else [Outcome("not_applicable")]
    )


_JOINT_PRODUCT = re.compile(
    r"\b(?:co-?develop\w*|jointly develop\w*|co-?brand\w* (?:product|service)|co-?market\w*|develop (?:together|jointly)|joint (?:product|service|development))\b",
    re.I,
)


def joint_product(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-05: a product developed together has its costs, rights, liability and marks settled."""
    place = find_first(agreement, _JOINT_PRODUCT)
    if place is None:
        return [Outcome("not_applicable")]
    text = words_on(agreement)
    missing = [
        name
        for name, pattern in (
            ("costs", r"\bcosts?\b|\bexpens\w+|\bbudget\b"),
            ("intellectual property", r"\bintellectual property|\bcopyright|\bpatents?|\bown(?:s|ed|ership)\b"),
            ("liability", r"\bliab\w+|\bindemn\w+"),
            ("marks", r"\b(?:logos?|emblems?|brand\w*|names?|marks?)\b"),
        )
        if not re.search(pattern, text, re.I)
    ]
    if len(missing) >= 2:
        return [outcome_at(agreement, "violated", place, f"Not settled: {', '.join(missing)}.")]
    if missing:
        return [outcome_at(agreement, "unclear", place, f"Not found: {', '.join(missing)}. Is it settled elsewhere?")]
    return [outcome_at(agreement, "satisfied", place)]


_COLLECTS = re.compile(
    r"\b(?:create|establish|set up|found|constitute|incorporate|form|register)\w*\b[^.;]{0,120}\b(?:foundation|charit\w+|association|trust|non-?profit|fund)\b[^.;]{0,200}\b(?:collect|solicit|donat|rais|gift)\w*|\b(?:foundation|charity|association|trust)\b[^.;]{0,120}\b(?:collects?|solicits?|raises?|receives?)\b[^.;]{0,60}\b(?:donations?|gifts?|funds|money)\b",
    re.I,
)

_RELATION = re.compile(
    r"\brelationship agreement\b|\b(?:separate|own|further|specific) (?:written )?agreement\b[^.;]{0,100}\b(?:foundation|charity|association|trust|fund|name|emblem)\b",
    re.I,
)

_DENIED = re.compile(r"\b(?:not|never|no|nor|neither)\b[^.;]*$", re.I)


def relationship_agreement(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-02: a charity that collects for the UN body has a relationship agreement of its own with it."""
    place = find_first(agreement, _COLLECTS)
    if place is not None and (
        _DENIED.search(place[0].text[max(0, place[1].start() - 40) : place[1].start()])
        or re.search(r"\b(?:shall|may|will|must|does|do) not\b", place[1].group())
    ):
        place = None  # "shall not establish any charity"
    vehicle = profile.fact("collecting-vehicle")
    if vehicle == "no" or (place is None and profile.modality != "indirect-contribution" and vehicle != "yes"):
        return [Outcome("not_applicable")]
    second = find_first(agreement, _RELATION, operative=False)
    return [outcome_at(agreement, "satisfied" if second else "violated", second or place)]


_FIELD = re.compile(
    r"\b(?:in the field|field (?:project|activities|office|operations)|host (?:country|government)|in the country|technical (?:assistance|cooperation)|provinces?|districts?)\b",
    re.I,
)

_HOST = re.compile(
    r"\bSBAA\b|\bstandard basic assistance agreement\b|\bbasic (?:cooperation |assistance )?agreement\b|\bhost[- ]?(?:country|government) agreement\b|\bagreement\b[^.;]{0,40}\bwith the government\b|\bBCA\b|\bagreement\b[^.;]{0,60}\bbetween the (?:government|republic|kingdom|state)\b|\barrangements? in force between the united nations\b",
    re.I,
)


def host_agreement(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-03: a field project rests on the agreement with the host government."""
    second = find_first(agreement, _HOST, operative=False)
    if second is not None:
        return [outcome_at(agreement, "satisfied", second)]
    place = find_first(agreement, _FIELD)
    if profile.modality == "technical-assistance":
        return [outcome_at(agreement, "violated", place)]
    return [Outcome("not_applicable")]
