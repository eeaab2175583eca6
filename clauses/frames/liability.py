"""Who answers for what to whom: liability, its caps, exclusions and releases."""

from __future__ import annotations

import re
from itertools import pairwise

from clauses import concepts
from clauses.force import as_state, negative
from clauses.frames.sentence import (
    Sentence,
    arguments,
    counterparty,
    is_party,
    make,
    mentioned,
    obliques,
    other,
    own_acts,
    party,
    says,
    words,
)
from clauses.inflection import verbs
from clauses.model import Attribute, Entity, Modality, Statement
from clauses.predications import Argument, Predication

_ATTRIBUTES = (
    "unlimited", "joint", "several", "strict", "capped", "own-acts", "third-party-claims", "cleared", "force-majeure",
)  # fmt: skip
#: What makes "responsible for" a matter of liability and not of tasks.
_ANSWERING = re.compile(
    r"\b(?:acts?|omissions?|claims?|loss(?:es)?|damages?|injur\w+|death|harm|negligence|debts?|obligations|consequences|"
    r"breach\w*|default|conduct|misconduct|behaviou?r|delay|failure|liabilit\w+|costs? arising|third part\w+|errors?)\b",
    re.I,
)
_RISK = re.compile(
    r"\b(?:at|be at|entirely at|solely at)\s+(?:the\s+)?(?:sole|own|entire|exclusive|full)?\s*(?:and \w+ )?risk\b", re.I
)
_OWN_RISK = re.compile(r"\bat (?:its|their) (?:own|sole|own sole|entire)(?: and \w+)? risk\b", re.I)
_CLAIMING = verbs("claiming")


#: What a company is, not what it is liable for.
_KIND_OF_COMPANY = re.compile(
    r"\blimited[ -]liability (?:\w+ )?(?:company|companies|partnership|corporation|society|cooperative|entity)\b|\bwith limited liability\b",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements of the act ``liable`` in a sentence."""
    found = []
    companies = [m.span() for m in _KIND_OF_COMPANY.finditer(sentence.text)]
    for predication in sentence.predications:
        if any(start <= predication.at < end for start, end in companies):
            continue
        made = _nominal(sentence, predication) if predication.nominal else _verbal(sentence, predication)
        if made is not None:
            found.append(made)
    found.extend(_risk(sentence))
    if not any(a.name in ("joint", "unlimited") for s in found for a in s.attributes):
        found.extend(_for_the_whole(sentence))
    return found


#: That each debtor owes all: "in solidum", "joint and several", "co-debtors", "each for the whole".
_SOLIDARY = re.compile(
    r"\b(?:jointly and severally|joint and several|in solidum|solidar(?:y|ily|ity)|(?:co-?|joint |solidary )(?:debtors?|obligors?|sureties)|each (?:of them )?(?:being )?(?:\w+ )?for the (?:whole|entire|full)"
    r"|(?:claims?|recovers?|demands?|exacts?)\b[^.;]{0,30}\b(?:the whole|the entire|in full)\b[^.;]{0,40}\b(?:from|against|of) (?:either|any|each) (?:party|side|of))\b",
    re.I,
)
_NO_LIMIT = re.compile(
    r"\b(?:no|without (?:any|a)) (?:upper |financial |monetary )?(?:limit|cap|ceiling)\b[^.;]{0,30}\b(?:to|on|of|for)\b[^.;]{0,40}\b(?:liability|responsibility)\b",
    re.I,
)
_DENYING = re.compile(r"\b(?:no|not|never|neither|nor|none|nothing|without|several,? (?:and|but) not)\b", re.I)
_TOWARDS = re.compile(r"\b(?:to|towards?|against|vis-[aà]-vis)\s+(?:the\s+)?$", re.I)
_JOINED = re.compile(r"(?:\s+(?:together\s+)?with|,?\s+and|\s+as well as)\s+(?:the\s+)?", re.I)


def _for_the_whole(sentence: Sentence) -> list[Statement]:
    """Read what is owed jointly or without limit where no verb of liability says so: "UNDP and the Company are co-debtors"."""
    text = sentence.text
    joint, endless = _SOLIDARY.search(text), _NO_LIMIT.search(text)
    if endless is not None and {m.entity.side for m in sentence.mentions} & {"un", "partner", "each-party"} == {"un"}:
        extra = [Attribute("unlimited", endless.group(), endless.start(), endless.end())]
        return [make(sentence, None, Entity("un"), "is", "liable", names=("third-party-claims",), extra=extra)]
    if joint is None or _DENYING.search(text):
        return []
    sided = [m for m in sentence.mentions if not m.pronoun]
    both = any(m.entity.side == "each-party" and not m.negative for m in sided) or any(
        {a.entity.side, b.entity.side} == {"un", "partner"}
        and _JOINED.fullmatch(text, a.end, b.start)
        and not _TOWARDS.search(text[max(0, a.start - 20) : a.start])
        for a, b in pairwise(sided)
    )
    if not both:
        return []
    extra = [Attribute("joint", joint.group(), joint.start(), joint.end())]
    return [make(sentence, None, Entity("each-party"), "is", "liable", names=("third-party-claims",), extra=extra)]


#: "Is exempt from any liability".
_FREE_FROM = re.compile(
    r"(?:exempt|free|immune|clear) (?:from|of) (?:(?:any|all|every|and|further|legal|civil|personal) ){0,3}(?:liabilit\w+|responsibilit\w+)\b",
    re.I,
)


def _verbal(sentence: Sentence, p: Predication) -> Statement | None:
    complement = p.complement
    if complement is not None and complement.head in words("liable", "adjectives"):
        if complement.head != "liable" and not _answers(sentence, p, complement):
            return None
        return _liable(sentence, p, party(p.subject), _to(p), _for_nothing(p))
    if complement is not None and _FREE_FROM.match(sentence.text, complement.start):
        return _liable(sentence, p, party(p.subject), _to(p), "is" if negative(p.force) else "is-not")
    if p.lemma in words("liable", "answer") and obliques(p, "for"):
        return _liable(sentence, p, party(p.subject), _to(p), _for_nothing(p))
    if p.lemma in words("liable", "release") and p.object is not None and is_party(party(p.object)):
        rest = [a for a in arguments(p) if a is not p.object]
        if any(says("harm", a) for a in rest) or concepts.has("harm", p_text(sentence, p)):
            if negative(p.force) or p.force == "may":
                return None
            released = party(p.object)
            assert released is not None
            return _liable(sentence, p, released, party(p.subject), "is-not")
    if (
        p.lemma in words("liable", "forgo")
        and p.object is not None
        and says("harm", p.object)
        and not negative(p.force)
    ) and re.search(
        r"\b(?:claims?|rights?|actions?|recourse|remed(?:y|ies)|demands?|subrogation)\b", p.object.text, re.I
    ):
        against = next(
            (
                a
                for a in (*obliques(p, "against", "of", "towards"), p.object)
                if is_party(a.entity) or is_party(a.owner)
            ),
            None,
        )
        whom = against.entity if against and is_party(against.entity) else against.owner if against else None
        bearer = party(p.subject)
        if is_party(bearer) and bearer is not None and "subrogation" not in p.object.text.lower():
            released = counterparty(bearer, whom) if whom is not None else other(bearer)
            if released.side != bearer.side:
                return _liable(sentence, p, released, bearer, "is-not")
    if p.lemma in _CLAIMING:
        return _barred_claim(sentence, p)
    return None


def _for_nothing(p: Predication) -> Modality:
    """The force of "is liable for ...": "for no defects" denies it."""
    none = any(a.negative for a in obliques(p, "for"))
    return "is-not" if none and not negative(p.force) else p.force


def p_text(sentence: Sentence, p: Predication) -> str:
    """Return the words of a predication with its arguments."""
    return sentence.text[p.start : p.end]


def _barred_claim(sentence: Sentence, p: Predication) -> Statement | None:
    """Read "shall not sue UNICEF", "no claim may be brought against the Company"."""
    if not negative(p.force):
        return None
    targets = [a for a in (p.object, *obliques(p, "against", "from")) if a is not None]
    target = next((a for a in targets if is_party(party(a))), None) or next(
        (a for a in targets if is_party(a.owner) and re.search(r"\bagainst\b", a.text)), None
    )
    if target is None:
        return None
    if p.lemma not in ("sue", "litigate") and not any(
        says("harm", a) or re.search(r"\brecourse\b", a.text, re.I)
        for a in (p.subject, p.object, p.complement, *arguments(p))
        if a is not None
    ):
        return None
    whom = party(target) if is_party(party(target)) else target.owner
    bearer = party(p.subject)
    if whom is None or (bearer is not None and bearer.side == whom.side):
        return None
    return _liable(sentence, p, whom, bearer, "is-not")


def _answers(sentence: Sentence, p: Predication, complement: Argument) -> bool:
    purpose = obliques(p, "for")
    if obliques(p, "to", "towards") and any(
        is_party(a.entity) or (a.entity and a.entity.side == "third") for a in obliques(p, "to", "towards")
    ):
        return True
    return any(_ANSWERING.search(a.text) for a in purpose) or bool(_ANSWERING.search(complement.text))


def _to(p: Predication) -> Entity | None:
    for argument in (p.recipient, *obliques(p, "to", "towards", "toward")):
        if argument is not None and argument.entity is not None:
            return party(argument)
    return None


def _nominal(sentence: Sentence, p: Predication) -> Statement | None:
    host = p.host
    if p.lemma in ("claim", "recourse", "action", "suit"):
        return None
    if p.lemma not in words("liable", "nouns"):
        return None
    owner = party(p.subject)
    if owner is None:
        owner = next((party(a) for a in obliques(p, "of", "part", "on") if is_party(party(a))), None)
    if host is None:
        return None
    lemma = host.lemma
    if (
        p.lemma in ("responsibility", "accountability")
        and not _ANSWERING.search(p_text(sentence, p))
        and lemma not in words("liable", "exclude")
    ):
        return None
    to = next(
        (party(a) for a in (*obliques(p, "to", "towards", "toward"), *obliques(host, "to", "towards")) if a.entity),
        None,
    )
    if lemma in words("liable", "limit") and p.host_role in ("nsubj", "nsubjpass", "dobj", "of", "attr"):
        bearer = owner or (party(host.subject) if p.host_role == "dobj" else None)
        if bearer is None:
            return None
        if lemma == "exceed" or lemma == "surpass":
            return _liable(sentence, p, bearer, to, "is", capped=True) if negative(p.force) else None
        if negative(p.force):
            return (
                _liable(sentence, p, bearer, to, "is", unlimited=True)
                if host.passive and p.host_role == "nsubjpass"
                else None
            )
        return _liable(sentence, p, bearer, to, "is", capped=True)
    if lemma in words("liable", "assume") and p.host_role in ("dobj", "of", "nsubjpass", "for", "attr"):
        bearer = party(host.subject)
        if owner is not None and bearer is not None and owner.side not in (bearer.side, "the-other"):
            return None  # assuming another's liability is an indemnity
        return _liable(sentence, p, bearer or owner, to, p.force)
    if lemma in words("liable", "exclude"):
        bearer = owner or party(host.subject)
        if host.passive and owner is None:
            bearer = next((party(a) for a in obliques(host, "of", "on", "by") if is_party(a.entity)), None)
        return _liable(sentence, p, bearer, to, "is" if negative(p.force) else "is-not")
    if lemma in words("liable", "attach") and p.host_role in ("nsubj", "nsubjpass", "dobj"):
        bearer = owner or next(
            (party(a) for a in obliques(host, "to", "with", "on", "upon", "against") if is_party(a.entity)), None
        )
        return _liable(sentence, p, bearer, None, p.force)
    if lemma == "be" and p.host_role in ("attr", "nsubj"):
        bearer = owner or next(
            (party(a) for a in obliques(host, "of", "on", "for", "with") if is_party(a.entity)), None
        )
        return _liable(sentence, p, bearer, to, p.force)
    return None


def _liable(
    sentence: Sentence, p: Predication, bearer: Entity | None, to: Entity | None, force: Modality, *,
    capped: bool = False, unlimited: bool = False,
) -> Statement | None:  # fmt: skip
    if bearer is None or not is_party(bearer):
        return None
    if bearer.side == "the-other":
        bearer = Entity("each-party") if to is None else other(to) if is_party(to) else Entity("each-party")
    state = as_state(force)
    whom = counterparty(bearer, to)
    extra: list[Attribute] = []
    names = list(_ATTRIBUTES)
    if not capped:
        names.remove("capped")
        if state == "is" and re.search(
            r"\b(?:up to|to a maximum|not exceeding|limited to|capped at|(?:no|not|never) (?:for )?more than|at most|the most)\b",
            sentence.text,
            re.I,
        ):
            names.append("capped")
    else:
        extra.append(Attribute("capped", p_text(sentence, p)[:60], p.at, p.at))
    if state == "is":  # who does not answer for its own people is released: the words say nothing in its favour
        extra += own_acts(sentence, bearer)
    if unlimited:
        extra.append(Attribute("unlimited", p_text(sentence, p)[:60], p.at, p.at))
    match = concepts.pattern("indirect-loss").search(sentence.text)
    if match:
        extra.append(Attribute("indirect-loss", match.group(), match.start(), match.end()))
    text = re.sub(r"(?i)\bwithout limitation\b|\bwithout limiting\b", lambda m: " " * len(m.group()), sentence.text)
    if text != sentence.text:
        names = [
            n
            for n in names
            if n != "unlimited" or re.search(r"(?i)\bunlimited|without (?:any )?(?:limit|cap|ceiling)\b|uncapped", text)
        ]
    return make(sentence, p, bearer, state, "liable", to=whom, names=names, extra=extra)


def _risk(sentence: Sentence) -> list[Statement]:
    """Read "at the sole risk of the Company": the other side is not liable for it."""
    match = _OWN_RISK.search(sentence.text)
    if match:
        # Who is meant by "its" is known where the pronoun was resolved; else the party named last.
        within = mentioned(sentence, match.start(), match.end())
        near = [m for m in sentence.mentions if m.start < match.start() and is_party(m.entity) and not m.possessive]
        bearer = within[0].entity if within else near[-1].entity if near else None
    else:
        match = _RISK.search(sentence.text)
        if not match:
            owners = re.search(r"\bat (?P<who>.{2,60}?)['’]s (?:own|sole|entire|exclusive)?\s*risk\b", sentence.text)
            near = mentioned(sentence, owners.start(), owners.end()) if owners else []
            bearer = near[0].entity if near else None
        else:
            near = mentioned(sentence, match.start(), min(len(sentence.text), match.end() + 40))
            bearer = near[0].entity if near else None
    if bearer is None or bearer.side not in ("un", "partner"):
        return []
    return [
        make(
            sentence,
            None,
            other(bearer),
            "is-not",
            "liable",
            to=bearer,
            names=("cleared",),
        )
    ]
