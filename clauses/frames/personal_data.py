"""Personal data that the partner would use for itself: read from the sentence as a whole.

Drafts seldom say "personal data": it is the guest list, the records of who rang,
the particulars of those who sign up; and the use is an offer, a tariff, a product.
"""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, make
from clauses.model import Attribute, Entity, Statement, Thing

_PERSONS = (
    r"(?:participants?|beneficiar(?:y|ies)|users?|trainees?|guests?|callers?|patients?|refugees?|pupils?|students?|teachers?|parents?|children|farmers?|households?|individuals?|persons?|people|women|men|families|recipients?|"
    r"visitors?|volunteers?|donors|subscribers?|residents?|villagers?|workers|those (?:who|registered)|everyone who|whoever|staff members)"
)
_DATA = re.compile(
    rf"\b(?:personal(?:ly identifiable)? (?:data|information|particulars|details|records)|(?:data|records?|details|names|lists?|numbers|addresses|profiles|registers?|recordings|images|photographs|histories|information|particulars|dossiers?|fingerprints)\b"
    rf"[^.;,]{{0,60}}?\b(?:of|about|on|relating to|concerning|from|for|belonging to)\b[^.;,]{{0,40}}?\b{_PERSONS}\b|{_PERSONS}(?:['’]s?)? (?:\w+ )?(?:data|lists?|records?|registers?|details|information|profiles|e-?mail addresses|telephone numbers|numbers|particulars)|"
    r"(?:guest|mailing|contact|address|user|customer|subscriber|attendance) (?:lists?|data|base|details)|identity (?:records|documents|data)|biometric\w*|records? of who\b|contact (?:details|data)|direct identifiers|household-level (?:records|data)|e-?mail addresses|telephone numbers)\b",
    re.I,
)
_OWN_USE = re.compile(
    r"\b(?:marketing|commercial (?:purposes?|offerings?|ends?|use|exploitation|interest)|(?:its|their) own (?:\w+ )?(?:products?|purposes?|business|development|customers?|marketing|offers?|ends|services|research|benefit|use)|"
    r"product (?:design|development|improvement|planning)|tariffs?|promotion\w*|advertis\w+|offers?|offerings?|sales|benchmarks?|profiling|(?:credit|risk) scor\w+|customer (?:department|base|database|relations|file)|"
    r"(?:asset|property) of the\b|what(?:ever)? it (?:likes|pleases|wants|sees fit)|any purpose|whatever purpose|as it (?:sees fit|pleases|thinks fit|likes)|without (?:any )?(?:limit|restriction)s?|(?:later|future|further) (?:invitations|campaigns|offers|mailings)|"
    r"train\w* (?:of )?(?:its )?(?:\w+ )?(?:models?|algorithms?)|monetis\w+|monetiz\w+|sold|sell|refine\b|market research|new products?|analytics|cross-sell\w*|loyalty|newsletter)\b",
    re.I,
)
_UNGUARDED = re.compile(
    r"\b(?:no (?:undertaking|obligation|duty|commitment|guarantee|responsibility|period|limit(?:ation)?)|not (?:be )?(?:obliged|bound|required|liable)|neither (?:a |any )?(?:limitation|duty|obligation|period))\b[^.;]{0,80}\b(?:secur\w+|safe\w*|eras\w+|delet\w+|destr\w+|purposes?|protect\w*|confidential\w*)",
    re.I,
)
_USES = re.compile(
    r"\b(?:may|can|shall|will|is|are|be|becomes?|remains?|retain\w*|keeps?|draws?|uses?|free|entitled|allowed|likes)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:no(?! undertaking| obligation| duty| period| limit)|not(?! obliged| bound| required| be obliged)|never|neither(?! a limitation)|nor|none|without (?:the )?(?:prior|written|express|consent)|only (?:for|to|if|with|where)|solely|exclusively|prohibit\w*|forbid\w*|refrain\w*|"
    r"consent\w*|opt(?:s|ed)?[- ]in|expressly outside|rather than|instead of)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could let somebody use the data of persons; its words are enough."""
    return _DATA.search(text) is not None and (_OWN_USE.search(text) is not None or _UNGUARDED.search(text) is not None)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner may process personal data for its own purposes, where a sentence lets it."""
    text = sentence.text
    if not could_hold(text) or not any(m.entity.side == "partner" for m in sentence.mentions):
        return []
    loose = _UNGUARDED.search(text)
    use = _OWN_USE.search(text)
    own = loose or (use if use is not None and _USES.search(text) and not _DENIED.search(text) else None)
    if own is None:
        return []
    attribute = Attribute("own-purposes", own.group(), own.start(), own.end())
    return [
        make(sentence, None, Entity("partner"), "may", "process-data", thing=Thing("personal-data"), extra=[attribute])
    ]
