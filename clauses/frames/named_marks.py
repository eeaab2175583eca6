"""Where the UN body's marks are named, and whether it is the UN body itself that uses them: found by the words, without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauses import concepts
from clauses.frames.sentence import Sentence, followed, preceded

#: What a mark is called; most of these are marks only as somebody's.
MARK = (
    r"(?:names?|acronyms?|abbreviations?|initials?|emblems?|logos?|logotypes?|seals?|insignia|crests?|symbols?|(?:trade ?-?|service )?marks?|signs?|devices?|badges?|lettering|"
    r"brand(?:s|ing| assets?| names?)?|visual identity|livery|flags?|wordmarks?|wreath|short (?:name|form|title)|denomination|globe)"
)
#: Words in quotation marks that name the UN body: "the words 'Proud supporter of UNDP'".
_QUOTED_BEFORE = re.compile(r"(?:^|[\s(])[‘“\"'][^'”’\"]{0,60}$")
#: What introduces a party's short name is no mark: '(the "WHO")', 'hereinafter called "WHO"'.
_ABBREVIATED = re.compile(
    r"(?:\(|\bhereinafter\b[^.;()]{0,25}|\bhereafter\b[^.;()]{0,25})\s*(?:the )?[‘“\"']\s*(?:the )?$", re.I
)
#: "A reference to UNDP", "the letters UNDP".
_NAMING_IT = re.compile(
    r"\b(?:(?:references?|allusions?) to|mentions?(?: of)?|mentioning|(?:words?|letters|legend|inscription|slogan|phrase|claim|line)(?: [‘“\"'][^'”’\"]{0,30})?)\s+(?:the\s+)?$",
    re.I,
)
_QUOTED_AFTER = re.compile(r"^[^'”’\"]{0,60}[’”\"'](?!\w)")
#: Marks that are the UN body's where nobody is named; the others are so only as somebody's.
_BARE = re.compile(
    r"(?:^|(?<=[|:] )|\b(?:the|its?|such|said|an?|each|both) (?:[\w-]+ ){0,2}?)(?P<mark>emblems?|logos?|wreath|seal|acronym|initials)\b",
    re.I,
)
#: "UNDP's full name and | emblem", and not "our use of your name".
_ITS_MARK = re.compile(
    rf"(?:,? whose)?\s+(?:(?!(?:of|to|in|on|by|for|with|your|our|their|its)\b)[\w-]+,? (?:and )?){{0,3}}?{MARK}\b", re.I
)
_MARK_OF = re.compile(rf"\b{MARK}(?:,? (?:and|or) (?:the )?{MARK})*\s+of\s+(?:the\s+)?$", re.I)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.I)
_USES = re.compile(
    r"\s+(?:may|can|(?:is|shall be) (?:free|entitled|allowed|permitted|authori[sz]ed) to)\s+(?!not\b)(?:\w+ ){0,3}?(?:continue|keep|go on|use|display|show|register|place|print|sell|put|adopt|file|leave)\b",
    re.I,
)


def un_body_uses(sentence: Sentence) -> bool:
    """Whether it is the UN body that uses somebody's marks, and the partner is not said to."""
    ours = followed(sentence, "un", _USES) or preceded(sentence, "un", _BY)
    theirs = followed(sentence, "partner", _USES) or preceded(sentence, "partner", _BY)
    return ours is not None and theirs is None


def un_marks(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where the UN body's marks stand: "UNDP's emblem", "the name of UNDP", "the emblem" that is nobody else's."""
    text = sentence.text
    for m in sentence.mentions:
        if m.entity.side not in ("un", "the-other", "each-party"):
            continue
        match = _ITS_MARK.match(text, m.end)
        if match is not None:
            yield m.start, match.end()
        elif (
            m.entity.side == "un"
            and not _ABBREVIATED.search(text[max(0, m.start - 40) : m.start])
            and _QUOTED_AFTER.match(text[m.end : m.end + 70])
            and (opened := _QUOTED_BEFORE.search(text[max(0, m.start - 70) : m.start])) is not None
        ):
            yield m.start - len(opened.group()), m.end
        if (
            m.entity.side == "un"
            and not m.possessive
            and (told := _NAMING_IT.search(text[max(0, m.start - 60) : m.start]))
        ):
            yield m.start - len(told.group()), m.end
        before = _MARK_OF.search(text[max(0, m.start - 90) : m.start])
        if before is not None:
            yield m.start - len(before.group()), m.end
    for term, side in sentence.mark_terms.items():
        if side != "partner":
            for match in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.I):
                yield match.span()
    for match in _BARE.finditer(text):
        if not _somebody_elses(sentence, match):
            yield match.start("mark"), match.end("mark")


def _somebody_elses(sentence: Sentence, mark: re.Match[str]) -> bool:
    """Whether a mark is named with an owner, who then decides, or follows "its own"."""
    if re.match(r"its?\b", mark.group(), re.I) and not any(
        m.entity.side == "un" and m.end <= mark.start() for m in sentence.mentions
    ):
        return True
    return any(
        (m.possessive and 0 <= mark.start("mark") - m.end < 30)
        or mark.start() <= m.start < mark.end("mark")
        or re.fullmatch(r"\s+of\s+(?:the\s+)?", sentence.text[mark.end() : max(mark.end(), m.start)])
        for m in sentence.mentions
        if not m.pronoun
    )


def of_partners_marks(sentence: Sentence) -> bool:
    """Tell whether the marks spoken of are the partner's alone: "the Company's own logo", "the Company logo", "the logo of the Company"."""
    text = sentence.text
    owners = {
        m.entity.side
        for mark in concepts.pattern("marks").finditer(text)
        for m in sentence.mentions
        if 0 <= mark.start() - m.end < (25 if m.possessive else 3)
        or re.fullmatch(r"\s+of\s+(?:the\s+)?", text[mark.end() : max(mark.end(), m.start)])
    }
    return owners == {"partner"}
