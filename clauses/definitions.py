"""Names that a draft defines, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses.document import Place
from clauses.model import Clause, DefinedName

_QUOTE = r"[\"“”„«‘]"
_UNQUOTE = r"[\"”“»’]"
#: A straight single quote is one only where no letter joins it: it is an apostrophe elsewhere.
_NAME = rf"(?:{_QUOTE}|(?<!\w)'(?=[A-Z]|the\s))\s*(?:the\s+)?(?P<name>[A-Za-z0-9][^\"“”„«»\n]{{0,60}}?)\s*(?:{_UNQUOTE}|'(?!\w))"
_MEANS = re.compile(
    rf"(?:{_NAME}|(?:^|\n|[;:]\s)\s*(?P<bare>[A-Z][\w-]*(?: [A-Z&][\w-]*){{0,5}}))\s*(?:\([^)]{{0,60}}\)\s*)?(?:,\s*(?:in|for|as used|unless|except|save|wher\w*|when|if|so far|to the extent|throughout)\b[^,]{{0,80}},\s*)?"
    r"(?P<verb>shall mean|means|mean|refers to|shall refer to|has the meaning|have the meaning|shall have the meaning|includes?|shall(?:,[^,;.\n]{1,60},)? include|is defined as|denotes|comprises?|shall comprise|is\b|are(?= (?:the|those|all|any)\b)|:|–|—)\s+"
    r"(?P<meaning>[^\n;]{3,600}?)(?=\.\s+[\"“„«'‘]|,?\s+and\s+[\"“„«'‘]|\.?\s*(?:;|\n|$))",
    re.M,
)
_ALSO = re.compile(rf"{_NAME}\s+(?:or|and|/)\s+{_QUOTE}\s*(?:the\s+)?(?P<second>[^\"“”\n]{{1,60}}?)\s*{_UNQUOTE}")
_ONE = re.compile(_NAME)
#: Several names of one: "“We,” “us” and “the Fund” mean the Arlo Fund and its donors".
_TOGETHER = re.compile(
    rf"(?P<names>{_QUOTE}[^\"“”\n]{{1,60}}{_UNQUOTE}(?:[\s,]*(?:\b(?:and|or)\s+)?{_QUOTE}[^\"“”\n]{{1,60}}{_UNQUOTE}){{1,4}}),?\s+(?:means?|refers? to|stands? for)\s+(?P<meaning>[^\n;]{{3,600}}?)(?=\.\s|\.?\s*(?:;|\n|$))"
)
_PAREN = re.compile(
    rf"(?P<meaning>[^.;()\n]{{3,240}})\(\s*(?:(?:here(?:in)?after|together|collectively|each|individually|the|referred to as|called|an?)\b[^\"“”()]{{0,60}})?{_NAME}[^()]{{0,60}}\)"
)
#: A party under a name of its own: "X is referred to as the First Party", "X, which lends the tools, is 'the Lender'".
_CALLED = re.compile(
    rf"(?P<meaning>(?:^|(?<=[.;:]\s)|(?<=\band\s)|(?<=\bto\s)|(?<=,\s))[A-Z(][^.;:\n]{{1,90}}?|\bthe [A-Z][^.;:,\n]{{1,40}}?)(?:,[^.;\n]{{0,90}},)?\s+(?:is|are|shall be|and|acts)\s+"
    rf"(?:(?:here(?:in)?after\s+)?(?:referred to|called|designated|known|termed)\s+(?:in this \w+\s+)?(?:as\s+)?)?(?:as\s+)?(?:{_NAME}|(?:the\s+)(?P<bare>[A-Z]\w+(?: [A-Z]\w+){{0,2}})(?=[.;,]|\s+and\b|$))",
    re.M,
)
#: "... and the Foundation as the Second Party", after one who was so called.
_AND_CALLED = re.compile(
    rf"\band\s+(?P<meaning>(?:the\s+)?[A-Z][^.;,\n]{{1,60}}?)\s+as\s+(?:{_NAME}|(?:the\s+)?(?P<bare>[A-Z]\w+(?: [A-Z]\w+){{0,2}}))(?=[.;,]|$)",
    re.M,
)
_SHORT_NAME = re.compile(r"(?:the\s+)?[A-Z][\w&'’.-]*(?: [A-Z&][\w&'’.-]*){0,5}\.?")
_LISTED = re.compile(
    r"(?:^|(?<=[.;]\s))(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*:\s*(?P<meaning>(?:the |The )?[A-Z][\w&'’ -]{1,50}?)(?=[.;,\n]|$)",
    re.M,
)

#: "Lender: UNIDO" says who is who; "Curriculum: UNIDO, 31 October" says who does what.
_ONE_WHO = re.compile(
    r"(?:er|or|ee|ant|ent|ian|ist|party|host|body|side|agency|fund|company|foundation|organi[sz]ation)$", re.I
)


def definitions(clauses: Sequence[Clause]) -> tuple[DefinedName, ...]:
    """Return the defined names in the order in which they stand, each definition of a name by itself."""
    found: list[DefinedName] = []
    for clause in clauses:
        for match in _MEANS.finditer(clause.text):
            quoted = match["name"] is not None
            verb = match["verb"]
            if not quoted and (
                (
                    verb not in ("means", "shall mean", "has the meaning", "is defined as", "refers to")
                    and not (verb in (":", "–", "—") and "definitions" in clause.topics)
                )
                or len(match["bare"]) < 3
            ):
                continue
            if (
                quoted
                and verb == "is"
                and "definitions" not in clause.topics
                and not _SHORT_NAME.fullmatch(match["meaning"])
            ):
                continue  # "“the Logo” is used only ..." defines nothing; "'Data Owner' is FAO" does
            if verb in (":", "–", "—") and "definitions" not in clause.topics:
                continue
            name = (match["name"] or match["bare"]).strip()
            found.append(_made(clause, name, match["meaning"].strip(), match.start()))
            pairs = _ALSO.finditer(clause.text, max(0, match.start() - 80), match.end())
            second = next((p for p in pairs if name in (p["name"].strip(), p["second"].strip())), None)
            if second:
                found.append(_made(clause, second["second"].strip(), match["meaning"].strip(), second.start()))
                if second["name"] != name:
                    found.append(_made(clause, second["name"].strip(), match["meaning"].strip(), second.start()))
        for match in _TOGETHER.finditer(clause.text):
            for name in _ONE.finditer(match["names"]):
                found.append(_made(clause, name["name"].strip(" ,"), match["meaning"].strip(), match.start()))
        for match in _CALLED.finditer(clause.text):
            told = re.search(r"\b(?:referred to|called|designated|known|termed)\b", match.group())
            if match["name"] or (match["bare"] and told):
                found.append(
                    _made(clause, (match["name"] or match["bare"]).strip(), match["meaning"].strip(), match.start())
                )
                if told and (second := _AND_CALLED.match(clause.text, match.end() + 1)):
                    name = (second["name"] or second["bare"]).strip()
                    found.append(_made(clause, name, second["meaning"].strip(), second.start()))
        for match in _LISTED.finditer(clause.text):
            if _ONE_WHO.search(match["name"]):
                found.append(_made(clause, match["name"], match["meaning"].strip(), match.start()))
        for match in _PAREN.finditer(clause.text) if "(" in clause.text else ():
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
