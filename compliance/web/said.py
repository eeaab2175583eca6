"""What the user said of a deal: it wins over what is read from the draft, and holds for its next version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from checks.profile import Answer
from clauses.told_parties import ToldParties, key
from compliance.report.model import DraftReport
from compliance.report.words import shown
from compliance.settings import Setup

#: Names of one side; a person who types more than this does something else.
_NAMES, _LETTERS = 40, 200


@dataclass(frozen=True, slots=True)
class Said:
    """Corrections of what the draft was taken to be, and answers to what no draft can show."""

    profile: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Answer] = field(default_factory=dict)
    parties: ToldParties = field(default_factory=ToldParties)
    english: bool = False
    """That a draft which was taken for one in another language is English."""

    def over(self, setup: Setup) -> Setup:
        """Return a setup with this over it."""
        return replace(
            setup, given={**setup.given, **self.profile}, facts={**setup.facts, **self.facts}, parties=self.parties or setup.parties,
            english=self.english,
        )  # fmt: skip

    def order(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)

    @classmethod
    def of(cls, order: Mapping[str, Any]) -> Said:
        """Return what :meth:`order` made JSON of."""
        parties = {role: tuple(names) for role, names in order["parties"].items()}
        return cls(order["profile"], order["facts"], ToldParties(**parties), order["english"])


def names(report: DraftReport, role: str) -> list[str]:
    """Return by which names a draft calls a side, as it was read, in the form in which a page shows them and sends them back."""
    found = [n for p in report.parties if p.role == role for n in (p.name, *p.aliases)]
    return _lines("\n".join(" ".join(shown(n).split()) for n in found))


def parties(report: DraftReport, before: ToldParties, un: str, partner: str) -> ToldParties:
    """Return what is said of the parties by two lists of names, a name a line, that were filled with what was read.

    A side whose list was left as it was stays as it is; who was taken off both lists is no party.
    """
    typed = {"un": _lines(un), "partner": _lines(partner)}
    held = {role: names(report, role) for role in typed}
    if typed == held:
        return before
    kept = {key(name) for lines in typed.values() for name in lines}
    gone = tuple(n for n in dict.fromkeys((*before.third, *held["un"], *held["partner"])) if key(n) not in kept)
    said = {role: tuple(lines) if lines != held[role] else before.un if role == "un" else before.partner for role, lines in typed.items()}  # fmt: skip
    return ToldParties(said["un"], said["partner"], gone[: 2 * _NAMES])


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split())[:_LETTERS] for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:_NAMES]
