"""The force of a statement, and what becomes of it under a denial."""

from __future__ import annotations

from clauses.model import Modality


def negative(force: Modality) -> bool:
    """Tell whether a force denies or forbids."""
    return force in ("must-not", "is-not", "need-not")


def as_state(force: Modality) -> Modality:
    """Put a force in the form that states take: is or is-not."""
    return "is-not" if negative(force) else "is"


def as_duty(force: Modality) -> Modality:
    """Put a force in the form that duties take: a present tense that performs is a duty."""
    duties: dict[Modality, Modality] = {"is": "must", "is-not": "must-not"}
    return duties.get(force, force)


def negate(force: Modality) -> Modality:
    """Return the force of the denial: what must not be, where "may" or "must" is denied."""
    negated: dict[Modality, Modality] = {
        "must": "must-not",
        "may": "must-not",
        "is": "is-not",
        "must-not": "may",
        "is-not": "is",
        "need-not": "must",
    }
    return negated[force]


def positive(force: Modality) -> Modality:
    """Return the force without its denial."""
    positive: dict[Modality, Modality] = {"must-not": "must", "is-not": "is", "need-not": "must"}
    return positive.get(force, force)
