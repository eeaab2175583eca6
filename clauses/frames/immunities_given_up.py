"""Immunities given up without the word: "shall not extend to", "abstains from invoking", "is treated as a private party".

Read from the sentence as a whole; what "waive" and its like say, :mod:`clauses.frames.immunities` reads.
"""

from __future__ import annotations

import re

from clauses.frames.sentence import LONGEST, Sentence

_PROTECTION = (
    r"(?:immunit\w+|privileges?(?: and immunities)?|protections? (?:from|against) (?:legal process|suit)|treaty protections?|those protections|special (?:legal )?status|inviolabilit\w+|"
    r"jurisdictional protections?|status (?:of|as) (?:an? )?(?:international|intergovernmental) organi[sz]ation)"
)
_PLEA = r"(?:plead\w*|invok\w*|rais\w+|rely|relying|relied|claim\w*|assert\w*|oppos\w+|avail\w*|shelter\w*|hid(?:e|ing) behind|interpos\w*|set up|stand(?:ing)? on|mak\w+ use|seek\w* refuge|plea\b)"
#: Immunities given up without the word: "shall not extend to claims for ...", "abstains from invoking", "is treated as a private party".
_GIVEN_UP = re.compile(
    rf"\b{_PROTECTION}\b[^.;]{{0,70}}?\b(?:shall|will|do|does|may|can|is|are)\s+(?:not|no longer|never)\s+(?:\w+\s+){{0,2}}?(?:apply|extend|cover|avail|protect|available|open|retained|reserved|preserved|invoked|relied|opposed|pleaded|raised|asserted|claimed|stand in the way|prevent|bar|hinder|shield)\b"
    rf"|\bplea of (?:immunity|privilege)\b[^.;]{{0,40}}\bnot (?:open|available)"
    rf"|\b{_PROTECTION}\b[^.;]{{0,50}}?\b(?:is|are|be|being|stands?)\s+(?:hereby\s+)?(?:given up|dropped|for(?:e)?gone|abandoned|lifted|excluded|set aside|ruled out|suspended|disapplied|inapplicable|without effect)\b"
    rf"|\b(?:for(?:e)?go(?:es|ing)?|gives? up|giving up|renounc\w+|dropp?(?:s|ed|ing)?|surrender\w*|abandon\w*|relinquish\w*|desist\w* from|abstain\w* from|refrain\w* from|(?:shall|will|may|can|agrees?|undertakes?|promises?|commits?(?: itself)?) not (?:to )?(?:\w+ )?)\s*(?:{_PLEA}[^.;]{{0,80}}?|[^.;]{{0,60}}?(?:objection|defen[cs]e|protection)[^.;]{{0,40}}?)\b{_PROTECTION}\b"
    rf"|\b(?:for(?:e)?go(?:es|ing)?|gives? up|giving up|renounc\w+|dropp?(?:s|ed|ing)?|surrender\w*|abandon\w*|relinquish\w*)\b[^.;]{{0,80}}?\b{_PROTECTION}\b"
    r"|\b(?:treated|regarded|considered|dealt with|placed|stands?|assimilated)\b[^.;]{0,30}\b(?:as|like|to|in the position of)\b[^.;]{0,20}\b(?:private|commercial|ordinary|any other|equals?)\b"
    r"|\bneither (?:of them|party|side)\b[^.;]{0,40}\b(?:special status|privilege|immunity)"
    r"|\bwaivers?\b[^.;]{0,40}\b(?:may|can|shall|will|is to) be (?:inferred|implied|deduced|presumed|assumed)\b|\b(?:shall|will|does|do)(?: by necessary implication| thereby| also)? (?:amount to|constitute|operate as|imply|entail|count as|have the effect of) (?:a |an )?(?:\w+ )?waiver\b",
    re.I,
)
#: "Nothing shall be taken to give up", "had asked that ...", "the Secretary-General may".
_NOT_GIVEN_UP = re.compile(
    r"\b(?:nothing|no (?:provision|clause|term|act|part|conduct|failure|delay|omission|exercise)|neither (?!of them|party|side)|nor|not (?:be )?(?:deemed|construed|taken|regarded|understood)|had asked|requested|has no authority|declin\w+|may (?:be )?(?:waived? )?only|unless)\b",
    re.I,
)


def given_up(sentence: Sentence) -> bool:
    """Tell whether the words give the UN body's immunities up without saying "waive"."""
    text = sentence.text
    match = _GIVEN_UP.search(text) if len(text) <= LONGEST else None
    if match is None or _NOT_GIVEN_UP.search(text[: match.end()]):
        return False
    if "waiver" in match.group().casefold() and re.search(_PROTECTION, text, re.I) is None:
        return False  # of a remedy, of a breach
    who = [m.entity.side for m in sentence.mentions if m.start < match.end() and m.entity.side in ("un", "partner")]
    return _TO_PERSONS.match(text, match.end()) is None and (not who or "un" in who)


#: "Do not extend to the experts": whom the privileges never covered.
_TO_PERSONS = re.compile(
    r"\s+to\s+(?:the\s+|any\s+|its\s+)?(?:[\w'’]+\s+){0,3}?(?:experts?|staff|personnel|consultants?|volunteers?|employees|contractors?|partner|company|agents?|secondees?|third)\b",
    re.I,
)
