"""A sentence read before is not read again, whatever stands beside it, and no more are kept than asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clauses.mentions import Mention
from clauses.model import Entity
from clauses.predications import Predication, Unit
from clauses.remembered import Remembering

UN = Mention(0, 6, Entity("un", "UNICEF"))


def unit(text: str, clause: str = "c1") -> Unit:
    return Unit(clause, text, 0, 0)


class Reader:
    """Says of each unit what it says, and keeps count."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, units: Sequence[Unit], mentions: Sequence[Sequence[Mention]]) -> Iterator[list[Predication]]:
        for u, found in zip(units, mentions, strict=True):
            self.read.append(u.text)
            yield [Predication(f"{u.text} {len(found)}", 0, 1, 0)]


def lemmas(found: Iterator[list[Predication]]) -> list[str]:
    return [p.lemma for predications in found for p in predications]


def test_only_new_sentences_are_read() -> None:
    reader = Reader()
    remembering = Remembering(reader)
    assert lemmas(remembering([unit("a"), unit("b")], [[], []])) == ["a 0", "b 0"]
    assert lemmas(remembering([unit("c"), unit("b", "c9"), unit("a")], [[], [], []])) == ["c 0", "b 0", "a 0"]
    assert reader.read == ["a", "b", "c"]


def test_other_parties_or_another_heading_make_another_sentence() -> None:
    reader = Reader()
    remembering = Remembering(reader)
    units = [unit("a"), unit("a"), replace(unit("a"), heading="Liability")]
    assert lemmas(remembering(units, [[], [UN], []])) == ["a 0", "a 1", "a 0"]
    assert len(reader.read) == 3


def test_a_sentence_twice_in_one_draft() -> None:
    assert lemmas(Remembering(Reader())([unit("a"), unit("b"), unit("a")], [[], [], []])) == ["a 0", "b 0", "a 0"]


def test_no_more_are_kept_than_asked_for() -> None:
    reader = Reader()
    remembering = Remembering(reader, most=2)
    for _ in range(2):
        assert lemmas(remembering([unit("a"), unit("b"), unit("c")], [[], [], []])) == ["a 0", "b 0", "c 0"]
    assert reader.read == ["a", "b", "c", "a"]
    remembering.forget()
    assert lemmas(remembering([unit("c")], [[]])) == ["c 0"]
    assert len(reader.read) == 5
