"""The trained reader as a guest on the user's machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clauses.model import Reading
from clauses.trained_reader import not_outdone
from tests.helpers import ROOT

_READ = "from clauses import trained_reader; print(len(trained_reader.probabilities('un shall indemnify partner.')))"


def test_its_runtime_keeps_no_record_of_its_use(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "LOCALAPPDATA": str(tmp_path / "local")}
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"} | home
    done = subprocess.run([sys.executable, "-c", _READ], env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 300
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize(
    ("said", "denial", "start", "kept"),
    [
        (0.6, 0.3, 0, {False: 0.6}),  # surer
        (0.4, 0.9, 0, {True: 0.9}),  # less sure
        (0.6, 0.9, 50, {False: 0.6, True: 0.9}),  # of other words
        (0.6, 0.9, 0, {False: 0.3, True: 0.9}),  # both likely: it doesn't know, and the lesser is a hint
    ],
)
def test_of_two_contrary_readings_of_the_same_words_the_surer_one_counts(
    said: float, denial: float, start: int, kept: dict[bool, float]
) -> None:
    stated = Reading("c1", "un-warranty", False, said, 0, 40)
    denied = Reading("c1", "un-warranty", True, denial, start, start + 40)
    assert {r.denied: r.probability for r in not_outdone([stated, denied])} == kept
