"""Where the words of a block stand in the XML of a Word document, for those who edit it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from clauses.document import Block
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
