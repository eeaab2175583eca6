"""Is the partner of a trade that the organization excludes, as far as the draft itself shows: AGY-01, 03, 07."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from checks.finding import Outcome, evidence
from checks.profile import Profile
from clauses.model import Agreement, Clause

_WARRANTS = re.compile(
    r"\b(?:warrant|represent|declare|confirm|undertake|certif|assure|guarantee|is not|are not|no part|not engage|neither|accepts?|compl(?:y|ies)|has no|receives? no)\w*",
    re.I,
)
_BUSINESS = re.compile(
    r"\b(?:manufactur\w+|produc\w+|brew\w*|distill\w*|sells?|operat\w+|owns?|a company|limited|ltd|inc|plc|gmbh|whose business|engaged in|active in|leading|maker|trading|sponsor)\b",
    re.I,
)


@cache
def _exclusions() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(files("checks").joinpath("exclusions.yaml").read_text(encoding="utf-8"))
    return loaded


def excluded_trade(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """The partner is of no trade that the organization excludes: by the profile, by its description in the draft, or by its own warranty."""
    listed = _exclusions()["agencies"].get(profile.agency)
    if listed is None:
        return [Outcome("not_applicable")]
    known = [trade for trade in listed if profile.fact(f"trade-{trade}") == "yes"]
    if known:
        return [
            Outcome(
                "violated", message=f"The profile says that the partner has to do with {', '.join(known)}.", told=True
            )
        ]
    patterns = {trade: re.compile(rf"\b(?:{_exclusions()['trades'][trade]})\b", re.I) for trade in listed}
    partner = next((p for p in agreement.parties if p.role == "partner"), None)
    names = " ".join([partner.name, *partner.aliases]) if partner else ""
    warranty: Outcome | None = None
    for clause in agreement.clauses:
        for trade, pattern in patterns.items():
            for match in pattern.finditer(clause.text):
                start, end = _sentence(clause, match.start())
                sentence = clause.text[start:end]
                proof = (evidence(agreement, clause, start, end),)
                if _WARRANTS.search(sentence) and re.search(
                    r"\b(?:not?|neither|nor|free|without|code|standards?)\b", sentence, re.I
                ):
                    warranty = warranty or Outcome("satisfied", proof, clause.id)
                elif _is_the_partner(sentence, match, names, partner.aliases if partner else ()) and _BUSINESS.search(
                    sentence
                ):
                    return [Outcome("violated", proof, clause.id, f"The partner's own description speaks of {trade}.")]
    if warranty is not None:
        return [warranty]
    asked = [trade for trade in listed if profile.fact(f"trade-{trade}") == "unknown"]
    if not asked:
        return [
            Outcome(
                "satisfied", message="The profile says that the partner has nothing to do with these trades.", told=True
            )
        ]
    return [
        Outcome(
            "unclear",
            message=f"The draft does not show whether the partner has to do with {', '.join(asked)}; has it been screened?",
            told=True,
        )
    ]


def trades(agency: str) -> list[str]:
    """Return the trades that an organization excludes, as facts of a deal."""
    return [f"trade-{trade}" for trade in _exclusions()["agencies"].get(agency, [])]


def _is_the_partner(sentence: str, match: re.Match[str], names: str, aliases: tuple[str, ...]) -> bool:
    return match.group().lower() in names.lower() or any(
        name in sentence for name in (*aliases, names.split(" (")[0]) if name
    )


def _sentence(clause: Clause, at: int) -> tuple[int, int]:
    from clauses.units import sentences

    return next(((a, b) for a, b in sentences(clause.text) if a <= at <= b), (0, len(clause.text)))


def national_committee(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-02: where UNICEF licenses its brand, a National Committee may hold the right for the country."""
    uses = [
        s
        for s in agreement.statements
        if s.act == "use" and s.thing.owner == "un" and s.bearer.side == "partner" and s.modality in ("may", "must")
    ]
    for clause in agreement.clauses:
        match = re.search(r"\b(?:national committee|committee for unicef|unicef committee)\b", clause.text, re.I)
        if match:
            return [Outcome("satisfied", (evidence(agreement, clause, *_sentence(clause, match.start())),), clause.id)]
    if not uses or profile.fact("national-committee") == "no":
        return [Outcome("not_applicable")]
    clause = agreement.clause(uses[0].clause)
    proof = (evidence(agreement, clause, uses[0].start, uses[0].end),)
    return [
        Outcome(
            "unclear",
            proof,
            clause.id,
            "Has the National Committee in the country agreed to this use of the brand?"
            if profile.fact("national-committee") == "yes"
            else "Is there a National Committee in the country, and has it agreed to this use of the brand?",
            told=True,
        )
    ]


#: What the profile may say of a partner that UNHCR's code shuts out.
SHUT_OUT = {
    "trade-weapons": "has to do with weapons",
    "rights-abuse": "has a part in human-rights abuse, forced labour or child labour",
    "sanctioned-country": "operates in a country under United Nations sanctions",
}
_CODE = re.compile(
    r"\bcorporate code of conduct\b|\bcode of conduct\b[^.;]{0,60}\bUNHCR\b|\bUNHCR(?:['’]s)?\b[^.;]{0,60}\bcode of conduct\b",
    re.I,
)


def corporate_code(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-08: the UNHCR corporate code of conduct is accepted, by a partner whom the code does not shut out."""
    for fact, what in SHUT_OUT.items():
        if profile.fact(fact) == "yes":
            return [Outcome("violated", message=f"The profile says that the partner {what}.", told=True)]
    for clause in agreement.clauses:
        match = _CODE.search(clause.text)
        if match:
            return [Outcome("satisfied", (evidence(agreement, clause, *_sentence(clause, match.start())),), clause.id)]
    return [Outcome("violated", message="It is not in the text of the draft.")]


_ACCESS = re.compile(
    r"\b(?:no|not|neither|nor|nothing)\b[^.;]{0,120}\b(?:special access|privileged access|influence|decision-making|decisions|policy|policies|positions)\b",
    re.I,
)


def no_special_access(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-09: an agreement with FAO says itself that it gives no special access or influence."""
    if profile.agency != "fao":
        return [Outcome("not_applicable")]
    for clause in agreement.clauses:
        match = _ACCESS.search(clause.text)
        if match:
            return [Outcome("satisfied", (evidence(agreement, clause, *_sentence(clause, match.start())),), clause.id)]
    return [Outcome("violated", message="It is not in the text of the draft.")]


def both_founders(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-10: the reservation in an agreement with WFP names the United Nations and FAO."""
    for statement in agreement.statements:
        if (
            statement.act == "waive"
            and statement.modality in ("is-not", "must-not")
            and statement.thing.name == "immunities"
        ):
            clause = agreement.clause(statement.clause)
            quote = clause.text[statement.start : statement.end]
            proof = (evidence(agreement, clause, statement.start, statement.end),)
            both = re.search(r"\bFAO\b|food and agriculture", quote, re.I) and re.search(
                r"\bunited nations\b|\bUN\b", quote, re.I
            )
            if both:
                return [Outcome("satisfied", proof, clause.id)]
            return [
                Outcome(
                    "violated",
                    proof,
                    clause.id,
                    "It does not name both the United Nations and FAO, whose joint programme WFP is.",
                )
            ]
    return [Outcome("not_applicable")]
