"""Who signs, and under which names."""

from __future__ import annotations

import pytest

from clauses.mentions import Finder
from clauses.model import Party
from clauses.organizations import named
from clauses.parties import Roles
from clauses.party_names import organization_of
from tests.helpers import ROOT, agreement

INTRODUCTIONS = [
    ("This Agreement is made between the United Nations Educational, Scientific and Cultural Organization, having its headquarters at 7 place de "
     "Fontenoy, Paris (hereinafter \"UNESCO\" or the \"Organization\"), and Fondation Lumière, a foundation organised under the laws of Switzerland "
     "(the \"Foundation\"), each a \"Party\" and together the \"Parties\".", "UNESCO", "Fondation Lumière", "Foundation"),
    ("PARTIES\n(1) NORTHWIND PHARMA LIMITED, a company incorporated in England whose registered office is at 1 High St (\"Northwind\"); and\n"
     "(2) THE UNITED NATIONS POPULATION FUND of 605 Third Avenue (\"UNFPA\").", "UNFPA", "NORTHWIND PHARMA LIMITED", "Northwind"),
    ("This agreement is between Acme, Inc. (\"we\", \"us\") and the World Food Programme (\"you\").", "WFP", "Acme, Inc.", "we"),
    ("Between: The United Nations, represented by the United Nations Environment Programme (UNEP), hereinafter referred to as \"UNEP\"\n"
     "And: Brixton Outdoor GmbH, a limited liability company under German law, hereinafter referred to as \"the Sponsor\"", "UNEP", None, "Sponsor"),
    ("AGREEMENT between UNICEF and Acme Ltd (“the Company”)", "UNICEF", "Acme Ltd", "Company"),
    ("This Agreement is made between UNHCR and Acme Foods Limited (“the Sponsor”).", "UNHCR", "Acme Foods Limited", "Sponsor"),
    ("Agreement between Acme Ltd (“the Company”) and UNICEF", "UNICEF", "Acme Ltd", "Company"),
    ("This Agreement is between UNDP, a subsidiary organ of the United Nations, and Nova SA, a company organized in France (“Company”).", "UNDP", "Nova SA", "Company"),
    ("WFP (“the Organization”), a joint programme of the United Nations and FAO, and Harrow Foods Limited (“the Donor”) agree as follows.", "WFP", "Harrow Foods Limited", "Donor"),
    ("This Agreement is made between the United Nations Entity for Gender Equality and the Empowerment of Women (“UN Women”) and Maison Lenoir SA (“the House”).", "UNWOMEN", "Maison Lenoir SA", "House"),
    ("Agreement between the World Food Programme, a joint programme of the United Nations and the Food and Agriculture Organization of the United Nations (“WFP”), and Acme Ltd (“the Donor”).", "WFP", "Acme Ltd", "Donor"),
    ("“We”, “us” and “UNFPA” mean the United Nations Population Fund, a subsidiary organ of the General Assembly.\n“You” and “Birchway” mean the Birchway "
     "Trust, a charitable trust registered in Kenya.", "UNFPA", "the Birchway Trust", "You"),
    ("1-1 The United Nations Children's Fund, set up by General Assembly resolution 57 (I) and as such an organ of the United Nations, hereinafter \"UNICEF\".\n"
     "1-2 Fjordkraft Nord AS, a company under Norwegian law, hereinafter the \"Donor\".", "UNICEF", "Fjordkraft Nord AS", "Donor"),
    ("BETWEEN:\nThe World Food Programme, a joint programme of the United Nations and FAO, represented by the Head of its Transport and Storage Service, duly "
     "empowered, hereinafter \"WFP\",\nAND:\nTransports Morel, a société par actions simplifiée under French law, hereinafter \"Morel\".", "WFP", "Transports Morel", "Morel"),
    ("The Contractor shall indemnify the United Nations. The Contractor warrants its goods. The United Nations may terminate.", "UN", "Contractor", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "organization", "partner", "alias"), INTRODUCTIONS)
def test_introduction(text: str, organization: str, partner: str | None, alias: str | None) -> None:
    found = agreement(*text.split("\n"))
    un = [p for p in found.parties if p.role == "un"]
    other = [p for p in found.parties if p.role == "partner"]
    assert [p.organization for p in un] == [organization] or organization == "UNEP"
    assert len(other) == 1
    if partner:
        assert other[0].name == partner
    if alias:
        assert alias in other[0].aliases


def test_role_word_defined_as_the_un_side() -> None:
    found = agreement(
        "Agreement between UNDP (“UNDP”) and Harrow Ltd (“Harrow”).",
        "1. Definitions",
        "“Recipient” means UNDP.",
        "2. Indemnity",
        "The Recipient shall indemnify Harrow against all claims.",
    )
    assert any(s.act == "indemnify" and s.bearer.side == "un" for s in found.statements)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the United Nations Children's Fund", "UNICEF"),
        ("Office of the United Nations High Commissioner for Refugees", "UNHCR"),
        ("Friends of UNICEF Foundation", None),
        ("UN Global Logistics Ltd", None),
        ("Acme Inc.", None),
    ],
)
def test_organization_of(name: str, expected: str | None) -> None:
    organization = organization_of(name)
    assert (organization.id if organization else None) == expected


def test_longest_name_wins() -> None:
    assert [
        n.organization.id for n in named("the Food and Agriculture Organization of the United Nations and UNDP")
    ] == ["FAO", "UNDP"]


FINDER = Finder(
    Roles(
        (
            Party("un", "United Nations Children's Fund", ("UNICEF",), "UNICEF"),
            Party("partner", "Harrow Ltd", ("Company",)),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNICEF officials may attend", ["people of un"]),
        ("the personnel of the Company", ["people of partner"]),
        ("the United Nations Security Council", []),
        ("the Charter of the United Nations", []),
        ("the Company, its employees and agents", ["partner"]),
        ("each of the Parties and the other Party", ["each-party", "the-other"]),
        ("any third party", ["third"]),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert [str(m.entity) for m in FINDER.find(text)] == expected


@pytest.mark.parametrize(
    "line", (ROOT / "tests" / "clauses" / "introductions.txt").read_text(encoding="utf-8").splitlines()
)
def test_introduction_in_many_styles(line: str) -> None:
    text, organization, alias = line.split(" || ")
    found = agreement(*text.split("\\n"), "The other terms follow.")
    assert [p.organization for p in found.parties if p.role == "un"] == [organization]
    (partner,) = [p for p in found.parties if p.role == "partner"]
    assert alias in (partner.name, *partner.aliases)


def test_neither_party_is_negative() -> None:
    mention = FINDER.find("Neither Party shall be liable")[0]
    assert mention.negative
    assert mention.entity.side == "each-party"


def test_what_is_named_beside_the_parties_is_no_party() -> None:
    draft = agreement(
        "CONTRIBUTION AGREEMENT",
        "(1) The United Nations Development Programme (“UNDP”), a subsidiary organ of the United Nations; and",
        "(2) The Marrow Foundation (the “Foundation”), a charity under the laws of Wales, endowed by Marrow Savings plc (the “Bank”).",
        "It runs a school for bakers (the “School”).",
        "1. The Foundation shall pay.",
    )
    assert [(p.role, p.aliases) for p in draft.parties] == [("un", ("UNDP",)), ("partner", ("Foundation",))]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Globex Corporation", "Globex shall pay USD 5,000.", "Globex"),
        ("Nordlund Industries AB", "Nordlund Industries will deliver the goods.", "Nordlund Industries"),
        ("Globex Corporation", "Globex Corporation shall pay USD 5,000.", None),
        ("The University of Lowmere", "The students shall pay USD 5,000.", None),
    ],
)
def test_a_company_by_its_short_name(name: str, text: str, expected: str | None) -> None:
    found = agreement(
        f"This Agreement is made between UNICEF, of New York, and {name}, a company of Delaware.", "1. Payment", text
    )
    partner = next(p for p in found.parties if p.role == "partner")
    assert (expected in partner.aliases) if expected else partner.aliases == ()


def test_the_word_parties_is_no_part_of_a_name() -> None:
    found = agreement("Parties: (1) Globex Ltd, registered in England (“Globex”) (2) World Health Organization (“WHO”)")
    assert {p.name for p in found.parties} == {"Globex Ltd", "World Health Organization"}


def test_what_a_definition_names_is_no_signatory() -> None:
    found = agreement(
        "AGREEMENT",
        "between",
        "HARROW FOUNDATION",
        "and the",
        "United Nations Children's Fund",
        "1. Definitions",
        "In this Agreement, the expression:",
        '1.1 "Approach" means the Harmonized Approach of the United Nations Development Group ("UNDG"), available on request.',
        '1.2 "Partner" means Harrow Foundation.',
        '1.3 "assessments" means the Partner, including its capacity to perform.',
    )
    assert [(p.role, p.name) for p in found.parties] == [
        ("un", "United Nations Children's Fund"),
        ("partner", "HARROW FOUNDATION"),
    ]
    assert "Partner" in found.parties[1].aliases
    assert not {"UNDG", "assessments"} & {a for p in found.parties for a in p.aliases}


def test_the_bodies_that_one_belongs_to_give_it_no_name() -> None:
    found = agreement(
        "(1) THE WORLD FOOD PROGRAMME, a joint programme of the United Nations and the Food and Agriculture Organization of the United Nations (“FAO”), in Rome (“WFP”); and",
        "(2) SANDPIPER HAULAGE L.L.C., a company of Fujairah (“Sandpiper”).",
    )
    assert {(p.role, a) for p in found.parties for a in p.aliases} == {("un", "WFP"), ("partner", "Sandpiper")}


@pytest.mark.parametrize(
    ("opening", "name", "later", "alias"),
    [
        (
            "This letter sets out the agreement between Tarrant Ridge Broadcasting, Inc., a corporation of Ohio with its office at the address above, and the United Nations Educational, Scientific and Cultural Organization (“UNESCO”), a specialized agency.",
            "Tarrant Ridge Broadcasting, Inc.",
            "(a) “Company” means Tarrant Ridge Broadcasting, Inc., together with its stations.",
            "Company",
        ),
        (
            "This Agreement is made between Oakmere Dairies plc and the World Food Programme (“WFP”).",
            "Oakmere Dairies plc",
            "1.1 “Supplier” means Oakmere Dairies plc.",
            "Supplier",
        ),
        (
            "AGREEMENT between the Lindqvist Foundation, having its seat in Lund, and the International Labour Organization (“ILO”)",
            "the Lindqvist Foundation",
            "“Donor” means the Lindqvist Foundation.",
            "Donor",
        ),
    ],
)
def test_a_partner_named_first_and_without_a_short_name(opening: str, name: str, later: str, alias: str) -> None:
    found = agreement(opening, "1. Definitions", later, f"2. Leads: Ada Quist ({alias}) and Luc Meynard (Agency).")
    assert [(p.role, p.name) for p in found.parties if p.role == "partner"] == [("partner", name)]
    assert alias in found.parties[[p.role for p in found.parties].index("partner")].aliases


@pytest.mark.parametrize(
    ("definition", "collective"),
    [
        ("“Company” means Harrow Foods Limited together with its owned stations and the dealers of its choice.", True),
        (
            "“Company”, unless repugnant to the context, includes its group concerns and the wholesalers on its rolls.",
            True,
        ),
        ("“the Company” shall, where the context so admits, include its accredited agents and dealers.", True),
        (
            "For the purposes of Article 5, “the Company” shall comprise the firm itself, its foundation and the official shops.",
            True,
        ),
        (
            "“We,” “us” and “the Company” mean Harrow Foods Limited and its supporting organizations and giving circles.",
            True,
        ),
        ("“Company” means Harrow Foods Limited, a company registered in Leeds.", False),
        (
            "“UNICEF” means the United Nations Children's Fund, a subsidiary organ of the United Nations, with its offices.",
            False,
        ),
        ("“Company Premises” includes its shops and the stores of its dealers.", False),
    ],
)
def test_a_name_under_which_others_are_brought_in(definition: str, collective: bool) -> None:
    draft = agreement(
        "AGREEMENT",
        "This Agreement is made between the United Nations Children's Fund (“UNICEF”) and Harrow Foods Limited (the “Company”).",
        "1. Definitions",
        definition,
        "2. The Company may show the logo.",
    )
    assert bool(draft.collective & {"Company", "UNICEF"}) == collective


def test_a_name_ends_before_the_other_party_and_before_those_it_brings_in() -> None:
    title = agreement(
        "COOPERATION AGREEMENT",
        "between the Harrow Foundation for Rural Health and the World Health Organization",
        "The Parties",
        "Harrow-Stiftung, a charitable foundation seated in Winterthur",
        "and",
        "World Health Organization, a specialized agency, with headquarters in Geneva (hereinafter: WHO)",
        "1. Aim",
        "The Foundation pays. WHO trains.",
    )
    assert {p.role: p.name for p in title.parties}["partner"] == "the Harrow Foundation for Rural Health"
    plain = agreement(
        "PARTNER TERMS",
        "1.1 “You” means the United Nations Children's Fund, UNICEF. “We” and “us” mean Harrow Foods, Inc. and, in section 6, also the shops that carry our tea.",
        "1.2 We give you tea.",
    )
    assert {p.role: p.name for p in plain.parties}["partner"] == "Harrow Foods, Inc."
    assert "We" in plain.collective


def test_a_party_of_a_list_without_a_defined_name() -> None:
    found = agreement(
        "This Agreement is made by and among:",
        "The UNITED NATIONS ENVIRONMENT PROGRAMME, a subsidiary organ of the United Nations (hereinafter “UNEP”);",
        "LUZON BREWING CORPORATION, a corporation organized under the laws of the Philippines, Manila; and",
        "KALIKASAN FOUNDATION, INC., a non-profit corporation, Manila (hereinafter the “Foundation”).",
        "1. “Brewery” means Luzon Brewing Corporation.",
    )
    assert [(p.role, p.aliases) for p in found.parties] == [
        ("un", ("UNEP",)),
        ("partner", ("Brewery",)),
        ("partner", ("Foundation",)),
    ]


@pytest.mark.parametrize(
    ("definition", "aliases"),
    [
        (
            "1. “We,” “us” and “the Fund” mean the Ostrander Fund and its giving circles. “You” means UNHCR.",
            {("partner", ("We", "us", "Fund")), ("un", ("You",))},
        ),
        (
            "2. “You” means UNHCR. “We” means Ostrander Fund, Inc.",
            {("partner", ("We",)), ("un", ("You",))},
        ),
    ],
)
def test_who_we_and_you_are_is_surer_than_a_bare_name(
    definition: str, aliases: set[tuple[str, tuple[str, ...]]]
) -> None:
    found = agreement(
        "To: Office of the United Nations High Commissioner for Refugees (UNHCR), a subsidiary organ, Geneva",
        "The board has approved a grant. This letter, once countersigned, is an agreement.",
        definition,
        "3. It is to equip 24 centres in Ethiopia and Uganda Highlands and raise enrolment there.",
    )
    assert {(p.role, p.aliases) for p in found.parties} == aliases


def test_a_recital_names_no_party_once_both_are_named() -> None:
    found = agreement(
        "From: Kalyani Serums Limited, a company of Pune (hereinafter the “Company”).",
        "To: The World Health Organization, at Geneva (hereinafter “WHO”).",
        "Kind Attn.: The Director",
        "WHEREAS WHO, in furtherance of its mandate, supports vaccination in Nepal (the “Programme”);",
        "1. The Programme shall run for two years.",
    )
    assert {(p.role, a) for p in found.parties for a in p.aliases} == {("partner", "Company"), ("un", "WHO")}


def test_the_words_that_close_the_party_before_are_no_part_of_a_name() -> None:
    found = agreement(
        "BETWEEN THE UNDERSIGNED:",
        "The World Food Programme, in Rome (hereinafter “WFP”), of the one part,",
        "AND Minoterie Kerbiriou, a company under French law (hereinafter the “Mill”), of the other part,",
        "IT HAS BEEN AGREED AS FOLLOWS:",
    )
    assert [p.name for p in found.parties if p.role == "partner"] == ["Minoterie Kerbiriou"]


@pytest.mark.parametrize("later", ["hereinafter “the Organiser”", "(hereinafter referred to as the “Organiser”)"])
def test_a_second_name_after_a_description_is_of_the_same_party(later: str) -> None:
    found = agreement(
        "between",
        f"the United Nations Population Fund (UNFPA), a subsidiary organ established by resolution 2211/XXI, {later},",
        "and",
        "Quillmere Textiles plc, a company of Leeds (hereinafter “the Mill”).",
        "1. The Organiser shall not be liable to the Mill.",
    )
    assert {p.role: p.aliases for p in found.parties} == {"un": ("UNFPA", "Organiser"), "partner": ("Mill",)}


def test_words_of_a_signature_and_little_words_are_no_role() -> None:
    found = agreement(
        "The World Food Programme (“WFP”) and Lakshmi Mills Ltd, henceforth The “Mill”.",
        "1. WFP shall store the rice.",
        "Agreed: WFP",
        "And: Lakshmi Mills Ltd",
    )
    assert not {"Agreed", "And", "The"} & {a for p in found.parties for a in p.aliases}


@pytest.mark.parametrize(
    ("lines", "partner", "alias"),
    [
        (
            [
                "PRIVATE INSTRUMENT OF COOPERATION",
                "SERRA CLARA COSMETICOS S.A., a corporation of Brazil, with office in Santos; and the UNITED NATIONS POPULATION FUND, a subsidiary organ (“UNFPA”); jointly the “Parties”;",
                "1.1 “Company” means Serra Clara Cosmeticos S.A., a maker of soaps; “Campaign” means the plan of Annex I and Annex II (Campaign Plan).",
                "2.1 The Company shall pay UNFPA the contribution.",
            ],
            "SERRA CLARA COSMETICOS S.A.",
            "Company",
        ),
        (
            [
                "LETTER",
                "THE ARDEN-LYLE FOUNDATION, 12 Quay Street, Halifax",
                "To: World Food Programme, Rome",
                "This letter records what The Arden-Lyle Foundation and the World Food Programme (“WFP”) have agreed.",
                "1. WFP works under the basic agreement between WFP and the Government of Malawi. “Foundation” means The Arden-Lyle Foundation.",
            ],
            "THE ARDEN-LYLE FOUNDATION",
            "Foundation",
        ),
        (
            [
                "PELLOW BRACE LLP",
                "United Nations Development Programme (“UNDP”), a subsidiary organ of the United Nations, New York",
                "Thank you for instructing us. Pellow Brace LLP is a limited liability partnership. In this letter “we” and “the firm” mean that partnership, and “you” means UNDP.",
                "1.1 We will compare the law on harassment at work in Ghana, Fiji, Kenya and Malaysia (the “Review”).",
            ],
            "Pellow Brace LLP",
            "firm",
        ),
        (
            [
                "MEMORANDUM",
                "Party B: Ningbo Haiyun Network Technology Co., Ltd., of Ningbo, and the United Nations Industrial Development Organization (“UNIDO”).",
                "“Firm” means Ningbo Haiyun Network Technology Co., Ltd.; Ningbo Haiyun Network Technology Co., Ltd. works with UNIDO.",
                "1. The Firm shall pay.",
            ],
            "Ningbo Haiyun Network Technology Co., Ltd.",
            "Firm",
        ),
    ],
)
def test_a_party_that_no_between_introduces(lines: list[str], partner: str, alias: str) -> None:
    found = agreement(*lines)
    assert [(p.name, alias in p.aliases) for p in found.parties if p.role == "partner"] == [(partner, True)]


def test_the_name_of_another_body_within_the_name_of_a_party_is_not_its_own() -> None:
    found = agreement(
        "AGREEMENT between:",
        "(1) THE WORLD FOOD PROGRAMME, a joint programme of the United Nations and the Food and Agriculture Organization of the United Nations (“FAO”), of Rome (“WFP”); and",
        "(2) MARSA LOGISTICS LLC, a company of Dubai (the “Company”).",
        "1. The Company shall carry the goods of WFP.",
    )
    assert [p.aliases for p in found.parties if p.role == "un"] == [("WFP",)]
