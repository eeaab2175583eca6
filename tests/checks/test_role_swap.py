"""Swapping the parties flips what depends on direction, and nothing else."""

from __future__ import annotations

import re

import pytest

from checks.catalogue import rules
from checks.engine import evaluate
from checks.examples import NEUTRAL, document, neutral, overall
from checks.rule import Example, Rule
from clauses.agreement import understand
from clauses.organizations import named

#: Rules whose verdict does not depend on who is who: law, courts, mutual clauses, the text itself.
SYMMETRIC = {"DIS-02", "DIS-03", "HYG-01", "HYG-02", "CON-01"}
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{i}")
    for rule in rules()
    for i, example in enumerate([*rule.violated_by, *rule.satisfied_by])
    if rule.id in SYMMETRIC or rule.id in ("IND-01", "IND-02", "DIS-04")
]


def swapped(text: str, un: str, partner: str) -> str:
    """The text with the two names exchanged."""
    bare = partner.removeprefix("the ")
    pattern = re.compile(rf"\b(?:(?P<un>{re.escape(un)})|(?P<p>[Tt]he {re.escape(bare)}))\b")
    return pattern.sub(lambda m: partner if m["un"] else un, text)


def verdict(rule: Rule, example: Example, text: str) -> str:
    organization = named(example.un)[0].organization
    lines = neutral(
        example.un,
        f"the {organization.names[0]}",
        "a subsidiary organ of the United Nations",
        example.partner,
        "Nordlund Industries AB",
        text,
        example.heading,
    )
    return overall(evaluate(understand(document(lines)), [rule], NEUTRAL))


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_swap(rule: Rule, example: Example) -> None:
    text = swapped(example.text, example.un, example.partner)
    before, after = verdict(rule, example, example.text), verdict(rule, example, text)
    named_sides = example.un in example.text and example.partner.removeprefix("the ") in example.text
    if rule.id in SYMMETRIC or text == example.text:
        assert after == before
    elif rule.id == "IND-01" and named_sides and before == "violated":
        assert after in ("satisfied", "not_applicable")
    elif rule.id == "IND-02":
        assert (after == "violated") == (before == "violated")
