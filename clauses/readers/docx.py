"""Word documents into blocks, as they would stand with all changes accepted.

The XML is read directly: python-docx skips insertions, content controls, text
boxes, notes and headers, which is where terms of an agreement hide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from clauses.document import (
    Block,
    BlockKind,
    Cell,
    Change,
    Document,
    Ledger,
    Part,
    Unread,
    UnreadableDraft,
)
from clauses.readers.bounds import BOUNDS, too_large
from clauses.readers.docx_inline import DRAWING, MC, SKIPPED, RunningText, read_inline
from clauses.readers.docx_numbering import Numbering, W
from clauses.readers.docx_package import Package, open_package
from clauses.readers.docx_seats import Seated, Seats
from clauses.readers.docx_styles import Styles, value_of
from clauses.readers.docx_tables import CellElement, Row, cells


def read_docx(data: bytes, sha256: str) -> Document:
    """Read a Word document.

    Raises:
        UnreadableDraft: it is damaged, protected, too large, or holds macros.
    """
    return _Reader(open_package(data), sha256).document()


def read_seated(data: bytes) -> Seated:
    """Read a Word document for editing: the same blocks, and where they stand in the XML.

    Raises:
        UnreadableDraft: it is damaged, protected, too large, or holds macros.
    """
    reader = _Reader(open_package(data), "")
    document = reader.document()
    assert reader.root is not None
    return Seated(reader.package, reader.root, tuple(document.blocks), tuple(reader.seats))


class _Reader:
    def __init__(self, package: Package, sha256: str) -> None:
        self.package = package
        self.sha256 = sha256
        self.root: etree._Element | None = None
        self.blocks: list[Block] = []
        self.seats: list[Seats] = []
        """Of each block."""
        self.unread: list[Unread] = []
        self.total = 0
        self.tables = 0
        self.carry: RunningText | None = None
        """Words of a paragraph whose mark is deleted: they go on in the next one."""
        relations = package.relations(package.main)
        self.parts = {
            kind: target
            for kind, target, outside in relations.values()
            if not outside and kind in ("styles", "numbering", "footnotes", "endnotes", "comments")
        }
        self.styles = Styles(package.xml(self.parts["styles"]) if "styles" in self.parts else None)
        self.numbering = Numbering(package.xml(self.parts["numbering"]) if "numbering" in self.parts else None)
        self.anchors: dict[tuple[str, str], int] = {}
        self.struck: dict[tuple[str, str], tuple[int, Change]] = {}
        """Notes that go with their deleted reference: the block it stood in, and the deletion."""
        self.pictures = 0

    def document(self) -> Document:
        package = self.package
        root = self.root = package.xml(package.main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise UnreadableDraft(
                "damaged", "The file holds no text part (its body is missing); save it anew from Word."
            )
        self._story(body, "body")
        for kind in ("footnotes", "endnotes", "comments"):
            if kind in self.parts:
                self._notes(kind)
        seen: set[str] = set()
        for kind, target, outside in package.relations(package.main).values():
            if outside:
                continue
            if kind in ("header", "footer"):
                part = package.xml(target)
                if part is not None:
                    before = len(self.blocks)
                    self._story(part, "header" if kind == "header" else "footer")
                    text = "\n".join(b.text for b in self.blocks[before:])
                    if text in seen:  # the same words on first, even and odd pages
                        self.total -= sum(_count(b.text) for b in self.blocks[before:])
                        del self.blocks[before:], self.seats[before:]
                    seen.add(text)
            elif kind == "aFChunk":
                self.unread.append(
                    Unread("an inserted document", target, "it is a file inside the file, which is not read")
                )
            elif kind in ("oleObject", "package"):
                self.unread.append(Unread("an embedded object", target, "objects inside the file are not read"))
            elif kind == "chart":
                self.unread.append(Unread("a chart", target, "charts are not read", material=False))
            elif kind == "diagramData":
                self._diagram(target)
        if self.pictures:
            plural = "s" if self.pictures != 1 else ""
            self.unread.append(
                Unread(
                    f"{self.pictures} picture{plural}",
                    "body or headers",
                    "pictures are not read; these are too small to be scanned pages",
                    material=False,
                )
            )
        if not any(b.text.strip() for b in self.blocks) and not self.unread:
            raise UnreadableDraft("empty", "The document holds no text; give the draft itself.")
        read = sum(_count(b.text) for b in self.blocks)
        return Document(
            "docx", tuple(self.blocks), Ledger(max(self.total, read), read, tuple(self.unread)), self.sha256
        )

    # stories: body, headers, notes

    def _story(
        self, root: etree._Element, part: Part, anchor: int | None = None, cell: Cell | None = None, author: str = ""
    ) -> None:
        """Read paragraphs and tables in order, without recursion over their nesting."""
        stack: list[tuple[Iterator[Any], Cell | None, Row | None]] = [(iter(root), cell, None)]
        while stack:
            children, seat, row = stack[-1]
            element = next(children, None)
            if element is None:
                stack.pop()
                continue
            tag = element.tag
            if tag == f"{W}p":
                self._paragraph(element, part, anchor, seat, author, row)
            elif tag == f"{W}tbl":
                self.tables += 1
                stack.append((cells(element, self.tables), seat, row))
            elif isinstance(element, CellElement):
                stack.append((iter(element.original), element.seat, element.row or row))
            elif tag in SKIPPED or not isinstance(tag, str) or tag == f"{W}altChunk":
                continue
            elif tag == f"{MC}AlternateContent":
                chosen = element.find(f"{MC}Choice")
                chosen = chosen if chosen is not None else element.find(f"{MC}Fallback")
                if chosen is not None:
                    stack.append((iter(chosen), seat, row))
            elif tag in (f"{W}del", f"{W}moveFrom"):
                continue
            else:  # content controls, custom XML, insertions around whole paragraphs, and what comes after this version
                stack.append((iter(element), seat, row))
        if self.carry is not None:
            self._emit(self.carry, None, part, anchor, cell, author)
            self.carry = None

    def _paragraph(
        self, p: etree._Element, part: Part, anchor: int | None, seat: Any, author: str, row: Row | None = None
    ) -> None:
        if len(self.blocks) % 500 == 0:
            self.package.deadline.check()
        run = self.carry or RunningText()
        self.carry = None
        style_id = value_of(p.find(f"{W}pPr/{W}pStyle")) or ""
        read_inline(p, run, self.styles, style_id, row)
        mark = p.find(f"{W}pPr/{W}rPr")
        deleted = mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
        if deleted:
            self.carry = run
            return
        self._emit(run, p, part, anchor, seat, author)

    def _emit(
        self, run: RunningText, p: etree._Element | None, part: Part, anchor: int | None, seat: Any, author: str
    ) -> None:
        text = "".join(run.words)
        if len(text) > BOUNDS.paragraph:
            raise too_large(f"a paragraph of {len(text):,} characters", f"{BOUNDS.paragraph:,}")
        self.total += _count(text)
        if self.total > BOUNDS.characters:
            raise too_large(f"more than {BOUNDS.characters:,} characters", f"{BOUNDS.characters:,}")
        properties = p.find(f"{W}pPr") if p is not None else None
        style_id = value_of(properties.find(f"{W}pStyle")) or "" if properties is not None else ""
        number, level, indent = self._number(properties, style_id, empty=not text.strip())
        outline = self._outline(properties, style_id)
        style_name = self.styles.name(style_id)
        index = len(self.blocks)
        for key in run.anchors:
            self.anchors.setdefault(key, index)
        kind: BlockKind = "paragraph"
        if part in ("header", "footer"):
            kind = part
        elif part in ("footnote", "endnote"):
            kind = "note"
        elif part in ("textbox", "comment"):
            kind = part
        elif outline is not None or style_name.lower() in ("title", "titel", "titre", "título"):
            kind = "heading"
        elif seat is not None:
            kind = "cell"
        if text.strip() or number:
            self.blocks.append(
                Block(
                    index, kind, part, text, number or "", level if number else outline, style_name, run.bold > 0 and run.plain == 0, indent,
                    cell=seat if isinstance(seat, Cell) else None, anchor=anchor, changes=tuple(run.changes), concealed=tuple(run.concealed), author=author,
                )
            )  # fmt: skip
            self.seats.append(Seats(p, tuple(run.seats)))
            self.struck.update({key: (index, change) for key, change in run.struck})
        elif run.changes and self.blocks and self.blocks[-1].part == part:
            last = self.blocks[-1]
            moved = tuple(replace(c, start=len(last.text), end=len(last.text)) for c in run.changes)
            self.blocks[-1] = replace(last, changes=(*last.changes, *moved))
        where = f"after paragraph {index + 1}"
        self.unread += [Unread(what, where, why) for what, why in run.unread]
        self.pictures += run.pictures
        hang = len(self.blocks) - 1 if self.blocks else None
        for box in run.boxes:
            self._story(box, "textbox" if part == "body" else part, hang)

    def _number(
        self, properties: etree._Element | None, style_id: str, empty: bool
    ) -> tuple[str | None, int | None, float]:
        list_id, level = None, None
        indent = None
        if properties is not None:
            own = properties.find(f"{W}numPr")
            if own is not None:
                list_id = value_of(own.find(f"{W}numId"))
                shown = value_of(own.find(f"{W}ilvl"))
                level = int(shown) if shown and shown.isdigit() else None
            ind = properties.find(f"{W}ind")
            if ind is not None:
                left = ind.get(f"{W}left") or ind.get(f"{W}start") or ""
                indent = int(left) / 20 if left.lstrip("-").isdigit() else None
        from_style = self.styles.inherited(style_id, "list_id")
        if list_id is None and from_style is not None:
            list_id = from_style
            level = level if level is not None else self.numbering.level_of_style(list_id, style_id)
            if level is None:
                level = self.styles.inherited(style_id, "list_level")
        if list_id is None or list_id == "0":
            return None, None, indent if indent is not None else self.styles.inherited(style_id, "indent") or 0.0
        at = min(level or 0, 8)
        definition = self.numbering.level(list_id, at)
        # A paragraph without words (a page break in a heading style) is printed without a number, and not counted.
        number = None if empty else self.numbering.next(list_id, at)
        if indent is None:
            indent = definition.indent if definition is not None else 0.0
        return number, at, indent

    def _outline(self, properties: etree._Element | None, style_id: str) -> int | None:
        own = value_of(properties.find(f"{W}outlineLvl")) if properties is not None else None
        value = int(own) if own and own.isdigit() else self.styles.inherited(style_id, "outline")
        return value if value is not None and value < 9 else None

    # notes, comments, diagrams

    def _notes(self, kind: str) -> None:
        root = self.package.xml(self.parts[kind])
        if root is None:
            return
        part: Part = "comment" if kind == "comments" else "footnote" if kind == "footnotes" else "endnote"
        for note in root:
            if not isinstance(note.tag, str) or note.get(f"{W}type") in (
                "separator",
                "continuationSeparator",
                "continuationNotice",
            ):
                continue
            key = (kind, note.get(f"{W}id", ""))
            anchor = self.anchors.get(key)
            if anchor is None and key in self.struck:
                index, change = self.struck[key]
                words = "".join(t.text or "" for t in note.iter(f"{W}t"))
                block = self.blocks[index]
                self.blocks[index] = replace(block, changes=(*block.changes, replace(change, text=words)))
                continue
            self._story(note, part, anchor, author=note.get(f"{W}author", ""))

    def _diagram(self, target: str) -> None:
        root = self.package.xml(target)
        texts = [t.text for t in root.iter(f"{DRAWING}t") if t.text] if root is not None else []
        for text in texts:
            self.total += _count(text)
            self.blocks.append(Block(len(self.blocks), "textbox", "textbox", text))
            self.seats.append(Seats(None, ()))


def _count(text: str) -> int:
    return sum(map(len, text.split()))
