"""How disputes are settled, and before whom."""

from __future__ import annotations

import re

from clauses import attributes, concepts
from clauses.force import negative
from clauses.frames.governing_law import NO_LAW
from clauses.frames.others_dealings import with_others
from clauses.frames.sentence import Sentence, make, mentioned, party, preceded, verb_around
from clauses.frames.state_law import state_laws
from clauses.model import Attribute, Entity, Modality, Statement, Thing
from clauses.predications import EXCLUDED, Predication

_EACH = Entity("each-party")


#: A judge of a State, under whatever name: "the magistrate", "Handelsgericht", "the small-claims track".
_JUDGE = (
    r"(?:magistrates?|justices? of the peace|juges?|(?:the|a|any|local|civil|ordinary|competent|national|district|investigating|enforcement) judges?|judges? (?:of|at|in|sitting)|judge in chambers|tribunal (?:judiciaire|d['’]\w+|de)|\w+gerichts?|rechtbank|juzgados?|tribunale|"
    r"(?:labou?r|rent|employment|small[- ]claims|district|probate|county|commercial|civil|administrative|industrial|magistrates['’]?|maritime|consumer|revenue|tax|criminal|bankruptcy|land|family|economic|Supreme|Superior|Circuit|Federal|Crown|Sheriff|Patent) (?:tribunals?|courts?|divisions?|benches|bench|chambers?|track|magistrates?|judges?)|"
    r"chancery division|(?-i:[A-Z]\w+) (?:Supreme|Superior|Circuit|District|High|Commercial|County|Federal)? ?Court(?! of Arbitration)|the judiciary|(?:place|seat) of jurisdiction|judges of the (?:land|country|place|state)|courts of law|courts? of)"
)

_COURT_NAMED = re.compile(
    r"\b(?:courts?|tribunals?|judges?)\b[^.;]{0,30}\b(?:of|in|at|sitting in|located in|competent|ordinary|state|federal|commercial|civil|local|domestic|national|first instance|exclusive|where)\b"
    r"|\b(?:competent|ordinary|national|state|federal|commercial|civil|local|domestic|district|high|supreme|cantonal|regional|municipal|English|French|Swiss|German|Indian|Kenyan|U\.?S\.?|\w+(?:ish|ian|ese|can)) (?:and \w+ )?(?:courts?|tribunals?|jurisdiction|judiciary|judges?)\b"
    r"|\bTribunal de\b|\bAmtsgericht\b|\bLandgericht\b|\bHigh Court\b|\bDistrict Court\b|\bany court\b|\ba court\b|\bcourts? having\b|\b(?:exclusive|non-exclusive|sole) (?:forum|venue|jurisdiction)\b|\b(?:submit\w*|consent\w*|accept\w*|attorn\w*)\b[^.;]{0,60}\bjurisdiction\b|\bsubject to the (?:\w+ )?jurisdiction\b|\bjurisdiction (?:of|over)\b[^.;]{0,60}\b(?:courts?|disputes?|claims?|proceedings)\b|\bforum for\b[^.;]{0,40}\bdisputes?\b|\b(?:its|their|the partner['’]s|the company['’]s) (?:home )?courts?\b"
    rf"|\b{_JUDGE}\b|\b(?:recourse|resort|access|go|goes|turn|apply|taken?) (?:[^.;,]{{1,40}} )?to (?:the )?courts?\b|\bbefore (?:the|a|any|its|his|their) courts?\b|\bin (?:open )?court\b",
    re.I,
)

_ARBITRAL_COURT = re.compile(
    r"\b(?:international )?court of (?:international )?arbitration\b|\bcourts? of (?:audit(?:ors)?|accounts)\b|\barbitral tribunal\b|\barbitration tribunal\b|\bpermanent court of arbitration\b|\binternational court of justice\b",
    re.I,
)

_NO_COURT = re.compile(
    r"\b(?:not|no|never|nor|neither|without|nothing|none|rather than|instead of|other than|to the exclusion of|excluding|excludes?|exclusion of|refrains? from|abstains? from|barred from|exempt from|(?:forgo(?:es)?|renounces?|waives?) (?:any|all|its|every|the)?\s*(?:\w+ )?(?:recourse|resort|right to|access))\b[^.;]{0,110}\b(?:courts?|jurisdictions?|tribunals?|fora|forum|litigation|judicial|law ?suits?|legal proceedings|judges?|judiciary|magistrates?)\b"
    r"|\b(?:courts?|jurisdictions?|tribunals?|judges?|judiciary|magistrates?)\b[^.;]{0,70}\b(?:not|(?:of|in) (?:no|neither) \w+|no (?:jurisdiction|competence|power|say|authority|part|role|recourse|word|longer)|in no|never|excluded|nor|neither|ruled out|out of the question|inadmissible|precluded|barred|powerless|without (?:power|authority|competence|jurisdiction)|exempt from)\b|\bimmun\w+ from\b",
    re.I,
)

#: "Nothing keeps the Company from suing" denies no court.
_HINDERING = r"(?:prevent|preclude|limit|restrict|affect|bar|stop|prejudice|keep|hinder|impede|deter|debar|restrain)"
_NO_DENIAL = re.compile(
    rf"\b(?:not (?:be )?(?:settled|resolved|solved)|cannot be|if no|fail\w*|nothing\b[^.;]{{0,60}}\b{_HINDERING}\w*"
    rf"|(?:shall|does|do|will|may) not {_HINDERING}|(?:obliged?s?|requires?d?|bound|compel\w*|forced?|need not|need) (?:[^.;]{{1,40}} )?(?:to )?(?:arbitrate|negotiate|mediate|conciliate)|no (?:settlement|agreement|solution)|within|object\w*|contest|challenge|waive\w*|inconvenient|without prejudice)\b",
    re.I,
)
_OF_OBJECTION = re.compile(
    rf"\b(?:object|contest|challenge|oppose|dispute|raise|plead|claim|assert|invoke|be (?:settled|resolved|solved)|resolved|settled|{_HINDERING})\b",
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


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about disputes and courts in a sentence."""
    return [*_settlement(sentence), *(_courts(sentence) or _suits(sentence))]


def _settlement(sentence: Sentence) -> list[Statement]:
    text = sentence.text
    found: list[Statement] = []
    in_disputes = "disputes" in sentence.topics
    about = _STRONG_DISPUTE.search(text) or (in_disputes and _DISPUTE.search(text))
    arbitration = concepts.pattern("arbitration").search(text)
    institution = concepts.has("other-rules", text)
    if arbitration and (about or in_disputes or institution or _SETTLE.search(text)):
        p = verb_around(sentence, arbitration.start())
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
        after = EXCLUDED.match(text, arbitration.end())
        excluded = after is not None and "," not in after.group()
        modality: Modality = (
            "must-not" if denied or excluded else "may" if p is not None and p.force == "may" else "must"
        )
        extra: list[Attribute] = []
        for name in ("uncitral", "other-rules"):
            match = concepts.pattern(name).search(text)
            if match and not _set_aside(text, match.start(), match.end(), name == "other-rules"):
                extra.append(Attribute(name, match.group(), match.start(), match.end()))
        law = next(iter(state_laws(text)), None)
        if law and not NO_LAW.search(text):
            extra.append(Attribute("national-seat", law.group(), law.start(), law.end()))
        names = ["final", "window", "no-punitive", "un-only"]
        made = make(sentence, p, _EACH, modality, "arbitrate", thing=Thing("disputes"), names=names, extra=extra)
        found.append(made)
    elif (uncitral := concepts.pattern("uncitral").search(text)) or (in_disputes and institution):
        match = uncitral or concepts.pattern("other-rules").search(text)
        name = "uncitral" if uncitral else "other-rules"
        if match is not None and not _set_aside(text, match.start(), match.end(), name == "other-rules"):
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
        p = verb_around(sentence, amicable.start())
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


def _set_aside(text: str, start: int, end: int, institution: bool) -> bool:
    """Whether rules are named to be ruled out, or an institution only to appoint: "named by the ICC", "not under the rules of the LCIA"."""
    if re.search(r"\b(?:not|no|other than|rather than|instead of|neither|nor)\b[^.;,]{0,25}$", text[:start], re.I):
        return True
    return (
        institution
        and bool(
            re.search(
                r"\b(?:never|without|nor|neither|instead of|rather than|in place of|replac\w+|exclud\w+|exclusion of|not (?:be )?(?:administered|conducted|governed|under|to|by|subject|referred|brought)|no (?:institution|other)|none of)\b[^.;]{0,60}$",
                text[:start],
                re.I,
            )
            or re.match(
                r"[^.;]{0,60}\b(?:(?:shall|does|do|will|is|are|may|has|have) (?:not|no|never)|(?:is|are) (?:\w+ )?(?:excluded|ruled out|struck out|deleted|replaced|inapplicable))\b",
                text[end:],
                re.I,
            )
        )
    ) or (
        institution
        and bool(
            re.search(
                r"\b(?:appointed|named|nominated|designated|selected|chosen) by\b[^.;]{0,60}$", text[:start], re.I
            )
            or re.match(
                r"[^.;]{0,60}\b(?:appointing authority|(?:shall |will |may )?(?:appoints?|names?|nominates?|designates?)\b)",
                text[end:],
                re.I,
            )
            or re.search(r"\bappointing authority\b[^.;]{0,60}$", text[:start], re.I)
        )
    )


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
    ) and not re.search(
        r"\b(?:submit\w*|jurisdiction|disputes?|exclusive|injunct\w+|interim|restrain\w*|enjoin\w*|protective (?:order|measures?))\b",
        text,
        re.I,
    ):
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
        r"\b(?:jurisdiction\w*|venue|submit\w*|settle\w*|resol\w+|decid\w+|brought|bring\w*|su(?:e|es|ed|ing)|suits?|proceed\w*|appl(?:y|ies|ication)|refer\w*|seek\w*|enforc\w*|execut\w+|litigat\w*|judge?ment|heard|hear|competen\w+|subject|turn\w*|resort\w*|order|action\w*|recourse|relief|remed\w+|seised|seized|before|disputes?|injunct\w+|adjudicat\w*|tried|forum|(?:last|final) (?:say|word)|rul(?:e|es|ing|ings)|petition\w*|lodg\w*|summon\w*|complain\w*|address\w*|hale[sd]?|cite[sd]?|contest\w*|institut\w*|commenc\w*|fil(?:e|ed|es|ing)|process|writs?|defend\w*|respond\w*|complied|obey\w*|litigants?|jurisdictional|submission|attorn\w*|appear\w*|amenable|collect\w*|review\w*|(?:shall|may|will|can) have)\b",
        text,
        re.I,
    ):
        return []
    if with_others(sentence):
        return []
    p = verb_around(sentence, match.start())
    denied = _NO_COURT.search(text) and not _NO_DENIAL.search(text)
    if p is not None and negative(p.force) and not _OF_OBJECTION.search(p.lemma + " " + text[p.at : p.at + 20]):
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
        if preceded(sentence, "partner", _AGAINST_WHOM) is not None:
            extra.append(Attribute("un-only", enforce.group(), enforce.start(), enforce.end()))
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


_SUIT = r"(?:(?:law)?suits?|legal actions?|court actions?|(?:legal|court|judicial) proceedings|actions? (?:at law|in court)|proceedings (?:at law|in court)|summons(?:es)?|writs?)"
#: "The Partner may sue UNDP": who may, and what.
_MAY_SUE = re.compile(
    rf"\b(?:may|can|(?:is|are|be) (?:\w+ )?(?:entitled|free|allowed|permitted|authori[sz]ed)|at liberty|the right|lawful for[^.;]{{3,40}}|option)\b[^.;]{{0,50}}?\b(?:sue|suing|implead|take|hale|(?:bring|institut|commenc|fil|lodg|pursu|issu|start|take out|tak)\w* (?:\w+ ){{0,3}}?{_SUIT})\b[^.;]{{0,40}}?(?:\b(?:against|upon|on)\s+)?(?:the\s+)?$",
    re.I,
)
_TO_COURT = re.compile(r"\bsu(?:e|ing)\b|\bimplead|" + _SUIT, re.I)
#: "UNDP may be sued", "consents to be joined", "shall enter an appearance": what comes right after its name.
_SUED = re.compile(
    rf"\s*(?:,[^.;,]{{3,60}},)?\s*(?:hereby |also |further |irrevocably |expressly |thereby ){{0,2}}(?:(?:may|can|shall|will|is to) (?:\w+ )?be (?:\w+ )?(?:sued|impleaded|proceeded against|amenable to (?:suits?|process|any (?:judicial )?forum|legal process)|joined (?:as|in) (?:a |the )?(?:defendant|party|co-defendant|suit))"
    rf"|(?:consents?|agrees?|accepts?|is amenable|does not object|has no objection|submits?) (?:\w+ly )?(?:to|that it (?:may|can)) (?:(?:the |any )?(?:issue|service|giving|bringing) of (?:\w+ ){{0,8}}?(?:process|{_SUIT})|(?:be(?:ing)?) (?:sued|impleaded|joined as|made (?:a )?(?:party|defendant))|{_SUIT}\b)"
    rf"|(?:shall|will|undertakes to|agrees to) (?:\w+ )?(?:enter an appearance|(?:appear|answer|defend)\b[^.;]{{0,40}}\b(?:{_SUIT}|courts?|judges?|on (?:its|the) merits)))",
    re.I,
)


def _suits(sentence: Sentence) -> list[Statement]:
    """Who lets the UN body be sued without naming a court goes before one all the same."""
    text = sentence.text
    if _TO_COURT.search(text) is None and re.search(r"\b(?:process|appear\w*|amenable|joined)\b", text, re.I) is None:
        return []
    for m in sentence.mentions:
        if m.entity.side != "un" or m.possessive:
            continue
        match = _SUED.match(text, m.end) or _MAY_SUE.search(text[max(0, m.start - 200) : m.start])
        if match is None or (_TO_COURT.search(match.group()) is None and not _SUED.match(text, m.end)):
            continue
        if re.search(r"\b(?:no|not|never|neither|nor|nothing|none|cannot)\b", text[: m.end], re.I) or re.search(
            r"\b(?:only|solely|exclusively) (?:in|by|through|to) arbitration\b", text, re.I
        ):
            continue
        return [make(sentence, None, _EACH, "must", "litigate", thing=Thing("disputes"))]
    return []


_AGAINST = re.compile(r"\b(?:against|upon|on|binding on)\s+(?=(?:the )?(?:\w+\s+)?[\w’']+)", re.I)
_AGAINST_WHOM = re.compile(r"\bagainst\s+(?:the\s+)?$", re.I)


def _against_un(sentence: Sentence) -> bool:
    """Whether what a court is to enforce could be enforced against the UN body: it is named, or either party is."""
    for match in _AGAINST.finditer(sentence.text):
        near = [m for m in sentence.mentions if 0 <= m.start - match.end() < 4]
        if near:
            return near[0].entity.side in ("un", "each-party", "the-other")
    return False


def _nothing_said(text: str, at: int) -> bool:
    """Whether the sentence denies it as a whole: "nothing in this Agreement ... submits"."""
    start = max(text.rfind(". ", 0, at), text.rfind("; ", 0, at)) + 1
    head = text[max(start, 0) : at]
    return bool(re.search(r"\bnothing\b", head, re.I)) and not re.search(
        rf"\bnothing\b[^.;]{{0,60}}\b{_HINDERING}\w*", head, re.I
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
