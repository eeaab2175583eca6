"""A sentence as a row of words: where its stretches begin, and which of its words are verbs here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.conditions import interpolated
from clauses.inflection import forms
from clauses.mentions import Mention
from clauses.predications import Unit

_TOKEN = re.compile(r"[^\W_]+(?:['’\-/][^\W_]+)*|[^\w\s]")

PREPOSITIONS = frozenset([
    "to", "for", "from", "against", "by", "of", "in", "on", "upon", "with", "under", "at", "towards", "toward",
    "into", "over", "through", "behind", "before", "after", "without", "within", "between", "among", "as", "via",
    "favour", "favor", "benefit", "onto", "regarding", "concerning", "including", "during", "until",
])  # fmt: skip

MUST = frozenset(["shall", "will", "must", "should"])

MAY = frozenset(["may", "can", "might", "could"])

BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am"])

_ADVERB = re.compile(
    r"(?:\w+ly|hereby|also|always|at|all|times|further|then|thereby|itself|in|turn|first|only|both|each|not|never|no|longer|ever|have|been|be|either)$",
    re.I,
)

STOP = frozenset([
    "if", "unless", "provided", "where", "when", "whenever", "although", "though", "because", "since", "until",
    "whereas", "while", "which", "who", "whom", "whose", "that", "except", "save", "but", "however", "once",
])  # fmt: skip

_NOT_BEFORE_A_VERB = frozenset([
    "the", "a", "an", "any", "all", "such", "its", "their", "no", "each", "every", "this", "these", "those", "other",
    "his", "her", "our", "your", "own", "written", "prior", "third", "further", "more",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a sign or a mention of a party, and where it stands; ``lower`` is empty for a mention."""

    text: str
    lower: str
    start: int
    end: int
    mention: Mention | None


class WordRow:
    """The words of one sentence; a mention of a party is one word."""

    def __init__(self, unit: Unit, mentions: Sequence[Mention]) -> None:
        self.unit = unit
        self.text = unit.text
        self.words: list[Word] = []
        starts = [m.start for m in mentions]
        position = 0
        passed_over = interpolated(unit.text)
        for match in _TOKEN.finditer(unit.text):
            if match.start() < position or any(start <= match.start() < end for start, end in passed_over):
                continue
            i = bisect_right(starts, match.start()) - 1
            mention = mentions[i] if i >= 0 and mentions[i].start <= match.start() < mentions[i].end else None
            if mention is not None and mention.start <= match.start():
                self.words.append(Word(unit.text[mention.start : mention.end], "", mention.start, mention.end, mention))
                position = mention.end
            else:
                self.words.append(Word(match.group(), match.group().lower(), match.start(), match.end(), None))
                position = match.end()
        self.breaks = self._find_breaks()

    def _find_breaks(self) -> list[int]:
        """Indices of words that begin a new stretch."""
        found = [0]
        for i, word in enumerate(self.words):
            if word.lower in (";", ":") or word.lower in STOP:
                found.append(i)
            elif word.lower == "," and self._subject_follows(i + 1):
                found.append(i + 1)
            elif word.lower in ("and", "or", "but") and self._subject_follows(i + 1):
                found.append(i)
        return sorted(set(found))

    def _subject_follows(self, i: int) -> bool:
        """Whether a noun phrase with a modal of its own begins at ``i``."""
        for j in range(i, min(i + 9, len(self.words))):
            lower = self.words[j].lower
            if lower in MUST | MAY and j > i:
                return True
            if (
                lower in (",", ";", ".")
                or lower in STOP
                or (self.verb_at(j) is not None and lower not in ("use", "claims"))
            ):
                return False
        return False

    def stretch(self, i: int) -> tuple[int, int]:
        """Return where the stretch of word ``i`` begins and ends."""
        k = bisect_right(self.breaks, i) - 1
        return self.breaks[k], self.breaks[k + 1] if k + 1 < len(self.breaks) else len(self.words)

    def verb_at(self, i: int) -> tuple[str, str] | None:
        """Return lemma and form ("base", "s", "ed", "ing") that word ``i`` has if it is a verb; None if it can be none."""
        lower = self.words[i].lower
        if not lower:
            return None
        return forms().get(lower)

    def acts(self, i: int, kind: str) -> bool:
        """Whether the form at ``i`` is a predicate here, and not a noun or an adjective."""
        before = self.words[i - 1] if i else None
        lower = before.lower if before is not None else ""
        if kind == "base":
            return self.is_verb_here(i)
        if kind == "s":
            if self.words[i].lower in BE | {"has", "does"}:
                return True
            return before is not None and (
                (before.mention is not None and not before.mention.possessive)
                or (bool(lower) and lower not in PREPOSITIONS | _NOT_BEFORE_A_VERB)
            )
        if kind == "ed" and self.words[i].lower not in ("been", "had", "did"):
            if lower in _NOT_BEFORE_A_VERB:
                return False
            near = [w.lower for w in self.words[max(0, i - 5) : i]]
            following = self.words[i + 1].lower if i + 1 < len(self.words) else ""
            return any(w in BE | {"has", "have", "having", "held", "kept"} for w in near) or following in (
                "by",
                "against",
                "to",
            )
        return True

    def is_verb_here(self, i: int) -> bool:
        """A bare form is a verb after a modal, "to", a negation, another verb in a list; else it is a noun."""
        j = i - 1
        while j >= 0 and (_ADVERB.match(self.words[j].lower or "x") or self.words[j].lower == ","):
            if (
                self.words[j].lower in ("not", "never")
                or self.words[j].lower.endswith("ly")
                or self.words[j].lower
                in (
                    ",",
                    "hereby",
                    "also",
                    "further",
                    "likewise",
                    "moreover",
                    "then",
                    "first",
                    "only",
                    "each",
                    "both",
                    "either",
                    "be",
                )
            ):
                j -= 1
                continue
            break
        if j < 0:
            return not (i + 1 < len(self.words) and self.words[i + 1].lower in ("of", "by"))
        before = self.words[j]
        if before.lower in MUST | MAY | {"to", "not", "cannot", "do", "does", "did"}:
            return True
        if before.mention is not None and (
            before.mention.entity.side == "each-party" or before.text.lower() in ("we", "you", "they")
        ):
            return not before.mention.possessive
        if before.mention is not None:
            verb = self.verb_at(i)
            return verb is not None and verb[1] == "s"
        if before.lower in ("and", "or", ",", "nor", "neither", "either", "and/or"):
            k = j - 1
            while k >= 0 and (
                self.words[k].lower in (",", "and", "or", "harmless", "not")
                or (self.words[k].lower or "").endswith("ly")
            ):
                k -= 1
            return k >= 0 and self.verb_at(k) is not None and self.is_verb_here(k)
        return self._modal_waits(i)

    def _modal_waits(self, i: int) -> bool:
        """Whether a modal before an interpolation still waits for its verb: "shall at its own cost indemnify"."""
        if self.words[i - 1].lower in PREPOSITIONS | _NOT_BEFORE_A_VERB:
            return False
        begin, _ = self.stretch(i)
        for k in range(i - 1, max(begin, i - 14) - 1, -1):
            lower = self.words[k].lower
            if lower in MUST | MAY:
                return True
            if lower in BE or (
                self.verb_at(k) is not None
                and (self.verb_at(k) or ("", ""))[1] != "s"
                and k > begin
                and self.words[k - 1].lower in MUST | MAY | {"to", "not"}
            ):
                return False
        return False

    def is_main(self, i: int) -> bool:
        """Tell whether "be", "have" or "do" at ``i`` is the verb itself, not an auxiliary."""
        following = self.words[i + 1 : i + 4]
        return not any(w.lower and (forms().get(w.lower, ("", ""))[1] in ("ed", "ing")) for w in following)
