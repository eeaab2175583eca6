"""The report as one page that needs nothing but a browser: the findings beside the text they are about.

The page loads nothing and, without its script, shows all; the script only
filters. What comes from a draft is escaped by Jinja2, freed of characters that
a screen would obey, and kept from running by the page's own security policy.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from compliance.report import words
from compliance.report.highlights import Segment, Span, locate, own_heading, pages, segments
from compliance.report.model import ClauseOut, DraftReport, EvidenceOut, FindingOut, Report

if TYPE_CHECKING:
    from jinja2 import Environment

#: A quotation longer than this is cut in a finding; all of it is marked in the text.
QUOTE = 600
#: Clauses searched in vain that are named one by one.
SEARCHED = 12


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the draft in a finding, with the anchor of the mark on them in the text."""

    words: str
    cut: bool
    target: str | None
    where: str
    place: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with its number in the report and what it links to."""

    number: int
    id: str
    finding: FindingOut
    kind: str
    """What is to be done about it, a key of ``words.KINDS``."""
    where: tuple[str, str] | None
    """Label and anchor of its clause."""
    quotes: tuple[Quote, ...]
    searched: tuple[tuple[str, str], ...]
    searched_more: int


@dataclass(slots=True)
class Passage:
    """A clause of the text with the marks over its words."""

    id: str
    clause: ClauseOut
    page: int | None
    heading: list[Segment]
    body: list[Segment]
    items: list[Item] = field(default_factory=list)
    """Findings about it that quote none of its words."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page shows of one draft."""

    id: str
    name: str
    report: DraftReport
    standing: str
    items: list[Item]
    undecided: list[FindingOut]
    settled: dict[str, list[FindingOut]]
    passages: list[Passage]
    topics: list[str]
    language: str
    """Of the text, for a screen reader; empty if it isn't known."""
    anchors: dict[tuple[str, Span], str]
    marked: dict[str, list[Item]]
    """The findings of each mark, by the mark's anchor."""

    def anchor(self, clause: str, span: Span) -> str:
        """Return the anchor of a mark."""
        return self.anchors[clause, span]


def render(report: Report) -> str:
    """Return the report as one HTML page."""
    sheets = [
        sheet(one, name, f"d{n}") for n, (one, name) in enumerate(zip(report.reports, words.names(report), strict=True), 1)
    ]  # fmt: skip
    style, script = asset("report.css"), asset("report.js")
    return (
        environment()
        .get_template("report.html")
        .render(sheets=sheets, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script))
    )


@cache
def environment() -> Environment:
    """Return what renders the templates: everything is escaped, nothing may be undefined."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("compliance.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, finalize=_finalize,
    )  # fmt: skip
    made.globals.update(words=words)
    return made


def _finalize(value: Any) -> Any:
    return words.shown(value) if type(value) is str else value


def asset(name: str) -> Any:
    """Return the style or the script of the page, to stand in it as it is."""
    from markupsafe import Markup

    return Markup(files(__package__).joinpath("templates", name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def sheet(report: DraftReport, name: str, prefix: str) -> Sheet:
    """Return what is shown of one draft; ``prefix`` begins all its anchors."""
    known = {clause.id: (f"{prefix}-c{n}", clause) for n, clause in enumerate(report.clauses, 1)}
    anchors: dict[tuple[str, Span], str] = {}
    marked: dict[str, list[Item]] = {}
    loose: dict[str, list[Item]] = {}
    items = []
    open_ones = [f for f in report.findings if f.verdict in ("violated", "unclear") and not f.unread]
    for number, finding in enumerate(words.worst_first(open_ones, report.clauses), 1):
        quotes, own = [], []
        for evidence in finding.evidence:
            anchor = _mark(evidence, known, anchors, prefix)
            if anchor is not None and anchor not in own:
                own.append(anchor)
            if evidence.quote:
                quotes.append(_quote(evidence, known, anchor))
        item = Item(
            number, f"{prefix}-f{number}", finding, words.kind(finding), _link(finding.clause, known),
            tuple(quotes), tuple(x for c in finding.searched[:SEARCHED] if (x := _link(c, known))), max(0, len(finding.searched) - SEARCHED),
        )  # fmt: skip
        items.append(item)
        for anchor in own:
            marked.setdefault(anchor, []).append(item)
        if not own and finding.clause in known:
            loose.setdefault(finding.clause, []).append(item)
    return Sheet(
        id=prefix, name=name, report=report, standing=re.sub(r"\W+", "-", words.standing(report).lower()).strip("-"), items=items,
        undecided=words.worst_first([f for f in report.findings if f.unread], report.clauses),
        settled={
            verdict: sorted((f for f in report.findings if f.verdict == verdict), key=lambda f: f.rule)
            for verdict in ("satisfied", "not_applicable")
        },
        passages=list(_passages(report.clauses, known, anchors, loose)), topics=sorted({t for i in items for t in i.finding.topics}),
        language=known_language if (known_language := report.draft.language or "") and re.fullmatch("[a-z]{2,3}", known_language) else "",
        anchors=anchors, marked=marked,
    )  # fmt: skip


Known = dict[str, tuple[str, ClauseOut]]


def _mark(evidence: EvidenceOut, known: Known, anchors: dict[tuple[str, Span], str], prefix: str) -> str | None:
    """Return the anchor of the mark on the evidence, a new one for words that nothing marked yet."""
    if evidence.clause not in known:
        return None
    span = locate(known[evidence.clause][1], evidence)
    return anchors.setdefault((evidence.clause, span), f"{prefix}-m{len(anchors) + 1}") if span else None


def _quote(evidence: EvidenceOut, known: Known, anchor: str | None) -> Quote:
    place, cut = evidence.place, len(evidence.quote) > QUOTE
    where = _link(evidence.clause, known)
    spots = []
    if place is not None and place.page:
        spots.append(f"page {place.page}")
    if place is not None and place.part != "body":
        spots.append(f"in a {place.part}")
    return Quote(
        words=evidence.quote[:QUOTE].rstrip() if cut else evidence.quote, cut=cut, target=anchor,
        where=where[0] if where else "", place=", ".join(spots),
    )  # fmt: skip


def _link(clause: str | None, known: Known) -> tuple[str, str] | None:
    if clause not in known:
        return None
    anchor, found = known[clause]
    return words.clause_label(found.number, found.heading, found.text), anchor


def _passages(
    clauses: list[ClauseOut], known: Known, anchors: dict[tuple[str, Span], str], loose: dict[str, list[Item]]
) -> Iterable[Passage]:
    spans: dict[str, list[Span]] = {}
    for clause_id, span in anchors:
        spans.setdefault(clause_id, []).append(span)
    for clause, page in zip(clauses, pages(clauses), strict=True):
        head, own = own_heading(clause), spans.get(clause.id, [])
        skipped = clause.text[head : head + 1] == "\n" and not any(a <= head < b for a, b in own)
        yield Passage(
            known[clause.id][0], clause, page, heading=segments(clause.text, own, 0, head) if head else [],
            body=segments(clause.text, own, head + skipped), items=loose.get(clause.id, []),
        )  # fmt: skip
