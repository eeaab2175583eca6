"""Terms of the partner's own that another place holds: "on the Bank's conditions as they stand on its site that day".

Such terms are brought in under many names (charter, house rules, principles), by
many verbs or none; what they share is that the text they have is not in the
draft, and may be another tomorrow. So it is read from the sentence as a whole.
"""

from __future__ import annotations

import re
from functools import cache

from clauses.frames.denial import denied
from clauses.frames.sentence import LONGEST, Sentence, make
from clauses.model import Entity, Statement, Thing
from clauses.organizations import organizations

_PAPER = (
    r"(?:terms|conditions|charter|code|rules|regulations|polic(?:y|ies)|principles|standards|manual|handbook|guidelines|notices?|by-?laws|"
    r"stipulations|provisions|requirements|directives|instructions|agreement|licen[cs]e)"
)
_BRINGS = re.compile(
    r"\b(?:subject to|govern\w*|obey\w*|obeys|follow\w*|appl(?:y|ies|ied)|complet\w+|supplement\w*|accord\w*|accept\w*|agree\w*|bound|binding|under|compl(?:y|ies)|observ\w+|pursuant|conform\w*|abid\w+|adher\w+|"
    r"incorporat\w*|part of|ruled|regulated|filled (?:in )?by|covered by|at the|on|in line with)\b",
    re.I,
)
_APPLY = re.compile(
    r"[^.;,]{0,40}?,?\s+(?:shall |will |also |then )*(?:appl(?:y|ies)|govern(?:s)?|hold(?:s)?(?: good)?|complete(?:s)?|supplement(?:s)?|fill(?:s)?|form(?:s)? part)\b",
    re.I,
)
_ON_SITE = r"(?:web ?-?sites?|sites?|portals?|internet|online|web ?-?pages?|home ?-?pages?|intranet|app|(?:https?://|www\.)\S+|[\w-]+\.(?:com|org|net|io|example|eu|co|app|cloud)\b\S*)"
#: The version that holds is another's to write: "in the wording available on its website", "as they stand on the day".
_AS_IT_STANDS = re.compile(
    rf"\b(?:published|posted|found|available|kept|maintained|displayed|shown|set out|read|seen|consulted|accessible|presented|presents|exhibits?|contained|placed)\b[^.;]{{0,50}}?\b(?:on|at|in|through|via|under)\s+(?:[\w'’-]+\s+){{0,3}}?{_ON_SITE}"
    r"|\bas (?:they|it|these|those|the same)(?: may)? (?:stands?|reads?|runs?|is|are) (?:at|on|from|when)\b|\b(?:from time to time|at any (?:given |one )?(?:time|moment)|for the time being|then[- ](?:current|applicable|prevailing))\b"
    r"|\bin (?:the|their|its|whatever|such) (?:then[- ]current |current |latest |respective )?(?:form|wording|version|state|edition|text)\b[^.;]{0,30}?\b(?:in force|applicable|available|current|valid|which|in which|on the day|at the time)\b"
    r"|\b(?:in force|valid|applicable|current) (?:on|at|when) (?:the )?(?:day|date|time|moment)\b"
    rf"|\b(?:terms|conditions|polic(?:y|ies)|descriptions?)\b(?: of \w+)? (?:at|on) {_ON_SITE}"
    r"|\bin (?:the|their|its) (?:latest |respective )?version of (?:the|that|each) (?:\w+ )?(?:day|date|moment)\b",
    re.I,
)
#: Terms of somebody's business that the sentence doesn't say whose they are; who writes them is not the UN body.
_SOMEBODYS = re.compile(
    r"\b(?:(?:general|standard|service|user?|usage|access|subscription) )?(?:terms|conditions)(?: and conditions)?(?: of (?:use|service|carriage|sale|delivery|business|access|supply))?(?= (?:displayed|posted|published|shown|available|at|on|found)\b)"
    r"|\b(?:acceptable[- ]use|privacy|usage|user) polic(?:y|ies)\b"
    rf"|\b(?:polic(?:y|ies)|rules|terms|conditions|guidelines)(?= (?:(?:published|posted|found|available|set out) )?(?:at|on) {_ON_SITE}[^.;]{{0,20}}\b(?:as they|from time to time|in force|for the time being))",
    re.I,
)
_ITS_PAPER = re.compile(
    rf"(?:['’]s?)?\s+(?:(?!(?:and|or|shall|will|may|must|is|are|to|by)\b)[\w-]+,?\s+(?:of\s+|for\s+)?){{0,4}}?(?P<paper>{_PAPER})\b",
    re.I,
)
_PAPER_OF = re.compile(
    rf"\b(?P<paper>{_PAPER})\b(?:\s+(?:of|for|on)(?:\s+\w+){{1,3}}?)??(?:\s+(?:of|by|from|issued by|laid down by|adopted by|maintained (?:on|by)|kept (?:on|by)|set by|(?:of|on|for) the \w+ of)\s+(?:the\s+)?)$",
    re.I,
)
#: It observes its own rules: that binds nobody else.
_OWN_DUTY = re.compile(
    r"\s+(?:shall|will|must|undertakes? to|agrees? to|warrants?|confirms?|declares?)\s+(?:\w+\s+){0,3}?(?:comply|observe|follow|abide|adhere|act|perform|carry out|conduct|keep|maintain|apply|publish|provide)\b",
    re.I,
)
#: The agreement itself, and prices, are no terms brought in.
_NOT_SUCH = re.compile(
    r"\b(?:terms|conditions|provisions) of (?:this|the present|the) (?:agreement|memorandum|contract)|\binstructions? (?:of|by|from)|\bterms of reference\b|\bdata protection\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could bring in terms that stand elsewhere; its words are enough."""
    return _AS_IT_STANDS.search(text) is not None and re.search(rf"\b{_PAPER}\b", text, re.I) is not None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that terms of the partner apply in the version that stands elsewhere."""
    if len(sentence.text) > LONGEST or not could_hold(sentence.text):
        return []
    if _partners(sentence) or _somebodys(sentence):
        return [make(sentence, None, Entity("none"), "is", "incorporate", thing=Thing("partner-terms"))]
    return []


def _partners(sentence: Sentence) -> bool:
    """Whether the partner's own paper is brought in, as "the Bank's conditions as they stand on its site"."""
    text = sentence.text
    for m in sentence.mentions:
        if m.entity.side != "partner" or m.pronoun:
            continue
        after = _ITS_PAPER.match(text, m.end) if m.possessive else None
        before = None if after else _PAPER_OF.search(text[max(0, m.start - 110) : m.start])
        if after is None and before is None:
            continue
        start = m.start if after else max(0, m.start - 110) + (before.start() if before else 0)
        end = after.end() if after else m.end
        brought = _BRINGS.search(text[max(0, start - 60) : start]) or _APPLY.match(text[end:])
        first = (
            text.rfind(", ", 0, start) + 1
        )  # "where the Agreement says nothing, the Bank's terms apply" denies nothing of them
        if not brought or _NOT_SUCH.search(text, start, end + 40):
            continue
        if _OWN_DUTY.search(text[:start]) or denied(text, first):
            continue
        if _AS_IT_STANDS.search(text, max(0, start - 40)) is None or text[end : end + 10].lstrip().startswith("of UN"):
            continue
        return True
    return False


@cache
def _un_site() -> re.Pattern[str]:
    """The addresses of UN bodies: "unicef.org", "who.int"."""
    names = sorted({a.replace(" ", "").lower() for o in organizations() for a in o.abbreviations})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\.(?:org|int)\b", re.I)


def _somebodys(sentence: Sentence) -> bool:
    """Whether terms apply as they stand on a site, and nothing says that they are the UN body's or the text's own."""
    text = sentence.text
    paper = _SOMEBODYS.search(text)
    if paper is None or denied(text) or _un_site().search(text) or _OWN_DUTY.search(text[: paper.start()]):
        return False
    before, after = text[max(0, paper.start() - 60) : paper.start()], text[paper.end() :]
    ours = any(
        m.entity.side == "un"
        and (
            (m.possessive and re.fullmatch(r"(?:['’]s)?\s*(?:[\w-]+\s+){0,2}", text[m.end : paper.start()]))
            or 0 <= m.start - paper.end() < 15
        )
        for m in sentence.mentions
    )
    own = re.search(r"\b(?:these|this|our|united nations|un)(?: [\w-]+){0,2} $", before, re.I) is not None
    return not ours and not own and (_BRINGS.search(before) is not None or _APPLY.search(after) is not None)
