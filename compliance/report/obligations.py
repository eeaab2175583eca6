"""Statements in plain words: who must do what to whom, with the names of the draft."""

from __future__ import annotations

from clauses.vocabulary import ACTS, ATTRIBUTES, THINGS
from compliance.report.model import DraftReport

_SIDES = {
    "each-party": "Each party",
    "the-other": "The other party",
    "anyone": "Anyone",
    "nobody": "Nobody",
    "court": "A court",
    "state": "A State",
    "unknown": "A name that nobody defined",
}
_PARTS = {"people": "People", "affiliates": "Affiliates", "assets": "Assets"}
_ROLES = {"un": "the United Nations side", "partner": "the partner", "third": "a third party"}
_MODALITIES = {"must-not": "must not", "need-not": "need not", "is-not": "is not"}


def bearer_rank(bearer: str) -> tuple[int, str]:
    """Order bearers: the United Nations side and its people, the partner's, both, then all others."""
    side = bearer.rpartition(" of ")[2]
    order = ("un", "partner", "third", "each-party")
    return order.index(side) if side in order else len(order), bearer


def entity(name: str, report: DraftReport) -> str:
    """Return a party or a part of it as the draft calls it: "people of un" is "People of UNEP"; empty for none."""
    part, _, side = name.rpartition(" of ")
    if side in ("", "none"):
        return ""
    called = _SIDES.get(side) or _called(side, report)
    return f"{_PARTS.get(part, part)} of {called}" if part else called[:1].upper() + called[1:]


def _called(role: str, report: DraftReport) -> str:
    parties = [p for p in report.parties if p.role == role]
    called = [p.organization or (p.aliases[0] if p.aliases else p.name) for p in parties]
    return " / ".join(called) or _ROLES.get(role, role)


def modality(name: str) -> str:
    """Return "must not" for ``must-not``."""
    return _MODALITIES.get(name, name)


def act(name: str) -> str:
    """Return what an act of the vocabulary means: ``assign`` is "assign or subcontract"."""
    known = ACTS.get(name)
    return known.meaning.partition(";")[0].partition(":")[0] if known else name.replace("-", " ")


def thing(name: str, report: DraftReport) -> str:
    """Return what an act is done to, and whose it is."""
    what, _, owner = name.partition(" of ")
    meaning = THINGS.get(what, what.replace("-", " ")).partition(";")[0]
    called = _SIDES[owner][:1].lower() + _SIDES[owner][1:] if owner in _SIDES else _called(owner, report)
    return f"{meaning} (of {called})" if owner else meaning


def attribute(entry: dict[str, str]) -> str:
    """Return a qualification in plain words with the draft's own."""
    name, quote = entry.get("name", ""), entry.get("quote", "")
    return ATTRIBUTES.get(name, name.replace("-", " ")) + (f": “{quote}”" if quote else "")
