"""The network that reads facts, the fitting of it, and its measures; for the small model that is shipped and the larger one it learns from."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import nn

from clauses.training.samples import Sample, facts, shown
from clauses.training.shown import labels

LENGTH = 224
"""Word pieces of a window at most."""
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Reader(nn.Module):
    """The encoder, and for each fact two queries: does the text state it, does it deny it."""

    def __init__(self, encoder: Any, count: int) -> None:
        super().__init__()
        self.encoder = encoder
        # The word pieces keep the meaning they have: thousands of clauses are too few to move 30,000 of them.
        encoder.embeddings.word_embeddings.weight.requires_grad = False
        size = encoder.config.hidden_size
        self.queries = nn.Parameter(torch.randn(count, size) * 0.05)
        self.weights = nn.Parameter(torch.randn(count, size) * 0.05)
        self.whole = nn.Linear(size, count)
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


@dataclass
class Texts:
    """Texts as word pieces, and what is to be learned of each: ``wanted``, and how much that counts."""

    ids: torch.Tensor
    lengths: np.ndarray[Any, Any]
    wanted: torch.Tensor | None = None
    counts: torch.Tensor | None = None
    groups: dict[int, list[list[int]]] = field(default_factory=dict)
    """By row: sets of labels of which at least one holds."""

    def batch(self, rows: np.ndarray[Any, Any]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the word pieces of some rows and where they end."""
        longest = int(self.lengths[rows].max())
        ids = self.ids[torch.from_numpy(rows), :longest].to(DEVICE).long()
        ends = torch.from_numpy(self.lengths[rows]).to(DEVICE)
        return ids, (torch.arange(longest, device=DEVICE)[None] < ends[:, None]).long()

    def missed(self, logits: torch.Tensor, rows: np.ndarray[Any, Any]) -> torch.Tensor:
        """Return how far from certain it is that of each set of labels one holds: the sum of -log(1 - product of (1 - p))."""
        sets = [(at, group) for at, row in enumerate(rows) for group in self.groups.get(int(row), ())]
        if not sets:
            return logits.new_zeros(())
        # A set with fewer labels than the largest names its first one again, which counts nothing.
        most = max(len(group) for _, group in sets)
        labels = torch.tensor([group + group[:1] * (most - len(group)) for _, group in sets], device=logits.device)
        counts = torch.tensor([[1.0] * len(g) + [0.0] * (most - len(g)) for _, g in sets], device=logits.device)
        at = torch.tensor([at for at, _ in sets], device=logits.device)
        absent = (nn.functional.logsigmoid(-logits[at[:, None], labels]) * counts).sum(1)
        return -torch.log1p(-torch.exp(absent.clamp(max=-1e-4))).sum()


def texts_of(
    tokenizer: Any, words: Sequence[str], targets: tuple[Any, Any] | None = None, samples: Sequence[Sample] = ()
) -> Texts:
    """Cut texts into word pieces; ``samples`` whose labels are known by rule only add the sets of which one holds."""
    pieces = [e.ids for e in tokenizer.encode_batch(list(words))]
    lengths = np.array([len(p) for p in pieces])
    ids = np.zeros((len(pieces), int(lengths.max())), np.int16)
    for row, piece in enumerate(pieces):
        ids[row, : len(piece)] = piece
    index = {label: i for i, label in enumerate(labels())}
    groups = {r: [[index[label] for label in sorted(g)] for g in s.some] for r, s in enumerate(samples) if s.some}
    wanted, counts = (torch.from_numpy(t) for t in targets) if targets is not None else (None, None)
    return Texts(torch.from_numpy(ids), lengths, wanted, counts, groups)


def weight(samples: Sequence[Sample]) -> torch.Tensor:
    """Return how much more a label counts where it holds: the rarer the more, at most four times."""
    index = {label: i for i, label in enumerate(labels())}
    found = np.zeros(len(index))
    for sample in samples:
        for label in [*(f"+{f}" for f in sample.states), *(f"-{f}" for f in sample.denies)]:
            found[index[label]] += 1
    share = np.clip(np.sqrt(len(samples) / (found + 5)) / 4, 1.0, 4.0)
    return torch.tensor(share, dtype=torch.float32, device=DEVICE)


def _batches(lengths: np.ndarray[Any, Any], size: int, chance: np.random.Generator) -> list[np.ndarray[Any, Any]]:
    """Batches of like length, in a random order."""
    order = np.argsort(lengths + chance.random(len(lengths)) * 12)
    made = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(made)
    return made


def fit(
    model: Reader,
    rounds: Iterable[Texts],
    steps: int,
    rate: float,
    head: float,
    size: int,
    more: torch.Tensor,
    seed: int,
) -> None:
    """Fine-tune: ``steps`` in all, ``rate`` for the encoder and ``head`` for the rest, products of matrices in bfloat16."""
    model.to(DEVICE).train()
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    body, rest = ([p for n, p in named if n.startswith("encoder") == own] for own in (True, False))
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": rest, "lr": head}], weight_decay=0.01, fused=True
    )
    warm = steps // 12 + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm + 1)))
    )
    chance = np.random.default_rng(seed)
    began = time.monotonic()
    for number, texts in enumerate(rounds, 1):
        assert texts.wanted is not None
        assert texts.counts is not None
        total = torch.zeros((), device=DEVICE)
        order = _batches(texts.lengths, size, chance)
        for rows in order:
            ids, mask = texts.batch(rows)
            with torch.autocast(DEVICE, torch.bfloat16):
                logits = model(ids, mask)
            logits = logits.float()
            wanted, counts = (t[torch.from_numpy(rows)].to(DEVICE).float() for t in (texts.wanted, texts.counts))
            each = nn.functional.binary_cross_entropy_with_logits(logits, wanted, pos_weight=more, reduction="none")
            loss = ((each * counts).sum() + 2.0 * texts.missed(logits, rows)) / len(rows)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(body + rest, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.detach()
        print(f"round {number}: {len(texts.lengths)} texts, loss {float(total) / len(order):.3f}, {time.monotonic() - began:.0f} s", flush=True)  # fmt: skip
    model.eval()


def predict(model: Reader, texts: Texts) -> np.ndarray[Any, Any]:
    """Return logits, a row for each text."""
    made = np.zeros((len(texts.lengths), model.queries.shape[0]), np.float32)
    order = np.argsort(texts.lengths)
    with torch.no_grad():
        for at in range(0, len(order), 64):
            rows = order[at : at + 64]
            made[rows] = model(*texts.batch(rows)).float().cpu().numpy()
    return made


def measures(model: Reader, tokenizer: Any, held: Sequence[Sample]) -> dict[str, list[float]]:
    """Print how well the facts of clauses not learned from are found; return slope and shift of their logits (Platt, 1999).

    For stating and for denying apart.
    """
    logits = predict(model, texts_of(tokenizer, [shown(s) for s in held])).astype(np.float64)
    found: dict[str, list[float]] = {}
    half = len(facts())
    for name, columns, said in (
        ("states", slice(0, half), [s.states for s in held]),
        ("denies", slice(half, None), [s.denies for s in held]),
    ):
        gold = np.array([[f in each for f in facts()] for each in said])
        slope, shift = found[name] = fitted(logits[:, columns].ravel(), gold.ravel().astype(np.float64))
        likely = 1 / (1 + np.exp(-(slope * logits[:, columns] + shift)))
        for limit in (0.3, 0.5, 0.7):
            told = likely >= limit
            true = (gold & told).sum()
            precision, recall = true / max(told.sum(), 1), true / max(gold.sum(), 1)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            print(f"{name} from {limit}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
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
