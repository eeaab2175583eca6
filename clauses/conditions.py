"""The conditions and exceptions of a sentence: "if ...", "provided that ...", "unless ...", "except ..."."""

from __future__ import annotations

import re

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
    r",\s+(?:then\s+)?(?=(?!(?:and|or|if|unless|where|when)\b)[^,;.]{2,120}?\b(?:shall|will|may|must|cannot|agrees?|undertakes?|(?:is|are) (?:deemed|considered|entitled))\b)"
    r"|[.;](?:\s|$)|$",
    re.I,
)


def supposed(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentence only supposes ("if the Partner loses its standing"): what stands there obliges nobody."""
    found: list[tuple[int, int]] = []
    position = 0
    for match in _SUPPOSING.finditer(sentence):
        if match.start() < position:
            continue
        end = _CONCLUDING.search(sentence, match.end())
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
