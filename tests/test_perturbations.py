"""Verdicts follow when a text is changed: a small fixed sample of each kind.

RATCHET: the floors are the shares measured on this sample when they were last
raised; a single clause is four or five points. Raise one when reading gets better,
never lower it to let a change pass.
``python -m tests.perturbations`` measures more and shows what did not follow.
"""

from __future__ import annotations

import pytest

from checks.examples import neutral
from tests.gold_clauses import development
from tests.perturbations import KINDS, on_clauses
from tests.perturbing import STAYING, Text, negate, rename, renumber, swap, synonyms

#: Clauses spread over the development part; not every one can be negated safely.
SAMPLE, AT_LEAST = 24, 20
#: Of every kind, the share of telling verdicts that follow, in per cent.
FLOORS = {
    "parties exchanged": 80, "negated": 76, "annex": 95, "table": 95, "tracked insertion": 100, "footnote": 91,
    "list item": 90, "numbering": 100, "names": 100, "synonyms": 62,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_verdicts_follow(kind: str) -> None:
    followed = on_clauses(kind, development(), SAMPLE)
    assert followed.count["texts"] >= AT_LEAST
    assert followed.rate() >= FLOORS[kind], followed.examples


def text(clause: str) -> Text:
    lines = neutral("UNICEF", "the United Nations Children's Fund", "an organ", "the Company", "Harrow Ltd", clause)
    return Text(tuple(lines), len(lines) - 1, "UNICEF", "the Company")


def test_what_is_changed() -> None:
    duty = text("UNICEF shall reimburse the Company for all losses.")
    changed = {f.__name__: f(duty) for f in (swap, negate, synonyms, rename, renumber)}
    last = {name: d.blocks[-1].text for name, d in changed.items() if d is not None}
    assert last == {
        "swap": "The Company shall reimburse UNICEF for all losses.",
        "negate": "UNICEF shall not reimburse the Company for all losses.",
        "synonyms": "UNICEF shall reimburse the Company for all payouts.",
        "rename": "The Organization shall reimburse Brightwater for all losses.",
        "renumber": "UNICEF shall reimburse the Company for all losses.",
    }
    renumbered = changed["renumber"]
    assert renumbered is not None
    assert [b.text[:10] for b in renumbered.blocks if b.text.startswith("Article")] == ["Article 1.", "Article 2."]


@pytest.mark.parametrize(
    "clause", ["UNICEF shall not pay.", "Unless it agrees, UNICEF shall pay.", "UNICEF shall pay. It may ask."]
)
def test_negated_only_where_it_is_safe(clause: str) -> None:
    assert negate(text(clause)) is None


@pytest.mark.parametrize("kind", ["annex", "table", "tracked insertion", "footnote", "list item"])
def test_moved_words_are_all_read(kind: str) -> None:
    words = "UNICEF shall reimburse the Company & others for all losses."
    document = STAYING[kind](text(words))
    assert document is not None
    assert sum(words in b.text for b in document.blocks) == 1
    assert document.ledger.characters == document.ledger.read
