"""Concepts of the lexicon, found in text."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from clauses.lexicon import any_of, load


@cache
def pattern(concept: str) -> re.Pattern[str]:
    """Return the compiled pattern of a concept: its words, whole, in any case.

    Raises:
        KeyError: the lexicon has no such concept.
    """
    return any_of(cast(str, load("en/concepts")[concept]).strip().splitlines())


def has(concept: str, text: str) -> bool:
    """Tell whether ``text`` speaks of ``concept``."""
    return pattern(concept).search(text) is not None
