"""What changed between two versions, as one page that needs nothing else: for a browser, a screen reader or paper."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from compliance.report.comparison import Comparison, headline, moves, what_became_of_the_clauses

_TEMPLATES = Path(__file__).parent / "templates"


def render(comparison: Comparison) -> str:
    """Return the page; all words of the drafts are escaped, and nothing on it is fetched or run."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip
    environment.filters["shown"] = _shown
    environment.filters["space_before"] = lambda text: text[: len(text) - len(text.lstrip())]
    return environment.get_template("compare.html").render(
        comparison=comparison,
        headline=headline(comparison),
        clauses=what_became_of_the_clauses(comparison),
        moves=moves(comparison),
    )


def _shown(text: str | None) -> str:
    """Make words safe to show: no invisible or control characters that could turn or hide what stands beside them."""
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Zl", "Zp") else " "
        for c in text or ""
        if unicodedata.category(c) != "Cf"
    )
