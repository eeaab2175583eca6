"""Vague content: what the partnership is for, who does what, how it can be evaluated."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.finding import Outcome, evidence
from checks.named.places import find_first, outcome_at
from checks.profile import Profile
from clauses.model import Agreement


def _question(
    agreement: Agreement, topics: tuple[str, ...], plain: re.Pattern[str], ask: str, vain: re.Pattern[str] | None = None
) -> list[Outcome]:
    """For vague content: satisfied where the text is plain, violated where it is plainly empty, else a question with the passage."""
    best = find_first(agreement, plain, operative=False)
    if best is not None:
        return [outcome_at(agreement, "satisfied", best)]
    hollow = find_first(agreement, vain, operative=False) if vain is not None else None
    if hollow is not None:
        return [outcome_at(agreement, "violated", hollow)]
    near = next(
        (c for c in agreement.clauses if set(c.topics) & set(topics) and len(c.text) > len(c.heading) + 10), None
    )
    if near is None:
        return [Outcome("violated", message="It is not in the text of the draft.")]
    start = len(near.heading) if near.heading and near.text.startswith(near.heading) else 0
    start = next((i for i in range(start, len(near.text)) if near.text[i].isalnum()), start)
    return [Outcome("unclear", (evidence(agreement, near, start, min(len(near.text), start + 300)),), near.id, ask)]


_GOALS = re.compile(
    r"\b(?:sustainable development goals?|SDGs?\s*\d*|goal \d+|2030 agenda|mandates?|purposes? (?:and principles )?of the (?:united nations|charter|organi[sz]ation)|millennium development|UN goals|programme of work|strategic plan|country programme|medium-term)\b",
    re.I,
)

_BRAND = re.compile(
    r"(?:^|\b(?!(?:any|no|other|every|lawful|commercial)\b)\w+\s+)purpose\b[^.;]{0,120}\b(?:brand|sales|market share|profile of|commercial|customers|image of)\b",
    re.I,
)


def purpose_stated(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """INT-01: the purpose is tied to a goal or mandate of the United Nations.

    What ends the agreement ("if the mandate is reduced") states no purpose.
    """
    stated = tuple(c for c in agreement.clauses if "termination" not in c.topics or "purpose" in c.topics)
    return _question(
        replace(agreement, clauses=stated),
        ("purpose",),
        _GOALS,
        "The purpose is stated, but not the goal or mandate of the United Nations that it serves; is it clear enough?",
        _BRAND,
    )


_ROLES = re.compile(
    r"\b(?:responsibilities of|roles and responsibilities|obligations of|contributions? of|the (?:partner|company|foundation|donor|sponsor) (?:shall|will) (?:provide|deliver|contribute|carry|supply|organi[sz]e|pay|make)|(?:shall|will) (?:provide|deliver|contribute|supply|organi[sz]e|train|second|pay)\b|work ?plan|annex [a-z0-9]+ (?:lists|sets out|describes))",
    re.I,
)

_SPIRIT = re.compile(
    r"\bspirit of (?:partnership|cooperation|mutual)|\bgood faith and (?:friendship|partnership)\b", re.I
)


def roles_stated(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """INT-02: tasks, resources and deliverables of each side are set out."""
    return _question(
        agreement,
        ("roles", "purpose"),
        _ROLES,
        "Are the tasks, resources and deliverables of each side clear?",
        _SPIRIT,
    )


_OBJECTIVE = re.compile(
    r"\b(?:aims?|objectives?|goals?|targets?|purpose)\b[^.;]{0,160}\b(?:\d+|hundred|thousand|per ?cent)\b[^.;]{0,120}\b(?:by|until|within|before|in|over)\b|\b(?:train|reach|vaccinate|build|plant|supply|provide|equip|support|educate)\w*\b[^.;]{0,60}\b\d[\d,. ]*\b[^.;]{0,100}\b(?:by|until|within|before|over) \b",
    re.I,
)

_VAGUE = re.compile(r"\b(?:make a difference|better world|positive change|change lives|do good|shared values)\b", re.I)


def objectives(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """MGT-01: the objectives can be evaluated."""
    return _question(
        agreement, ("purpose",), _OBJECTIVE, "Are the objectives stated clearly enough to be evaluated later?", _VAGUE
    )
