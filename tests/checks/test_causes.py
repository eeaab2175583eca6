"""Wrong verdicts met on whole drafts, each as a class of cases varied in names, voice, order and words."""

from __future__ import annotations

import pytest

from checks.catalogue import by_id
from checks.examples import judge, overall
from checks.profile import detect
from checks.rule import Example
from clauses.agreement import understand
from tests.helpers import in_neutral

#: Cases that the trained reader learned last reads wrongly; one that is mended must leave the list.
NOT_YET = {"END-04-violated-3", "TER-02-violated-0", "TER-02-violated-1"}
#: Rule, what it must say, why, and the clauses.
CASES = [
    ("END-04", "violated", "a permission that is not exclusive says nothing of the cooperation", [
        ("The permission is non-exclusive and personal to the Company.", "UNDP", "the Company"),
        ("Permission is personal, non-exclusive and limited in time.", "WHO", "the Donor"),
        ("The rights granted to the Sponsor remain at all times non-exclusive and may be withdrawn.", "UNICEF", "the Sponsor"),
        ("Such authorisation shall be non-exclusive, and shall end with this Agreement.", "UNESCO", "the Firm"),
    ]),
    ("END-04", "satisfied", "a cooperation that is not exclusive", [
        ("This Agreement is non-exclusive.", "UNDP", "the Company"),
        ("The cooperation is not exclusive, and UNESCO remains free to work with others.", "UNESCO", "the Firm"),
    ]),
    ("TER-02", "violated", "to withdraw a permission, or to leave for breach, is no leaving on notice", [
        ("UNESCO may withdraw the licence at any time.", "UNESCO", "the Firm"),
        ("The approval may be withdrawn by UNICEF at any time on written notice.", "UNICEF", "the Sponsor"),
        ("A breach of this clause entitles UNHCR to terminate this Agreement at once.", "UNHCR", "the Company"),
        ("WFP may terminate this Agreement at once if the Donor loses its eligibility or misuses the emblem.", "WFP", "the Donor"),
        ("UNICEF has the right to end this Agreement with immediate effect if it becomes aware of false statements in the declaration.", "UNICEF", "the Sponsor"),
        ("Ordinary termination is excluded until 31 December 2030.", "UNDP", "the Company"),
    ]),
    ("TER-02", "satisfied", "leaving on notice", [
        ("UNESCO may end this Agreement on thirty days' written notice to the Firm.", "UNESCO", "the Firm"),
        ("Each Party may terminate this Agreement at any time, giving two months' notice.", "UNDP", "the Company"),
        ("UNDP may terminate this Agreement on thirty days' notice, or at once if the Company loses its eligibility.", "UNDP", "the Company"),
    ]),
    ("TAX-01", "violated", "the exemption of a specialized agency rests on the Convention of 1947", [
        ("The Donor shall pay USD 50,000 to WHO. WHO is exempt from direct taxes under section 7 of the Convention on the Privileges and Immunities of the United Nations.", "WHO", "the Donor"),
        ("In accordance with section 7 of the Convention on the Privileges and Immunities of the United Nations, 1946, FAO is exempt from direct taxes on the sum of EUR 20,000 which the Sponsor shall pay.", "FAO", "the Sponsor"),
    ]),
    ("TAX-01", "satisfied", "the right convention", [
        ("The Donor shall pay USD 50,000 to WHO. WHO is exempt from direct taxes under section 9 of the Convention on the Privileges and Immunities of the Specialized Agencies of 1947.", "WHO", "the Donor"),
    ]),
    ("PAR-03", "violated", "the list of one State is no list of the United Nations", [
        ("The Company represents that it is not named on any list maintained by the Office of Foreign Assets Control of the United States Department of the Treasury.", "UNICEF", "the Company"),
    ]),
    ("PAR-03", "satisfied", "a list of the United Nations, also beside another", [
        ("The Company represents that it is on no sanctions list of the United Nations Security Council.", "UNICEF", "the Company"),
        ("The Donor declares that it appears neither on the consolidated list of the Security Council nor on a list of the European Union.", "WFP", "the Donor"),
    ]),
    ("PAR-02", "violated", "what the law of a place allows is left out of the ban", [
        ("The Company declares that it does not sell anti-personnel mines otherwise than as may be lawful in the place of sale.", "UNHCR", "the Company"),
        ("The Sponsor warrants that it manufactures no mines or cluster munitions in contravention of the laws of its home State.", "UNICEF", "the Sponsor"),
        ("The Firm shall not make or sell arms except where permitted by law.", "UNDP", "the Firm"),
    ]),
    ("FIN-03", "satisfied", "goods and services of a stated value are no money", [
        ("The Company contributes equipment and services of an estimated value of EUR 450,000.", "UNDP", "the Company"),
        ("The Donor shall provide the services listed in Annex A free of charge during the Donation Period.", "WHO", "the Donor"),
        ("The Firm grants UNESCO a right of access to the platform, worth USD 90,000 a year.", "UNESCO", "the Firm"),
    ]),
    ("EMB-01", "satisfied", "a permission that is still to be given lets nobody use anything", [
        ("Authorization may be given only for the unaltered UNICEF logo, on training sheets, in Kenya.", "UNICEF", "the Company"),
        ("Permission may only be given for the unaltered logo of UNDP in the Firm's annual report.", "UNDP", "the Firm"),
        ("Any such consent will be granted for one use of the emblem of WHO at a time.", "WHO", "the Donor"),
    ]),
    ("EMB-11", "satisfied", "authority by another name than approval", [
        ("Display of the emblem of UNICEF beside the logo of the Sponsor requires the prior express authority of UNICEF.", "UNICEF", "the Sponsor"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("identifier", "expected", "example"),
    [
        pytest.param(rule, expected, Example(text=text, un=un, partner=partner), id=f"{rule}-{expected}-{i}")
        for rule, expected, _, clauses in CASES
        for i, (text, un, partner) in enumerate(clauses)
    ],
)
def test_class_of_cases(identifier: str, expected: str, example: Example, request: pytest.FixtureRequest) -> None:
    rule = by_id(identifier)
    assert rule is not None
    result = judge(rule, example, expected)
    identifier = request.node.callspec.id
    assert result.passed == (identifier not in NOT_YET), (
        f"got {result.verdict}: {[str(s.act) for s in result.agreement.statements]}"
    )


@pytest.mark.parametrize(
    "line",
    [
        "For UNDP: Maria Okoye, Director, duly authorised. Signature: ________ Date: ________",
        "For the Company: Jon Berg, Chief Executive. Name: Jon Berg. Signature: ________ Date: ________",
        "Done at Geneva in two originals.",
        "Signed in duplicate by the authorised representatives:",
    ],
)
def test_lines_where_people_sign_are_no_provision(line: str) -> None:
    agreement = in_neutral("The Parties shall meet twice a year.\n" + line)
    last = agreement.clauses[-1]
    assert last.text == line
    assert not last.operative
    placeholders = by_id("HYG-01")
    assert placeholders is not None
    from checks.engine import evaluate

    assert overall(evaluate(agreement, [placeholders], detect(agreement))) != "violated"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("UNDP is exempt under Article II, Section 7, of the Convention of 1946.", {"outside"}),
        ("Immunities rest on the Convention of 1947 and its Annex I.", {"outside"}),
        ("The clauses prevail over Schedules 1 and 2.", {"annex"}),
        ("ARTICLES AND MARKS", set()),
    ],
)
def test_references(text: str, kinds: set[str]) -> None:
    agreement = in_neutral(text)
    found = {r.kind for c in agreement.clauses for r in c.references if text in c.text}
    assert found == kinds


def test_schedules_named_together_are_found() -> None:
    from checks.examples import document

    agreement = understand(
        document(
            [
                "1. Order",
                "The clauses prevail over Schedules 1 and 2.",
                "SCHEDULE 1",
                "1. One.",
                "SCHEDULE 2",
                "1. Two.",
            ]
        ),
        trained=False,
    )
    assert all(r.target is not None for c in agreement.clauses for r in c.references)


def test_who_does_what_is_no_definition_of_a_party() -> None:
    agreement = in_neutral(
        "Curriculum: UNICEF, 31 October. Delivery of the line: the Company, 31 January.\nLender: the Company."
    )
    aliases = {a for p in agreement.parties for a in p.aliases}
    assert "Curriculum" not in aliases
    assert "Lender" in aliases
