"""The UN body's marks on things of trade, in whatever form it is said: "cards that carry the emblem", "the emblem on each pack".

Drafts speak of marked goods far more often than they permit them ("the proceeds
of the calendars with the emblem are the Company's"), so what stands on what is
read from the sentence as a whole. Such a use is presupposed: what permits it
stands elsewhere, if anywhere.
"""

from __future__ import annotations

import re

from clauses import concepts
from clauses.conditions import supposed
from clauses.frames.denial import denied, plain
from clauses.frames.marks import limited_use
from clauses.frames.named_marks import MARK, un_body_uses, un_marks
from clauses.frames.sentence import LONGEST, Sentence, followed
from clauses.model import Attribute, Statement

_ANY_MARK = re.compile(rf"\b{MARK}\b|[‘“\"'][^'”’\"]{{2,60}}[’”\"']", re.I)

#: What puts a mark that follows on the thing before it.
_BEARING = re.compile(
    r"\b(?:with|bear(?:s|ing)?|carr(?:y|ies|ying)|show(?:s|ing)?|display(?:s|ing)?|featur(?:e|es|ing)|sport(?:s|ing)?|exhibit(?:s|ing)?|wear(?:s|ing)?|contain(?:s|ing)?|includ(?:e|es|ing)|incorporat(?:e|es|ing)|depict(?:s|ing)?|"
    r"(?:marked|printed|imprinted|adorned|decorated|embossed|stamped|engraved|branded|co-branded|labell?ed|emblazoned|embroidered|provided|furnished|sealed|signed) (?:\w+ )?(?:with|by|under)|(?:on|in) (?:which|whose|its|their|the|it|them)\b|whose|under|reading)\b"
    r"(?P<to>[^.;:]{0,110})$",
    re.I,
)
#: What puts a mark on the thing that follows.
_UPON = re.compile(
    r"^[^.;:]{0,70}?\b(?:on|upon|onto|into|in|to|across|for|over|with|alongside|beside|next to|near|inside|through|above|below)\s+(?:[\w,'’-]+\s+){0,6}$",
    re.I,
)
_NEAR = 170

_BEARS = r"(?:with|bear(?:s|ing)?|carr(?:y|ies|ying)|show(?:s|ing)?|display(?:s|ing)?|featur(?:e|es|ing)|depict(?:s|ing)?|(?:marked|printed|imprinted|adorned|decorated|embossed|stamped|engraved|branded|emblazoned|embroidered) (?:\w+ )?with|on which)"
#: "The sale of ... with the emblem", whatever the thing is.
_DEALT_IN = re.compile(
    rf"\b(?:sales?|sells?|selling|margins?|earnings|proceeds|takings|prices?|commission|royalt(?:y|ies)|revenues?|profits?|income|purchas\w+|buys?|markets?|launch(?:es)?|puts? on (?:sale|the market)|offers? for sale|brings? out)\b"
    rf"[^.;,]{{0,80}}?\b{_BEARS}\s[^.;,]{{0,30}}$",
    re.I,
)
#: "... with the emblem are sold".
_THEN_SOLD = re.compile(
    r"^[^.;]{0,50}?\b(?:(?:is|are|be|put|placed|offered|go(?:es)?|remain(?:s)?)\s+(?:\w+\s+){0,3}?(?:sold|for sale|on sale|on the market|marketed)|sold (?:during|in|by|at|through|under|as|to))\b",
    re.I,
)
_BEARS_IT = re.compile(rf"\b{_BEARS}\s[^.;,]{{0,30}}$", re.I)
#: Whose the thing is that bears the mark: "the caps of its mineral water".
_OWN_WARES = re.compile(r"(?:\b(?:its|their|his)|['’]s)\s+(?:[\w-]+\s+){0,3}?$", re.I)
#: Things of one's own that are no wares.
_NO_WARES = re.compile(
    r"^(?:stationery|vehicles?|books?|cards?|envelopes?|tickets?|devices|records?|range|series|line|water|phones?|tags?|calendars?|diaries|articles?)$",
    re.I,
)

#: What, said before it, takes the mark off, or speaks of a use that is wrong.
_TAKEN_OFF = re.compile(
    r"\b(?:refus\w+|refrain\w*|abstain\w*|remov\w+|strip\w*|delet\w+|wip\w+|ceas\w+|stop\w*|destroy\w*|destruction|pulp\w*|recycl\w+|return\w*|withdr\w+|recall\w*|shred\w*|"
    r"deliver(?:ed|y)? up|take[sn]? (?:\w+ ){0,3}(?:off|down)|infring\w+|counterfeit\w*|misus\w+|unauthori[sz]ed|legal proceedings)\b",
    re.I,
)
_BARE_OF_IT = re.compile(r"\b(?:except|un(?:marked|branded|labelled)|in vain|question|whether(?! or not))\b", re.I)
#: "A separate licence is not called for".
_NO_LICENCE = re.compile(
    r"\b(?:no|not (?:\w+ ){0,2}(?:requir\w+|need\w*|presuppos\w+|depend\w*|await\w*)|needs? not|nor)\b[^.;,]{0,80}?\b(?:contracts?|instruments?|licen[cs]es?|licen[cs]ing|agreements?|consents?|approvals?|permissions?|formalit\w+|deeds?|documents?|signatures?|application)\b[^.;,]{0,60}"
    r"|\b(?:separate|distinct|further|additional|special|other|new|merchandis\w+|product|licen[cs](?:e|ing))\b[^.;,]{0,30}\b(?:licen[cs]es?|contracts?|agreements?|instruments?|arrangements?)\b[^.;,]{0,20}?\b(?:(?:is|are|shall|will|need) not|not)\b[^.;,]{0,40}",
    re.I,
)
#: "Toys with the emblem: none may be put on the market".
_NONE = re.compile(
    r"\bnone\b|\bonly (?:after|once|when)\b[^.;]{0,60}\b(?:licen[cs]|contract|agreement|instrument)", re.I
)
#: A licence apart from the agreement, which alone lets the mark on goods.
_LICENSED = re.compile(
    r"\b(?:separate(?:ly)?|distinct|own|apart from|specific|additional|further|special|individual|stand-?alone|merchandis\w+|product|licen[cs](?:e|ing)|later|another)\b[^.;,]{0,40}\b(?:licen[cs]es?|contracts?|agreements?|instruments?|arrangements?|deeds?)\b"
    r"|\b(?:licen[cs]es?|contracts?|agreements?|instruments?)\b[^.;,]{0,40}\b(?:separate(?:ly)?|distinct|apart|of (?:its|their) own|in addition to|to be (?:made|signed|concluded)|signed (?:by|for|on behalf)|concluded|granted|issued|executed|dated|of \d)"
    r"|\blicen[cs](?:e|ed|ing) (?:signed|granted|issued|concluded)\b|\b(?:under|by|subject to|through|after|pursuant to) (?:an?|such an?) (?:[\w-]+ ){0,3}licen[cs]e\b",
    re.I,
)
#: Things handed out, not dealt in.
_GIVEN = re.compile(
    r"\b(?:donat\w+|relief|humanitarian|given (?:away|out|free)|free of charge|gratis|volunteers?|beneficiar\w+|refugees?|consign\w+|shipments?|tents?|collection box\w*|collecting|plaques?)\b",
    re.I,
)
_SOLD = re.compile(
    r"\b(?:sold|sells?|selling|(?:for|on) sale|sales|prices?|retail\w*|shops?|stores?|supermarkets?|consumers?|customers?|buyers?|purchas\w+)\b",
    re.I,
)
_UN_ACTS = re.compile(
    r"\s+(?:shall|will|may|can|has|sells?|prints?|produces?|makes?|offers?|issues?|markets?|distributes?|publishes?|supplies|owns?|keeps?)\b",
    re.I,
)
_PARTNER_ACTS = re.compile(r"[,\s]+(?:\w+\s+){0,2}?(?:shall|will|may|can|must|is|has|undertakes|agrees|\w+s)\b", re.I)

#: "May serve as a trade mark and badge of origin".
_AS_BRAND = re.compile(
    r"\b(?:us(?:e|ed|ing)|serv(?:e|es|ed|ing)|function(?:s|ing)?|operat(?:e|es|ing)|act(?:s|ing)?|stand(?:s|ing)?|work(?:s|ing)?|adopt(?:s|ed|ing)?|employ(?:s|ed|ing)?|treat(?:s|ed|ing)?|appear(?:s|ing)?|exploit(?:s|ed|ing)?|tak(?:e|es|en))\b"
    r"[^.;,]{0,60}?\bas\s+(?:(?:an?|its|their|the|part of|his)\s+)*(?:[\w-]+\s+){0,2}?"
    r"(?:trade ?-?marks?|service marks?|brands?|brand names?|product names?|trade names?|(?:badge|indication|indicator|sign|label|mark|designation)s? of (?:commercial |trade )?(?:origin|quality|source)|quality (?:mark|seal|label)s?|labels?|"
    r"(?:seal|label|mark|guarantee|sign) of (?:approval|quality|excellence)|hallmark)\b",
    re.I,
)
#: "Sold under a name that includes the initials".
_NAMED_SO = re.compile(
    r"\b(?:sold|marketed|offered|traded|promoted|launched|sell(?:s|ing)?|markets?|marketing|launch(?:es)?)\b[^.;]{0,50}\bunder\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,2}?(?:names?|brands?|titles?|marks?|designations?|trade description|labels?)\b",
    re.I,
)


_TRADING = re.compile(
    r"\b(?:for|in|to) (?:(?:its|their|any|the|all|own|other) ){0,3}(?:commercial|promotional|marketing|trading|trade|sales|merchandising) (?:and (?:\w+ ){1,2})?(?:purposes?|uses?|ends?|exploitation|activit(?:y|ies)|communications?|campaigns?|materials?|advertising)\b"
    r"|\b(?:to|in) (?:promot(?:e|ing)|advertis(?:e|ing)|market(?:ing)?|sell(?:ing)?) (?:\w+ ){0,3}?(?:products?|services?|goods|brands?|business|sales|offers?|tariffs?|range|wares)\b"
    r"|\b(?:in|for|with|of) (?:connection with )?(?:the )?(?:promotion|advertis(?:ing|ement)|marketing|sale|distribution) of (?:\w+ ){0,3}?(?:products?|services?|goods|brands?|wares|business)\b"
    r"|\b(?:product|commercial|service) (?:promotions?|advertis(?:ing|ements?)|marketing)\b|\b(?:commercially|in the course of trade)\b",
    re.I,
)
_USED = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|display\w*|reproduc\w+|exploit\w*|employ\w*|appear\w*|show\w*|featur\w+|mention\w*|carr(?:y|ies)|bears?|plac\w+|print\w*|includ\w+|incorporat\w+|extends?|licen[cs]\w+|permission|appl(?:y|ies|ied)|put)\b",
    re.I,
)
_CO_BRANDED = re.compile(
    r"\b(?:co-?branded|jointly branded|(?:UN|emblem|logo)-(?:branded|bearing|marked)) (?:[\w-]+ ){0,2}?(?:products?|goods|packs?|packag\w+|merchandise|lines?|ranges?|editions?|cards?|items?|articles?|apparel|gifts?|shops?|candles)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could put a mark on things of trade; its words are enough."""
    return (
        _ANY_MARK.search(text) is not None
        and (
            concepts.has("wares", text)
            or concepts.has("trade", text)
            or _AS_BRAND.search(text) is not None
            or _TRADING.search(text) is not None
        )
    ) or _CO_BRANDED.search(text) is not None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the use on goods that a sentence orders, allows or takes for granted."""
    text = sentence.text
    if len(text) > LONGEST or not could_hold(text):
        return []
    found = _on_goods(sentence) or _as_brand(sentence) or _in_trade(sentence)
    if found is None:
        return []
    presupposed = Attribute("presupposed", found.quote, found.start, found.end)
    return [limited_use(sentence, [found, presupposed], (found.start, found.end))]


def _on_goods(sentence: Sentence) -> Attribute | None:
    text = sentence.text
    if (_GIVEN.search(text) and not _SOLD.search(text)) or _un_deals(sentence) or un_body_uses(sentence):
        return None
    traded = concepts.has("packing-words", text) or concepts.has("trade", text)
    things = [*concepts.pattern("wares").finditer(text)]
    if concepts.has("trade", text):
        things += concepts.pattern("trade-advertising").finditer(text)
    for start, end in un_marks(sentence):
        for thing in things:
            if thing.start() < end and thing.end() > start:
                continue
            own = _OWN_WARES.search(text[max(0, thing.start() - 40) : thing.start()]) and not _NO_WARES.match(
                thing.group()
            )
            if (
                (traded or own)
                and _stands_on(text, start, end, thing)
                and _said(text, min(start, thing.start()), max(end, thing.end()))
            ):
                return Attribute("on-goods", thing.group(), thing.start(), thing.end())
        dealt = _DEALT_IN.search(text, max(0, start - _NEAR), start) or (
            _BEARS_IT.search(text, max(0, start - 60), start) and _THEN_SOLD.match(text[end : end + _NEAR])
        )
        if dealt and _said(text, min(start, dealt.start()), end):
            return Attribute("on-goods", text[start:end], start, end)
    return None


def _stands_on(text: str, start: int, end: int, thing: re.Match[str]) -> bool:
    if thing.end() <= start <= thing.end() + _NEAR:
        return _BEARING.search(text[thing.end() : start]) is not None
    if end <= thing.start() <= end + _NEAR:
        return _UPON.match(text[end : thing.start()]) is not None
    return False


def _in_trade(sentence: Sentence) -> Attribute | None:
    """The use of a mark for trade in general: "for commercial purposes", "in order to promote its services"."""
    text = sentence.text
    match = _TRADING.search(text)
    if match is not None and not _un_deals(sentence):
        for start, end in un_marks(sentence):
            between = text[min(end, match.end()) : max(start, match.start())]
            if (
                _USED.search(text)
                and not re.search(r"[.;]", between)
                and _said(text, min(start, match.start()), max(end, match.end()))
            ):
                return Attribute("on-goods", match.group(), match.start(), match.end())
    match = _CO_BRANDED.search(text)
    if match is not None and _said(text, *match.span()):
        return Attribute("on-goods", match.group(), match.start(), match.end())
    return None


def _as_brand(sentence: Sentence) -> Attribute | None:
    text = sentence.text
    for pattern in (_AS_BRAND, _NAMED_SO):
        match = pattern.search(text)
        if match is None or not any(True for _ in un_marks(sentence)):
            continue
        if _said(text, match.start(), match.end()):
            return Attribute("as-trademark", match.group(), match.start(), match.end())
    return None


def _said(text: str, start: int, end: int) -> bool:
    """Whether what stands between two places is said, and neither denied nor left to a licence of its own."""
    before = max(text.rfind(mark, 0, start) for mark in (";", ":", ", and ", ", but ")) + 1
    after = min(
        (i for mark in (";", ", and ", ", but ", " but ") if (i := text.find(mark, end)) >= 0), default=len(text)
    )
    waived = _NO_LICENCE.sub(" ", plain(text))
    if _LICENSED.search(waived):
        return False
    if denied(text, before, after) or _BARE_OF_IT.search(text, before, after) or _NONE.search(text, end):
        return False
    if _TAKEN_OFF.search(text, before, end):
        return False
    freed = waived != text
    return freed or not any(a <= start < b for a, b in supposed(text))


def _un_deals(sentence: Sentence) -> bool:
    """Whether it is the UN body that deals in the goods, and the partner is not said to."""
    return followed(sentence, "un", _UN_ACTS) is not None and followed(sentence, "partner", _PARTNER_ACTS) is None
