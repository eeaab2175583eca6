"""By what the page judges every draft, before anybody says something of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from compliance.settings import Setup, Setups


@dataclass(frozen=True, slots=True)
class Basis:
    """What the command that started the page named, and the folder from which ``compliance.toml`` is looked for upward.

    The page and the process that judges each load it, so it holds names alone.
    """

    catalogues: tuple[str, ...] = ()
    baseline: str | None = None
    folder: str = field(default_factory=os.getcwd)


def load(basis: Basis, *, trained: bool) -> Setup:
    """Return the setup that every draft is judged by, with the approved form, which takes the models to read.

    Raises:
        ValueError: a catalogue, the settings or the approved form is not right; one sentence.
    """
    return Setups(basis.catalogues, None, basis.baseline, trained=trained).of(Path(basis.folder) / "draft")


@cache
def plan(basis: Basis) -> tuple[Setup, Path | None]:
    """Return the same without the approved form, and where that is: all that the page itself needs.

    Raises:
        ValueError: a catalogue or the settings are not right; one sentence.
    """
    return Setups(basis.catalogues, None, basis.baseline).plan(Path(basis.folder) / "draft")


def in_words(basis: Basis) -> list[str]:
    """Say of each thing that is in force what it is, for the page."""
    setup, approved = plan(basis)
    said = [f"The rules in {folder} lie over the built-in ones." for folder in basis.catalogues]
    said += [f"Drafts are held beside the approved form {approved.name}."] if approved is not None else []
    return [*said, *setup.notices]
