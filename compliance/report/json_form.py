"""The report for programs."""

from __future__ import annotations

from pydantic import BaseModel


def render(report: BaseModel) -> str:
    """Return a report or a comparison as one JSON object, UTF-8, indented, ending in a line break."""
    return report.model_dump_json(by_alias=True, indent=2) + "\n"
