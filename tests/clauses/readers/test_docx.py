"""Word documents: everything in which words can stand, and how they would stand with all changes accepted."""

from __future__ import annotations

import pytest

from clauses.document import Document, UnreadableDraft
from clauses.readers.docx import read_docx
from clauses.readers.docx_numbering import spell
from tests.bad_inputs import TYPES, W, document, package, related

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def read(body: str, parts: dict[str, str | bytes] | None = None) -> Document:
    return read_docx(package(parts, body=body), "")


def texts(body: str, parts: dict[str, str | bytes] | None = None) -> list[str]:
    return [b.text for b in read(body, parts).blocks]


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        f'<w:p>{run("UNDP ")}<w:ins w:author="Jo" w:date="2026-01-01T00:00:00Z">{run("shall ")}</w:ins>'
        f'<w:del w:author="Al"><w:r><w:delText>shall not </w:delText></w:r></w:del>{run("pay.")}</w:p>'
    )
    block = read(body).blocks[0]
    assert block.text == "UNDP shall pay."
    assert [(c.kind, c.text, c.author) for c in block.changes] == [
        ("inserted", "shall ", "Jo"),
        ("deleted", "shall not ", "Al"),
    ]
    assert block.text[block.changes[0].start : block.changes[0].end] == "shall "


def test_deleted_paragraph_mark_joins() -> None:
    body = f'<w:p><w:pPr><w:rPr><w:del w:author="Al"/></w:rPr></w:pPr>{run("One ")}</w:p><w:p>{run("two.")}</w:p>'
    assert texts(body) == ["One two."]


def test_moved_text_is_read_where_it_went() -> None:
    body = f'<w:p><w:moveFrom w:author="A"><w:r><w:t>old</w:t></w:r></w:moveFrom>{run("x")}</w:p><w:p><w:moveTo w:author="A">{run("old")}</w:moveTo></w:p>'
    assert texts(body) == ["x", "old"]


def test_controls_fields_and_links() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('in a control')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtContent>{run('inline')}</w:sdtContent></w:sdt></w:p>"
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("clause 4")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        f"<w:p><w:hyperlink>{run('a link')}</w:hyperlink><w:smartTag>{run(' tag')}</w:smartTag></w:p>"
    )
    assert texts(body) == ["in a control", "inline", "clause 4", "a link tag"]


def test_tables_have_seats_and_merged_cells_are_read_once() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc>"
    body = (
        "<w:tbl><w:tr>" + cell.format('<w:vMerge w:val="restart"/>', run("A")) + cell.format("", run("B")) + "</w:tr>"
        "<w:tr>"
        + cell.format("<w:vMerge/>", "")
        + "<w:tc><w:tbl><w:tr>"
        + cell.format("", run("inner"))
        + "</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
    )
    blocks = read(body).blocks
    assert [b.text for b in blocks] == ["A", "B", "inner"]
    seats = [(b.cell.row, b.cell.column) for b in blocks if b.cell]
    assert seats == [(0, 0), (0, 1), (0, 0)]


def test_deleted_row_is_gone() -> None:
    body = f'<w:tbl><w:tr><w:trPr><w:del w:author="A"/></w:trPr><w:tc><w:p>{run("gone")}</w:p></w:tc></w:tr><w:tr><w:tc><w:p>{run("stays")}</w:p></w:tc></w:tr></w:tbl>'
    assert texts(body) == ["stays"]


def test_deleted_cell_is_gone_and_kept_as_a_change() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc>"
    body = (
        "<w:tbl><w:tr>" + cell.format("", run("stays"))
        + cell.format('<w:cellDel w:author="Al"/>', run("gone")) + cell.format('<w:cellIns w:author="Jo"/>', run("new"))
        + "</w:tr></w:tbl>"
    )  # fmt: skip
    blocks = read(body).blocks
    assert [b.text for b in blocks] == ["stays", "new"]
    assert [(c.kind, c.text, c.author) for b in blocks for c in b.changes] == [
        ("deleted", "gone", "Al"),
        ("inserted", "new", "Jo"),
    ]


def test_note_goes_with_its_deleted_reference() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p>{run("Save as the Donor decides.")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("In writing.")}</w:p></w:footnote></w:footnotes>'
    )
    body = (
        f'<w:p>{run("UNDP approves.")}<w:del w:author="Al"><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    parts: dict[str, str | bytes] = {
        "word/footnotes.xml": notes,
        "word/_rels/document.xml.rels": related("footnotes", "footnotes.xml"),
    }
    blocks = read(body, parts).blocks
    assert [b.text for b in blocks] == ["UNDP approves.", "In writing."]
    assert [(c.kind, c.text, c.author) for c in blocks[0].changes] == [("deleted", "Save as the Donor decides.", "Al")]


def test_choice_in_a_drop_down_of_an_old_form_is_read() -> None:
    def listed(*properties: str) -> str:
        entries = "".join(f'<w:listEntry w:val="{e}"/>' for e in ("exclusive", "non-exclusive"))
        return (
            f'<w:p>{run("The licence is ")}<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{"".join(properties)}{entries}'
            "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(".")}</w:p>'
        )

    assert texts(listed('<w:result w:val="1"/>')) == ["The licence is non-exclusive."]
    assert texts(listed()) == ["The licence is exclusive."]


def _row(change: str, text: str) -> str:
    return f"<w:tr><w:trPr>{change}</w:trPr><w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"


def test_a_row_that_comes_or_goes_says_who_did_it() -> None:
    kept = _row("", "UNDP trains.")
    gone = _row('<w:del w:id="1" w:author="Al Roe" w:date="2026-01-01T00:00:00Z"/>', "Nothing is waived.")
    new = _row('<w:ins w:id="2" w:author="Jo Doe" w:date="2026-01-01T00:00:00Z"/>', "UNDP pays.")
    blocks = read(f"<w:tbl>{kept}{gone}{new}</w:tbl><w:p>{run('End.')}</w:p>").blocks
    assert [b.text for b in blocks] == ["UNDP trains.", "UNDP pays.", "End."]
    assert [(c.kind, c.text, c.author) for b in blocks for c in b.changes] == [
        ("deleted", "Nothing is waived.", "Al Roe"),
        ("inserted", "UNDP pays.", "Jo Doe"),
    ]


def test_text_box_is_read_once_and_hangs_on_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('in the box')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:p>{run('before')}<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    blocks = read(body).blocks
    assert [(b.text, b.part, b.anchor) for b in blocks] == [("before", "body", None), ("in the box", "textbox", 0)]


def test_notes_comments_headers() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="r{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{k}" Target="{k}.xml"/>'
            for i, k in enumerate(("footnotes", "comments", "header"))
        )
        + "</Relationships>"
    )
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": rels,
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p>{run("a note")}</w:p></w:footnote></w:footnotes>',
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:id="5" w:author="Jo"><w:p>{run("why?")}</w:p></w:comment></w:comments>',
        "word/header.xml": f'<w:hdr xmlns:w="{W}"><w:p>{run("Draft 3")}</w:p></w:hdr>',
    }
    body = f'<w:p>{run("first")}</w:p><w:p>{run("second")}<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="5"/></w:p>'
    blocks = read(body, parts).blocks
    assert [(b.text, b.part, b.anchor, b.author) for b in blocks] == [
        ("first", "body", None, ""), ("second", "body", None, ""), ("a note", "footnote", 1, ""), ("why?", "comment", 1, "Jo"), ("Draft 3", "header", None, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("properties", "how"),
    [("<w:vanish/>", "hidden"), ('<w:color w:val="FFFFFF"/>', "white"), ('<w:sz w:val="4"/>', "tiny"), ('<w:vanish w:val="0"/>', None),
     ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>', None)],
)  # fmt: skip
def test_concealed_text(properties: str, how: str | None) -> None:
    block = read(f"<w:p>{run('seen ')}{run('unseen', properties)}</w:p>").blocks[0]
    assert block.text == "seen unseen"
    assert [c.how for c in block.concealed] == ([how] if how else [])
    assert all(block.text[c.start : c.end] == "unseen" for c in block.concealed)


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:isLgl/><w:lvlText w:val="%1.%4"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>'
)


def item(level: int, text: str = "x", list_id: int = 1) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>{run(text)}</w:p>'
    )


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        (
            [(0, 1), (1, 1), (1, 1), (2, 1), (2, 1), (1, 1), (2, 1), (0, 1), (1, 1)],
            ["1.", "1.1", "1.2", "(a)", "(b)", "1.3", "(a)", "2.", "2.1"],
        ),
        ([(0, 1), (0, 2), (0, 2), (0, 1)], ["1.", "7.", "8.", "9."]),
        ([(1, 1)], ["1.1"]),
        ([(0, 1), (3, 1)], ["1.", "1.1"]),
    ],
)
def test_automatic_numbers(levels: list[tuple[int, int]], numbers: list[str]) -> None:
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": related("numbering", "numbering.xml"),
        "word/numbering.xml": NUMBERING,
    }
    assert [b.number for b in read("".join(item(at, list_id=n) for at, n in levels), parts).blocks] == numbers


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [(27, "lowerLetter", "aa"), (4, "upperRoman", "IV"), (3, "ordinal", "3rd"), (11, "ordinal", "11th"), (7, "decimalZero", "07"),
     (21, "cardinalText", "Twenty-one"), (12, "ordinalText", "Twelfth"), (20, "ordinalText", "Twentieth")],
)  # fmt: skip
def test_number_formats(value: int, form: str, shown: str) -> None:
    assert spell(value, form) == shown


def test_strict_documents_are_read() -> None:
    strict = document("<w:p><w:r><w:t>strict</w:t></w:r></w:p>").replace(
        W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert [b.text for b in read_docx(package(main=strict), "").blocks] == ["strict"]


def test_embedded_documents_are_listed() -> None:
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": related("aFChunk", "chunk.html"),
        "word/chunk.html": "<p>terms</p>",
    }
    unread = read("<w:p><w:r><w:t>x</w:t></w:r></w:p>", parts).ledger.unread
    assert [(u.what, u.material) for u in unread] == [("an inserted document", True)]


def test_macro_documents_are_refused() -> None:
    with pytest.raises(UnreadableDraft, match="macro"):
        read_docx(
            package(types=TYPES.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")), ""
        )
