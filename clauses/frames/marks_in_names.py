"""The UN body's marks registered or built into names: "a fund whose name contains the acronym", read from the sentence as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from clauses.conditions import supposed
from clauses.frames.denial import denied
from clauses.frames.endorsement import TITLE
from clauses.frames.named_marks import un_body_uses, un_marks
from clauses.frames.sentence import Sentence, followed, make
from clauses.model import Entity, Statement, Thing
from clauses.organizations import organizations

_NAME = (
    r"(?:(?:company|firm|corporate|business|trade|brand|product|service|domain|internet|user|account|team|channel|fund)[- ]?names?|names? (?:of|for|under)|names?|styles?|titles?|domains?|(?:web|internet|e-?mail|electronic) address(?:es)?|addresses|"
    r"handles?|hashtags?|accounts?|channels?|designations?|denominations?|prefix|suffix|trade descriptions?|sub-?brands?|labels?|URLs?)"
)
_MADE_UP = (
    r"(?:includ(?:e|es|ing)|incorporat(?:e|es|ing)|compris(?:e|es|ing)|contain(?:s|ing)?|consist(?:s|ing)? of|composed of|made up of|formed (?:of|from|with)|built (?:up)?on|based on|derived from|join(?:s|ing)|combin(?:e|es|ing)|bear(?:s|ing)?|carr(?:y|ies|ying)|reproduc(?:e|es|ing)|"
    r"us(?:e|es|ing)|featur(?:e|es|ing)|identical (?:with|to)|similar to|beginning with|starting with|ending in|with|of which|in which|from which)"
)
#: "The name of the company shall include | the acronym".
_NAME_HOLDS = re.compile(
    rf"\b{_NAME}\b(?:[^.;]{{0,90}}?\b(?:(?:shall|may|will|can|is to|are to|must) (?:\w+ )?)?{_MADE_UP}\s+[^.;]{{0,40}})$",
    re.I,
)
#: "| The acronym may form part of the name", "... into the name of its company".
_IN_NAME = re.compile(
    rf"^[^.;]{{0,70}}?\b(?:(?:form|be|become|made|makes?|forms?|occurs?|figures?|appears?|serve|serves|used?)\b[^.;]{{0,30}}?\b(?:parts?|elements?|components?|prefix|suffix)? ?(?:of|in|as|for)|into|in|within|as (?:a |an |the )?(?:part|element|prefix|suffix) of)\s+"
    rf"(?:the |its |their |any |an? |his )?(?:[\w-]+ ){{0,2}}?{_NAME}\b(?P<whose>[^.;]{{0,60}})",
    re.I,
)
#: What is named: a thing of the partner's own, and not a text in which the name may be said.
_NAMED = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|subsidiar(?:y|ies)|foundations?|funds?|associations?|societ(?:y|ies)|ventures?|consorti(?:a|um)|teams?|clubs?|products?|services?|brands?|apps?|platforms?|accounts?|channels?|domains?|web ?sites?|addresses|handles?|hashtags?|trade|"
    r"firm name|business name|programmes?|schemes?|vessels?|ships?|prizes?|cups?|lines?|ranges?|internet|registr\w+|register|URLs?)\b",
    re.I,
)
_REGISTERS = (
    r"(?:regist(?:er|ers|ered|ering|ration|rations)|(?:fil(?:e|es|ed|ing)|appl(?:y|ies|ied|ying)|applications?|filings?)\b[^.;]{0,50}?\b(?:for|of|to)|trade ?-?mark(?:s|ed|ing) (?:application|registration)|entered\b[^.;]{0,40}?\bregist\w+|proprietor of|"
    r"claim(?:s|ed|ing)?\b[^.;]{0,60}?\bas (?:its|a) (?:own )?(?:trade ?)?-?mark|(?:hold|holds|own|owns|obtain|obtains|secure|secures|reserve|reserves|buy|buys|acquire|acquires|open|opens|opened|set up|sets up|keep|keeps)\b)"
)
#: "May register ... the acronym as a trade mark".
_REGISTERED = re.compile(rf"\b{_REGISTERS}[^.;]{{0,110}}$", re.I)
_REGISTERED_AFTER = re.compile(
    r"^[^.;]{0,80}?\b(?:regist(?:er|ered|ration)|fil(?:e|ed|ing)|protected|entered|recorded|claimed)\b[^.;]{0,60}?\b(?:trade ?-?marks?|service marks?|designs?|figurative|class(?:es)?|register|name of the partner|its own name|domain|name)\b",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:trade ?-?marks?|service marks?|marks? (?:in|of)|figurative|design registration|class(?:es)? \d|domains?|(?:web|internet) (?:address|name)\w*|handles?|hashtags?|in its own name|word mark|device|trade ?mark office|registr(?:y|ies|ar)|accounts?)\b",
    re.I,
)
#: A name given up, or one that waits for consent.
_UNDONE = re.compile(
    r"\b(?:except|shut|signed over|delet\w+|drop(?:s|ped)?|cancel\w*|surrender\w*|transfer\w*|assign(?:s|ed)? (?:it|them|to)|giv\w+ up|infring\w+|only (?:after|once|with|if|when)|"
    r"(?:prior|written|express) (?:\w+ )?(?:consent|approval|permission|authori[sz]ation)|unless|until)\b",
    re.I,
)
_UN_ACTS = re.compile(r"\s+(?:may|shall|will|can|has|registers?|files?|owns?|holds?|is|remains?|keeps?)\b", re.I)
#: "A fund called | 'Friends of UNDP'".
_CALLED = re.compile(
    r"\b(?:call(?:s|ed|ing)?(?! (?:at|on|upon|for|in|to|up|off)\b)(?: \w+){0,2}|(?:listed|sold|marketed|offered|launched|released|advertised)\b[^.;]{0,40}\bas|nam(?:es|ed)|styled?(?: \w+)?|entitled|titled|under the (?:name|style|title)(?: of)?|(?:bears?|takes?|adopts?) the (?:name|style|title)|(?<!in the )names? of|trad(?:e|es|ing) as)[\s,:]*$",
    re.I,
)
_PART_OF_NAME = re.compile(r"\bpart of [^.;]{0,40}\bnames? of (?:the|its|an?|any)\b", re.I)
_GATE = re.compile(
    r"\b(?:regist\w+|fil(?:e|es|ed|ing|ings)|appl\w+|names?|style[sd]?|titles?|domains?|address(?:es)?|handles?|hashtags?|proprietor|trade ?-?marks?|brands?|sub-?brands?|descriptions?|prefix|suffix)\b",
    re.I,
)


#: An address or handle on the internet.
_INTERNET = re.compile(
    r"(?<![\w.@/-])(?:https?://)?(?:www\.)?(?P<label>[a-z\d][\w-]*)(?P<end>(?:\.[a-z]{2,12}){1,2})(?![\w/-])|(?<!\w)@(?P<handle>\w+)",
    re.I,
)
_KEEPS = re.compile(
    r"\b(?:regist\w+|reserv\w+|acquir\w+|buys?|bought|holds?|owns?|obtains?|secures?|opens?|runs?|operates?|keeps?|maintains?|hosts?|sets? up|launch\w*|publish\w*|uses?|under|at)\b[^.;]{0,90}$",
    re.I,
)
_KEPT = re.compile(
    r"[^.;]{0,60}\b(?:regist(?:ers|ered)|reserve[sd]|h(?:olds|eld)|own(?:s|ed)|acquire[sd]|ke(?:eps|pt)|opened|runs?|operate[sd]|maintain(?:s|ed))\b",
    re.I,
)


@cache
def _short_names() -> frozenset[str]:
    return frozenset(a.casefold() for o in organizations() for a in o.abbreviations if len(a) > 2)


def _own_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the addresses that a UN body's short name is built into: "undp-friends.org", and not its own "undp.org"."""
    for match in _INTERNET.finditer(text):
        label = (match["label"] or match["handle"]).casefold()
        parts = re.split(r"[-_]", label)
        if (len(parts) > 1 and _short_names() & set(parts)) or any(
            len(s) > 3 and label.startswith(s) and label != s for s in _short_names()
        ):
            yield match.span()


def could_hold(text: str) -> bool:
    """Tell whether a sentence could build a mark into a name; its words are enough."""
    if _INTERNET.search(text) is not None and any(True for _ in _own_addresses(text)):
        return True
    return _GATE.search(text) is not None and (_NAMED.search(text) is not None or _OFFICE.search(text) is not None)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner may register the mark, or name something by it."""
    text = sentence.text
    if not could_hold(text) or (
        followed(sentence, "un", _UN_ACTS) is not None
        and not any(m.entity.side == "partner" for m in sentence.mentions)
    ):
        return []
    if un_body_uses(sentence) or TITLE.search(text):
        return []  # to bear a title is to be endorsed
    for start, end in _own_addresses(text) if any(m.entity.side == "partner" for m in sentence.mentions) else ():
        kept = _KEEPS.search(text[:start]) or _KEPT.match(text[end:])
        if kept and not denied(text) and not _UNDONE.search(text):
            return [make(sentence, None, Entity("partner"), "may", "register", thing=Thing("marks", "un"))]
    for start, end in un_marks(sentence):
        if not _taken(text, start, end):
            continue
        left = max(text.rfind(";", 0, start), text.rfind(":", 0, start)) + 1
        right = i if (i := text.find(";", end)) >= 0 else len(text)
        if (
            denied(text, left, right)
            or _UNDONE.search(text, left, right)
            or any(a <= start < b for a, b in supposed(text))
        ):
            continue
        return [make(sentence, None, Entity("partner"), "may", "register", thing=Thing("marks", "un"))]
    return []


def _taken(text: str, start: int, end: int) -> bool:
    """Whether the mark between two places is registered, or made a name or part of one."""
    before, after = text[max(0, start - 200) : start], text[end : end + 220]
    if _OFFICE.search(text) and (_REGISTERED.search(before) or _REGISTERED_AFTER.match(after)):
        return True
    put = _IN_NAME.match(after)
    if put is not None and (_PART_OF_NAME.search(put.group()) or _NAMED.search(put.group())):
        return True
    if _NAME_HOLDS.search(before) and _NAMED.search(text[:start]):
        return True
    quoted = text[start : start + 2].strip().startswith(("‘", "“", '"', "'"))
    return quoted and _CALLED.search(before) is not None and _NAMED.search(text) is not None
