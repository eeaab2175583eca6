"""What changed between two versions, as one page that needs nothing else: for a browser, a screen reader or paper."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from compliance.report import words
from compliance.report.comparison import Comparison, headline, moves, what_became_of_the_clauses

_TEMPLATES = Path(__file__).parent / "templates"


def render(comparison: Comparison) -> str:
    """Return the page; all words of the drafts are escaped, and nothing on it is fetched or run."""
    page = _environment().get_template("compare.html")
    return page.render(comparison=comparison, changes=changes(comparison), style=style())


def changes(comparison: Comparison) -> Markup:
    """Return what the page says, for a page that has a head of its own."""
    text = _environment().get_template("changes.html").render(
        comparison=comparison,
        headline=headline(comparison),
        clauses=what_became_of_the_clauses(comparison),
        moves=moves(comparison),
    )  # fmt: skip
    return Markup(text)


def style() -> Markup:
    """Return the style of the page."""
    return Markup((_TEMPLATES / "compare.css").read_text(encoding="utf-8"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["shown"] = _shown
    environment.filters["space_before"] = lambda text: text[: len(text) - len(text.lstrip())]
    return environment


def _shown(text: str | None) -> str:
    """Make words safe to show, with their line breaks, but without what could turn or hide what stands beside them."""
    return "".join(c for c in words.shown(text or "") if unicodedata.category(c) not in ("Cf", "Co"))
