"""Terms of the agreement that stand outside the file: in an annex that is not in it, behind a link, in what it amends or comes under."""

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
#: A text that changes another one; what it does not change stands there.
_AMENDS = re.compile(
    r"\b(?:amendment|addendum|supplement(?:ary agreement)?|variation|side letter|rider|extension)\b[^.;\n]{0,60}\b(?:to|of|no\.?|number|n°)\b",
    re.I,
)
_UNCHANGED = re.compile(
    r"\b(?:other|remaining)\s+(?:\w+\s+){0,3}?(?:terms|provisions|clauses|articles|conditions)\b[^.;]{0,120}\b(?:remain\w*|continu\w+|unchanged|unaffected|in (?:full )?force|same)\b"
    r"|\b(?:remains?|continues?)\s+(?:otherwise\s+)?(?:unchanged|unaltered|unamended|in full force)\b|\bis (?:hereby )?amended as follows\b",
    re.I,
)
#: A framework whose terms are taken over.
_FRAMEWORK = re.compile(
    r"\b(?:subject to|governed by|under|incorporat\w+|in accordance with|apply|applies)\b[^.;]{0,40}\b(?:terms|conditions|provisions|clauses)\b[^.;]{0,30}\b(?P<what>(?:framework|master|umbrella)\s+(?:\w+\s+){0,2}?agreement)\b",
    re.I,
)
#: Titles of terms that one side puts up for whoever comes: they stand beside an agreement, or without one.
_FOR_ALL_COMERS = re.compile(
    r"\b(?:terms|conditions) of (?:use|services?|access|sale|purchase)\b|\b(?:website|platform|user|purchase order) (?:terms|conditions)\b"
    r"|^\W*(?:sample |model )?terms(?: (?:and|&) conditions)?\W*$|\bterms and conditions of (?:the )?(?:use|services?|supply|sale|purchase)\b"
    r"|\b(?:privacy|cookies?|data protection) (?:notice|policy|statement)\b|\bfrequently asked questions\b",
    re.I | re.M,
)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>()\"”]+", re.I)
_LINKED = re.compile(
    r"\bterms of (?:use|service|business|sale|supply|trade)\b|\b(?:terms|conditions|provisions|clauses)\b[^.;]{0,30}\b(?:at|on|under|from)\s+(?=https?:|www\.)",
    re.I,
)
_TAKEN_IN = re.compile(
    r"\b(?:incorporat\w+|(?:integral |inseparable )?part of|appl(?:y|ies|icable)|govern\w*|subject to|bound by|in accordance with|accept\w*|agree[sd]? to)\b",
    re.I,
)


def _titles(clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield the lines at the head of a text that could be its title: without a number, short, and no sentence."""
    for clause in clauses[:5]:
        line = (clause.heading or clause.text).strip().split("\n")[0]
        if not clause.number and len(line) <= 120 and not line.rstrip().endswith((".", ";", ",")):
            yield line


def terms_elsewhere(
    clauses: Sequence[Clause], partner: Sequence[str] = (), *, introduced: bool = True
) -> Iterator[Unread]:
    """Yield what the file names as further terms and does not hold, each once.

    The partner's own terms, told by one of its names, are listed, but are no place where the UN body's protections would stand.
    ``introduced``: a partner is introduced by its name. A text without one that calls itself terms of use, a notice
    or the like is no agreement with a partner; what such an agreement must hold is not missing from it.
    """
    own = re.compile(rf"\b(?:{'|'.join(map(re.escape, partner))})['’]s?\s", re.I) if partner else None
    seen: set[str] = set()
    head = " ".join(f"{c.heading} {c.text[:200]}" for c in clauses[:3] if not c.number)
    if _AMENDS.search(head) and any(_UNCHANGED.search(c.text) for c in clauses):
        what = "the agreement that this one amends"
        yield Unread(
            what,
            "named in the title",
            "it holds what is not changed here and is not in the file",
            outside=True,
            whole=True,
        )
    if not introduced and any(_FOR_ALL_COMERS.search(line) for line in _titles(clauses)):
        what = "the agreement with a partner, if there is one"
        yield Unread(
            what,
            "the title",
            "this text is terms or a notice for whoever comes, and names no partner",
            outside=True,
            whole=True,
        )
    for clause in clauses:
        place = f"named in clause {clause.number or clause.heading or clause.id}"
        for reference in clause.references:
            if reference.kind == "annex" and reference.target is None and reference.text not in seen:
                around = clause.text[max(0, reference.start - _NEAR) : reference.end + _NEAR]
                if _TERMS.search(around):
                    seen.add(reference.text)
                    yield Unread(reference.text, place, "it holds further terms and is not in the file", outside=True)
        framework = _FRAMEWORK.search(clause.text)
        if framework is not None and "framework" not in seen and clause.operative:
            seen.add("framework")
            what = f"the {framework['what']} whose terms apply"
            yield Unread(what, place, "it holds further terms and is not in the file", outside=True)
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
                            f"the terms at {address[:120]}", place, "terms behind a link are not followed",
                            material=own is None or own.search(sentence) is None, outside=True,
                        )  # fmt: skip
