"""An independent count of the words of a Word file, for measuring the reader.

It walks the raw XML of every part that can hold text and shares no code with the
reader: what is deleted or moved away is left out, a box drawn twice for old and
new programs is counted once, as are headers with the same words.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

_PARTS = re.compile(r"word/(?:document\d*|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$")


def _local(element: ElementTree.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _text(element: ElementTree.Element, out: list[str], fields: list[str]) -> None:
    name = _local(element)
    if name in ("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "txbxContent", "numbering", "rt"):
        if name == "txbxContent":
            inner: list[str] = []
            for child in element:
                _text(child, inner, [])
            out.append("\u0001" + "".join(inner) + "\u0002")
        return
    if name == "trPr" or (
        name == "tr" and any(_local(c) == "trPr" and any(_local(d) == "del" for d in c) for c in element)
    ):
        return
    if name in ("footnote", "endnote") and any(k.endswith("}type") for k in element.attrib):
        return
    if name == "fldChar":
        kind = next((v for k, v in element.attrib.items() if k.endswith("fldCharType")), "")
        if kind == "begin":
            fields.append("code")
        elif kind == "separate" and fields:
            fields[-1] = "result"
        elif kind == "end" and fields:
            fields.pop()
    if name == "t" and (not fields or fields[-1] == "result"):
        out.append(element.text or "")
    elif name in ("tab", "ptab", "br", "cr") and not any(_local(c) for c in element):
        out.append(" ")
    elif name == "noBreakHyphen":
        out.append("-")
    elif name == "sym":
        out.append("•")
    for child in element:
        _text(child, out, fields)
    if name == "p":
        mark_deleted = any(
            _local(p) == "pPr"
            and any(_local(r) == "rPr" and any(_local(d) in ("del", "moveFrom") for d in r) for r in p)
            for p in element
        )
        if not mark_deleted:
            out.append("\n")


def words(path: Path) -> list[str]:
    """Return the words of all parts, sorted."""
    found: list[str] = []
    running: set[str] = set()
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if not _PARTS.search(name):
                continue
            out: list[str] = []
            _text(ElementTree.fromstring(archive.read(name)), out, [])
            text = "".join(out)
            if "header" in name or "footer" in name:
                key = " ".join(text.split())
                if key in running:
                    continue
                running.add(key)
            found.extend(re.sub(r"[\u0001\u0002]", "\n", text).split())
    return sorted(found)
