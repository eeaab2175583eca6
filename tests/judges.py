"""The judges that are measured: each reader alone, the readers together, and keywords.

All judge the same understood text, so that it is outlined and its parties are found once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checks.engine import evaluate
from checks.finding import Finding
from checks.opinions import SEEN, opinion
from checks.profile import Profile
from checks.rule import Rule
from clauses.effect import combine
from clauses.model import Agreement, Reading
from clauses.parties import find_roles
from clauses.statements import READERS, read_statements
from clauses.topics import could_matter
from tests import baseline

KEYWORDS, GRAMMAR, TRAINED, TOGETHER = "keywords", "grammar's two", "trained alone", "together"


@dataclass(frozen=True, slots=True)
class Said:
    """One finding, as far as it is counted."""

    verdict: str
    number: str
    found: bool = True
    """Whether it rests on words of the text; a clause that is merely missing does not."""
    severity: str = ""
    demanded: bool = False
    """Unclear because the rule wants a person to decide, not because the reading is doubtful."""


Verdicts = dict[str, tuple[Said, ...]]


def worst(said: Iterable[Said]) -> str:
    """Return the worst verdict on a rule."""
    verdicts = {s.verdict for s in said}
    return next((v for v in ("violated", "unclear", "satisfied") if v in verdicts), "not_applicable")


def by_rule(findings: Iterable[Finding], asking: frozenset[str]) -> Verdicts:
    """Return the findings by rule; of rules that ask, what is unclear was demanded."""
    made: dict[str, list[Said]] = {}
    for f in findings:
        demanded = f.verdict == "unclear" and f.rule in asking
        said = Said(f.verdict, f.number or "", bool(f.evidence) or f.verdict != "violated", f.severity, demanded)
        made.setdefault(f.rule, []).append(said)
    return {rule: tuple(dict.fromkeys(each)) for rule, each in made.items()}


def asking(rules: Iterable[Rule], profile: Profile) -> frozenset[str]:
    """Return the rules that put a question to a person: ``ask`` sentences, facts to ask about, doubtful modalities."""
    return frozenset(
        r.id
        for r in rules
        if r.facts.asks
        or profile.modality in r.applies.doubtful_modality
        or any(c.body.kind == "ask" for c in r.conditions)
    )


def without_trained(agreement: Agreement) -> Agreement:
    """Return what was understood without the trained reader."""
    return replace(agreement, readings=(), readers=tuple(r for r in agreement.readers if r != "trained"))


def lone(agreement: Agreement, name: str) -> Agreement:
    """Return what one of the grammar's readers alone understands."""
    roles = find_roles(agreement.document, agreement.definitions)
    statements = read_statements(
        agreement.clauses, roles, agreement.definitions, could_matter, readers={name: READERS[name]}
    )
    alone = replace(without_trained(agreement), statements=statements)
    return replace(alone, statements=combine(alone))


def trained_alone(agreement: Agreement, rules: Iterable[Rule]) -> Verdicts:
    """What the trained reader would say by itself: a breach, a question, a rule met, or nothing."""
    made: Verdicts = {}
    for rule in rules:
        word = opinion(agreement, rule)

        def seen(readings: dict[str, Reading]) -> list[Reading]:
            return [r for _, r in sorted(readings.items()) if r.probability >= SEEN]

        def over(reading: Reading, met: dict[str, Reading]) -> bool:
            other = met.get(reading.clause)
            return other is None or other.probability < reading.probability

        broken = [r for r in seen(word.breaks) if over(r, word.meets)]
        verdict, kept = next(
            ((v, k) for v, k in (("violated", broken), ("satisfied", seen(word.meets)), ("unclear", seen(word.asks))) if k),
            ("", []),
        )  # fmt: skip
        if kept:
            made[rule.id] = tuple(Said(verdict, agreement.clause(r.clause).number, demanded=True) for r in kept)
        elif rule.kind == "required clause":
            made[rule.id] = (Said("violated", "", found=False),)
        else:
            made[rule.id] = (Said("not_applicable", ""),)
    return made


def keywords(agreement: Agreement, rules: Iterable[Rule]) -> Verdicts:
    """What the keyword checker says."""
    made: Verdicts = {}
    for rule in rules:
        places = baseline.places(agreement, rule)
        if rule.kind == "required clause":
            made[rule.id] = tuple(Said("satisfied", p) for p in places) or (Said("violated", "", found=False),)
        else:
            made[rule.id] = tuple(Said("violated", p) for p in places) or (Said("not_applicable", ""),)
    return made


def every(agreement: Agreement, rules: Sequence[Rule], profile: Profile) -> dict[str, Verdicts]:
    """Return the verdicts of every judge on one agreement, which was read with the trained reader."""
    asks = asking(rules, profile)
    return {
        KEYWORDS: keywords(agreement, rules),
        **{f"{name} alone": by_rule(evaluate(lone(agreement, name), rules, profile), asks) for name in READERS},
        GRAMMAR: by_rule(evaluate(without_trained(agreement), rules, profile), asks),
        TRAINED: trained_alone(agreement, rules),
        TOGETHER: by_rule(evaluate(agreement, rules, profile), asks),
    }
