"""Ruled tables of a PDF page, found by pdfplumber, their cells read by pdfium.

pdfplumber is slow, so only pages with ruling lines are given to it; what pdfium
read as lines across the columns is then read anew, cell by cell.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clauses.document import Box

#: Fewer strokes make no table; more are a drawing, which would cost seconds and hold no text.
_STROKES = (4, 1_500)


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell with its seat in the table, its box and its text."""

    row: int
    column: int
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one page: its box and its cells in reading order."""

    box: Box
    cells: tuple[TableCell, ...]


def is_ruled(page: Any) -> bool:
    """Tell whether a pdfium page has as many strokes as a table needs, and not as many as a drawing has."""
    import pypdfium2.raw as raw

    strokes = 0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        strokes += thing is not None
        if strokes > _STROKES[1]:
            return False
    return strokes >= _STROKES[0]


class Plumber:
    """The tables of single pages; the file is opened when the first is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: Any = None

    def tables(self, page: Any, index: int) -> list[Table]:
        """Return the tables with at least two columns and two rows of the page with this index, from 0."""
        import pdfplumber

        try:
            if self._pdf is None:
                self._pdf = pdfplumber.open(io.BytesIO(self._data))
            plumbed = self._pdf.pages[index]
            found = plumbed.find_tables()
            left, top, _, _ = plumbed.bbox
            result = [_table(page, table, left, top) for table in found]
            plumbed.close()
        except Exception:
            # Its parser gives up, in many ways, on files that pdfium reads: the lines stay as they are.
            return []
        return [t for t in result if t is not None]

    def close(self) -> None:
        """Release the file."""
        if self._pdf is not None:
            self._pdf.close()


def _table(page: Any, table: Any, left: float, top: float) -> Table | None:
    rows: Sequence[Any] = table.rows
    if len(rows) < 2 or max(sum(c is not None for c in row.cells) for row in rows) < 2:
        return None
    height = page.get_height()
    textpage = page.get_textpage()
    try:
        cells = []
        for r, row in enumerate(rows):
            for c, box in enumerate(row.cells):
                if box is None:
                    continue  # swallowed by a merged neighbour
                x0, y0, x1, y1 = (box[0] - left, box[1] - top, box[2] - left, box[3] - top)
                text = textpage.get_text_bounded(left=x0, bottom=height - y1, right=x1, top=height - y0)
                cells.append(TableCell(r, c, (x0, y0, x1, y1), text.replace("\r\n", "\n").strip()))
    finally:
        textpage.close()
    x0, y0, x1, y1 = table.bbox
    return Table((x0 - left, y0 - top, x1 - left, y1 - top), tuple(cells))
