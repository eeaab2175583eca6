"""What force a verb has, without a parser: modal verbs, negations and governing words in the stretch before it."""

from __future__ import annotations

import re

from clauses.governors import LIFTING, REFUSING, WRAPPERS, governors
from clauses.inflection import forms
from clauses.model import Modality, Wrapper
from clauses.word_row import MAY, MUST, Word, WordRow

_NEGATIVE = frozenset(["not", "never", "no", "neither", "nor", "nothing", "nobody", "none", "cannot", "n't"])

#: A subject that denies what is said of it.
_DENYING = frozenset(["no", "neither", "nothing", "nobody", "none"])
_AUXILIARY = MUST | MAY | {"is", "are", "was", "were", "does", "do", "did", "has", "have", "cannot"}

NEGATED: dict[Modality, Modality] = {"must": "must-not", "may": "must-not", "is": "is-not"}


def force_at(row: WordRow, i: int) -> tuple[Modality, bool, Wrapper]:
    """Return the force of the verb at ``i``, whether it is only deemed, and what wraps it ("warrants that")."""
    begin, _ = row.stretch(i)
    left = _own(list(row.words[begin:i]), row.words[i])
    lowers = [w.lower for w in left]
    modality: Modality = "is"
    for lower in reversed(lowers):
        if lower in MUST:
            modality = "must"
            break
        if lower in MAY or lower == "cannot":
            modality = "may"
            break
    sentence_start = " ".join(w.lower or "x" for w in row.words[:8])
    negations = sum(
        1
        for lower, after in zip(lowers, [*lowers[1:], ""], strict=False)
        if lower in _NEGATIVE
        and lower != "nor"
        and after not in ("limited", "only", "later", "less", "more", "exceeding", "least")
    )
    negations += sum(1 for w in left if w.mention is not None and w.mention.negative)
    if i + 1 < len(row.words) and row.words[i + 1].lower == "neither":
        negations += 1  # "appears neither on this list nor on that one"
    if (
        (begin == 0 or not any(w in _NEGATIVE for w in lowers))
        and row.words[begin].lower != "that"
        and (
            re.match(r"(?:under no|in no|at no time|on no account|by no means|nothing|neither|no \w+)", sentence_start)
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
    refused = False
    for k in range(max(0, len(left) - 14), len(left)):
        form = forms().get(left[k].lower) if left[k].lower else None
        lemma = form[0] if form else left[k].lower
        linked = any(x in ("to", "from", "that", "of", "as") for x in lowers[k + 1 :]) or (
            form is not None and form[1] == "ing"
        )
        if not linked:
            continue
        near = lowers[k + 1 : k + 6]
        if (
            lemma in governors("bar", "verbs")
            and (lemma != "keep" or "from" in near)  # "keeps the freedom to work"
            and any(x in ("from", "to") or x.endswith("ing") for x in near)
        ) or lemma == "refrain":
            barred = not barred
            refused = refused or lemma in REFUSING
        elif (
            lemma in governors("must", "verbs") | governors("must", "nouns") | governors("must", "adjectives")
            and "to" in lowers[k + 1 :]
        ):
            modality = "must" if modality != "may" or lemma not in ("need",) else modality
            if lemma in governors("must", "nouns") and any(_lemma(x) in LIFTING for x in lowers[:k]):
                return "must" if negations % 2 else "need-not", deemed, wrapper
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
        elif (
            lemma in governors("deem")
            and ("as" in lowers[k + 1 :] or "to" in lowers[k + 1 :] or lemma in ("deem", "construe"))
            and governors("may", "nouns").isdisjoint(lowers[k + 1 :])
        ):  # "gives permission to use" gives it
            deemed = True
        for name in WRAPPERS:
            if lemma in governors("wrap", name) and "that" in lowers[k + 1 :]:
                wrapper = name
    if begin > 0 and row.words[begin].lower == "that":
        negations += _denied_outside(row, begin)
    odd = (negations % 2 == 1) != barred
    if odd:
        modality = NEGATED[modality]
    elif barred and negations % 2 == 1:
        modality = "must" if refused else "may"
    return modality, deemed, wrapper


def _own(left: list[Word], verb: Word) -> list[Word]:
    """What stands before a verb that has an auxiliary of its own, or a party too: "gives no warranty and | UNDP is not liable"."""
    lowers = [w.lower for w in left]
    first = left[0] if left else verb
    if not _DENYING.isdisjoint(lowers[:2]) or (first.mention is not None and first.mention.negative) or "nor" in lowers:
        return left  # a subject that denies, denies both: "no Party may ... or shall ..."
    row = [*left, verb, verb]
    cuts = []
    for k, word in enumerate(lowers):
        at = k + 2 if row[k + 1].mention else k + 1
        inverted = (
            row[at + 1].mention is not None
        )  # "under no circumstances, be it by negligence, shall UNDP be liable"
        if word in ("and", "but", ",") and row[at].lower in _AUXILIARY and not inverted:
            cuts.append(k + 1)
    return left[cuts[-1] :] if cuts else left


def _lemma(word: str) -> str:
    form = forms().get(word) if word else None
    return form[0] if form else word


def _denied_outside(row: WordRow, begin: int) -> int:
    """Whether the stretch before a "that" denies or forbids saying so."""
    low, _ = row.stretch(begin - 1)
    words = [w.lower for w in row.words[low:begin]]
    negated = sum(1 for w in words if w in _NEGATIVE and w != "nor")
    return 1 if negated % 2 else 0
