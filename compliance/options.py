"""The options that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checks.values import EDITIONS, MODALITIES, PARTNER_TYPES

if TYPE_CHECKING:
    from compliance.settings import Setups


class Refusal(click.ClickException):
    """Why a command does nothing; one sentence for the user."""

    exit_code = 2


class Organization(click.ParamType[str]):
    """The short name of an organization; which there are is read only when one is given, for a quick start."""

    name = "organization"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the short name in lower case."""
        from checks.profile import AGENCIES

        if value.lower() not in AGENCIES:
            self.fail(f"{value!r} is no organization that is known; it is one of {', '.join(AGENCIES)}.", param, ctx)
        return value.lower()


catalogues = click.option(
    "--catalogue",
    "catalogues",
    multiple=True,
    metavar="DIR",
    help="Folder of rules over the built-in ones; may stand several times.",
)
profile = click.option(
    "--profile", metavar="FILE", help="File of what is known of the deal and the draft does not show."
)
baseline = click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The organization's approved form: what equals it needs no reading and fails nothing.",
)


def of_the_deal(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what says by which rules a draft is judged; :func:`setups` takes it."""
    for option in (
        profile,
        catalogues,
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
            type=Organization(),
            help="United Nations organization, such as undp, who or unesco (default: read from the draft).",
        ),
    ):
        command = option(command)
    return command


def setups(
    *, catalogues: tuple[str, ...], profile: str | None, agency: str | None, partner_type: str | None, modality: str | None,
    edition: str | None, baseline: str | None = None, reader: str = "both",
) -> Setups:  # fmt: skip
    """Return by what each draft is judged.

    Raises:
        Refusal: the profile is not right.
    """
    from compliance.settings import Setups

    try:
        return Setups(
            catalogues, profile, baseline, trained=reader == "both",
            agency=agency, partner_type=partner_type, modality=modality, edition=edition,
        )  # fmt: skip
    except ValueError as error:
        raise Refusal(str(error)) from error


reader = click.option(
    "--reader",
    type=click.Choice(["both", "grammar"]),
    default="both",
    show_default=True,
    help="Who reads: the grammar and the trained reader, or the grammar alone.",
)
output = click.option(
    "--output", type=click.Path(dir_okay=False), help="Write the report to this file instead of the screen."
)
decisions = click.option(
    "--decisions",
    type=click.Path(dir_okay=False),
    help="File of people's answers to findings (default: DRAFT.decisions.yaml, if there is one).",
)
DAY = click.DateTime(["%Y-%m-%d"])


def fail_on(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--fail-on``; ``what`` makes the run fail, be it found wrong or left open."""
    return click.option(
        "--fail-on",
        type=click.Choice(["blocker", "major", "minor", "never"]),
        default="blocker",
        show_default=True,
        help=f"Exit with 1 if {what} is found, or left for a person to decide, at this level or above.",
    )


def needs_folder(output: str | None) -> None:
    """Refuse to write where there is no folder, before any work is done."""
    if output is not None and not os.path.isdir(Path(output).absolute().parent):
        raise Refusal(f"The folder of {output} does not exist; create it or give another path.")


def spare(output: str | None, drafts: Iterable[str], others: Iterable[str | Path]) -> None:
    """Refuse to write over a file that the run reads, before anything is written."""
    for what, files in (("the draft itself", drafts), ("a file that this run reads", others)):
        if output is not None and any(_same(output, file) for file in files):
            raise Refusal(f"{output} is {what}; give what is written another name.")


def _same(one: str, other: str | Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one of them is not there
        return False


def deliver(content: str | bytes, form: str, output: str | None) -> None:
    """Write a report to its file, or to the screen; what a program or a browser reads is UTF-8 on any screen."""
    if output is None:
        as_it_is = content if form == "text" or isinstance(content, bytes) else content.encode("utf-8")
        click.echo(as_it_is, nl=False, color=True)
        return
    from compliance.files import write_whole

    try:
        write_whole(Path(output), content)
    except OSError as error:
        raise Refusal(f"{output} could not be written: {error.strerror or error}.") from error


#: The stages of judging one draft (:func:`compliance.judge.judge` tells each as it begins).
_STAGES = 3


@contextmanager
def progress(drafts: int) -> Iterator[Callable[[str], Callable[[str], None]]]:
    """Show on a terminal how far judging is; give what a draft's stages are told to, by its path."""
    if not sys.stderr.isatty():
        yield lambda path: lambda stage: None
        return
    with click.progressbar(
        length=drafts * _STAGES, label="Checking", file=sys.stderr, item_show_func=lambda n: n or ""
    ) as bar:
        yield lambda path: lambda stage: bar.update(1, Path(path).name)
