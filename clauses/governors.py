"""Words that govern a verb and decide its force ("is obliged to", "refrains from", "warrants that"), from the lexicon."""

from __future__ import annotations

from functools import cache

from clauses.lexicon import load
from clauses.model import Wrapper

WRAPPERS: tuple[Wrapper, ...] = ("warrants", "acknowledges", "intends")

#: Who may not do this must do what it is said of: "shall not refuse to pay".
REFUSING = frozenset(["refuse", "decline", "omit"])

#: What takes a duty away: "nothing relieves it of its duty to pay".
LIFTING = frozenset(
    ["relieve", "release", "exempt", "absolve", "dispense", "exonerate", "discharge", "excuse", "free", "lift"]
)

#: "is on no list", "stands under no duty": what they stand on denies them.
STANDING = frozenset(["be", "stand", "appear", "figure", "remain", "feature"])
ON = frozenset(["on", "under", "in", "upon", "among"])
#: "in no event", "under no circumstances" deny by themselves.
ADVERBIAL = frozenset(["event", "way", "case", "circumstance", "manner", "respect", "account", "means"])


@cache
def governors(kind: str, part: str = "") -> frozenset[str]:
    """Return the lemmas of a kind ("must", "bar", "deem"), of one part of speech where the lexicon tells them apart."""
    words = load("en/governors")[kind]
    return frozenset(words[part] if part else words)
