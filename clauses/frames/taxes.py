"""Taxes that the UN body would bear, in whatever words, and its word for the partner's deduction: read from the sentence as a whole.

Drafts seldom say "bear the tax": the price is "exclusive of" it, the sum is
"increased so that" the partner is left with what it would have had.
"""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, followed, make, preceded
from clauses.model import Entity, Side, Statement, Thing

_TAX = (
    r"(?:taxes|tax|taxation|VAT|GST|value[- ]added tax|turnover tax|stamp dut(?:y|ies)|(?:customs|import|excise|export|transfer|succession) dut(?:y|ies)|duty|duties|levy|levies|imposts?|cess|octroi|tolls?|"
    r"withholdings?|social security contributions|fiscal charges|public charges|surcharges?|(?:customs|import|duty|export) tariffs?|deduction at source|tax deducted at source)"
)
_DUTY = (
    r"(?:[,\s]+(?:hereby|also|then|in turn|alone|itself|thereafter|likewise|for its part|therefore|accordingly|promptly|immediately|further|in addition|besides|which|as consignee|as importer(?: of record)?)){0,3}[,\s]+"
    r"(?:(?:shall|will|must|is to|has to|may|undertakes? to|agrees? to|commits? to|is (?:obliged|bound|required|responsible|liable|answerable) (?:to|for))\s+)?"
)
_ALSO = r"(?:(?:also|then|alone|itself|promptly|immediately|forthwith|likewise|therefore|in addition|further|clear and|declare and)\s+){0,2}"
#: "UNDP shall pay ... tax".
_BEARS = re.compile(
    rf"{_DUTY}{_ALSO}(?:bears?|pays?|meets?|covers?|absorbs?|reimburses?|refunds?|repays?|settles?|assumes?|takes? over|discharges?|makes? good|compensates?|carr(?:y|ies)|advances?|remits?|owes?|is|be|accounts? for|accepts?|defrays?|suffers?|indemnif(?:y|ies))\b"
    rf"(?P<what>[^.;]{{0,120}}?\b{_TAX}\b)",
    re.I,
)
#: "... tax ... is borne by UNDP", "... for the account of UNDP".
_BORNE = re.compile(
    rf"\b{_TAX}\b[^.;]{{0,200}}?\b(?:(?:borne|paid|payable|met|covered|settled|discharged|carried|assumed|reimbursed|refunded|repaid|made good|taken over|advanced|defrayed|owed|found|accounted for|remitted)\b[^.;,]{{0,40}}?\s?(?:by|from)|(?:fall|falls|falling|pass|passes|devolve|devolves|go|goes) (?:back )?(?:to|upon|on)|"
    r"for (?:the )?account of|at the (?:charge|expense|cost) of|(?:lie|lies|rest|rests|remain|remains) with|(?:charged|invoiced|billed|passed on|debited|recharged|chargeable|added to (?:the )?(?:invoices?|bills?)) (?:up)?(?:to|on)?(?: the account of)?|incumbent (?:up)?on|the (?:\w+ )?(?:responsibility|liability|burden|concern) of|due from|recoverable from|added[^.;]{0,40}by)\s+(?:the\s+)?(?:user|recipient|beneficiary|consignee|donee|buyer|customer|client|account holder|receiving)?,?\s*(?:the\s+)?$",
    re.I,
)
_ACCOUNT = re.compile(r"['’]s?\s+(?:own\s+|sole\s+)?(?:account|charge|expense|cost|responsibility|burden)\b", re.I)
#: Tax comes on top of the price: "exclusive of VAT, which UNDP shall pay in addition".
_ON_TOP = re.compile(
    rf"\b(?:exclusive of|excluding|net of|does not include|do not include|not inclusive of|without|plus|before|not contain)\b[^.;]{{0,90}}\b{_TAX}\b[^.;]{{0,120}}\b(?:in addition|added|on top|pay(?:s|able)?|paid|charged|invoiced|borne|thereto)\b",
    re.I,
)
#: A sum is raised until nothing has been lost by the tax.
_RAISES = re.compile(
    rf"{_DUTY}{_ALSO}(?:(?:increases?|raises?|grosses?(?: up)?)\b[^.;]{{0,80}}|(?:pays?|adds?|tops? up|makes? up|makes? good)\b[^.;]{{0,40}}\b(?:additional|further|such|so much more|difference|supplement\w*|extra|shortfall)\b[^.;]{{0,60}})"
    r"\b(?:so that|so as to|until|as (?:will |shall |may |is |are )?(?:\w+ )?(?:to )?(?:leaves?|ensures?|secures?|results?|makes?)|such that|in order that|leav\w+|receives?|net amount)\b",
    re.I,
)
_RAISED = re.compile(
    r"\b(?:amount|sum|payment|price|fee|everything|royalt\w+)s?\b[^.;]{0,60}\b(?:due from|payable by|owed by|to be paid by)\s+(?:the\s+)?$",
    re.I,
)
_INCREASED = re.compile(
    r"[^.;]{0,40}\b(?:shall|will|must|is to|are to)\s+be\s+(?:increased|raised|grossed[- ]up)\b", re.I
)
#: "confirm that the donation qualifies for deduction": its word for the partner's taxes.
_VOUCHES = re.compile(
    rf"{_DUTY}(?:\w+ )?(?:assures?|confirms?|certif(?:y|ies)|warrants?|guarantees?|vouch(?:es)? for|attests?|declares?|represents?|promises?|stands? behind|answers? for|(?:hands?|issues?|furnish(?:es)?|provides?|gives?|delivers?|sends?)\b[^.;]{{0,60}}\b(?:certificates?|confirmations?|attestations?|statements?|assurances?))\b"
    r"[^.;]{0,140}\b(?:(?:tax[- ])?deducti(?:ble|bility|on)|deduct|tax relief|tax credit|tax benefit|tax[- ](?:privileged|favou?red|effective|efficient|advantaged|eligible|recogni[sz]ed)|qualif\w+ (?:for|under)[^.;]{0,40}(?:tax|section))\b",
    re.I,
)
_UN_AGREES = re.compile(
    rf"{_DUTY}(?:authori[sz]es?|allows?|permits?) [^.;]{{2,40}} to add\b[^.;]{{0,60}}\b{_TAX}\b", re.I
)
#: Denied, exempted, or its own people's tax; what the fund pays.
_NOT_SO = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nothing|unable|cannot|exempt\w*|free of|free from|immun\w+|without (?:any )?(?:tax|duty|charge))\b|\btax(?:able)? authorit|\b(?:each|either) (?:party|side)\b|\brespective(?:ly)?\b|\bout of the (?:contribution|grant|donation)\b",
    re.I,
)
_TOLERATED = re.compile(
    r"\b(?:not|nor) (?:include|contain|inclusive)\w*|\bhad no (?:tax |such )?(?:deduction|withholding|levy|tax)[^.;]{0,30}|\bno (?:tax |such )?(?:deduction|withholding|levy|tax) (?:had|been|were)[^.;]{0,40}|\bif no deduction\b|\bwhether or not\b|\bwith nothing left\b|\bnot (?:limited|later)\b|\bwithout (?:any )?deduction\b|\bdiscount\w*",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could speak of a tax or of a tax deduction."""
    return re.search(rf"\b(?:{_TAX}|gross\w*|deduct\w+|80G)\b", text, re.I) is not None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the taxes that the UN body would bear, and its word for the partner's deduction."""
    text = sentence.text
    if not could_hold(text):
        return []
    if _NOT_SO.search(_TOLERATED.sub("", text)):
        return []
    vouches = followed(sentence, "un", _VOUCHES)
    if vouches is not None:
        return [make(sentence, None, Entity("un"), "must", "warrant", thing=Thing("tax-deduction"))]
    sides: tuple[Side, ...] = ("un", "partner")
    return [
        make(sentence, None, Entity(side), "must", "bear-tax", thing=Thing("tax"))
        for side in sides
        if _bears(sentence, side)
    ]


_NO_TAX = re.compile(
    r"\btax(?:es)?[- ](?:exempt\w*|deduct(?:ible|ibility)|relief|benefit|receipts?|id|identification|number|authorit\w+|advice|status|invoices?|office|return|treatment|year)\b|\b(?:heavy|light|call of|off|on|in the line of) duty\b|"
    r"\bduties (?:of|as|under|to|towards|hereunder|arising|and obligations|or obligations|set out)\b|\b(?:obligations?|rights?|responsibilit\w+)(?: and| or|,) duties\b|\b(?:its|their) duties\b|\bduty (?:to|of|station|bearer|officer|under)\b|\bstaff duties\b",
    re.I,
)


def _bears(sentence: Sentence, side: Side) -> bool:
    text = sentence.text
    bears = followed(sentence, side, _BEARS)
    if bears is not None and re.search(
        rf"\b{_TAX}\b", _NO_TAX.sub("", bears.group() + text[bears.end() : bears.end() + 25]), re.I
    ):
        return True
    if followed(sentence, side, _RAISES) or followed(sentence, side, _UN_AGREES):
        return True
    plain = re.search(rf"\b{_TAX}\b", _NO_TAX.sub("", text), re.I) is not None
    if not plain:
        return False
    if _is_the_others(sentence, side):
        return False
    if preceded(sentence, side, _BORNE) is not None:
        return True
    if _ON_TOP.search(text) and followed(sentence, side, _PAYS_IT):
        return True
    for m in sentence.mentions:
        if m.entity.side != side:
            continue
        before = text[max(0, m.start - 200) : m.start]
        if _RAISED.search(before) and _INCREASED.match(text, m.end):
            return True
        account = _ACCOUNT.match(text, m.end - 2) or _ACCOUNT.match(text, m.end)
        if m.possessive and account is not None and re.search(rf"\b{_TAX}\b", before, re.I):
            return True
    return False


def _is_the_others(sentence: Sentence, side: Side) -> bool:
    """Whether the other side bears it, whoever pays first: "the Partner shall reimburse any tax paid by UNDP"."""
    return any(
        followed(sentence, other, _BEARS) is not None for other in ("partner" if side == "un" else "un", "each-party")
    )


_PAYS_IT = re.compile(
    r"[,\s]+(?:shall|will|must|is to|has to|agrees to)\s+(?:also\s+|likewise\s+)?(?:pay|bear|settle|meet|reimburse|add)\b|[,\s]+(?:pays|bears|settles|meets|adds)\b",
    re.I,
)
