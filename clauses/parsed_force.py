"""Force in a parsed sentence: what must, may or must not be, through all that governs a verb."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from clauses.force import negate, negative, positive
from clauses.governors import ADVERBIAL, LIFTING, ON, REFUSING, STANDING, WRAPPERS, governors
from clauses.model import Modality, Wrapper

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MUST_AUX = {"shall", "will", "must", "should", "'ll", "’ll", "need", "ought", "has", "have"}

_MAY_AUX = {"may", "can", "might", "could"}


_FRONTED = re.compile(
    r"\b(?:under no circumstances?|in no (?:event|case|circumstances?|way|manner)|at no (?:time|point)|on no account"
    r"|by no means|never|nowhere|no longer|in no respect)\b",
    re.I,
)


#: Verbs whose denial frees ("is not required to"), where that of others forbids ("does not promise to").
_BINDING = frozenset([
    "have", "need", "require", "oblige", "obligate", "bind", "compel", "undertake", "agree", "commit", "accept", "expect",
])  # fmt: skip
#: Verbs that turn a right about: who waives it has it not.
_GIVING_UP = frozenset([
    "relinquish", "waive", "surrender", "release", "lose", "withdraw", "revoke", "cancel", "terminate", "rescind", "deny", "remove",
])  # fmt: skip
#: Verbs that bar what stands under them ("keeps him from"), and not the right that is their object ("keeps the right").
_KEEPING = frozenset(["keep"])


def noun_above(token: Token) -> Token | None:
    """Return the noun that an infinitive depends on in meaning, where the parser hung it on the verb.

    "grants Bob the right, in that category, to use": the right is to use.
    """
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children) or token.head.pos_ != "VERB":
        return None
    nouns = governors("may", "nouns") | governors("must", "nouns") | governors("bar", "nouns")
    return next(
        (
            c
            for c in token.head.children
            if c.dep_ in ("dobj", "nsubjpass") and c.i < token.i and c.lemma_.lower() in nouns
        ),
        None,
    )


class Forces:
    """The forces of the verbs of one sentence.

    ``subject`` gives the subject of a verb, ``denying`` tells whether a noun denies what is said of it ("no official").
    """

    def __init__(self, doc: Doc, subject: Callable[[Token], Token | None], denying: Callable[[Token], bool]) -> None:
        self.doc = doc
        self._subject = subject
        self._denying = denying
        self._force: dict[int, tuple[Modality, bool, Wrapper]] = {}

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
        of_object = False
        strays = [c for a in token.children if a.dep_ == "aux" for c in a.children if c.dep_ in ("nsubj", "nsubjpass")]
        for child in (*token.children, *strays):
            if child.dep_ == "neg" or (
                child.lower_ in ("never", "nor", "neither")
                and child.dep_ in ("advmod", "preconj", "cc")
                and child.i < token.i
            ):
                count += 1
            elif child.dep_ in ("nsubj", "nsubjpass", "expl"):
                if self._denying(child) or any(
                    c.lower_ in ("no", "neither", "none") for c in child.subtree if c.i <= child.i
                ):
                    count += 1
            elif child.dep_ in ("dobj", "attr") and (
                child.lower_ in ("nothing", "nobody", "none")
                or any(c.lower_ in ("no", "neither") for c in child.children)
            ):
                count += not of_object  # "promises no result, no funding" denies once
                of_object = True
            elif child.dep_ == "prep" and _FRONTED.search(self.doc[child.left_edge.i : child.right_edge.i + 1].text):
                count += 1
            elif child.dep_ == "prep" and token.lemma_.lower() in STANDING and child.lower_ in ON:
                nouns = [c for c in child.children if c.dep_ == "pobj" and c.lemma_.lower() not in ADVERBIAL]
                count += any(c.lower_ in ("no", "neither") for noun in nouns for c in noun.children)
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
        subject = self._subject(token)
        return subject is not None and subject.i < token.i and self._denying(subject)

    def _compute_force(self, token: Token, seen: frozenset[int]) -> tuple[Modality, bool, Wrapper]:
        negations = self._negations(token)
        aux = {c.lower_ for c in token.children if c.dep_ == "aux"}
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
                return negate(positive(outer)), deemed, wrapper
            if own_subject or aux:
                nor = any(
                    c.lower_ == "nor"
                    for c in (*head.children, *token.children)
                    if c.dep_ in ("cc", "preconj", "neg", "advmod")
                )
                if negations == 0 and (nor or (not own_subject and self._shares_nobody(token))):
                    negations = 1
                return (negate(modality) if negations % 2 else modality), deemed if not own_subject else False, wrapper
        result: Modality = negate(modality) if negations % 2 else modality
        if "need" in aux and negations:
            result = "need-not"
        if token.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "advcl", "oprd", "acomp", "attr", "relcl", "pobj"):
            result, deemed, wrapper = self._under(token, result, seen)
        return result, deemed, wrapper

    def _under(self, token: Token, inner: Modality, seen: frozenset[int]) -> tuple[Modality, bool, Wrapper]:
        """The force of ``token`` under what governs it."""
        noun = noun_above(token)
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
                governors("must", "adjectives")
                | governors("may", "adjectives")
                | governors("bar", "verbs")
                | governors("must", "verbs")
                | governors("must", "nouns")
                | governors("may", "nouns")
            ):
                return inner, False, ""
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
        if infinitive and token.dep_ == "advcl" and head.lemma_ == "be" and self._negations(head) % 2:
            return "need-not", False, ""  # "it is not for them to insure", "is under no liability to insure"
        if (
            token.dep_ == "advcl" or (token.dep_ == "relcl" and not infinitive)
        ) and head.lemma_.lower() not in governors("bar", "verbs"):
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
            denied = negative(outer) or any(c.lower_ == "no" for c in head.children)
            if verb.lemma_.lower() in (governors("bar", "verbs") - _KEEPING) | _GIVING_UP:
                denied = not denied
            if lemma in governors("must", "nouns") and verb.lemma_.lower() in LIFTING - _GIVING_UP:
                denied = not denied
            if lemma in governors("may", "nouns"):
                return ("must-not" if denied else "may"), deemed, wrapper
            if lemma in governors("must", "nouns"):
                if inner in ("must-not", "is-not"):
                    return ("may" if denied else "must-not"), deemed, wrapper
                return ("need-not" if denied else "must"), deemed, wrapper
            if lemma in governors("bar", "nouns"):
                return ("may" if denied else "must-not"), deemed, wrapper
            if infinitive and inner == "is" and any(c.lower_ == "no" for c in head.children):
                return "is-not", deemed, wrapper  # "makes no arrangements to insure"
            return inner, deemed, wrapper
        if head.pos_ not in ("VERB", "AUX", "ADJ"):
            return inner, False, ""
        outer, deemed, wrapper = self.force(head if head.pos_ != "ADJ" else _verb_of(head), seen)
        denied = negative(outer)
        adjective = head.pos_ == "ADJ" or head.tag_ == "VBN"
        if token.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children):
            for name in WRAPPERS:
                if lemma in governors("wrap", name):
                    wrapper = name
            if lemma in governors("cause"):
                return (
                    ("must" if inner in ("is", "must") else "must-not" if inner in ("is-not", "must-not") else inner),
                    deemed,
                    wrapper,
                )
            if lemma in governors("deem") and denied:
                return negate(positive(inner)), True, wrapper
            if denied and wrapper:
                return negate(positive(inner)), deemed, wrapper
            return inner, deemed, wrapper
        if lemma in governors("bar", "verbs"):
            freed: Modality = "must" if lemma in REFUSING else "may"
            return (freed if denied else "must-not"), deemed, wrapper
        if lemma in governors("may", "verbs") or (adjective and lower in governors("may", "adjectives")):
            return ("must-not" if denied else "may"), deemed, wrapper
        if lemma == "need" and outer == "may":
            return "may", deemed, wrapper  # "may need to": it is open whether
        if lemma in governors("must", "verbs") or (adjective and lower in governors("must", "adjectives")):
            if inner in ("is-not", "must-not"):
                return ("may" if denied else "must-not"), deemed, wrapper
            if (denied and lemma in _BINDING) or (denied and adjective):
                return "need-not", deemed, wrapper
            return ("must-not" if denied else "must"), deemed, wrapper
        if lemma in governors("deem"):
            return (negate(positive(inner)) if denied else inner), True, wrapper
        if lemma in governors("wrap", "intends"):
            return (negate(positive(inner)) if denied else inner), deemed, "intends"
        if inner == "is" and outer != "is":
            return outer, deemed, wrapper
        return (negate(positive(inner)) if denied and inner in ("is", "may", "must") else inner), deemed, wrapper


def _verb_of(adjective: Token) -> Token:
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
