"""Facts that no draft can show: given in a profile, asked for by rules, put as questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checks.catalogue import by_id
from checks.deal import load, schema
from checks.engine import evaluate
from checks.examples import NEUTRAL, judge
from checks.finding import Finding
from checks.profile import DEAL_FACTS, Answer, detect
from checks.rule import Example, Rule
from checks.yaml_file import FileError
from tests.helpers import agreement, in_neutral

WARRANTY = "The Company warrants that it takes no part in making or selling mines, their components or other weapons."
SILENT = in_neutral("The Company pays one million dollars.")


def found(rule: str, text: str = "", agency: str = "unicef", **facts: Answer) -> list[Finding]:
    return with_facts(rule, {k.replace("_", "-"): v for k, v in facts.items()}, text, agency)


def with_facts(rule: str, facts: dict[str, Answer], text: str = "", agency: str = "unicef") -> list[Finding]:
    chosen = by_id(rule)
    assert chosen is not None
    agreement = in_neutral(text) if text else SILENT
    return evaluate(agreement, [chosen], replace(NEUTRAL, agency=agency, facts=facts))


def test_a_warranty_does_not_outweigh_what_the_profile_says() -> None:
    assert [f.verdict for f in found("PAR-02", WARRANTY)] == ["satisfied"]
    (finding,) = found("PAR-02", WARRANTY, trade_weapons="yes")
    assert finding.verdict == "violated"
    assert "weapons" in finding.message
    assert not finding.question


def test_excluded_trade_is_a_question_until_it_is_answered() -> None:
    (asked,) = found("AGY-01")
    assert (asked.verdict, asked.question) == ("unclear", True)
    assert asked.message.endswith("?")
    (told,) = found("AGY-01", trade_alcohol="yes")
    assert told.verdict == "violated"
    trades: dict[str, Answer] = {name: "no" for name in DEAL_FACTS if name.startswith("trade-")}
    assert len(trades) > 4
    (clear,) = with_facts("AGY-01", trades)
    assert clear.verdict == "satisfied"
    trades["trade-alcohol"] = "yes"
    (brewer,) = with_facts("AGY-01", trades)
    assert brewer.verdict == "violated"
    (rest,) = found("AGY-01", trade_alcohol="no")
    assert "alcohol" not in rest.message


def test_what_the_draft_says_of_the_trade_is_no_question() -> None:
    (finding,) = found("AGY-01", "The Company is a leading brewery.")
    assert (finding.verdict, finding.question) == ("violated", False)


def test_national_committee() -> None:
    use = "The Company may use the UNICEF logo with UNICEF's prior written approval."
    (asked,) = found("AGY-02", use)
    assert (asked.verdict, asked.question) == ("unclear", True)
    assert found("AGY-02", use, national_committee="no")[0].verdict == "not_applicable"
    assert found("AGY-02", use, national_committee="yes")[0].message.startswith("Has the National Committee")


def test_severity_rises_with_a_fact() -> None:
    assert found("ETH-01")[0].severity == "major"
    assert found("ETH-01", meets_beneficiaries="yes")[0].severity == "blocker"


def test_facts_that_bring_a_rule_to_bear_or_lift_it() -> None:
    assert found("DAT-01")[0].verdict == "not_applicable"
    assert found("DAT-01", personal_data="yes")[0].verdict == "violated"
    assert found("MGT-06")[0].verdict == "violated"
    assert found("MGT-06", field_activities="no")[0].verdict == "not_applicable"
    assert found("MOD-02")[0].verdict == "not_applicable"
    assert found("MOD-02", collecting_vehicle="yes")[0].verdict == "violated"
    assert {f.message for f in found("PAR-04", due_diligence="no")} >= {
        "The profile says that the due diligence of the partner has not been done."
    }
    assert found("AGY-08", agency="unhcr", sanctioned_country="yes")[0].message.startswith("The profile says")


def test_nothing_is_new_without_facts() -> None:
    assert not [
        f for rule in ("PAR-01", "PAR-02", "PAR-03", "PAR-04", "ETH-01", "DAT-01") for f in found(rule) if f.question
    ]


def _rule(condition: str) -> Rule:
    known = by_id("PAR-04")
    assert known is not None
    return known.model_copy(update={"condition": [condition], "id": "HOU-01"})


def test_a_rule_may_ask_and_an_example_may_answer() -> None:
    rule = _rule('if fact due-diligence is no or unknown: ask "Is it not done?"')
    asked = judge(rule, Example(text="The Partner pays."), "unclear")
    assert asked.passed
    assert asked.findings[0].question
    assert asked.findings[0].message == "Is it not done?"
    answered = judge(
        rule, Example.model_validate({"text": "The Partner pays.", "facts": {"due-diligence": True}}), "not_applicable"
    )
    assert answered.passed


def test_profile_file(tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text(
        "agency: undp\nedition: 2015\nfacts:\n  meets-beneficiaries: yes\n  trade-tobacco: unknown\n", encoding="utf-8"
    )
    deal = load(path)
    assert (deal.agency, deal.edition, deal.modality) == ("undp", "2015", None)
    assert deal.facts == {"meets-beneficiaries": "yes", "trade-tobacco": "unknown"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("agency: undpp", "line 1, column 9: 'undpp' is no organization; did you mean 'undp'?"),
        ("facts:\n  meets-beneficiares: yes", "line 2, column 3: 'meets-beneficiares' is no fact of a deal"),
        ("facts:\n  meets-beneficiaries: perhaps", "line 2, column 24: 'perhaps' is no answer"),
        ("agencie: undp", "line 1, column 1: 'agencie' is no field here; did you mean 'agency'?"),
        ("- undp", "a profile is a table"),
    ],
)
def test_wrong_profile_file_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        load(path)
    assert says in str(caught.value)


def test_schema_puts_every_question() -> None:
    asked = schema()["properties"]["facts"]["properties"]
    assert {name: entry["description"] for name, entry in asked.items()} == DEAL_FACTS


@pytest.mark.parametrize(
    ("rule", "fact", "bears", "does_not"),
    [
        ("PAR-01", "rights-abuse", "Proceedings for forced labour were opened against a supplier of the Company in 2025.",
         "The Company shall notify UNICEF of any investigation into child labour."),
        ("PAR-02", "trade-weapons", "The Company is the civil branch of a military group.",
         "The Company warrants that it makes no weapons."),
        ("PAR-03", "sanctions-listed", "The main owner of the Company was removed from the sanctions list last year.",
         "The Company is not under sanctions."),
        ("PAR-04", "due-diligence", "This Agreement is subject to the due diligence that UNICEF will carry out on the Company.",
         "UNICEF has carried out its due diligence of the Company."),
        ("ETH-01", "meets-beneficiaries", "Volunteers of the Company read to the children in the camps every week.",
         "UNICEF brings the books to the children in the camps."),
    ],
)  # fmt: skip
def test_a_question_is_put_only_where_a_passage_bears_on_it(rule: str, fact: str, bears: str, does_not: str) -> None:
    asked = [f for f in with_facts(rule, {}, bears) if f.message == DEAL_FACTS[fact]]
    assert [(f.verdict, bool(f.evidence)) for f in asked] == [("unclear", True)]
    answered: dict[str, Answer] = {fact: "no"}
    assert not [f for f in with_facts(rule, {}, does_not) if f.message == DEAL_FACTS[fact]]
    assert not [f for f in with_facts(rule, answered, bears) if f.message == DEAL_FACTS[fact]]


@pytest.mark.parametrize(
    "warranty",
    [
        "The Company warrants that none of its shareholders makes or sells weapons or their components.",
        "The Company declares that nobody of its group sells tobacco.",
        "The Company confirms that it has never produced infant formula and never will.",
    ],
)
def test_a_promise_to_have_no_part_in_a_trade_describes_none(warranty: str) -> None:
    assert found("AGY-01", warranty)[0].verdict == "satisfied"


@pytest.mark.parametrize(
    ("title", "clauses", "modality"),
    [
        ("Standby agreement", ["The Company provides its engineers free of charge."], "pro-bono"),
        ("Collaboration agreement", ["The Company carries out the audit free of charge."], "pro-bono"),
        ("Agreement", ["The Company shall pay USD 200,000 to UNDP for the Project."], "direct-contribution"),
        ("Agreement", ["The Company shall pay USD 200,000 to UNDP.", "The Company trains the staff free of charge."],
         "direct-contribution"),
        ("Sponsorship agreement", ["The Company prints the posters free of charge."], "sponsorship"),
        ("Agreement", ["The Parties meet twice a year."], "other"),
        ("Licence and Merchandising Agreement", ["The Company makes the toys."], "licence"),
        ("Agreement for the Licence of a Book Series", ["The Company makes the books."], "licence"),
        ("Licensing & Promotion Agreement", ["The Company makes the toys."], "licence"),
    ],
)  # fmt: skip
def test_kind_of_agreement(title: str, clauses: list[str], modality: str) -> None:
    opening = "between the United Nations Development Programme (“UNDP”) and Harrow Ltd (“the Company”)"
    lines = [f"{i}. {clause}" for i, clause in enumerate(clauses, 1)]
    assert detect(agreement(title, opening, *lines)).modality == modality


@pytest.mark.parametrize(
    ("introduction", "kind"),
    [
        ("Tumaini Network, a non-governmental organization registered under the laws of Kenya,", "ngo"),
        ("Larkfield, a charitable foundation established in Vaduz,", "foundation"),
        ("Northlight, a public university,", "academic"),
        ("Corporación Tejedoras, a non-profit corporation of Colombia,", "ngo"),
        ("Kelso Cloud, a corporation of the State of Delaware,", "business"),
        ("Orchid, a company registered by the Ministry of Trade of the Republic of Kenya,", "business"),
    ],
)
def test_kind_of_partner_by_its_description(introduction: str, kind: str) -> None:
    opening = (
        f"between the United Nations Development Programme (“UNDP”) and {introduction} of 4 Moi Avenue (the “Receiver”)"
    )
    assert detect(agreement("Agreement", opening, "1. The Receiver reports twice a year.")).partner_type == kind


@pytest.mark.parametrize(
    ("beside", "verdict"),
    [
        ("For this clause tobacco does not comprise cloves rolled by a sister company.", "violated"),
        ("Holdings of up to five per cent in such companies are not regarded as a part in that trade.", "violated"),
        ("A joint venture in which it has a minority is not taken for an affiliate.", "violated"),
        ("This clause does not extend to the distillery of its daughter.", "violated"),
        ("The award does not count as such a link.", "violated"),
        ("Action toys on the shelves of its shops are not counted as an activity of the Company.", "violated"),
        ("It makes no tobacco, the cigars of its daughter excepted.", "violated"),
        ("It shall tell UNDP at once if that changes.", "satisfied"),
        ("Its subsidiaries have given the same warranty.", "satisfied"),
    ],
)
def test_what_a_warranty_takes_out_again(beside: str, verdict: str) -> None:
    warranty = "The Company warrants that neither it nor its affiliates make or sell weapons or tobacco."
    assert found("AGY-01", f"{warranty} {beside}")[0].verdict == verdict
