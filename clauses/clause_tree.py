"""Clauses under construction: the nodes of the tree, how they are cited, and the clauses made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from clauses.document import Block, Change, Concealed
from clauses.model import Clause, Piece

_LEAD_END = re.compile(
    r"(?:[:—–]|\b(?:shall|must|will|may|to|that|by|of|for|and|or|not|the following|including|if|where|unless|it|is|are))\s*$",
    re.I,
)


@dataclass(slots=True)
class Node:
    """A clause under construction."""

    number: str
    label: str
    kind: str
    values: tuple[int, ...]
    depth: int
    parent: Node | None
    annex: str
    heading: str = ""
    operative: bool = True
    parts: list[tuple[Block, int]] = field(default_factory=list)
    """Blocks with the offset at which the clause's words begin."""
    children: list[Node] = field(default_factory=list)
    id: str = ""


def cite(parent: Node | None, kind: str, label: str) -> str:
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
        if parent.kind in ("ROMAN", "upper") and "." not in bare.rstrip(".)"):
            return f"{above.rstrip('.)')}.{bare}"
        return f"{parent.annex} {bare}" if parent.annex and not bare.startswith(parent.annex) else bare
    if kind == "article":
        return f"{above} {bare}" if parent.kind == "annex" else bare
    if kind == "bullet":
        return above
    inner = re.sub(r"[^\w]", "", bare)
    if not above:
        return bare
    return f"{above} ({inner})" if parent.kind == "annex" else f"{above}({inner})"


def freeze(nodes: Iterable[Node]) -> tuple[Clause, ...]:
    """Return the clauses of the nodes, in their order, each under its parent and its lead-in."""
    kept = list(nodes)
    for i, node in enumerate(kept, start=1):
        node.id = f"c{i}"
    frozen: dict[int, Clause] = {}
    made: list[Clause] = []
    for node in kept:
        text, pieces, changes, concealed = _text(node)
        heading = "" if _stands_alone(node, text) else node.heading
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
            id=node.id, number=node.number, heading=heading, text=text, pieces=pieces,
            parent=node.parent.id if node.parent else None, children=tuple(c.id for c in node.children), depth=node.depth,
            annex=node.annex, lead_in=lead, operative=node.operative, changes=changes, concealed=concealed,
        )  # fmt: skip
        frozen[id(node)] = clause
        made.append(clause)
    return tuple(made)


def _stands_alone(node: Node, text: str) -> bool:
    """Whether what looked like a heading is all that a clause says: "7.1 Parties indemnify each other." over nothing."""
    whole = text.strip()
    return (
        bool(node.heading)
        and not node.children
        and node.kind not in ("annex", "heading", "row")
        and whole.strip(" .:") == node.heading.strip(" .:")
        and (whole.endswith(".") or (len(whole.split()) > 3 and not whole.istitle() and not whole.isupper()))
        and not node.parts[0][0].bold
    )


def _lead_in(parent: Clause) -> str:
    """The unfinished words of a parent that its list items complete."""
    last = parent.text.rstrip().split("\n")[-1] if parent.text.strip() else ""
    if parent.heading and last.strip() == parent.heading:
        return ""
    if not _LEAD_END.search(last):
        return ""
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", last)[-1]
    return f"{parent.lead_in} {sentence}".strip() if parent.lead_in else sentence.strip()


def _text(node: Node) -> tuple[str, tuple[Piece, ...], tuple[Change, ...], tuple[Concealed, ...]]:
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
            if change.end >= skip or change.start == change.end:
                changes.append(
                    replace(change, start=max(change.start - skip, 0) + at, end=max(change.end - skip, 0) + at)
                )
        for stretch in block.concealed:
            if stretch.end > skip:
                concealed.append(replace(stretch, start=max(stretch.start - skip, 0) + at, end=stretch.end - skip + at))
        at += len(part)
    return "\n".join(words), tuple(pieces), tuple(changes), tuple(concealed)
