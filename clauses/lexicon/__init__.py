"""The vocabulary of drafts, as data: one folder a language, facts about organizations beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """Return the lexicon file ``name`` ("organizations", "en/roles") as plain data, read once."""
    text = files(__package__).joinpath(*f"{name}.yaml".split("/")).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)


def any_of(lines: Iterable[str]) -> re.Pattern[str]:
    """Compile patterns of the lexicon into one that finds any of them, whole, in any case; a space is any white space."""
    spaced = (line.strip().replace(" ?", r"\s*").replace(" ", r"\s+") for line in lines)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spaced)})(?![\w])", re.I)
