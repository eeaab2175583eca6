"""How disputes are settled, before whom, and under which law."""

from __future__ import annotations

import re
from functools import cache

from clauses import attributes, concepts
from clauses.frames.sentence import Sentence, as_duty, make, mentioned, negative, obliques, party
from clauses.lexicon import load
from clauses.model import Attribute, Entity, Modality, Statement, Thing
from clauses.predications import Predication

_EACH = Entity("each-party")
_COURT = re.compile(
    r"\b(?:courts?|tribunals? (?:of|in)|jurisdiction|judicial (?:bod(?:y|ies)|authorit(?:y|ies)|forum|proceedings)|national (?:courts?|tribunals?|jurisdiction)|judges?|"
    r"forum|fora|judiciary|litigation|legal proceedings|court proceedings|law ?suits?)\b",
    re.I,
)
_COURT_NAMED = re.compile(
    r"\b(?:courts?|tribunals?|judges?)\b[^.;]{0,30}\b(?:of|in|at|sitting in|located in|competent|ordinary|state|federal|commercial|civil|local|domestic|national|first instance|exclusive|where)\b"
    r"|\b(?:competent|ordinary|national|state|federal|commercial|civil|local|domestic|district|high|supreme|cantonal|regional|municipal|English|French|Swiss|German|Indian|Kenyan|U\.?S\.?|\w+(?:ish|ian|ese|can)) (?:and \w+ )?(?:courts?|tribunals?|jurisdiction|judiciary|judges?)\b"
    r"|\bTribunal de\b|\bAmtsgericht\b|\bLandgericht\b|\bHigh Court\b|\bDistrict Court\b|\bany court\b|\ba court\b|\bcourts? having\b|\b(?:exclusive|non-exclusive|sole) (?:forum|venue|jurisdiction)\b|\b(?:submit\w*|consent\w*|accept\w*|attorn\w*)\b[^.;]{0,60}\bjurisdiction\b|\bsubject to the (?:\w+ )?jurisdiction\b|\bjurisdiction (?:of|over)\b[^.;]{0,60}\b(?:courts?|disputes?|claims?|proceedings)\b|\bforum for\b[^.;]{0,40}\bdisputes?\b|\b(?:its|their|the partner['’]s|the company['’]s) (?:home )?courts?\b",
    re.I,
)
_ARBITRAL_COURT = re.compile(
    r"\b(?:international )?court of (?:international )?arbitration\b|\barbitral tribunal\b|\barbitration tribunal\b|\bpermanent court of arbitration\b|\binternational court of justice\b",
    re.I,
)
_NO_COURT = re.compile(
    r"\b(?:not|no|never|nor|neither|without|nothing|rather than|instead of|other than|to the exclusion of|excluding|excludes?|exclusion of)\b[^.;]{0,110}\b(?:courts?|jurisdictions?|tribunals?|fora|forum|litigation|judicial|law ?suits?|legal proceedings)\b"
    r"|\b(?:courts?|jurisdictions?|tribunals?)\b[^.;]{0,70}\b(?:not|no|never|excluded|nor|neither)\b|\bimmun\w+ from\b",
    re.I,
)
_ENFORCE = re.compile(
    r"\b(?:enforce\w*|execut\w+|judge?ment (?:on|upon|may be entered)|recogni[sz]\w+|confirm\w*|exequatur)\b", re.I
)
_DISPUTE = re.compile(
    r"\b(?:disputes?|controvers(?:y|ies)|disagreements?|differences?|claims?|conflicts?|litigation|proceedings|actions?|suits?|matters?|questions?|issues?|breach)\b",
    re.I,
)
_STRONG_DISPUTE = re.compile(
    r"\b(?:disputes?|controvers(?:y|ies)|disagreements?|differences?(?! in)|claims? (?:arising|between|or dispute|relating)|litigation|any (?:matter|question|issue)s? (?:arising|in dispute|of interpretation|concerning the interpretation))\b",
    re.I,
)
_AMICABLE = re.compile(
    r"\b(?:amicabl[ey]|amicable settlement|negotiat\w+|consult(?:ation|ations|ed|ing|)\b|direct talks|good[- ]faith|friendly|friendliness|mutual(?:ly)? agree\w*|informal\w*|discuss\w*|talk\w*|"
    r"senior (?:management|representatives|executives|officials|officers)|escalat\w+|meet\w*|conciliat\w+|mediat\w+|by agreement between|cordial\w*|dialogue|without recourse)\b",
    re.I,
)
_SETTLE = re.compile(
    r"\b(?:settle\w*|resol\w+|solv\w+|refer\w*|submit\w*|brought|bring\w*|decid\w+|determin\w+|adjudicat\w+|heard|address\w*|dispos\w+|dealt with|handle\w*|escalat\w+|arbitrat\w+|negotiat\w+|try|seek\w*|attempt\w*|endeavou?r\w*|use their best|overcome|clear\w* up|work\w* out|sort\w* out|iron\w* out|put to|go to|taken to)\b",
    re.I,
)
_ONE_DECIDES = re.compile(
    r"\b(?:decision|determination|discretion|decides?|opinion|judge?ment|view|finding|interpretation)s?\b[^.;]{0,60}\b(?:final|binding|conclusive|prevail\w*|sole(?:ly)?|alone|definitive|accept\w*)\b|\b(?:alone|solely|unilaterally|finally) (?:decid\w+|determin\w+|settl\w+|resolv\w+)\b|\b(?:as|in the manner|how) (?:the )?[\w ]{2,40} (?:decides?|determines?|sees? fit)\b|\bsole (?:arbiter|judge)\b",
    re.I,
)
_SEAT = re.compile(
    r"\b(?:seat(?:ed)?|place|venue|held|take place|sit(?:ting)?|conducted)\b[^.;]{0,40}\b(?:in|at|of|shall be|will be|is)\b",
    re.I,
)

_GOVERNED = re.compile(
    r"\b(?:govern(?:ed|s|ing)?|constru(?:ed|ction)|interpret(?:ed|ation)?|subject to|applicable law|governing law|proper law|law applicable|controlled by|appl(?:y|ies|ied|icable)|enforced|validity|ruled by|submitted to|(?:answered|resolved|filled|completed|supplemented|settled|decided) by|determined (?:by|under|in accordance)|resolved by reference to|reference to|under|law of the contract|law of this)\b",
    re.I,
)
_AGREEMENT = re.compile(
    r"\b(?:agreement|contract|memorandum|mou|letter|terms|arrangement|undertaking|licen[cs]e|rights? and obligations|instrument|deed|relationship|parties|purchase order|document|matters?|dispute|it|interpretation|contractual|hereof|herein|herewith|law|text|open|gaps?|questions?)\b",
    re.I,
)
_NO_LAW = re.compile(
    r"\b(?:not|no|nor|neither|without|never|excluding|exclusion of|irrespective of|nothing)\b[^.;]{0,70}\b(?:laws?|legislation|legal system|legal order|domestic|national|municipal)\b(?! (?:rules|principles|provisions))",
    re.I,
)
#: What the agreement leaves open: "matters not covered", "questions which this Agreement does not settle".
_GAP = re.compile(
    r"\b(?:not (?:\w+ )?(?:covered|settled|provided(?: for)?|dealt with|regulated|addressed|governed by this|resolved|answered|foreseen)|"
    r"(?:does|do) not (?:\w+ )?(?:settle|cover|regulate|address|answer|provide|deal|resolve|foresee)\w*|is silent|no provision)\b",
    re.I,
)
_CONFLICT = re.compile(
    r"\b(?:without (?:regard|reference|giving effect) to|excluding|exclud\w+|irrespective of|other than|exclusive of|notwithstanding|not including)\b[^.;]{0,60}\b(?:conflicts?|choice)[- ]of[- ]laws?\b[^.;,]*|\bconflicts?[- ]of[- ]laws?\b[^.;,]*",
    re.I,
)


@cache
def _state_law() -> re.Pattern[str]:
    """A law that belongs to a State: "the laws of Kenya", "English law", "the Swiss Code of Obligations"."""
    data = load("en/states")
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(data["states"], key=len, reverse=True))
    adjectives = "|".join(
        re.escape(n).replace(r"\ ", r"\s+") for n in sorted(data["adjectives"], key=len, reverse=True)
    )
    law = r"(?:rules of law|laws?|legislation|statutes?|legal (?:system|order|provisions)|Code(?: of Obligations)?|Civil Code|Commercial Code|BGB|OR|jurisdiction|Contract Act|Act)"
    return re.compile(
        rf"\b{law}\b(?:\s+and\s+(?:regulations|practice|jurisdiction))?\s+(?:in force |applicable |applied |applying |prevailing |obtaining |currently )*(?:of|in|for|from|at)\s+(?:the\s+)?(?:(?:State|Commonwealth|Republic|Kingdom|Province|Canton|Federal Republic|People['’]s Republic|Islamic Republic|Federation|Emirate|Union|Principality|Grand Duchy|Hashemite Kingdom|Confederation)\s+(?:of\s+)?)?(?:the\s+)?(?:{names})\b"
        rf"|\b(?:{adjectives})\s+(?:substantive\s+|material\s+|domestic\s+|national\s+|federal\s+|civil\s+|contract\s+|private\s+|and\s+\w+\s+)*{law}\b"
        rf"|\b(?:the\s+)?(?:{names})(?:['’]s?)?\s+(?:substantive\s+|domestic\s+)?laws?\b"
        rf"|\b{law}\b\s+(?:of|in|where)\s+(?:the\s+)?(?:State|country|place|jurisdiction|canton|province|territory|land)\b(?! of the parties)"
        rf"|\blaws?\b\s+(?:of|at)\s+(?:the\s+)?(?:seat|domicile|registered office|principal place|home|headquarters|place of (?:incorporation|establishment|business))\b"
        rf"|\b(?:the\s+)?(?:law|laws) of (?:its|their|the [\w]+['’]s) (?:country|seat|home|domicile|incorporation|place|registered)\b"
        rf"|\b(?:national|domestic|local|municipal|host country|host state)\s+(?:substantive\s+)?laws?\b",
        re.I,
    )


_COMPLY = frozenset(
    [
        "comply",
        "observe",
        "abide",
        "obey",
        "respect",
        "follow",
        "adhere",
        "conform",
        "act",
        "operate",
        "perform",
        "honour",
        "honor",
        "meet",
        "fulfil",
        "fulfill",
        "keep",
        "accord",
    ]
)
_LAWS = re.compile(
    r"\b(?:laws?|legislation|statutes?|legal requirements?|ordinances?|decrees?|(?:applicable|local|national|domestic|governmental|state|federal|all|relevant) (?:\w+ ){0,3}regulations?|acts of parliament|sanctions law\w*|statutory|export[- ]control|Bribery Act|GDPR|FCPA|rules of the (?:host|country|land)|law of the land)\b",
    re.I,
)
_NOT_STATE_LAW = re.compile(
    r"\b(?:international (?:humanitarian |human rights |environmental |public )?law|law of nations|general principles of law|rule of law|laws? of war)\b",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about disputes, courts and governing law in a sentence."""
    return [*_settlement(sentence), *_courts(sentence), *_law(sentence), *_observance(sentence)]


def _verbs(sentence: Sentence, position: int) -> Predication | None:
    around = [q for q in sentence.predications if not q.nominal and q.start <= position <= q.end]
    return min(around, key=lambda q: q.end - q.start) if around else None


def _settlement(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    found: list[Statement] = []
    in_disputes = "disputes" in sentence.topics
    about = _STRONG_DISPUTE.search(text) or (in_disputes and _DISPUTE.search(text))
    arbitration = concepts.pattern("arbitration").search(text)
    if arbitration and (about or in_disputes or _SETTLE.search(text)):
        p = _verbs(sentence, arbitration.start())
        denied = re.search(
            r"\b(?:not|no|never|nor|neither|without|rather than|instead of|excluded?|excluding)\b[^.;,]{0,40}$",
            text[: arbitration.start()],
            re.I,
        )
        denied = (
            denied
            if denied
            and not re.search(
                r"\b(?:not (?:been )?(?:so )?(?:settled|resolved|solved|reach\w*)|cannot|if no|fail|within|unless|without (?:agreement|settlement|success|result)|no (?:settlement|agreement|solution))\b",
                denied.group(),
                re.I,
            )
            else None
        )
        after = re.match(
            r"[^.;,]{0,30}\b(?:is|are|shall be|will be)? ?(?:not (?:be )?(?:available|permitted|possible|an option)|excluded|ruled out)\b",
            text[arbitration.end() :],
            re.I,
        )
        modality: Modality = "must-not" if denied or after else "may" if p is not None and p.force == "may" else "must"
        extra: list[Attribute] = []
        for name in ("uncitral", "other-rules"):
            match = concepts.pattern(name).search(text)
            if match and not re.search(
                r"\b(?:not|no|other than|rather than|instead of|neither|nor)\b[^.;,]{0,25}$",
                text[: match.start()],
                re.I,
            ):
                extra.append(Attribute(name, match.group(), match.start(), match.end()))
        seat = _SEAT.search(text)
        law = _state_law().search(text)
        if law and not _NO_LAW.search(text):
            extra.append(Attribute("national-seat", law.group(), law.start(), law.end()))
        names = ["final", "window", "no-punitive", "un-only"]
        made = make(sentence, p, _EACH, modality, "arbitrate", thing=Thing("disputes"), names=names, extra=extra)
        found.append(made)
        del seat
    elif (uncitral := concepts.pattern("uncitral").search(text)) or (in_disputes and concepts.has("other-rules", text)):
        match = uncitral or concepts.pattern("other-rules").search(text)
        if match is not None:
            name = "uncitral" if uncitral else "other-rules"
            found.append(
                make(
                    sentence,
                    None,
                    _EACH,
                    "must",
                    "arbitrate",
                    thing=Thing("disputes"),
                    names=("final", "window", "no-punitive"),
                    extra=[Attribute(name, match.group(), match.start(), match.end())],
                )
            )
    amicable = _AMICABLE.search(text)
    if amicable and about and (_SETTLE.search(text) or in_disputes):
        p = _verbs(sentence, amicable.start())
        if not (p is not None and negative(p.force) and p.lemma in ("negotiate", "settle", "consult")):
            found.append(make(sentence, p, _EACH, "must", "negotiate", thing=Thing("disputes"), names=("window",)))
    if about and not concepts.has("marks", text):
        decides = _ONE_DECIDES.search(text)
        if decides and not arbitration:
            near = mentioned(sentence, max(0, decides.start() - 60), min(len(text), decides.end() + 40))
            decider = next((m.entity for m in near if m.entity.side in ("un", "partner")), None)
            if decider is not None:
                found.append(make(sentence, None, Entity(decider.side), "must", "decide", thing=Thing("disputes")))
    return found


def _courts(sentence: Sentence) -> list[Statement]:
    text = _ARBITRAL_COURT.sub(lambda m: "x" * len(m.group()), sentence.text)
    match = _COURT_NAMED.search(text)
    about = _STRONG_DISPUTE.search(text) or {"disputes", "governing-law", "immunities"} & sentence.topics
    jurisdiction = re.search(r"\bcourts?\b", text, re.I)
    if match is None and not (jurisdiction and about):
        relief = attributes.find(text, ["interim"])
        if not (
            relief
            and re.search(r"\b(?:seek\w*|apply|appl(?:ies|ication)|obtain\w*|entitled|request\w*|pursue)\b", text, re.I)
            and re.search(r"\b(?:relief|injunct\w+|remed\w+|measures?|performance)\b", text, re.I)
        ):
            return []
        match = re.search(re.escape(relief[0].quote), text)
    match = match or jurisdiction
    assert match is not None
    if re.search(r"\bimmunit\w+ (?:\w+ )?from\b[^.;]{0,80}$", text[: match.end()], re.I):
        return []  # "immunity from suit, jurisdiction or execution" is what is kept or waived
    if re.search(
        r"\b(?:in the courts? of public|court(?:s)? fees|courtesy|courtyard|food court|basketball|tennis)\b", text, re.I
    ):
        return []
    if re.search(
        r"\b(?:disclos\w+|confidential\w*|subpoena|order of a court|court order|required by (?:law|a court)|by order of)\b",
        text,
        re.I,
    ) and not re.search(r"\b(?:submit\w*|jurisdiction|disputes?|exclusive)\b", text, re.I):
        return []
    if re.search(
        r"\b(?:unless|until|if|when|once|where|after|only)\b[^.;]{0,80}\bcourts?\b[^.;]{0,60}\b(?:has|have|had)\b(?! jurisdiction)",
        text,
        re.I,
    ) and not re.search(r"\bsubmit\w*", text, re.I):
        return []  # "unless a court has found": what it is waited for, not where to go
    if re.search(
        r"\b(?:convicted|conviction|criminal|final judge?ment of a court|found by a court|bankruptcy|insolven\w+|receiver)\b",
        text,
        re.I,
    ) and not re.search(r"\b(?:submit\w*|disputes?|exclusive jurisdiction)\b", text, re.I):
        return []
    if not re.search(
        r"\b(?:jurisdiction\w*|venue|submit\w*|settle\w*|resol\w+|decid\w+|brought|bring\w*|sue|suits?|proceed\w*|appl(?:y|ies|ication)|refer\w*|seek\w*|enforc\w*|execut\w+|litigat\w*|judge?ment|heard|hear|competen\w+|subject|turn\w*|resort\w*|order|action\w*|recourse|relief|remed\w+|seised|seized|before|disputes?|injunct\w+|adjudicat\w*|tried|forum)\b",
        text,
        re.I,
    ):
        return []
    p = _verbs(sentence, match.start())
    denied = _NO_COURT.search(text) and not re.search(
        r"\b(?:not (?:be )?(?:settled|resolved|solved)|cannot be|if no|fail\w*|nothing\b[^.;]{0,60}\b(?:prevent|preclude|limit|restrict|affect|bar|prejudice)\w*|shall not (?:prevent|preclude|limit|restrict|affect)|not (?:prevent|preclude|limit)\w*|does not (?:prevent|preclude|limit)|no (?:settlement|agreement|solution)|within|object\w*|contest|challenge|waive\w*|inconvenient|without prejudice)\b",
        text,
        re.I,
    )
    if (
        p is not None
        and negative(p.force)
        and not re.search(
            r"\b(?:object|contest|challenge|oppose|dispute|raise|plead|claim|assert|invoke|be (?:settled|resolved|solved)|resolved|settled|prevent|preclude|limit|restrict)\b",
            p.lemma + " " + text[p.at : p.at + 20],
            re.I,
        )
    ):
        denied = True
    if denied or _nothing_said(text, match.start()):
        return [make(sentence, p, Entity("un"), "must-not", "submit", thing=Thing("courts"))]
    only_un = _user_of_court(sentence, p)
    extra: list[Attribute] = []
    if only_un == "un":
        extra.append(Attribute("un-only", match.group(), match.start(), match.start() + len(match.group())))
    if _ENFORCE.search(text) and concepts.has("arbitration", text) | bool(re.search(r"\baward", text, re.I)):
        enforce = _ENFORCE.search(text)
        assert enforce is not None
        if not _against_un(sentence):
            extra.append(Attribute("award", enforce.group(), enforce.start(), enforce.end()))
        against_partner = re.search(
            r"\bagainst (?:the )?(?:partner|company|contractor|sponsor|donor|supplier|vendor|licensee|foundation)\b",
            text,
            re.I,
        )
        if against_partner:
            extra.append(Attribute("un-only", against_partner.group(), against_partner.start(), against_partner.end()))
    extra.extend(attributes.find(text, ["interim"]))
    return [
        make(
            sentence,
            p,
            _EACH,
            "may" if p is not None and p.force == "may" else "must",
            "litigate",
            thing=Thing("disputes"),
            extra=extra,
        )
    ]


def _against_un(sentence: Sentence) -> bool:
    """Whether what a court is to enforce could be enforced against the UN body: it is named, or either party is."""
    match = re.search(r"\b(?:against|upon|on|binding on)\s+(?=(?:the )?(?:\w+\s+)?[\w’']+)", sentence.text, re.I)
    while match:
        near = [m for m in sentence.mentions if 0 <= m.start - match.end() < 4]
        if near:
            return near[0].entity.side in ("un", "each-party", "the-other")
        match = re.compile(match.re.pattern, re.I).search(sentence.text, match.end())
    return False


def _nothing_said(text: str, at: int) -> bool:
    """Whether the sentence denies it as a whole: "nothing in this Agreement ... submits"."""
    start = max(text.rfind(". ", 0, at), text.rfind("; ", 0, at)) + 1
    head = text[max(start, 0) : at]
    return bool(re.search(r"\bnothing\b", head, re.I)) and not re.search(
        r"\bnothing\b[^.;]{0,60}\b(?:prevent|preclude|limit|restrict|affect|bar|stop|prejudice)\w*", head, re.I
    )


def _user_of_court(sentence: Sentence, p: Predication | None) -> str:
    subject = party(p.subject) if p else None
    if subject is None:
        match = re.search(r"\b(?:at the (?:sole )?(?:option|election|discretion) of|if)\b", sentence.text, re.I)
        near = mentioned(sentence, match.start(), match.end() + 40) if match else []
        subject = near[0].entity if near else None
    if (
        subject is not None
        and subject.side == "un"
        and p is not None
        and p.force == "may"
        and p.lemma not in ("submit", "accept", "consent", "agree", "be")
    ):
        return "un"
    if (
        p is not None
        and subject is not None
        and subject.side == "partner"
        and p.lemma in ("submit", "accept", "consent", "attorn")
        and not any(m.entity.side == "each-party" for m in sentence.mentions)
    ):
        return "un"
    return ""


def _law(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    stripped = _CONFLICT.sub(lambda m: " " * len(m.group()), text)
    found: list[Statement] = []
    governs = _GOVERNED.search(stripped)
    match = _state_law().search(stripped) if governs else None  # dear: hundreds of names of countries
    if match and _acts_under(sentence, match.start()):
        match = None  # "each Party will act in accordance with national law" is a promise, no choice of law
    if match and _is_of_a_person(sentence, match.start()):
        match = None  # "a société anonyme governed by Swiss law"
    if match and (_AGREEMENT.search(stripped) or "governing-law" in sentence.topics):
        before = stripped[max(0, match.start() - 70) : match.start()]
        direct = re.search(
            r"\b(?:govern(?:ed|s|ing)?|constru(?:ed|ction)|interpret(?:ed|ation)?|resolved by reference|(?:determined|decided|ruled|settled|answered|resolved|filled|completed|supplemented) (?:by|under|according|in accordance)"
            r"|subject(?: only| solely| exclusively)? to|enforced|law applicable|applicable law|governing law|proper law|choice of law|law of (?:the|this) (?:contract|agreement)"
            r"|appl(?:y|ies)|validity|elect|choose|chosen|select(?:ed)?)\b[^.;]{0,70}$",
            before,
            re.I,
        )
        after = re.match(
            r"[^.;]{0,40}\b(?:shall |will |does |do )?(?:govern|appl(?:y|ies)|is applicable|be applicable|be the (?:proper|governing|applicable) law)\w*",
            stripped[match.end() :],
            re.I,
        )
        observed = re.search(
            r"\b(?:compl(?:y|ies|iance)|organi[sz]ed|incorporated|existing|established|registered|constituted|created|formed|obey|observ\w+|abide|permitted|required|withh\w+|taxes|entity|company|corporation|foundation|association|charity)\b[^.;]{0,60}$",
            before,
            re.I,
        )
        whole_governs = re.search(
            r"\b(?:govern|constru|interpret|appl(?:y|ies|icable)|proper law|reference to|accordance with|determin|subject to|ruled|answered|resolved|filled|completed|supplement|settled|decided)\w*",
            stripped,
            re.I,
        )
        if (
            (direct or after)
            and whole_governs
            and not (
                observed
                and not re.search(
                    r"\bgovern\w*|\bconstru\w*|\binterpret\w*|\bapplicable law\b|\bgoverning law\b", stripped, re.I
                )
            )
        ):
            stripped = _GAP.sub(lambda m: "x" * len(m.group()), stripped)
            denied = _NO_LAW.search(stripped)
            p = _verbs(sentence, match.start())
            if denied and re.search(
                r"\b(?:no|not|nor|neither|without|never|nothing|excluding|exclusion)\b", stripped[: match.end()], re.I
            ):
                force: Modality = "is-not"
            else:
                force = "is"
            names = ["gap-filler", "without-prejudice"]
            found.append(make(sentence, p, Entity("state"), force, "govern", thing=Thing("agreement"), names=names))
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


_PERSON = re.compile(
    r"\b(?:compan(?:y|ies)|corporation|soci[ée]t[ée] \w+|foundation|association|partnership|charity|entity|bank|gmbh|ltd|limited|inc|institution|university|person|organi[sz]ation|a (?:public|private|legal) \w+)"
    r"\W+(?:duly |validly )?(?:governed|organi[sz]ed|established|incorporated|constituted|regulated|existing|registered)\b[^.;]{0,60}$",
    re.I,
)


def _is_of_a_person(sentence: Sentence, at: int) -> bool:
    """Whether the law is that of a party's constitution, not of the agreement."""
    return _PERSON.search(sentence.text[:at]) is not None


def _acts_under(sentence: Sentence, at: int) -> bool:
    """Whether a party acts in the predication that holds the law, and nothing is governed or construed."""
    p = _verbs(sentence, at)
    if (
        p is None
        or party(p.subject) is None
        or p.lemma not in _COMPLY | {"carry", "conduct", "implement", "ensure", "undertake"}
    ):
        return False
    return not re.search(r"\b(?:govern|constru|interpret|applicable law|choice of law)\w*", sentence.text, re.I)


def _observance(sentence: Sentence) -> list[Statement]:
    text = _NOT_STATE_LAW.sub(lambda m: "x" * len(m.group()), sentence.text)
    found: list[Statement] = []
    for p in sentence.predications:
        if p.nominal or not (
            p.lemma in _COMPLY
            or p.lemma
            in (
                "be",
                "ensure",
                "carry",
                "undertake",
                "implement",
                "conduct",
                "submit",
                "subject",
                "bind",
                "remain",
                "perform",
            )
        ):
            continue
        bearer = party(p.subject) if p.lemma != "bind" or not p.passive else party(p.object) or party(p.subject)
        if p.passive and p.lemma in ("bind", "subject"):
            bearer = party(p.object)
        rest = text[p.at : max(p.end, p.at)]
        if p.passive and p.object is not None and p.lemma in _COMPLY:
            rest = text[p.object.start : p.object.end]  # "the laws ... are to be observed by"
        law = _LAWS.search(rest)
        if bearer is None or bearer.side not in ("un", "each-party", "partner") or law is None:
            continue
        if p.lemma in (
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
        ) and not re.search(
            r"\b(?:in (?:full |strict )?(?:compliance|accordance|conformity|line) with|compli\w+|subject to|bound by|within)\b",
            rest[: law.start()],
            re.I,
        ):
            continue
        if concepts.has("immunities", rest[: law.start()]) or re.search(
            r"\b(?:taxes|intellectual property|govern\w*|constru\w*)\b", rest[: law.start()], re.I
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
    kept: list[Statement] = []
    for s in found:
        if not any(k.bearer.side == s.bearer.side and k.modality == s.modality for k in kept):
            kept.append(s)
    return kept


__all__ = ["interpret", "obliques"]
