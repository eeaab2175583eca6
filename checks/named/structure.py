"""What an agreement as a whole must hold: who prevails, what survives, whether it binds, who signs."""

from __future__ import annotations

import re

from checks.finding import Outcome, evidence
from checks.named.places import find_first, outcome_at, words_on
from checks.nature import disclaimer, excepted
from checks.profile import Profile
from clauses.frames.precedence import first_of_order
from clauses.mentions import finder_of
from clauses.model import Agreement

_CLOSING = (
    ("which clauses survive", re.compile(r"\b(?:surviv|outliv|outlast)\w*|\bliv(?:e|es) on\b|(?:\d|\))\s+(?:shall |will )?(?:(?:continue|remain|go on)s? to (?:apply|have (?:effect|force)|bind|be (?:binding|effective))|(?:stay|remain)s? (?:in (?:force|effect)|binding|effective)|keep(?:s)? (?:their|its) (?:force|effect))|\b(?:continue|remain|endure|last|go on)\w*\b[^.;]{0,40}\b(?:after|beyond|past|notwithstanding|despite)\b[^.;]{0,40}\b(?:terminat|expir|end|clos)\w*|\b(?:continue|remain)s? (?:to (?:apply|bind)|in (?:force|effect)|binding)[^.;]{0,80}\b(?:after|beyond|notwithstanding)[^.;]{0,40}(?:terminat|expir|end)\w*|\b(?:after|beyond)[^.;]{0,40}(?:terminat|expir|end)\w*[^.;]{0,80}\b(?:continue|remain|apply)", re.I)),
    ("force majeure", re.compile(r"\bforce majeure\b|\bbeyond (?:its|the|their)(?: reasonable)? control\b|\bacts? of god\b|\bunforeseeable\b", re.I)),
    ("notices or focal points", re.compile(r"\bnotices?\b[^.;]{0,80}\b(?:address\w*|deliver\w*|sent|writing|given|served|courier|e-?mail)\b|\bfocal points?\b|\bcontact (?:persons?|points?)\b|\b(?:communications?|correspondence)\b[^.;]{0,60}\b(?:address\w*|sent)\b", re.I)),
)  # fmt: skip


def boilerplate(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """TER-04: survival, force majeure, notices."""
    text = words_on(agreement)
    missing = [name for name, pattern in _CLOSING if not pattern.search(text)]
    if not missing:
        return [Outcome("satisfied")]
    survives = missing[0] != "which clauses survive"
    if survives:
        return [Outcome("satisfied", message=f"Not found: {', '.join(missing)}.")]
    return [Outcome("violated", message=f"Not found: {', '.join(missing)}.")]


_RANKED = re.compile(
    r"\b(?:in (?:the following|this|that) order|(?:in )?the order in which|in descending order|prevails?|prevailing over|takes? preceden\w+|order of preceden\w+|shall control|govern\w* in the event|has priority|have priority|rank\w* (?:in|before|ahead|above)|in rank\b|(?:comes?|goes|go) (?:first|before|ahead of))\b",
    re.I,
)


def _listed_order(agreement: Agreement) -> Outcome | None:
    """A list of documents in the order in which they prevail: wrong where it begins with an annex or the partner's terms."""
    finder = finder_of(agreement)
    right = None
    for clause in agreement.clauses:
        first = first_of_order(clause.text, finder.find) if clause.operative else None
        if first is None:
            continue
        thing, start, end = first
        proof = (evidence(agreement, clause, start, end),)
        if thing in ("annexes", "partner-terms"):
            message = "An annex or the partner's terms would prevail over the body of the agreement."
            return Outcome("violated", proof, clause.id, message)
        right = right or Outcome("satisfied", proof, clause.id)
    return right


def annexes_ranked(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """GEN-02: where there are annexes, the text says which document prevails."""
    annexes = any(c.annex for c in agreement.clauses) or any(
        r.kind == "annex" for c in agreement.clauses for r in c.references
    )
    ranked = find_first(agreement, _RANKED)
    wrong = [s for s in agreement.statements if s.act == "prevail" and s.thing.name != "un-terms"]
    if (listed := _listed_order(agreement)) is not None:
        return [listed]
    right = [s for s in agreement.statements if s.act == "prevail" and s.thing.name == "un-terms"]
    if right:
        clause = agreement.clause(right[0].clause)
        return [Outcome("satisfied", (evidence(agreement, clause, right[0].start, right[0].end),), clause.id)]
    if wrong or not (annexes or ranked):  # who wins wrongly is said by the statement itself
        return [Outcome("not_applicable")]
    if ranked is not None:
        message = (
            "A person must read this: documents are ranked here, and which of them prevails could not be made out."
        )
        return [outcome_at(agreement, "unclear", ranked, message)]
    return [Outcome("violated", message="There are annexes, and nothing says which document prevails.")]


_BINDING_ACTS = frozenset(["indemnify", "liable", "pay-penalty", "insure", "contribute", "assign"])


def nature_of_instrument(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """GEN-04: a text that says it does not bind has no duties to indemnify, pay or be liable, unless it excepts them."""
    said = disclaimer(agreement)
    if said is None:
        return [Outcome("satisfied" if agreement.statements else "not_applicable")]
    clause, start, end = said
    proof = evidence(agreement, clause, start, end)
    bind = excepted(agreement, clause)
    if bind is None:
        return [Outcome("satisfied", (proof,), clause.id)]
    for statement in agreement.statements:
        binding = (
            statement.act in _BINDING_ACTS
            and statement.modality in ("must", "is")
            and statement.bearer.side in ("un", "partner", "each-party")
        ) or (statement.act == "govern" and statement.modality == "is")
        told = statement.clause == clause.id and statement.start < end
        if binding and statement.sure and statement.clause not in bind and not told:
            other = agreement.clause(statement.clause)
            message = "The text says that it creates no obligations, and this is one"
            message += ", which is not among those that it excepts." if bind else "."
            found = evidence(agreement, other, statement.start, statement.end)
            return [Outcome("violated", (found, proof), other.id, message)]
    return [Outcome("satisfied", (proof,), clause.id)]


_SIGN = re.compile(
    r"^\W*(?:signed\b|for (?:and on behalf|the |[A-Z]{2,})|on behalf of|signature|in witness|name\s*:|by\s*:|title\s*:|date\s*:)|_{4,}",
    re.I,
)


def signature(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """HYG-04: the signature block asks for name, title and date."""
    lines = [line for b in list(agreement.document.blocks)[-60:] if b.part == "body" for line in b.text.split("\n")]
    first = next((i for i, line in enumerate(lines) if len(line) < 140 and _SIGN.search(line.strip())), None)
    if first is None:
        return [Outcome("not_applicable")]
    text = "\n".join(lines[first:])
    missing = [
        name
        for name, pattern in (
            (
                "the name of the signatory",
                r"\bname\b|\b(?:mr|ms|mrs|dr)\.? [A-Z]|\bby\s*:\s*[A-Z]|\b[A-Z]\w+ [A-Z][\w-]+, ",
            ),
            (
                "the title or authority",
                r"\b(?:title|position|capacity|function|director|president|officer|secretary|representative|administrator|manager|chair\w*|head|chief|executive|coordinator)\b",
            ),
            ("the date", r"\bdate\b|\bdated\b|\b(?:19|20)\d{2}\b|\bday of\b|\bon ____"),
        )
        if not re.search(pattern, text, re.I)
    ]
    if not missing:
        return [Outcome("satisfied")]
    return [
        Outcome(
            "violated",
            message=f"The signature block lacks {', '.join(missing)}.",
            severity="major" if "authority" in " ".join(missing) else None,
        )
    ]


def role_swap(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """CON-04: a role word that a definition gives to the UN body bears the indemnity."""
    words = [
        a
        for p in agreement.parties
        if p.role == "un"
        for a in p.aliases
        if re.fullmatch(r"(?:the )?(?:[A-Z][a-z]+ ?){1,3}", a)
        and not re.search(r"United|Nations|Organi[sz]ation|Agency|Fund|Programme", a)
    ]
    roles = {d.name for d in agreement.definitions if re.search(r"\bpart(?:y|ies)\b", d.name, re.I)} | set(words)
    found = []
    touched = False
    for statement in agreement.statements:
        if statement.act != "indemnify" or statement.modality != "must":
            continue
        role = next((r for r in sorted(roles) if re.search(rf"\b{re.escape(r)}\b", statement.quote)), None)
        touched = touched or role is not None
        if role is not None and statement.bearer.side == "un" and statement.sure:
            clause = agreement.clause(statement.clause)
            found.append(
                Outcome(
                    "violated",
                    (evidence(agreement, clause, statement.start, statement.end),),
                    clause.id,
                    f"“{role}” is the UN body here, by definition.",
                )
            )
    return found or [Outcome("satisfied" if touched else "not_applicable")]
