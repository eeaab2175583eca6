"""The partner's use of the name and emblem: who may, must or must not, and on what condition."""

from __future__ import annotations

import re
from dataclasses import replace

from clauses import attributes, concepts
from clauses.conditions import supposed
from clauses.force import as_duty, negative
from clauses.frames.carried_marks import carried
from clauses.frames.denial import denied
from clauses.frames.mark_rights import acquiring, ceasing, passing_on, reaching, registering, withdrawing
from clauses.frames.marks import (
    CONDITION,
    NAMING,
    SCOPE,
    approval_asked,
    limited_use,
    mark_kinds,
    marks_before,
    marks_in,
    marks_owner,
    use_on_goods,
)
from clauses.frames.named_marks import un_marks
from clauses.frames.sentence import (
    Sentence,
    approvers,
    arguments,
    counterparty,
    is_party,
    make,
    obliques,
    party,
    words,
)
from clauses.frames.silent_approval import deemed_approval, laid_before
from clauses.model import Attribute, Entity, Modality, Operator, Side, Statement, Thing
from clauses.predications import Predication

#: The exception that turns a prohibition into a permission with conditions.
_EXCEPT_APPROVED = re.compile(
    r"\b(?:without|unless|except|save|other than|until|absent|only|but only|subject to|in the absence of|failing|before)\b",
    re.I,
)

#: Where what is said of one act ends and another begins: "will not be placed on goods, and will stand beside it only if".
_ANOTHER_ACT = re.compile(
    r"(?:,|;)\s*(?:and|but|nor)\s+(?:(?:it|they|(?:the|its) [\w' ]{1,30}?)\s+)?(?:shall|will|may|must|can)\b", re.I
)
#: "Mark – the UNDP name and logo in the form reproduced in Annex 2" says what a word means, and grants nothing.
_DEFINITION = re.compile(
    r"\W*(?:\(?[\w.]{1,4}[.)]\s+)?[\"“]?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}[\"”]?\s*[–—:]\s+(?:the|an?|any|all)\b(?![^.;]*\b(?:shall|will|may|must|can|is|are)\b)"
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
        "insert",
        "render",
        "post",
        "deploy",
    ]
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about marks in a sentence."""
    found: list[Statement] = []
    if _DEFINITION.match(sentence.text):
        return []
    marks_here = marks_in(sentence)
    if not (marks_here or "emblem" in sentence.topics or NAMING.search(sentence.text)):
        return deemed_approval(sentence) if "publicity" in sentence.topics or laid_before(sentence.text) else []
    ahead = _STILL_TO_BE_GIVEN.search(sentence.text) is not None or _BOUNDED.search(sentence.text) is not None
    for p in sentence.predications:
        if not ahead:
            found.extend(_use(sentence, p))
        for family in (passing_on, registering, acquiring, withdrawing, ceasing):
            made = family(sentence, p)
            if made is not None:
                found.append(made)
    if not any(a.name == "beside" for s in found for a in s.attributes):
        found.extend(_juxtaposed(sentence))
    if not any(s.act == "sublicense" for s in found) and (reached := reaching(sentence)) is not None:
        found.append(reached)
    ours = not marks_here or any(True for _ in un_marks(sentence))
    if ours and "emblem" in sentence.topics and not any(s.act == "use" for s in found):
        found.extend(_each_use(sentence))
    if not any(s.act == "use" for s in found) and not ahead and (shown := carried(sentence)) is not None:
        found.append(shown)
    found.extend(deemed_approval(sentence))
    return _settle(found)


#: "Permission may only be given for the unaltered logo" gives none: each use still waits for it.
_STILL_TO_BE_GIVEN = re.compile(
    r"^\W*(?:(?:the|any|such|each|every|this|an?|written|prior|express)\s+)*(?:permissions?|authori[sz]ations?|approvals?|consents?)\b[^.;,]{0,60}\b(?:may|can|shall|will)\b"
    r"(?:\s+\w+){0,2}?\s+be\s+(?:given|granted|issued|accorded)\b",
    re.I,
)

#: "The permission to use the emblem does not extend to affiliates" gives none either: it bounds one given elsewhere.
_BOUNDED = re.compile(
    r"^\W*(?:(?:the|any|such|this|each|every|no)\s+)?(?:permissions?|authori[sz]ations?|approvals?|consents?|rights?|licen[cs]es?|entitlements?)\b[^.;,]{0,80}?\b(?:not|never|no|neither)\b[^.;,]{0,30}"
    r"\b(?:exten\w+|pass\w*|transfer\w*|assign\w*|cover\w*|includ\w+|appl\w+|benefit\w*|reach\w*|avail\w*|sub-?licen\w+|delegat\w+)\b",
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
    consent = approval_asked(sentence, Entity("partner"), "un")
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
    r"\b(?:each|any|every|all|no|such|that(?: very)?|the)\s+(?:such\s+|proposed\s+|individual\s+|single\s+|new\s+)?(?:uses?|reproductions?|displays?|appearances?|materials?|artwork|proofs?|layouts?|designs?|items?|drafts?)\b",
    re.I,
)


#: "The approval may be withdrawn; the Company then stops all use" asks no approval of each use.
_CEASED = re.compile(
    r"\b(?:stop\w*|ceas\w+|end(?:s|ed|ing)?|discontinu\w+|halt\w*|suspend\w*|terminat\w+)\s+(?:\w+\s+){0,2}$", re.I
)


def _each_use(sentence: Sentence) -> list[Statement]:
    """In a clause on marks: "each reproduction requires its prior written consent" limits every use, marks unnamed."""
    match = _EACH_USE.search(sentence.text)
    if match is None or _CEASED.search(sentence.text[: match.start()]):
        return []
    one = match.group().split()[0].lower() in ("the", "that", "such")  # "the item": any one may be meant
    if one and "un" not in approvers(sentence):
        return []
    approval = approval_asked(sentence, Entity("partner"), "un")
    if not approval or any(a.name == "blanket" for a in approval):
        return []
    return [limited_use(sentence, approval)]


#: A use that is only spoken of: "the prohibition on using the name binds subsidiaries", "those wishing to show the logo".
_SPOKEN_OF = re.compile(
    r"\b(?:prohibitions?|bans?|restrictions?|limits?|limitations?|rules?|conditions?|provisions?|guidelines?|requests?|applications?) (?:on|against|of|for|to|about|concerning|regarding)\s+(?:the\s+)?$"
    r"|\b(?:wish(?:es|ing)?|want(?:s|ing)?|intend(?:s|ing)?|desir(?:es?|ing)|willing|seek(?:s|ing)?) to\s+$"
    r"|\bwithout (?:\w+ ){0,4}(?:authori[sz]ed|permitted|allowed|entitled|right) to\s+$",
    re.I,
)
#: "An unlawful | use of the name" is what something follows from, not what is allowed.
_WRONGFUL = re.compile(
    r"\b(?:unlawful|improper|wrongful|unauthori[sz]ed|abusive|illicit|fraudulent|unpermitted|incorrect|inappropriate)(?: or \w+)?\s+(?:uses?|usage|employment|display)\b",
    re.I,
)


def _use(sentence: Sentence, p: Predication) -> list[Statement]:
    if p.nominal and p.lemma not in words("use", "nouns"):
        return []
    if not p.nominal and p.lemma not in words("use", "verbs"):
        return []
    if _SPOKEN_OF.search(sentence.text[max(0, p.at - 90) : p.at]):
        return []
    if _WRONGFUL.search(sentence.text[max(0, p.at - 40) : p.at + 40]) and not denied(sentence.text):
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
    owners: list[Side] = []
    for argument in candidates:
        if (
            argument is p.subject
            and p.lemma in ("carry", "bear", "feature", "display", "show")
            and is_party(argument.entity)
        ):
            continue
        whose = marks_owner(sentence, argument, user)
        if whose is not None:
            owners.append(whose)
    # "UNDP's emblem appears beside the Partner's logo": the UN body's is what the rules ask after.
    shared = "un" in owners and (user is None or user.side != "un")
    owner: Side | None = "un" if shared else owners[0] if owners else None
    if owner is None and any(
        a.text.lower() in ("them", "it", "these", "those", "the same", "such marks") for a in candidates
    ):
        owner = marks_before(sentence, p.at, user)
    if owner is None:
        return []
    force = as_duty(p.force)
    if p.nominal:
        made = _nominal_use(sentence, p)
        if made is None:
            return []
        user, force = made
    return _uses(sentence, p, user, owner, force)


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
        whose = counterparty(user, Entity(owner)).side
        both: dict[Side, Side] = {"partner": "un", "un": "partner"}
        pairs.append((user, both.get(user.side, whose) if whose == "each-party" else whose))
    found = []
    for bearer, whose in pairs:
        if bearer.side == whose and bearer.side in ("un", "partner"):
            continue  # one's own marks
        made = _one_use(sentence, p, bearer, whose, force)
        found.append(made)
        excepted = _EXCEPTED_USE.search(sentence.text, p.at) if made.modality == "must-not" else None
        if excepted is not None:
            found.append(_use_excepted(sentence, p, made, excepted))
    return found


#: "... shall not use the emblem other than on its packaging": what the ban leaves is a permission.
_EXCEPTED_USE = re.compile(
    r"\b(?:other than|except(?:ing)?|save)(?: for use)? (?P<where>(?:on|in|as|with|to|for|upon|at)\b[^.;]{3,160})", re.I
)


def _use_excepted(sentence: Sentence, p: Predication, ban: Statement, excepted: re.Match[str]) -> Statement:
    goods = concepts.pattern("goods").search(sentence.text, excepted.start("where"), excepted.end("where"))
    extra = [Attribute("on-goods", goods.group(), goods.start(), goods.end())] if goods else []
    approval = approval_asked(sentence, ban.bearer, ban.thing.owner)
    return make(
        sentence, p, ban.bearer, "may", "use", thing=ban.thing, names=SCOPE,
        extra=[*extra, *approval, *mark_kinds(sentence)], operator="limited" if approval else "asserted",
    )  # fmt: skip


def _one_use(sentence: Sentence, p: Predication, bearer: Entity, owner: Side, force: Modality) -> Statement:
    approval = approval_asked(sentence, bearer, owner)
    operator: Operator = "asserted"
    if force in ("must-not", "need-not"):
        conditional = approval and any(
            _EXCEPT_APPROVED.search(sentence.text[max(0, a.start - 90) : a.start + 1])
            and _ANOTHER_ACT.search(sentence.text, min(p.at, a.start), max(p.at, a.start)) is None
            for a in approval
        )
        if conditional and not any(a.name == "blanket" for a in approval):
            force, operator = "may", "limited"
        else:
            force = "must-not"
    elif approval:
        needs_none = any(a.name == "blanket" for a in approval)
        operator = "limited" if CONDITION.search(sentence.text) and not needs_none else "asserted"
    extra = list(approval)
    if bearer.part == "affiliates" or any(m.with_affiliates and m.entity.side == "partner" for m in sentence.mentions):
        extra.append(Attribute("for-affiliates", "", p.at, p.at))
    goods = use_on_goods(sentence, p)
    if goods is not None:
        extra.append(goods)
    names = SCOPE if force != "must-not" else ("factual", "as-trademark")
    statement = make(
        sentence, p, bearer, force, "use", thing=Thing("marks", owner), names=names,
        extra=[*extra, *mark_kinds(sentence)], operator=operator,
    )  # fmt: skip
    if operator == "limited" and _FOR_EACH.search(sentence.text):
        return replace(statement, attributes=tuple(a for a in statement.attributes if a.name != "for-affiliates"))
    return statement


#: "To affiliates only with a separate written consent" passes nothing on.
_FOR_EACH = re.compile(
    r"\b(?:separate|fresh|individual|additional|new|distinct|own)\b[^.;,]{0,30}\b(?:consent|approval|permission|authori[sz]ation|clearance)",
    re.I,
)


def _settle(found: list[Statement]) -> list[Statement]:
    """One sentence often says the same use with several verbs ("use, display and reproduce"); keep one of a kind."""
    kept: dict[tuple[object, ...], Statement] = {}
    for s in found:
        kept.setdefault((s.act, s.bearer.side, s.modality, s.thing, s.operator), s)
    return list(kept.values())
