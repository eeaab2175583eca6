"""A rule as a page that a lawyer can use: for the terminal, and as Markdown for the documentation."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checks.catalogue import Catalogue
from checks.named import ASKED
from checks.named.eligibility import trade_facts
from checks.organization import Overlay, editions, organizations
from checks.profile import DEAL_FACTS
from checks.rule import Example, Rule, Source
from checks.sentence import Fact
from checks.wording import filled
from clauses.facts import in_words
from compliance.report.plain_words import applies_in_words, condition_in_words, severity_in_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section."""

    text: str
    formal: str = ""
    """A sentence of the rule language that says the same."""
    listed: bool = False
    rule: str = ""
    """The id of another rule with which the text begins."""


Section = tuple[str, list[Line]]


def sections(rule: Rule, catalogue: Catalogue) -> list[Section]:
    """Return the page: under the same headings, in the same order, for every rule."""
    asks = [
        Line(condition_in_words(c), formal, True) for c, formal in zip(rule.conditions, rule.condition, strict=True)
    ]
    page: list[Section] = [
        ("Severity", [Line(severity_in_words(rule))]),
        ("Kind", [Line(f"{rule.kind}; topics: {', '.join(rule.topics)}")]),
        ("What it asks", asks),
        (
            "What the profile of the deal answers",
            [Line(f"{name}: {DEAL_FACTS[name]}", listed=True) for name in facts_asked(rule)],
        ),
        ("What the trained reader looks for", _trained(rule)),
        ("To which deals it applies", [Line(text, listed=True) for text in applies_in_words(rule.applies)]),
        ("Why", [Line(text) for text in (rule.why, rule.because) if text]),
        ("What organizations and editions of the guidelines change", _overlays(rule)),
        ("What to do", [Line(rule.advice)]),
        ("Wording", _wording(rule, catalogue)),
        ("Sources", [Line(source_in_words(s, catalogue), listed=True) for s in rule.sources]),
        ("Related rules", [_related(other, catalogue) for other in rule.related]),
        ("Breaks it", [Line(_example(e, "violated"), listed=True) for e in rule.violated_by]),
        ("Is in order", [Line(_example(e, "satisfied"), listed=True) for e in rule.satisfied_by]),
    ]
    return [(title, lines or [Line("None.")]) for title, lines in page]


def facts_asked(rule: Rule) -> list[str]:
    """Return the facts of a deal that no draft shows and this rule asks for."""
    asked: set[str] = set()
    tests = [test for _, test in rule.severities[1]]
    for condition in rule.conditions:
        tests += condition.guards
        if condition.body.text == "excluded-trade":
            asked.update(fact for agency in rule.applies.agency for fact in trade_facts(agency))
        elif condition.body.kind == "check":
            asked.update(ASKED.get(condition.body.text, ()))
    asked.update(test.of.name for test in tests if isinstance(test.of, Fact) and test.of.of_deal)
    return [name for name in DEAL_FACTS if name in asked]


def _trained(rule: Rule) -> list[Line]:
    return [
        Line(f"{what}: {in_words(fact, 'the UN body', 'the partner')}.", listed=True)
        for what, names in (
            ("Breaks it", rule.facts.breaks),
            ("Meets it", rule.facts.meets),
            ("Asks a person", rule.facts.asks),
        )
        for fact in names
    ]


def _wording(rule: Rule, catalogue: Catalogue) -> list[Line]:
    entry = catalogue.wordings.get(rule.wording or "")
    if entry is None:
        return []
    how = entry.get("insert", "with a lawyer")
    lines = [Line(f"{_slots(entry['text'])} ({_INSERTED[how]})")]
    for fallback in entry.get("fallbacks", []):
        when = f" ({_slots(fallback['when'])})" if fallback.get("when") else ""
        insert = fallback.get("insert", "with a lawyer")
        refused = ", ".join(a.upper() for a in fallback.get("not_agency", ()))
        unless = f" Not accepted by {refused}." if refused else ""
        text = f"Fall-back{when}: {_slots(fallback['text'])} ({_INSERTED[insert]}){unless}"
        lines.append(Line(text, listed=True))
    for refused in entry.get("unacceptable", []):
        lines.append(Line(f"Not acceptable: {_slots(refused['text'])} {refused['why']}", listed=True))
    if entry.get("protects"):
        lines.append(Line(f"What it protects: {entry['protects']}", listed=True))
    return lines


_INSERTED = {
    "without a lawyer": "To be inserted without a lawyer.",
    "with a lawyer": "To be inserted with a lawyer.",
    "as an example": "An example, to be written anew for the deal.",
}


def _overlays(rule: Rule) -> list[Line]:
    return [Line(f"{who} {change.effect} it: {change.because}", listed=True) for who, change in overlays(rule)]


def overlays(rule: Rule) -> list[tuple[str, Overlay]]:
    """Return what editions and organizations make of a rule, with who does it."""
    by_edition = [(f"The {e.year} edition", c) for e in editions().values() for c in e.changes]
    by_organization = [(o.id, c) for o in organizations().values() for c in o.changes]
    return [(who, change) for who, change in (*by_edition, *by_organization) if change.rule == rule.id]


def _slots(text: str) -> str:
    plain = {
        "un": "the UN body", "partner": "the partner", "agreement": "this agreement", "holder": "those whose immunities they are",
        "trades": "the trades that the organization excludes", "tax_section": "under the section of the convention that covers it",
    }  # fmt: skip
    names = plain | {name.capitalize(): words[:1].upper() + words[1:] for name, words in plain.items()}
    return filled(text, {name: f"[{words}]" for name, words in names.items()})


def source_in_words(source: Source, catalogue: Catalogue) -> str:
    """Return title, pinpoint, and whether the source was read."""
    known = catalogue.sources[source.id]
    pinpoint = f", {source.pinpoint}" if source.pinpoint else ""
    note = f"; {source.note}" if source.note else ""
    return f"{known['title']}{pinpoint} ({source.status}{note})"


def _related(identifier: str, catalogue: Catalogue) -> Line:
    other = catalogue.by_id(identifier)
    return Line(f"{identifier}: {other.title}", listed=True, rule=identifier) if other is not None else Line(identifier, listed=True)  # fmt: skip


def _example(example: Example, expected: str) -> str:
    details = []
    if example.verdict is not None and example.verdict != expected:
        details.append(f"verdict: {example.verdict.replace('_', ' ')}")
    if example.modality is not None:
        details.append(f"kind of agreement: {example.modality}")
    details += [f"{fact}: {answer}" for fact, answer in example.facts.items()]
    return example.text + (f" [{'; '.join(details)}]" if details else "")


def as_text(rule: Rule, catalogue: Catalogue) -> str:
    """Return the page as plain text."""
    lines = [f"{rule.id}  {rule.title}"]
    for title, body in sections(rule, catalogue):
        lines += ["", title]
        for line in body:
            first, rest = ("  - ", "    ") if line.listed else ("  ", "  ")
            lines += textwrap.wrap(line.text, 96, initial_indent=first, subsequent_indent=rest)
            if line.formal:
                lines += textwrap.wrap(line.formal, 96, initial_indent=f"{rest}| ", subsequent_indent=f"{rest}| ")
    return "\n".join(lines) + "\n"


def as_markdown(rule: Rule, catalogue: Catalogue, link: Callable[[str], str]) -> str:
    """Return the page as Markdown; ``link`` gives the address of another rule's page."""
    parts = [f"# {rule.id}: {escaped(rule.title)}"]
    for title, body in sections(rule, catalogue):
        parts.append(f"## {title}")
        parts.append("\n".join(_markdown(line, link) for line in body).rstrip())
    return "\n\n".join(parts) + "\n"


def _markdown(line: Line, link: Callable[[str], str]) -> str:
    text = escaped(line.text)
    if line.rule:
        text = f"[{line.rule}]({link(line.rule)}){text.removeprefix(line.rule)}"
    if line.formal:
        text += f"\n\n  ```\n  {line.formal}\n  ```\n"
    return f"- {text}" if line.listed else text


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(heads)} |", f"|{'|'.join(['---'] * len(heads))}|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)
