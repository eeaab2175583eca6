"""The two conventions on privileges and immunities, as far as their texts were read: ``conventions.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from checks.yaml_file import read


@dataclass(frozen=True, slots=True)
class Convention:
    """One convention: which sections are about what."""

    title: str
    year: str
    last: int
    """The number of its last section."""
    sections: dict[str, tuple[str, ...]]
    """By subject; of taxes the direct ones come first."""
    annexes: dict[str, str]
    """By agency, for those of which it was read."""


@cache
def _loaded() -> dict[str, Any]:
    loaded: dict[str, Any] = read(files(__package__).joinpath("conventions.yaml"), "conventions.yaml").data
    return loaded


@cache
def conventions() -> dict[str, Convention]:
    """Return the conventions by key: CPI of 1946, SAC of 1947."""
    return {
        key: Convention(
            c["title"],
            c["year"],
            c["last"],
            {name: tuple(s) for name, s in c["sections"].items()},
            c.get("annexes", {}),
        )
        for key, c in _loaded().items()
        if key != "subjects"
    }


@cache
def subjects() -> dict[str, re.Pattern[str]]:
    """Return the words by which a sentence speaks of a subject."""
    return {name: re.compile(words, re.I) for name, words in _loaded()["subjects"].items()}
