"""What a text must hold as a whole: terms of a contribution, ranking of annexes, closing clauses, signatures, nature."""

from __future__ import annotations

import re
from collections.abc import Callable

from checks.finding import Outcome, Verdict, evidence
from checks.profile import Profile
from clauses.model import Agreement, Clause, Statement


def _words(agreement: Agreement, *topics: str) -> str:
    """The text of the clauses on any of the topics; of all if none is named."""
    return "\n".join(f"{c.heading}\n{c.text}" for c in agreement.clauses if not topics or set(c.topics) & set(topics))


def _first(
    agreement: Agreement, pattern: re.Pattern[str], operative: bool = True
) -> tuple[Clause, re.Match[str]] | None:
    for clause in agreement.clauses:
        if operative and not clause.operative:
            continue
        match = pattern.search(clause.text)
        if match:
            return clause, match
    return None


def _span(clause: Clause, at: int) -> tuple[int, int]:
    from clauses.units import sentences

    return next(((a, b) for a, b in sentences(clause.text) if a <= at <= b), (0, min(len(clause.text), 300)))


def _outcome(
    agreement: Agreement, verdict: Verdict, found: tuple[Clause, re.Match[str]] | None, message: str = ""
) -> Outcome:
    if found is None:
        return Outcome(verdict, message=message)
    clause, match = found
    return Outcome(verdict, (evidence(agreement, clause, *_span(clause, match.start())),), clause.id, message)


_DENYING = re.compile(r"\b(?:shall|may|will|must|can)\s*not\b|\b(?:no|neither|nor|never|cannot)\b", re.I)


def _uses(agreement: Agreement) -> list[Statement]:
    """The permissions that the text gives; a ban on use without consent, or one that leaves each use to be consented to, gives none."""
    return [
        s
        for s in agreement.statements
        if s.act == "use"
        and s.thing.owner == "un"
        and s.bearer.side == "partner"
        and s.modality in ("may", "must")
        and s.effect != "overridden"
        and not (s.operator == "limited" and (_DENYING.search(s.quote) or s.has("express")))
    ]


_LIMBS = (
    ("the purpose", r"\b(?:for the (?:sole |exclusive |limited )?purposes? of|purposes?|in connection with the (?:campaign|event|project|programme)|to (?:promote|illustrate|announce|publici[sz]e|support)|only for|solely for)\b"),
    ("the materials or media", r"\b(?:materials?|website|web ?page|banners?|posters?|brochures?|leaflets?|social media|press|print(?:ed)?|online|media|annex [a-z0-9]+|listed|report|video|artwork|invitation|backdrop|flyers?|newsletter)\b"),
    ("the territory", r"\b(?:territor\w+|countr(?:y|ies)|worldwide|in [A-Z][a-z]+(?:land|ia|ya|da|way|den|mark|ance|any|pan|na|zil|gal|co|ru|an|ey|ece|le)?\b(?! (?:accordance|particular|writing|addition|case|the)))"),
    ("the period", r"\b(?:until|period|duration|term|during|from \d|months?|years?|expir\w+|end(?:s|ing)? on|\d{4})\b"),
    ("the visual form, unaltered", r"\b(?:unaltered|alter\w*|modif\w+|brand (?:guidelines|manual|book)|graphic|visual|form|colou?rs?|proportions?|artwork supplied|guidelines|distort\w*|style)\b"),
)  # fmt: skip


def permission_bounded(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """EMB-05: a permission says what for, where, in what media, until when, in what form."""
    uses = _uses(agreement)
    if not uses:
        return [Outcome("not_applicable")]
    text = "\n".join([_words(agreement, "emblem"), *(agreement.clause(u.clause).text for u in uses)])
    missing = [name for name, pattern in _LIMBS if not re.search(pattern, text, re.I if name != "the territory" else 0)]
    first = uses[0]
    clause = agreement.clause(first.clause)
    proof = (evidence(agreement, clause, first.start, first.end),)
    boundless = re.search(
        r"\b(?:in any (?:media|medium|form|manner)|any and all media|worldwide|throughout the world|any purpose|as it (?:sees|thinks) fit|all media)\b",
        text,
        re.I,
    )
    if len(missing) >= 3 or boundless:
        return [
            Outcome(
                "violated",
                proof,
                clause.id,
                f"Not stated: {', '.join(missing)}." if missing else "It is granted without bounds.",
            )
        ]
    return [Outcome("satisfied", proof, clause.id, f"Not found: {', '.join(missing)}." if missing else "")]


_UN_EMBLEM = re.compile(
    r"\b(?:united nations|UN) (?:emblem|logo|seal|name and emblem|name)\b|\b(?:emblem|logo|seal|name) of the (?:united nations|UN)\b(?! (?:development|children|high|population|environment|women|office|educational|industrial))",
    re.I,
)
_SG = re.compile(r"\b(?:secretary-general|office of legal affairs|OLA|publications board)\b", re.I)
_NO_AUTHORITY = re.compile(
    r"\b(?:by virtue of|as (?:a|an)|based on|because of|its)\b[^.;]{0,60}\b(?:global compact|consultative status|ecosoc|accredit\w+|association with)[^.;]{0,80}\b(?:may|entitled|authori[sz]ed|permitted|right)\b|\b(?:global compact|consultative status|ecosoc status|associated ngo)[^.;]{0,80}\b(?:entitles|authori[sz]es|permits|confers|suffices|counts as)\b",
    re.I,
)


_SDG = re.compile(
    r"\b(?:Sustainable Development Goals?|SDGs?|Global Goals)\b[^.;]{0,40}\b(?:logos?|wheel|icons?)\b", re.I
)


def marks_authority(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """EMB-14: who authorises is who has the mark: the Secretary-General for the UN emblem, an agency for its own."""
    own = {p.organization for p in agreement.parties if p.role == "un"}
    found: list[Outcome] = []
    spoke = False
    for clause in agreement.clauses:
        if not clause.operative:
            continue
        status = _NO_AUTHORITY.search(clause.text)
        if status and re.search(r"\b(?:emblem|logo|name|mark)s?\b", clause.text, re.I):
            found.append(
                _outcome(
                    agreement,
                    "violated",
                    (clause, status),
                    "A status with the United Nations is no authority to use its marks.",
                )
            )
    for use in _uses(agreement):
        clause = agreement.clause(use.clause)
        match = _UN_EMBLEM.search(clause.text, use.start, use.end)
        if match is None or _SDG.search(clause.text, use.start, use.end):
            continue  # which version of the SDG logo may be shown is a rule of its own
        spoke = True
        if own - {"UN", None} and not _SG.search(clause.text):
            found.append(
                _outcome(
                    agreement,
                    "violated",
                    (clause, match),
                    f"The emblem of the United Nations is the Secretary-General's to authorise, not {', '.join(sorted(o for o in own if o))}'s.",
                )
            )
    return found[:3] or [Outcome("satisfied" if spoke or _uses(agreement) else "not_applicable")]


_CLOSING = (
    ("which clauses survive", re.compile(r"\bsurviv\w+|\b(?:continue|remain)s? (?:to (?:apply|bind)|in (?:force|effect)|binding)[^.;]{0,80}\b(?:after|beyond|notwithstanding)[^.;]{0,40}(?:terminat|expir|end)\w*|\b(?:after|beyond)[^.;]{0,40}(?:terminat|expir|end)\w*[^.;]{0,80}\b(?:continue|remain|apply)", re.I)),
    ("force majeure", re.compile(r"\bforce majeure\b|\bbeyond (?:its|the|their)(?: reasonable)? control\b|\bacts? of god\b|\bunforeseeable\b", re.I)),
    ("notices or focal points", re.compile(r"\bnotices?\b[^.;]{0,80}\b(?:address\w*|deliver\w*|sent|writing|given|served|courier|e-?mail)\b|\bfocal points?\b|\bcontact (?:persons?|points?)\b|\b(?:communications?|correspondence)\b[^.;]{0,60}\b(?:address\w*|sent)\b", re.I)),
)  # fmt: skip


def boilerplate(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """TER-04: survival, force majeure, notices."""
    if profile.modality == "mou" and nature(agreement) == "not binding":
        return [Outcome("not_applicable")]
    text = _words(agreement)
    missing = [name for name, pattern in _CLOSING if not pattern.search(text)]
    if not missing:
        return [Outcome("satisfied")]
    survives = missing[0] != "which clauses survive"
    if survives:
        return [Outcome("satisfied", message=f"Not found: {', '.join(missing)}.")]
    return [Outcome("violated", message=f"Not found: {', '.join(missing)}.")]


_RANKED = re.compile(
    r"\b(?:in (?:the following|this|that) order|(?:in )?the order in which|in descending order|prevail\w*|takes? preceden\w+|order of preceden\w+|shall control|controls|govern\w* in the event|has priority|have priority|rank\w* (?:in|before|ahead|above)|supersede\w*)\b",
    re.I,
)


def annexes_ranked(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """GEN-02: where there are annexes, the text says which document prevails."""
    annexes = any(c.annex for c in agreement.clauses) or any(
        r.kind == "annex" for c in agreement.clauses for r in c.references
    )
    ranked = _first(agreement, _RANKED)
    if not annexes and ranked is None:
        return [Outcome("not_applicable")]
    if ranked is not None:
        return [_outcome(agreement, "satisfied", ranked)]
    return [Outcome("violated", message="There are annexes, and nothing says which document prevails.")]


_THIS = r"\b(?:this|the present|nothing in this|no provision of this|nothing (?:herein|contained)|the provisions of this)\b(?: (?:memorandum|mou|agreement|letter|document|instrument|text|understanding|arrangement))?"
_NOT_BINDING = re.compile(
    rf"{_THIS}[^.;]{{0,100}}\b(?:not|no)\b[^.;]{{0,60}}\b(?:binding|enforceable|legal (?:obligations?|commitments?|effect|duties|rights))\b"
    rf"|{_THIS}[^.;]{{0,60}}\bcreates? (?:no )?(?:any )?legal|\bnon-?binding\b|\bstatement of intent\b"
    r"|\brecords? (?:only )?(?:the )?(?:their )?(?:common |shared |mutual )?intent\w*\b|\bexpression of intent\b",
    re.I,
)
_BINDING_ACTS = frozenset(["indemnify", "liable", "pay-penalty", "insure", "contribute", "assign"])
_SAVED = re.compile(r"\b(?:save|except|other than|with the exception|excluding|apart from)\b", re.I)


def nature(agreement: Agreement) -> str:
    """Return "binding", "not binding", by the words of the text itself."""
    return "not binding" if _first(agreement, _NOT_BINDING, operative=False) else "binding"


def nature_of_instrument(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """GEN-04: a text that says it does not bind has no duties to indemnify, pay or be liable, unless it excepts them."""
    disclaimer = _first(agreement, _NOT_BINDING, operative=False)
    if disclaimer is None:
        return [Outcome("satisfied" if agreement.statements else "not_applicable")]
    clause, match = disclaimer
    start, end = _span(clause, match.start())
    if _SAVED.search(clause.text):
        return [_outcome(agreement, "satisfied", disclaimer)]
    for statement in agreement.statements:
        binding = (
            statement.act in _BINDING_ACTS
            and statement.modality in ("must", "is")
            and statement.bearer.side in ("un", "partner", "each-party")
        ) or (statement.act == "govern" and statement.modality == "is")
        if binding and statement.sure and statement.clause != clause.id:
            other = agreement.clause(statement.clause)
            proof = (
                evidence(agreement, other, statement.start, statement.end),
                evidence(agreement, clause, start, end),
            )
            return [
                Outcome("violated", proof, other.id, "The text says that it creates no obligations, and this is one.")
            ]
    return [_outcome(agreement, "satisfied", disclaimer)]


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
    text = _words(agreement)
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


_SIGN = re.compile(
    r"^\W*(?:signed\b|for (?:and on behalf|the |[A-Z]{2,})|on behalf of|signature|in witness|name\s*:|by\s*:|title\s*:|date\s*:)|_{4,}",
    re.I,
)


def signature(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """HYG-04: the signature block asks for name, title and date."""
    lines = [line for b in list(agreement.document.blocks)[-60:] if b.part == "body" for line in b.text.split("\n")]
    first = next((i for i, line in enumerate(lines) if len(line) < 140 and _SIGN.search(line.strip())), None)
    if first is None:
        return [Outcome("not_applicable")]
    text = "\n".join(lines[first:])
    missing = [
        name
        for name, pattern in (
            (
                "the name of the signatory",
                r"\bname\b|\b(?:mr|ms|mrs|dr)\.? [A-Z]|\bby\s*:\s*[A-Z]|\b[A-Z]\w+ [A-Z][\w-]+, ",
            ),
            (
                "the title or authority",
                r"\b(?:title|position|capacity|function|director|president|officer|secretary|representative|administrator|manager|chair\w*|head|chief|executive|coordinator)\b",
            ),
            ("the date", r"\bdate\b|\bdated\b|\b(?:19|20)\d{2}\b|\bday of\b|\bon ____"),
        )
        if not re.search(pattern, text, re.I)
    ]
    if not missing:
        return [Outcome("satisfied")]
    return [
        Outcome(
            "violated",
            message=f"The signature block lacks {', '.join(missing)}.",
            severity="major" if "authority" in " ".join(missing) else None,
        )
    ]


def role_swap(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """CON-04: a role word that a definition gives to the UN body bears the indemnity."""
    words = [
        a
        for p in agreement.parties
        if p.role == "un"
        for a in p.aliases
        if re.fullmatch(r"(?:the )?(?:[A-Z][a-z]+ ?){1,3}", a)
        and not re.search(r"United|Nations|Organi[sz]ation|Agency|Fund|Programme", a)
    ]
    roles = {d.name for d in agreement.definitions if re.search(r"\bpart(?:y|ies)\b", d.name, re.I)} | set(words)
    found = []
    touched = False
    for statement in agreement.statements:
        if statement.act != "indemnify" or statement.modality != "must":
            continue
        role = next((r for r in sorted(roles) if re.search(rf"\b{re.escape(r)}\b", statement.quote)), None)
        touched = touched or role is not None
        if role is not None and statement.bearer.side == "un" and statement.sure:
            clause = agreement.clause(statement.clause)
            found.append(
                Outcome(
                    "violated",
                    (evidence(agreement, clause, statement.start, statement.end),),
                    clause.id,
                    f"“{role}” is the UN body here, by definition.",
                )
            )
    return found or [Outcome("satisfied" if touched else "not_applicable")]


_Look = Callable[[Agreement], str]


def _question(
    agreement: Agreement, topics: tuple[str, ...], plain: re.Pattern[str], ask: str, vain: re.Pattern[str] | None = None
) -> list[Outcome]:
    """For vague content: satisfied where the text is plain, violated where it is plainly empty, else a question with the passage."""
    best = _first(agreement, plain, operative=False)
    if best is not None:
        return [_outcome(agreement, "satisfied", best)]
    hollow = _first(agreement, vain, operative=False) if vain is not None else None
    if hollow is not None:
        return [_outcome(agreement, "violated", hollow)]
    near = next(
        (c for c in agreement.clauses if set(c.topics) & set(topics) and len(c.text) > len(c.heading) + 10), None
    )
    if near is None:
        return [Outcome("violated", message="It is not in the text of the draft.")]
    start = len(near.heading) if near.heading and near.text.startswith(near.heading) else 0
    return [Outcome("unclear", (evidence(agreement, near, start, min(len(near.text), start + 300)),), near.id, ask)]


_GOALS = re.compile(
    r"\b(?:sustainable development goals?|SDGs?\s*\d*|goal \d+|2030 agenda|mandates?|purposes? (?:and principles )?of the (?:united nations|charter|organi[sz]ation)|millennium development|UN goals|programme of work|strategic plan|country programme|medium-term)\b",
    re.I,
)
_BRAND = re.compile(
    r"\bpurpose\b[^.;]{0,120}\b(?:brand|sales|market share|profile of|commercial|customers|image of)\b", re.I
)


def purpose_stated(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """INT-01: the purpose is tied to a goal or mandate of the United Nations."""
    return _question(
        agreement,
        ("purpose",),
        _GOALS,
        "The purpose is stated, but not the goal or mandate of the United Nations that it serves; is it clear enough?",
        _BRAND,
    )


_ROLES = re.compile(
    r"\b(?:responsibilities of|roles and responsibilities|obligations of|contributions? of|the (?:partner|company|foundation|donor|sponsor) (?:shall|will) (?:provide|deliver|contribute|carry|supply|organi[sz]e|pay|make)|(?:shall|will) (?:provide|deliver|contribute|supply|organi[sz]e|train|second|pay)\b|work ?plan|annex [a-z0-9]+ (?:lists|sets out|describes))",
    re.I,
)
_SPIRIT = re.compile(
    r"\bspirit of (?:partnership|cooperation|mutual)|\bgood faith and (?:friendship|partnership)\b", re.I
)


def roles_stated(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """INT-02: tasks, resources and deliverables of each side are set out."""
    return _question(
        agreement,
        ("roles", "purpose"),
        _ROLES,
        "Are the tasks, resources and deliverables of each side clear?",
        _SPIRIT,
    )


_OBJECTIVE = re.compile(
    r"\b(?:aims?|objectives?|goals?|targets?|purpose)\b[^.;]{0,160}\b(?:\d+|hundred|thousand|per ?cent)\b[^.;]{0,120}\b(?:by|until|within|before|in|over)\b|\b(?:train|reach|vaccinate|build|plant|supply|provide|equip|support|educate)\w*\b[^.;]{0,60}\b\d[\d,. ]*\b[^.;]{0,100}\b(?:by|until|within|before|over) \b",
    re.I,
)
_VAGUE = re.compile(r"\b(?:make a difference|better world|positive change|change lives|do good|shared values)\b", re.I)


def objectives(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MGT-01: the objectives can be evaluated."""
    return _question(
        agreement, ("purpose",), _OBJECTIVE, "Are the objectives stated clearly enough to be evaluated later?", _VAGUE
    )


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
        and _first(
            agreement,
            re.compile(
                r"\b(?:offers?|provides?|makes? available)\b[^.;]{0,80}\b(?:forum|platform|stage|channel|stand|booth)\b",
                re.I,
            ),
        )
        is None
    ):
        return [Outcome("not_applicable")]
    taken = _first(agreement, _PARTNER_CONTROL)
    if taken is not None:
        return [_outcome(agreement, "violated", taken)]
    kept = _first(agreement, _UN_CONTROL)
    if kept is not None:
        return [_outcome(agreement, "satisfied", kept)]
    place = _first(agreement, _FORUM)
    return (
        [_outcome(agreement, "unclear", place, "Who controls what is said about the UN body there?")]
        if place
        else [Outcome("not_applicable")]
    )


_JOINT_PRODUCT = re.compile(
    r"\b(?:co-?develop\w*|jointly develop\w*|co-?brand\w* (?:product|service)|co-?market\w*|develop (?:together|jointly)|joint (?:product|service|development))\b",
    re.I,
)


def joint_product(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-05: a product developed together has its costs, rights, liability and marks settled."""
    place = _first(agreement, _JOINT_PRODUCT)
    if place is None:
        return [Outcome("not_applicable")]
    text = _words(agreement)
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
        return [_outcome(agreement, "violated", place, f"Not settled: {', '.join(missing)}.")]
    if missing:
        return [_outcome(agreement, "unclear", place, f"Not found: {', '.join(missing)}. Is it settled elsewhere?")]
    return [_outcome(agreement, "satisfied", place)]


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
    place = _first(agreement, _COLLECTS)
    if place is not None and (
        _DENIED.search(place[0].text[max(0, place[1].start() - 40) : place[1].start()])
        or re.search(r"\b(?:shall|may|will|must|does|do) not\b", place[1].group())
    ):
        place = None  # "shall not establish any charity"
    vehicle = profile.fact("collecting-vehicle")
    if vehicle == "no" or (place is None and profile.modality != "indirect-contribution" and vehicle != "yes"):
        return [Outcome("not_applicable")]
    second = _first(agreement, _RELATION, operative=False)
    return [_outcome(agreement, "satisfied" if second else "violated", second or place)]


_FIELD = re.compile(
    r"\b(?:in the field|field (?:project|activities|office|operations)|host (?:country|government)|in the country|technical (?:assistance|cooperation)|provinces?|districts?)\b",
    re.I,
)
_HOST = re.compile(
    r"\bSBAA\b|\bstandard basic assistance agreement\b|\bbasic (?:cooperation |assistance )?agreement\b|\bhost[- ]?(?:country|government) agreement\b|\bagreement\b[^.;]{0,40}\bwith the government\b|\bBCA\b",
    re.I,
)


def host_agreement(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MOD-03: a field project rests on the agreement with the host government."""
    second = _first(agreement, _HOST, operative=False)
    if second is not None:
        return [_outcome(agreement, "satisfied", second)]
    place = _first(agreement, _FIELD)
    if profile.modality == "technical-assistance":
        return [_outcome(agreement, "violated", place)]
    return [Outcome("not_applicable")]
