"""Elements of Word's XML that comments and tracked changes are made of."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree

from clauses.readers.docx_numbering import W

AUTHOR = "Compliance check"
INITIALS = "CC"
#: Tracked changes of a paragraph mark or of formatting; they are not taken over into new text.
CHANGES_OF_A_MARK = tuple(f"{W}{t}" for t in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def numbers(root: etree._Element, attribute: str, kind: str = "") -> Iterator[int]:
    """Yield the values of a numeric attribute in a tree, of elements whose name has ``kind`` in it."""
    for element in root.iter():
        value = element.get(attribute)
        if value and value.isdigit() and len(value) < 10 and (not kind or kind in str(element.tag)):
            yield int(value)


def set_text(element: etree._Element, text: str) -> None:
    """Set the words of a ``w:t``, so that Word keeps the spaces at their ends."""
    element.text = text
    if text != text.strip():
        element.set(_XML_SPACE, "preserve")


def run_of(text: str, properties: etree._Element | None) -> etree._Element:
    """Return a run with words, formatted by a copy of ``properties``; tabs and line breaks become elements."""
    run = etree.Element(f"{W}r")
    if properties is not None:
        kept = copy.deepcopy(properties)
        for change in [c for c in kept if c.tag in CHANGES_OF_A_MARK]:
            kept.remove(change)
        run.append(kept)
    for i, piece in enumerate(re.split(r"([\t\n])", _ILLEGAL.sub("", text))):
        if i % 2:
            etree.SubElement(run, f"{W}tab" if piece == "\t" else f"{W}br")
        elif piece:
            set_text(etree.SubElement(run, f"{W}t"), piece)
    return run
