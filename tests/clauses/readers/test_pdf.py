"""PDF: paragraphs rebuilt, running lines, scanned pages, places."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from clauses.document import Document, UnreadableDraft
from clauses.readers.pdf import read_pdf
from tests.helpers import ROOT


def made(pages: list[list[tuple[float, float, str]]], size: float = 11, white: tuple[int, ...] = ()) -> Document:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1)
    for page in pages:
        for i, (x, y, text) in enumerate(page):
            canvas.setFont("Helvetica", size)
            canvas.setFillGray(1 if i in white else 0)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return read_pdf(data.getvalue(), "")


FULL = "The Partner shall not use the name or the emblem of the Organization in any manner"


def test_lines_become_paragraphs_with_places() -> None:
    document = made(
        [
            [
                (70, 760, FULL),
                (70, 746, "without its prior written approval."),
                (70, 700, "2. The Partner shall report every six months on all of its work."),
            ]
        ]
    )
    assert [b.text for b in document.blocks] == [
        f"{FULL} without its prior written approval.",
        "2. The Partner shall report every six months on all of its work.",
    ]
    assert document.blocks[0].page == 1
    box = document.blocks[0].box
    assert box is not None
    assert 60 < box[0] < 80
    assert box[1] < box[3] < 120


def test_words_broken_at_a_line_end_are_joined() -> None:
    document = made(
        [
            [
                (70, 760, "The Partner shall at its own cost and in every case that may arise indem-"),
                (70, 746, "nify the Organization against all claims."),
            ]
        ]
    )
    assert "indemnify the Organization" in document.blocks[0].text


LEFT = (
    "1. The Partner shall not use the name or", "the emblem of the Organization in any", "manner without its prior written consent,",
    "which the Organization may refuse. 2. The", "Partner reports every six months on all of", "its work in the districts of the north and",
    "on the money that it has received for it.",
)  # fmt: skip
RIGHT = (
    "3. Nothing in this text is a waiver of the", "privileges and immunities of the United", "Nations. 4. Disputes go to arbitration",
    "under the UNCITRAL Rules now in force. 5.", "Either Party may end this text by sixty", "days of notice in writing to the other. 6.",
    "This text is in force when both signed it.",
)  # fmt: skip


@pytest.mark.parametrize("title", [(), ((70, 790, FULL),)])
def test_columns_written_line_by_line_across_are_read_one_after_the_other(
    title: tuple[tuple[float, float, str], ...],
) -> None:
    rows = [(x, 760 - 14 * i, t) for i, pair in enumerate(zip(LEFT, RIGHT, strict=True)) for x, t in zip((70, 330), pair, strict=True)]  # fmt: skip
    words = " ".join(b.text for b in made([[*title, *rows]]).blocks)
    assert words == " ".join([*(t for _, _, t in title), *LEFT, *RIGHT])


def test_labels_and_their_values_are_no_columns() -> None:
    labels = ("Name:", "Title:", "Address of the Partner:", "Date:", "Telephone:", "Place:", "Signed:")
    rows = [(x, 760 - 20 * i, t) for i, pair in enumerate(zip(labels, RIGHT, strict=True)) for x, t in zip((70, 250), pair, strict=True)]  # fmt: skip
    words = " ".join(b.text for b in made([rows]).blocks)
    assert words == " ".join(t for pair in zip(labels, RIGHT, strict=True) for t in pair)


def test_paragraph_goes_on_over_the_page() -> None:
    document = made([[(70, 100, FULL)], [(70, 700, "without its prior written approval.")]])
    assert document.blocks[0].text == f"{FULL} without its prior written approval."


def test_running_lines_are_not_body() -> None:
    pages = [
        [
            (70, 820, "Confidential draft"),
            (70, 500, f"Paragraph {chr(65 + i)} says something of its own."),
            (280, 20, f"Page {i + 1} of 3"),
        ]
        for i in range(3)
    ]
    parts = {b.text: b.part for b in made(pages).blocks}
    assert parts["Confidential draft"] == "header"
    assert parts["Page 2 of 3"] == "footer"
    assert sum(1 for p in parts.values() if p == "body") == 3


def test_white_text_is_marked() -> None:
    document = made(
        [[(70, 760, "What all can see is here."), (70, 600, "UNDP shall indemnify the Company.")]], white=(1,)
    )
    assert [c.how for b in document.blocks for c in b.concealed] == ["white"]


def test_scanned_page_is_listed() -> None:
    document = read_pdf((ROOT / "samples" / "donation-scanned-page.pdf").read_bytes(), "")
    assert [(u.what, u.material) for u in document.ledger.unread] == [("page 2", True)]
    assert document.pages == 3


def test_damaged_pdf() -> None:
    with pytest.raises(UnreadableDraft, match="damaged"):
        read_pdf(b"%PDF-1.4 nothing", "")
