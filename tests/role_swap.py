"""The parties exchanged: in a text, and in what was understood of it.

Reading must commute with swapping: the verdict on a text in which the two names
are exchanged is the verdict on the original's statements and facts with the two
sides exchanged. So a rule that looks at who bears what flips, any other stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checks.opinions import SEEN
from checks.rule import Rule
from clauses.lexicon import load
from clauses.model import Agreement, Reading, Side, Statement

_SWAPPED: dict[Side, Side] = {"un": "partner", "partner": "un"}


def swappable(rule: Rule) -> bool:
    """Tell whether a rule is judged on statements alone; a named check of the whole document has no mirror."""
    return all(c.body.kind != "check" for c in rule.conditions)


def even_handed(text: str) -> bool:
    """Tell whether a text speaks of both sides at once: facts that hold "also where each side is" have no mirror then."""
    return re.search(r"\b(?:parties|each other|one another|mutual\w*|(?:each|either|neither|other|a|no) party|both)\b", text, re.I) is not None  # fmt: skip


def undetermined(agreement: Agreement, rule: Rule) -> bool:
    """Tell whether the trained reader sees a fact of the rule whose mirror the list of facts leaves open: nothing follows from it then."""
    facts = {*rule.facts.breaks, *rule.facts.meets, *rule.facts.asks}
    return any(
        r.fact in facts and r.probability >= SEEN and "mirror" not in load("facts")[r.fact] for r in agreement.readings
    )


def swapped(text: str, un: str, partner: str) -> str:
    """Return the text with the two names exchanged."""
    article = partner[:4].lower() == "the "
    bare = partner[4:] if article else partner
    spelled = rf"[Tt]he {re.escape(bare)}" if article else re.escape(bare)
    un_spelled = rf"[Tt]he {re.escape(un[4:])}" if un[:4].lower() == "the " else re.escape(un)
    pattern = re.compile(rf"(?<![\w-])(?:(?P<un>{un_spelled})|(?P<p>{spelled}))(?![\w-])")

    def other(match: re.Match[str]) -> str:
        name = partner if match["un"] else un
        begins = match.start() == 0 or re.search(r"[.;:]\s+$", text[: match.start()]) is not None
        return (name[:1].upper() if begins else name[:1]) + name[1:]

    return pattern.sub(other, text)


def mirrored(statement: Statement) -> Statement:
    """Return a statement with the two sides exchanged."""

    def side(s: Side) -> Side:
        return _SWAPPED.get(s, s)

    return replace(
        statement,
        bearer=replace(statement.bearer, side=side(statement.bearer.side)),
        counterparty=replace(statement.counterparty, side=side(statement.counterparty.side)),
        thing=replace(statement.thing, owner=side(statement.thing.owner)),
    )


def mirror(agreement: Agreement) -> Agreement:
    """Return what should be understood of the text with the names exchanged; a fact without a mirror is then not stated."""
    readings: list[Reading] = []
    for reading in agreement.readings:
        fact = load("facts")[reading.fact].get("mirror")
        if fact and fact != "silent":
            readings.append(replace(reading, fact=reading.fact if fact == "same" else fact))
    return replace(agreement, statements=tuple(mirrored(s) for s in agreement.statements), readings=tuple(readings))
