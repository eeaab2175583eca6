"""Words that govern a verb and decide its force ("is obliged to", "refrains from", "warrants that"), from the lexicon."""

from __future__ import annotations

from functools import cache

from clauses.lexicon import load
from clauses.model import Wrapper

WRAPPERS: tuple[Wrapper, ...] = ("warrants", "acknowledges", "intends")

#: Who may not do this must do what it is said of: "shall not refuse to pay".
REFUSING = frozenset(["refuse", "decline", "omit"])


@cache
def governors(kind: str, part: str = "") -> frozenset[str]:
    """Return the lemmas of a kind ("must", "bar", "deem"), of one part of speech where the lexicon tells them apart."""
    words = load("en/governors")[kind]
    return frozenset(words[part] if part else words)
