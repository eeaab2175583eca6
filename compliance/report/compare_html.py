"""What changed between two versions, as one page that needs nothing else: for a browser, a screen reader or paper."""

from __future__ import annotations

from markupsafe import Markup

from compliance.report.comparison import Comparison, headline, moves, what_became_of_the_clauses
from compliance.report.html_form import asset, environment


def render(comparison: Comparison) -> str:
    """Return the page; all words of the drafts are escaped, and nothing on it is fetched or run."""
    page = environment().get_template("compare.html")
    return page.render(comparison=comparison, changes=changes(comparison), style=asset("compare.css"))


def changes(comparison: Comparison) -> Markup:
    """Return what the page says, for a page that has a head of its own."""
    text = environment().get_template("changes.html").render(
        comparison=comparison,
        headline=headline(comparison),
        clauses=what_became_of_the_clauses(comparison),
        moves=moves(comparison),
    )  # fmt: skip
    return Markup(text)
