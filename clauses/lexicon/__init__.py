"""The vocabulary of drafts, as data: one folder a language, facts about organizations beside them."""

from __future__ import annotations

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
