"""Names that a draft defines, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses.document import Place
from clauses.model import Clause, DefinedName

_QUOTE = r"[\"“”„«‘]"
_UNQUOTE = r"[\"”“»’]"
_NAME = rf"{_QUOTE}\s*(?:the\s+)?(?P<name>[A-Za-z0-9][^\"“”„«»\n]{{0,60}}?)\s*{_UNQUOTE}"
_MEANS = re.compile(
    rf"(?:{_NAME}|(?:^|\n)\s*(?P<bare>[A-Z][\w-]*(?: [A-Z&][\w-]*){{0,5}}))\s*(?:\([^)]{{0,60}}\)\s*)?(?:,\s*(?:in|for|as used)[^,]{{0,80}},\s*)?"
    r"(?P<verb>shall mean|means|mean|refers to|shall refer to|has the meaning|have the meaning|shall have the meaning|includes?|shall include|is defined as|denotes|is\b|:|–|—)\s+"
    r"(?P<meaning>[^\n;]{3,600}?)(?=\.\s+[\"“„«]|\.?\s*(?:;|\n|$))",
    re.M,
)
_ALSO = re.compile(rf"{_NAME}\s+(?:or|and|/)\s+{_QUOTE}\s*(?:the\s+)?(?P<second>[^\"“”\n]{{1,60}}?)\s*{_UNQUOTE}")
_PAREN = re.compile(
    rf"(?P<meaning>[^.;()\n]{{3,240}})\(\s*(?:(?:here(?:in)?after|together|collectively|each|individually|the|referred to as|called|an?)\b[^\"“”()]{{0,60}})?{_NAME}[^()]{{0,60}}\)"
)


def definitions(clauses: Sequence[Clause]) -> tuple[DefinedName, ...]:
    """Return the defined names in the order in which they stand, each definition of a name by itself."""
    found: list[DefinedName] = []
    for clause in clauses:
        for match in _MEANS.finditer(clause.text):
            quoted = match["name"] is not None
            verb = match["verb"]
            if not quoted and (
                verb not in ("means", "shall mean", "has the meaning", "is defined as", "refers to")
                or len(match["bare"]) < 3
            ):
                continue
            if quoted and verb in ("is", "includes", "include") and "definitions" not in clause.topics and verb == "is":
                continue
            if verb in (":", "–", "—") and "definitions" not in clause.topics:
                continue
            name = (match["name"] or match["bare"]).strip()
            found.append(_made(clause, name, match["meaning"].strip(), match.start()))
            second = _ALSO.search(clause.text, max(0, match.start() - 80), match.end())
            if second:
                found.append(_made(clause, second["second"].strip(), match["meaning"].strip(), second.start()))
                if second["name"] != name:
                    found.append(_made(clause, second["name"].strip(), match["meaning"].strip(), second.start()))
        for match in _PAREN.finditer(clause.text):
            found.append(_made(clause, match["name"].strip(), match["meaning"].strip(" ,"), match.start("name")))
    kept: dict[tuple[str, str], DefinedName] = {}
    for definition in found:
        kept.setdefault((definition.name, definition.meaning), definition)
    return tuple(kept.values())


def _made(clause: Clause, name: str, meaning: str, at: int) -> DefinedName:
    piece = next((p for p in clause.pieces if p.at <= at <= p.at + p.length), None)
    place = (
        Place("body", piece.block, at - piece.at + piece.block_start, at - piece.at + piece.block_start + len(name))
        if piece
        else None
    )
    return DefinedName(name, meaning, clause.id, place)
