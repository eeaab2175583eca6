"""The reader that has learned: which facts of the closed list a clause states or denies, each with a probability.

It errs elsewhere than the grammar, which is its worth: see ``clauses/trained/CARD.md``
for what it is and what it was measured to do. One window at a time and one thread,
so that a window is read the same whatever stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clauses.marking import Window, shown, windows
from clauses.mentions import Finder
from clauses.model import Clause, Reading
from clauses.units import readable, sentences

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

#: Readings less likely than this are not kept; well below any limit at which one counts.
_FLOOR = 0.15
#: From here on it is worth asking which sentence says it.
_PLACED = 0.5


@dataclass(frozen=True, slots=True)
class _Model:
    session: Any
    tokenizer: Any
    labels: tuple[tuple[str, bool], ...]
    """Fact, and whether it is its denial."""


def _model(folder: Path | None = None) -> _Model:
    """Return the model that is shipped, or an exported one to be measured."""
    return _loaded(folder)


@cache
def _loaded(folder: Path | None) -> _Model:
    """Load a model, once, when it is first needed."""
    import onnxruntime
    from tokenizers import Tokenizer

    source = folder or files("clauses").joinpath("trained")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # a long clause must not leave its memory reserved
    with as_file(source.joinpath("model.onnx")) as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_str(source.joinpath("tokenizer.json").read_text(encoding="utf-8"))
    names = json.loads(source.joinpath("labels.json").read_text(encoding="utf-8"))
    return _Model(session, tokenizer, tuple((name[1:], name[0] == "-") for name in names))


@lru_cache(maxsize=4_096)
def probabilities(text: str, folder: Path | None = None) -> NDArray[float32]:
    """Return how likely a marked text states or denies each fact, in the order of the labels."""
    import numpy

    model = _model(folder)
    ids = numpy.asarray([model.tokenizer.encode(text).ids], dtype=numpy.int64)
    (logits,) = model.session.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})
    found: NDArray[float32] = (1 / (1 + numpy.exp(-logits[0].astype(numpy.float64)))).astype(numpy.float32)
    return found


def read(clauses: Iterable[Clause], finder: Finder, folder: Path | None = None) -> tuple[Reading, ...]:
    """Read the operative clauses; of several sentences the one that says a fact most clearly is its place.

    Where the parties are introduced nothing is provided; what stands in text that a
    person would not see on the page is left to the grammar, which doubts it. ``folder``:
    an exported model to read with instead of the shipped one, to measure it.
    """
    introduced = {p.place.block for p in finder.roles.parties if p.place is not None}
    found: list[Reading] = []
    labels = _model(folder).labels
    for clause in clauses:
        if not clause.operative or any(piece.block in introduced for piece in clause.pieces):
            continue
        best: dict[int, Reading] = {}
        for window in windows(clause, finder):
            if any(c.start < window.end and c.end > window.start for c in clause.concealed):
                continue
            values = probabilities(window.text, folder)
            hits = [int(i) for i in (values >= _FLOOR).nonzero()[0]]
            places = _places(clause, window, finder, [i for i in hits if values[i] >= _PLACED], folder)
            for i in hits:
                fact, denied = labels[i]
                reading = Reading(
                    clause.id, fact, denied, round(float(values[i]), 4), *places.get(i, (window.start, window.end))
                )
                if i not in best or best[i].probability < reading.probability:
                    best[i] = reading
        found.extend(best[i] for i in sorted(best))
    return tuple(found)


def _places(
    clause: Clause, window: Window, finder: Finder, hits: Sequence[int], folder: Path | None
) -> dict[int, tuple[int, int]]:
    """For each label found, the sentence of the window that by itself says it most clearly; the window if it has but one."""
    inside = [
        (window.start + a, window.start + b)
        for a, b in sentences(clause.text[window.start : window.end])
        if readable(clause.text[window.start + a : window.start + b])
    ]
    if len(inside) < 2 or not hits:
        return {}
    alone = [probabilities(shown(clause, a, b, clause.lead_in.strip(), finder), folder) for a, b in inside]
    return {i: inside[max(range(len(inside)), key=lambda k: float(alone[k][i]))] for i in hits}
