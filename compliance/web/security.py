"""Who may speak to the page, and how: every request passes here before anything else looks at it."""

from __future__ import annotations

import ipaddress
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compliance.web.sessions import Refused, Session, Shelf

#: Bytes of a request that brings no file: an answer to a finding has four thousand letters at most.
FORM = 100_000
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(slots=True)
class Keys:
    """The secrets that let a browser in, by the address it opens."""

    standing: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """Is printed, and good as long as the page runs."""
    once: str | None = field(default_factory=lambda: secrets.token_urlsafe(24))
    """Is given to the browser on its command line, which others on the machine may see: good for one opening."""

    def fits(self, key: str) -> bool:
        """Tell whether a key lets in; one that is good for one opening is used up."""
        if self.once is not None and secrets.compare_digest(key.encode(), self.once.encode()):
            self.once = None
            return True
        return secrets.compare_digest(key.encode(), self.standing.encode())


class Guard:
    """Let in who has the key or a session, bound what is sent, put the security headers on what goes out."""

    def __init__(self, app: ASGIApp, shelf: Shelf, keys: Keys, host: str, cookie: str, page: Callable[[int, str], str]):
        self._app, self._shelf, self._keys, self._host, self._cookie, self._page = app, shelf, keys, host, cookie, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer: Response | None
        try:
            answer = await self._serve(scope, receive, guarded)
        except Exception as error:  # its text may quote a draft, so only its kind and place are told
            _tell(error)
            if begun:
                return
            answer = self._refusal(500, "The program failed at this. Go back and try again; what you did before is still there.")  # fmt: skip
        if answer is not None and not begun:
            await answer(scope, receive, guarded)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> Response | None:
        headers = Headers(scope=scope)
        if not self._known(headers.get("host", "")):
            return self._refusal(403, "This address is not the one of the page; use the one that the program printed.")
        if scope["method"] not in ("GET", "HEAD") and not _same_origin(headers):
            return self._refusal(403, "Another page sent this; nothing was done.")
        session = self._shelf.get(cookie_parser(headers.get("cookie", "")).get(self._cookie, ""))
        key = scope["query_string"].decode("latin-1").removeprefix("key=") if scope["path"] == "/" else ""
        if key and self._keys.fits(key):
            return self._welcome(session)
        if session is None and not scope["path"].startswith("/static/"):
            return self._refusal(403, "This page opens only with the address that the program printed when it was started. Copy the whole of it into the browser, with the key at its end.")  # fmt: skip
        if session is not None:
            if scope["path"] == "/here":
                self._shelf.hear(session)
            elif not scope["path"].endswith("/progress"):
                self._shelf.use(session)
        scope["session"] = session
        limit, got = self._limit(scope), 0
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > limit:
            await _drain(receive, 8 * limit)
            return (
                refused(session, 413, _too_much(limit)) if session is not None else self._refusal(413, _too_much(limit))
            )

        async def counted() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > limit:
                if message.get("more_body", False):
                    await _drain(receive, 8 * limit)
                raise HTTPException(413, _too_much(limit))
            return message

        await self._app(scope, counted, send)
        return None

    def _limit(self, scope: Scope) -> int:
        return self._shelf.bounds.request_bytes if scope["path"] == "/drafts" or scope["path"].endswith("/next") else FORM  # fmt: skip

    def _known(self, host: str) -> bool:
        """Tell whether a request names this machine: another name could be a stranger's that was led here."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        name = name.strip("[]").casefold()
        if name in ("localhost", self._host.casefold()):
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not _loopback(self._host)

    def _welcome(self, session: Session | None) -> HTMLResponse:
        """Give the cookie on a page of its own: after a redirect from elsewhere a strict cookie would not be sent."""
        if session is None:
            try:
                session = self._shelf.open()
            except Refused as refused:
                return self._refusal(503, str(refused))
        answer = HTMLResponse('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><link rel="icon" href="/static/icon.svg"><title>Agreement check</title></head><body><p><a href="/">Open the page</a></p></body></html>')  # fmt: skip
        answer.set_cookie(self._cookie, session.id, httponly=True, samesite="strict", path="/")
        return answer

    def _refusal(self, status: int, message: str) -> HTMLResponse:
        return HTMLResponse(self._page(status, message), status)


def refused(session: Session, status: int, text: str) -> Response:
    """Lead from a form that failed to the page that says why: a browser can go back to that, and load it again."""
    session.refused = (status, text)
    return RedirectResponse("/refused", 303)


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _same_origin(headers: Headers) -> bool:
    """Tell whether a browser says that the page itself sent this; the form's own secret is looked at besides."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


async def _drain(receive: Receive, most: int) -> None:
    """Read on, so that the browser shows the answer and not a broken line."""
    got = 0
    while got < most:
        message = await receive()
        got += len(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return


def _too_much(limit: int) -> str:
    return f"What was sent is larger than {limit / 1e6:g} MB in all; send fewer drafts at a time, or make their pictures smaller."


def _tell(error: Exception) -> None:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_name}, line {frame.tb_lineno}" if frame is not None else "?"
    print(f"The page failed: {type(error).__name__} in {where}.", file=sys.stderr)
