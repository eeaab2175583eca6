"""By which law the agreement is governed, and which law a side promises to observe."""

from __future__ import annotations

import re

from clauses import attributes, concepts
from clauses.force import as_duty
from clauses.frames.others_dealings import with_others
from clauses.frames.sentence import Sentence, make, party, verb_around
from clauses.frames.state_law import GAP, is_denied, named_on_a_label, rules_the_agreement, state_laws
from clauses.inflection import verbs
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
    r"\b(?:not|no|nor|neither|without|never|excluding|exclusion of|irrespective of|nothing)\b(?:(?!\bbut\b)[^.;:]){0,70}\b(?:laws?|legislation|legal system|legal order|domestic|national|municipal)\b(?! (?:rules|principles|provisions))",
    re.I,
)

_CONFLICT = re.compile(
    r"\b(?:without (?:regard|reference|giving effect) to|excluding|exclud\w+|irrespective of|other than|exclusive of|notwithstanding|not including)\b[^.;]{0,60}\b(?:conflicts?|choice)[- ]of[- ]laws?\b[^.;,]*|\bconflicts?[- ]of[- ]laws?\b[^.;,]*",
    re.I,
)


_COMPLY = verbs("complying")

#: Laws that are called by a name of their own: "the California Consumer Privacy Act", "the General Data Protection Regulation".
_NAMED_LAW = r"(?-i:(?:[A-Z][\w'’-]*\s+(?:(?:of|and|on|for|the|to)\s+){0,2}){1,6}(?<!Model )(?:Act|Acts|Code(?!s? of (?:Conduct|Ethics|Practice))|Law|Laws|Ordinance|Statute|Regulation|Directive|Decree|Sanctions)\b)"
_LAWS = re.compile(
    r"\b(?:laws?|legislation|statutes?|(?:legal|statutory) (?:requirements?|provisions|obligations|duties)|requirements? of law|enactments?|ordinances?|decrees?|by-?laws of the (?:city|county|municipality|town|district|province|canton|state)|"
    r"(?:applicable|local|national|domestic|governmental|state|federal|municipal|building|traffic|customs|export|all|relevant) (?:\w+ ){0,3}(?:regulations?|by-?laws)|acts of parliament|sanctions law\w*|statutory|export[- ]controls?|Bribery Act|"
    r"GDPR|FCPA|CCPA|LGPD|POPIA|HIPAA|BDSG|rules of the (?:host|country|land)|law of the land|(?:labour|labor|civil|commercial|penal|criminal|tax|customs|maritime|building|highway|traffic|road|health|employment|electoral) (?:codes?|acts?)|"
    r"(?:economic|trade|financial|national|unilateral|EU|US|U\.S\.|UK|OFAC) (?:and \w+ )?sanctions)\b|\b" + _NAMED_LAW,
    re.I,
)

_NOT_STATE_LAW = re.compile(
    r"\b(?:international (?:humanitarian |human rights |environmental |public )?law|law of nations|general principles of law|rule of law|laws? of war)\b",
    re.I,
)


_COULD = re.compile(
    r"\b(?-i:[A-Z][\w-]+ (?:Act|Code|Law|Ordinance|Decree|Regulation|Statute)s?)\b|\b(?:GDPR|by-?laws|jurisprudence|enactments?|law of (?:the )?\w+|(?:labour|labor|penal|civil|maritime|building) code)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could name a law by a name of its own, without the word "law"."""
    return _COULD.search(text) is not None or _AS_IF_MADE_THERE.search(text) is not None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about the law of the agreement and the law that a side observes."""
    return [*_law(sentence), *_observance(sentence)]


#: A word for law, before the hundreds of names of States are tried.
_LAW_WORD = re.compile(
    r"\b(?:laws?|legal|legislation|statut\w+|codes?|acts?|ordinances?|decrees?|regulation|jurisprudence|case-law|jurisdiction|BGB|OR)\b",
    re.I,
)


def _law(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    stripped = _CONFLICT.sub(lambda m: " " * len(m.group()), text)
    found: list[Statement] = []
    governs = _GOVERNED.search(stripped)
    ruling = _ruling(sentence, stripped, governs is not None) if _LAW_WORD.search(stripped) else []
    if ruling and with_others(sentence):
        ruling = []
    if ruling:
        denied = all(_denied(stripped, law) for law in ruling)
        match = ruling[0]
        p = verb_around(sentence, match.start())
        names = ["gap-filler", "swiss-law", "without-prejudice"]
        force: Modality = "is-not" if denied else "is"
        found.append(make(sentence, p, Entity("state"), force, "govern", thing=Thing("agreement"), names=names))
    as_if = None if found else _AS_IF_MADE_THERE.search(text)
    if as_if is not None and _OF_THE_TEXT.search(text) and not _DENIES.search(text[: as_if.start()]):
        found.append(make(sentence, None, Entity("state"), "is", "govern", thing=Thing("agreement")))
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


#: The law of a State by a fiction: "as though it had been made at Pune between residents of that city".
_AS_IF_MADE_THERE = re.compile(
    r"\b(?:as (?:if|though)|such as would|those that would|that would (?:obtain|hold|apply|follow|attach)|that (?:it|they|these) would (?:have|bear|carry|receive|be given))\b[^.;]{0,60}?"
    r"\b(?:made|executed|concluded|entered into|signed|performed|drawn up|made and wholly|instruments?|contracts?|agreements?|deeds?|dealings?)\b[^.;]{0,60}?"
    r"\b(?:in|at|within|between (?:persons |parties |citizens |merchants |companies )?(?:ordinarily )?(?:resid\w+|domiciled|established|seated|residents) (?:of|in|at))\s+(?:the )?(?:(?:State|city|canton|province|district|courts?) of )?(?-i:[A-Z])\w+",
    re.I,
)
_OF_THE_TEXT = re.compile(
    r"\b(?:this|the present|the) (?:agreement|memorandum|contract|instrument|deed)\b|\bthese presents\b|\b(?:words|phrases|expressions|terms|provisions)\b[^.;]{0,30}\b(?:herein|hereof|of this)\b|\b(?:meaning|validity|effect|construction|interpretation|performance) (?:hereof|of)\b",
    re.I,
)
_DENIES = re.compile(r"\b(?:no|not|nor|neither|without|never|nothing|excluding|exclusion)\b", re.I)


def _denied(text: str, law: re.Match[str]) -> bool:
    masked = GAP.sub(lambda m: "x" * len(m.group()), text)
    no_law = NO_LAW.search(masked) and _DENIES.search(masked[: law.end()])
    return bool(no_law) or is_denied(text, law)


def _ruling(sentence: Sentence, text: str, governs: bool) -> list[re.Match[str]]:
    """Return the States' laws that govern the agreement, or fill its gaps; ``text`` is without rules on conflicts of laws."""
    found = []
    for match in state_laws(text):
        if _acts_under(sentence, match.start()):
            continue  # "each Party will act in accordance with national law" is a promise, no choice of law
        if _WITH_A_STATE.search(text[max(0, match.start() - 80) : match.start()]):
            continue  # "the Agreement signed with the Government of Mexico, whose provisions apply" is no law of Mexico
        if _is_of_a_person(sentence, match.start()):
            continue  # "a société anonyme governed by Swiss law"
        if (governs and _governs(sentence, text, match)) or rules_the_agreement(text, match):
            found.append(match)
    label = None if found else named_on_a_label(text)
    return [label] if label else found


_WITH_A_STATE = re.compile(
    r"\b(?:agreements?|convention|treaty|arrangement)\b[^.;]{0,60}\b(?:with|between|by)\b[^.;]{0,40}\b(?:government|republic|kingdom|state)\b(?: of)?\s*(?:the\s+)?$",
    re.I,
)


def _governs(sentence: Sentence, text: str, law: re.Match[str]) -> bool:
    """Whether a sentence with a word for governing says that the law governs the agreement."""
    if not (_AGREEMENT.search(text) or "governing-law" in sentence.topics):
        return False
    before = text[max(0, law.start() - 70) : law.start()]
    if not (_DIRECT.search(before) or _AFTER.match(text[law.end() :])) or not _WHOLE.search(text):
        return False
    return not _OBSERVED.search(before) or _SAYS_GOVERN.search(text) is not None


_DIRECT = re.compile(
    rf"\b(?:{_UNDERSTOOD}|govern(?:ed|s|ing)?|constru(?:ed|ction)|interpret(?:ed|ation)?|resolved by reference|(?:determined|decided|ruled|settled|answered|resolved|filled|completed|supplemented) (?:by|under|according|in accordance)"
    r"|subject(?: only| solely| exclusively)? to|enforced|law applicable|applicable law|governing law|proper law|choice of law|law of (?:the|this) (?:contract|agreement)"
    r"|appl(?:y|ies)|validity|elect|choose|chosen|select(?:ed)?)\b[^.;]{0,70}$",
    re.I,
)
_AFTER = re.compile(
    r"[^.;]{0,40}\b(?:shall |will |does |do )?(?:govern|appl(?:y|ies|ying)|(?:is|be|being) applicable|be the (?:proper|governing|applicable) law)\w*",
    re.I,
)
_OBSERVED = re.compile(
    r"\b(?:compl(?:y|ies|iance)|organi[sz]ed|incorporated|existing|established|registered|constituted|created|formed|obey|observ\w+|abide|permitted|required|withh\w+|taxes|entity|company|corporation|foundation|association|charity)\b[^.;]{0,60}$",
    re.I,
)
_WHOLE = re.compile(
    rf"\b(?:{_UNDERSTOOD}|govern|constru|interpret|appl(?:y|ies|ying|icable)|proper law|reference to|accordance with|determin|subject to|ruled|answered|resolved|filled|completed|supplement|settled|decided)\w*",
    re.I,
)
_SAYS_GOVERN = re.compile(r"\bgovern\w*|\bconstru\w*|\binterpret\w*|\bapplicable law\b|\bgoverning law\b", re.I)

_PERSON = re.compile(
    r"\b(?:compan(?:y|ies)|corporation|soci[ée]t[ée] \w+|foundation|association|partnership|charity|entity|bank|gmbh|ltd|limited|inc|institution|university|person|organi[sz]ation|a (?:public|private|legal) \w+)"
    r"\W+(?:duly |validly )?(?:governed|organi[sz]ed|established|incorporated|constituted|regulated|existing|registered|formed|founded|created|chartered)\b[^.;]{0,60}$",
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


#: In what way something is done that observes a law, whatever is done.
_IN_LINE = re.compile(
    r"\b(?:in (?:full |strict |due |all )?(?:compliance|accordance|conformity|line|keeping|obedience|observance) (?:with|to|of)|compli\w+|conform\w* (?:to|with)|subject to|(?:bound|held|itself|themselves) (?:by|to)|within)\b",
    re.I,
)
#: "by which UNDP undertakes to abide": the law stands before the verb.
_WHICH = re.compile(r"[^.;]{0,60}?,?\s*(?:with|by|to) which\b[^.;]{0,80}$", re.I)
#: "do what the law demands".
_ASKED = re.compile(
    r"\bwhat(?:ever)?\b[^.;]{0,60}\blaws?\b[^.;]{0,30}\b(?:demand|require|ask|prescribe|oblige|command|lay|lays)\w*",
    re.I,
)
_STATES = frozenset(
    [
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
        "hold",
    ]
)
_OBSERVES = (
    _COMPLY
    | {
        "heed",
        "satisfy",
        "bind",
        "live",
        "do",
        "process",
        "handle",
        "use",
        "run",
        "collect",
        "transfer",
        "manage",
        "store",
        "employ",
    }
    | _STATES
)
_HOW = _STATES | {"process", "handle", "use", "run", "collect", "transfer", "manage", "store", "employ"}


def _observance(sentence: Sentence) -> list[Statement]:
    text = _NOT_STATE_LAW.sub(lambda m: "x" * len(m.group()), sentence.text)
    found: list[Statement] = []
    for p in sentence.predications:
        if p.nominal or p.lemma not in _OBSERVES:
            continue
        bearer = party(p.subject) if p.lemma != "bind" or not p.passive else party(p.object) or party(p.subject)
        if p.passive and p.lemma in ("bind", "subject", "hold"):
            bearer = party(p.object)
        rest = text[p.at : max(p.end, p.at)]
        if p.passive and p.object is not None and p.lemma in _COMPLY:
            rest = text[p.object.start : p.object.end]  # "the laws ... are to be observed by"
        law = _LAWS.search(rest)
        if law is None and p.lemma in _COMPLY:
            law = _law_before(text, p.at)
            rest = law.string if law is not None else rest
        if bearer is None or bearer.side not in ("un", "each-party", "partner") or law is None:
            continue
        before = rest[: law.start()]
        if re.search(r",\s*(?:\w+ )?which\b", before):
            continue  # "observes its own policy, over which the legislation of the country prevails"
        if p.lemma in _HOW and not _IN_LINE.search(before):
            continue
        if (p.lemma == "do" and not _ASKED.search(rest)) or (p.lemma == "live" and "live up to" not in rest):
            continue
        if concepts.has("immunities", before) or re.search(
            r"\b(?:taxes|intellectual property|govern\w*|constru\w*)\b", before, re.I
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
    found.extend(_bound(sentence, text))
    kept: list[Statement] = []
    for s in found:
        if not any(k.bearer.side == s.bearer.side and k.modality == s.modality for k in kept):
            kept.append(s)
    return kept


def _law_before(text: str, at: int) -> re.Match[str] | None:
    """Return the law that a relative clause says is observed: "its statutes, by which UNDP undertakes to abide"."""
    for law in _LAWS.finditer(text, max(0, at - 200), at):
        if _WHICH.match(text[law.end() : at]):
            return law
    return None


_ADVERBS = (
    r"(?:(?:shall|will|must|also|itself|themselves|fully|both|each|all|alike|equally|is|are|be|being|remains?|hereby|likewise|thereby|to|strictly|always|at all times|"
    r"accepts?|agrees?|recognis\w+|recogniz\w+|declares?|considers?|that|it|they)\s+){1,8}"
)
#: "UNDP is bound by ...", "UNDP's use of the hall is subject to ...".
_BOUND = re.compile(
    rf"(?:['’]s?\s+(?:[\w-]+\s+){{1,8}}?)?,?\s*{_ADVERBS}(?:bound (?:by|to)|subject to|held (?:to|by)|amenable to|obliged by|carried (?:on|out) (?:under|in accordance with|subject to))\s+(?P<what>[^.;]{{2,100}})",
    re.I,
)
#: "... is binding on UNDP", "compliance with ... is incumbent upon both Parties".
_BINDS = re.compile(
    r"\b(?:(?:is|are|be|being|remains?) (?:equally |also |fully )?binding (?:up)?on|(?<!which shall )(?<!which )binds?|(?:appl(?:y|ies)|extends?) (?:equally |also |fully |likewise )?to|"
    r"(?:compliance|conformity|observance)\b[^.;]{4,120}\b(?:incumbent (?:up)?on|a (?:duty|matter) (?:of|for)|the (?:duty|responsibility|obligation|task) of|rests? (?:with|upon|on)|lies? with|required (?:of|from)|expected of|owed by))"
    r"\s+(?:both\s+)?(?:the\s+)?(?:work |activities |staff |operations |conduct )?(?:of )?$",
    re.I,
)


def _bound(sentence: Sentence, text: str) -> list[Statement]:
    """What binds a side, said of the law and not of what the side does."""
    if not _LAWS.search(text):
        return []
    found: list[Statement] = []
    for m in sentence.mentions:
        if m.entity.side not in ("un", "each-party"):
            continue
        bound = _BOUND.match(text, m.end - 2 if m.possessive else m.end) or (
            _BOUND.match(text, m.end) if m.possessive else None
        )
        held = bound is not None and _led_by_law(bound["what"])
        if not held and not m.possessive:
            binds = _BINDS.search(text[max(0, m.start - 200) : m.start])
            held = (
                binds is not None
                and _LAWS.search(text, max(0, m.start - 200), m.start) is not None
                and not _DENIES.search(text[: m.start])
            )
        if held:
            found.append(
                make(
                    sentence, None, m.entity, "must", "comply", thing=Thing("law", "state"), names=["without-prejudice"]
                )
            )
    return found


def _led_by_law(what: str) -> bool:
    law = _LAWS.search(what)
    return law is not None and not re.search(
        r"\b(?:immunit\w+|agreement|contract|approval|its own|availability|receipt|taxes)\b", what[: law.start()], re.I
    )
