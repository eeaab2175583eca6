"""The second reader: no tagger, no parser; nearest party, verb group and preposition.

It is deliberately different from :mod:`clauses.parsed_reader`, so that the two
err on different sentences. It cuts a sentence into stretches at punctuation and
connectives, finds verb groups by their forms, takes the nearest party before a
group as who acts, and reads what follows up to each preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauses.governors import ADVERBIAL, ON, STANDING
from clauses.mentions import Mention
from clauses.model import Entity, Modality
from clauses.predications import Argument, Predication, Unit, nominal_acts
from clauses.surface_arguments import after, argument_at, before
from clauses.surface_force import NEGATED, force_at
from clauses.word_row import BE, PREPOSITIONS, WordRow

_ADJECTIVES = frozenset([
    "liable", "responsible", "accountable", "answerable", "exclusive", "non-exclusive", "free", "entitled",
    "harmless", "exempt", "immune", "preserved", "reserved", "unaffected", "intact",
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

    def _verbal(self, i: int, verb: tuple[str, str]) -> Predication:
        lemma, kind = verb
        direct, obliques, stop = after(self, i)
        subject, borrowed = before(self, i)
        passive = (
            kind == "ed"
            and any(w.lower in BE for w in self.words[max(0, i - 4) : i] if w.lower)
            and lemma not in ("agree", "undertake")
        )
        force, deemed, wrapper = force_at(self, i)
        complement = None
        recipient = None
        if passive:
            agents = obliques.get("by", ())
            begin, _ = self.stretch(i)
            whole, _ = argument_at(self, begin, i)
            patient = subject if subject is not None and not borrowed else whole
            subject, direct = (agents[0] if agents else None), patient or direct
        elif lemma == "be":
            complement, direct = direct, None
        if (
            lemma in ("be", "have", "do")
            and i + 1 < len(self.words)
            and self.words[i + 1].lower in ("not", "never")
            and force in NEGATED
        ):
            force = NEGATED[force]
        stood_on = [a for on in ON for a in obliques.get(on, ()) if a.head not in ADVERBIAL]
        if lemma in STANDING and any(a.negative for a in stood_on) and force in NEGATED:
            force = NEGATED[force]
        what = direct or complement
        if not passive and what is not None and what.negative and force in NEGATED:
            force = NEGATED[force]
        begin, _ = self.stretch(i)
        start = self.words[begin].start if self.words else 0
        end = self.words[stop - 1].end if stop <= len(self.words) and stop > 0 else len(self.text)
        return Predication(
            lemma, start, end, self.words[i].start, subject, direct, recipient, complement, obliques, force, deemed, passive, wrapper,
        )  # fmt: skip

    def _adjective(self, i: int) -> Predication:
        _, obliques, stop = after(self, i)
        subject, _ = before(self, i)
        force, deemed, wrapper = force_at(self, i)
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
            wrapper,
        )

    def _noun(self, i: int, lemma: str) -> Predication:
        _, obliques, stop = after(self, i)
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
            host.deemed if host else False, False, host.wrapper if host else "", True, host, role,
        )  # fmt: skip

    def _idioms(self) -> list[Predication]:
        found = []
        for pattern in (_IDIOM, _MAKE_GOOD):
            for match in pattern.finditer(self.text):
                i = next((k for k, w in enumerate(self.words) if w.start >= match.start()), None)
                if i is None:
                    continue
                subject, _ = before(self, i)
                force, deemed, wrapper = force_at(self, i)
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
                    _, obliques, _ = after(self, i)
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
                        wrapper,
                    )
                )
        return found
