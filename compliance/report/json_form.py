"""The report for programs."""

from __future__ import annotations

from compliance.report.model import Report


def render(report: Report) -> str:
    """Return the report as one JSON object, UTF-8, indented, ending in a line break."""
    return report.model_dump_json(by_alias=True, indent=2) + "\n"
