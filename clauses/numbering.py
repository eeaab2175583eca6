"""Numbers that somebody typed: "9.1", "(b)", "Article V", "§ 3", "Annex B"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from clauses.number_words import ONES, ORDINALS, TENS

Kind = Literal["annex", "article", "decimal", "upper", "lower", "roman", "ROMAN", "paren-decimal", "bullet"]

#: Numbers in words: "Annex Two", "the Second Schedule", "Clause Four", "Twelfth Article".
COUNTED = rf"(?:{'|'.join(sorted((*ONES[1:], TENS[2]), key=len, reverse=True))})"
ORDERED = rf"(?:{'|'.join(sorted(ORDINALS[1:], key=len, reverse=True))})"
_ANNEX = re.compile(
    rf"^(?P<label>(?:annexure|annexe(?![a-z])|annex|schedule|exhibit|appendix|attachment|addendum)\s*(?:no\.?\s*|-\s?(?=\d|[A-Z]\b))?(?:[A-Z](?![a-z])|\d{{1,2}}|[IVX]+(?![a-z])|{COUNTED}\b)?"
    rf"|{ORDERED}\s+(?:annex|schedule|exhibit|appendix)\b)"
    r"(?:\s*[:.\-–—]\s*|\s*\n|\s*$|\s+(?=[A-Z(\"“]))",
    re.I,
)
#: What a provision may be called before its number.
_WORD = r"(?:article|section|clause|(?:art|sec)(?:\.|\b)|cl\.|paragraph|part|chapter|§§?)"
#: Words that mostly begin a sentence: they number what follows only with a mark behind the number ("Point 5: Emblem").
_COMMON_WORD = r"(?:point|item|rule|condition|provision|term|title|stipulation)"
#: "Article No. 5", "Clause Nº 5".
_NO = r"(?:(?:no|nr)\.?\s*(?=\d)|n[°º]\.?\s*)?"
_ARTICLE = re.compile(
    rf"^(?P<label>{_WORD}\s*{_NO}(?:(?P<n>\d{{1,3}}(?:\.\d{{1,3}})*|(?<=[\s.§])[IVXLC]+|(?<=[\s.§])[A-Z])(?![\w])|\((?P<p>\d{{1,3}}|(?-i:[IVXLC]+))\)))"
    r"(?:\s*[.:\-–—)]+\s*|\s+|$)",
    re.I,
)
_WORDED = re.compile(
    rf"^(?P<label>{_COMMON_WORD}\s+{_NO}(?P<n>\d{{1,2}}(?:\.\d{{1,3}})*|(?-i:[IVXLC]+)))"
    r"(?:\s*[.:–—]+\s+|\s+-\s+|$)",
    re.I,
)
#: "2.- Emblem", "2 – Emblem", "2.º Emblem", "2/ Emblem": what Latin and other typists put behind a number.
_TAIL = r"(?:\.?[º°ª]?[.)]?\s?[-–—]+\s?|\.?[º°ª][.)]?\s+|/\s+)(?=[A-Z\"“])"
_DECIMAL = re.compile(rf"^(?P<n>\d{{1,2}}(?:\.\d{{1,3}}){{1,5}})(?:{_TAIL}|[.)]\s*|\s+|(?=[A-Z][a-z]))(?![%\d])")
_LETTERED = re.compile(
    r"^(?P<n>(?P<a>[A-Z](?=[\d.-])|[IVX]{2,5}(?=\.))[.-]?(?P<d>\d{1,2}(?:\.\d{1,3}){0,3}))(?:[.):]\s*|\s+)(?=[A-Z“\"'‘(\[x])"
)
"""In annexes "A.1", "B4.2"; under Roman articles "IV.1". What follows must begin a sentence: "A4 paper" is no number."""
_INTEGER = re.compile(rf"^(?P<n>\d{{1,2}})(?:{_TAIL}|[.)]\s+|[.)]?\s*(?=[A-Z][a-z])|[.)]\s*(?=[A-Z\"“])|\.0\s+)")
#: "[5] Emblem", "No. 5 Emblem", but not the number of a house: "No. 5 Quay Street, Leeds".
_BRACKETED = re.compile(
    r"^(?:\[(?=\d[\d.]*\])|(?:No|Nr|N[°º])\.?\s?(?=\d)(?![^\n]{0,40},))(?P<n>\d{1,2}(?:\.\d{1,3})*)[\].:]*\s+(?=[A-Z\"“])"
)
_BARE_INTEGER = re.compile(r"^(?P<n>\d{1,2})\s+(?=[A-Z])")
_PAREN = re.compile(
    r"^\((?P<n>[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6}|\d{1,2})\)\s*(?=\S)|^(?P<m>[a-z]|[ivx]{1,5})[.)]\s+(?=\S)|^(?P<u>[A-Z])[.)]\s+(?=\S)|^(?P<r>[IVX]{1,6})[.)]\s+(?=\S)"
)
_BULLET = re.compile(r"^[•·▪‣◦–—\-*o]\s+(?=\S)")
_ORDINAL = re.compile(rf"^(?P<label>(?=[A-Z])(?i:{ORDERED}))(?:ly|LY)?\s*[:.\-–—]+\s+")
#: "CLAUSE FOUR – OF THE NAME", "Article Second.", "NINTH CLAUSE. TAXES".
_IN_WORDS = re.compile(
    rf"^(?P<label>(?:article|section|clause)\s+(?P<n>{COUNTED}|{ORDERED})|(?P<m>{ORDERED})\s+(?:article|clause))"
    r"(?:\s*[.:\-–—)]+\s*|\s*\n|\s*$|\s+(?=\())",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the head of a paragraph."""

    kind: Kind
    label: str
    """As printed: "9.1", "(b)", "Article V"."""
    values: tuple[int, ...]
    """For comparing: (9, 1), (2,), (5,)."""
    length: int
    """How many characters of the text it takes."""


def parse(text: str) -> Number | None:
    """Return the number with which ``text`` begins, None if it begins with none."""
    match = _ANNEX.match(text)
    if (
        match
        and len(text) < 160
        and not re.match(
            r"\s*(?:sets?|contains?|forms?|is|are|shall|to|of|and|hereto|,)\b", text[match.end("label") :], re.I
        )
    ):
        return Number(
            "annex",
            _annex_label(match["label"]),
            (0,),
            match.end("label"),
        )
    match = _ARTICLE.match(text) or _WORDED.match(text)
    if match and not re.match(
        r"\s*(?:of|and|or|to|shall|above|below|hereof|is|are|,|(?:surviv|outliv|prevail|govern|remain|continu|contain|provid|requir|appl|set|form)(?:s|es|ies|y|e)?|does|do|may|must|can|cannot|will|has|have)\b",
        text[match.end("label") :],
    ):
        n = match["n"] or match.groupdict()["p"]
        values = tuple(int(p) for p in n.split(".")) if n[0].isdigit() else (roman(n) or ord(n.upper()[0]) - 64,)
        return Number(
            "article" if len(values) == 1 else "decimal", match["label"] if len(values) == 1 else n, values, match.end()
        )
    match = _IN_WORDS.match(text)
    if match:
        return Number("article", match["label"], (in_figures(match["n"] or match["m"]) or 0,), match.end())
    match = _DECIMAL.match(text) or _BRACKETED.match(text)
    if match:
        values = tuple(int(p) for p in match["n"].split("."))
        if len(values) == 2 and values[1] == 0:
            values = values[:1]
        return Number("decimal", match["n"].removesuffix(".0"), values, match.end())
    match = _LETTERED.match(text)
    if match:
        return Number("decimal", match["n"], (_first(match["a"]), *map(int, match["d"].split("."))), match.end())
    match = _INTEGER.match(text) or _BARE_INTEGER.match(text)
    if match:
        if re.match(
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Member|EUR|USD|Jan|Feb)\b",
            text[match.end() :],
        ):
            return None
        return Number("decimal", match["n"], (int(match["n"]),), match.end())
    match = _PAREN.match(text)
    if match:
        n = match["n"] or match["m"] or match["u"] or match["r"]
        label = f"({n})" if match["n"] else n + text[match.start() + len(n)]
        if n.isdigit():
            return Number("paren-decimal", label, (int(n),), match.end())
        if n == n.lower():
            return (
                Number("lower", label, (ord(n[0]) - 96,) if len(n) == 1 else (ord(n[0]) - 96 + 26,), match.end())
                if not roman(n) or len(n) == 1
                else Number("roman", label, (roman(n) or 0,), match.end())
            )
        return (
            Number("upper", label, (ord(n[0]) - 64,), match.end())
            if len(n) == 1 and not match["r"]
            else Number("ROMAN", label, (roman(n) or 0,), match.end())
        )
    match = _ORDINAL.match(text)
    if match:
        return Number("article", match["label"], (in_figures(match["label"]) or 0,), match.end())
    match = _BULLET.match(text)
    if match:
        return Number("bullet", "•", (0,), match.end())
    return None


def without_word(label: str) -> str:
    """Return the number of a provision without what the provision is called: "Article No. 5" is "5", "Second Clause" "Second"."""
    return re.sub(rf"^(?:{_WORD}|{_COMMON_WORD}(?=\s))\s*{_NO}|\s+(?:article|clause)$", "", label, flags=re.I)


def _annex_label(label: str) -> str:
    """The label of an annex as a reader would cite it: "ANNEX no. ii" is "Annex II"."""
    word, *number = re.split(r"[\s-]+", label)
    if re.fullmatch(ORDERED, word, re.I):
        return label.title()
    rest = " ".join(n for n in number if n.casefold() not in ("no.", "no"))
    return f"{word.capitalize()} {rest.upper()}".strip()


def _first(letters: str) -> int:
    """The value of what stands before the point: "IV.1" is under article IV; a letter's is one that no typed number can be."""
    return (
        roman(letters) or letter_value(letters)
        if letters in ("I", "V", "X") or len(letters) > 1
        else letter_value(letters)
    )


def letter_value(letter: str) -> int:
    """Return what stands for a capital letter among the values of a number such as "B.2"."""
    return 1000 + ord(letter) - 64


def in_figures(word: str) -> int | None:
    """Return the value of a number in words up to twenty, counted or ordered, None if it is none."""
    low = word.lower()
    if low in ONES:
        return ONES.index(low)
    if low in ORDINALS[1:]:
        return ORDINALS.index(low)
    return 20 if low == TENS[2] else None


def roman(text: str) -> int | None:
    """Return the value of a Roman numeral in either case, None if it is none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    low = text.lower()
    if not low or any(c not in values for c in low):
        return None
    total = 0
    for current, following in zip(low, low[1:] + " ", strict=True):
        value = values[current]
        total += -value if values.get(following, 0) > value else value
    return total if 0 < total < 200 else None
