"""The commands on a draft through its versions: ``compliance compare`` and ``compliance decide``."""

from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compliance import options

if TYPE_CHECKING:
    from compliance.settings import Setup


@click.command("compare")
@click.argument("old")
@click.argument("new")
@options.of_the_deal
@options.reader
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="Form of the comparison.",
)
@options.output
@options.fail_on("something new")
def compare_command(old: str, new: str, reader: str, form: str, output: str | None, fail_on: Any, **deal: Any) -> None:
    """Show what changed from one version of a draft (or its template) to another, and for which rules.

    OLD is the earlier version or the template, NEW the later one; both are judged as the deal that NEW is.
    """
    from compliance import compare, decisions_file
    from compliance.judge import judge

    options.needs_folder(output)
    trained, setup = reader == "both", _setup(new, deal, reader)
    options.spare(output, (old, new), (decisions_file.beside(old), decisions_file.beside(new), *setup.files))
    with options.progress(2) as told:
        after = judge(new, trained=trained, setup=setup, stage=told(new))
        # The old version is judged as the same deal: a template seldom says who the partner is.
        same_deal = {name: getattr(after.profile, name) or value for name, value in setup.given.items()}
        before = judge(old, trained=trained, setup=replace(setup, given=same_deal), stage=told(old))
    errors = [report.error.message for report in (before, after) if report.error is not None]
    if errors:
        raise options.Refusal("\n".join(errors))
    comparison = compare.compare(before, after)
    options.deliver(_render_comparison(comparison, form, colour=output is None and sys.stdout.isatty()), form, output)
    sys.exit(1 if fail_on != "never" and compare.reaches(comparison, fail_on) else 0)


def _setup(draft: str, deal: dict[str, Any], reader: str) -> Setup:
    try:
        return options.setups(**deal, reader=reader).of(draft)
    except ValueError as error:  # one sentence on a catalogue, a profile, a baseline or compliance.toml
        raise options.Refusal(str(error)) from error


def _render_comparison(comparison: Any, form: str, colour: bool) -> str:
    if form == "json":
        from compliance.report import json_form

        return json_form.render(comparison)
    if form == "html":
        from compliance.report import compare_html

        return compare_html.render(comparison)
    from compliance.report import compare_text

    return compare_text.render(comparison, colour)


@click.command("decide")
@click.argument("draft")
@click.argument("rule")
@click.option(
    "--clause",
    metavar="NUMBER",
    help="Number of the clause, if the rule finds something in more than one; 'none' for what is missing.",
)
@click.option(
    "--answer",
    type=click.Choice(["accepted", "waived", "fixed", "false-alarm"]),
    required=True,
    help="accepted: you live with it as it is; waived: somebody with the right to do so has allowed it; "
    "fixed: the next version says something else; false-alarm: the program read it wrongly.",
)
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--reason", required=True, metavar="TEXT", help="Why, for those who read the report.")
@click.option("--until", type=options.DAY, help="Last day on which the answer holds.")
@click.option("--authority", default="", metavar="TEXT", help="By what right, such as a delegation or a memorandum.")
@click.option("--on", "day", type=options.DAY, help="Date of the decision (default: today).")
@options.decisions
@options.of_the_deal
@options.reader
def decide_command(
    draft: str, rule: str, clause: str | None, answer: Any, by: str, reason: str, until: datetime.datetime | None, authority: str,
    day: datetime.datetime | None, decisions: str | None, reader: str, **deal: Any,
) -> None:  # fmt: skip
    """Record a person's answer to what a RULE finds in a draft; it holds while the words of the clause stay."""
    from compliance import decisions_file
    from compliance.decisions import Decision, DecisionsError, decide
    from compliance.judge import judge

    path = Path(decisions) if decisions is not None else decisions_file.beside(draft)
    rule, setup = rule.upper(), _setup(draft, deal, reader)
    with options.progress(1) as told:  # earlier answers change nothing that is found, only the file they go to is read
        report = judge(draft, trained=reader == "both", setup=setup, answered=False, stage=told(draft))
    if report.error is not None:
        raise options.Refusal(report.error.message)
    try:
        decision: Decision = decide(
            report, rule, clause, answer=answer, by=by, reason=reason, until=until.date() if until else None, authority=authority,
            on=day.date() if day else datetime.date.today(),
        )  # fmt: skip
        decisions_file.add(path, decision)
    except DecisionsError as error:
        raise options.Refusal(str(error)) from error
    except OSError as error:
        raise options.Refusal(f"{path} could not be written: {error.strerror or error}.") from error
    where = f"clause {decision.number}" if decision.number else "no clause"
    click.echo(f"{path.name}: {rule} ({where}) is {answer}.")
