"""Styles of a Word document: what a paragraph or a run inherits from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from clauses.document import Concealment
from clauses.readers.docx_numbering import W

#: Eight half-points are four points: nothing printed for reading is so small (footnotes have 14 to 18).
_TINY = 8
_ON = (None, "1", "true", "on")


@dataclass(slots=True)
class Style:
    """What a style, or a run by itself, says of its words; None where it says nothing. Sizes are half-points."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    size: int | None = None
    color: str | None = None
    list_id: str | None = None
    list_level: int | None = None
    indent: float | None = None
    kind: str = "paragraph"


def value_of(element: etree._Element | None) -> str | None:
    """Return the ``w:val`` of an element, None if there is no element."""
    return element.get(f"{W}val") if element is not None else None


def run_properties(properties: etree._Element, style: Style) -> None:
    """Put what a ``w:rPr`` says into a style."""
    for child in properties:
        value = child.get(f"{W}val")
        if child.tag == f"{W}b":
            style.bold = value in _ON
        elif child.tag in (f"{W}vanish", f"{W}webHidden"):
            style.hidden = value in _ON if child.tag == f"{W}vanish" else style.hidden
        elif child.tag == f"{W}sz" and (value or "").isdigit():
            style.size = int(value or 0)
        elif child.tag == f"{W}color":
            style.color = (
                "FFFFFF"
                if child.get(f"{W}themeColor") in ("background1", "light1") and not child.get(f"{W}themeShade")
                else value
            )


def paragraph_properties(properties: etree._Element, style: Style) -> None:
    """Put what a ``w:pPr`` says into a style."""
    outline = value_of(properties.find(f"{W}outlineLvl"))
    if outline and outline.isdigit():
        style.outline = int(outline)
    number = properties.find(f"{W}numPr")
    if number is not None:
        style.list_id = value_of(number.find(f"{W}numId"))
        at = value_of(number.find(f"{W}ilvl"))
        style.list_level = int(at) if at and at.isdigit() else None
    indent = properties.find(f"{W}ind")
    if indent is not None:
        left = indent.get(f"{W}left") or indent.get(f"{W}start") or ""
        style.indent = int(left) / 20 if left.lstrip("-").isdigit() else None


def shaded(properties: etree._Element | None) -> bool:
    """Tell whether the words stand on a ground of their own, so that white ones can be read."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    highlight = properties.find(f"{W}highlight") if properties is not None else None
    fill = (shade.get(f"{W}fill") or "").upper() if shade is not None else ""
    return (fill not in ("", "AUTO", "FFFFFF")) or highlight is not None


class Styles:
    """The styles of a document, and what each takes over from those it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._by_id: dict[str, Style] = {}
        self._default = Style()
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            run_properties(defaults, self._default)
        for element in root.iter(f"{W}style"):
            style = Style(kind=element.get(f"{W}type", "paragraph"))
            for child in element:
                value = child.get(f"{W}val", "")
                if child.tag == f"{W}name":
                    style.name = value
                elif child.tag == f"{W}basedOn":
                    style.based_on = value
                elif child.tag == f"{W}rPr":
                    run_properties(child, style)
                elif child.tag == f"{W}pPr":
                    paragraph_properties(child, style)
            self._by_id[element.get(f"{W}styleId", "")] = style
            if element.get(f"{W}default") in ("1", "true") and style.kind == "paragraph":
                self._by_id.setdefault("", style)

    def name(self, identifier: str) -> str:
        """Return the name a user sees for a style; nothing if there is no such style."""
        return self._by_id[identifier].name if identifier in self._by_id else ""

    def inherited(self, identifier: str, what: str) -> Any:
        """Return a property of a style or of those it is based on; a cycle ends the search."""
        seen: set[str] = set()
        while identifier not in seen:
            seen.add(identifier)
            style = self._by_id.get(identifier)
            if style is None:
                break
            value = getattr(style, what)
            if value is not None:
                return value
            if not style.based_on:
                break
            identifier = style.based_on
        return getattr(self._default, what)

    def looks(self, properties: etree._Element | None, style_id: str) -> tuple[bool, Concealment | None]:
        """Return whether a run is bold, and how its words could be there without being seen."""
        own = Style()
        character = None
        if properties is not None:
            run_properties(properties, own)
            character = value_of(properties.find(f"{W}rStyle"))

        def of(what: str) -> Any:
            value = getattr(own, what)
            if value is None and character:
                value = self.inherited(character, what) if character in self._by_id else None
            return value if value is not None else self.inherited(style_id, what)

        how: Concealment | None = None
        size = of("size")
        if of("hidden"):
            how = "hidden"
        elif (of("color") or "").upper() in ("FFFFFF", "FEFEFE", "FDFDFD") and not shaded(properties):
            how = "white"
        elif size is not None and size <= _TINY:
            how = "tiny"
        return bool(of("bold")), how
