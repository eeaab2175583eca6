"""Who does what to whom: sentences beside what must be read out of them."""

from __future__ import annotations

import pytest

from clauses import parsed_reader, surface_reader
from clauses.document import Block, Document, Ledger
from clauses.model import Clause, Party
from clauses.parties import Roles
from clauses.statements import read_statements
from tests.helpers import brief, said

SENTENCES = [
    ("UNICEF shall be kept indemnified by the Company.", "partner must indemnify to un"),
    ("The Company shall indemnify, hold and save harmless, and defend, at its own expense, UNICEF, its officials and agents.",
     "partner must indemnify to un"),
    ("UNICEF will reimburse the Company for any damages and legal fees that it incurs because of claims of third parties.",
     "un must indemnify to partner"),
    ("Claims brought by third parties against the Company shall be borne by UNICEF.", "un must indemnify to partner"),
    ("It is for UNICEF to make good any damage the Company may suffer.", "un must indemnify to partner"),
    ("The Company shall procure that its insurers hold UNICEF harmless against any claim.", "partner must indemnify to un"),
    ("Neither UNICEF nor its officials shall, except in case of gross negligence, be under any obligation to compensate the Company for losses.",
     "un need-not indemnify to partner"),
    ("Each Party shall indemnify and hold harmless the other Party.", "each-party must indemnify to the-other"),
    ("No claim shall lie against UNICEF or its officials.", "un is-not liable"),
    ("The Company releases UNICEF from all liability.", "un is-not liable to partner"),
    ("UNICEF releases the Company from any and all claims arising out of the event.", "partner is-not liable to un"),
    ("Under no circumstances shall the Company be liable to UNICEF for loss of profit.", "partner is-not liable to un"),
    ("UNICEF and the Company shall be jointly and severally liable to third parties.", "each-party is liable to third"),
    ("The Company shall refrain from using the name or emblem of UNICEF unless UNICEF has agreed in writing beforehand.",
     "partner may use marks of un"),
    ("Use of the UNICEF emblem by the Company is subject to UNICEF's prior written consent.", "partner may use marks of un"),
    ("Nothing herein grants the Company any licence to the UNICEF marks.", "partner is-not acquire marks of un"),
    ("UNICEF may use the Company's logo on its website.", "un may use marks of partner"),
    ("Nothing prevents UNICEF from collaborating with other entities.", "un may deal-with-others"),
    ("UNICEF will not work with any competitor of the Company.", "un must-not deal-with-others"),
    ("The Company shall have a right of first refusal on any follow-up project.", "un must offer-first to partner"),
    ("The Company shall not state or imply that UNICEF endorses its products.", "partner must-not claim-endorsement to un"),
    ("The privileges and immunities of UNICEF are expressly reserved.", "un is-not waive immunities of un"),
    ("UNICEF agrees not to invoke its immunity in proceedings brought by the Company.", "un is waive immunities of un"),
    ("English law applies to this contract.", "state is govern agreement"),
    ("In performing this Agreement each Party will act in accordance with applicable national law.", "each-party must comply law of state"),
    ("The Parties submit to the exclusive jurisdiction of the English courts.", "each-party must litigate disputes"),
    ("Any dispute is decided by the Company, whose decision is final.", "partner must decide disputes"),
    ("The Company lends tools to UNICEF. The latter shall indemnify the former for all loss.", "un must indemnify to partner"),
    ("As between the Company and UNICEF, the former shall indemnify the latter against all claims.", "partner must indemnify to un"),
    ("As between UNICEF and the Company, the former shall indemnify the latter against all claims.", "un must indemnify to partner"),
    ("Where the Company lends equipment to UNICEF, the latter shall make good any damage that the former suffers.", "un must indemnify to partner"),
    ("The Company shall not use the UNICEF emblem other than on its packaging.", "partner may use marks of un"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentence_is_read(sentence: str, expected: str) -> None:
    assert expected in [brief(s) for s in said(sentence)]


NOT_SAID = [
    ("The Company shall indemnify UNICEF against all claims.", "un must indemnify"),
    ("UNICEF shall have no obligation to indemnify the Company.", "un must indemnify"),
    ("No delay in exercising a right is a waiver of it.", "waive"),
    ("The Company is organised under the laws of Germany.", "govern"),
    ("Nothing in this Agreement submits UNICEF to the jurisdiction of any court.", "litigate"),
    ("The venue of the arbitration will be New York.", "litigate"),
    ("Photographs remain the exclusive property of UNICEF.", "must-not deal-with-others"),
    ("The Company shall not disclose confidential information to third parties.", "deal-with-others"),
    ("The Company may use its own logo on its products.", "use marks of un"),
    (
        "Questions of privileges and immunities are for UNICEF alone, and no settlement binds it without consent.",
        "waive",
    ),
    ("Any matter touching the immunities of UNICEF is left to it in the conduct of the defence.", "waive"),
    ("Lists of the names of beneficiaries shall not be used by the Company.", "use marks"),
    ("The entries of the contest are judged by a jury; the Company waives any fee.", "waive jury"),
    ("The Attachment to this letter lists the forty laptops which the Company lends to UNICEF.", "seize"),
    ("Convoys of UNICEF set off from Port Sudan every Monday with the supplies of the Company.", "seize"),
    (
        "The tablets remain the exclusive property of the Company, which lends them to UNICEF.",
        "must-not deal-with-others",
    ),
    ("UNICEF may pay in the latter case, and the Company in the former case.", "indemnify"),
]


@pytest.mark.parametrize(("sentence", "absent"), NOT_SAID)
def test_sentence_is_not_overread(sentence: str, absent: str) -> None:
    assert not [b for b in map(brief, said(sentence)) if absent in b]


def test_attributes_are_quoted_from_the_clause() -> None:
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
