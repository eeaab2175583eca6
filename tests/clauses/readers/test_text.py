"""Plain text, Markdown, odd characters, other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from clauses.document import UnreadableDraft
from clauses.readers import language, open_bytes, open_draft
from clauses.readers.characters import normalise
from clauses.readers.text import decode, read_text


def blocks(text: str) -> list[str]:
    return [b.text for b in read_text(text.encode(), "").blocks]


def test_hard_wrapped_lines_become_paragraphs() -> None:
    text = "\n".join(
        ["1. The Company shall not use the name or the emblem of the United", "Nations in any manner without its prior written approval and", "consent.",
         "2. The Company shall indemnify the United Nations against all claims", "that arise from its acts."]
    )  # fmt: skip
    assert blocks(text) == [
        "1. The Company shall not use the name or the emblem of the United Nations in any manner without its prior written approval and consent.",
        "2. The Company shall indemnify the United Nations against all claims that arise from its acts.",
    ]


def test_one_paragraph_a_line() -> None:
    long = (
        "The Company shall not use the name or emblem of the United Nations in any manner whatsoever without its prior written approval, given case by case. "
        * 2
    )
    assert len(blocks(f"{long}\n{long}\n{long}\n{long}")) == 4


def test_what_markdown_does_not_show_is_listed() -> None:
    hidden = "---\ntitle: Terms\n---\n# Terms\n\nThe Company pays.<!-- and UNDP -->\n\n- one\n- two <!-- -->\n"
    document = read_text(hidden.encode(), "")
    assert [b.text.strip() for b in document.blocks] == ["Terms", "The Company pays.", "- one", "- two"]
    assert [(u.what, u.material) for u in document.ledger.unread] == [("front matter", False), ("a comment", False)]
    with pytest.raises(UnreadableDraft, match="no text that is shown"):
        read_text(b"# <!-- x -->\n\n<!-- The Company pays. -->\n", "")


def test_markdown_marks_are_not_text() -> None:
    assert blocks("# Terms\n\nThe **Company** may use [the site](http://x.y).\n\n- one\n- two\n") == [
        "Terms", "The Company may use the site.", "- one", "- two",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode("Société “UNDP” – agreement".encode(encoding)) == "Société “UNDP” – agreement"


@pytest.mark.parametrize(
    ("source", "judged"),
    [
        ("inde\u200bmnify", "indemnify"),
        ("indеmnify", "indemnify"),  # a Cyrillic е
        ("ｉｎｄｅｍｎｉｆｙ", "indemnify"),
        ("\u202eabc\u202c", "abc"),
        ("of\u00adfice", "office"),
        ("ﬁnal", "final"),
        ("Соглашение", "Соглашение"),
        ("plain", "plain"),
    ],
)
def test_characters(source: str, judged: str) -> None:
    made = normalise(source)
    assert made.text == judged
    if made.offsets is not None:
        assert len(made.offsets) == len(made.text) + 1
        assert made.offsets[-1] == len(source)


def test_quote_is_the_file_s_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("UNDP shall indеm\u200bnify the Company.", encoding="utf-8")
    document = open_draft(path)
    block = document.blocks[0]
    assert block.text == "UNDP shall indemnify the Company."
    at = block.text.index("indemnify")
    assert block.quote(at, at + 9) == "indеm\u200bnify"
    assert len(document.ledger.oddities) == 2


def test_other_language_is_not_judged(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_text(
        "Le présent accord est conclu entre le Programme et la Société. La Société indemnise le Programme de toute perte. "
        * 20,
        encoding="utf-8",
    )
    document = open_draft(path)
    assert document.language == "fr"
    assert any(u.material for u in document.ledger.unread)


def test_everything_is_accounted_for() -> None:
    ledger = read_text(b"1. One\n\n2. Two words\n", "").ledger
    assert ledger.characters == ledger.read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le PNUD renonce par la présente à ses privilèges et immunités devant les tribunaux.", "fr"),
        ("La Organización renuncia a sus privilegios e inmunidades ante los tribunales de la República.", "es"),
        ("Die Organisation verzichtet auf die Immunität, und das Gericht der Stadt ist zuständig für die Klage.", "de"),
        ("ПРООН отказывается от своих привилегий и иммунитетов.", "ru"),
        ("The Organization waives nothing and pays for all of it.", "en"),
        ("Fondation de la Ligue des Amis.", "en"),
        ("Nordlund Industries AB, Hamngatan 5, Malmö.", "en"),
    ],
)
def test_the_language_of_one_sentence(text: str, code: str) -> None:
    assert language.of_sentence(text) == code


def test_a_short_foreign_clause_is_listed_as_unread() -> None:
    text = b"AGREEMENT\n\n1. The Parties cooperate on the education of young engineers in the country.\n\n2. Le PNUD renonce par la presente a ses privileges et immunites devant les tribunaux.\n"
    unread = open_bytes(text, "draft.txt").ledger.unread
    assert any("another language (fr)" in u.what for u in unread)


def test_two_spaces_are_read_as_one_and_quoted_as_they_stand() -> None:
    block = open_bytes(b"AGREEMENT\n\nThe United  Nations pays.\n", "draft.txt").blocks[1]
    assert block.text == "The United Nations pays."
    assert block.quote(0, len(block.text)) == "The United  Nations pays."
