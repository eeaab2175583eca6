"""The rules in force, to browse, search and read."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from checks.catalogue import Catalogue
from checks.rule import Rule
from compliance.report.rule_page import sections
from compliance.web import pages


def routes(catalogue: Catalogue) -> list[Route]:
    """Return the routes of the pages about the rules of a catalogue."""
    topics = sorted({t for rule in catalogue.rules for t in rule.topics})

    def rules(request: Request) -> Response:
        query, severity, topic = (request.query_params.get(key, "")[:200] for key in ("q", "severity", "topic"))
        values = {"found": found(catalogue, query, severity, topic), "all": len(catalogue.rules), "topics": topics, "q": query, "severity": severity, "topic": topic}  # fmt: skip
        return HTMLResponse(pages.render("rules.html", request.scope["session"], **values))

    def rule(request: Request) -> Response:
        wanted = catalogue.by_id(request.path_params["id"])
        if wanted is None:
            raise HTTPException(404, "There is no such rule.")
        return HTMLResponse(
            pages.render("rule.html", request.scope["session"], rule=wanted, sections=sections(wanted, catalogue))
        )

    return [Route("/rules", rules), Route("/rules/{id}", rule)]


def found(catalogue: Catalogue, query: str, severity: str, topic: str) -> list[Rule]:
    """Return the rules that hold every word of the query, of a severity and about a topic if these are given."""
    wanted = query.casefold().split()
    return [
        rule for rule in catalogue.rules
        if (not severity or rule.severities[0] == severity) and (not topic or topic in rule.topics)
        and all(word in _searched(rule, catalogue) for word in wanted)
    ]  # fmt: skip


def _searched(rule: Rule, catalogue: Catalogue) -> str:
    titles = (catalogue.sources[s.id]["title"] for s in rule.sources)
    return " ".join([rule.id, rule.title, rule.why, rule.advice, *rule.topics, *titles]).casefold()
