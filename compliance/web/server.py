"""Running the page: its address, its end."""

from __future__ import annotations

import errno
import signal
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from types import FrameType

import uvicorn

from compliance.web.app import page
from compliance.web.basis import Basis, plan
from compliance.web.security import Keys
from compliance.web.sessions import Shelf
from compliance.web.worker import Judges


class CannotServe(Exception):
    """The page can't be served there; the text is one sentence for the user."""


def serve(host: str, port: int, *, browser: bool, trained: bool, basis: Basis, say: Callable[[str], None]) -> None:
    """Serve the page until Ctrl-C; every draft is removed at the end.

    Raises:
        CannotServe: the address can't be had, or the drafts can't be judged by the basis.
    """
    try:
        _, approved = plan(basis)
    except ValueError as error:
        raise CannotServe(str(error)) from error
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    judges = Judges(trained=trained, basis=basis)
    shelf = Shelf(judges)
    tempfile.tempdir = str(shelf.root)  # what is being uploaded is a draft too
    try:
        keys = Keys() if browser else Keys(once=None)
        base = f"http://{f'[{host}]' if ':' in host else host}:{port}/?key="
        if host in ("0.0.0.0", "::"):
            base = f"http://{socket.gethostname()}:{port}/?key="
        app = page(
            shelf,
            judges,
            keys,
            host=socket.gethostname() if host in ("0.0.0.0", "::") else host,
            port=port,
            basis=basis,
        )
        config = uvicorn.Config(
            app, log_config=None, log_level="critical", access_log=False, server_header=False, http="h11", ws="none",
            timeout_graceful_shutdown=2, lifespan="on",
        )  # fmt: skip
        server = uvicorn.Server(config)
        if approved is not None:  # whether it can be used is known when the models have read it
            judges.start()
            if refusal := judges.refusal():
                raise CannotServe(refusal)
        _end_in_order(server)
        say(f"The page is at {base}{keys.standing}\nDrafts stay on this machine and are removed when the page is stopped: Ctrl-C.")  # fmt: skip
        if browser and keys.once is not None:
            threading.Thread(target=webbrowser.open, args=(base + keys.once,), daemon=True).start()
        server.run(sockets=[listening])
    finally:
        tempfile.tempdir = None
        judges.stop()
        shelf.close()
        listening.close()
    say("Stopped; all drafts were removed.")


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServe(f"Port {port} is taken, perhaps by this page in another window; close it, or name another with --port (0: any that is free).") from None  # fmt: skip
        raise CannotServe(f"The page can't be served at {host}, port {port}: {error.strerror or error}; name another with --host and --port.") from None  # fmt: skip
    except UnicodeError:  # raised for a name before it is looked up
        raise CannotServe(f"{host[:40]!a} is no name of a machine; name another with --host.") from None


def _end_in_order(server: uvicorn.Server) -> None:
    """A window that is closed, or a system that shuts down, must end the page as Ctrl-C does, or the drafts would stay.

    uvicorn raises a signal anew when it has ended: that must not kill what is still to be cleared away.
    """

    def end(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
