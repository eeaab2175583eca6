"""Automatic numbers of a Word document, as Word would print them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from clauses.number_words import ONES, TENS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    indent: float = 0.0


@dataclass(slots=True)
class _List:
    """A w:num: its abstract list, and what it overrides."""

    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts; ask in the order of the document."""

    def __init__(self, root: etree._Element | None, style_numbers: dict[str, tuple[str, int]] | None = None) -> None:
        self.abstracts: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, _List] = {}
        self._links: dict[str, str] = {}
        """Abstract lists that only point to a numbering style."""
        self._styles: dict[str, str] = {}
        """Numbering style -> abstract list that defines it."""
        self.counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self.by_style: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._load(root)
        self._style_numbers = style_numbers or {}

    def _load(self, root: etree._Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self.abstracts[key] = {
                int(e.get(f"{W}ilvl", "0")): _level(e)
                for e in abstract.findall(f"{W}lvl")
                if e.get(f"{W}ilvl", "0").isdigit()
            }
            link = abstract.find(f"{W}numStyleLink")
            if link is not None:
                self._links[key] = link.get(f"{W}val", "")
            own = abstract.find(f"{W}styleLink")
            if own is not None:
                self._styles[own.get(f"{W}val", "")] = key
        for number in root.iter(f"{W}num"):
            reference = number.find(f"{W}abstractNumId")
            entry = _List(reference.get(f"{W}val", "") if reference is not None else "")
            for override in number.findall(f"{W}lvlOverride"):
                at = int(override.get(f"{W}ilvl", "0") or 0)
                level = override.find(f"{W}lvl")
                if level is not None:
                    entry.levels[at] = _level(level)
                start = override.find(f"{W}startOverride")
                if start is not None and (start.get(f"{W}val") or "").isdigit():
                    entry.starts[at] = int(start.get(f"{W}val", "1"))
            self.lists[number.get(f"{W}numId", "")] = entry

    def _abstract(self, entry: _List) -> str:
        key = entry.abstract
        for _ in range(5):
            if key in self._links and self._links[key] in self._styles and self._styles[self._links[key]] != key:
                key = self._styles[self._links[key]]
            else:
                break
        return key

    def level(self, list_id: str, at: int) -> _Level | None:
        """Return the definition of a level, None if there is none."""
        entry = self.lists.get(list_id)
        if entry is None:
            return None
        return entry.levels.get(at) or self.abstracts.get(self._abstract(entry), {}).get(at)

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level that a paragraph style is bound to in a list."""
        entry = self.lists.get(list_id)
        if entry is None:
            return None
        for at, level in self.abstracts.get(self._abstract(entry), {}).items():
            if level.style and level.style == style:
                return at
        return None

    def next(self, list_id: str, at: int) -> str | None:
        """Count a paragraph and return its number as printed; "•" for a bullet, None if it has none."""
        entry = self.lists.get(list_id)
        level = self.level(list_id, at)
        if entry is None or level is None:
            return None
        key = self._abstract(entry)
        counts = self.counters.setdefault(key, {})
        if (list_id, at) not in self._started and at in entry.starts:
            counts[at] = entry.starts[at]
            for deeper in [d for d in counts if d > at]:
                del counts[deeper]
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = level.start
        self._started.add((list_id, at))
        for deeper in [d for d in counts if d > at]:
            below = self.level(list_id, deeper)
            restart = below.restart if below is not None else None
            if restart == 0 or (restart is not None and at + 1 > restart):
                continue
            del counts[deeper]
        for above in range(at):  # levels that never occurred count as begun
            if above not in counts:
                higher = self.level(list_id, above)
                counts[above] = higher.start if higher is not None else 1
        if level.format == "bullet":
            return "•"
        if level.format == "none" and "%" not in level.text:
            return level.text.strip() or None

        def put(match: re.Match[str]) -> str:
            which = int(match.group(1)) - 1
            shown = self.level(list_id, which)
            form = "decimal" if level.legal and which != at else shown.format if shown is not None else "decimal"
            if level.legal and which == at and form not in ("bullet", "none"):
                form = "decimal"
            return "" if form in ("none", "bullet") else spell(counts.get(which, 1), form)

        text = re.sub(r"%([1-9])", put, level.text)
        return text.strip() or None


def _level(element: etree._Element) -> _Level:
    made = _Level()
    for child in element:
        value = child.get(f"{W}val")
        if child.tag == f"{W}start" and (value or "").isdigit():
            made.start = int(value or 1)
        elif child.tag == f"{W}numFmt":
            made.format = value or "decimal"
        elif child.tag == f"{W}lvlText":
            made.text = value or ""
        elif child.tag == f"{W}lvlRestart" and (value or "").isdigit():
            made.restart = int(value or 0)
        elif child.tag == f"{W}isLgl":
            made.legal = value not in ("0", "false")
        elif child.tag == f"{W}pStyle":
            made.style = value or ""
        elif child.tag == f"{W}pPr":
            indent = child.find(f"{W}ind")
            left = (indent.get(f"{W}left") or indent.get(f"{W}start") or "0") if indent is not None else "0"
            made.indent = int(left) / 20 if left.lstrip("-").isdigit() else 0.0
    return made


_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def spell(value: int, form: str) -> str:
    """Return ``value`` in a numbering format of Word."""
    if form == "lowerLetter":
        return _letters(value)
    if form == "upperLetter":
        return _letters(value).upper()
    if form == "lowerRoman":
        return _roman(value)
    if form == "upperRoman":
        return _roman(value).upper()
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "ordinal":
        suffix = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{suffix}"
    if form in ("cardinalText", "ordinalText"):
        words = (
            ONES[value]
            if value < 20
            else TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
            if value < 100
            else str(value)
        )
        if form == "ordinalText":
            head, _, last = words.rpartition("-")
            last = _ORDINALS.get(last, last[:-1] + "ieth" if last.endswith("y") else last + "th")
            words = f"{head}-{last}" if head else last
        return words.capitalize()
    return str(value)


def _letters(value: int) -> str:
    if value < 1:
        return "0"
    return chr(97 + (value - 1) % 26) * min((value - 1) // 26 + 1, 8)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    result = ""
    for number, numeral in (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while value >= number:
            result += numeral
            value -= number
    return result
