"""The report as a spreadsheet: findings, clauses and obligations of one or many drafts, to sort and filter.

What comes from a draft is always text: no formula, no link, and marked as text
so that it stays so when somebody edits the cell.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from compliance.report import obligations, words
from compliance.report.model import DraftReport, FindingOut, Report, StatementOut

if TYPE_CHECKING:
    import xlsxwriter

#: What a cell of Excel holds, in units of UTF-16.
CELL = 32_767
#: The height of Excel's highest row, in points.
ROW = 409.0
_CUT = " … [cut: a cell holds no more; the whole text is in the draft]"
#: The same report gives the same file on every day.
_CREATED = datetime(2000, 1, 1)

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, its columns with their widths, its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: list[Sequence[Value]]


def render(report: Report) -> bytes:
    """Return the report as an XLSX file."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "Draft agreements checked", "created": _CREATED})
    named = list(zip(words.names(report), report.reports, strict=True))
    for table in (_summary(named), _findings(named), _clauses(named), _obligations(named), _ledger(named)):
        _write(book, table)
    book.close()
    return out.getvalue()


Named = list[tuple[str, DraftReport]]


def _summary(named: Named) -> Table:
    columns = (
        ("Draft", 22), ("Stands", 14), ("In one line", 40), ("Blockers", 9), ("To fix", 7), ("For your legal officer", 11),
        ("Questions the draft can't answer", 11), ("Worth considering", 11), ("Open because not read", 11), ("% needing no lawyer's reading", 12), ("Taken to be", 42), ("Notices", 40),
    )  # fmt: skip
    rows: list[Sequence[Value]] = []
    for name, one in named:
        if one.error is not None:
            rows.append([name, words.standing(one), one.error.message, *[None] * 9])
            continue
        found = words.counts(one)
        rows.append([
            name, words.standing(one), words.verdict(one), found.blockers, found.to_fix, found.for_lawyer, found.asked, found.advice, found.undecided,
            words.untroubled(one), "\n".join(f"{label}: {value}" for label, value in words.understood(one)), "\n".join(one.notices),
        ])  # fmt: skip
    return Table("Summary", columns, rows)


def _findings(named: Named) -> Table:
    columns = (
        ("Draft", 18), ("Rule", 8), ("Title", 22), ("Severity", 9), ("Verdict", 11), ("Clause", 10), ("Message", 32), ("Quote", 44),
        ("Why it matters", 28), ("What to do", 28), ("Model wording", 32), ("Wording may be inserted", 13), ("Fall-back wording", 32), ("Sources", 36), ("Topics", 15), ("Answer", 28),
    )  # fmt: skip
    decided = ("satisfied", "not_applicable")
    rows: list[Sequence[Value]] = []
    for name, one in named:
        ordered = words.worst_first(one.findings, one.clauses)
        for finding in (
            *(f for f in ordered if f.verdict not in decided),
            *(f for f in ordered if f.verdict in decided),
        ):
            rows.append([name, *_finding(finding)])
    return Table("Findings", columns, rows)


def _finding(finding: FindingOut) -> list[Value]:
    wording = finding.wording or {}
    return [
        finding.rule, finding.title, words.SEVERITIES[finding.severity], words.VERDICTS[finding.verdict], finding.number, finding.message,
        "\n\n".join(_quotes(finding)), finding.why, finding.advice, str(wording.get("text", "")),
        words.insertable(wording) if wording else "", "\n\n".join(words.fallback(f) for f in wording.get("fallbacks", ())),
        "\n".join(words.source(s) for s in finding.sources),
        ", ".join(words.plain(t) for t in finding.topics), words.answer(finding.decision) if finding.decision else "",
    ]  # fmt: skip


def _quotes(finding: FindingOut) -> Iterable[str]:
    for evidence in finding.evidence:
        if evidence.quote:
            page = f" (page {evidence.place.page})" if evidence.place and evidence.place.page else ""
            yield f"“{evidence.quote}”{page}"


def _clauses(named: Named) -> Table:
    columns = (
        ("Draft", 24),
        ("Number", 14),
        ("Heading", 30),
        ("Page", 7),
        ("Topics", 30),
        ("Findings", 30),
        ("Text", 100),
    )
    rows: list[Sequence[Value]] = []
    for name, one in named:
        about: dict[str, dict[str, None]] = {}
        for finding in words.worst_first(one.findings, one.clauses):
            if finding.verdict in ("violated", "unclear"):
                for clause_id in (finding.clause, *(e.clause for e in finding.evidence)):
                    about.setdefault(clause_id or "", {})[finding.rule] = None
        for clause in one.clauses:
            rows.append([
                name, clause.number, clause.heading, clause.place.page if clause.place else None,
                ", ".join(words.plain(t) for t in clause.topics), ", ".join(about.get(clause.id, ())), clause.text,
            ])  # fmt: skip
    return Table("Clauses", columns, rows)


def _obligations(named: Named) -> Table:
    columns = (
        ("Draft", 18), ("Who", 16), ("Modality", 9), ("Does what", 28), ("To what", 24), ("Towards whom", 16), ("How", 30),
        ("Conditions", 26), ("Exceptions", 26), ("Certainty", 16), ("Clause", 12), ("Quote", 54),
    )  # fmt: skip
    rows: list[Sequence[Value]] = []
    for name, one in named:
        numbers = {c.id: words.clause_label(c.number, c.heading, c.text) for c in one.clauses}
        order = {c.id: n for n, c in enumerate(one.clauses)}
        for said in sorted(one.statements, key=lambda s: (obligations.bearer_rank(s.bearer), order.get(s.clause, 0))):
            rows.append([name, *_statement(said, one), numbers.get(said.clause, ""), said.quote])
    return Table("Obligations", columns, rows)


def _statement(said: StatementOut, report: DraftReport) -> list[Value]:
    sure = bool(said.certainty.get("sure"))
    reasons = "; ".join(str(r) for r in said.certainty.get("reasons", ()))
    effect = "" if said.effect == "operative" else f"{said.effect}; "
    operator = "" if said.operator == "asserted" else f"{said.operator}: "
    return [
        obligations.entity(said.bearer, report) or "Nobody is named", obligations.modality(said.modality), operator + obligations.act(said.act), obligations.thing(said.object, report),
        obligations.entity(said.counterparty, report), "\n".join(obligations.attribute(a) for a in said.attributes),
        "\n".join(said.conditions), "\n".join(said.exceptions), effect + ("sure" if sure else f"not sure: {reasons}"),
    ]  # fmt: skip


def _ledger(named: Named) -> Table:
    columns = (
        ("Draft", 32),
        ("What", 40),
        ("Place", 24),
        ("Why, or how much", 70),
        ("Could hold what a rule looks for", 18),
    )
    rows: list[Sequence[Value]] = []
    for name, one in named:
        draft = one.draft
        if one.error is not None:
            rows.append([name, "The whole file was not read", None, one.error.message, "yes"])
            continue
        rows.append(
            [
                name,
                "Characters of text (spaces not counted)",
                None,
                f"{draft.ledger.read:,} of {draft.ledger.characters:,} read",
                None,
            ]
        )
        rows.append([name, "Fingerprint of the file (SHA-256)", None, draft.sha256, None])
        rows += [
            [name, f"Not read: {u.what}", u.place, u.why, "yes" if u.material else "no"] for u in draft.ledger.unread
        ]
        rows += [[name, "Read, but look", None, oddity, None] for oddity in draft.ledger.oddities]
    return Table("Ledger", columns, rows)  # fmt: skip


def _write(book: xlsxwriter.Workbook, table: Table) -> None:
    lines = {"border": 1, "border_color": "#C9D0D6"}
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3E8EC", **lines})
    text = book.add_format(
        {"text_wrap": True, "valign": "top", "quote_prefix": True, "num_format": "@", "font_size": 10, **lines}
    )
    number = book.add_format({"valign": "top", "font_size": 10, **lines})
    sheet = book.add_worksheet(table.name)
    sheet.set_row(0, 2 + _height([title for title, _ in table.columns], table.columns))
    for column, (title, width) in enumerate(table.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    for line, row in enumerate(table.rows, 1):
        cells = [fitted(value) if isinstance(value, str) else value for value in row]
        sheet.set_row(line, _height(cells, table.columns))
        for column, value in enumerate(cells):
            if isinstance(value, int):
                sheet.write_number(line, column, value, number)
            elif value:
                sheet.write_string(line, column, value, text)
            else:
                sheet.write_blank(line, column, None, text)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P of &N")


def _height(cells: Sequence[Value], columns: Sequence[tuple[str, int]]) -> float:
    """Return a height in points that shows the fullest cell: not every program fits rows to wrapped text by itself."""
    lines = max(
        sum(1 + int(len(line) / width) for line in str(value or "").split("\n"))
        for value, (_, width) in zip(cells, columns, strict=True)
    )
    return min(ROW, 5 + 13 * lines)


def fitted(text: str) -> str:
    """Return the text as a cell can hold it: nothing that XML forbids, and no more than fits, which the cell then says."""
    text = words.shown(text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL:
        return text
    return units[: 2 * (CELL - len(_CUT))].decode("utf-16-le", errors="ignore") + _CUT
