"""Processes that behave as one would that a hostile draft has taken over; what they do is in the draft."""

from __future__ import annotations

import json
import os
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import patch

from compliance.web import reading_process
from compliance.web.basis import Basis


def main(connection: Connection, trained: bool, memory: int, basis: Basis) -> None:
    from compliance.judge import _unreadable

    say(connection, {"ready": True})
    while True:
        order = json.loads(connection.recv_bytes())
        what = Path(order["path"]).read_text(encoding="utf-8")
        if what == "crash":
            os._exit(1)
        if what == "hang":
            time.sleep(600)
        if what == "nonsense":
            connection.send_bytes(b"\x80\x04 no JSON")
        elif what == "no report":
            say(connection, {"report": {"draft": "none"}})
        elif what == "a list":
            connection.send_bytes(b"[]")
        elif what == "nested":
            connection.send_bytes(b"[" * 100_000)
        elif what == "endless":
            connection.send_bytes(b'"' + b"x" * 2_000_000 + b'"')
        elif what == "memory":
            say(connection, {"failed": "MemoryError"})
        else:
            say(connection, {"report": _unreadable("draft", "empty", "draft is good.").model_dump(mode="json")})


def never_ready(connection: Connection, trained: bool, memory: int, basis: Basis) -> None:
    time.sleep(600)


def limited(connection: Connection, trained: bool, memory: int, basis: Basis) -> None:
    """The real process, whose reading wants more memory than there is, or says the draft's words aloud."""

    def judged(path: str, **_: Any) -> None:
        what = Path(path).read_text(encoding="utf-8")
        if what == "greedy":
            bytearray(8_000_000_000)
        print(what)
        os.write(2, what.encode())
        raise RuntimeError(what)

    with patch.object(reading_process, "_warm"), patch("compliance.judge.judged", judged):
        reading_process.main(connection, trained, memory, basis)


def say(connection: Connection, message: dict[str, object]) -> None:
    connection.send_bytes(json.dumps(message).encode())
