"""What the trained reader is shown: the sides as markers, whole sentences, heading and lead-in."""

from __future__ import annotations

import re

import pytest

from clauses.marking import marked, put, spelled_out, windows
from clauses.mentions import Finder
from clauses.parties import find_roles
from tests.helpers import agreement, in_neutral


def finder(un: str = "UNICEF", partner: str = "the Company") -> Finder:
    draft = in_neutral("Nothing.", un=un, partner=partner)
    return Finder(find_roles(draft.document, draft.definitions))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNICEF shall indemnify the Company.", "un shall indemnify partner."),
        ("The Company's staff and UNICEF’s officials", "partner's staff and un's officials"),
        ("the United Nations Children's Fund, its agents", "un, its agents"),
        ("The United Nations keeps its immunities.", "un keeps its immunities."),
        ("Each Party bears its own costs.", "Each Party bears its own costs."),
        ("another company and the World Bank", "another company and the World Bank"),
        ("a company limited by shares", "a company limited by shares"),
    ],
)
def test_sides_become_markers(text: str, expected: str) -> None:
    assert marked(text, finder()) == expected


def test_heading_stands_before_the_text_once() -> None:
    assert put("4. Liability:", "None.") == "4. Liability: None."
    assert put("", "None.") == "None."


def test_long_clause_is_cut_between_sentences() -> None:
    sentence = "The Company shall send a report on the training of teachers to UNICEF within ten days of each quarter."
    draft = in_neutral(" ".join([sentence] * 12))
    clause = draft.clauses[-1]
    parts = list(windows(clause, finder()))
    assert len(parts) > 1
    assert all(p.text.rstrip().endswith(".") for p in parts)
    assert sum(p.text.count("partner shall send") for p in parts) == 12


def test_item_is_read_under_its_lead_in() -> None:
    draft = agreement(
        "AGREEMENT",
        "This Agreement is made between the United Nations Children's Fund (“UNICEF”) and Harrow Foods Limited (the “Company”).",
        "1. Name",
        "1.1 The Company may:",
        "(a) print the emblem of UNICEF on boxes;",
        "(b) sell them.",
    )
    roles = find_roles(draft.document, draft.definitions)
    shown = [w.text for c in draft.clauses for w in windows(c, Finder(roles))]
    assert any("partner may" in t and "emblem of un" in t for t in shown)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (".", "partner (partner and its dealers) may show the Marks (the emblem of un) on the Materials (posters and the lids of the jars) in the Territory."),
        ("Materials", "partner may show the Marks on the Materials (posters and the lids of the jars) in the Territory."),
        ("Posters", None),
    ],
)  # fmt: skip
def test_defined_names_are_spelled_out(names: str, expected: str | None) -> None:
    draft = agreement(
        "AGREEMENT",
        "This Agreement is made between the United Nations Children's Fund (“UNICEF”) and Harrow Foods Limited (the “Company”).",
        "1. Definitions",
        "1.1 “Company” means Harrow Foods Limited and its dealers.",
        "1.2 “Marks” means the emblem of UNICEF.",
        "1.3 “Materials” means posters and the lids of the jars.",
        "2. Permission",
        "2.1 The Company may show the Marks on the Materials in the Territory.",
    )
    found = Finder(find_roles(draft.document, draft.definitions))
    clause = draft.clauses[-1]
    (window,) = windows(clause, found)
    made = spelled_out(clause, window, draft.definitions, re.compile(names), found)
    assert (made and made.rpartition(": ")[2]) == expected
