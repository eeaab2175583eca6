"""Turn clauses labelled by rules into training text: the rules' own examples, and what of the gold set is there to develop on.

``python -m clauses.training.from_rules`` writes ``text/examples.jsonl``,
``text/rule_clauses.jsonl`` (the development half of the clauses by rule) and
``text/development.jsonl`` (every other pair: on the rest the limits of ``checks/opinions.py``
are chosen, and a limit chosen on what was learned would be too low). Such a clause says that one of a rule's breaking facts
holds, or that none does; of all other facts it says nothing. ``text/draft_clauses.jsonl`` are the later gold drafts, which are
read to mend anyway, window by window as the reader sees them: what a draft breaks nowhere, none of its clauses does.
"""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path

from checks.catalogue import by_id, rules
from checks.examples import document, neutral, paragraphs
from checks.rule import Example, Rule
from clauses.agreement import read, understand
from clauses.marking import PARTNER, UN, marked, put, windows
from clauses.mentions import Finder
from clauses.model import Agreement
from clauses.parties import find_roles

TEXT = Path(__file__).resolve().parent / "text"
Line = dict[str, object]


def _groups(rule: Rule, verdict: str) -> tuple[list[list[str]], list[str]]:
    breaks = [f"+{f}" for f in rule.facts.breaks]
    meets = [f"+{f}" for f in rule.facts.meets] + [f"-{f}" for f in rule.facts.breaks]
    asks = [f"+{f}" for f in rule.facts.asks]
    if verdict == "violated":
        return ([breaks] if breaks else []), []
    if verdict == "unclear":
        return ([asks] if asks else []), []
    if verdict == "satisfied":
        return ([meets] if meets else []), [*breaks, *asks]
    return [], [*breaks, *asks]


def _line(pair: str, heading: str, text: str, agreement: Agreement, labels: dict[str, str]) -> Line | None:
    some: list[list[str]] = []
    none: set[str] = set()
    for identifier, verdict in sorted(labels.items()):
        rule = by_id(identifier)
        if rule is not None:
            groups, absent = _groups(rule, verdict)
            some += groups
            none |= set(absent)
    none -= {label for group in some for label in group}
    if not some and not none:
        return None
    finder = Finder(find_roles(agreement.document, agreement.definitions))
    return {
        "p": pair,
        "h": _slots(marked(heading, finder)),
        "x": _slots(marked(text, finder)),
        "some": some,
        "none": sorted(none),
    }


def _slots(words: str) -> str:
    return re.sub(rf"(?<![\w-]){PARTNER}(?![\w-])", "{P}", re.sub(rf"(?<![\w-]){UN}(?![\w-])", "{UN}", words))


def examples() -> list[Line]:
    """Return the rules' examples."""
    found = []
    for rule in rules():
        for verdict, group in (("violated", rule.violated_by), ("satisfied", rule.satisfied_by)):
            for i, example in enumerate(group):
                if example.facts:
                    continue  # the verdict rests on more than the words
                agreement = understand(document(paragraphs(example)), trained=False)
                line = _line(
                    f"{rule.id}-{verdict}-{i}",
                    example.heading,
                    example.text,
                    agreement,
                    {rule.id: example.verdict or verdict},
                )
                found.append(line)
    return [line for line in found if line is not None]


def rule_clauses() -> list[Line]:
    """Return the development half of the clauses by rule; the held half is never opened."""
    from tests.rule_clauses import lines

    found = []
    for i, clause in enumerate(lines("development")):
        example = Example(text=clause.text, heading=clause.heading)
        agreement = understand(document(paragraphs(example)), trained=False)
        found.append(_line(f"clause-{i}", clause.heading, clause.text, agreement, {clause.rule: clause.expected}))
    return [line for line in found if line is not None]


def learned(pair: str) -> bool:
    """Tell whether a pair of the development part is among the training text."""
    return zlib.crc32(pair.encode()) % 2 == 0


def development() -> list[Line]:
    """Return half of the development part of the gold set; the scored part is never opened."""
    gold = Path(__file__).resolve().parents[2] / "tests" / "gold" / "development.jsonl"
    found = []
    for row in gold.read_text(encoding="utf-8").splitlines():
        e = json.loads(row)
        if not learned(e["pair"]):
            continue
        lines = neutral(
            e["un"]["alias"], f"the {e['un']['name']}", "an international organization", e["partner"]["alias"],
            e["partner"]["name"], e["text"], e.get("heading", ""),
        )  # fmt: skip
        agreement = understand(document(lines), trained=False)
        found.append(_line(e["pair"], e.get("heading", ""), e["text"], agreement, e["labels"]))
    return [line for line in found if line is not None]


#: Rules that a clause which states a breaking fact does not break by itself: it hangs on the rest of the draft. On the later drafts
#: two thirds of such clauses broke none of these rules, and 1 in 37 none of the others.
_HANGING = ("EMB-01", "EMB-02", "EMB-08", "TRA-03", "FIN-02", "GEN-02", "MOD-06")


def draft_clauses() -> list[Line]:
    """Return the windows of the later gold drafts; the line before those of a draft lists the facts that none of them states.

    Where a clause is labelled as a breach of what is forbidden and is read in one window, one of the rule's facts holds there.
    """
    from tests.drafts import LATER, names

    judged = [r for r in rules() if r.facts.breaks and r.id not in _HANGING]
    breaks = {f"+{f}" for r in judged for f in r.facts.breaks}
    found: list[Line] = []
    for name in names(LATER):
        label = json.loads((LATER / f"{name}.json").read_text(encoding="utf-8"))
        broken: dict[str, set[str]] = {}
        for v in label["verdicts"]:
            if v["verdict"] in ("violated", "unclear"):
                broken.setdefault(v["rule"], set()).add(v["clause"] or "")
        found.append({"none": sorted(breaks - {f"+{f}" for r in rules() if r.id in broken for f in r.facts.breaks})})
        agreement = read(LATER / f"{name}.txt", trained=False)
        roles = find_roles(agreement.document, agreement.definitions)
        introduced = {p.place.block for p in roles.parties if p.place is not None}
        for clause in agreement.clauses:
            if not clause.operative or any(piece.block in introduced for piece in clause.pieces):
                continue
            read_at = list(windows(clause, Finder(roles)))
            some = [
                [f"+{f}" for f in r.facts.breaks]
                for r in judged
                if clause.number in broken.get(r.id, ()) and (r.kind != "required clause" or r.facts.apart)
                if len(read_at) == 1 and not clause.children
            ]
            heading = put(marked(clause.heading, Finder(roles)), "")
            for i, window in enumerate(read_at):
                pair = f"draft-{name}-{clause.id}-{i}"
                text = window.text.removeprefix(heading).strip()
                found.append({"p": pair, "h": _slots(heading.strip(": ")), "x": _slots(text), "some": some})
    return found


def main() -> None:
    """Write the files."""
    for name, lines in (
        ("examples", examples()),
        ("rule_clauses", rule_clauses()),
        ("development", development()),
        ("draft_clauses", draft_clauses()),
    ):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (TEXT / f"{name}.jsonl").write_text(text, encoding="utf-8")
        print(f"{name}: {len(lines)} clauses")


if __name__ == "__main__":
    main()
