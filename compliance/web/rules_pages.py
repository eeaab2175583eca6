"""The rules, to browse, search and read."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from checks import catalogue
from checks.rule import Rule
from compliance.report import words
from compliance.report.plain_words import condition_in_words
from compliance.web import pages


def load() -> None:
    """Read the rules, so that the first who asks for them need not wait."""
    catalogue.rules()
    pages.environment()


def found(query: str, severity: str, topic: str) -> list[Rule]:
    """Return the rules that hold every word of the query, of a severity and about a topic if these are given."""
    wanted = query.casefold().split()
    return [
        rule for rule in catalogue.rules()
        if (not severity or rule.severities[0] == severity) and (not topic or topic in rule.topics)
        and all(word in _searched(rule) for word in wanted)
    ]  # fmt: skip


def _searched(rule: Rule) -> str:
    titles = (catalogue.sources()[s.id]["title"] for s in rule.sources)
    return " ".join([rule.id, rule.title, rule.why, rule.advice, *rule.topics, *titles]).casefold()


def _rules(request: Request) -> Response:
    query, severity, topic = (request.query_params.get(key, "")[:200] for key in ("q", "severity", "topic"))
    topics = sorted({t for rule in catalogue.rules() for t in rule.topics})
    values = {"found": found(query, severity, topic), "all": len(catalogue.rules()), "topics": topics, "q": query, "severity": severity, "topic": topic}  # fmt: skip
    return HTMLResponse(pages.render("rules.html", request.scope["session"], **values))


def _rule(request: Request) -> Response:
    rule = catalogue.by_id(request.path_params["id"])
    if rule is None:
        raise HTTPException(404, "There is no such rule.")
    sources = [words.source({"title": catalogue.sources()[s.id]["title"], "pinpoint": s.pinpoint, "status": s.status}) for s in rule.sources]  # fmt: skip
    related = [other for key in rule.related if (other := catalogue.by_id(key)) is not None]
    asks = [(condition_in_words(c), formal) for c, formal in zip(rule.conditions, rule.condition, strict=True)]
    values: dict[str, Any] = {"rule": rule, "asks": asks, "sources": sources, "related": related}
    return HTMLResponse(pages.render("rule.html", request.scope["session"], **values))


ROUTES = [Route("/rules", _rules), Route("/rules/{id}", _rule)]
