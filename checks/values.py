"""The closed lists that need no file to be read, in a module that costs nothing to load."""

from __future__ import annotations

from typing import Literal, get_args

PARTNER_TYPES = ("business", "foundation", "ngo", "academic", "government")
MODALITIES = (
    "direct-contribution", "indirect-contribution", "technical-assistance", "promotion", "cooperation-project", "pro-bono", "sponsorship",
    "licence", "mou", "nda", "other",
)  # fmt: skip
EDITIONS = ("2000", "2009", "2015")
NATURES = ("binding", "non-binding")
"""Whether an instrument says of itself that it does not bind."""
Severity = Literal["blocker", "major", "minor", "advice"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""Worst first."""
Verdict = Literal["violated", "unclear", "satisfied", "not_applicable"]
