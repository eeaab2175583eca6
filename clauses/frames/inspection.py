"""Who of the partner's looks into the books, stores and systems of the UN body: read from the sentence as a whole.

Auditors, finance staff, controllers and regulators "verify", "walk through",
"take sight of" or are "shown"; whose the ledgers are is said beside them.
"""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, make
from clauses.model import Entity, Side, Statement, Thing

_PEOPLE = (
    r"(?:auditors?|accountants?|controllers?|controlling unit|comptrollers?|finance (?:staff|department|people|team|officers?)|assurance (?:team|staff|officers?)|compliance (?:officers?|team|staff)|"
    r"representatives?|officers?|nominees?|delegates?|agents?|advis[eo]rs?|consultants?|employees|staff|personnel|engineers?|technicians?|inspectors?|lenders?|insurers?|shareholders?|"
    r"regulators?|supervisory authorit(?:y|ies)|authorit(?:y|ies)|supervisors?|tax(?:ation)? authorit(?:y|ies)|revenue authorit(?:y|ies)|internal audit\w*|audit (?:team|department|firm|committee)|(?:information |data )?(?:security|protection) (?:\w+ )?(?:team|officers?|auditors?)|"
    r"(?:external |independent )?(?:audit |accounting )?firm|chartered accountants?|court of (?:accounts|auditors)|persons?)"
)
#: "the Partner's auditors"
_OWN_PEOPLE = re.compile(rf"\s*(?:[\w-]+\s+){{0,4}}?{_PEOPLE}\b", re.I)
#: "auditors of the Partner", "a firm mandated by the Partner"
_PEOPLE_OF = re.compile(
    rf"\b{_PEOPLE}(?:\s+(?:of|for|from|responsible for)|\b[^.;]{{0,50}}?\b(?:appointed|mandated|nominated|designated|chosen|selected|engaged|retained|named|sent|commissioned|paid|authori[sz]ed)(?:[\w\s]{{0,20}})? by)\s+(?:the\s+)?$",
    re.I,
)
_LOOKS = re.compile(
    r"\b(?:inspect\w*|audit(?:s|ed|ing)?|examin\w*|verif\w*|review\w*|enter(?:s|ing)?|visit\w*|walks? through|count(?:s|ing)?|look(?:s|ing)? (?:at|through|into|over)|takes? sight|perus\w*|test(?:s|ed|ing)?|"
    r"reconcil\w*|sampl\w*|access\w*|cop(?:y|ies|ied|ying)|extracts?|check\w*|investigat\w*|satisf(?:y|ies) (?:itself|themselves)|spot checks?|open to|shown|produced?|communicat(?:ed|ion)|disclosed?|submitted|laid before|"
    r"at the disposal|(?:made |be |kept )?available|credentials|log-?ins?|keys|surrendered|interviews?|go(?:es|ing)? (?:over|through)|stock-?tak\w*|scrutin\w*|consult(?:s|ed|ing)?|see(?:s|n)?|monitor\w*|log ?-?in|penetration test\w*)\b",
    re.I,
)
_BOOKS = re.compile(
    r"\b(?:books?(?: of account)?|(?:cash ?|pass ?)books?|ledgers?|vouchers?|(?:financial |accounting |project |original |underlying |internal )*(?:records?|documents?|documentation|files|entries|papers|receipts)|registers?|(?:project |bank )?accounts|payrolls?|payment files|"
    r"(?:supplier |procurement )contracts|distribution lists|premises|offices?|country offices?|stores?|warehouses?|depots?|stocks?|consignments|data ?cent(?:re|er)s?|servers?|(?:\w+ )?systems?|databases?|archives?|"
    r"bank statements|invoices|logs?|terminals|sites?|facilit(?:y|ies)|(?:payroll )?sheets|correspondence|compliance(?= by| of))\b",
    re.I,
)
_AFTER_OWNER = re.compile(
    r"\s+(?:relating to [^.;,]{3,40} |pertaining to [^.;,]{3,40} |concerning [^.;,]{3,40} )?(?:of|kept by|held by|maintained by|operated by|used by|belonging to|at|with|in the possession of|in the hands of|in the custody of|under the control of)\s+(?:the\s+)?(?:\w+\s+(?:office|seat|headquarters) of\s+)?$",
    re.I,
)
_UN_LOOKS = re.compile(
    r"\s*(?:,[^,.;]{3,40},\s*)?(?:(?:and|or) (?:its|the|any|their) [\w\s]{3,40}?)?(?:shall|may|will|is|are|has|have|can|reserves?|retains?)?\s*(?:(?:at (?:any time|its \w+)|on [\w' ]{3,25}|also|be|the|entitled|right|allowed|free|a|to|at liberty)\s+){0,6}(?:inspect|audit|examine|verify|review|visit|access|check|investigate|conduct)",
    re.I,
)
_FOR_UN = re.compile(
    r"\b(?:(?:available|open|accessible|access|disposal|submitted|shown|sent|copies|copy|produced?)\b[^.;,]{0,30}?\b(?:to|of)|(?:inspection|examination|review|audit|audited|verification|verified|inspected|examined|reviewed) (?:\w+ )?(?:by|for))\s+(?:the\s+)?$",
    re.I,
)
_TOGETHER = re.compile(r"\b(?:joint(?:ly)?|invitation|invites?|accompan\w*|at the request of the beneficiar)\b", re.I)
_DEFINES = re.compile(r"[\"”’] (?:shall )?means?\b")
_DENIED = re.compile(
    r"\b(?:no(?! later)|not|never|neither|nor|none|waives?|renounces?|excluded?|without (?:any )?(?:inspection|access|examination|audit|right))\b",
    re.I,
)
_REFUSED = re.compile(
    r"\b(?:not|never) (?:be )?(?:refuse\w*|den(?:y|ied)|withh\w+|object\w*|oppose\w*|hinder\w*|obstruct\w*|delay\w*|unreasonably)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could let somebody look into books or stores; its words are enough."""
    return (
        _LOOKS.search(text) is not None
        and _BOOKS.search(text) is not None
        and re.search(_PEOPLE, text, re.I) is not None
    )


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner inspects the records of the UN body, or may not, where its people look into what is not its own."""
    text = sentence.text
    if not (_LOOKS.search(text) and _BOOKS.search(text)):
        return []
    actor = next(
        (m for m in sentence.mentions if m.entity.side == "partner" and _acts(text, m.start, m.end, m.possessive)), None
    )
    if actor is None or _DEFINES.search(text) or _TOGETHER.search(text) or _un_looks(sentence):
        return []
    owners = _owners(sentence)
    if not owners or owners == {"partner"}:
        return []
    denied = _DENIED.search(_REFUSED.sub(" ", text)) is not None
    return [
        make(sentence, None, Entity("partner"), "must-not" if denied else "may", "inspect", thing=Thing("records", "un"), names=("own-rules", "without-prejudice"))
    ]  # fmt: skip


def _acts(text: str, start: int, end: int, possessive: bool) -> bool:
    """Whether a mention of the partner is of one who looks: itself, its people, those it sends."""
    if _PEOPLE_OF.search(text[:start]):
        return True
    if possessive:
        return _OWN_PEOPLE.match(text, end) is not None
    if re.search(r"\b(?:to|shown to|by)\s+(?:the\s+)?$", text[:start], re.I):
        return _LOOKS.search(text[max(0, start - 120) : start]) is not None
    follows = re.match(
        rf"(?:(?:,| and| or)+ [^.;]{{3,60}}?)?,?\s*(?:\([^)]*\)\s*)?(?:[^.;,]{{0,40}},\s*)?(?:shall|may|will|is|are|has|have|can|reserves?|retains?)\b[^.;]{{0,110}}?{_LOOKS.pattern}",
        text[end:],
        re.I,
    )
    return follows is not None


def _un_looks(sentence: Sentence) -> bool:
    text = sentence.text
    return any(
        m.entity.side == "un"
        and (
            (m.possessive and _OWN_PEOPLE.match(text, m.end))
            or _PEOPLE_OF.search(text[: m.start])
            or (not m.possessive and (_UN_LOOKS.match(text, m.end) or _FOR_UN.search(text[: m.start])))
        )
        for m in sentence.mentions
    )


def _owners(sentence: Sentence) -> set[Side]:
    """Whose the books and places are; those that the sentence gives to nobody are the project's, and so the UN body's."""
    text = sentence.text
    found: set[Side] = set()
    for match in _BOOKS.finditer(text):
        owner: Side | None = None
        for m in sentence.mentions:
            if m.entity.side not in ("un", "partner"):
                continue
            if (
                m.possessive
                and 0 <= match.start() - m.end < 40
                and not re.search(r"[.;]|\b(?:auditors?|accountants?|staff)\b", text[m.end : match.start()])
            ) or (m.start > match.end() and _AFTER_OWNER.fullmatch(text[match.end() : m.start])):
                owner = m.entity.side
        found.add(owner or "un" if not re.search(r"\bown\s+(?:\w+\s+)?$", text[: match.start()]) else "partner")
    return found
