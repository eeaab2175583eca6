"""A rule as a page that a lawyer can use."""

from __future__ import annotations

import textwrap

from checks.catalogue import sources
from checks.organization import Change, editions, organizations
from checks.rule import Rule


def as_text(rule: Rule) -> str:
    """Return the page as plain text, under the same headings for every rule."""
    lines = [
        f"{rule.id}  {rule.title}",
        "",
        f"Severity   {rule.severity}",
        f"Kind       {rule.kind}",
        f"Topics     {', '.join(rule.topics)}",
        "",
    ]
    lines += [
        "Why",
        *_wrap(rule.why),
        *(_wrap(rule.because) if rule.because else ()),
        "",
        "What to do",
        *_wrap(rule.advice),
        "",
        "Condition",
        *(f"  {c}" for c in rule.condition),
        "",
        "Sources",
    ]
    known = sources()
    for source in rule.sources:
        confirmed = "" if source.status == "verified" else "  (source to be confirmed)"
        pinpoint = f", {source.pinpoint}" if source.pinpoint else ""
        lines.append(f"  {known[source.id]['title']}{pinpoint}{confirmed}")
    for title, examples in (("Violated by", rule.violated_by), ("Satisfied by", rule.satisfied_by)):
        if examples:
            lines += ["", title]
            for example in examples:
                lines += _wrap(example.text, "  - ", "    ")
    over = overlays(rule)
    if over:
        lines += ["", "What organizations and editions of the guidelines change"]
        for who, change in over:
            lines += _wrap(f"{who} {change.effect} it: {change.because}", "  - ", "    ")
    if rule.related:
        lines += ["", f"See also   {', '.join(rule.related)}"]
    return "\n".join(lines) + "\n"


def overlays(rule: Rule) -> list[tuple[str, Change]]:
    """Return what editions and organizations make of a rule, with who does it."""
    by_edition = [(f"The {e.year} edition", c) for e in editions().values() for c in e.changes]
    by_organization = [(o.id, c) for o in organizations().values() for c in o.changes]
    return [(who, change) for who, change in (*by_edition, *by_organization) if change.rule == rule.id]


def _wrap(text: str, first: str = "  ", rest: str = "  ") -> list[str]:
    return textwrap.wrap(text, 96, initial_indent=first, subsequent_indent=rest)
