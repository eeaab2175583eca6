"""What a kind of partnership asks of its text: contributions, platforms, joint products, charities, field projects."""

from __future__ import annotations

import re

from checks.finding import Outcome, evidence
from checks.named.places import find_first, outcome_at, sentence_around, words_on
from checks.profile import Profile
from clauses.model import Agreement, Clause

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
_MADE = r"(?:develop|design|devis|creat|buil[dt]|produc|made|make|conceiv|launch|publish|releas|market|sell|sold|offer|issu|(?:bring|brought) (?:out|to market))\w*"
#: Looser: a thing of both sides, whatever it is called; it counts only where its terms are said to be open.
_OF_BOTH = re.compile(
    rf"\bco-?(?:creat|design|produc|invent|author|sell)\w*|\b(?:jointly|together|in common)\b[^.;]{{0,40}}\b{_MADE}|\b{_MADE}\b[^.;]{{0,80}}\b(?:jointly|together|in common|by both|between them)\b"
    rf"|\b(?:both|the two) (?:parties|sides|teams|houses)\b[^.;]{{0,60}}\b{_MADE}|\bparties\b[^.;]{{0,40}}\b{_MADE}|\b{_MADE}\b[^.;]{{0,80}}\b(?:of|by) (?:the parties|both)\b"
    r"|\b(?:joint|common|shared)(?:ly)?[- ](?:[\w-]+ ){0,2}(?:application|app|tool|kit|brand|name|marks?|offering|sale|venture|design|solution|software|project)\b|\bunder both (?:their )?names\b",
    re.I,
)
_SOLD = re.compile(
    r"\b(?:products?|services?|applications?|apps?|devices?|tools?|toolkits?|software|platforms?|kits?|games?|sensors?|machines?|appliances?|solutions?|courses?|insurance|filters?|lamps?|lanterns?|stoves?|drinks?|wallets?|cards?|chatbots?)\b[^.;]{0,160}\b(?:market\w*|s[eo]l[ld]s?|sale|launch\w*|commerciali[sz]\w*|offer\w*|customers|buyers)\b"
    r"|\b(?:market\w*|sell|sale|launch\w*|commerciali[sz]\w*|offer\w*)\b[^.;]{0,160}\b(?:products?|services?|applications?|apps?|devices?|tools?|toolkits?|software|platforms?|kits?|games?|sensors?|machines?|appliances?|solutions?|courses?|insurance|filters?|lamps?|lanterns?|stoves?|drinks?|wallets?|cards?|chatbots?)\b",
    re.I,
)
#: "No work starts before the annex is signed": what is put off, the product waits for.
_WAITS = re.compile(
    r"\b(?:not|no|neither|only)\b[^.;]{0,80}\b(?:before|until|unless|once|after)\b|\b(?:before|prior to)\b[^.;]{0,60}\b(?:work|start\w*|launch\w*|sale|sold|begin\w*|develop\w*|market\w*|product\w*)\b|\bcondition\b",
    re.I,
)
_SET_OUT = re.compile(r"\b(?:annex\w*|schedule|appendix|(?:project|separate|further) agreement)\b", re.I)
#: That what must be settled is put off, or passed over.
_LEFT_OPEN = re.compile(
    r"\b(?:to be|will be|shall be|may be|are|is) (?:further |later |subsequently )?(?:agreed|determined|discussed|settled|decided|considered|clarified|defined|sorted out|looked (?:at|into)|worked (?:out|through)|addressed|negotiated|talked about|the subject of talks)\b(?:[^.;]{0,60}\b(?:later|subsequent\w*|in due course|in good time|once|when|after\w*|future|as (?:the|they|it|volumes))\b|\s*$|\s*[.;])"
    r"|\b(?:left|deferred|postponed|reserved|adjourned) (?:open|aside|blank|undecided|unsettled|for|to|until)\b|\bleft to be\b|\bremains? (?:open|to be|undetermined|unsettled|undecided)\b"
    r"|\b(?:not|never|nothing|neither)\b[^.;,]{0,40}\b(?:agreed|settled|determined|fixed|decided|laid down|gone into|governed|regulated|written|accepted|prejudge\w*|settle|the object)\b"
    r"|\b(?:is|are|be|remains?) silent\b|\bsa(?:y|ys|ying) nothing\b|\bno (?:provision|regulation|annex|position|rules?|agreement|terms?)\b[^.;]{0,40}\b(?:on|for|of|as to|concerning|about)\b|\bpassed over\b|\b(?:premature|untimely|superfluous)\b"
    r"|\bno (?:need|wish|intention) to (?:agree|settle|fix|regulate)\b|\bwithout (?:any |burdening [\w ]{2,20}with )?(?:rules?|annex|terms|agreement|provision)\b|\b(?:at|to) a (?:later|convenient|suitable) (?:stage|time|date)\b|\bin due course\b|\blater (?:agreement|discussion|understanding)\b|\bopen (?:points|questions|issues)\b|\b(?:be|are|is) deferred\b",
    re.I,
)
_TO_SETTLE = re.compile(
    r"\b(?:costs?|expen[sd]\w*|expenditure|money|financ\w+|budget|outlays?|owns?|owner\w*|rights?|title|patents?|copyright|intellectual property|licen[cs]\w+|inventions?|liab\w+|claims?|defects?|responsib\w+|answer\w+|complaints?|indemn\w+)\b",
    re.I,
)
_NEEDED = (
    ("costs", r"\bcosts?\b|\bexpen[sd]\w+|\bbudget|\bfinances\b|\bpays?\b"),
    (
        "intellectual property",
        r"\bintellectual property|\bcopyright|\bpatents?|\bown(?:s|ed|ership)\b|\btitle\b|\bproperty of\b|\bopen source|\bsource code\b|\blicen[cs]e[sd]?\b",
    ),
    (
        "liability",
        r"\bliab\w+|\bindemn\w+|\banswer(?:s|able)\b|\bresponsib\w+ (?:for|to|towards)|\bclaims? (?:by|of)\b",
    ),
    ("marks", r"\b(?:logos?|emblems?|brand\w*|names?|marks?)\b"),
)


def joint_product(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-05: a product developed together has its costs, rights, liability and marks settled."""
    put_off = _left_open(agreement)
    if put_off is not None:
        return [outcome_at(agreement, "violated", put_off, "What must be settled is left open.")]
    place = find_first(agreement, _JOINT_PRODUCT) or _sold_together(agreement)
    if place is None:
        return [Outcome("not_applicable")]
    text = words_on(agreement)
    missing = [name for name, pattern in _NEEDED if not re.search(pattern, text, re.I)]
    if len(missing) >= 2:
        return [outcome_at(agreement, "violated", place, f"Not settled: {', '.join(missing)}.")]
    if missing:
        return [outcome_at(agreement, "unclear", place, f"Not found: {', '.join(missing)}. Is it settled elsewhere?")]
    return [outcome_at(agreement, "satisfied", place)]


def _sold_together(agreement: Agreement) -> tuple[Clause, re.Match[str]] | None:
    """Where both sides make a thing and bring it to market, in one sentence."""
    for clause in agreement.clauses:
        for match in _OF_BOTH.finditer(clause.text) if clause.operative else ():
            start, end = sentence_around(clause, match.start())
            if _SOLD.search(clause.text, start, end) and not (
                _WAITS.search(clause.text, start)
                or _SET_OUT.search(clause.text)
                or re.search(r"\b(?:no|not|neither|never)\b", clause.text[start : match.end()], re.I)
            ):
                return clause, match
    return None


def _left_open(agreement: Agreement) -> tuple[Clause, re.Match[str]] | None:
    """The sentence of a clause on a thing of both sides that puts off two of the matters to be settled."""
    for clause in agreement.clauses:
        if not clause.operative or not (_JOINT_PRODUCT.search(clause.text) or _OF_BOTH.search(clause.text)):
            continue
        for match in _LEFT_OPEN.finditer(clause.text):
            start, end = sentence_around(clause, match.start())
            if (
                not _WAITS.search(clause.text, start)
                and len({m.group().lower() for m in _TO_SETTLE.finditer(clause.text, start, end)}) >= 2
            ):
                return clause, match
    return None


_COLLECTS = re.compile(
    r"\b(?:create|establish|set up|found|constitute|incorporate|form|register)\w*\b[^.;]{0,120}\b(?:foundation|charit\w+|association|trust|non-?profit|fund)\b[^.;]{0,200}\b(?:collect|solicit|donat|rais|gift)\w*|\b(?:foundation|charity|association|trust)\b[^.;]{0,120}\b(?:collects?|solicits?|raises?|receives?)\b[^.;]{0,60}\b(?:donations?|gifts?|funds|money)\b",
    re.I,
)

_RELATION = re.compile(
    r"\brelationship agreement\b|\b(?:separate|own|further|specific) (?:written )?(?:agreement|contract|instrument)\b[^.;]{0,100}\b(?:foundation|charity|association|trust|fund|name|emblem)\b"
    r"|\b(?:agreement|contract|instrument|memorandum)\b[^.;]{0,60}\brelations(?:hip)?\b",
    re.I,
)
#: Looser: whoever collects for the UN body; it counts only where an agreement with it is said to be needless.
_COLLECTOR = re.compile(
    r"\b(?:foundation|charit\w+|trusts?|association|society|club|circle|federation|fund|endowment|committee|non-?profit|limited by guarantee|platform)\b",
    re.I,
)
_COLLECTING = re.compile(
    r"\b(?:collect\w*|solicit\w*|rais(?:e|es|ed|ing)|gather\w*|seeks?|invit\w+|appeals?|ask\w*|fund-?rais\w+|receiv\w+|giv(?:e|es|ing))\b[^.;]{0,80}\b(?:donations?|gifts?|funds|moneys?|subscriptions|means|sums?|contributions?|public|for (?:the )?[A-Z])|\b(?:donations?|gifts?|funds|sums|subscriptions)\b[^.;]{0,60}\b(?:collected|solicited|raised|gathered|received)\b|\b(?:[Ff]und-?raising|[Cc]ollects? for)\b"
)
_NO_RELATION = re.compile(
    r"\bno (?:relationship |separate |further |other |own |formal |such |contractual )*(?:agreement|instrument|contract|document|arrangement|relation|tie|paper)\b"
    r"|\b(?:agreement|instrument|contract)\b[^.;]{0,80}\b(?:not (?:be )?(?:needed|required|necessary|called for|foreseen|intended|sought)|need(?:ed)? not|no (?:objection|condition)|superfluous|unnecessary|dispensed with)\b"
    r"|\b(?:this|the present) (?:letter|clause|agreement|memorandum|exchange of e-?mails|contract)\b[^.;]{0,40}\b(?:suffic\w+|being sufficient|the sole document)\b|\bwithout (?:there being|any|a|an|the need (?:of|for)) [^.;]{0,60}\b(?:agreement|contract|instrument|formalit\w+)\b|\bwithout (?:further )?formalit\w+",
    re.I,
)

_DENIED = re.compile(r"\b(?:not|never|no|nor|neither)\b[^.;]*$", re.I)


def relationship_agreement(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-02: a charity that collects for the UN body has a relationship agreement of its own with it."""
    needless = _needless(agreement)
    if needless is not None:
        return [outcome_at(agreement, "violated", needless)]
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


def _needless(agreement: Agreement) -> tuple[Clause, re.Match[str]] | None:
    """Where a clause on those who collect for the UN body says that no agreement with them is needed."""
    for clause in agreement.clauses:
        if clause.operative and _COLLECTOR.search(clause.text) and _COLLECTING.search(clause.text):
            found = _NO_RELATION.search(clause.text)
            if found is not None:
                return clause, found
    return None


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
