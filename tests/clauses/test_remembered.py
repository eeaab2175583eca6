"""What was read before is not read again, whatever stands beside it, and no more is kept than asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauses.agreement import forget, understand
from clauses.document import Block, Document, Ledger
from clauses.remembered import Remembering


class Reader:
    """Says of each what it says, and keeps count."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, asked: Sequence[str]) -> Iterator[str]:
        for one in asked:
            self.read.append(one)
            yield one.upper()


def test_only_what_is_new_is_read() -> None:
    reader = Reader()
    remembering = Remembering(reader)
    assert list(remembering(["a", "b"])) == ["A", "B"]
    assert list(remembering(["c", "b", "a"])) == ["C", "B", "A"]
    assert reader.read == ["a", "b", "c"]


def test_twice_in_one_draft() -> None:
    assert list(Remembering(Reader())(["a", "b", "a"])) == ["A", "B", "A"]


def test_no_more_are_kept_than_asked_for() -> None:
    reader = Reader()
    remembering = Remembering(reader, most=2)
    for _ in range(2):
        assert list(remembering(["a", "b", "c"])) == ["A", "B", "C"]
    assert reader.read == ["a", "b", "c", "a"]
    remembering.forget()
    assert list(remembering(["c"])) == ["C"]
    assert len(reader.read) == 5


def _agreement(*lines: str) -> Document:
    first = "Agreement between UNICEF (“UNICEF”) and Harrow Ltd (“the Company”)."
    blocks = [Block(i, "paragraph", "body", line) for i, line in enumerate((first, *lines))]
    return Document("text", blocks, Ledger(len(blocks), len(blocks)), "")


def test_a_draft_is_read_alike_whatever_was_read_before() -> None:
    """The same sentences elsewhere, under another heading, in another article, of other parties' marks."""
    name = "“Campaign Assets” means the name and emblem of UNICEF."
    use = "The Company may use the Campaign Assets on the packaging of its products in perpetuity."
    pay = "It shall indemnify UNICEF against all claims by third parties."
    drafts = [
        _agreement("1. Marks", name, use, "2. Liability", pay),
        _agreement("1. Liability", "The Company shall report yearly. " + pay, "2. Marks", use),
        _agreement("1. Marks", name.replace("of UNICEF", "of the Company"), "A first thing. " + use, pay),
    ]
    alone = []
    for draft in drafts:
        forget()
        alone.append(understand(draft, trained=False).statements)
    assert all(alone)
    assert len({tuple((s.act, s.bearer, s.thing, s.attributes) for s in found) for found in alone}) == len(drafts)
    for order in (drafts, drafts[::-1]):
        for draft in order:
            assert understand(draft, trained=False).statements == alone[drafts.index(draft)]
