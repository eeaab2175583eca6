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
NOT_YET = {"EMB-01-satisfied-2", "ETH-02-violated-0", "TER-02-violated-4"}
#: Rule, what it must say, why, and the clauses.
CASES = [
    ("END-04", "violated", "the freedom of the partner says nothing of the other side's", [
        ("The Company may work with other organizations of the United Nations as it thinks fit.", "UNDP", "the Company"),
        ("The Sponsor remains free to cooperate with others on the same subject.", "UNICEF", "the Sponsor"),
    ]),
    ("REL-01", "satisfied", "what a company is by its own law joins it to nobody", [
        ("The Company is a general partnership organised under the laws of Kenya. No agency, employment or joint venture arises between the Parties.", "UNDP", "the Company"),
        ("The Firm is a limited liability partnership registered in Leeds. The Parties are independent, and neither is the agent, the employer or the partner in law of the other.", "UNICEF", "the Firm"),
    ]),
    ("GEN-01", "violated", "informal changes of a part, the rest in writing", [
        ("The managers may vary the Schedules by exchange of e-mails; any other change requires a written instrument signed by both Parties.", "UNDP", "the Company"),
        ("Any change of this Agreement requires a written instrument signed by both Parties; the Annexes may be varied by e-mail between the managers.", "UNICEF", "the Sponsor"),
        ("The Annexes may be amended by exchange of e-mails; any other amendment needs a document signed by both Parties.", "UNESCO", "the Firm"),
    ]),
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
        ("The first two years shall be a lock-in period for UNDP.", "UNDP", "the Partner"),
        ("UNICEF is locked in until 31 December 2030.", "UNICEF", "the Sponsor"),
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
    ("END-03", "satisfied", "secrets shown to nobody, gifts that earn nothing, and waiting for consent shut nobody out", [
        ("The recipient of Confidential Information shall disclose it to no one other than its project staff.", "FAO", "the University"),
        ("No gift depends on WFP buying anything from the Company, and none gives the Company an advantage in any tender.", "WFP", "the Company"),
        ("The study may be published only after the Partner has given its consent.", "UNDP", "the Partner"),
        ("The first two years shall be a lock-in period for UNDP.", "UNDP", "the Partner"),
    ]),
    ("END-03", "violated", "the first to be asked", [
        ("Before UNEP turns to anyone else for buoys, the Company is to have had two months in which to offer its own.", "UNEP", "the Company"),
        ("Any second phase is proposed to the Sponsor first; UNDP turns to other institutions when the Sponsor has declined.", "UNDP", "the Sponsor"),
        ("Prior to inviting other carriers, WFP shall ask the Carrier for its price.", "WFP", "the Carrier"),
    ]),
    ("TER-01", "violated", "it goes on if nobody says no", [
        ("The memorandum applies until 30 June 2028. It then continues for two years at a time, unless one of the Parties has said no three months before.", "UNEP", "the Company"),
        ("This Agreement continues for one year at a time unless either Party says otherwise in June.", "WHO", "the Donor"),
    ]),
    ("INT-01", "satisfied", "what is given for any purpose is no purpose of the agreement", [
        ("The cooperation serves Sustainable Development Goal 4. UNICEF may use the Materials for any lawful purpose, commercial or otherwise.", "UNICEF", "the Company"),
    ]),
    ("FIN-02", "satisfied", "what may be needed is no duty", [
        ("UNDP may need to perform maintenance of the platform. Acceptance entails no further cost for UNDP.", "UNDP", "the Company"),
    ]),
    ("IMM-04", "satisfied", "a joint programme among the subsidiary organs", [
        ("Nothing in this Agreement is a waiver of any privilege or immunity of the United Nations, including its subsidiary organs.", "WFP", "the Company"),
    ]),
    ("IMM-06", "violated", "what the partner has to claim is taken off what it still has to pay", [
        ("Should any sum be due to the Company from UNHCR, it may be taken off the next quarterly payment.", "UNHCR", "the Company"),
        ("Expenses which the House has advanced to suppliers may be deducted by it from the following instalment.", "UNICEF", "the House"),
        ("Damages that the Licensee is obliged to pay on this account are credited against royalties next falling due.", "WHO", "the Licensee"),
    ]),
    ("IMM-06", "satisfied", "it is the UN body that pays less", [
        ("UNICEF may deduct what the Company owes it from the next payment.", "UNICEF", "the Company"),
        ("Advances made to the Grantee are deducted by UNDP from the final instalment due to the Grantee.", "UNDP", "the Grantee"),
    ]),
    ("EMB-15", "satisfied", "as a fact", [
        ("The Partner may state as a fact in its annual report that UNFPA has funded the Project.", "UNFPA", "the Partner"),
        ("The Company may tell its staff of the cooperation, nothing but the facts.", "UNICEF", "the Company"),
    ]),
    ("MGT-06", "satisfied", "bodies of the place by what they are", [
        ("The Foundation pays USD 50,000 for the archive. The municipal library takes part in its design and evaluation.", "UNESCO", "the Foundation"),
        ("The Donor pays USD 50,000 for training in Ghana. A group in which workers' and employers' organizations sit contributes to the design and the final evaluation.", "ILO", "the Donor"),
    ]),
    ("IMM-04", "satisfied", "a joint programme named itself", [
        ("Nothing in this Agreement is a waiver of any privilege or immunity of the United Nations, including its subsidiary organs and WFP.", "WFP", "the Company"),
        ("The privileges and immunities of the United Nations, the Food and Agriculture Organization and WFP are reserved.", "WFP", "the Donor"),
    ]),
    ("REL-01", "violated", "two that act as one house", [
        ("Towards the port authorities WFP and the Operator shall act as a single entity, each being represented by the other.", "WFP", "the Operator"),
        ("On the market UNIDO and the Firm appear as one joint undertaking.", "UNIDO", "the Firm"),
        ("UNDP and the Bank deal with the cooperatives as a single enterprise.", "UNDP", "the Bank"),
    ]),
    ("GEN-03", "violated", "terms as they stand on somebody's site", [
        ("WHO's access takes place under the conditions of use displayed on that portal, in their version of the day.", "WHO", "the Foundation"),
        ("Samplers and filters travel on the conditions of carriage at nordhav.example in the version of the sailing date.", "UNEP", "the Company"),
        ("The acceptable use policy and service description at www.annapath.example, as they stand from time to time, form part of these terms.", "WFP", "the Company"),
    ]),
    ("GEN-03", "satisfied", "the UN body's own", [
        ("The Company follows the conditions of use of UNICEF's site displayed on www.unicef.org.", "UNICEF", "the Company"),
    ]),
    ("ETH-02", "violated", "a benefit that is said to be none", [
        ("The Company gives no UNEP official any benefit. Air fares and lodging that it offers to staff who visit its works are not counted as a benefit.", "UNEP", "the Company"),
        ("Samples handed to WHO staff are no gift within the meaning of this clause.", "WHO", "the Donor"),
    ]),
    ("ETH-02", "satisfied", "the contribution itself", [
        ("No official of UNDP has received or will receive any benefit from this Agreement. The Contribution does not constitute a benefit to any official.", "UNDP", "the Foundation"),
    ]),
    ("END-06", "violated", "what is brought out once the partner has agreed", [
        ("Situation reports on dams are released after the Donor has given its agreement to the technical description.", "OCHA", "the Donor"),
        ("The evaluation and any paper on the portfolio are published once the Bank has agreed to the text.", "UNDP", "the Bank"),
    ]),
    ("EMB-10", "violated", "an address that the body's short name is built into", [
        ("The collection is offered on the site sette-undp.it, which the Company registers and maintains.", "UNDP", "the Company"),
        ("The Sponsor runs the shop at unicef-gifts.com.", "UNICEF", "the Sponsor"),
    ]),
    ("EMB-13", "violated", "a permission that is withdrawn for breach only", [
        ("The Company may use the WFP logo. WFP may withdraw this permission to use its logo only where the Company has failed to cure a material misuse within forty-five days.", "WFP", "the Company"),
        ("The Sponsor may use the emblem of UNICEF in its report. Permission to use the emblem of UNICEF may be withdrawn solely upon a misuse by the Sponsor.", "UNICEF", "the Sponsor"),
    ]),
    ("GEN-02", "satisfied", "the body before its annexes, in the order in which they stand", [
        ("This Agreement comprises its body, Annex I and the Side Letter, in that order of prevalence, and prevails over any terms of the Donor.", "UNHCR", "the Donor"),
        ("It comprises these sections, then Schedule 1, then Schedule 2; an earlier document prevails over a later one.", "UNDP", "the Foundation"),
    ]),
    ("IMM-03", "satisfied", "courts for somebody else's contracts", [
        ("Disputes under the Grantee's contracts with third persons may be taken to the courts of Kenya.", "ILO", "the Grantee"),
    ]),
    ("END-06", "satisfied", "publications that need nobody's approval", [
        ("UNDP's publications require no approval of the Partner.", "UNDP", "the Partner"),
        ("The studies of FAO need no consent of the University.", "FAO", "the University"),
    ]),
    ("MGT-02", "satisfied", "leads who meet and settle questions", [
        ("The project leads shall meet every fortnight and settle day-to-day questions.", "UNHCR", "the Company"),
        ("One team lead a side; the team leads meet each month.", "UNDP", "the Firm"),
    ]),
    ("REL-02", "violated", "tasks done through whom the partner likes", [
        ("The Company may perform any part of the services through members of its agency network, as it sees fit.", "WFP", "the Company"),
        ("The Carrier may render the services through its correspondents without asking WFP.", "WFP", "the Carrier"),
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
