"""How long an agreement runs on by itself, and what leaving it costs: read from the sentence as a whole."""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, followed, make, preceded
from clauses.model import Attribute, Entity, Statement, Thing

_RUNS_ON = r"(?:prolong\w*|extend(?:s|ed)?|extension|renew(?:s|ed|al)?|continu\w+|runs? on|carr(?:y|ies) on|rolls? (?:over|on|forward)|onward|reconduct\w*|goes? on|stays? in (?:force|effect)|remains? in (?:force|effect)|(?:begins?|starts?) (?:anew|again|afresh)|(?:and )?from then on|reviv\w+|perpetuat\w+)"
_BY_ITSELF = (
    r"(?:tacit\w*|by itself|(?:of|through) (?:itself|themselves)|self-executing|as a matter of course|evergreen|without (?:any )?(?:further |other |fresh |new |separate )?(?:formalit\w+|declaration|act|agreement|decision|review|step|signature)|(?:session|season|semester|month|quarter|half-year|term|period) (?:to|by|after) (?:session|season|semester|month|quarter|half-year|term|period)|(?:each|every) (?:next |later |following |new )?(?:anniversary|(?:calendar )?year)|(?:for|by) (?:an?|the) (?:further|same|like|equal) (?:[\w-]+ ){0,2}(?:terms?|periods?|years?|months?|span)|(?:for |by )?(?:\w+-year|equal|identical|annual) (?:periods|terms|cycles)|automatic\w*|of (?:its|their) own (?:accord|motion)|as of right|ipso (?:jure|facto)|silent\w*|(?:from )?year (?:to|by|after) year|(?:for )?(?:successive|consecutive|further|like|equal) (?:[\w-]+ ){0,2}(?:terms?|periods?|years?)|"
    r"(?:one|two|three|\w+) (?:years?|months?|terms?|seasons?) at a time|for (?:one|two|three|another) (?:\(\d\) )?(?:years?|months?|terms?|seasons?)|(?:another|further) (?:year|term|period|twelve months)(?: each time)?|again and again)"
)
_RENEWED = re.compile(
    rf"\b{_RUNS_ON}\b[^.;]{{0,90}}\b{_BY_ITSELF}\b|\b{_BY_ITSELF}\b[^.;]{{0,60}}\b{_RUNS_ON}\b|\bonward for\b", re.I
)
#: "failing notice", "unless one party has written to stop it": silence prolongs it.
_FAILING = re.compile(
    r"\b(?:failing|absent|in the absence of|without|barring|save for|short of)\s+(?:\w+\s+){0,3}(?:notice|denunciation|objection|termination|cancellation)\b"
    r"|\b(?:unless|if|where|until|provided that|as long as|so long as)\b[^.;]{0,80}\b(?:notice|notif\w+|written|writes?|denounc\w+|terminat\w+|cancel\w*|stop\w*|object\w*|decid\w+ otherwise|gives? up|opts? out|silent|(?:says?|said) (?:no|so|otherwise|stop))\b|\btacit\w*\b|\bautomatic\w*\b|\bby itself\b|\bof (?:itself|themselves)\b|\bself-executing\b|\bas a matter of course\b|\bevergreen\b|\bnobody opts out\b|\bno opposition\b|\bto the contrary\b|\bwithout (?:any )?(?:further |other |fresh |new )?(?:formalit\w+|declaration|act|agreement|decision|review)\b",
    re.I,
)
#: It runs until somebody stops it, or for ever: no end is set.
_OPEN = re.compile(
    r"\b(?:ha(?:s|ve|ving) (?:no|neither) (?:fixed |final |last |set |stated |agreed )*(?:(?:date|day|year|term) of )?(?:end|expiry|expiration|term|sunset|end date|duration|last day|day|year|date)\b|no (?:fixed |final |last |end |expiry |termination )*(?:day|date|year|term|end|duration)(?: of (?:expiry|end|termination))? (?:is|are|has been|have been|being) (?:fixed|set|stated|agreed|foreseen|provided)|"
    r"(?:indefinite|unlimited|indeterminate|open-ended|perpetual) (?:validity|duration|term|period|time)|without (?:a |any )?(?:limit(?:ation)? of time|limit(?:ation)? (?:in|as to) time|last day|end date|term|expiry|fixed (?:term|end|duration))|of (?:indefinite|unlimited) duration|"
    r"(?:remains?|stays?|continues?|runs?|lasts?|goes? on|carr(?:y|ies) on|in (?:force|effect|vigou?r)|bound|valid|(?:year|season|semester) to (?:year|season|semester)|onwards?)\b[^.;]{0,60}?\b(?:until|till|so long as|as long as|for so long as|unless and until)\b (?:it is |they are |it has been )?(?:[^.;]{0,50}?\b(?:terminat\w+|denounc\w+|cancel\w*|clos\w+|stops?|ends?|withdraws?|gives? notice|notif\w+|communicat\w+|tells?|says?|writes?|puts? (?:a stop|an end)|switch\w*|proposal to the contrary|one side|either (?:party|side)|otherwise)))",
    re.I,
)
#: What ends by then, or with the work: an end is set.
_END_SET = re.compile(
    r"\b(?:expir\w+|end(?:s|ing)?|until|through|to|by|on|later than|completion|concluded?)\b[^.;]{0,30}\b(?:\d{4}|completed|completion|anniversary|year|months?|weeks|days|delivery)\b|\b(?:for|of|lasts?|than|within) (?:a |an |the )?(?:\w+ ){0,3}(?:years?|months?|weeks|days|seasons?)\b|\d{4}\b[^.;]{0,12}\b(?:to|until|through)\b",
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
    r"(?:['’]s)?[,\s]+(?:(?:is|are) the one (?:to|who|that) |(?:\w+\s+){0,3}?)(?:terminat\w+|ends?|ending|leav\w+|withdraw\w*|exit\w*|cancel\w*(?=[^.;]{0,20}\b(?:agreement|contract|cooperation|it)\b)|quits?|pulls? out|denounc\w+|gives? (?:the |such |that )?notice|does so|discontinu\w+|abandon\w*)\b",
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
#: Whoever leaves gives back what it has long spent, too.
_ALL_BACK = re.compile(
    r"\b(?:returns?|repay|repays|refunds?|pays? back|gives? back)\s+(?:to [^.;,]{2,40} )?(?:the |its )?(?:whole|entire|full|all|total)\b(?![^.;]{0,20}\b(?:unspent|uncommitted|unused|remaining|balances?|confidential|copies|materials?|property|data|records|documents)\b)",
    re.I,
)
_NO_PRICE = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nothing|without)\b[^.;]{0,70}\b(?:pay\w*|penalt\w+|compensat\w+|indemn\w+|reimburs\w+|cost|charge|claim|liab\w+|fee|price|consequence)|\bunspent\b|\buncommitted\b|\bunused\b|\bbalances?\b|\breturns?\b[^.;]{0,30}\bfunds|\bcommitments? (?:already )?(?:entered|made|undertaken|properly)|"
    r"\b(?:confidential|property|equipment|permission|marks?|logo|emblem)\b",
    re.I,
)


#: "Neither Party may give notice before ...", "the Parties may not withdraw until ...".
_ENDS = r"(?:terminat\w+|end(?: it)?|bring[^.;]{0,30} to an end|put an end|leav\w+|withdraw\w*|exit|cancel\w*|quit|pull out|walk away|step (?:down|out|back)|denounc\w+|rescind\w*|resign|give notice|take leave|break off|dissolve|discontinue|back out|free itself|resile)"
_BOUND = re.compile(
    rf"\b(?:(?:neither|no) (?:party|side|of (?:them|the parties|the two))(?: \w+)? (?:may|can|shall|(?:is|shall be|will be) (?:entitled|free|permitted|allowed|at liberty|able) to)|(?:the parties|both parties|both sides) (?:may|can|shall) not|(?:neither UN\w* nor|neither the \w+ nor) (?:the )?\w+ (?:may|can|shall|is entitled to))\s+(?:\w+\s+)?{_ENDS}\b"
    r"|\b(?:until|before|during|in)\b[^.;]{3,90}?\b(?:agreement|contract|memorandum|mou|cooperation|partnership) (?:cannot|can not|may not|shall not|must not) be (?:\w+ )?(?:ended|terminated|cancelled|denounced|rescinded|dissolved|broken off)\b"
    r"|\b(?:agreement|contract|memorandum|mou|cooperation|partnership) (?:cannot|can not|may not|shall not|must not) be (?:\w+ )?(?:ended|terminated|cancelled|denounced|rescinded|dissolved|withdrawn from|broken off)\b[^.;]{0,40}\b(?:before|until|prior to|in|during|within|for)\b[^.;]{0,40}\b(?:20\d\d|years?|months|seasons?|period|end|close|term)\b",
    re.I,
)
_EXCLUDED = re.compile(
    r"\b(?:termination|withdrawal|cancellation|notice|denunciation|departure|exit|rescission)\b[^.;]{0,40}\bby\s+(?:the\s+)?$",
    re.I,
)
_IS_EXCLUDED = re.compile(
    r"[^.;]{0,60}?\b(?:is|are|shall be|remains?) (?:hereby )?(?:excluded|ruled out|barred|inadmissible|not (?:possible|permitted|available|allowed|admitted))\b",
    re.I,
)
#: "UNDP may terminate only if a court has found a breach": the end is somebody else's to declare.
_ONLY_IF = re.compile(
    rf"\s+(?:may|can|shall|is entitled to|has the right to|shall be entitled to)\s+(?:(?:only|solely|\w+ly)\s+)?{_ENDS}\b(?:[^.;]{{0,140}}\b(?:breach|default|fails?)\b[^.;]{{0,80}}\b(?:but|and) not otherwise\b|(?:[^.;]{{0,80}}?\b(?:only|solely|exclusively|save|except)\b|(?<=only terminate))[^.;]{{0,160}}"
    r"\b(?:breach\w*|default\w*|fail\w*|violat\w+|broke|broken|award|judge?ment|arbitra\w+|court|tribunal|adjudged|convict\w+|proven|proved|ruling|consent|agree\w*|approv\w+|insolven\w*)\b)",
    re.I,
)
_ONLY_FIRST = re.compile(
    rf"\s+(?:may|can)\s+only\s+{_ENDS}\b[^.;]{{0,160}}\b(?:breach\w*|default\w*|violat\w+|broke|broken|award|judge?ment|arbitra\w+|court|tribunal|adjudged|convict\w+|proven|proved|ruling|consent|insolven\w*)\b",
    re.I,
)
#: "May withdraw only after the close of the second season", "may give notice, though not before 2029": bound until then.
_ONLY_LATER = re.compile(
    rf"\s+(?:may|can|is (?:entitled|free|permitted) to|has the right to|shall be (?:entitled|free) to)\s+(?:[\w-]+\s+){{0,2}}?(?:{_ENDS}|give (?:such|this|that|the|its|written|any) (?:\w+ )?notice|serve (?:\w+ ){{0,2}}notice|exercise (?:this|that|such|the) right|do so)\b"
    r"[^.;]{0,130}?\b(?:(?:only|solely|exclusively|at the earliest)[ ,]+(?:\w+ )?(?:after|once|from|as from|as of|with effect from|following)|(?:not|never|no|but not|though not)[ ,]+(?:before|prior to|until|earlier than|sooner than)|(?:as from|as of|with effect from|from)(?=[^.;,]{0,25}\b20\d\d\b)|notice given after)\b"
    r"(?![^.;]{0,40}\b(?:(?<!upon )notice|consult\w*|negotiat\w*|hearing|giving|reasons?|thirty|sixty|ninety|\d+ days|receipt)\b)",
    re.I,
)
#: "May not give notice during the first twelve months".
_NO_NOTICE_YET = re.compile(
    r"\s+(?:may|can|shall) not\s+(?:give|serve|exercise) (?:\w+ ){0,2}?(?:notice|right)\b[^.;]{0,30}\b(?:during|before|until|within|in|for|prior to)\b[^.;]{0,40}\b(?:years?|months|seasons?|period|term|end|close|20\d\d)\b",
    re.I,
)
_END_WORD = re.compile(rf"\b{_ENDS}\b|\bnotice\b", re.I)
#: "UNDP renounces any right to terminate", "UNDP has no right to terminate".
_NO_RIGHT = re.compile(
    rf"\s+(?:hereby\s+|also\s+)?(?:(?:renounces?|waives?|forgoes?|gives? up|surrenders?)\b[^.;]{{0,40}}|(?:has|have|shall have|enjoys?) (?:no|neither)\b[^.;]{{0,25}}|(?:is|shall be|are) (?:not|never) (?:entitled|free|permitted|allowed|at liberty|able|released)\b[^.;]{{0,20}}|(?:undertakes?|agrees?|promises?|commits?(?: itself)?) (?:not|never) to )"
    rf"\b(?:right|faculty|power|possibility|option|to|to be)?\b[^.;]{{0,20}}\b(?:{_ENDS}|termination|withdrawal|cancellation|exit|release)\b",
    re.I,
)
#: "No notice given by | UNDP | takes effect before the close of the second season".
_NO_NOTICE_BY = re.compile(
    r"\bno (?:notice|termination|withdrawal)(?: of \w+)?(?: (?:given|served|made))? (?:by|from|of)\s+(?:the\s+)?$", re.I
)
_TAKES_EFFECT = re.compile(
    r"\s+(?:shall |will |may |can )?(?:takes? effect|is effective|becomes? effective|be effective|ends? (?:this|the) \w+|be given)\b[^.;]{0,20}\b(?:before|until|prior to)\b",
    re.I,
)
#: "The first two years are a lock-in period for UNDP", "UNDP is locked in until 2029".
_LOCKED = re.compile(r"\block-?in\b(?: period)?[^.;]{0,40}\b(?:for|of|on|binding(?: on)?)\s+(?:the\s+)?$", re.I)
_LOCKED_IN = re.compile(r"\s+(?:is|are|shall be|remains?|stays?)\s+locked[- ]in\b", re.I)
#: "the right to terminate belongs to the Partner alone".
_RIGHT_OF = re.compile(
    rf"\b(?:rights?|faculty|power|option|freedom) (?:to|of)\b[^.;]{{0,25}}\b(?:{_ENDS}|termination|withdrawal|cancellation)\b[^.;]{{0,60}}\b(?:belongs?|is reserved|is granted|given|lies|vests?|rests?|pertains?|is that)\b[^.;]{{0,25}}\b(?:to|with|in|of)\s+(?:the\s+)?$",
    re.I,
)
_ALONE = re.compile(r",?\s*(?:alone|only|exclusively|and (?:to )?(?:nobody|no one) else|(?:and|but) not)\b", re.I)
#: "termination by UNDP requires a final award", "is possible only with the consent of".
_REQUIRES = re.compile(
    r"[^.;]{0,40}?\b(?:requires?|needs?|presupposes?|depends? (?:up)?on|is conditional (?:up)?on|is (?:possible|permitted|valid|effective|admitted|available) (?:only|solely)|takes? effect (?:only|solely))\b[^.;]{0,120}\b(?:breach\w*|default|award|judge?ment|ruling|arbitra\w+|court|tribunal|consent|approval|proof|proven|agreement of|payment)\b",
    re.I,
)
#: "UNDP binds itself for the full seven years".
_FOR_ALL = re.compile(
    r"\s+(?:hereby\s+|irrevocably\s+)?(?:commits? itself|binds? itself|is (?:firmly |irrevocably )?(?:bound|committed)|undertakes? to (?:remain|stay|continue))\b[^.;]{0,50}\b(?:for|until|throughout|during)\b[^.;]{0,20}\b(?:whole|full|entire|end of)\b",
    re.I,
)
#: What else may end: a use, a licence, a person's contract.
_OTHER_END = re.compile(
    r"\b(?:licen[cs]e|logo|emblem|marks?|consent|permission|approval|employment|negotiations|mediation|arbitration|proceedings|claim|immunit\w+|offer)\b",
    re.I,
)
#: "Authorizes UNDP to show its arms for an unlimited duration": how long a permission lasts, not the agreement.
_GRANTS = re.compile(r"\b(?:authori[sz]\w+|licen[cs]\w+|permits?|permission|grants?|allows?)\b", re.I)
_OF_TEXT = re.compile(
    r"\b(?:agreement|contract|memorandum|mou|convention|arrangement|letter|cooperation|partnership)\b", re.I
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could prolong an agreement, or keep the UN body from leaving it; its words are enough."""
    return (
        _RENEWED.search(text) is not None
        or _OPEN.search(text) is not None
        or _LEAVES.search(text) is not None
        or re.search(rf"\b(?:{_ENDS}|lock(?:ed)?[- ]?in)\b", text, re.I) is not None
    )


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the agreement renews itself, and that the UN body may leave only at a price."""
    text = sentence.text
    found: list[Statement] = []
    renewed = _RENEWED.search(text)
    if renewed is not None and _FAILING.search(text) and _TERM.search(text) and not _AGREED.search(text):
        attribute = Attribute("automatic", renewed.group(), renewed.start(), renewed.end())
        found.append(make(sentence, None, Entity("none"), "is", "renew", thing=Thing("agreement"), extra=[attribute]))
    elif _TERM.search(text) and not _AGREED.search(text):
        opened = _OPEN.search(text)
        if (
            opened is not None
            and not (_GRANTS.search(text) and not _OF_TEXT.search(text))
            and not _END_SET.search(text)
            and not _OTHER_END.search(text)
        ):
            attribute = Attribute("perpetual", opened.group(), opened.start(), opened.end())
            found.append(
                make(
                    sentence,
                    None,
                    Entity("none"),
                    "is",
                    "end",
                    thing=Thing("agreement"),
                    names=("end-date",),
                    extra=[attribute],
                )
            )
    tied = _tied(sentence)
    if tied is not None and not _OTHER_END.search(text):
        found.append(make(sentence, None, tied, "must-not", "terminate", thing=Thing("agreement")))
    leaves = followed(sentence, "un", _LEAVES) or preceded(sentence, "un", _LEAVING_OF)
    partner = any(m.entity.side == "partner" for m in sentence.mentions)
    price = _ALL_BACK.search(text) or (_PRICE.search(text) if partner else None)
    if (
        leaves is not None
        and price is not None
        and (_ALL_BACK.search(text) or not _NO_PRICE.search(text))
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


def _tied(sentence: Sentence) -> Entity | None:
    """Return who may not leave, though the sentence forbids it in other words than "may not terminate"."""
    text = sentence.text
    if _BOUND.search(text):
        return Entity("each-party")
    if (
        followed(sentence, "un", _ONLY_IF)
        or followed(sentence, "un", _ONLY_FIRST)
        or followed(sentence, "un", _NO_RIGHT)
    ):
        return Entity("un")
    if followed(sentence, "un", _NO_NOTICE_YET) or followed(sentence, "each-party", _NO_NOTICE_YET):
        return Entity("un")
    for side in ("un", "each-party"):
        later = followed(sentence, side, _ONLY_LATER)
        if later is not None and (_END_WORD.search(later.group()) or {"term", "termination"} & sentence.topics):
            return Entity(side)
    if followed(sentence, "un", _FOR_ALL) or followed(sentence, "un", _LOCKED_IN):
        return Entity("un")
    for m in sentence.mentions:
        if (
            m.entity.side in ("un", "each-party")
            and _NO_NOTICE_BY.search(text[: m.start])
            and _TAKES_EFFECT.match(text, m.end)
        ):
            return m.entity
        before = text[max(0, m.start - 150) : m.start]
        if m.entity.side in ("un", "each-party") and _LOCKED.search(before):
            return m.entity
        if (
            m.entity.side == "un"
            and _EXCLUDED.search(before)
            and (_IS_EXCLUDED.match(text, m.end) or _REQUIRES.match(text, m.end))
        ):
            return Entity("un")
        if m.entity.side == "partner" and _RIGHT_OF.search(before) and _ALONE.match(text, m.end):
            return Entity("un")
    return None
