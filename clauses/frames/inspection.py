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
    r"\b(?:inspect\w*|audit(?:s|ed|ing)?|examin\w*|verif\w*|review\w*|look(?:s|ing)? (?:at|through|into|over)|takes? sight|perus\w*|test(?:s|ed|ing)?|"
    r"reconcil\w*|sampl\w*|access\w*|cop(?:y|ies|ied|ying)|extracts?|check\w*|investigat\w*|spot checks?|open to|shown|produced?|communication of|laid before|"
    r"at the disposal|(?:made |be |kept )?available|credentials|log-?ins?|surrendered|go(?:es|ing)? (?:over|through)|scrutin\w*|penetration test\w*)\b",
    re.I,
)
_ENTERS = re.compile(
    r"\b(?:enter(?:s|ing)?|visit(?:s|ed|ing)?|inspect\w*|walks? through|count(?:s|ing)?|on-site|access\w*|search\w*|sampl\w*|stock-?tak\w*|verif\w*|keys|tour(?:s|ed)?|examin\w*|review\w*|credentials|log-?ins?|audit(?:s|ed|ing)?)\b",
    re.I,
)
_MONEY = r"(?:financial|accounting|project|programme|original|underlying|internal|supporting|procurement|payment|bank|purchase|pertinent|relevant)"
#: Books that a project keeps, and that are the UN body's where nobody's name stands beside them.
_BOOKS = re.compile(
    rf"\b(?:books?(?: of account)?|(?:cash ?|pass ?)books?|ledgers?|vouchers?|(?:{_MONEY} )*records?|{_MONEY} (?:documents?|documentation|files|entries|papers|receipts)|registers?|(?:project |bank )?accounts|payrolls?|payment files|"
    r"(?:supplier |procurement )contracts|distribution lists|bank statements|invoices|(?:payroll )?sheets|compliance(?= by| of))\b(?! programme)",
    re.I,
)
#: Places and systems: only those that are said to be the UN body's.
_PLACES = re.compile(
    r"\b(?:premises|(?:country )?offices?(?! of internal)|stores?|warehouses?|depots?|stocks?|consignments|data ?cent(?:re|er)s?|servers?|(?:\w+ )?systems?|databases?|archives?|logs?|files)\b",
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
    return bool((_LOOKS.search(text) and _BOOKS.search(text)) or (_ENTERS.search(text) and _PLACES.search(text)))


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner inspects the records of the UN body, or may not, where its people look into what is not its own."""
    text = sentence.text
    if not could_hold(text) or _DEFINES.search(text) or _TOGETHER.search(text) or _un_looks(sentence):
        return []
    if not any(m.entity.side == "partner" and _acts(text, m.start, m.end, m.possessive) for m in sentence.mentions):
        return []
    books = _owners(sentence, _BOOKS) if _LOOKS.search(text) else set()
    places = _owners(sentence, _PLACES) if _ENTERS.search(text) else set()
    if "un" not in places and not ({"un", "none"} & books and "partner" not in books):
        return []
    denied = _DENIED.search(_REFUSED.sub(" ", text)) is not None
    return [
        make(sentence, None, Entity("partner"), "must-not" if denied else "may", "inspect", thing=Thing("records", "un"), names=("own-rules", "without-prejudice"))
    ]  # fmt: skip


_LOOKING = rf"(?:{_LOOKS.pattern}|{_ENTERS.pattern})"
#: "The Partner may ... inspect": a right; that it "shall keep books available" is a duty of its own.
_MAY_LOOK = re.compile(
    r"(?:(?:,| and| or)+ [^.;]{3,60}?)?,?\s*(?:\([^)]*\)\s*)?(?:[^.;,]{0,40},\s*)?(?:may|can|(?:is|are|shall be|will be) (?:\w+ )?(?:entitled|allowed|permitted|free|given|at liberty|granted|authori[sz]ed)|(?:has|have|shall have|will have|reserves?|retains?) )"
    rf"[^.;]{{0,110}}?{_LOOKING}",
    re.I,
)


def _acts(text: str, start: int, end: int, possessive: bool) -> bool:
    """Whether a mention of the partner is of one who looks: itself, its people, those it sends."""
    if _PEOPLE_OF.search(text[:start]):
        return True
    if possessive:
        return _OWN_PEOPLE.match(text, end) is not None
    if re.search(r"\b(?:to|by|of)\s+(?:the\s+)?$", text[:start], re.I) and re.search(
        r"\b(?:available|open|shown|access|disposal|surrendered|produced?|inspected|examined|verified|audited|reviewed)\b[^.;]{0,60}$",
        text[:start],
        re.I,
    ):
        return True
    return _MAY_LOOK.match(text, end) is not None


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


def _owners(sentence: Sentence, things: re.Pattern[str]) -> set[Side]:
    """Whose the books or places are: "un", "partner", or "none" where the sentence gives them to nobody."""
    text = sentence.text
    found: set[Side] = set()
    for match in things.finditer(text):
        owner: Side = "none"
        for m in sentence.mentions:
            if m.entity.side not in ("un", "partner"):
                continue
            if (
                m.possessive
                and 0 <= match.start() - m.end < 40
                and not re.search(r"[.;]|\b(?:auditors?|accountants?|staff)\b", text[m.end : match.start()])
            ) or (m.start > match.end() and _AFTER_OWNER.fullmatch(text[match.end() : m.start])):
                owner = m.entity.side
        if re.search(r"\bown\s+(?:\w+\s+)?$", text[: match.start()]):
            owner = "partner"
        found.add(owner)
    return found
