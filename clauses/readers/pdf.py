"""PDF into blocks: pdfium gives the characters and where they stand, lines become paragraphs again."""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from clauses.document import Block, Box, Cell, Concealed, Concealment, Document, Ledger, Part, Unread, UnreadableDraft
from clauses.numbering import parse
from clauses.readers.bounds import BOUNDS, Deadline, too_large
from clauses.readers.pdf_columns import Span, cut, gutter
from clauses.readers.pdf_tables import Plumber, Table, is_ruled

#: Text smaller than this many points is not meant to be read.
_TINY = 3.0
#: Share of the page at its top and bottom where running lines stand.
_MARGIN = 0.11


_BROKEN = re.compile(r"(?<=[a-z])(?<!\bnon)(?<!\bsub)(?<!\bself)(?<!\bthird)[\ufffe\x02](?=[a-z])")


@dataclass(slots=True)
class _Line:
    text: str
    box: Box
    size: float
    page: int
    bold: bool
    concealed: Concealment | None
    part: Part = "body"
    cell: Cell | None = None

    @property
    def height(self) -> float:
        """Height in points, at least one."""
        return max(self.box[3] - self.box[1], 1.0)


def read_pdf(data: bytes, sha256: str) -> Document:
    """Read a PDF.

    Raises:
        UnreadableDraft: it is protected, damaged, too large, or takes too long.
    """
    import pypdfium2

    deadline = Deadline()
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise UnreadableDraft(
                "encrypted", "The PDF is protected with a password; remove the protection and give it again."
            ) from error
        raise UnreadableDraft(
            "damaged", "The PDF is damaged and cannot be opened; export it anew or ask for another copy."
        ) from error
    plumber = Plumber(data)
    try:
        return _document(pdf, plumber, sha256, deadline)
    finally:
        plumber.close()
        pdf.close()


def _document(pdf: Any, plumber: Plumber, sha256: str, deadline: Deadline) -> Document:
    import pypdfium2

    count = len(pdf)
    if count == 0:
        raise UnreadableDraft("damaged", "The PDF has no pages; export it anew or ask for another copy.")
    if count > BOUNDS.pages:
        raise too_large(f"{count:,} pages", f"{BOUNDS.pages:,}")
    pages: list[list[_Line]] = []
    heights: list[float] = []
    unread: list[Unread] = []
    characters = 0
    tables = itertools.count(1)
    for index in range(count):
        deadline.check()
        try:
            page = pdf[index]
            lines, found = _page_lines(page, index + 1)
            heights.append(page.get_height())
            if found and is_ruled(page):
                for table in plumber.tables(page, index):
                    lines = _seated(lines, table, next(tables))
            if found == 0:
                unread.append(_empty_page(page, index + 1))
            unread += _notes(page, index + 1)
            page.close()
        except pypdfium2.PdfiumError:
            lines, found = [], 0
            heights.append(842.0)
            unread.append(Unread(f"page {index + 1}", f"page {index + 1}", "the page is damaged"))
        pages.append(lines)
        characters += found
        if characters > BOUNDS.characters:
            raise too_large(f"more than {BOUNDS.characters:,} characters", f"{BOUNDS.characters:,}")
    if pdf.get_formtype() != 0:
        unread.append(Unread("form fields", "whole file", "what was typed into fields of a form is not read"))
    _mark_running(pages, heights)
    blocks = _paragraphs([line for page in pages for line in page])
    if not blocks and not any(u.material for u in unread):
        raise UnreadableDraft("empty", "The PDF holds no text; give the draft itself.")
    read = sum(sum(1 for c in b.text if not c.isspace()) for b in blocks)
    return Document("pdf", tuple(blocks), Ledger(max(characters, read), read, tuple(unread)), sha256, pages=count)


def _seated(lines: list[_Line], table: Table, number: int) -> list[_Line]:
    """Put the cells of a table in the place of the lines that pdfium made across its columns.

    Only if the cells hold exactly what the lines hold: nothing may be lost or said twice.
    """
    left, top, right, bottom = table.box
    inside = [
        line
        for line in lines
        if left - 3 <= (line.box[0] + line.box[2]) / 2 <= right + 3
        and top - 1 <= (line.box[1] + line.box[3]) / 2 <= bottom + 1
    ]
    if not inside or _letters(line.text for line in inside) != _letters(c.text for c in table.cells):
        return lines
    first = inside[0]
    cells = []
    for cell in table.cells:
        text = " ".join(_clean(piece) for piece in cell.text.split("\n") if piece.strip())
        if text:
            own = [line for line in inside if cell.box[1] - 1 <= (line.box[1] + line.box[3]) / 2 <= cell.box[3] + 1]
            concealed = next((line.concealed for line in own if line.concealed), None)
            bold = bool(own) and all(line.bold for line in own)
            seat = Cell(number, cell.row, cell.column)
            cells.append(_Line(text, cell.box, first.size, first.page, bold, concealed, cell=seat))
    at = lines.index(first)
    gone = {id(line) for line in inside}
    return [*lines[:at], *cells, *(line for line in lines[at:] if id(line) not in gone)]


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(c for text in texts for c in _clean(text) if not c.isspace() and c != "-")


def _empty_page(page: Any, number: int) -> Unread:
    import pypdfium2.raw as raw

    objects = [o.type for o in page.get_objects(max_depth=2)]
    place = f"page {number}"
    if raw.FPDF_PAGEOBJ_IMAGE in objects:
        return Unread(
            place, place, "it is an image without a text layer (a scan); have its text recognised and give it again"
        )
    if raw.FPDF_PAGEOBJ_PATH in objects or raw.FPDF_PAGEOBJ_FORM in objects or raw.FPDF_PAGEOBJ_SHADING in objects:
        return Unread(place, place, "it holds drawings but no text", material=len(objects) > 40)
    return Unread(place, place, "it is empty", material=False)


def _notes(page: Any, number: int) -> list[Unread]:
    """The notes that somebody pinned to a page; words written over it may be meant as part of the text."""
    import pypdfium2.raw as raw

    marks, written = 0, 0
    for i in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, i)
        kind = raw.FPDFAnnot_GetSubtype(note)
        written += kind == raw.FPDF_ANNOT_FREETEXT
        marks += kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_FREETEXT)
        raw.FPDFPage_CloseAnnot(note)
    found = []
    if written:
        found.append(
            Unread(
                "words written over the page",
                f"page {number}",
                "they are a note and not part of the page; print the file to a new PDF",
            )
        )
    if marks:
        found.append(Unread("notes or marks", f"page {number}", "comments in a PDF are not read", material=False))
    return found


def _page_lines(page: Any, number: int) -> tuple[list[_Line], int]:
    """Return the lines of a page in pdfium's order, and how many non-space characters it holds."""
    textpage = page.get_textpage()
    try:
        total = textpage.count_chars()
        if total <= 0:
            return [], 0
        if total > BOUNDS.characters:
            raise too_large(f"more than {BOUNDS.characters:,} characters", f"{BOUNDS.characters:,}")
        text = textpage.get_text_range(0, total)
        height = page.get_height()
        spans: list[Span] = []
        at = 0
        for piece in re.split(r"(\r\n|\r|\n|\x0c)", text):
            if piece.strip():
                first = at + len(piece) - len(piece.lstrip())
                spans.append((first, min(at + len(piece.rstrip()) - 1, total - 1)))
            at += len(piece)
        lines = [
            _line(textpage, text[first : last + 1], first, last, height, number)
            for first, last in _in_columns(textpage, spans, text)
        ]
        return lines, sum(1 for c in text if not c.isspace() and c != "\ufffe")
    finally:
        textpage.close()


def _in_columns(textpage: Any, spans: list[Span], text: str) -> list[Span]:
    """Cut lines that run across two columns, and put each left column before its right one."""
    at = gutter(textpage, spans, [text[first : last + 1] for first, last in spans])
    if at is None:
        return spans
    ordered: list[Span] = []
    right: list[Span] = []
    for span in spans:
        first, last = span
        where = cut(textpage, span, at)
        edge = textpage.get_charbox(first)[0]
        if where is not None:
            ordered.append((first, where - 1))
            right.append((where, last))
        elif edge >= at:
            right.append(span)
        else:
            if textpage.get_charbox(last)[2] > at:  # a title over both columns ends them
                ordered += right
                right = []
            ordered.append(span)
    return ordered + right


def _line(textpage: Any, text: str, first: int, last: int, height: float, number: int) -> _Line:
    import pypdfium2.raw as raw

    left, bottom, right, top = textpage.get_charbox(first, loose=True)
    left2, bottom2, right2, top2 = textpage.get_charbox(max(first, last), loose=True)
    box = (min(left, left2), height - max(top, top2), max(right, right2), height - min(bottom, bottom2))
    size = float(raw.FPDFText_GetFontSize(textpage.raw, first))
    concealed: Concealment | None = None
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    probe = (first + last) // 2
    if raw.FPDFText_GetFillColor(textpage.raw, probe, r, g, b, a) and (
        min(r.value, g.value, b.value) >= 252 or a.value == 0
    ):
        concealed = "white"
    shown = abs(box[3] - box[1])
    if 0 < shown < _TINY and size < _TINY:
        concealed = "tiny"
    handle = raw.FPDFText_GetTextObject(textpage.raw, probe)
    if handle and raw.FPDFTextObj_GetTextRenderMode(handle) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        concealed = "hidden"
    weight = raw.FPDFText_GetFontWeight(textpage.raw, probe)
    return _Line(_clean(text), box, size or shown, number, weight >= 600, concealed)


def _clean(text: str) -> str:
    """Rejoin words: pdfium joins a word that a hyphen broke at a line end, and marks the place."""
    return _BROKEN.sub("", text.strip()).replace("\ufffe", "-").replace("\x02", "-")


def _mark_running(pages: Sequence[list[_Line]], heights: Sequence[float]) -> None:
    """Lines that stand at the top or bottom of many pages, but for their numbers, are headers and footers."""
    if len(pages) < 2:
        return
    seen: Counter[str] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        for key in {_running_key(line, height) for line in lines} - {""}:
            seen[key] += 1
    needed = max(2, (len(pages) + 1) // 3)
    for lines, height in zip(pages, heights, strict=True):
        for line in lines:
            key = _running_key(line, height)
            if key and (seen[key] >= needed or key in ("t:#", "b:#", "b:page #", "b:page # of #")):
                line.part = "header" if key.startswith("t:") else "footer"


def _running_key(line: _Line, height: float) -> str:
    top, bottom = line.box[1], line.box[3]
    where = "t:" if bottom < height * _MARGIN else "b:" if top > height * (1 - _MARGIN) else ""
    if not where or len(line.text) >= 140:
        return ""
    number = parse(line.text.strip())
    counted = number is not None and number.kind in ("annex", "article")  # "ANNEX 1" and "ANNEX 2" are two headings
    return where + (line.text if counted else re.sub(r"\d+", "#", line.text)).strip(" -–|").casefold()


def _paragraphs(lines: Sequence[_Line]) -> list[Block]:
    """Join lines to paragraphs, across pages too; headers and footers stay lines."""
    blocks: list[Block] = []
    body = [line for line in lines if line.part == "body"]
    right = _right_edges(body)
    gaps = [
        b.box[1] - a.box[3] for a, b in itertools.pairwise(body) if a.page == b.page and -2 < b.box[1] - a.box[3] < 40
    ]
    usual = median(gaps) if gaps else 2.0
    group: list[_Line] = []
    waiting: list[_Line] = []

    def flush() -> None:
        if group:
            blocks.append(_block(len(blocks), group))
            group.clear()
        for line in waiting:
            blocks.append(_block(len(blocks), [line]))
        waiting.clear()

    for line in lines:
        if line.part != "body":
            waiting.append(line)
            continue
        if group and not _joins(group, line, right, usual):
            flush()
        group.append(line)
    flush()
    return blocks


def _right_edges(lines: Sequence[_Line]) -> dict[int, float]:
    """For each page the right edge of its text: where full lines end."""
    edges: dict[int, float] = {}
    for page in {line.page for line in lines}:
        rights = sorted(line.box[2] for line in lines if line.page == page)
        edges[page] = rights[int(len(rights) * 0.9)] if rights else 0.0
    return edges


def _joins(group: Sequence[_Line], line: _Line, right: dict[int, float], usual: float) -> bool:
    """Whether a line goes on with the paragraph: the one before was full, and nothing new begins."""
    last = group[-1]
    if last.cell is not None or line.cell is not None:
        return False
    same_page = last.page == line.page
    same_row = same_page and abs(last.box[1] - line.box[1]) < last.height * 0.4
    if same_row:
        return True
    if parse(line.text) is not None and re.match(
        r"(?:\(?\w{1,4}[.)]|\d{1,2}(?:\.\d+)+|(?i:article|section|annex|schedule|clause)\b)", line.text
    ):
        after_reference = re.search(
            r"\b(?:clauses?|articles?|sections?|paragraphs?|annex|and|or|to|of)$", last.text, re.I
        )
        if not after_reference:
            return False
    if line.concealed != last.concealed or abs(line.size - last.size) > 1.5:
        return False
    if last.bold != line.bold and last.bold:
        return False
    gap = line.box[1] - last.box[3]
    if same_page and (gap > max(usual * 2 + 2, last.height * 0.9) or gap < -last.height * 3):
        return False
    width = right.get(last.page, last.box[2]) - min(g.box[0] for g in group)
    short = right.get(last.page, last.box[2]) - last.box[2] > max(width * 0.22, 60)
    ended = last.text.rstrip().endswith((".", ";", ":"))
    if short and (ended or not line.text[:1].islower()):
        return False
    if not same_page:
        return not ended or line.text[:1].islower()
    if ended and line.box[0] - min(g.box[0] for g in group) > 12 and len(group) > 1:
        return False  # a first line that is indented
    return not (last.text.isupper() and not line.text.isupper())


def _block(index: int, lines: Sequence[_Line]) -> Block:
    text = ""
    concealed: list[Concealed] = []
    for line in lines:
        if (
            re.search(r"[a-z]-$", text)
            and re.match(r"[a-z]", line.text)
            and not re.search(r"\b(?:non|sub|co|pre|post|third|self|well|long|short|cross|re|multi|anti)-$", text, re.I)
        ):
            text = text[:-1] + line.text
        elif text.endswith("-"):
            text += line.text
        else:
            text = f"{text} {line.text}" if text else line.text
        if line.concealed:
            concealed.append(Concealed(line.concealed, max(len(text) - len(line.text), 0), len(text)))
    first = lines[0]
    same = [line for line in lines if line.page == first.page]
    box = (
        min(x.box[0] for x in same),
        min(x.box[1] for x in same),
        max(x.box[2] for x in same),
        max(x.box[3] for x in same),
    )
    kind: Any = first.part if first.part in ("header", "footer") else "cell" if first.cell else "paragraph"
    rounded = tuple(round(v, 1) for v in box)
    return Block(
        index, kind, first.part, text, bold=all(line.bold for line in lines), indent=round(first.box[0], 1), page=first.page,
        box=(rounded[0], rounded[1], rounded[2], rounded[3]), cell=first.cell, concealed=tuple(concealed),
    )  # fmt: skip
