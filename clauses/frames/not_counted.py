"""What is said not to count as something forbidden, and so is allowed: "work given to affiliates is no subcontracting"."""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, make
from clauses.model import Entity, Statement, Thing

#: The act, what it is done to, and the nouns of it.
_ACTS = (
    ("assign", "agreement", r"(?:assignments?|transfers?|sub-?contracting|sub-?contracts?|delegation)"),
    ("give-benefit", "benefits", r"(?:benefits?|gifts?|advantages?|favours?|inducements?|gratuit(?:y|ies))"),
)
_COUNTS = r"(?:regarded|deemed|considered|counted|treated|seen|taken|understood|viewed)"
_KIND = r"(?:(?:an?|any|the|such|direct|indirect|improper|undue|personal|form of|kind of)\s+){0,3}"


def _pattern(nouns: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:not|never|nor|neither)\b(?: \w+){{0,3}} {_COUNTS}(?: (?:as|to be|to constitute))? {_KIND}{nouns}\b"
        rf"|\b{_COUNTS} as [^.;]{{3,60}}?,? (?:and )?not as {_KIND}{nouns}\b"
        rf"|\b(?:does|do|shall) not (?:constitute|count as|amount to|rank as) {_KIND}{nouns}\b"
        rf"|\b(?:is|are|constitutes?|counts? as|amounts? to) (?:no|neither) {_KIND}{nouns}\b(?! (?:of|to) (?:this|the) agreement)",
        re.I,
    )


_PATTERNS = tuple((act, thing, _pattern(nouns)) for act, thing, nouns in _ACTS)
#: "Payments due under this Agreement are no benefits".
_OTHERWISE = re.compile(
    r"\b(?:payments?|remuneration|fees?|salar(?:y|ies)|reimbursements?) (?:due|made|paid|under)\b|\b(?:this|the) (?:agreement|contribution|donation|grant|cooperation|project)\b[^,;]{0,30}$",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could say that something does not count; its words are enough."""
    return any(pattern.search(text) for _, _, pattern in _PATTERNS)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner may do what is said not to count as the forbidden act."""
    found = []
    for act, thing, pattern in _PATTERNS:
        match = pattern.search(sentence.text)
        if match is not None and not _OTHERWISE.search(sentence.text[: match.start()]):
            found.append(make(sentence, None, Entity("partner"), "may", act, thing=Thing(thing)))
    return found
