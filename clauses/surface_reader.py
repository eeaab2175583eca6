"""The second reader: no tagger, no parser; nearest party, verb group and preposition.

It is deliberately different from :mod:`clauses.parsed_reader`, so that the two
err on different sentences. It cuts a sentence into stretches at punctuation and
connectives, finds verb groups by their forms, takes the nearest party before a
group as who acts, and reads what follows up to each preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauses.governors import WRAPPERS, governors
from clauses.inflection import forms
from clauses.mentions import Mention
from clauses.model import Entity, Modality, Wrapper
from clauses.predications import Argument, Predication, Unit, nominal_acts
from clauses.word_row import BE, MAY, MUST, PREPOSITIONS, STOP, Word, WordRow

_NEGATIVE = frozenset(["not", "never", "no", "neither", "nor", "nothing", "nobody", "none", "cannot", "n't"])

_GIVING = frozenset([
    "grant", "give", "confer", "afford", "accord", "provide", "award", "license", "licence", "extend", "concede",
    "issue", "offer", "allow",
])  # fmt: skip

_ADJECTIVES = frozenset([
    "liable", "responsible", "accountable", "answerable", "exclusive", "non-exclusive", "free", "entitled",
    "harmless", "preserved", "reserved", "unaffected", "intact",
])  # fmt: skip

_IDIOM = re.compile(
    r"\b(?P<verb>hold|holds|held|holding|keep|keeps|kept|save|saves|saved|saving|keeping|render|renders)\b(?P<mid>[^.;]{0,90}?)\b(?P<end>harmless|indemnified|whole|free from|free of|protected)\b",
    re.I,
)

_MAKE_GOOD = re.compile(r"\b(?:make|makes|making|made)\s+(?:\w+\s+){0,3}?(?:good|whole)\b", re.I)


def read(units: Sequence[Unit], mentions: Sequence[Sequence[Mention]]) -> Iterator[list[Predication]]:
    """Yield the predications of each unit, in order."""
    for unit, found in zip(units, mentions, strict=True):
        yield _Surface(unit, found).predications()


class _Surface(WordRow):
    """One sentence as a row of words."""

    def predications(self) -> list[Predication]:
        found: list[Predication] = []
        nouns = nominal_acts()
        for i, word in enumerate(self.words):
            if not word.lower:
                continue
            lemma = word.lower
            singular = lemma[:-1] if lemma.endswith("s") and lemma[:-1] in nouns else lemma
            verb = self.verb_at(i)
            if verb is not None and self.acts(i, verb[1]):
                if verb[0] in ("be", "have", "do", "will") and not self.is_main(i):
                    continue
                found.append(self._verbal(i, verb))
            elif singular in nouns:
                found.append(self._noun(i, singular))
            elif lemma in _ADJECTIVES and any(
                w.lower in BE | {"held", "remain", "remains"} for w in self.words[max(0, i - 5) : i]
            ):
                found.append(self._adjective(i))
        found.extend(self._idioms())
        return found

    # arguments

    def _argument(self, i: int, stop: int) -> tuple[Argument | None, int]:
        """Read the noun phrase that begins at ``i``; return it and where it ends."""
        j = i
        while j < stop:
            lower = self.words[j].lower
            if lower in (";", ":", ".") or lower in STOP or (lower in PREPOSITIONS and j > i):
                break
            if lower in MUST | MAY | {"is", "are"} and j > i:
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
            if self.verb_at(k) is not None and self.is_verb_here(k):
                return False
            if self.words[k].lower in PREPOSITIONS | STOP | MUST | MAY:
                return self.words[k].lower == "of"
        return True

    def _after(self, i: int) -> tuple[Argument | None, dict[str, tuple[Argument, ...]], int]:
        """Object and prepositional arguments after the word at ``i``."""
        _, stop = self.stretch(i)
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
            or (self.words[j].lower and self.verb_at(j) is not None and self.is_verb_here(j))
            or (self.words[j].lower or "").endswith("ly")
        ):
            j += 1
        direct: Argument | None = None
        if j < stop and self.words[j].lower not in PREPOSITIONS:
            direct, j = self._argument(j, stop)
        found: dict[str, list[Argument]] = {}
        while j < stop:
            lower = self.words[j].lower
            if lower in PREPOSITIONS:
                k = j + 1
                while k < stop and self.words[k].lower in (*PREPOSITIONS, "and", "or", ","):
                    lower = self.words[k].lower if self.words[k].lower in PREPOSITIONS else lower
                    k += 1
                argument, j = self._argument(k, stop)
                if argument is not None:
                    found.setdefault(lower, []).append(argument)
                continue
            j += 1
        return direct, {k: tuple(v) for k, v in found.items()}, stop

    def _before(self, i: int) -> tuple[Argument | None, bool]:
        """Who acts: the nearest party before the verb group, in its stretch, else carried over."""
        begin, _ = self.stretch(i)
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
                    or prior in PREPOSITIONS - {"before", "after"}
                    or (
                        prior in ("the", "a", "an", "any", "such") and j > 1 and self.words[j - 2].lower in PREPOSITIONS
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
                        in MUST
                        | MAY
                        | BE
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
                        or (self.verb_at(j + 1) or ("", ""))[1] == "s"
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

    def _taker(self, i: int, begin: int) -> Word | None:
        """Who gets the right in "grants the Company the right to use"; None if nothing is granted here."""
        if i == 0 or self.words[i - 1].lower != "to":
            return None
        giving = None
        for j in range(i - 1, begin - 1, -1):
            verb = self.verb_at(j)
            if verb is not None and verb[0] in _GIVING and j < i - 2:
                giving = j
                break
        if giving is None or not any(w.lower in governors("may", "nouns") for w in self.words[giving + 1 : i]):
            return None
        return next((w for w in self.words[giving + 1 : i] if w.mention is not None and not w.mention.possessive), None)

    # force

    def _force(self, i: int) -> tuple[Modality, bool, Wrapper]:
        begin, _ = self.stretch(i)
        left = list(self.words[begin:i])
        lowers = [w.lower for w in left]
        modality: Modality = "is"
        for lower in reversed(lowers):
            if lower in MUST:
                modality = "must"
                break
            if lower in MAY or lower == "cannot":
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
        low, _ = self.stretch(begin - 1)
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
            and any(w.lower in BE for w in self.words[max(0, i - 4) : i] if w.lower)
            and lemma not in ("agree", "undertake")
        )
        force, deemed, wrapper = self._force(i)
        complement = None
        recipient = None
        if passive:
            agents = obliques.get("by", ())
            begin, _ = self.stretch(i)
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
        begin, _ = self.stretch(i)
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
        begin, _ = self.stretch(i)
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
        begin, _ = self.stretch(i)
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
            verb = self.verb_at(j)
            if verb is not None and (verb[1] != "base" or self.is_verb_here(j)) and verb[0] not in ("do",):
                if verb[0] in ("be", "have") and not self.is_main(j):
                    continue
                host = self._verbal(j, verb)
                between = [w.lower for w in self.words[j + 1 : i] if w.lower in PREPOSITIONS]
                role = between[-1] if between else ("attr" if verb[0] == "be" else "dobj")
                break
        if host is None:
            for j in range(i + 1, min(stop, len(self.words))):
                verb = self.verb_at(j)
                if (
                    verb is not None
                    and (verb[1] == "ed" or self.is_verb_here(j))
                    and verb[0] not in ("be", "have", "do", "will")
                ):
                    host = self._verbal(j, verb)
                    role = "nsubjpass" if host.passive else "nsubj"
                    break
        if host is None:
            copula = next(
                (j for j in range(i + 1, min(stop, len(self.words))) if self.words[j].lower in BE and self.is_main(j)),
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
                _, stop = self.stretch(i)
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
                begin, _ = self.stretch(i)
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
