"""Who may use whose name, emblem or logo, on what conditions, for how long, and who may pass it on."""

from __future__ import annotations

import re

from clauses import attributes, concepts
from clauses.conditions import supposed
from clauses.frames.sentence import (
    NONE,
    Sentence,
    approvers,
    arguments,
    as_duty,
    counterparty,
    is_party,
    make,
    mentioned,
    negative,
    obliques,
    party,
    words,
)  # fmt: skip
from clauses.model import Attribute, Entity, Modality, Operator, Side, Statement, Thing
from clauses.predications import Argument, Predication

_SCOPE = (
    "exclusive", "non-exclusive", "perpetual", "irrevocable", "after-end", "sublicensable", "for-affiliates", "as-trademark",
    "separate-licence", "blanket", "factual", "attached", "beside", "sdg", "sdg-with-emblem", "sdg-without-emblem", "by-authority",
)  # fmt: skip
_KINDS = ("mark-name", "mark-abbreviation", "mark-emblem", "mark-seal")
#: Words that are marks by themselves; "name", "mark", "symbol", "device" are so only as somebody's.
_STRONG = re.compile(
    r"\b(?:emblems?|logos?|logotypes?|insignia|crest|seals?|trade ?-?marks?|service marks?|acronyms?|brand(?:ing|s| assets?| names?"
    r"| features?| elements?)?|visual identity|corporate identity|livery|wordmarks?|flags?|wreath|trade ?names?)\b",
    re.I,
)
_NOT_A_MARK = re.compile(
    r"\bin the name (?:of|and)\b|\bin its (?:own )?name\b|\bname(?:s)? (?:and|or) (?:address|title|contact)|\bfull (?:legal )?name\b"
    r"|\bnames? of (?:the )?(?:beneficiar|participant|person|individual|employee|staff|donor|contact|signator)\w*"
    r"|\bfile names?\b|\bdomain names?\b|\buser ?names?\b|\bunder seal\b|\bgood name\b|\bnamely\b|\bdevices?\b(?! of)",
    re.I,
)
#: The exception that turns a prohibition into a permission with conditions.
_EXCEPT_APPROVED = re.compile(
    r"\b(?:without|unless|except|save|other than|until|absent|only|but only|subject to|in the absence of|failing|not .{0,40} before)\b",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:subject to|only|provided|on condition|conditional|requires?|required|unless|without|except|save|with|upon|after|until|"
    r"depends?|dependent|contingent|following|once|absent|first|must obtain|shall obtain|prior|in advance|seek|submit)\b",
    re.I,
)


_NAMING = re.compile(
    r"\b(?:trad(?:e|es|ing) (?:as|under)|domains?|call(?:ed)?|styled?|branded as|under the name)\b", re.I
)
#: Verbs so common that only with somebody who acts they speak of a use.
_WEAK = frozenset(
    [
        "include",
        "make",
        "mention",
        "link",
        "share",
        "communicate",
        "present",
        "refer",
        "associate",
        "incorporate",
        "add",
        "promote",
        "run",
        "publish",
        "broadcast",
        "attach",
        "carry",
        "bear",
        "insert",
        "put",
        "apply",
        "render",
        "post",
        "deploy",
        "show",
    ]
) - {"bear", "carry", "show", "apply", "put", "attach"}


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about marks in a sentence."""
    found: list[Statement] = []
    marks_here = _marks_in(sentence)
    if not marks_here and "emblem" in sentence.topics:
        found.extend(_each_use(sentence))
    if not (marks_here or "emblem" in sentence.topics or _NAMING.search(sentence.text)):
        return _deemed(sentence) if "publicity" in sentence.topics or _MATERIAL.search(sentence.text) else []
    ahead = _STILL_TO_BE_GIVEN.search(sentence.text) is not None
    for p in sentence.predications:
        if not ahead:
            found.extend(_use(sentence, p))
        for family in (_pass_on, _register, _acquire, _withdraw, _cease):
            made = family(sentence, p)
            if made is not None:
                found.append(made)
    if not any(a.name == "beside" for s in found for a in s.attributes):
        found.extend(_juxtaposed(sentence))
    found.extend(_deemed(sentence))
    return _settle(found)


#: "Permission may only be given for the unaltered logo" gives none: each use still waits for it.
_STILL_TO_BE_GIVEN = re.compile(
    r"^\W*(?:(?:the|any|such|each|every|this|an?|written|prior|express)\s+)*(?:permissions?|authori[sz]ations?|approvals?|consents?)\b[^.;,]{0,60}\b(?:may|can|shall|will)\b"
    r"(?:\s+\w+){0,2}?\s+be\s+(?:given|granted|issued|accorded)\b",
    re.I,
)
_TOGETHER = re.compile(
    r"\b(?:beside|next to|alongside|side by side|together|lock-?up|combin\w+|as a pair|common (?:masthead|header|banner)|one another|jointly|adjacent|"
    r"on the (?:left|right)|same (?:height|size|level|line|row)|equal(?:ly)? (?:size|prominen\w+|visib\w+)|co-?brand\w*|identical (?:dimensions|size)|both)\b",
    re.I,
)
_SIGN = r"(?:logos?|logotypes?|emblems?|brand marks?|(?:corporate |trade |word)?marks?|trade-?marks?|signs?|seals?|visual identit\w+)"
_OF_ONE = re.compile(rf"\b(?:{_SIGN}|that)\s+of\s+(?:the\s+)?$", re.I)
_ONES = re.compile(rf"\s+(?:\w+\s+){{0,2}}{_SIGN}\b", re.I)


def _juxtaposed(sentence: Sentence) -> list[Statement]:
    """The UN body's sign and the partner's in one picture: "the emblem on the left and the logo of the Company on the right"."""
    text = sentence.text
    if not _TOGETHER.search(text):
        return []
    owners = {
        m.entity.side
        for m in sentence.mentions
        if (_ONES.match(text, m.end) or _OF_ONE.search(text[max(0, m.start - 40) : m.start]))
        and m.entity.side in ("un", "partner")
    }
    if re.search(rf"\b(?:United Nations|UN)\s+{_SIGN}\b|\b{_SIGN} of the United Nations\b", text):
        owners.add("un")
    if owners != {"un", "partner"}:
        return []
    match = _TOGETHER.search(text)
    assert match is not None
    if any(start <= match.start() < end for start, end in supposed(text)):
        return []
    p = next((q for q in sentence.predications if not q.nominal and q.start <= match.start() <= q.end), None)
    denied = (p is not None and negative(p.force)) or re.search(
        r"\b(?:in no case|not|never|neither|nor)\b", text[: match.start()], re.I
    )
    beside = Attribute("beside", match.group(), match.start(), match.end())
    consent = _approval(sentence, Entity("partner"), "un")
    force: Modality = "must-not" if denied and not consent else "may"
    sides: tuple[tuple[Side, Side], ...] = (("partner", "un"), ("un", "partner"))
    asked = approvers(sentence)
    return [
        make(
            sentence,
            p,
            Entity(user),
            force,
            "use",
            thing=Thing("marks", owner),
            extra=[beside, *([] if asked == {user} else consent)],
        )
        for user, owner in sides
    ]


_EACH_USE = re.compile(
    r"\b(?:each|any|every|all|no)\s+(?:such\s+|proposed\s+|individual\s+|single\s+|new\s+)?(?:uses?|reproductions?|displays?|materials?|artwork|proofs?|layouts?|designs?|items?|drafts?)\b",
    re.I,
)


def _each_use(sentence: Sentence) -> list[Statement]:
    """In a clause on marks: "each reproduction requires its prior written consent" limits every use, marks unnamed."""
    match = _EACH_USE.search(sentence.text)
    approval = _approval(sentence, Entity("partner"), "un")
    if match is None or not approval or any(a.name == "blanket" for a in approval):
        return []
    return [
        make(
            sentence,
            None,
            Entity("partner"),
            "may",
            "use",
            thing=Thing("marks", "un"),
            extra=approval,
            operator="limited",
        )
    ]


def marks_owner(sentence: Sentence, argument: Argument, user: Entity | None) -> Side | None:
    """Return whose marks an argument is, None if it is no mark at all."""
    text = argument.text
    whole = sentence.text[max(0, argument.start - 25) : argument.end]
    if _NOT_A_MARK.search(whole) and not _STRONG.search(text):
        return None
    term = next((t for t in sentence.mark_terms if re.search(rf"(?<!\w){re.escape(t)}(?!\w)", text, re.I)), None)
    if not concepts.has("marks", text) and term is None:
        return None
    owner = argument.owner
    if owner is None:
        mark = concepts.pattern("marks").search(text)
        inside = [
            m
            for m in mentioned(sentence, argument.start, argument.end)
            if m.entity.side in ("un", "partner", "the-other", "each-party", "third")
        ]
        owner = inside[0].entity if inside else None
        if owner is None and mark and argument.entity is not None:
            owner = argument.entity
    if owner is not None and owner.side == "third":
        return "third"
    if owner is not None and is_party(owner):
        if owner.side == "the-other" and user is not None:
            return counterparty(user, owner).side
        return owner.side
    if term is not None:
        return sentence.mark_terms[term]
    if not _STRONG.search(text):
        return None
    # Nobody's in so many words: what a partner uses with leave is the UN body's, and the reverse.
    if user is not None and user.side == "un":
        return "partner"
    return "un"


def _marks_in(sentence: Sentence) -> bool:
    text = sentence.text
    if any(re.search(rf"(?<!\w){re.escape(t)}(?!\w)", text, re.I) for t in sentence.mark_terms):
        return True
    return concepts.has("marks", text)


def _use(sentence: Sentence, p: Predication) -> list[Statement]:
    if p.nominal and p.lemma not in words("use", "nouns"):
        return []
    if not p.nominal and p.lemma not in words("use", "verbs"):
        return []
    user = party(p.subject)
    if p.lemma in _WEAK and not is_party(user):
        return []
    candidates = [a for a in (p.object, p.complement, *arguments(p)) if a is not None]
    if p.lemma in ("appear", "bear", "carry", "feature", "display", "show") and p.subject is not None:
        candidates.append(p.subject)
    if p.nominal and p.host is not None:
        candidates += [
            a
            for a in (p.host.object, *arguments(p.host))
            if a is not None and p.lemma in ("licence", "license", "permission", "authorization", "authorisation")
        ]
    owner: Side | None = None
    for argument in candidates:
        if (
            argument is p.subject
            and p.lemma in ("carry", "bear", "feature", "display", "show")
            and is_party(argument.entity)
        ):
            continue
        owner = marks_owner(sentence, argument, user)
        if owner is not None:
            break
    if owner is None and any(
        a.text.lower() in ("them", "it", "these", "those", "the same", "such marks") for a in candidates
    ):
        owner = _marks_before(sentence, p.at, user)
    if owner is None:
        return []
    force = as_duty(p.force)
    if p.nominal:
        made = _nominal_use(sentence, p)
        if made is None:
            return []
        user, force = made
    return _uses(sentence, p, user, owner, force)


def _marks_before(sentence: Sentence, at: int, user: Entity | None) -> Side | None:
    """Whose the marks are of which the sentence spoke before: "its marks ..., and the Company may use them"."""
    for earlier in sentence.predications:
        if earlier.at >= at or earlier.nominal:
            continue
        for argument in (earlier.object, earlier.subject, *arguments(earlier)):
            owner = marks_owner(sentence, argument, party(earlier.subject)) if argument is not None else None
            if owner is not None and argument is not None and argument.entity is None:
                own = re.search(r"\b(?:its|their|his) (?:own )?", argument.text, re.I)
                holder = party(earlier.subject)
                if own and holder is not None and holder.side in ("un", "partner"):
                    return holder.side
                return owner
    return None


def _nominal_use(sentence: Sentence, p: Predication) -> tuple[Entity | None, Modality] | None:
    """Read "use of the emblem by the Company is prohibited", "grants the Company a licence of the marks"."""
    host = p.host
    agents = [a for a in obliques(p, "by") if a.entity is not None]
    user = party(agents[0]) if agents else party(p.subject)
    if host is None:
        return None
    lemma = host.lemma
    if p.lemma in ("licence", "license", "permission", "authorisation", "authorization"):
        if lemma in words("use", "grant"):
            user = next(
                (
                    party(a)
                    for a in (
                        host.recipient,
                        *obliques(host, "to"),
                        host.object if host.object and is_party(host.object.entity) else None,
                    )
                    if a is not None and is_party(a.entity)
                ),
                None,
            )
            return user, "must-not" if negative(host.force) else "may"
        if lemma in ("have", "receive", "enjoy", "hold", "obtain", "get", "acquire"):
            return party(host.subject), "must-not" if negative(host.force) else "may"
        return None
    if lemma in (
        "permit",
        "allow",
        "authorize",
        "authorise",
        "license",
        "approve",
        "accept",
        "grant",
        "agree",
        "consent",
        "clear",
    ):
        return user, "must-not" if negative(host.force) else "may"
    if lemma in ("prohibit", "forbid", "bar", "exclude", "preclude", "refuse", "ban"):
        return user, "may" if negative(host.force) else "must-not"
    if lemma in (
        "require",
        "need",
        "depend",
        "be",
        "subject",
        "remain",
        "limit",
        "restrict",
        "condition",
        "presuppose",
        "take",
        "make",
        "submit",
        "clear",
        "occur",
        "begin",
        "commence",
        "start",
    ):
        if concepts.pattern("marks").search(sentence.text) and attributes.find(sentence.text, ["approval"]):
            return user, "may"
        return None
    return None


def _uses(sentence: Sentence, p: Predication, user: Entity | None, owner: Side, force: Modality) -> list[Statement]:
    pairs: list[tuple[Entity, Side]] = []
    if user is None or user.side in ("none", "unknown"):
        user = Entity("partner" if owner in ("un", "each-party", "the-other") else "un")
    if user.side == "each-party":
        if owner in ("the-other", "each-party", "un"):
            pairs.append((Entity("partner"), "un"))
        if owner in ("the-other", "each-party", "partner"):
            pairs.append((Entity("un"), "partner"))
    elif user.side == "the-other":
        pairs.append((Entity("partner"), "un"))
        pairs.append((Entity("un"), "partner"))
    else:
        pairs.append((user, counterparty(user, Entity(owner)).side))
    found = []
    for bearer, whose in pairs:
        if bearer.side == whose and bearer.side in ("un", "partner"):
            continue  # one's own marks
        found.append(_one_use(sentence, p, bearer, whose, force))
    return found


def _one_use(sentence: Sentence, p: Predication, bearer: Entity, owner: Side, force: Modality) -> Statement:
    approval = _approval(sentence, bearer, owner)
    operator: Operator = "asserted"
    if force in ("must-not", "need-not"):
        conditional = approval and any(
            _EXCEPT_APPROVED.search(sentence.text[max(0, a.start - 90) : a.start + 1]) for a in approval
        )
        if conditional and not any(a.name == "blanket" for a in approval):
            force, operator = "may", "limited"
        else:
            force = "must-not"
    elif approval:
        needs_none = any(a.name == "blanket" for a in approval)
        operator = "limited" if _CONDITION.search(sentence.text) and not needs_none else "asserted"
    extra = list(approval)
    if bearer.part == "affiliates" or any(m.with_affiliates and m.entity.side == "partner" for m in sentence.mentions):
        extra.append(Attribute("for-affiliates", "", p.at, p.at))
    goods = _on_goods(sentence, p)
    if goods is not None:
        extra.append(goods)
    names = [*_SCOPE, *_KINDS] if force != "must-not" else [*_KINDS, "factual", "as-trademark"]
    statement = make(
        sentence, p, bearer, force, "use", thing=Thing("marks", owner), names=[n for n in names if n not in _KINDS],
        extra=[*extra, *_kinds(sentence)], operator=operator,
    )  # fmt: skip
    return statement


def _kinds(sentence: Sentence) -> list[Attribute]:
    found = []
    for kind in _KINDS:
        match = concepts.pattern(kind).search(sentence.text)
        if match:
            found.append(Attribute(kind, match.group(), match.start(), match.end()))
    return found


def _on_goods(sentence: Sentence, p: Predication) -> Attribute | None:
    if p.lemma in ("bear", "carry", "feature", "display", "show", "include") and p.subject is not None:
        bearing = concepts.pattern("goods").search(p.subject.text)
        if bearing:
            return Attribute(
                "on-goods", bearing.group(), p.subject.start + bearing.start(), p.subject.start + bearing.end()
            )
    relative = any(re.match(r"(?:on |upon )?which", a.text, re.I) for a in obliques(p, "on", "upon"))
    match = concepts.pattern("goods").search(sentence.text, p.start if p.start < p.end and not relative else 0)
    if match is not None and relative:
        return Attribute("on-goods", match.group(), match.start(), match.end())
    if match is None:
        return None
    before = sentence.text[max(0, match.start() - 60) : match.start()]
    if re.search(r"\b(?:not|never|no|except|excluding|other than|neither|nor)\b[^,;]*$", before, re.I) and not negative(
        p.force
    ):
        return None
    if not re.search(r"\b(?:on|upon|onto|in|into|with|to|for|alongside|as|of)\b[^.;]*$", before, re.I):
        return None
    return Attribute("on-goods", match.group(), match.start(), match.end())


def _approval(sentence: Sentence, bearer: Entity, owner: Side) -> list[Attribute]:
    """The consent on which a use depends, and its qualities; empty if it is the user's own or none is needed."""
    text = sentence.text
    blanket = attributes.find(text, ["blanket"])
    if blanket:
        return blanket
    found = attributes.find(text, ["approval"])
    if not found:
        return []
    consent = found[0]
    near = [
        m for m in mentioned(sentence, max(0, consent.start - 40), min(len(text), consent.end + 60)) if not m.pronoun
    ]
    givers = [
        m
        for m in near
        if (m.possessive and m.end <= consent.start + 2)
        or re.match(r".{0,40}\b(?:of|by|from)\s+$", text[consent.end : m.start])
    ]
    if (
        givers
        and all(m.entity.side == bearer.side for m in givers)
        and bearer.side != "each-party"
        and givers[0].entity.side == "partner"
    ):
        return []
    return [*found, *attributes.find(text, ["prior", "written", "express"])]


def _emblem_context(sentence: Sentence) -> bool:
    return _marks_in(sentence) or "emblem" in sentence.topics


def _pass_on(sentence: Sentence, p: Predication) -> Statement | None:
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
    approval = _approval(sentence, bearer, "un")
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


def _register(sentence: Sentence, p: Predication) -> Statement | None:
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
        extra=_approval(sentence, bearer, "un"),
    )


def _acquire(sentence: Sentence, p: Predication) -> Statement | None:
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
        extra=_kinds(sentence),
    )


_PERMISSION = re.compile(
    r"\b(?:permission|authori[sz]ation|licen[cs]e|consent|approval|right|leave|clearance|use)\b", re.I
)


def _withdraw(sentence: Sentence, p: Predication) -> Statement | None:
    if (
        p.nominal
        or p.lemma not in words("withdraw", "verbs")
        or p.object is None
        or not _PERMISSION.search(p.object.text)
    ):
        return None
    if p.lemma in ("terminate", "end") and not _marks_in(sentence):
        return None
    bearer = party(p.subject) or Entity("un")
    if bearer.side not in ("un", "each-party"):
        return None
    force = as_duty(p.force)
    return make(sentence, p, Entity("un"), force, "withdraw", thing=Thing("marks", "un"), names=("at-once", "prior"))


def _cease(sentence: Sentence, p: Predication) -> Statement | None:
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
        p.lemma in ("take", "pull", "end", "cancel", "return", "surrender") and not _marks_in(sentence)
    ):
        return None
    force = as_duty(p.force)
    if force == "must-not":
        return None
    return make(
        sentence, p, Entity("partner"), force, "cease", thing=Thing("marks", "un"), names=("at-once", "after-end")
    )


_DEEMED = re.compile(
    r"\b(?:deemed|considered|taken|treated|presumed|regarded|understood)(?:\s+(?!confidential)\w+){0,5}?\s+(?:approv|consent|accept|agree|clear|authori|permi|given|granted)\w*"
    r"|\b(?:approval|consent|acceptance|clearance|authori[sz]ation|permission|agreement)s?\b[^.;,]{0,25}\b(?:(?:shall|will|is|are|be|being) (?:be )?(?:deemed|presumed|taken|considered|implied|assumed)|deemed)"
    r"|\b(?:absent|in the absence of|without) (?:any )?(?:\w+ )?(?:reaction|reply|response|objection|answer|comments?|feedback)\b[^.;]{0,160}?\b(?:may|can|is free|shall be free|is entitled|shall be entitled|will be|go ahead|proceed)\b"
    r"|\bsilence\b[^.;]{0,60}|\b(?:deemed|tacit|implied|implicit|automatic) (?:approval|consent|acceptance|clearance|authori[sz]ation|agreement)\b"
    r"|\b(?:approv|clear|authori)\w+ (?:tacitly|automatically|by default)\b"
    r"|\b(?:fail(?:s|ure|ing)? to|does not|do not|did not|has not|have not|without|no|not)\s+(?:\w+ ){0,4}?(?:object\w*|repl\w+|respon\w+|react\w*|answer\w*|comment\w*|reject\w*|revert\w*|disapprov\w*|hear\w*|heard|receiv\w+)"
    r"[^.;]{0,160}?\b(?:may|can|will|shall|is free to|shall be free to|is entitled to|shall be entitled to|deemed|considered|treated|taken) (?:\w+ ){0,4}?(?:(?:move|go|pass|advance)\w* (?:to|into|live|ahead)|printed|published|released|launched|proceed\w*|go ahead|publish\w*|use\w*|releas\w*|print\w*|free|approv\w*|consent\w*|cleared|authori\w*|permitted|accepted|agreed)"
    r"|\b(?:may|shall|will|can) (?:\w+ ){0,3}?(?:proceed|go ahead|publish|use|release|print|run)\w*\b[^.;]{0,100}\b(?:unless|if|where|absent|in the absence of)\b[^.;]{0,60}"
    r"\b(?:object\w*|no (?:reply|response|objection|answer|comments?)|silen\w+|not (?:replied|responded|objected|reacted|answered)|(?:fails|failure) to)",
    re.I,
)
#: What is laid before the UN body for approval.
_MATERIAL = re.compile(
    r"\b(?:materials?|artworks?|press|releases?|publications?|publicity|texts?|copy|designs?|proofs?|layouts?|mock-?ups?|visuals?|"
    r"communications?|advertis\w+|campaign|content|announcements?|samples?|posts?|creative)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot)\b[^.;,]{0,40}\b(?:deemed|considered|taken|treated|presumed|regarded|approval|consent|constitut\w*|amount\w*|imply|implied|mean|infer\w*)"
    r"|\bno (?:approval|consent|authori[sz]ation|permission|clearance)\b[^.;]{0,60}\b(?:deemed|implied|presumed|inferred|taken)"
    r"|\bsilence\b[^.;]{0,30}\b(?:not|never|no|refus\w+|reject\w+|declin\w+|den\w+)|\b(?:deemed|considered|treated as|taken as|counts as|regarded as|equals|means|is) (?:to be |to have been )?(?:a )?(?:refus\w+|reject\w+|declin\w+|denied|withheld|disapprov\w+|not)\b",
    re.I,
)


def _deemed(sentence: Sentence) -> list[Statement]:
    match = _DEEMED.search(sentence.text)
    if match is None:
        return []
    denied = _DENIED.search(sentence.text)
    if (
        match.group().lower().startswith("silence")
        and not denied
        and not re.search(
            r"\b(?:approv|consent|accept|agree|clear|permi|authori|yes|go-ahead|green)\w*",
            sentence.text[match.start() :],
            re.I,
        )
    ):
        return []
    attribute = Attribute("deemed", match.group()[:80], match.start(), match.end())
    return [
        make(
            sentence,
            None,
            _silent(sentence),
            "is-not" if denied else "is",
            "approve",
            to=NONE,
            extra=[attribute],
            operator="deemed",
        )
    ]


_ANSWER = re.compile(
    r"\b(?:object\w*|repl\w+|respon\w+|react\w*|answer\w*|comment\w*|reject\w*|revert\w*|disapprov\w*|silen\w+)\b", re.I
)


def _silent(sentence: Sentence) -> Entity:
    """Whose silence it is; the UN body's unless the partner alone is the one that does not answer."""
    for match in _ANSWER.finditer(sentence.text):
        for m in sentence.mentions:
            before = (
                re.fullmatch(
                    r"\s*(?:(?:does|do|did|has|have|shall|will|fails?|failed|is|remains?|keeps?)\s+)?(?:(?:not|to|never|been|no)\s+){0,3}",
                    sentence.text[m.end : match.start()],
                )
                if m.end <= match.start()
                else None
            )
            after = (
                re.fullmatch(r"\s+(?:of|by|from|on the part of)\s+", sentence.text[match.end() : m.start])
                if match.end() <= m.start
                else None
            )
            if (before or after) and m.entity.side in ("un", "partner"):
                return Entity(m.entity.side)
    return Entity("un")


def _settle(found: list[Statement]) -> list[Statement]:
    """One sentence often says the same use with several verbs ("use, display and reproduce"); keep one of a kind."""
    kept: list[Statement] = []
    for statement in found:
        same = next(
            (
                i
                for i, k in enumerate(kept)
                if (k.act, k.bearer.side, k.modality, k.thing, k.operator)
                == (statement.act, statement.bearer.side, statement.modality, statement.thing, statement.operator)
            ),
            None,
        )
        if same is None:
            kept.append(statement)
    return kept
