"""Terms of the agreement that stand outside the file: in an annex that is not in it, or behind a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauses.document import Unread
from clauses.model import Clause
from clauses.units import sentences

_TERMS = re.compile(
    r"\b(?:general|standard|special|legal|contract|additional)\s+(?:terms|conditions|provisions|clauses)\b|\bterms and conditions\b",
    re.I,
)
#: As near to the words "Annex C" as this many characters.
_NEAR = 90
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>()\"”]+", re.I)
_LINKED = re.compile(
    r"\bterms of (?:use|service|business|sale|supply|trade)\b|\b(?:terms|conditions|provisions|clauses)\b[^.;]{0,30}\b(?:at|on|under|from)\s+(?=https?:|www\.)",
    re.I,
)
_TAKEN_IN = re.compile(
    r"\b(?:incorporat\w+|(?:integral |inseparable )?part of|appl(?:y|ies|icable)|govern\w*|subject to|bound by|in accordance with|accept\w*|agree[sd]? to)\b",
    re.I,
)


def terms_elsewhere(clauses: Sequence[Clause]) -> Iterator[Unread]:
    """Yield what the file names as further terms and does not hold, each once."""
    seen: set[str] = set()
    for clause in clauses:
        place = f"named in clause {clause.number or clause.heading or clause.id}"
        for reference in clause.references:
            if reference.kind == "annex" and reference.target is None and reference.text not in seen:
                around = clause.text[max(0, reference.start - _NEAR) : reference.end + _NEAR]
                if _TERMS.search(around):
                    seen.add(reference.text)
                    yield Unread(reference.text, place, "it holds further terms and is not in the file", outside=True)
        if "/" not in clause.text and "www" not in clause.text:
            continue
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            if (_TERMS.search(sentence) or _LINKED.search(sentence)) and _TAKEN_IN.search(sentence):
                for link in _LINK.findall(sentence):
                    address = link.rstrip(".,;:")
                    if address not in seen:
                        seen.add(address)
                        yield Unread(
                            f"the terms at {address[:120]}", place, "terms behind a link are not followed", outside=True
                        )
