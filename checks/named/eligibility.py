"""Is the partner of a trade that the organization excludes, as far as the draft itself shows: AGY-01, 03, 07."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.finding import Outcome, evidence
from checks.named.places import sentence_around
from checks.organization import Passage, of_agency, organizations, trades
from checks.profile import Profile
from clauses.frames.denial import denied
from clauses.model import Agreement, Clause
from clauses.organizations import full_name, named
from clauses.units import sentences

_WARRANTS = re.compile(
    r"\b(?:warrant|represent|declare|confirm|undertake|certif|assure|guarantee|is not|are not|no part|not engage|neither|accepts?|compl(?:y|ies)|has no|receives? no)\w*",
    re.I,
)
_BUSINESS = re.compile(
    r"\b(?:manufactur\w+|produc\w+|brew\w*|distill\w*|sells?|operat\w+|owns?|a company|limited|ltd|inc|plc|gmbh|whose business|engaged in|active in|leading|maker|trading|sponsor)\b",
    re.I,
)


#: What takes a part of an excluded trade out of the warranty again: "tobacco does not comprise cloves", "holdings of up to 5% are not regarded as a link".
_HOLDING = r"(?:holdings?|stakes?|shareholdings?|(?:financial |minority )?interests?|investments?|links?|affiliates?|sister compan(?:y|ies)|subsidiar(?:y|ies)|joint ventures?)"
_TAKES_OUT = r"\b[^.;]{0,160}?\b(?:(?:do|does|shall|will|is|are)\s+not|(?:is|are)\s+(?:left out|outside|exempt|excepted))\b[^.;]{0,25}?\b(?:comprise|include|extend|apply|cover|count|concern|fall|mean|regarded|deemed|considered|treated|taken|reckoned|understood|of|from|this)\b"


#: "Point 3 does not extend to the distillery", "it being agreed that the award does not count as such a link".
_NOT_TO = (
    r"\b(?:points?|clauses?|paragraphs?|articles?|warranty|exclusions?|the foregoing|the above|the preceding sentence)\b[^.;]{0,40}\b(?:does|do|shall) not (?:extend|apply|relate) to\b"
    r"|\bnot (?:count|be (?:regarded|considered|treated)|(?:regarded|considered|treated|reckoned|taken|counted)) as (?:such an? |an? |such |any )?(?:activit(?:y|ies)|engagement|links?|interests?|relations?|funding|involvement|connections?)\b"
)
#: "Nor makes tobacco, the cigars of its daughter excepted", "except through minority holdings".
_EXCEPTS = (
    r"\b[^.;]{0,100}?(?:\b(?:excepted|exempted|left aside|put aside)\b"
    r"|\b(?:except(?:ing)?|save|other than|apart from|with the exception of)\b(?![^.;,]{0,30}\b(?:accordance|compliance|conformity|required|agreed|approv\w+|otherwise)\b))"
)


def _narrowed(agreement: Agreement, clause: Clause, patterns: Sequence[re.Pattern[str]]) -> Outcome | None:
    """Return what the warranty in a clause, or a provision beside it, takes out of the excluded trades again."""
    words = "|".join([*(p.pattern for p in patterns), rf"\b{_HOLDING}\b"])
    takes_out = re.compile(rf"(?:{words}){_TAKES_OUT}", re.I)
    excepted = re.compile(rf"(?:{'|'.join(p.pattern for p in patterns)}){_EXCEPTS}|{_NOT_TO}", re.I)
    article = agreement.upwards(clause.id)[-1]
    for beside in (c for c in agreement.clauses if agreement.upwards(c.id)[-1] == article):
        for start, end in sentences(beside.text):
            sentence = beside.text[start:end]
            if excepted.search(sentence) or (takes_out.search(sentence) and not _WARRANTY.search(sentence)):
                proof = (evidence(agreement, beside, start, end),)
                return Outcome(
                    "violated", proof, beside.id, "It takes a part of an excluded trade out of the warranty."
                )
    return None


#: These words give the warranty; what takes something out of it stands in another sentence.
_WARRANTY = re.compile(r"\b(?:warrants?|represents?|declares?|confirms?|undertakes?|certif\w+|neither|nor)\b", re.I)


def excluded_trade(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """The partner is of no trade that the organization excludes: by the profile, by its description in the draft, or by its own warranty."""
    organization = of_agency(profile.agency)
    listed = organization.excluded_trades if organization else []
    if not listed:
        return [Outcome("not_applicable")]
    known = [trade for trade in listed if profile.fact(f"trade-{trade}") == "yes"]
    if known:
        return [
            Outcome(
                "violated",
                message=f"The profile says that the partner has to do with {', '.join(trades()[trade]['say'] for trade in known)}.",
                told=True,
            )
        ]
    patterns = {trade: re.compile(rf"\b(?:{trades()[trade]['words']})\b", re.I) for trade in listed}
    partner = next((p for p in agreement.parties if p.role == "partner"), None)
    names = " ".join([partner.name, *partner.aliases]) if partner else ""
    warranty: Outcome | None = None
    for clause in agreement.clauses:
        for trade, pattern in patterns.items():
            for match in pattern.finditer(clause.text):
                start, end = sentence_around(clause, match.start())
                sentence = clause.text[start:end]
                proof = (evidence(agreement, clause, start, end),)
                if _WARRANTS.search(sentence) and (
                    denied(sentence) or re.search(r"\b(?:free|code|standards?)\b", sentence, re.I)
                ):
                    warranty = warranty or Outcome("satisfied", proof, clause.id)
                elif _is_the_partner(sentence, match, names, partner.aliases if partner else ()) and _BUSINESS.search(
                    sentence
                ):
                    return [
                        Outcome(
                            "violated",
                            proof,
                            clause.id,
                            f"The partner's own description speaks of {trades()[trade]['say']}.",
                        )
                    ]
    if warranty is not None and warranty.clause is not None:
        narrowed = _narrowed(agreement, agreement.clause(warranty.clause), list(patterns.values()))
        return [narrowed or warranty]
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
            message=f"The draft does not show whether the partner has to do with {', '.join(trades()[trade]['say'] for trade in asked)}; has it been screened?",
            told=True,
        )
    ]


def trade_facts(agency: str) -> list[str]:
    """Return the trades that an organization excludes, as facts of a deal."""
    organization = of_agency(agency)
    return [f"trade-{trade}" for trade in organization.excluded_trades] if organization else []


def _is_the_partner(sentence: str, match: re.Match[str], names: str, aliases: tuple[str, ...]) -> bool:
    return match.group().lower() in names.lower() or any(
        name in sentence for name in (*aliases, names.split(" (")[0]) if name
    )


def national_committee(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-02: where the brand is licensed, a National Committee may hold the right for the country."""
    words = _passage(profile, "national-committee")
    if words is None:
        return [Outcome("not_applicable")]
    uses = [
        s
        for s in agreement.statements
        if s.act == "use" and s.thing.owner == "un" and s.bearer.side == "partner" and s.modality in ("may", "must")
    ]
    for clause in agreement.clauses:
        match = words.search(clause.text)
        if match:
            return [
                Outcome("satisfied", (evidence(agreement, clause, *sentence_around(clause, match.start())),), clause.id)
            ]
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


#: What the profile may say of a partner that a code of conduct for companies shuts out.
SHUT_OUT = {
    "trade-weapons": "has to do with weapons",
    "rights-abuse": "has a part in human-rights abuse, forced labour or child labour",
    "sanctioned-country": "operates in a country under United Nations sanctions",
}


def _passage(profile: Profile, name: Passage) -> re.Pattern[str] | None:
    """Return what the organization's own data says a passage of the text looks like, None if it asks for none."""
    organization = of_agency(profile.agency)
    words = organization.passages.get(name) if organization else None
    return re.compile(words, re.I) if words else None


def _states(agreement: Agreement, profile: Profile, name: Passage) -> list[Outcome]:
    words = _passage(profile, name)
    if words is None:
        return [Outcome("not_applicable")]
    for clause in agreement.clauses:
        match = words.search(clause.text)
        if match:
            return [
                Outcome("satisfied", (evidence(agreement, clause, *sentence_around(clause, match.start())),), clause.id)
            ]
    return [Outcome("violated", message="It is not in the text of the draft.")]


def corporate_code(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-08: the organization's code of conduct for companies is accepted, by a partner whom the code does not shut out."""
    for fact, what in SHUT_OUT.items():
        if profile.fact(fact) == "yes":
            return [Outcome("violated", message=f"The profile says that the partner {what}.", told=True)]
    return _states(agreement, profile, "code")


def no_special_access(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-09: the agreement says itself that it gives no special access or influence."""
    return _states(agreement, profile, "no-special-access")


def every_holder(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-10: the reservation names every body whose immunities they are, of WFP's founders and of each organization that signs."""
    signing = [organizations()[p.organization] for p in agreement.parties if p.role == "un" and p.organization]
    own = signing or [o for o in (of_agency(profile.agency),) if o is not None]
    holders = list(dict.fromkeys(h for o in own for h in o.holders))
    if len(holders) < 2:
        return [Outcome("not_applicable")]
    partial: Outcome | None = None
    for statement in agreement.statements:
        if (
            statement.act == "waive"
            and statement.modality in ("is-not", "must-not")
            and statement.thing.name == "immunities"
        ):
            clause = agreement.clause(statement.clause)
            quote = clause.text[statement.start : statement.end]
            proof = (evidence(agreement, clause, statement.start, statement.end),)
            missing = [h for h in holders if h not in {m.organization.id for m in named(quote)}]
            if not missing or _EACH.search(quote):
                return [Outcome("satisfied", proof, clause.id)]
            message = (
                f"It does not name {' and '.join(full_name(h) for h in missing)}, whose immunities are at stake too."
            )
            partial = partial or Outcome("violated", proof, clause.id, message)
    return [partial or Outcome("not_applicable")]


_EACH = re.compile(
    r"\b(?:each|every|all|any)\b(?: of)?(?: the)?(?: (?:participating|signatory|contracting|respective))*(?: (?:UN|United Nations))? (?:organi[sz]ations?|agenc(?:y|ies)|entit(?:y|ies)|bodies|(?:UN|United Nations) part(?:y|ies))\b",
    re.I,
)
