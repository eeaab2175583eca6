"""Measured on real documents, where the corpus lies beside the checkout."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from clauses.document import UnreadableDraft
from clauses.readers import open_draft
from clauses.readers.docx import read_docx
from tests.helpers import CORPUS
from tests.tools.docx_words import words

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the checkout")

#: Files in which the count differs, and why.
KNOWN = {
    "Open-XML-SDK__complex2005_12rtm.docx": "the words of SmartArt are read, and not counted",
    "poi__stress015.docx": "a character of a symbol font is written as a bullet",
    "Open-Xml-PowerTools__RP051-Arabic.docx": "footers that differ only in the result of a field are counted once",
}
DOCX = sorted((CORPUS / "docx").rglob("*.docx")) + sorted((CORPUS / "un").glob("*.docx")) if CORPUS.is_dir() else []
PDF = (
    sorted((CORPUS / "pdf").rglob("*.pdf")) + sorted((CORPUS / "labelled" / "cuad_pdf").rglob("*.pdf"))
    if CORPUS.is_dir()
    else []
)


def test_words_of_every_docx_equal_an_independent_count() -> None:
    compared = 0
    wrong = []
    for path in DOCX:
        try:
            document = read_docx(path.read_bytes(), "")
        except UnreadableDraft:
            continue
        compared += 1
        ours = Counter(w for b in document.blocks for w in b.text.split())
        if ours != Counter(words(path)) and path.name not in KNOWN:
            wrong.append(path.name)
    assert compared > 200
    assert wrong == []


def test_characters_of_every_pdf_are_read() -> None:
    compared = 0
    short = []
    for path in PDF:
        try:
            ledger = open_draft(path).ledger
        except UnreadableDraft:
            continue
        compared += 1
        if ledger.characters and ledger.read < 0.995 * ledger.characters:
            short.append(path.name)
    assert compared > 150
    assert short == []


@pytest.mark.parametrize("name", ["pca_french_2026.txt", "pca_spanish_2026.txt"])
def test_other_languages_are_said_so(name: str) -> None:
    assert open_draft(CORPUS / "un" / name).language == name.split("_")[1][:2].replace("sp", "es")


def test_every_contract_is_taken_for_english() -> None:
    for path in sorted((CORPUS / "contracts_md").iterdir()):
        if "-tr_" in path.name:  # three are Turkish
            continue
        assert open_draft(Path(path)).language == "en", path.name
