"""Does the text say the same thing twice alike: sums in words and figures, dates, languages: HYG-04."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

from checks.finding import Outcome, evidence
from checks.profile import Profile
from clauses.model import Agreement, Clause
from clauses.number_words import ONES, TENS
from clauses.units import sentences

_VALUES = {w: i for i, w in enumerate(ONES)} | {w: 10 * i for i, w in enumerate(TENS) if i > 1}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "lakh": 100_000, "crore": 10_000_000}
_WORD = rf"(?:{'|'.join((*_VALUES, 'hundred', *_SCALES))})"
_WORDS = rf"{_WORD}(?:(?:[\s-]+|\s+and\s+|,\s+){_WORD})*"
_FIGURE = r"(?<![\d.,])(?:\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[,.'’\s]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d+)?)"
#: What is counted, between the words and the figures: a currency, which may be anyone's ("Philippine Pesos"), or a measure.
_COUNTED = (
    r"\s+(?:(?:US|U\.S\.|United States|(?-i:[A-Z][a-z]+))\s+)?(?:dollars?|euros?|francs?|pounds?|sterling|kron(?:er|or|e)|rupees|yen|naira|shillings|pesos|rand|reais|yuan"
    r"|won|baht|dinars?|dirhams?|riyals?|rials?|days|months|years|weeks|units|copies|percent|per cent"
    r"|(?-i:[A-Z][a-z]+)(?=[A-Za-z ]{0,40}\((?:[A-Z]{1,4}\.?\s*[$]?|[€$£¥₦₹])\s*\d))"
)
_PAIR = re.compile(
    rf"(?P<first>{_FIGURE})(?P<scale>\s+(?:thousand|million|billion))?(?:\s+[A-Z]{{3}}|\s*[€$£])?\s*\((?:[A-Za-z.]+\s+){{0,4}}?(?P<said>{_WORDS})\b[^()\d]{{0,60}}\)"
    rf"|\b(?P<words>{_WORDS})(?:{_COUNTED}){{0,2}}\s*\((?:[A-Z]{{1,4}}\.?\s*[$]?|[€$£¥₦₹])?\s*(?P<figure>{_FIGURE})(?P<after>\s+(?:thousand|million|billion))?(?:\s*%|\s+\w+)?\)",
    re.I,
)
_GOAL = re.compile(r"\b(?:goals?|SDGs?|targets?)\s+(?:\d+(?:\s*\([^)]*\))?(?:,| and)\s*)*$", re.I)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})|(?P<month2>{'|'.join(_MONTHS)})\s+(?P<day2>\d{{1,2}}),?)\s+(?P<year>\d{{4}})"
_DATES = re.compile(rf"\b{_DATE}\b")
_TERM = r"(?:this|the present) (?:agreement|memorandum(?: of understanding)?|mou|letter|contract)|the (?:period of validity|term of this \w+)"
_STARTS = re.compile(
    rf"\b(?:{_TERM})\b[^.;]{{0,40}}\b(?:takes? effect|enters? into (?:force|effect)|comes? into (?:force|effect)|begins?|commences?|starts?|is effective)\b[^.;\d]{{0,20}}(?P<date>{_DATE})",
    re.I,
)
_ENDS = re.compile(
    rf"\b(?:{_TERM})\b[^.;]{{0,120}}\b(?:ends?|expires?|terminates?|(?:in force|valid|runs?|lasts?|continues?) (?:until|till|to|through))\b[^.;\d]{{0,12}}(?P<date>{_DATE})",
    re.I,
)
_LANGUAGE = r"(?:English|French|Spanish|Arabic|Russian|Chinese|Portuguese|German|Italian|Swedish|Norwegian|Danish|Dutch|Turkish|Ukrainian|Japanese|Korean)"
_EQUAL = re.compile(
    r"\b(?:equally (?:authentic|valid|authoritative|binding)|equal(?:ly)? (?:authenticity|validity|force))\b", re.I
)
_ONE = re.compile(
    rf"\b(?:only )?the (?P<language>{_LANGUAGE})(?: language)?(?: text| version| original)?(?: alone| only)? (?:shall |will )?(?:prevails?|governs?|controls?|takes? precedence|(?:be|is) (?:the only )?(?:authoritative|authentic|binding|decisive|controlling))\b"
    rf"|\b(?:text|version) in (?P<language2>{_LANGUAGE}) (?:shall |will )?(?:prevails?|governs?|controls?)",
    re.I,
)


def agreeing(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """HYG-04: sums in words and figures, the dates of the term, and what is said of the languages agree."""
    found = [*_sums(agreement), *_backwards(agreement)]
    for pattern, what in ((_STARTS, "begins"), (_ENDS, "ends")):
        found += _differing(agreement, pattern, what)
    found += _languages(agreement)
    return found[:8] or [Outcome("not_applicable")]


def _violated(agreement: Agreement, clause: Clause, start: int, end: int, message: str) -> Outcome:
    return Outcome("violated", (evidence(agreement, clause, start, end),), clause.id, message)


# -- sums ------------------------------------------------------------------------------------------------------------


def _sums(agreement: Agreement) -> Iterator[Outcome]:
    for clause in agreement.clauses:
        for match in _PAIR.finditer(clause.text):
            words = match["said"] or match["words"]
            figure = match["first"] or match["figure"]
            scale = (match["scale"] or match["after"] or "").strip().lower()
            if _GOAL.search(clause.text[: match.start()]):
                continue  # "Goal 2 (Zero Hunger)"
            if len(words.split()) == 1 and re.fullmatch(r"(?:19|20)\d\d", figure):
                continue  # "phase two (2027)" is no sum
            said = _number(words)
            if said is not None and said not in _readings(figure, _SCALES.get(scale, 1)):
                message = f"The words say {said:,}, the figures {figure}{' ' + scale if scale else ''}."
                yield _violated(agreement, clause, match.start(), match.end(), message)


def _number(words: str) -> int | None:
    """Read a number in words, None if it is not one: "two hundred and fifty thousand"."""
    total = group = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "and":
            continue
        if word in _VALUES:
            if _VALUES[word] < 20 and group % 10 and group % 100 < 100:
                return None  # "one two" is a list
            group += _VALUES[word]
        elif word == "hundred":
            group = (group or 1) * 100
        else:
            total += (group or 1) * _SCALES[word]
            group = 0
    return total + group


def _readings(figure: str, scale: int) -> set[int]:
    """What figures can mean, a point or a comma being a mark of thousands in one country and of decimals in another."""
    found: set[int] = set()
    plain = re.sub(r"[,'’\s]", "", figure)
    for text in {plain, plain.replace(".", "")}:
        if re.fullmatch(r"\d+(?:\.\d+)?", text):
            found.add(int(float(text) * scale + 1e-6))
    return found


# -- dates -----------------------------------------------------------------------------------------------------------


def _day(text: str) -> datetime.date | None:
    match = _DATES.search(text)
    if match is None:
        return None
    month = _MONTHS.index((match["month"] or match["month2"]).capitalize()) + 1
    try:
        return datetime.date(int(match["year"]), month, int(match["day"] or match["day2"]))
    except ValueError:
        return None


def _backwards(agreement: Agreement) -> Iterator[Outcome]:
    """A period that ends before it begins."""
    for clause in agreement.clauses:
        for start, end in sentences(clause.text):
            dates = list(_DATES.finditer(clause.text[start:end]))
            for first, second in itertools.pairwise(dates):
                before = clause.text[start + max(0, first.start() - 30) : start + first.start()]
                between = clause.text[start + first.end() : start + second.start()]
                if not re.search(r"\b(?:from|begin\w*|commenc\w*|start\w*|effect\w*|force)\b[^.;]*$", before, re.I):
                    continue
                if not re.search(r"^[^.;]*\b(?:to|until|till|through|end\w*|expir\w*)\b[^.;]{0,10}$", between, re.I):
                    continue
                one, other = _day(first.group()), _day(second.group())
                if one is not None and other is not None and other < one:
                    yield _violated(agreement, clause, start, end, "The period ends before it begins.")


def _differing(agreement: Agreement, pattern: re.Pattern[str], what: str) -> Iterator[Outcome]:
    """Two sentences that give the agreement different dates."""
    first: datetime.date | None = None
    for clause in agreement.clauses:
        for match in pattern.finditer(clause.text):
            day = _day(match["date"])
            first = first or day
            if day is not None and first is not None and day != first:
                message = f"Elsewhere it {what} on {first.day} {_MONTHS[first.month - 1]} {first.year}."
                yield _violated(agreement, clause, match.start(), match.end(), message)


# -- languages -------------------------------------------------------------------------------------------------------


def _languages(agreement: Agreement) -> Iterator[Outcome]:
    equal = False
    first = ""
    for clause in agreement.clauses:
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            equal = equal or _EQUAL.search(sentence) is not None
            one = _ONE.search(sentence)
            language = (one["language"] or one["language2"]).capitalize() if one else ""
            if language and first and language != first:
                yield _violated(
                    agreement, clause, start, end, f"Elsewhere the {first} text prevails, here the {language} one."
                )
            elif language and equal:
                yield _violated(
                    agreement, clause, start, end, "The texts are said to be equally authentic, and here one prevails."
                )
            first = first or language
