"""Who of the partner's looks into the books, stores and systems of the UN body: read from the sentence as a whole.

Auditors, finance staff, controllers and regulators "verify", "walk through",
"take sight of" or are "shown"; whose the ledgers are is said beside them.
"""

from __future__ import annotations

import re

from clauses import attributes
from clauses.frames.denial import denied, plain
from clauses.frames.sentence import Sentence, make
from clauses.mentions import Mention
from clauses.model import Entity, Side, Statement, Thing

_PEOPLE = (
    r"(?:auditors?|accountants?|controllers?|controlling unit|comptrollers?|finance (?:staff|department|people|team|officers?)|assurance (?:team|staff|officers?)|compliance (?:officers?|team|staff)|"
    r"representatives?|officers?|nominees?|delegates?|agents?|advis[eo]rs?|consultants?|employees|staff|personnel|engineers?|technicians?|inspectors?|lenders?|insurers?|shareholders?|"
    r"reviewers?|assessors?|examiners?|evaluators?|monitors?|controllers?|surveyors?|trustees|treasurers?|verifiers?|experts?|officials|officer|directors?|inspectorates?|delegations?|teams?|verification agents?|desks?|boards?|banks?|foremen|foreman|lawyers|counsel|regulators?|supervisory authorit(?:y|ies)|authorit(?:y|ies)|supervisors?|tax(?:ation)? authorit(?:y|ies)|revenue authorit(?:y|ies)|internal audit\w*|audit (?:team|department|firm|committee)|(?:information |data )?(?:security|protection) (?:\w+ )?(?:team|officers?|auditors?)|"
    r"(?:external |independent )?(?:audit |accounting )?firm|chartered accountants?|court of (?:accounts|auditors)|persons?)"
)
#: "the Partner's auditors"
_OWN_PEOPLE = re.compile(rf"\s*(?:(?!(?:to|of|by|for|in|at|from|and|or|on|with)\s)[\w-]+\s+){{0,4}}?{_PEOPLE}\b", re.I)
#: "auditors of the Partner", "a firm mandated by the Partner"
_PEOPLE_OF = re.compile(
    rf"\b{_PEOPLE}(?:\s+(?:of|for|from|responsible for)|\b[^.;]{{0,50}}?\b(?:appointed|mandated|nominated|designated|chosen|selected|engaged|retained|named|sent|commissioned|paid|authori[sz]ed|hired|picked|instructed|employed|delegated|deputed|proposed|under contract)(?:[\w\s]{{0,20}})? (?:by|to))\s+(?:the\s+)?$",
    re.I,
)
#: "auditors whom the Partner designates", "a firm the Partner picks"
_PEOPLE_WHOM = re.compile(rf"\b{_PEOPLE}(?:,? (?:whom|that|which|of whom))?\s+(?:the\s+)?$", re.I)
_SENDS = re.compile(
    r"\s+(?:may |shall |will |has |from time to time )?(?:designat|appoint|mandat|nominat|choos|select|engag|retain|nam|send|sent|commission|authori[sz]|hir|pick|instruct|employ|delegat|deput|propos|chose|trust|pays?)\w*\b",
    re.I,
)
#: Public authorities that look into books: the rule is broken whoever of outside looks.
_AUTHORITY = re.compile(
    r"\b(?:courts? of (?:audit(?:ors)?|accounts)|auditors?[- ]generals?|comptrollers?(?: and auditor)?[- ]generals?|national audit (?:office|institution)|supreme audit (?:office|institution)|"
    r"(?:tax|taxation|revenue|customs|supervisory|competition|data protection|civil aviation|labou?r|health|financial|public|national|local|government(?:al)?|municipal|state|federal|home) (?:\w+ )?(?:authorit(?:y|ies)|administration|inspectorates?|inspectors?|auditors?|officials)|"
    r"inspectors? (?:of|from) (?:the )?[\w ]{0,30}?(?:ministry|government|authority)|(?:staff|officials|officers|representatives|agents|auditors|accountants) (?:of|from) (?:the )?(?:\w+ )?(?:ministry|government|agency|authority|treasury|state|land|donor)|"
    r"(?:members of the )?parliament|the police|the donor(?:['’]s)?(?: \w+)?|grantors?|the (?:landlord|lender|funder|sponsor|insurer)(?:['’]s)?)\b",
    re.I,
)
_LOOKS = re.compile(
    r"\b(?:inspect\w*|audit(?:s|ed|ing)?|examin\w*|verif\w*|review\w*|look(?:s|ed|ing)? (?:at|through|into|over|behind|up)|leaf(?:s|ed)? through|sees?|sight\b[^.;]{0,40}?\bof|reads?|calls? (?:up|for)|called (?:up|for)|gone through|goes? behind|consult(?:s|ed|ing)?|entry|admit(?:s|ted)?|let into|open(?:s|ed)?\b[^.;]{1,60}?\bto|monitor(?:s|ed)?|opened|furnish(?:ed|es)?|lays? before|lay before|conduct(?:s|ed|ing)? (?:an? |investigations|audits)|control(?:s|led)?|takes? sight|perus\w*|test(?:s|ed|ing)?|"
    r"reconcil\w*|sampl\w*|access\w*|cop(?:y|ies|ied|ying)|extracts?|check\w*|investigat\w*|spot checks?|open to|shown|produced?|communication of|laid before|"
    r"at the disposal|(?:made |be |kept )?available|credentials|log-?ins?|surrendered|go(?:es|ing)? (?:over|through)|scrutin\w*|penetration test\w*)\b",
    re.I,
)
_ENTERS = re.compile(
    r"\b(?:enter(?:s|ing)?|visit(?:s|ed|ing)?|inspect\w*|walks? through|count(?:s|ing)?|on-site|access\w*|search\w*|sampl\w*|stock-?tak\w*|verif\w*|keys|tour(?:s|ed)?|entry|admit(?:s|ted)?|let (?:in|into)|come(?:s)? (?:in|to)|received? at|board(?:s|ed)?|test(?:s|ed|ing)?|check(?:s|ed|ing)?|run(?:s)? (?:a|an|on)|scan(?:s|ned)?|seen?|shown?|look(?:s|ed)? (?:at|into|through)|go(?:es)? (?:in|into|through)|examin\w*|review\w*|credentials|log-?ins?|audit(?:s|ed|ing)?)\b",
    re.I,
)
_MONEY = r"(?:financial|accounting|project|programme|original|underlying|internal|supporting|procurement|payment|bank|purchase|pertinent|relevant)"
#: Books that a project keeps, and that are the UN body's where nobody's name stands beside them.
_BOOKS = re.compile(
    rf"\b(?:books?(?: of account)?|(?:cash ?|pass ?)books?|ledgers?|vouchers?|(?:{_MONEY} )+record|(?:{_MONEY} )*records(?! (?:and|or) reports?\b)|{_MONEY} (?:documents?|documentation|files|entries|papers|receipts)|registers?|(?<!court of )(?<!courts of )(?:project |bank )?accounts|payrolls?|payment files|"
    r"(?:supplier |procurement )contracts|distribution lists|bank statements|invoices|(?:payroll )?sheets|journals?|stock ?cards?|receipts|pay ?slips?|reconciliations|personnel files|(?:tender )?dossiers|inventor(?:y|ies)|vouchers?|source documents?|(?:lab )?notebooks|diaries|delivery notes|bank files|use of the (?:grant|funds?|contribution|money)|utili[sz]ation of the (?:grant|funds?|contribution|money)|compliance(?= by| of))\b(?! programme)",
    re.I,
)
#: Papers that anybody may have: only those that are said to be the UN body's.
_PAPERS = re.compile(r"\b(?:papers|evidence|documents|documentation|originals|correspondence|entries)\b", re.I)
#: Places and systems: only those that are said to be the UN body's.
_PLACES = re.compile(
    r"\b(?:premises|(?:country |field |project |regional )?offices?(?! of internal)|headquarters|field stations?|project sites?|compounds?|networks?|machines|computers?|server rooms?|laborator(?:y|ies)|workshops?|rooms|finance (?:unit|department|section)|accounts department|facilit(?:y|ies)|installations|stores?|warehouses?|depots?|stocks?|consignments|data ?cent(?:re|er)s?|servers?|(?:\w+ )?systems?|databases?|archives?|logs?|files)\b",
    re.I,
)
_AFTER_OWNER = re.compile(
    r"\s+(?:relating to [^.;,]{3,40} |pertaining to [^.;,]{3,40} |concerning [^.;,]{3,40} )?(?:of|kept (?:by|at)|held by|occupied by|rented by|leased by|run by|maintained by|operated by|used by|belonging to|at|with|in the possession of|in the hands of|in the custody of|under the control of)\s+(?:the\s+)?(?:\w+\s+(?:office|seat|headquarters) of\s+)?$",
    re.I,
)
#: "the ledgers that UNDP keeps", "the offices UNDP occupies"
_WHICH = re.compile(r"\s+(?:which |that )?(?:the )?$", re.I)
_KEEPS = re.compile(
    r"\s+(?:has |have )?(?:keeps?|kept|holds?|held|maintain\w*|has|occup\w+|uses?|operates?|runs?|made|stored?)\b", re.I
)
_UN_LOOKS = re.compile(
    r"\s*(?:,[^,.;]{3,40},\s*)?(?:(?:and|or) (?:its|the|any|their) [\w\s]{3,40}?)?(?:shall|may|will|is|are|has|have|can|reserves?|retains?)?\s*(?:(?:at (?:any time|its \w+)|on [\w' ]{3,25}|also|be|the|entitled|right|allowed|free|a|to|at liberty)\s+){0,6}(?:inspect|audit|examine|verify|review|visit|access|check|investigate|conduct)",
    re.I,
)
_FOR_UN = re.compile(
    r"\b(?:(?:available|open|accessible|access|disposal|submitted|shown|sent|copies|copy|produced?)\b[^.;,]{0,30}?\b(?:to|of)|(?:inspection|examination|review|audit|audited|verification|verified|inspected|examined|reviewed) (?:(?!compliance)\w+ )?(?:by|for))\s+(?:the\s+)?$",
    re.I,
)
_TOGETHER = re.compile(r"\b(?:joint(?:ly)?|invitation|invites?|accompan\w*|at the request of the beneficiar)\b", re.I)
_DEFINES = re.compile(r"[\"”’] (?:shall )?means?\b")

#: "open only to its own internal and external auditors"
_OWN_ONLY = re.compile(r"\b(?:only|sole|solely|exclusively|alone)\b", re.I)
_BESIDES = re.compile(
    r"\b(?:in addition|additionally|besides|moreover|furthermore|however|nevertheless|nonetheless|notwithstanding|except)\b",
    re.I,
)


_GIVEN_UP = re.compile(r"\b(?:waives?|waived|renounces?|forgo(?:es)?|gives? up|closed to|stops at)\b", re.I)


#: "The Office of Internal Audit": whoever reports to it opens no books.
_OFFICE = re.compile(
    r"\b(?:Office|Division|Department|Section|Unit|Bureau|Board|Service|Director|Directorate)s? (?:of|for) (?:the )?[A-Z][\w-]+(?:,? (?:and|of|for|&) [A-Z][\w-]+| [A-Z][\w-]+)*"
)


def _unnamed(text: str) -> str:
    return _OFFICE.sub(lambda m: " " * len(m.group()), text)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could let somebody look into books or stores; its words are enough."""
    acts = _unnamed(text)
    return bool(
        (_LOOKS.search(acts) and (_BOOKS.search(text) or _PAPERS.search(text)))
        or (_ENTERS.search(acts) and _PLACES.search(text))
    )


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner inspects the records of the UN body, or may not, where its people look into what is not its own."""
    text = sentence.text
    if not could_hold(text) or _DEFINES.search(text) or _TOGETHER.search(text) or _un_looks(sentence):
        return []
    outside = _AUTHORITY.search(text) is not None and any(m.entity.side == "un" for m in sentence.mentions)
    if (
        not outside
        and not any(m.entity.side == "partner" and _acts(text, m) for m in sentence.mentions)
        and not _mutual(sentence)
    ):
        return []
    acts = _unnamed(text)
    books = _owners(sentence, _BOOKS) if _LOOKS.search(acts) else set()
    places = _owners(sentence, _PLACES) if _ENTERS.search(acts) else set()
    if _LOOKS.search(acts):
        places |= _owners(sentence, _PAPERS) & {"un"}
    if "un" not in places and not ({"un", "none"} & books and "partner" not in books):
        return []
    if _OWN_ONLY.search(text) and _BESIDES.search(text) is None and attributes.find(text, ["own-auditors"]):
        return []
    shut = denied(text) or _GIVEN_UP.search(plain(text)) is not None
    return [
        make(sentence, None, Entity("partner"), "must-not" if shut else "may", "inspect", thing=Thing("records", "un"), names=("own-rules", "without-prejudice"))
    ]  # fmt: skip


_LOOKING = rf"(?:{_LOOKS.pattern}|{_ENTERS.pattern})"
#: "The Partner may ... inspect": a right; that it "shall keep books available" is a duty of its own.
_MAY_LOOK = re.compile(
    r"(?:(?:,| and| or)+ [^.;]{3,60}?)?,?\s*(?:\([^)]*\)\s*)?(?:[^.;,]{0,40},\s*)?(?:may|can|(?:is|are|shall be|will be) (?:\w+ )?(?:entitled|allowed|permitted|free|given|at liberty|granted|authori[sz]ed)|(?:has|have|shall have|will have|reserves?|retains?) )"
    rf"[^.;]{{0,110}}?{_LOOKING}",
    re.I,
)


def _mutual(sentence: Sentence) -> bool:
    """Whether each party looks into what is the other's: "either Party ... the accounts of the other"."""
    sides = [m.entity.side for m in sentence.mentions]
    text = sentence.text
    if "each-party" not in sides or ("the-other" not in sides and _GIVES_OTHER.search(text) is None):
        return False
    return (
        any(m.entity.side == "each-party" and _MAY_LOOK.match(text, m.end) for m in sentence.mentions)
        or _GIVES_OTHER.search(text) is not None
    )


#: "shall give the other ... access to its books"
_GIVES_OTHER = re.compile(
    r"\b(?:let|allow|permit|admit|enable|entitle|grant|give|provide|afford|offer|accord)s?\s+(?:to )?(?:the other)\b[^.;]{0,60}\b(?:access|inspect\w*|audit\w*|examin\w*|verif\w*|review|entry)\b"
    r"|\b(?:open|accessible|available)\s+(?:at all (?:reasonable )?times )?to (?:the )?(?:inspection|examination|audit|verification|review) (?:of|by) the other\b",
    re.I,
)


#: Those who are heard, not those who look: "access to | the Partner's personnel".
_SPOKEN_TO = re.compile(
    r"\b(?:access to|interviews? (?:with|of)|make(?:s)? available|availability of|questions? to|speak(?:s)? (?:to|with))\s+(?:the\s+)?$",
    re.I,
)


def _acts(text: str, mention: Mention) -> bool:
    """Whether a mention of the partner is of one who looks: itself, its people, those it sends."""
    start, end, possessive = mention.start, mention.end, mention.possessive
    if mention.entity.part == "people":
        return _SPOKEN_TO.search(text[:start]) is None
    if _PEOPLE_OF.search(text[:start]) or (_PEOPLE_WHOM.search(text[:start]) and _SENDS.match(text, end)):
        return True
    if possessive:
        return _OWN_PEOPLE.match(text, end) is not None
    if re.search(r"\b(?:to|by|of)\s+(?:the\s+)?$", text[:start], re.I) and re.search(
        r"\b(?:available|open|opens|shown|access|disposal|surrendered|produced?|inspected|examined|verified|audited|reviewed|accessible|entry|inspection|examination|audit|verification|gone through|checked)\b[^.;]{0,60}$",
        text[:start],
        re.I,
    ):
        return True
    if _LETS.search(text[:start]):
        return True
    return _MAY_LOOK.match(text, end) is not None


#: "UNDP shall let the Partner inspect", "gives the Partner access"
_LETS = re.compile(
    r"\b(?:let|lets|allow|allows|permit|permits|admit|admits|enable|enables|entitle|entitles|authori[sz]es?|grants?|gives?|shows?|provides?|furnish(?:es)?|affords?|offers?|accords?)\s+(?:the\s+)?$",
    re.I,
)


#: "to the offices of UNDP to verify": not who verifies.
_PLACE_OF = re.compile(rf"(?:{_PLACES.pattern}|{_BOOKS.pattern})\s+(?:of|at)\s+(?:the\s+)?$", re.I)


def _un_looks(sentence: Sentence) -> bool:
    text = sentence.text
    return any(
        m.entity.side == "un"
        and text[m.start : m.end].casefold() != "it"
        and _PLACE_OF.search(text[: m.start]) is None
        and (
            (m.possessive and _OWN_PEOPLE.match(text, m.end))
            or _PEOPLE_OF.search(text[: m.start])
            or (not m.possessive and (_UN_LOOKS.match(text, m.end) or _FOR_UN.search(text[: m.start])))
        )
        for m in sentence.mentions
    )


#: "UNDP shall give the Partner's auditors access to its books": its own.
_GIVES_ACCESS = re.compile(
    r"\s+(?:shall|will|must|agrees? to|undertakes? to|is to|has to|hereby)?\s*(?:also |promptly |at all (?:reasonable )?times,? |on request,? |,[^.;,]{3,40}, )?(?:give|grant|allow|permit|let|provide|afford|offer|accord|admit|open|make|show|ensure|authori[sz]e)s?\b(?![^.;]{0,80}\b(?:shall|will|may|must)\b)",
    re.I,
)


def _owners(sentence: Sentence, things: re.Pattern[str]) -> set[Side]:
    """Whose the books or places are: "un", "partner", or "none" where the sentence gives them to nobody."""
    text = sentence.text
    found: set[Side] = set()
    mutual = _mutual(sentence)
    gives = any(
        m.entity.side == "un" and not m.possessive and _GIVES_ACCESS.match(text, m.end) for m in sentence.mentions
    )
    for match in things.finditer(text):
        owner: Side = "none"
        for m in sentence.mentions:
            if m.entity.side == "the-other" or (mutual and m.entity.side == "each-party" and m.possessive):
                if (m.start - match.end() > 0 and _AFTER_OWNER.fullmatch(text[match.end() : m.start])) or (
                    m.possessive and 0 <= match.start() - m.end < 40
                ):
                    owner = "un"
                continue
            if m.entity.side not in ("un", "partner"):
                continue
            if (
                m.possessive
                and 0 <= match.start() - m.end < 40
                and not re.search(r"[.;]|\b(?:auditors?|accountants?|staff)\b", text[m.end : match.start()])
            ) or (
                m.start > match.end()
                and (
                    _AFTER_OWNER.fullmatch(text[match.end() : m.start])
                    or (_KEEPS.match(text, m.end) and _WHICH.fullmatch(text[match.end() : m.start]))
                )
            ):
                owner = "un" if gives and text[m.start : m.end].casefold() == "its" else m.entity.side
        if re.search(r"\bown\s+(?:\w+\s+)?$", text[: match.start()]):
            owner = "partner"
        found.add(owner)
    return found
