"""Two whole drafts, each in order, into which an example is put in place of the draft's own provisions on its matter.

A line of ``drafts/*.txt`` is a provision after the rules that it serves; "# " begins
an article. What an example stands for is "Not used", as in contracts, so that all else keeps its number.
``python -m tests.checks.whole_drafts`` tries every example in both and prints those that fail; the tests take them by turns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import Any

from checks.catalogue import rules
from checks.examples import Result, judge
from checks.organization import STATUS_WORDS, organizations
from checks.rule import Example, Rule
from clauses import statements
from clauses.frames.sentence import Sentence
from clauses.model import Statement
from clauses.organizations import full_name, named
from tests.helpers import ROOT

#: Each draft with its word for the partner, which takes the place of the example's own.
DRAFTS = {"agreement": "the Partner", "memorandum": "the Company"}
_TAX = {
    "CPI": "section 7 of the Convention on the Privileges and Immunities of the United Nations",
    "SAC": "section 9 of the Convention on the Privileges and Immunities of the Specialized Agencies",
}


@cache
def _lines(draft: str) -> tuple[str, ...]:
    return tuple((ROOT / "tests" / "checks" / "drafts" / f"{draft}.txt").read_text(encoding="utf-8").splitlines())


def paragraphs(draft: str, rule: str, example: Example) -> list[str]:
    """Return a whole draft in which the example stands for what the draft itself provides on the rule."""
    partner = example.partner if example.opening else DRAFTS[draft]
    slots = _slots(example.un, partner)
    title, opening, *rest = _lines(draft)
    articles: list[tuple[str, list[str]]] = []
    for line in rest:
        if line.startswith("# "):
            articles.append((line[2:], []))
            continue
        served, _, provision = line.partition("] ")
        articles[-1][1].append("Not used." if rule in served[1:].split() else provision.format(**slots))
    text = re.sub(rf"\b{re.escape(_bare(example.partner))}\b", _bare(partner), example.text)
    found = [title, text if example.opening else opening.format(**slots)]
    if not example.opening:
        articles.append((example.heading or "Further provisions", [text]))
    for number, (heading, provisions) in enumerate(articles, 1):
        if set(provisions) == {"Not used."}:
            found.append(f"{number}. Not used")
            continue
        found.append(f"{number}. {heading}")
        several = len(provisions) > 1
        found += [f"{number}.{i} {text}" if several else text for i, text in enumerate(provisions, 1)]
    return found


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def _slots(un: str, partner: str) -> dict[str, str]:
    mention = named(un)
    organization = organizations()[mention[0].organization.id if mention else "UN"]
    holders = " and ".join(full_name(h) for h in organization.holders)
    return {
        "un": un,
        "body": full_name(organization.id),
        "status": STATUS_WORDS[organization.status],
        "tax": _TAX[organization.conventions[0]] if organization.conventions else "its headquarters agreement",
        "holders": holders if organization.id in organization.holders else f"{holders}, including {un}",
        "partner": partner,
        "Partner": partner[:1].upper() + partner[1:],
        "alias": _bare(partner),
        "partner_name": "Nordlund Industries AB",
    }


def remember(patch: Callable[[Any, str, Any], None]) -> None:
    """Make the grammar remember what sentences mean, so that a draft is understood once; ``patch`` sets an attribute."""
    kept: dict[Hashable, list[Statement]] = {}

    def interpret(sentence: Sentence) -> list[Statement]:
        key = (sentence.unit, tuple(sentence.mentions), repr(sentence.predications), tuple(sentence.mark_terms.items()), sentence.topics)  # fmt: skip
        if key not in kept:
            kept[key] = interpreted(sentence)
        return kept[key]

    interpreted = statements.interpret
    patch(statements, "interpret", interpret)


def judged(draft: str, rule: Rule, example: Example, expected: str) -> Result:
    """Judge an example by its rule within a whole draft."""
    return judge(rule, example, expected, around=lambda e: paragraphs(draft, rule.id, e))


def cases(*, every: bool) -> Iterator[tuple[str, str, Rule, Example, str]]:
    """Yield an id, the draft, the rule, the example and the verdict it stands for; all in both drafts, or by turns in one."""
    for turn, draft in enumerate(DRAFTS):
        for rule in rules():
            for expected, examples in (("violated", rule.violated_by), ("satisfied", rule.satisfied_by)):
                for i, example in enumerate(examples):
                    if every or i % 2 == turn:
                        yield f"{draft}-{rule.id}-{expected}-{i}", draft, rule, example, example.verdict or expected


if __name__ == "__main__":
    remember(setattr)
    for name, *case in cases(every=True):
        if not (result := judged(*case)).passed:
            print(f"{name}  # {result.verdict}", flush=True)
