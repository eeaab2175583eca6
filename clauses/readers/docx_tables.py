"""Tables of a Word document: their cells in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from clauses.document import Cell, ChangeKind
from clauses.readers.docx_numbering import W
from clauses.readers.docx_styles import value_of

#: How a whole row, or a cell, is changed: the kind of change, its author, its date.
Row = tuple[ChangeKind, str, str]


class CellElement:
    """A table cell with its seat, put in line with elements of the tree."""

    def __init__(self, original: etree._Element, seat: Cell, row: Row | None = None) -> None:
        self.tag = CELL_MARK
        self.original = original
        self.seat = seat
        self.row = row


CELL_MARK = "cell"


def cells(table: etree._Element, number: int) -> Iterator[Any]:
    """Yield the cells of a table in reading order; vertically merged ones once, each with how its row, or it alone, is changed."""
    row = 0
    for tr in _children(table, f"{W}tr"):
        changed = _changed(tr, "trPr", "ins", "del")
        column = 0
        for tc in _children(tr, f"{W}tc"):
            span = value_of(tc.find(f"{W}tcPr/{W}gridSpan"))
            merge = tc.find(f"{W}tcPr/{W}vMerge")
            if (
                merge is None
                or merge.get(f"{W}val") == "restart"
                or any((t.text or "").strip() for t in tc.iter(f"{W}t"))
            ):
                own = changed or _changed(tc, "tcPr", "cellIns", "cellDel")
                yield CellElement(tc, Cell(number, row, column), own)
            column += int(span) if span and span.isdigit() else 1
        row += changed is None or changed[0] != "deleted"


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Direct children of a kind, looking through content controls and tracked insertions."""
    stack = [iter(parent)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == tag:
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag", f"{W}moveTo"):
            stack.append(iter(element))


def _changed(element: etree._Element, properties: str, inserted: str, deleted: str) -> Row | None:
    kinds: dict[str, ChangeKind] = {inserted: "inserted", deleted: "deleted"}
    for tag, kind in kinds.items():
        mark = element.find(f"{W}{properties}/{W}{tag}")
        if mark is not None:
            return kind, mark.get(f"{W}author", ""), mark.get(f"{W}date", "")
    return None
