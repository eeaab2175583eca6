"""Blocks into clauses: the tree that numbers, headings and annexes make.

A clause holds its own words (heading, paragraphs, and text that goes on after a
list); list items and sub-clauses are clauses of their own. ``text`` starts after
a typed number and includes a run-in heading; ``pieces`` lead every character
back to its block.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from clauses.document import Block, Change, Concealed, Document
from clauses.inflection import forms
from clauses.model import Clause, Piece
from clauses.numbering import Number, parse, roman

_RUN_IN = re.compile(r"^(?P<h>[A-Z][^.:;\n]{2,80}?)(?:\.|:| [–—-])(?:\s+(?=[“\"(A-Z])|\s*$)")
_VERBAL = re.compile(
    r"\b(?:shall|will|must|may|agrees?|is|are|has|have|means|undertakes?|warrants?|can|does|do|applies|governs|prevails|survives?|belongs?|expires?|lapses?|terminates)\b",
    re.I,
)
_SIGNATURE = re.compile(
    r"^\W*(?:in witness whereof|(?:signed|done) (?:for|by|on behalf|at|in|on)\b|for and on behalf of|(?:for|on behalf of) [^;\n]{3,300}\bsignature\s*:|signature\s*:|signatures?\W*$|name\s*:|title\s*:|date\s*:|by\s*:\s*_|_{6,})",
    re.I,
)
_RECITAL = re.compile(
    r"^\W*(?:whereas|recitals?|preamble|background|considering|recalling|noting|recogni[sz]ing|now,? therefore|bearing in mind|desir(?:ing|ous)|having regard)\b",
    re.I,
)
_LEAD_END = re.compile(
    r"(?:[:—–]|\b(?:shall|must|will|may|to|that|by|of|for|and|or|not|the following|including|if|where|unless|it|is|are))\s*$",
    re.I,
)
_CONTENTS = re.compile(r"(?:\.{3,}|\t|\s{3,})\s*\d{1,3}\s*$")


@dataclass(slots=True)
class _Node:
    """A clause under construction."""

    number: str
    label: str
    kind: str
    values: tuple[int, ...]
    depth: int
    parent: _Node | None
    annex: str
    heading: str = ""
    operative: bool = True
    parts: list[tuple[Block, int]] = field(default_factory=list)
    """Blocks with the offset at which the clause's words begin."""
    children: list[_Node] = field(default_factory=list)
    id: str = ""


def outline(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of a document in reading order.

    Headers, footers, notes and text boxes are clauses too, so that every word
    can be searched: headers and footers are not operative, a note or box belongs
    to the clause on which it hangs. Comments are not part of the agreement.
    """
    builder = _Builder()
    rows = _row_heads(document.blocks)
    body = [b for b in document.blocks if b.part == "body" and b.text.strip()]
    for block, following in itertools.zip_longest(body, body[1:]):
        builder.following = following.text.strip() if following is not None else ""
        builder.add(block, rows.get(block.index))
    for block in document.blocks:
        if block.part in ("header", "footer", "footnote", "endnote", "textbox") and block.text.strip():
            builder.attach(block)
    return _freeze(builder.nodes)


def _row_heads(blocks: Sequence[Block]) -> dict[int, str]:
    """For blocks in a table: "head" if it is a short first cell that names its row."""
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None and block.text.strip():
            rows.setdefault((block.cell.table, block.cell.row), []).append(block)
    marks: dict[int, str] = {}
    for cells in rows.values():
        columns = {c.cell.column for c in cells if c.cell}
        first = [c for c in cells if c.cell and c.cell.column == min(columns)]
        if len(columns) >= 2 and len(first) == 1 and len(first[0].text) <= 60 and not _VERBAL.search(first[0].text):
            marks[first[0].index] = "head"
            for cell in cells:
                if cell is not first[0]:
                    marks[cell.index] = "row"
    return marks


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[_Node] = []
        self.stack: list[_Node] = []
        self.annex = ""
        self.current: _Node | None = None
        self.by_block: dict[int, _Node] = {}
        self.started = False
        self.signing = False
        self.following = ""
        """The words of the block after the one being placed: a heading stands over a paragraph."""

    # placing

    def add(self, block: Block, row: str | None) -> None:
        text = block.text
        lead = len(text) - len(text.lstrip())
        number = self._number(block, text.lstrip())
        if number is not None and number.kind == "annex":
            self._open_annex(block, number)
            return
        if _SIGNATURE.match(text) and (
            self.signing or re.match(r"\W*(?:in witness|signed|done|for|on behalf)", text, re.I)
        ):
            self.signing = True
            self._start(block, 0, "", "", "paragraph", (), None, operative=False)
            return
        if row == "row" and self.current is not None:
            self._append(block, 0)
            return
        if number is not None and self._plausible(number, text):
            self.signing = False
            self._numbered(block, number, lead)
            return
        if self.signing and len(text) < 120:
            self._append(block, 0)
            return
        if row == "head":
            self._start(block, 0, "", "", "row", (), self._container(), heading=text.strip())
            return
        if self._is_heading(block):
            self._headed(block)
            return
        self._plain(block)

    def _number(self, block: Block, text: str) -> Number | None:
        if block.number and block.number not in "•·▪o–-":
            parsed = parse(f"{block.number} {text or 'x'}") or parse(f"{block.number.rstrip('.)')}. {text or 'X'}")
            label = block.number.strip()
            kind = parsed.kind if parsed else "decimal"
            values = parsed.values if parsed else (0,)
            if parsed and kind == "annex":
                return Number("annex", parsed.label, values, 0)
            return Number(kind, label.rstrip(".") if kind in ("decimal", "article") else label, values, 0)
        if block.number:
            return Number("bullet", "•", (0,), 0)
        if _CONTENTS.search(block.text):
            return None
        return parse(text)

    def _plausible(self, number: Number, text: str) -> bool:
        """A year, an amount or "12 Months" at the head of a line is no number; a number goes on from the one before."""
        if number.length == 0 or number.kind in ("article", "annex"):
            return True
        if number.kind == "decimal" and len(number.values) == 1:
            siblings = [n for n in self.stack if n.kind == "decimal" and len(n.values) == 1]
            last = siblings[-1].values[0] if siblings else 0
            punctuated = re.match(r"\s*\d{1,2}[.)]", text) is not None
            return punctuated or number.values[0] in (1, last + 1)
        if number.kind == "upper" and re.match(r"[A-Z]\.\s+[A-Z][a-z]+\b(?:\s|$)", text) and len(text) < 40:
            return number.values[0] == 1 or any(n.kind == "upper" for n in self.stack)
        return True

    def _numbered(self, block: Block, number: Number, lead: int) -> None:
        kind: str = number.kind
        values = number.values
        if kind == "lower" and len(values) == 1:
            kind, values = self._letter_or_roman(number, block)
        parent = self._parent(kind, values, block)
        label = number.label
        cited = _cite(parent, kind, label)
        node = self._start(block, number.length + (lead if number.length else 0), cited, label, kind, values, parent)
        body = block.text[node.parts[0][1] :]
        node.heading = self._heading_of(block, body)

    def _letter_or_roman(self, number: Number, block: Block) -> tuple[str, tuple[int, ...]]:
        letter = re.sub(r"\W", "", number.label)
        value = roman(letter)
        if value is None:
            return "lower", number.values
        for node in reversed(self.stack):
            if node.kind == "roman" and node.values and node.values[0] == value - 1:
                return "roman", (value,)
            if node.kind == "lower" and node.values and node.values[0] == number.values[0] - 1:
                return "lower", number.values
        if letter == "i":
            return "roman", (1,)
        return "lower", number.values

    def _parent(self, kind: str, values: tuple[int, ...], block: Block) -> _Node | None:
        base = self._annex_node()
        if kind == "article":
            return base
        if kind == "decimal":
            if len(values) > 1:
                for node in reversed(self.stack):
                    if node.annex == self.annex and node.kind in ("decimal", "article") and node.values == values[:-1]:
                        return node
                if values[0] >= 1000:  # "B.2" stands under "B." if there is such a heading
                    return next(
                        (n for n in reversed(self.stack) if n.kind == "upper" and n.values == (values[0] - 1000,)), base
                    )
                for node in reversed(self.stack):
                    if (
                        node.annex == self.annex
                        and node.kind in ("decimal", "article")
                        and len(node.values) < len(values)
                    ):
                        return node
                return base
            for node in reversed(self.stack):
                if node.annex == self.annex and node.kind == "article":
                    return node
            if block.level and self.stack:
                above = [
                    n for n in self.stack if n.depth < block.level and n.annex == self.annex and n.kind != "decimal"
                ]
                if above:
                    return above[-1]
            return base
        same = next((n for n in reversed(self.stack) if n.kind == kind and n.annex == self.annex), None)
        if same is not None and kind != "bullet" and same.values and values and values[0] > same.values[0]:
            return same.parent
        if same is not None and kind == "bullet" and self.stack and self.stack[-1] is same:
            return same.parent
        if self.stack and self.stack[-1].annex == self.annex:
            top = self.stack[-1]
            if top.kind == kind:
                return top.parent
            if kind in ("upper", "ROMAN") and not any(n.kind == "decimal" for n in self.stack):
                return base
            return top
        return base

    def _heading_of(self, block: Block, body: str) -> str:
        stripped = body.strip()
        if not stripped:
            return ""
        run_in = _RUN_IN.match(stripped)
        if run_in and len(run_in["h"].split()) <= 9 and not _is_sentence(run_in["h"]):
            return run_in["h"].strip()
        short = len(stripped) <= 110 and not stripped.endswith((".", ";", ",")) and not stripped.endswith(":")
        if short and (
            block.kind == "heading"
            or block.bold
            or stripped.isupper()
            or (len(stripped.split()) <= 8 and not _is_sentence(stripped))
        ):
            return stripped
        return ""

    def _is_heading(self, block: Block) -> bool:
        text = block.text.strip()
        if len(text) > 110 or text.endswith((";", ",")) or "\n" in text:
            return False
        if block.kind == "heading":
            return True
        if text.endswith(".") and not text.isupper():
            return False
        words = text.split()
        letters = [c for c in text if c.isalpha()]
        if not letters or len(words) > 12 or re.match(r"^(?:and|between|by|the parties|or)$", text, re.I):
            return False
        return (
            (block.bold and not _VERBAL.search(text))
            or (text.isupper() and len(letters) >= 4)
            or (
                self.started
                and not self.signing
                and text.istitle()
                and len(words) <= 7
                and not _VERBAL.search(text)
                and not text.endswith(":")
                and block.cell is None
                and len(words) >= 1
            )
            or self._stands_over(block, text, words)
        )

    def _stands_over(self, block: Block, text: str, words: list[str]) -> bool:
        """Whether a short line without a verb stands over a paragraph, in a draft whose headings carry no mark."""
        return (
            len(self.nodes) >= 2
            and not self.signing
            and block.cell is None
            and len(words) <= 8
            and text[:1].isupper()
            and text[-1].isalpha()
            and not _is_sentence(text)
            and len(self.following) >= max(80, 2 * len(text))
            and self.following[:1].isupper()
            and self.following.rstrip().endswith((".", ":", ";"))
        )

    def _headed(self, block: Block) -> None:
        text = block.text.strip()
        base = self._annex_node()
        recital = bool(_RECITAL.match(text))
        self.signing = bool(re.match(r"\W*signatures?\b", text, re.I))
        level = block.level if block.kind == "heading" and block.level is not None else 0
        parent = base
        for node in reversed(self.stack):
            if node.kind == "heading" and node.annex == self.annex and node.values and node.values[0] < level:
                parent = node
                break
        self._start(
            block, 0, "", "", "heading", (level,), parent, heading=text, operative=not recital and not self.signing
        )

    def _plain(self, block: Block) -> None:
        text = block.text.strip()
        if _RECITAL.match(text):
            self._start(block, 0, "", "", "paragraph", (), self._annex_node(), operative=False)
            return
        if _CONTENTS.search(text) and len(text) < 160:
            self._start(block, 0, "", "", "contents", (), None, operative=False)
            return
        run_in = _RUN_IN.match(text)
        if (
            run_in
            and self.started
            and len(run_in["h"].split()) <= 6
            and not _is_sentence(run_in["h"])
            and len(text) > len(run_in["h"]) + 20
            and (self.current is None or self.current.kind in ("paragraph", "heading", "preamble"))
        ):
            self._start(block, 0, "", "", "paragraph", (), self._container(), heading=run_in["h"].strip())
            return
        current = self.current
        if current is None:
            self._start(block, 0, "", "", "preamble", (), None, operative=bool(_MODAL.search(text)))
            return
        if (
            current.kind in ("lower", "roman", "bullet", "paren-decimal", "upper")
            and current.parent is not None
            and not text[:1].islower()
        ):
            # Words after a list go on with the clause that holds the list.
            self._start(
                block, 0, current.parent.number, "", "paragraph", (), current.parent, operative=current.parent.operative
            )
            return
        if current.kind in (
            "decimal",
            "article",
            "heading",
            "row",
            "lower",
            "roman",
            "bullet",
            "upper",
            "ROMAN",
            "paren-decimal",
        ):
            self._append(block, 0)
            return
        operative = current.operative or (bool(_MODAL.search(text)) and not self.signing)
        self._start(block, 0, "", "", "paragraph", (), self._container(), operative=operative and not self.signing)

    def _container(self) -> _Node | None:
        for node in reversed(self.stack):
            if node.kind == "heading" and node.annex == self.annex:
                return node
        return self._annex_node()

    def _annex_node(self) -> _Node | None:
        return next((n for n in self.stack if n.kind == "annex"), None)

    def _open_annex(self, block: Block, number: Number) -> None:
        self.annex = number.label
        self.signing = False
        self.stack = []
        node = self._start(block, 0, number.label, number.label, "annex", (), None)
        node.heading = block.text.strip()[:120]

    def _start(
        self, block: Block, skip: int, number: str, label: str, kind: str, values: tuple[int, ...], parent: _Node | None,
        heading: str = "", operative: bool = True,
    ) -> _Node:  # fmt: skip
        depth = 0 if parent is None else parent.depth + 1
        if parent is not None and not parent.operative and kind not in ("decimal", "article"):
            operative = False
        node = _Node(number, label, kind, values, depth, parent, self.annex, heading, operative)
        node.parts.append((block, skip))
        self.nodes.append(node)
        if parent is not None:
            parent.children.append(node)
        self.by_block[block.index] = node
        while self.stack and self.stack[-1] is not parent:
            self.stack.pop()
        if kind not in ("paragraph", "preamble", "contents"):
            self.stack.append(node)
        self.current = node
        self.started = self.started or kind in ("decimal", "article", "heading", "ROMAN", "upper")
        return node

    def _append(self, block: Block, skip: int) -> None:
        assert self.current is not None
        self.current.parts.append((block, skip))
        self.by_block[block.index] = self.current

    def attach(self, block: Block) -> None:
        anchor = self.by_block.get(block.anchor) if block.anchor is not None else None
        operative = block.part not in ("header", "footer") and (anchor is None or anchor.operative)
        node = _Node(anchor.number if anchor else "", "", block.part, (), anchor.depth + 1 if anchor else 0, anchor,
                     anchor.annex if anchor else "", "", operative)  # fmt: skip
        node.parts.append((block, 0))
        self.nodes.append(node)
        if anchor is not None:
            anchor.children.append(node)


_MODAL = re.compile(
    r"\b(?:shall|will|must|may not|agrees? (?:to|that)|undertakes?|grants?|waives?)\b|\bnothing (?:in|contained|herein)\b|\b(?:is|are) (?:governed|not|the|an?|subject|responsible|liable|free|entitled)\b",
    re.I,
)


_DETERMINED = re.compile(r"(?:the|this|each|either|neither|any|both|all|no|every|such|a|an|it|they|[A-Z]{2,})\s", re.I)


def _is_sentence(words: str) -> bool:
    """Tell a short sentence from a heading: it has a finite verb, by its form or by what stands before it."""
    if _VERBAL.search(words):
        return True
    tokens = words.split()
    if len(tokens) < 4 or not _DETERMINED.match(words):
        return False
    return any(forms().get(t.lower(), ("", ""))[1] == "s" for t in tokens[1:4]) or len(tokens) > 7


def _cite(parent: _Node | None, kind: str, label: str) -> str:
    """The number as a reader would cite it: "9.1(b)", "Article V.2", "Annex B 2"."""
    bare = label.strip()
    if parent is None:
        return bare
    above = parent.number
    if kind == "decimal":
        if parent.kind == "annex":
            return f"{above} {bare}"
        if parent.kind == "article" and "." not in bare:
            return f"{above}.{bare}"
        return f"{parent.annex} {bare}" if parent.annex and not bare.startswith(parent.annex) else bare
    if kind == "article":
        return f"{above} {bare}" if parent.kind == "annex" else bare
    if kind == "bullet":
        return above
    inner = re.sub(r"[^\w]", "", bare)
    if not above:
        return bare
    return f"{above} ({inner})" if parent.kind == "annex" else f"{above}({inner})"


def _freeze(nodes: Iterable[_Node]) -> tuple[Clause, ...]:
    kept = list(nodes)
    for i, node in enumerate(kept, start=1):
        node.id = f"c{i}"
    frozen: dict[int, Clause] = {}
    made: list[Clause] = []
    for node in kept:
        text, pieces, changes, concealed = _text(node)
        parent = frozen.get(id(node.parent)) if node.parent is not None else None
        lead = ""
        if parent is not None and node.kind in (
            "lower",
            "roman",
            "bullet",
            "paren-decimal",
            "upper",
            "ROMAN",
            "decimal",
        ):
            lead = _lead_in(parent)
        clause = Clause(
            id=node.id, number=node.number, heading=node.heading, text=text, pieces=pieces,
            parent=node.parent.id if node.parent else None, children=tuple(c.id for c in node.children), depth=node.depth,
            annex=node.annex, lead_in=lead, operative=node.operative, changes=changes, concealed=concealed,
        )  # fmt: skip
        frozen[id(node)] = clause
        made.append(clause)
    return tuple(made)


def _lead_in(parent: Clause) -> str:
    """The unfinished words of a parent that its list items complete."""
    last = parent.text.rstrip().split("\n")[-1] if parent.text.strip() else ""
    if parent.heading and last.strip() == parent.heading:
        return ""
    if not _LEAD_END.search(last):
        return ""
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", last)[-1]
    return f"{parent.lead_in} {sentence}".strip() if parent.lead_in else sentence.strip()


def _text(node: _Node) -> tuple[str, tuple[Piece, ...], tuple[Change, ...], tuple[Concealed, ...]]:
    words: list[str] = []
    pieces: list[Piece] = []
    changes: list[Change] = []
    concealed: list[Concealed] = []
    at = 0
    for block, skip in node.parts:
        part = block.text[skip:]
        if words:
            at += 1
        words.append(part)
        pieces.append(Piece(at, len(part), block.index, skip))
        for change in block.changes:
            if change.end >= skip:
                changes.append(
                    replace(change, start=max(change.start - skip, 0) + at, end=max(change.end - skip, 0) + at)
                )
        for stretch in block.concealed:
            if stretch.end > skip:
                concealed.append(replace(stretch, start=max(stretch.start - skip, 0) + at, end=stretch.end - skip + at))
        at += len(part)
    return "\n".join(words), tuple(pieces), tuple(changes), tuple(concealed)
