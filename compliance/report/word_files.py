"""Drafts in, reviewed Word files out: where each is written, and one line about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import click

from clauses.document import UnreadableDraft
from compliance.files import write_whole
from compliance.judge import Judged
from compliance.report.model import DraftReport, ErrorOut
from compliance.report.suggestions import Level
from compliance.report.word_form import review


def write_reviewed(
    drafts: Iterable[str], count: int, output: str | None, level: str, judge: Callable[[str], Judged]
) -> list[DraftReport]:
    """Judge drafts and write each back with comments and changes; what can't be written carries the reason as its error.

    Raises:
        click.UsageError: no place was given to write to, or it is not one that can be written.
    """
    if output is None:
        raise click.UsageError("--format docx writes a Word file: say where with --output FILE.docx.")
    folder = Path(output)
    if count > 1 and folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{output} is a file; several drafts need a folder to be written to.")
    if count > 1:
        folder.mkdir(exist_ok=True)
    taken: set[Path] = set()
    reports = []
    for draft in drafts:
        target = _free(folder, Path(draft).stem, taken) if folder.is_dir() else folder
        reports.append(_write(draft, target, cast(Level, level), judge))
    return reports


def _free(folder: Path, stem: str, taken: set[Path]) -> Path:
    """A name that no other draft of this run has: "draft-checked.docx", "draft-checked-2.docx"."""
    number = 1
    while (path := folder / f"{stem}-checked{f'-{number}' if number > 1 else ''}.docx") in taken:
        number += 1
    taken.add(path)
    return path


def _write(draft: str, target: Path, level: Level, judge: Callable[[str], Judged]) -> DraftReport:
    if target.exists() and Path(draft).exists() and target.samefile(draft):
        raise click.UsageError(f"{target} is the draft itself; give the reviewed file another name.")
    one = judge(draft)
    if one.report.error is not None:
        return one.report
    try:
        made = review(draft, one, level)
        write_whole(target, made.content)
    except UnreadableDraft as error:
        return one.report.model_copy(update={"error": ErrorOut(kind=error.kind, message=str(error))})
    except OSError as error:
        raise click.UsageError(f"{target} could not be written: {error.strerror or error}.") from error
    changes = f"{made.changes} tracked change{'s' if made.changes != 1 else ''}"
    click.echo(f"{target}: {made.comments} comment{'s' if made.comments != 1 else ''}, {changes}")
    return one.report
