"""Questions to a person about what no draft can show, put only where a passage of the draft bears on them: PAR-01 to PAR-04, ETH-01."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.finding import Outcome, evidence
from checks.organization import trades
from checks.profile import DEAL_FACTS, Profile
from clauses.model import Agreement, Clause
from clauses.units import sentences

#: What the partner promises, or must do when something comes to light, shows nothing of what is.
_PROMISED = re.compile(
    r"\b(?:warrants?|represents?|undertakes?|declares?|confirms?|shall|will|must|may|if|should|where|any|every|whenever|neither|nor|not|no)\b",
    re.I,
)
_ABUSE = re.compile(r"\b(?:forced|child|compulsory|bonded) labou?r\b|\bhuman[- ]rights\b|\btrafficking\b", re.I)
_ACCUSED = re.compile(
    r"\b(?:alleg\w+|accus\w+|investigat\w+|inquir\w+|proceedings|prosecut\w+|convict\w+|controvers\w+|lawsuits?|complaints?|fined|remediat\w+|findings?)\b",
    re.I,
)
_LISTED = re.compile(r"\b(?:sanction\w*|ineligib\w+|debar\w+|blacklist\w*|delist\w*|designated (?:by|under))\b", re.I)
_HAPPENED = re.compile(
    r"\b(?:was|were|is|are|has been|have been|had been|removed|lifted|suspended|formerly|previously)\b", re.I
)
_DEFENCE = re.compile(
    rf"\b(?:{trades()['weapons']['words']}|defen[cs]e|aerospace|military|armoured|ballistic\w*)\b", re.I
)
_DESCRIBES = re.compile(
    r"\b(?:is|are|being) (?:an?|the|one of|part of)\b|, an? |\b(?:makes?|making|sells?|selling|manufactur\w+|produc(?:es?|ers?|ing)|supplie[rs]\w*|develops?|developers?|active in|engaged in|whose business|division|branch|subsidiary|holdings?|systems)\b",
    re.I,
)
_DONE = r"(?:recorded|carried out|conducted|completed|performed|undertaken|done|satisfactory)"
_RECORDED = re.compile(
    rf"\b(?:has|have|having|had)\b[^.;]{{0,30}}\b{_DONE}\b[^.;]{{0,40}}\bdue[- ]diligence\b|\bdue[- ]diligence\b[^.;]{{0,40}}\b(?:has|have|had|was|were)\b[^.;]{{0,20}}\b{_DONE}\b",
    re.I,
)
_LATER = re.compile(
    r"\b(?:subject to|pending|upon|after|until)\b[\w\s]{0,40}\bdue[- ]diligence\b"
    r"|\b(?:will|shall) (?:be )?(?:carr|conduct|complet|undertak|perform|do\b)[^.;]{0,40}\bdue[- ]diligence\b"
    r"|\bdue[- ]diligence\b[^.;]{0,50}\b(?:will|shall|to) (?:be )?(?:carr|conduct|complet|undertak|perform|done|follow)",
    re.I,
)
_STAFF = re.compile(
    r"\b(?:staff|personnel|employees|volunteers?|trainers?|instructors?|teams?|agents|consultants|drivers|nurses|doctors)\b",
    re.I,
)
_SERVED = re.compile(
    r"\b(?:beneficiar\w+|children|pupils|schoolchildren|refugees|patients|villagers?|households|survivors|displaced persons|persons of concern|affected (?:people|populations?|communities)|camps?|orphan\w*|shelters?)\b",
    re.I,
)
#: What a text says of conduct shows nothing of who meets whom.
_CONDUCT = re.compile(r"\b(?:sexual\w*|labou?r|exploit\w*|abus\w*|warrants?|represents?|compl(?:y|ies))\b", re.I)


def rights_abuse_asked(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """PAR-01: the draft itself speaks of an accusation or a case, so a person is asked what became of it."""
    found = (s for s in _sentences(agreement) if _ABUSE.search(s[3]) and _ACCUSED.search(s[3]))
    return _asked(agreement, profile, "rights-abuse", (s for s in found if not _PROMISED.search(s[3])))


def weapons_asked(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """PAR-02: the partner's own description speaks of defence, so a person is asked what it makes."""
    names = [n for p in agreement.parties if p.role == "partner" for n in (p.name, *p.aliases)]
    found = (
        s
        for s in _sentences(agreement)
        if _DEFENCE.search(s[3])
        and _DESCRIBES.search(s[3])
        and not _PROMISED.search(s[3])
        and any(n in s[3] for n in names)
    )
    return _asked(agreement, profile, "trade-weapons", found)


def sanctions_asked(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """PAR-03: the draft itself speaks of somebody who was listed or barred, so a person is asked how it stands."""
    found = (s for s in _sentences(agreement) if _LISTED.search(s[3]) and _HAPPENED.search(s[3]))
    return _asked(agreement, profile, "sanctions-listed", (s for s in found if not _PROMISED.search(s[3])))


def due_diligence_asked(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """PAR-04: the draft speaks of due diligence that is still to come, so a person is asked whether it has been done."""
    if any(_RECORDED.search(s[3]) for s in _sentences(agreement)):
        return [Outcome("not_applicable")]
    return _asked(agreement, profile, "due-diligence", (s for s in _sentences(agreement) if _LATER.search(s[3])))


def beneficiaries_asked(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """ETH-01: people of the partner and those whom the organization serves stand in one sentence, so a person is asked whether they meet."""
    names = [n for p in agreement.parties if p.role == "partner" for n in (p.name, *p.aliases)]
    found = (
        s
        for s in _sentences(agreement)
        if _STAFF.search(s[3]) and _SERVED.search(s[3]) and not _CONDUCT.search(s[3]) and any(n in s[3] for n in names)
    )
    return _asked(agreement, profile, "meets-beneficiaries", found)


def _sentences(agreement: Agreement) -> Iterator[tuple[Clause, int, int, str]]:
    for clause in agreement.clauses:
        for start, end in sentences(clause.text):
            yield clause, start, end, clause.text[start:end]


def _asked(
    agreement: Agreement, profile: Profile, fact: str, found: Iterator[tuple[Clause, int, int, str]]
) -> list[Outcome]:
    """Put the question of a fact that is not known, with the first passage that bears on it."""
    first = next(found, None) if profile.fact(fact) == "unknown" else None
    if first is None:
        return [Outcome("not_applicable")]
    clause, start, end, _ = first
    proof = (evidence(agreement, clause, start, end),)
    return [Outcome("unclear", proof, clause.id, DEAL_FACTS[fact], told=True)]
