"""Word-level differences: nothing lost, nothing invented, bounded."""

from __future__ import annotations

import random
import time

import pytest

from compliance.worddiff import Stretch, differences, likeness, plain, words


def test_changed_words_are_marked_and_the_rest_is_kept() -> None:
    assert differences("UNDP shall pay the costs.", "UNDP may pay all the costs.") == [
        Stretch("kept", "UNDP"),
        Stretch("deleted", " shall"),
        Stretch("inserted", " may"),
        Stretch("kept", " pay"),
        Stretch("inserted", " all"),
        Stretch("kept", " the costs."),
    ]


def test_an_island_of_a_word_between_longer_changes_is_part_of_the_change() -> None:
    marked = differences(
        "This Agreement is governed by the laws of Sweden.",
        "Each dispute between them is put before arbitrators under rules.",
    )
    assert [s.operation for s in marked] == ["deleted", "inserted", "kept"]


def test_typography_is_no_change() -> None:
    assert [s.operation for s in differences("the “Partner’s”\nown – part", 'the "Partner`s" own - part')] == ["kept"]


@pytest.mark.parametrize("seed", range(40))
def test_both_texts_can_be_put_together_again(seed: int) -> None:
    dice = random.Random(seed)
    old, new = (" ".join(dice.choices(["a", "b", "the", "of,", "UN’s", "5.1"], k=dice.randrange(40))) for _ in "12")
    marked = differences(old, new)
    assert "".join(s.text for s in marked if s.operation != "deleted") == new
    before = plain("".join(s.text for s in marked if s.operation != "inserted"))
    assert before.replace(" ", "") == plain(old).replace(" ", "")  # kept words are spaced as in the new text


def test_long_texts_are_compared_in_bounded_time() -> None:
    dice = random.Random(1)
    old, new = (" ".join(dice.choices("ab", k=150_000)) for _ in "12")
    started = time.monotonic()
    marked = differences(old, new)
    assert time.monotonic() - started < 10
    assert "".join(s.text for s in marked if s.operation != "deleted") == new


def test_likeness() -> None:
    one = words("The Partner shall insure its staff.")
    assert likeness(one, one) == 1
    assert 0.7 < likeness(one, words("The Partner shall insure its own staff and cars.")) < 1
    assert likeness(one, words("Nothing else.")) == 0
