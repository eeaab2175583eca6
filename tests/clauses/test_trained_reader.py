"""The trained reader as a guest on the user's machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clauses.agreement import read
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


@pytest.mark.parametrize(
    ("rule", "exception", "fact"),
    [
        (
            "On expiry of the permission Hollin Foods shall withdraw all material that shows the logo of UNDP",
            "Calendars which have already gone out to the shops may nonetheless be sold until they are used up.",
            "mark-selloff",
        ),
        (
            "No change of this Agreement is valid unless in writing and signed by both Parties",
            "Dates of delivery may however be altered by e-mail between the coordinators.",
            "amend-informal",
        ),
        (
            "Hollin Foods may not assign this Agreement without the prior written consent of UNDP",
            "Hollin Foods may however transfer it by mere notice to any company of its group.",
            "assign-free",
        ),
    ],
)
@pytest.mark.parametrize("joint", [". ", ".\n"])
def test_a_rule_and_the_exception_from_it_are_told_apart(
    tmp_path: Path, rule: str, exception: str, fact: str, joint: str
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "AGREEMENT\n\nbetween the United Nations Development Programme (UNDP) and Hollin Foods Ltd (Hollin Foods)\n\n"
        f"1. General\n\n1.1 {rule}{joint}{exception}\n",
        encoding="utf-8",
    )
    agreement = read(draft)
    stated = [r for r in agreement.of_fact(fact) if not r.denied]
    assert stated
    clause = agreement.clause(stated[0].clause)
    assert clause.text[stated[0].start : stated[0].end].casefold().startswith(exception[:20].casefold())
    assert stated[0].probability >= 0.5
