"""Whose act it is: where the grammar reads the other side alone as doing it, the trained reader's word does not stand.

Who does what to whom is what the grammar reads best (``python -m tests.accuracy`` exchanges
the parties of every clause) and the trained reader worst.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clauses.facts import against, doers, done_to, given_to, of_others
from clauses.frames.others_dealings import dealt_with_others
from clauses.mentions import Finder
from clauses.model import Agreement, Reading, Side, Statement
from clauses.past_questions import asked_of_the_past
from clauses.trained_reader import sentence
from clauses.units import sentences

_OTHER: dict[str, Side] = {"un": "partner", "partner": "un"}
_GIVE = r"\b(?:grant|give|licen[sc]e|accord|confer)"
_GIVING = re.compile(_GIVE, re.I)
#: "grants", "grants back to", "given to", "grant, to": and then the receiver ...
_GIVES = re.compile(
    rf"{_GIVE}(?:s|ed|d|n)?(?:\s+(?:back|hereby|also))?(?:,?\s+(?:(?:up)?on|to))?\s+(?:the\s+)?$",
    re.I,
)
#: ... and what is given, so that "sublicense the UNDP logo" names no receiver.
_GIFT = re.compile(
    r"\s*(?:$|[,;.)]|(?:an?|the|any|all|no|its|their|such|by|with|in|non|exclusive|unrestricted|access|use)\b)", re.I
)
_OF = re.compile(
    r"\s+(?:of|belonging to|(?:kept|held|implemented|performed|conducted|carried out|run|maintained) by)\s+(?:the\s+)?$"
)


def heeded(readings: Iterable[Reading], agreement: Agreement, finder: Finder) -> tuple[Reading, ...]:
    """Return the readings but for those that the grammar finds the other way round.

    In the same sentences what the fact says cannot be may be, the act is the other side's alone, or plainly denied, all the things it is done to are the other side's,
    what is given is given to the other side, the terms spoken of are the text's own, what is forsworn is only asked about, or the law and the courts are those of the partner's dealings with others.
    """
    by_clause: dict[str, list[Statement]] = {}
    for statement in agreement.statements:
        by_clause.setdefault(statement.clause, []).append(statement)
    return tuple(
        r
        for r in readings
        if not _other_way_round(r, by_clause.get(r.clause, ()), listed=bool(agreement.clause(r.clause).lead_in))
        and not _said_possible(r, by_clause.get(r.clause, ()))
        and not _of_the_other(r, agreement, finder)
        and not _given_to_the_other(r, agreement, finder)
        and not _its_own(r, agreement, finder)
        and not _of_dealings_with_others(r, agreement, finder)
        and not _only_asked(r, agreement)
    )


#: What the partner forswears: a question of what happened neither says nor denies it.
_FORSWORN = frozenset(["sea", "sea-weak", "no-rights-abuse", "no-sanctions"])


def _only_asked(reading: Reading, agreement: Agreement) -> bool:
    """Whether all the words are a question of what happened, as to what the partner is to forswear."""
    if reading.fact not in _FORSWORN:
        return False
    clause = agreement.clause(reading.clause)
    said = clause.text[reading.start : reading.end]
    return all(asked_of_the_past(f"{clause.lead_in} {re.split(r'[.;]', said[a:b])[0]}") for a, b in sentences(said))


def _other_way_round(reading: Reading, statements: Iterable[Statement], *, listed: bool) -> bool:
    doer = doers().get(reading.fact)
    if doer is None or reading.denied:
        return False
    side, act = doer
    bearers = [s for s in statements if s.act == act and s.start < reading.end and s.end > reading.start]
    if listed:  # the words before the list say who does what stands in it, though one reading of an item may miss it
        told = {(s.start, s.end) for s in bearers if s.bearer.side != "none"}
        bearers = [s for s in bearers if s.bearer.side != "none" or (s.start, s.end) not in told]
    return any(s.sure for s in bearers) and all(s.bearer.side == _OTHER[side] or _plainly_denied(s) for s in bearers)


#: Acts of which every fact says that they are done, or may be; of others ("deal with others") some say that they may not.
_ASSERTED = frozenset(["sublicense", "indemnify", "waive", "buy-from", "inspect", "seize", "warrant", "bear-tax"])


def _plainly_denied(statement: Statement) -> bool:
    """Whether both readings of the sentence find the act forbidden or denied, and nothing excepted from that."""
    denied = statement.act in _ASSERTED and statement.modality in ("must-not", "is-not")
    return denied and statement.sure and statement.agreed and not statement.exceptions and not statement.conditions


def _said_possible(reading: Reading, statements: Iterable[Statement]) -> bool:
    """Whether the words say that what the fact excludes may be done ("unless permission is withdrawn"), and nothing goes on after it."""
    if reading.denied or reading.fact not in against():
        return False
    side, act = against()[reading.fact]
    within = [s for s in statements if s.start < reading.end and s.end > reading.start]
    goes_on = any(s.has("after-end") or (s.act == "cease" and s.modality in ("need-not", "must-not")) for s in within)
    possible = any(s.act == act and s.bearer.side == side and s.modality in ("may", "must") for s in within)
    limited = any(s.act == act and s.has("only-for-breach") for s in within)
    return possible and not goes_on and not limited


def _of_the_other(reading: Reading, agreement: Agreement, finder: Finder) -> bool:
    if reading.denied or reading.fact not in done_to():
        return False
    side, things = done_to()[reading.fact]
    text = agreement.clause(reading.clause).text[reading.start : reading.end]
    named = finder.names(text)
    owners = [owner for match in things.finditer(text) if (owner := _owner(text, match, named)) is not None]
    return bool(owners) and all(owner == _OTHER[side] for owner in owners)


def _given_to_the_other(reading: Reading, agreement: Agreement, finder: Finder) -> bool:
    """Whether the sentence gives to the other side alone, as "the Partner grants UNDP a transferable licence"."""
    if reading.denied or reading.fact not in given_to():
        return False
    clause = agreement.clause(reading.clause)
    if not _GIVING.search(clause.text, reading.start, reading.end):
        return False
    start, end = sentence(agreement, reading)
    text = clause.text[start:end]
    receivers = {
        side
        for at, to, side, possessive in finder.names(text)
        if not possessive and _GIVES.search(text[:at]) and _GIFT.match(text, to)
    }
    return receivers == {_OTHER[given_to()[reading.fact]]}


#: Between an owner and its terms: "UNICEF's general", but not "WHO's access is under the".
_BESIDE = re.compile(r"\W*(?:[\w-]+\s+){0,3}")
_ATTACHED = re.compile(r"[^.;]{0,80}?\b(?:appended|attached|annexed)\s+(?:hereto|to this|below)\b")


def _its_own(reading: Reading, agreement: Agreement, finder: Finder) -> bool:
    """Whether all the terms that the words name are the text's own, as "by entering the site you accept these terms", or the UN body's."""
    if reading.denied or reading.fact not in of_others():
        return False
    text = agreement.clause(reading.clause).text
    named = list(of_others()[reading.fact].finditer(text, reading.start, reading.end))
    sides = finder.names(text) if named else []

    def own(terms: re.Match[str]) -> bool:
        near = [name for name in sides if name[0] > terms.end() or _BESIDE.fullmatch(text, name[1], terms.start())]
        owner = _owner(text, terms, near)
        return owner != "partner" and bool(terms["own"] or owner == "un" or _ATTACHED.match(text, terms.end()))

    return bool(named) and all(own(m) for m in named)


#: Facts about the law and the courts of this agreement.
_OF_THIS_AGREEMENT = frozenset(["un-court", "un-only-court", "national-law", "law-gap-filler"])


def _of_dealings_with_others(reading: Reading, agreement: Agreement, finder: Finder) -> bool:
    if reading.denied or reading.fact not in _OF_THIS_AGREEMENT:
        return False
    start, end = sentence(agreement, reading)
    text = agreement.clause(reading.clause).text[start:end]
    return dealt_with_others(text, [(at, to, side) for at, to, side, _ in finder.names(text)])


def _owner(text: str, thing: re.Match[str], named: Sequence[tuple[int, int, Side, bool]]) -> Side | None:
    """Whose a thing is said to be: "the Partner's premises", "the books and records of the Partner"."""
    for start, end, side, possessive in named:
        if possessive and 0 <= thing.start() - end <= 40 and not re.search(r"[.;]", text[end : thing.start()]):
            return side
        if 0 <= start - thing.end() <= 60 and _OF.search(text[thing.end() : start]):
            return side
    return None
