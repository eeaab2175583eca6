"""People's answers to findings: which finding each answers, and whether it still holds.

A decision is bound to its rule and to the words of the clause: it holds for
these words, wherever they stand, and for no others.
"""

from __future__ import annotations

import datetime
import difflib
import hashlib
import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from compliance.report.model import Answer, DecisionOut, DraftReport, FindingOut
from compliance.worddiff import likeness, plain, words

_BEGINS = 160
"""Letters of the clause that a decision keeps, by which it is found again when the words were changed."""
_ALIKE = 0.6
"""From here on a clause whose words differ is taken for the one that was decided on."""


class DecisionsError(Exception):
    """Decisions that cannot be used or taken; the text is one sentence for the user."""


class Decision(BaseModel):
    """One answer to one finding."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str = Field(pattern=r"^[A-Z]{3}-\d{2}$")
    number: str = ""
    """Number of the clause when it was decided, for people; empty if the finding is of no clause."""
    begins: str = ""
    """First words of the clause, by which it is found again when they were changed."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Of the words that were decided on; see :func:`fingerprint`."""
    answer: Answer
    by: str = Field(min_length=1, max_length=200)
    on: datetime.date
    reason: str = Field(min_length=1, max_length=4000)
    until: datetime.date | None = None
    """Last day on which it holds."""
    authority: str = Field(default="", max_length=400)
    """By what right it was taken, such as a delegation or a memorandum."""

    @field_validator("on", "until", mode="before")
    @classmethod
    def _day(cls, value: object) -> object:
        if isinstance(value, str):
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                raise ValueError(f"must be a date such as 2026-03-31, not '{short(value)}'")
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                raise ValueError(f"is {value}, a day that no calendar has") from None
        return value

    @model_validator(mode="after")
    def _in_turn(self) -> Decision:
        if self.until is not None and self.until < self.on:
            raise ValueError(f"its last day, {self.until} (until), comes before the day it was given, {self.on} (on)")
        return self


@dataclass(frozen=True, slots=True)
class Passage:
    """What a decision is about: the open findings of one rule in one clause, or in none."""

    rule: str
    clause: str | None
    number: str
    words: str


def passages(report: DraftReport) -> dict[Passage, list[FindingOut]]:
    """Collect what can be decided in a report, each with its findings."""
    texts = {c.id: c.text for c in report.clauses}
    found: dict[Passage, list[FindingOut]] = {}
    for finding in report.findings:
        if finding.verdict not in ("violated", "unclear"):
            continue
        # A finding of no clause has no words but its proof; a lack is another thing than a doubt.
        quoted = "\n".join([finding.verdict + " unread" * finding.unread, *(e.quote for e in finding.evidence)])
        said = texts[finding.clause] if finding.clause is not None else quoted
        found.setdefault(Passage(finding.rule, finding.clause, finding.number or "", said), []).append(finding)
    return found


def fingerprint(text: str) -> str:
    """Return the sha256 of the words of a text, whatever its typography and spacing."""
    return hashlib.sha256(plain(text).encode("utf-8", "replace")).hexdigest()


def apply(
    report: DraftReport, decisions: tuple[Decision, ...], name: str, today: datetime.date | None = None
) -> DraftReport:
    """Put the decisions beside the findings they answer; warn of those that do not hold.

    ``name`` is what the notices call the file. ``today`` tells which have expired; without it none has.
    """
    known = passages(report)
    bound: dict[Passage, tuple[Decision, bool]] = {}
    notices = []
    for decision in decisions:
        passage, exact = _bound(decision, known)
        if passage is None:
            if decision.answer != "fixed":  # what is fixed is gone, as it should be
                notices.append(
                    f"{_called(decision)} answers nothing that is found in this draft; remove it if it is no longer needed."
                )
        elif (
            passage not in bound or exact or not bound[passage][1]
        ):  # a later answer counts, one to the same words counts more
            bound[passage] = (decision, exact)
    answers: dict[int, DecisionOut] = {}
    for passage, (decision, exact) in bound.items():
        expired = exact and decision.until is not None and today is not None and today > decision.until
        state: Literal["applied", "stale", "expired"] = "expired" if expired else "applied" if exact else "stale"
        if decision.answer == "fixed":
            notices.append(f"{_called(decision)} says that it is fixed, but it is still found.")
        elif expired:
            notices.append(f"{_called(decision)} ended on {decision.until}: it does not count any more.")
        elif not exact:
            notices.append(f"{_called(decision)} does not count any more: the words have changed since. Decide anew.")
        out = DecisionOut(
            answer=decision.answer, by=decision.by, on=decision.on, reason=decision.reason, until=decision.until,
            authority=decision.authority, state=state,
        )  # fmt: skip
        answers.update((id(f), out) for f in known[passage])
    if decisions:
        notices.insert(
            0, f"Answers to findings are taken from {name} ({len(decisions)} decision{'s' * (len(decisions) != 1)})."
        )
    findings = [f.model_copy(update={"decision": answers[id(f)]}) if id(f) in answers else f for f in report.findings]
    return report.model_copy(update={"findings": findings, "notices": [*report.notices, *notices]})


def _bound(decision: Decision, known: dict[Passage, list[FindingOut]]) -> tuple[Passage | None, bool]:
    """Find the passage a decision is about, and whether its words are still those that were decided on."""
    of_rule = [p for p in known if p.rule == decision.rule]
    same = [p for p in of_rule if fingerprint(p.words) == decision.sha256]
    if same:
        return next((p for p in same if p.number == decision.number), same[0]), True
    if not decision.begins:
        return next((p for p in of_rule if p.clause is None), None) if not decision.number else None, False
    begun = words(decision.begins)
    alike = [
        (likeness(begun, words(plain(p.words)[:_BEGINS])), p.number == decision.number, p) for p in of_rule if p.clause
    ]
    best = max(alike, key=lambda a: a[:2], default=None)
    if best is not None and best[0] >= _ALIKE:
        return best[2], False
    return next((p for *_, p in alike if decision.number and p.number == decision.number), None), False


def _called(decision: Decision) -> str:
    where = f", clause {decision.number}" if decision.number else ""
    return f"The answer “{decision.answer}” by {decision.by} of {decision.on} to {decision.rule}{where}"


# -- taking one ------------------------------------------------------------------------------------------------------


def decide(
    report: DraftReport, rule: str, number: str | None, *, answer: Answer, by: str, reason: str, on: datetime.date,
    until: datetime.date | None = None, authority: str = "",
) -> Decision:  # fmt: skip
    """Return the answer to what a rule finds in the clause with this number ("none": in no clause), bound to its words.

    Raises:
        DecisionsError: there is no such finding, there are several and no number, or the answer is not complete.
    """
    passage = _chosen(report, rule, number)
    begins = "" if passage.clause is None else plain(passage.words)[:_BEGINS]
    try:
        return Decision(
            rule=rule, number=passage.number, begins=begins, sha256=fingerprint(passage.words), answer=answer, by=by.strip(), on=on,
            reason=reason.strip(), until=until, authority=authority.strip(),
        )  # fmt: skip
    except ValidationError as error:
        raise DecisionsError(f"The answer can't be recorded: {explained(error)[1]}.") from None


def short(text: str) -> str:
    """Return the start of a text so that it can be quoted in a message on a terminal."""
    return "".join(c for c in text if c.isprintable())[:40]


def explained(error: ValidationError) -> tuple[str, str]:
    """Return which word of a decision is wrong (empty if it is several), and what, for the person who wrote it."""
    errors = error.errors()
    # A misspelt word is also a missing one; the misspelling says more.
    first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
    word = str(first["loc"][0]) if first["loc"] else ""
    return word, _explained(short(word), first)


def _explained(key: str, first: Any) -> str:
    context: dict[str, Any] = first.get("ctx") or {}
    match first["type"]:
        case "missing":
            return f"'{key}' is missing"
        case "extra_forbidden":
            near = difflib.get_close_matches(key, Decision.model_fields, 1)
            return f"a decision has no '{key}'" + (f"; is '{near[0]}' meant?" if near else "")
        case "value_error":
            return f"'{key}' {context['error']}" if key else str(context["error"])
        case "literal_error":
            return f"'answer' must be one of {', '.join(get_args(Answer))}"
        case "string_unicode":
            return f"{repr(key) if key else 'a word'} holds half a character, which no text may; write it anew"
        case "string_too_short":
            return f"'{key}' is empty"
        case "string_too_long":
            return f"'{key}' is longer than {context['max_length']} letters"
    form = "an id such as IND-02" if key == "rule" else "64 hexadecimal digits, as 'compliance decide' writes them"
    return f"'{key}' must be {form}"


def _chosen(report: DraftReport, rule: str, number: str | None) -> Passage:
    of_rule = [p for p in passages(report) if p.rule == rule]
    if not of_rule:
        raise DecisionsError(
            f"{rule} finds nothing in this draft that needs an answer; 'compliance check' shows what does."
        )
    labels = _labels(of_rule)
    there = ", ".join(labels)
    if number is not None and number.startswith(_BY_ID):
        wanted = [p for p in of_rule if (p.clause or "") == number.removeprefix(_BY_ID)]
    elif number is not None:
        exact = [p for p, label in zip(of_rule, labels, strict=True) if _same(label, number)]
        wanted = exact or [p for p in of_rule if _same(p.number or "none", number)]
    else:
        wanted = of_rule
    if not wanted:
        raise DecisionsError(f"{rule} finds nothing in clause {number}; it does in: {there}.")
    if len(wanted) > 1:
        raise DecisionsError(f"{rule} finds something in more than one clause ({there}); name one with --clause.")
    return wanted[0]


#: How the page names a clause: by its id in the report, whatever its number.
_BY_ID = "id:"


def _labels(of_rule: list[Passage]) -> list[str]:
    """Return how to name each passage: its clause's number, the second of the same number as "1#2"."""
    names = [p.number or "none" for p in of_rule]
    return [f"{name}#{names[: i + 1].count(name)}" if names.count(name) > 1 else name for i, name in enumerate(names)]


def _same(one: str, other: str) -> bool:
    return plain(one).casefold() == plain(other).casefold()
