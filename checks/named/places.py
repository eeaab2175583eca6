"""Where something stands in a draft: what the checks of the whole document share."""

from __future__ import annotations

import re

from checks.finding import Outcome, Verdict, evidence
from clauses.model import Agreement, Clause
from clauses.units import sentences


def words_on(agreement: Agreement, *topics: str) -> str:
    """The text of the clauses on any of the topics; of all if none is named."""
    return "\n".join(f"{c.heading}\n{c.text}" for c in agreement.clauses if not topics or set(c.topics) & set(topics))


def find_first(
    agreement: Agreement, pattern: re.Pattern[str], operative: bool = True
) -> tuple[Clause, re.Match[str]] | None:
    """Return the first clause in which the pattern is found, and where; None if there is none."""
    for clause in agreement.clauses:
        if operative and not clause.operative:
            continue
        match = pattern.search(clause.text)
        if match:
            return clause, match
    return None


def sentence_around(clause: Clause, at: int) -> tuple[int, int]:
    """Return where the sentence around a character begins and ends in the clause's text."""
    return next(((a, b) for a, b in sentences(clause.text) if a <= at <= b), (0, min(len(clause.text), 300)))


def outcome_at(
    agreement: Agreement, verdict: Verdict, found: tuple[Clause, re.Match[str]] | None, message: str = ""
) -> Outcome:
    """Return the verdict with the sentence found as its evidence."""
    if found is None:
        return Outcome(verdict, message=message)
    clause, match = found
    return Outcome(verdict, (evidence(agreement, clause, *sentence_around(clause, match.start())),), clause.id, message)
