"""Who need not perform while something prevents it that nobody could foresee or stop."""

from __future__ import annotations

import re

from clauses import attributes
from clauses.force import as_state, negative
from clauses.frames.sentence import Sentence, is_party, make, party, words
from clauses.model import Entity, Modality, Statement
from clauses.predications import Predication

_IN_BREACH = re.compile(r"\b(?:breach|default|violation|failure|non-?performance)\b", re.I)
#: What is lifted from a party: "performance is suspended" excuses whoever owes it.
_OWED = re.compile(r"\b(?:obligations?|dut(?:y|ies)|performance|time for|deadlines?|periods?)\b", re.I)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements of the act ``excuse`` in a sentence."""
    if not attributes.find(sentence.text, ["force-majeure"]):
        return []
    found: dict[tuple[str, Modality], Statement] = {}
    for p in sentence.predications:
        force = _force(sentence, p)
        bearer = _bearer(p)
        if force is not None and bearer is not None:
            made = make(sentence, p, bearer, force, "excuse", names=("force-majeure", "period"))
            found.setdefault((bearer.side, force), made)
    return list(found.values())


def _force(sentence: Sentence, p: Predication) -> Modality | None:
    """Tell whether the predicate excuses; not to be in breach is to be excused."""
    if p.nominal:
        return None
    if p.lemma in words("excuse", "verbs"):
        return as_state(p.force)
    if p.lemma in words("excuse", "breach") and negative(p.force) and _IN_BREACH.search(sentence.text, p.at, p.end):
        return "is"
    return None


def _bearer(p: Predication) -> Entity | None:
    for argument in (p.object, p.subject):
        if argument is None:
            continue
        who = party(argument)
        if who is not None and is_party(who):
            return who
        if _OWED.search(argument.text):
            owner = argument.owner
            return owner if owner is not None and is_party(owner) else Entity("each-party")
    return None
