"""Drafts in, reviewed Word files out: where each is written, and one line about it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import cast

import click

from compliance.files import write_whole
from compliance.judge import Judged, what_went_wrong
from compliance.options import Refusal
from compliance.report.model import DraftReport, ErrorOut
from compliance.report.suggestions import Level
from compliance.report.word_form import review


def write_reviewed(
    drafts: Sequence[str], others: Iterable[str | Path], output: str | None, level: str, judge: Callable[[str], Judged]
) -> list[DraftReport]:
    """Judge drafts and write each back with comments and changes; what can't be written carries the reason as its error.

    Nothing is written over a draft or over one of the ``others``, the files that the run reads beside them.

    Raises:
        Refusal: no place was given to write to, or it is none.
    """
    if output is None:
        raise Refusal("--format docx writes a Word file: say where with --output FILE.docx.")
    folder = Path(output)
    if len(drafts) > 1 and not os.path.isdir(folder):
        if os.path.lexists(folder):
            raise Refusal(f"{output} is a file; several drafts need a folder to be written to.")
        try:
            folder.mkdir()
        except OSError as error:
            raise Refusal(f"The folder {output} could not be made: {error.strerror or error}.") from error
    taken = {_key(path) for path in (*drafts, *others)}
    into = os.path.isdir(folder)
    return [
        _write(draft, _free(folder, Path(draft).stem, taken) if into else folder, cast(Level, level), judge)
        for draft in drafts
    ]


def _free(folder: Path, stem: str, taken: set[str]) -> Path:
    """A name that no file of this run has, read or written: "draft-checked.docx", "draft-checked-2.docx"."""
    number = 1
    while (key := _key(path := folder / f"{stem}-checked{f'-{number}' if number > 1 else ''}.docx")) in taken:
        number += 1
    taken.add(key)
    return path


def _key(path: str | Path) -> str:
    """The same for all names of a file, also where capital letters make no difference."""
    return os.path.realpath(path).casefold()


def _write(draft: str, target: Path, level: Level, judge: Callable[[str], Judged]) -> DraftReport:
    one = judge(draft)
    if one.report.error is not None:
        return one.report
    try:
        made = review(draft, one, level)
    except Exception as error:
        kind, message = what_went_wrong(draft, error)
        return one.report.model_copy(update={"error": ErrorOut(kind=kind, message=message)})
    try:
        write_whole(target, made.content)
    except OSError as error:
        message = f"{target} could not be written: {error.strerror or error}."
        return one.report.model_copy(update={"error": ErrorOut(kind="unwritten", message=message)})
    changes = f"{made.changes} tracked change{'s' if made.changes != 1 else ''}"
    click.echo(f"{target}: {made.comments} comment{'s' if made.comments != 1 else ''}, {changes}")
    return one.report
