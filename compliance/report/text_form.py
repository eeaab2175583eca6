"""The report for a person at a terminal: the verdict first, then the findings, worst first."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable

import click

from compliance.report import words
from compliance.report.model import DraftReport, FindingOut, Report

WIDTH = 96
_ORDER = {"blocker": 0, "major": 1, "minor": 2, "advice": 3}
_COLOUR = {"blocker": "red", "major": "yellow", "minor": "cyan", "advice": "blue"}
_HEAD_COLOUR = {
    "Needs the legal office": "yellow",
    "Nothing was judged": "yellow",
    "Small corrections": "cyan",
    "No objection found": "green",
}
_LABEL = {"blocker": "BLOCKER", "major": "MAJOR", "minor": "MINOR", "advice": "ADVICE"}
_MEANING = {
    "blocker": "not signable without a change or a recorded derogation",
    "major": "a lawyer must agree",
    "minor": "correct before signature",
    "advice": "worth considering",
}


def render(report: Report, colour: bool = False) -> str:
    """Return the report as plain text; with ``colour``, for a terminal that shows it."""
    text = "\n".join(_draft(one) for one in report.reports)
    return text if colour else click.unstyle(text)


def _draft(report: DraftReport) -> str:
    lines = [click.style(_clean(report.draft.path), bold=True)]
    if report.error is not None:
        lines.append(f"  {click.style('NOT READ', fg='red', bold=True)}  {_clean(report.error.message)}")
        return "\n".join(lines) + "\n"
    lines.append(_understood(report))
    lines.append("")
    lines.append(_verdict(report))
    for notice in report.notices:
        lines += ["", *_wrapped(_clean(notice), "  ! ", "    ")]
    violated = sorted((f for f in report.findings if f.verdict == "violated" and not f.excused), key=_rank)
    unclear = sorted(
        (f for f in report.findings if f.verdict == "unclear" and not f.unread and not f.excused), key=_rank
    )
    excused = sorted((f for f in report.findings if f.excused), key=_rank)
    undecided = sorted({f.rule for f in report.findings if f.unread and not f.excused})
    for finding in violated:
        lines += ["", *_finding(finding)]
    if unclear:
        lines += [
            "",
            click.style("A PERSON MUST LOOK", bold=True) + "  (the program can't decide these; the legal office can)",
        ]
        for finding in unclear:
            lines += ["", *_finding(finding)]
    if excused:
        lines += ["", click.style("ANSWERED", bold=True) + "  (found, but a person has decided)"]
        for finding in excused:
            lines += ["", *_finding(finding)]
    lines += _unread(report)
    if undecided:
        lines += [
            "",
            *_wrapped(
                f"Because of what was not read, these can't be cleared though nothing was found against them: {', '.join(undecided)}.",
                "",
                "  ",
            ),
        ]
    satisfied = sorted({f.rule for f in report.findings if f.verdict == "satisfied"})
    absent = sorted({f.rule for f in report.findings if f.verdict == "not_applicable"})
    if satisfied:
        lines += ["", *_wrapped(f"In order: {', '.join(satisfied)}.", "", "  ")]
    if absent:
        lines += [*_wrapped(f"Nothing in the draft that they concern: {', '.join(absent)}.", "", "  ")]
    return "\n".join(lines) + "\n"


def _understood(report: DraftReport) -> str:
    sides = []
    for party in report.parties:
        names = [party.name, *(a for a in party.aliases if a != party.name)]
        sides.append(
            f"{'UN side' if party.role == 'un' else 'partner' if party.role == 'partner' else 'third'}: {_clean(' / '.join(names[:3]))}"
        )
    profile = report.profile
    facts = [f for f in (profile.agency, profile.partner_type, profile.modality, profile.edition) if f]
    size = f"{report.draft.words:,} words" + (f" on {report.draft.pages} pages" if report.draft.pages else "")
    who = "the grammar and the trained reader" if "trained" in report.readers else "the grammar alone"
    return "\n".join([*(f"  {s}" for s in sides), f"  judged as: {', '.join(facts)}; {size}; read by {who}"])


def _verdict(report: DraftReport) -> str:
    counts = {
        level: sum(f.severity == level and f.verdict == "violated" and not f.excused for f in report.findings)
        for level in report.summary.violated
    }
    parts = [
        click.style(f"{n} {level}{'s' if n != 1 and level != 'advice' else ''}", fg=_COLOUR[level], bold=True)
        for level, n in sorted(counts.items(), key=lambda item: _ORDER[item[0]])
        if n
    ]
    questions = sum(1 for f in report.findings if f.verdict == "unclear" and not (f.unread or f.question or f.excused))
    asked = sum(1 for f in report.findings if f.question and not f.excused)
    undecided = len({f.rule for f in report.findings if f.unread and not f.excused})
    excused = sum(f.excused for f in report.findings)
    if questions:
        parts.append(f"{questions} for a person to decide")
    if asked:
        parts.append(f"{asked} that the draft can't answer")
    if undecided:
        parts.append(f"{undecided} open because part of the file was not read")
    if excused:
        parts.append(f"{excused} answered")
    standing = words.standing(report)
    head = click.style(standing.upper(), fg=_HEAD_COLOUR.get(standing, "red"), bold=True)
    return head + (": " + ", ".join(parts) if parts else "")


def _rank(finding: FindingOut) -> tuple[int, str, str]:
    return _ORDER[finding.severity], finding.rule, finding.number or ""


def _finding(finding: FindingOut) -> list[str]:
    label = click.style(f"{_LABEL[finding.severity]:8}", fg=_COLOUR[finding.severity], bold=True)
    where = f"clause {_clean(finding.number)}" if finding.number else ""
    lines = [f"{label} {click.style(finding.rule, bold=True)}  {finding.title}" + (f"  [{where}]" if where else "")]
    if finding.decision is not None:
        lines += _wrapped(_clean(words.answer(finding.decision)), "  Answer ", "         ")
    lines += _wrapped(finding.message, "  ", "  ")
    for evidence in finding.evidence[:3]:
        quote = _clean(evidence.quote)
        lines += _wrapped(f"“{quote if len(quote) <= 420 else quote[:400].rstrip() + ' …'}”", "    │ ", "    │ ")
    if len(finding.evidence) > 3:
        lines.append(f"    │ and {len(finding.evidence) - 3} more")
    if finding.why:
        lines += _wrapped(finding.why, "  Why   ", "        ")
    if finding.advice:
        lines += _wrapped(finding.advice, "  To do ", "        ")
    if finding.wording and finding.verdict == "violated":
        lines += _wrapped(str(finding.wording.get("text", "")), "  Write ", "        ")
    if finding.sources:
        lines += _wrapped("; ".join(_source(s) for s in finding.sources), "  Source ", "         ")
    return lines


def _source(source: dict[str, object]) -> str:
    title = str(source.get("title") or source.get("id") or "")
    pinpoint = str(source.get("pinpoint") or "")
    status = "" if source.get("status") == "verified" else " (source to be confirmed)"
    return f"{title}{', ' + pinpoint if pinpoint else ''}{status}"


def _unread(report: DraftReport) -> list[str]:
    ledger = report.draft.ledger
    lines: list[str] = []
    if ledger.unread:
        lines += ["", click.style("NOT READ", bold=True)]
        for item in ledger.unread:
            mark = "!" if item.material else "-"
            lines += _wrapped(f"{_clean(item.what)} ({_clean(item.place)}): {_clean(item.why)}", f"  {mark} ", "    ")
    if ledger.oddities:
        lines += ["", click.style("READ, BUT LOOK", bold=True)]
        for oddity in ledger.oddities:
            lines += _wrapped(_clean(oddity), "  - ", "    ")
    return lines


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False) or [
        first.rstrip()
    ]


def _clean(text: str) -> str:
    """Make a draft's words safe to print: no control characters that a terminal would obey."""
    return "".join(_visible(text))


def _visible(text: str) -> Iterable[str]:
    for character in text:
        category = unicodedata.category(character)
        if character in "\n\t\r":
            yield " "
        elif category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
            yield "" if category == "Cf" else "�"
        else:
            yield character
