"""Where the two readers differ, a finding says in plain words what each of them read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.catalogue import by_id
from checks.engine import evaluate
from checks.examples import NEUTRAL
from clauses.model import Reading
from compliance.judge import told
from tests.helpers import in_neutral

INDEMNITY = "UNICEF shall indemnify the Company against all claims of third parties."
NO_AGENCY = "Nothing in this Agreement creates a partnership, joint venture or agency between the Parties."


@pytest.mark.parametrize(
    ("text", "rule", "facts", "grammar"),
    [
        (INDEMNITY, "IND-01", ["partner-insures"], "the grammar reads that the UN body must indemnify"),
        (NO_AGENCY, "REL-01", ["partner-insures"], "the grammar reads that "),
        (INDEMNITY, "IND-01", ["partner-insures", "un-indemnifies"], ""),  # they agree: nothing to tell
    ],
)
def test_both_readings_are_told_where_they_differ(text: str, rule: str, facts: list[str], grammar: str) -> None:
    draft, found = in_neutral(text), by_id(rule)
    assert found is not None
    clause = draft.clauses[-1]
    read = tuple(Reading(clause.id, fact, False, 0.9, 0, len(clause.text)) for fact in facts)
    draft = replace(draft, readings=read)
    (finding,) = evaluate(draft, [found], NEUTRAL)
    message = told(draft, finding)
    assert (finding.verdict == "unclear") == bool(grammar)
    assert ("finds here that Company carries insurance" in message) == bool(grammar)
    assert ("the grammar reads that " in message) == bool(grammar)
    assert grammar in message
