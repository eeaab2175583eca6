"""References to other provisions lead to them, or are known to lead nowhere."""

from __future__ import annotations

import pytest

from tests.helpers import agreement


def targets(*lines: str) -> list[tuple[str, str | None, str]]:
    found = agreement("Agreement between UNDP (“UNDP”) and Harrow Ltd (“the Company”).", *lines)
    numbers = {c.id: c.number for c in found.clauses}
    return [(r.text, numbers.get(r.target) if r.target else None, r.kind) for c in found.clauses for r in c.references]


def test_clause_is_found() -> None:
    assert ("clause 2", "2", "clause") in targets("1. Scope", "As said in clause 2.", "2. Term", "It ends.")


def test_missing_annex() -> None:
    assert ("Annex D", None, "annex") in targets("1. Scope", "As set out in Annex D.")


def test_annex_is_found() -> None:
    assert ("Annex A", "Annex A", "annex") in targets("1. Scope", "As set out in Annex A.", "Annex A", "Words.")


@pytest.mark.parametrize("word", ["Annexure", "Annexe", "Appendix", "Schedule"])
@pytest.mark.parametrize("between", [" ", "-", " - "])
def test_annexes_under_other_names(word: str, between: str) -> None:
    found = targets("1. Scope", f"As set out in {word}-A and in {word} B.", f"{word.upper()}{between}A", "Words.")
    assert [(number, kind) for _, number, kind in found] == [(f"{word} A", "annex"), (None, "annex")]


@pytest.mark.parametrize("between", [", ", " "])
def test_a_paragraph_of_another_article(between: str) -> None:
    found = targets(
        "ARTICLE I - LAW", "1. It applies.", f"2. Save for Article II{between}paragraph 3, nothing is waived.",
        "ARTICLE II - DISPUTES", "1. One.", "2. Two.", "3. Three.",
    )  # fmt: skip
    assert [number for _, number, _ in found] == ["ARTICLE II", "ARTICLE II.3"]


def test_articles_of_a_code_and_those_that_follow() -> None:
    found = targets("1. Scope", "The Fund is a foundation under articles 80 and following of the Swiss Civil Code.")
    assert [kind for _, _, kind in found] == ["outside"]


@pytest.mark.parametrize("year", ["", "1946 "])
def test_other_instruments_are_outside(year: str) -> None:
    found = targets(
        "1. Tax",
        f"Under section 7 of the {year}Convention on the Privileges and Immunities of the United Nations, UNDP is exempt.",
    )
    assert [k for _, _, k in found] == ["outside"]


@pytest.mark.parametrize("words", ["and its Annex IV", "and Annex IV thereto", "together with Annex IV thereof"])
def test_annex_of_a_convention_is_outside(words: str) -> None:
    found = targets("1. Tax", f"It is exempt under the Convention on the Privileges of 21 November 1947 {words}.")
    assert ("Annex IV", None, "outside") in found
    assert ("Annex IV", None, "annex") in targets("1. Tax", f"It follows from this Agreement {words}.")


def test_paragraph_of_the_same_clause() -> None:
    assert ("paragraph (b)", "1(b)", "clause") in targets("1. Duties", "(a) see paragraph (b);", "(b) pay.")


def test_a_number_that_no_agreement_has_is_no_reference_to_it() -> None:
    found = targets(
        "1. Rights",
        "Section 1798.83 of the Civil Code gives rights, and so does section 2.10.",
        "2.10 Term",
        "It ends.",
    )
    assert [(text, number) for text, number, _ in found] == [("section 2.10", "2.10")]


def test_paragraphs_counted_through_the_parts_are_cited_by_their_own_number() -> None:
    parts = ["I. Scope", "I.1 One.", "I.2 Two.", "II. Term", "II.3 Three.", "II.4 Paragraphs 2 and 3 stay in force."]
    assert [number for _, number, _ in targets(*parts)] == ["I.2", "II.3"]


def test_paragraphs_counted_anew_in_each_part_are_not() -> None:
    parts = ["I. Scope", "I.1 One.", "I.2 Two.", "II. Term", "II.1 Three.", "II.2 Paragraph 4 stays in force."]
    assert [number for _, number, _ in targets(*parts)] == [None]


def test_articles_and_those_that_follow_of_a_code() -> None:
    found = targets(
        "1. Status", "It is a foundation within the meaning of articles 80 et seq. of the Swiss Civil Code."
    )
    assert [k for _, _, k in found] == ["outside"]


def test_annexes_counted_in_words() -> None:
    found = targets(
        "1. Scope", "As set out in the Second Schedule, in Annex Three and in the Fifth Schedule.",
        "FIRST SCHEDULE: TASKS", "Words.", "SECOND SCHEDULE", "Words.", "ANNEX THREE", "Words.",
    )  # fmt: skip
    assert [(t, n) for t, n, k in found if k == "annex"] == [
        ("Second Schedule", "Second Schedule"), ("Annex Three", "Annex THREE"), ("Fifth Schedule", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "headings", [("CLAUSE ONE – OBJECT", "CLAUSE TWO – TERM"), ("FIRST.- OBJECT", "SECOND.- TERM")]
)
@pytest.mark.parametrize(
    "cited", ["Clauses 1 and 2 survive.", "Clauses One and Two survive.", "Clauses FIRST and SECOND survive."]
)
def test_headings_numbered_in_words(headings: tuple[str, str], cited: str) -> None:
    found = targets(headings[0], "It lends a lathe.", headings[1], cited)
    assert [number for _, number, _ in found] == [h.partition(" –")[0].partition(".")[0] for h in headings]


@pytest.mark.parametrize("whose", ["of the by-laws", "of its statutes", "of the Company's articles of association"])
def test_the_constitution_of_a_company_is_outside(whose: str) -> None:
    assert [kind for _, _, kind in targets("1. Signing", f"Two directors sign under article 19 {whose}.")] == [
        "outside"
    ]


def test_the_part_before_a_clause_is_not_cited() -> None:
    parts = ["PART A – GENERAL TERMS", "1. Scope", "1.1 It lends a lathe.", "2. Term", "2.1 Clauses 1 and 2 survive."]
    assert all(number is not None for _, number, _ in targets(*parts))


def test_an_annex_with_a_hyphen_is_found_or_missed() -> None:
    found = targets(
        "1. Scope", "As in Annex-1 and Annex-3.", "ANNEX-1 VEHICLES", "1. Two trucks.", "ANNEX-2 PLACES", "1. Izmir."
    )
    assert [(text, number) for text, number, _ in found] == [("Annex-1", "Annex 1"), ("Annex-3", None)]


def test_a_section_with_a_letter_of_an_act_is_outside() -> None:
    assert [k for *_, k in targets("1. Tax", "A receipt under section 18A of the Income Tax Act is sent.")] == [
        "outside"
    ]
