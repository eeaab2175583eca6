"""How well clauses are judged: ``make accuracy``.

Each gold clause stands alone in a neutral agreement; its labels are compared with
the verdicts of the rules named. Each reader is measured alone and together, and
a keyword baseline beside them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from math import sqrt
from typing import Any

import yaml

from checks.catalogue import by_id
from checks.engine import evaluate
from checks.examples import NEUTRAL, document, neutral, overall
from clauses import statements
from clauses.agreement import understand
from clauses.organizations import named
from tests.helpers import ROOT

_STATUS = {
    "organ": "a subsidiary organ of the United Nations",
    "agency": "a specialized agency of the United Nations",
    "joint": "a joint programme",
    "related": "a related body",
}


def gold() -> list[dict[str, Any]]:
    """Return the labelled clauses."""
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "gold" / "clauses.yaml").read_text(encoding="utf-8"))
    return found


def verdicts(entry: dict[str, Any]) -> dict[str, str]:
    """Return the verdict of each labelled rule on a gold clause."""
    organization = named(entry["un"])[0].organization
    lines = neutral(
        entry["un"],
        f"the {organization.names[0]}",
        _STATUS[organization.status],
        entry["partner"],
        "Harrow Industries Ltd",
        entry["text"],
        entry.get("heading", ""),
    )
    agreement = understand(document(lines))
    return {rule: overall(evaluate(agreement, [_rule(rule)], NEUTRAL)) for rule in entry["labels"]}


def _rule(identifier: str) -> Any:
    rule = by_id(identifier)
    assert rule is not None, identifier
    return rule


def right(label: str, verdict: str) -> bool:
    """Tell whether a verdict is the labelled one; "n" is anything but violated or unclear."""
    return verdict in ("satisfied", "not_applicable") if label == "n" else verdict == label


def wilson(hits: int, total: int) -> str:
    """Return a share with its 95% Wilson interval, in per cent."""
    if not total:
        return "-"
    z, p = 1.96, hits / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{100 * p:5.1f} ({100 * max(middle - half, 0):.0f}-{100 * min(middle + half, 1):.0f})"


_KEYWORDS = {
    "IND": r"indemnif|harmless", "LIA": r"liab|damages", "IMM": r"waive|court|set.?off|lien", "DIS": r"governed|laws of|court", "EMB": r"logo|emblem|name",
    "END": r"exclusive|endors|preferred|official|first refusal",
}  # fmt: skip


def keyword(entry: dict[str, Any]) -> dict[str, str]:
    """The baseline: a rule is broken where its trigger word stands."""
    return {
        r: "violated" if re.search(_KEYWORDS[r[:3]], entry["text"], re.I) else "not_applicable" for r in entry["labels"]
    }


def measure(name: str, judge: Any, entries: list[dict[str, Any]], show: bool) -> None:
    """Print one line of figures for one way of judging."""
    count: Counter[str] = Counter()
    for entry in entries:
        for rule, verdict in judge(entry).items():
            label = entry["labels"][rule]
            for level in ("all", entry["level"]):
                count[f"{level} total"] += 1
                count[f"{level} right"] += right(label, verdict)
            count["tp"] += label == verdict == "violated"
            count["labelled"] += label == "violated"
            count["said"] += verdict == "violated"
            count["silent"] += label == "violated" and verdict in ("satisfied", "not_applicable")
            count["false alarm"] += label in ("n", "satisfied") and verdict == "violated"
            count["unclear"] += verdict == "unclear" and label != "unclear"
            if show and not right(label, verdict):
                print(f"  {entry['id']} {rule}: {label} expected, {verdict} found: {entry['text'][:150]!r}")
    precision = count["tp"] / count["said"] if count["said"] else 0.0
    recall = count["tp"] / count["labelled"] if count["labelled"] else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(
        f"{name:10} right {wilson(count['all right'], count['all total'])}  plain {wilson(count['plain right'], count['plain total'])}  "
        f"hard {wilson(count['hard right'], count['hard total'])}  violated: P {100 * precision:.0f} R {100 * recall:.0f} F1 {100 * f1:.0f}  "
        f"silent {count['silent']}  false alarms {count['false alarm']}  unclear {count['unclear']}  of {count['all total']}"
    )


def main() -> None:
    """Print the figures; with ``-v`` every wrong verdict of the two readers together."""
    entries = gold()
    measure("keywords", keyword, entries, False)
    both = dict(statements.READERS)
    for name in both:
        statements.READERS.clear()
        statements.READERS[name] = both[name]
        measure(name, verdicts, entries, False)
    statements.READERS.clear()
    statements.READERS.update(both)
    measure("together", verdicts, entries, "-v" in sys.argv)


if __name__ == "__main__":
    main()
