"""The comments part of a Word file: the one there is, or a new one."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from lxml import etree

from clauses.readers.docx_numbering import W
from clauses.readers.docx_package import Package
from compliance.report.word_xml import AUTHOR, INITIALS, numbers, run_of

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class CommentsPart:
    """The comments of a file; ids go on from those that are taken."""

    def __init__(self, package: Package, main: etree._Element) -> None:
        self._package = package
        targets = [
            t for kind, t, outside in package.relations(package.main).values() if kind == "comments" and not outside
        ]
        known = package.xml(targets[0]) if targets else None
        self._name = targets[0] if targets else self._free_name()
        self._root = known if known is not None else etree.Element(f"{W}comments", nsmap={"w": W.strip("{}")})
        taken = [*numbers(self._root, f"{W}id"), *numbers(main, f"{W}id", "commentR")]
        self._next = 1 + max(taken, default=-1)
        self._used = False
        self._announced = self._announcement(bool(targets)) if known is None else {}

    def _free_name(self) -> str:
        folder = posixpath.dirname(self._package.main)
        names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(len(self._package.names) + 1))
        return next(n for n in names if n not in self._package.names)

    def add(self, paragraphs: Sequence[str]) -> str:
        """Add a comment, the first paragraph in bold; return its id."""
        number = str(self._next)
        self._next += 1
        self._used = True
        comment = etree.SubElement(
            self._root, f"{W}comment", {f"{W}id": number, f"{W}author": AUTHOR, f"{W}initials": INITIALS}
        )
        for i, text in enumerate(paragraphs):
            paragraph = etree.SubElement(comment, f"{W}p")
            if i == 0:
                etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
                bold = etree.Element(f"{W}rPr")
                etree.SubElement(bold, f"{W}b")
                paragraph.append(run_of(text, bold))
            else:
                paragraph.append(run_of(text, None))
        return number

    def parts(self) -> dict[str, etree._Element]:
        """The parts to write: the comments, and for a new part what announces it."""
        return {self._name: self._root, **self._announced} if self._used else {}

    def _announcement(self, related: bool) -> dict[str, etree._Element]:
        """Content types and, unless there is one already, the relationship that make a new part known."""
        package = self._package
        types = package.xml("[Content_Types].xml")
        if types is None:
            types = etree.Element(f"{{{_TYPES}}}Types", nsmap=_default(_TYPES))
        override = etree.SubElement(types, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{self._name}")
        override.set("ContentType", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
        if related:
            return {"[Content_Types].xml": types}
        folder, base = posixpath.split(package.main)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        relations = package.xml(path)
        if relations is None:
            relations = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap=_default(_RELATIONS))
        taken = {r.get("Id") for r in relations}
        relation = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
        relation.set("Id", next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken))
        relation.set("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments")
        relation.set("Target", posixpath.basename(self._name))
        return {"[Content_Types].xml": types, path: relations}


def _default(space: str) -> dict[str, str]:
    return {None: space}  # type: ignore[dict-item]
