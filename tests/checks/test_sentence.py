"""The rule language: what it takes, and how it refuses."""

from __future__ import annotations

import pytest

from checks.sentence import Fact, SentenceError, parse, parse_test


def test_pattern() -> None:
    body = parse("every partner or third may use marks of un needs prior, written").body
    assert body.kind == "needs"
    assert body.attributes == ("prior", "written")
    pattern = body.patterns[0]
    assert [s for _, s in pattern.bearers] == ["partner", "third"]
    assert (pattern.act, pattern.thing, pattern.owners) == ("use", "marks", ("un",))


def test_does_and_is_not_read_as_states() -> None:
    assert parse("never state does govern agreement").body.patterns[0].modalities == ("is",)
    assert parse("somewhere un is not waive immunities of un").body.patterns[0].modalities == ("is-not",)


def test_guard_and_fact() -> None:
    condition = parse("if not agency is who or fao: never state is govern agreement")
    assert [guard.negated for guard in condition.guards] == [True]
    both = parse("if nature is binding and not somewhere un must indemnify: never state is govern agreement")
    assert [guard.negated for guard in both.guards] == [False, True]
    assert parse_test("agency is who or fao").of == Fact("agency", ("who", "fao"))


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("never un must indemnfy", "indemnify"),
        ("every partner may use marks of un needs pror", "prior"),
        ("never un is indemnify", "does not take 'is'"),
        ("somewhere un must", "too early"),
        ("somewhre un must indemnify", "somewhere"),
    ],
)
def test_wrong_word_is_refused_with_a_hint(sentence: str, hint: str) -> None:
    with pytest.raises(SentenceError, match=hint):
        parse(sentence)
