"""Plain ways of saying it, a line each: the rule, v(iolated), s(atisfied) or u(nclear), the sentence; "!" where it is not yet read."""

from __future__ import annotations

import pytest

from checks.catalogue import by_id
from checks.examples import judge
from checks.rule import Example
from tests.helpers import ROOT

VERDICTS = {"v": "violated", "s": "satisfied", "u": "unclear"}
LINES = (ROOT / "tests" / "checks" / "plain_sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_sentence(line: str) -> None:
    known, expected, text = line.removeprefix("!").split(" ", 2)
    rule = by_id(known)
    assert rule is not None
    result = judge(rule, Example(text=text), VERDICTS[expected])
    assert result.passed == (not line.startswith("!")), f"got {result.verdict}"
