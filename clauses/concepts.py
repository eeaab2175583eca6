"""Concepts of the lexicon, found in text."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from clauses.lexicon import load


@cache
def pattern(concept: str) -> re.Pattern[str]:
    """Return the compiled pattern of a concept: its words, whole, in any case.

    Raises:
        KeyError: the lexicon has no such concept.
    """
    lines = cast(str, load("en/concepts")[concept]).strip().splitlines()
    fragments = "|".join(line.strip().replace(" ", r"\s+") for line in lines)
    return re.compile(rf"(?<![\w-])(?:{fragments})(?![\w])", re.I)


def has(concept: str, text: str) -> bool:
    """Tell whether ``text`` speaks of ``concept``."""
    return pattern(concept).search(text) is not None
