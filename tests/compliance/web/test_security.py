"""Who is let in, what is refused, and what every answer says to the browser."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from compliance.web import pages
from compliance.web.sessions import Bounds, Shelf, remove_left_overs, shown_name
from compliance.web.worker import Judges
from tests.compliance.web import bad_processes
from tests.compliance.web.site import FIRST, Browser, Site


@pytest.fixture(scope="module")
def small() -> Iterator[Site]:
    bounds = Bounds(file_bytes=50_000, request_bytes=120_000, files=3, drafts=4, total_bytes=150_000)
    made = Site(bounds, judges=Judges(trained=False, target=bad_processes.main))
    made.judges.start()
    yield made
    made.close()


@pytest.fixture
def browser(small: Site) -> Iterator[Browser]:
    made = small.browser()
    yield made
    session = small.shelf.get(cookie(made.client))
    if session is not None:  # some tests end it themselves
        small.shelf.clear(session)


def cookie(client: TestClient) -> str:
    return client.cookies["compliance-8471"]


@pytest.mark.parametrize(
    "address",
    ["/", "/rules", "/drafts/x", "/here", "/list/progress", "/nothing", "/?key=", "/?key=wrong", "/rules?key={key}"],
)
def test_without_the_key_nothing_is_shown(small: Site, address: str) -> None:
    answer = small.stranger().get(address.format(key=small.keys.standing))
    assert answer.status_code == 403
    assert "opens only with the address that the program printed" in answer.text
    assert "set-cookie" not in answer.headers
    assert small.stranger().post("/drafts", files={"drafts": ("a.txt", b"x")}).status_code == 403


def test_the_key_on_the_command_line_of_the_browser_opens_once(small: Site) -> None:
    once = small.keys.once
    assert small.stranger().get(f"/?key={once}").status_code == 200
    assert small.stranger().get(f"/?key={once}").status_code == 403
    assert small.stranger().get(f"/?key={small.keys.standing}").status_code == 200


def test_the_cookie_is_for_this_page_alone(small: Site) -> None:
    answer = small.stranger().get(f"/?key={small.keys.standing}")
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=strict" in said
    assert small.keys.standing not in answer.text
    stolen = small.stranger()
    stolen.cookies.set("compliance-8471", "guessed")
    assert stolen.get("/").status_code == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8471", 200), ("localhost:8471", 200), ("[::1]:8471", 200), ("evil.example", 403), ("127.0.0.1.evil.example:8471", 403), ("192.168.1.5:8471", 403), ("", 403)],
)  # fmt: skip
def test_a_name_that_was_led_here_is_refused(browser: Browser, host: str, status: int) -> None:
    assert browser.client.get("/rules", headers={"host": host}).status_code == status


def test_a_form_of_another_page_is_refused(browser: Browser) -> None:
    for data in ({}, {"csrf": ""}, {"csrf": "guessed"}):
        answer = browser.client.post("/drafts", data=data, files={"drafts": ("a.txt", b"good")})
        assert answer.status_code == 403
        assert "not from this page" in answer.text
        assert browser.client.post("/remove", data=data).status_code == 403
    token = browser.csrf()
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ):
        assert browser.client.post("/remove", data={"csrf": token}, headers=headers).status_code == 403
    own = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
    assert browser.client.post("/remove", data={"csrf": token}, headers=own).status_code == 200
    assert browser.drafts() == []


def test_the_form_of_another_browser_is_refused(small: Site, browser: Browser) -> None:
    other = small.browser()
    assert browser.client.post("/remove", data={"csrf": other.csrf()}).status_code == 403


def test_every_answer_has_the_headers(browser: Browser) -> None:
    for address in ("/", "/rules", "/rules/IND-01", "/nothing", "/static/app.js", "/drafts/x/report", "/?key=wrong"):
        headers = browser.client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == ("no-cache" if "static" in address else "no-store")


def test_pages_need_no_script_and_no_style_of_their_own(browser: Browser) -> None:
    for address in ("/", "/rules", "/rules/IND-01", "/nothing"):
        answer = browser.client.get(address)
        text = answer.text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert "<script>" not in text
        assert "https://" not in text


def test_too_large_is_told_in_words(browser: Browser) -> None:
    one = browser.give(("large.txt", b"x" * 60_000))
    assert "large.txt is larger than" in one.text
    every = browser.give(("large.txt", b"x" * 130_000))
    assert every.status_code == 413
    assert "larger than 0.12 MB in all" in every.text
    many = browser.give(*[(f"{n}.txt", b"good") for n in range(4)])
    assert many.status_code == 413
    assert "3 drafts at most" in many.text
    form = browser.post("/remove", {"x": "y" * 200_000})
    assert form.status_code == 413
    assert browser.drafts() == []


@pytest.mark.parametrize(
    ("address", "fields", "files"),
    [
        ("/drafts", {}, None),
        ("/drafts", {}, {"drafts": ("large.txt", b"x" * 60_000)}),
        ("/drafts", {}, {"drafts": ("large.txt", b"x" * 130_000)}),
        ("/drafts", {}, {"drafts": ("good.txt", b"good")}),
        ("/drafts", {"csrf": "guessed"}, {"drafts": ("good.txt", b"good")}),
        ("/remove", {}, None),
        ("/remove", {"x": "y" * 200_000}, None),
        ("/drafts/gone/deal", {}, None),
        ("/drafts/gone/decisions", {}, None),
        ("/drafts/gone/next", {}, None),
        ("/drafts/gone/remove", {}, None),
        ("/rules", {}, None),
        ("/nowhere", {}, None),
    ],
)
def test_every_form_leads_to_a_page_that_a_browser_can_go_back_to(
    browser: Browser, address: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]] | None
) -> None:
    data = {"csrf": browser.csrf(), **fields}
    answer = browser.client.post(address, data=data, files=files, follow_redirects=False)
    assert answer.status_code == 303
    pages_seen = [browser.client.get(answer.headers["location"]) for _ in range(2)]
    assert all("<h1" in page.text for page in pages_seen)
    assert pages_seen[0].status_code == pages_seen[1].status_code


def test_why_a_form_failed_is_said_to_its_own_browser_alone(small: Site, browser: Browser) -> None:
    assert browser.client.get("/refused").url.path == "/"
    browser.post("/drafts/gone/remove", {})
    assert browser.client.get("/refused").status_code == 404
    assert small.browser().client.get("/refused").url.path == "/"


def test_a_stream_that_hides_its_length_is_counted(browser: Browser) -> None:
    token = browser.csrf()

    def stream() -> Iterator[bytes]:
        yield f'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name="drafts"; filename="a"\r\n\r\n'.encode()
        for _ in range(100):
            yield b"x" * 10_000
        yield b"\r\n--b--\r\n"

    answer = browser.client.post(
        "/drafts", content=stream(), headers={"content-type": "multipart/form-data; boundary=b"}
    )
    assert answer.status_code == 413
    assert "in all" in answer.text
    assert browser.drafts() == []


def test_a_damaged_form_is_told_in_words(browser: Browser) -> None:
    for kind, content in (
        ("multipart/form-data; boundary=b", b"--b\r\nno form"),
        ("multipart/form-data", b"x"),
        ("text/plain", b"x"),
    ):
        answer = browser.client.post("/drafts", content=content, headers={"content-type": kind})
        assert answer.status_code in (400, 403)
        assert "<h1>" in answer.text


def test_too_many_drafts_and_too_much_on_the_disk_are_told(small: Site, browser: Browser) -> None:
    for n in range(4):
        assert browser.give((f"{n}.txt", b"good")).status_code == 200
    answer = browser.give(("5.txt", b"good"))
    assert "holds 4 drafts at most" in answer.text
    browser.post("/remove", {})
    for n in range(3):
        browser.give((f"{n}.txt", b"x" * 45_000))
    assert "too much room" in browser.give(("4.txt", b"x" * 45_000)).text
    assert len(list(small.shelf.root.iterdir())) == 4  # three drafts, and the sign of life


def test_a_hostile_file_ends_as_a_sentence_and_the_page_lives_on(small: Site, browser: Browser) -> None:
    for what in (b"crash", b"nonsense"):
        reply = browser.give(("bad.txt", what))
        assert browser.judged(reply.url.path) == reply.url.path
        page = browser.client.get(reply.url.path).text
        assert "This draft could not be read." in page
        assert "bad.txt: Reading this draft ended the part of the program that reads" in page
    assert browser.client.get("/").status_code == 200


def test_a_failure_of_the_page_tells_no_words_of_a_draft(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> str:
        raise ValueError("the secret words of a draft")

    monkeypatch.setattr(pages, "render", lambda *a, **k: fails())
    answer = browser.client.get("/rules")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    said = "".join(capfd.readouterr())
    assert "ValueError in fails" in said
    assert "secret" not in said


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def aged() -> tuple[Clock, Shelf]:
    clock = Clock()
    return clock, Shelf(Judges(trained=False), clock=clock)  # its process is not started: nothing is judged here


def pass_by(clock: Clock, shelf: Shelf, seconds: int) -> None:
    for _ in range(seconds // 10):
        clock.now += 10
        shelf.expire()


def test_drafts_are_gone_an_hour_after_the_last_use() -> None:
    clock, shelf = aged()
    session = shelf.open()
    draft = shelf.add(session, "a.txt", io.BytesIO(b"secret"))
    assert oct(shelf.root.stat().st_mode)[-3:] == "700"
    clock.now += 3500
    shelf.expire()
    assert draft.path.read_bytes() == b"secret"
    shelf.use(session)
    clock.now += 3500
    assert shelf.get(session.id) is session
    assert draft.id in session.drafts
    clock.now += 200
    shelf.expire()
    assert session.drafts == {}
    assert session.emptied
    assert not draft.path.parent.exists()
    assert draft.job is not None
    assert draft.job.cancelled
    shelf.close()
    assert not shelf.root.exists()


def test_an_open_page_keeps_them_for_the_hour_only_and_a_closed_one_loses_them_sooner() -> None:
    clock, shelf = aged()
    session = shelf.open()
    shelf.add(session, "a.txt", io.BytesIO(b"x"))
    for _ in range(59):
        clock.now += 60
        shelf.hear(session)
        shelf.expire()
    assert session.drafts
    clock.now += 120
    shelf.hear(session)
    shelf.expire()
    assert not session.drafts
    shelf.use(session)
    shelf.add(session, "b.txt", io.BytesIO(b"x"))
    shelf.hear(session)
    pass_by(clock, shelf, 590)
    assert session.drafts
    pass_by(clock, shelf, 20)
    assert not session.drafts
    shelf.use(session)
    shelf.add(session, "c.txt", io.BytesIO(b"x"))
    shelf.hear(session)
    clock.now += 1800  # the lid was closed
    shelf.expire()
    assert session.drafts
    shelf.close()


def test_after_expiry_the_page_says_so(small: Site) -> None:
    browser = small.browser()
    browser.give(("a.txt", b"good"))
    session = small.shelf.get(cookie(browser.client))
    assert session is not None
    session.used -= 4000
    small.shelf.expire()
    assert browser.client.get("/here").headers["hx-redirect"] == "/"
    assert "Your drafts were removed" in browser.client.get("/").text
    assert "Your drafts were removed" not in browser.client.get("/").text
    assert "hx-redirect" not in browser.client.get("/here").headers


def test_folders_of_pages_that_were_killed_are_removed_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    _, shelf = aged()
    shelf.expire()
    remove_left_overs()
    assert shelf.root.exists()
    remove_left_overs(age=-1)
    assert not shelf.root.exists()


def test_sessions_are_bounded_and_those_without_drafts_give_way() -> None:
    shelf = Shelf(Judges(trained=False), replace(Bounds(), sessions=2))
    first, second = shelf.open(), shelf.open()
    shelf.add(second, "a", io.BytesIO(b"x"))
    third = shelf.open()
    assert shelf.get(first.id) is None
    shelf.add(third, "a", io.BytesIO(b"x"))
    with pytest.raises(Exception, match="Too many browsers"):
        shelf.open()
    shelf.close()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\Draft v2.docx", "Draft v2.docx"), ("a\x00b\n\u202ec.txt", "abc.txt"), ("", "draft"), ("..", "draft"),
        ("é" * 300 + ".docx", "é" * 100 + ".docx"), ("x" * 300, "x" * 100), ("<img>.pdf", "img.pdf"), ("a.txt.decisions.yaml", "a.txt.decisions.yaml"),
    ],
)  # fmt: skip
def test_names_of_files_are_names_and_nothing_else(given: str, kept: str) -> None:
    assert shown_name(given) == kept


def test_the_draft_itself_is_kept_under_no_name(small: Site) -> None:
    browser = small.browser()
    browser.give(("../../secret name.txt", FIRST.encode()))
    time.sleep(0.05)
    assert not [f for f in small.shelf.root.rglob("*") if "secret" in f.name]
    assert "secret name.txt" in browser.client.get("/").text
