"""Sentences of the rule language in English."""

from __future__ import annotations

import pytest

from checks.catalogue import rules
from checks.sentence import parse
from clauses.vocabulary import ACTS, SIDES, THINGS
from compliance.report import plain_vocabulary as words
from compliance.report.plain_words import condition_in_words, statement_in_words
from tests.helpers import said


def test_every_word_of_the_vocabulary_has_english() -> None:
    assert set(words.ACTS) == set(ACTS)
    assert set(words.THINGS) == set(THINGS)
    assert set(words.SIDES) == set(SIDES)


@pytest.mark.parametrize(
    ("formal", "english"),
    [
        ("never each-party must indemnify the-other", "The text must not say that each party must indemnify, defend or make good the losses of the other party."),
        ("never un must indemnify", "The text must not say that the UN body must indemnify, defend or make good the losses of another."),
        (
            "every partner or third may use marks of un without factual needs prior, written",
            "Wherever the text says that the partner or a third party may use the UN body's name or emblem (unless that is as a purely "
            "factual mention), it must say so with consent given beforehand and in writing.",
        ),
        ("every partner may use marks of un lacks sublicensable", "Wherever the text says that the partner may use the UN body's name or emblem, it must not say so with a right to pass the permission on."),
        ("if not agency is who or fao: never state is govern agreement", "Unless the organization is WHO or FAO, the text must not say that the law of a State governs the agreement."),
        ("somewhere un is not or must not endorse", "The text must say somewhere that the UN body must not endorse, recommend or prefer the other party or its goods or does not endorse, recommend or prefer the other party or its goods."),
        ("never un is endorse", "The text must not say that the UN body endorses, recommends or prefers the other party or its goods."),
        ("never anyone is renew with automatic", "The text must not say that the agreement is renewed without a decision."),
        ("never partner is prevail terms of partner", "The text must not say that the partner's terms prevail."),
        ("if not somewhere partner must insure: ask partner is not liable to un \"is it not so?\"", "If the text does not say that the partner must carry insurance cover, where the text says that the partner is not liable to the UN body, a person is asked: is it not so?"),
        ("if fact due-diligence is no: refuse \"It is not done.\"", "If the answer to “Has the due diligence of the partner been done and recorded?” is no, the rule is broken: It is not done."),
        ("check placeholders", "The whole document is checked: blanks, brackets, \"TBD\", alternatives that nobody chose; major in an operative clause."),
    ],
)  # fmt: skip
def test_sentence(formal: str, english: str) -> None:
    assert condition_in_words(parse(formal)) == english


def test_every_rule_can_be_put_into_english() -> None:
    for rule in rules():
        for condition in rule.conditions:
            english = condition_in_words(condition)
            assert english[0].isupper()
            assert english.endswith((".", "?"))
            assert not set("{}[]|~*") & set(english), english


def test_statement_of_a_draft() -> None:
    (statement,) = [s for s in said("The Company shall indemnify UNICEF at its own expense.") if s.act == "indemnify"]
    assert (
        statement_in_words(statement)
        == "the partner must indemnify, defend or make good the losses of the UN body at one's own cost"
    )
