"""The commands of ``compliance rules``: show the rules, test them, begin a new one."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance import options

if TYPE_CHECKING:
    from checks.catalogue import Catalogue
    from checks.examples import Result
    from checks.rule import Rule


@click.group()
def rules() -> None:
    """Show the rules, and test them."""


def _loaded(catalogues: tuple[str, ...]) -> Catalogue:
    from checks.catalogue import load
    from checks.yaml_file import FileError

    try:
        return load([Path(c) for c in catalogues]).verify()
    except FileError as error:
        raise options.Refusal(str(error)) from error


def _found(catalogue: Catalogue, identifier: str) -> Rule:
    rule = catalogue.by_id(identifier)
    if rule is None:
        changed = next((c for c in catalogue.changes if c.startswith(f"Rule {identifier.upper()} ")), "")
        raise options.Refusal(
            changed
            or f"There is no rule {identifier}; 'compliance rules list' shows the {len(catalogue.rules)} there are."
        )
    return rule


@rules.command("list")
@options.catalogues
def rules_list(catalogues: tuple[str, ...]) -> None:
    """List the rules: id, severity, title."""
    catalogue = _loaded(catalogues)
    for rule in catalogue.rules:
        click.echo(f"{rule.id}  {rule.severities[0]:8} {rule.title}")
    for change in catalogue.changes:
        click.echo(f"! {change}")


@rules.command("show")
@click.argument("identifier", metavar="ID")
@options.catalogues
def rules_show(identifier: str, catalogues: tuple[str, ...]) -> None:
    """Show one rule: what it asks, of whom, why, what to do, wording, sources, examples."""
    from compliance.report import rule_page

    catalogue = _loaded(catalogues)
    click.echo(rule_page.as_text(_found(catalogue, identifier), catalogue), nl=False)


@rules.command("test")
@click.argument("identifiers", nargs=-1, metavar="[ID]...")
@options.catalogues
def rules_test(identifiers: tuple[str, ...], catalogues: tuple[str, ...]) -> None:
    """Run the examples of the rules named; else of the user's own catalogue; else of all. Say which fail, and how they were read."""
    from checks.catalogue import builtin
    from checks.examples import run

    catalogue = _loaded(catalogues)
    chosen: tuple[Rule, ...] = tuple(_found(catalogue, i) for i in identifiers)
    if not chosen:
        known = set(map(id, builtin().rules)) if catalogues else set()
        chosen = tuple(r for r in catalogue.rules if id(r) not in known)
    failed = wrong = total = 0
    for rule in chosen:
        if not (rule.violated_by and rule.satisfied_by):
            failed += 1
            click.echo(
                f"{rule.id} has no example {'that breaks it' if rule.satisfied_by else 'that is in order' if rule.violated_by else 'at all'}; write at least one each way, or nobody knows whether it works."
            )
        for result in run(rule, catalogue=catalogue):
            total += 1
            if not result.passed:
                failed += 1
                wrong += 1
                click.echo("\n".join(_failure(catalogue, rule, result)))
    click.echo(f"{total - wrong} of {total} examples are judged as they should be.")
    sys.exit(1 if failed else 0)


def _failure(catalogue: Catalogue, rule: Rule, result: Result) -> list[str]:
    from compliance.report.plain_words import statement_in_words

    origin = catalogue.origins[rule.id]
    lines = [
        f"{rule.id} ({origin.name}): expected {result.expected}, got {result.verdict}: {result.example.text}",
        *(f"    it says: {f.message}" for f in result.findings if f.message and f.verdict == result.verdict),
    ]
    clauses = {c.id for c in result.agreement.clauses if c.text and c.text in " ".join(result.example.text.split())}
    said = [s for s in result.agreement.statements if s.clause in clauses] or list(result.agreement.statements)
    if not said:
        return [*lines, "    read as: nothing of the vocabulary was found in it"]
    for s in said:
        marks = ", ".join(a.name for a in s.attributes)
        to = "" if s.counterparty.side == "none" else f" to {s.counterparty}"
        formal = f"{s.bearer} {s.modality} {s.act} {s.thing}{to}".rstrip() + (f" with {marks}" if marks else "")
        doubts = f"; in doubt: {'; '.join(s.doubts)}" if s.doubts else ""
        lines.append(f"    read as: {formal}")
        lines.append(f"             {statement_in_words(s)}{doubts}")
    return lines


@rules.command("schema")
@click.option("--profile", is_flag=True, help="The schema of a profile file instead.")
@options.catalogues
def rules_schema(profile: bool, catalogues: tuple[str, ...]) -> None:
    """Print the JSON schema of a rule file, for editors; with --catalogue it knows that catalogue's sources, wordings and ids."""
    from checks import deal
    from checks.rule_schema import schema

    made = deal.schema() if profile else schema(_loaded(catalogues))
    click.echo(json.dumps(made, indent=2))


@rules.command("new")
@click.argument("identifier", metavar="ID")
@click.option(
    "--dir", "folder", required=True, metavar="DIR", help="Folder of your own catalogue; made if it is not there."
)
def rules_new(identifier: str, folder: str) -> None:
    """Write a starting file for a rule of your own, with every field explained."""
    from compliance.new_rule import NewRuleError, write

    try:
        path = write(identifier.upper(), Path(folder))
    except NewRuleError as error:
        raise options.Refusal(str(error)) from error
    click.echo(
        f"{path} is written. Replace its text, then: compliance rules test {identifier.upper()} --catalogue {folder}"
    )
