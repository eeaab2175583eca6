"""The text of a draft, every block with its place, and the account of what was read.

A block carries its text twice when it has to: ``text`` is what is judged (one
code point for one meaning: no zero-width characters, no look-alike letters),
``source`` is what the file holds. All offsets into a block are offsets into
``text``; :meth:`Block.quote` leads back to the file's own characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["body", "header", "footer", "footnote", "endnote", "textbox", "comment"]
BlockKind = Literal["paragraph", "heading", "cell", "note", "header", "footer", "textbox", "comment"]
ChangeKind = Literal["inserted", "deleted", "moved-to", "moved-from"]
#: Ways in which text can be present in a file and yet escape a reader's eye.
Concealment = Literal["hidden", "white", "tiny"]

#: (left, top, right, bottom) in points, origin at the top left of the page.
Box = tuple[float, float, float, float]


class UnreadableDraft(Exception):
    """The draft cannot be read; ``str(error)`` is one sentence for the person who gave it.

    ``kind`` is a stable word for programs: ``missing``, ``unsupported``,
    ``damaged``, ``encrypted``, ``too-large``, ``empty``, ``macro``, ``time``.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands in the file."""

    part: Part
    block: int
    """Index of the block in :attr:`Document.blocks`."""
    start: int = 0
    """First character, an offset into the block's text."""
    end: int = 0
    page: int | None = None
    """Counted from 1; None where the format has no pages (Word, text)."""
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change. For a deletion ``start == end`` and ``text`` is what went away."""

    kind: ChangeKind
    start: int
    end: int
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Concealed:
    """A stretch of a block that a person would not see on the page."""

    how: Concealment
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The seat of a block in a table; merged cells appear once, at their first seat."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, table cell, note, header or footer.

    A table cell with three paragraphs gives three blocks with the same
    :class:`Cell`. Automatic numbers are not in ``text``: they are in ``number``,
    as a reader sees them ("9.1", "(b)", "Article IV").
    """

    index: int
    kind: BlockKind
    part: Part
    text: str
    number: str = ""
    level: int | None = None
    """Depth of the automatic number or of the heading style, from 0."""
    style: str = ""
    """Name of the paragraph style in Word; empty elsewhere."""
    bold: bool = False
    """Whether all visible text of the block is bold (headings are often only that)."""
    indent: float = 0.0
    """Left indent in points, for lists whose depth only the eye can see."""
    page: int | None = None
    box: Box | None = None
    cell: Cell | None = None
    anchor: int | None = None
    """For a note, comment or text box: index of the block it hangs on."""
    changes: tuple[Change, ...] = ()
    concealed: tuple[Concealed, ...] = ()
    author: str = ""
    """Of a comment."""
    source: str | None = None
    """The file's own characters where they differ from ``text``."""
    source_offsets: tuple[int, ...] | None = None
    """With ``source``: for each offset 0..len(text) the offset into ``source``."""

    def quote(self, start: int, end: int) -> str:
        """Return text ``start:end`` verbatim, as the file has it."""
        if self.source is None or self.source_offsets is None:
            return self.text[start:end]
        return self.source[self.source_offsets[start] : self.source_offsets[end]]


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the file that was not read as text, and why."""

    what: str
    place: str
    why: str
    material: bool = True
    """Whether it could hold terms of the agreement (a scanned page could, a logo could not)."""
    outside: bool = False
    """Whether the text only names it, and it is not in the file: terms that may add what the text does not say."""
    whole: bool = False
    """Whether what is outside is the agreement itself, with what is particular to it: its purpose, tasks and aims."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of every character: what was read, and what was not."""

    characters: int
    """Non-space characters that the file holds as text."""
    read: int
    """Non-space characters that reached a block."""
    unread: tuple[Unread, ...] = ()
    oddities: tuple[str, ...] = ()
    """What was read but a person should know: look-alike letters, hidden text, zero-width characters."""


@dataclass(frozen=True, slots=True)
class Document:
    """A draft's text, in reading order, with the ledger."""

    format: Literal["docx", "pdf", "text", "markdown"]
    blocks: Sequence[Block]
    ledger: Ledger
    sha256: str
    pages: int | None = None
    language: str = "en"
    """ISO 639-1 code of the main language of the body."""
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """Number of space-separated words in all blocks except comments."""
        return sum(len(b.text.split()) for b in self.blocks if b.part != "comment")
