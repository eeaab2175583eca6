"""The closed vocabulary in which statements are made and rules are written.

An act lists the modalities it takes, in its one canonical form, and the things
it is done to. What a word of the draft means is not here: that is the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from clauses.model import Modality, Side

SIDES: tuple[str, ...] = get_args(Side)
MODALITIES: tuple[str, ...] = get_args(Modality)

TOPICS: tuple[str, ...] = (
    "emblem",
    "endorsement",
    "exclusivity",
    "indemnity",
    "liability",
    "insurance",
    "immunities",
    "disputes",
    "governing-law",
    "tax",
    "eligibility",
    "conduct",
    "purpose",
    "roles",
    "transparency",
    "publicity",
    "confidentiality",
    "funds",
    "audit",
    "intellectual-property",
    "data-protection",
    "relationship",
    "assignment",
    "term",
    "termination",
    "amendment",
    "precedence",
    "survival",
    "force-majeure",
    "notices",
    "monitoring",
    "definitions",
    "signature",
    "other",
)

DUTY = ("must", "may", "must-not", "need-not")
STATE = ("is", "is-not")


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the vocabulary."""

    name: str
    topic: str
    modalities: tuple[str, ...]
    meaning: str
    things: tuple[str, ...] = ()
    counterparty: bool = False


THINGS: dict[str, str] = {
    "marks": "name, abbreviation, emblem, logo, seal or other distinctive sign",
    "immunities": "privileges and immunities, or immunity of any kind",
    "jury": "trial by jury",
    "courts": "courts or tribunals of a State",
    "process-agent": "an agent to receive service of process",
    "assets": "property, funds, accounts, goods or archives",
    "disputes": "disputes, controversies, claims arising out of the agreement",
    "agreement": "the agreement itself",
    "law": "law of a State; with owner none: general principles or international law",
}

ACTS: dict[str, Act] = {
    a.name: a
    for a in (
        Act("use", "emblem", DUTY, "make use of a mark; a licence or authorisation granted is `may use`", ("marks",)),
        Act("sublicense", "emblem", DUTY, "pass a permission on to somebody else", ("marks",)),
        Act("register", "emblem", DUTY, "register a mark or build it into a name, a product or a domain", ("marks",)),
        Act("acquire", "emblem", STATE, "get a right or an interest in a mark", ("marks",)),
        Act(
            "approve",
            "emblem",
            ("must", "may", "must-not", "need-not", "is", "is-not"),
            "give consent to a use, text or artwork; `is approve with deemed`: silence or time counts as consent",
        ),
        Act("withdraw", "emblem", DUTY, "take a permission to use marks back", ("marks",)),
        Act("cease", "emblem", DUTY, "stop using marks, withdraw or destroy material that bears them", ("marks",)),
        Act(
            "endorse",
            "endorsement",
            ("must", "may", "must-not", "need-not", "is", "is-not"),
            "endorse, recommend, certify or prefer, or lend a title such as official supplier",
            (),
            True,
        ),
        Act("claim-endorsement", "endorsement", DUTY, "say or suggest that the other endorses or prefers", (), True),
        Act(
            "deal-with-others",
            "exclusivity",
            DUTY,
            "have similar arrangements with others; exclusivity is `must-not deal-with-others`",
            (),
            True,
        ),
        Act("offer-first", "exclusivity", DUTY, "give a right of first refusal, first offer or matching", (), True),
        Act("buy-from", "exclusivity", DUTY, "purchase goods or services from the counterparty", (), True),
        Act("prefer", "exclusivity", DUTY, "give an advantage in procurement or in future business", (), True),
        Act(
            "indemnify",
            "indemnity",
            DUTY,
            "indemnify, hold harmless, defend, make good or reimburse losses, assume liability for",
            (),
            True,
        ),
        Act(
            "liable", "liability", STATE, "be liable, responsible or answerable; a release is `is-not liable`", (), True
        ),
        Act(
            "waive",
            "immunities",
            ("must", "may", "must-not", "need-not", "is", "is-not"),
            "give up; a reservation of immunities is `is-not waive immunities`",
            ("immunities", "jury"),
        ),
        Act(
            "submit",
            "immunities",
            ("must", "may", "must-not", "need-not", "is", "is-not"),
            "submit or be subject to the jurisdiction of courts",
            ("courts",),
        ),
        Act("appoint", "immunities", DUTY, "name an agent for service of process", ("process-agent",)),
        Act(
            "seize",
            "immunities",
            DUTY,
            "attach, set off, withhold, hold a lien on or in escrow, execute against",
            ("assets",),
        ),
        Act("negotiate", "disputes", DUTY, "try to settle disputes amicably", ("disputes",)),
        Act("conciliate", "disputes", DUTY, "bring disputes to conciliation or mediation", ("disputes",)),
        Act("arbitrate", "disputes", DUTY, "bring disputes to arbitration", ("disputes",)),
        Act(
            "litigate", "disputes", DUTY, "bring disputes to the courts of a State, or seek their orders", ("disputes",)
        ),
        Act("decide", "disputes", DUTY, "settle disputes by one's own decision", ("disputes",)),
        Act(
            "govern",
            "governing-law",
            STATE,
            "apply to the agreement as its law: `law of state is govern agreement`",
            ("agreement",),
        ),
        Act("comply", "governing-law", DUTY, "observe the law of a State", ("law",)),
    )
}

ATTRIBUTES: dict[str, str] = {
    # consent
    "prior": "obtained before the act",
    "written": "in writing",
    "express": "express, specific",
    "approval": "depends on the consent of the owner, in whatever form",
    "deemed": "by silence, lapse of time or as if given",
    "blanket": "approved by the signed text itself, for uses described only in general",
    "attached": "the very material is attached and approved with the signature",
    # scope of a permission
    "exclusive": "exclusive, sole, or exclusive in a category",
    "non-exclusive": "expressly not exclusive",
    "perpetual": "without end in time",
    "irrevocable": "cannot be taken back",
    "revocable": "can be taken back",
    "sublicensable": "may be passed on",
    "for-affiliates": "reaches affiliates, agencies, retailers, customers",
    "after-end": "outlives the agreement",
    "at-end": "when the agreement ends",
    "on-goods": "on goods, packaging, labels or in the advertising of goods",
    "as-trademark": "as a trade mark, brand or commercial label",
    "separate-licence": "only under a separate licence or merchandising agreement",
    "mark-name": "names the name",
    "mark-abbreviation": "names the abbreviation or initials",
    "mark-emblem": "names the emblem or logo",
    "mark-seal": "names the seal",
    "factual": "a purely factual mention",
    # liability and indemnity
    "own-acts": "for one's own acts, omissions, staff",
    "own-expense": "at one's own cost",
    "indirect-loss": "indirect, consequential, special or punitive loss, lost profit",
    "unlimited": "without limit",
    "joint": "joint, or joint and several",
    "strict": "without fault",
    "capped": "up to an amount",
    "third-party-claims": "for claims of third parties",
    "refused": "the bearer declines what the other side would need",
    "cleared": "cleared by the legal office",
    # immunities and disputes
    "carve-out": "except as another clause provides",
    "by-authority": "only by the Secretary-General or executive head, expressly, in a particular case",
    "un-only": "only the UN body has the right",
    "award": "for the enforcement of an arbitral award",
    "interim": "for interim or injunctive relief",
    "uncitral": "under the UNCITRAL rules",
    "other-rules": "under the rules of another institution",
    "final": "final and binding",
    "no-punitive": "without punitive damages",
    "window": "within a stated time",
    "national-seat": "with a seat or a law that brings in national courts",
    "gap-filler": "only for matters the agreement does not settle",
    "general-principles": "general principles of law or international law",
    "without-prejudice": "without prejudice to privileges and immunities",
    "reciprocal": "each towards the other",
    "at-once": "immediately",
    "procurement": "in procurement or supply",
    "survives": "survives the end of the agreement",
}
