"""Drafts that nobody should have to read: one generator of bad inputs, and a runner for a process of its own.

``python -m tests.bad_inputs FOLDER`` writes them, opens each through the door, and
prints as JSON what became of it, the seconds it took and the memory at its peak.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
TEXT = "Agreement between UNDP (“UNDP”) and Acme Ltd (“the Company”). The Company shall indemnify UNDP."


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, head: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def package(
    parts: dict[str, str | bytes] | None = None,
    body: str = paragraph(TEXT),
    types: str | None = TYPES,
    rels: str | None = RELS,
    main: str | None = None,
) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        if types is not None:
            archive.writestr("[Content_Types].xml", types)
        if rels is not None:
            archive.writestr("_rels/.rels", rels)
        archive.writestr("word/document.xml", main if main is not None else document(body))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return data.getvalue()


def related(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
    )


def pdf(objects: list[str], root: str = "1 0 R") -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for i, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{i} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{o:010d} 00000 n \n".encode() for o in offsets)
    return out + f"trailer << /Size {len(objects) + 1} /Root {root} >>\nstartxref\n{start}\n%%EOF\n".encode()


def bomb() -> bytes:
    return package(main=document(paragraph("A" * 9_000_000) * 20))


def sparse(size: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with open(path, "wb") as file:
            file.truncate(size)

    return make


ENTITIES = (
    "<!DOCTYPE x ["
    + "<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
    + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the inputs that are plain bytes: name and content."""
    good = package()
    yield "empty.docx", b""
    yield "one-byte.docx", b"P"
    yield "only-spaces.txt", b"  \n \t \n" * 50
    yield "truncated.docx", good[: len(good) // 2]
    yield "truncated-tail.docx", good[:-30]
    yield "corrupt-middle.docx", good[:200] + b"\x00" * 100 + good[300:]
    yield "wrong-extension.docx", TEXT.encode()
    yield "docx-named-pdf.pdf", good
    yield (
        "pdf-named-docx.docx",
        pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE]),
    )
    yield "ole.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    yield "encrypted.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    yield "rtf.rtf", b"{\\rtf1\\ansi Hello}"
    yield "page.html", b"<!DOCTYPE html><html><body>Hi</body></html>"
    yield "data.xml", b"<?xml version='1.0'?><a/>"
    yield "picture.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100
    yield "picture.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 100
    yield (
        "archive.zip",
        package(types=None, rels=None, parts={}, main="x").replace(b"word/document.xml", b"some/thingelse.xml"),
    )
    yield "zip-in-zip.zip", _zip({"inner.zip": _zip({"a.txt": b"x" * 100})})
    yield "sheet.xlsx", package({"xl/workbook.xml": "<x/>"})
    yield "slides.pptx", package({"ppt/presentation.xml": "<x/>"})
    yield "text.odt", _zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    yield "macro.docm", package({"word/vbaProject.bin": b"\x00"})
    yield (
        "macro-by-type.docx",
        package(types=TYPES.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")),
    )
    yield "zip-bomb.docx", bomb()
    yield "entity-bomb.docx", package(main=document(paragraph("&a9;"), ENTITIES))
    yield "external-entity.docx", package(main=document(paragraph("&e;"), EXTERNAL))
    yield "not-xml.docx", package(main="this is no XML")
    yield "no-body.docx", package(main=f'<w:document xmlns:w="{W}"/>')
    yield "no-text.docx", package(body="<w:p/>")
    yield "no-main-part.docx", _zip({"[Content_Types].xml": TYPES.encode(), "_rels/.rels": RELS.encode()})
    yield "no-relations.docx", package(rels=None)
    yield "deep-nesting.docx", package(body="<w:ins>" * 10_000 + paragraph(TEXT) + "</w:ins>" * 10_000)
    yield "deep-tables.docx", package(body="<w:tbl><w:tr><w:tc>" * 60 + paragraph(TEXT) + "</w:tc></w:tr></w:tbl>" * 60)
    yield (
        "long-table.docx",
        package(body="<w:tbl>" + f"<w:tr><w:tc>{paragraph('x')}</w:tc></w:tr>" * 100_000 + "</w:tbl>"),
    )
    yield "long-paragraph.docx", package(body=paragraph("The Company shall indemnify UNDP. " * 150_000))
    yield "many-entries.docx", package({f"word/media/{i}.bin": b"" for i in range(4000)})
    yield (
        "style-cycle.docx",
        package(
            {
                "word/_rels/document.xml.rels": related("styles", "styles.xml"),
                "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
                '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>',
            },
            body=f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>{TEXT}</w:t></w:r></w:p>',
        ),
    )
    yield (
        "numbering-nonsense.docx",
        package(
            {
                "word/_rels/document.xml.rels": related("numbering", "numbering.xml"),
                "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"><w:start w:val="-9"/><w:numFmt w:val="??"/>'
                '<w:lvlText w:val="%9%0"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
            },
            body=f'<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{TEXT}</w:t></w:r></w:p>',
        ),
    )
    yield "missing-parts.docx", package({"word/_rels/document.xml.rels": related("footnotes", "not-there.xml")})
    yield (
        "relation-outside.docx",
        package({"word/_rels/document.xml.rels": related("header", "../../../../etc/passwd")}),
    )
    yield "pdf-header-only.pdf", b"%PDF-1.7\n"
    yield (
        "pdf-cut.pdf",
        pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE])[:120],
    )
    yield (
        "pdf-page-cycle.pdf",
        pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
    )
    yield "pdf-no-pages.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"])
    yield (
        "pdf-many-pages.pdf",
        pdf(["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{'3 0 R ' * 2000}] /Count 2000 >>", PAGE]),
    )
    yield "pdf-huge-length.pdf", pdf(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
         "<< /Length 1000000000 >>\nstream\nBT (hi) Tj ET\nendstream"]
    )  # fmt: skip
    yield "pdf-noise.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 200
    yield "nul-bytes.txt", b"The Company\x00shall\x00indemnify UNDP. " * 400
    yield "binary.bin", bytes(range(256)) * 50
    yield "utf16-without-mark.txt", TEXT.encode("utf-16-le") * 20
    yield "surrogates.txt", TEXT.encode() + b"\xed\xa0\x80\xed\xb0\x80" + TEXT.encode()
    yield "long-line.txt", b"x" * 3_000_000
    yield "too-long.txt", b"The Company shall pay. " * 220_000
    yield "many-short-lines.txt", b"a\n" * 300_000
    yield "brackets.txt", b"(" * 50_000 + TEXT.encode() + b")" * 50_000
    yield "quotes.txt", "“".encode() * 40_000 + TEXT.encode()


def _zip(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def write(folder: Path) -> list[Path]:
    """Write every input into ``folder`` and return the paths, with those that are no ordinary files."""
    paths = []
    for name, content in files():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    (folder / "folder.docx").mkdir(exist_ok=True)
    loop = folder / "loop.docx"
    if not loop.is_symlink():
        loop.symlink_to("loop.docx")
    fifo = folder / "fifo.docx"
    if hasattr(os, "mkfifo") and not fifo.exists():
        os.mkfifo(fifo)
    sparse(200_000_000)(folder / "too-large.docx")
    locked = folder / "locked.docx"
    locked.write_bytes(package())
    locked.chmod(0)
    return [
        *paths,
        folder / "folder.docx",
        loop,
        fifo,
        folder / "too-large.docx",
        locked,
        folder / "missing.docx",
        Path(os.devnull),
        Path("\x00"),
    ]


def main() -> None:
    """Open every input and report."""
    import resource

    from clauses.agreement import understand
    from clauses.document import UnreadableDraft
    from clauses.readers import open_draft

    results = {}
    for path in write(Path(sys.argv[1])):
        started = time.monotonic()
        try:
            outcome = f"read: {len(understand(open_draft(path)).clauses)} clauses"
        except UnreadableDraft as error:
            outcome = f"{error.kind}: {error}"
        results[str(path.name)] = [
            outcome,
            round(time.monotonic() - started, 2),
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        ]
    print(json.dumps(results))


if __name__ == "__main__":
    main()
