"""What runs in the process that judges drafts: nothing here is trusted by the page that started it."""

from __future__ import annotations

import base64
import json
import os
import signal
import sys
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compliance.settings import Setup
    from compliance.web.basis import Basis


def main(connection: Connection, trained: bool, memory: int, basis: Basis) -> None:
    """Judge one draft after the other until the other end is closed."""
    from compliance.web.basis import load

    _be_silent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the page, which then ends this process
    _limit(memory)
    if hasattr(os, "nice"):
        os.nice(5)  # the page goes first: it is to answer while this works
    _warm(trained)
    os.chdir(basis.folder)  # the names in it are relative to where the page was started
    try:
        setup = load(basis, trained=trained)
    except ValueError as error:  # one sentence on a catalogue, the settings or the approved form
        _say(connection, {"refused": str(error)})
        return
    _say(connection, {"ready": True})
    while True:
        try:
            order = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            return
        _say(connection, _judged(connection, order, setup))


def _judged(connection: Connection, order: dict[str, Any], setup: Setup) -> dict[str, object]:
    from clauses.document import UnreadableDraft
    from compliance.judge import judged
    from compliance.web.said import Said

    try:
        one = judged(
            order["path"], trained=order["trained"], setup=Said.of(order["said"]).over(setup), decisions=order["decisions"],
            stage=lambda s: _say(connection, {"stage": s}),
        )  # fmt: skip
        if not order["word"]:
            return {"report": one.report.model_dump(mode="json")}
        from compliance.report.word_form import review

        return {"word": base64.b64encode(review(order["path"], one).content).decode()}
    except UnreadableDraft as error:
        return {"refused": str(error)}
    except BaseException as error:  # the name only: a message may quote the draft
        return {"failed": type(error).__name__}


def _say(connection: Connection, message: dict[str, object]) -> None:
    connection.send_bytes(json.dumps(message).encode())


def _be_silent() -> None:
    """Let nothing that a library writes about a draft reach a screen or a log."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (for the life of the process)


def _limit(memory: int) -> None:
    """Bound the memory where the platform can, and leave no image of it on the disk after a crash."""
    try:
        import resource
    except ImportError:  # Windows has none; the limit of time holds there too
        return
    for what, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(what, (allowed, hard))
        except (OSError, ValueError):  # macOS refuses to limit addresses
            continue


def _warm(trained: bool) -> None:
    """Load the models and the rules by reading a sentence."""
    from checks.catalogue import rules
    from checks.examples import document
    from clauses.agreement import understand

    rules()
    understand(document(["AGREEMENT between UNICEF and the Company", "1. UNICEF shall indemnify the Company."]), trained=trained)  # fmt: skip
