"""The command line.

Exit code: 0 nothing at or above ``--fail-on``; 1 something; 2 wrong use, or a
draft that could not be read (the others are judged all the same).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

AGENCIES = (
    "un",
    "undp",
    "unicef",
    "unhcr",
    "wfp",
    "unfpa",
    "unep",
    "unwomen",
    "unops",
    "who",
    "fao",
    "unesco",
    "ilo",
    "unido",
    "other",
)
PARTNER_TYPES = ("business", "foundation", "ngo", "academic", "government")
MODALITIES = (
    "direct-contribution", "indirect-contribution", "technical-assistance", "promotion", "cooperation-project", "pro-bono", "sponsorship",
    "licence", "mou", "nda", "other",
)  # fmt: skip
EDITIONS = ("2000", "2009", "2015")
_LEVELS = ("blocker", "major", "minor", "advice")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="agreement-compliance", prog_name="compliance")
def main() -> None:
    """Check draft partnership agreements with United Nations organizations."""
    if hasattr(sys.stdout, "reconfigure"):  # a Windows console that is not UTF-8 must not end a report half way
        sys.stdout.reconfigure(errors="replace")


def _profile_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--edition",
            type=click.Choice(EDITIONS),
            help="Edition of the guidelines (default: by the date of the draft).",
        ),
        click.option(
            "--modality", type=click.Choice(MODALITIES), help="Kind of agreement (default: read from the draft)."
        ),
        click.option(
            "--partner-type", type=click.Choice(PARTNER_TYPES), help="Kind of partner (default: read from the draft)."
        ),
        click.option(
            "--agency",
            type=click.Choice(AGENCIES, case_sensitive=False),
            help="United Nations organization (default: read from the draft).",
        ),
    ):
        command = option(command)
    return command


@main.command("check")
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...")
@_profile_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "docx"]),
    default="text",
    show_default=True,
    help="Form of the report; docx: the Word draft itself, with comments and tracked changes.",
)
@click.option(
    "--suggest",
    type=click.Choice(["none", "safe", "all"]),
    default="safe",
    show_default=True,
    help="With --format docx, which tracked changes: none, those that need no lawyer, or all.",
)
@click.option(
    "--reader",
    type=click.Choice(["both", "grammar"]),
    default="both",
    show_default=True,
    help="Who reads: the grammar and the trained reader, or the grammar alone.",
)
@click.option(
    "--output",
    type=click.Path(),
    help="Write the report to this file instead of the screen; with --format docx and several drafts, a folder.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["blocker", "major", "minor", "never"]),
    default="blocker",
    show_default=True,
    help="Exit with 1 if something at this level or above is found.",
)
def check_command(
    drafts: tuple[str, ...], agency: str | None, partner_type: str | None, modality: str | None, edition: str | None, form: str,
    suggest: str, reader: str, output: str | None, fail_on: str,
) -> None:  # fmt: skip
    """Judge one or more drafts (DOCX, PDF, text, Markdown)."""
    from compliance.judge import judge
    from compliance.report.model import Report

    if output is not None and not Path(output).absolute().parent.is_dir():
        raise click.UsageError(f"The folder of {output} does not exist; create it or give another path.")
    if form != "docx" and output is not None and Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder; give the name of a file.")
    profile = {"agency": agency.lower() if agency else None, "partner_type": partner_type, "modality": modality, "edition": edition}  # fmt: skip
    if form == "docx":
        from compliance.report.word_files import write_reviewed

        reports = write_reviewed(_with_progress(drafts), len(drafts), output, suggest, reader == "both", profile)
        report = Report(reports=reports)
    else:
        reports = [judge(path, trained=reader == "both", **profile) for path in _with_progress(drafts)]
        report = Report(reports=reports)
        text = _render(report, form, colour=output is None and sys.stdout.isatty())
        _deliver(text, output)
    failed = any(r.error is not None for r in reports)
    for one in reports:
        if one.error is not None and (form == "json" or output is not None):
            click.echo(one.error.message, err=True)
    if failed:
        sys.exit(2)
    sys.exit(1 if fail_on != "never" and _reaches(report, fail_on) else 0)


def _with_progress(drafts: tuple[str, ...]) -> Iterable[str]:
    if len(drafts) < 2 or not sys.stderr.isatty():
        yield from drafts
        return
    with click.progressbar(
        drafts, label="Checking", file=sys.stderr, item_show_func=lambda d: Path(d).name if d else ""
    ) as bar:
        yield from bar


def _render(report: Any, form: str, colour: bool) -> str:
    if form == "json":
        from compliance.report import json_form

        return json_form.render(report)
    from compliance.report import text_form

    return text_form.render(report, colour)


def _deliver(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=False, color=True)
        return
    from compliance.files import write_whole

    try:
        write_whole(Path(output), text)
    except OSError as error:
        raise click.UsageError(f"{output} could not be written: {error.strerror or error}.") from error


def _reaches(report: Any, level: str) -> bool:
    """Something violated at the level or above; an unclear blocker stands as high as a blocker."""
    wanted = _LEVELS[: _LEVELS.index(level) + 1]
    return any(
        f.severity in wanted and f.verdict in ("violated", "unclear") for r in report.reports for f in r.findings
    )


@main.command("read")
@click.argument("draft")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def read_command(draft: str, form: str) -> None:
    """Show how a draft was understood: parties, defined names, clauses, statements."""
    from clauses.document import UnreadableDraft
    from compliance.judge import understood
    from compliance.report import understanding

    try:
        agreement = understood(draft)
    except UnreadableDraft as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(understanding.as_json(agreement) if form == "json" else understanding.as_text(agreement), nl=False)


@main.group()
def rules() -> None:
    """Show the rules, and test them."""


@rules.command("list")
def rules_list() -> None:
    """List the rules: id, severity, title."""
    from checks.catalogue import rules as every

    for rule in every():
        click.echo(f"{rule.id}  {rule.severities[0]:8} {rule.title}")


@rules.command("show")
@click.argument("identifier", metavar="ID")
def rules_show(identifier: str) -> None:
    """Show one rule: what it asks, why, what to do, sources, examples."""
    from checks.catalogue import by_id, rules
    from compliance.report import rule_page

    rule = by_id(identifier)
    if rule is None:
        raise click.UsageError(
            f"There is no rule {identifier}; 'compliance rules list' shows the {len(rules())} there are."
        )
    click.echo(rule_page.as_text(rule), nl=False)


@rules.command("test")
@click.argument("identifiers", nargs=-1, metavar="[ID]...")
def rules_test(identifiers: tuple[str, ...]) -> None:
    """Run the examples of all rules, or of the rules named; say which fail and how they were read."""
    from checks.catalogue import by_id, rules
    from checks.examples import run

    chosen = []
    for identifier in identifiers:
        rule = by_id(identifier)
        if rule is None:
            raise click.UsageError(f"There is no rule {identifier}; 'compliance rules list' shows them.")
        chosen.append(rule)
    failed = total = 0
    for rule in chosen or rules():
        for result in run(rule):
            total += 1
            if result.passed:
                continue
            failed += 1
            click.echo(f"{rule.id}: expected {result.expected}, got {result.verdict}: {result.example.text}")
            for s in result.agreement.statements:
                click.echo(
                    f"    read as: {s.bearer} {s.modality} {s.act} {s.thing} [{', '.join(a.name for a in s.attributes)}]"
                )
    click.echo(f"{total - failed} of {total} examples are judged as they should be.")
    sys.exit(1 if failed else 0)


@rules.command("schema")
def rules_schema() -> None:
    """Print the JSON schema of a rule file, for editors."""
    import json

    from checks.catalogue import schema

    click.echo(json.dumps(schema(), indent=2))


if __name__ == "__main__":
    main()
