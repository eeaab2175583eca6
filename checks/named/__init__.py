"""Checks of the document as a whole, by name, for rules that no sentence of the language can say."""

from __future__ import annotations

from collections.abc import Callable

from checks.finding import Outcome
from checks.named import (
    agreeing,
    bearing,
    consistency,
    eligibility,
    hygiene,
    instruments,
    marks,
    modalities,
    protections,
    structure,
    substance,
)
from checks.profile import Profile
from clauses.model import Agreement

#: The facts of a deal, which no draft shows, that a check asks for; those of excluded-trade depend on the organization.
ASKED: dict[str, tuple[str, ...]] = {
    "national-committee": ("national-committee",),
    "corporate-code": tuple(eligibility.SHUT_OUT),
    "relationship-agreement": ("collecting-vehicle",),
    "rights-abuse-asked": ("rights-abuse",),
    "weapons-asked": ("trade-weapons",),
    "sanctions-asked": ("sanctions-listed",),
    "due-diligence-asked": ("due-diligence",),
    "beneficiaries-asked": ("meets-beneficiaries",),
}

#: Checks that find nothing right or wrong in a draft and only ask.
QUESTIONS: dict[str, Callable[[Agreement, Profile], list[Outcome]]] = {
    "rights-abuse-asked": bearing.rights_abuse_asked,
    "weapons-asked": bearing.weapons_asked,
    "sanctions-asked": bearing.sanctions_asked,
    "due-diligence-asked": bearing.due_diligence_asked,
    "beneficiaries-asked": bearing.beneficiaries_asked,
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
    "permission-of-a-group": marks.permission_of_a_group,
    "permission-bounded": marks.permission_bounded,
    "marks-authority": marks.marks_authority,
    "linked-logo": marks.linked_logo,
    "boilerplate": structure.boilerplate,
    "annexes-ranked": structure.annexes_ranked,
    "nature-of-instrument": structure.nature_of_instrument,
    "contribution-terms": modalities.contribution_terms,
    "signature": structure.signature,
    "agreeing": agreeing.agreeing,
    "role-swap": structure.role_swap,
    "purpose-stated": substance.purpose_stated,
    "roles-stated": substance.roles_stated,
    "objectives": substance.objectives,
    "forum-control": modalities.forum_control,
    "joint-product": modalities.joint_product,
    "relationship-agreement": modalities.relationship_agreement,
    "host-agreement": modalities.host_agreement,
    "excluded-trade": eligibility.excluded_trade,
    "national-committee": eligibility.national_committee,
    "corporate-code": eligibility.corporate_code,
    "no-special-access": eligibility.no_special_access,
    "every-holder": eligibility.every_holder,
    **QUESTIONS,
}
