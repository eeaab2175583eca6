"""Reports for the tests of the report forms: a real one, one that a hostile draft would give, one of a broken file."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from checks.values import Severity, Verdict
from compliance import check
from compliance.report.model import DraftReport, Report
from tests.helpers import ROOT

#: Markup, what a spreadsheet would run, controls, overrides of the direction of writing, halves of surrogate pairs.
HOSTILE = (
    "</mark></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1,1)",
    "-2+3",
    "https://example.org/=HYPERLINK(\"x\")",
    "a\x00b\x1b[2Jc\x07d\x0be\x85f\ufffeg\r\nh\u2028i",
    "left \u202eright\u202c \u2066in\u2069",
    "_x0041_ <![CDATA[ ]]> <!-- -->",
)  # fmt: skip


@cache
def sample() -> Report:
    return check(str(ROOT / "samples" / "brewery-sponsorship.docx"), trained=False)


@cache
def several() -> Report:
    """A Word draft, a PDF of which a page was not read, a file that is not there."""
    paths = ("brewery-sponsorship.docx", "donation-scanned-page.pdf", "no-such-file.docx")
    return Report(reports=[check(str(ROOT / "samples" / p), trained=False).reports[0] for p in paths])


def hostile(text: str) -> Report:
    """A report in which the text stands in every field that can hold words of a draft."""
    place = {"part": "body", "block": 0, "start": 0, "end": 1, "page": 2}
    source = {"id": "X", "title": text, "pinpoint": text, "status": "verified"}
    findings = [
        {
            "rule": f"{severity}-{verdict}", "title": text, "severity": severity, "verdict": verdict, "clause": text, "number": text,
            "message": text, "evidence": [{"clause": text, "quote": text, "place": place}, {"clause": None, "quote": text, "place": None}],
            "searched": [text], "sources": [source], "wording": {"key": "x", "text": text, "insert": text}, "why": text, "advice": text,
            "topics": [text],
        }
        for severity in get_args(Severity) for verdict in get_args(Verdict)
    ]  # fmt: skip
    statement = {
        "id": "s1", "clause": text, "bearer": text, "modality": text, "act": text, "object": text, "counterparty": text,
        "attributes": [{"name": text, "quote": text}], "conditions": [text], "exceptions": [text], "operator": text, "effect": text,
        "certainty": {"sure": False, "reasons": [text]}, "quote": text, "place": None,
    }  # fmt: skip
    return Report(reports=[DraftReport.model_validate({
        "draft": {
            "path": text, "sha256": "0" * 64, "format": "docx", "language": text, "pages": 3, "words": 9,
            "ledger": {
                "characters": 9, "read": 8, "unread": [{"what": text, "place": text, "why": text, "material": True}], "oddities": [text],
            },
        },
        "error": None, "profile": dict.fromkeys(("agency", "partner_type", "modality", "edition"), text),
        "parties": [{"role": "un", "name": text, "aliases": [text], "organization": text}],
        "clauses": [{"id": text, "number": text, "heading": text, "topics": [text], "text": f"{text}\n{text}", "place": place}],
        "statements": [statement], "findings": findings,
        "summary": {"violated": dict.fromkeys(get_args(Severity), 1), "unclear": 4, "satisfied": 4, "not_applicable": 4}, "notices": [text],
        "readers": ["grammar"],
    })])  # fmt: skip


def overlapping(text: str, spans: list[tuple[int, int]]) -> Report:
    """The sample with one clause and a finding for each span of its words."""
    one = sample().reports[0]
    clause = one.clauses[0].model_copy(update={"text": text, "heading": ""})
    made: list[Any] = []
    for start, end in spans:
        evidence = [{"clause": clause.id, "quote": text[start:end], "place": None, "span": (start, end)}]
        made.append(
            one.findings[0].model_validate(
                {**one.findings[0].model_dump(), "verdict": "violated", "clause": clause.id, "evidence": evidence}
            )
        )
    return Report(reports=[one.model_copy(update={"clauses": [clause], "findings": made})])
