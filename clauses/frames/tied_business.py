"""What the partner gains in later business by what it gives: read from the sentence as a whole.

Drafts seldom say "preference": the offices "take their lines from" the giver
as long as the gift lasts, its offer "is retained at comparable price", the free
year is followed by the paid plan.
"""

from __future__ import annotations

import re

from clauses.frames.advantage import buyer
from clauses.frames.denial import denied
from clauses.frames.sentence import Sentence, followed, make, preceded
from clauses.model import Entity, Statement, Thing

_DUTY = r"(?:['’]s [\w ]{2,40}?)?(?:[,\s]+(?:hereby|also|then|in turn|thereafter|accordingly|for its part|nevertheless|nonetheless|in the region|there|staff|offices?)){0,3}[,\s]+(?:(?:shall|will|must|is to|has to|undertakes? to|agrees? to|commits? (?:itself )?to|is (?:obliged|bound|required|expected) to)\s+)?(?:(?:also|then|first|thereafter|nevertheless|accordingly|in return|continue to)[,\s]+){0,2}"
_GETS = (
    r"(?:buys?|purchas\w+|procur\w+|sourc\w+|orders?|obtains?|acquires?|books?|leases?|rents?|subscribes?|contracts?|signs?|awards?|retains?|engages?|hires?|appoints?|entrusts?|plac(?:es?|ing)|moves? to|switch(?:es)? to|"
    r"renews?|extends?|remits?|pays?|takes?|draws?|turns? (?:first )?to|looks? (?:first )?to|approach(?:es)?|uses? |employs?|keeps?|transfers?|settles?)"
)
#: What makes a dealing one of business and not of the gift.
_BUSINESS = re.compile(
    r"\b(?:paid|pay(?:s|able|ment)?|price\w*|tariffs?|rates?|orders?|purchas\w+|procur\w+|suppl(?:y|ies)|contracts?|tender\w*|bids?|subscriptions?|licen[cs]e fees?|fees?|invoices?|requirements?|needs?|commercial|business|scale-?up|"
    r"spare parts|consumables|repairs?|invoiced|bill(?:ed|s)?|charged?|charges|subscriber|fee)\b",
    re.I,
)
_FROM = re.compile(
    r"\b(?:from|with|of|to|by|through)\s+(?:the\s+)?$",
    re.I,
)
_GIFT = re.compile(
    r"\b(?:complimentary|unpaid|on (?:the )?(?:footing|condition|understanding)|on loan|lent|lends?|free of|in (?:return|exchange|consideration|recognition|view)|in turn|counterpart|because of|by reason of|thanks to|as long as|so long as|for as long as|having (?:been )?(?:contributed|donated|accepted)|donat\w+|gift|contribut\w+|"
    r"free|gratis|without (?:charge|fee|payment)|no charge|for nothing|pro bono|trial|pilot|generous|support)\b",
    re.I,
)
_TIED = re.compile(
    r"\bexempt(?:ed)? from (?:[\w-]+ ){0,3}(?:bidding|tender\w*|competition)\b|\b(?:contributions?|donations?|gifts?|support|sponsorship|cooperation)\b[^.;]{0,80}\b(?:taken into (?:account|consideration)|credited|counts?|weighed|rewarded)\b[^.;]{0,80}\b(?:bids?|tender\w*|procurement|awards?|offers?)\b"
    r"|\bright of first (?:refusal|offer|negotiation)\b[^.;]{0,80}\b(?:suppl\w+|contracts?|orders?|procur\w+|purchas\w+|requirements?|services?|goods)"
    r"|\b(?:match|equal|better|undercut)\w* the (?:lowest|best|most favou?rable|winning) (?:bid|offer|tender|price|proposal)|\b(?:additional|extra|bonus|further|\w+) (?:\w+ )?points\b[^.;]{0,60}\b(?:bid|tender|evaluat|support|offer)|\b(?:evaluat\w+|tender\w*|bids?)\b[^.;]{0,60}\b(?:additional|extra|bonus|more) (?:\w+ )?points"
    r"|\bother (?:vendors?|suppliers?|firms?|bidders?|companies|providers?) only (?:if|where|when|once)|\b(?:advance|early|prior) (?:sight|notice|knowledge|information|access)\b[^.;]{0,30}\b(?:procurement|tender|purchas)\w*"
    r"|\bwithout (?:the need (?:for|of) )?(?:a |any )?(?:further |new |separate |prior )?(?:tender|competition|competitive|call for|bidding|solicitation)\w*|\bnegotiat\w+ with (?:it|the partner)? ?(?:alone|exclusively|only)\b"
    r"|\b(?:order|purchase|procurement|annual) (?:volume|quantit\w+|value)s? of (?:at least|not less than|no less than|a minimum)|\bminimum (?:order|purchase|volume)\b|\b(?:solely|exclusively|only|alone) (?:with|by|using|from|through)\b[^.;]{0,60}\b(?:obtained from|supplied by|bought|purchased|procured|sold by)"
    r"|\b(?:offer|tender|proposal|bid|product|services?|make)s?\b[^.;]{0,50}\b(?:(?:will|shall|is|are) (?:to )?(?:be )?(?:retained|preferred|chosen|accepted|selected|given preference|considered first|taken))\b|\bfollow-?(?:on|up) (?:contract|order|business|purchase|award)\w*"
    r"|\bnot\b[^.;]{0,60}\b(?:sourc\w+|buy|purchase|procure|order|obtain)\b[^.;]{0,40}\bfrom (?:a |any |an )?(?:competitor|other|another|rival)"
    r"|\b(?:ahead of|before|in preference to|rather than) (?:any |all |the |its )?(?:other|competing|rival|competitors?)\b|\bfirst (?:call|choice|look|chance|opportunity|in line)\b|\bas a matter of priority\b|\bpriority (?:access|in|over)\b",
    re.I,
)
#: What costs nothing, in words that deny: they deny no business.
_FREE = re.compile(
    r"\b(?:without|at no|free of|no|zero|nor|or)\s+(?:(?:any|further|other|additional)\s+)*(?:charge|cost|fee|payment|pay|bill|consideration|remuneration|expense|compensation)s?\b|\bcosts? nothing\b|\bnothing (?:shall be |is |will be )?(?:payable|due|charged|owed)\b"
    r"|\bnot (?:be )?(?:charged|billed|invoiced|payable)\b|\b(?:no|none)\b[^.;,]{0,40}\b(?:is|are|be|being|become|becomes)\s+(?:billed|charged|invoiced|due|payable|rendered|required|asked)\b|\bowes? nothing\b|\bfor nothing\b|\bun(?:paid|billed|charged)\b",
    re.I,
)
_GRATIS = r"(?:free|gratis|complimentary|pro bono|rent-free|fee holiday|forg(?:oes|one|o)|waive[sd]?|gifts?|donat\w+|trials?|pilots?|free period|evaluation period|at the partner['’]s (?:own )?(?:expense|cost)|on loan|lends?|lent)"
_FOLLOW_ON = re.compile(
    r"\b(?:after|following|once|upon|on|when|from|at the (?:end|close)|thereafter|beyond|past|later|subsequent\w*|as from|until|then)\b[^.;]{0,90}\b(?:free|complimentary|trial|pilot|donat\w+|gift|first (?:year|twelve|six|two)|no charge|phase|year|months?|period|season|stock)\b"
    rf"|\b{_GRATIS}\b",
    re.I,
)
_PAYS = re.compile(
    r"\b(?:paid (?:plan|version|subscription|service|licen[cs]e)|(?:list|standard|published|current|normal|regular|commercial|market|monthly|annual|prevailing|usual|full|reduced) (?:list )?(?:price|rate|tariff|fee|subscription|charge|monthly price)s?|"
    r"subscription|(?:shall|will|must) (?:\w+ )?(?:pay|purchase|buy|award|remit|retain|sign|order)|pays? (?:the|a|its|for|[A-Z])|paid contract|follow-?on|invoic\w+|maintenance contract|repair plan|paid (?:work|basis|plan|use)|paying (?:subscriber|customer|user|plan|one)|against payment|for a fee|billed|(?:annual|yearly|monthly|per[- ]\w+|licen[cs]e|list|platform|user|hosting|service|scheduled) (?:fees?|charges?)|(?:fees?|charges?|rates?|prices?|tariffs?|subscriptions?) (?:\w+ ){0,4}?(?:shall |will )?(?:become|falls?|is|are|be|apply|applies|starts?|begins?)|at (?:the |its )?(?:\w+ ){0,2}(?:price|rate|tariff|fee)s?|off against|at (?:the )?(?:then|its) [\w-]+ (?:rates?|prices?|tariff)|look(?:s)? first|turn(?:s)? first)\b",
    re.I,
)
_STILL_TIED = re.compile(
    r"\b(?:not|never)\b[^.;]{0,80}\b(?:from|by|of|to) (?:a |any |an |other |another )?(?:competitor|other|another|third|rival)|\bwithout (?:the need |a |any |further |new )?[\w ]{0,20}(?:tender|competition|bidding)\w*|\bno (?:need|further tender)|not lower",
    re.I,
)


_LIKE_OTHERS = re.compile(
    r"\b(?:open competition|equal (?:footing|terms|treatment)|same (?:footing|terms|conditions) as|like any other|on its merits|free to)\b",
    re.I,
)


def _openly(text: str) -> bool:
    return denied(text) or _LIKE_OTHERS.search(text) is not None


def could_hold(text: str) -> bool:
    """Tell whether a sentence could promise business; its words are enough."""
    return _TIED.search(text) is not None or (
        _BUSINESS.search(text) is not None
        and (_GIFT.search(text) is not None or _FOLLOW_ON.search(text) is not None or _FREE.search(text) is not None)
    )


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the purchases, the preference and the paid sequels that a sentence promises the partner."""
    text = sentence.text
    ours = [m for m in sentence.mentions if m.entity.side == "un"]
    theirs = [m for m in sentence.mentions if m.entity.side == "partner"]
    if not (ours or theirs) or _openly(_FREE.sub(" ", _STILL_TIED.sub(" ", text))):
        return []
    found: list[Statement] = []
    gets = followed(sentence, "un", _UN_GETS)
    from_partner = any(
        m.possessive or _FROM.search(text[: m.start]) for m in theirs if gets is None or m.start >= gets.start()
    )
    if _TIED.search(text) and not _partner_buys(sentence) and buyer(sentence) == "un":
        found.append(make(sentence, None, Entity("un"), "must", "prefer", to=Entity("partner"), names=("procurement",)))
    elif _given_business(sentence) or (
        gets is not None and from_partner and _BUSINESS.search(text) and _GIFT.search(text)
    ):
        found.append(make(sentence, None, Entity("un"), "must", "buy-from", to=Entity("partner")))
    free, pays = _FOLLOW_ON.search(text) or _FREE.search(text), _PAYS.search(_FREE.sub(" ", text))
    charged = (
        gets is not None
        or _charged(sentence)
        or any((_SET_OFF.search(text), _THEN.search(text), followed(sentence, "un", _UN_PAYS)))
    )
    if (
        free
        and (pays or _SET_OFF.search(text))
        and (charged or _CONVERTS.search(text))
        and not followed(sentence, "partner", _BEARS)
    ):
        found.append(make(sentence, None, Entity("un"), "must", "pay-for", thing=Thing("follow-on")))
    return found


#: "Set off against later invoices": what was free is paid for after all.
_SET_OFF = re.compile(
    r"\b(?:set off|credited|deducted|counted|charged) against (?:\w+ )?(?:later|future|subsequent|coming|next)\b", re.I
)
_THEN = re.compile(
    r"\b(?:thereafter|afterwards|after (?:that|which|this)|from then on|from the (?:second|third|thirteenth|following)|subsequently|following (?:this|that|which)|at the end of which|upon (?:its )?expiry)\b",
    re.I,
)
#: Bought from the partner, by nobody that is named: "spare parts shall be ordered exclusively from | the Partner".
_BOUGHT_FROM = re.compile(
    r"\b(?:shall|will|must|has to|have to|are to|is to) (?:only )?(?:be )?(?:\w+ly )?(?:purchased|bought|ordered|procured|obtained|sourced|acquired)\b(?! by)[^.;]{0,40}\bfrom\s+(?:the\s+)?$",
    re.I,
)
#: The partner gets the order: "| shall be awarded the supply contract".
_AWARDED = re.compile(
    r"\s+(?:shall|will|is to|must) (?:then |thereafter |automatically |also )?(?:be (?:awarded|given|granted|entrusted with|commissioned with)|receive|obtain|get)\b[^.;]{0,30}\b(?:(?:supply|service|follow-?on|main|next|paid|framework|purchase|maintenance) )?(?:contracts?|orders?|commissions?)\b",
    re.I,
)
_CHOOSES = re.compile(
    _DUTY
    + r"(?:selects?|appoints?|engages?|retains?|designates?|names?|contracts?(?: with)?|hires?|commissions?)\s+(?:the\s+)?",
    re.I,
)
_AS_SUPPLIER = re.compile(
    r"\s+(?:as (?:its |the |a |an |sole |exclusive |main |preferred )*(?:[\w-]+ ){0,3}?(?:suppliers?|vendors?|contractors?|providers?|consultants?)\b|[^.;]{0,60}\b(?:at|for|against) (?:the |its |a |an )?(?:[\w-]+ ){0,2}(?:rates?|prices?|tariffs?|fees?|payment|remuneration)\b)",
    re.I,
)


def _given_business(sentence: Sentence) -> bool:
    """Whether the partner is given orders or contracts for what it gave, or is the only one to buy from."""
    text = sentence.text
    if preceded(sentence, "partner", _BOUGHT_FROM) is not None and not any(
        m.entity.side in ("third", "each-party") for m in sentence.mentions
    ):
        return True
    if followed(sentence, "partner", _AWARDED) is not None and _GIFT.search(text):
        return True
    return (
        any(
            _AS_SUPPLIER.match(text, m.end) and _CHOSEN.search(text[: m.start])
            for m in sentence.mentions
            if m.entity.side == "partner" and not m.possessive
        )
        and followed(sentence, "un", _CHOOSES) is not None
    )


_CHOSEN = re.compile(
    r"\b(?:selects?|appoints?|engages?|retains?|designates?|names?|contracts?(?: with)?|hires?|commissions?)\s+(?:the\s+)?$",
    re.I,
)
#: The gift turns into a purchase by itself.
_CONVERTS = re.compile(
    r"\b(?:converts?|turns?|rolls?|goes? over|changes?|passes)\b[^.;]{0,20}\b(?:in)?to\b[^.;]{0,30}\b(?:paid|paying|subscription|standard)\b|\b(?:paid )?subscription\b[^.;]{0,40}\b(?:begins?|starts?|commences?)\b",
    re.I,
)
_CHARGED_TO = re.compile(
    r"\b(?:invoiced|billed|charged|sold|payable|due|paid|purchased|bought|ordered|commissioned|met|borne|entrusted|obtained|procured)\s+(?:for\s+)?(?:\w+\s+)?(?:to|by|from)\s+(?:the\s+)?$",
    re.I,
)
_BEARS = re.compile(
    r"\s+(?:(?:shall|will|must|undertakes to|agrees to)\s+)?(?:continue to\s+)?(?:pays?|bears?|covers?|meets?|charges? no|waives?|be (?:charged|billed|invoiced))\b",
    re.I,
)


def _charged(sentence: Sentence) -> bool:
    """Whether what is due is due from the UN body: "is invoiced to UNDP", "shall be bought by UNDP"."""
    return preceded(sentence, "un", _CHARGED_TO) is not None


_UN_GETS = re.compile(_DUTY + _GETS + r"\b", re.I)
_UN_PAYS = re.compile(_DUTY + r"(?:pays?|purchases?|buys?|orders?|remits?|signs?|awards?|retains?|moves?)\b", re.I)
_BUYS = re.compile(
    r"\s+(?:shall|will|must|undertakes to|agrees to)\s+(?:\w+ )?(?:buy|purchase|procure|source|order|give preference|prefer|award)\b",
    re.I,
)


def _partner_buys(sentence: Sentence) -> bool:
    """Whether it is the partner that buys, or prefers, as "the Partner shall source cotton from smallholders"."""
    return followed(sentence, "partner", _BUYS) is not None
