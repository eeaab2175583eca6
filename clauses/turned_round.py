"""Indemnities that another provision turns round: "Clause 11.1 applies, with the names of the Parties exchanged", "the preceding paragraph, mutatis mutandis"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clauses.force import negative
from clauses.model import Agreement, Entity, Statement
from clauses.units import sentences

#: Said outright to hold the other way round ...
_EXCHANGED = re.compile(
    r"\b(?:names?|roles?|positions?|places?|references?)\b[^.;]{0,40}\b(?:exchanged|reversed|interchanged|inverted|swapped|transposed)\b"
    r"|\bvice versa\b|\bthe other way (?:a?round|about)\b|\bin (?:the )?(?:reverse|opposite) (?:direction|sense)\b|\breciprocal(?:ly)?\b",
    re.I,
)
#: ... or to hold likewise, which turns it round where it is then for the partner, or for what the UN body does.
_LIKEWISE = re.compile(
    r"\b(?:mutatis mutandis|correspondingly|by analogy|in the same (?:way|manner)|equally|likewise|with the (?:necessary|appropriate) (?:changes|adaptations))\b",
    re.I,
)
_APPLIES = re.compile(
    r"\b(?:appl(?:y|ies|ying|ied)|holds?|extends?|has effect|is valid|valid|(?:be|is|are) (?:reciprocal|mutual))\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|nothing|without)\b", re.I)
_BEFORE = re.compile(
    r"\b(?:the )?(?:preceding|foregoing|previous|above) (?:paragraph|clause|sentence|provision|sub-?clause|article|indemnity|undertaking)\b|\bthe same (?:obligation|duty|undertaking|indemnity)\b",
    re.I,
)
_SIDE = re.compile(
    r"\b(?:against|in favou?r of|for the benefit of|towards|in respect of|as regards|held by)\s+(?:the\s+)?$", re.I
)
_DEED = re.compile(
    r"\b(?:acts|omissions?|negligence|fault|conduct|breach|side|part)\b[^.;,]{0,30}\b(?:of|by)\s+(?:the\s+)?$", re.I
)


def turned_round(statements: Sequence[Statement], agreement: Agreement) -> list[Statement]:
    """Return the partner's indemnities that a sentence about their provision makes mutual."""
    found: list[Statement] = []
    for before, clause in zip((None, *agreement.clauses), agreement.clauses, strict=False):
        if not clause.operative or not (_EXCHANGED.search(clause.text) or _LIKEWISE.search(clause.text)):
            continue
        for start, end in sentences(clause.text):
            text = clause.text[start:end]
            if _APPLIES.search(text) is None or _DENIED.search(text) or not _turns(text, agreement):
                continue
            meant = {r.target for r in clause.references if r.kind == "clause" and start <= r.start < end}
            if _BEFORE.search(text):
                meant |= {clause.id, before.id if before is not None else None}
            given = next((s for s in statements if s.clause in meant and _by_partner(s)), None)
            if given is not None:
                both = Entity("each-party")
                found.append(
                    replace(
                        given, id=f"s{len(statements) + len(found) + 1}", clause=clause.id, start=start, end=end, quote=text.strip(),
                        bearer=both, counterparty=both, attributes=(),
                    )
                )  # fmt: skip
    return found


def _by_partner(statement: Statement) -> bool:
    return statement.act == "indemnify" and statement.bearer.side == "partner" and not negative(statement.modality)


def _turns(text: str, agreement: Agreement) -> bool:
    if _EXCHANGED.search(text):
        return True
    return _LIKEWISE.search(text) is not None and (
        _after(_SIDE, text, "partner", agreement) or _after(_DEED, text, "un", agreement)
    )


def _after(pattern: re.Pattern[str], text: str, role: str, agreement: Agreement) -> bool:
    """Whether ``pattern``, which ends in "$", stands right before a name of a side."""
    names = {n for p in agreement.parties if p.role == role for n in (p.name, *p.aliases) if len(n) > 1}
    return any(
        pattern.search(text[: m.start()])
        for name in sorted(names)
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )
