"""Headings: what tells one from a sentence, a recital, a line of a signature or of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses.document import Block
from clauses.inflection import forms

RUN_IN = re.compile(r"^(?P<h>[A-Z][^.:;\n]{2,80}?)(?:\.|:| [–—-])(?:\s+(?=[“\"(A-Z])|\s*$)")

VERBAL = re.compile(
    r"\b(?:shall|will|must|may|agrees?|is|are|has|have|means|undertakes?|warrants?|can|does|do|applies|governs|prevails|survives?|belongs?|expires?|lapses?|terminates)\b",
    re.I,
)

SIGNATURE = re.compile(
    r"^\W*(?:in witness whereof|(?:signed|done) (?:for|by|on behalf|at|in|on)\b|for and on behalf of|(?:for|on behalf of) [^;\n]{3,300}\bsignature\s*:|signature\s*:|signatures?\W*$|name\s*:|title\s*:|date\s*:|by\s*:\s*_|_{6,})",
    re.I,
)

RECITAL = re.compile(
    r"^\W*(?:whereas|recitals?|preamble|background|considering|recalling|noting|recogni[sz]ing|now,? therefore|bearing in mind|desir(?:ing|ous)|having regard)\b",
    re.I,
)

CONTENTS = re.compile(r"(?:\.{3,}|\t|\s{3,})\s*\d{1,3}\s*$")


def row_heads(blocks: Sequence[Block]) -> dict[int, str]:
    """For blocks in a table: "head" if it is a short first cell that names its row."""
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None and block.text.strip():
            rows.setdefault((block.cell.table, block.cell.row), []).append(block)
    marks: dict[int, str] = {}
    for cells in rows.values():
        columns = {c.cell.column for c in cells if c.cell}
        first = [c for c in cells if c.cell and c.cell.column == min(columns)]
        if len(columns) >= 2 and len(first) == 1 and len(first[0].text) <= 60 and not VERBAL.search(first[0].text):
            marks[first[0].index] = "head"
            for cell in cells:
                if cell is not first[0]:
                    marks[cell.index] = "row"
    return marks


MODAL = re.compile(
    r"\b(?:shall|will|must|may not|agrees? (?:to|that)|undertakes?|grants?|waives?)\b|\bnothing (?:in|contained|herein)\b|\b(?:is|are) (?:governed|not|the|an?|subject|responsible|liable|free|entitled)\b",
    re.I,
)

_DETERMINED = re.compile(r"(?:the|this|each|either|neither|any|both|all|no|every|such|a|an|it|they|[A-Z]{2,})\s", re.I)


#: What stands after a verb and not after a noun in a heading ("Silence counts as ...", "Parties indemnify each ...").
_AFTER_A_VERB = frozenset(
    [
        "a",
        "all",
        "an",
        "any",
        "as",
        "both",
        "each",
        "every",
        "its",
        "no",
        "not",
        "nothing",
        "one",
        "that",
        "the",
        "their",
        "this",
        "to",
    ]
)


def is_sentence(words: str) -> bool:
    """Tell a short sentence from a heading: it has a finite verb, by its form or by what stands before and after it."""
    if VERBAL.search(words):
        return True
    tokens = words.split()
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        kind = forms().get(token, ("", ""))[1]  # capitals are not looked up: in a heading nouns have them
        finite = kind == "s" or (kind == "base" and before.endswith("s"))
        if finite and (after.lower() in _AFTER_A_VERB or (kind == "s" and after[:1].isupper())):
            return True
    if len(tokens) < 4 or not _DETERMINED.match(words):
        return False
    return any(forms().get(t.lower(), ("", ""))[1] == "s" for t in tokens[1:4]) or len(tokens) > 7
