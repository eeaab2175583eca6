"""What becomes of the immunities of the UN body: reserved, waived, undone by courts, process or execution."""

from __future__ import annotations

import re

from clauses import concepts
from clauses.force import as_duty, negative
from clauses.frames.immunities_given_up import given_up
from clauses.frames.seizure import EMISSIONS
from clauses.frames.sentence import (
    Sentence,
    arguments,
    is_party,
    make,
    mentioned,
    obliques,
    party,
    words,
)
from clauses.inflection import verbs
from clauses.model import Attribute, Entity, Modality, Side, Statement, Thing
from clauses.predications import Predication

_OF_UN = Thing("immunities", "un")
_JURY = re.compile(
    r"\b(?:trials? (?:by|before) (?:a )?jury|jury trials?|rights? to (?:a )?(?:civil )?jury|(?:tried|heard|decided) (?:by|before) a (?:civil )?jury)\b",
    re.I,
)
_SEIZURE = verbs("seizing")
_LIEN = re.compile(
    r"\b(?:liens?|set(?:s|ting)?[- ]?offs?(?! (?:from|for|to|at|on) (?-i:[A-Z]))|right of retention|retention rights?"
    r"|attachments?(?! (?:to (?:this|the) (?:letter|agreement|memorandum|contract|e-?mail)|hereto|(?-i:[A-Z\d])\b))|garnish\w+|encumbrances?|charge over|security interest|pledge over|escrow|"
    r"execution (?:against|upon|on|over)|sequestration|distraint|netting|counterclaim and set)\b",
    re.I,
)
_ASSETS = re.compile(
    r"\b(?:assets?|property|funds?|sums?|amounts?|moneys?|monies|balances?|accounts?|contributions?|payments?|goods|consignments?|cargo|stocks?|equipment|vehicles?|archives?|premises|invoices?|instal+ments?|deposits?|supplies|receivables?|credits?)\b",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:agents?|address|representatives?|attorneys?|persons?|lawyers?|solicitors?|counsel|firm|office|correspondent)\b(?:[^.;]|\.(?= [a-z])){0,60}\b(?:service of (?:process|proceedings|documents|writs?|summons)|accept(?:ing)? service|(?:receiv|accept|tak)\w* (?:\w+ ){0,2}(?:service|process|writs?|summons\w*|court (?:papers|documents)|legal (?:papers|process)|pleadings))"
    r"|\b(?:writs?|summons(?:es)?|claim forms?|court (?:papers|documents)|judicial documents|process|pleadings|originating process)\b[^.;]{0,50}\b(?:may|can|shall|will|is to|are to) (?:\w+ )?be (?:\w+ )?(?:served|delivered|left|addressed|notified)|\bservice of (?:(?:a|an|any|the|such|court) )?(?:summons(?:es)?|writs?|claim forms?|court papers)\b|\bservice of (?:process|proceedings|legal process|writs?|summons|court documents|judicial documents)\b|\bprocess agent\b|\bdomicil(?:e|io|iation)\b[^.;]{0,40}\b(?:process|notif|elect|service)\w*|\belects? domicile\b",
    re.I,
)
_WITHOUT_WAIVER = re.compile(
    r"\bwithout (?:prejudice to|affecting|waiving|waiver of|derogat\w+ from|limiting|(?:any )?limitation (?:of|on))\b[^.;]{0,80}",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about immunities, process and execution in a sentence."""
    found: list[Statement] = []
    if (concepts.has("immunities", sentence.text) and not _only_asked(sentence.text)) or given_up(sentence):
        found.extend(_waiver(sentence))
    found.extend(_jury(sentence))
    found.extend(_process(sentence))
    found.extend(_execution(sentence))
    return found


#: Who argues a question of immunities in a law suit: nothing is waived by it, nor reserved of the immunities themselves.
_QUESTION = re.compile(
    r"\b(?:questions?|matters?|issues?|points?|pleas?|assertions?|arguments?)\s+(?:\w+\s+){0,2}?"
    r"(?:of|on|about|touching|concerning|regarding|relating to|as to|involving|affecting|bearing on)\s+(?:[\w'’]+\s+){0,4}?(?:privileges|immunit)",
    re.I,
)


def _only_asked(text: str) -> bool:
    return (
        _QUESTION.search(text) is not None and re.search(r"\b(?:waiv|renounc|relinquish|surrender)", text, re.I) is None
    )


def _whose(sentence: Sentence, p: Predication | None) -> Entity:
    """The one whose immunities they are: the UN body's unless plainly the partner's alone."""
    owners = {m.entity.side for m in sentence.mentions if m.entity.side in ("un", "each-party", "partner")}
    if owners != {"partner"}:
        return Entity("un")
    match = concepts.pattern("immunities").search(sentence.text)
    near = mentioned(sentence, match.end(), match.end() + 60) if match else []
    holder = party(p.subject) if p is not None and not p.nominal else None
    return Entity("partner") if near or (holder is not None and holder.side == "partner") else Entity("un")


def _waiver(sentence: Sentence) -> list[Statement]:
    verdicts: list[tuple[Modality, Predication | None]] = []
    for p in sentence.predications:
        force = _waives(sentence, p)
        if force is not None:
            verdicts.append((force, p))
    if any(p is not None and not p.nominal and p.lemma in words("waive", "verbs") for _, p in verdicts):
        # "does not waive its right to claim immunity": what is done with the right decides, not the claim.
        verdicts = [(f, p) for f, p in verdicts if p is None or p.nominal or p.lemma in words("waive", "verbs")]
    if not verdicts:
        match = _WITHOUT_WAIVER.search(sentence.text)
        if match and concepts.has("immunities", match.group()):
            verdicts.append(("is-not", None))
    if not any(force == "is" for force, _ in verdicts) and given_up(sentence):
        verdicts = [("is", None)]
    if verdicts and _whose(sentence, verdicts[0][1]).side == "partner":
        return []
    made = []
    for state in ("is", "is-not"):
        first = next(((f, p) for f, p in verdicts if f == state), None)
        if first is not None:
            made.append(_waive(sentence, first[1], first[0]))
    # "No waiver ... unless the Secretary-General expressly waives": the exception is the rule of the Convention.
    if (
        len(made) == 2
        and re.search(r"\b(?:unless|except|only|other than|save)\b", sentence.text, re.I)
        and _authority(sentence)
    ):
        made = made[1:]
    elif (
        len(made) == 1
        and made[0].modality == "is"
        and _authority(sentence)
        and re.search(r"\b(?:only|unless|solely|alone)\b", sentence.text, re.I)
    ):
        made = []
    return made


def _authority(sentence: Sentence) -> bool:
    return bool(
        re.search(
            r"\b(?:secretary-general|executive (?:director|head)|director-general|administrator|high commissioner|president)\b|\bparticular case\b|\bexpress(?:ly)? (?:written )?waive",
            sentence.text,
            re.I,
        )
    )


_CARVE = re.compile(
    r"\b(?:except|save|other than|unless|but for|excepting|with the exception|excluding|apart from|subject to|provided that|to the extent|only to the extent|insofar as|however)\b(?P<rest>[^.;]{0,160})",
    re.I,
)
_HARMLESS_CARVE = re.compile(
    r"\b(?:secretary-general|expressly waived|express waiver|in writing by|particular case|otherwise expressly agreed in writing by the UN)\b",
    re.I,
)


def _waive(sentence: Sentence, p: Predication | None, state: Modality) -> Statement:
    extra = []
    if state == "is-not":
        for match in _CARVE.finditer(sentence.text):
            rest = match.group("rest")
            if _HARMLESS_CARVE.search(rest) or (
                re.match(r"(?i)subject to", match.group()) and concepts.has("immunities", rest)
            ):
                continue
            if match.start() < 3 and re.match(
                r"(?i)subject to|except as (?:otherwise )?(?:required|provided) by (?:its|the) (?:rules|charter|convention)",
                match.group(),
            ):
                continue
            extra.append(Attribute("carve-out", match.group()[:80], match.start(), match.end()))
            break
    return make(
        sentence,
        p,
        Entity("un"),
        state,
        "waive",
        thing=_OF_UN,
        names=("by-authority", "express", "irrevocable", "award", "survives", "from-execution"),
        extra=extra,
    )


def _about_immunity(p: Predication, sentence: Sentence) -> bool:
    return any(concepts.has("immunities", a.text) for a in arguments(p)) or concepts.has(
        "immunities", sentence.text[p.at : p.end]
    )


def _waives(sentence: Sentence, p: Predication) -> Modality | None:
    """is: given up; is-not: reserved; None: says nothing of it."""
    if p.nominal:
        if p.lemma not in words("waive", "nouns"):
            return None
        near = any(concepts.has("immunities", a.text) for group in p.obliques.values() for a in group)
        host_near = p.host is not None and concepts.has("immunities", sentence.text[p.host.at : p.host.end])
        if not (near or host_near or concepts.has("immunities", sentence.text[max(0, p.at - 60) : p.at + 160])):
            return None
        if re.search(r"\b(?:subrogation|delay|breach|default|remed(?:y|ies))\b", sentence.text[p.at : p.at + 50], re.I):
            return None
        force: Modality = p.force
        if p.host is not None and p.host.lemma in ("exclude", "prohibit", "require", "need", "avoid", "reject"):
            if p.host.lemma in ("require", "need"):
                return None
            force = "is" if negative(force) else "is-not"
        if _nothing_before(sentence.text, p.at):
            force = "is-not"
        return "is-not" if negative(force) else "is"
    if not _about_immunity(p, sentence):
        if p.subject is not None and concepts.has("immunities", p.subject.text) and p.lemma in words("waive", "verbs"):
            return "is-not" if negative(p.force) else "is"
        if p.object is None or not concepts.has("immunities", p.object.text):
            return None
    target = p.object or p.complement or p.subject
    on_immunity = (target is not None and concepts.has("immunities", target.text)) or any(
        concepts.has("immunities", a.text)
        for a in obliques(p, "from", "on", "upon", "behind", "of", "to", "with", "in")
    )
    if p.lemma == "waive" and not on_immunity:  # "waives trial by jury and any immunity from suit"
        on_immunity = any(
            re.search(r"\b(?:and|or)\s+(?:any|all|its|every|such)?\s*(?:\w+\s+){0,2}immunit", a.text, re.I)
            for a in obliques(p, "by", "for")
        )
    if p.lemma in words("waive", "verbs") and on_immunity:
        if p.lemma in ("give", "yield") and not re.search(r"\b(?:up|away)\b", sentence.text[p.at : p.at + 30]):
            return "is-not" if p.lemma == "give" and not negative(p.force) else None
        if p.force == "may":
            return None if _authority(sentence) else "is"
        nothing = not is_party(party(p.subject)) and _nothing_before(sentence.text, p.at)
        return "is-not" if negative(p.force) or nothing else "is"
    if p.lemma in words("waive", "impair") and on_immunity:
        if _WHATEVER.search(sentence.text[: p.at]):
            return None
        return "is-not" if negative(p.force) else ("is" if p.force in ("is", "must", "may") else None)
    if p.lemma in words("waive", "assert") and on_immunity:
        bearer = party(p.subject)
        if bearer is not None and bearer.side in ("un", "each-party") and negative(p.force):
            return "is"
        return None
    if p.lemma in words("waive", "keep") and on_immunity and not negative(p.force):
        return "is-not"
    if p.complement is not None and re.match(
        r"(?:preserved|reserved|unaffected|intact|maintained|unimpaired|untouched|retained|protected)",
        p.complement.head,
    ):
        return "is" if negative(p.force) else "is-not"
    return None


#: "Whatever touches the immunities is pleaded by UNESCO alone" impairs nothing.
_WHATEVER = re.compile(
    r"\b(?:what(?:ever)?|any(?:thing)?(?: that)?|everything(?: that)?|(?:questions?|matters?|issues?) (?:that|which))\s+$",
    re.I,
)


def _nothing_before(text: str, at: int) -> bool:
    sentence_start = max(text.rfind(". ", 0, at), text.rfind("; ", 0, at)) + 1
    return bool(
        re.search(
            r"\b(?:nothing|no (?:provision|term|clause|part|conduct|act|statement|word|sentence|line)|none of|neither (?:this|the|any))\b",
            text[max(0, sentence_start) : at],
            re.I,
        )
    )


def _jury(sentence: Sentence) -> list[Statement]:
    match = _JURY.search(sentence.text)
    if match is None:
        return []
    given = _JURY_WAIVED.search(sentence.text)
    if given is None or _NOT_WAIVED.search(sentence.text[: given.end()]):
        return []
    bearer = next(
        (party(q.subject) for q in sentence.predications if q.start <= given.start() < q.end and not q.nominal), None
    )
    if (
        bearer is not None
        and bearer.side == "partner"
        and not any(m.entity.side in ("un", "each-party") for m in sentence.mentions if m.start < given.start())
    ):
        return []
    return [make(sentence, None, Entity("each-party"), "is", "waive", thing=Thing("jury"))]


#: A jury given up: a sentence that is often in capitals, which no parser takes apart.
_JURY_WAIVED = re.compile(
    r"\b(?:waiv(?:e|es|ed|ing|er)|renounc\w+|renunciation|relinquish\w*|giv(?:e|es|en|ing) up|for(?:e)?go(?:es|ing)?|surrenders?|abandons?)\b",
    re.I,
)
_NOT_WAIVED = re.compile(r"\b(?:no|not|never|neither|nor|nothing|without)\b(?![^.;]{0,20}\breserv)", re.I)


def _process(sentence: Sentence) -> list[Statement]:
    match = _AGENT.search(sentence.text)
    if match is None:
        return []
    p = next((q for q in sentence.predications if not q.nominal and q.start <= match.start() <= q.end), None)
    denied = re.search(r"\b(?:no|not|never|neither|nor|without)\b[^.;,]{0,40}$", sentence.text[: match.start()], re.I)
    force: Modality = "must-not" if denied else as_duty(p.force) if p else "must"
    if p is not None and p.object is not None and p.object.negative and not negative(force):
        force = "must-not"  # "names no agent"
    bearer = party(p.subject) if p else None
    if (bearer is not None and bearer.side == "partner") or (
        p is not None and p.lemma in ("immune", "be") and concepts.has("immunities", sentence.text)
    ):
        return []
    if concepts.has("immunities", sentence.text) and re.search(
        r"\bimmun\w+ from\b[^.;]{0,60}\b(?:process|service)", sentence.text, re.I
    ):
        return []
    return [
        make(
            sentence,
            p,
            Entity("un") if bearer is None or bearer.side != "each-party" else bearer,
            "must-not" if negative(force) else "must",
            "appoint",
            thing=Thing("process-agent"),
        )
    ]


_OWED = re.compile(
    r"\b(?:due|owed|owing|owes?|payable|belonging|from any|against any|against whatever|counterclaims?)\b", re.I
)
_AS_SECURITY = re.compile(
    r"\b(?:until|unless|pending|as (?:a )?(?:security|surety|guarantee|collateral))\b[^.;]{0,80}\b(?:un)?(?:pa(?:id|yments?)|settle\w*|invoices?|claims?|owed|satisf\w+|discharg\w+|secur\w+|charges|debts?|outlays?|made good|expenses)\b|^\W*(?:to|in order to|as) (?:secure|security for|guarantee|cover)\b"
    r"|\bas (?:a )?(?:security|surety|collateral)\b",
    re.I,
)


def _takes_hold(p: Predication, span: str, text: str) -> bool:
    """Whether a predication lays hands on somebody's assets: by its verb alone, or with what stands beside it."""
    if p.lemma in (
        "seize",
        "set-off",
        "offset",
        "lien",
        "arrest",
        "levy",
        "garnish",
        "freeze",
        "encumber",
        "distrain",
        "foreclose",
        "detain",
        "impound",
        "confiscate",
        "sequester",
        "repossess",
    ):
        return True
    if _LIEN.search(span):
        return True
    if p.lemma in ("withhold", "retain", "keep", "hold") and _AS_SECURITY.search(text):
        return True
    if p.lemma in ("withhold", "deduct", "debit", "net", "recoup"):
        return bool(_OWED.search(span))
    if p.lemma in ("enforce", "execute", "attach"):
        against = re.search(r"\b(?:against|upon|on|over)\b", span) and _ASSETS.search(span)
        return bool(against) or (
            p.lemma == "attach"
            and p.object is not None
            and bool(_ASSETS.search(p.object.text))
            and not re.search(r"\bAnnex|\bSchedule|\bhereto\b", span)
        )
    return p.lemma in ("charge", "pledge", "block") and bool(_AS_SECURITY.search(text))


def _execution(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    found: list[Statement] = []
    for p in sentence.predications:
        if p.nominal or p.lemma not in _SEIZURE or (p.lemma == "offset" and EMISSIONS.search(text)):
            continue
        span = text[p.start : p.end]
        if not _takes_hold(p, span, text) or not (_ASSETS.search(span) or _LIEN.search(span)):
            continue
        bearer = party(p.subject)
        if (bearer is not None and bearer.side == "un") or (bearer is None and not p.passive):
            continue  # the UN body's own set-off, or nobody's in particular
        if _assets_of(sentence, p) == "partner":
            continue
        found.append(_seize(sentence, p, bearer))
        break
    if not found:
        match = _LIEN.search(text)
        if match is not None:
            at = next((q for q in sentence.predications if not q.nominal and q.start <= match.start() <= q.end), None)
            bearer = party(at.subject) if at else None
            touched = any(m.entity.side in ("un", "each-party") for m in sentence.mentions) or (
                bearer is not None and bearer.side == "partner" and at is not None and at.lemma in _ENJOYING
            )
            if at is not None and _assets_of(sentence, at) == "partner":
                return found
            if (
                at is not None
                and touched
                and not (
                    bearer is not None
                    and bearer.side == "un"
                    and not negative(at.force)
                    and at.lemma
                    not in (
                        "agree",
                        "accept",
                        "grant",
                        "submit",
                        "consent",
                        "acknowledge",
                        "recognize",
                        "recognise",
                        "give",
                        "allow",
                        "permit",
                        "waive",
                        "be",
                    )
                )
            ):
                if re.search(r"\bfree (?:and clear )?(?:of|from)\b[^.;]{0,40}$", text[: match.start()], re.I):
                    return found
                found.append(_seize(sentence, at, bearer))
    return found


#: Who "has a lien" has it on what is not its own.
_ENJOYING = frozenset(["have", "enjoy", "hold", "exercise", "retain", "acquire", "claim", "reserve", "keep", "be"])


def _assets_of(sentence: Sentence, p: Predication) -> Side:
    """Whose the assets are on which hands are laid; the UN body's where nobody else is plainly named."""
    text = sentence.text
    aimed = re.compile(r"\b(?:against|upon|over|from)\b", re.I).search(text, p.at)
    matches = list(_ASSETS.finditer(text, aimed.end() if aimed else p.at)) or list(_ASSETS.finditer(text))
    for match in matches[:1] if aimed else matches:
        for m in sentence.mentions:
            if m.entity.side not in ("un", "partner"):
                continue
            if m.end <= match.start():
                gap = r"\s*(?:(?!against|upon|over|from|to|of\b)\w+\s+){0,2}" if m.possessive else r"\s+"
                if re.fullmatch(gap, text[m.end : match.start()]):
                    return m.entity.side
            elif match.end() <= m.start and re.fullmatch(
                r"\s+(?:(?:due|owed|owing|payable) to|of|held by|belonging to)\s+", text[match.end() : m.start]
            ):
                return m.entity.side
    return "un"


def _seize(sentence: Sentence, p: Predication, bearer: Entity | None) -> Statement:
    if bearer is None or bearer.side == "un" or not is_party(bearer):
        bearer = Entity("partner")
    force = as_duty(p.force)
    if not negative(force) and _nothing_before(sentence.text, p.at):
        force = "must-not"
    match = re.search(
        r"\b(?:no|nor|neither|not|never|immune from|free from|exempt from)\b[^.;]{0,60}$", sentence.text[: p.at], re.I
    )
    if match and not negative(force) and p.passive:
        force = "must-not"
    if _no_lien(sentence.text):
        force = "must-not"
    return make(sentence, p, bearer, "must-not" if negative(force) else "may", "seize", thing=Thing("assets", "un"))


def _no_lien(text: str) -> bool:
    match = _LIEN.search(text)
    return bool(
        match
        and re.search(
            r"\b(?:no|nor|neither|not|never|without|any|immune from|free from|free of|exempt from|every|gives? up|renounces?|forgo(?:es)?)\b[^.;]{0,70}$",
            text[: match.start()],
            re.I,
        )
        and re.search(
            r"\b(?:no|nor|neither|not|never|without|immune|free|exempt|nothing|waive[sd]?|gives? up|renounces?|forgo(?:es)?)\b",
            text[: match.start()],
            re.I,
        )
    )
