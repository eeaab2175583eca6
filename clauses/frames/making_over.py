"""That the partner may put somebody else in its place, wholly or for the work: read from the sentence as a whole.

Drafts seldom say "assign": the buyer of the business "steps into" the
agreement, the work may be "placed with another firm as it sees fit".
"""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, make
from clauses.model import Entity, Statement, Thing

_FREE = (
    r"(?:may|can|is (?:\w+ )?(?:free|entitled|allowed|permitted|authori[sz]ed|at liberty) to|are (?:\w+ )?(?:free|entitled|allowed|permitted|at liberty) to|has (?:the|full) (?:right|liberty|freedom|faculty) to|(?:reserves|retains|keeps) the (?:right|faculty|liberty|option) (?:to|of)|"
    r"shall (?:\w+ )?be (?:free|entitled|allowed|permitted|at liberty) to|shall have the right to)"
)
_BETWEEN = r"(?:[,\s]+(?:also|freely|further|thus|likewise|at any time|from time to time|at its (?:sole |own )?discretion|in its (?:sole |own )?discretion|with or without [^,;.]{3,60}|without [^,;.]{3,70}|if it so wishes|as it sees fit|in whole or in part|hereafter|by (?:simple )?notice|upon notice|then|moreover)){0,3}[,\s]+"
_ASSIGN = (
    r"(?:assign(?:ing)?|novat(?:e|ing)|ced(?:e|ing)|sub-?contract(?:ing)?|sub-?let(?:ting)?|outsourc(?:e|ing)|delegat(?:e|ing)|farm(?:ing)? out|mak(?:e|ing) over|part(?:ing)? with|substitut(?:e|ing)|"
    r"(?:transfer|convey|hand|pass|entrust|plac|put|giv|pledg|mortgag|charg|leav|shift|turn|dispos)(?:e|ing|ring)?)"
)
_WEAK = re.compile(
    r"\b(?:transfer|convey|hand|pass|entrust|plac|put|giv|pledg|mortgag|charg|leav|shift|turn|dispos|part)\w*\b", re.I
)
_WHAT = re.compile(
    r"\b(?:agreement|contract|memorandum|mou|convention|arrangement|letter|accord|licen[cs]e agreement|rights?|obligations?|duties|(?:the|any|such|its|all|of) (?:[\w-]+ )?works?|services?|tasks?|performance|execution|implementation|"
    r"portions?|(?:any|whole or|in|or) part|position|claims?|benefits?|interests?|undertakings?|work packages?|activities|hereunder|studies|trials?|surveys?|maintenance|deliver(?:y|ies)|in its (?:place|stead))\b",
    re.I,
)
_NOT_WHAT = re.compile(
    r"\b(?:data|funds|title|ownership|goods|money|equipment|logos?|emblems?|marks?|intellectual property|copyright|information|staff members?|copies|licen[cs]e|sub-?licen[cs]e|permission|notice|instructions|costs?|charges? for|possession|technology|receipt|stock|donations?|pledges?)\b",
    re.I,
)
#: "The Partner may assign ...", "reserves the right to have ... carried out by others".
_MAY_ASSIGN = re.compile(rf"{_BETWEEN}?{_FREE}{_BETWEEN}(?P<verb>{_ASSIGN})\b(?P<what>[^.;]{{0,120}})", re.I)
_MAY_USE = re.compile(
    rf"{_BETWEEN}?{_FREE}{_BETWEEN}(?:(?:engag|us|appoint|employ|retain|select|bring in|call in|add|chang|replac)(?:e|ing)?\s+(?:(?:further|additional|other|any|such|new|outside|external|third[- ]party|hosting|its|own|as many|and|or|change|replace)\s+){{0,4}}"
    r"(?:sub-?contractors?|sub-?processors?|sub-?suppliers?|sub-?agents?|contractors|(?:hosting |service )?providers|vendors)|"
    r"(?:hav(?:e|ing)|caus(?:e|ing)|let(?:ting)?)\b[^.;]{2,90}?\b(?:performed|carried out|carried on|done|executed|rendered|delivered|provided|replaced|supplied)\b[^.;]{0,30}?\bby\b|"
    r"perform(?:ing)?\b[^.;]{0,60}?\b(?:through|by means of)\b[^.;]{0,20}\b(?:affiliat\w+|subsidiar\w+|others?|third|contractors|any)|(?:hav(?:e|ing) itself )?(?:replac(?:e|ed)|substitut(?:e|ed))(?: itself)?\b[^.;]{0,40}\bby\b)",
    re.I,
)
_TURNED = r"(?:assigned|novated|ceded|sub-?contracted|outsourced|delegated|made over|transferred|conveyed|handed (?:over|on)|passed (?:on|to)|entrusted)"
#: "The claims of the Partner may be ceded", "... are freely transferable".
_MAY_BE = re.compile(
    rf"[^.;]{{0,60}}?\b(?:(?:may|can|shall be free to) (?:(?!not|never|only)\w+ )?be {_TURNED}|(?:is|are|shall be) (?:freely |fully |at all times )?(?:transferable|assignable))\b",
    re.I,
)
#: "may be assigned by the Partner".
_ASSIGNED_BY = re.compile(
    rf"\b(?:may|can) (?:(?!not|never|only)\w+ )?be {_TURNED}[^.;]{{0,60}}?\bby\s+(?:the\s+)?$", re.I
)
_STEPS_IN = re.compile(
    r"\b(?:acquirers?|buyers?|purchasers?|successors?|assignees?|transferees?|(?:whoever|any(?:one|body) who|(?:a|the|any) (?:person|company|entity) (?:who|which|that)) (?:\w+ )?(?:acquires?|buys?|purchases?|succeeds?|inherits?|takes over))\b[^.;]{0,90}?"
    r"\b(?:steps? into|succeeds? to|takes? (?:over|the place|its place)|enters? into|replaces?|becomes? (?:a )?party to|inherits?)\b[^.;]{0,50}\b(?:agreement|contract|letter|memorandum|rights|obligations|place|position|shoes|arrangement)\b",
    re.I,
)
#: "Consent is presumed where the assignee is a subsidiary".
_PRESUMED = re.compile(
    r"\b(?:consent|approval|agreement)\b[^.;]{0,80}\b(?:assign\w*|transfer\w*|sub-?contract\w*)\b[^.;]{0,60}\b(?:presumed|deemed (?:to be |to have been )?given|taken as given|not (?:be )?(?:needed|required|necessary))\b"
    r"|\b(?:assign\w*|transfer|sub-?contract\w*)\b[^.;]{0,90}\b(?:(?:requires?|needs?) no|without the need (?:of|for)(?: any)?|no)\b[^.;]{0,30}\b(?:consent|approval|agreement)\b",
    re.I,
)
_SAVE = re.compile(
    r"\b(?:not|neither|nor)\b[^.;]{0,60}\b(?:assign|transfer|sub-?contract|cede|delegate)\w*\b[^.;]{0,120}\b(?:save|except|other than|but (?:it )?may)\b[^.;]{0,30}\b(?:to|where|with|in favou?r of|the (?:assignee|transferee))\b[^.;]{0,60}"
    r"\b(?:affiliat\w+|subsidiar\w+|group|common control|parent|holding|sister|lenders?|financ\w+|bank|purchaser|buys?|acquir\w+|successors?)\b"
    r"|\b(?:save|except) to\b[^.;]{0,60}\b(?:affiliat\w+|subsidiar\w+|group)\b[^.;]{0,80}\b(?:not|neither)\b[^.;]{0,40}\b(?:assign|transfer|sub-?contract)\w*",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:consent|approv\w+|agree(?:d|s|ment in writing)|authori[sz]ation|permission|permit(?:s|ted)? (?:in writing|by)|leave|clearance|accept\w+)\b",
    re.I,
)
_UNASKED = re.compile(
    r"\b(?:without|no|not|nor|instead of|irrespective of|regardless of|presumed|deemed|need not|unnecessary|dispens\w+|free of)\b[^.;]{0,60}$",
    re.I,
)
_COULD = re.compile(
    r"\b(?:assign\w*|novat\w*|ced(?:e|ed|ing)|sub-?contract\w*|outsourc\w*|delegat\w*|mak(?:e|ing) over|made over|part(?:ing)? with|transfer\w*|hand\w*|pass\w*|entrust\w*|plac(?:e|ing)|sub-?process\w*|providers|vendors|replac\w*|substitut\w*|by|through|steps? into|succeeds?|takes? over|inherits?|turn(?:ed)? over)\b",
    re.I,
)
_MIGHT = re.compile(
    r"\b(?:may|can|free to|entitled|liberty|right|transferable|assignable|acquire\w*|buyers?|buys?|purchasers?|successors?|assignees?|presumed|consent|approval|save|except)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could let the partner put somebody else in its place."""
    return _COULD.search(text) is not None and _MIGHT.search(text) is not None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner may assign or subcontract without being asked back."""
    text = sentence.text
    if not could_hold(text):
        return []
    bearer = next((side for side in ("partner", "each-party") if _free(sentence, side)), None)
    if bearer is None:
        return []
    return [make(sentence, None, Entity("partner"), "may", "assign", thing=Thing("agreement"))]


def _free(sentence: Sentence, side: str) -> bool:
    text = sentence.text
    mentioned = [m for m in sentence.mentions if m.entity.side == side]
    if not mentioned:
        return False
    save = _SAVE.search(text)
    if save is not None:
        return not _needs_consent(text[save.end() - 60 : save.end() + 80])
    if _needs_consent(text) or _ONLY.search(text):
        return False
    presumed = _PRESUMED.search(text)
    if presumed is not None or _STEPS_IN.search(text):
        return side == "partner" and not (presumed is not None and _NEVER.search(presumed.group()))
    for m in mentioned:
        if m.possessive or _NONE_OF.search(text[max(0, m.start - 40) : m.start + 8]):
            continue
        may = _MAY_ASSIGN.match(text, m.end)
        if (
            may is not None
            and _NOT_WHAT.search(may["what"][:60]) is None
            and (_WEAK.match(may["verb"]) is None or _WHAT.search(may["what"]))
        ):
            return True
        if _MAY_USE.match(text, m.end):
            return True
        before = text[max(0, m.start - 200) : m.start]
        if _ASSIGNED_BY.search(before) and _NOT_WHAT.search(before) is None:
            return True
    for m in mentioned:
        before, own = text[max(0, m.start - 80) : m.start], m.possessive
        may_be = _MAY_BE.match(text, m.end)
        if may_be is None or _NOT_WHAT.search(may_be.group()):
            continue
        if (own and _WHAT.search(may_be.group())) or re.search(
            r"\b(?:rights?|claims?|obligations?|duties|position|benefits?|interests?)\b[^.;]{0,50}\b(?:of|on)\s+(?:the\s+)?$",
            before,
            re.I,
        ):
            return True
    return False


def _needs_consent(text: str) -> bool:
    return any(
        _UNASKED.search(text[: m.start()]) is None and not _WAIVED.match(text, m.end()) for m in _ASKED.finditer(text)
    )


_ONLY = re.compile(
    r"\b(?:only|solely) (?:if|when|where|after|with|once|upon|by|to the extent)\b|\bunless\b|\bprovided that\b|\bcountersign\w*|\bnot before\b",
    re.I,
)
_NEVER = re.compile(r"\b(?:never|not) (?:be )?(?:presumed|deemed|taken)\b", re.I)
_NONE_OF = re.compile(r"\b(?:neither|nor|no|nothing)\b", re.I)
_WAIVED = re.compile(
    r"[^.;]{0,60}\b(?:not (?:be )?(?:needed|required|necessary)|is presumed|presumed|deemed|dispensed)\b", re.I
)
