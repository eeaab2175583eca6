"""Judging: rules over an agreement, by one truth table.

========================  ==================  =================  =====================  =================
kind                      found and sure      found, not sure    not found, all read    not found, unread
========================  ==================  =================  =====================  =================
somewhere                 satisfied           unclear            violated               unclear
never                     violated            unclear            satisfied / n. a.      unclear
every ... needs / lacks   violated where it fails, else satisfied; n. a. if there is none
ask                       unclear             unclear            n. a.                  n. a.
========================  ==================  =================  =====================  =================

The engine knows no rule by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from checks.catalogue import Catalogue, builtin
from checks.finding import Evidence, Finding, Outcome, Verdict, evidence
from checks.named import CHECKS
from checks.opinions import weigh
from checks.profile import Profile
from checks.rule import AskedWhere, Rule
from checks.sentence import Condition, Fact, Pattern, Test, parse_test
from checks.values import Severity
from clauses.headings import VERBAL
from clauses.model import CONTRADICTION, Agreement, Clause, Statement
from clauses.topics import topics_of

_FACTS = {
    "agency": "agency",
    "partner-type": "partner_type",
    "modality": "modality",
    "edition": "edition",
    "nature": "nature",
}


#: A named check of the draft at hand, made once for all the rules that ask for it.
Check = Callable[[str], list[Outcome]]


def evaluate(
    agreement: Agreement, rules: Iterable[Rule], profile: Profile, catalogue: Catalogue | None = None
) -> list[Finding]:
    """Judge an agreement by rules; every rule gives at least one finding, with the wordings of ``catalogue``.

    A text in a language that is not read is not judged: each rule is unclear.
    """
    catalogue = catalogue or builtin()
    findings: list[Finding] = []
    foreign = agreement.document.language != "en"
    check: Check = cache(lambda name: CHECKS[name](agreement, profile))
    for rule in rules:
        outcomes = [_FOREIGN] if foreign else _outcomes(agreement, rule, profile, check)
        severity = _severity(agreement, rule, profile)
        findings.extend(
            _dress(agreement, rule, outcome, outcome.severity or severity, catalogue) for outcome in outcomes
        )
    return findings


def _outcomes(agreement: Agreement, rule: Rule, profile: Profile, check: Check) -> list[Outcome]:
    blocking = _severity(agreement, rule, profile) == "blocker"
    every = [o for condition in rule.conditions for o in _judge(agreement, rule, condition, profile, blocking, check)]
    told = [o for o in every if o.told]  # no reading of the draft weighs against what a person said of the deal
    every = [o for o in every if not o.told]
    if "trained" in agreement.readers and any(
        all(not isinstance(g.of, Fact) or _holds(agreement, g, profile) for g in c.guards) for c in rule.conditions
    ):
        idle = frozenset(f for f, test in rule.facts.unless.items() if _holds(agreement, parse_test(test), profile))
        every = weigh(agreement, rule, every, blocking, idle)
    if profile.modality in rule.applies.doubtful_modality:
        every = [replace(o, verdict="unclear", message=_DOUBTFUL) if o.verdict == "violated" else o for o in every]
    if rule.asked_where is not None:
        every = [_asked_where(o, rule.asked_where) for o in every]
    every += told
    for verdict in ("violated", "unclear"):
        chosen = [o for o in every if o.verdict == verdict]
        if chosen:
            doubts = [
                o
                for o in every
                if o.verdict == "unclear" and verdict == "violated" and (o.clause is not None or o.told)
            ]
            places = {o.clause for o in chosen if o.clause is not None}
            return _distinct([*chosen, *(o for o in doubts if o.told or o.clause not in places)])
    satisfied = [o for o in every if o.verdict == "satisfied"]
    if satisfied:
        satisfied = telling_first(satisfied)
        proof = tuple(dict.fromkeys(e for o in satisfied for e in o.evidence))
        return [Outcome("satisfied", proof[:5], satisfied[0].clause, satisfied[0].message)]
    return [Outcome("not_applicable")]


def telling_first(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Put what says something before a heading or a line of an address, which proves nothing to who reads it."""
    return sorted(outcomes, key=lambda o: not any(VERBAL.search(e.quote) for e in o.evidence))


def _asked_where(outcome: Outcome, asked: AskedWhere) -> Outcome:
    """Make a breach a question where its words speak of what the organization itself lets stand."""
    spoken = any(re.search(asked.words, e.quote, re.I) for e in outcome.evidence)
    open_ = spoken and outcome.verdict in ("violated", "unclear")
    return replace(outcome, verdict="unclear", message=asked.question) if open_ else outcome


def _distinct(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """One outcome for a place; a second sentence of the same clause is further evidence."""
    merged: dict[tuple[str, str | None, str], Outcome] = {}
    for outcome in outcomes:
        own = outcome.told or (outcome.clause is None and outcome.evidence)
        key = (outcome.verdict, outcome.clause, outcome.message if own else "")
        known = merged.get(key)
        if known is None:
            merged[key] = outcome
        elif outcome.clause is not None:
            proof = tuple(dict.fromkeys((*known.evidence, *outcome.evidence)))
            message = (
                known.message if outcome.message in known.message else f"{known.message} {outcome.message}".strip()
            )
            missing = tuple(dict.fromkeys((*known.missing, *outcome.missing)))
            merged[key] = replace(
                known, evidence=proof, message=message, missing=missing, differ=known.differ or outcome.differ
            )
    return list(merged.values())


# -- conditions ------------------------------------------------------------------------------------------------------


def _judge(
    agreement: Agreement, rule: Rule, condition: Condition, profile: Profile, blocking: bool, check: Check
) -> list[Outcome]:
    """Judge one sentence of a rule; what blocks a signature must have been read alike by both readers."""
    if not all(_holds(agreement, guard, profile) for guard in condition.guards):
        return [Outcome("not_applicable")]
    body = condition.body
    if body.kind == "check":
        return [_as_far_as_read(o, agreement) for o in check(body.text)]
    if body.kind == "refuse":
        return [Outcome("violated", message=_sentence(body.text), told=True)]
    if body.kind == "ask" and not body.patterns:
        return [Outcome("unclear", message=_sentence(body.text), told=True)]
    found = list(_candidates(agreement, body.patterns))
    sure = [s for s in found if s.sure and s.effect == "operative"]
    doubtful = [s for s in found if s not in sure and s.effect != "overridden"]
    unread = _unread(agreement, sought=body.kind == "somewhere")
    if body.kind == "somewhere":
        if sure:
            return [_at(agreement, "satisfied", s) for s in sure[:3]]
        if doubtful:
            return [_at(agreement, "unclear", s, _doubt(s)) for s in doubtful[:2]]
        overridden = [s for s in found if s.effect == "overridden"]
        if overridden:
            return [
                _at(
                    agreement,
                    "violated",
                    s,
                    f"It stands in the draft, but clause {_number(agreement, s.overridden_by)} takes the effect from it.",
                )
                for s in overridden[:2]
            ]
        if unread:
            return [
                Outcome("unclear", message=f"It was not found in the text that could be read; {unread}.", unread=True)
            ]
        return [Outcome("violated", message=_taken_away(agreement, rule))]
    if body.kind == "never":
        lone = [s for s in sure if blocking and not s.agreed]
        outcomes = [_at(agreement, "violated", s) for s in sure if s not in lone]
        outcomes += [replace(_at(agreement, "unclear", s, _LONE), doubted=True) for s in lone]
        outcomes += [
            replace(_at(agreement, "unclear", s, _doubt(s)), doubted=True, contradicted=CONTRADICTION in s.doubts)
            for s in doubtful
        ]
        if outcomes:
            return outcomes
        if unread:
            return [
                Outcome(
                    "unclear",
                    message=f"Nothing of the kind was found in the text that could be read; {unread}.",
                    unread=True,
                )
            ]
        return [_respected(agreement, rule)]
    if body.kind == "ask":
        questions = [replace(_at(agreement, "unclear", s, _sentence(body.text)), asked=True) for s in found]
        return questions or [Outcome("not_applicable")]
    outcomes = []
    for statement in found:
        if statement.effect == "overridden":
            continue
        if body.kind == "needs":
            missing = tuple(a for a in body.attributes if not statement.has(a))
            fails = bool(missing)
            message = f"Missing: {', '.join(_words(a) for a in missing)}." if fails else ""
        else:
            missing = ()
            fails = any(statement.has(a) for a in body.attributes)
            message = ""
        if fails:
            if statement.sure and blocking and not statement.agreed:
                outcomes.append(replace(_at(agreement, "unclear", statement, _LONE), doubted=True))
            else:
                verdict: Verdict = "violated" if statement.sure else "unclear"
                outcome = _at(agreement, verdict, statement, message if statement.sure else _doubt(statement))
                outcomes.append(replace(outcome, doubted=not statement.sure, missing=missing))
        elif statement.sure:  # what is read without certainty breaks nothing either way, and proves nothing
            outcomes.append(_at(agreement, "satisfied", statement))
    return outcomes or [Outcome("not_applicable")]


def _as_far_as_read(outcome: Outcome, agreement: Agreement) -> Outcome:
    """A silence that a check of the document rests on proves nothing while part of the document was not read."""
    if outcome.evidence or outcome.clause is not None or outcome.verdict not in ("violated", "satisfied"):
        return outcome
    # What the checks of the document seek is particular to a deal: no general terms hold it.
    unread = _unread(agreement, sought=outcome.verdict == "violated", particular=True)
    if not unread:
        return outcome
    found = f"{outcome.message} " if outcome.verdict == "violated" and outcome.message else ""
    return replace(
        outcome,
        verdict="unclear",
        message=f"{found}It can't be told for what could not be read; {unread}.",
        unread=True,
    )


def _sentence(text: str) -> str:
    """Return the text as a sentence: a capital first, a full stop unless it ends otherwise."""
    return text[:1].upper() + text[1:] + ("" if text.endswith(("?", ".", "!")) else ".")


def _holds(agreement: Agreement, test: Test, profile: Profile) -> bool:
    if isinstance(test.of, Fact):
        known = profile.fact(test.of.name) if test.of.of_deal else getattr(profile, _FACTS[test.of.name])
        result = known in test.of.values
    elif test.of.kind == "never":
        result = not _candidates(agreement, test.of.patterns)
    elif test.of.kind == "check":
        result = any(o.verdict == "violated" for o in CHECKS[test.of.text](agreement, profile))
    else:
        found = [s for s in _candidates(agreement, test.of.patterns) if s.effect != "overridden"]
        # What only might stand in the text must not bring a duty to bear, nor lift one.
        result = any(s.sure for s in found) if not test.negated else bool(found)
    return result != test.negated


def _candidates(agreement: Agreement, patterns: Sequence[Pattern]) -> list[Statement]:
    """The statements that any of the patterns describes, in the order of the text."""
    found = {id(s): s for p in patterns for s in agreement.of_act(p.act) if _matches(s, p)}
    if len({p.act for p in patterns}) < 2:
        return list(found.values())
    return [s for s in agreement.statements if id(s) in found]


def _matches(statement: Statement, pattern: Pattern) -> bool:
    if statement.act != pattern.act or statement.modality not in pattern.modalities:
        return False
    if not any(
        (side in ("anyone", statement.bearer.side)) and (not part or part == statement.bearer.part)
        for part, side in pattern.bearers
    ):
        return False
    if pattern.thing and statement.thing.name != pattern.thing:
        return False
    if pattern.owners and statement.thing.owner not in pattern.owners:
        return False
    if pattern.receivers and statement.counterparty.side not in pattern.receivers:
        return False
    if pattern.operator and statement.operator != pattern.operator:
        return False
    names = {a.name for a in statement.attributes}
    return (
        names.issuperset(pattern.with_all)
        and (not pattern.with_any or bool(names & set(pattern.with_any)))
        and not names & set(pattern.without)
    )


# -- what was not found, and why -------------------------------------------------------------------------------------


def _unread(agreement: Agreement, *, sought: bool, particular: bool = False) -> str:
    """Why a silence of the text proves nothing; empty if all that could matter was read.

    Terms outside the file may hold what a rule seeks; that they hold what it forbids is not supposed.
    """
    for unread in agreement.document.ledger.unread:
        if unread.material and (not unread.outside or (sought and (unread.whole or not particular))):
            return f"not read: {unread.what} ({unread.place}), {unread.why}"
    return ""


def _taken_away(agreement: Agreement, rule: Rule) -> str:
    """Say if a tracked deletion is what took the protection away."""
    for clause in agreement.clauses:
        for change in clause.changes:
            if change.kind not in ("deleted", "moved-from") or len(change.text.split()) < 2:
                continue
            if {*clause.topics, *topics_of(change.text)} & set(rule.topics):
                return f"It is not in the text. {change.author or 'Somebody'} deleted words of clause {clause.number or clause.heading or clause.id}: look whether they held it."
    return "It is not in the text of the draft."


def _respected(agreement: Agreement, rule: Rule) -> Outcome:
    """Return that nothing breaks the rule, where anything speaks of its matter; no one clause shows that, all searched ones do."""
    concerned = any(c.operative and set(c.topics) & set(rule.topics) for c in agreement.clauses)
    return Outcome("satisfied" if concerned else "not_applicable")


def _at(agreement: Agreement, verdict: Verdict, statement: Statement, message: str = "") -> Outcome:
    clause = agreement.clause(statement.clause)
    proof = evidence(agreement, clause, statement.start, statement.end)
    changed = _changed(clause, statement)
    return Outcome(verdict, (proof,), clause.id, " ".join(m for m in (message, changed) if m))


def _changed(clause: Clause, statement: Statement) -> str:
    """Say who brought the sentence in, or changed words within it; what touches it at its ends is no part of it."""
    for change in clause.changes:
        who = change.author or "an unnamed author"
        words = change.text.strip()[:120]
        if change.kind in ("deleted", "moved-from"):
            if words and statement.start < change.start < statement.end:
                return f"{who} deleted “{words}” here."
        elif change.start < statement.end and change.end > statement.start:
            if change.start <= statement.start and change.end >= statement.end - 1:
                return f"{'Inserted' if change.kind == 'inserted' else 'Moved here'} by {who}."
            if words:
                return f"{who} inserted “{words}” here."
    return ""


_DOUBTFUL = "It is not in the text; whether an instrument of this kind needs it is for the legal office to say."
_FOREIGN = Outcome("unclear", message="The text is in a language that is not read.", unread=True)
_LONE = "A person must read this: only one of two independent readings of the sentence found it."


def _doubt(statement: Statement) -> str:
    reasons = "; ".join(statement.doubts) or "the sentence can be read in more than one way"
    return f"A person must read this: {reasons}."


def _words(attribute: str) -> str:
    from clauses.vocabulary import ATTRIBUTES

    return {
        "prior": "consent before the use",
        "written": "consent in writing",
        "express": "express consent",
        "approval": "consent",
    }.get(attribute, ATTRIBUTES[attribute])


def _number(agreement: Agreement, clause_id: str | None) -> str:
    return agreement.clause(clause_id).number if clause_id else ""


# -- dressing --------------------------------------------------------------------------------------------------------


def _severity(agreement: Agreement, rule: Rule, profile: Profile) -> Severity:
    level, tests = rule.severities
    for other, test in tests:
        if _holds(agreement, test, profile):
            level = other
    return level


_GENERAL = {
    ("required clause", "violated"): "The draft lacks this clause.",
    ("prohibited content", "violated"): "The draft says what it may not say.",
    ("conditional", "violated"): "The draft does not meet the condition.",
}


def _dress(agreement: Agreement, rule: Rule, outcome: Outcome, severity: Severity, catalogue: Catalogue) -> Finding:
    clause = agreement.clause(outcome.clause) if outcome.clause else None
    message = outcome.message
    if outcome.verdict == "violated":
        lead = (
            rule.finds
            if outcome.evidence and rule.finds
            else ("" if message else _GENERAL.get((rule.kind, "violated"), ""))
        )
        message = " ".join(m for m in (lead, message) if m)
        if severity == "blocker" and all(s.status != "verified" or s.contrast for s in rule.sources):
            message += " The sources of this rule are still to be confirmed."
    searched: tuple[str, ...] = ()
    if not outcome.evidence:
        searched = tuple(c.id for c in agreement.clauses if set(c.topics) & set(rule.topics))
    wording = (
        catalogue.wording(rule.wording, agreement)
        if rule.wording and outcome.verdict in ("violated", "unclear")
        else None
    )
    number = (clause.number or clause.heading or None) if clause is not None else None
    return Finding(
        rule=rule.id, title=rule.title, severity=severity, verdict=outcome.verdict, clause=clause.id if clause else None, number=number,
        message=message, why=rule.why, advice=rule.advice, evidence=outcome.evidence, searched=searched,
        sources=tuple(rule.sources), wording=wording, unread=outcome.unread, because=rule.because, missing=outcome.missing,
        question=outcome.told and outcome.verdict == "unclear", differ=outcome.differ,
    )  # fmt: skip


__all__ = ["Evidence", "Finding", "evaluate"]
