"""Files into documents. The one door is :func:`open_draft`.

The format is decided by what the file holds, never by its name.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from clauses.document import Block, Change, Concealed, Document, Unread, UnreadableDraft
from clauses.readers.bounds import BOUNDS, too_large


def open_draft(path: str | os.PathLike[str], *, english: bool = False) -> Document:
    """Read the draft at ``path``; ``english``: a person says that this is its language, whatever it looks like.

    Raises:
        UnreadableDraft: it cannot be read; the text is one sentence for the user.
    """
    return open_bytes(draft_bytes(path), Path(path).name, english=english)


def open_bytes(data: bytes, name: str, *, english: bool = False) -> Document:
    """Read a draft that is held in memory; ``name`` is what messages call it.

    Raises:
        UnreadableDraft: it cannot be read; the text is one sentence for the user.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        if len(data) > BOUNDS.file_bytes:
            raise too_large(f"{len(data) / 1e6:.0f} MB", f"{BOUNDS.file_bytes / 1e6:.0f} MB")
        document = _by_content(data, digest, name)
        if len(document.blocks) > BOUNDS.paragraphs:
            raise too_large(f"{len(document.blocks):,} paragraphs", f"{BOUNDS.paragraphs:,}")
    except UnreadableDraft as error:
        raise UnreadableDraft(error.kind, f"{name}: {error}") from error
    return _with_language(_plain_characters(document), english)


def draft_bytes(given: str | os.PathLike[str]) -> bytes:
    """Return what a draft's file holds; it must be a regular file, as anything else would block or never end.

    Raises:
        UnreadableDraft: there is none, it may not be read, or it is too large.
    """
    path = Path(given)
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDraft("unsupported", f"{path} is a folder; give the draft itself.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDraft("unsupported", f"{path} is no ordinary file; give a DOCX, PDF or text file.")
        if status.st_size > BOUNDS.file_bytes:
            raise too_large(f"{path.name} has {status.st_size / 1e6:.0f} MB", f"{BOUNDS.file_bytes / 1e6:.0f} MB")
        with open(path, "rb") as file:
            data = file.read(BOUNDS.file_bytes + 1)
    except FileNotFoundError:
        raise UnreadableDraft("missing", f"There is no file {path}; check the name and the folder.") from None
    except PermissionError:
        raise UnreadableDraft(
            "missing", f"{path} may not be opened; close it in other programs or ask for the right to read it."
        ) from None
    except (OSError, ValueError) as error:
        raise UnreadableDraft(
            "missing", f"{path} could not be opened ({getattr(error, 'strerror', None) or error}); check the path."
        ) from None
    if not data:
        raise UnreadableDraft("empty", f"{path} is empty; give the draft itself.")
    return data


_Span = TypeVar("_Span", Change, Concealed)
_SAVE_AS = "save it as DOCX or PDF"


def _by_content(data: bytes, digest: str, name: str) -> Document:
    head = data[:1024]
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip(data, digest)
    if b"%PDF-" in head:
        from clauses.readers.pdf import read_pdf

        return read_pdf(data, digest)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
            raise UnreadableDraft(
                "encrypted", "The file is protected with a password; remove the password in Word and save it again."
            )
        raise UnreadableDraft(
            "unsupported", f"This is a document of an old Office version; open it in Word and {_SAVE_AS}."
        )
    if head.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDraft("unsupported", f"This is an RTF document; open it in Word and {_SAVE_AS}.")
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")) or head[8:12] == b"WEBP":
        raise UnreadableDraft("unsupported", "This is a picture; give the text of the draft, as DOCX, PDF or text.")
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")):
        raise UnreadableDraft("unsupported", "This is a packed archive; unpack it and give the draft itself.")
    low = head.lstrip().lower()
    if low.startswith((b"<!doctype html", b"<html")):
        raise UnreadableDraft("unsupported", f"This is a web page; open it in a browser or Word and {_SAVE_AS}.")
    if low.startswith(b"<?xml"):
        raise UnreadableDraft("unsupported", f"This is an XML file; open it in Word and {_SAVE_AS}.")
    from clauses.readers.text import read_text

    return read_text(data, digest)


def _zip(data: bytes, digest: str) -> Document:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            kind = (
                package.read("mimetype")[:80]
                if "mimetype" in names and package.getinfo("mimetype").file_size < 200
                else b""
            )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableDraft(
            "damaged", "The file is damaged: it cannot be unpacked; save it anew from Word or ask for another copy."
        ) from error
    if b"opendocument" in kind:
        raise UnreadableDraft(
            "unsupported", f"This is an OpenDocument file; open it in Word or LibreOffice and {_SAVE_AS}."
        )
    if any(n.startswith("xl/") for n in names):
        raise UnreadableDraft("unsupported", "This is an Excel workbook; give the text of the draft, as DOCX or PDF.")
    if any(n.startswith("ppt/") for n in names):
        raise UnreadableDraft("unsupported", "This is a presentation; give the text of the draft, as DOCX or PDF.")
    if "[Content_Types].xml" not in names and not any(n.startswith("word/") for n in names):
        raise UnreadableDraft(
            "unsupported", "This is a ZIP archive without a Word document; unpack it and give the draft itself."
        )
    from clauses.readers.docx import read_docx

    return read_docx(data, digest)


def _plain_characters(document: Document) -> Document:
    """Make every block's text the text that is judged, and say what was odd."""
    from clauses.readers.characters import normalise

    blocks: list[Block] = []
    unseen = bidi = 0
    words: list[str] = []
    for block in document.blocks:
        made = normalise(block.text)
        unseen += made.unseen
        bidi += made.bidi
        words.extend(made.lookalikes)
        if made.offsets is None:
            blocks.append(block)
            continue
        back = _inverse(made.offsets, len(block.text))
        blocks.append(
            replace(
                block, text=made.text, source=block.text, source_offsets=made.offsets,
                changes=tuple(replace_span(c, back) for c in block.changes),
                concealed=tuple(replace_span(c, back) for c in block.concealed),
            )
        )  # fmt: skip
    oddities = list(document.ledger.oddities)
    if words:
        shown = ", ".join(dict.fromkeys(words[:5]))
        oddities.append(
            f"{len(words)} word{'s' if len(words) != 1 else ''} with letters of another script that look like Latin ones ({shown}); read as Latin."
        )
    if bidi:
        oddities.append(f"{bidi} characters that turn the direction of writing; left out in judging.")
    if unseen - bidi > 0:
        oddities.append(f"{unseen - bidi} invisible characters; left out in judging.")
    hidden = sum(len(b.concealed) for b in blocks)
    if hidden:
        kinds = sorted({c.how for b in blocks for c in b.concealed})
        oddities.append(
            f"{hidden} stretch{'es' if hidden != 1 else ''} of {' and '.join(kinds)} text: in the file, but not to be seen on the page."
        )
    return replace(document, blocks=tuple(blocks), ledger=replace(document.ledger, oddities=tuple(oddities)))


def _inverse(offsets: tuple[int, ...], length: int) -> list[int]:
    """For each offset into the original the one into the normalised text."""
    back = [0] * (length + 1)
    j = 0
    for i in range(length + 1):
        while j < len(offsets) - 1 and offsets[j] < i:
            j += 1
        back[i] = j
    return back


def replace_span(item: _Span, back: list[int]) -> _Span:
    """Move a span onto the normalised text."""
    return replace(item, start=back[item.start], end=back[item.end])


def _with_language(document: Document, english: bool) -> Document:
    from clauses.readers import language

    body = [b.text for b in document.blocks if b.part == "body"]
    main = "en" if english else language.main_language(body)
    unread = list(document.ledger.unread)
    blocks = list(document.blocks)
    if main != "en":
        unread.append(Unread("the whole text", "body", f"it is written in another language than English ({main})"))
    else:
        for block in document.blocks:
            # A name may be foreign; a sentence ends with a stop.
            short = len(block.text) <= 200
            if short and not block.text.rstrip().endswith((".", ";", ":", "。", "؛", "۔")):
                continue
            if block.part != "comment":
                other = language.of_sentence(block.text) if short else language.of(block.text)
                if other != "en":
                    unread.append(
                        Unread(
                            f"a paragraph in another language ({other})",
                            f"paragraph {block.index + 1}" if block.part == "body" else f"a {block.part}",
                            "only English is read",
                        )
                    )
    return replace(document, blocks=tuple(blocks), language=main, ledger=replace(document.ledger, unread=tuple(unread)))
