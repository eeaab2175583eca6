"""What a person says of the parties reaches the reading, and wins over what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.deal import load
from checks.examples import document
from checks.yaml_file import FileError
from clauses.agreement import understand
from clauses.model import Agreement
from clauses.told_parties import ToldParties, unheard

#: No sentence says who is who.
NAMELESS = (
    "TERMS OF THE LOAN",
    "1. Care\nThe Curator shall keep the tools dry.",
    "2. Indemnity\nThe Curator shall indemnify the Lender against all claims.",
)
INTRODUCED = (
    "AGREEMENT between the United Nations Development Programme (“UNDP”) and Marrow Mills Ltd (“the Miller”).",
    "1. Indemnity\nThe Miller shall indemnify UNDP against all claims.",
    "2. Storage\nThe Keeper shall indemnify the Miller against all loss.",
)


def read(lines: tuple[str, ...], **told: tuple[str, ...]) -> Agreement:
    return understand(document(list(lines)), trained=False, told=ToldParties(**told))


def sides(agreement: Agreement) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for party in agreement.parties:
        found.setdefault(party.role, set()).update((party.name, *party.aliases))
    return found


def indemnities(agreement: Agreement) -> list[tuple[str, str]]:
    return [(str(s.bearer), str(s.counterparty)) for s in agreement.statements if s.act == "indemnify"]


@pytest.mark.parametrize(
    ("un", "partner"), [("Curator", "Lender"), ("Lender", "Curator"), ("the Lender", "THE CURATOR")]
)
def test_role_words_that_the_draft_gives_to_nobody(un: str, partner: str) -> None:
    found = read(NAMELESS, un=(un,), partner=(partner,))
    expected = ("un", "partner") if "curator" in un.casefold() else ("partner", "un")
    assert indemnities(found) == [expected]
    assert not found.unresolved


def test_sides_that_were_read_the_wrong_way_round_are_turned_with_all_their_names() -> None:
    assert indemnities(read(INTRODUCED))[0] == ("partner", "un")
    turned = read(INTRODUCED, un=("Marrow Mills Ltd",), partner=("United Nations Development Programme",))
    assert indemnities(turned)[0] == ("un", "partner")
    assert "Miller" in sides(turned)["un"]
    assert "UNDP" in sides(turned)["partner"]


def test_a_name_more_joins_its_side_and_the_other_stays_as_it_was_read() -> None:
    found = read(INTRODUCED, un=("United Nations Development Programme", "UNDP", "Keeper"))
    assert indemnities(found) == [("partner", "un"), ("un", "partner")]
    assert sides(found)["partner"] == sides(read(INTRODUCED))["partner"]


def test_one_who_is_no_party_is_none_whatever_the_draft_adds() -> None:
    lines = (*INTRODUCED, "3. Definitions\n“Supplier” means the Miller.\nThe Supplier shall indemnify UNDP.")
    assert "Supplier" in sides(read(lines))["partner"]
    found = read(lines, third=("Supplier",))
    assert "Supplier" not in sides(found)["partner"]
    assert "Supplier" in sides(found)["third"]
    gone = read(INTRODUCED, partner=("Keeper",), third=("Marrow Mills Ltd", "Miller"))
    assert sides(gone)["partner"] == {"Keeper"}


def test_the_organization_is_the_one_that_is_named() -> None:
    found = read(NAMELESS, un=("Lender", "UNIDO"), partner=("Curator",))
    assert [p.organization for p in found.parties if p.role == "un"] == ["UNIDO"]


def test_nothing_told_changes_nothing() -> None:
    assert read(INTRODUCED) == understand(document(list(INTRODUCED)), trained=False)


def test_names_that_stand_nowhere_are_told() -> None:
    told = ToldParties(un=("The Lender",), partner=("Curator", "Quince Ltd", "Cura"))
    assert unheard(told, "The\nCurator and the  lender agree.") == ["Quince Ltd", "Cura"]


def test_a_profile_names_them(tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text("un: Lender\npartner: [Curator, Quince Ltd]\n", encoding="utf-8")
    assert load(path).parties == ToldParties(un=("Lender",), partner=("Curator", "Quince Ltd"))
    for wrong in ("un: {a: b}", "un: 5", "partner: ['']", "partner: ['  ']"):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(FileError) as error:
            load(path)
        assert "line 1" in str(error.value)
        assert "a party is called by a name, or by a list of names" in str(error.value)
