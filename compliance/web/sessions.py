"""The drafts that the page holds: each browser's own, in a private folder, and not for long."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from compliance.report.model import DraftReport
from compliance.web.said import Said
from compliance.web.worker import Failed, Job, Judges

_PREFIX = "agreement-compliance-"
_ALIVE = "alive"
_SLEPT = 120.0
"""Seconds without a sweep, which comes every twenty: the machine slept, and its open pages could not speak either."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much the page takes, and how long it keeps it."""

    file_bytes: int = 60_000_000
    """What the readers take too."""
    request_bytes: int = 200_000_000
    files: int = 20
    """In one go."""
    drafts: int = 60
    """Of one browser."""
    sessions: int = 64
    total_bytes: int = 2_000_000_000
    """On the disk, of all browsers."""
    idle: float = 3600.0
    """Seconds after the last use; then the drafts are removed."""
    closed: float = 600.0
    """Seconds after an open page was last heard of. A browser lets a page in the background speak once a minute."""


class Refused(Exception):
    """Something that is not taken; the text is one sentence for the user."""


@dataclass(slots=True, eq=False)
class Draft:
    """A draft that a browser gave."""

    id: str
    name: str
    """What the user calls the file; on the disk it has another name."""
    path: Path
    size: int
    previous: str | None = None
    """The version before this one."""
    said: Said = field(default_factory=Said)
    confirmed: bool = False
    """Whether the user has seen what the draft was taken to be."""
    report: DraftReport | None = None
    failure: str = ""
    job: Job | None = None

    @property
    def decisions(self) -> Path:
        """Return where the answers to its findings are kept."""
        return self.path.with_name("decisions.yaml")


@dataclass(slots=True, eq=False)
class Session:
    """What one browser has on this page."""

    id: str
    csrf: str
    used: float
    heard: float | None = None
    """When a page last said that it is open; None if none ever did, as without JavaScript."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    by: str = ""
    """Who gave the last answer to a finding."""
    emptied: bool = False
    """Whether drafts were removed because their time was over."""
    problems: list[str] = field(default_factory=list)
    """What was not taken of the drafts given last, to be said once."""
    unrecorded: dict[str, str] = field(default_factory=dict)
    """An answer to a finding that was not recorded, and why; to be shown once, with its draft."""
    refused: tuple[int, str] | None = None
    """Why the last form that failed did: its status, and one sentence."""


class Shelf:
    """All sessions, and the folder with their drafts."""

    def __init__(self, judges: Judges, bounds: Bounds | None = None, clock: Callable[[], float] = time.monotonic):
        self.bounds, self._judges, self._clock = bounds or Bounds(), judges, clock
        self._sessions: dict[str, Session] = {}
        self._lock = threading.RLock()
        self._swept = clock()
        remove_left_overs()
        self.root = Path(tempfile.mkdtemp(prefix=_PREFIX))  # for this user only

    def open(self) -> Session:
        """Begin a session.

        Raises:
            Refused: there are too many.
        """
        with self._lock:
            self.expire()
            if len(self._sessions) >= self.bounds.sessions:
                idle = [s for s in self._sessions.values() if not s.drafts]
                if not idle:
                    raise Refused("Too many browsers use this page; close one of them.")
                del self._sessions[min(idle, key=lambda s: s.used).id]
            session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(32), self._clock())
            self._sessions[session.id] = session
            return session

    def get(self, identifier: str) -> Session | None:
        """Return a session, without drafts whose time is over."""
        with self._lock:
            self.expire()
            return self._sessions.get(identifier)

    def use(self, session: Session) -> None:
        """Note that a person uses the page."""
        session.used = self._clock()
        session.heard = session.used if session.heard is not None else None

    def hear(self, session: Session) -> None:
        """Note that the page is open, which alone does not prolong the hour."""
        session.heard = self._clock()

    def expire(self) -> None:
        """Remove the drafts whose time is over."""
        with self._lock:
            (self.root / _ALIVE).touch()
            now, bounds = self._clock(), self.bounds
            asleep = now - self._swept if now - self._swept > _SLEPT else 0.0
            self._swept = now
            for session in list(self._sessions.values()):
                if session.heard is not None:
                    session.heard += asleep
                if now - session.used > bounds.idle or (
                    session.heard is not None and now - session.heard > bounds.closed
                ):
                    session.emptied = session.emptied or bool(session.drafts)
                    self.clear(session)

    def add(self, session: Session, name: str, content: IO[bytes], *, previous: Draft | None = None) -> Draft:
        """Keep a draft and have it judged; what was said of the version before it holds for it too.

        Raises:
            Refused: it is too large, or there are too many.
        """
        with self._lock:
            if len(session.drafts) >= self.bounds.drafts:
                raise Refused(f"This page holds {self.bounds.drafts} drafts at most; remove some first.")
            identifier = secrets.token_urlsafe(9)
            folder = self.root / identifier
            folder.mkdir(mode=0o700)
            draft = Draft(identifier, shown_name(name), folder / "draft", 0)
            if previous is not None:
                draft.previous, draft.said = previous.id, previous.said
            session.drafts[draft.id] = draft
        try:
            draft.size = self._copy(content, draft)
            if previous is not None and previous.decisions.exists():
                shutil.copyfile(previous.decisions, draft.decisions)
        except BaseException:
            self.remove(session, draft)
            raise
        session.emptied = False
        self.judge(draft)
        return draft

    def _copy(self, content: IO[bytes], draft: Draft) -> int:
        room = self.bounds.total_bytes - sum(d.size for s in list(self._sessions.values()) for d in list(s.drafts.values()))  # fmt: skip
        size = 0
        with draft.path.open("xb") as file:
            while chunk := content.read(1 << 20):
                size += len(chunk)
                if size > self.bounds.file_bytes:
                    raise Refused(f"{draft.name} is larger than {self.bounds.file_bytes / 1e6:.0f} MB; make its pictures smaller, or split it.")  # fmt: skip
                if size > room:
                    raise Refused("The drafts on this page take too much room; remove some first.")
                file.write(chunk)
        return size

    def judge(self, draft: Draft) -> None:
        """Have a draft judged, by what the user said of the deal."""

        def done(result: DraftReport | bytes | Failed) -> None:
            if job.cancelled:  # where an open file can't be removed, it can now
                shutil.rmtree(draft.path.parent, ignore_errors=True)
            elif isinstance(result, Failed):
                draft.failure = f"{draft.name}: {result}"
            elif isinstance(result, DraftReport):
                draft.report = _named(result, draft)

        draft.report, draft.failure = None, ""
        draft.job = job = Job(draft.path, draft.said, done)
        self._judges.submit(job)

    def word(self, draft: Draft) -> bytes | Failed:
        """Wait for the draft itself, with comments and tracked changes."""
        made: list[DraftReport | bytes | Failed] = []
        answers = draft.decisions if draft.decisions.exists() else None
        job = Job(draft.path, draft.said, made.append, word=True, decisions=answers)
        self._judges.submit(job)
        job.ended.wait()
        return made[0] if not isinstance(made[0], DraftReport) else Failed("The Word file could not be made.")

    def remove(self, session: Session, draft: Draft) -> None:
        """Remove a draft, and stop its judging."""
        with self._lock:
            session.drafts.pop(draft.id, None)
            if draft.job is not None:
                draft.job.cancelled = True
            shutil.rmtree(draft.path.parent, ignore_errors=True)

    def clear(self, session: Session) -> None:
        """Remove all drafts of a session."""
        for draft in list(session.drafts.values()):
            self.remove(session, draft)

    def close(self) -> None:
        """Remove everything."""
        with self._lock:
            for session in self._sessions.values():
                self.clear(session)
            self._sessions.clear()
            shutil.rmtree(self.root, ignore_errors=True)


def remove_left_overs(age: float = 3600.0) -> None:
    """Remove folders of pages that were killed, or lost their power, more than an hour ago."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            if time.time() - (folder / _ALIVE).stat().st_mtime > age:
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue


def shown_name(name: str) -> str:
    """Return the name of an uploaded file without folders and without characters that a screen or a header would obey."""
    base = PurePosixPath(name.replace("\\", "/")).name
    base = "".join(c for c in base if c.isprintable() and c not in '<>:"|?*').strip(" .")
    stem, dot, suffix = base.rpartition(".")
    if dot and re.fullmatch(r"\w{1,10}", suffix):
        return f"{stem[:100]}.{suffix}" if stem else suffix
    return base[:100] or "draft"


def _named(report: DraftReport, draft: Draft) -> DraftReport:
    """Call the draft by the name that the user knows."""
    error = report.error
    if error is not None:
        message = error.message.replace(str(draft.path), draft.name)
        if message.startswith(f"{draft.path.name}"):
            message = draft.name + message[len(draft.path.name) :]
        error = error.model_copy(update={"message": message})
    return report.model_copy(update={"draft": report.draft.model_copy(update={"path": draft.name}), "error": error})
