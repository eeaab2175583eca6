"""Organizations and editions as data: what is laid over the rules, and that it says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from checks.catalogue import builtin, by_id, rules, select, sources
from checks.engine import evaluate
from checks.examples import NEUTRAL, document, judge, neutral, overall
from checks.organization import Fact, Organization, Overlay, editions, of_agency, organizations, overlaid, trades
from checks.profile import AGENCIES, Profile
from checks.rule import Rule
from checks.values import EDITIONS
from checks.yaml_file import FileError
from clauses.agreement import understand
from clauses.model import Agreement
from clauses.organizations import named
from clauses.organizations import organizations as named_bodies

IN_DEPTH = ("UN", "UNDP", "UNICEF", "UNHCR", "WFP", "WHO", "FAO", "UNESCO", "ILO")


def facts(organization: Organization) -> list[Fact]:
    found: list[Fact] = []
    for name in type(organization.facts).model_fields:
        value = getattr(organization.facts, name)
        found += value if isinstance(value, list) else [value] if value else []
    return found


def rule(identifier: str) -> Rule:
    found = by_id(identifier)
    assert found is not None
    return found


def says(clause: str, un: str = "UNDP") -> Agreement:
    name = "the United Nations Development Programme" if un == "UNDP" else f"the {named(un)[0].organization.names[0]}"
    status = "a subsidiary organ of the United Nations"
    return understand(document(neutral(un, name, status, "the Partner", "Nordlund Industries AB", clause)))


def verdict(agreement: Agreement, identifier: str, **profile: str) -> tuple[str, str]:
    """Verdict and severity of one rule, not selected being one of the verdicts."""
    facts = replace(NEUTRAL, **profile)
    findings = evaluate(agreement, select(facts, [rule(identifier)]), facts)
    return overall(findings), findings[0].severity if findings else ""


def test_every_named_body_has_facts_with_sources_and_an_agency_to_choose() -> None:
    assert list(organizations()) == [b.id for b in named_bodies()]
    assert [o.id.lower() for o in organizations().values()] == list(AGENCIES[:-1])
    for organization in organizations().values():
        for fact in facts(organization):
            assert fact.says.endswith((".", "’"))
            assert all(s.id in sources() for s in fact.sources), organization.id
        for change in organization.changes:
            assert by_id(change.rule), change.rule
            assert all(s.id in sources() for s in change.sources)


def test_organizations_in_depth_say_what_lawyers_look_up() -> None:
    for identifier in IN_DEPTH:
        known = organizations()[identifier].facts
        assert known.guidelines is not None
        assert known.right_holder is not None
        assert known.marks is not None


def test_status_goes_with_the_convention_and_the_right_holder() -> None:
    for o in organizations().values():
        if o.status == "organ":
            assert (o.conventions, o.holders) == (["CPI"], ["UN"])
        if o.status == "agency":
            assert (o.conventions, o.holders) == (["SAC"], [o.id])
        assert all(h in organizations() for h in o.holders)


def test_names_in_the_six_languages_are_recognized() -> None:
    for text, identifier in (
        ("le Programme des Nations Unies pour le développement et la société", "UNDP"),
        ("la Organización Mundial de la Salud y la empresa", "WHO"),
        ("Детский фонд Организации Объединенных Наций и компания", "UNICEF"),
        ("برنامج الأغذية العالمي", "WFP"),
        ("联合国工业发展组织", "UNIDO"),
    ):
        assert [m.organization.id for m in named(text)] == [identifier]


def test_a_rule_of_one_organization_is_chosen_for_it_alone() -> None:
    chosen = {agency: {r.id for r in select(replace(NEUTRAL, agency=agency))} for agency in AGENCIES}
    for o in organizations().values():
        for added in o.adds:
            assert [a for a, ids in chosen.items() if added.id in ids] == [o.id.lower()]
            assert added.because


def test_finding_says_why_the_organization_asks() -> None:
    profile = replace(NEUTRAL, agency="unhcr")
    agreement = says("The Company shall give two hundred tents.", "UNHCR")
    (finding,) = evaluate(agreement, select(profile, [rule("AGY-08")]), profile)
    assert "UNHCR's corporate code" in finding.because


def test_change_tightens_a_rule_and_says_why() -> None:
    clause = "The Partner may show the emblem of {} on its products only under a separate licence agreement, with its prior written approval."
    assert verdict(says(clause.format("UNDP")), "EMB-08")[0] != "violated"
    assert verdict(says(clause.format("WHO"), "WHO"), "EMB-08", agency="who")[0] == "violated"
    chosen = {r.id: r for r in select(replace(NEUTRAL, agency="who"))}
    assert "bars use with goods" in chosen["EMB-08"].because


def test_a_tightened_rule_still_finds_what_it_found() -> None:
    for o in organizations().values():
        for change in (c for c in o.changes if c.effect == "tightens" and (c.condition or c.also)):
            for example in rule(change.rule).violated_by:
                example = example.model_copy(
                    update={"text": example.text.replace(example.un, o.id), "un": o.id, "verdict": None}
                )
                assert judge(rule(change.rule), example, "violated").verdict in ("violated", "unclear"), example.text


def test_loosened_rules_are_said_and_only_where_they_are_loosened() -> None:
    said = builtin().loosened(replace(NEUTRAL, agency="who"))
    assert [s.split(" (")[0] for s in said] == ["WHO loosens rule DIS-03", "WHO lifts rule AGY-05"]
    assert "Swiss law" in said[0]
    assert builtin().loosened(NEUTRAL) == []
    assert any("TRA-01" in s for s in builtin().loosened(replace(NEUTRAL, edition="2000")))


def test_swiss_gap_filler_passes_at_who_alone() -> None:
    clause = "Matters not covered by this Agreement shall be resolved by reference to Swiss law."
    assert verdict(says(clause), "AGY-05") == ("violated", "blocker")
    assert verdict(says(clause), "DIS-03") == ("violated", "blocker")
    at_who = says(clause, "WHO")
    assert verdict(at_who, "AGY-05", agency="who") == ("not_applicable", "")
    assert verdict(at_who, "DIS-03", agency="who")[0] != "violated"  # the trained reader may ask for a look
    assert verdict(says("This Agreement is governed by Swiss law.", "WHO"), "DIS-03", agency="who")[0] == "violated"


def test_a_change_must_say_that_it_loosens() -> None:
    source = [{"id": "G2000", "status": "verified"}]
    change = Overlay.model_validate(
        {"rule": "IMM-01", "effect": "tightens", "because": "x", "sources": source, "severity": "minor"}
    )
    with pytest.raises(FileError, match="loosens"):
        overlaid(rule("IMM-01"), [("XYZ", change)])
    honest = change.model_copy(update={"effect": "loosens"})
    changed = overlaid(rule("IMM-01"), [("XYZ", honest)])
    assert changed is not None
    assert changed.severity == "minor"
    wrong = change.model_copy(update={"effect": "loosens", "also": ["never un must indemnfy"]})
    with pytest.raises(FileError, match="IMM-01: condition, column"):
        overlaid(rule("IMM-01"), [("XYZ", wrong)])
    with pytest.raises(ValidationError, match="changes nothing"):
        Overlay.model_validate({"rule": "IMM-01", "effect": "replaces", "because": "x", "sources": source})


def test_excluded_trades_are_known_words() -> None:
    assert {t for o in organizations().values() for t in o.excluded_trades} <= set(trades())
    undp = of_agency("undp")
    unicef = of_agency("unicef")
    assert undp is not None
    assert unicef is not None
    assert "alcohol" in unicef.excluded_trades
    assert "alcohol" not in undp.excluded_trades
    assert of_agency("other") is None


# -- editions ----------------------------------------------------------------------------------------------------------


def test_the_three_editions_are_there() -> None:
    assert tuple(editions()) == EDITIONS
    for edition in editions().values():
        assert all(s.id in sources() for f in (*edition.facts, *edition.changes) for s in f.sources)


@pytest.mark.parametrize(
    ("identifier", "clause", "expected"),
    [
        pytest.param(
            "PAR-02",
            "The Partner warrants that neither it nor any of its affiliates makes or sells anti-personnel mines or components of them.",
            {"2000": ("satisfied", "major"), "2009": ("unclear", "major"), "2015": ("unclear", "major")},
            id="mines alone",
        ),
        pytest.param(
            "PAR-02",
            "The Partner warrants that neither it nor any of its affiliates makes or sells anti-personnel mines or cluster munitions.",
            {"2000": ("satisfied", "major"), "2009": ("satisfied", "major"), "2015": ("satisfied", "major")},
            id="mines and cluster munitions",
        ),
        pytest.param(
            "PAR-06",
            "The Partner shall respect the ten principles of the United Nations Global Compact.",
            {"2000": ("not_applicable", ""), "2009": ("satisfied", "advice"), "2015": ("satisfied", "advice")},
            id="Global Compact",
        ),
        pytest.param(
            "TRA-01",
            "UNDP may disclose the existence and scope of the cooperation to its governing bodies and auditors.",
            {"2000": ("satisfied", "minor"), "2009": ("satisfied", "major"), "2015": ("unclear", "major")},
            id="disclosure to governing bodies alone",
        ),
        pytest.param(
            "TRA-01",
            "UNDP shall not disclose the cooperation to anyone.",
            {"2000": ("violated", "minor"), "2009": ("violated", "major"), "2015": ("violated", "major")},
            id="secrecy",
        ),
        pytest.param(
            "PAR-04",
            "The Parties thank each other.",
            {"2000": ("violated", "minor"), "2009": ("violated", "minor"), "2015": ("violated", "major")},
            id="nothing on changes of the assessment",
        ),
    ],
)
def test_same_text_by_edition(identifier: str, clause: str, expected: dict[str, tuple[str, str]]) -> None:
    agreement = says(clause)
    assert {edition: verdict(agreement, identifier, edition=edition) for edition in EDITIONS} == expected


def test_every_rule_can_be_chosen_for_every_agency_and_edition() -> None:
    every = {r.id for r in rules()}
    seen: set[str] = set()
    for agency in AGENCIES:
        for edition in EDITIONS:
            seen |= {r.id for r in select(Profile(agency, "business", "cooperation-project", edition))}
    assert seen == every


def test_exclusivity_of_a_national_committee_is_a_question_and_of_anybody_else_a_breach() -> None:
    committee = (
        "UNICEF shall not cooperate in Japan with any company other than through the Japan Committee for UNICEF."
    )
    profile = replace(NEUTRAL, agency="unicef")
    agreement = says(committee, "UNICEF")
    findings = evaluate(agreement, select(profile, [rule("END-03")]), profile)
    assert [(f.verdict, "National Committee" in f.message) for f in findings] == [("unclear", True)]
    other = committee.replace("through the Japan Committee for UNICEF", "the Partner")
    assert verdict(says(other, "UNICEF"), "END-03", agency="unicef")[0] == "violated"
    company = "UNICEF shall not cooperate with any other bank. The National Committee takes note."
    assert verdict(says(company, "UNICEF"), "END-03", agency="unicef")[0] == "violated"


@pytest.mark.parametrize(
    ("reserved", "expected"),
    [
        ("the World Health Organization", "violated"),
        ("the United Nations, including UNDP", "violated"),
        ("the United Nations, including UNDP, and of WHO", "satisfied"),
        ("each of the participating organizations", "satisfied"),
    ],
)
def test_a_text_of_several_organizations_reserves_the_immunities_of_each(reserved: str, expected: str) -> None:
    agreement = understand(
        document(
            [
                "AGREEMENT",
                "This Agreement is made between the United Nations Development Programme (“UNDP”), the World Health Organization "
                "(“WHO”) and Nordlund Industries AB, a company organized under the laws of Sweden (the “Partner”).",
                "1. Immunities",
                f"Nothing in this Agreement is a waiver of the privileges and immunities of {reserved}.",
            ]
        )
    )
    assert verdict(agreement, "AGY-10")[0] == expected


def test_paho_excludes_what_who_excludes() -> None:
    clause = "The Partner, a leading manufacturer of cigarettes, supports the campaign."
    assert verdict(says(clause, "PAHO"), "AGY-03", agency="paho") == ("violated", "blocker")
    assert verdict(says(clause), "AGY-03") == ("not_applicable", "")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("The Partner may show the UNESCO logo on its website until 1 May 2027 with prior written approval.", ("violated", "major")),
        ("The Partner may show the UNESCO logo on the labels of its bottles, together with the title of the project.", ("violated", "blocker")),
        ("The Partner may show the linked UNESCO logo on its website until 1 May 2027.", ("satisfied", "blocker")),
        ("The Partner may mention the name of UNESCO in its report with prior written approval.", ("satisfied", "blocker")),
    ],
)  # fmt: skip
def test_unesco_logo_never_stands_alone(clause: str, expected: tuple[str, str]) -> None:
    found = verdict(says(clause, "UNESCO"), "AGY-06", agency="unesco")
    assert found == expected
