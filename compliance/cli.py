"""The command line.

Exit code: 0 nothing at or above ``--fail-on``; 1 something; 2 wrong use, or a
draft that could not be read (the others are judged all the same).
"""

from __future__ import annotations

import datetime
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


_reader_option = click.option(
    "--reader",
    type=click.Choice(["both", "grammar"]),
    default="both",
    show_default=True,
    help="Who reads: the grammar and the trained reader, or the grammar alone.",
)
_output_option = click.option(
    "--output", type=click.Path(dir_okay=False), help="Write the report to this file instead of the screen."
)

_decisions_option = click.option(
    "--decisions",
    type=click.Path(dir_okay=False),
    help="File of people's answers to findings (default: DRAFT.decisions.yaml, if there is one).",
)
_DAY = click.DateTime(["%Y-%m-%d"])


def _needs_folder(output: str | None) -> None:
    if output is not None and not Path(output).absolute().parent.is_dir():
        raise click.UsageError(f"The folder of {output} does not exist; create it or give another path.")


@main.command("check")
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...")
@_profile_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "xlsx"]),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@_reader_option
@_output_option
@click.option(
    "--fail-on",
    type=click.Choice(["blocker", "major", "minor", "never"]),
    default="blocker",
    show_default=True,
    help="Exit with 1 if something at this level or above is found.",
)
@_decisions_option
@click.option(
    "--today",
    type=_DAY,
    help="Date by which an answer's last day is told to have passed (default: the computer's, where it matters).",
)
def check_command(
    drafts: tuple[str, ...], agency: str | None, partner_type: str | None, modality: str | None, edition: str | None, form: str,
    reader: str, output: str | None, fail_on: str, decisions: str | None, today: datetime.datetime | None,
) -> None:  # fmt: skip
    """Judge one or more drafts (DOCX, PDF, text, Markdown)."""
    from compliance.judge import judge
    from compliance.report.model import Report

    _needs_folder(output)
    if decisions is not None and len(drafts) > 1:
        raise click.UsageError("--decisions goes with one draft; for more, keep each file beside its draft.")
    if form == "xlsx" and output is None:
        raise click.UsageError(
            "A spreadsheet can't be shown on the screen; say where to write it with --output FILE.xlsx."
        )
    reports = [
        judge(
            path,
            trained=reader == "both",
            decisions=decisions,
            today=today.date() if today else None,
            agency=agency.lower() if agency else None,
            partner_type=partner_type,
            modality=modality,
            edition=edition,
        )
        for path in _with_progress(drafts)
    ]
    report = Report(reports=reports)
    _deliver(_render(report, form, colour=output is None and sys.stdout.isatty()), output)
    failed = any(r.error is not None for r in reports)
    for one in reports:
        if one.error is not None and (form != "text" or output is not None):
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


def _render(report: Any, form: str, colour: bool) -> str | bytes:
    if form == "json":
        from compliance.report import json_form

        return json_form.render(report)
    if form == "html":
        from compliance.report import html_form

        return html_form.render(report).encode("utf-8")  # the page says so, whatever the console writes
    if form == "xlsx":
        from compliance.report import xlsx_form

        return xlsx_form.render(report)
    from compliance.report import text_form

    return text_form.render(report, colour)


def _deliver(content: str | bytes, output: str | None) -> None:
    if output is None:
        click.echo(content, nl=False, color=True)
        return
    from compliance.files import write_whole

    try:
        write_whole(Path(output), content)
    except OSError as error:
        raise click.UsageError(f"{output} could not be written: {error.strerror or error}.") from error


def _reaches(report: Any, level: str) -> bool:
    """Something violated at the level or above; an unclear blocker stands as high as a blocker."""
    wanted = _LEVELS[: _LEVELS.index(level) + 1]
    return any(
        f.severity in wanted and f.verdict in ("violated", "unclear") and not f.excused
        for r in report.reports
        for f in r.findings
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


@main.command("compare")
@click.argument("old")
@click.argument("new")
@_profile_options
@_reader_option
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@_output_option
@click.option(
    "--fail-on",
    type=click.Choice(["blocker", "major", "minor", "never"]),
    default="blocker",
    show_default=True,
    help="Exit with 1 if a new finding is at this level or above.",
)
def compare_command(
    old: str, new: str, reader: str, form: str, output: str | None, fail_on: Any, **profile: Any
) -> None:
    """Show what changed from one version of a draft (or its template) to another, and for which rules."""
    from compliance import compare
    from compliance.judge import judge

    _needs_folder(output)
    trained = reader == "both"
    after = judge(new, trained=trained, **profile)
    # The old version is judged as the same deal: a template seldom says who the partner is.
    same_deal = {name: value for name, value in after.profile.model_dump().items() if value is not None}
    before = judge(old, trained=trained, **{**profile, **same_deal})
    for report in (before, after):
        if report.error is not None:
            click.echo(report.error.message, err=True)
    if before.error is not None or after.error is not None:
        sys.exit(2)
    comparison = compare.compare(before, after)
    _deliver(_render_comparison(comparison, form, colour=output is None and sys.stdout.isatty()), output)
    sys.exit(1 if fail_on != "never" and compare.reaches(comparison, fail_on) else 0)


def _render_comparison(comparison: Any, form: str, colour: bool) -> str:
    if form == "json":
        from compliance.report import json_form

        return json_form.render(comparison)
    if form == "html":
        from compliance.report import compare_html

        return compare_html.render(comparison)
    from compliance.report import compare_text

    return compare_text.render(comparison, colour)


@main.command("decide")
@click.argument("draft")
@click.argument("rule")
@click.option(
    "--clause",
    metavar="NUMBER",
    help="Number of the clause, if the rule finds something in more than one; 'none' for what is missing.",
)
@click.option("--answer", type=click.Choice(["accepted", "waived", "fixed", "false-alarm"]), required=True)
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--reason", required=True, metavar="TEXT")
@click.option("--until", type=_DAY, help="Last day on which the answer holds.")
@click.option("--authority", default="", metavar="TEXT", help="By what right, such as a delegation or a memorandum.")
@click.option("--on", "day", type=_DAY, help="Date of the decision (default: today).")
@_decisions_option
@_profile_options
@_reader_option
def decide_command(
    draft: str, rule: str, clause: str | None, answer: Any, by: str, reason: str, until: datetime.datetime | None, authority: str,
    day: datetime.datetime | None, decisions: str | None, reader: str, **profile: Any,
) -> None:  # fmt: skip
    """Record a person's answer to what a RULE finds in a draft; it holds while the words of the clause stay."""
    from compliance import decisions_file
    from compliance.decisions import Decision, DecisionsError, decide
    from compliance.judge import judge

    path = Path(decisions) if decisions is not None else decisions_file.beside(draft)
    report = judge(draft, trained=reader == "both", **profile)
    try:
        if report.error is not None:
            raise DecisionsError(report.error.message)
        decision: Decision = decide(
            report, rule, clause, answer=answer, by=by, reason=reason, until=until.date() if until else None, authority=authority,
            on=day.date() if day else datetime.date.today(),
        )  # fmt: skip
        decisions_file.add(path, decision)
    except DecisionsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except OSError as error:
        raise click.UsageError(f"{path} could not be written: {error.strerror or error}.") from error
    where = f"clause {decision.number}" if decision.number else "no clause"
    click.echo(f"{path.name}: {rule} ({where}) is {answer}.")


@main.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to serve the page; any other than the default lets other machines reach it, unencrypted.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8471, show_default=True, help="0: any that is free.")
@click.option("--no-browser", is_flag=True, help="Don't open a browser.")
@_reader_option
def serve_command(host: str, port: int, no_browser: bool, reader: str) -> None:
    """Serve a page on this machine for people who use no terminal: drop a draft, see its report."""
    from compliance.web.server import CannotServe, serve

    try:
        serve(host, port, browser=not no_browser, trained=reader == "both", say=click.echo)
    except CannotServe as error:
        raise click.UsageError(str(error)) from error


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
