"""What changed between two versions, for a person at a terminal: what matters first."""

from __future__ import annotations

import re

import click

from compliance.report.comparison import (
    ClauseChange,
    Comparison,
    FindingChange,
    StretchOut,
    headline,
    moves,
    what_became_of_the_clauses,
)
from compliance.report.text_form import COLOUR, clean, finding_lines, wrapped

_AROUND = 80
"""Letters of kept words that are shown before and after a change."""
_LONGEST = 2_000
"""Letters of a stretch that are shown; the other forms show all."""


def render(comparison: Comparison, colour: bool = False) -> str:
    """Return the comparison as plain text; with ``colour``, for a terminal that shows it."""
    findings = comparison.findings
    lines = [f"Old  {clean(comparison.old.path)}", f"New  {clean(comparison.new.path)}", ""]
    lines += [click.style(headline(comparison), bold=True), what_became_of_the_clauses(comparison)]
    for notice in comparison.notices:
        lines += ["", *wrapped(notice, "  ! ", "    ")]
    if findings.new:
        lines += ["", click.style("NEW", bold=True)]
        for change in findings.new:
            if change.now is not None:
                lines += ["", *finding_lines(change.now)]
                lines += wrapped(change.cause, "  Since ", "        ") if change.cause else []
    if findings.resolved:
        lines += ["", click.style("RESOLVED", bold=True)]
        lines += [line for change in findings.resolved for line in _brief(change)]
    changed = [c for c in comparison.clauses if c.kind != "same"]
    if changed:
        lines += ["", click.style("WHAT CHANGED", bold=True) + "  [-words taken out-] {+words put in+}"]
        lines += [line for change in changed for line in _clause(change)]
    moved = moves(comparison)
    if moved:
        lines += ["", click.style("MOVED, THE SAME WORDS", bold=True)]
        lines += [line for move in moved for line in wrapped(move, "  - ", "    ")]
    if findings.remaining:
        lines += ["", click.style("REMAINING", bold=True)]
        lines += [line for change in findings.remaining for line in _brief(change)]
    if comparison.undecided.now:
        rules = ", ".join(comparison.undecided.now)
        lines += [
            "",
            *wrapped(f"Because part of the new file was not read, these can't be cleared: {rules}.", "", "  "),
        ]
    return "\n".join(lines) + "\n" if colour else click.unstyle("\n".join(lines) + "\n")


def _brief(change: FindingChange) -> list[str]:
    shown = change.now or change.before
    where = f"  [clause {shown.number}]" if shown is not None and shown.number else ""
    answer = (
        f"  ({shown.decision.answer} by {shown.decision.by})"
        if shown is not None and shown.excused and shown.decision
        else ""
    )
    label = click.style(f"{change.severity:8}", fg=COLOUR[change.severity])
    question = "  (a person must look)" if shown is not None and shown.verdict == "unclear" and not shown.unread else ""
    head = f"  {label} {change.rule}  {clean(change.title + where + question + answer)}"
    return [head, *(wrapped(change.cause, "           ", "           ") if change.cause else [])]


def _clause(change: ClauseChange) -> list[str]:
    name = change.now or change.before
    assert name is not None
    said = {"changed": "", "added": "new", "deleted": "deleted"}[change.kind]
    if change.before is not None and change.now is not None and change.before.label != change.now.label:
        said = f"was {change.before.label}"
    if change.moved:
        said = f"{said}, moved".lstrip(", ")
    head = clean(name.label + (f" {name.heading}" if name.heading and name.heading != name.label else ""))
    head = f"  {click.style(head, bold=True)}" + (f"  ({clean(said)})" if said else "")
    words = "".join(_stretch(s, i, len(change.words)) for i, s in enumerate(change.words)).strip()
    words = re.sub(r"(?<=-\])(?=\{\+\w)", " ", words)
    return ["", head, *wrapped(words, "    ", "    ")]


def _stretch(stretch: StretchOut, index: int, of: int) -> str:
    text = clean(stretch.text)
    if stretch.operation == "kept":
        if len(text) <= 2 * _AROUND or of == 1:
            return text
        start = text[:_AROUND].rsplit(" ", 1)[0] if index else ""
        end = text[-_AROUND:].split(" ", 1)[-1] if index + 1 < of else ""
        return f"{start} … {end}"
    space, text = " " if text[:1] == " " else "", text.strip()
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rsplit(' ', 1)[0]} … ({len(text.split()):,} words in all)"
    return space + (f"[-{text}-]" if stretch.operation == "deleted" else f"{{+{text}+}}")
