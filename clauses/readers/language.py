"""In which language a text is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

_ENGLISH = re.compile(r"\b(?:the|of|and|shall|to|in|this|any|or|by|with|for|be|is|not|party|parties|agreement)\b", re.I)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def of(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``; "en" where there is too little to tell.

    English is recognised by its commonest words, without a model, since most
    drafts are English and the model takes time to load.
    """
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) < 12:
        return "en"
    share = len(_ENGLISH.findall(text)) / len(words)
    if share >= 0.1:
        return "en"
    code, probability = _identifier().classify(text[:6000])
    if code == "en" or probability < 0.9:
        return "en"
    return str(code)


def main_language(blocks: Sequence[str]) -> str:
    """Return the language in which most of the words are written."""
    count: Counter[str] = Counter()
    chunk: list[str] = []
    size = 0
    for block in blocks:
        chunk.append(block)
        size += len(block)
        if size > 1500:
            count[of("\n".join(chunk))] += size
            chunk, size = [], 0
    if size > 80 or not count:
        count[of("\n".join(chunk))] += size
    return count.most_common(1)[0][0] if count else "en"
