"""The page under test, and a browser without a screen for it."""

from __future__ import annotations

import re
import time
from typing import Any

from lxml import html
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from compliance.web.app import page
from compliance.web.basis import Basis
from compliance.web.security import Keys
from compliance.web.sessions import Bounds, Shelf
from compliance.web.worker import Judges

ORIGIN = "http://127.0.0.1"
AGREEMENT = """PARTNERSHIP AGREEMENT

This Agreement is made between the United Nations Children's Fund, a subsidiary organ of the United Nations (“UNICEF”), and Harrow Foods Limited, a company organized under the laws of Sweden (“the Company”).

1. Purpose
The Parties cooperate on the education of young engineers.

2. Indemnity
{indemnity}

3. Emblem
The Company may use the name and emblem of UNICEF on its products.
"""
FIRST = AGREEMENT.format(indemnity="UNICEF shall indemnify the Company against all claims.")
SECOND = AGREEMENT.format(indemnity="The Company shall indemnify UNICEF against all claims.")


class Site:
    """One page with its process; many browsers can open it."""

    def __init__(
        self,
        bounds: Bounds | None = None,
        clock: Any = time.monotonic,
        judges: Judges | None = None,
        basis: Basis | None = None,
    ) -> None:
        self.judges = judges or Judges(trained=False, basis=basis)
        self.shelf = Shelf(self.judges, bounds, clock)
        self.keys = Keys()
        self.app: ASGIApp = page(self.shelf, self.judges, self.keys, port=8471, basis=basis)

    def stranger(self) -> TestClient:
        """A browser that knows the address and nothing else."""
        return TestClient(self.app, base_url=ORIGIN, follow_redirects=True, raise_server_exceptions=False)

    def browser(self) -> Browser:
        """A browser that opened the printed address."""
        client = self.stranger()
        assert client.get(f"/?key={self.keys.standing}").status_code == 200
        return Browser(client)

    def close(self) -> None:
        self.judges.stop()
        self.shelf.close()


class Browser:
    """What a person does, without JavaScript."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, address: str, status: int = 200) -> Any:
        answer = self.client.get(address)
        assert answer.status_code == status, answer.text[:2000]
        return html.fromstring(answer.text) if answer.text else None

    def csrf(self) -> str:
        return str(self.get("/").xpath("//input[@name='csrf']/@value")[0])

    def post(self, address: str, fields: dict[str, str], files: Any = None) -> Any:
        return self.client.post(address, data={"csrf": self.csrf(), **fields}, files=files)

    def give(self, *drafts: tuple[str, bytes]) -> Any:
        return self.post("/drafts", {}, [("drafts", draft) for draft in drafts])

    def drafts(self) -> list[str]:
        """The addresses of this browser's drafts, the last one first."""
        return [str(a) for a in self.get("/").xpath("//section[@id='drafts']//h3/a/@href")]

    def judged(self, address: str, within: float = 120) -> str:
        """Wait until a draft is judged; return where it leads then."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            answer = self.client.get(address)
            if not re.search('hx-get="/drafts/[^"]*progress', answer.text):
                return answer.url.path
            time.sleep(0.1)
        raise AssertionError("the draft was never judged")

    def report(self, text: str = FIRST, name: str = "draft.txt") -> str:
        """Give a draft, say that it is understood, return the address of the draft."""
        answer = self.give((name, text.encode()))
        address = re.sub("/deal$", "", answer.url.path)
        self.judged(address)
        answer = self.post(f"{address}/deal", {})
        assert answer.url.path == f"{address}/report", answer.url
        return address
