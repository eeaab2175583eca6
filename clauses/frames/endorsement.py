"""Whom the UN body endorses, and under which title the partner may appear."""

from __future__ import annotations

import re

from clauses.force import as_state, negative
from clauses.frames.sentence import (
    LONGEST,
    Sentence,
    arguments,
    followed,
    is_party,
    make,
    mentioned,
    obliques,
    other,
    party,
    preceded,
    words,
)
from clauses.inflection import verbs
from clauses.model import Attribute, Entity, Modality, Side, Statement
from clauses.predications import Predication

_ENDORSED = re.compile(
    r"\b(?:endors\w+|recommend\w*|preferen\w+|imprimatur|certif\w+|testimonial\w*|commend\w*|accredit\w*|vouch\w*|validat\w+|preferred"
    r"|affiliat(?:ed|ion)|approval or (?:support|sponsorship)|stands? behind|seal of approval|superior\w*|favou?r(?:s|ed|ing)?|promotes?|promotion of)\b",
    re.I,
)

_GOODS_OR_PARTNER = re.compile(
    r"\b(?:products?|services?|goods|brands?|business|compan(?:y|ies)|activit(?:y|ies)|views?|opinions?|polic(?:y|ies)|technolog\w+|offerings?"
    r"|quality|range|solutions?|software|conduct|practices?|commercial|cheque|check)\b",
    re.I,
)

_IMPLY = verbs("implying")
_ATTESTING = verbs("attesting")
_COMMENDING = frozenset(["recommend", "favour", "favor", "advocate"])
#: What a partner hands in, and UN bodies pass on.
_ITS_PAPER = re.compile(
    r"\b(?:proposals?|reports?|candidates?|nominees?|applications?|requests?|budget|plans?|invoices?|drafts?|participation|changes?|amendments?)\b",
    re.I,
)
_PRAISED = re.compile(
    r"\b(?:products?|services?|goods|brands?|technolog\w+|solutions?|software|equipment|offerings?|quality)\b[^.;]{0,60}"
    r"\b(?:is|are|be|meets?|represents?|ranks?|has|have)\b[^.;]{0,40}"
    r"\b(?:best|highest|superior\w*|finest|safest|leading|outstanding|excellen\w+|unrivalled|unmatched|unsurpassed|first[- ]rate|top[- ](?:class|quality)|most (?:reliable|effective|advanced|trusted))\b",
    re.I,
)

_ROLE = (
    r"(?:partner|supplier|provider|sponsor|vendor|bank|carrier|airline|brand|manufacturer|product|beverage|water|technology|logistics|insurer|"
    r"contractor|distributor|retailer|source|company)s?"
)

TITLE = re.compile(
    rf"\b(?:official|preferred|recommended|trusted|certified|endorsed|favou?red|premier|accredited|privileged)\s+(?:\w+\s+){{0,3}}?{_ROLE}\b"
    rf"|\b(?:as|is|be|become|called|itself|our|its)\s+(?:an?\s+|the\s+|its\s+|our\s+|[A-Z]\w+['’]s?\s+)?(?:approved|chosen|designated|leading|selected|principal|appointed)\s+(?:\w+\s+){{0,3}}?{_ROLE}\b"
    r"|\b(?:partner|supplier|provider|sponsor|vendor|bank|brand|product|water|carrier)s? (?:of choice|by appointment)\b",
    re.I,
)

#: "a former UNICEF official", "any official of the supplier": a person; "an official partner" is a title.
_OFFICIAL_PERSON = re.compile(
    r"\b(?:[A-Z]{2,}|Nations|(?i:former|public|government)) (?i:official)\b"
    rf"|\b(?i:any|no|every|such|that|each|an) (?i:official)\b(?! (?:\w+ )?(?i:{_ROLE})\b)"
    r"|\b(?i:official) (?:of|from|at|in|who|or|and|to|with|for)\b"
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about endorsement in a sentence."""
    found = _endorsement(sentence) or _claimed(sentence)
    if any(s.act in ("endorse", "claim-endorsement") for s in found):
        return found
    return [*found, *(_vouched(sentence) or _styled(sentence))]


#: "UNDP puts its name behind ...", "attests that they are fit", "its staff will tell farmers to buy".
_VOUCHES = re.compile(
    r"(?:['’]s)?(?: (?:staff|officials|officers|trainers|experts|country offices?))?(?:[,\s]+(?:hereby|also|thus)){0,2}[,\s]+(?:(?:shall|will|may|is to|undertakes? to|agrees? to)\s+)?(?:\w+ly\s+)?"
    r"(?:(?:puts?|lends?|places?) (?:its|their) (?:good )?(?:name|reputation|authority|weight|voice) (?:behind|to)|vouch\w* (?:for|that)|attests? (?:to|that)|warrants? the quality|confirms? (?:the (?:quality|excellence|superiority)|that [^.;]{0,60}\b(?:best|fit|suitable|superior|safe))|"
    r"(?:advise|tell|urge|encourage|invite|ask)s?\b[^.;]{0,80}\b(?:to (?:buy|choose|use|prefer|purchase|adopt|order|give)|priority)|(?:gives?|accords?|grants?|affords?) (?:[\w-]+ )?(?:preference|priority|precedence) to\b|(?:serves?|acts?|agrees? to (?:serve|act)|be available|appears?) as (?:an? )?(?:reference|showcase|ambassador)|(?:confirms?|declares?|states?|affirms?|attests?|considers?|regards?|holds?|finds?)\b[^.;]{0,100}\b(?:high(?:est)? quality|superior|excellent|best(?! interests?| efforts?| practi| endeavo| available| means| way)|outstanding|unrivalled|first choice|most (?:reliable|dependable|effective|trusted|advanced))\b|speaks? (?:well|highly) of|sings? the praises|holds? (?:it|them) (?:up|out) as)",
    re.I,
)
#: A mark of quality in the UN body's name: "“Approved by UNDP” will appear beside ...".
_QUOTED_PRAISE = re.compile(
    r"[\"“‘'][^\"”’']{0,60}?\b(?:approved|recommended|certified|tested|endorsed|trusted|chosen|validated|selected|accredited|guaranteed|backed|vetted|picked|preferred|commended|examined|checked|verified)(?: \w+)? by\s+(?:the\s+)?$",
    re.I,
)
_OUGHT_TO_BUY = re.compile(
    r"\b(?:is|are) the (?:one|ones|best|right|safest) (?:\w+ )?(?:to (?:buy|choose|use)|choice)\b", re.I
)
_UNSAID = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nothing|without|refuse\w*|declin\w+|prohibit\w*|refrain\w*|instead of|rather than)\b",
    re.I,
)


#: Words of praise that are given, or may be quoted; a sign that is to be read as one of quality.
_PRAISE = re.compile(
    r"\b(?:words? of praise|testimonials?|favou?rable (?:assessments?|opinions?|references?)(?![^.;,]{0,20} (?:of|on|about) (?:their|its|the) (?:contents?|texts?|drafts?|wording))|statements? of satisfaction|praising|reference (?:customer|client|site|calls?))\b"
    r"|\b(?:as|is|be)\s+(?:an?\s+|the\s+)?(?:mark|seal|badge|sign|proof|guarantee|token|stamp|hallmark|label)s? of (?:[\w-]+ )?(?:quality|excellence|superiority|approval)\b|\bas (?:an?\s+|the\s+)?(?:quality (?:mark|seal|label|stamp)|hallmark)\b",
    re.I,
)
_STYLED = re.compile(
    r"\b(?:call(?:s|ed)?|styl(?:e|es|ed)|describ(?:e|es|ed)|designat(?:e|es|ed|ion)|nam(?:e|es|ed)|present(?:s|ed)?|refer(?:s|red)?|titled?|known|becomes?|status|style|rank|appoint(?:s|ed)?|recogni[sz](?:e|es|ed)|appellation|tag|words|line)\b",
    re.I,
)
#: "Knowledge Partner of | UNDP", "“proud supporter of | UNDP".
_CAPITAL_TITLE = re.compile(
    r"(?:[\"“‘'][^\"”’']{3,60}?|\b[A-Z][\w-]+(?: (?:and|&|in|for))?(?: [A-Z][\w-]+){1,4})[\"”’']? (?:of|to|for)\s+(?:the\s+)?$"
)
_TITLE_WORDS = re.compile(
    r"\b(?:partners?|suppliers?|providers?|sponsors?|supporters?|friends?|all(?:y|ies)|champions?|ambassadors?|patrons?|timekeeper|bank|airline|carrier|vendor|brand|outfitter|collaborator|benefactor|official)\b",
    re.I,
)
_OFFICIAL = re.compile(
    r"\b[Oo]fficial (?:[a-z]+ )?[A-Z][\w-]+|[\"“‘'][^\"”’']{0,30}\b[Oo]fficial [^\"”’']{3,50}[\"”’']"
)
_CONSENT_WAIVED = re.compile(
    r"\bwithout\b[^.;,]{0,80}?\b(?:approval|consent|permission|authori[sz]ation|clearance|formality|asking)\b[^.;,]{0,30}",
    re.I,
)
_ASKED_FOR = re.compile(r"\b(?:approv\w+|consent\w*|authori[sz]ation|permission|clear(?:ed|ance)|agreed)\b", re.I)


def _borne_by_partner(sentence: Sentence, styled: re.Match[str]) -> bool:
    """Whether it is the partner that is styled: it stands before the word, or right after it ("appoints the Partner")."""
    before = [m for m in sentence.mentions if m.end <= styled.start() and not m.possessive]
    if not before or before[-1].entity.side == "partner":
        return True
    return any(m.entity.side == "partner" and 0 <= m.start - styled.end() < 25 for m in sentence.mentions)


def _styled(sentence: Sentence) -> list[Statement]:
    """Read a title by its form, whatever it is called ("Knowledge Partner of UNDP"), and praise that may be quoted."""
    text = _CONSENT_WAIVED.sub(lambda m: " " * len(m.group()), sentence.text)
    theirs = [m for m in sentence.mentions if m.entity.side == "partner"]
    if len(text) > LONGEST or not theirs or _UNSAID.search(text) or _ASKED_FOR.search(text):
        return []
    ours = [m for m in sentence.mentions if m.entity.side == "un"]
    if ours and _PRAISE.search(text):
        return [make(sentence, None, Entity("un"), "is", "endorse", to=Entity("partner"))]
    styled = _STYLED.search(text)
    if styled is None or not _borne_by_partner(sentence, styled):
        return []
    titled = bool(ours) and _OFFICIAL.search(text, styled.start()) is not None
    for m in ours:
        title = _CAPITAL_TITLE.search(text[styled.start() : m.start]) if m.start > styled.start() else None
        titled = titled or (title is not None and _TITLE_WORDS.search(title.group()) is not None)
    named = Attribute("title", styled.group(), styled.start(), styled.end())
    return [make(sentence, None, Entity("un"), "is", "endorse", to=Entity("partner"), extra=[named])] if titled else []


def _vouched(sentence: Sentence) -> list[Statement]:
    """Read praise from the sentence as a whole, where no verb of the lexicon says it."""
    text = sentence.text
    if len(text) > LONGEST or _UNSAID.search(text) or not any(m.entity.side == "partner" for m in sentence.mentions):
        return []
    praised = (
        preceded(sentence, "un", _QUOTED_PRAISE)
        or followed(sentence, "un", _VOUCHES)
        or (any(m.entity.side == "un" for m in sentence.mentions) and _OUGHT_TO_BUY.search(text))
    )
    return [make(sentence, None, Entity("un"), "is", "endorse", to=Entity("partner"))] if praised else []


#: "Is not to be called | the official carrier".
_NOT_CALLED = re.compile(
    r"\b(?:not|never|nor|neither)\b[^.;]{0,40}\b(?:call|name|style|describe|present|introduce)(?:ed|d|s)?\b[^.;]{0,30}$",
    re.I,
)


def _endorsement(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    found: list[Statement] = []
    if _ENDORSED.search(text) or _PRAISED.search(text):
        for p in sentence.predications:
            made = _endorses(sentence, p)
            if made is not None and not any((m.act, m.modality) == (made.act, made.modality) for m in found):
                found.append(made)
    title = next(
        (m for m in TITLE.finditer(text) if not _OFFICIAL_PERSON.search(text, max(0, m.start() - 20), m.end())),
        None,
    )
    if title and not found and any(m.entity.side == "un" for m in sentence.mentions):
        at = next((q for q in sentence.predications if q.start <= title.start() <= q.end and not q.nominal), None)
        force: Modality = at.force if at else "is"
        modality: Modality
        bearer = party(at.subject) if at else None
        if negative(force) or _NOT_CALLED.search(text[: title.start()]):
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
        named = Attribute("title", title.group(), title.start(), title.end())
        found.append(make(sentence, at, act_bearer, modality, act, to=other(act_bearer), extra=[named]))
    return found


_SPEAKING = _IMPLY | _ATTESTING | frozenset(["mark", "label", "print", "bear", "carry", "read", "stamp", "display"])
_VERDICT = r"(?:approved|recommended|tested|certified|endorsed|chosen|trusted|preferred|validated|accredited|commended)"
_BY = re.compile(rf"\b{_VERDICT} (?:\w+ )?(?:by|of)\s+(?:the\s+)?$", re.I)
_HAS = re.compile(
    rf"\s+(?:has|have)\s+(?:[\w-]+ ){{0,3}}?{_VERDICT}\b[^.;]{{0,30}}\b(?:products?|services?|goods|brands?|it|them|quality|technolog\w+|software|devices?)\b|\s+(?:approves?|recommends?|endorses?|trusts?|prefers?)\b",
    re.I,
)

_ONLY_IF = re.compile(r"\b(?:unless|only|subject to|without|prior|until|provided|if|once)\b", re.I)


def _claimed(sentence: Sentence) -> list[Statement]:
    """Read "advertising may say that UNDP has tested the product", "marked 'approved by UNDP'": the partner's claim."""
    text = sentence.text
    for m in sentence.mentions:
        if m.entity.side != "un" or m.possessive or not (_BY.search(text[: m.start]) or _HAS.match(text, m.end)):
            continue
        for p in sentence.predications:
            speaker = party(p.subject)
            if p.nominal or p.lemma not in _SPEAKING or not p.at < m.start <= p.end or p.force not in ("may", "must"):
                continue
            if (speaker is None or speaker.side == "partner") and not _ONLY_IF.search(text):
                return [make(sentence, p, Entity("partner"), "may", "claim-endorsement", to=Entity("un"))]
    return []


_BEARING = verbs("bearing")


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
    if p.lemma.startswith("favo") and sentence.text[: p.at].rstrip().endswith((" in", " the")):
        return None  # "counted in favour of the Partner"
    if p.nominal and p.lemma == "support" and not re.search(r"\b(?:endors|approv|sponsor)", sentence.text, re.I):
        return None  # what the partner gives
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
                p.lemma in _COMMENDING and owner is not None and owner.side == "partner" and not _ITS_PAPER.search(rest)
            )
            or (
                target is not None
                and (
                    is_party(whom)
                    or re.search(
                        r"\b(?:products?|services?|goods|brands?|technolog\w+|offerings?)\b",
                        target.text,
                        re.I,
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
        if _unsaid(sentence, p):
            return make(sentence, p, Entity("partner"), "must-not", "claim-endorsement", to=Entity("un"))
        if p.lemma == "approve" and not re.search(
            r"\b(?:products?|services?|brand|company)\b", target.text if target else "", re.I
        ):
            return None
        return make(sentence, p, Entity("un"), as_state(p.force), "endorse", to=Entity("partner"))
    if not p.nominal and p.lemma in _ATTESTING and (praised := _PRAISED.search(sentence.text, p.at, p.end)):
        speaker = party(p.subject)
        whose = {m.entity.side for m in mentioned(sentence, p.at, praised.end())}
        if speaker is not None and speaker.side == "un" and "partner" in whose:
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


def _unsaid(sentence: Sentence, p: Predication) -> bool:
    """Whether it is only what must not be said: "shall not give the impression that UNDP recommends it"."""
    return any(
        not q.nominal and q is not p and q.lemma in _SPEAKING and negative(q.force) and q.at < p.at <= q.end
        for q in sentence.predications
    )


#: "Free of charge and without expectation of business or preference".
_NOT_EXPECTED = re.compile(
    r"\bwithout (?:any )?(?:expect\w+|prospect|promise|hope|claim|thought|regard)\b[^.;]*$", re.I
)


def _nominal_endorsement(sentence: Sentence, p: Predication) -> Statement | None:
    host = p.host
    text = (
        sentence.text[p.start : p.end]
        if host is None
        else sentence.text[min(p.start, host.start) : max(p.end, host.end)]
    )
    if p.lemma == "preference" and _NOT_EXPECTED.search(sentence.text[: p.at]):
        return None
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
        and host.lemma in ("require", "need", "obtain", "seek", "request")
        and not host.deemed
        and not negative(force)
    ):
        return None
    if not negative(force) and not any(m.entity.side in ("un", "each-party") for m in sentence.mentions):
        return None
    return make(sentence, p, Entity("un"), as_state(force), "endorse", to=Entity("partner"))
