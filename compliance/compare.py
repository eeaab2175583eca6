"""Two versions of a draft into what changed: clause by clause, and finding by finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from checks.values import SEVERITIES, Severity
from compliance.alignment import align
from compliance.report.comparison import (
    ClauseChange,
    ClauseKind,
    ClauseName,
    Comparison,
    ComparisonSummary,
    FindingChange,
    FindingsOut,
    StretchOut,
    Undecided,
)
from compliance.report.model import ClauseOut, DraftReport, FindingOut
from compliance.worddiff import differences, plain

_CALLED = 60
"""Letters of a heading or of the first words, where a clause without a number is called by them."""


def compare(old: DraftReport, new: DraftReport) -> Comparison:
    """Tell what changed from one judged version to the other; neither report may be one of an unreadable draft."""
    clauses = [
        _clause_change(
            old.clauses[pair.old] if pair.old is not None else None,
            new.clauses[pair.new] if pair.new is not None else None,
            pair.moved,
        )
        for pair in align(old.clauses, new.clauses)
    ]
    findings = _findings(old, new, clauses)
    counts: dict[str, dict[Severity, int]] = {
        name: {level: sum(f.severity == level for f in changes) for level in SEVERITIES}
        for name, changes in (("new", findings.new), ("resolved", findings.resolved), ("remaining", findings.remaining))
    }
    return Comparison(
        old=old.draft,
        new=new.draft,
        profiles={"old": old.profile, "new": new.profile},
        summary=ComparisonSummary(
            **counts,
            clauses={
                "same": sum(c.kind == "same" for c in clauses),
                "changed": sum(c.kind == "changed" for c in clauses),
                "added": sum(c.kind == "added" for c in clauses),
                "deleted": sum(c.kind == "deleted" for c in clauses),
                "moved": sum(c.moved for c in clauses),
            },
        ),
        findings=findings,
        clauses=clauses,
        undecided=Undecided(before=sorted(_undecided(old)), now=sorted(_undecided(new))),
        notices=_notices(old, new),
    )


def reaches(comparison: Comparison, level: Severity) -> bool:
    """Tell whether a finding at this level or above is new, or has risen to it, and neither an answer nor the approved form settles it."""
    wanted = SEVERITIES[: SEVERITIES.index(level) + 1]
    risen = [f for f in comparison.findings.remaining if f.before is not None and f.before.severity not in wanted]
    return any(
        f.now is not None and f.now.severity in wanted and not f.now.settled for f in (*comparison.findings.new, *risen)
    )


# -- clauses ---------------------------------------------------------------------------------------------------------


def _clause_change(before: ClauseOut | None, now: ClauseOut | None, moved: bool) -> ClauseChange:
    words: list[StretchOut] = []
    kind: ClauseKind
    if before is not None and now is not None:
        if plain(before.text) != plain(now.text):
            words = [StretchOut(operation=s.operation, text=s.text) for s in differences(before.text, now.text)]
        if all(s.operation == "kept" for s in words):  # spacing and the like
            words = []
        kind = "changed" if words else "same"
    elif now is not None:
        kind, words = "added", [StretchOut(operation="inserted", text=now.text)] if now.text else []
    else:
        kind, words = "deleted", [StretchOut(operation="deleted", text=before.text)] if before and before.text else []
    return ClauseChange(kind=kind, moved=moved, before=_name(before), now=_name(now), words=words)


def _name(clause: ClauseOut | None) -> ClauseName | None:
    if clause is None:
        return None
    label = clause.number or clause.heading or " ".join(clause.text[: 2 * _CALLED].split())
    if len(label) > _CALLED and not clause.number:
        label = label[:_CALLED].rsplit(" ", 1)[0] + " …"
    return ClauseName(id=clause.id, number=clause.number, heading=clause.heading, label=label)


# -- findings --------------------------------------------------------------------------------------------------------


@dataclass
class _Binding:
    """The open findings of both versions that are not bound to one another yet, and those that are."""

    before: list[FindingOut]
    now: list[FindingOut]
    bound: list[tuple[FindingOut, FindingOut]] = field(default_factory=list)

    def bind(
        self, before: Callable[[FindingOut], Hashable | None], now: Callable[[FindingOut], Hashable | None]
    ) -> None:
        """Bind findings with the same key, in turn; a finding whose key is None stays."""
        waiting: dict[Hashable, list[FindingOut]] = defaultdict(list)
        for finding in self.now:
            key = now(finding)
            if key is not None:
                waiting[key].append(finding)
        left, taken = [], set()
        for finding in self.before:
            key = before(finding)
            if key is not None and waiting.get(key):
                mate = waiting[key].pop(0)
                taken.add(id(mate))
                self.bound.append((finding, mate))
            else:
                left.append(finding)
        self.before, self.now = left, [f for f in self.now if id(f) not in taken]


def _findings(old: DraftReport, new: DraftReport, clauses: list[ClauseChange]) -> FindingsOut:
    became = {c.before.id: c for c in clauses if c.before is not None}
    was = {c.now.id: c for c in clauses if c.now is not None}
    mate = {c.now.id: c.before.id for c in clauses if c.now is not None and c.before is not None}
    binding = _Binding([f for f in old.findings if _open(f)], [f for f in new.findings if _open(f)])
    # The same rule in the same clause, then the same rule on the same words wherever they went (a clause was split) ...
    binding.bind(lambda f: (f.rule, f.clause, f.verdict), lambda f: (f.rule, _mate(f, mate), f.verdict))
    binding.bind(lambda f: (f.rule, f.clause), lambda f: (f.rule, _mate(f, mate)))
    binding.bind(_quoted, _quoted)
    # ... then a rule that is broken both times, once by a clause and once for want of one.
    binding.bind(lambda f: f.rule if f.clause is None else None, lambda f: f.rule)
    binding.bind(lambda f: f.rule, lambda f: f.rule if f.clause is None else None)
    undecided = _undecided(new)
    held = {f.rule: f for f in old.findings if f.verdict == "satisfied" and f.clause}
    holds = {f.rule: f for f in new.findings if f.verdict == "satisfied" and f.clause}
    remaining = [_change(before, now, _turned(before, now)) for before, now in binding.bound]
    remaining += [
        _change(f, undecided[f.rule], "It can't be told whether it is resolved: part of the new file was not read.")
        for f in binding.before
        if f.rule in undecided
    ]
    asked = {f.rule for f in new.findings if f.verdict != "not_applicable"}
    resolved = [
        _change(f, None, _resolved_by(f, became, was, holds, asked)) for f in binding.before if f.rule not in undecided
    ]
    return FindingsOut(
        new=_sorted(_change(None, f, _brought_by(f, became, was, held)) for f in binding.now),
        resolved=_sorted(resolved),
        remaining=_sorted(remaining),
    )


def _open(finding: FindingOut) -> bool:
    return finding.verdict in ("violated", "unclear") and not finding.unread


def _undecided(report: DraftReport) -> dict[str, FindingOut]:
    return {f.rule: f for f in report.findings if f.unread}


def _mate(finding: FindingOut, mate: dict[str, str]) -> str | None:
    """The old clause of a new finding's clause; a clause that was added is nobody's mate, which no old clause's id equals."""
    return mate.get(finding.clause, "") if finding.clause is not None else None


def _quoted(finding: FindingOut) -> Hashable | None:
    return (finding.rule, plain(finding.evidence[0].quote)) if finding.evidence else None


def _change(before: FindingOut | None, now: FindingOut | None, cause: str) -> FindingChange:
    shown = now or before
    assert shown is not None
    return FindingChange(
        rule=shown.rule, title=shown.title, severity=shown.severity, before=before, now=now, cause=cause
    )


def _sorted(changes: Iterable[FindingChange]) -> list[FindingChange]:
    def rank(change: FindingChange) -> tuple[int, bool, str]:
        shown = change.now or change.before
        return SEVERITIES.index(change.severity), shown is not None and shown.verdict != "violated", change.rule

    return sorted(changes, key=rank)


def _turned(before: FindingOut, now: FindingOut) -> str:
    """What is different about a finding that remains."""
    said = []
    if before.severity != now.severity:
        said.append(f"It was {before.severity} and is {now.severity}.")
    if before.verdict != now.verdict:
        said.append(
            "It was sure, now a person must look."
            if now.verdict == "unclear"
            else "A person had to look, now it is sure."
        )
    if before.clause is not None and now.clause is None:
        said.append("The words are gone, but what the rule asks is not in the draft.")
    return " ".join(said)


def _brought_by(
    finding: FindingOut, became: dict[str, ClauseChange], was: dict[str, ClauseChange], held: dict[str, FindingOut]
) -> str:
    if finding.clause is not None:
        return _in_clause(was.get(finding.clause))
    lost = held.get(finding.rule)
    change = became.get(lost.clause) if lost is not None and lost.clause is not None else None
    if change is None or change.before is None:
        return ""
    what = {"deleted": "was deleted", "changed": "was changed"}.get(change.kind, "is still there")
    return f"The old version had it in clause {change.before.label}, which {what}."


def _resolved_by(
    finding: FindingOut, became: dict[str, ClauseChange], was: dict[str, ClauseChange], holds: dict[str, FindingOut], asked: set[str],
) -> str:  # fmt: skip
    change = became.get(finding.clause) if finding.clause is not None else None
    if finding.rule not in asked and (change is None or change.kind == "same"):
        return "The rule finds nothing to judge in the new version."
    if finding.clause is not None:
        return _in_clause(change)
    gained = holds.get(finding.rule)
    change = was.get(gained.clause) if gained is not None and gained.clause is not None else None
    return f"Clause {change.now.label} says it now." if change is not None and change.now is not None else ""


def _in_clause(change: ClauseChange | None) -> str:
    if change is None:
        return ""
    return {
        "added": "The clause is new.",
        "deleted": "The clause was deleted.",
        "changed": "The words of the clause were changed.",
        "same": "The words of the clause are the same; something else in the draft makes the difference.",
    }[change.kind]


def _notices(old: DraftReport, new: DraftReport) -> list[str]:
    notices = [f"New version: {notice}" for notice in new.notices]
    notices += [f"Old version: {notice}" for notice in old.notices if notice not in new.notices]
    if old.profile != new.profile:
        differ = [
            name for name in type(old.profile).model_fields if getattr(old.profile, name) != getattr(new.profile, name)
        ]
        notices.append(
            f"The two versions were judged as different deals ({', '.join(n.replace('_', ' ') for n in differ)}), so findings may differ "
            "though no words do."
        )
    return notices
