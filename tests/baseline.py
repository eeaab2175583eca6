"""What a keyword checker would say: the baseline that reading has to beat.

A rule that asks for a clause is met where two of the trigger words of its topics
stand in one clause, and broken if they stand nowhere together; any other rule is
broken wherever one does. That is how a search list for lawyers works: it knows
no parties, no negation and no conditions.
"""

from __future__ import annotations

import re
from functools import cache

from checks.rule import Rule
from clauses.model import Agreement

#: By topic: what a lawyer would type into the search box.
TRIGGERS = {
    "indemnity": "indemnif*, indemnity, harmless, defend, reimburse*",
    "liability": "liable, liability, damages, loss, losses, warrant*, guarantee*, penalt*",
    "immunities": "immunit*, privileges, waive*, waiver, jurisdiction, court, courts, set-off, lien, attachment",
    "disputes": "dispute*, arbitration, arbitrator*, court, courts, UNCITRAL, mediation",
    "governing-law": "governed, governing law, laws of, applicable law",
    "emblem": "logo*, emblem*, name and, trademark*, brand*, marks",
    "publicity": "press release*, publicity, announce*, public statement*, advertis*",
    "endorsement": "endors*, recommend*, official partner, official supplier, preferred",
    "exclusivity": "exclusiv*, sole, first refusal, compet*",
    "tax": "tax, taxes, duties, VAT",
    "eligibility": "sanction*, child labour, mines, weapons, OFAC, eligib*, ineligib*, human rights, due diligence, tobacco",
    "conduct": "sexual exploitation, corrupt*, fraud*, gift*, conflict of interest, conflicts of interest, comply",
    "funds": "contribution*, funds, overhead, support costs, refund*, budget",
    "audit": "audit*, inspect*, books",
    "intellectual-property": "intellectual property, copyright, invention*, patent*, ownership",
    "data-protection": "personal data, data protection, GDPR",
    "relationship": "joint venture, agency, employ*, legal partnership",
    "assignment": "assign*, subcontract*, sub-contract*",
    "term": "enter into force, expire*, effective date, renew*",
    "termination": "terminat*, notice",
    "amendment": "amend*, modif*",
    "precedence": "prevail*, precedence, general terms, terms and conditions, standard terms",
    "transparency": "disclose*, publish*, public",
    "confidentiality": "confidential*, secret*",
    "insurance": "insur*",
    "purpose": "purpose, goal*, objective*, mandate",
    "roles": "responsib*, committee, focal point*, steering",
    "monitoring": "monitor*, report*, evaluat*, indicator*, risk*, benchmark*",
    "definitions": "means, defined",
    "survival": "surviv*",
    "force-majeure": "force majeure",
    "notices": "notice*",
    "signature": "signature*, signed",
}  # fmt: skip


@cache
def _pattern(topic: str) -> re.Pattern[str]:
    words = [re.escape(w.strip()).replace(r"\*", r"\w*") for w in TRIGGERS.get(topic, "").split(",")]
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if TRIGGERS.get(topic) else r"(?!)", re.I)


def places(agreement: Agreement, rule: Rule) -> list[str]:
    """Return the numbers of the clauses that hold a trigger word of the rule's first topic, for a required clause two."""
    enough = 2 if rule.kind == "required clause" else 1
    pattern = _pattern(rule.topics[0])
    return [
        c.number
        for c in agreement.clauses
        if c.operative and len({m.group().lower() for m in pattern.finditer(f"{c.heading} {c.text}")}) >= enough
    ]
