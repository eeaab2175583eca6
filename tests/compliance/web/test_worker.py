"""Whatever a draft does to the process that judges it ends as one sentence, and the next draft is judged."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.report.model import DraftReport
from compliance.web.said import Said
from compliance.web.worker import Failed, Job, Judges, Limits
from tests.compliance.web import bad_processes

LIMITS = Limits(seconds=4.0, answer=1_000_000)


@pytest.fixture(scope="module")
def judges() -> Iterator[Judges]:
    made = Judges(trained=False, limits=LIMITS, target=bad_processes.main)
    made.start()
    yield made
    made.stop()


def outcome(judges: Judges, folder: Path, what: str) -> DraftReport | Failed:
    results: list[DraftReport | Failed] = []
    job = submitted(judges, folder, what, results)
    assert job.ended.wait(60)
    return results[0]


def submitted(judges: Judges, folder: Path, what: str, results: list[DraftReport | Failed]) -> Job:
    path = folder / f"{what}.txt"
    path.write_text(what, encoding="utf-8")
    job = Job(path, Said(), results.append)
    judges.submit(job)
    return job


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("crash", "ended the part of the program that reads"),
        ("hang", "takes more than 4 seconds"),
        ("nonsense", "ended the part of the program that reads"),
        ("no report", "ended the part of the program that reads"),
        ("a list", "ended the part of the program that reads"),
        ("nested", "ended the part of the program that reads"),
        ("endless", "ended the part of the program that reads"),
        ("memory", "needs more memory"),
    ],
)
def test_a_hostile_draft_ends_as_a_sentence_and_the_next_is_judged(
    judges: Judges, tmp_path: Path, what: str, sentence: str
) -> None:
    bad = outcome(judges, tmp_path, what)
    assert isinstance(bad, Failed)
    assert sentence in str(bad)
    good = outcome(judges, tmp_path, "good")
    assert isinstance(good, DraftReport)


def test_one_process_is_kept(judges: Judges, tmp_path: Path) -> None:
    outcome(judges, tmp_path, "good")
    kept = judges.pid
    outcome(judges, tmp_path, "good too")
    assert judges.pid == kept


def test_drafts_wait_in_turn_and_one_that_is_removed_gives_way(judges: Judges, tmp_path: Path) -> None:
    outcome(judges, tmp_path, "good")
    results: list[DraftReport | Failed] = []
    first, second, third = (submitted(judges, tmp_path, what, results) for what in ("hang", "good", "good as well"))
    assert [judges.before(j) for j in (first, second, third)] == [0, 1, 2]
    second.cancelled = first.cancelled = True
    began = time.monotonic()
    assert third.ended.wait(30)
    assert time.monotonic() - began < 30
    assert [type(r) for r in results] == [Failed, Failed, DraftReport]
    assert "removed" in str(results[0])


def test_a_process_that_never_starts_is_told(tmp_path: Path) -> None:
    judges = Judges(trained=False, limits=Limits(loading=1.0), target=bad_processes.never_ready)
    judges.start()
    try:
        failed = outcome(judges, tmp_path, "x")
        assert "can't be started" in str(failed)
    finally:
        judges.stop()


def test_stopping_ends_the_process_and_tells_who_waits(tmp_path: Path) -> None:
    judges = Judges(trained=False, target=bad_processes.main)
    judges.start()
    results: list[DraftReport | Failed] = []
    jobs = [submitted(judges, tmp_path, what, results) for what in ("hang", "good")]
    while jobs[0].stage != "opening":
        time.sleep(0.02)
    judges.stop()
    assert all(j.ended.wait(5) for j in jobs)
    assert judges.pid is None
    assert not [t for t in threading.enumerate() if t.name == "judges" and t is not threading.current_thread() and t.ident == judges._thread.ident]  # fmt: skip


def test_memory_is_bounded_and_nothing_of_a_draft_is_said_aloud(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("resource")
    judges = Judges(trained=False, limits=Limits(memory=2_000_000_000), target=bad_processes.limited)
    judges.start()
    try:
        assert "needs more memory" in str(outcome(judges, tmp_path, "greedy"))
        failed = outcome(judges, tmp_path, "a secret")
        assert "RuntimeError" in str(failed)
        assert "secret" not in str(failed)
    finally:
        judges.stop()
    assert "secret" not in "".join(capfd.readouterr())
