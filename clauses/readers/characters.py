"""Letters that look like others, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_PLAIN = re.compile(r"[\t\n\r -~ –—‘’“”•…§°€£©®éèêëàâäçôöüûùïîñóáíúÉÈÀÇÖÄÜßæøåÆØÅ¨´·]*")
_UNSEEN = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u180e\u034f\u061c"
)
_BIDI = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
#: Two spaces where one is meant; three and more part columns, or a title from its page.
_TWO_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2}(?=\S)")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Text as it is judged, with the way back to the file's own characters."""

    text: str
    offsets: tuple[int, ...] | None
    """For each offset into ``text`` the one into the original; None if nothing changed."""
    unseen: int = 0
    bidi: int = 0
    lookalikes: tuple[str, ...] = ()
    """Words that mixed letters of two scripts, as they stand in the file."""


@cache
def _latin_twins() -> dict[str, str]:
    """Letters of other scripts that are drawn like a Latin one."""
    from confusable_homoglyphs import confusables

    twins: dict[str, str] = {}
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
        for entry in confusables.confusables_data.get(letter, ()):
            other = entry["c"]
            if len(other) == 1 and not other.isascii() and unicodedata.category(other).startswith("L"):
                twins.setdefault(other, letter)
    twins.update({"ı": "i", "ɑ": "a", "ɡ": "g"})
    return twins


def normalise(source: str) -> Normalised:
    """Return ``source`` with one code point for one meaning.

    Unseen characters go, look-alike letters in otherwise Latin words become
    Latin, compatibility forms (full width, ligatures, mathematical letters) are
    taken apart, odd spaces become spaces, two of them one. Words of Greek or Cyrillic stay.
    """
    doubled = {m.start() for m in _TWO_SPACES.finditer(source)}
    if _PLAIN.fullmatch(source) and not doubled:
        return (
            Normalised(source, None)
            if "\u00a0" not in source
            else Normalised(source.replace("\u00a0", " "), tuple(range(len(source) + 1)))
        )
    replaced: dict[int, str] = {}
    words: list[str] = []
    found = _WORD.findall("".join(c if c not in _UNSEEN else "\u0000" for c in source).replace("\u0000", ""))
    for i, word in enumerate(found):
        if not word.isascii() and (_mixed(word) or _disguised(word, found[max(i - 1, 0) : i] + found[i + 1 : i + 2])):
            words.append(word)
    suspicious = set("".join(words)) if words else set()
    twins = _latin_twins() if suspicious else {}
    text: list[str] = []
    offsets: list[int] = []
    unseen = bidi = 0
    for i, character in enumerate(source):
        if i in doubled:
            continue
        if character in _UNSEEN:
            unseen += character != "\u00ad"
            bidi += character in _BIDI
            continue
        new = replaced.get(i) or _one(character, twins if character in suspicious else {})
        for c in new:
            text.append(c)
            offsets.append(i)
    offsets.append(len(source))
    made = "".join(text)
    if made == source:
        return Normalised(source, None, unseen, bidi, tuple(dict.fromkeys(words)))
    return Normalised(made, tuple(offsets), unseen, bidi, tuple(dict.fromkeys(words)))


def _one(character: str, twins: dict[str, str]) -> str:
    if character.isascii():
        return character
    if character in twins:
        return twins[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category in ("Zl", "Zp"):
        return "\n"
    if category in ("Co", "Cs"):
        return " "
    if (
        category == "Ps"
        or category == "Pe"
        or "FULLWIDTH" in unicodedata.name(character, "")
        or "MATHEMATICAL" in unicodedata.name(character, "")
        or "LIGATURE" in unicodedata.name(character, "")
    ):
        plain = unicodedata.normalize("NFKC", character)
        return plain if plain.isprintable() else character
    return character


def _mixed(word: str) -> bool:
    """Whether a word mixes Latin letters with letters of another script."""
    scripts = _scripts(word)
    return ("LATIN" in scripts and bool(scripts & _FOREIGN)) or bool(scripts & {"FULLWIDTH", "MATHEMATICAL"})


def _disguised(word: str, beside: list[str]) -> bool:
    """Whether a word is written wholly in letters that look Latin, between words that are: not a name in its own script."""
    return (
        len(word) > 1
        and _scripts(word) <= _FOREIGN
        and bool(beside)
        and all(_scripts(w) <= {"LATIN"} for w in beside)
        and all(letter in _latin_twins() for letter in word)
    )


_FOREIGN = {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"}


def _scripts(word: str) -> set[str]:
    names = (unicodedata.name(letter, "") for letter in word)
    return {"LATIN" if name.startswith("LATIN") else name.split(" ")[0] for name in names}
