"""The words of one paragraph of a Word document: runs, fields, changes around words, pictures and text boxes among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from clauses.document import Change, ChangeKind, Concealed
from clauses.readers.docx_numbering import W
from clauses.readers.docx_seats import Seat
from clauses.readers.docx_styles import Styles, value_of
from clauses.readers.docx_tables import Row

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

#: A picture over this share of an A4 page (in square EMU) may be a scanned page.
_PAGE_AREA = 7_560_000 * 10_692_000
_LARGE = 0.35

_CHANGES: dict[str, ChangeKind] = {"ins": "inserted", "moveTo": "moved-to", "del": "deleted", "moveFrom": "moved-from"}

#: Elements that hold no words of the text.
SKIPPED = frozenset(
    f"{W}{tag}" for tag in (
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "fldSimplePr",
    )
)  # fmt: skip


@dataclass(slots=True)
class RunningText:
    """Text under construction for one paragraph."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    changes: list[Change] = field(default_factory=list)
    concealed: list[Concealed] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    anchors: list[tuple[str, str]] = field(default_factory=list)
    """Notes, comments and boxes that hang here: (kind, id)."""
    struck: list[tuple[tuple[str, str], Change]] = field(default_factory=list)
    """Notes whose reference is deleted, each with that deletion, still without the words of the note."""
    boxes: list[etree._Element] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    """What among the words can't be read, each with the reason."""
    pictures: int = 0
    """Those too small to be a scanned page."""

    def add(self, text: str) -> None:
        """Put words at the end."""
        self.words.append(text)
        self.length += len(text)


def read_inline(p: etree._Element, run: RunningText, styles: Styles, style_id: str, row: Row | None = None) -> None:
    """Read the words of a paragraph into ``run``; ``row``: the change that its table row came or went with."""
    fields: list[bool] = []
    """For each open field whether its result has begun."""
    stack: list[tuple[Iterator[etree._Element], tuple[ChangeKind, str, str] | None]] = [(iter(p), row)]
    while stack:
        children, change = stack[-1]
        element = next(children, None)
        if element is None:
            stack.pop()
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            continue
        if tag == f"{W}r":
            _read_run(element, run, styles, style_id, change, fields)
        elif tag in (f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom"):
            kind = _CHANGES[etree.QName(tag).localname]
            if change is not None and change[0] in ("deleted", "moved-from"):
                kind = change[0]
            stack.append((iter(element), (kind, element.get(f"{W}author", ""), element.get(f"{W}date", ""))))
        elif tag == f"{_M}t":
            run.add(element.text or "")
        elif tag in (f"{W}commentRangeStart", f"{W}commentReference"):
            run.anchors.append(("comments", element.get(f"{W}id", "")))
        elif tag == f"{MC}AlternateContent":
            chosen = element.find(f"{MC}Choice")
            chosen = chosen if chosen is not None else element.find(f"{MC}Fallback")
            if chosen is not None:
                stack.append((iter(chosen), change))
        elif tag == f"{W}p":
            continue
        else:
            stack.append((iter(element), change))


def _read_run(
    r: etree._Element,
    run: RunningText,
    styles: Styles,
    style_id: str,
    change: tuple[ChangeKind, str, str] | None,
    fields: list[bool],
) -> None:
    gone = change is not None and change[0] in ("deleted", "moved-from")
    properties = r.find(f"{W}rPr")
    text: list[str] = []
    givers: list[etree._Element] = []
    """The element of each piece of text."""
    stack: list[Iterator[etree._Element]] = [iter(r)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        tag = element.tag
        if tag in (f"{W}t", f"{W}delText"):
            if not fields or fields[-1]:
                text.append(element.text or "")
        elif tag == f"{W}fldChar":
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                fields.append(False)
                text.extend(_chosen(element))
            elif kind == "separate" and fields:
                fields[-1] = True
            elif kind == "end" and fields:
                fields.pop()
        elif tag in (f"{W}tab", f"{W}ptab"):
            text.append("\t")
        elif tag in (f"{W}br", f"{W}cr"):
            text.append("\n" if element.get(f"{W}type") in (None, "textWrapping") else " ")
        elif tag == f"{W}noBreakHyphen":
            text.append("-")
        elif tag == f"{W}sym":
            code = element.get(f"{W}char", "")
            text.append(_symbol(code))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            key = (etree.QName(tag).localname.removesuffix("Reference") + "s", element.get(f"{W}id", ""))
            if change is not None and gone:
                run.struck.append((key, Change(change[0], run.length, run.length, "", change[1], change[2])))
            else:
                run.anchors.append(key)
        elif tag == f"{W}commentReference":
            run.anchors.append(("comments", element.get(f"{W}id", "")))
        elif tag == f"{MC}AlternateContent":
            chosen = element.find(f"{MC}Choice")
            chosen = chosen if chosen is not None else element.find(f"{MC}Fallback")
            if chosen is not None:
                stack.append(iter(chosen))
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            if not gone:
                _read_drawing(element, run)
        elif tag == f"{W}ruby":
            base = element.find(f"{W}rubyBase")
            if base is not None:
                text.extend(t.text or "" for t in base.iter(f"{W}t"))
        givers.extend([element] * (len(text) - len(givers)))
    words = "".join(text)
    if not words:
        return
    if gone:
        assert change is not None
        run.changes.append(Change(change[0], run.length, run.length, words, change[1], change[2]))
        return
    start = at = run.length
    run.add(words)
    for giver, piece in zip(givers, text, strict=True):
        run.seats.append(Seat(at, len(piece), r, giver, bool(fields)))
        at += len(piece)
    if change is not None:
        run.changes.append(Change(change[0], start, run.length, words, change[1], change[2]))
    if words.strip():
        bold, how = styles.looks(properties, style_id)
        if bold:
            run.bold += 1
        else:
            run.plain += 1
        if how is not None:
            run.concealed.append(Concealed(how, start, run.length))


def _read_drawing(element: etree._Element, run: RunningText) -> None:
    boxes = list(element.iter(f"{W}txbxContent"))
    nested = [b for b in boxes if not any(a.tag == f"{W}txbxContent" for a in _ancestors(b, element))]
    run.boxes.extend(nested)
    if not boxes:
        extent = element.find(f".//{_WP}extent")
        area = 0
        if extent is not None:
            width, height = extent.get("cx", "0"), extent.get("cy", "0")
            area = int(width) * int(height) if width.isdigit() and height.isdigit() else 0
        texts = [t.text for t in element.iter(f"{DRAWING}t") if t.text]
        if texts:
            run.add(" ".join(texts))
        elif element.tag == f"{W}object":
            run.unread.append(("an embedded object", "objects inside the file are not read"))
        elif area > _LARGE * _PAGE_AREA:
            run.unread.append(("a picture as large as a page", "it may be a scanned page, and pictures are not read"))
        else:
            run.pictures += 1


def _ancestors(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    parent = element.getparent()
    while parent is not None and parent is not top:
        yield parent
        parent = parent.getparent()


def _chosen(begin: etree._Element) -> Iterator[str]:
    """What was chosen in the drop-down list of an old form; Word keeps it in the field's properties, not in its result."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is not None:
        entries = [value_of(e) or "" for e in choices.iterfind(f"{W}listEntry")]
        at = value_of(choices.find(f"{W}result")) or value_of(choices.find(f"{W}default")) or "0"
        if at.isdigit() and int(at) < len(entries):
            yield entries[int(at)]


def _symbol(code: str) -> str:
    """A character of a symbol font; the common ones stand for bullets and boxes."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "•" if 0xF000 <= value <= 0xF0FF else chr(value) if 0x20 <= value < 0xD800 else ""
