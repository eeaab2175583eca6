"""The parts of a Word file, opened so that a hostile one ends in a sentence."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from clauses.document import UnreadableDraft
from clauses.readers.bounds import BOUNDS, Deadline, too_large

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(slots=True)
class Package:
    """A Word file's parts, unpacked one by one and parsed without entities or network."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    deadline: Deadline
    main: str = ""
    spent: int = 0
    """Bytes unpacked so far."""
    _relations: dict[str, dict[str, tuple[str, str, bool]]] = field(default_factory=dict)

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part, None if there is no such part.

        Raises:
            UnreadableDraft: the part is damaged, too large or nested too deep.
        """
        if name not in self.names:
            return None
        self.deadline.check()
        data = self.read(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise UnreadableDraft(
                "damaged", "The file declares a document type, which no Word document does; save it anew from Word."
            )
        if _STRICT in data[:8192]:
            for strict, plain in _TRANSITIONAL.items():
                data = data.replace(strict, plain)
        _measure_depth(data)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            recover=False,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "uge" in str(error):
                raise too_large("a single piece of text has more than 10 MB", "10 MB") from error
            raise UnreadableDraft(
                "damaged",
                f"The file is damaged ({posixpath.basename(name)} is not well formed); save it anew from Word.",
            ) from error

    def read(self, name: str) -> bytes:
        """Unpack a part within the bounds.

        Raises:
            UnreadableDraft: it is damaged or too large.
        """
        info = self.archive.getinfo(name)
        if info.flag_bits & 1:
            raise UnreadableDraft(
                "encrypted", "The file is protected with a password; remove it and save the file again."
            )
        left = BOUNDS.unpacked_bytes - self.spent
        try:
            with self.archive.open(info) as part:
                data = part.read(left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise UnreadableDraft(
                "damaged",
                f"The file is damaged ({posixpath.basename(name)} cannot be unpacked); save it anew from Word.",
            ) from error
        self.spent += len(data)
        if len(data) > left:
            raise too_large(
                f"it unpacks to more than {BOUNDS.unpacked_bytes / 1e6:.0f} MB", f"{BOUNDS.unpacked_bytes / 1e6:.0f} MB"
            )
        if len(data) > 1_000_000 and len(data) > BOUNDS.ratio * max(info.compress_size, 1):
            raise too_large(f"it unpacks to more than {BOUNDS.ratio} times its size", f"a ratio of {BOUNDS.ratio}")
        return data

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return id -> (type, target, whether it lies outside the file) for a part."""
        if part not in self._relations:
            folder, base = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
            found: dict[str, tuple[str, str, bool]] = {}
            for relation in root.iter(_RELATION) if root is not None else ():
                target = relation.get("Target", "")
                outside = relation.get("TargetMode") == "External"
                path = target if outside else posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], path, outside)
            self._relations[part] = found
        return self._relations[part]


def open_package(data: bytes) -> Package:
    """Open a Word file and find its main part.

    Raises:
        UnreadableDraft: it is damaged, too large, holds macros, or is no Word document.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDraft(
            "damaged", "The file is damaged: it cannot be unpacked; save it anew from Word or ask for another copy."
        ) from error
    infos = archive.infolist()
    if len(infos) > BOUNDS.entries:
        raise too_large(f"{len(infos):,} files in the package", f"{BOUNDS.entries:,}")
    package = Package(archive, frozenset(i.filename for i in infos), Deadline())
    if any(n.lower().endswith("vbaproject.bin") for n in package.names):
        raise UnreadableDraft("macro", "The file holds macros; save it as DOCX (without macros) and give that.")
    types = package.xml("[Content_Types].xml")
    if types is not None and any("macroEnabled" in (e.get("ContentType") or "") for e in types):
        raise UnreadableDraft("macro", "The file is a macro document; save it as DOCX (without macros) and give that.")
    main = next(
        (t for kind, t, outside in package.relations("").values() if kind == "officeDocument" and not outside), ""
    )
    if main not in package.names:
        main = next((n for n in sorted(package.names) if re.fullmatch(r"word/document\d*\.xml", n)), "")
    if not main:
        raise UnreadableDraft(
            "damaged", "The file holds no Word document (its main part is missing); save it anew from Word."
        )
    package.main = main
    return package


def _measure_depth(data: bytes) -> None:
    """Refuse XML nested deeper than any real document, before a tree is built."""
    depth = 0
    for match in _TAG.finditer(data):
        tag = match.group()
        if tag[1] == 0x2F:
            depth -= 1
        elif tag[-2] != 0x2F:
            depth += 1
            if depth > BOUNDS.xml_depth:
                raise UnreadableDraft(
                    "too-large",
                    f"The file nests its elements deeper than {BOUNDS.xml_depth} levels, as no real document does; save it anew from Word.",
                )


_TAG = re.compile(rb"<(?![!?])[^<>]*>")


def rewritten(package: Package, data: bytes, parts: dict[str, etree._Element]) -> bytes:
    """Return a Word file with some parts exchanged or added; every other part is copied byte for byte.

    Raises:
        UnreadableDraft: a part to be copied is damaged or too large.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strict = _STRICT in archive.read(package.main)[:8192]
    made = {name: _serialised(root, strict) for name, root in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        written: set[str] = set()
        for known in package.archive.infolist():
            if known.filename in written:
                continue
            written.add(known.filename)
            info = zipfile.ZipInfo(known.filename, known.date_time)
            info.external_attr = known.external_attr
            info.compress_type = (
                zipfile.ZIP_STORED if known.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
            )
            content = made.get(known.filename)
            archive.writestr(info, content if content is not None else package.read(known.filename))
        for name in sorted(set(made) - written):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, made[name])
    return out.getvalue()


def _serialised(root: etree._Element, strict: bool) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if strict:
        for name, plain in _TRANSITIONAL.items():
            made = made.replace(plain, name)
    return made
