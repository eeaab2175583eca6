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


@pytest.mark.parametrize(
    ("meaning", "terms"),
    [
        ("marked information, the terms and budget assumptions of this Agreement, and unpublished drafts", True),
        ("whatever a Party learns from the other, together with the existence and terms of this Memorandum", True),
        ("information marked as such when it is disclosed under this Agreement", False),
        ("all information disclosed in performance of this Agreement, except the terms of this Agreement", False),
    ],
)
@pytest.mark.parametrize("word", ["Confidential Information", "Sensitive Information"])
def test_what_a_defined_word_keeps_secret(word: str, meaning: str, terms: bool) -> None:
    lines = (OPENING, f"1. “{word}” means {meaning}.", f"2. Each Party shall keep {word} confidential for five years.")
    found = agreement(*lines)
    assert {s.thing.name for s in found.statements if s.act == "keep-secret"} == {"terms" if terms else "information"}
    overseen = agreement(*lines, f"3. UNDP may disclose {word} to its governing bodies, Member States and auditors.")
    assert not any(s.act == "keep-secret" and s.thing.name == "terms" for s in overseen.statements)


@pytest.mark.parametrize(
    ("line", "on_goods"),
    [
        ("Materials: the campaign page, posters, and the front of each carton of tea.", True),
        ("Leaflet folded into each box of lozenges, emblem in blue at the head.", True),
        ("Materials: the campaign page and posters; no packaging.", False),
        ("Twelve boxes of lozenges are delivered in May.", False),
        ("The back label of the one-litre bottles of oil in 2027.", True),
    ],
)
def test_a_permission_is_for_what_the_annex_lists(line: str, on_goods: bool) -> None:
    found = agreement(
        OPENING,
        "4. Emblem",
        "4.1 The Company may use the emblem of UNDP during the term, on the pieces listed in Annex 2.",
        "Annex 2",
        f"1. {line}",
    )
    assert any(s.act == "use" and s.has("on-goods") for s in found.statements) == on_goods


@pytest.mark.parametrize(
    ("sentence", "mutual"),
    [
        (
            "Clause 1.1 shall be read as applying, with the names of the Parties exchanged, to claims arising from lists.",
            True,
        ),
        (
            "The preceding paragraph applies mutatis mutandis to claims against the Company arising from acts of UNDP.",
            True,
        ),
        ("The foregoing indemnity shall hold equally in favour of the Company.", True),
        ("The preceding paragraph applies mutatis mutandis to the agents of UNDP.", False),
        ("Clause 1.1 does not apply in the reverse direction.", False),
        ("Clause 1.3 applies mutatis mutandis to claims against the Company.", False),
    ],
)
def test_an_indemnity_that_another_provision_turns_round(sentence: str, mutual: bool) -> None:
    found = agreement(
        OPENING,
        "1. Liability",
        "1.1 The Company shall indemnify UNDP against all claims of third parties.",
        f"1.2 {sentence}",
        "1.3 The Company shall insure its staff.",
    )
    assert any(s.act == "indemnify" and s.bearer.side == "each-party" for s in found.statements) == mutual


@pytest.mark.parametrize(
    ("later", "effect"),
    [
        # a right for some cases leaves a ban standing for the others
        (
            ["9.2 Notwithstanding the foregoing, UNDP may terminate at once if the Company loses its eligibility."],
            "operative",
        ),
        (["9.2 Notwithstanding the foregoing, UNDP may terminate on thirty days' notice."], "overridden"),
        # the foregoing is what stands before in the article
        (["10. Exit", "10.1 Notwithstanding the foregoing, UNDP may terminate on thirty days' notice."], "operative"),
    ],
)
def test_how_far_a_later_right_undoes_a_ban(later: list[str], effect: str) -> None:
    found = agreement(OPENING, "9. Term", "9.1 UNDP may not terminate this Agreement before 2031.", *later)
    assert [s.effect for s in found.statements if s.act == "terminate" and s.modality == "must-not"] == [effect]


@pytest.mark.parametrize(
    ("meaning", "on_goods"),
    [
        ("posters, the film and gift boxes of the spring range", True),
        ("the posters and a debit card with its envelope", True),
        ("the posters and the film", False),
        ("the posters, but no packaging", False),
    ],
)
def test_a_permission_is_for_what_its_words_mean(meaning: str, on_goods: bool) -> None:
    found = agreement(
        OPENING, f"1. “Media” means {meaning}.", "2. The Company may use the emblem of UNDP on the Media until 2027."
    )
    assert any(s.act == "use" and s.has("on-goods") for s in found.statements) == on_goods
