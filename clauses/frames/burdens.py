"""What a gift costs the UN body, what it pays for being late, what it vouches for: read from the sentence as a whole.

Drafts seldom say "maintain" or "penalty": the upkeep "is incumbent upon" it,
the hosting fees "pass to" it, a sum "falls due from" it "without proof of loss".
"""

from __future__ import annotations

import re

from clauses.frames.denial import denied
from clauses.frames.sentence import Sentence, followed, make, preceded
from clauses.model import Entity, Statement, Thing

_COST = (
    r"(?:costs?|expenses?|charges?|fees?|(?:customs|import|excise|stamp) dut(?:y|ies)|duties and taxes|dues|freight|packing|carriage|transport\w*|shipping|hosting|upkeep|maintenance|repairs?|servicing|fuel|insurance|premiums?|"
    r"excess|overruns?|shortfalls?|deficits?|electricity|heating|utilit(?:y|ies)|cleaning|storage|warehousing|customs|clearance|taxes|tolls|demurrage|spare parts|consumables|"
    r"calibration|licen[cs]e fees|subscriptions?|rents?|salar(?:y|ies)|wages|staffing|training of|installation|dismantling|disposal|removal|decommissioning|replacement|connectivity|"
    r"running (?:of|and)|operation of|risk|invoices?|expenditure|remainder|instal?ments|bill|tariff)"
)
_DUTY = r"(?:[,\s]+(?:hereby|also|then|in turn|alone|itself|thereafter|thus|accordingly|likewise|for its part|as from [^,;.]{3,30},?|which)){0,2}[,\s]+(?:(?:shall|will|must|is to|has to|undertakes? to|agrees? to|commits? (?:itself )?to|is (?:obliged|bound|required|expected|responsible) (?:to|for)|accepts? to)\s+)?"
#: "UNDP shall bear ... costs".
_BEARS = re.compile(
    rf"{_DUTY}(?:(?:also|then|itself|alone|fully|promptly|thereafter|continue to|organise and|repair and|maintain and|insure and)\s+){{0,2}}(?:bears?|bearing|pays?|paying|meets?|covers?|funds?|finances?|defrays?|absorbs?|shoulders?|reimburses?|settles?|assumes?|takes? over|carr(?:y|ies)|"
    rf"stands? (?:good )?for|provides? for|makes? good|tops? up)\b(?P<what>[^.;]{{0,140}}?\b{_COST}\b)",
    re.I,
)
#: "UNDP shall hire the storage and shall meet the costs": still UNDP.
_AND_BEARS = re.compile(
    rf"[,\s]+(?:shall|will|must)\b[^.;]{{3,110}}?\band (?:shall|will|must)\s+(?:\w+ly\s+)?(?:bear|pay|meet|cover|fund|finance|defray|absorb|shoulder|reimburse|assume|take over)\b(?P<what>[^.;]{{0,60}}?\b{_COST}\b)",
    re.I,
)
#: "UNDP shall maintain the donated ...", "will insure the machinery", "keeps the units in good working order".
_KEEPS = re.compile(
    rf"{_DUTY}(?:maintains?|repairs?|services?|insures?|operates?|runs?|staffs?|stores?|replaces?|upgrades?|hosts?|disposes? of|dismantles?|decommissions?|keeps?|takes? out|see(?:s)? to it that|looks? after|takes? care of)\b(?P<what>[^.;]{{2,160}})",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:donated?|gifted|donation|contributed|handed over|equipment|machines?|machinery|vehicles?|units?|devices?|centre|building|"
    r"tools?|software|platform|system|installations?|instruments?|apparatus|fleet|pumps?|laborator\w+|clinics?|wells?|hardware|furniture|worn|broken|in (?:good )?(?:working|running) (?:order|condition)|in (?:good )?(?:repair|order|condition))\b",
    re.I,
)
_MATCHES = re.compile(
    rf"{_DUTY}(?:commits?|contributes?|provides?|adds?|allocates?|match(?:es)?|pays?)\b[^.;]{{0,80}}\b(?:equal|same|equivalent|matching|like) (?:amount|sum|share|contribution|value)\b|{_DUTY}match(?:es)?\b",
    re.I,
)
_BUYS_BACK = re.compile(
    rf"{_DUTY}(?:purchases?|buys?|acquires?|takes? over|redeems?)\b(?: back)?[^.;]{{0,60}}\b(?:remaining|unused|unsold|back|residual|book value|stock|equipment|units?|machines?)\b",
    re.I,
)
#: "... costs ... borne by UNDP", "... incumbent upon UNDP", "hosting then falling to UNDP".
_BORNE = re.compile(
    rf"\b{_COST}\b[^.;]{{0,160}}?\b(?:(?:borne|paid|met|covered|settled|financed|funded|defrayed|shouldered|absorbed|reimbursed|repaid|refunded|made good|carried|assumed|taken over|provided|organised and financed|picked up|discharged) (?:in full |entirely |wholly |exclusively |solely |directly )?(?:by|out of (?:the )?(?:own |regular |core )?(?:funds|budget|resources) of)"
    r"|(?:fall|falls|falling|pass|passes|passing|devolve|devolves|revert|reverts|shift|shifts|go|goes) (?:back |then |thereafter |entirely |solely )*(?:to|upon|on)|(?:is|are|be|being) incumbent (?:up)?on|(?:is|are|be|being)? ?for the account of"
    r"|(?:is|are|be|remain|remains|being|stay|stays)? ?at the (?:charge|expense|cost) of|(?:lie|lies|remain|remains|stay|stays|rest|rests) with|(?:is|are|be) (?:chargeable|charged|invoiced|billed|passed on) (?:up)?(?:to|on)|(?:is|are|be|become|becomes) (?:due|payable|recoverable) (?:by|from)"
    r"|(?:is|are|be) the (?:\w+ )?(?:responsibility|concern|business|affair) of|deducted from[^.;]{0,40} of)\s+(?:the\s+)?(?:user,?\s+|recipient,?\s+|beneficiary,?\s+)?$",
    re.I,
)
_ACCOUNT = re.compile(
    r"['’]s?\s+(?:own\s+|sole\s+|exclusive\s+)?(?:account|charge|expense|cost|responsibility|burden)\b", re.I
)
#: What is denied, what comes from the gift itself, what is only one's own affair, what has the leave of the authority.
_NOT_SO = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nothing|without (?:any )?(?:cost|charge|expense))\b|\b(?:out of|from|against|using|with|within|charged to|charged against|up to|limited to) (?:the |this |its )?(?:amount of (?:the )?)?"
    r"(?:contribution|funds? (?:provided|received|made available|contributed|paid)|grant|donation|(?:the )?(?:funds|resources) available|available (?:funds|resources)|project (?:funds|budget|account)|sums? (?:received|paid))\b"
    r"|\b(?:its|their) own (?:staff|personnel|costs?|expenses?|officials|employees|officers|part|participation|share|travel|experts|taxes|representatives|banking)\b|\bof its staff\b"
    r"|\b(?:each|either|both) (?:party|parties|side|of)\b|\brespective(?:ly)?\b|\bunspent|unused|uncommitted\b|\bbalances?\b"
    r"|\bexempt\w*|\bimmun\w+|\b(?:title|ownership|property)\b[^.;]{0,40}\bpass\w*|\bif\b[^.;]{0,60}\b(?:cancel\w*|terminat\w*|postpon\w*|withdraw\w*)"
    r"|\b(?:approved|authori[sz]ed|consent\w*|decision) (?:of|by|from) the (?:executive board|governing|general assembly|board|competent)\b",
    re.I,
)
_PENALTY = re.compile(
    r"\b(?:liquidated damages|penalt\w+|surcharge|forfeits?|service credits?|(?:flat|fixed)[- ]rate|lump[- ]sum (?:compensation|indemnity|damages)|agreed compensation|contractual (?:fine|penalty)|pre-?estimate|demurrage|default interest|"
    r"interest (?:on|for|at|from|accru\w+)\b[^.;]{0,60}\b(?:late|overdue|unpaid|outstanding|delay\w*|arrears|due date|default)|(?:late|overdue|unpaid|outstanding|delayed|arrears)\b[^.;]{0,80}\binterest\b|"
    r"(?:late|delay|default)[- ](?:payment )?(?:interest|fee|charge|damages)|moratory|(?:early[- ])?(?:termination|cancellation) (?:fee|charge)s?|"
    r"(?:for|per) (?:each|every|any|a)?\s?(?:\w+ )?(?:day|week|fortnight|month|hour|[a-z]+)s?(?: or part thereof| begun| commenced)?\b[^.;]{0,40}\b(?:delay|late|overdue|below|missing|short|default|slippage)|"
    r"(?:each|every) (?:\w+ )?(?:day|week|fortnight|month|hour) (?:of|by which)\b[^.;]{0,40}\b(?:delay|late|overdue|slippage|default)|"
    r"(?:per cent|percent|%) (?:per|a|for each|for every|each|every) (?:\w+ )?(?:day|week|fortnight|month|annum|year)|"
    r"(?:whether or not|without|irrespective of|regardless of|no)\b[^.;]{0,40}\b(?:loss|damage|detriment|harm|prejudice)[^.;]{0,30}(?:shown|proved|proven|proof|suffered|established|required)|(?:without|no) (?:proof|evidence|showing) of|proof of (?:actual )?(?:damage|loss)\w* not|without\b[^.;]{0,60}\bhaving to (?:show|prove)\b)",
    re.I,
)
_OWES = re.compile(
    rf"{_DUTY}(?:owes?|pays?|credits?|allows?|grants?|compensates?|accepts?|forfeits?|refunds?|accrues?|be (?:liable|charged|debited|due|fined)|is (?:liable|charged|debited|fined)|incurs?|bears?)\b",
    re.I,
)
_OWED = re.compile(
    r"\b(?:(?:due|payable|owing|owed|recoverable|claimed|recovered|receives?|recover|deduct|accrues?|paid|unpaid|overdue|outstanding|credited|charged|debited|levied|imposed|transferred|compensation|operated|damages|interest|penalty|penalties|fine|forfeit|surcharge) (?:to [^.;,]{2,30} )?(?:by|from|against|upon|on)|at the expense of|against)\s+(?:the\s+)?$",
    re.I,
)
#: "Beyond that period the sums due bear interest".
_BEARS_INTEREST = re.compile(
    r"\b(?:sums?|amounts?|balances?|payments?|instal?ments?|invoices?|moneys?)\b[^.;]{0,40}\b(?:due|owed|owing|late|overdue|outstanding|unpaid|arrears)\b[^.;]{0,40}\b(?:bears?|carr(?:y|ies)|attracts?|accrues?)\s+(?:\w+ )?interest\b",
    re.I,
)
_PAID_TO = re.compile(r"\b(?:to|in favou?r of|entitle[sd]?)\s+(?:the\s+)?$", re.I)
#: "The Grantee | shall be recognized default interest".
_IS_PAID = re.compile(
    r"\s+(?:shall|will|must|is to|is)\s+(?:be\s+)?(?:paid|credited|recogni[sz]ed|entitled to|due|owed)\b", re.I
)
_IS_OWED_INTEREST = re.compile(r"\b(?:paid|credited|recogni[sz]ed|entitled to|due|owed)\b[^.;]{0,30}\binterest\b", re.I)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could lay such a burden on anyone."""
    return (
        re.search(rf"\b{_COST}\b", text, re.I) is not None
        or _GIVEN.search(text) is not None
        or _PENALTY.search(text) is not None
        or _BEARS_INTEREST.search(text) is not None
        or _VOUCHING.search(text) is not None
    )


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the further costs and the penalties that a sentence lays on the UN body."""
    text = sentence.text
    if not any(m.entity.side == "un" for m in sentence.mentions):
        # Of whoever owes it, the UN body too; of what the partner alone owes it says so.
        paid_to = all(_PAID_TO.search(text[: m.start]) or _IS_PAID.match(text, m.end) for m in sentence.mentions)
        if (
            (_BEARS_INTEREST.search(text) or (_PENALTY.search(text) and _IS_OWED_INTEREST.search(text)))
            and paid_to
            and not _NONE_OWED.search(text)
        ):
            return [make(sentence, None, Entity("each-party"), "must", "pay-penalty")]
        return []
    found: list[Statement] = []
    vouched = None
    if _VOUCHING.search(text):
        vouched = followed(sentence, "un", _VOUCHES)
        vouched = vouched or (preceded(sentence, "un", _VOUCHED) if _RESULT.search(text) else None)
    if vouched is not None and not (denied(text, 0, vouched.end()) or _AS_IT_IS.search(text)):
        found.append(make(sentence, None, Entity("un"), "must", "warrant", thing=Thing("outcome")))
    if _PENALTY.search(text):
        owes = followed(sentence, "un", _OWES) or preceded(sentence, "un", _OWED)
        if (
            owes is not None
            and not _NONE_OWED.search(text)
            and not denied(text, 0, owes.end())
            and preceded(sentence, "un", _PAID_TO) is None
        ):
            found.append(make(sentence, None, Entity("un"), "must", "pay-penalty"))
    elif (
        _burden(sentence) is not None
        and not _NOT_SO.search(text)
        and not _IF_IT_AGREES.search(text)
        and (_INSURES.search(text) is None or _BESIDE_INSURING.search(text) is not None)
    ):
        found.append(
            make(
                sentence,
                None,
                Entity("un"),
                "must",
                "bear-cost",
                thing=Thing("running-costs"),
                names=("authority-consent",),
            )
        )
    return found


_VOUCHING = re.compile(
    r"\b(?:guarant\w+|warrant\w*|vouch\w*|promis\w+|assur\w+|pledg\w+|stands? (?:surety|good|security|by|behind)|(?:gives?|pledges) its word|represents?|declares?|undertakes? that|performance bond|failing which|in default (?:of which|thereof))\b",
    re.I,
)
#: What is measured or counted, and may come out otherwise: "at least 6,400 visitors", "the enrolment of 640 girls", "the results".
_COUNTED = (
    r"(?:\d[\d.,]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)\b|half\b|outcomes?\b|results?\b|success\w*|figures?\b|numbers?\b|targets?\b|"
    r"volumes?\b|turn-?outs?\b|throughput|turnover|sales\b|attendance|enrol\w+|visits\b|minimum|funding|continu\w+|presence|availab\w+|completion|delivery|quality|accura\w+|correct\w*|complete\w*|truth|true\b|fit\b|fitness|free (?:of|from)\b|punctual\w*|yields?\b|coverage|returns?\b)"
)
#: "provides the data without any warranty", "guarantees nothing", "only that it may sign".
_AS_IT_IS = re.compile(
    r"\b(?:without (?:any )?(?:[\w-]+ ){0,3}(?:warrant|guarant|represent|assuran)\w*|as[- ]is|nothing|nobody|only that|free of any warranty|as (?:it|they) stands?)\b",
    re.I,
)
_RESULT = re.compile(rf"\b{_COUNTED}", re.I)
#: "UNDP guarantees a turnout of 6,400", "vouches to the Company for ...", "stands surety for the loan".
_VOUCHES = re.compile(
    rf"{_DUTY}(?:expressly |hereby |also |irrevocably )?(?:(?:guarant(?:ees?|y|ies)|warrants?|promises?|assures?|pledges?|vouch(?:es)?|(?:gives?|pledges?) its word)\b(?! (?:that it (?:has|is) |its (?:authority|capacity|power)))[^.;]{{0,80}}?\b{_COUNTED}"
    r"|stands? (?:surety|guarantor|security)\b"
    r"|(?:procures?|ensures?|secures?|achieves?|delivers?|brings?|obtains?|attracts?|provides?)\b[^.;]{0,60}?\b(?:no fewer than|not fewer than|at least|no less than|not less than|a minimum of)\b[^.;]{0,90}?\b(?:failing which|in default (?:of which|thereof))\b"
    r"|(?:gives?|provides?|issues?|extends?|furnishes?|offers?|procures?)\b[^.;]{0,50}?\b(?:guarantees?|guaranty|warrant(?:y|ies)|performance bond)\b(?! (?:that|of) (?:its )?(?:authority|capacity))"
    r"|(?:represents? and warrants?|warrants?|guarantees?|represents?)(?: to [^.;,]{2,30})?,? that\b(?! (?:it (?:has|is (?:duly|an?|validly|authori[sz]ed))|the (?:person|signator|undersigned)))(?![^.;]{0,40}\b(?:authority|capacity|power to)\b)"
    r"|(?:undertakes?|covenants?|confirms?|declares?)(?: to [^.;,]{2,30})?,? that\b[^.;]{0,80}?\b(?:fit for|free (?:of|from) (?:any )?(?:errors?|defects?|faults?|encumbrances|third)|merchantab\w+|error-free|non-?infring\w+|infringes? (?:no|nobody)|(?:not|never) infringe|accurate and complete)|(?:undertakes?|covenants?|confirms?|declares?),? that it is the (?:\w+ ){0,2}(?:owner|licensee|licensor|holder|proprietor)\b)",
    re.I,
)
_VOUCHED = re.compile(
    r"\b(?:guaranteed|warranted|vouched for|assured|promised)(?: to [^.;,]{2,30})? by\s+(?:the\s+)?$", re.I
)


#: To insure is a burden of its own; what else is laid on it beside that is a further cost.
_INSURES = re.compile(r"\binsur\w+|\bpremiums?\b", re.I)
_BESIDE_INSURING = re.compile(
    r"\b(?:repair\w*|maint\w+|stor\w+|operat\w+|upkeep|replac\w+|dispos\w+|freight|transport\w*|servic\w+|staff\w*|customs|duties)\b",
    re.I,
)
#: "In the event that UNICEF agrees to store the supplies": it is free not to.
_IF_IT_AGREES = re.compile(
    r"\b(?:in the event that|if|where|should|when|in case)\b[^.;,]{0,40}\b(?:agrees?|elects?|decides?|chooses?|wishes)\b",
    re.I,
)
_NONE_OWED = re.compile(
    r"\b(?:no|nor|neither|without|any|not(?: \w+){0,3})(?: (?!paid|later|more|less)[\w-]+){0,3} (?:interest|penalt\w+|liquidated damages|surcharges?|late charges?|forfeits?)\b",
    re.I,
)


def _burden(sentence: Sentence) -> re.Match[str] | None:
    match = (
        followed(sentence, "un", _BEARS) or followed(sentence, "un", _MATCHES) or followed(sentence, "un", _BUYS_BACK)
    )
    match = match or followed(sentence, "un", _AND_BEARS)
    if match is not None:
        return match
    kept = followed(sentence, "un", _KEEPS)
    if kept is not None and _GIVEN.search(kept["what"]):
        return kept
    borne = preceded(sentence, "un", _BORNE)
    if borne is not None:
        return borne
    for m in sentence.mentions:
        if m.entity.side == "un" and m.possessive and re.search(rf"\b{_COST}\b", sentence.text[: m.start], re.I):
            account = _ACCOUNT.match(sentence.text, m.end - 2) or _ACCOUNT.match(sentence.text, m.end)
            if account is not None:
                return account
    return None
