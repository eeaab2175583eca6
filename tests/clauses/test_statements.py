"""Who does what to whom: sentences beside what must be read out of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from clauses import parsed_reader, surface_reader
from clauses.document import Block, Document, Ledger
from clauses.model import Clause, Party
from clauses.parties import Roles
from clauses.statements import read_statements
from tests.helpers import brief, said


def table(sign: str) -> list[tuple[str, str]]:
    """The lines of ``sentences.txt`` with that sign: what is said, and the sentence."""
    lines = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.removeprefix(f"{sign} ").partition(" | ") for line in lines if line.startswith(f"{sign} "))
    return [(said_, sentence) for said_, _, sentence in parts]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("The Company may assign this Agreement{} without the prior written consent of UNICEF.", False),
        ("The Company may, without UNICEF's prior consent, assign this Agreement{}.", False),
        ("The Company is free to assign this Agreement{} without having to obtain the written approval of UNICEF.", False),
        ("Without the consent of UNICEF, the Company may assign this Agreement{}.", False),
        ("The Company may not assign this Agreement{} without the prior written consent of UNICEF.", True),
        ("Without the prior consent of UNICEF, the Company shall not assign this Agreement{}.", True),
        ("The Company may assign this Agreement{} with the prior written consent of UNICEF and without further notice.", True),
        ("Under no circumstances may the Company, without the consent of UNICEF, assign this Agreement{}.", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("whom", ["", " to an affiliate", ", in whole or in part"])
def test_permission_that_needs_no_consent_has_none(sentence: str, asked: bool, whom: str) -> None:
    found = [s for s in said(sentence.format(whom)) if s.act == "assign"]
    assert found
    assert all(s.has("approval") == asked for s in found)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("The Company may use the name of UNICEF{} without the prior written approval of UNICEF.", False),
        ("The Company is entitled to display the emblem of UNICEF{} without first asking for its consent.", False),
        ("The Company may not use the name of UNICEF{} without the prior written approval of UNICEF.", True),
        ("The Company may use the name of UNICEF{} only with the prior written approval of UNICEF.", True),
    ],
)
@pytest.mark.parametrize("where", ["", " on its website", " in the annual report of the group"])
def test_marks_used_without_consent_are_used_freely(sentence: str, asked: bool, where: str) -> None:
    found = [s for s in said(sentence.format(where)) if s.act == "use"]
    assert found
    assert all(s.has("approval") == asked and s.has("blanket") != asked for s in found)


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("UNICEF gives no warranty and is not liable for indirect loss or lost profit.", "un is-not liable"),
        ("UNICEF guarantees no result, and UNICEF is not liable for consequential loss.", "un is-not liable"),
        ("There is no joint liability, and UNICEF is not liable for indirect loss.", "un is-not liable"),
        ("Under no circumstances, including but not limited to negligence, shall UNICEF be liable for indirect loss.", "un is-not liable"),
        ("To the extent permitted by law, in no event, be it by negligence, shall UNICEF be liable for indirect loss.", "un is-not liable"),
        ("The Company does not register the UNICEF logo and does not build it into a domain name.", "partner must-not register marks of un"),
        ("The UNICEF logo shall not appear on goods, shall not be registered or made part of any domain name.", "partner must-not register marks of un"),
    ],
)  # fmt: skip
def test_a_verb_with_a_denial_of_its_own_is_denied_once(sentence: str, denied: str) -> None:
    made = said(sentence)
    assert denied in [brief(s) for s in made]
    assert not any(s.doubts for s in made if s.act == denied.split()[2])


@pytest.mark.parametrize(("expected", "sentence"), table("+"))
def test_sentence_is_read(expected: str, sentence: str) -> None:
    assert expected in [brief(s) for s in said(sentence)]


@pytest.mark.parametrize(("absent", "sentence"), table("-"))
def test_sentence_is_not_overread(absent: str, sentence: str) -> None:
    assert not [b for b in map(brief, said(sentence)) if absent in b]


def test_attributes_are_quoted_from_the_clause() -> None:
    address = "https://www.example.org/terms/of/use.html"
    sentence = (
        f"This agreement is subject to the terms of the Company available at {address}, as amended from time to time."
    )
    assert all(a.quote in sentence for s in said(sentence) for a in s.attributes)
    statement = next(
        s
        for s in said("UNICEF grants the Company a perpetual and sublicensable licence to use its emblem.")
        if s.act == "use"
    )
    assert {a.name for a in statement.attributes} >= {"perpetual", "sublicensable"}
    assert all(a.quote for a in statement.attributes if a.name in ("perpetual", "sublicensable"))


@pytest.mark.parametrize("reader", [parsed_reader.read, surface_reader.read])
def test_each_reader_alone_tells_direction(reader: object) -> None:
    roles = Roles(
        (
            Party("un", "United Nations Children's Fund", ("UNICEF",), "UNICEF"),
            Party("partner", "Harrow Ltd", ("the Company", "Company")),
        )
    )
    readers = {"one": reader}
    for text, expected in (
        ("UNICEF shall indemnify the Company against all losses.", "un must indemnify to partner"),
        ("The Company shall indemnify UNICEF against all losses.", "partner must indemnify to un"),
        ("UNICEF shall be indemnified by the Company.", "partner must indemnify to un"),
    ):
        clause = Clause("c1", "1", "", text, ())
        found = read_statements([clause], roles, [], readers=readers)
        assert expected in [brief(s) for s in found], text


def test_statement_in_hidden_text_is_not_sure() -> None:
    from clauses.agreement import understand
    from clauses.document import Concealed

    text = "Nothing in this Agreement is a waiver of the privileges and immunities of UNICEF."
    blocks = [
        Block(0, "paragraph", "body", "Agreement between UNICEF (“UNICEF”) and Harrow Ltd (“the Company”)."),
        Block(1, "paragraph", "body", text, concealed=(Concealed("hidden", 0, len(text)),)),
    ]
    found = understand(Document("text", blocks, Ledger(1, 1), "")).statements
    assert found
    assert not found[0].sure


#: An ordinary sentence or more of every topic beyond the first six, with what must be read out of it.
OF_EVERY_TOPIC = [
    ("un is exempt tax", "UNICEF is exempt from direct taxes and customs duties."),
    ("partner must bear-tax tax", "Any tax due on the services is borne by the Company."),
    ("partner must consult", "The Company shall consult UNICEF before paying any tax that it means to charge."),
    ("partner is-not be-listed", "The Company is not on any sanctions list of the Security Council."),
    ("partner must notify eligibility", "The Company shall inform UNICEF of any change that affects its eligibility."),
    ("partner must-not engage forced-labour", "The Company does not use child labour."),
    ("partner must-not engage corruption", "The Company shall not engage in corrupt or fraudulent practices."),
    ("disclose cooperation", "UNICEF may make this Agreement public."),
    ("disclose cooperation", "The existence of this Agreement may be disclosed by either Party."),
    ("disclose cooperation", "UNICEF may publish the text of this Agreement."),
    ("publicise publicity", "Neither Party shall issue a press release without the consent of the other."),
    ("keep-secret information", "Each Party shall keep the other's information confidential."),
    ("disclose information", "The Company shall not disclose confidential information to third parties."),
    ("partner must contribute money", "The Company shall pay UNICEF USD 100,000 within thirty days."),
    ("administer contribution", "The contribution is administered under the financial regulations of UNICEF."),
    ("charge support-costs", "UNICEF shall charge programme support costs of eight per cent."),
    ("inspect records", "The Company may inspect the books of UNICEF."),
    ("un is own results", "All results belong to UNICEF."),
    ("un is own results", "The Company grants UNICEF a licence to use the results."),
    ("un is own results", "The Company grants UNICEF a perpetual, irrevocable licence to use the results."),
    ("process-data personal-data", "The Company shall process personal data only for the purposes of the project."),
    ("process-data personal-data", "The Company shall delete all personal data when the project ends."),
    ("be-independent", "The Parties are independent contractors."),
    ("partner must-not assign", "The Company shall not assign this Agreement."),
    ("assign agreement", "Neither Party may transfer its rights under this Agreement without the other's consent."),
    ("assign", "The Company may subcontract the work with the prior consent of UNICEF."),
    ("is end agreement", "This Agreement expires on 31 December 2028."),
    ("is end agreement", "This Agreement remains in force for three years."),
    ("is renew agreement", "This Agreement may be renewed by written agreement of the Parties."),
    ("is renew agreement", "Unless either Party objects, this Agreement is renewed for a further year."),
    ("terminate", "Either Party may terminate this Agreement on thirty days' notice."),
    ("terminate", "UNICEF may end this Agreement at once if the Company harms its reputation."),
    ("amend agreement", "This Agreement may be amended only in writing."),
    ("amend agreement", "No change to this Agreement is valid unless both Parties have signed it."),
    ("prevail", "In case of conflict, the body of this Agreement prevails over the annexes."),
    ("prevail", "The terms of this Agreement take precedence over the Company's terms."),
    ("incorporate", "The Company's general terms and conditions apply to this Agreement."),
    ("incorporate", "The general conditions of UNICEF form part of this Agreement."),
    ("survive provisions", "Article 9 survives the termination of this Agreement."),
    ("survive provisions", "The obligations of confidentiality shall survive termination of this Agreement."),
    ("survive provisions", "The provisions on liability remain in force after the end of this Agreement."),
    ("partner must insure insurance", "The Company shall maintain liability insurance."),
    (
        "each-party is excuse",
        "Neither Party shall be considered in breach of this Agreement to the extent that its performance is prevented by force majeure.",
    ),
    (
        "each-party is excuse",
        "A Party is excused from performance for as long as events beyond its control prevent it.",
    ),
    ("each-party is-not liable", "Neither Party is liable for a failure caused by force majeure."),
    ("notify", "The Party affected by force majeure shall inform the other without delay."),
    ("oversee governance", "The Parties shall set up a steering committee that meets twice a year."),
    ("oversee governance", "Each Party appoints a focal point."),
    ("report-progress", "UNICEF shall report on progress every six months."),
    ("evaluate benchmarks", "The Parties shall evaluate the project against agreed indicators."),
    ("inspect", "The auditors of the Company may examine the accounts of UNICEF."),
    (
        "each-party is excuse",
        "The obligations of the Parties are suspended while an act of God prevents their performance.",
    ),
    ("is-not form", "Nothing in this Agreement creates a joint venture between the Parties."),
]


@pytest.mark.parametrize(("expected", "sentence"), OF_EVERY_TOPIC)
def test_every_topic_has_an_act_that_ordinary_sentences_say(expected: str, sentence: str) -> None:
    assert [b for b in map(brief, said(sentence)) if expected in b]


def test_a_definition_of_force_majeure_excuses_nobody() -> None:
    assert not [
        s for s in said("Force majeure means an event that nobody could foresee or prevent.") if s.act == "excuse"
    ]


def test_a_sentence_that_begins_with_the_name_of_an_article_has_no_number() -> None:
    from clauses.numbering import parse

    assert parse("Article 9 survives the termination of this Agreement.") is None
    assert parse("Articles 7 to 9 remain in force.") is None
    assert parse("Article 9 Confidentiality") is not None
    assert parse("Article V. Funds") is not None


@pytest.mark.parametrize(
    ("clause", "secret"),
    [
        ("Data collected under this Agreement shall be confidential.", False),
        ("Reports made in the performance of this Agreement shall be kept secret.", False),
        ("This Agreement shall be confidential.", True),
        ("The Parties shall keep the existence and the terms of this Agreement confidential.", True),
    ],
)
def test_what_arises_under_an_agreement_is_not_the_agreement(clause: str, secret: bool) -> None:
    assert any(s.act == "keep-secret" and s.thing.name == "agreement" for s in said(clause)) == secret


@pytest.mark.parametrize(
    "condition",
    ["if the Company so requests", "where a third party sues, and to the extent that it is insured", "should a claim be raised", "even if nobody asks", "for as long as the campaign lasts"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("UNICEF shall", "indemnify the Company against all claims.", "un must indemnify to partner"),
        ("UNICEF", "shall indemnify the Company against all claims.", "un must indemnify to partner"),
        ("The Company may", "assign this Agreement to its successor.", "partner may assign agreement"),
        ("The Company", "may assign this Agreement to its successor.", "partner may assign agreement"),
        ("The Company may", "use the emblem of UNICEF in its report.", "partner may use marks of un"),
        ("UNICEF shall not", "be liable for indirect loss of the Company.", "un is-not liable"),
    ],
)  # fmt: skip
def test_a_condition_between_commas_cuts_no_sentence_in_two(
    before: str, after: str, expected: str, condition: str
) -> None:
    found = said(f"{before}, {condition}, {after}")
    assert any(brief(s).startswith(expected) for s in found)
    assert all(s.conditions for s in found if brief(s).startswith(expected)) or condition.startswith(("should", "for"))
