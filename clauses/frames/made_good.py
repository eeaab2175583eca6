"""Who makes good what others suffer or claim, in words that name no indemnity: read from the sentence as a whole.

Drafts that shun the word say that a claim "falls to" one side, that it "steps
in" for the other, or that "the Party at fault" gives the other back what it paid.
"""

from __future__ import annotations

import re

from clauses.frames.sentence import LONGEST, Sentence, followed, preceded
from clauses.model import Side

#: What third persons suffer or claim, and what that costs the other side.
_OTHERS_HARM = re.compile(
    r"\b(?:infring\w+|injur\w+|hurt|harmed|killed|third[- ]part(?:y|ies)|third persons?|members? of the public|class actions?|law ?suits?|subpoenas?|regulatory (?:inquir\w+|fines?)|claimants?|"
    r"claims? (?:of|by|from|against (?:the )?(?:partner|company|sponsor|provider|donor))|actions? brought|recourse|(?:financial )?consequences|compensation owed|damages? awarded|loss of revenue|loss(?:es)? (?:which|that|suffered|sustained|incurred)|"
    r"demands? (?:of|by|from)|(?:damages?|loss|destruction|theft|breakage) (?:\w+ ){0,2}?(?:of|to) (?:the |any |such )?(?:lent|loaned|borrowed|donated))\b",
    re.I,
)
_HARM = (
    r"(?:claims?|demands?|actions?|suits?|proceedings|loss(?:es)?|damages?|harm|destruction|theft|injur(?:y|ies)|liabilit(?:y|ies)|judg[e]?ments?|awards?|fines?|penalt(?:y|ies)|compensation|debts?|legal (?:costs?|fees)|"
    r"costs? of (?:repair|defen[cs]e|replacement)|detriment|outlay)"
)
#: "damage to | the Partner", "suits against | the Partner", "losses of | the Partner": before a mention of the other side.
_HARM_OF = re.compile(
    rf"\b{_HARM}\b[^.;]{{0,60}}?\b(?:to|of|against|by|suffered by|incurred by|from)\s+(?:the\s+)?$"
    r"|\b(?:sues?|suing|sued|turns? (?:to|against|on)|proceeds? against|(?:brings?|makes?|raises?|lodges?|institutes?|recovers?|obtains?)\b[^.;]{0,50}\b(?:against|from|on)|(?:addressed|directed|presented) (?:to|at|against))\s+(?:the\s+)?$",
    re.I,
)
#: "the Partner | 's liabilities", "the Partner | is ordered to pay": after one.
_OWN_HARM = re.compile(rf"\s*(?:[\w-]+\s+){{0,4}}?{_HARM}\b", re.I)
_SUFFERS = re.compile(
    r"\s+(?:(?:may|might|shall|can|has|have|had|itself|thereby|in consequence|must)\s+){0,3}(?:suffers?|suffered|incurs?|incurred|sustains?|sustained|sued|loses?|lost|"
    r"(?:is|are|be|been|becomes?) (?:\w+ )?(?:sued|ordered|obliged|condemned|required|compelled|adjudged|held|made|liable|exposed)|(?:has|have|had) (?:had )?to (?:pay|bear|expend|spend|refund))\b",
    re.I,
)
_TAKES = re.compile(
    r"(?:[,\s]+(?:hereby|also|alone|then|itself|accordingly|in turn|likewise|however|nevertheless|in such case|on (?:first )?demand|upon request|in full)){0,3}[,\s]+(?:(?:shall|will|must|undertakes? to|agrees? to|commits? to|is to|has to|is (?:obliged|bound|required) to)\s+)?(?:(?:\w+ly|also|then|alone|itself|in full)\s+){0,2}"
    r"(?:accepts? (?:all |full |the |any )?(?:liability|responsibility)|assumes? (?:all |full |the |any )?(?:liability|responsibility|consequences|risk)|"
    r"(?:stands? in for|steps? (?:in|into)|(?:takes?|steps? into) (?:[\w’']+ ){1,4}place|takes? the place of|stands? (?:in front of|between|behind)|picks? up the bill|foots? the bill)\b|"
    r"(?:bears?|pays?|meets?|covers?|takes? (?:over|(?:up)?on itself)|stands? (?:in|good|behind)|answers?|settles?|shoulders?|reimburses?|refunds?|repays?|returns?|compensates?|relieves?|restores?|replaces?|makes? (?:good|up|reparation)|satisf(?:y|ies)|discharges?|absorbs?|secures?|guards?|shields?|owes?)\b"
    r"[^.;]{0,90}?\b(?:claims?|demands?|consequences|damages?|loss(?:es)?|destruction|compensation|costs?|expenses?|judg[e]?ments?|sums?|amounts?|awards?|recourse|liabilit(?:y|ies)|fines?|penalt(?:y|ies)|injur(?:y|ies)|whatever|what|for|where|if|should)\b)",
    re.I,
)
_LEFT_TO = re.compile(
    r"\b(?:borne|paid|paid for|met|settled|covered|satisfied|shouldered|discharged|reimbursed|refunded|repaid|compensated|replaced|assumed|made good|made up|taken over|owed|absorbed)(?: in full| entirely| solely| exclusively| alone)? by\s+(?:the\s+)?$"
    r"|\b(?:charged|passed on|chargeable|falls?|fall back|passes|pass|travels? on) (?:up)?(?:to|on)\s+(?:the\s+)?$|\b(?:lies?|rests?|remains?) (?:solely |entirely )?with\s+(?:the\s+)?$|\b(?:at the (?:cost|expense|charge)|for the account|a charge) (?:of|on)\s+(?:the\s+)?$|\brecover\w*\b[^.;]{0,40}\bfrom\s+(?:the\s+)?$"
    r"|\b(?:due|owed|owing|repayable|refundable|reimbursable|claimed) (?:by|from)\s+(?:the\s+)?$|\b(?:looks?|turns?|have recourse) to\s+(?:the\s+)?$",
    re.I,
)
#: "claims of patients are for | UNDP | to meet".
_IS_FOR = re.compile(r"\b(?:is|are|be|remains?) (?:a matter )?for\s+(?:the\s+)?$", re.I)
_TO_MEET = re.compile(
    r"\s+(?:alone\s+)?to (?:meet|pay|settle|discharge|bear|satisfy|make good|answer|cover|reimburse|deal with|shoulder|compensate)\b",
    re.I,
)
_ACCOUNT = re.compile(r"['’]s?\s+(?:own\s+|sole\s+)?(?:account|expense|charge|cost)\b", re.I)
_FOR = re.compile(r"\b(?:for|at|on|to)\s+(?:the\s+)?$", re.I)
#: Negations that deny no duty: "whether or not", "not later than", "even if nobody was at fault", "and not on the Partner".
_NOT_DENYING = re.compile(
    r"\b(?:whether or not|or not|(?:no|not) (?:later|more|less|longer|fewer|only|merely|exceeding|limited) ?(?:than)?|never (?:for )?more than|(?:shall|may|will) (?:not|never) exceed|without (?:any )?(?:undue )?(?:delay|limit\w*|ceiling|cap|prejudice|regard|proof|cost|charge|exception|fault|deduction|further)|"
    r"with(?:out)? no (?:upper )?limit|no matter|(?:even )?(?:if|where|when|though) (?:nobody|no one|none|neither|no \w+|it \w+ not|\w+ (?:is|was|were|are) not)|(?:at|with) no (?:cost|charge|fault|limit)|and not (?:(?:on|upon|by|to|with|from|for) )?(?=the |it\b|[A-Z])|nothing (?:in this \w+ )?(?:relieves|releases|exempts)|not insured|has not been|have not been|unless|"
    r"not (?:be )?(?:limited|confined|capped|restricted|relieved|released)|without having to|not (?:itself )?at fault|not to blame|could not|cannot recover)\b",
    re.I,
)
_NOT_OTHERS = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nothing|without)\b|\b(?:its|their) own\b|\bown (?:acts?|negligence|fault|staff|personnel|employees|costs?)\b|\b(?:each|either|both) (?:party|parties|side|of)\b|\brespective(?:ly)?\b|"
    r"\bagainst (?:it|itself)\b|\binsur\w+\b|\bleaves? out\b|\bexempt(?:ed|s)? from\b|\bdispens\w+\b|\b(?:stays?|lies?) where\b|\bexclud\w+\b",
    re.I,
)


def one_for_the_other(sentence: Sentence) -> Side | None:
    """Which side takes on what third persons suffer by the other's doing, or what the other loses; "each-party" where it is whichever is at fault."""
    text = sentence.text
    if len(text) > LONGEST:
        return None
    plain = _NOT_DENYING.sub(lambda m: " " * len(m.group()), text)
    if _mutual(sentence, plain):
        return "each-party"
    if _NOT_OTHERS.search(plain):
        return None
    named = _OTHERS_HARM.search(text) is not None
    sides: tuple[Side, Side] = ("un", "partner")
    for side in sides:
        other_side: Side = "partner" if side == "un" else "un"
        # It is the other's doing, or the other's loss, only where the other is named beside the harm.
        if not any(m.entity.side == other_side for m in sentence.mentions):
            continue
        if not (named or _harm_of(sentence, other_side)):
            continue
        if followed(sentence, side, _TAKES) or preceded(sentence, side, _LEFT_TO) or _on_account(sentence, side):
            return side
    return None


def _harm_of(sentence: Sentence, side: Side) -> bool:
    """Whether the sentence speaks of what a side suffers, or of claims against it."""
    text = sentence.text
    for m in sentence.mentions:
        if m.entity.side != side:
            continue
        if m.possessive:
            if _OWN_HARM.match(text, m.end):
                return True
        elif _SUFFERS.match(text, m.end) or _HARM_OF.search(text[max(0, m.start - 90) : m.start]):
            return True
    return False


def _on_account(sentence: Sentence, side: Side) -> bool:
    """Read "for UNDP's account", "at UNDP's expense", "claims of patients are for UNDP to meet"."""
    text = sentence.text
    return any(
        m.entity.side == side
        and (
            (
                (_ACCOUNT.match(text, m.end - 2) or _ACCOUNT.match(text, m.end))
                and _FOR.search(text[max(0, m.start - 12) : m.start])
            )
            or (_TO_MEET.match(text, m.end) and _IS_FOR.search(text[max(0, m.start - 40) : m.start]))
        )
        for m in sentence.mentions
    )


_GIVES_BACK = (
    r"(?:relieves?|reimburses?|refunds?|repays?|compensates?|indemnif(?:y|ies)|makes? (?:good|up|whole)|exempts?|frees?|exonerates?|recoups?|restores?|answers? to|stands? (?:in|between)|gives? back|pays? (?:back )?(?:to )?|takes? (?:over|the place of|off)|"
    r"(?:holds?|keeps?|saves?)\b[^.;]{0,25}?\b(?:harmless|free|whole|clear|safe|indemnified))"
)
_OTHER = r"(?:the other|the latter|that other|each other|one another|its counterpart|the innocent|the one (?:which|that|who)|the injured (?:party|side))\b"
#: "the Party at fault shall reimburse the other", "whichever side caused it makes it good to the other".
_AT_FAULT = re.compile(
    r"\b(?:(?:the|a|any|such|that|whichever|whatever) (?:part(?:y|ies)|side|institution|organi[sz]ation|one|signatory)|whichever of [^.;,]{3,40}?|who(?:so)?ever|the one)\b"
    r"[^.;]{0,20}?\b(?:which|that|who|whose|at fault|in (?:breach|default|error|fault|the wrong)|responsible|causing|caused|through|from (?:whose|which)|by (?:whose|reason)|has|ha[sd]|to blame)\b[^.;]{0,140}?"
    rf"(?:\b(?:shall|will|must|has to|is to)\s+(?:\w+ly\s+|also\s+|alone\s+|in full\s+)?)?\b{_GIVES_BACK}\b[^.;]{{0,80}}?\b{_OTHER}",
    re.I,
)
_MUTUAL = re.compile(
    rf"[,\s]+(?:(?:shall|will|must|agrees? to|undertakes? to)\s+)?(?:(?:\w+ly|also|in turn|each|on demand|upon demand|on first demand|itself|mutually)\s+){{0,3}}{_GIVES_BACK}\b[^.;]{{0,60}}?\b(?:{_OTHER})",
    re.I,
)
_LOST = re.compile(
    rf"\b(?:{_HARM}|costs?|expenses?|faults?|sums?|amounts?|payments?|paid|pay|consequences|negligence|breach|wrong|suffer\w*|sued|caused)\b", re.I
)  # fmt: skip
_NOT_MUTUAL = re.compile(
    r"\b(?:if|when) it (?:be|is|was) |\bwith the exception\b|\bexcept(?:ing)? (?:that )?(?:the|for)?\b", re.I
)
_DENIED = re.compile(r"\b(?:no|not|never|neither|nor|none|nothing|without)\b", re.I)


def _mutual(sentence: Sentence, plain: str) -> bool:
    """Whether each side makes good what the other loses, or whichever of them is at fault does."""
    if _LOST.search(plain) is None or _NOT_MUTUAL.search(plain) or _DENIED.search(plain):
        return False
    return followed(sentence, "each-party", _MUTUAL) is not None or _AT_FAULT.search(plain) is not None
