"""Drafts are judged in a process of their own, so that a hostile file can end that process and nothing else.

What comes back is JSON, never a pickle: the process that has read a stranger's
file is not trusted with the running of this one. One process is kept, because
the models take seconds to load; after a crash, or a draft that took too long,
the next one is started at once.
"""

from __future__ import annotations

import base64
import json
import multiprocessing
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from compliance.report.model import DraftReport
from compliance.web.basis import Basis
from compliance.web.reading_process import main
from compliance.web.said import Said


@dataclass(frozen=True, slots=True)
class Limits:
    """What judging one draft may cost."""

    seconds: float = 300.0
    """A draft of five hundred pages takes about a minute on a slow laptop."""
    loading: float = 300.0
    """For the models, once; a cold disk and a virus scanner are slow."""
    memory: int = 4_000_000_000
    """Addresses of the process, where the platform can limit them; the models alone take a fifth of it."""
    answer: int = 256_000_000
    """Bytes of the report as JSON."""


class Failed(Exception):
    """A draft whose judging ended badly; the text is one sentence for the user."""


@dataclass(slots=True, eq=False)
class Job:
    """One draft to be judged, and what is known of its progress."""

    path: Path
    said: Said
    done: Callable[[DraftReport | bytes | Failed], None]
    """Is told the end, in the thread that minds the process: the report, or the Word file if that is wanted."""
    word: bool = False
    """Whether the draft itself is wanted, with comments and tracked changes."""
    decisions: Path | None = None
    """For a Word file: the answers to its findings."""
    stage: str = "waiting"
    cancelled: bool = False
    ended: threading.Event = field(default_factory=threading.Event)


class Judges:
    """The queue, and the one process that works it off; every job ends, with a report or a sentence."""

    def __init__(
        self, *, trained: bool = True, limits: Limits | None = None, target: Callable[..., None] = main, basis: Basis | None = None
    ) -> None:  # fmt: skip
        self._trained, self._limits, self._target, self._basis = trained, limits or Limits(), target, basis or Basis()
        self._refusal = ""
        self._launched = threading.Event()
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._waiting: list[Job] = []
        self._lock = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="judges", daemon=True)

    def start(self) -> None:
        """Start the process, so that the models are loaded when the first draft comes; once is enough."""
        if not self._thread.is_alive() and not self._stopped.is_set():
            self._thread.start()

    def refusal(self) -> str:
        """Wait until the process is ready; return why it can't judge by its basis, empty if it can."""
        self._launched.wait()
        return self._refusal

    def stop(self) -> None:
        """End the process, whatever it does; jobs that wait are told so."""
        self._stopped.set()
        self._jobs.put(None)
        self._thread.join(timeout=10)

    def submit(self, job: Job) -> None:
        """Put a draft at the end of the queue."""
        with self._lock:
            self._waiting.append(job)
        self._jobs.put(job)

    def before(self, job: Job) -> int:
        """Return how many drafts come before this one."""
        with self._lock:
            return self._waiting.index(job) if job in self._waiting else 0

    @property
    def pid(self) -> int | None:
        """Return the id of the process that judges, None while there is none."""
        return self._process.pid if self._process is not None else None

    def _work(self) -> None:
        self._launch()
        self._launched.set()
        while not self._stopped.is_set():
            job = self._jobs.get()
            if job is None:
                break
            self._end(job, self._judge(job))
        self._kill()
        while not self._jobs.empty():
            left = self._jobs.get()
            if left is not None:
                self._end(left, Failed("The program was stopped before this draft was judged."))

    def _end(self, job: Job, result: DraftReport | bytes | Failed) -> None:
        with self._lock:
            self._waiting.remove(job)
        try:
            job.done(result)
        finally:
            job.ended.set()

    def _judge(self, job: Job) -> DraftReport | bytes | Failed:
        if job.cancelled:
            return Failed("The draft was removed.")
        if self._process is None or not self._process.is_alive():
            job.stage = "loading"
            self._launch()
        if self._connection is None:
            return Failed(self._refusal or "The part of the program that reads drafts can't be started; close other programs and try again.")  # fmt: skip
        try:
            job.stage = "opening"
            order = {
                "path": str(job.path), "trained": self._trained, "said": job.said.order(),
                "word": job.word, "decisions": str(job.decisions) if job.decisions is not None else None,
            }  # fmt: skip
            self._connection.send_bytes(json.dumps(order).encode())
            return self._answer(job)
        except Failed as failed:
            self._kill()
            self._launch()
            return failed
        except Exception:  # the process ended, or what came from it is no report, whatever that sets off here
            self._kill()
            self._launch()
            return Failed("Reading this draft ended the part of the program that reads; the file may be damaged, or made to do harm. Save it anew from Word and try again.")  # fmt: skip

    def _answer(self, job: Job) -> DraftReport | bytes | Failed:
        until = time.monotonic() + self._limits.seconds
        while True:
            message = self._message(until, job)
            if message is None:
                raise Failed(f"The draft takes more than {self._limits.seconds:.0f} seconds to judge; split it, or save it anew from Word.")  # fmt: skip
            if "stage" in message:
                job.stage = str(message["stage"])
            elif "report" in message:
                return DraftReport.model_validate(message["report"])
            elif "word" in message:
                return base64.b64decode(str(message["word"]), validate=True)
            elif "refused" in message:
                return Failed(str(message["refused"])[:500])
            elif message.get("failed") == "MemoryError":
                raise Failed("The draft needs more memory than there is; split it, or save it anew from Word.")
            else:
                raise Failed(f"The program failed on this draft ({str(message.get('failed'))[:60]}); save it anew from Word and try again.")  # fmt: skip

    def _message(self, until: float, job: Job | None = None) -> dict[str, Any] | None:
        """Wait for what the process says; None when the time is over."""
        assert self._connection is not None
        while time.monotonic() < until:
            if self._stopped.is_set() or (job is not None and job.cancelled):
                raise Failed("The draft was removed before it was judged.")
            if self._connection.poll(min(0.25, max(0.0, until - time.monotonic()))):
                message = json.loads(self._connection.recv_bytes(self._limits.answer))
                if not isinstance(message, dict):
                    raise ValueError
                return message
        return None

    def _launch(self) -> None:
        """Start a process and wait until its models are loaded."""
        context = multiprocessing.get_context("spawn")  # the same on all platforms, and nothing of ours is inherited
        ours, theirs = context.Pipe()
        process = context.Process(
            target=self._target, args=(theirs, self._trained, self._limits.memory, self._basis), daemon=True
        )
        try:
            process.start()
        except OSError:
            return
        theirs.close()
        self._process, self._connection = process, ours
        try:
            ready = self._message(time.monotonic() + self._limits.loading)
        except (EOFError, OSError, ValueError, Failed):
            ready = None
        self._refusal = str(ready["refused"])[:500] if ready is not None and "refused" in ready else ""
        if ready is None or self._refusal:
            self._kill()

    def _kill(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join(timeout=10)
        self._process = self._connection = None
