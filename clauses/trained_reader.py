"""The reader that has learned: which facts of the closed list a clause states or denies, each with a probability.

It errs elsewhere than the grammar, which is its worth: see ``clauses/trained/CARD.md``
for what it is and what it was measured to do. One window at a time and one thread,
so that a window is read the same whatever stands beside it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clauses.facts import by_name, lacking
from clauses.marking import Window, shown, spelled_out, windows
from clauses.mentions import Finder, finder_of
from clauses.model import Agreement, Clause, DefinedName, Reading
from clauses.units import readable, sentences

if TYPE_CHECKING:
    from numpy import bool_, float32, float64, intp
    from numpy.typing import NDArray

#: Readings less likely than this are not kept; well below any limit at which one counts.
_FLOOR = 0.05


@dataclass(frozen=True, slots=True)
class _Model:
    session: Any
    tokenizer: Any
    labels: tuple[tuple[str, bool], ...]
    """Fact, and whether it is its denial."""
    slopes: NDArray[float64]
    shifts: NDArray[float64]
    """Calibration of the logits, a value for each label."""
    contrary: NDArray[intp]
    """For each label the place of the one that says the contrary."""
    by_part: NDArray[bool_]
    """Whether a part of a clause can say it."""


def _model(folder: Path | None = None) -> _Model:
    """Return the model that is shipped, or an exported one to be measured."""
    return _loaded(folder)


@cache
def _loaded(folder: Path | None) -> _Model:
    """Load the model, once, when it is first needed."""
    import numpy

    # From 1.32 on the runtime reports its use to its maker, and keeps a file for that in the user's cache, unless told not to
    # before it is loaded. Nothing may leave this machine.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime
    from tokenizers import Tokenizer

    onnxruntime.disable_telemetry_events()

    source = folder or files("clauses").joinpath("trained")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # a long clause must not leave its memory reserved
    with as_file(source.joinpath("model.onnx")) as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_str(source.joinpath("tokenizer.json").read_text(encoding="utf-8"))
    names = json.loads(source.joinpath("labels.json").read_text(encoding="utf-8"))
    scales = json.loads(source.joinpath("calibration.json").read_text(encoding="utf-8"))
    fitted = numpy.asarray([scales["denies" if name[0] == "-" else "states"] for name in names], dtype=numpy.float64)
    labels = tuple((name[1:], name[0] == "-") for name in names)
    at = {label: i for i, label in enumerate(labels)}
    contrary = numpy.asarray([at[fact, not denied] for fact, denied in labels])
    by_part = numpy.asarray([fact not in lacking() for fact, _ in labels])
    return _Model(session, tokenizer, labels, fitted[:, 0], fitted[:, 1], contrary, by_part)


@lru_cache(maxsize=4_096)
def probabilities(text: str, folder: Path | None = None) -> NDArray[float32]:
    """Return how likely a marked text states or denies each fact, in the order of the labels."""
    import numpy

    model = _model(folder)
    ids = numpy.asarray([model.tokenizer.encode(text).ids], dtype=numpy.int64)
    (logits,) = model.session.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})
    scaled = model.slopes * logits[0].astype(numpy.float64) + model.shifts
    found: NDArray[float32] = (1 / (1 + numpy.exp(-scaled))).astype(numpy.float32)
    return found


def read(
    clauses: Iterable[Clause], finder: Finder, definitions: Sequence[DefinedName] = (), folder: Path | None = None
) -> tuple[Reading, ...]:
    """Read the operative clauses, a window of sentences at a time; of a fact found twice in a clause the likelier reading counts.

    A permission to use a mark is read a second time with its defined names spelled out (``definitions``), for what these may bring in.

    Where the parties are introduced nothing is provided; what stands in text that a
    person would not see on the page is left to the grammar, which doubts it. ``folder``:
    an exported model to read with instead of the shipped one, to measure it.
    """
    import numpy

    introduced = {p.place.block for p in finder.roles.parties if p.place is not None}
    found: list[Reading] = []
    labels = _model(folder).labels
    carried = [
        (re.compile(names, re.I), numpy.asarray([fact in facts and not denied for fact, denied in labels]))
        for names, facts in by_name().items()
    ]
    for clause in clauses:
        if not clause.operative or any(piece.block in introduced for piece in clause.pieces):
            continue
        best: dict[int, Reading] = {}
        for window in windows(clause, finder):
            if any(c.start < window.end and c.end > window.start for c in clause.concealed):
                continue
            values = probabilities(window.text, folder)
            for names, told in carried if "emblem" in clause.topics else ():
                whole = spelled_out(clause, window, definitions, names, finder)
                if whole is not None:
                    values = numpy.where(told, numpy.maximum(values, probabilities(whole, folder)), values)
            extents = _told_apart(clause, window, values, finder, folder)
            for i in map(int, (values >= _FLOOR).nonzero()[0]):
                fact, denied = labels[i]
                start, end = extents.get(i, (window.start, window.end))
                reading = Reading(clause.id, fact, denied, round(float(values[i]), 4), start, end)
                if i not in best or best[i].probability < reading.probability:
                    best[i] = reading
        found.extend(best[i] for i in sorted(best))
    return tuple(found)


#: Where a fact and its contrary are both this likely, the reader doesn't know which, or different words say the one and the other ...
_TORN = 0.5
#: ... if they do, each is this much likelier than its contrary in words of its own ...
_APART = 0.3
#: ... and if not, the likelier of the two says nothing against what the grammar reads: the other is a hint, which counts for nothing alone.
_HINT = 0.3
#: Parts of a sentence that may say the contrary of each other: "use stops at the end; goods in stock may however be sold".
_PARTS = re.compile(
    r";\s*|,\s+(?=(?:save|except|provided|but(?! only)|however|unless|whereas|while|although|though|with the exception)\b)",
    re.I,
)
#: With fewer words a part says nothing by itself.
_FEWEST = 5


def _told_apart(
    clause: Clause, window: Window, values: NDArray[float32], finder: Finder, folder: Path | None
) -> dict[int, tuple[int, int]]:
    """Return the extent of the words that say each fact, where the window says some fact and its contrary in different words.

    "Use stops at the end of this Agreement. Goods in stock may be sold": read as a whole, both are likely. All that the
    window says then belongs to the part that says it best.
    """
    import numpy

    model = _model(folder)
    torn = ((values >= _TORN) & (values[model.contrary] >= _TORN) & model.by_part).nonzero()[0]
    if not len(torn):
        return {}
    extents = [
        (window.start + start + a, window.start + start + b)
        for start, end in sentences(clause.text[window.start : window.end])
        for a, b in _parts(clause.text[window.start + start : window.start + end])
    ]
    if len(extents) < 2:
        return {}
    lead = clause.lead_in.strip()
    said = numpy.asarray([probabilities(shown(clause, a, b, lead, finder), folder) for a, b in extents])
    sure = ((said >= _TORN) & (said - said[:, model.contrary] >= _APART)).any(axis=0)
    if not sure[torn].any():
        return {}
    best = said.argmax(axis=0)
    own = said.max(axis=0) >= values / 2
    own[torn] = sure[torn]
    return {int(i): extents[best[i]] for i in own.nonzero()[0]}


def _parts(sentence: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _PARTS.finditer(sentence)), len(sentence)]
    return [(a, b) for a, b in pairwise(cuts) if len(sentence[a:b].split()) >= _FEWEST]


def not_outdone(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Leave out the readings whose contrary is likelier in the same words of a clause: that is what they say.

    Where both are likely the lesser is kept as a hint.
    """
    known = {(r.clause, r.fact, r.denied): r for r in readings}
    kept = []
    for reading in readings:
        contrary = known.get((reading.clause, reading.fact, not reading.denied))
        same_words = contrary is not None and contrary.start < reading.end and reading.start < contrary.end
        if contrary is None or not same_words or contrary.probability <= reading.probability:
            kept.append(reading)
        elif reading.probability >= _TORN:
            kept.append(replace(reading, probability=_HINT))
    return tuple(kept)


def sentence(agreement: Agreement, reading: Reading) -> tuple[int, int]:
    """Return the sentence that by itself says most clearly what was read, as offsets into the clause's text.

    Asked of what a person is shown only: each sentence costs a look of its own.
    """
    clause = agreement.clause(reading.clause)
    inside = [
        (reading.start + a, reading.start + b)
        for a, b in sentences(clause.text[reading.start : reading.end])
        if readable(clause.text[reading.start + a : reading.start + b])
    ]
    if len(inside) < 2:
        return reading.start, reading.end
    finder = finder_of(agreement)
    label = _model().labels.index((reading.fact, reading.denied))
    lead = clause.lead_in.strip()
    return max(inside, key=lambda s: float(probabilities(shown(clause, s[0], s[1], lead, finder))[label]))


def alone(agreement: Agreement, clause: Clause, words: str, facts: Sequence[str]) -> float:
    """Return how likely words of a clause state one of the facts if they are read without the rest of it."""
    at = clause.text.find(words)
    if at < 0:
        return 0.0
    finder = finder_of(agreement)
    labels = _model().labels
    said = probabilities(shown(clause, at, at + len(words), clause.lead_in.strip(), finder))
    return max((float(said[labels.index((fact, False))]) for fact in facts), default=0.0)
