"""A rule as a page that a lawyer can use."""

from __future__ import annotations

import textwrap

from checks.catalogue import sources
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
    if rule.related:
        lines += ["", f"See also   {', '.join(rule.related)}"]
    return "\n".join(lines) + "\n"


def _wrap(text: str, first: str = "  ", rest: str = "  ") -> list[str]:
    return textwrap.wrap(text, 96, initial_indent=first, subsequent_indent=rest)
