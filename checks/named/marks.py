"""Permissions to use the marks, as a whole: how far they reach, and who may give them."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.finding import Evidence, Outcome, evidence
from checks.named.places import outcome_at, words_on
from checks.opinions import PROVEN
from checks.profile import Profile
from clauses.enlarged_parties import says_so
from clauses.model import Agreement, Clause, Statement
from clauses.units import sentences

_DENYING = re.compile(r"\b(?:shall|may|will|must|can)\s*not\b|\b(?:no|neither|nor|never|cannot)\b", re.I)

#: "Any other use of the logo needs consent before each use."
_EACH_ASKED = re.compile(
    r"\b(?:any|each|every|all)\b[^.;]{0,30}\buses?\b[^.;]{0,90}\b(?:needs?|requires?|depends? on|(?:is|are) (?:subject|conditional))\b",
    re.I,
)


def _by_partner(agreement: Agreement) -> list[Statement]:
    """What the text says of the partner's use of the UN body's marks."""
    return [
        s
        for s in agreement.of_act("use")
        if s.thing.owner == "un" and s.bearer.side == "partner" and s.effect != "overridden"
    ]


def _uses(agreement: Agreement) -> list[Statement]:
    """The permissions that the text gives; a ban on use without consent, or one that leaves each use to be consented to, gives none."""
    return [
        s
        for s in _by_partner(agreement)
        if s.modality in ("may", "must")
        and not (s.operator == "limited" and (_DENYING.search(s.quote) or s.has("express")))
        and not (s.has("approval") and _EACH_ASKED.search(s.quote))
    ]


_LIMBS = (
    ("the purpose", r"\b(?:for the (?:sole |exclusive |limited )?purposes? of|purposes?|in connection with the (?:campaign|event|project|programme)|to (?:promote|illustrate|announce|publici[sz]e|support)|only for|solely for)\b"),
    ("the materials or media", r"\b(?:materials?|website|web ?page|banners?|posters?|brochures?|leaflets?|social media|press|print(?:ed)?|online|media|annex [a-z0-9]+|listed|report|video|artwork|invitation|backdrop|flyers?|newsletter)\b"),
    ("the territory", r"\b(?:territor\w+|countr(?:y|ies)|worldwide|in [A-Z][a-z]+(?:land|ia|ya|da|way|den|mark|ance|any|pan|na|zil|gal|co|ru|an|ey|ece|le)?\b(?! (?:accordance|particular|writing|addition|case|the)))"),
    ("the period", r"\b(?:until|period|duration|term|during|from \d|months?|years?|expir\w+|end(?:s|ing)? on|\d{4})\b"),
    ("the visual form, unaltered", r"\b(?:unaltered|alter\w*|modif\w+|brand (?:guidelines|manual|book)|graphic|visual|form|colou?rs?|proportions?|artwork supplied|guidelines|distort\w*|style)\b"),
)  # fmt: skip


#: By which attribute the grammar knows a bound in the permission itself.
_KNOWN = {
    "the purpose": "purpose-limits",
    "the materials or media": "media",
    "the territory": "territory",
    "the period": "period",
}


def permission_bounded(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """EMB-05: a permission says what for, where, in what media, until when, in what form."""
    uses = _uses(agreement)
    if not uses:
        return [Outcome("not_applicable")]
    text = "\n".join([words_on(agreement, "emblem"), *(agreement.clause(u.clause).text for u in uses)])
    missing = [
        name
        for name, pattern in _LIMBS
        if not any(u.has(_KNOWN.get(name, "")) for u in uses)
        and not re.search(pattern, text, re.I if name != "the territory" else 0)
    ]
    first = uses[0]
    clause = agreement.clause(first.clause)
    proof = (evidence(agreement, clause, first.start, first.end),)
    boundless = re.search(
        r"\b(?:in any (?:media|medium|form|manner)|any and all media|worldwide|throughout the world|any purpose|as it (?:sees|thinks) fit|all media)\b",
        text,
        re.I,
    )
    if len(missing) >= 3 or boundless:
        return [
            Outcome(
                "violated",
                proof,
                clause.id,
                f"Not stated: {', '.join(missing)}." if missing else "It is granted without bounds.",
            )
        ]
    return [Outcome("satisfied", proof, clause.id, f"Not found: {', '.join(missing)}." if missing else "")]


_LOGO = re.compile(r"\b(?:logos?|emblems?|temple)\b", re.I)
_LINKED = re.compile(
    r"\blink(?:ed|ing)\b|\b(?:never|not)\b[^.;]{0,40}\b(?:alone|by itself|on its own)\b|\b(?:words?|text|title|legend|caption|phrase)\b[^.;]{0,40}[“\"‘']"
    r"|\b(?:together|jointly|only) with the (?:words|text|title|legend|phrase|name of)\b|\b(?:accompanied|preceded|followed) by\b|\b(?:under the patronage|with the support|under the auspices|in (?:partnership|cooperation) with) of\b",
    re.I,
)


_PLAIN = r"(?:(?!\b(?:not|never|nor|neither|nowhere)\b)[^.;]){0,200}?"
#: "The temple may be reproduced by itself", "the logo stands without accompanying wording", but not "never alone".
_ALONE = re.compile(
    rf"(?:^|(?<=[.;:]\s)){_PLAIN}\b(?:logo|emblem|temple)\b{_PLAIN}\b(?:by itself|on its own|stand(?:s|ing)?[- ]alone|(?:shown|used|displayed|printed|reproduced|appears?) alone"
    r"|(?:without|with no|lacking) (?:any |the |its |an )?(?:\w+ )?(?:text|words?|wording|caption|legend)\b)",
    re.I,
)


def linked_logo(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """AGY-06: where an outside body may show the logo, the text gives the words that stand with it."""
    message = "The logo would stand alone, without words that link it to the authorisation."
    for clause in agreement.clauses:
        bare = _ALONE.search(clause.text) if clause.operative else None
        if bare is not None:
            return [replace(outcome_at(agreement, "violated", (clause, bare), message), severity="major")]
    uses = [u for u in _uses(agreement) if _LOGO.search(u.quote)]
    if not uses:
        return [Outcome("not_applicable")]
    clause = agreement.clause(uses[0].clause)
    proof = (evidence(agreement, clause, uses[0].start, uses[0].end),)
    text = "\n".join([words_on(agreement, "emblem"), *(agreement.clause(u.clause).text for u in uses)])
    if _LINKED.search(text):
        return [Outcome("satisfied", proof, clause.id)]
    return [
        Outcome(
            "violated",
            proof,
            clause.id,
            "The logo would stand alone: no words that link it to the authorisation are set out.",
            "major",
        )
    ]


_UN_EMBLEM = re.compile(
    r"\b(?:united nations|UN) (?:emblem|logo|seal|name and emblem|name)\b|\b(?:emblem|logo|seal|name) of the (?:united nations|UN)\b(?! (?:development|children|high|population|environment|women|office|educational|industrial))",
    re.I,
)

_SG = re.compile(
    r"\b(?:secretary-general|office of legal affairs|OLA|publications board|competent (?:United Nations )?(?:authority|office)|that of the United Nations)\b",
    re.I,
)
#: A sentence that gives the emblem, and what shows that it does not.
_GIVEN = re.compile(
    r"\b(?:may|can|able|permits?|permitted|grants?|clears?|allows?|authori[sz]es?|authori[sz]ation|licen[sc]es?|agrees|shall|displays?|shows?|bears?|carr(?:y|ies)|stands?|appears?|means?|includes?)\b",
    re.I,
)
_UNGIVEN = re.compile(
    r"\b(?:not|no|nor|neither|never|nothing|none|outside|exclu\w+|without|cannot|except\w*|only (?:the|by)|depends?|requires?)\b",
    re.I,
)
#: "... shall be issued by the head of the Fund's secretariat".
_BY_AN_OFFICER = re.compile(
    r"\b(?:issued|given|granted|authori[sz]ed|cleared|approved)\b[^.;]{0,80}\bby (?:the |its )?(?:head|chief|director|officer|coordinator|representative|manager)\b",
    re.I,
)

_NO_AUTHORITY = re.compile(
    r"\b(?:by virtue of|as (?:a|an)|based on|because of|its)\b[^.;]{0,60}\b(?:global compact|consultative status|ecosoc|accredit\w+|association with (?:the )?(?:UN|United Nations|Department)\b)[^.;]{0,80}\b(?:may|entitled|authori[sz]ed|permitted|right)\b|\b(?:global compact|consultative status|ecosoc status|associated ngo)[^.;]{0,80}\b(?:entitles|authori[sz]es|permits|confers|suffices|counts as)\b",
    re.I,
)

_SDG = re.compile(
    r"\b(?:Sustainable Development Goals?|SDGs?|Global Goals)\b[^.;]{0,40}\b(?:logos?|wheel|icons?)\b"
    r"|\b(?:logos?|wheel|icons?) (?:of|for) the (?:Sustainable Development Goals?|SDGs?|Global Goals)\b",
    re.I,
)


def marks_authority(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """EMB-14: who authorises is who has the mark: the Secretary-General for the UN emblem, an agency for its own."""
    own = {p.organization for p in agreement.parties if p.role == "un"}
    found: list[Outcome] = []
    spoke = False
    for clause in agreement.clauses:
        if not clause.operative:
            continue
        status = _NO_AUTHORITY.search(clause.text)
        if status and re.search(r"\b(?:emblem|logo|name|mark)s?\b", clause.text, re.I):
            found.append(
                outcome_at(
                    agreement,
                    "violated",
                    (clause, status),
                    "A status with the United Nations is no authority to use its marks.",
                )
            )
    agency = own - {"UN", None}
    for clause in agreement.clauses:
        for start, end in sentences(clause.text) if clause.operative else ():
            match = _UN_EMBLEM.search(clause.text, start, end)
            sentence = clause.text[start:end]
            if match is None or _SDG.search(sentence):
                continue  # which version of the SDG logo may be shown is a rule of its own
            officer = _BY_AN_OFFICER.search(sentence)
            if not officer and (_UNGIVEN.search(sentence) or not _GIVEN.search(sentence)):
                continue
            spoke = True
            if officer or (agency and not _SG.search(clause.text)):
                by = ", ".join(sorted(o for o in agency if o)) + "'s" if agency else "an officer's"
                message = f"The emblem of the United Nations is the Secretary-General's to authorise, not {by}."
                found.append(outcome_at(agreement, "violated", (clause, match), message))
    return found[:3] or [Outcome("satisfied" if spoke or _uses(agreement) else "not_applicable")]


#: Facts of a permission to use the marks, be it one that each use must still be asked for.
_PERMITTED = ("mark-approved", "mark-conditions", "mark-nonexclusive", "mark-use-free", "mark-withdrawn")


def permission_of_a_group(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """EMB-06: a name that brings others in beside the partner brings them into what the partner may do with the marks."""
    permitted = {s.clause for s in _by_partner(agreement) if s.modality in ("may", "must") or s.has("approval")}
    permitted |= {
        r.clause for f in _PERMITTED for r in agreement.of_fact(f) if r.probability >= PROVEN and not r.denied
    }
    found = []
    for name in sorted(n for n in agreement.collective if not (n.islower() and n.capitalize() in agreement.collective)):
        clause, proof, scope = _enlarged(agreement, name)
        if clause is None:
            continue
        inside = (c for c in agreement.clauses if c.id in permitted)
        use = next((c for c in inside if not scope or scope & set(agreement.upwards(c.id))), None)
        if use is None:
            found.append(Outcome("satisfied", proof, clause.id, defined=True))
        else:
            where = use.number or use.heading or "the draft"
            message = f"“{name}” means others too, and clause {where} lets it use the name or emblem."
            found.append(Outcome("violated", proof, clause.id, message, defined=True))
    return found or [Outcome("not_applicable")]


def _enlarged(agreement: Agreement, name: str) -> tuple[Clause | None, tuple[Evidence, ...], set[str]]:
    """Return the clause in which a name is said to mean others too, its sentence, and the provisions for which alone it does."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    defining = {d.clause for d in agreement.definitions if d.name == name}
    for clause in sorted(agreement.clauses, key=lambda c: c.id not in defining):
        for start, end in sentences(clause.text):
            said = word.search(clause.text, start, end)
            if said is None or not says_so(clause.text[start:end], name, agreement.definitions):
                continue
            aimed = {r.target for r in clause.references if start <= r.start < end and r.kind == "clause" and r.target}
            return clause, (evidence(agreement, clause, start, end),), aimed
    return None, (), set()
