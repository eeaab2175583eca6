"""Mentions of other provisions, and the clauses they mean."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from clauses.model import Clause, Reference
from clauses.numbering import COUNTED, ORDERED, in_figures, without_word

#: A number in words names a provision only with a capital: "Clauses Four and Nine".
_WORD = rf"(?:(?=[A-Z])(?i:{COUNTED}|{ORDERED})(?![\w-]))"
_N = (
    r"(?:\d{1,3}(?:\.\d{1,3})*(?:[A-Z](?!\w))?(?!\d)(?:\s?\([a-z0-9ivx]{1,4}\))*|[IVXLC]+(?:\.\d+)*(?![A-Za-z])|\([a-z0-9ivx]{1,4}\)|[A-Z](?![\w])"
    rf"|{_WORD})"
)
_REFERENCE = re.compile(
    rf"\b(?P<word>[Cc]lauses?|CLAUSE|[Aa]rticles?|ARTICLE|[Ss]ections?|SECTION|[Pp]aragraphs?|[Pp]oints?|[Ss]ub-?(?:clause|paragraph|section)s?|§+|[Pp]aras?\.?)(?:\s+|(?<=§)|(?<=\.))(?P<first>{_N})"
    rf"(?P<more>(?:\s*(?:,|and|or|to|through|–|-|&)\s*{_N})*)"
)
_ANNEX = re.compile(
    r"\b(?P<word>Annex(?:es?|ures?)?|ANNEX(?:ES?|URES?)?|Schedules?|SCHEDULE|Exhibits?|EXHIBIT|Appendix|Appendices|APPENDIX|Attachments?|ATTACHMENT)(?:\s+|\s?-\s?)(?:No\.?\s*)?(?P<first>[A-Z](?!\w)|\d{1,2}(?!\w)|[IVX]+(?!\w))"
    r"(?P<more>(?:\s*(?:,|and|or|to|&)\s*(?:[A-Z](?!\w)|\d{1,2}(?!\w)|[IVX]+(?!\w)))*)"
)
#: "The Second Schedule", "Annex Two".
_ANNEX_IN_WORDS = re.compile(
    rf"\b(?:{ORDERED} (?:annex|schedule|exhibit|appendix)|(?:annex|schedule|exhibit|appendix) (?P<n>{COUNTED}))\b", re.I
)
#: What follows when the provision belongs to another instrument.
_OUTSIDE = re.compile(
    r"^\s*of (?:the|its|their|our|your|said|[A-Z]\w+['’]s) (?:\w+ )?(?P<own>by-?laws|statutes|articles of association|constitution|charter)\b|^[\s,]*(?:(?:(?:[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|[Rr]egulations?)\s+[\dIVX]+(?:\.\d+)*|\([a-z0-9]+\)|\([^()]{1,90}\)|[“\"][^“”\"]{1,90}[”\"]|above|below|hereof|and \d+|and following|et seq\.?|ff?\.)[\s,]*)*(?:of|in|to|from|under)\s+(?:the\s+|that\s+|its\s+|said\s+|any\s+|[A-Z]\w+['’]s\s+)?(?:[12]\d{3}\s+)?(?P<what>[A-Z][\w’'-]*(?:[ -][\w’'&()-]+){0,8})"
)
#: What stands before an annex of another instrument: "the Convention of 1947 and its Annex I", "and Annex I thereto".
_ANOTHER = r"\b(?:Convention|Protocol|Act|Regulations?|Charter|Treaty)\b(?:[^.;]|\.(?=\d)){0,160}"
_ITS_OWN = re.compile(rf"{_ANOTHER}\bits\s+$")
_ANOTHERS = re.compile(rf"{_ANOTHER}$")
_THERETO = re.compile(r"\s+(?:thereto|thereof)\b")
_THIS = re.compile(
    r"\b(?:this|present|the)\s+(?:Agreement|Contract|MoU|MOU|Memorandum|Letter|Annex|Article|Clause|Section|Terms|General Terms)\b|^(?:Agreement|Contract|MoU|MOU|Memorandum|Annex [A-Z\d]|Schedule|Appendix|Exhibit|Part)\b",
    re.I,
)


#: A number so much higher than the last provision of a draft is that of another instrument.
_BEYOND = 30


def resolve(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses with their references found and resolved."""
    index = _index(clauses)
    annexes = {_plain(c.annex): c.id for c in reversed(clauses) if c.annex and c.number == c.annex}
    for clause in reversed(clauses):
        if clause.annex:
            annexes.setdefault(_plain(clause.annex), clause.id)
    return tuple(replace(c, references=tuple(_in(c, index, annexes))) if c.text else c for c in clauses)


def _plain(label: str) -> str:
    plain = re.sub(r"[\s.()-]", "", re.sub(r"\.0$", "", label.strip())).casefold()
    value = in_figures(plain)
    return plain if value is None else str(value)


def _index(clauses: Sequence[Clause]) -> dict[tuple[str, str], str]:
    """(annex, number without its word) -> id."""
    found: dict[tuple[str, str], str] = {}
    for clause in clauses:
        number = clause.number
        if clause.annex and number.startswith(clause.annex):
            number = number[len(clause.annex) :].strip()
        bare = _plain(without_word(number))
        if bare:
            found.setdefault((_plain(clause.annex), bare), clause.id)
    for clause in clauses:  # nobody cites the part of a text before a clause of it
        within = re.fullmatch(r"(?:part|chapter)\s+\w+\.(\d+)", clause.number, re.I)
        if within:
            found.setdefault((_plain(clause.annex), within[1]), clause.id)
    for number, identifier in _running(clauses).items():
        found.setdefault(("", number), identifier)
    return found


_IN_PART = re.compile(r"(?:\w+\s+)?(?P<part>[IVXLC]+|[A-Z])\.\s?(?P<paragraph>\d{1,3})")


def _running(clauses: Sequence[Clause]) -> dict[str, str]:
    """Paragraphs counted through the parts of a text, "III.11", "IV.12", which it cites by their own number alone."""
    numbered = [(m, c.id) for c in clauses if not c.annex and (m := _IN_PART.fullmatch(c.number))]
    counts = [int(m["paragraph"]) for m, _ in numbered]
    through = all(a < b for a, b in itertools.pairwise(counts)) and len({m["part"] for m, _ in numbered}) > 1
    return {m["paragraph"]: identifier for m, identifier in numbered} if through else {}


def _in(clause: Clause, index: dict[tuple[str, str], str], annexes: dict[str, str]) -> list[Reference]:
    text = clause.text
    found: list[Reference] = []
    highest = max((int(n) for _, n in index if n.isdigit() and len(n) < 3), default=0)
    above, ended = "", -1
    for match in _REFERENCE.finditer(text):
        if match.start() < 2 and not clause.number and not clause.text[match.end() :].strip():
            continue
        outside = _outside(text, match.end())
        numbers = [match["first"], *re.findall(_N, match["more"] or "")]
        within = above if re.fullmatch(r",?\s*", text[ended : match.start()]) and ended >= 0 else ""
        above, ended = match["first"], match.end()
        for number in numbers:
            # "Article XI, paragraph 3" is a paragraph of that article.
            target = _target(clause, f"{within}.{number}", index) if within and not outside else None
            target = target or (None if outside else _target(clause, number, index))
            # "Under section 127 authority", in a draft of fifteen clauses: of some statute.
            beyond = target is None and number.isdigit() and int(number) > highest + _BEYOND
            kind: Literal["clause", "outside"] = "outside" if outside or beyond else "clause"
            found.append(Reference(match.group(), match.start(), match.end(), target, kind))
    for match in _ANNEX.finditer(text):
        if clause.number and clause.annex == clause.number and match.start() < 30:
            continue
        before = text[: match.start()]
        thereto = _THERETO.match(text, match.end()) is not None and _ANOTHERS.search(before) is not None
        outside = thereto or _outside(text, match.end()) or _ITS_OWN.search(before) is not None
        word = re.sub(r"(?<=annex)es$|(?<!x)s$", "", match["word"], flags=re.I).replace("Appendice", "Appendix")
        for number in [match["first"], *re.findall(r"[A-Z](?!\w)|\d{1,2}|[IVX]+(?!\w)", match["more"] or "")]:
            target = annexes.get(_plain(word + number))
            found.append(
                Reference(
                    match.group(),
                    match.start(),
                    match.end(),
                    target,
                    "outside" if outside and target is None else "annex",
                )
            )
    for match in _ANNEX_IN_WORDS.finditer(text):
        if not (match["n"] or match.group())[0].isupper():
            continue  # "the second Annex yields to the first" counts, and names none
        target = annexes.get(_plain(match.group()))
        if (clause.number and clause.annex == clause.number) or (target is None and _outside(text, match.end())):
            continue
        found.append(Reference(match.group(), match.start(), match.end(), target, "annex"))
    return found


def _outside(text: str, end: int) -> bool:
    if re.match(r"[^.;]{0,260}\bof the (?:\w+ ){0,3}(?:Arbitration|Conciliation|Mediation) Rules\b", text[end:]):
        return True
    follow = _OUTSIDE.match(text[end : end + 160])
    if follow is None:
        return False
    if follow["own"]:
        return True
    what = follow["what"]
    return not _THIS.search(text[end : end + len(follow.group())]) and not re.match(
        r"(?:Annex|Schedule|Exhibit|Appendix)\b", what
    )


def _target(clause: Clause, number: str, index: dict[tuple[str, str], str]) -> str | None:
    plain = _plain(number)
    annex = _plain(clause.annex)
    for place in (annex, ""):
        if (place, plain) in index:
            return index[(place, plain)]
    # "paragraph (b)": of the clause in which it is said, or of one above it.
    own = _plain(without_word(clause.number))
    for cut in range(len(own), 0, -1):
        for place in (annex, ""):
            if (place, own[:cut] + plain) in index:
                return index[(place, own[:cut] + plain)]
    if clause.number and number.startswith("("):
        return clause.id
    # A number cited more finely than the tree goes: "4.2(a)" where 4.2 is one paragraph.
    for cut in range(len(plain) - 1, 0, -1):
        if number.startswith("(") or not re.match(r"[\d.]+\(", re.sub(r"\s", "", number)):
            break
        if ("", plain[:cut]) in index or (annex, plain[:cut]) in index:
            return index.get((annex, plain[:cut])) or index.get(("", plain[:cut]))
    return None
