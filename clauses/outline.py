"""Blocks into clauses: the tree that numbers, headings and annexes make.

A clause holds its own words (heading, paragraphs, and text that goes on after a
list); list items and sub-clauses are clauses of their own. ``text`` starts after
a typed number and includes a run-in heading; ``pieces`` lead every character
back to its block.
"""

from __future__ import annotations

import itertools
import re

from clauses.clause_tree import Node, cite, freeze
from clauses.document import Block, Document
from clauses.headings import CONTENTS, MODAL, RECITAL, RUN_IN, SIGNATURE, VERBAL, is_sentence, row_heads
from clauses.model import Clause
from clauses.numbering import Number, parse, roman

#: A term among the signatures: "done at Copenhagen, Danish law applying".
_LAW = re.compile(r"\b(?:laws?|jurisdiction|courts?)\b|\bAct,? (?:of )?\d{4}\b")
#: A header or footer that says so much is a term of the agreement.
_NORMATIVE = re.compile(rf"(?i:{MODAL.pattern})|\bmay\b")


def outline(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of a document in reading order.

    Headers, footers, notes and text boxes are clauses too, so that every word
    can be searched: a header or footer that says what somebody may or must do is
    operative where it first stands, a note or box belongs to the clause on which it hangs. Comments are not part of the agreement.
    """
    builder = _Builder()
    rows = row_heads(document.blocks)
    body = [b for b in document.blocks if b.part == "body" and b.text.strip()]
    for block, following in itertools.zip_longest(body, body[1:]):
        builder.following = following.text.strip() if following is not None else ""
        builder.add(block, rows.get(block.index))
    for block in document.blocks:
        if block.part in ("header", "footer", "footnote", "endnote", "textbox") and block.text.strip():
            builder.attach(block)
    return freeze(builder.nodes)


#: What holds numbered paragraphs: "2.1" stands under "2.", under "Article 2" and under "II. THE GRANT".
_OF_PARAGRAPHS = ("decimal", "article", "ROMAN")


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.stack: list[Node] = []
        self.annex = ""
        self.current: Node | None = None
        self.by_block: dict[int, Node] = {}
        self.started = False
        self.signing = False
        self.running: set[str] = set()
        """What headers and footers have said."""
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
        if SIGNATURE.match(text) and (
            self.signing or re.match(r"\W*(?:in witness|signed|done|for|on behalf)", text, re.I)
        ):
            self.signing = True
            self._start(block, 0, "", "", "paragraph", (), None, operative=bool(_LAW.search(text)))
            return
        if self.signing and number is None and _LAW.search(text):
            self._start(block, 0, "", "", "paragraph", (), self._annex_node())
            return
        if row == "row" and self.current is not None:
            self._append(block, 0)
            return
        if number is not None and self._plausible(number, text):
            self.signing = False
            self._numbered(block, number, lead)
            return
        if self.signing and len(text) < 120:
            if self.current is not None and self.current.operative:
                self._start(block, 0, "", "", "paragraph", (), None, operative=False)
            else:
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
        if CONTENTS.search(block.text):
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
            first = text.startswith("I") and not self.signing and not any(n.kind == "ROMAN" for n in self.nodes)
            return number.values[0] == 1 or first or any(n.kind == "upper" for n in self.stack)
        return True

    def _numbered(self, block: Block, number: Number, lead: int) -> None:
        kind: str = number.kind
        values = number.values
        if kind in ("lower", "upper") and len(values) == 1:
            kind, values = self._letter_or_roman(number, block)
        parent = self._parent(kind, values, block)
        label = number.label
        cited = cite(parent, kind, label)
        node = self._start(block, number.length + (lead if number.length else 0), cited, label, kind, values, parent)
        body = block.text[node.parts[0][1] :]
        node.heading = self._heading_of(block, body)

    def _letter_or_roman(self, number: Number, block: Block) -> tuple[str, tuple[int, ...]]:
        """Tell whether "i", "v", "C" goes on a row of letters or of Roman numbers, small or capital."""
        letter = re.sub(r"\W", "", number.label)
        value = roman(letter)
        letters, numerals = ("lower", "roman") if number.kind == "lower" else ("upper", "ROMAN")
        if value is None:
            return letters, number.values
        for node in reversed(self.stack):
            if node.kind == numerals and node.values and node.values[0] == value - 1:
                return numerals, (value,)
            if node.kind == letters and node.values and node.values[0] == number.values[0] - 1:
                return letters, number.values
        if letter in "iI":
            return numerals, (1,)
        return letters, number.values

    def _parent(self, kind: str, values: tuple[int, ...], block: Block) -> Node | None:
        base = self._annex_node()
        if kind == "article":
            return base
        if kind == "decimal":
            if len(values) > 1:
                for node in reversed(self.stack):
                    if node.annex == self.annex and node.kind in _OF_PARAGRAPHS and node.values == values[:-1]:
                        return node
                if values[0] >= 1000:  # "B.2" stands under "B." if there is such a heading
                    return next(
                        (n for n in reversed(self.stack) if n.kind == "upper" and n.values == (values[0] - 1000,)), base
                    )
                for node in reversed(self.stack):
                    if node.annex == self.annex and node.kind in _OF_PARAGRAPHS and len(node.values) < len(values):
                        return node
                return base
            for node in reversed(self.stack):
                if node.annex == self.annex and node.kind == "article":
                    return node
            part = next(
                (n for n in self.stack if n.annex == self.annex and n.kind in ("ROMAN", "upper") and n.heading), None
            )
            if part is not None:  # "III. IMMUNITIES" over "1.", "2."
                return part
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
        run_in = RUN_IN.match(stripped)
        if run_in and len(run_in["h"].split()) <= 9 and not is_sentence(run_in["h"]):
            return run_in["h"].strip()
        short = len(stripped) <= 110 and not stripped.endswith((".", ";", ",")) and not stripped.endswith(":")
        if short and (
            block.kind == "heading"
            or block.bold
            or stripped.isupper()
            or (len(stripped.split()) <= 8 and not is_sentence(stripped))
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
            (block.bold and not VERBAL.search(text))
            or (text.isupper() and len(letters) >= 4)
            or (
                self.started
                and not self.signing
                and text.istitle()
                and len(words) <= 7
                and not VERBAL.search(text)
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
            and not is_sentence(text)
            and len(self.following) >= max(80, 2 * len(text))
            and self.following[:1].isupper()
            and self.following.rstrip().endswith((".", ":", ";"))
        )

    def _headed(self, block: Block) -> None:
        text = block.text.strip()
        base = self._annex_node()
        recital = bool(RECITAL.match(text))
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
        if RECITAL.match(text):
            self._start(block, 0, "", "", "paragraph", (), self._annex_node(), operative=False)
            return
        if CONTENTS.search(text) and len(text) < 160:
            self._start(block, 0, "", "", "contents", (), None, operative=False)
            return
        run_in = RUN_IN.match(text)
        if (
            run_in
            and self.started
            and len(run_in["h"].split()) <= 6
            and not is_sentence(run_in["h"])
            and len(text) > len(run_in["h"]) + 20
            and (self.current is None or self.current.kind in ("paragraph", "heading", "preamble"))
        ):
            self._start(block, 0, "", "", "paragraph", (), self._container(), heading=run_in["h"].strip())
            return
        current = self.current
        if current is None:
            self._start(block, 0, "", "", "preamble", (), None, operative=bool(MODAL.search(text)))
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
        operative = current.operative or (bool(MODAL.search(text)) and not self.signing)
        self._start(block, 0, "", "", "paragraph", (), self._container(), operative=operative and not self.signing)

    def _container(self) -> Node | None:
        for node in reversed(self.stack):
            if node.kind == "heading" and node.annex == self.annex:
                return node
        return self._annex_node()

    def _annex_node(self) -> Node | None:
        return next((n for n in self.stack if n.kind == "annex"), None)

    def _open_annex(self, block: Block, number: Number) -> None:
        self.annex = number.label
        self.signing = False
        self.stack = []
        node = self._start(block, 0, number.label, number.label, "annex", (), None)
        node.heading = block.text.strip()[:120]

    def _start(
        self, block: Block, skip: int, number: str, label: str, kind: str, values: tuple[int, ...], parent: Node | None,
        heading: str = "", operative: bool = True,
    ) -> Node:  # fmt: skip
        depth = 0 if parent is None else parent.depth + 1
        if parent is not None and not parent.operative and kind not in ("decimal", "article"):
            operative = False
        node = Node(number, label, kind, values, depth, parent, self.annex, heading, operative)
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
        operative = anchor is None or anchor.operative
        if block.part in ("header", "footer"):  # a PDF has them anew on each page
            operative = bool(_NORMATIVE.search(block.text)) and block.text not in self.running
            self.running.add(block.text)
        node = Node(anchor.number if anchor else "", "", block.part, (), anchor.depth + 1 if anchor else 0, anchor,
                     anchor.annex if anchor else "", "", operative)  # fmt: skip
        node.parts.append((block, 0))
        self.nodes.append(node)
        if anchor is not None:
            anchor.children.append(node)
