"""The examples of rules, run: each in a neutral agreement, through the whole of reading and judging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from checks.catalogue import Catalogue, builtin
from checks.engine import evaluate
from checks.finding import Finding, Verdict
from checks.nature import nature
from checks.organization import STATUS_WORDS, organizations
from checks.profile import Profile
from checks.rule import Example, Rule
from clauses.document import Block, Document, Ledger
from clauses.model import Agreement
from clauses.organizations import full_name, named

NEUTRAL = Profile(agency="undp", partner_type="business", modality="cooperation-project", edition="2015")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an example."""

    rule: str
    example: Example
    expected: str
    verdict: str
    findings: tuple[Finding, ...]
    agreement: Agreement

    @property
    def passed(self) -> bool:
        """Whether the verdict is the one the example stands for; a respected prohibition may also not apply."""
        if self.expected == "satisfied":
            return self.verdict in ("satisfied", "not_applicable")
        return self.verdict == self.expected


def document(paragraphs: Sequence[str]) -> Document:
    """Return a document of plain paragraphs, for text that comes from no file."""
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n") if line.strip()]
    blocks = [Block(i, "paragraph", "body", line) for i, line in enumerate(lines)]
    count = sum(len("".join(line.split())) for line in lines)
    return Document("text", blocks, Ledger(count, count), "")


def neutral(
    un: str,
    un_name: str,
    status: str,
    partner: str,
    partner_name: str,
    clause: str,
    heading: str = "",
    number: str = "2",
) -> list[str]:
    """Return the paragraphs of a short agreement that says nothing but ``clause``."""
    alias = partner.removeprefix("the ").removeprefix("The ")
    alias = alias[:1].upper() + alias[1:]
    return [
        "AGREEMENT",
        f"This Agreement is made between {un_name}, {status}, having its headquarters at 1 Plaza Square, New York (“{un}”), and "
        f"{partner_name}, a company organized under the laws of Sweden, with its registered office at 5 Harbour Street, Malmö (“{alias}”).",
        "1. Purpose",
        "The Parties cooperate on the education of young engineers.",
        f"{number}. {heading or 'Further provisions'}",
        clause,
    ]


def paragraphs(example: Example) -> list[str]:
    """Return the neutral agreement around an example."""
    if example.opening:
        return ["AGREEMENT", example.text, "1. Purpose", "The Parties cooperate on the education of young engineers."]
    mention = named(example.un)
    if mention:
        organization = mention[0].organization
        return neutral(
            example.un,
            full_name(organization.id),
            STATUS_WORDS[organizations()[organization.id].status],
            example.partner,
            "Nordlund Industries AB",
            example.text,
            example.heading,
        )
    return neutral(
        example.un,
        "the United Nations",
        "an international organization",
        example.partner,
        "Nordlund Industries AB",
        example.text,
        example.heading,
    )


def run(rule: Rule, profile: Profile = NEUTRAL, catalogue: Catalogue | None = None) -> list[Result]:
    """Run the examples of a rule of a catalogue, the built-in one if none is given."""
    results = []
    for expected, examples in (("violated", rule.violated_by), ("satisfied", rule.satisfied_by)):
        for example in examples:
            results.append(judge(rule, example, example.verdict or expected, profile, catalogue))
    return results


def judge(
    rule: Rule,
    example: Example,
    expected: str,
    profile: Profile = NEUTRAL,
    catalogue: Catalogue | None = None,
    around: Callable[[Example], Sequence[str]] = paragraphs,
) -> Result:
    """Judge one example by one rule, in the agreement that ``around`` puts it into."""
    from clauses.agreement import understand

    agreement = understand(document(around(example)))
    found = named(example.un)
    agency = found[0].organization.id.lower() if found else profile.agency
    profile = replace(
        profile,
        agency=agency,
        modality=example.modality or profile.modality,
        facts={**profile.facts, **example.facts},
        nature=nature(agreement),
    )
    catalogue = catalogue or builtin()
    asked = catalogue.for_deal(rule, profile)
    findings = evaluate(agreement, [asked] if asked else [], profile, catalogue)
    return Result(rule.id, example, expected, overall(findings), tuple(findings), agreement)


class Judged(Protocol):
    """Anything that carries a verdict: a finding, or what a report says of one."""

    @property
    def verdict(self) -> Verdict:
        """The verdict."""


def overall(findings: Sequence[Judged]) -> str:
    """Return the verdict of a rule over all its findings: the worst there is."""
    for verdict in ("violated", "unclear", "satisfied"):
        if any(f.verdict == verdict for f in findings):
            return verdict
    return "not_applicable"
