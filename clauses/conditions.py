"""The conditions and exceptions of a sentence: "if ...", "provided that ...", "unless ...", "except ..."."""

from __future__ import annotations

import re

from clauses.inflection import forms

_CONDITION = re.compile(
    r"\b(?:if|provided(?: always)? that|on condition that|subject to|in so far as|insofar as|to the extent(?: that)?|as long as|so long as|only (?:if|when|where|after)|"
    r"in the event (?:that|of)|where|when(?:ever)?|once|until)\b(?=\s)",
    re.I,
)
_EXCEPTION = re.compile(
    r"\b(?:unless|except(?:ing)?(?: (?:that|where|as|for|to|in))?|save(?: (?:that|where|as|for|to|in))|other than|with the exception of|excluding|apart from|but not)\b(?=\s)",
    re.I,
)
_END = re.compile(r"[,;:]\s|\.(?:\s|$)|\s[–—]\s|$")
_LIMIT = 300


def conditions(sentence: str) -> tuple[str, ...]:
    """Return the conditions that the sentence names, in its words."""
    return _stretches(_CONDITION, sentence)


def exceptions(sentence: str) -> tuple[str, ...]:
    """Return the exceptions that the sentence names, in its words."""
    return _stretches(_EXCEPTION, sentence)


_SUPPOSING = re.compile(
    r"(?:(?:^|(?<=[,;:(] ))(?:where|when|once|as soon as|should)|\b(?:if|whenever|in the event that|in case(?! of)))\b(?=\s)(?!\s+(?:not|any|so|applicable|necessary|appropriate|required|possible),)",
    re.I,
)
_CONCLUDING = re.compile(
    r",\s+(?:then\s+)?(?=(?!(?:and|or|if|unless|where|when)\b)(?:[^,;.]{2,120}?\b)?(?:shall|will|may|must|cannot|agrees?|undertakes?|(?:is|are) (?:deemed|considered|entitled))\b)"
    r"|[.;](?:\s|$)|$",
    re.I,
)


_IF = (
    r"(?:if|where|when|whenever|should|unless|once|in case|in the event|to the extent|in so far as|insofar as|so far as|"
    r"as long as|so long as|for as long as|provided|even if|although|as soon as)"
)
#: "May, if it is merged, assign" and "the Partner, if it is merged, may": from one comma to the other.
_INTERPOLATED = re.compile(
    rf"(?:(?<=\bshall)|(?<=\bwill)|(?<=\bmay)|(?<=\bmust)|(?<=\bcan)|(?<=\bnot)|(?<=\bhereby)),\s+{_IF}\b[^;.:]{{2,200}}?,(?=\s+(?!(?:and|or|if|unless|where|when|once)\b)[a-z])"
    rf"|(?<=\w),\s+{_IF}\b[^;.:]{{2,200}}?,(?=\s+(?:shall|will|may|must|can)\b)"
    r"|(?:(?<=\bshall)|(?<=\bwill)|(?<=\bmust)|(?<=\bmay)) not (?:fail|omit|neglect) to\b",  # "shall not fail to pay" is "shall pay"
)


#: "(bea meterai)", "(eight per cent)", but not the "(a)" of a list; ", as published from time to time,".
_ASIDE = re.compile(
    r"\((?![a-z]\)|[ivx]+\))[^()]{0,200}\)"
    r"|,\s+(?:all )?as\s+(?:may be |from time to time |then )?(?:amended|published|updated|in force|revised|issued|posted|supplemented|applicable|modified|varied)\b[^;.:,()]{0,80},",
    re.I,
)
#: "May, acting through its agents, use": whatever stands between a modal and the verb that it waits for.
_WAITING = re.compile(
    r"\b(?:shall|will|may|must|can)(?:\s+not)?(?P<from>,)\s+(?P<what>[^;.:]{2,200}?)(?P<to>,)\s+(?P<verb>[a-z]+)\b"
)


def interpolated(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return what stands in parentheses, or between a subject, its modal and its verb, with its commas; both readers pass over it.

    Conditions, attributes and exceptions are read from the whole sentence.
    """
    found = [match.span() for pattern in (_ASIDE, _INTERPOLATED) for match in pattern.finditer(sentence)]
    for match in _WAITING.finditer(sentence):
        start, end = match.start("from"), match.end("to")
        verb = forms().get(match["verb"], ("", ""))[1] == "base"
        if verb and not any(a < end and start < b for a, b in found):
            found.append((start, end))
    found.sort()
    return tuple(span for i, span in enumerate(found) if i == 0 or span[0] >= found[i - 1][1])


#: "UNDP shall, | if the Partner so requests, | indemnify": what stands between commas after the modal ends at the second.
_BETWEEN = re.compile(
    r"\b(?:shall|will|may|must|can|cannot|should|would|not|hereby|agrees? to|undertakes? to)\s*,\s*(?:even\s+)?$", re.I
)
_CLOSING = re.compile(r",\s+(?!(?:and|or|if|unless|where|when)\b)")


def supposed(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentence only supposes ("if the Partner loses its standing"): what stands there obliges nobody."""
    found: list[tuple[int, int]] = []
    position = 0
    for match in _SUPPOSING.finditer(sentence):
        if match.start() < position:
            continue
        between = _BETWEEN.search(sentence[: match.start()]) is not None
        end = (_CLOSING if between else _CONCLUDING).search(sentence, match.end())
        position = end.start() if end else len(sentence)
        if match.start() < 3 and sentence[position : position + 1] != ",":
            comma = sentence.find(", ", match.end())  # "If it ends, the licence ends": no modal shows the main clause
            position = comma if comma > 0 else match.end()
        found.append((match.start(), position))
    return tuple(found)


def _stretches(marker: re.Pattern[str], sentence: str) -> tuple[str, ...]:
    found = []
    position = 0
    for match in marker.finditer(sentence):
        if match.start() < position:
            continue
        end = _END.search(sentence, match.end())
        position = end.start() if end else len(sentence)
        words = sentence[match.start() : position].strip()
        if len(words) > len(match.group()) + 2:
            found.append(words[:_LIMIT])
    return tuple(found)
