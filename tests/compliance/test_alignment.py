"""Which clause is which, whatever its number."""

from __future__ import annotations

import random
import time

from compliance.alignment import align
from compliance.report.model import ClauseOut

PAY = "The Company contributes 100,000 dollars in two instalments to the programme."
MARKS = "The Company shall not use the emblem of the organization without prior consent."
LAW = "This Agreement is governed by the laws of Sweden and its courts decide."
TAX = "Taxes and customs duties on imported goods are borne by the Company alone."
END = "Either side may end the cooperation on ninety days of written notice."


def clauses(*texts: str | tuple[str, str]) -> list[ClauseOut]:
    made = []
    for i, given in enumerate(texts, 1):
        number, text = given if isinstance(given, tuple) else (str(i), given)
        made.append(ClauseOut(id=f"c{i}", number=number, heading="", topics=[], text=text, place=None))
    return made


def pairs(old: list[ClauseOut], new: list[ClauseOut]) -> list[tuple[int | None, int | None, bool]]:
    return [(p.old, p.new, p.moved) for p in align(old, new)]


def test_renumbered_by_an_insertion_is_not_moved() -> None:
    assert pairs(clauses(PAY, LAW, END), clauses(PAY, TAX, LAW, END)) == [
        (0, 0, False), (None, 1, False), (1, 2, False), (2, 3, False),
    ]  # fmt: skip


def test_moved_is_not_deleted_and_added_even_if_it_was_changed_too() -> None:
    changed = MARKS.replace("prior consent", "prior written consent")
    assert pairs(clauses(MARKS, PAY, LAW, END), clauses(PAY, LAW, changed, END)) == [
        (1, 0, False), (2, 1, False), (0, 2, True), (3, 3, False),
    ]  # fmt: skip


def test_a_deleted_clause_comes_where_it_stood() -> None:
    assert pairs(clauses(PAY, TAX, END), clauses(PAY, END)) == [(0, 0, False), (1, None, False), (2, 1, False)]
    assert pairs(clauses(TAX, PAY), clauses(PAY)) == [(0, None, False), (1, 0, False)]


def test_written_anew_in_its_place_under_a_renumbered_parent() -> None:
    old = clauses(("5", "General"), ("5.1", LAW), ("5.2", END))
    new = clauses(("4", "General"), ("4.1", "Disputes go to arbitrators."), ("4.2", END))
    assert pairs(old, new) == [(0, 0, False), (1, 1, False), (2, 2, False)]
    assert pairs(old, clauses(("4", "General"), ("4.7", "Disputes go to arbitrators."), ("4.8", END)))[1][1] is None


def test_changed_goes_to_the_most_alike() -> None:
    old = clauses(PAY, MARKS)
    new = clauses(MARKS.replace("shall not", "may"), PAY.replace("two", "three"))
    assert {(p.old, p.new) for p in align(old, new)} == {(0, 1), (1, 0)}


def test_repeated_clauses_stay_with_their_neighbours() -> None:
    old = clauses(PAY, "None.", LAW, "None.", END)
    new = clauses(PAY, "None.", TAX, "None.", LAW, "None.", END)
    assert [p for p in pairs(old, new) if p[2]] == []
    assert [p[1] for p in pairs(old, new) if p[0] is None] in ([1, 2], [2, 3])


def test_nothing_against_something() -> None:
    assert pairs([], clauses(PAY)) == [(None, 0, False)]
    assert pairs(clauses(PAY), []) == [(0, None, False)]


def test_thousands_of_clauses_are_matched_in_bounded_time() -> None:
    dice = random.Random(7)
    vocabulary = [f"word{i}" for i in range(300)]
    old, new = (clauses(*(" ".join(dice.choices(vocabulary, k=12)) for _ in range(6_000))) for _ in "12")
    started = time.monotonic()
    align(old, new)
    align(clauses(*["the same"] * 20_000), clauses(*["the same"] * 19_000))
    assert time.monotonic() - started < 10
