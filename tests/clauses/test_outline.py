"""The clause tree: numbers as a reader would cite them."""

from __future__ import annotations

import pytest

from checks.examples import document
from clauses.document import Block, Document, Ledger
from clauses.numbering import parse, roman
from clauses.outline import outline

TREES = [
    (["1. Scope", "1.1 The Parties cooperate.", "1.2 The Partner shall:", "(a) pay; and", "(b) report.", "2. Term", "2.1 It ends."],
     ["1", "1.1", "1.2", "1.2(a)", "1.2(b)", "2", "2.1"]),
    (["ARTICLE I - PURPOSE", "The purpose is good.", "ARTICLE II - TERM", "1. It starts.", "2. It ends."],
     ["ARTICLE I", "ARTICLE II", "ARTICLE II.1", "ARTICLE II.2"]),
    (["1. Body", "Text.", "Annex B", "1. First", "Words.", "2. Second"], ["1", "Annex B", "Annex B 1", "Annex B 2"]),
    (["§ 3 Haftung", "Words follow.", "§ 4 Recht"], ["§ 3", "§ 4"]),
    (["1. One", "(a) x;", "(i) y;", "(ii) z;", "(b) w.", "2. Two"], ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)", "2"]),
    (["1. Body", "Text.", "Annex B: Loan", "B.1 The Company lends a lathe.", "B.2 French law applies. Paris has jurisdiction.", "A4 paper is used."],
     ["1", "Annex B", "Annex B B.1", "Annex B B.2"]),
    (["A. Purpose", "A.1 They train.", "A.2 They report.", "B. Term", "B.1 It ends."], ["A.", "A.1", "A.2", "B.", "B.1"]),
    (["I. OBJECT", "I.1 The Company lends a lathe.", "II. THE GRANT", "II.1 It pays.", "II.2 It reports.", "III. END", "III.1 It ends."],
     ["I.", "I.1", "II.", "II.1", "II.2", "III.", "III.1"]),
    (["I. Object of it", "I.1 The Company lends a lathe.", "II. What it gives", "II.1 It pays.", "III. End", "III.1 It ends."],
     ["I.", "I.1", "II.", "II.1", "III.", "III.1"]),
    (["1. Term", "It ends.", "Signed by", "I. Karanja", "Director"], ["1"]),
    (["I. OBJECT", "1.1 The Company lends a lathe.", "II. THE GRANT", "2.1 It pays.", "III. END", "3.1 It ends."],
     ["I.", "1.1", "II.", "2.1", "III.", "3.1"]),
    (["CLAUSE ONE – OBJECT", "1.1 It lends a lathe.", "CLAUSE TWO – OF THE TERM", "2.1 It ends.", "Article Three. Law", "3.1 None."],
     ["CLAUSE ONE", "1.1", "CLAUSE TWO", "2.1", "Article Three", "3.1"]),
    (["FIRST.- OBJECT", "1.1 It lends a lathe.", "SECOND CLAUSE. TERM", "2.1 It ends."], ["FIRST", "1.1", "SECOND CLAUSE", "2.1"]),
    (["PART ONE", "1. It lends a lathe.", "PART TWO", "2. It ends."], ["1", "2"]),
    (["Section 2.01 Grant. The Company may.", "Section 2.02 Term. It ends."], ["2.01", "2.02"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "numbers"), TREES)
def test_numbers(lines: list[str], numbers: list[str]) -> None:
    assert [c.number for c in outline(document(lines)) if c.number] == numbers


@pytest.mark.parametrize(
    "lead", ["IN WITNESS WHEREOF the parties have signed below.", "Signatures", "Done at Lyon in two copies."]
)
@pytest.mark.parametrize(
    "law",
    ["This text is governed by French law.", "Done at Lyon, French law applying.", "The courts of Lyon are competent."],
)
def test_law_among_the_signatures_is_a_term(lead: str, law: str) -> None:
    clauses = outline(
        document(["1. The Company pays.", lead, law, "For UNICEF: ________", "For the Company: ________"])
    )
    assert [c.text for c in clauses if c.operative] == ["The Company pays.", law]


def test_terms_in_a_header_or_footer_are_read_once() -> None:
    running = (
        "The Company may use the emblem of UNICEF.",
        "Page 3",
        "Draft of 3 May",
        "UNICEF pays nothing; it shall be indemnified.",
    )
    blocks = [Block(0, "paragraph", "body", "1. The Company pays.")]
    for text in (*running, *running):
        blocks.append(Block(len(blocks), "footer", "footer", text))
    clauses = outline(Document("pdf", tuple(blocks), Ledger(1, 1), ""))
    assert [c.text for c in clauses if c.operative] == ["The Company pays.", running[0], running[3]]
    assert len(clauses) == 1 + 2 * len(running)


def test_items_complete_their_lead_in() -> None:
    clauses = outline(document(["1. The Partner shall not:", "(a) use the emblem; or", "(b) register it."]))
    assert [c.lead_in for c in clauses if c.number.endswith(")")] == ["The Partner shall not:"] * 2


def test_every_character_belongs_to_one_clause() -> None:
    lines = [
        "Title",
        "WHEREAS they wish;",
        "1. One",
        "Text goes on.",
        "(a) item",
        "Annex A",
        "Words.",
        "IN WITNESS WHEREOF they sign",
        "Name: ____",
    ]
    made = document(lines)
    seen: dict[int, int] = {}
    for clause in outline(made):
        for piece in clause.pieces:
            seen[piece.block] = seen.get(piece.block, 0) + 1
            block = made.blocks[piece.block]
            assert clause.text[piece.at : piece.at + piece.length] == block.text[piece.block_start :]
    assert seen == {b.index: 1 for b in made.blocks}


@pytest.mark.parametrize(
    "text", ["2024 was a good year.", "12 months after signature", "100 copies", "the Parties agree"]
)
def test_no_number(text: str) -> None:
    number = parse(text)
    assert number is None or number.kind not in ("decimal", "article")


def test_recitals_and_signatures_do_not_bind() -> None:
    clauses = outline(
        document(
            [
                "Agreement",
                "WHEREAS UNDP shall be glad;",
                "1. Term",
                "It ends.",
                "IN WITNESS WHEREOF the Parties sign.",
                "Name: Jo",
            ]
        )
    )
    assert [c.operative for c in clauses if c.text.startswith(("WHEREAS", "IN WITNESS"))] == [False, False]


def test_automatic_numbers_are_used() -> None:
    blocks = [
        Block(0, "paragraph", "body", "Liability", number="9.", level=0, bold=True),
        Block(1, "paragraph", "body", "The Partner is liable.", number="9.1", level=1),
        Block(2, "paragraph", "body", "for this", number="(b)", level=2),
    ]
    assert [c.number for c in outline(Document("docx", blocks, Ledger(1, 1), ""))] == ["9", "9.1", "9.1(b)"]


@pytest.mark.parametrize(("text", "value"), [("iv", 4), ("XII", 12), ("xc", 90), ("abc", None), ("", None)])
def test_roman(text: str, value: int | None) -> None:
    assert roman(text) == value


@pytest.mark.parametrize(
    "text", ["2. French law applies. Paris has jurisdiction.", "2. This clause prevails. It is not limited."]
)
def test_a_short_sentence_is_no_heading(text: str) -> None:
    assert outline(document(["1. One", text]))[1].heading == ""


@pytest.mark.parametrize(
    "text",
    [
        "1.2 Parties indemnify each other.",
        "1.2 Disputes go to the courts of Kenya.",
        "1.2 Silence counts as approval.",
        "1.2 Exclusive jurisdiction of the courts of Kenya.",
        "1.2 Company liability capped at USD 100.",
    ],
)
def test_what_stands_alone_under_its_number_is_read(text: str) -> None:
    clause = outline(document(["1. Varia", "1.1 The Parties cooperate on many matters.", text]))[2]
    assert clause.heading == ""
    assert clause.text.startswith(text[4:12])


def test_a_heading_over_its_clauses_stays_one() -> None:
    clauses = outline(
        document(["1. Settlement of disputes.", "1.1 The Parties talk first.", "2. GENERAL", "2.1 It is binding."])
    )
    assert [c.heading for c in clauses if not c.parent] == ["Settlement of disputes", "GENERAL"]


def test_numbers_that_restart_under_each_part() -> None:
    lines = [
        "I. PURPOSE",
        "1. The Parties cooperate.",
        "2. They meet twice a year.",
        "II. IMMUNITIES",
        "1. Nothing is waived.",
        "2. It lasts.",
    ]
    clauses = outline(document(lines))
    assert [c.number for c in clauses] == ["I.", "I.1", "I.2", "II.", "II.1", "II.2"]


@pytest.mark.parametrize(
    ("line", "number"), [("ANNEX II", "Annex II"), ("Schedule xii", "Schedule XII"), ("Annex No. 3", "Annex 3")]
)
def test_annexes_are_called_as_a_reader_would(line: str, number: str) -> None:
    clauses = outline(document(["1. One is here.", line, "The budget is attached."]))
    assert number in {c.number for c in clauses}
