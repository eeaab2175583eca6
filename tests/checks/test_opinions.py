"""Two readers side by side: what agreement, conflict and silence come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.catalogue import by_id
from checks.engine import evaluate
from checks.examples import NEUTRAL, document, neutral, overall
from clauses.agreement import understand
from clauses.direction import heeded
from clauses.document import Concealed
from clauses.mentions import Finder
from clauses.model import CONTRADICTION, Agreement, Clause, Entity, Reading, Side, Statement, Thing
from clauses.parties import Roles
from tests.helpers import in_neutral

PLAIN = "The Parties shall meet in spring and in autumn to review the work plan and the budget of the school."


def judged(agreement: Agreement, rule: str, *readings: tuple[str, float]) -> str:
    """The verdict of a rule where the trained reader reads this in the last clause."""
    last = agreement.clauses[-1]
    made = tuple(Reading(last.id, fact, False, p, 0, len(last.text)) for fact, p in readings)
    found = by_id(rule)
    assert found is not None
    return overall(evaluate(replace(agreement, readings=made), [found], NEUTRAL))


@pytest.mark.parametrize(
    ("rule", "reading", "expected"),
    [
        ("IND-01", ("un-indemnifies", 0.9), "violated"),  # a class of readings that proved right
        ("IND-01", ("un-indemnifies", 0.5), "unclear"),  # otherwise a blocker needs both
        ("IND-01", ("un-indemnifies", 0.3), "not_applicable"),
        ("LIA-04", ("un-warranty", 0.6), "violated"),
        ("LIA-04", ("un-warranty", 0.3), "not_applicable"),
        ("LIA-03", ("partner-limited", 0.6), "unclear"),
        ("REL-01", ("no-agency", 0.9), "satisfied"),
        ("REL-01", ("no-agency", 0.6), "unclear"),  # half seen, and the grammar finds it nowhere
        ("REL-01", ("no-agency", 0.3), "violated"),  # still missing
    ],
)
def test_what_only_the_trained_reader_sees(rule: str, reading: tuple[str, float], expected: str) -> None:
    assert judged(in_neutral(PLAIN), rule, reading) == expected


def test_breach_of_the_grammar_is_doubted_only_where_the_clause_is_read_as_something_else() -> None:
    draft = in_neutral("UNICEF shall indemnify the Company against all claims of third parties.")
    assert judged(draft, "IND-01", ("un-indemnifies", 0.9)) == "violated"
    assert judged(draft, "IND-01") == "violated"
    assert judged(draft, "IND-01", ("partner-insures", 0.9)) == "unclear"


@pytest.mark.parametrize(
    ("rule", "words", "reading", "expected"),
    [
        # The grammar reads the clause as in order: an exception in its last words undoes that, where the reader is certain of it ...
        ("GEN-01", "Amendments are made in writing signed by both Parties; dates of Annex 2 are settled otherwise.", ("amend-informal", 0.95), "violated"),
        ("GEN-01", "Amendments are made in writing signed by both Parties; dates of Annex 2 are settled otherwise.", ("amend-informal", 0.7), "unclear"),
        # ... but not where what meets a rule is easily taken for its opposite.
        ("GEN-02", "In case of conflict this Agreement prevails over its annexes.", ("partner-terms-prevail", 0.95), "satisfied"),
        # On real documents its word proved wrong below this.
        ("GEN-03", PLAIN, ("partner-terms", 0.95), "violated"),
        ("GEN-03", PLAIN, ("partner-terms", 0.7), "unclear"),
        ("IMM-06", PLAIN, ("asset-attach", 0.95), "violated"),
        ("IMM-06", PLAIN, ("asset-attach", 0.7), "unclear"),
        ("IMM-07", PLAIN, ("partner-inspects", 0.9), "violated"),
        ("IMM-07", PLAIN, ("partner-inspects", 0.75), "unclear"),
        # In what seems to be a title only, it must be surer of a breach that blocks a signature.
        ("END-02", "The partner that the school recommends.", ("endorsement", 0.97), "violated"),
        ("END-02", "The partner that the school recommends.", ("endorsement", 0.9), "unclear"),
    ],
)  # fmt: skip
def test_how_sure_the_trained_reader_must_be(rule: str, words: str, reading: tuple[str, float], expected: str) -> None:
    assert judged(in_neutral(words), rule, reading) == expected


def test_breach_beside_a_clause_that_meets_the_rule_stays_a_question() -> None:
    draft = in_neutral("If they differ, the annexes prevail over this Agreement.")
    assert judged(draft, "GEN-02") == "violated"
    assert judged(draft, "GEN-02", ("un-terms-prevail", 0.95)) == "unclear"


def test_where_the_readers_differ_the_report_says_what_the_other_one_read() -> None:
    draft = in_neutral("UNICEF shall indemnify the Company against all claims of third parties.")
    last = draft.clauses[-1]
    found = by_id("IND-01")
    assert found is not None
    for denied, said in (
        (False, "Company carries insurance for its staff"),
        (True, "the text denies that Company carries insurance"),
    ):
        made = (
            Reading(last.id, "partner-insures", denied, 0.9, 0, len(last.text)),
            Reading(last.id, "un-exclusive", False, 0.1, 0, len(last.text)),
        )
        (finding,) = [f for f in evaluate(replace(draft, readings=made), [found], NEUTRAL) if f.verdict == "unclear"]
        assert "the grammar reads a breach here; the trained reader sees none, but finds here that " in finding.message
        assert said in finding.message
        assert "exclusive" not in finding.message  # too unlikely to be called a reading


def test_what_a_rule_asks_for_may_stand_in_another_clause() -> None:
    use = "UNICEF grants the Company a licence to use its emblem on the tins, in Sweden, in 2027."
    draft = in_neutral(use)
    assert judged(draft, "EMB-01") == "violated"
    found = by_id("EMB-01")
    assert found is not None
    other = next(c for c in draft.clauses if c.text and "emblem" not in c.text)
    for likely, expected in ((0.9, "unclear"), (0.5, "violated")):
        made = (Reading(other.id, "mark-approved", False, likely, 0, len(other.text)),)
        findings = evaluate(replace(draft, readings=made), [found], NEUTRAL)
        assert overall(findings) == expected
    # The clause itself is surely about something else: no question is left.
    last = draft.clauses[-1]
    made = (
        Reading(other.id, "mark-approved", False, 0.9, 0, len(other.text)),
        Reading(last.id, "partner-insures", False, 0.9, 0, len(last.text)),
    )
    assert overall(evaluate(replace(draft, readings=made), [found], NEUTRAL)) == "satisfied"
    # Where the same clause is all that meets it, the grammar's breach of that clause stands.
    assert judged(draft, "EMB-01", ("mark-approved", 0.9), ("mark-use-free", 0.6)) == "violated"


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([], "unclear"),
        ([("un-no-indirect-loss", 0.9)], "satisfied"),
        ([("un-no-indirect-loss", 0.6)], "unclear"),
        ([("un-no-indirect-loss", 0.9), ("un-indirect-loss", 0.3)], "violated"),  # the breach, half seen by all
        ([("un-indirect-loss", 0.9)], "violated"),
    ],
)
def test_where_the_grammar_contradicts_itself_the_trained_reader_decides(
    readings: list[tuple[str, float]], expected: str
) -> None:
    draft = in_neutral("UNICEF shall be liable for indirect loss.")
    (liable,) = [s for s in draft.statements if s.act == "liable"]
    other = replace(liable, id="other", modality="is-not")
    split = replace(liable, sure=False, doubts=(CONTRADICTION,))
    draft = replace(draft, statements=(*(s for s in draft.statements if s != liable), split, other))
    assert judged(draft, "LIA-02", *readings) == expected


def test_a_doubt_of_the_grammar_is_none_where_the_clause_is_surely_something_else() -> None:
    draft = in_neutral("UNICEF shall be liable for indirect loss.")
    (liable,) = [s for s in draft.statements if s.act == "liable"]
    unsure = replace(liable, sure=False, doubts=("only one of two readings of the sentence found this",))
    draft = replace(draft, statements=(*(s for s in draft.statements if s != liable), unsure))
    assert judged(draft, "LIA-02") == "unclear"
    assert judged(draft, "LIA-02", ("partner-insures", 0.9)) == "not_applicable"
    assert judged(draft, "LIA-02", ("partner-insures", 0.9), ("un-indirect-loss", 0.1)) == "unclear"
    # Beside a breach that is sure, it is not asked about either.
    made = replace(
        draft, statements=(*draft.statements, replace(liable, id="sure", clause=draft.clauses[0].id)), readings=()
    )
    found = by_id("LIA-02")
    assert found is not None
    assert [f.verdict for f in evaluate(made, [found], NEUTRAL)] == ["violated"]


def test_hidden_words_satisfy_nothing() -> None:
    text = "Nothing in or relating to this Agreement is a waiver, express or implied, of the privileges and immunities of UNICEF."
    lines = neutral(
        "UNICEF", "the United Nations Children's Fund", "a subsidiary organ", "the Company", "Harrow Ltd", text
    )
    shown = document(lines)
    blocks = [*shown.blocks[:-1], replace(shown.blocks[-1], concealed=(Concealed("white", 0, len(text)),))]
    rule = by_id("IMM-01")
    assert rule is not None
    assert overall(evaluate(understand(shown), [rule], NEUTRAL)) == "satisfied"
    assert overall(evaluate(understand(replace(shown, blocks=blocks)), [rule], NEUTRAL)) == "unclear"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("immunity-reserved", 0.9), ("un-court", 0.9), "violated"),
        (("non-exclusive", 0.9), ("un-exclusive", 0.8), "violated"),
        (("partner-indemnifies", 0.9), ("un-indemnifies", 0.9), "not_applicable"),  # one takes nothing from the other
        (
            ("immunity-reserved", 0.9),
            ("un-court", 0.6),
            "not_applicable",
        ),  # seen, but not of the kind that proved right
        (("immunity-reserved", 0.5), ("un-court", 0.9), "not_applicable"),
        (("immunity-reserved", 0.9), ("un-exclusive", 0.9), "not_applicable"),
    ],
)
def test_a_protection_taken_back_in_another_clause(
    first: tuple[str, float], second: tuple[str, float], expected: str
) -> None:
    draft = in_neutral(PLAIN + "\n3. Annexes\n" + PLAIN.replace("spring", "March"))
    one, two = [c for c in draft.clauses if "review the work plan" in c.text]
    made = tuple(
        Reading(c.id, fact, False, p, 0, len(c.text)) for c, (fact, p) in zip((one, two), (first, second), strict=True)
    )
    rule = by_id("CON-02")
    assert rule is not None
    assert overall(evaluate(replace(draft, readings=made), [rule], NEUTRAL)) == expected
    same = tuple(replace(r, clause=two.id) for r in made)
    assert overall(evaluate(replace(draft, readings=same), [rule], NEUTRAL)) == "not_applicable"


def test_what_one_article_says_in_two_paragraphs_takes_nothing_back() -> None:
    rule = by_id("CON-02")
    assert rule is not None
    lines = ["3. Marks", "3.1 " + PLAIN, "3.2 " + PLAIN.replace("spring", "March"), "4. Annexes", "4.1 " + PLAIN]
    draft = in_neutral("\n".join(lines))
    permission, consent, elsewhere = [c for c in draft.clauses if "review the work plan" in c.text]

    def verdict(guard: Clause) -> str:
        made = (
            Reading(guard.id, "mark-approved", False, 0.95, 0, len(guard.text)),
            Reading(permission.id, "mark-use-free", False, 0.95, 0, len(permission.text)),
        )
        return overall(evaluate(replace(draft, readings=made), [rule], NEUTRAL))

    assert verdict(consent) == "not_applicable"
    assert verdict(elsewhere) == "violated"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("UNICEF pays what the fleet needs in fuel and repairs.", "violated"),
        (
            "“Durable equipment” means any item that cost more than USD 2,500, delivery and handling included.",
            "unclear",
        ),
        ("Implementation of the Programme for Ukraine", "unclear"),
    ],
)
def test_what_one_reader_alone_finds_unsignable_is_a_provision(words: str, expected: str) -> None:
    draft = in_neutral(words)
    last = draft.clauses[-1]
    rule = by_id("FIN-02")
    assert rule is not None
    lone = Reading(last.id, "further-cost", False, 0.9, 0, len(last.text))
    found = evaluate(replace(draft, readings=(lone,), statements=()), [rule], NEUTRAL)
    assert [f.verdict for f in found if f.evidence] == [expected]


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("Under contracts between the Company and its agents the courts of Mombasa have jurisdiction.", False),
        ("Disputes of the Company with its tailors lie before the courts of Pune.", False),
        ("Disputes between the Company and UNICEF lie before the courts of Pune.", True),
        ("Disputes under this Agreement or with the Company's agents lie before the courts of Pune.", True),
    ],
)
def test_the_courts_of_dealings_with_others_are_not_those_of_the_agreement(sentence: str, heard: bool) -> None:
    draft = in_neutral(sentence)
    last = draft.clauses[-1]
    finder = Finder(Roles(draft.parties))
    reading = Reading(last.id, "un-court", False, 0.95, 0, len(last.text))
    assert (heeded([reading], draft, finder) != ()) == heard


@pytest.mark.parametrize(("partner", "expected"), [("you", "unclear"), ("Harrow Foods Limited", "violated")])
@pytest.mark.parametrize(
    ("rule", "fact"), [("GEN-03", "partner-terms"), ("IPR-01", "un-assigns-ip"), ("DAT-01", "data-misuse")]
)
def test_of_terms_that_speak_to_their_reader_the_trained_reader_only_asks(
    rule: str, fact: str, partner: str, expected: str
) -> None:
    draft = in_neutral(PLAIN)
    parties = tuple(replace(p, name=partner) if p.role == "partner" else p for p in draft.parties)
    assert judged(replace(draft, parties=parties), rule, (fact, 0.95)) == expected


@pytest.mark.parametrize(("likely", "expected"), [(0.6, "unclear"), (0.9, "satisfied")])
def test_what_is_half_seen_leaves_a_question_of_the_grammar_open(likely: float, expected: str) -> None:
    draft = in_neutral("The purpose of this Agreement is that forty wells are repaired by spring.")
    assert judged(draft, "INT-01") == "unclear"
    assert judged(draft, "INT-01", ("un-goals", likely)) == expected


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("UNICEF may terminate this Agreement at once if its mandate is reduced or its funding ends.", False),
        ("Either Party may terminate this Agreement should the strategic plan be withdrawn.", False),
        ("The purpose of this Agreement is to serve the mandate of UNICEF in three districts.", True),
    ],
)
def test_what_ends_an_agreement_states_no_purpose(sentence: str, stated: bool) -> None:
    assert (judged(in_neutral(sentence), "INT-01") == "satisfied") == stated


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("The General Terms and Conditions for Grants appended hereto form part of this Agreement.", False),
        ("The Company has read UNICEF's procurement policies, which are on its website, and follows them.", False),
        ("The Company's General Terms and Conditions appended hereto form part of this Agreement.", True),
        ("UNICEF's access takes place under the conditions of use displayed on the portal.", True),
        ("Orders are subject to the terms and conditions published on the Company's website.", True),
    ],
)
def test_terms_of_the_text_itself_and_of_the_un_body_are_not_the_partners(sentence: str, heard: bool) -> None:
    draft = in_neutral(sentence, un="UNICEF", partner="the Company")
    last = draft.clauses[-1]
    reading = Reading(last.id, "partner-terms", False, 0.95, 0, len(last.text))
    assert (heeded([reading], draft, Finder(Roles(draft.parties))) != ()) == heard


@pytest.mark.parametrize(
    ("lead_in", "bearers", "heard"),
    [
        ("The Company will help by", ["none", "partner"], False),
        ("The Company will help by", ["none"], True),
        ("The Company will help by", ["none", "un"], True),
        ("", ["none", "partner"], True),
    ],
)
def test_who_does_what_stands_in_a_list_is_said_before_it(lead_in: str, bearers: list[Side], heard: bool) -> None:
    draft = in_neutral("The Company will help by starting the works at once.", un="UNICEF", partner="the Company")
    last = replace(draft.clauses[-1], lead_in=lead_in)
    draft = replace(draft, clauses=(*draft.clauses[:-1], last))
    made = tuple(
        Statement(
            id=f"s{i}", clause=last.id, bearer=Entity(side), modality="must", act="commit-beyond", thing=Thing("project", "none"),
            counterparty=Entity("none"), quote=last.text, start=0, end=len(last.text),
        )
        for i, side in enumerate(bearers)
    )  # fmt: skip
    reading = Reading(last.id, "beyond-funds", False, 0.7, 0, len(last.text))
    found = heeded([reading], replace(draft, statements=made), Finder(Roles(draft.parties)))
    assert (found != ()) == heard


@pytest.mark.parametrize(("undone", "verdict"), [("un-court", "violated"), ("national-law", "not_applicable")])
def test_a_court_in_the_next_paragraph_takes_arbitration_back(undone: str, verdict: str) -> None:
    rule = by_id("CON-02")
    assert rule is not None
    draft = in_neutral("\n".join(["3. Disputes", "3.1 " + PLAIN, "3.2 " + PLAIN.replace("spring", "March")]))
    first, second = [c for c in draft.clauses if "review the work plan" in c.text]
    made = (
        Reading(first.id, "arbitration", False, 0.95, 0, len(first.text)),
        Reading(second.id, undone, False, 0.95, 0, len(second.text)),
    )
    assert overall(evaluate(replace(draft, readings=made), [rule], NEUTRAL)) == verdict
