"""Where the words of a block stand in the XML of a Word document, for those who edit it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from clauses.document import (
    Block,
    Change,
    Concealed,
)
from clauses.readers.docx_package import Package


@dataclass(frozen=True, slots=True)
class Seat:
    """Where words of a block stand in the XML; offsets count the file's own characters."""

    start: int
    length: int
    run: etree._Element
    element: etree._Element
    """The ``w:t``, ``w:tab`` or other child that gives the words."""
    in_field: bool
    """Whether they are the result of a field, which Word writes anew."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of a block in reading order, and its paragraph (None if the file ends in a deleted mark)."""

    paragraph: etree._Element | None
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Seated:
    """A Word file read for editing: its blocks, and where each stands in the tree of the main part."""

    package: Package
    root: etree._Element
    blocks: tuple[Block, ...]
    seats: tuple[Seats, ...]
    """One for each block."""


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

    def add(self, text: str) -> None:
        """Put words at the end."""
        self.words.append(text)
        self.length += len(text)
