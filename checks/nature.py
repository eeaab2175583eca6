"""Does a text say of itself that it does not bind, and what does it except from that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauses.model import Agreement, Clause
from clauses.topics import topics_of
from clauses.units import sentences

_INSTRUMENT = r"(?:memorandum(?: of \w+)?|mou|agreement|letter(?: of intent)?|document|instrument|text|understanding|arrangement|framework|declaration|statement|expression)"
_THIS = rf"(?:(?:this|the present) (?:[\w-]+ ){{0,2}}?{_INSTRUMENT}|nothing (?:in this [\w-]+|herein|contained)|no(?:ne of the)? provisions? of this|the provisions of this|\bit)\b"
_NOT_BINDING = re.compile(
    rf"{_THIS}[^.;]{{0,100}}\b(?:not|no|nor|neither|without)\b[^.;]{{0,60}}\b(?:binding|bound|enforceable|legal (?:obligations?|commitments?|effect|duties|rights|force)|rights or (?:duties|obligations))\b"
    rf"|\bnothing (?:in this [\w-]+|herein|contained)\b[^.;]{{0,60}}\b(?:creates?|imposes?|gives? rise to|establish\w*|constitutes?) (?:any )?(?:legal(?:ly)?|binding|enforceable) (?:binding |enforceable )?(?:obligations?|commitments?|duties|rights)\b"
    rf"|\bnon-?binding (?:[\w-]+ ){{0,2}}?{_INSTRUMENT}\b|{_THIS}[^.;]{{0,60}}\b(?:is|are|be|and) (?:\w+ ){{0,4}}?non-?binding\b"
    rf"|{_THIS}[^.;]{{0,40}}\b(?:statement|expression|declaration) of (?:\w+ ){{0,2}}?(?:intent\w*|goodwill)\b"
    r"|\b(?:memorandum(?: of \w+)?|mou|letter|arrangement|declaration|understanding|document) records? (?:only )?(?:the )?(?:their )?(?:common |shared |mutual )?intent\w*\b",
    re.I,
)
#: What such words say of one matter, of one side or of a time only, and not of the text.
_NARROWER = re.compile(
    r"\b(?:partnership|joint venture|agency|employment|third part\w+|third persons?|amendment|modification|variation|waiver)\b"
    r"|\bbinding (?:up)?on (?:any (?:other|third)|others?|its|their)\b|\b(?:until|unless) (?:it|both|this|signed|the (?:same|parties))\b[^.;]{0,40}\bsign",
    re.I,
)
_SAVED = re.compile(
    r"\b(?:save|except\w*|other than|with the exception|excluding|apart from|exceptions? (?:is|are))\b", re.I
)
_BINDS = re.compile(r"\b(?:is|are|be|remains?|shall)\b[^.;]{0,40}\bbind(?:ing)?\b", re.I)
_NEGATED = re.compile(r"\b(?:not|no|neither|nor|nothing|none)\b|\bnon-", re.I)


def disclaimer(agreement: Agreement) -> tuple[Clause, int, int] | None:
    """Return the first sentence that says that the text as a whole does not bind, None if none does."""
    for clause in agreement.clauses:
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            if _NOT_BINDING.search(sentence) and not _NARROWER.search(sentence):
                return clause, start, end
    return None


def nature(agreement: Agreement) -> str:
    """Return "non-binding" if the text says so of itself, else "binding"."""
    return "non-binding" if disclaimer(agreement) else "binding"


def excepted(agreement: Agreement, said: Clause) -> frozenset[str] | None:
    """Return the clauses that are to bind although the text does not; None if it excepts what can't be told.

    They are named in the clause that says so, in another that says that they bind, or bind by their own words.
    """
    saved = _SAVED.search(said.text)
    found: set[str] = set()
    if saved is not None:
        named = _named(agreement, said, saved.start(), len(said.text))
        topics = set(topics_of(said.text[saved.start() :])) - {"other"}
        found |= named or {c.id for c in agreement.clauses if topics & set(c.topics)}
        if not named and not topics:
            return None
    for clause in agreement.clauses:
        for start, end in sentences(clause.text):
            if _BINDS.search(clause.text[start:end]) and not _NEGATED.search(clause.text[start:end]):
                found |= _named(agreement, clause, start, end) or {clause.id}
    below: set[str] = set()
    for clause in agreement.clauses:  # a clause stands before those below it
        if clause.id in found or clause.parent in found | below:
            below.add(clause.id)
    return frozenset(below)


def _named(agreement: Agreement, clause: Clause, start: int, end: int) -> set[str]:
    """The clauses that a passage refers to, "6 to 9" with those between."""
    order = {c.id: i for i, c in enumerate(agreement.clauses)}
    found: set[str] = set()
    for text, ids in _references(clause, start, end):
        places = sorted(order[i] for i in ids)
        if len(ids) == 2 and re.search(
            r"\d\)?\s*(?:to|through|–|-)\s*\(?\d|\b[IVX]+\s*(?:to|through|–|-)\s*[IVX]+", text
        ):
            found |= {c.id for c in agreement.clauses[places[0] : places[1] + 1]}
        else:
            found |= set(ids)
    return found


def _references(clause: Clause, start: int, end: int) -> Iterator[tuple[str, list[str]]]:
    by_place: dict[tuple[int, str], list[str]] = {}
    for reference in clause.references:
        if start <= reference.start < end and reference.target is not None:
            by_place.setdefault((reference.start, reference.text), []).append(reference.target)
    for (_, text), ids in sorted(by_place.items()):
        yield text, ids
