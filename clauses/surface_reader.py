"""The second reader: no tagger, no parser; nearest party, verb group and preposition.

It is deliberately different from :mod:`clauses.parsed_reader`, so that the two
err on different sentences. It cuts a sentence into stretches at punctuation and
connectives, finds verb groups by their forms, takes the nearest party before a
group as who acts, and reads what follows up to each preposition.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauses.governors import WRAPPERS, governors
from clauses.inflection import forms
from clauses.mentions import Mention
from clauses.model import Entity, Modality, Wrapper
from clauses.parsed_reader import nominal_acts
from clauses.predications import Argument, Predication, Unit

_TOKEN = re.compile(r"[^\W_]+(?:['’\-/][^\W_]+)*|[^\w\s]")
_PREPOSITIONS = frozenset(
    [
        "to",
        "for",
        "from",
        "against",
        "by",
        "of",
        "in",
        "on",
        "upon",
        "with",
        "under",
        "at",
        "towards",
        "toward",
        "into",
        "over",
        "through",
        "behind",
        "before",
        "after",
        "without",
        "within",
        "between",
        "among",
        "as",
        "via",
        "favour",
        "favor",
        "benefit",
        "onto",
        "regarding",
        "concerning",
        "including",
        "during",
        "until",
    ]
)
_MUST = frozenset(["shall", "will", "must", "should"])
_MAY = frozenset(["may", "can", "might", "could"])
_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am"])
_NEGATIVE = frozenset(["not", "never", "no", "neither", "nor", "nothing", "nobody", "none", "cannot", "n't"])
_ADVERB = re.compile(
    r"(?:\w+ly|hereby|also|always|at|all|times|further|then|thereby|itself|in|turn|first|only|both|each|not|never|no|longer|ever|have|been|be|either)$",
    re.I,
)
_STOP = frozenset(
    [
        "if",
        "unless",
        "provided",
        "where",
        "when",
        "whenever",
        "although",
        "though",
        "because",
        "since",
        "until",
        "whereas",
        "while",
        "which",
        "who",
        "whom",
        "whose",
        "that",
        "except",
        "save",
        "but",
        "however",
        "once",
    ]
)
_NOT_BEFORE_A_VERB = frozenset(
    [
        "the",
        "a",
        "an",
        "any",
        "all",
        "such",
        "its",
        "their",
        "no",
        "each",
        "every",
        "this",
        "these",
        "those",
        "other",
        "his",
        "her",
        "our",
        "your",
        "own",
        "written",
        "prior",
        "third",
        "further",
        "more",
    ]
)
_GIVING = frozenset(
    [
        "grant",
        "give",
        "confer",
        "afford",
        "accord",
        "provide",
        "award",
        "license",
        "licence",
        "extend",
        "concede",
        "issue",
        "offer",
        "allow",
    ]
)
_ADJECTIVES = frozenset(
    [
        "liable",
        "responsible",
        "accountable",
        "answerable",
        "exclusive",
        "non-exclusive",
        "free",
        "entitled",
        "harmless",
        "preserved",
        "reserved",
        "unaffected",
        "intact",
    ]
)
_IDIOM = re.compile(
    r"\b(?P<verb>hold|holds|held|holding|keep|keeps|kept|save|saves|saved|saving|keeping|render|renders)\b(?P<mid>[^.;]{0,90}?)\b(?P<end>harmless|indemnified|whole|free from|free of|protected)\b",
    re.I,
)
_MAKE_GOOD = re.compile(r"\b(?:make|makes|making|made)\s+(?:\w+\s+){0,3}?(?:good|whole)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    lower: str
    start: int
    end: int
    mention: Mention | None


def read(units: Sequence[Unit], mentions: Sequence[Sequence[Mention]]) -> Iterator[list[Predication]]:
    """Yield the predications of each unit, in order."""
    for unit, found in zip(units, mentions, strict=True):
        yield _Surface(unit, found).predications()


class _Surface:
    """One sentence as a row of words."""

    def __init__(self, unit: Unit, mentions: Sequence[Mention]) -> None:
        self.unit = unit
        self.text = unit.text
        self.words: list[_Word] = []
        starts = [m.start for m in mentions]
        position = 0
        for match in _TOKEN.finditer(unit.text):
            if match.start() < position:
                continue
            i = bisect_right(starts, match.start()) - 1
            mention = mentions[i] if i >= 0 and mentions[i].start <= match.start() < mentions[i].end else None
            if mention is not None and mention.start <= match.start():
                self.words.append(
                    _Word(unit.text[mention.start : mention.end], "", mention.start, mention.end, mention)
                )
                position = mention.end
            else:
                self.words.append(_Word(match.group(), match.group().lower(), match.start(), match.end(), None))
                position = match.end()
        self.breaks = self._breaks()

    def _breaks(self) -> list[int]:
        """Indices of words that begin a new stretch."""
        found = [0]
        for i, word in enumerate(self.words):
            if word.lower in (";", ":") or word.lower in _STOP:
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
            if lower in _MUST | _MAY and j > i:
                return True
            if (
                lower in (",", ";", ".")
                or lower in _STOP
                or (self._verb(j) is not None and lower not in ("use", "claims"))
            ):
                return False
        return False

    def _stretch(self, i: int) -> tuple[int, int]:
        k = bisect_right(self.breaks, i) - 1
        return self.breaks[k], self.breaks[k + 1] if k + 1 < len(self.breaks) else len(self.words)

    def _verb(self, i: int) -> tuple[str, str] | None:
        lower = self.words[i].lower
        if not lower:
            return None
        return forms().get(lower)

    def predications(self) -> list[Predication]:
        found: list[Predication] = []
        nouns = nominal_acts()
        for i, word in enumerate(self.words):
            if not word.lower:
                continue
            lemma = word.lower
            singular = lemma[:-1] if lemma.endswith("s") and lemma[:-1] in nouns else lemma
            verb = self._verb(i)
            if verb is not None and self._acts(i, verb[1]):
                if verb[0] in ("be", "have", "do", "will") and not self._main(i):
                    continue
                found.append(self._verbal(i, verb))
            elif singular in nouns:
                found.append(self._noun(i, singular))
            elif lemma in _ADJECTIVES and any(
                w.lower in _BE | {"held", "remain", "remains"} for w in self.words[max(0, i - 5) : i]
            ):
                found.append(self._adjective(i))
        found.extend(self._idioms())
        return found

    def _acts(self, i: int, kind: str) -> bool:
        """Whether the form at ``i`` is a predicate here, and not a noun or an adjective."""
        before = self.words[i - 1] if i else None
        lower = before.lower if before is not None else ""
        if kind == "base":
            return self._is_verb_here(i)
        if kind == "s":
            if self.words[i].lower in _BE | {"has", "does"}:
                return True
            return before is not None and (
                (before.mention is not None and not before.mention.possessive)
                or (bool(lower) and lower not in _PREPOSITIONS | _NOT_BEFORE_A_VERB)
            )
        if kind == "ed" and self.words[i].lower not in ("been", "had", "did"):
            if lower in _NOT_BEFORE_A_VERB:
                return False
            near = [w.lower for w in self.words[max(0, i - 5) : i]]
            following = self.words[i + 1].lower if i + 1 < len(self.words) else ""
            return any(w in _BE | {"has", "have", "having", "held", "kept"} for w in near) or following in (
                "by",
                "against",
                "to",
            )
        return True

    def _is_verb_here(self, i: int) -> bool:
        """A bare form is a verb after a modal, "to", a negation, another verb in a list; else it is a noun."""
        j = i - 1
        while j >= 0 and (_ADVERB.match(self.words[j].lower or "x") or self.words[j].lower == ","):
            if (
                self.words[j].lower in ("not", "never")
                or self.words[j].lower.endswith("ly")
                or self.words[j].lower in (",", "hereby", "also", "first", "only", "each", "both", "either", "be")
            ):
                j -= 1
                continue
            break
        if j < 0:
            return not (i + 1 < len(self.words) and self.words[i + 1].lower in ("of", "by"))
        before = self.words[j]
        if before.lower in _MUST | _MAY | {"to", "not", "cannot", "do", "does", "did"}:
            return True
        if before.mention is not None and (
            before.mention.entity.side == "each-party" or before.text.lower() in ("we", "you", "they")
        ):
            return not before.mention.possessive
        if before.mention is not None:
            verb = self._verb(i)
            return verb is not None and verb[1] == "s"
        if before.lower in ("and", "or", ",", "nor", "neither", "either", "and/or"):
            k = j - 1
            while k >= 0 and (
                self.words[k].lower in (",", "and", "or", "harmless", "not")
                or (self.words[k].lower or "").endswith("ly")
            ):
                k -= 1
            return k >= 0 and self._verb(k) is not None and self._is_verb_here(k)
        return self._modal_waits(i)

    def _modal_waits(self, i: int) -> bool:
        """Whether a modal before an interpolation still waits for its verb: "shall at its own cost indemnify"."""
        if self.words[i - 1].lower in _PREPOSITIONS | _NOT_BEFORE_A_VERB:
            return False
        begin, _ = self._stretch(i)
        for k in range(i - 1, max(begin, i - 14) - 1, -1):
            lower = self.words[k].lower
            if lower in _MUST | _MAY:
                return True
            if lower in _BE or (
                self._verb(k) is not None
                and (self._verb(k) or ("", ""))[1] != "s"
                and k > begin
                and self.words[k - 1].lower in _MUST | _MAY | {"to", "not"}
            ):
                return False
        return False

    def _main(self, i: int) -> bool:
        following = self.words[i + 1 : i + 4]
        return not any(w.lower and (forms().get(w.lower, ("", ""))[1] in ("ed", "ing")) for w in following)

    # arguments

    def _argument(self, i: int, stop: int) -> tuple[Argument | None, int]:
        """Read the noun phrase that begins at ``i``; return it and where it ends."""
        j = i
        while j < stop:
            lower = self.words[j].lower
            if lower in (";", ":", ".") or lower in _STOP or (lower in _PREPOSITIONS and j > i):
                break
            if lower in _MUST | _MAY | {"is", "are"} and j > i:
                break
            if lower == "," and not self._continues(j, stop):
                break
            j += 1
        if j <= i:
            return None, i + 1
        words = self.words[i:j]
        while words and words[-1].lower in (",", "and", "or"):
            words = words[:-1]
        if not words:
            return None, j
        start, end = words[0].start, words[-1].end
        mentions = [(k, w.mention) for k, w in enumerate(words) if w.mention is not None]
        entity, mention, owner = None, None, None
        if mentions:
            k, first = mentions[0]
            assert first is not None
            alone = k + 1 == len(words) or words[k + 1].lower in (",", "and", "or", "(", ")")
            lead = all(w.lower in ("the", "any", "both", "either", "all", "and", "or", "such") for w in words[:k])
            if not first.possessive and alone and lead:
                entity, mention = first.entity, first
            else:
                owner = first.entity
        if (
            owner is None
            and entity is None
            and j < stop
            and self.words[j].lower in ("of", "against", "by")
            and j + 1 < len(self.words)
        ):
            nxt = next((w for w in self.words[j + 1 : j + 5] if w.mention is not None), None)
            if nxt is not None and nxt.mention is not None:
                owner = nxt.mention.entity
        others = (
            tuple(m.entity for _, m in mentions[1:] if m is not None and not m.possessive) if entity is not None else ()
        )
        negative = any(w.lower in ("no", "neither", "nothing", "none") for w in words[:3]) or bool(
            mention and mention.negative
        )
        head = next((w.lower for w in reversed(words) if w.lower.isalpha()), "") if words else ""
        first_noun = _singular(head)
        return Argument(start, end, self.text[start:end], first_noun, entity, mention, owner, negative, others), j

    def _continues(self, j: int, stop: int) -> bool:
        """Whether a comma goes on with a list of nouns rather than ending the phrase."""
        for k in range(j + 1, min(j + 5, stop)):
            if self._verb(k) is not None and self._is_verb_here(k):
                return False
            if self.words[k].lower in _PREPOSITIONS | _STOP | _MUST | _MAY:
                return self.words[k].lower == "of"
        return True

    def _after(self, i: int) -> tuple[Argument | None, dict[str, tuple[Argument, ...]], int]:
        """Object and prepositional arguments after the word at ``i``."""
        _, stop = self._stretch(i)
        stop = min(max(stop, i + 1), len(self.words))
        j = i + 1
        while j < stop and (
            self.words[j].lower
            in (
                ",",
                "and",
                "or",
                "and/or",
                "harmless",
                "back",
                "up",
                "out",
                "not",
                "never",
                "also",
                "fully",
                "hereby",
                "nor",
            )
            or (self.words[j].lower and self._verb(j) is not None and self._is_verb_here(j))
            or (self.words[j].lower or "").endswith("ly")
        ):
            j += 1
        direct: Argument | None = None
        if j < stop and self.words[j].lower not in _PREPOSITIONS:
            direct, j = self._argument(j, stop)
        found: dict[str, list[Argument]] = {}
        while j < stop:
            lower = self.words[j].lower
            if lower in _PREPOSITIONS:
                k = j + 1
                while k < stop and self.words[k].lower in (*_PREPOSITIONS, "and", "or", ","):
                    lower = self.words[k].lower if self.words[k].lower in _PREPOSITIONS else lower
                    k += 1
                argument, j = self._argument(k, stop)
                if argument is not None:
                    found.setdefault(lower, []).append(argument)
                continue
            j += 1
        return direct, {k: tuple(v) for k, v in found.items()}, stop

    def _before(self, i: int) -> tuple[Argument | None, bool]:
        """Who acts: the nearest party before the verb group, in its stretch, else carried over."""
        begin, _ = self._stretch(i)
        taker = self._taker(i, begin)
        if taker is not None:
            return Argument(
                taker.start, taker.end, taker.text, "", taker.mention.entity if taker.mention else None, taker.mention
            ), True
        for low, borrowed in ((begin, False), (0, True)):
            nearest: list[int] = []
            for j in range(i - 1, low - 1, -1):
                word = self.words[j]
                if word.mention is None:
                    continue
                prior = self.words[j - 1].lower if j > 0 else ""
                if (
                    word.mention.possessive
                    or prior in _PREPOSITIONS - {"before", "after"}
                    or (
                        prior in ("the", "a", "an", "any", "such")
                        and j > 1
                        and self.words[j - 2].lower in _PREPOSITIONS
                    )
                ):
                    continue
                nearest.append(j)
            if nearest:
                modal_ready = [
                    j
                    for j in nearest
                    if j + 1 < len(self.words)
                    and (
                        self.words[j + 1].lower
                        in _MUST
                        | _MAY
                        | _BE
                        | {
                            ",",
                            "and",
                            "or",
                            "nor",
                            "agrees",
                            "undertakes",
                            "hereby",
                            "has",
                            "have",
                            "does",
                            "do",
                            "cannot",
                        }
                        or (self._verb(j + 1) or ("", ""))[1] == "s"
                    )
                ]
                j = (modal_ready or nearest)[0]
                word = self.words[j]
                assert word.mention is not None
                beside = (self.words[k].mention for k in nearest if k != j and abs(k - j) <= 2)
                joined = tuple(m.entity for m in beside if m is not None)
                joined = joined or self._joined_before(j)
                neither = any(w.lower == "neither" for w in self.words[max(0, j - 4) : j])
                return Argument(
                    word.start,
                    word.end,
                    word.text,
                    "",
                    word.mention.entity,
                    word.mention,
                    None,
                    word.mention.negative or neither,
                    joined,
                ), borrowed
        words = self.words[begin:i]
        text = self.text[words[0].start : words[-1].end] if words else ""
        if not text:
            return None, True
        argument, _ = self._argument(begin, i)
        return argument, False

    def _joined_before(self, j: int) -> tuple[Entity, ...]:
        """The party before "and": "..., UNDP and the Company shall"; not one that a verb or preposition governs."""
        if j < 2 or self.words[j - 1].lower not in ("and", "or", "and/or", "nor"):
            return ()
        first = self.words[j - 2]
        before = self.words[j - 3].lower if j > 2 else ""
        if (
            first.mention is None
            or first.mention.possessive
            or before not in ("", ",", "both", "either", "neither", ":")
        ):
            return ()
        return (first.mention.entity,)

    def _taker(self, i: int, begin: int) -> _Word | None:
        """Who gets the right in "grants the Company the right to use"; None if nothing is granted here."""
        if i == 0 or self.words[i - 1].lower != "to":
            return None
        giving = None
        for j in range(i - 1, begin - 1, -1):
            verb = self._verb(j)
            if verb is not None and verb[0] in _GIVING and j < i - 2:
                giving = j
                break
        if giving is None or not any(w.lower in governors("may", "nouns") for w in self.words[giving + 1 : i]):
            return None
        return next((w for w in self.words[giving + 1 : i] if w.mention is not None and not w.mention.possessive), None)

    # force

    def _force(self, i: int) -> tuple[Modality, bool, Wrapper]:
        begin, _ = self._stretch(i)
        left = list(self.words[begin:i])
        lowers = [w.lower for w in left]
        modality: Modality = "is"
        for lower in reversed(lowers):
            if lower in _MUST:
                modality = "must"
                break
            if lower in _MAY or lower == "cannot":
                modality = "may"
                break
        sentence_start = " ".join(w.lower or "x" for w in self.words[:8])
        negations = sum(
            1
            for lower, after in zip(lowers, [*lowers[1:], ""], strict=False)
            if lower in _NEGATIVE
            and lower != "nor"
            and after not in ("limited", "only", "later", "less", "more", "exceeding", "least")
        )
        negations += sum(1 for w in left if w.mention is not None and w.mention.negative)
        if i + 1 < len(self.words) and self.words[i + 1].lower == "neither":
            negations += 1  # "appears neither on this list nor on that one"
        if (
            (begin == 0 or not any(w in _NEGATIVE for w in lowers))
            and self.words[begin].lower != "that"
            and (
                re.match(
                    r"(?:under no|in no|at no time|on no account|by no means|nothing|neither|no \w+)", sentence_start
                )
                and begin != 0
                and "nothing" in sentence_start
            )
        ):
            negations += 1
        if "nor" in lowers and negations == 0:
            negations = 1
        if negations >= 2 and ("nor" in lowers or "neither" in lowers):
            negations = 1
        wrapper: Wrapper = ""
        deemed = False
        barred = False
        for k in range(max(0, len(left) - 14), len(left)):
            form = forms().get(left[k].lower) if left[k].lower else None
            lemma = form[0] if form else left[k].lower
            linked = any(x in ("to", "from", "that", "of", "as") for x in lowers[k + 1 :]) or (
                form is not None and form[1] == "ing"
            )
            if not linked:
                continue
            if (
                lemma in governors("bar", "verbs")
                and any(x in ("from", "to") or x.endswith("ing") for x in lowers[k + 1 : k + 6])
            ) or lemma == "refrain":
                barred = not barred
            elif (
                lemma in governors("must", "verbs") | governors("must", "nouns") | governors("must", "adjectives")
                and "to" in lowers[k + 1 :]
            ):
                modality = "must" if modality != "may" or lemma not in ("need",) else modality
                if negations and lemma in (
                    "obligation",
                    "duty",
                    "obliged",
                    "required",
                    "require",
                    "oblige",
                    "bound",
                    "bind",
                    "responsibility",
                    "obligate",
                    "obligated",
                ):
                    return "need-not", deemed, wrapper
            elif (
                lemma in governors("may", "nouns") | governors("may", "adjectives") | governors("may", "verbs")
                and "to" in lowers[k + 1 :]
            ):
                modality = "may"
            elif lemma in governors("deem") and (
                "as" in lowers[k + 1 :] or "to" in lowers[k + 1 :] or lemma in ("deem", "construe")
            ):
                deemed = True
            for name in WRAPPERS:
                if lemma in governors("wrap", name) and "that" in lowers[k + 1 :]:
                    wrapper = name
        if begin > 0 and self.words[begin].lower == "that":
            negations += self._denied_outside(begin)
        odd = (negations % 2 == 1) != barred
        if odd:
            modality = _NEGATED[modality]
        elif barred and negations % 2 == 1:
            modality = "may"
        return modality, deemed, wrapper

    def _denied_outside(self, begin: int) -> int:
        """Whether the stretch before a "that" denies or forbids saying so."""
        low, _ = self._stretch(begin - 1)
        words = [w.lower for w in self.words[low:begin]]
        negated = sum(1 for w in words if w in _NEGATIVE and w != "nor")
        return 1 if negated % 2 else 0

    # predications

    def _verbal(self, i: int, verb: tuple[str, str]) -> Predication:
        lemma, kind = verb
        direct, obliques, stop = self._after(i)
        subject, borrowed = self._before(i)
        passive = (
            kind == "ed"
            and any(w.lower in _BE for w in self.words[max(0, i - 4) : i] if w.lower)
            and lemma not in ("agree", "undertake")
        )
        force, deemed, wrapper = self._force(i)
        complement = None
        recipient = None
        if passive:
            agents = obliques.get("by", ())
            begin, _ = self._stretch(i)
            whole, _ = self._argument(begin, i)
            patient = subject if subject is not None and not borrowed else whole
            subject, direct = (agents[0] if agents else None), patient or direct
        elif lemma == "be":
            complement, direct = direct, None
        if (
            lemma in ("be", "have", "do")
            and i + 1 < len(self.words)
            and self.words[i + 1].lower in ("not", "never")
            and force in _NEGATED
        ):
            force = _NEGATED[force]
        what = direct or complement
        if not passive and what is not None and what.negative and force in _NEGATED:
            force = _NEGATED[force]
        begin, _ = self._stretch(i)
        start = self.words[begin].start if self.words else 0
        end = self.words[stop - 1].end if stop <= len(self.words) and stop > 0 else len(self.text)
        return Predication(
            lemma, start, end, self.words[i].start, subject, direct, recipient, complement, obliques, force, deemed, passive, borrowed, wrapper,
        )  # fmt: skip

    def _adjective(self, i: int) -> Predication:
        _, obliques, stop = self._after(i)
        subject, borrowed = self._before(i)
        force, deemed, wrapper = self._force(i)
        word = self.words[i]
        begin, _ = self._stretch(i)
        end = self.words[stop - 1].end
        whole = Argument(word.start, end, self.text[word.start : end], word.lower)
        return Predication(
            "be",
            self.words[begin].start,
            end,
            word.start,
            subject,
            None,
            None,
            whole,
            obliques,
            force,
            deemed,
            False,
            borrowed,
            wrapper,
        )

    def _noun(self, i: int, lemma: str) -> Predication:
        _, obliques, stop = self._after(i)
        begin, _ = self._stretch(i)
        owner = None
        if i > 0:
            for w in reversed(self.words[max(begin, i - 4) : i]):
                if w.mention is not None:
                    if w.mention.possessive:
                        owner = Argument(w.start, w.end, w.text, "", w.mention.entity, w.mention)
                    break
        agents = [a for a in obliques.get("by", ()) if a.entity is not None]
        host: Predication | None = None
        role = ""
        for j in range(i - 1, begin - 1, -1):
            verb = self._verb(j)
            if verb is not None and (verb[1] != "base" or self._is_verb_here(j)) and verb[0] not in ("do",):
                if verb[0] in ("be", "have") and not self._main(j):
                    continue
                host = self._verbal(j, verb)
                between = [w.lower for w in self.words[j + 1 : i] if w.lower in _PREPOSITIONS]
                role = between[-1] if between else ("attr" if verb[0] == "be" else "dobj")
                break
        if host is None:
            for j in range(i + 1, min(stop, len(self.words))):
                verb = self._verb(j)
                if (
                    verb is not None
                    and (verb[1] == "ed" or self._is_verb_here(j))
                    and verb[0] not in ("be", "have", "do", "will")
                ):
                    host = self._verbal(j, verb)
                    role = "nsubjpass" if host.passive else "nsubj"
                    break
        if host is None:
            copula = next(
                (j for j in range(i + 1, min(stop, len(self.words))) if self.words[j].lower in _BE and self._main(j)),
                None,
            )
            if copula is not None:
                host, role = self._verbal(copula, ("be", "base")), "nsubj"
        force: Modality = host.force if host is not None else "is"
        if host is None and any(w.lower in ("no", "neither") for w in self.words[begin:i]):
            force = "is-not"
        start, end = self.words[begin].start, self.words[stop - 1].end
        return Predication(
            lemma, start, end, self.words[i].start, agents[0] if agents else owner, None, None, None, obliques, force,
            host.deemed if host else False, False, False, host.wrapper if host else "", True, host, role,
        )  # fmt: skip

    def _idioms(self) -> list[Predication]:
        found = []
        for pattern in (_IDIOM, _MAKE_GOOD):
            for match in pattern.finditer(self.text):
                i = next((k for k, w in enumerate(self.words) if w.start >= match.start()), None)
                if i is None:
                    continue
                subject, borrowed = self._before(i)
                force, deemed, wrapper = self._force(i)
                _, stop = self._stretch(i)
                inside = [w for w in self.words[i:stop] if w.mention is not None and w.end <= match.end() + 60]
                passive = match.group(0).lower().startswith(("held", "kept", "saved", "made"))
                target = inside[0] if inside else None
                direct = None
                if target is not None and target.mention is not None:
                    entity: Entity | None = target.mention.entity
                    direct = Argument(target.start, target.end, target.text, "", entity, target.mention)
                obliques: dict[str, tuple[Argument, ...]] = {}
                if passive:
                    _, obliques, _ = self._after(i)
                    agents = obliques.get("by", ())
                    subject, direct = (agents[0] if agents else None), subject
                begin, _ = self._stretch(i)
                end = self.words[stop - 1].end
                found.append(
                    Predication(
                        "indemnify",
                        self.words[begin].start,
                        end,
                        match.start(),
                        subject,
                        direct,
                        None,
                        None,
                        obliques,
                        force,
                        deemed,
                        passive,
                        borrowed,
                        wrapper,
                    )
                )
        return found


_NEGATED: dict[Modality, Modality] = {"must": "must-not", "may": "must-not", "is": "is-not"}


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
