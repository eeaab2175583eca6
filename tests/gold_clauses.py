"""The gold clauses: each with its labels, and the neutral agreement that it is judged in."""

from __future__ import annotations

import json
from dataclasses import dataclass

import yaml

from checks.examples import NEUTRAL, neutral
from checks.organization import STATUS_WORDS, organizations
from checks.profile import Profile
from clauses.organizations import Organization, named
from tests.helpers import ROOT

GOLD = ROOT / "tests" / "gold"


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause with its labels; the two of a pair differ as little as possible."""

    id: str
    pair: str
    family: str
    level: str
    un: str
    un_name: str
    partner: str
    partner_name: str
    heading: str
    text: str
    labels: dict[str, str]

    @property
    def organization(self) -> Organization | None:
        """The UN body, where its name is known."""
        mention = named(self.un_name or self.un) or named(self.un)
        return mention[0].organization if mention else None

    @property
    def profile(self) -> Profile:
        """The deal that the clause is judged for."""
        agency = self.organization.id.lower() if self.organization else "other"
        return Profile(agency, NEUTRAL.partner_type, NEUTRAL.modality, NEUTRAL.edition)

    def lines(self, text: str | None = None, un: str = "", partner: str = "", number: str = "2") -> list[str]:
        """Return the neutral agreement around the clause; ``un`` and ``partner`` call the two by other names."""
        organization = self.organization
        name = self.un_name or (organization.names[0] if organization else "United Nations")
        status = (
            STATUS_WORDS[organizations()[organization.id].status] if organization else "an international organization"
        )
        return neutral(
            un or self.un, f"the {name}", status, partner or self.partner, self.partner_name,
            self.text if text is None else text, self.heading, number,
        )  # fmt: skip


def own() -> list[Entry]:
    """Return the clauses written beside the program: development only."""
    loaded = yaml.safe_load((GOLD / "clauses.yaml").read_text(encoding="utf-8"))
    return [
        Entry(
            e["id"], e["id"][:-1], e.get("family", ""), e["level"], e["un"], "", e["partner"], "Harrow Industries Ltd",
            e.get("heading", ""), e["text"], e["labels"],
        )
        for e in loaded
    ]  # fmt: skip


def hands(part: str) -> list[Entry]:
    """Return the clauses that others wrote from the rules alone: part ``development`` or ``scored``."""
    path = GOLD / f"{part}.jsonl"
    if not path.exists():
        return []
    return [
        Entry(
            e["id"], e["pair"], e["family"], e["level"], e["un"]["alias"], e["un"]["name"], e["partner"]["alias"],
            e["partner"]["name"], e.get("heading", ""), e["text"], e["labels"],
        )
        for e in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]  # fmt: skip


def development() -> list[Entry]:
    """Return all that the program may be mended on."""
    return [*own(), *hands("development")]
