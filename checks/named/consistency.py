"""Does the text agree with itself: references that lead somewhere, one organization throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.finding import Outcome, evidence
from checks.named.hygiene import is_note
from checks.named.places import sentence_around
from checks.organization import organizations
from checks.profile import Profile
from clauses.model import Agreement, Clause
from clauses.organizations import Organization, named
from clauses.organizations import organizations as known_bodies

_ACTING = re.compile(
    r"^\s*(?:['’]s\s+(?:name|emblem|logo|rules|regulations|financial|premises|policies|headquarters|officials|prior|written|consent|approval)|,?\s*(?:shall|will|must|may|agrees|undertakes|is entitled|reserves|accepts|grants|warrants|acknowledges|"
    r"names|appoints|designates|nominates|decides|approves|determines|confirms|consents|reports|pays|provides|supplies|furnishes|receives|informs|notifies|selects|retains|issues|"
    r"delivers|reviews|bears|keeps|makes available|terminates|withdraws)\b)"
)
_HEAD = r"(?:(?:the\s+)?(?:[A-Z][\w-]+\s+){1,3}of\s+)?(?:the\s+)?$"
#: What is sent, told, paid or owed to a body: "shall report any allegation to UNFPA".
_RECEIVING = re.compile(
    rf"\b(?:(?:reports?|submits?|delivers?|pays?|transfers?|sends?|furnish(?:es)?|discloses?|returns?|assigns?|gives? notice|accounts?|remits?|addressed|reported|submitted|paid|sent|notified|returned|furnished|copied|forwarded|provided|lodged|filed)\b[^.;]{{0,60}}?\b(?:to|with)"
    rf"|(?:shall|will|must|to) (?:\w+ )?(?:notify|inform|consult|indemnify|reimburse|compensate|hold harmless|release))\s+{_HEAD}"
)
#: Whose leave is waited for: "as accepted by the Director-General of UNESCO".
_DECIDING = re.compile(
    rf"\b(?:(?:accepted|consented to|authori[sz]ed|appointed|cleared|signed off|certified|audited|verified|countersigned|designated|nominated) by|(?:prior|written|express) (?:\w+ )?(?:consent|approval|authori[sz]ation|permission|agreement) of|(?:discretion|satisfaction) of)\s+{_HEAD}"
)


def references(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """CON-01: clauses and annexes referred to that are not there; a name defined twice in two senses."""
    found: list[Outcome] = []
    seen: set[str] = set()
    numbered = sum(1 for c in agreement.clauses if c.number)
    attached = any(c.annex for c in agreement.clauses)
    amends = re.search(
        r"\b(?:amendment|addendum|supplement)\b",
        f"{agreement.title} {' '.join(c.heading for c in agreement.clauses[:4])}",
        re.I,
    )
    for clause in agreement.clauses:
        for reference in clause.references:
            if reference.target is not None or reference.kind == "outside" or reference.text in seen:
                continue
            if reference.kind == "clause" and (numbered < 4 or not clause.operative or amends):
                continue
            if is_note(clause.text, reference.start):
                continue  # it speaks to the drafter of another text: HYG-02's
            seen.add(reference.text)
            missing = "annex" if reference.kind == "annex" else "provision"
            operative = clause.operative and bool(
                re.search(r"\b(?:shall|will|must|may|agrees?|subject to|accordance)\b", clause.text)
            )
            why = (
                f"The {missing} it refers to ({reference.text}) is not in the file"
                + (", nor is any other annex" if missing == "annex" and not attached else "")
                + "."
            )
            found.append(
                Outcome(
                    "violated",
                    (evidence(agreement, clause, *sentence_around(clause, reference.start)),),
                    clause.id,
                    why,
                    "major" if operative else "minor",
                )
            )
    found.extend(_twice(agreement))
    found.extend(_undefined(agreement))
    if found:
        return found[:12]
    return (
        [Outcome("satisfied")]
        if any(c.references for c in agreement.clauses) or agreement.definitions
        else [Outcome("not_applicable")]
    )


def _twice(agreement: Agreement) -> list[Outcome]:
    """A name with two explicit meanings ("means ..." twice) has none."""
    by_name: dict[str, list[tuple[str, str]]] = {}
    for definition in agreement.definitions:
        if definition.clause is None:
            continue
        clause = agreement.clause(definition.clause)
        if re.search(
            rf"{re.escape(definition.name)}\s*[\"”’]?\s+(?:means|shall mean|refers to|is defined)", clause.text
        ):
            by_name.setdefault(definition.name.casefold(), []).append((definition.clause, definition.meaning))
    found = []
    for name, meanings in by_name.items():
        distinct = {re.sub(r"\W+", " ", m).casefold().strip()[:120] for _, m in meanings}
        places = {c for c, _ in meanings}
        if len(distinct) >= 2 and len(places) >= 2:
            clause = agreement.clause(meanings[1][0])
            at = clause.text.casefold().find(name)
            found.append(
                Outcome(
                    "violated",
                    (evidence(agreement, clause, *sentence_around(clause, max(at, 0))),),
                    clause.id,
                    f"“{clause.text[at : at + len(name)]}” is defined more than once, in different words.",
                    "major",
                )
            )
    return found


#: An officer or office, by which a body takes part: "lodged with the UNDP Resident Representative".
_OFFICE = re.compile(
    r"^\s+(?:[A-Z]\w+ |zone |field |country |regional |liaison ){0,3}(?:Representative|Director|Chief|Comptroller|Coordinator|Head|Mission|Officer|[Oo]ffice)\b"
)
#: "the Financial Regulations of ..." whose they are follows.
_THINGS_OF = re.compile(
    r"\b(?:financial (?:regulations|rules)|polic(?:y|ies)|procedures|headquarters|emblem|logo|temple)(?: and (?:financial )?(?:rules|regulations|name|emblem|logo))? of (?:the )?$",
    re.I,
)
_THINGS = re.compile(r"^(?:['’]s?)? (?:emblem|logo|temple|financial (?:regulations|rules)|headquarters)\b", re.I)


def other_organization(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """CON-03: a body of the United Nations system that is no party acts, consents, or lends its rules, mark or address to the text."""
    own = {p.organization for p in agreement.parties if p.role == "un" and p.organization}
    if not own:
        return [Outcome("not_applicable")]
    found: list[Outcome] = []
    seen: set[str] = set()
    introduced = _introduced(agreement)
    party = ", ".join(sorted(own))

    def left_over(clause: Clause, at: int, message: str) -> None:
        found.append(
            Outcome("violated", (evidence(agreement, clause, *sentence_around(clause, at)),), clause.id, message)
        )

    for clause in agreement.clauses:
        for body, at in _seats(clause):
            if body.id not in own and body.id not in {m.organization.id for m in named(clause.text)}:
                left_over(clause, at, f"This is the address of {body.id}, but the agreement is with {party}.")
        if not clause.operative:
            continue
        for mention in named(clause.text):
            identifier = mention.organization.id
            if identifier in own or identifier == "UN" or identifier in seen or identifier in introduced:
                continue
            if organizations()[identifier].status == "organ" and own <= {"UN"}:
                continue
            after, before = clause.text[mention.end :], clause.text[: mention.start]
            if _ACTING.match(after) or _OFFICE.match(after) or _RECEIVING.search(before) or _DECIDING.search(before):
                seen.add(identifier)
                message = f"{identifier} has a part here, but the agreement is with {party}: a name left over from another text?"
                left_over(clause, mention.start, message)
            elif _THINGS.match(after) or _THINGS_OF.search(before):
                seen.add(identifier)
                message = f"The rules, mark or headquarters of {identifier} stand here, but the agreement is with {party}: left over from another text?"
                left_over(clause, mention.start, message)
    return found or [Outcome("satisfied")]


def _seats(clause: Clause) -> Iterator[tuple[Organization, int]]:
    """The addresses of headquarters in a clause, and whose they are."""
    text = clause.text.casefold()
    for body in known_bodies():
        for seat in body.seats:
            at = text.find(seat.casefold())
            if at >= 0 and not text[max(0, at - 1) : at].isdigit():
                yield body, at


#: The head of a term that contracts define; a name of a person, a place or a body ends otherwise.
_HEADS = (
    r"(?:Products?|Services?|Deliverables?|Goods|Equipment|Territor(?:y|ies)|Fees?|Royalt(?:y|ies)|Materials?|Marks?|Software|Platform|System|Application|Data|Results?|"
    r"Outputs?|Campaign|Events?|Contributions?|Grant|Payments?|Price|Value|Income|Proceeds|Budget|Plan|Period|Date|Information|Property|Affiliates?|Personnel|Users?|"
    r"Customers?|Claims?|Losses|Indemnitees?|Sites?|Cent(?:re|er)s?|Ledger|Licen[cs]es?|Content|Documentation|Inventions?|Beneficiar(?:y|ies)|Threshold|"
    r"Purposes?|Assets?|Items?|Kits?|Specifications?|Supplies|Premises|Category|Channels?|Benefits?)"
)
_TERM = re.compile(
    rf"\b(?:[Tt]he|[Ss]uch|[Aa]ny|[Ee]ach|[Aa]ll|[Ee]very|[Ii]ts|[Tt]heir|[Tt]hese|[Tt]hose|[Nn]o|of) (?P<term>(?:[A-Z][a-z]+ ){{0,3}}{_HEADS})\b(?! [A-Z]|[-–]|\s*[\"”’(:]| of (?:the )?[A-Z])"
)


#: "Its Head of Product", "the Director, Events": the word names an office.
_OF_OFFICE = re.compile(
    r"\b(?:Head|Chief|Director|Manager|Officer|President|Secretary|Minister|Ministry|Department|Office|Division|Unit|Vice[- ]President|Lead|Adviser|Dean|Chair|Coordinator)s?"
    r"(?: (?:of|for)|,)(?: the| [A-Z]\w+(?: and|,)?)*\s+$"
)


def _undefined(agreement: Agreement) -> list[Outcome]:
    """A capitalised term that a text uses again and again as if it were defined, and that nothing introduces."""
    whole = "\n".join(c.text for c in agreement.clauses)
    places: dict[str, list[tuple[Clause, int]]] = {}
    for clause in agreement.clauses:
        if clause.operative:
            for match in _TERM.finditer(clause.text):
                if not _OF_OFFICE.search(clause.text[: match.start("term")]):
                    places.setdefault(match["term"], []).append((clause, match.start("term")))
            for role in agreement.unresolved:
                for match in re.finditer(rf"\b(?:[Tt]he|[Ee]ach|[Aa]ny) (?P<term>{re.escape(role)})\b", clause.text):
                    places.setdefault(role, []).append((clause, match.start("term")))
    found = []
    for term, at in places.items():
        if len(at) < 2 or named(term) or _introduces(agreement, term, whole):
            continue
        clause, start = at[0]
        bears = re.search(r"\b(?:shall|will|must|may|agrees?)\b", clause.text)
        proof = evidence(agreement, clause, *sentence_around(clause, start))
        message = f"“{term}” is written as a defined term, {len(at)} times, and nothing in the text defines it."
        found.append(Outcome("violated", (proof,), clause.id, message, "major" if bears else "minor"))
    return found


def _introduces(agreement: Agreement, term: str, whole: str) -> bool:
    """Whether the text quotes, defines, entitles or puts in brackets the term, in the singular or in the plural."""
    stem = re.escape(re.sub(r"(?:ies|y|s)$", "", term))
    any_number = rf"{stem}(?:y|ies|s|es)?"
    names = [d.name for d in agreement.definitions] + [n for p in agreement.parties for n in (p.name, *p.aliases)]
    if any(re.fullmatch(any_number, name, re.I) for name in names):
        return True
    if any(
        re.search(rf"\b{any_number}\b", heading, re.I)
        for heading in (agreement.title, *(c.heading for c in agreement.clauses))
    ):
        return True
    quoted = rf"[\"“”‘’'«„]\s*(?:the )?{any_number}\s*[,.]?[\"“”‘’'»]"
    bracketed = rf"\((?:[\w\s]{{0,30}}\b)?(?:the |each |an? )?{any_number}\)"
    means = rf"\b{any_number}\b\W{{0,3}}\s*(?:means?\b|shall mean|refers? to|(?:has|have) the meaning|:)"
    listed = rf"\b{any_number}\s*\([A-Z][^()]{{2,120}}\)"  # "two Training Centres (Adama and Sfax)"
    return re.search(f"{quoted}|{bracketed}|{means}|{listed}", whole) is not None


def _introduced(agreement: Agreement) -> set[str]:
    """Bodies that a definition or the recitals bring in on purpose."""
    found: set[str] = set()
    for definition in agreement.definitions:
        for mention in named(f"{definition.name} {definition.meaning}"):
            found.add(mention.organization.id)
    for clause in agreement.clauses:
        if not clause.operative:
            found.update(m.organization.id for m in named(clause.text))
    return found
