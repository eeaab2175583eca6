"""Role words defined by a description: sixteen short agreements by an independent hand, with the side of each role."""

from __future__ import annotations

import json

import pytest

from clauses.agreement import understand
from clauses.described_roles import described_roles
from clauses.readers import open_draft
from tests.helpers import ROOT

FOLDER = ROOT / "tests" / "clauses" / "described_roles"
#: Told by nothing but what the reader of the text knows of films, cold boxes and software.
OPEN_YET = {"02", "03", "08", "15"}


def _sides(name: str) -> dict[str, str]:
    agreement = understand(open_draft(FOLDER / f"{name}.txt"), trained=False)
    return {n.casefold(): p.role for p in agreement.parties for n in (p.name, *p.aliases)}


@pytest.mark.parametrize("name", sorted(p.stem for p in FOLDER.glob("*.txt")))
def test_roles(name: str) -> None:
    wanted = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["roles"]
    found = _sides(name)
    got = {role: found.get(role.casefold(), "open") for role in wanted}
    assert all(got[role] in (side, "open") for role, side in wanted.items()), "a role on the wrong side"
    assert (got == wanted) == (name not in OPEN_YET)


@pytest.mark.parametrize(
    ("role", "does"),
    [("Supplier", "supplies the kits"), ("Host", "opens its premises"), ("Lead Party", "convenes the meetings")],
)
@pytest.mark.parametrize("side", ["un", "partner"])
def test_names_and_sides_varied(role: str, does: str, side: str) -> None:
    from clauses.model import Party

    parties = [Party("un", "World Food Programme", ("WFP",)), Party("partner", "Alpha SA", ("Alpha",))]
    doer = "WFP" if side == "un" else "Alpha"
    text = f"1. “{role}” means the Party that {does}.\n2. In the first year {doer} {does} in three districts.\n3. The other side reports."
    assert described_roles(text, parties) == {role: side}
    twice = text.replace("\n2.", f" “{role}” means the Party that {does}.\n2.")
    assert described_roles(twice, parties) == {role: side}
    # Where both do it, nobody can tell.
    both = text + f"\n4. {'Alpha' if side == 'un' else 'WFP'} {does} in the fourth."
    assert described_roles(both, parties) == {}


@pytest.mark.parametrize("giver", ["un", "partner"])
@pytest.mark.parametrize(
    ("described", "gives"),
    [("to whom the Grant is released", "shall release the Grant in three parts"), ("to which the Tools are supplied", "supplies the Tools for a year")],
)  # fmt: skip
def test_whom_something_is_given_to_is_not_who_gives_it(giver: str, described: str, gives: str) -> None:
    from clauses.model import Party

    parties = [Party("un", "World Food Programme", ("WFP",)), Party("partner", "Alpha SA", ("Alpha",))]
    text = f"1. “Receiver” means the Party {described}.\n2. {'WFP' if giver == 'un' else 'Alpha'} {gives}."
    assert described_roles(text, parties) == {"Receiver": "partner" if giver == "un" else "un"}
