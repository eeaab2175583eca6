"""Hands laid on what belongs or is due to the UN body: read from the sentence as a whole.

Drafts "keep back", "draw upon", "count against", "detain until the charges are
paid"; whose the thing is, and what it is held for, often stand far from the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauses.frames.sentence import Sentence, make
from clauses.model import Entity, Statement, Thing

#: Verbs that take hold of things whatever they are taken for.
_SEIZES = (
    r"(?:attach(?:es|ed|ing)|seiz(?:e|es|ed|ing|ure of)|garnish(?:es|ed|ing|ment of)?|freez(?:e|es|ing)|frozen?|arrest(?:s|ed|ing| of)?|impound(?:s|ed|ing)?|distrain(?:s|ed|ing)?|detain(?:s|ed|ing)?|detention of|sequest(?:er|rat)\w*|"
    r"confiscat\w+|foreclos\w+|lev(?:y|ies|ied) (?:execution )?(?:up)?on|repossess\w*|appropriat(?:e|es|ed|ing)|auction(?:s|ed|ing)?|execut(?:e|es|ed|ion|ing) (?:against|upon|on)|liens? (?:on|over|upon)|(?:a |the )?hold (?:up)?on|charge over|"
    r"set(?:s|ting)?[- ]?off|set(?:s|ting)? (?:[^.;,]{3,50} )?off against|offset(?:s|ting)?|nets? (?:off|out)|netted|(?:combine|consolidate)[sd]?|lock(?:s|ed|ing)?(?: in| up| the)?|block(?:s|ed|ing)?|rights? of (?:lien|retention)|retention rights?|treats? as its own|"
    r"attach(?! to)|debit(?:s|ed|ing)?|forfeit(?:s|ed)?|hypothecat\w+|encumb\w+|pledg(?:e|es|ed) of)"
)
#: Verbs that hold back or take from; it is a seizure where a debt or a claim is the reason.
_HOLDS = (
    r"(?:retain(?:s|ed|ing)?|retention of|(?:keeps?|kept|keeping|holds?|held|holding)(?![^.;]{0,80}\b(?:harmless|free|indemnified)\b)|withh(?:old|olds|eld|olding)|deduct(?:s|ed|ing|ions?)?|draws? (?:up)?on|appl(?:y|ies|ied)|tak(?:e|es|en|ing)|recoup(?:s|ed)?|recover(?:s|ed)?|"
    r"collect(?:s|ed)?|sells?|sold|balance|counts?|subtract(?:s|ed)?|reimburses? itself|pays? itself|satisf(?:y|ies|ied)|ha(?:s|ve) recourse to|refus(?:e|es|ed) to (?:release|return|hand over|give back)|need not (?:release|return|hand over|give back)|resort to|"
    r"credit(?:s|ed)?|cash(?:es|ed)?|clears?|discharge[sd]?|me[et]+s?|reached|serve[sd]?|charge[sd]?|has a hold)"
)
_HANDS = re.compile(rf"\b(?:(?P<seizes>{_SEIZES})|(?P<holds>{_HOLDS}))(?=\W|$)", re.I)
_DEBT = re.compile(
    r"\b(?:until\b[^.;]{0,90}\b(?:paid|payment|settle\w*|clear\w*|met|discharged|satisf\w+|made good|repaid|reimbursed|cured|covered|honoured|without a claim|debt|account)|unpaid|arrears|debts?|indebted\w*|ow(?:es?|ed|ing)|claims?|outstanding|overdue|past due|"
    r"(?:as|by way of) (?:a )?(?:security|surety|pledge|collateral|guarantee|compensation|penalt(?:y|ies))|security for|(?:to|for) (?:secure|satisfy)|damages?|outlays?|defaults?|liabilit(?:y|ies)|(?:fails?|failed|failure) to pay|penalt(?:y|ies)|refunds?|chargebacks?|shortfalls?|pledged)\b",
    re.I,
)
_ASSET = (
    r"(?:assets?|property|propert(?:y|ies)|funds?|sums?|amounts?|moneys?|monies|balances?|(?:bank |current |deposit )?accounts?|contributions?|payments?|goods|consignments?|cargo(?:es)?|freight|stocks?|equipment|vehicles?|trucks?|cars|fleet|archives?|premises|instal+ments?|tranches?|"
    r"deposits?|suppl(?:y|ies)|receivables?|credits?|credit balances?|shares?|proceeds|donations?|gifts?|takings|income|revenues?|reserves?|belongings|materials?|furniture|effects|items?|tents|blankets|containers?|crates?|parcels?|servers?|data|exhibits?|photographs?|works|paintings?|"
    r"aircraft|vessels?|ships?|pallets?|machines?|machinery|devices?|laptops?|handsets?|stores|grants?|advances?|securities|possessions|royalt(?:y|ies)|collections?|objects?|food|medicines?|vaccines?|documents|records|files)"
)
_ADJECTIVES = r"(?:[\w-]+\s+){0,3}?"
_OF_UN = re.compile(rf"\s*{_ADJECTIVES}{_ASSET}\b", re.I)
_HELD_FOR = re.compile(
    rf"\b{_ASSET}\b(?:(?!\b(?:until|unless|if|against|and|which (?:is|are))\b)[^.;,]){{0,40}}?(?:\b(?:of|for|from|with|by|to|owed|due|owing|payable|in|lying|destined|belonging|consigned)\s+|\bit (?:owes|holds for)\s+|\b(?:which|that)\s+)(?:the\s+)?$",
    re.I,
)
_OWES_UN = re.compile(
    r"\b(?:owes?|owing|owed|due|payable|holds?(?: for)?|promised|destined|belonging|released?)(?:,? (?:or|and) \w+(?: to)?,?)?\s+(?:to |for )?$",
    re.I,
)
#: "the aircraft UNDP operates", "handsets that UNDP has brought"
_BARE = re.compile(rf"\b{_ASSET}\s+(?:which |that )?(?:the )?$", re.I)
_HAS = re.compile(
    r"\s+(?:(?:has|have|had|may have) )?(?:operates?|owns?|stor(?:es|ed)|brought|brings|lends?|lent|left|leaves|keeps?|kept|deposit(?:s|ed)|holds?|held|uses?|entrust(?:s|ed)|provid(?:es|ed)|suppli(?:es|ed)|paid in|has)\b",
    re.I,
)
#: "UNDP owes", "UNDP's debts": what is held for, not what is held.
_UN_ACTS = re.compile(
    r"\s*(?:,[^,.;]{3,40},\s*)?(?:also |then |alone |itself )?(?:may|shall|will|can|must|is (?:\w+ )?(?:entitled|free|authori[sz]ed|at liberty)|reserves?|has the right|retains?|keeps?|holds?|withholds?|deducts?|applies|takes?)\b[^.;]{0,90}$",
    re.I,
)
_CONSENTING = re.compile(
    r"\b(?:agrees?|accepts?|consents?|grants?|allows?|permits?|authori[sz]es|acknowledges?|submits?|tolerates?|gives|pledges?|charges|deposits?|block|freeze|entitles?)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nothing|cannot|without|free (?:of|from)|immune from|exempt from|waives?|renounces?|gives? up|instead of|rather than|excluded?|prohibited|precluded)\b(?:(?!\b(?:but|unless|only|until|later|more)\b)[^.;:]){0,90}$",
    re.I,
)
_DENIED_AFTER = re.compile(
    r"^[^.;]{0,80}?\b(?:(?:is|are|be) (?:\w+ )?(?:excluded|prohibited|forbidden|precluded|ruled out|inadmissible|barred)|(?:shall|may|can|will) not\b|cannot\b)",
    re.I,
)
EMISSIONS = re.compile(r"\b(?:carbon|emissions?|greenhouse|climate)\b", re.I)
#: "without notice" denies nothing.
_HARMLESS = re.compile(
    r"\b(?:without (?:any )?(?:(?:prior|further|previous) )?(?:\w+ )?(?:notice|formality|formalities|delay|prejudice|consent|instructions?|recourse|warning|court order|order)|(?:is|are) not (?:confined|limited|restricted) to|not (?:to )?(?:oppose|object|contest|resist|dispute|hinder|prevent|challenge)|not (?:later|earlier|more|less) than|not only|if not|not (?:paid|been paid|settled|met))\b",
    re.I,
)
#: An account from which nothing moves without the partner.
_BLOCKED = re.compile(
    r"\b(?:escrow|blocked|locked|frozen|pledged|trust|under lock)\b[^.;]{0,60}?\b(?:account|agent|notary|bank|until|pending|mechanis\w+|moneys|sums?)?\b[^.;]{0,80}\b(?:until|unless|without|only|pending|against|upon)\b[^.;]{0,60}$",
    re.I,
)
_RELEASES = re.compile(
    r"^(?:['’]s?)?\s*(?:[\w-]+\s+){0,3}?(?:confirm\w*|countersign\w*|sign(?:s|ed|ature)|consent\w*|agree\w*|approv\w*|releas\w*|order\w*|declar\w*|certif\w*|accept\w*|satisf\w*|invoices?|claims?|fees)\b",
    re.I,
)
#: The UN body itself gives security: "pledges to the Partner the trucks", "deposits ... on which the Partner may draw".
_GIVES_SECURITY = re.compile(
    rf"^\s*(?:shall |will |hereby |agrees to |undertakes to ){{0,2}}(?:pledges?|charges?(?!\s+to\b|[^.;]{{0,80}}\b(?:costs?|fees?|overheads?|rates?|per ?cent)\b)|mortgages?|hypothecates?|encumbers?|grants? (?:\w+ ){{0,2}}(?:liens?|charge|pledge|security(?: interest)?|right of (?:set-off|retention)))\b[^.;]{{0,120}}\b(?:{_ASSET}|lien|security)\b",
    re.I,
)


_SECURITY = re.compile(
    r"\b(?:pledges?|charges?|mortgages?|hypothecates?|encumbers?|liens?|escrow|blocked|frozen|security interest)\b",
    re.I,
)


#: "It may be taken off the next quarterly payment": what is still to be paid over is paid less.
_LESS = re.compile(
    r"\b(?:deduct\w*|tak(?:e|es|en) off|credit(?:s|ed)?|net(?:s|ted)?(?: off)?|set off|offset|comes? out of|subtract\w*|recoup\w*|withh[eo]ld|retain\w*|hold back|held back)\b"
    r"[^.;]{0,60}?\b(?:(?:the|its|any|each|every|another|of)\s+)?(?:next|following|subsequent|other|future|later|further|quarterly|monthly|annual|yearly|remaining|last|final)\s+(?:\w+\s+){0,2}?"
    r"(?:instal+ments?|payments?|royalt(?:y|ies)|payouts?|remittances?|tranches?|transfers?|disbursements?|donations?|contributions?)\b"
    r"|\b(?:deduct\w*|tak(?:e|es|en) off|credit(?:s|ed)? against|net(?:s|ted)? against)\b[^.;]{0,50}?\b(?:royalt(?:y|ies)|payouts?|instal+ments?)\b",
    re.I,
)
_DUE_TO = re.compile(
    r"\b(?:due|owed|owing|payable|(?:spent|advanced|incurred|borne|paid|laid out|disbursed) by)\s+(?:to\s+)?(?:the\s+)?$",
    re.I,
)
_DUE_FROM = re.compile(r"\b(?:due|owed|owing|payable|unpaid)\s+(?:by|from)\s+(?:the\s+)?$", re.I)
_HAS_SPENT = re.compile(
    r"\s+(?:(?:has|have|had) (?:spent|advanced|paid|incurred|borne|laid out)|(?:is|are) (?:obliged|bound|called upon) to pay)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could lay hands on somebody's things; its words are enough."""
    if _LESS.search(text):
        return True
    hands = _HANDS.search(text)
    return _SECURITY.search(text) is not None or (
        hands is not None and (_DEBT.search(text) is not None or any(m["seizes"] for m in _HANDS.finditer(text)))
    )


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner may seize what is the UN body's, where the sentence says so of it."""
    text = sentence.text
    if not could_hold(text):
        return []
    if any(
        m.entity.side == "un"
        and not m.possessive
        and _AFTER_PREPOSITION.search(text[: m.start]) is None
        and _OWN_RIGHT.match(text, m.end)
        for m in sentence.mentions
    ):
        return []
    named = any(m.entity.side in ("un", "the-other") for m in sentence.mentions)
    if not (named and (_taken(sentence) or _blocked(sentence) or _secured(sentence))) and not _set_off(sentence):
        return []
    return [make(sentence, None, Entity("partner"), "may", "seize", thing=Thing("assets", "un"))]


def _taken(sentence: Sentence) -> bool:
    text = sentence.text
    places = list(_assets_of_un(sentence))
    if not places:
        return False
    owed = _DEBT.search(text) is not None
    for match in _HANDS.finditer(text):
        if (match["holds"] and not owed) or (match.group().casefold().startswith("offset") and EMISSIONS.search(text)):
            continue
        if not any(-120 < start - match.end() < 120 for start, _ in places):
            continue
        if _DENIED.search(_HARMLESS.sub(" ", text[max(0, match.start() - 140) : match.start()])) or _DENIED_AFTER.match(
            text[match.end() :]
        ):
            continue
        if _by_un(sentence, match.start()):
            continue
        return True
    return False


#: "amounts owed by UNDP" are its debts.
_OWED_BY = re.compile(
    r"\b(?:owed|owing|due|payable|outstanding|unpaid|claimed|incurred)\s+(?:by|from)\s+(?:the\s+)?$", re.I
)


def _assets_of_un(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where things stand that the sentence gives to the UN body: "UNDP's goods", "sums due to UNDP"."""
    text = sentence.text
    for m in sentence.mentions:
        if m.entity.side not in ("un", "the-other"):
            continue
        if m.possessive:
            match = _OF_UN.match(text, m.end)
            if match:
                yield m.start, match.end()
            continue
        before = text[max(0, m.start - 90) : m.start]
        if _OWED_BY.search(before):
            continue
        match = (
            _HELD_FOR.search(before)
            or _OWES_UN.search(before)
            or (_BARE.search(before) if _HAS.match(text, m.end) else None)
        )
        if match:
            yield m.start - len(before) + match.start(), m.end


def _set_off(sentence: Sentence) -> bool:
    """Whether what the partner has to claim is taken off what it has still to pay."""
    text = sentence.text
    less = _LESS.search(text)
    if (
        less is None
        or _DENIED.search(text[max(0, less.start() - 140) : less.start()])
        or _by_un(sentence, less.start())
    ):
        return False
    for m in sentence.mentions:
        before = text[max(0, m.start - 40) : m.start]
        if m.entity.side == "un" and _DUE_FROM.search(before):
            return True
        if m.entity.side == "partner" and (_DUE_TO.search(before) or _HAS_SPENT.match(text, m.end)):
            return True
    return False


_AFTER_PREPOSITION = re.compile(r"\b(?:of|to|for|from|by|with|at|against)\s+(?:the\s+)?$", re.I)


#: "UNICEF shall be entitled to a refund or to make an offset": its own right, whatever else the sentence counts up.
_OWN_RIGHT = re.compile(
    r"\s+(?:may|can|(?:shall|will) (?:also )?(?:be entitled|have the right)|is entitled|has the right|reserves the right)\b[^.;]{0,120}?\b(?:set[- ]?off|offset|deduct|withhold|retain|recover|refund|recoup)\b",
    re.I,
)


def _by_un(sentence: Sentence, at: int) -> bool:
    """Whether the UN body is who takes hold: "UNDP may set off"."""
    text = sentence.text
    before = [
        m
        for m in sentence.mentions
        if m.end <= at
        and not m.possessive
        and m.entity.side in ("un", "partner", "each-party")
        and _AFTER_PREPOSITION.search(text[: m.start]) is None
    ]
    if re.search(r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+ly\s+)?$", text[:at]):
        return (
            re.match(
                r"[^.;,]{0,60}\bby\s+(?:the\s+)?$",
                text[at : next((m.start for m in sentence.mentions if m.start > at and m.entity.side == "un"), at)],
            )
            is not None
        )
    for m in before[-1:]:
        if m.entity.side == "un" and _UN_ACTS.match(text[m.end : at]):
            return _CONSENTING.search(text[m.end : at]) is None
    return False


def _blocked(sentence: Sentence) -> bool:
    text = sentence.text
    return any(
        m.entity.side == "partner"
        and _BLOCKED.search(text[max(0, m.start - 260) : m.start])
        and _RELEASES.match(text[m.end :])
        for m in sentence.mentions
    )


def _secured(sentence: Sentence) -> bool:
    return any(
        m.entity.side == "un" and not m.possessive and _GIVES_SECURITY.match(sentence.text[m.end :])
        for m in sentence.mentions
    )
