"""Hard legal language, a table a class: cases by an independent hand that saw the rules alone, half of them in order.

The cases stand in ``hard_language.jsonl``. ``python -m tests.checks.test_hard_language`` prints each class.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass

import pytest

from checks.catalogue import by_id
from checks.examples import judge
from checks.rule import Example
from tests.helpers import ROOT

_HERE = ROOT / "tests" / "checks"
#: Cases that are read wrongly, by class and number. One that is mended must leave the list.
NOT_YET = set((_HERE / "hard_not_yet.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Case:
    """A clause, and whether it breaks one rule."""

    id: str
    of_class: str
    rule: str
    example: Example
    broken: bool

    def right(self) -> bool:
        """Tell whether the program finds what the hand wrote."""
        rule = by_id(self.rule)
        assert rule is not None
        return judge(rule, self.example, "violated" if self.broken else "satisfied").passed


def cases() -> list[Case]:
    """Return all cases, numbered within their class."""
    found: list[Case] = []
    count: dict[str, int] = defaultdict(int)
    for line in (_HERE / "hard_language.jsonl").read_text(encoding="utf-8").splitlines():
        e = json.loads(line)
        count[e["class"]] += 1
        example = Example(text=e["text"], heading=e["heading"], un=e["un"], partner=e["partner"])
        identifier = f"{e['class']}-{count[e['class']]}"
        found.append(Case(identifier, e["class"], e["rule"], example, e["verdict"] == "violated"))
    return found


CASES = cases()


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in CASES])
def test_hard_language(case: Case) -> None:
    assert case.right() == (case.id not in NOT_YET)


def test_every_class_has_a_table_with_both_outcomes() -> None:
    by_class: dict[str, list[Case]] = defaultdict(list)
    for case in CASES:
        by_class[case.of_class].append(case)
    assert len(by_class) >= 45
    assert all(len(table) >= 6 and len({c.broken for c in table}) == 2 for table in by_class.values())


def main() -> None:
    """Print how many cases of each class are right, and which are not."""
    wrong: dict[str, list[str]] = defaultdict(list)
    totals: dict[str, int] = defaultdict(int)
    for case in CASES:
        totals[case.of_class] += 1
        if not case.right():
            wrong[case.of_class].append(case.id)
    for name, total in totals.items():
        print(f"{name:34} {total - len(wrong[name])} of {total}")
    print(f"{'all':34} {len(CASES) - sum(map(len, wrong.values()))} of {len(CASES)}")
    print("\n".join(identifier for ids in wrong.values() for identifier in ids))


if __name__ == "__main__":
    main()
