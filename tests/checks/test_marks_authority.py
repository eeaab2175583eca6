"""Who gives which mark, and whether a logo may stand without the words that link it: EMB-14, AGY-06."""

from __future__ import annotations

import pytest

from checks.catalogue import select
from checks.engine import evaluate
from checks.examples import document, neutral
from checks.profile import detect
from clauses.agreement import understand
from clauses.organizations import full_name


def verdicts(rule: str, un: str, clause: str) -> set[str]:
    lines = neutral(un, full_name(un), "an international organization", "the Company", "Harrow Ltd", clause, "Marks")
    agreement = understand(document(lines), trained=False)
    profile = detect(agreement, agency=un.casefold().replace(" ", ""))
    chosen = [r for r in select(profile) if r.id == rule]
    return {f.verdict for f in evaluate(agreement, chosen, profile)}


#: The emblem of the United Nations is not an agency's to give.
GIVEN = [
    "{un} permits the Company to put the emblem of the United Nations on the signboards of the wells.",
    "On the banners {un} clears the use of the United Nations emblem, which goes in one row with the others.",
    "At openings that ministers attend, {un} shall be able to grant the Company the emblem of the United Nations.",
    "{un} further agrees that the UN emblem may be displayed on the doors of the buses.",
    "The certificates may also bear the emblem of the United Nations, once the field office has approved the proof.",
    "“Marks” means the name {un}, its logo and the emblem of the United Nations.",
]
#: Nobody gives here what is not theirs.
NOT_GIVEN = [
    "The emblem of the United Nations is not among the marks that this Agreement concerns.",
    "Nothing here permits use of the United Nations emblem, which only the Secretary-General may authorise.",
    "The emblem of the United Nations may be shown where the Secretary-General has authorised it.",
    "For the United Nations emblem the authorisation is given by the competent office in New York.",
    "Of the logo of the Sustainable Development Goals the version without the United Nations emblem may be used.",
    "The Company may use the logo of UNDP on its website, after UNDP's express prior written approval of each use.",
]
#: A logo stands alone.
ALONE = [
    "On dice and narrow spines the logo may be printed by itself.",
    "Where space is wanting, the temple may be reproduced on its own.",
    "In the credits the logo stands on a black card with no caption.",
    "The logo is placed at the head of the page in its stand-alone version.",
    "The certificate shows the temple logo without any further text.",
]
#: None does.
LINKED = [
    "The Company shall never show the logo without the linking text.",
    "The logo is shown with the words “with the support of UNESCO”, never by itself.",
    "UNESCO decides on its logo alone; the Company may not use it.",
    "The Company's own logo is used.",
]
CASES = [
    *(("EMB-14", un, clause.format(un=un), True) for clause in GIVEN for un in ("UNDP", "FAO")),
    *(("EMB-14", "UNDP", clause, False) for clause in NOT_GIVEN),
    *(("AGY-06", "UNESCO", clause, True) for clause in ALONE),
    *(("AGY-06", "UNESCO", clause, False) for clause in LINKED),
]


@pytest.mark.parametrize(("rule", "un", "clause", "broken"), CASES)
def test_mark(rule: str, un: str, clause: str, broken: bool) -> None:
    assert ("violated" in verdicts(rule, un, clause)) == broken
