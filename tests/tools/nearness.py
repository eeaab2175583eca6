"""How near the training text comes to the gold set's scored part: ``python -m tests.tools.nearness``.

Nearness is the share of a clause's runs of four words that also stand in the
other (Broder's resemblance, 1997). Only figures are printed, never a sentence.
"""

from __future__ import annotations

import json
import re

from tests.gold_clauses import hands
from tests.helpers import ROOT

_TEXT = ROOT / "clauses" / "training" / "text"


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of four words of a text."""
    words = re.findall(r"[a-z']+", text.casefold())
    return frozenset(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def main() -> None:
    """Print the table."""
    scored = [shingles(e.text) for e in hands("scored")]
    nearest = [0.0] * len(scored)
    count = 0
    for path in sorted(_TEXT.glob("*.jsonl")):
        if path.stem in ("development", "examples"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("x")
            if text is None:
                continue  # what holds for all the clauses of a draft
            count += 1
            own = shingles(text)
            for i, other in enumerate(scored):
                common = len(own & other)
                if common > 1:
                    nearest[i] = max(nearest[i], common / len(own | other))
    nearest.sort()
    print(f"{count} training clauses against {len(scored)} scored ones")
    print(
        f"nearest of all {nearest[-1]:.2f}, of the 99th in a hundred {nearest[int(len(nearest) * 0.99)]:.2f}, median {nearest[len(nearest) // 2]:.2f}"
    )


if __name__ == "__main__":
    main()
