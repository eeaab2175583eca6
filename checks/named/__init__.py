"""Checks of the document as a whole, by name, for rules that no sentence of the language can say."""

from __future__ import annotations

from collections.abc import Callable

from checks.finding import Outcome
from checks.named import consistency, eligibility, hygiene, instruments, protections, structure
from checks.profile import Profile
from clauses.model import Agreement

#: The facts of a deal, which no draft shows, that a check asks for; those of excluded-trade depend on the organization.
ASKED: dict[str, tuple[str, ...]] = {
    "national-committee": ("national-committee",),
    "corporate-code": tuple(eligibility.SHUT_OUT),
    "relationship-agreement": ("collecting-vehicle",),
}

CHECKS: dict[str, Callable[[Agreement, Profile], list[Outcome]]] = {
    "placeholders": hygiene.placeholders,
    "residue": hygiene.residue,
    "parties-identified": hygiene.parties_identified,
    "references": consistency.references,
    "other-organization": consistency.other_organization,
    "protection-undone": protections.undone,
    "right-holder": instruments.right_holder,
    "convention-cited": instruments.convention_cited,
    "tax-section": instruments.tax_section,
    "citations": instruments.citations,
    "permission-bounded": structure.permission_bounded,
    "marks-authority": structure.marks_authority,
    "boilerplate": structure.boilerplate,
    "annexes-ranked": structure.annexes_ranked,
    "nature-of-instrument": structure.nature_of_instrument,
    "contribution-terms": structure.contribution_terms,
    "signature": structure.signature,
    "role-swap": structure.role_swap,
    "purpose-stated": structure.purpose_stated,
    "roles-stated": structure.roles_stated,
    "objectives": structure.objectives,
    "forum-control": structure.forum_control,
    "joint-product": structure.joint_product,
    "relationship-agreement": structure.relationship_agreement,
    "host-agreement": structure.host_agreement,
    "excluded-trade": eligibility.excluded_trade,
    "national-committee": eligibility.national_committee,
    "corporate-code": eligibility.corporate_code,
    "no-special-access": eligibility.no_special_access,
    "both-founders": eligibility.both_founders,
}
