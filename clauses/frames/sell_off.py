"""What becomes of marked things that exist when a permission ends: that they may be sold off, shown or left where they are.

Drafts say this of the things and rarely of the marks ("Products manufactured
before expiry may remain on sale until stocks are exhausted"), so it is read
from the sentence as a whole, without asking who acts.
"""

from __future__ import annotations

import re

from clauses import concepts
from clauses.frames.sentence import Sentence, followed, make
from clauses.model import Entity, Statement, Thing

_BY_THEN = (
    r"(?:made|manufactured|fabricated|printed|produced|packed|packaged|posted|published|uploaded|shipped|delivered|ordered|affixed|applied|finished|completed|labelled|labeled|placed|put|dispatched|"
    r"distributed|released|aired|broadcast|recorded|bottled|filled|stocked|committed|under way|underway|installed|mounted|painted|erected|bought|sold|acquired|held|created|begun|started|booked|concluded|accepted|lying|work in progress|"
    r"in (?:stock|store|production|transit|circulation|hand|existence|use|progress|being|the (?:trade|channels?|pipeline|shops?|stores?|market|warehouses?|field|supply chain)|(?:its|their) \w+)|"
    r"(?:on|at) (?:hand|sale|order|display|the (?:shelf|shelves|market)))"
)
_ENDING = (
    r"(?:end(?:s|ed|ing)?|expir\w+|terminat\w+|withdraw\w*|withdrew|revo\w+|recall\w*|laps\w+|ceas\w+|clos(?:e|es|ed|ing)|conclu(?:sion|des|ded)|last day|is over|determin(?:ation|ed|es)|cessation|non-?renewal|dissol\w+|"
    r"run(?:s)? (?:its course|out)|comes? to an? (?:end|close)|(?:that|the said|the end|the final) (?:date|day|moment|point|time)|effective date)"
)
_STOCK = r"(?:(?:unsold|remaining|left-?\s?over|existing|residual|outstanding|balance)\b[^.;,]{1,50}|stocks?|inventor(?:y|ies)|remainder|remnants?)"
#: Things that exist when the end comes.
_EXISTING = re.compile(
    rf"\b{_BY_THEN}\b[^.;]{{0,60}}\b(?:before|prior to|by|at|on|upon|when|as of|as at)\b[^.;]{{0,60}}\b{_ENDING}\b|\b{_BY_THEN}(?: \w+)? (?:during|under)\b|\bwork in progress\b|\b(?:run|sell|phase)[- ]?(?:off|through|out)\b|\balready \w+ed\b"
    rf"|\b(?:already|by then|then|still)\s+(?:been\s+|being\s+|fully\s+|\w+ly\s+)?{_BY_THEN}\b|\b{_BY_THEN} (?:by then|already|beforehand)\b|\bby then (?:been )?{_BY_THEN}\b|\b{_STOCK}\b"
    r"|\b(?:on hand|in (?:stock|inventory)|in (?:its|their|our) (?:possession|warehouses?|stores?|shops?))\b",
    re.I,
)
#: The end: of the agreement or of the permission.
_END = re.compile(rf"\b{_ENDING}\b", re.I)
#: The end of the things themselves.
_UNTIL_GONE = re.compile(
    r"\b(?:until|till|while|as long as|so long as|for as long as)\b[^.;]{0,80}"
    r"\b(?:exhaust\w+|deplet\w+|sold|gone|last(?:s|ed)?|none|run(?:s)? out|dispos\w+|consumed|left|empt(?:y|ied)|replac\w+|renew\w+|cleared|worn|next (?:print|reprint|edition|season))\b|\bused up\b",
    re.I,
)
#: "Until depleted or removed in the ordinary course" removes nothing.
_TAIL = re.compile(r"\b(?:until|till)\b[^.;,]*", re.I)
_STILL = re.compile(
    r"\b(?:still|existing|remaining|unsold|nevertheless|nonetheless|however|all the same|even so|continu\w+|go(?:es)? on|remain\w*|stays?|already|run[- ]?off|sell[- ]?(?:off|through|out)|phase[- ]?out)\b",
    re.I,
)
#: What then goes on with them.
_GOES_ON = re.compile(
    r"\b(?:may|can|might|shall|will|is|are|be|being|remains?|continues?|free|entitled|allowed|permitted|right|liberty)\b(?:(?!\b(?:not|never|no)\b)[^.;]){0,140}?\b"
    r"(?:sold|sell(?:ing)?|re-?sold|resell|liquidate|given away|give away|marketable|fulfilled|shown|show(?:ing)?|display(?:ed|ing)?|distribut(?:ed|ing|e)|circulat(?:ed|ing|e)|suppl(?:ied|ying|y)|offer(?:ed|ing)? for sale|market(?:ed|ing)?|"
    r"worked (?:through|off|out)|run (?:off|out|down)|clear(?:ed|ing)?|exhaust(?:ed)?|liquidat\w+|sell[- ]?(?:off|through|out)|mov(?:e|ed) through|"
    r"us(?:e|ed|ing)(?: up)?|screen(?:ed|ing)?|broadcast|air(?:ed|ing)?|placed? on (?:sale|the market)|put (?:on|into|out)|"
    r"(?:on|for) (?:sale|view|display|show|the market|the shelves?)|in (?:use|place|commerce|circulation|trade|service|position|the (?:trade|shops?|market))|on-?line|up|visible|accessible|where (?:it|they) (?:is|are|stands?))\b"
    r"|\b(?:remains?|stays?|stand|stands)\b[^.;]{0,40}\b(?:until|till|while|as long as)\b"
    r"|\bsell(?:ing)?[- ]?(?:off|through|out)\b|\bphase[- ]?out period\b|\brun[- ]?off\b"
    r"|\b(?:need(?:s)? not|(?:is|are) not (?:required|obliged|bound|called upon)|(?:shall|will) not be (?:required|obliged|bound)|without (?:any )?(?:obligation|duty)|no (?:obligation|duty)|not affect\w*)\b[^.;]{0,60}"
    r"\b(?:withdraw\w*|recall\w*|destroy\w*|remov\w+|take (?:\w+ ){0,2}down|pulp\w*|replac\w+|re-?label\w*|manufactured|produced|printed|posted)\b",
    re.I,
)
#: What forbids it, makes it wait for consent, or takes the marks off first.
_STOPPED = re.compile(
    r"\b(?:destroy\w*|destruction|pulp\w*|shred\w*|melt\w*|burn\w*|deliver\w* up|surrender\w*|hand(?:ed|s)? (?:over|back)|obliterat\w+|remov(?:e|es|ed|al|ing)\b(?! from sale)|cover(?:ed|ing)? (?:up|over)|strip\w*|de-?brand\w*|un(?:branded|marked)|blank(?:ed)? out|paint(?:ed)? over|"
    r"(?:no|neither|nor|never|not|cannot)\b[^.;,]{0,60}?\b(?:sold|sell\w*|sale|shown|show|display\w*|use[ds]?|distribut\w+|circulat\w+|right|suppl\w+|remain|offer\w*)|"
    r"(?:nothing|none)\b[^.;,]{0,60}?\bmay|neutral|without (?:any |the |all )?(?:mention|reference|signs?|marks?|logo|emblem|name)|free (?:of|from)|grace|"
    r"no longer(?! than)|stop(?:s|ped)?(?! (?:any |all )?(?:new|further|fresh|production|printing|manufactur\w+)\b)|desist|forthwith|"
    r"(?:consent|approv\w+|permi(?:ssion|t)s?|authori[sz]\w+|agree(?:s|d|ment)) (?:of|by|from|in writing|beforehand|in advance)|"
    r"(?:prior|written|express) (?:\w+ )?(?:consent|approval|permission|authori[sz]ation))\b",
    re.I,
)
_NOT_STOPPED = re.compile(
    r"\b(?:need(?:s)? not|not (?:be )?(?:required|obliged|bound|called upon)|without (?:any )?(?:obligation|duty)|no (?:obligation|duty)|not affect\w*)\b[^.;,]*",
    re.I,
)
#: In a clause that does not speak of marks, only of things of trade this can be meant.
_OF_TRADE = re.compile(
    r"\b(?:sold|sell\w*|sale|commerce|market\w*|shops?|stores?|boutiques?|retail\w*|shelves|shelf|trade|stocks?|inventor(?:y|ies)|packag\w+|cartons?|labels?|campaign|branded|co-?branded|printed|re-?s(?:old|ell)|promotional|merchandise|products?|brochures?|posters?|signage|markings|displays?|materials?|items|streamers?|tarpaulins?|booths?|banners?|vests?|uniforms?|stands?|panels?|plaques?|stickers?|badges?|leaflets?|flyers?)\b",
    re.I,
)
_OF_RELIEF = re.compile(
    r"\b(?:beneficiar\w+|relief|humanitarian|vaccines?|medicines?|funds?|grants?|contribution)\b", re.I
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence lets marked things live on; its words are enough."""
    return _read(text) is not None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the use of the marks need not cease, where a sentence lets marked things live on."""
    match = _read(sentence.text)
    if match is None or _of_the_un_body(sentence):
        return []
    made = make(sentence, None, Entity("partner"), "need-not", "cease", thing=Thing("marks", "un"))
    return [made]


_GOES_FIRST = re.compile(r"\s+(?:may|can|shall|will|is|continues?)\b", re.I)


def _of_the_un_body(sentence: Sentence) -> bool:
    """Whether it is the UN body that goes on, and the partner is not said to."""
    return followed(sentence, "un", _GOES_FIRST) is not None and followed(sentence, "partner", _GOES_FIRST) is None


def _read(text: str) -> re.Match[str] | None:
    match = _GOES_ON.search(text)
    if match is None:
        return None
    at_the_end = _EXISTING.search(text) and (_END.search(text) or re.search(r"\bby then\b", text, re.I))
    until_gone = _UNTIL_GONE.search(text) and _STILL.search(text)
    if not (at_the_end or until_gone) or not (concepts.has("marks", text) or _OF_TRADE.search(text)):
        return None
    if _STOPPED.search(_TAIL.sub(" ", _NOT_STOPPED.sub(" ", text))) or _OF_RELIEF.search(text):
        return None
    return match
