"""Things that carry the UN body's marks: "the bags will be embossed with UNDP's seal", "spots may close on the UNDP logo".

Drafts often say what will bear a mark and not who uses it, with a verb of showing
or none ("tins with its logo are sold"). Such a use is read from the sentence as a
whole: a mark of the UN body, a word of showing beside it, nothing that denies it
or makes it wait for a consent.
"""

from __future__ import annotations

import re

from clauses import attributes
from clauses.conditions import supposed
from clauses.frames.denial import denied, plain
from clauses.frames.marks import mark_kinds
from clauses.frames.named_marks import un_marks
from clauses.frames.sentence import LONGEST, Sentence, make
from clauses.model import Entity, Statement, Thing

_SHOWING = re.compile(
    r"\b(?:bear(?:s|ing)?|borne|carr(?:y|ies|ied|ying)|featur(?:e|es|ed|ing)|display(?:s|ed|ing)?|show(?:s|n|ing)?|depict(?:s|ed|ing)?|exhibit(?:s|ed|ing)?|"
    r"wear(?:s|ing)?|worn|print(?:s|ed|ing)?|emboss(?:es|ed|ing)?|engrav(?:e|es|ed|ing)|stamp(?:s|ed|ing)?|paint(?:s|ed|ing)?|embroider(?:s|ed|ing)?|mark(?:ed)? with|brand(?:ed|ing)?|"
    r"plac(?:e|es|ed|ing)|put(?:s|ting)?|affix(?:es|ed|ing)?|appl(?:y|ied)|attach(?:ed|es)?|insert(?:s|ed|ing)?|set(?! (?:out|forth|aside|off|up|by)\b)|mount(?:s|ed)?|hoist(?:s|ed)?|fl(?:y|ies|own|ying)|"
    r"appear(?:s|ing)?|figur(?:e|es|ing)|seen|visible|found|stand(?:s|ing)?|go(?:es)? (?:on|onto)|close(?:s)? (?:on|with)|open(?:s)? (?:on|with)|"
    r"reproduc(?:e|es|ed|ing)|(?:may|shall|will|can)\s+(?:\w+\s+){0,2}?(?:use|employ)d?|using|imprint(?:ed|s)?|cast with|struck with|titled|adorn(?:s|ed)?|decorat(?:e|es|ed))\b",
    re.I,
)
#: What makes a use wait: "once the proof has come back signed", "if the office has issued a permit".
_WAITING = re.compile(
    r"\b(?:before|after|once|until|when|if|upon|on|where|till|as soon as)\b[^.;,]{0,80}?\b(?:agree[ds]?|approv\w+|consent\w*|seen|sign\w*|countersign\w*|yes|clear(?:ed|ance)|permi\w+|proofs?|letter|authori\w+)\b"
    r"|\bpermits?\b(?= (?:for|issued|from|of|in))|\bsubject to (?!the layout|annex)",
    re.I,
)
#: "UNDP hereby gives its consent to": consent that waits for nothing.
_GIVEN = re.compile(
    r"\b(?:hereby|herewith)\b|\b(?:give|grant)s?\b(?= (?:its|the|a) (?:(?:general|full)\s+)?(?:consent|approval|permission|leave|authori[sz]ation|blessing))|\b(?:agrees|consents|approves|permits|authori[sz]es|accepts|allows|grants)\b",
    re.I,
)
_RESERVED = re.compile(r"\b(?:unless|except\w*|save|reserved)\b", re.I)
#: What is done with things that carry a mark and is no use of it.
_AWAY = re.compile(
    r"\btak(?:e|es|en|ing) (?:them |it )?(?:down|off)\b|\b(?:return\w*|destroy\w*|destruct\w*|remov\w+|withdraw\w*|withdrawn|recall\w*|pulp\w*|delet\w+|erase[ds]?|cease\w*|stop\w*|discontinu\w+|submit\w*|submission|send|lodge[ds]?|review\w*|inspect\w*|check\w*|"
    r"proofs?|drafts?|requests?|applications?|asks?|misus\w+|infring\w+|imitat\w+|unauthori[sz]ed|counterfeit\w*|protected|protection|owns|owned|owner|property|guidelines?|manual|liab\w+|indemn\w+|SDG|sustainable development goals?)\b",
    re.I,
)
_UN_ACTS = re.compile(
    r"\s+(?:itself\s+|alone\s+)?(?:(?:shall|will|may|must|can|is to|has to|undertakes to|agrees to|intends to)\s+(?!(?:\w+\s+)?(?:permit|allow|let|grant|licen[cs]e|authori[sz]e|accept|agree|tolerate|receive)\b)|"
    r"(?!(?:agrees|permits|allows|lets|accepts|grants|consents|approves|gives|confers|authori[sz]es|acknowledges|understands|recogni[sz]es|licen[cs]es|lends|concedes|emblems|logos|marks|seals|signs|names|initials|letters|is|was|has)\b)[a-z]+s\b)"
)
_OF = re.compile(r"\b(?:of|for|by|with|to|from|under|in|on|as|about|between|and)\s+(?:the\s+)?$", re.I)
_NEAR = 60


def carried(sentence: Sentence) -> Statement | None:
    """Read that something shows a mark of the UN body, with nothing that denies it and no consent to wait for."""
    text = sentence.text
    if len(text) > LONGEST or _SHOWING.search(text) is None or _AWAY.search(text) or _WAITING.search(text):
        return None
    marks = list(un_marks(sentence))
    if not marks or _shown_by_un(sentence):
        return None
    words = plain(text)
    if attributes.find(text, ["for-affiliates"]):
        return None  # who else may show it is read elsewhere
    if attributes.find(words, ["approval"]) and not _GIVEN.search(words):
        return None
    away = supposed(text)
    for start, end in marks:
        shown = next(_SHOWING.finditer(text, max(0, start - _NEAR), min(len(text), end + _NEAR)), None)
        if shown is None or any(left <= shown.start() < right for left, right in away):
            continue
        first = max(text.rfind(";", 0, start), text.rfind(": ", 0, start)) + 1
        last = min(len(text), max(end, shown.end()) + 40)
        if denied(text, first, last) or _RESERVED.search(words, first, last):
            continue
        return make(
            sentence, None, Entity("partner"), "may", "use", thing=Thing("marks", "un"), extra=mark_kinds(sentence)
        )
    return None


def _shown_by_un(sentence: Sentence) -> bool:
    """Whether it is the UN body that acts: "UNDP will print its emblem on the report"."""
    return any(
        m.entity.side == "un"
        and not m.possessive
        and _UN_ACTS.match(sentence.text, m.end) is not None
        and not _OF.search(sentence.text[max(0, m.start - 20) : m.start])
        for m in sentence.mentions
    )
