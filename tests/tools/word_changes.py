"""Accept or reject one author's tracked changes in a Word file, and take out that author's comments.

It works on the raw XML with the standard library's zipfile and lxml and shares
no code with the program, so that tests can tell what the program wrote.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main_part(content: bytes) -> str:
    rels = etree.fromstring(parts(content)["_rels/.rels"])
    target = next(r.get("Target") for r in rels if str(r.get("Type")).endswith("/officeDocument"))
    return str(target).lstrip("/")


def settle(content: bytes, author: str, how: Literal["accept", "reject"]) -> bytes:
    """Return the file with the author's changes settled and the author's comments gone."""
    out = io.BytesIO()
    gone = {c.id for c in comments(content) if c.author == author}
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts(content).items():
            if re.fullmatch(r"word/(?:document\d*|footnotes|endnotes|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(data)
                _settle(root, author, how)
                _take_out(root, gone)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            elif name.endswith("comments.xml"):
                root = etree.fromstring(data)
                for comment in [c for c in root if c.get(f"{W}author") == author]:
                    root.remove(comment)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(name, data)
    return out.getvalue()


def _settle(root: Any, author: str, how: str) -> None:
    kept, dropped = (f"{W}ins", f"{W}del") if how == "accept" else (f"{W}del", f"{W}ins")
    for mark in [m for m in root.iter(dropped) if m.get(f"{W}author") == author]:
        parent = mark.getparent()
        if parent.tag == f"{W}rPr":
            paragraph = parent.getparent().getparent()
            paragraph.set("gone", "1")
        parent.remove(mark)
    for mark in [m for m in root.iter(kept) if m.get(f"{W}author") == author]:
        parent = mark.getparent()
        for child in list(mark):
            mark.addprevious(child)
            for words in child.iter(f"{W}delText"):
                words.tag = f"{W}t"
        parent.remove(mark)
    for paragraph in [p for p in root.iter(f"{W}p") if p.get("gone")]:
        assert not "".join(t.text or "" for t in paragraph.iter(f"{W}t")), "words in a paragraph that goes"
        paragraph.getparent().remove(paragraph)


def _take_out(root: Any, gone: set[str]) -> None:
    tags = [f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"]
    for mark in [m for m in root.iter(*tags) if m.get(f"{W}id") in gone]:
        parent = mark.getparent()
        parent.remove(mark)
        if parent.tag == f"{W}r" and not len(parent):
            parent.getparent().remove(parent)


@dataclass(frozen=True)
class Comment:
    id: str
    author: str
    paragraphs: tuple[str, ...]
    words: str | None
    """What it stands on, rejected changes of ``Compliance check`` put back; None if it has no range."""


def comments(content: bytes, reviewer: str = "Compliance check") -> list[Comment]:
    """Read the comments, and the words they stand on in the main part."""
    files = parts(content)
    name = main_part(content)
    folder, _, base = name.rpartition("/")
    rels = etree.fromstring(files[f"{folder}/_rels/{base}.rels"])
    target = next((r.get("Target") for r in rels if str(r.get("Type")).endswith("/comments")), None)
    if target is None:
        return []
    root = etree.fromstring(files[str(target).lstrip("/") if str(target).startswith("/") else f"{folder}/{target}"])
    words = _words_of_ranges(etree.fromstring(files[name]), reviewer)
    return [
        Comment(
            str(c.get(f"{W}id")),
            str(c.get(f"{W}author")),
            tuple("".join(t.text or "" for t in p.iter(f"{W}t")) for p in c.iter(f"{W}p")),
            words.get(str(c.get(f"{W}id"))),
        )
        for c in root.iter(f"{W}comment")
    ]


def _words_of_ranges(root: Any, reviewer: str) -> dict[str, str]:
    """The words between the marks of each comment as the draft had them: others' deletions and our insertions left out."""
    open_ranges: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    references: set[str] = set()
    for element in root.iter():
        tag, number = element.tag, element.get(f"{W}id")
        if tag == f"{W}commentRangeStart":
            open_ranges.setdefault(number, [])
        elif tag == f"{W}commentRangeEnd" and number in open_ranges:
            closed[number] = "".join(open_ranges[number])
        elif tag == f"{W}commentReference":
            references.add(number)
        elif tag in (f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
            changes = [
                (a.tag, a.get(f"{W}author")) for a in element.iterancestors(f"{W}ins", f"{W}del", f"{W}moveFrom")
            ]
            if any(t in (f"{W}del", f"{W}moveFrom") and who != reviewer for t, who in changes) or (
                (f"{W}ins", reviewer) in changes
            ):
                continue
            if next(element.iterancestors(f"{W}txbxContent"), None) is not None:
                continue  # no comment stands on the words of a box
            text = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}.get(tag, element.text or "")
            for number, pieces in open_ranges.items():
                if number not in closed:
                    pieces.append(text)
    return {number: words for number, words in closed.items() if number in references}


def text(content: bytes) -> list[str]:
    """Every paragraph's words in every part with text, changes of all kinds marked, formatting left out."""
    found: list[str] = []
    for name, data in sorted(parts(content).items()):
        if not re.fullmatch(r"word/(?:document\d*|footnotes|endnotes|header\d*|footer\d*|comments)\.xml", name):
            continue
        for paragraph in etree.fromstring(data).iter(f"{W}p"):
            pieces: list[str] = []
            for element in paragraph.iter():
                if next(element.iterancestors(f"{W}p"), None) is not paragraph:
                    continue
                tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
                if tag in ("t", "delText", "instrText"):
                    change = next((etree.QName(a).localname for a in element.iterancestors(f"{W}ins", f"{W}del")), "")
                    pieces.append(f"<{change}>{element.text or ''}" if change else element.text or "")
                elif tag in _OTHER and element.getparent().tag == f"{W}r":
                    pieces.append(f"<{tag}>")
            found.append(_joined(pieces))
    return found


_OTHER = ("tab", "br", "footnoteReference", "fldChar", "drawing", "pict", "sym")


def _joined(pieces: list[str]) -> str:
    """Runs cut in two count as one: a change mark is written once for neighbours of one kind."""
    out: list[str] = []
    last = ""
    for piece in pieces:
        mark = re.match(r"<(?:ins|del)>", piece)
        if mark and mark.group() == last:
            out.append(piece[len(mark.group()) :])
        else:
            out.append(piece if mark or not last else "</>" + piece)
        last = mark.group() if mark else ""
    return "".join(out)
