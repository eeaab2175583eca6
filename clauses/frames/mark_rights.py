"""What is done with a right to the marks: passed on, registered, acquired, withdrawn, given up."""

from __future__ import annotations

import re

from clauses import attributes, concepts
from clauses.force import as_duty, negative
from clauses.frames.endorsement import TITLE
from clauses.frames.marks import approval_asked, mark_kinds, marks_in, marks_owner
from clauses.frames.named_marks import of_partners_marks, un_marks
from clauses.frames.sentence import (
    LONGEST,
    Sentence,
    arguments,
    followed,
    is_party,
    make,
    mentioned,
    party,
    words,
)
from clauses.model import Entity, Operator, Statement, Thing
from clauses.predications import Predication


def passing_on(sentence: Sentence, p: Predication) -> Statement | None:
    """Who may let others use the marks: sublicences, transfers, use by affiliates."""
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
    passed = p.object  # "may extend the permission to its dealers" asks no permission
    approval = [
        a
        for a in approval_asked(sentence, bearer, "un")
        if passed is None or not passed.start <= a.start < passed.end or _FRESH.search(passed.text)
    ]
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


_FRESH = re.compile(r"\b(?:with|without|only|unless|subject to|fresh|prior)\b", re.I)


#: "May call at the UNDP office", "a practice named in clause 7", "residents register for warnings": no name is given or entered.
_NAMES_NOTHING = re.compile(
    r"call\w*\s+(?:at|on|upon|for|in|up|off)\b|nam(?:e|es|ed)\s+(?:in|above|below|under|by)\b|registers?\s+(?:for|with|at)\b",
    re.I,
)


def registering(sentence: Sentence, p: Predication) -> Statement | None:
    """Who may register the marks, or take them into a name, a domain or a handle."""
    if p.nominal or p.lemma not in words("register", "verbs"):
        return None
    if _NAMES_NOTHING.match(sentence.text, p.at) or TITLE.search(sentence.text, p.at, p.end):
        return None  # to bear a title is to be endorsed
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
        extra=approval_asked(sentence, bearer, "un"),
    )


#: Of the verbs of acquiring those whose subject is who gives.
_GIVING = frozenset(["confer", "grant", "transfer", "convey", "give", "assign", "pass", "create", "bestow"])


def acquiring(sentence: Sentence, p: Predication) -> Statement | None:
    """That the user of the marks gains no right in them."""
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
    giver = party(p.subject)
    if p.lemma in _GIVING and giver is not None and giver.side == "partner":
        return None  # "shall not pass its rights in the emblem on" is about what it has
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
        extra=mark_kinds(sentence),
    )


_PERMISSION = re.compile(
    r"\b(?:permission|authori[sz]ation|licen[cs]e|consent|approval|right|leave|clearance|use)\b", re.I
)


def withdrawing(sentence: Sentence, p: Predication) -> Statement | None:
    """Who may take back the permission to use the marks."""
    back = p.lemma == "take" and re.search(r"\bback\b", sentence.text[p.at : p.end]) is not None
    if (
        p.nominal
        or not (back or p.lemma in words("withdraw", "verbs"))
        or p.object is None
        or not _PERMISSION.search(p.object.text)
    ):
        return None
    if p.lemma in ("terminate", "end") and not marks_in(sentence):
        return None
    bearer = party(p.subject) or Entity("un")
    if bearer.side not in ("un", "each-party"):
        return None
    force = as_duty(p.force)
    return make(
        sentence,
        p,
        Entity("un"),
        force,
        "withdraw",
        thing=Thing("marks", "un"),
        names=("at-once", "prior", "only-for-breach"),
    )


def ceasing(sentence: Sentence, p: Predication) -> Statement | None:
    """Who must stop using the marks, and when."""
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
        p.lemma in ("take", "pull", "end", "cancel", "return", "surrender") and not marks_in(sentence)
    ):
        return None
    force = as_duty(p.force)
    if force == "must-not":
        return None
    return make(
        sentence,
        p,
        Entity("partner"),
        force,
        "cease",
        thing=Thing("marks", "un"),
        names=("at-once", "at-end", "after-end"),
    )


_RIGHT = r"(?:permissions?|authori[sz]ations?|licen[cs]es?|consents?|approvals?|rights?|leave|releases?|clearances?|faculty|faculties|entitlements?|privileges?|use|facility|grant)"
#: Others on the partner's side: its group, those who sell for it, those who work for it.
_AROUND = (
    r"(?:affiliates?|subsidiar(?:y|ies)|affiliated \w+|(?:group|sister|parent|daughter|holding|related|associated|allied) (?:compan(?:y|ies)|entit(?:y|ies)|undertakings?|firms?|members?|networks?|brands?|businesses)|"
    r"members? of (?:the|its|that) [\w -]{0,30}?(?:group|family|network|concern)|(?:group|family|network) members?|(?:compan(?:y|ies)|undertakings?|entit(?:y|ies)|enterprises?|firms?|businesses) (?:of|in|within|belonging to|forming part of) (?:its|the|that) [\w ]{0,20}?(?:group|family|network)|"
    r"group(?: as a whole)?|franchisees?|retailers?|resellers?|re-sellers?|distributors?|dealers?|dealerships?|bottlers?|stockists?|wholesalers?|importers?|points of sale|stores|branches|"
    r"(?:advertising|media|creative|marketing|communications?|public relations|PR) (?:agenc(?:y|ies)|partners?|houses?)|agenc(?:y|ies)|agents|sub-?licensees?|sub-?contractors?|contractors?|licensees|joint ventures?|"
    r"(?:end )?customers?|clients?|consumers?|(?:brand |celebrity )?ambassadors?|influencers?|nominees?|(?:business|commercial|trading|channel|sales|trade|media|promotional|trading) partners?|suppliers?|vendors?|successors?|"
    r"sister concerns?|associates?|intermediaries|entit(?:y|ies)[^.;,]{0,40} (?:control\w*|majority|participat\w*|interest)|any (?:other )?entity)"
)
_REACHES = re.compile(
    rf"\b{_RIGHT}\b[^.;]{{0,90}}?\b(?:(?:is|are|be|also|likewise|equally|so)\s+){{0,3}}(?:extend(?:s|ed)?(?: equally| likewise| also)? to|hold(?:s)? (?:good|true|equally) for|enjoyed[^.;]{{0,40}} by|shared (?:by|with)|belongs? (?:\w+ )?to|"
    rf"benefits?|covers?|covering|includes?|including|embraces?|encompasses|applies (?:equally |also )?to|avails?|available to|open(?:ed)? to|inures? to(?: the benefit of)?|accrues? to|appl(?:y|ies) (?:\w+ )?(?:to|in favou?r of)|pass(?:es|ed)? (?:on )?to|takes? effect|"
    rf"(?:exercised|used|relied on|relied upon|invoked|availed of|made use of|exploited|taken up) (?:\w+ )?by|carr(?:y|ies) over to|reach(?:es)?|runs? (?:\w+ )?in favou?r of|valid for|good for|granted (?:\w+ )?to|given (?:\w+ )?to)\b"
    rf"[^.;]{{0,70}}?\b{_AROUND}\b",
    re.I,
)
#: "Sister companies shall also be entitled to avail of the permission": they first.
_PARTAKE = re.compile(
    rf"\b{_AROUND}\b[^.;]{{0,80}}?\b(?:profits? (?:\w+ )?from|benefits? (?:\w+ )?from|avails? (?:\w+ )?of|shares? (?:\w+ )?in|enjoys?|partakes? (?:\w+ )?(?:in|of)|(?:has|have) the benefit of|relies on|rely on)\s+[^.;]{{0,30}}?\b{_RIGHT}\b",
    re.I,
)
#: "Its dealers may put out the same material without asking anew".
_THEY_MAY = re.compile(
    rf"\b{_AROUND}\b[^.;]{{0,80}}?\b(?:may|can|shall be free to|are free to|is free to|shall be entitled to|(?:is|are) (?:likewise |equally |also |each )?(?:entitled|permitted|allowed|authori[sz]ed|at liberty) to)\b(?! only| not)"
    r"[^.;]{0,60}?\b(?:use|display|show|put|publish|reproduce|carry|bear|feature|post|print|employ|exhibit|apply|avail|adopt|run|circulate|share|distribute)\b",
    re.I,
)
#: "Its dealers display the emblem", "agents to whom the Company entrusts a leg fly the flag": they do it, leave or no leave.
_USING = r"(?:us(?:e|es|ing)|displays?|shows?|puts?(?: up| on| out)?|carr(?:y|ies)|bears?|wears?|fl(?:y|ies)|prints?|reproduces?|features?|applies|apply|affix(?:es)?|exhibits?|publish(?:es)?|place[s]?|stamps?|stamp|marks?|hoists?|sports?|posts?|sets?|leads?|adopts?|rel(?:y|ies) on|sells?|call(?:s)? (?:itself|themselves)|styles? (?:itself|themselves))"
_THEY_DO = re.compile(
    rf"\b{_AROUND}\b[^.;]{{0,90}}?(?:,|\b(?:may|can|shall|will|are (?:\w+ )?(?:free|entitled|permitted|allowed|authori[sz]ed) to|also|likewise|too|equally|who|that|which))\s+(?:(?:also|likewise|equally|each|too|in turn),? ){{0,2}}{_USING}\b(?P<what>[^.;]{{0,110}})",
    re.I,
)
#: "Hands the emblem on to its dealers", "the dealers receive from it a sticker with the emblem".
_HANDED = re.compile(
    rf"\b(?:hand(?:s|ed)?|pass(?:es|ed)?|lend(?:s)?|lent|giv(?:e|es)|given|suppl(?:y|ies|ied)|send(?:s)?|sent|sell(?:s)?|sold|let(?:s)?|sub-?let|share(?:s|d)?|make(?:s)? (?:\w+ )?available|grant(?:s|ed)?|allow(?:s|ed)?|permit(?:s|ted)?|authori[sz]e(?:s|d)?|offer(?:s|ed)?|distribut(?:e|es|ed)|put(?:s)? at the disposal of|transfer(?:s|red)?|assign(?:s|ed)?|extend(?:s|ed)?)\b"
    rf"(?P<what>[^.;]{{0,110}}?)\b(?:to|with|among|by|of|its|their|the|any|all|each|every|other)\s+(?:[\w'’-]+\s+){{0,3}}?{_AROUND}\b(?P<more>[^.;]{{0,60}})",
    re.I,
)
_FRESHLY = re.compile(
    r"\b(?:separate|fresh|own|individual|further|additional|new|prior|written|case[- ]by[- ]case|each (?:such|of them|case))\b[^.;]{0,50}\b(?:consent|approval|permission|authori[sz]ation|agreement|licen[cs]e|clearance)\b|"
    r"\b(?:only|unless|until|provided|subject to)\b|\b(?:must|shall|has to|have to|need to|needs to) (?:\w+ )?(?:apply|ask|request|seek|obtain)\b|\bon (?:the )?[\w ]{0,30}(?:behalf|sole responsibility)\b|\bunder (?:its|the) \w*\s?responsibility\b",
    re.I,
)
_WITHOUT_ASKING = re.compile(
    r"\b(?:without|no|not|nor)\b[^.;,]{0,40}\b(?:fresh|further|separate|additional|new|prior|applying|asking|seeking|anew|again|individual|own)\b[^.;,]{0,60}",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|no|never|neither|nor|none|cannot|nothing|prohibit\w*|forbid\w*|bans?|without)\b", re.I)


def reaching(sentence: Sentence) -> Statement | None:
    """That the permission reaches others on the partner's side, whoever they are: read from the sentence as a whole."""
    text = sentence.text
    if len(text) > LONGEST:
        return None
    match = _REACHES.search(text) or _PARTAKE.search(text) or _they_may(sentence) or _they_do(sentence)
    if match is None:
        return None
    if of_partners_marks(sentence) or _FRESHLY.search(_WITHOUT_ASKING.sub(" ", text)):
        return None
    denied = _NEGATED.search(_WITHOUT_ASKING.sub(" ", text[: match.end()])) is not None
    return make(
        sentence, None, Entity("partner"), "must-not" if denied else "may", "sublicense", thing=Thing("marks", "un"), names=("for-affiliates",)
    )  # fmt: skip


def _they_may(sentence: Sentence) -> re.Match[str] | None:
    """Whether it is the others who may use the marks, and not the partner that was named before them."""
    match = _THEY_MAY.search(sentence.text) if _same_use(sentence.text) else None
    if match is None:
        return None
    own = followed(sentence, "partner", _ITSELF_MAY)
    return None if own is not None and own.start() < match.start() else match


def _they_do(sentence: Sentence) -> re.Match[str] | None:
    """Whether others use the UN body's marks, or are handed them by the partner."""
    text = sentence.text
    marks = list(un_marks(sentence))
    if not marks or _UN_LETS.search(text) or followed(sentence, "un", _HANDS) is not None:
        return None
    itself = followed(sentence, "partner", _ITSELF_MAY)
    doing, handed = _THEY_DO.search(text), _HANDED.search(text)
    if doing is not None and ((itself and itself.start() < doing.start()) or _AS_ONE.search(text[: doing.start()])):
        doing = None
    for match in (doing, handed):
        if match is not None and any(start < match.end() and end > match.start("what") for start, end in marks):
            return match
    return None


#: "May name UNDP as a customer and use its logo": no customer does it.
_AS_ONE = re.compile(r"\bas (?:an?|its|the) (?:[\w-]+ )?$", re.I)
_HANDS = re.compile(
    r"\s+(?:\w+ )?(?:sends?|supplies|gives?|provides?|hands?|issues?|grants?|transfers?|sells?|distributes?)\b", re.I
)
_UN_LETS = re.compile(
    r"\b(?:on (?:its|their|the \w+['’]s) behalf|service providers?|printers?|for (?:its|the partner['’]s) account)\b",
    re.I,
)
_ITSELF_MAY = re.compile(r"\s+(?:may|can|shall|will|is (?:free|entitled|allowed))\b", re.I)


def _same_use(text: str) -> bool:
    return (
        concepts.has("marks", text)
        or re.search(
            r"\bthe same (?:materials?|uses?|texts?|artwork|content|items?|sign|rights?|faculty|permission)\b",
            text,
            re.I,
        )
        is not None
    )
