"""Comments and tracked changes in the XML of a Word file; everything else in it stays as it is, byte for byte.

All offsets count the characters of the file as it was opened (``Block.quote``
leads to them from the text that is judged), whatever was changed in between.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from clauses.readers.docx import read_seated
from clauses.readers.docx_numbering import W
from clauses.readers.docx_package import rewritten
from clauses.readers.docx_seats import Seat
from compliance.report.word_comments import CommentsPart
from compliance.report.word_xml import AUTHOR, CHANGES_OF_A_MARK, numbers, run_of, set_text

#: Word opens no file with more comments.
MOST_COMMENTS = 32_000

_TRACKED = (f"{W}ins", f"{W}moveTo")
#: A comment's mark in one of these would go when it is rejected, accepted, or written anew.
_LOST_WITH_WORDS = (*_TRACKED, f"{W}del", f"{W}fldSimple")
#: In these a change can be made without breaking what Word keeps in step with something else.
_OPEN = frozenset(
    [f"{W}{t}" for t in ("p", "ins", "sdt", "sdtContent", "smartTag", "customXml", "tc", "tr", "tbl", "body")]
)
_BOUND = tuple(f"{W}{t}" for t in ("lock", "dataBinding", "dropDownList", "comboBox", "date", "text", "checkbox"))
_WORDS = frozenset(
    [f"{W}{t}" for t in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")]
)


class WordFile:
    """A Word file under review. Blocks are those of the reader, by the same index."""

    def __init__(self, data: bytes) -> None:
        """Open a file.

        Raises:
            UnreadableDraft: it is damaged, protected, too large, or holds macros.
        """
        self._data = data
        self._file = read_seated(data)
        self._seats: list[list[Seat]] = [list(s.seats) for s in self._file.seats]
        self._next_change = 1 + max(numbers(self._file.root, f"{W}id"), default=0)
        self._comments = CommentsPart(self._file.package, self._file.root)
        self._added: list[tuple[int, etree._Element]] = []
        """The paragraphs added, with the block that each follows."""

    # comments

    def stands_in_body(self, block: int) -> bool:
        """Tell whether Word shows comments on the block's own words: not in headers, footers, text boxes and notes."""
        return self._home(block) == block

    def comment(self, block: int, start: int, end: int, paragraphs: Sequence[str]) -> None:
        """Comment on ``start:end`` of a block; where Word shows no comments, on the paragraph it hangs on."""
        home = self._home(block)
        runs = self._runs(block, start, end) if home == block and end > start else []
        number = self._comments.add(paragraphs)
        begin, finish = (etree.Element(f"{W}commentRange{t}", {f"{W}id": number}) for t in ("Start", "End"))
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
        if runs:
            _edge(runs[0], first=True).addprevious(begin)
            last = _edge(runs[-1], first=False)
            following = last.getnext()
            if following is not None and following.tag == f"{W}ins" and following.get(f"{W}author") == AUTHOR:
                last = following  # what is put in the place of the words
            _after_marks(last).addnext(finish)
            outer = finish
            while (parent := outer.getparent()) is not None and parent.tag in _LOST_WITH_WORDS:
                outer = parent
            (_after_marks(outer) if outer is not finish else finish).addnext(reference)
            return
        paragraph = self._paragraph(home)
        properties = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if properties is None else 1, begin)
        paragraph.extend([finish, reference])

    def _home(self, block: int) -> int:
        """The block of the body on which a comment on this block must stand.

        Word ignores comments in headers, footers, text boxes and notes.
        """
        blocks = self._file.blocks
        at: int | None = block if block < len(blocks) else None  # a file of pictures alone has no blocks
        while at is not None and (blocks[at].part != "body" or self._file.seats[at].paragraph is None):
            anchor = blocks[at].anchor
            at = anchor if anchor is not None and anchor < at else None
        return at if at is not None else -1

    def _paragraph(self, block: int) -> etree._Element:
        paragraph = self._file.seats[block].paragraph if block >= 0 else None
        if paragraph is None:
            bodies = (s.paragraph for b, s in zip(self._file.blocks, self._file.seats, strict=True) if b.part == "body")
            paragraph = next((p for p in bodies if p is not None), None)
        if paragraph is None:
            body = self._file.root.find(f"{W}body")
            assert body is not None  # the reader refuses a file without one
            paragraph = body.find(f".//{W}p")
            if paragraph is None:
                # A comment needs a paragraph to hang on: this one goes again with the rest when changes are rejected.
                paragraph = etree.Element(f"{W}p")
                properties = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}rPr")
                properties.append(self._tracked("ins"))
                body.insert(0, paragraph)
        return paragraph

    # tracked changes

    def can_change(self, block: int, start: int, end: int) -> bool:
        """Tell whether the words may be changed: body text, outside fields, links and bound content controls."""
        if self._home(block) != block:
            return False
        touched = [
            s for s in self._file.seats[block].seats if s.start < max(end, start + 1) and s.start + s.length > start
        ]
        touched = touched or list(self._file.seats[block].seats[-1:])
        return bool(touched) and all(not s.in_field and _changeable(s.run) for s in touched)

    def change(self, block: int, start: int, end: int, new: str) -> None:
        """Put ``new`` in the place of ``start:end``, as a deletion and an insertion; either may be empty.

        The words must be changeable (:meth:`can_change`).
        """
        old = self._runs(block, start, end) if end > start else []
        self._split(block, start)
        seats = self._seats[block]
        like = old[0] if old else next((s.run for s in seats if s.start >= start), seats[-1].run)
        before = self._delete(old) if old else next((s.run for s in reversed(seats) if s.start < start), None)
        if not new:
            return
        inserted = self._tracked("ins")
        inserted.append(run_of(new, like.find(f"{W}rPr")))
        if before is not None:
            _insert_after(_outermost_deletion(before), inserted)
        else:
            container = _container(like)
            (container if container is not None else like).addprevious(inserted)

    def _delete(self, runs: Sequence[etree._Element]) -> etree._Element:
        """Wrap runs into deletions, neighbours into one; return the last."""
        wrapper: etree._Element | None = None
        for run in runs:
            if wrapper is None or wrapper.getnext() is not run:
                wrapper = self._tracked("del")
                run.addprevious(wrapper)
            wrapper.append(run)
            for words in run.iter(f"{W}t"):
                words.tag = f"{W}delText"
        assert wrapper is not None
        return wrapper

    def add_paragraph(self, after: int, like: int, text: str, numbered: bool) -> None:
        """Add a paragraph after a block as a tracked insertion, in the form of the block ``like``.

        ``numbered``: whether it takes the automatic number of that form too.
        """
        model = self._paragraph(like)
        properties = _properties_like(model, numbered)
        mark = properties.find(f"{W}rPr")
        if mark is None:
            mark = etree.Element(f"{W}rPr")
            properties.append(mark)
        mark.insert(0, self._tracked("ins"))
        longest = max(self._file.seats[like].seats, key=lambda s: s.length, default=None)
        paragraph = etree.Element(f"{W}p")
        paragraph.append(properties)
        inserted = self._tracked("ins")
        inserted.append(run_of(text, longest.run.find(f"{W}rPr") if longest is not None else None))
        paragraph.append(inserted)
        before = [p for block, p in self._added if block == after]
        (before[-1] if before else self._paragraph(after)).addnext(paragraph)
        self._added.append((after, paragraph))

    def comment_on_added(self, nth: int, paragraphs: Sequence[str]) -> None:
        """Comment on the ``nth`` of the added paragraphs, counted from 0."""
        paragraph = self._added[nth][1]
        number = self._comments.add(paragraphs)
        paragraph.insert(1, etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
        paragraph.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": number}))
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference", {f"{W}id": number})

    def _tracked(self, kind: str) -> etree._Element:
        made = etree.Element(f"{W}{kind}", {f"{W}id": str(self._next_change), f"{W}author": AUTHOR})
        self._next_change += 1
        return made

    # runs

    def _runs(self, block: int, start: int, end: int) -> list[etree._Element]:
        """The runs that hold ``start:end`` and nothing else, made by splitting where needed."""
        self._split(block, start)
        self._split(block, end)
        found = [s.run for s in self._seats[block] if s.start >= start and s.start + s.length <= end and s.length]
        return list(dict.fromkeys(found))

    def _split(self, block: int, at: int) -> None:
        """Make ``at`` a boundary between runs, unless the words there can't be taken apart (a ruby, a symbol)."""
        seats = self._seats[block]
        for i, seat in enumerate(seats):
            inside = seat.start < at < seat.start + seat.length
            if inside and seat.element.tag in (f"{W}t", f"{W}delText") and seat.element.getparent() is seat.run:
                words = seat.element.text or ""
                cut = at - seat.start
                tail = copy.copy(seat.element)
                set_text(seat.element, words[:cut])
                set_text(tail, words[cut:])
                seat.element.addnext(tail)
                seats[i : i + 1] = [
                    replace(seat, length=cut),
                    replace(seat, start=at, length=seat.length - cut, element=tail),
                ]
                break
        for i in range(1, len(seats)):
            if seats[i].start != at or seats[i].run is not seats[i - 1].run:
                continue
            run = seats[i].run
            first = _child_of(run, seats[i].element)
            if first is _child_of(run, seats[i - 1].element):
                return
            second = _alike(run)
            properties = run.find(f"{W}rPr")
            if properties is not None:
                second.append(copy.deepcopy(properties))
            second.extend([first, *first.itersiblings()])
            run.addnext(second)
            for j in range(i, len(seats)):
                if seats[j].run is run:
                    seats[j] = replace(seats[j], run=second)
            return

    # writing

    def save(self) -> bytes:
        """Return the file with its comments and changes."""
        parts = {self._file.package.main: self._file.root, **self._comments.parts()}
        return rewritten(self._file.package, self._data, parts)


# -- elements --------------------------------------------------------------------------------------------------------


def _alike(element: etree._Element) -> etree._Element:
    """An empty element of the same name and attributes."""
    made = etree.Element(element.tag)
    for name, value in element.attrib.items():
        made.set(name, value)
    return made


def _child_of(run: etree._Element, element: etree._Element) -> etree._Element:
    while (parent := element.getparent()) is not None and parent is not run:
        element = parent
    return element


def _after_marks(element: etree._Element) -> etree._Element:
    """The last of the comment marks that already stand behind an element."""
    while (following := element.getnext()) is not None and (
        following.tag == f"{W}commentRangeEnd"
        or (following.tag == f"{W}r" and [c.tag for c in following if c.tag != f"{W}rPr"] == [f"{W}commentReference"])
    ):
        element = following
    return element


def _edge(run: etree._Element, first: bool) -> etree._Element:
    """The run, or the tracked change that begins (or ends) with it."""
    element = run
    while (parent := element.getparent()) is not None and parent.tag in (*_TRACKED, f"{W}del"):
        if (element.getprevious() if first else element.getnext()) is not None:
            break
        element = parent
    return element


def _container(run: etree._Element) -> etree._Element | None:
    """The tracked insertion of another person in which a run stands."""
    parent = run.getparent()
    return parent if parent is not None and parent.tag in _TRACKED else None


def _outermost_deletion(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return parent if parent is not None and parent.tag == f"{W}del" else element


def _insert_after(place: etree._Element, inserted: etree._Element) -> None:
    """Put an insertion after an element; another person's insertion around it is parted there, as Word does it."""
    container = place.getparent()
    if container is None or container.tag not in _TRACKED:
        place.addnext(inserted)
        return
    rest = list(place.itersiblings())
    if rest:
        second = _alike(container)
        second.extend(rest)
        container.addnext(second)
    container.addnext(inserted)


def _changeable(run: etree._Element) -> bool:
    if any(child.tag not in _WORDS for child in run):
        return False
    parent = run.getparent()
    while parent is not None and parent.tag != f"{W}document":
        if parent.tag not in _OPEN:
            return False
        properties = parent.find(f"{W}sdtPr") if parent.tag == f"{W}sdt" else None
        if properties is not None and any(properties.find(b) is not None for b in _BOUND):
            return False
        parent = parent.getparent()
    return True


def _properties_like(model: etree._Element, numbered: bool) -> etree._Element:
    """Paragraph properties in the form of another paragraph, without what belongs to that one alone."""
    own = model.find(f"{W}pPr")
    properties = copy.deepcopy(own) if own is not None else etree.Element(f"{W}pPr")
    for tag in ("sectPr", "pPrChange", "pageBreakBefore", "framePr", "outlineLvl"):
        for element in properties.findall(f"{W}{tag}"):
            properties.remove(element)
    for number in properties.findall(f"{W}numPr"):
        if numbered:  # its own tracked insertion, if it has one, is not ours
            for change in [c for c in number if c.tag in (f"{W}ins", f"{W}numberingChange")]:
                number.remove(change)
        else:
            properties.remove(number)
    if not numbered and properties.find(f"{W}pStyle") is not None:
        none = etree.Element(f"{W}numPr")
        etree.SubElement(none, f"{W}numId", {f"{W}val": "0"})
        early = [c for c in properties if c.tag in _BEFORE_NUMBER]
        properties.insert(len(early), none)
    mark = properties.find(f"{W}rPr")
    if mark is not None:
        for change in [c for c in mark if c.tag in CHANGES_OF_A_MARK]:
            mark.remove(change)
    return properties


_BEFORE_NUMBER = frozenset(
    [f"{W}{t}" for t in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")]
)
