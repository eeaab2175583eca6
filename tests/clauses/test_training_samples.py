"""What the trained reader learns from: clauses with their sides exchanged, and denied."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from clauses.training import shown as pool_of
from clauses.training.samples import Sample, epoch_samples, facts, load, mirrored, negated

INDEMNITY = Sample("p1", "Claims", "{UN} shall indemnify {P}.", frozenset(["un-indemnifies"]), frozenset())


def test_exchanged_sides_state_the_mirror_of_what_was_stated() -> None:
    turned = mirrored(INDEMNITY, facts())
    assert turned is not None
    assert turned.text == "{P} shall indemnify {UN}."
    assert turned.states == {"partner-indemnifies"}
    assert turned.turned == {"+un-indemnifies"}


def test_what_is_mutual_has_no_mirror() -> None:
    assert mirrored(replace(INDEMNITY, text="{UN} and {P} shall indemnify each other."), facts()) is None


def test_a_sentence_with_not_no_longer_states_it() -> None:
    denied = negated(INDEMNITY)
    assert denied is not None
    assert denied.text == "{UN} shall not indemnify {P}."
    assert denied.none == {"+un-indemnifies"}
    assert not denied.states


@pytest.mark.parametrize(
    "text",
    [
        "{UN} shall not indemnify {P}.",
        "Nothing shall oblige {UN} to indemnify {P}.",
        "{UN} shall indemnify {P} unless it was warned.",
        "{UN} shall indemnify {P}. It may insure itself.",
        "{UN} indemnifies {P}.",
    ],
)
def test_denied_only_where_one_word_denies_all(text: str) -> None:
    assert negated(replace(INDEMNITY, text=text)) is None


def test_the_text_is_all_there_and_makes_the_same_epoch_each_time() -> None:
    text = load()
    assert len(text) > 46_000
    assert {n for s in text for n in s.states | s.denies} <= facts().keys()
    some = text[:400]
    assert epoch_samples(some, facts(), random.Random(7)) == epoch_samples(some, facts(), random.Random(7))


def test_what_the_larger_model_says_is_mixed_with_what_the_hands_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_of, "_SPLICED", 20)
    known, texts = pool_of.pool(load()[:200])
    assert (known, texts) == pool_of.pool(load()[:200])
    assert len(texts) == len(known) + 20
    names = pool_of.labels()
    shown = [t for t in texts if t != texts[0]]
    likely = np.zeros((len(shown), len(names)))
    likely[:, names.index("+secret")] = 0.8
    pool_of.keep(shown, likely, tmp_path / "said.npz")
    wanted, counts = pool_of.taught(known, texts, tmp_path / "said.npz")
    plain, _ = pool_of.targets(known)
    column = names.index("+secret")
    assert wanted[0] == pytest.approx(plain[0])
    assert wanted[-1, column] == pytest.approx(0.8, abs=0.01)
    silent = next(
        i
        for i, s in enumerate(known)
        if texts[i] != texts[0] and not s.some and not s.none and "secret" not in s.states
    )
    assert wanted[silent, column] == pytest.approx(0.4, abs=0.01)
    assert (counts[-20:] == 1).all()
