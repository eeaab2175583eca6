"""What one provision adds to another, or takes from it."""

from __future__ import annotations

import pytest

from clauses.model import Agreement, Statement
from tests.helpers import agreement

OPENING = "Agreement between UNDP (“UNDP”) and Harrow Ltd (“the Company”)."


def uses(found: Agreement, number: str) -> list[Statement]:
    numbers = {c.id: c.number for c in found.clauses}
    return [s for s in found.statements if s.act == "use" and numbers[s.clause] == number]


@pytest.mark.parametrize(
    "general",
    [
        "No appearance of the emblem takes place unless UNDP has expressly authorised that appearance in writing and in advance.",
        "Each use of the emblem by the Company requires UNDP's prior express written consent.",
        "No panel bearing the emblem leaves the Company's workshop until UNDP has said yes to it, expressly and in writing.",
    ],
)
def test_each_use_needs_consent_although_the_agreement_permits_some(general: str) -> None:
    found = agreement(
        OPENING, "4. Emblem", "4.1 UNDP permits the Company to show the emblem of UNDP at the fair.", f"4.2 {general}"
    )
    (use,) = uses(found, "4.1")
    assert use.operator == "limited"
    assert all(use.has(name) for name in ("approval", "prior", "written", "express"))


def test_a_permission_that_needs_no_consent_borrows_none() -> None:
    found = agreement(
        OPENING,
        "4. Emblem",
        "4.1 The Company may show the emblem of UNDP at the fair, for which no further consent is needed.",
        "4.2 Each use of the emblem by the Company requires UNDP's prior express written consent.",
    )
    assert not any(use.has("prior") for use in uses(found, "4.1"))


@pytest.mark.parametrize("cited", ["clause 4.2", "Clause 4", "anything in this Agreement"])
def test_notwithstanding_takes_the_effect_from_what_it_names(cited: str) -> None:
    found = agreement(
        OPENING,
        "4. Emblem",
        "4.2 The Company shall not use the emblem of UNDP.",
        "9. Fair",
        f"9.1 Notwithstanding {cited}, the Company may use the emblem of UNDP at the fair.",
    )
    assert [s.effect for s in uses(found, "4.2")] == ["overridden"]


def test_notwithstanding_reaches_no_clause_whose_number_only_begins_alike() -> None:
    found = agreement(
        OPENING,
        "1. Goods",
        "1.1 The Company delivers the kits.",
        "12. Emblem",
        "12.1 The Company shall not use the emblem of UNDP.",
        "13. Fair",
        "13.1 Notwithstanding clause 1, the Company may use the emblem of UNDP at the fair.",
    )
    assert all(s.effect != "overridden" for s in uses(found, "12.1"))


@pytest.mark.parametrize(
    ("last", "outlives"),
    [
        ("The permission in clause 4 ends on termination; clause 7 survives it.", False),
        ("Clause 7 ends on termination. Clause 4 survives it.", True),
        ("Clauses 4 and 7 survive termination of this Agreement.", True),
    ],
)
def test_what_survives_is_named_in_the_same_breath(last: str, outlives: bool) -> None:
    found = agreement(
        OPENING,
        "4. The Company may use the emblem of UNDP at the fair.",
        "7. Claims are kept in mind.",
        f"9. {last}",
    )
    assert [s.has("after-end") for s in uses(found, "4")] == [outlives]
