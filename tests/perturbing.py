"""Changes to a text after which its verdicts are known from those before: the kinds that ``tests/perturbations.py`` measures.

Each takes a text and returns the changed document, or None where it can't be
applied safely. Word files are built in memory, for places that plain text lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from checks.examples import document
from clauses.document import Document
from clauses.readers.docx import read_docx
from tests.bad_inputs import TYPES, package, related
from tests.role_swap import swapped


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, the one that is moved about, and what the two sides are called in it."""

    lines: tuple[str, ...]
    at: int
    un: str
    partner: str

    @property
    def target(self) -> str:
        """The paragraph that is moved."""
        return self.lines[self.at]


Kind = Callable[[Text], Document | None]


def plain(lines: Sequence[str]) -> Document:
    """Return the document of plain paragraphs."""
    return document(lines)


# -- words -----------------------------------------------------------------------------------------------------------


def _changed(text: Text, target: str) -> Document | None:
    return plain([*text.lines[: text.at], target, *text.lines[text.at + 1 :]]) if target != text.target else None


def swap(text: Text) -> Document | None:
    """Exchange the parties."""
    return _changed(text, swapped(text.target, text.un, text.partner))


_MODAL = re.compile(r"\b(shall|will|may)\b(?! not\b)")
_TURNS = re.compile(
    r"\b(?:not|no|nor|neither|never|nothing|nobody|none|unless|except\w*|without|only|until|save|free|subject|refrain\w*|"
    r"cease\w*|who|which|that|if|where|whether|deny|denies|lack\w*|fail\w*|silence|waive\w*|exclu\w+|decline\w*|and|but)\b|[;:]",
    re.I,
)


def negate(text: Text) -> Document | None:
    """Put "not" after the only modal of a single sentence that neither denies, conditions nor joins anything."""
    if len(_MODAL.findall(text.target)) != 1 or _TURNS.search(text.target) or re.search(r"[.]\s", text.target):
        return None
    return _changed(text, _MODAL.sub(r"\1 not", text.target))


#: Synonyms that stand nowhere in the lexicon, for nouns that readers look for; what is a term of art has none.
SYNONYMS = {
    "emblem": "escutcheon", "logo": "brandmark", "logos": "brandmarks", "claims": "grievances", "damages": "reparations",
    "courts": "judicatures", "court": "judicature", "immunities": "inviolability", "auditors": "scrutineers", "taxes": "imposts",
    "assets": "belongings", "goods": "commodities", "packaging": "wrapping", "endorsement": "commendation", "losses": "payouts",
    "dispute": "controversy", "disputes": "controversies", "laws": "enactments", "approval": "blessing", "consent": "blessing",
    "advertising": "posters", "results": "creations", "fraud": "malfeasance",
}  # fmt: skip
_NOUN = re.compile(rf"(?<![\w-])(?:{'|'.join(SYNONYMS)})(?![\w-])")


def synonyms(text: Text) -> Document | None:
    """Replace trigger nouns by words that the lexicon doesn't know; what the trained reader makes of them is its worth."""
    return _changed(text, _NOUN.sub(lambda m: SYNONYMS[m.group()], text.target))


_NEW_UN, _NEW_PARTNER = "Organization", "Brightwater"


def rename(text: Text) -> Document | None:
    """Call the UN body by a role, and the partner by a new name, wherever they are named."""
    whole = "\n".join(text.lines)
    un, partner = (re.sub(r"^[Tt]he ", "", name) for name in (text.un, text.partner))
    if (
        not un
        or not partner
        or re.search(rf"\b(?:{_NEW_UN}|{_NEW_PARTNER})\b", whole)
        or un in partner
        or partner in un
    ):
        return None
    spelled = re.compile(rf"(?<![\w.@-])(?P<the>[Tt]he )?(?:(?P<un>{re.escape(un)})|{re.escape(partner)})(?![\w@-])")

    def name(match: re.Match[str]) -> str:
        if not match["un"]:
            return _NEW_PARTNER
        quoted = whole[: match.start()].endswith(("“", '"'))
        article = "" if quoted else (match["the"] or "the ")
        begins = re.search(r"(?:^|[.;:]\s|\n)$", whole[: match.start()]) is not None
        return f"{article[:1].upper() + article[1:] if begins else article}{_NEW_UN}"

    return plain(spelled.sub(name, whole).split("\n"))


_NUMBER = re.compile(r"^(\d{1,2})\.(?=\s)")
_SUB = re.compile(r"^(\d{1,2}\.\d{1,2})\.?(?=\s)")
_ITEM = re.compile(r"^\(([a-z])\)(?=\s)")


def renumber(text: Text) -> Document | None:
    """Retype the numbers: "2." as "Article 2.", "2.1" as "§ 2.1", "(a)" as "a)"."""
    lines = [_ITEM.sub(r"\1)", _SUB.sub(r"§ \1", _NUMBER.sub(r"Article \1.", line))) for line in text.lines]
    return plain(lines) if tuple(lines) != text.lines else None


# -- places ----------------------------------------------------------------------------------------------------------


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _paragraph(words: str) -> str:
    return f"<w:p>{_run(words)}</w:p>"


def _paragraphs(words: str) -> str:
    return "".join(_paragraph(line) for line in words.split("\n") if line.strip())


def _word(text: Text, instead: str, after: str = "", parts: dict[str, str | bytes] | None = None) -> Document:
    """A Word file of the text, with other XML for the paragraph that is moved, and more at the end."""
    body = "".join(instead if i == text.at else _paragraphs(line) for i, line in enumerate(text.lines))
    extra = {"word/_rels/document.xml.rels": related("footnotes", "footnotes.xml"), **parts} if parts else None
    return read_docx(package(extra, body + after, TYPES), "")


def annex(text: Text) -> Document:
    """Move the paragraph into an annex that is part of the agreement."""
    instead = _paragraph("Annex A forms an integral part of this Agreement.")
    return _word(text, instead, _paragraph("ANNEX A") + _paragraph("Further terms") + _paragraphs(text.target))


def table(text: Text) -> Document:
    """Put the paragraph into the cell of a table."""
    cells = f"<w:tc>{_paragraph('Further terms')}</w:tc><w:tc>{_paragraphs(text.target)}</w:tc>"
    return _word(text, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")


def insertion(text: Text) -> Document:
    """Make the paragraph a tracked insertion."""
    lines = [line for line in text.target.split("\n") if line.strip()]
    attributes = 'w:author="A" w:date="2025-01-01T00:00:00Z"'
    made = [f'<w:p><w:ins w:id="{i}" {attributes}>{_run(line)}</w:ins></w:p>' for i, line in enumerate(lines, 1)]
    return _word(text, "".join(made))


def footnote(text: Text) -> Document:
    """Move the words of the paragraph into a footnote."""
    anchor = '<w:p><w:r><w:t xml:space="preserve">Further terms apply.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="1">{_paragraphs(text.target)}</w:footnote></w:footnotes>'
    return _word(text, anchor, parts={"word/footnotes.xml": note})


def item(text: Text) -> Document | None:
    """Make the paragraph an item of a list."""
    if "\n" in text.target.strip() or re.match(r"\(?(?:\d|[a-z]\))", text.target):
        return None
    lead = _paragraph("The following applies:") + _paragraph("(a) The Parties meet once a year.")
    return _word(text, lead + _paragraph(f"(b) {text.target}"))


#: Verdicts stay, whatever the rule.
STAYING: dict[str, Kind] = {
    "annex": annex, "table": table, "tracked insertion": insertion, "footnote": footnote, "list item": item,
    "numbering": renumber, "names": rename, "synonyms": synonyms,
}  # fmt: skip
