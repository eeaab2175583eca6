"""Names that bring others in beside the partner, and the permission to use the marks that so reaches them."""

from __future__ import annotations

import pytest

from checks.catalogue import by_id
from checks.engine import evaluate
from checks.profile import detect
from clauses.model import Agreement
from tests.helpers import agreement

OPENING = (
    "AGREEMENT",
    "between the United Nations Development Programme (“UNDP”) and Harrow Foods Limited (the “Company”).",
)
PERMISSION = "4.1 The Company may use the emblem of UNDP in its annual report until 31 May 2027, after UNDP's express prior written approval of each use."


def verdicts(draft: Agreement) -> list[tuple[str, str | None]]:
    profile = detect(draft)
    return [(f.verdict, f.number) for f in evaluate(draft, [by_id("EMB-06")], profile)]


@pytest.mark.parametrize(
    ("definition", "others"),
    [
        ("“Company” means Harrow Foods Limited together with its owned stations and the dealers of its choice.", True),
        (
            "For the purposes of clause 4, “the Company” shall comprise the firm itself, its founder and its shops.",
            True,
        ),
        ("The Company, where it receives a benefit, includes its related entities and dealers.", True),
        (
            "“The Company” shall, for the rights given, also be understood to mean the dealers it has appointed.",
            True,
        ),
        (
            "A reference to the Company takes in, wherever it enjoys a right, Harrow Teas Inc. and any other company of the Alder family.",
            True,
        ),
        ("Under “Company” are understood also its licensees and the operators of its shops.", True),
        ("The rights of the Company extend equally to the establishments which share its kitchens.", True),
        (
            "In clause 4 references to the Company shall be read as taking in every Stall. “Stall” means a dealer that it appoints.",
            True,
        ),
        (
            "“Company”: Harrow Foods Limited and, for the purposes of clause 4, the companies subject to its control.",
            True,
        ),
        (
            "Company: the firm named above together with its three sister firms and the members of its circle of patrons.",
            True,
        ),
        ("Where this Agreement says “Company” it means the firm and the franchise holders who run its stores.", True),
        ("“Company” means Harrow Foods Limited, a wholesaler of tea with its seat in Leeds.", False),
        ("The Company includes a summary of sales in its report.", False),
        ("The Company shall bear all costs of the hall, including heating, and of its shops.", False),
        ("The Company comprises three departments.", False),
        (
            "For the purposes of clause 5, “the Company” shall comprise the firm itself, its founder and its shops.",
            False,
        ),
    ],
)
def test_a_name_that_brings_others_in(definition: str, others: bool) -> None:
    draft = agreement(
        *OPENING, "1. Definitions", f"1.1 {definition}", "4. Emblem", PERMISSION, "5. Indemnity", "5.1 The Company shall indemnify UNDP."
    )  # fmt: skip
    assert (("violated", "1.1") in verdicts(draft)) == others


@pytest.mark.parametrize("role", ["Circle", "Supporter"])
@pytest.mark.parametrize(
    ("meaning", "others"),
    [
        ("the Company, its founder Alder & Sons Ltd and the wholesalers appointed by the latter", True),
        ("the Company together with its subsidiaries and the shops through which it sells", True),
        ("the Company, acting through its country office", False),
    ],
)
def test_a_role_that_brings_others_in(role: str, meaning: str, others: bool) -> None:
    draft = agreement(
        *OPENING, f"1. “{role}” means {meaning}.", f"2. The {role} may use the emblem of UNDP in its annual report."
    )
    assert (("violated", "1") in verdicts(draft)) == others


def test_without_a_permission_nobody_is_brought_into_one() -> None:
    draft = agreement(
        *OPENING,
        "1. “Company” means Harrow Foods Limited together with its owned stations and dealers.",
        "2. The Company acquires no right to the name or emblem of UNDP and shall not use them.",
        "3. The Company shall deliver ten tents.",
    )
    assert "violated" not in {v for v, _ in verdicts(draft)}


def test_those_who_speak_may_be_more_than_one() -> None:
    draft = agreement(
        "PARTNER TERMS",
        "1. Who's who",
        "1.1 “You” means the United Nations Children's Fund, UNICEF. “We” and “us” mean Harrow Foods Inc. and, in section 6, also the companies in our group and the shops that carry our tea.",
        "2. We confirm that neither we nor our affiliates sell arms.",
        "6. Names",
        "6.1 We may use your emblem only with your written consent, given before each use.",
    )
    assert [(v, n) for v, n in verdicts(draft) if v == "violated"] == [("violated", "1.1")]
