"""Immunities given up without the word: "shall not extend to", "abstains from invoking", "is treated as a private party".

Read from the sentence as a whole; what "waive" and its like say, :mod:`clauses.frames.immunities` reads.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clauses.frames.sentence import LONGEST, Sentence

_PROTECTION = (
    r"(?:immunit\w+|privileges?(?: and immunities)?|(?:treaty |legal )?protections? (?:from|against|of|under|it|which it|that it|granted|accorded|afforded|conferred)\b|treaty protections?|those protections|"
    r"special (?:legal )?(?:status|position|standing)|(?:treaty|international|privileged|protected|extraterritorial|diplomatic) status|inviolabilit\w+|jurisdictional protections?|"
    r"exemptions? (?:from|of) (?:(?:the|all|any|every|local|legal|national|domestic|judicial) ){0,2}(?:process|jurisdiction|suits?|courts?|lawsuits?|proceedings|execution|search)|(?:status|privileges?) and (?:\w+ )?exemptions?|"
    r"status (?:of|as) (?:an? )?(?:international|intergovernmental) organi[sz]ation)"
)
_PLEA = r"(?:plead\w*|invok\w*|rais\w+|rely|relying|relied|claim\w*|assert\w*|oppos\w+|avail\w*|(?:take |seek )?shelter\w*|hid(?:e|ing) behind|interpos\w*|set up|stand(?:ing)? (?:up)?on|mak\w+ use|(?:seek|tak)\w* refuge|plea\b)"
_RELEASE = (
    r"(?:waiv(?:e|es|ed|ing)|for(?:e)?go(?:es|ing|ne)?|gives? up|giv(?:ing|en) up|gave up|renounc(?:e|es|ed|ing)|dropp?(?:s|ed|ing)?|surrender(?:s|ed|ing)?|abandon(?:s|ed|ing)?|relinquish(?:es|ed|ing)?|"
    r"(?:lets?|letting) go of|part(?:s|ed|ing)? with|(?:lays?|laid|laying|sets?|setting|puts?|putting|leaves?|left|leaving) aside|disclaim(?:s|ed|ing)?|divest(?:s|ed|ing)? itself of|strips? itself of|"
    r"lift(?:s|ed|ing)?|lower(?:s|ed|ing)?|puts? an end to|renunciation of|abandonment of|surrender of)"
)
#: In the voice that suffers it: "is dropped", "shall be put aside", "remains suspended".
_RELEASED = (
    r"(?:waived|given up|dropped|for(?:e)?gone|abandoned|renounced|surrendered|relinquished|ceded|lifted|lowered|excluded|(?:set|put|laid|left) aside|ruled out|suspended|disapplied|disregarded|inapplicable|"
    r"withdrawn|removed|revoked|cancelled|extinguished|at an end|without effect|of no effect|in abeyance|out of place)"
)
_NO_MORE = (
    r"(?:(?:shall|will|may|can|does|do|must|should|undertakes?|agrees?|promis\w+|commits?(?: itself)?|covenants?|engages?|binds? itself)\s+(?:\w+\s+){0,2}?(?:not|never|no longer)\s+(?:to\s+)?|cannot\s+|"
    r"\bneither\s+(?:(?!party|of them)[^.;,]{0,30}\s)?(?:will|shall|may|can)?\s*|\bwithout\s+(?!(?:[\w'’]+\s+){0,3}(?:consent|approval|agreement|leave|authori[sz]ation|assent)\b)|\babstain\w* from\s+|\brefrain\w* from\s+|\bdesist\w* from\s+)"
)
#: What an organization pleads to keep a judge away, named otherwise than as immunities.
_STATUS = (
    r"(?:(?:(?:its|their|any|the|such|a|special|legal|privileged|international|intergovernmental|own)\s+){1,4}(?:legal )?(?:status|character|position|standing|nature|personality|convention)\b|(?:the|any|its|no) (?:general |\d+ )?(?:convention|treaty|seat (?:agreement|treaty)|headquarters agreement)|"
    r"that (?:it is (?:immune|exempt|not (?:subject|amenable))|(?:its|their) (?:\w+ )?(?:status|character|nature|position)))"
)
_ORDINARY = r"(?:private|commercial|ordinary|regular|normal|any (?:other|private|commercial|ordinary)|every (?:other|private|ordinary)|equals?|(?:a|any|every|the) (?:\w+ )?(?:consumer|municipality|trader|merchant|litigant|borrower|debtor|landlord|householder))"
#: Immunities given up without the word: "shall not extend to claims for ...", "abstains from invoking", "is treated as a private party".
_GIVEN_UP = re.compile(
    rf"\b{_PROTECTION}\b[^.;]{{0,70}}?\b(?:shall|will|do|does|may|can|is|are)\s+(?:not|no longer|never)\s+(?:\w+\s+){{0,2}}?(?:apply|extend|cover|avail|protect|available|open|retained|reserved|preserved|invoked|relied|opposed|pleaded|raised|asserted|claimed|stand in the way|prevent|bar|hinder|shield)\b"
    rf"|\bplea of (?:immunity|privilege)\b[^.;]{{0,40}}\bnot (?:open|available)"
    rf"|\b{_PROTECTION}\b[^.;]{{0,90}}?\b(?:is|are|be|been|being|stands?|remains?)\s+(?:(?:hereby|thereby|expressly|to that extent|irrevocably|deemed|taken|considered|as)\s+){{0,2}}(?:to be |to have been )?{_RELEASED}\b"
    rf"|\b{_PROTECTION}\b[^.;]{{0,60}}?\b(?:(?:shall|will|is|are|to) (?:be )?no (?:answer|obstacle|bar|defen[cs]e|objection|hindrance|impediment|excuse)|find no application|ha(?:s|ve) no application|ceases? to (?:apply|exist|protect)|(?:stops?|ends?) at\b)"
    rf"|\b{_NO_MORE}(?:\w+ly )?(?:{_PLEA}[^.;]{{0,80}}?|[^.;]{{0,60}}?(?:objection|defen[cs]e|protection|plea)[^.;]{{0,40}}?)\b{_PROTECTION}\b"
    rf"|\b{_NO_MORE}(?:\w+ly )?(?:{_PLEA},?\s+(?:(?:before|against|in|towards) [^.;,]{{3,70}}, )?(?:(?:up)?on |behind |in |of |itself |the point )*|[^.;]{{0,40}}?\b(?:objection|defen[cs]e|plea|exception)s? (?:\w+ )?(?:on|from|in|of|resting on|to) ){_STATUS}"
    rf"|\b(?:raises?|makes?|takes?|enters?|sets? up|invokes?|has|have|meet)\s+(?:no|neither)\s+(?:(?:the|any)\s+)?(?:\w+ ){{0,2}}(?:plea|objection|defen[cs]e|exception|point)s?\b[^.;]{{0,30}}\b(?:{_PROTECTION}|{_STATUS})"
    rf"|\b{_RELEASE}\b[^.;]{{0,110}}?\b{_PROTECTION}\b|\b{_RELEASE}\s+(?:\w+\s+){{0,2}}(?:pleas?|objections?|defen[cs]es?|points?|exceptions?)\b[^.;]{{0,30}}?\b{_STATUS}"
    rf"|\b{_PROTECTION}\b[^.;]{{0,150}}?\b{_RELEASE}\s+(?:the same|th(?:at|ose|is|ese)|it|them|(?:any|all|every) such|such)\b"
    rf"|\b(?:enjoys?|possess(?:es)?|claims?|retains?|enjoying|having|keeps?)\s+no\s+(?:\w+ ){{0,2}}{_PROTECTION}|\bno {_PROTECTION} (?:\w+ )?(?:attach|appl|exist|avail|subsist)\w*"
    rf"|\b(?:treated|regarded|considered|dealt with|placed|stands?|assimilated|amenable|answers?|answerable|sued|appears?|heard?)\b[^.;]{{0,60}}\b(?:as|like|to|in the position of|in the same (?:manner|way) as|on (?:the|an?) (?:\w+ )?footing (?:of|as|with))\b[^.;]{{0,20}}\b{_ORDINARY}\b"
    rf"|\b(?:regardless of|irrespective of|in spite of|without regard to|disregarding|despite)\s+(?:any|its|the|whatever|all|such)?\s*(?:\w+ ){{0,3}}{_PROTECTION}"
    r"|\b(?:shall|will|is|are|be) (?:\w+ )?(?:not|no longer|never) (?:be )?(?:immune\b|(?:exempt|protected|shielded|sheltered|free) from (?:\w+ ){0,3}(?:suits?|process|jurisdiction|courts?|execution|attachment|proceedings|lawsuits?))"
    r"|\bas (?:if|though) it (?:were|was|had|enjoyed|possessed) (?:not an? international|an? (?:private|ordinary|commercial)|no (?:special|such|immunit|privileg|status))"
    r"|\bneither (?:of them|party|side)\b[^.;]{0,40}\b(?:special status|privilege|immunity)"
    r"|\b(?:consents?|consented|consenting|agrees?|agreed|amenable|liable|answerable)\s+(?:\w+ly )?to (?:(?:be|being) (?:sued|impleaded)\b|suits?\b)"
    r"|\bwaivers?\b[^.;]{0,40}\b(?:may|can|shall|will|is to) be (?:inferred|implied|deduced|presumed|assumed)\b|\b(?:shall|will|does|do)(?: by necessary implication| thereby| also)? (?:amount to|constitute|operate as|imply|entail|count as|have the effect of) (?:an? |the )?(?:\w+ )?waiver|\b(?:constitutes|amounts to|operates as|counts as|entails|implies|contains) (?:an? |the )?(?:\w+ )?waiver\b",
    re.I,
)
#: "Nothing shall be taken to give up", "had asked that ...", "the Secretary-General may".
_NOT_GIVEN_UP = re.compile(
    r"\b(?:nothing|no (?:provision|clause|term|act|part|conduct|failure|delay|omission|exercise|step|word|sentence)|neither (?!of them|party|side)|nor|had asked|requested|has no authority|declin\w+|none of (?:the|these|this|its|whose|which|them)|(?:which|immunities|privileges),? none of|(?:shall|may|must) not,? (?:by [^.;,]{3,30}, )?(?:represent|state|declare|claim|suggest|assert) [^.;]{0,60}\bthat|(?:seem|purport|appear)\w* to|does not consent|may (?:be )?(?:waived? )?only|unless|"
    r"(?:not|never|no (?!later)[^.;]{3,170} (?:can|shall|may|will) be|in no (?:way|case|event|manner))(?: \w+){0,2} (?:deemed|construed|taken|regarded|understood|read|interpreted|treated|held|considered|concluded|inferred|deduced|presumed|assumed|argued|implied)(?! (?:as|like) (?:a |an )?(?:private|ordinary|commercial)))\b",
    re.I,
)
#: Right before the release, or inside it: "without giving up", "does not waive", "gives up none of its immunities".
_KEPT_BEFORE = re.compile(
    r"\b(?:without|not|never|cannot|none of (?:the|these|this|its|which|them|that)[^.;]{0,40}|in no (?:way|case|event|manner)|no\s+\w+|far from|instead of|rather than)\s*(?:,[^.;,]{3,30},)?\s*(?:\w+\s+){0,3}?$",
    re.I,
)
_KEPT_INSIDE = re.compile(rf"^{_RELEASE}\s+(?:\w+\s+)?(?:none|no|nothing|neither)\b", re.I)
_RELEASING = re.compile(rf"{_RELEASE}\b", re.I)


@lru_cache(maxsize=512)
def _given_up(text: str) -> re.Match[str] | None:
    """A dear search, and both readers ask for it."""
    return _GIVEN_UP.search(text)


def given_up(sentence: Sentence) -> bool:
    """Tell whether the words give the UN body's immunities up without saying "waive"."""
    text = sentence.text
    match = _given_up(text) if len(text) <= LONGEST else None
    if match is None or kept(text, match.start(), match.end()):
        return False
    if "waiver" in match.group().casefold() and re.search(_PROTECTION, text, re.I) is None:
        return False  # of a remedy, of a breach
    who = [m.entity.side for m in sentence.mentions if m.start < match.end() and m.entity.side in ("un", "partner")]
    return _TO_PERSONS.match(text, match.end()) is None and (not who or "un" in who)


def kept(text: str, start: int, end: int) -> bool:
    """Tell whether what would give immunities up is denied: before it, or within it."""
    if _NOT_GIVEN_UP.search(text[:end]):
        return True
    releasing = _RELEASING.match(text, start)
    return releasing is not None and bool(
        _KEPT_BEFORE.search(text[max(0, start - 80) : start]) or _KEPT_INSIDE.search(text[start:end])
    )


#: "Do not extend to the experts": whom the privileges never covered.
_TO_PERSONS = re.compile(
    r"\s+to\s+(?:the\s+|any\s+|its\s+)?(?:[\w'’]+\s+){0,3}?(?:experts?|staff|personnel|consultants?|volunteers?|employees|contractors?|partner|company|agents?|secondees?|third)\b",
    re.I,
)
