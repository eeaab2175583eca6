"""How long an agreement runs on by itself, and what leaving it costs: read from the sentence as a whole."""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, followed, make, preceded
from clauses.model import Attribute, Entity, Statement, Thing

_RUNS_ON = r"(?:prolong\w*|extend(?:s|ed)?|extension|renew(?:s|ed|al)?|continu\w+|runs? on|carr(?:y|ies) on|rolls? (?:over|on|forward)|onward|reconduct\w*|goes? on|stays? in force|remains? in force)"
_BY_ITSELF = (
    r"(?:tacit\w*|by itself|automatic\w*|of (?:its|their) own (?:accord|motion)|as of right|ipso (?:jure|facto)|silent\w*|(?:from )?year (?:to|by|after) year|(?:for )?(?:successive|consecutive|further|like|equal) (?:[\w-]+ ){0,2}(?:terms?|periods?|years?)|"
    r"(?:one|two|three|\w+) (?:years?|months?|terms?|seasons?) at a time|(?:another|further) (?:year|term|period|twelve months)(?: each time)?|again and again)"
)
_RENEWED = re.compile(
    rf"\b{_RUNS_ON}\b[^.;]{{0,90}}\b{_BY_ITSELF}\b|\b{_BY_ITSELF}\b[^.;]{{0,60}}\b{_RUNS_ON}\b|\bonward for\b", re.I
)
#: "failing notice", "unless one party has written to stop it": silence prolongs it.
_FAILING = re.compile(
    r"\b(?:failing|absent|in the absence of|without|barring|save for|short of)\s+(?:\w+\s+){0,3}(?:notice|denunciation|objection|termination|cancellation)\b"
    r"|\b(?:unless|if|where|until|provided that|as long as|so long as)\b[^.;]{0,80}\b(?:notice|notif\w+|written|writes?|denounc\w+|terminat\w+|cancel\w*|stop\w*|object\w*|decid\w+ otherwise|gives? up|opts? out|silent)\b|\btacit\w*\b|\bautomatic\w*\b|\bby itself\b",
    re.I,
)
_AGREED = re.compile(
    r"\b(?:tacit|automatic)\w* (?:renewal|extension|prolongation)[^.;]{0,20}\b(?:excluded|ruled out|barred|not)\b|\b(?:no|not|never|neither|nor|nothing|without|excluded)\b[^.;]{0,60}\b(?:tacit\w*|automatic\w*|by itself|own (?:accord|motion)|renew\w*|extend\w*|prolong\w*)|\b(?:only|solely) (?:by|if|where|with|upon|through)\b|\bby (?:written|mutual|signed|express) (?:agreement|amendment|consent)\b|"
    r"\b(?:parties|both sides) (?:may|can|agree)\b|\bif both\b|\bmay be (?:extended|renewed|prolonged)\b",
    re.I,
)
_TERM = re.compile(
    r"\b(?:agreement|contract|memorandum|mou|convention|arrangement|cooperation|collaboration|partnership|term|it|licen[cs]e|subscription|undertaking|accord|duration|period)\b",
    re.I,
)
_LEAVES = re.compile(
    r"(?:['’]s)?[,\s]+(?:\w+\s+){0,3}?(?:terminat\w+|ends?|ending|leav\w+|withdraw\w*|exit\w*|cancel\w*(?=[^.;]{0,20}\b(?:agreement|contract|cooperation|it)\b)|quits?|pulls? out|denounc\w+|gives? notice|does so|discontinu\w+|abandon\w*)\b",
    re.I,
)
_LEAVING_OF = re.compile(
    r"\b(?:terminat\w+|exit|withdrawal|notice|cancellation|departure|denunciation|discontinuance|end)\b[^.;]{0,40}?\b(?:by|from|of|given by)\s+(?:the\s+)?$",
    re.I,
)
_PRICE = re.compile(
    r"\b(?:makes? (?:good|whole|up)|made good|make [^.;]{2,40} whole|pays?|payable|paid|reimburs\w+|compensat\w+|indemnif\w+|due from|become due|falls? due|owes?|forfeit\w*|refunds?|(?:break|exit|termination|cancellation) (?:fee|charge|payment|penalty)|pre-?estimate|"
    r"lost (?:profit|margin)|(?:expected )?margin|outlay|unamorti[sz]ed|written off|recover\w*|unexpired|penalt\w+|settle\w*|remaining instal?ments)\b",
    re.I,
)
_NO_PRICE = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nothing|without)\b[^.;]{0,70}\b(?:pay\w*|penalt\w+|compensat\w+|indemn\w+|reimburs\w+|cost|charge|claim|liab\w+|fee|price|consequence)|\bunspent\b|\buncommitted\b|\bunused\b|\bbalances?\b|\breturns?\b[^.;]{0,30}\bfunds|\bcommitments? (?:already )?(?:entered|made|undertaken|properly)|"
    r"\b(?:confidential|property|equipment|permission|marks?|logo|emblem)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could prolong an agreement, or put a price on leaving it; its words are enough."""
    return _RENEWED.search(text) is not None or (_PRICE.search(text) is not None and _LEAVES.search(text) is not None)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the agreement renews itself, and that the UN body may leave only at a price."""
    text = sentence.text
    found: list[Statement] = []
    renewed = _RENEWED.search(text)
    if renewed is not None and _FAILING.search(text) and _TERM.search(text) and not _AGREED.search(text):
        attribute = Attribute("automatic", renewed.group(), renewed.start(), renewed.end())
        found.append(make(sentence, None, Entity("none"), "is", "renew", thing=Thing("agreement"), extra=[attribute]))
    leaves = followed(sentence, "un", _LEAVES) or preceded(sentence, "un", _LEAVING_OF)
    price = _PRICE.search(text)
    partner = any(m.entity.side == "partner" for m in sentence.mentions)
    if (
        leaves is not None
        and price is not None
        and partner
        and not _NO_PRICE.search(text)
        and not _partner_pays(sentence)
    ):
        attribute = Attribute("penalty-exit", price.group(), price.start(), price.end())
        found.append(
            make(sentence, None, Entity("un"), "may", "terminate", thing=Thing("agreement"), extra=[attribute])
        )
    return found


_PAYS = re.compile(
    r"\s+(?:shall|will|must)\s+(?:\w+\s+)?(?:pay|reimburse|refund|return|compensate|make good|continue to pay|honou?r)\b",
    re.I,
)


def _partner_pays(sentence: Sentence) -> bool:
    return followed(sentence, "partner", _PAYS) is not None
