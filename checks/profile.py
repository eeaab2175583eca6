"""The facts about the deal by which rules are chosen, given or read off the draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from checks.nature import nature
from clauses.model import Agreement, Party
from clauses.organizations import organizations

AGENCIES = (*(o.id.lower() for o in organizations()), "other")

#: What no draft can show and only a person knows; each with the question to that person. Rules ask for them by name.
DEAL_FACTS: dict[str, str] = {
    "due-diligence": "Has the due diligence of the partner been done and recorded?",
    "meets-beneficiaries": "Will people of the partner meet beneficiaries?",
    "rights-abuse": "Is the partner, or a company of its group, known to have a part in human-rights abuse, forced labour or child labour?",
    "sanctions-listed": "Does the partner, or one of its owners, stand on a sanctions or ineligibility list of the United Nations?",
    "sanctioned-country": "Does the partner operate in a country under United Nations sanctions?",
    "trade-weapons": "Does the partner, or a company of its group, make or sell weapons, mines or their components?",
    "trade-tobacco": "Does the partner make or sell tobacco, or is it funded or influenced by those who do?",
    "trade-alcohol": "Does the partner make or sell alcoholic drinks?",
    "trade-gambling": "Does the partner live from gambling?",
    "trade-pornography": "Does the partner make or sell pornography?",
    "trade-formula": "Does the partner make or sell infant formula or other breast-milk substitutes?",
    "trade-wildlife": "Does the partner trade in wildlife or banned substances?",
    "national-committee": "Is there a National Committee in the country, with a right to the brand of its own?",
    "collecting-vehicle": "Is a foundation or charity set up to collect for the United Nations organization?",
    "field-activities": "Are there activities in a country, outside offices?",
    "personal-data": "Will personal data be handled?",
}
Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Profile:
    """The deal; every value is one of the lists above."""

    agency: str
    partner_type: str
    modality: str
    edition: str
    facts: Mapping[str, Answer] = field(default_factory=dict)
    """Answers to DEAL_FACTS that a person gave; what is not answered is unknown."""
    nature: str = "binding"

    def fact(self, name: str) -> Answer:
        """Return the answer to one of DEAL_FACTS."""
        return self.facts.get(name, "unknown")


_PARTNER = (
    ("government", r"\b(?:government|ministry|municipality|republic of|kingdom of|state of|city of|department of (?:health|education|agriculture))\b"),
    ("academic", r"\b(?:university|universit[éàa]\w*|college|academy|school of|institute of technology|faculty)\b"),
    ("foundation", r"\b(?:foundation|fondation|stiftung|stichting|fundaci[óo]n|trust|philanthrop\w+|endowment)\b"),
    ("ngo", r"\b(?:ngo|cso|non-?governmental|civil society|association|society|charity|committee|council|relief|volunteer\w*|red cross|not-for-profit|non-?profit|implementing partner)\b"),
    ("business", r"\b(?:ltd|limited|inc|llc|plc|gmbh|ag|s\.?a\.?|b\.?v\.?|corp\w*|company|bank|group|holdings?|airlines?|pvt|pty|spa|vendor|supplier|contractor|sponsor|licensee)\b"),
)  # fmt: skip
#: Nearly every agreement calls itself a cooperation or a partnership.
_VAGUEST = "cooperation-project"
_MODALITY = (
    ("nda", r"\bnon-?disclosure|confidentiality (?:agreement|undertaking)"),
    ("pro-bono", r"\bpro[- ]bono|free of charge services"),
    ("sponsorship", r"\bsponsor(?:ship)?\b"),
    ("licence", r"\b(?:licen[cs]e|licensing)(?: (?:and|&) \w+)? agreement|\bmerchandising|agreement (?:for|on|of) (?:the |a )?licen[cs](?:e|ing)\b|emblem licen[cs]e|logo (?:licen[cs]e|form|use)"),
    ("mou", r"\bmemorandum of understanding|\bmou\b|letter of intent|memorandum of cooperation"),
    ("promotion", r"\b(?:promotion\w*|advocacy|campaign|awareness)\b"),
    ("technical-assistance", r"\btechnical (?:assistance|cooperation)"),
    ("indirect-contribution", r"\brelationship agreement|national committee"),
    ("direct-contribution", r"\b(?:contribution|donation|donor|grant|gift|in-kind)\b"),
    (_VAGUEST, r"\b(?:cooperation|collaboration|partnership|programme cooperation|joint project|framework)\b"),
)  # fmt: skip


def detect(agreement: Agreement, facts: Mapping[str, Answer] | None = None, **given: str | None) -> Profile:
    """Read the profile off the draft; values ``given`` by a person win, ``facts`` only a person can know."""
    un = next((p for p in agreement.parties if p.role == "un"), None)
    organization = (un.organization or "").lower() if un else ""
    agency = organization if organization in AGENCIES else "other"
    partner = next((p for p in agreement.parties if p.role == "partner"), None)
    names = " ".join([partner.name, *partner.aliases]) if partner else ""
    told = (names, _description(agreement, partner) if partner else "")
    named = [kind for words in told for kind, pattern in _PARTNER if re.search(pattern, words, re.I)]
    kinds = iter(sorted(named, key=lambda kind: kind == "business"))  # "Corporación X, a non-profit corporation"
    partner_type = next(kinds, "business")
    return Profile(
        given.get("agency") or agency,
        given.get("partner_type") or partner_type,
        given.get("modality") or _modality(agreement),
        given.get("edition") or _edition(agreement),
        dict(facts or {}),
        given.get("nature") or nature(agreement),
    )


def _description(agreement: Agreement, partner: Party) -> str:
    """What the introduction says that the partner is: "a non-governmental organization registered under the laws of Kenya"."""
    place = partner.place
    text = next((b.text for b in agreement.document.blocks if place and b.index == place.block), "")
    said = re.search(rf"{re.escape(partner.name)}\s*,\s*((?:an?|the)\b[^,;()]{{0,90}})", text)
    return _UNDER_A_LAW.split(said.group(1), maxsplit=1)[0] if said else ""


#: "A corporation of the State of Delaware" is no State.
_UNDER_A_LAW = re.compile(r"\b(?:of|under|in|from|with|incorporated|registered|organi[sz]ed|established)\b")


def _modality(agreement: Agreement) -> str:
    """The kind of agreement by its title, by what the partner gives, or by its first words."""
    head = " ".join([agreement.title, *(c.text for c in agreement.clauses[:8])])[:1500]
    titled = next((m for m, pattern in _MODALITY if re.search(pattern, agreement.title, re.I)), None)
    if titled is not None and titled != _VAGUEST:
        return titled
    contributes = _gives(agreement, "contribute", "money", "contribution-terms", 0.8)
    if not contributes and _gives(agreement, "be-free", "", "free-of-charge", 0.5):
        return "pro-bono"
    opened = titled or next((m for m, pattern in _MODALITY if re.search(pattern, head, re.I)), None)
    return opened or ("direct-contribution" if contributes else "other")


def _gives(agreement: Agreement, act: str, thing: str, fact: str, likely: float) -> bool:
    """Whether a reader finds it: a statement of the partner's act, or a fact as likely as this."""
    return any(
        s.bearer.side == "partner" and s.modality in ("must", "may") and thing in ("", s.thing.name)
        for s in agreement.of_act(act)
    ) or any(r.probability >= likely and not r.denied for r in agreement.of_fact(fact))


_DATE = re.compile(
    r"\b(?:dated?|signed|entered into|made|effective|as of|on)\b[^.;\n]{0,60}?\b((?:19|20)\d{2})\b|\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+((?:19|20)\d{2})\b",
    re.I,
)


def _edition(agreement: Agreement) -> str:
    """The edition in force when the text was signed; a draft without a date is judged by the current one."""
    head = " ".join(c.text for c in agreement.clauses[:10])[:2500]
    years = [int(g) for m in _DATE.finditer(head) for g in m.groups() if g]
    if not years or years[0] >= 2015 or years[0] < 2000:
        return "2015"
    return "2009" if years[0] >= 2009 else "2000"
