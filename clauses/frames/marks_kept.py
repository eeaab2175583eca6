"""That the use of the UN body's marks goes on: it can't be taken back, outlives its term, or nothing need be taken down.

Said of the permission ("survives the end"), of the UN body ("has no power of
recall") or of the things ("need not be removed") and seldom of the partner's
use, so it is read from the sentence as a whole.
"""

from __future__ import annotations

import re

from clauses import concepts
from clauses.frames.named_marks import of_partners_marks, un_body_uses
from clauses.frames.sentence import Sentence, followed, make
from clauses.model import Entity, Statement, Thing

_PERMISSION = (
    r"(?:permissions?|authori[sz]ations?|authority|licen[cs]es?|leave|consents?|approvals?|grants?|facult(?:y|ies)|libert(?:y|ies)|entitlements?|releases?|privileges?|concessions?|clearances?|rights?(?= (?:to|of|in|over|under|granted|set|given|conferred|shall|may|can|is|are|will|which|hereunder|surviv\w+))|"
    r"uses?(?= (?:of|by|may|shall|can|will|continues?|goes))|it|them|this|what it has (?:allowed|granted|given))"
)
_TAKE = (
    r"(?:withdr(?:aw\w*|ew)|revok\w+|revoc\w+|recall\w*|rescind\w*|rescission|cancel\w*|retract\w*|countermand\w*|tak(?:e|es|en|ing) (?:\w+ ){0,4}?back|call(?:s|ed|ing)? (?:\w+ ){0,4}?back|go(?:es)? back (?:on|upon)|"
    r"cut short|(?:terminat|suspend|end)(?:e[ds]?|ed|ing|s)?)"
)
_NO = r"(?:not|never|neither|at no (?:time|moment|point|stage)|in no (?:case|event|circumstances?|way)|under no circumstances?|on no ground)"
#: "May neither suspend nor withdraw", "has no power of recall", "gives up the right to revoke".
_CANNOT = re.compile(
    rf"[,\s]+(?:(?:hereby|then|itself|for its part|however|accordingly|therefore)[,\s]+)*(?:(?:may|can|shall|will|could|is|has|undertakes|agrees|promises)\b[^.;]{{0,40}}?\b{_NO}\b|cannot\b)[^.;]{{0,90}}?\b{_TAKE}\b(?P<what>[^.;]{{0,60}})"
    rf"|[,\s]+(?:hereby |also |shall |irrevocably ){{0,2}}(?:gives? up|waives?|renounces?|relinquish(?:es)?|surrenders?|forgoes?|foregoes|abandons?|has|have|having|retains|keeps|reserves|enjoys)\s+(?:(?:hereby|thereby|also)\s+)*(?P<no>no|any|all|every|its|the|each)\s+(?:[\w-]+ ){{0,2}}?(?:rights?|powers?|facult\w+|possibilit\w+|means|claims?|options?)\b"
    rf"[^.;]{{0,80}}?\b{_TAKE}\b(?P<which>[^.;]{{0,60}})",
    re.I,
)
_GRANTED = re.compile(rf"\b(?!it\b|them\b|this\b){_PERMISSION}\b", re.I)
_HOLDS = re.compile(r"\b(?:has|have|having|retains|keeps|reserves|enjoys)\b", re.I)
#: "The permission cannot be called back".
_NOT_TAKEN = re.compile(
    rf"\b{_PERMISSION}\b[^.;]{{0,140}}?\b(?:(?:may|can|shall|will|could|is|are|need) (?:\w+ )?{_NO}\b|cannot\b|(?:may|shall|can) at no \w+\b)[^.;]{{0,50}}?\bbe (?:\w+ ){{0,2}}?"
    rf"(?:withdrawn|revoked|recalled|rescinded|cancelled|retracted|taken back|called back|cut short|terminated|suspended|determined|(?:revoc|termin|determin|recall)able)\b"
    rf"|\b{_PERMISSION}\b[^.;]{{0,120}}?\b(?:is|are|shall be|being|stands?) (?:\w+ ){{0,3}}?(?:irrevocable|(?:not|never) (?:revocable|terminable|determinable|subject to (?:withdrawal|revocation|recall))|beyond recall)\b",
    re.I,
)
_END = r"(?:end(?:s|ed|ing)?|expir\w+|terminat\w+|withdraw\w*|laps\w+|ceas\w+|clos(?:e|es|ed|ing|ure)|conclu(?:sion|des|ded)|determination|completion|is over|leaves?|(?:whatever|however)[^.;]{0,30}(?:fate|becom\w+)|later|thereafter|afterwards|for ?ever)"
_AFTER = rf"(?:after|beyond|past|following|notwithstanding|despite|irrespective of|regardless of|independent(?:ly)? of|even (?:after|if|though|when|where)|whether or not|upon|on|with|when|once|at any later)\b[^.;]{{0,70}}?\b{_END}"
#: "The authorisation survives the end of the agreement", "does not lapse with it".
_OUTLIVES = re.compile(
    rf"\b{_PERMISSION}\b[^.;]{{0,140}}?(?:(?<!not )(?<!never )(?<!nor )\b(?:surviv(?:e|es|ing)|outlasts?|outlives?)\b|(?<!not )(?<!never )(?<!nor )\b(?:persists?|endures?|continues?|remains?(?: \w+)? (?:valid|in (?:full )?(?:force|effect)|effective|good)|stays? (?:valid|in (?:force|effect))|subsists?|runs? on|goes on|holds good|stands?|is (?:\w+ )?kept up|works? on|carries on)\b[^.;]{{0,60}}?\b{_AFTER}\b"
    rf"|\b(?:(?:do(?:es)?|shall|will|is|are|has|have) (?:not|never) (?:be |been )?(?:\w+ )?|never )(?:laps\w+|ends?(?! on\b)|expir\w+|come(?:s)? to an end|at an end|extinguish\w*|terminat\w+|affected by[^.;]{{0,30}}\b{_END})\b(?! (?:before|until|unless|earlier|sooner)))",
    re.I,
)
_GO_ON = re.compile(
    r"\b(?:may|can|might|shall|will|is|are|free|entitled|allowed|permitted|right|liberty|leave|accepts that|agrees that)\b(?:(?!\b(?:not|never|no|neither|nor)\b)[^.;]){0,60}?\b"
    r"(?:continu(?:e|es|ing)|go(?:es)? on|going on|keep(?:s|ing)?|carr(?:y|ies) on|carrying on|leav(?:e|es|ing)|let(?:s)?|stays?|remains?|retain(?:s|ed|ing)?|stand(?:s|ing)?|circulate)\b",
    re.I,
)
_BEYOND = re.compile(
    rf"\b(?:after|beyond|past|following|notwithstanding|despite|irrespective of|regardless of|(?:upon|on)(?= (?:[\w-]+ ){{0,4}}(?:end|expiry|expiration|termination|completion|closure|close|conclusion|withdrawal))|when|once|even (?:after|if|though|when|where)|at any later|ever) ?\b[^.;]{{0,70}}?\b{_END}\b",
    re.I,
)
#: "For 180 days following termination", "has six months in which to dispose of".
_SPAN = re.compile(
    rf"\b(?:days?|weeks?|months?|quarters?|seasons?|years?)\b[^.;,]{{0,30}}\b(?:after|following|past|from|beyond|as of|in which to)\b|\b(?:upon|on|after|following)\b[^.;,]{{0,40}}\b{_END}\b[^.;]{{0,60}}\b(?:days?|weeks?|months?|seasons?|years?)\b",
    re.I,
)
_MAY_USE = re.compile(
    r"\b(?:may|can|is free to|entitled to|allowed to|permitted to|right to|in which to|at liberty to|shall have|is allowed)\b(?:(?!\b(?:not|never|no|neither|nor)\b)[^.;]){0,60}?\b"
    r"(?:us(?:e|es|ing)|display|show|sell(?: off)?|dispose|distribute|exhaust|market|clear|supply|offer|run[- ]?off|sell[- ]?(?:off|through)|air|broadcast|screen|publish|reproduce|hand out|work off|use up)\b",
    re.I,
)
_REMOVE = (
    r"(?:remov\w+|take(?:n|s)? (?:\w+ ){0,6}?(?:off|down|away)|tak\w+ (?:off|down)|tak\w+ (?:[\w'’]+ ){1,6}(?:off|down)|strip\w*|purg\w+|destroy\w*|destruction|pulp\w*|withdr\w+|recall\w*|stop\w*|ceas\w+|discontinu\w+|surrender\w*|delet\w+|eras\w+|paint\w* over|come down|hand(?:ed)? back|"
    r"repaint\w*|replac\w+|cover\w* up|desist|give up|deliver(?:ed)? up|overprint\w*|re-?label\w*)"
)
#: "Need not take the name off its vehicles".
_NEED_NOT = re.compile(
    rf"\b(?:needs? not|need (?:either|any) Party|(?:not|never)(?:, however,)? (?:thereby |then |therefore )?(?:be )?(?:required|obliged|bound|asked|called upon|compelled|held)|no (?:duty|obligation|need|call|claim)|no(?:body| one)(?: else)? (?:may|can|shall) (?:require|demand|ask|compel)|"
    rf"without (?:any |the )?(?:duty|obligation|need)|(?:may|can|shall|will|does|do) (?:not|never) (?:require|demand|ask|oblige|insist|claim|entitle)|cannot (?:require|demand|ask|oblige|insist)|not have to|(?:waives?|renounces?|gives? up|forgoes?)(?: \w+){{0,4}}?|neither Party need)\b"
    rf"[^.;]{{0,120}}?\b{_REMOVE}\b|\b(?:is|are|be|shall|will|need) not (?:to )?(?:be )?(?:removed|taken (?:down|off)|destroyed|recalled|stripped|painted over)\b",
    re.I,
)
_SPARED = re.compile(
    r"\b(?:unless|except\w*|save|only|provided|other than|until|subject to|without (?:giving|having|stating|prior|due|notice|good|reason|cause|consult\w+|hear\w+)|before \w+ing)\b",
    re.I,
)
_FREE = re.compile(
    r"[,\s]+(?:\w+ ){0,2}?(?:need(?:s)? not|(?:is|shall|will) not(?: be)? (?:required|obliged|bound|asked))\b", re.I
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could let a use go on; its words are enough."""
    return concepts.has("marks", text) and (_GRANTED.search(text) is not None or _LASTING.search(text) is not None)


_LASTING = re.compile(
    rf"\b(?:not|no|never|neither|cannot|continu\w+|goes? on|going on|keep(?:s|ing)?|stays?|stands?|leav(?:e|es|ing)|remain\w*|retain\w*|may|nobody|{_TAKE})\b",
    re.I,
)


#: "The provisions on liability and the use of the name survive": what lasts is the protection.
_PROVISIONS_LAST = re.compile(
    r"\b(?:provisions?|clauses?|articles?|sections?|paragraphs?|obligations?|duties|undertakings?|restrictions?|terms)\b"
    r"[^.;]{0,250}\b(?:surviv\w+|outlast\w*|outliv\w+|(?:remain|stay|continue)s? (?:in (?:force|effect)|binding|to (?:bind|apply)))\b",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the use need not cease, where a sentence makes it go on."""
    text = sentence.text
    if not concepts.has("marks", text) or of_partners_marks(sentence):
        return []
    if un_body_uses(sentence) or _PROVISIONS_LAST.search(text):
        return []
    if not (_never_taken(sentence) or _lasts(sentence) or _goes_on(sentence) or _left_up(sentence)):
        return []
    return [make(sentence, None, Entity("partner"), "need-not", "cease", thing=Thing("marks", "un"))]


def _never_taken(sentence: Sentence) -> bool:
    text = sentence.text
    for side in ("un", "each-party"):
        match = followed(sentence, side, _CANNOT)
        if match is None:
            continue
        if match["no"] is not None:
            held = _HOLDS.search(match.group()[:30]) is not None
            if held != (match["no"].casefold() == "no"):
                continue
        rest = match["what"] or match["which"] or ""
        about = re.search(rf"\b{_PERMISSION}\b|\b(?:emblem|name|logo|marks?)\b", rest, re.I) or re.search(
            rf"\b{_PERMISSION}\b", match.group(), re.I
        )
        if concepts.has("marks", text):
            about = about or _GRANTED.search(text)
        if about and not _SPARED.search(text, match.end() - len(rest)):
            return True
    match = _NOT_TAKEN.search(text)
    return match is not None and not _SPARED.search(text, match.end())


def _lasts(sentence: Sentence) -> bool:
    match = _OUTLIVES.search(sentence.text)
    return match is not None and not _SPARED.search(sentence.text, match.end()) and _permits(match.group())


def _permits(text: str) -> bool:
    """Whether it is a permission that is spoken of, and no mere "it"."""
    return re.match(r"(?:it|them|this)\b", text, re.I) is None


def _goes_on(sentence: Sentence) -> bool:
    text = sentence.text
    if not concepts.has("marks", text) or _DONE_WITH.search(text):
        return False
    if _GO_ON.search(text) and _BEYOND.search(text):
        return True
    return _MAY_USE.search(text) is not None and _SPAN.search(text) is not None and _BEYOND.search(text) is not None


#: What brings the use to its end all the same.
_DONE_WITH = re.compile(
    rf"\b(?:shall|must|will|is to|are to|has to|have to|undertakes? to)\b(?:(?!\b(?:not|never)\b)[^.;]){{0,60}}?\b{_REMOVE}\b|\b(?:not|no|never|neither|nor|nothing|none|cannot)\b[^.;]{{0,60}}?\b(?:us(?:e|es|ed)|remain\w*|continu\w*|display\w*|sold|sell|distribut\w+|right|keep|leave)\b|"
    r"\b(?:no longer|forthwith|at once|immediately|consent|approval|written|removes?|destroys?|stops?|ceases?|withdraws?|takes? down|liable|confidential\w*|indemnif\w+|return\w*|records?|accounts?|personal data)\b",
    re.I,
)


def _left_up(sentence: Sentence) -> bool:
    text = sentence.text
    match = _NEED_NOT.search(text)
    if match is None or not concepts.has("marks", text) or _SPARED.search(text, match.end()):
        return False
    return followed(sentence, "un", _FREE) is None
