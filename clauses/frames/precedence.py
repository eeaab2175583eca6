"""Which document wins where two of them differ: the body, the UN body's conditions, an annex, the partner's terms.

Read from the sentence as a whole: which documents it names, in which order, and
which of them the verb of rank is said of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from clauses.frames.sentence import Sentence, make
from clauses.mentions import Mention
from clauses.model import Entity, Statement, Thing

Kind = Literal["body", "un", "partner", "annex"]

_TEXT = r"(?:agreement|contract|memorandum(?: of (?:understanding|agreement))?|mou|moa|convention|text|document|instrument|letter|paper|accord|deed|protocol|understanding)"
_BODY = re.compile(
    rf"\b(?:(?:(?:main )?(?:body|text|wording|provisions|terms|clauses|articles|stipulations|main part) of )?(?:this|the present|the main|the|our) (?:[\w-]+ )?{_TEXT}|these (?:articles|clauses|terms(?: and conditions)?|presents|provisions|conditions)|"
    r"(?:the )?(?:(?:main|front|general|preceding|foregoing|present|other) (?:body|part|text|provisions|articles|clauses|terms|paragraphs)|articles|clauses|sections|(?:its |the |these )?paragraphs)(?: above)?(?: \d+(?:\.\d+)? (?:to|and|-|–) \d+)?|(?:the|its) (?:general|body)|(?-i:this Term)|any other part|(?:the|any|all) other (?:documents?|parts?|provisions?))\b",
    re.I,
)
_TERMS = (
    r"(?:terms|conditions|polic(?:y|ies)|rules|regulations|guidelines|addend(?:um|a)|licen[cs]es?|manual|proposals?|offers?|quotations?|tenders?|orders?|documents?|description|"
    r"agreements?|statements?|invoices?|paper|forms?|provisions|principles|standards)"
)
_LOOSE = re.compile(
    rf"\b(?:(?:on-?line|click-?(?:through|wrap|on)|platform|user|end[- ]user|subscription|web ?site|web|app|store|standard|usual|sales|delivery|business|trading|licen[cs]e) (?:[\w-]+ )?{_TERMS}(?: and conditions)?(?: of (?:use|sale|service|delivery|business|carriage))?|"
    r"terms of (?:use|service|sale|delivery|business|carriage)|acceptable[- ]use polic(?:y|ies)|data processing (?:addendum|agreement))\b",
    re.I,
)
_ANNEX = re.compile(
    r"\b(?:(?:(?:this|the|each|every|any|an|its|their|our) )?(?:[\w-]+ )?(?:annex(?:es|ures?)?|schedules?|exhibits?|appendi(?:x|ces)|attachments?|enclosures?)(?: (?-i:[A-Z\d]{1,4})\b)?|"
    r"(?:the |any |each )?(?:order forms?|purchase orders?|service[- ]level agreements?|slas?|statements? of work|sows?|service descriptions?|side letters?|work plans?|special (?:terms|conditions|provisions|rules?)|particular (?:terms|conditions|provisions)|the special))\b",
    re.I,
)
#: The UN system's own conditions by their name, whosever the sentence says they are.
_GENERAL = re.compile(
    r"\b(?:(?:UN|UNDP|UNICEF|UNHCR|United Nations)(?:['’]s)? )(?:[\w-]+ ){0,3}(?:terms|conditions|rules|regulations)(?: and conditions)?\b"
)
_CONFLICT = re.compile(
    r"\b(?:conflict\w*|inconsisten\w*|discrepan\w*|contradict\w*|contrary|diverge\w*|differ\w*|at odds|ambigu\w*|disagree\w*|repugnan\w*|incompatib\w*|doubt|deviat\w*|dissonan\w*|variance|clash\w*|precedence|priority|"
    r"order of|rank\w*|prevail\w*|(?:comes?|go(?:es)?) (?:first|before)|notwithstanding|collision|(?:do|does) not (?:accord|agree|tally|match)|discord\w*|preference|overrid\w*|supersed\w*|outrank\w*|nothing else|in so far|supplementary|subsidiary|same (?:point|matter|subject))\b",
    re.I,
)
_WINS = re.compile(
    r"\b(?:prevails?|(?<!then )(?<!now )(?<!currently )prevailing(?! (?:[\w-]+ )?(?:rates?|prices?|markets?|wages?|practices?|laws?|conditions?)\b)|wins?|governs?|controls?|(?:takes?|ha(?:s|ve)|having|enjoys?|(?:be )?given) (?:precedence|priority|the upper hand|the (?:last|final) (?:word|say))|(?:is|are|be) (?:decisive|paramount)|(?:is|are|be)(?: to be)? preferred|"
    r"ranks? (?:first|above|before|ahead|higher|over|prior)|overrid(?:es?|ing)|supersedes?|replaces?|outranks?|trumps?|(?:go(?:es)?|comes?) (?:first|before|ahead)|(?:be )?applied in preference|"
    r"(?:is|are|be) (?:the ones? )?(?:to be )?followed|(?:is|are) (?:that|those|the ones?) to be (?:followed|applied)|ha(?:s|ve) effect notwithstanding|appl(?:y|ies) (?:first|in priority|notwithstanding)|carr(?:y|ies) the day|counts?)\b",
    re.I,
)
_LOSES = re.compile(
    r"\b(?:gives? way|yields?|(?:is|are|be|being) (?:subordinate|superseded|overridden|replaced|disregarded|set aside|without effect)|stands? back|recedes?|ranks? (?:after|below|last|behind|second|lower)|"
    r"appl(?:y|ies) only (?:in so far|insofar|to the extent|where|as far)|(?:is|are) (?:only )?subsidiary)\b",
    re.I,
)
_RANKING_BELOW = re.compile(r"\branking (?:after|below|behind|next to) (?:them|it|these|those)\b", re.I)
_IN_FAVOUR = re.compile(r"\b(?:in|to the) (?:favou?r|advantage|benefit) of\s+", re.I)
_NOT = re.compile(
    r"\b(?:notwithstanding any|regardless of any|even (?:if|where)|not|never|no|neither|nor|nothing in|cannot)\b[^.;,]{0,60}$",
    re.I,
)
_ORDER = re.compile(
    r"\b(?:following|this|that|descending|the) order\b(?! forms?)|\bin (?:the )?order (?:of|in which)\b|\brank (?:as follows|in)\b|\border of (?:precedence|priority|preference|authority)\b|\bhierarchy\b|\bas follows\b"
    r"|\bearlier (?:\w+ )?(?:prevails?|takes? precedence|ranks?) (?:over|before|above) (?:an?|the|each|every) later\b",
    re.I,
)
#: What was named before is ranked by this.
_THAT_ORDER = re.compile(
    r"\b(?:that|this|descending) order\b(?! forms?)|\bearlier (?:\w+ )?(?:prevails?|takes? precedence|ranks?) (?:over|before|above) (?:an?|the|each|every) later\b",
    re.I,
)
_LATTER = re.compile(r"\bthe (?P<which>latter|former)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Document:
    kind: Kind
    start: int
    end: int


def could_hold(text: str) -> bool:
    """Tell whether a sentence could rank documents; its words are enough."""
    return (_CONFLICT.search(text) is not None or _IN_FAVOUR.search(text) is not None) and (
        _WINS.search(text) is not None or _LOSES.search(text) is not None or _ORDER.search(text) is not None or _IN_FAVOUR.search(text) is not None
        or _RANKING_BELOW.search(text) is not None
    )  # fmt: skip


def interpret(sentence: Sentence) -> list[Statement]:
    """Return what prevails: "un-terms" (the body, or the UN body's own), "partner-terms", or "annexes" over the body."""
    if not could_hold(sentence.text):
        return []
    documents = _documents(sentence.text, sentence.mentions)
    made: dict[str, Statement] = {}
    for winner, losers in _ranks(sentence.text, documents):
        thing = _thing(winner, losers)
        if thing:
            made.setdefault(thing, make(sentence, None, Entity("none"), "is", "prevail", thing=Thing(thing)))
    return list(made.values())


def first_of_order(text: str, find: Callable[[str], Sequence[Mention]]) -> tuple[str, int, int] | None:
    """Return what a list in an order of precedence puts first, as the thing that prevails, and where the order is told."""
    order = _ORDER.search(text)
    if order is None:
        return None
    listed = _listed(text, _documents(text, find(text)))
    thing = _thing(listed[0].kind, [d.kind for d in listed[1:]]) if listed else ""
    return (thing, order.start(), order.end()) if thing else None


def _thing(winner: Kind, losers: Sequence[Kind]) -> str:
    if winner == "annex":
        return "annexes" if {"body", "un"} & set(losers) else ""
    return "partner-terms" if winner == "partner" else "un-terms"


def _ranks(text: str, documents: Sequence[_Document]) -> Iterator[tuple[Kind, list[Kind]]]:
    """Each winner, with those it wins over."""
    listed = _listed(text, documents)
    if listed:
        yield listed[0].kind, [d.kind for d in listed[1:]]
        return
    order = _ORDER.search(text)
    if order is not None and any(d.start > order.end() and d.kind != "body" for d in documents):
        return  # an item of a list: that it is on the list ranks it over nothing
    below = _RANKING_BELOW.search(text)
    if below is not None:  # "it consists of these sections and, ranking after them, the Schedule"
        above = [d for d in documents if d.end <= below.start()]
        if above:
            yield above[-1].kind, [d.kind for d in documents if d.start >= below.end()] or ["annex"]
        return
    favoured = _IN_FAVOUR.search(text)
    if favoured is not None:
        winner = next((d for d in documents if 0 <= d.start - favoured.end() < 6), None)
        if winner is not None:
            yield winner.kind, [d.kind for d in documents if d is not winner] or ["body"]
        return
    for verb in _LOSES.finditer(text):
        loser = _subject(text, documents, verb)
        rivals = [d for d in documents if d is not loser and (loser is None or d.kind != loser.kind)]
        if loser is None or not rivals:
            continue
        if _NOT.search(text[: verb.start()]):
            yield loser.kind, [d.kind for d in rivals]
        else:
            after = [d for d in rivals if d.start > verb.end()]
            yield (after or rivals)[0].kind, [loser.kind]
    for verb in _WINS.finditer(text):
        winner = _subject(text, documents, verb)
        if winner is None:
            continue
        losers = [d for d in documents if d.start > verb.end()] or [
            d for d in documents if d is not winner and d.kind != winner.kind
        ]
        if _NOT.search(text[: verb.start()]) or re.match(
            r"(?:no|nothing in|neither)\b", text[max(0, winner.start - 12) : winner.start].strip(), re.I
        ):
            if losers:
                yield losers[0].kind, [winner.kind]
        elif losers or winner.kind != "annex":
            yield winner.kind, [d.kind for d in losers]


def _listed(text: str, documents: Sequence[_Document]) -> list[_Document]:
    """The documents of an order of precedence, the first first."""
    order = _THAT_ORDER.search(text) or _ORDER.search(text)
    if order is None or re.search(r"\breverse\b", text, re.I):
        return []
    colon = text.find(":", order.start())
    since = colon if colon >= 0 else order.end()
    after = [d for d in documents if d.start >= since]
    before = [d for d in documents if d.start < order.start()]
    backwards = colon < 0 and order.re is _THAT_ORDER
    found = before if backwards and len(before) >= 2 else after
    return found if len(found) >= 2 else []


#: "The Schedules form part of this Agreement and are to be preferred", "unless otherwise provided in the Agreement, ...":
#: what one is part of, and where something else is provided, is not what is spoken of.
_PART_OF = re.compile(
    r"\b(?:part of|(?:annexed|attached|appended|scheduled) to|incorporated (?:in|into)|"
    r"(?:provided|stated|specified|agreed|set out|set forth|defined|required|stipulated) (?:in|by|under))\s+(?:the\s+)?$",
    re.I,
)


def _subject(text: str, documents: Sequence[_Document], verb: re.Match[str]) -> _Document | None:
    """The document that a verb of rank is said of: the last before it, or "the latter"."""
    before = [d for d in documents if d.end <= verb.start()]
    before = [d for d in before if _PART_OF.search(text[: d.start]) is None] or before
    latter = list(_LATTER.finditer(text, 0, verb.start()))
    if latter and (not before or latter[-1].start() > before[-1].end) and len(before) >= 2:
        return before[-1] if latter[-1]["which"].lower() == "latter" else before[-2]
    return before[-1] if before else None


def _documents(text: str, mentions: Sequence[Mention]) -> list[_Document]:
    """The documents that a text names, each once, whose they are."""
    found: list[_Document] = []
    for m in mentions:
        if m.entity.side not in ("un", "partner"):
            continue
        kind: Kind = "un" if m.entity.side == "un" else "partner"
        owned = (
            re.match(rf"\s*(?:[\w/&-]+\s+){{0,5}}?{_TERMS}\b(?: and conditions)?(?: of \w+)?", text[m.end :], re.I)
            if m.possessive or kind == "un"
            else None
        )
        if owned is not None and not re.search(
            r"\b(?:shall|will|may|must|agrees?|acknowledges?|and the)\b", owned.group()
        ):
            found.append(_Document(kind, m.start, m.end + owned.end()))
        of = re.search(
            rf"\b{_TERMS}(?: and conditions)?(?: of \w+)? (?:of|from|by|put forward by|issued by|published by)\s+(?:the\s+)?$",
            text[: m.start],
            re.I,
        )
        if of is not None:
            found.append(_Document(kind, of.start(), m.end))
    found += [_Document("un", m.start(), m.end()) for m in _GENERAL.finditer(text)]
    found += [_Document("partner", m.start(), m.end()) for m in _LOOSE.finditer(text)]
    general = _GENERAL_TERMS.search(text) is not None
    found += [
        _Document("body" if general and _SPECIAL.match(m.group()) else "annex", m.start(), m.end())
        for m in _ANNEX.finditer(text)
    ]
    found += [_Document("body", m.start(), m.end()) for m in _BODY.finditer(text)]
    kept: list[_Document] = []
    for document in found:  # the order of the lists is that of their weight
        if not any(document.start < k.end and k.start < document.end for k in kept):
            kept.append(document)
    kept.sort(key=lambda d: d.start)
    joined: list[_Document] = []
    for document in kept:  # "Annex 1 (UNDP General Terms)", "the Partner's terms in Schedule A"
        if (
            joined
            and re.fullmatch(
                r"(?:\s+\w+\s+\d{4})?\s*(?:\(|[,–-]|in|at|of|set out in|as)\s*(?:the\s+)?",
                text[joined[-1].end : document.start],
            )
            and "annex" in (document.kind, joined[-1].kind)
            and {document.kind, joined[-1].kind} & {"un", "partner"}
        ):
            other = document if document.kind != "annex" else joined[-1]
            joined[-1] = _Document(other.kind, joined[-1].start, document.end)
        else:
            joined.append(document)
    whose = {label: d.kind for d in joined if d.kind in ("un", "partner") and (label := _label(text, d))}
    return [_Document(whose.get(_label(text, d), d.kind), d.start, d.end) if d.kind == "annex" else d for d in joined]


#: Special conditions go before the general ones of the same text, as they should.
_SPECIAL = re.compile(r"(?:the )?(?:special|particular)\b", re.I)
_GENERAL_TERMS = re.compile(r"\bgeneral (?:terms|conditions|provisions|part)\b", re.I)
_LABEL = re.compile(r"\b(?:annex\w*|schedule|exhibit|appendix|attachment|enclosure) (?-i:[A-Z\d]{1,4})\b", re.I)


def _label(text: str, document: _Document) -> str:
    """What names an annex: "Annex A" of "Annex A (UNDP General Conditions)", so that it is known when it is named again."""
    match = _LABEL.search(text, document.start, document.end)
    return match.group().casefold() if match else ""
