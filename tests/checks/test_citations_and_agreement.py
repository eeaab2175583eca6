"""What a text cites, whom it names, and whether its sums, dates and languages agree: IMM-05, EDN-01, CON-03, HYG-04."""

from __future__ import annotations

import pytest

from checks.catalogue import by_id
from checks.engine import evaluate
from checks.examples import NEUTRAL, document, neutral
from checks.finding import Finding
from checks.organization import STATUS_WORDS, organizations
from clauses.agreement import understand
from clauses.organizations import full_name


def found(rule: str, clause: str, un: str = "UNDP", address: str = "") -> list[Finding]:
    chosen = by_id(rule)
    assert chosen is not None
    paragraphs = neutral(
        un, full_name(un), STATUS_WORDS[organizations()[un].status], "the Partner", "Nordlund Industries AB", clause
    )
    if address:
        paragraphs[1] = paragraphs[1].replace("1 Plaza Square, New York", address)
    return evaluate(understand(document(paragraphs), trained=False), [chosen], NEUTRAL)


def broken(rule: str, clause: str, un: str = "UNDP", address: str = "") -> list[Finding]:
    return [f for f in found(rule, clause, un, address) if f.verdict == "violated"]


SAC = "the Convention on the Privileges and Immunities of the Specialized Agencies"
CPI = "the Convention on the Privileges and Immunities of the United Nations"


@pytest.mark.parametrize(
    ("un", "clause", "says"),
    [
        ("UNDP", f"UNDP is immune from legal process and from taxes under sections 2 and 29 of {CPI}.", "Section 29"),
        ("UNDP", f"UNDP is exempt from customs duties under sections 7 and 2 of {CPI}.", "Section 2 "),
        ("WHO", f"The archives of WHO are inviolable under section 9 of {SAC}.", "Section 9"),
        ("UNDP", f"Any dispute is settled in a mode that section 7 of {CPI} asks for.", "Section 7"),
        ("FAO", f"Nothing waives the privileges and immunities of FAO that section 2 of {SAC} recognizes.", "Section 2"),
        ("FAO", f"The immunities of FAO rest on section 61 of {SAC}.", "no section 61"),
        ("UNDP", f"UNDP enjoys the immunities of {CPI} of 21 November 1947.", "of 1946, not of 1947"),
        ("UNESCO", "UNESCO is immune under the Convention adopted by the General Assembly on 13 February 1946.", "of 1947 applies"),
        ("ILO", f"The ILO is immune under section 4 of {SAC} and its Annex IV.", "annex I."),
        ("WHO", f"WHO is immune under section 4 of {SAC} and Annex IV thereto.", "that of UNESCO"),
    ],
)  # fmt: skip
def test_wrong_section_or_annex(un: str, clause: str, says: str) -> None:
    (finding,) = broken("IMM-05", clause, un)
    assert says in finding.message


@pytest.mark.parametrize(
    ("un", "clause"),
    [
        ("UNDP", f"UNDP is immune from legal process under section 2 and exempt from direct taxes under section 7 of {CPI}."),
        ("UNDP", f"The privileges and immunities of sections 2, 3, 7, 18 and 29 of {CPI} remain reserved."),
        ("UNDP", f"The parties recall section 7 of {CPI}."),
        ("UNDP", f"The officials of UNDP enjoy the immunities of section 18 of {CPI}."),
        ("WHO", f"The archives of WHO are inviolable under section 6 of {SAC}."),
        ("ILO", f"The ILO is immune under section 4 of {SAC} and its Annex I."),
        ("WHO", f"WHO is immune under section 4 of {SAC} and its Annex VII. The budget stands in Annex IV of this Agreement."),
    ],
)  # fmt: skip
def test_right_section_and_annex(un: str, clause: str) -> None:
    assert broken("IMM-05", clause, un) == []


@pytest.mark.parametrize(
    ("clause", "severity"),
    [
        ("The Parties apply the Guidelines on Cooperation between the United Nations and the Business Sector of 17 July 2000.", "major"),
        ("The Parties apply the 2009 Guidelines on a Principle-based Approach to that cooperation.", "major"),
        ("The Parties apply the Guidelines of 17 July 2000 on a Principle-based Approach to that cooperation.", "major"),
        ("The Parties apply the Guidelines on Cooperation between the United Nations and the Business Sector of 17 July 2000 and its ten principles.", "major"),
        ("The liability of UNDP is limited by General Assembly resolution 52/247.", "major"),
        ("The emblem is protected by resolution 92 (I) of 7 December 1956.", "minor"),
        ("The Partner accepts the standards of ST/SGB/2005/13.", "minor"),
    ],
)  # fmt: skip
def test_a_wrong_citation_weighs_more_where_it_changes_the_rule(clause: str, severity: str) -> None:
    assert [f.severity for f in broken("EDN-01", clause)] == [severity]


@pytest.mark.parametrize(
    "clause",
    [
        "The Partner pays USD 250,000 (two hundred and fifteen thousand United States dollars).",
        "The Partner pays EUR 1.200.000 (one million three hundred thousand euros).",
        "Either side may terminate on thirty (60) days' notice.",
        "The Partner pays Rs. 2,50,00,000 (Rupees two crore only).",
        "The Partner trains 40 (fourteen) teachers.",
        "The Partner pays Six Hundred Million Naira (N60,000,000).",
        "The Partner pays ten thousand Kwacha (K11,000).",
        "The activities run from 1 March 2027 until 28 February 2026.",
        "This Agreement takes effect on 1 February 2027.\nThis Agreement enters into force on 1 March 2027.",
        "This Agreement ends on 31 July 2028.\nThis Agreement is made for two years and remains valid until 31 July 2029.",
        "The English and Spanish texts are equally authentic.\nIf they differ, the Spanish text prevails.",
        "The English version shall prevail.\nIn case of doubt the French text is authoritative.",
    ],
)
def test_what_does_not_agree(clause: str) -> None:
    assert broken("HYG-04", clause)


@pytest.mark.parametrize(
    "clause",
    [
        "The Partner pays USD 250,000 (two hundred and fifty thousand United States dollars) in two (2) instalments.",
        "The Partner pays Six Million Naira (N6,000,000), two million Philippine Pesos (PHP 2,000,000) and ten thousand Kwacha (K10,000).",
        "Of the five Members (2 women) and the Stage Two Schools (12 schools) nothing is paid.",
        "The Partner pays USD 1.5 million (one million five hundred thousand dollars) and EUR 1.200.000 (one million two hundred thousand).",
        "The Partner pays CHF 90'000 (ninety thousand francs), CHF 1 250 (one thousand two hundred and fifty) and 12.50 (twelve and 50/100).",
        "Phase two (2027) follows phase one (2026); twenty-one (21) days later the Parties meet.",
        "The activities run from 1 March 2027 until 28 February 2028. The workshop begins on 1 May 2027.",
        "This Agreement takes effect on 1 February 2027 and ends on 31 January 2029. The licence in Annex B ends on 1 June 2028.",
        "The Programme serves Sustainable Development Goals 1 (No Poverty) and 2 (Zero Hunger).",
        "The English and Spanish texts are equally authentic.",
        "The English text prevails; the Swedish translation is for convenience.",
    ],
)
def test_what_agrees(clause: str) -> None:
    assert broken("HYG-04", clause) == []


@pytest.mark.parametrize(
    ("un", "clause", "address"),
    [
        ("UNDP", "The contribution is spent under the Financial Regulations and Rules of UNESCO.", ""),
        ("UNDP", "The Partner shall not use the WHO emblem.", ""),
        ("UNDP", "The Partner reports twice a year.", "3 United Nations Plaza, New York"),
        ("UNIDO", "Notices are sent to Viale delle Terme di Caracalla, Rome.", ""),
        ("ILO", "Data of trainees are used according to the policy of UNIDO.", ""),
        ("UNDP", "The visits in spring are arranged by the UNICEF zone office.", ""),
        ("UNOPS", "The final report is lodged with the UNDP Resident Representative.", ""),
        ("WFP", "A copy of each notice shall be furnished to UNHCR, which decides on it.", ""),
    ],
)
def test_rules_marks_and_addresses_left_over_from_another_text(un: str, clause: str, address: str) -> None:
    assert broken("CON-03", clause, un, address)


@pytest.mark.parametrize(
    ("un", "clause", "address"),
    [
        ("UNICEF", "The Partner reports twice a year.", "3 United Nations Plaza, New York"),
        ("UNDP", "A copy goes to WHO, 20 Avenue Appia, Geneva.", ""),
        ("UNDP", "The Partner takes account of the guidelines of WHO and of the data of FAO.", ""),
    ],
)
def test_other_bodies_may_be_named(un: str, clause: str, address: str) -> None:
    assert broken("CON-03", clause, un, address) == []


@pytest.mark.parametrize(
    ("clause", "terms"),
    [
        ("The Partner shall bring the Products to the Sites. UNDP inspects the Products.", ["Products"]),
        ("The Licence Fee is paid every quarter. The Partner may deduct its costs from the Licence Fee.", ["Licence Fee"]),
        ("The Partner may sell in the Permitted Territory. Outside the Permitted Territory it needs consent.", ["Permitted Territory"]),
        ("“Products” means tents. The Partner shall bring the Products, and UNDP inspects the Products.", []),
        ("Tents go to two Supply Centres (Adama and Sfax). The title passes to the Supply Centre; each Supply Centre signs.", []),
        ("The Partner brings tents (the Products). UNDP inspects each Product; the Products are new.", []),
        ("The Partner may use the United Nations System and the Data Centre of Geneva City, the Data Centre of Bern City.", []),
        ("The Minister of Health and the Executive Board meet. The Minister of Health and the Executive Board decide.", []),
        ("The Partner pays the contribution. The contribution is paid twice.", []),
    ],
)  # fmt: skip
def test_terms_that_nobody_defined(clause: str, terms: list[str]) -> None:
    said = [f.message for f in broken("CON-01", clause)]
    assert len(said) == len(terms)
    assert all(f"“{term}”" in message for term, message in zip(terms, said, strict=True))
