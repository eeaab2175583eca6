"""In which language a text is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

_ENGLISH = re.compile(r"\b(?:the|of|and|shall|to|in|this|any|or|by|with|for|be|is|not|party|parties|agreement)\b", re.I)


#: The commonest words of other languages in which agreements are written: a sentence of them is none of English.
_OTHERS = {
    "fr": r"le|la|les|des|du|de|et|aux?|ne|pas|est|sont|dans|par|pour|sur|que|qui|une?|l|d|n|toute?s?|ses?|leurs?",
    "es": r"el|la|los|las|del|de|y|no|que|en|por|para|con|una?|se|su|sus|al|será|cualquier",
    "pt": r"o|os|as|dos?|das?|de|e|não|que|em|por|para|com|uma?|se|seus?|suas?|ao|será|qualquer",
    "de": r"der|die|das|den|dem|des|und|nicht|ist|sind|wird|werden|von|vom|für|mit|auf|ein|eine[rmns]?|durch|gegen|zu|zur",
    "it": r"il|lo|la|gli|le|dei|del(?:la|le)?|di|e|non|che|in|per|con|una?|si|suoi|sua|sarà",
    "nl": r"de|het|een|van|en|niet|is|zijn|wordt|worden|voor|met|op|door|aan",
}
_OTHER = {code: re.compile(rf"\b(?:{words})\b", re.I) for code, words in _OTHERS.items()}
_SCRIPTS = (
    ("ar", "\u0600-\u06ff"),
    ("ru", "\u0400-\u04ff"),
    ("zh", "\u4e00-\u9fff"),
    ("el", "\u0370-\u03ff"),
    ("he", "\u0590-\u05ff"),
)
_SCRIPT = {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS}


def of_sentence(text: str) -> str:
    """Return the language of a few words: "en" unless their script or the commonest words of another tell otherwise."""
    letters = sum(c.isalpha() for c in text)
    for code, pattern in _SCRIPT.items():
        if letters >= 4 and len(pattern.findall(text)) > letters / 2:
            return code
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) < 6 or len(_ENGLISH.findall(text)) >= 0.1 * len(words):
        return "en"
    shares = {code: len(pattern.findall(text)) / len(words) for code, pattern in _OTHER.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= 0.25 and len(words) >= 8 else "en"


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
