"""Model wordings, each in a neutral agreement through the whole pipeline: what we tell people to write must pass."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from checks.catalogue import builtin, rules, select
from checks.engine import evaluate
from checks.examples import NEUTRAL, document, neutral, overall
from checks.finding import Finding
from checks.organization import organizations
from checks.wording import filled
from checks.wording import slots as slots_of
from clauses.agreement import understand
from clauses.model import Agreement
from clauses.organizations import full_name

#: Wordings that one organization alone asks for; the others are judged in an agreement with UNDP.
AGENCY = {"corporate-code": "UNHCR", "no-special-access": "FAO", "excluded-trades": "UNICEF"}
#: What a draft must say for a conditional rule to ask for its wording.
USE = (
    "With the prior express written approval of {un} for each item, {partner} may use the emblem of {un}, unaltered, on the printed "
    "programme of the opening ceremony in Kenya until 30 June 2027, for the sole purpose of announcing it."
)
PAYS = "{Partner} shall contribute USD 10,000 for the training of teachers."
SETTING = {
    "emblem-end": USE,
    "funds": PAYS,
    "support-costs": PAYS,
    "tax": PAYS,
    "defence": "{Partner} shall indemnify {un} against all claims arising from its acts, and shall control the defence of such claims.",
    "insurance": "{Partner} shall supply and install the equipment at the site with its own personnel and vehicles.",
    "results": "{Partner} shall deliver a design and a manual.",
}
#: Good wording that is not read rightly yet, with what is read instead; one that is mended must leave the list.
NOT_YET: dict[str, str] = {}
ACCEPTABLE = [
    pytest.param(key, text, id=f"{key}-{name}")
    for key, position in builtin().wordings.items()
    for name, text in (
        ("preferred", position["text"]),
        *((f"fallback-{i}", f["text"]) for i, f in enumerate(position.get("fallbacks", ()))),
    )
]
UNACCEPTABLE = [
    pytest.param(key, u["text"], id=f"{key}-{i}")
    for key, position in builtin().wordings.items()
    for i, u in enumerate(position.get("unacceptable", ()))
]
_PHRASE = {"organ": "a subsidiary organ of the United Nations", "agency": "a specialized agency of the United Nations"}


def agreement(un: str, *lines: str) -> Agreement:
    status = _PHRASE.get(organizations()[un].status, "a joint programme of the United Nations")
    text = "\n".join(lines) or "The Parties thank each other."
    return understand(document(neutral(un, full_name(un), status, "the Partner", "Nordlund Industries AB", text)))


@cache
def verdicts(un: str, *lines: str) -> dict[str, str]:
    profile = replace(NEUTRAL, agency=un.lower())
    found: dict[str, list[Finding]] = {}
    for finding in evaluate(agreement(un, *lines), select(profile), profile):
        found.setdefault(finding.rule, []).append(finding)
    return {rule: overall(findings) for rule, findings in found.items()}


@cache
def slots(un: str) -> dict[str, str]:
    return slots_of(agreement(un))


def asking(key: str, un: str) -> list[str]:
    """The rules whose wording it is, for this organization."""
    return [r.id for r in rules() if r.wording == key and (not r.applies.agency or un.lower() in r.applies.agency)]


@pytest.mark.parametrize(("key", "text"), ACCEPTABLE)
def test_wording_satisfies_its_rules_and_violates_none(key: str, text: str, request: pytest.FixtureRequest) -> None:
    un = AGENCY.get(key, "UNDP")
    setting = [filled(SETTING[key], slots(un))] if key in SETTING else []
    before, after = verdicts(un, *setting), verdicts(un, *setting, filled(text, slots(un)))
    own = {rule: after[rule] for rule in asking(key, un)}
    kinds = {r.id: r.kind for r in rules()}
    assert own
    # A prohibition that the wording keeps clear of has nothing to be satisfied by.
    unmet = {r for r, v in own.items() if v != "satisfied" and (v != "not_applicable" or kinds[r] == "required clause")}
    broken = {r for r, v in after.items() if v in ("violated", "unclear") and before[r] not in ("violated", "unclear")}
    assert (not unmet and not broken) == (request.node.callspec.id not in NOT_YET), (unmet, broken)
    assert set(own.values()) <= {"satisfied", "not_applicable"} or request.node.callspec.id in NOT_YET


@pytest.mark.parametrize(("key", "text"), UNACCEPTABLE)
def test_unacceptable_wording_is_not_accepted(key: str, text: str) -> None:
    un = AGENCY.get(key, "UNDP")
    after = verdicts(un, filled(text, slots(un)))
    assert {"violated", "unclear"} & {after[rule] for rule in asking(key, un)}


def test_every_required_clause_has_a_wording() -> None:
    assert [r.id for r in rules() if r.kind == "required clause" and r.wording is None] == []


def test_every_wording_is_asked_for() -> None:
    assert set(builtin().wordings) == {r.wording for r in rules() if r.wording}


@pytest.mark.parametrize("un", ["UN", "UNDP", "UNICEF", "UNHCR", "WFP", "WHO", "FAO", "UNESCO", "ILO", "UNWOMEN"])
def test_reservation_names_the_holder(un: str) -> None:
    wording = builtin().wording("reservation", agreement(un))
    assert wording is not None
    for text in (wording["text"], *(f["text"] for f in wording["fallbacks"])):
        after = verdicts(un, text)
        assert (after["IMM-01"], after["IMM-04"]) == ("satisfied", "satisfied"), text
        assert after["AGY-10"] == ("satisfied" if un == "WFP" else "not_applicable"), text


def test_reservation_of_several_organizations_names_each() -> None:
    parties = (
        "This Agreement is made between the World Health Organization (“WHO”), the United Nations Development Programme (“UNDP”) and "
        "Nordlund Industries AB (the “Partner”)."
    )
    both = understand(document(["AGREEMENT", parties, "1. Purpose", "The Parties cooperate."]))
    wording = builtin().wording("reservation", both)
    assert wording is not None
    assert "of the World Health Organization and of the United Nations, including UNDP" in wording["text"].replace(
        "the United Nations Development Programme", "UNDP"
    )
    filled_in = understand(document(["AGREEMENT", parties, "1. Immunities", wording["text"]]))
    findings = evaluate(filled_in, [r for r in rules() if r.id == "AGY-10"], NEUTRAL)
    assert overall(findings) == "satisfied"


def test_slots_are_filled_from_the_draft() -> None:
    draft = understand(
        document(
            [
                "MEMORANDUM OF UNDERSTANDING",
                "This Memorandum of Understanding (“MoU”) is made between the World Food Programme (“the Organization”) "
                "and Harrow Foods Limited (“the Donor”), a company organized under the laws of Kenya.",
                "1. Purpose",
                "The Donor supports the Organization.",
            ]
        )
    )
    wording = builtin().wording("emblem-end", draft)
    assert wording is not None
    assert wording["text"].startswith("The Organization may withdraw its permission")
    assert "the Donor shall stop" in wording["text"]
    reservation = builtin().wording("reservation", draft)
    assert reservation is not None
    assert "the United Nations, the Food and Agriculture Organization of the United Nations and" in reservation["text"]
    assert "this MoU" in reservation["text"] or "this Memorandum of Understanding" in reservation["text"]
    assert builtin().wording("no-such-key", draft) is None


def test_fallback_that_an_organization_refuses_is_not_offered() -> None:
    offered = builtin().wording("emblem-no-goods", agreement("UNICEF"))
    refused = builtin().wording("emblem-no-goods", agreement("WHO"))
    assert offered is not None
    assert refused is not None
    assert len(offered["fallbacks"]) == 1
    assert refused["fallbacks"] == []


@pytest.mark.parametrize(
    ("un", "said"),
    [
        ("UNDP", "under section 7 of the Convention on the Privileges and Immunities of the United Nations"),
        ("WHO", "under section 9 of the Convention on the Privileges and Immunities of the Specialized Agencies"),
        ("WFP", "under the instruments on its privileges and immunities"),
    ],
)
def test_tax_clause_names_the_section_that_covers_the_organization(un: str, said: str) -> None:
    wording = builtin().wording("tax", agreement(un, PAYS.format(un=un, Partner="The Partner")))
    assert wording is not None
    assert f", {said}, from all direct taxes" in wording["text"]
    assert said in wording["fallbacks"][0]["text"]


def test_a_source_that_shows_a_contrast_does_not_carry_a_blocker() -> None:
    rule = next(r for r in rules() if r.id == "DIS-03")
    (finding,) = evaluate(agreement("UNDP", "This Agreement is governed by the laws of France."), [rule], NEUTRAL)
    assert finding.verdict == "violated"
    assert "still to be confirmed" in finding.message
