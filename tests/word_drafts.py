"""A Word draft with the same promise in every corner where Word can hide words."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PROMISE = "UNDP shall indemnify the Company against all claims"
HOSTILE = "</w:t><script>alert(1)</script>&amp;{{7*7}}\u202eevil"
_W = nsdecls("w")
_BOX = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def _run(text: str, bold: bool = False, kind: str = "t") -> str:
    return f'<w:r><w:rPr>{"<w:b/>" if bold else ""}<w:i/></w:rPr><w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


def _p(document: Any, inside: str) -> None:
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(f"<w:p {_W} {_BOX}>{inside}</w:p>"))


def hard_draft() -> bytes:
    """Every place in one draft: runs cut in odd places, insertions and deletions of others, links, fields, boxes, notes."""
    document = Document()
    document.core_properties.author = "tests"
    document.add_heading("COOPERATION AGREEMENT", 1)
    document.add_paragraph(
        "This Agreement is made between the United Nations Development Programme, a subsidiary organ of the United Nations, having its "
        "headquarters at One United Nations Plaza, New York (“UNDP”), and Harrow Foods Limited, a company incorporated in England with "
        "its registered office at 5 Mill Lane, Leeds (the “Company”)."
    )
    document.add_heading("1. Responsibility", 2)
    _p(
        document,
        _run("1.1 Of old. UNDP sh")
        + _run("all indem", bold=True)
        + _run(f"nify the Company against all claims. {HOSTILE.replace('<', '&lt;').replace('&amp;', '&amp;amp;')}"),
    )
    _p(
        document,
        _run("1.2 ")
        + f'<w:ins w:id="7" w:author="R. Counsel" w:date="2026-01-14T10:00:00Z">{_run(PROMISE + " of the second kind.")}</w:ins>'
        + f'<w:del w:id="8" w:author="R. Counsel" w:date="2026-01-14T10:00:00Z">{_run("Nothing of it.", kind="delText")}</w:del>',
    )
    _p(
        document,
        _run("1.3 UNDP shall ")
        + f'<w:hyperlink w:anchor="here">{_run("indemnify")}</w:hyperlink>'
        + _run(" the Company against all claims of the third kind."),
    )
    _p(
        document,
        _run("1.4 ")
        + f'<w:sdt><w:sdtPr><w:alias w:val="promise"/></w:sdtPr><w:sdtContent>{_run(PROMISE + " of the fourth kind.")}</w:sdtContent></w:sdt>',
    )
    _p(
        document,
        _run("1.5 ")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + _run(PROMISE + " of the fifth kind.")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    _p(
        document,
        _run("1.6 The boxes and notes hang here.")
        + '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>'
        + f"<w:p>{_run(PROMISE + ' of the sixth kind.')}</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        + f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{_run(PROMISE + ' of the sixth kind.')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        + "</mc:AlternateContent></w:r>"
        + '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Subject"
    table.cell(0, 1).text = "Duty"
    table.cell(1, 0).text = "Losses"
    table.cell(1, 1).text = PROMISE + " of the seventh kind."
    document.add_heading("2. Name and emblem", 2)
    document.add_paragraph("2.1 The Company may use the emblem of UNDP with the consent of UNDP.")
    document.add_paragraph("2.2 Both Parties shall comply with all applicable laws.")
    for text in ("UNDP trains the teachers.", "The Company pays for the books."):
        document.add_paragraph(text, style="List Number")
    document.sections[0].header.paragraphs[0].text = "Draft of the Company"
    document.add_comment(
        document.paragraphs[1].runs, text="Is this the right name?", author="A. Reviewer", initials="AR"
    )
    out = io.BytesIO()
    document.save(out)
    return _with_footnote(out.getvalue())


def _with_footnote(content: bytes) -> bytes:
    notes = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_W}><w:footnote w:id="2"><w:p>'
        f"{_run(PROMISE + ' of the eighth kind.')}</w:p></w:footnote></w:footnotes>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                data = data.replace(
                    b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="' + kind + b'"/></Types>'
                )
            elif name == "word/_rels/document.xml.rels":
                kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                data = data.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rId900" Type="' + kind + b'" Target="footnotes.xml"/></Relationships>',
                )
            new.writestr(zipfile.ZipInfo(name), data)
        new.writestr(zipfile.ZipInfo("word/footnotes.xml"), notes)
    return out.getvalue()
