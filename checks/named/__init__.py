"""Checks of the document as a whole, by name, for rules that no sentence of the language can say."""

from __future__ import annotations

from collections.abc import Callable

from checks.finding import Outcome
from checks.named import consistency, hygiene, protections
from checks.profile import Profile
from clauses.model import Agreement

CHECKS: dict[str, Callable[[Agreement, Profile], list[Outcome]]] = {
    "placeholders": hygiene.placeholders,
    "residue": hygiene.residue,
    "parties-identified": hygiene.parties_identified,
    "references": consistency.references,
    "other-organization": consistency.other_organization,
    "protection-undone": protections.undone,
}
