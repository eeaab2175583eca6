"""From what a sentence says to what it means: predications into statements, one module a family.

Every reader's predications pass through the same frames, so two readers differ
only in how they understood the sentence, never in what the law's words mean.

Provisions that drafts state without any verb of their own ("the upkeep is
incumbent upon", "pieces in the shops may remain on sale") are read from the
sentence as a whole: what it speaks of, which side stands where, what denies it.
"""

from __future__ import annotations

from clauses.frames import (
    advantage,
    association,
    brought_in,
    burdens,
    deeds,
    directions,
    disputes,
    emblem,
    endorsement,
    exclusivity,
    favours,
    force_majeure,
    governing_law,
    immunities,
    indemnity,
    influence,
    inspection,
    liability,
    making_over,
    marked_goods,
    marks_in_names,
    marks_kept,
    not_counted,
    personal_data,
    precedence,
    returned_funds,
    sdg_emblem,
    secrecy,
    seizure,
    sell_off,
    taxes,
    term,
    tied_business,
)
from clauses.frames.sentence import LONGEST, Sentence
from clauses.model import Statement

_FAMILIES = (
    indemnity, liability, emblem, endorsement, exclusivity, advantage, immunities, disputes, governing_law, force_majeure, deeds, influence,
)  # fmt: skip
#: Families that read a sentence as a whole: they find the same whichever reader made out its predications.
WHOLE_SENTENCE = (
    sell_off,
    marked_goods,
    marks_kept,
    marks_in_names,
    sdg_emblem,
    seizure,
    precedence,
    burdens,
    inspection,
    tied_business,
    personal_data,
    term,
    association,
    taxes,
    making_over,
    secrecy,
    directions,
    favours,
    brought_in,
    not_counted,
    returned_funds,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements that the predications of one sentence make, without ids, in the order of the families."""
    found: list[Statement] = []
    for family in _FAMILIES:
        found.extend(family.interpret(sentence))
    return found


def interpret_whole(sentence: Sentence) -> list[Statement]:
    """Return the statements that a sentence makes as a whole, without ids, in the order of the families."""
    found: list[Statement] = []
    if len(sentence.text) > LONGEST:
        return found
    for family in WHOLE_SENTENCE:
        found.extend(family.interpret(sentence))
    return found
