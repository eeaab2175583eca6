"""The command line.

Exit code: 0 nothing at or above ``--fail-on``; 1 something; 2 wrong use, or a
draft that could not be read (the others are judged all the same).
"""

from __future__ import annotations

import datetime
import os
import sys
from typing import Any

import click

from checks.values import SEVERITIES
from compliance import options
from compliance.rule_commands import rules
from compliance.version_commands import compare_command, decide_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="agreement-compliance", prog_name="compliance")
def main() -> None:
    """Check draft partnership agreements with United Nations organizations."""
    if hasattr(sys.stdout, "reconfigure"):  # a Windows console that is not UTF-8 must not end a report half way
        sys.stdout.reconfigure(errors="replace")


@main.command("check")
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...")
@options.of_the_deal
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "xlsx", "docx"]),
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
@options.reader
@options.baseline
@click.option(
    "--output",
    type=click.Path(),
    help="Write the report to this file instead of the screen; with --format docx and several drafts, a folder.",
)
@options.fail_on("something")
@options.decisions
@click.option(
    "--today",
    type=options.DAY,
    help="Day to count from when telling whether an answer has expired (default: the computer's, where it matters).",
)
def check_command(
    drafts: tuple[str, ...], form: str, suggest: str, reader: str, baseline: str | None, output: str | None, fail_on: str,
    decisions: str | None, today: datetime.datetime | None, **deal: Any,
) -> None:  # fmt: skip
    """Judge one or more drafts (DOCX, PDF, text, Markdown)."""
    from compliance import decisions_file
    from compliance.judge import Judged, judged, wrongly_set
    from compliance.report.model import Report
    from compliance.settings import Setup

    options.needs_folder(output)
    if form != "docx" and output is not None and os.path.isdir(output):
        raise options.Refusal(f"{output} is a folder; give the name of a file.")
    if decisions is not None and len(drafts) > 1:
        raise options.Refusal("--decisions goes with one draft; for more, keep each file beside its draft.")
    if form == "xlsx" and output is None:
        raise options.Refusal(
            "A spreadsheet can't be shown on the screen; say where to write it with --output FILE.xlsx."
        )
    setups = options.setups(**deal, baseline=baseline, reader=reader)
    chosen: dict[str, Setup] = {}
    wrong: dict[str, str] = {}
    for path in drafts:
        try:
            chosen[path] = setups.of(path)
        except ValueError as error:  # a catalogue, the approved form, compliance.toml or what it names
            wrong[path] = str(error)
    if not chosen:
        raise options.Refusal("\n".join(dict.fromkeys(wrong.values())))
    answers = [decisions] if decisions is not None else [decisions_file.beside(path) for path in drafts]
    others = [*answers, *(file for setup in chosen.values() for file in setup.files)]
    options.spare(output, drafts, others)
    day = today.date() if today else None

    with options.progress(len(drafts)) as told:

        def judge(path: str) -> Judged:
            if path in wrong:
                return wrongly_set(path, wrong[path])
            return judged(
                path, trained=reader == "both", setup=chosen[path], decisions=decisions, today=day, stage=told(path)
            )

        if form == "docx":
            from compliance.report.word_files import write_reviewed

            reports = write_reviewed(drafts, others, output, suggest, judge)
        else:
            reports = [judge(path).report for path in drafts]
    report = Report(reports=reports)
    if form != "docx":
        options.deliver(_render(report, form, colour=output is None and sys.stdout.isatty()), form, output)
    failed = any(r.error is not None for r in reports)
    for one in reports:
        if one.error is not None and (form != "text" or output is not None):
            click.echo(one.error.message, err=True)
    if failed:
        sys.exit(2)
    sys.exit(1 if fail_on != "never" and _reaches(report, fail_on) else 0)


def _render(report: Any, form: str, colour: bool) -> str | bytes:
    if form == "json":
        from compliance.report import json_form

        return json_form.render(report)
    if form == "html":
        from compliance.report import html_form

        return html_form.render(report)
    if form == "xlsx":
        from compliance.report import xlsx_form

        return xlsx_form.render(report)
    from compliance.report import text_form

    return text_form.render(report, colour)


def _reaches(report: Any, level: str) -> bool:
    """Something violated at the level or above; an unclear blocker stands as high as a blocker."""
    wanted = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(
        f.severity in wanted and f.verdict in ("violated", "unclear") and not f.settled
        for r in report.reports
        for f in r.findings
    )


@main.command("read")
@click.argument("draft")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text: for a person; json: for a program, with all that was read.",
)
@options.profile
def read_command(draft: str, form: str, profile: str | None) -> None:
    """Show how a draft was understood: parties, defined names, clauses, statements.

    Names that a person gave the parties, in a profile or by compliance.toml, count.
    """
    from clauses.document import UnreadableDraft
    from compliance.judge import understood
    from compliance.report import understanding
    from compliance.settings import Setups

    try:
        agreement = understood(draft, setup=Setups(profile=profile).plan(draft)[0])
    except (UnreadableDraft, ValueError) as error:  # ValueError: the profile, or compliance.toml, is not right
        raise options.Refusal(str(error)) from error
    shown = understanding.as_json(agreement) if form == "json" else understanding.as_text(agreement)
    options.deliver(shown, form, None)


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
@options.catalogues
@options.baseline
@options.reader
def serve_command(
    host: str, port: int, no_browser: bool, catalogues: tuple[str, ...], baseline: str | None, reader: str
) -> None:
    """Serve a page on this machine for people who use no terminal: drop a draft, see its report.

    A compliance.toml in the current folder or above it holds for every draft.
    """
    from compliance.web.basis import Basis
    from compliance.web.server import CannotServe, serve

    try:
        basis = Basis(catalogues, baseline)
        serve(host, port, browser=not no_browser, trained=reader == "both", basis=basis, say=click.echo)
    except CannotServe as error:
        raise options.Refusal(str(error)) from error


main.add_command(compare_command)
main.add_command(decide_command)
main.add_command(rules)


if __name__ == "__main__":
    main()
