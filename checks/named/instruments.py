"""Do the instruments the text cites exist, match, and fit the organization: IMM-04, IMM-05, EDN-01."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from checks.finding import Outcome, evidence
from checks.organization import Organization, organizations
from checks.profile import Profile
from clauses.model import Agreement
from clauses.organizations import full_name, named
from clauses.units import sentences

_CONVENTION = re.compile(
    r"\bConvention on (?:the )?Privileges and Immunities of (?:the )?(?P<whose>Speciali[sz]ed Agencies|United Nations)\b|\b(?P<year>1946|1947) Convention\b"
    r"|\bConvention of (?:\d{1,2} \w+ )?(?P<of>1946|1947)\b",
    re.I,
)
_ABOUT = (
    ("tax", re.compile(r"\b(?:tax\w*|customs|duties|exempt\w*)\b", re.I)),
    ("settlement", re.compile(r"\b(?:settlement|dispute\w*)\b", re.I)),
)
_SECTION = re.compile(r"\b(?:section|sections|s\.|sect\.)\s*(\d{1,2})\b", re.I)


@cache
def _sections() -> dict[str, dict[str, frozenset[str]]]:
    """The sections of each convention by subject, by the year of the convention."""
    loaded = yaml.safe_load(files("checks").joinpath("conventions.yaml").read_text(encoding="utf-8"))
    return {c["year"]: {k: frozenset(v) for k, v in c["sections"].items()} for c in loaded.values()}


def _un(agreement: Agreement) -> list[Organization]:
    return [organizations()[p.organization] for p in agreement.parties if p.role == "un" and p.organization]


def right_holder(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """IMM-04: the reservation names the one whose immunities they are."""
    own = _un(agreement)
    if not own:
        return [Outcome("not_applicable")]
    found: list[Outcome] = []
    for statement in agreement.statements:
        if (
            statement.act != "waive"
            or statement.modality not in ("is-not", "must-not")
            or statement.thing.name != "immunities"
        ):
            continue
        clause = agreement.clause(statement.clause)
        quote = clause.text[statement.start : statement.end]
        spoken = re.search(r"privileges|immunit", quote, re.I)
        holder = quote[spoken.start() :] if spoken else quote
        names = {
            m.organization.id
            for m in named(holder)
            if not re.match(r"\s*(?:Convention|Charter|General Assembly)", holder[m.end :])
        }
        message = _wrong_holder(own, names, holder)
        proof = (evidence(agreement, clause, statement.start, statement.end),)
        found.append(Outcome("violated" if message else "satisfied", proof, clause.id, message))
    wrong = [o for o in found if o.verdict == "violated"]
    right = [o for o in found if o.verdict == "satisfied"]
    return right[:1] if right else wrong[:3] or [Outcome("not_applicable")]


def _wrong_holder(own: list[Organization], names: set[str], text: str) -> str:
    ids = {o.id for o in own}
    party = ", ".join(sorted(ids))
    strangers = names - ids - {"UN"}
    if strangers and not names & (ids | {"UN"}):
        return f"It protects {', '.join(sorted(strangers))}, but the agreement is with {party}."
    for organization in own:
        holders = set(organization.holders)
        if len(holders) > 1 and names & holders and not holders <= names:
            if re.search(r"convention|organi[sz]ation", text, re.I) is None:
                both = " and ".join(full_name(h) for h in organization.holders)
                return f"{organization.id} belongs to {both}: all must be named."
            continue
        if organization.status == "organ" and names and "UN" not in names and names <= ids:
            return f"{organization.id} is part of the United Nations, whose immunities they are: say “the United Nations, including {organization.id}”."
        if organization.status == "agency" and names == {"UN"} and not re.search(r"speciali[sz]ed agenc", text, re.I):
            return f"{organization.id} is a specialized agency with immunities of its own; the clause names the United Nations."
    return ""


def tax_section(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """TAX-01: an exemption from tax is recalled with the convention and the section that apply to the organization."""
    return _cited(agreement, re.compile(r"\b(?:tax\w*|customs)\b", re.I))


def convention_cited(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """IMM-05: the convention and the section cited are those that apply to the organization."""
    return _cited(agreement, re.compile(""))


def _cited(agreement: Agreement, about: re.Pattern[str]) -> list[Outcome]:
    """Judge each convention that a sentence about something cites."""
    own = _un(agreement)
    conventions: set[str] = {c for o in own for c in o.conventions}
    found: list[Outcome] = []
    cited = False
    for clause in agreement.clauses:
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            if about.search(sentence) is None:
                continue
            for match in _CONVENTION.finditer(sentence):
                cited = True
                which = (
                    "1947"
                    if (match["whose"] or "").lower().startswith("special") or "1947" in match.group()
                    else "1946"
                )
                message = _misfit(own, conventions, which, sentence, match.start(), match.end())
                if message:
                    found.append(Outcome("violated", (evidence(agreement, clause, start, end),), clause.id, message))
                    break
    return found or [Outcome("satisfied" if cited else "not_applicable")]


def _misfit(own: list[Organization], conventions: set[str], which: str, sentence: str, start: int, end: int) -> str:
    names = ", ".join(o.id for o in own)
    both = len({m.group().lower()[:60] for m in _CONVENTION.finditer(sentence)}) > 1
    if conventions == {"CPI"} and which == "1947" and not both:
        return f"{names} is covered by the Convention of 1946, not by that of 1947 on the specialized agencies."
    if conventions == {"SAC"} and which == "1946" and not both:
        return f"{names} is a specialized agency: the Convention of 1947 applies, not that of 1946."
    if own and not conventions:
        return f"{names} has an instrument of its own; neither convention covers it as such."
    sections = {m.group(1) for m in _SECTION.finditer(sentence[max(0, start - 90) : end + 60])}
    if not sections or both:
        return ""
    subject = next((name for name, pattern in _ABOUT if pattern.search(sentence)), "immunity")
    right = _sections()[which][subject]
    known = frozenset().union(*_sections()[which].values())
    wrong = sections - right
    if wrong and not sections & right and (wrong <= known or subject == "tax"):
        return f"Section {', '.join(sorted(wrong))} of the Convention of {which} is about something else; for this it is section {' or '.join(sorted(right, key=int))}."
    return ""


_EDITIONS = (
    (re.compile(r"\bguidelines on (?:the )?cooperation between the united nations and the business (?P<what>community|sector)\b(?P<rest>[^.;]{0,80})", re.I)),
    (re.compile(r"\bguidelines on a principle-based approach\b(?P<rest>[^.;]{0,140})", re.I)),
)  # fmt: skip
#: Symbols of instruments with the part that is often wrong, what it should be, and what to say.
_SYMBOLS = (
    (re.compile(r"\bA/56/323,? (?:its )?annex (?P<which>[IVX]+)\b", re.I), "III", "The Guidelines of 2000 are annex III of A/56/323."),
    (re.compile(r"\bguidelines\b[^.;]{0,120}\b(?P<which>A/\d{2}/\d{1,3})\b", re.I), "A/56/323", "The Guidelines of 17 July 2000 are in A/56/323, annex III."),
    (re.compile(r"\bST/SGB/(?P<which>\d{4})/13\b", re.I), "2003", "The bulletin on sexual exploitation and abuse is ST/SGB/2003/13."),
    (re.compile(r"\bresolution\s+92\s*\(\s*(?P<which>[IVX]+)\s*\)", re.I), "I", "The resolution on the emblem is 92 (I)."),
)  # fmt: skip
_YEAR = re.compile(r"\b(19\d{2}|20\d{2})\b")
_RESOLUTION = re.compile(r"\bresolution\s+(?P<number>92\s*\(\s*I\s*\)|52/247)", re.I)


def citations(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """EDN-01: the Guidelines' editions and titles, resolution 92 (I), and resolution 52/247 as a cap."""
    found: list[Outcome] = []
    cited = False
    for clause in agreement.clauses:
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            messages = list(_citations(sentence))
            cited = cited or bool(messages)
            wrong = [m for m in messages if m]
            if wrong:
                found.append(
                    Outcome("violated", (evidence(agreement, clause, start, end),), clause.id, " ".join(wrong))
                )
    return found or [Outcome("satisfied" if cited else "not_applicable")]


def _citations(sentence: str) -> Iterator[str]:
    """Yield a message for each citation; empty for one that is right."""
    community = _EDITIONS[0].search(sentence)
    if community:
        before = sentence[max(0, community.start() - 30) : community.start()]
        years = set(_YEAR.findall(before + community["rest"]))
        if community["what"].lower() == "community":
            yield (
                "The Guidelines with the “Business Community” are those of 17 July 2000."
                if years and "2000" not in years and not years & {"2001"}
                else ""
            )
        elif "principle" not in sentence.lower():
            yield (
                "The Guidelines with the “Business Sector” are those of 2009." if years and "2009" not in years else ""
            )
    principle = _EDITIONS[1].search(sentence)
    if principle:
        years = set(_YEAR.findall(sentence[max(0, principle.start() - 30) : principle.start()] + principle["rest"]))
        yield "The Guidelines on a Principle-based Approach are those of 2015." if years and "2015" not in years else ""
    if re.search(r"\bA/56/323\b", sentence):
        years = set(_YEAR.findall(sentence))
        yield (
            "A/56/323, annex III, holds the Guidelines of 17 July 2000."
            if re.search(r"principle-based|business sector", sentence, re.I)
            else ""
        )
    for pattern, right, message in _SYMBOLS:
        for match in pattern.finditer(sentence):
            yield "" if match.group("which").upper() == right else message
    for match in _RESOLUTION.finditer(sentence):
        if match["number"].startswith("92"):
            years = set(_YEAR.findall(sentence[match.end() : match.end() + 60]))
            yield "Resolution 92 (I) is of 7 December 1946." if years and "1946" not in years else ""
        else:
            peace = re.search(r"\bpeace-?keeping\b", sentence, re.I)
            yield (
                ""
                if peace
                else "Resolution 52/247 limits third-party claims from peacekeeping; it is no cap for a contract."
            )
