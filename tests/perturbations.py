"""Whether verdicts follow when a text is changed so that one knows what must follow: ``python -m tests.perturbations``.

Parties exchanged: the verdict on the statements and facts with the sides
exchanged. A duty negated: no longer violated. Moved into an annex, a table, a
tracked insertion, a footnote or a list, renumbered, renamed, or with nouns that the
lexicon doesn't know: the same. Measured against the verdict on the unchanged
text, right or wrong. ``-v`` shows what did not follow; development text only.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from checks.catalogue import by_id, select
from checks.engine import evaluate
from checks.profile import Profile
from checks.rule import Rule
from clauses.agreement import understand
from clauses.document import Document
from clauses.model import Agreement
from tests import accuracy, drafts
from tests.gold_clauses import Entry, development
from tests.judges import by_rule, worst
from tests.perturbing import STAYING, Text, negate, plain, swap
from tests.role_swap import even_handed, mirror, swappable, undetermined
from tests.scoring import share

KINDS = ("parties exchanged", "negated", *STAYING)


@dataclass(slots=True)
class Followed:
    """Counts of one kind, and what did not follow."""

    count: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def rate(self) -> float:
        """Return the share of all verdicts that followed as they should where the text says something, in per cent."""
        hits = self.count["told right"] + self.count["flip right"]
        return 100 * hits / max(self.count["told"] + self.count["flip"], 1)


def status(agreement: Agreement, rule: Rule, profile: Profile) -> str:
    """Return the verdict; ``missing`` if what the rule asks for is merely not there, ``quiet`` if the text troubles it not at all."""
    said = by_rule(evaluate(agreement, [rule], profile), frozenset())[rule.id]
    verdict = worst(said)
    if verdict == "violated" and not any(s.found for s in said if s.verdict == "violated"):
        return "missing"
    return verdict if verdict in ("violated", "unclear") or (verdict, rule.kind) == ("satisfied", "required clause") else "quiet"  # fmt: skip


def compare(
    kind: str, before: Agreement, after: Agreement, rules: Sequence[Rule], profile: Profile, place: str, followed: Followed
) -> None:  # fmt: skip
    """Count, for each rule, whether the verdict followed."""
    for rule in rules:
        if kind == "parties exchanged" and (not swappable(rule) or undetermined(before, rule)):
            continue
        if kind == "tracked insertion" and rule.id == "HYG-02":
            continue  # it is there to speak of tracked changes
        first, last = status(before, rule, profile), status(after, rule, profile)
        expected = status(mirror(before), rule, profile) if kind == "parties exchanged" else first
        if kind == "negated":
            if first != "violated" or rule.kind != "prohibited content":
                continue
            flip, good = True, last != "violated"
        else:
            flip, good = expected != first, last == expected
        group = "flip" if flip else "told" if first in ("violated", "unclear", "satisfied") else "quiet"
        followed.count[group] += 1
        followed.count[f"{group} right"] += good
        if not good:
            followed.examples.append(f"    {place} {rule.id}: {first}, then {last}")


def perturbed(kind: str, text: Text) -> Document | None:
    """Return the changed document, None where the kind does not apply."""
    others: dict[str, Callable[[Text], Document | None]] = {"parties exchanged": swap, "negated": negate}
    return {**others, **STAYING}[kind](text)


def clause_text(entry: Entry) -> Text:
    """Return the neutral agreement around a gold clause."""
    lines = entry.lines()
    return Text(tuple(lines), len(lines) - 1, entry.un, entry.partner)


def on_clauses(kind: str, entries: Sequence[Entry], limit: int) -> Followed:
    """Change up to ``limit`` of the clauses to which the kind applies, spread over all."""
    followed = Followed()
    able = [e for e in entries if not (kind in ("parties exchanged", "names") and accuracy.fixed_names(e))]
    able = [e for e in able if not (kind == "parties exchanged" and even_handed(e.text))]
    able = [e for e in able if kind != "negated" or "violated" in e.labels.values()]
    chosen = [(e, d) for e in able if (d := perturbed(kind, clause_text(e))) is not None]
    for entry, changed in chosen[:: max(1, len(chosen) // limit)][:limit]:
        rules = select(entry.profile, [r for i in entry.labels if (r := by_id(i)) is not None])
        compare(kind, accuracy.read(entry), understand(changed), rules, entry.profile, entry.id, followed)
        followed.count["texts"] += 1
    return followed


def draft_texts(step: int) -> Iterator[tuple[drafts.Judged, Text]]:
    """Yield every so many-th draft with the paragraph of its first blocker, or of its first breach, as the one to move."""
    for name in drafts.names()[::step]:
        draft = drafts.judge(name)
        words = (drafts.DRAFTS / f"{name}.txt").read_text(encoding="utf-8")
        lines = tuple(line for line in words.split("\n") if line.strip())
        findings = evaluate(draft.agreement, select(draft.profile), draft.profile)
        quotes = [
            e.quote
            for f in sorted(findings, key=lambda f: f.severity != "blocker")
            if f.verdict == "violated"
            for e in f.evidence
        ]
        at = next((i for q in quotes for i, line in enumerate(lines) if q and q in line), len(lines) // 2)
        called = {p.role: p.aliases[0] if p.aliases else p.name for p in reversed(draft.agreement.parties)}
        yield draft, Text(lines, at, called.get("un", ""), called.get("partner", ""))


def on_drafts(step: int) -> dict[str, Followed]:
    """Change whole drafts in every way in which verdicts must stay."""
    made = {kind: Followed() for kind in STAYING}
    for draft, text in draft_texts(step):
        before = understand(plain(text.lines))
        for kind, followed in made.items():
            changed = perturbed(kind, text)
            if changed is not None:
                rules = select(draft.profile)
                compare(kind, before, understand(changed), rules, draft.profile, draft.name, followed)
                followed.count["texts"] += 1
    return made


HEADER = f"{'':20}{'texts':>6}  {'verdicts kept':24}{'silence kept':24}{'flipped':24}"


def row(kind: str, followed: Followed) -> str:
    """Return the figures of one kind on one line."""
    c = followed.count
    cells = "".join(f"{share(c[f'{g} right'], c[g]).strip()} of {c[g]}".ljust(24) for g in ("told", "quiet", "flip"))
    return f"{kind:20}{c['texts']:6}  {cells}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", help="show every verdict that did not follow")
    parser.add_argument("--limit", type=int, default=150, help="clauses of each kind at most (default: 150)")
    parser.add_argument("--step", type=int, default=4, help="every so many-th draft (default: 4)")
    options = parser.parse_args()
    print("verdicts kept: violated, unclear, a required clause met; silence kept: nothing to find, before and after")
    print(f"clauses\n{HEADER}")
    for kind in KINDS:
        followed = on_clauses(kind, development(), options.limit)
        print(row(kind, followed), flush=True)
        if options.v:
            print("\n".join(followed.examples))
    print(f"drafts, one paragraph moved or the whole renumbered or renamed\n{HEADER}")
    for kind, followed in on_drafts(options.step).items():
        print(row(kind, followed))
        if options.v:
            print("\n".join(followed.examples))


if __name__ == "__main__":
    main()
