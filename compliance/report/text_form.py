"""The report for a person at a terminal: the verdict first, then the findings, worst first."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable

import click

from compliance.report import words
from compliance.report.model import DraftReport, FindingOut, Report

WIDTH = 96
#: Of each severity.
COLOUR = {"blocker": "red", "major": "yellow", "minor": "cyan", "advice": "blue"}
_HEAD_COLOUR = {
    "Needs the legal office": "yellow",
    "Nothing was judged": "yellow",
    "Small corrections": "cyan",
    "No objection found": "green",
}


def render(report: Report, colour: bool = False) -> str:
    """Return the report as plain text; with ``colour``, for a terminal that shows it."""
    text = "\n".join(_draft(one) for one in report.reports)
    return text if colour else click.unstyle(text)


def _draft(report: DraftReport) -> str:
    lines = [click.style(clean(report.draft.path), bold=True)]
    if report.error is not None:
        lines.append(f"  {click.style('NOT READ', fg='red', bold=True)}  {clean(report.error.message)}")
        return "\n".join(lines) + "\n"
    lines.append(_understood(report))
    lines.append("")
    lines.append(_verdict(report))
    for notice in report.notices:
        lines += ["", *wrapped(notice, "  ! ", "    ")]
    if report.baseline is not None:
        lines += ["", click.style("BESIDE THE APPROVED FORM", bold=True) + f"  ({clean(report.baseline.path)})"]
        for line in words.beside_form(report):
            lines += wrapped(line, "  ", "  ")
    ordered = words.worst_first(report.findings, report.clauses)
    excused = [f for f in ordered if f.excused]
    violated = [f for f in ordered if f.verdict == "violated" and not f.excused]
    unclear = [f for f in ordered if f.verdict == "unclear" and not (f.unread or f.excused)]
    undecided = sorted({f.rule for f in ordered if f.unread and not f.excused})
    blockers = [f for f in violated if f.severity == "blocker"]
    doubtful = [f for f in unclear if f.severity == "blocker"]
    others = [f for f in violated if f.severity != "blocker"]
    unclear = [f for f in unclear if f.severity != "blocker"]
    for finding in blockers:
        lines += ["", *finding_lines(finding)]
    if doubtful:
        lines += ["", click.style("MAY BE A BLOCKER", bold=True) + "  (a person must look at these first)"]
        for finding in doubtful:
            lines += ["", *finding_lines(finding)]
        lines += ["", click.style("FOUND", bold=True)] if others else []
    for finding in others:
        lines += ["", *finding_lines(finding)]
    if unclear:
        lines += [
            "",
            click.style("A PERSON MUST LOOK", bold=True) + "  (the program can't decide these; the legal office can)",
        ]
        for finding in unclear:
            lines += ["", *finding_lines(finding)]
    if excused:
        lines += ["", click.style("ANSWERED", bold=True) + "  (found, but a person has decided)"]
        for finding in excused:
            lines += ["", *finding_lines(finding)]
    lines += _unread(report)
    if undecided:
        lines += [
            "",
            *wrapped(
                f"Because of what was not read or is not in the file, these can't be cleared though nothing was found against them: {', '.join(undecided)}.",
                "",
                "  ",
            ),
        ]
    satisfied = sorted({f.rule for f in report.findings if f.verdict == "satisfied"})
    absent = sorted({f.rule for f in report.findings if f.verdict == "not_applicable"})
    if satisfied:
        lines += ["", *wrapped(f"In order: {', '.join(satisfied)}.", "", "  ")]
    if absent:
        lines += [*wrapped(f"Nothing in the draft that they concern: {', '.join(absent)}.", "", "  ")]
    return "\n".join(lines) + "\n"


def _understood(report: DraftReport) -> str:
    sides = []
    for party in report.parties:
        names = [party.name, *(a for a in party.aliases if a != party.name)]
        sides.append(
            f"{'UN side' if party.role == 'un' else 'partner' if party.role == 'partner' else 'third'}: {' / '.join(names[:3])}"
        )
    profile = report.profile
    nature = profile.nature if profile.nature != "binding" else None
    facts = [f for f in (profile.agency, profile.partner_type, profile.modality, nature) if f]
    if profile.edition:
        facts.append(f"guidelines of {profile.edition}")
    size = f"{report.draft.words:,} words" + (f" on {report.draft.pages} pages" if report.draft.pages else "")
    who = "the grammar and the trained reader" if "trained" in report.readers else "the grammar alone"
    lines = [*(f"  {s}" for s in sides), f"  judged as: {', '.join(facts)}; {size}; read by {who}"]
    return "\n".join(clean(line) for line in lines)


def _verdict(report: DraftReport) -> str:
    standing = words.standing(report)
    head = click.style(standing.upper(), fg=_HEAD_COLOUR.get(standing, "red"), bold=True)
    said = f"{head}{words.verdict(report).removeprefix(standing)}"
    return "\n".join(textwrap.wrap(said, WIDTH, subsequent_indent="  "))


def finding_lines(finding: FindingOut) -> list[str]:
    """Return what is said of a finding."""
    label = click.style(f"{finding.severity.upper():8}", fg=COLOUR[finding.severity], bold=True)
    where = f"  [clause {finding.number}]" if finding.number else ""
    lines = [f"{label} {click.style(finding.rule, bold=True)}  {clean(finding.title + where)}"]
    if finding.decision is not None:
        lines += wrapped(words.answer(finding.decision), "  Answer ", "         ")
    lines += wrapped(finding.message, "  ", "  ")
    for evidence in finding.evidence[:3]:
        quote = evidence.quote if len(evidence.quote) <= 420 else evidence.quote[:400].rstrip() + " …"
        lines += wrapped(f"“{quote}”", "    │ ", "    │ ")
    if len(finding.evidence) > 3:
        lines.append(f"    │ and {len(finding.evidence) - 3} more")
    if finding.why:
        lines += wrapped(finding.why, "  Why   ", "        ")
    if finding.because:
        lines += wrapped(finding.because, "  Why here ", "           ")
    if finding.advice:
        lines += wrapped(finding.advice, "  To do ", "        ")
    if finding.wording and finding.verdict == "violated":
        lines += wrapped(str(finding.wording.get("text", "")), "  Write ", "        ")
        for fallback in finding.wording.get("fallbacks", ()):
            lines += wrapped(words.fallback(fallback), "  Or    ", "        ")
    if finding.sources:
        lines += wrapped("; ".join(words.source(s) for s in finding.sources), "  Source ", "         ")
    return lines


def _unread(report: DraftReport) -> list[str]:
    ledger = report.draft.ledger
    lines: list[str] = []
    if ledger.unread:
        lines += ["", click.style("NOT READ", bold=True)]
        for item in ledger.unread:
            mark = "!" if item.material else "-"
            lines += wrapped(f"{item.what} ({item.place}): {item.why}", f"  {mark} ", "    ")
    if ledger.oddities:
        lines += ["", click.style("READ, BUT LOOK", bold=True)]
        for oddity in ledger.oddities:
            lines += wrapped(oddity, "  - ", "    ")
    return lines


def wrapped(text: str, first: str, rest: str) -> list[str]:
    """Return the lines of a text that may hold words of a draft: cleaned, as broad as the report, after ``first`` or ``rest``."""
    lines = textwrap.wrap(clean(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False)
    return lines or [first.rstrip()]


def clean(text: str) -> str:
    """Make a draft's words safe to print, on one line: no control characters that a terminal would obey."""
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
