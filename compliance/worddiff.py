"""Two texts word by word: what was kept, deleted and inserted, and how alike they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

Operation = Literal["kept", "deleted", "inserted"]

#: Ways of setting the same character; a change of fonts or of file format is no change of words.
_TYPOGRAPHY = str.maketrans(
    {"‘": "'", "’": "'", "`": "'", "´": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
)  # fmt: skip
#: A word (numbers, compounds and possessives in one piece) or a mark, with the space before it.
_UNIT = re.compile(r"\s*(?:\w+(?:[-.,'’`]\w+)*|[^\w\s])(?:\s+\Z)?")
_WORD = re.compile(r"\w+(?:[-.,'’`]\w+)*")
_SENTENCE = re.compile(r".+?(?:[.;:](?:\s+|$)|\n\s*|$)", re.S)
#: Cells of the table of the word-level comparison; a clause of 10,000 words against another stays within.
_CELLS = 400_000_000
#: Words by which the likeness of two clauses is judged.
_LONGEST = 3_000
#: A stretch of kept words up to this length between two longer changes only makes them harder to read.
_ISLAND = 2


class Stretch(NamedTuple):
    """Words that were kept, deleted or inserted together."""

    operation: Operation
    text: str


def plain(text: str) -> str:
    """Return the text without what is not words: typographic variants, spacing, invisible characters."""
    text = unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY))
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def words(text: str) -> list[str]:
    """Return the words by which texts are matched, in small letters, as many as are needed to tell likeness."""
    return _WORD.findall(plain(text[: 20 * _LONGEST]).casefold())[:_LONGEST]


def likeness(old: Sequence[str], new: Sequence[str]) -> float:
    """Tell how much of two lists of words is the same in the same order: 0 nothing, 1 all."""
    first, second = _numbered(old, new)
    return float(Indel.normalized_similarity(first, second))


def differences(old: str, new: str) -> list[Stretch]:
    """Mark what became of the words; kept and inserted together are the new text, kept and deleted the old one.

    Very long texts are compared by sentences, and beyond that as a whole, so that the work stays bounded.
    """
    for unit in (_UNIT, _SENTENCE):
        before, after = unit.findall(old), unit.findall(new)
        if len(before) * len(after) <= _CELLS:
            return _marked(before, after)
    return [Stretch("deleted", old), Stretch("inserted", new)]


def _numbered(old: Sequence[str], new: Sequence[str]) -> tuple[list[int], list[int]]:
    """Numbers for words, since the comparison would else go by their hashes, which differ from run to run."""
    known: dict[str, int] = {}
    return [known.setdefault(w, len(known)) for w in old], [known.setdefault(w, len(known)) for w in new]


def _marked(before: list[str], after: list[str]) -> list[Stretch]:
    first, second = _numbered([plain(u) for u in before], [plain(u) for u in after])
    kept: list[tuple[int, int, int]] = [
        (block.a, block.b, block.size) for block in Indel.editops(first, second).as_matching_blocks()
    ]  # the last one is empty and stands at the end of both
    stretches: list[Stretch] = []
    for (a, b), (a_end, b_end), (end, size) in _changes(kept):
        if a_end > a:
            stretches.append(Stretch("deleted", "".join(before[a:a_end])))
        if b_end > b:
            stretches.append(Stretch("inserted", "".join(after[b:b_end])))
        if size:
            stretches.append(Stretch("kept", "".join(after[end : end + size])))
    return stretches


def _changes(
    kept: list[tuple[int, int, int]],
) -> list[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]:
    """What lies before each kept block, and that block; islands between two changes count as changed."""
    blocks: list[tuple[int, int, int]] = []
    for index, (a, b, size) in enumerate(kept):
        if 0 < size <= _ISLAND and index + 1 < len(kept):
            last_a, last_b = (blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]) if blocks else (0, 0)
            next_a, next_b, _ = kept[index + 1]
            left = max(a - last_a, b - last_b)
            right = max(next_a - a - size, next_b - b - size)
            if 2 * size <= min(left, right):
                continue
        blocks.append((a, b, size))
    changes = []
    a = b = 0
    for next_a, next_b, size in blocks:
        changes.append(((a, b), (next_a, next_b), (next_b, size)))
        a, b = next_a + size, next_b + size
    return changes
