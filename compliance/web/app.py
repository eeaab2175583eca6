"""The routes of the page: from a dropped draft to its report, an answer, and the next version."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import secrets
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from compliance import compare as comparing
from compliance import decisions_file
from compliance.decisions import DecisionsError, decide
from compliance.files import write_whole
from compliance.report import compare_html, html_form, xlsx_form
from compliance.report.model import Report
from compliance.settings import Setup
from compliance.web import pages, rules_pages
from compliance.web.basis import Basis, in_words, plan
from compliance.web.security import FORM, Guard, Keys, refused
from compliance.web.sessions import Draft, Refused, Session, Shelf, shown_name
from compliance.web.worker import Failed, Judges

_DECISIONS = ".decisions.yaml"


def page(
    shelf: Shelf, judges: Judges, keys: Keys, *, host: str = "127.0.0.1", port: int = 0, basis: Basis | None = None
) -> ASGIApp:
    """Return the application; ``judges``, which judges by the same basis, is started with it.

    Raises:
        ValueError: the basis is not right; one sentence.
    """
    basis = basis or Basis()
    setup, _ = plan(basis)
    site = _Site(shelf, judges, setup, in_words(basis))

    @contextlib.asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        judges.start()
        tasks = [asyncio.create_task(_sweep(shelf)), asyncio.create_task(run_in_threadpool(pages.environment))]
        yield
        for task in tasks:
            task.cancel()

    app = Starlette(
        routes=[
            Route("/", site.start),
            Route("/here", site.here),
            Route("/list/progress", site.listed),
            Route("/drafts", site.upload, methods=["POST"]),
            Route("/remove", site.remove_all, methods=["POST"]),
            Route("/drafts/{id}", site.draft),
            Route("/drafts/{id}/progress", site.progress),
            Route("/drafts/{id}/deal", site.deal, methods=["GET", "POST"]),
            Route("/drafts/{id}/report", site.report),
            Route("/drafts/{id}/decisions", site.decisions, methods=["GET", "POST"]),
            Route("/drafts/{id}/download/{form}", site.download),
            Route("/drafts/{id}/next", site.next_version, methods=["POST"]),
            Route("/drafts/{id}/changes", site.changes),
            Route("/drafts/{id}/remove", site.remove, methods=["POST"]),
            Route("/refused", _refused),
            *rules_pages.routes(setup.catalogue),
            Route("/static/{name}", _static),
        ],
        lifespan=life,
        exception_handlers={HTTPException: _not_possible, Exception: _failed},
    )
    app.state.shelf = shelf
    return Guard(app, shelf, keys, host, f"compliance-{port}", pages.message)


async def _sweep(shelf: Shelf) -> None:
    while True:
        await asyncio.sleep(20)
        await run_in_threadpool(shelf.expire)


class _Site:
    """The pages about drafts."""

    def __init__(self, shelf: Shelf, judges: Judges, setup: Setup, in_force: list[str]):
        self._shelf, self._judges, self._setup, self._in_force = shelf, judges, setup, in_force

    # -- giving drafts ------------------------------------------------------------------------------------------------

    def start(self, request: Request) -> Response:
        session = _session(request)
        problems, session.problems = session.problems, []
        content = pages.render(
            "start.html", session, **self._overview(session), limits=pages.limits(self._shelf.bounds), problems=problems, in_force=self._in_force
        )  # fmt: skip
        session.emptied = False
        return HTMLResponse(content)

    def _overview(self, session: Session) -> dict[str, Any]:
        drafts = list(session.drafts.values())
        before = {d.id: self._judges.before(d.job) for d in drafts if d.job is not None}
        reports = {d.id: pages.current(d) for d in drafts if d.report is not None}
        state = ".".join(pages.state(d, before.get(d.id, 0)) for d in drafts)
        going = any(d.report is None and not d.failure for d in drafts)
        return {"drafts": drafts, "before": before, "reports": reports, "state": state, "going": going}

    def listed(self, request: Request) -> Response:
        """Tell how far the drafts are; nothing if nothing has changed since."""
        overview = self._overview(_session(request))
        if overview["going"] and request.query_params.get("state") == overview["state"]:
            return Response(status_code=204)
        return HTMLResponse(pages.render("drafts.html", _session(request), **overview))

    async def here(self, request: Request) -> Response:
        """Hear that the page is open; where its drafts are gone, have it say so."""
        gone = _session(request).emptied
        return Response(status_code=204, headers={"HX-Redirect": "/"} if gone else {})

    async def upload(self, request: Request) -> Response:
        session = _session(request)
        async with self._form(request) as form:
            given = [f for f in form.getlist("drafts") if isinstance(f, UploadFile) and (f.filename or f.size)]
            if given:
                added, session.problems = await run_in_threadpool(self._add, session, given)
            else:
                added, session.problems = [], ["Choose a draft first: a Word, PDF or text file."]
        return _to(f"/drafts/{added[0].id}" if len(added) == 1 and not session.problems else "/")

    def _add(self, session: Session, given: list[UploadFile]) -> tuple[list[Draft], list[str]]:
        """Add what was given; a file of answers goes with the draft of its name."""
        added: list[Draft] = []
        answers: list[tuple[UploadFile, str]] = []
        problems: list[str] = []
        for file in given:
            name = file.filename or ""
            if name.endswith(_DECISIONS):
                answers.append((file, shown_name(name.removesuffix(_DECISIONS))))
                continue
            try:
                added.append(self._shelf.add(session, name, file.file))
            except Refused as refused:
                problems.append(str(refused))
        for file, name in answers:
            draft = next((d for d in reversed(session.drafts.values()) if d.name == name), None)
            try:
                if draft is None:
                    raise DecisionsError(f"{name}{_DECISIONS} goes with a draft of the same name; give both together.")
                _answers(file, draft)
            except DecisionsError as error:
                problems.append(str(error))
        return added, problems

    async def next_version(self, request: Request) -> Response:
        session, draft = _session(request), _draft(request)
        async with self._form(request) as form:
            file = form.get("draft")
            if not isinstance(file, UploadFile) or not file.filename:
                raise HTTPException(422, "Choose the next version of the draft first.")
            try:
                new = await run_in_threadpool(lambda: self._shelf.add(session, file.filename or "", file.file, previous=draft))  # fmt: skip
            except Refused as refused:
                raise HTTPException(413, str(refused)) from refused
            new.confirmed = True
        return _to(f"/drafts/{new.id}")

    # -- one draft ----------------------------------------------------------------------------------------------------

    async def draft(self, request: Request) -> Response:
        """Lead to where the draft is."""
        draft = _draft(request)
        if draft.report is None or draft.report.error is not None:
            return await run_in_threadpool(self._progress, request, "progress.html")
        if not draft.confirmed:
            return _to(f"/drafts/{draft.id}/deal")
        return _to(f"/drafts/{draft.id}/{'changes' if draft.previous in _session(request).drafts else 'report'}")

    def progress(self, request: Request) -> Response:
        draft = _draft(request)
        if draft.report is not None or draft.failure:
            return Response(status_code=204, headers={"HX-Redirect": f"/drafts/{draft.id}"})
        before = self._judges.before(draft.job) if draft.job else 0
        if request.query_params.get("state") == pages.state(draft, before):
            return Response(status_code=204)
        return self._progress(request, "stages.html")

    def _progress(self, request: Request, template: str) -> Response:
        draft = _draft(request)
        before = self._judges.before(draft.job) if draft.job else 0
        failure = draft.failure or (
            draft.report.error.message if draft.report is not None and draft.report.error else ""
        )
        content = pages.render(
            template, _session(request), draft=draft, before=before, state=pages.state(draft, before), failure=failure
        )
        return HTMLResponse(content)

    async def deal(self, request: Request) -> Response:
        session, draft = _session(request), _judged(request)
        if request.method == "POST":
            async with self._form(request) as form:
                typed = {name: str(value) for name, value in form.items()}
            said = pages.said(draft, typed, self._setup)
            draft.confirmed = True
            if said != draft.said:
                draft.said = said
                self._shelf.judge(draft)
            return _to(f"/drafts/{draft.id}")
        values = {
            "sides": pages.sides(draft),
            "fields": pages.deal(draft, self._setup),
            "questions": pages.questions(draft, self._setup),
        }
        content = await run_in_threadpool(
            pages.render, "deal.html", session, draft=draft, report=draft.report, carried=pages.carried(draft), **values
        )
        return HTMLResponse(content)

    def report(self, request: Request) -> Response:
        session, draft = _session(request), _judged(request)
        wanted = {key: request.query_params.getlist(key) for key in request.query_params}
        view = pages.view(draft, pages.current(draft), wanted)
        problem = session.unrecorded if session.unrecorded.get("draft") == draft.id else None
        content = pages.render(
            "report_page.html", session, draft=draft, problem=problem, carried=pages.carried(draft), **view
        )
        session.unrecorded = {} if problem else session.unrecorded
        return HTMLResponse(content)

    async def decisions(self, request: Request) -> Response:
        session, draft = _session(request), _judged(request)
        if request.method == "GET":
            if not draft.decisions.exists():
                raise HTTPException(404, "No answers have been recorded for this draft.")
            return _file(
                await run_in_threadpool(draft.decisions.read_bytes), f"{draft.name}{_DECISIONS}", "application/yaml"
            )
        async with self._form(request) as form:
            said = {key: str(form.get(key, ""))[:FORM] for key in ("item", "rule", "clause", "answer", "by", "reason", "until", "authority")}  # fmt: skip
        try:
            await run_in_threadpool(_record, draft, said)
        except DecisionsError as error:
            session.unrecorded = {**said, "draft": draft.id, "text": str(error)}
            return _to(f"/drafts/{draft.id}/report")
        session.by = said["by"].strip()
        return _to(f"/drafts/{draft.id}/report#{quote(said['item'])}")

    def download(self, request: Request) -> Response:
        draft, form = _judged(request), request.path_params["form"]
        report = Report(reports=[pages.current(draft)])
        if form == "html":
            return _file(html_form.render(report).encode(), f"{draft.name}.report.html", "text/html")
        if form == "xlsx":
            return _file(xlsx_form.render(report), f"{draft.name}.report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")  # fmt: skip
        if form == "docx" and report.reports[0].draft.format == "docx":
            made = self._shelf.word(draft)
            if isinstance(made, Failed):
                raise HTTPException(422, f"{draft.name}: {made}")
            return _file(made, f"{draft.name.removesuffix('.docx')}-checked.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")  # fmt: skip
        raise HTTPException(404, "There is no such form of the report.")

    def changes(self, request: Request) -> Response:
        session, draft = _session(request), _judged(request)
        old = session.drafts.get(draft.previous or "")
        if old is None or old.report is None or old.report.error is not None:
            raise HTTPException(404, "The version before this one is not here any more.")
        comparison = comparing.compare(pages.current(old), pages.current(draft))
        return HTMLResponse(pages.render("changes_page.html", session, draft=draft, carried=pages.carried(draft), changes=compare_html.changes(comparison)))  # fmt: skip

    async def remove(self, request: Request) -> Response:
        async with self._form(request):
            await run_in_threadpool(self._shelf.remove, _session(request), _draft(request))
        return _to("/")

    async def remove_all(self, request: Request) -> Response:
        async with self._form(request):
            await run_in_threadpool(self._shelf.clear, _session(request))
        return _to("/")

    @contextlib.asynccontextmanager
    async def _form(self, request: Request) -> AsyncIterator[FormData]:
        """Read a form that this page made: it has the secret of the session."""
        limit = self._shelf.bounds.files
        try:
            form = await request.form(max_files=limit, max_fields=40, max_part_size=FORM)
        except HTTPException as error:
            if error.status_code == 413:
                raise
            if "Too many files" in str(error.detail):
                raise HTTPException(413, f"Send {limit} drafts at most in one go.") from error
            raise HTTPException(400, "The form came damaged; go back and send it again.") from error
        try:
            if not secrets.compare_digest(str(form.get("csrf", "")).encode(), _session(request).csrf.encode()):
                raise HTTPException(403, "This form is not from this page, or it is too old; go back, load the page again, and send it once more.")  # fmt: skip
            yield form
        finally:
            await form.close()


def _session(request: Request) -> Session:
    session = request.scope["session"]
    assert isinstance(session, Session)
    return session


def _draft(request: Request) -> Draft:
    draft = _session(request).drafts.get(request.path_params["id"])
    if draft is None:
        raise HTTPException(404, "This draft is not here any more: a draft is removed after an hour without use, ten minutes after the page was closed, or with the button Remove.")  # fmt: skip
    return draft


def _judged(request: Request) -> Draft:
    draft = _draft(request)
    if draft.report is None or draft.report.error is not None:
        raise HTTPException(404, "This draft has no report yet.")
    return draft


def _answers(file: UploadFile, draft: Draft) -> None:
    """Keep a file of answers with its draft, if it has none yet.

    Raises:
        DecisionsError: the file can't be used, or the draft has answers.
    """
    name, content = f"{draft.name}{_DECISIONS}", file.file.read(FORM * 3)
    decisions_file.parsed(content, name)
    if draft.decisions.exists():
        raise DecisionsError(f"{name} would replace the answers that {draft.name} has here, and they stay; give draft and answers together to go on with those of the file.")  # fmt: skip
    write_whole(draft.decisions, content)


def _record(draft: Draft, said: dict[str, str]) -> None:
    """Record an answer to a finding.

    Raises:
        DecisionsError: it is not complete, or answers nothing.
    """
    assert draft.report is not None
    try:
        until = datetime.date.fromisoformat(said["until"]) if said["until"] else None
    except ValueError:
        raise DecisionsError("The last day must be a date such as 2026-03-31.") from None
    answer: Any = said["answer"]
    if not said["by"].strip() or not said["reason"].strip():
        raise DecisionsError("An answer needs a name and a reason.")
    taken = decide(
        draft.report, said["rule"], said["clause"], answer=answer, by=said["by"], reason=said["reason"], until=until,
        authority=said["authority"], on=datetime.date.today(),
    )  # fmt: skip
    decisions_file.add(draft.decisions, taken)


def _to(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303)


def _file(content: bytes, name: str, kind: str) -> Response:
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else "_" for c in name)
    return Response(content, media_type=kind, headers={"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"})  # fmt: skip


def _static(request: Request) -> Response:
    found = pages.assets().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(found[1], headers={"Content-Type": found[0], "Cache-Control": "no-cache"})


def _not_possible(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    own = {404: "There is no such page here.", 405: "This page can't be asked for in this way."}
    text = (
        str(error.detail)
        if str(error.detail) not in ("Not Found", "Method Not Allowed")
        else own.get(error.status_code, "")
    )
    return _instead(request, error.status_code, text)


def _failed(request: Request, _error: Exception) -> Response:
    return _instead(request, 500, "The program failed at this. Go back and try again; what you did before is still there.")  # fmt: skip


def _instead(request: Request, status: int, text: str) -> Response:
    """Answer with a page that says one thing; after a form by way of a redirect, so that a browser can go back to it."""
    session = request.scope.get("session")
    if request.method == "POST" and session is not None:
        return refused(session, status, text)
    return HTMLResponse(pages.message(status, text, session), status)


def _refused(request: Request) -> Response:
    session = _session(request)
    if session.refused is None:
        return _to("/")
    status, text = session.refused
    return HTMLResponse(pages.message(status, text, session), status)
