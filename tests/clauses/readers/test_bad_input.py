"""Bad input ends in one sentence, in bounded time and memory, and never in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clauses.document import UnreadableDraft
from clauses.readers import open_bytes
from tests.bad_inputs import package, paragraph
from tests.helpers import ROOT


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    folder = tmp_path_factory.mktemp("bad")
    done = subprocess.run(
        [sys.executable, "-m", "tests.bad_inputs", str(folder)],
        capture_output=True,
        text=True,
        timeout=240,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, list[Any]] = json.loads(done.stdout)
    return found


def test_there_are_at_least_forty(outcomes: dict[str, list[Any]]) -> None:
    assert len(outcomes) >= 40


def test_time_and_memory_are_bounded(outcomes: dict[str, list[Any]]) -> None:
    assert {k: v for k, v in outcomes.items() if v[1] > 20} == {}
    assert max(v[2] for v in outcomes.values()) < 600


def test_each_refusal_is_one_sentence(outcomes: dict[str, list[Any]]) -> None:
    for name, (outcome, _, _) in outcomes.items():
        if not outcome.startswith("read:"):
            assert "\n" not in outcome, name
            assert outcome.endswith("."), name
            assert len(outcome) < 400, name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("empty.docx", "empty"), ("truncated.docx", "damaged"), ("encrypted.docx", "encrypted"), ("macro.docm", "macro"),
        ("macro-by-type.docx", "macro"), ("zip-bomb.docx", "too-large"), ("entity-bomb.docx", "damaged"), ("external-entity.docx", "damaged"),
        ("deep-nesting.docx", "too-large"), ("long-table.docx", "too-large"), ("many-entries.docx", "too-large"), ("rtf.rtf", "unsupported"),
        ("sheet.xlsx", "unsupported"), ("picture.png", "unsupported"), ("pdf-noise.pdf", "damaged"), ("pdf-many-pages.pdf", "too-large"),
        ("folder.docx", "unsupported"), ("missing.docx", "missing"), ("too-large.docx", "too-large"), ("too-long.txt", "too-large"), ("many-short-lines.txt", "too-large"),
        ("wrong-extension.docx", "read"), ("docx-named-pdf.pdf", "read"), ("style-cycle.docx", "read"), ("numbering-nonsense.docx", "read"),
        ("utf16-without-mark.txt", "read"), ("relation-outside.docx", "read"), ("no-relations.docx", "read"),
    ],
)  # fmt: skip
def test_kind(outcomes: dict[str, list[Any]], name: str, kind: str) -> None:
    assert outcomes[name][0].split(":")[0] == kind


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_pipe_does_not_block(outcomes: dict[str, list[Any]]) -> None:
    assert outcomes["fifo.docx"][0].startswith("unsupported")


#: For each bound: a value that the draft of that name passes, and what its refusal speaks of.
TIGHT: dict[str, tuple[float, str, str]] = {
    "file_bytes": (100, "docx", "MB"),
    "unpacked_bytes": (300, "docx", "unpack"),
    "ratio": (20, "padded", "times"),
    "entries": (1, "docx", "files in the package"),
    "xml_depth": (2, "docx", "deep"),
    "pages": (0, "pdf", "pages"),
    "characters": (20, "docx", "characters"),
    "paragraphs": (1, "docx", "paragraphs"),
    "paragraph": (20, "docx", "a paragraph of"),
    "seconds": (-1.0, "docx", "seconds"),
}


@pytest.fixture
def tightened(request: pytest.FixtureRequest) -> Iterator[str]:
    from clauses.readers.bounds import BOUNDS

    name = str(request.param)
    usual = getattr(BOUNDS, name)
    object.__setattr__(BOUNDS, name, TIGHT[name][0])
    yield name
    object.__setattr__(BOUNDS, name, usual)


@pytest.mark.parametrize("tightened", list(TIGHT), indirect=True)
def test_each_bound_ends_in_one_sentence(tightened: str) -> None:
    _, kind, words = TIGHT[tightened]
    text = "The Company shall pay UNDP the sum agreed."
    drafts = {
        "docx": package(body=paragraph(text) + paragraph(text)),
        "padded": package(body=paragraph(text) + f'<w:p w:rsidR="{"0" * 1_200_000}"/>'),
        "pdf": (ROOT / "samples" / "research-mou-clean.pdf").read_bytes(),
    }
    with pytest.raises(UnreadableDraft, match=words) as caught:
        open_bytes(drafts[kind], "draft")
    assert caught.value.kind in ("too-large", "time")
    assert str(caught.value).endswith(".")


def test_every_bound_is_tried() -> None:
    from dataclasses import fields

    from clauses.readers.bounds import Bounds

    assert [f.name for f in fields(Bounds)] == list(TIGHT)


def test_bounds_are_all_in_one_place() -> None:
    from clauses.readers.bounds import BOUNDS, Bounds

    assert Bounds() == BOUNDS
    assert Path(ROOT / "clauses" / "readers" / "bounds.py").read_text(encoding="utf-8").count("class Bounds") == 1
