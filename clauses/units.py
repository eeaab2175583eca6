"""Clauses cut into the sentences that are read, each under the words that it completes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from clauses.headings import VERBAL
from clauses.model import Clause
from clauses.predications import Unit

_END = re.compile(r"(?<=[.!?;])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Art|Arts|Inc|Ltd|Co|Corp|Mr|Mrs|Ms|Dr|Prof|St|para|paras|cl|sec|Sec|vs|v|e\.g|i\.e|etc|approx|resp|cf|Add|Rev|Res|res|op|"
    r"U\.S|U\.K|U\.N|S\.A|B\.V|N\.V|L\.L\.C|[A-Z])\.)$"
)
_ITEM = re.compile(r"(?:(?<=[\s:;,])|^)\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+")
_LONG = 420
#: What follows the host of an address: its words are names of files and say nothing of the agreement.
_PATH = re.compile(r"\b((?:https?://|www\.)[^\s/<>()\"”]+/)([^\s<>()\"”]*[^\s<>()\"”.,;:])", re.I)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the extent of each sentence of ``text``; a line break always ends one."""
    start = 0
    for match in _END.finditer(text):
        head = text[start : match.start()]
        if "\n" not in match.group():
            if _ABBREVIATION.search(head):
                continue
            if (
                head.endswith(";")
                and len(head) < _LONG
                and not re.match(
                    r"(?:The|Each|Neither|Nothing|No|Any|Either|This|Such|In)\b|[A-Z]{3,}", text[match.end() :]
                )
            ):
                continue
        if head.strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def readable(sentence: str) -> bool:
    """Tell whether a sentence can be read at all: not endless, and made of words.

    The longest sentence of a real agreement in the corpus has 3,100 characters.
    """
    return len(sentence) <= 9_000 and _ENDLESS.search(sentence) is None


_ENDLESS = re.compile(r"\S{400}")


#: "No change is valid unless signed, provided that the annex may be altered by e-mail": a provision of its own, beside the condition.
_PROVISO = re.compile(
    r"[,;:]\s+(?:provided,?(?: always| however| further)?,?(?: that)?|save that|except that|with the proviso that)\s+"
    r"(?=(?:the|any|each|every|no|all|such|either|neither|an?|nothing|it|they|we|you|its|their|our|your|upon|on|after|at|following|during|in|for|where|if|(?-i:[A-Z]))\b[^,;.]{2,90}?\b(?:may|shall|will|need not|must)\b)",
    re.I,
)


_SAYS = rf"(?:{VERBAL.pattern}|\b(?:requires?|needs?|cannot)\b)"
#: "The managers may vary the dates by e-mail; any other change requires a signed instrument": each with a subject and a verb of its own.
_NEXT = re.compile(
    rf";\s+(?:however|but|yet|nevertheless|nonetheless|even so),?\s+(?=[^;.]{{3,120}}?{_SAYS})"
    rf"|;\s+(?:and\s+|but\s+)?(?=(?:the|any|each|every|no|all|such|either|neither|an?|nothing|(?-i:[A-Z]\w+))\b(?:\s+[\w'’-]+){{0,6}}?\s+{_SAYS})",
    re.I,
)


def _independent(sentence: str) -> list[tuple[int, int]]:
    """Cut a sentence where after a semicolon another one begins; what a colon introduces stays together."""
    if ":" in sentence:
        return [(0, len(sentence))]
    cuts = [0]
    for match in _NEXT.finditer(sentence):
        if re.search(_SAYS, sentence[cuts[-1] : match.start()], re.I):
            cuts.append(match.end())
    return list(pairwise([*cuts, len(sentence)]))


def units(clause: Clause) -> list[Unit]:
    """Return the units of a clause: its sentences, and the items of lists within them under their lead-in."""
    found: list[Unit] = []
    lead = clause.lead_in.strip()
    for position, (start, end) in enumerate(sentences(clause.text)):
        sentence = clause.text[start:end]
        if clause.heading and sentence.strip(" .:") == clause.heading.strip(" .:"):
            continue  # a heading states nothing
        outer = f"{lead} " if lead and position == 0 else ""
        if not readable(sentence):
            continue
        items = list(_ITEM.finditer(sentence))
        if (len(items) >= 2 and items[0].start() > 0) or (len(items) >= 2 and outer):
            inner = sentence[: items[0].start()]
            for item, following in zip(items, [*items[1:], None], strict=True):
                stop = following.start() if following is not None else len(sentence)
                words = sentence[item.end() : stop].rstrip()
                before = f"{outer}{inner.rstrip(' :')} "
                if words:
                    found.append(_unit(clause, before, words, start + item.end()))
            continue
        for a, b in _independent(sentence):
            found.append(_unit(clause, outer if a == 0 else "", sentence[a:b], start + a))
        for proviso in _PROVISO.finditer(sentence):
            found.append(_unit(clause, "", sentence[proviso.end() :], start + proviso.end()))
    return found


def _unit(clause: Clause, lead: str, text: str, start: int) -> Unit:
    lead = re.sub(r"\s*:\s*$", " ", lead)
    return Unit(clause.id, _without_paths(lead + text), len(lead), start)


def _without_paths(text: str) -> str:
    if "/" not in text:
        return text
    return _PATH.sub(lambda m: m[1] + "x" * len(m[2]), text)
