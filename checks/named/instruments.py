"""Do the instruments the text cites exist, match, and fit the organization: IMM-04, IMM-05, EDN-01."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.conventions import Convention, conventions, subjects
from checks.finding import Outcome, evidence
from checks.organization import Organization, organizations
from checks.profile import Profile
from checks.values import Severity
from clauses.model import Agreement
from clauses.organizations import full_name, named
from clauses.units import sentences

_CONVENTION = re.compile(
    r"\bConvention on (?:the )?Privileges and Immunities of (?:the )?(?P<whose>Speciali[sz]ed Agencies|United Nations)\b|\b(?P<year>1946|1947) Convention\b"
    r"|\bConvention (?:of|(?:adopted|approved)\b[^.;]{0,40}\b(?:on|in)) (?:\d{1,2} \w+ )?(?P<of>1946|1947)\b",
    re.I,
)
_TITLE = re.compile(r"\bon the privileges and immunities of the (?:united nations|speciali[sz]ed agencies)\b", re.I)
#: A convention that was cited before.
_SAME = re.compile(r"\b(?:that|the said|the same|such|this|the aforesaid) Convention\b")
_SECTION = re.compile(r"\b(?:sections?|ss?\.|sects?\.)\s*(\d{1,2}(?:\s*(?:,|and|&|to|-|–)\s*\d{1,2})*)\b", re.I)
_ANNEX = re.compile(
    r"\bits annex (?P<its>[IVX]+)\b|\bannex (?P<to>[IVX]+) (?:thereto|thereof|(?:to|of) (?:it|that convention|the convention))\b",
    re.I,
)


def _of_year(year: str) -> Convention:
    return next(c for c in conventions().values() if c.year == year)


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
        if len(holders) > 1 and names & holders and not holders <= names and organization.id not in names:
            # The United Nations "including its subsidiary organs" takes in a programme that is one of them.
            if re.search(r"convention|organi[sz]ation|subsidiar", text, re.I) is None:
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
    cited, before = False, ""
    for clause in agreement.clauses:
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            named_here = list(_CONVENTION.finditer(sentence))
            same = _SAME.search(sentence) if before and not named_here else None
            if named_here:
                before = _year(named_here[-1])
            if about.search(sentence) is None:
                continue
            if same is not None and (message := _wrong_section(before, sentence, *same.span())):
                found.append(Outcome("violated", (evidence(agreement, clause, start, end),), clause.id, message))
            for match in named_here:
                cited = True
                which = _year(match)
                message = _misfit(own, conventions, which, sentence, match.start(), match.end())
                if message:
                    found.append(Outcome("violated", (evidence(agreement, clause, start, end),), clause.id, message))
                    break
    return found or [Outcome("satisfied" if cited else "not_applicable")]


def _year(cited: re.Match[str]) -> str:
    """Of which year the convention is that a text cites."""
    special = (cited["whose"] or "").lower().startswith("special")
    return "1947" if special or "1947" in cited.group() else "1946"


def _misfit(own: list[Organization], conventions: set[str], which: str, sentence: str, start: int, end: int) -> str:
    names = ", ".join(o.id for o in own)
    both = len({m.group().lower()[:60] for m in _CONVENTION.finditer(sentence)}) > 1
    if conventions == {"CPI"} and which == "1947" and not both:
        return f"{names} is covered by the Convention of 1946, not by that of 1947 on the specialized agencies."
    if conventions == {"SAC"} and which == "1946" and not both:
        return f"{names} is a specialized agency: the Convention of 1947 applies, not that of 1946."
    if own and not conventions:
        return f"{names} has an instrument of its own; neither convention covers it as such."
    if both:
        return ""
    dated = re.match(r",? (?:of |\()(?:\d{1,2} \w+ )?(1946|1947)\b", sentence[end:])
    if dated and dated[1] != which:
        return f"The Convention named here is of {which}, not of {dated[1]}."
    return _wrong_annex(own, which, sentence) or _wrong_section(which, sentence, start, end)


def _wrong_section(which: str, sentence: str, start: int, end: int) -> str:
    """Say which section is cited for a subject that it is not about."""
    law, patterns = _of_year(which), subjects()
    cited = [n for m in _SECTION.finditer(sentence[max(0, start - 90) : end + 60]) for n in re.findall(r"\d+", m[1])]
    beyond = [n for n in cited if int(n) > law.last]
    if beyond:
        return f"The Convention of {which} has no section {beyond[0]}."
    said = _TITLE.sub(
        " ", _CONVENTION.sub(" ", sentence)
    )  # its title speaks of immunities whatever the sentence is about
    if re.search(r"\bprivileges\b", said, re.I):
        # Of all privileges nearly any section is one; but not that which grants the immunity under the other convention alone.
        other = next(c for c in conventions().values() if c is not law).sections["immunity"][0]
        known = frozenset[str]().union(*law.sections.values())
        if other in cited and other not in known:
            return f"Section {other} is that of the other convention; in that of {which} the immunity stands in section {law.sections['immunity'][0]}."
        return ""
    said_of = [name for name, pattern in patterns.items() if pattern.search(said)]
    if not said_of:
        return ""  # "the Parties recall section 7"
    right = frozenset[str]().union(*(law.sections[name] for name in said_of))
    known = frozenset[str]().union(*law.sections.values())
    wrong = sorted({n for n in cited if n not in right and (n in known or "tax" in said_of)}, key=int)
    if not wrong:
        return ""
    return f"Section {', '.join(wrong)} of the Convention of {which} is about something else; for this it is section {' or '.join(sorted(right, key=int))}."


def _wrong_annex(own: list[Organization], which: str, sentence: str) -> str:
    """Say that the annex cited is that of another agency, as far as the annexes are known."""
    annexes = _of_year(which).annexes
    match = _ANNEX.search(sentence)
    if match is None or not own:
        return ""
    cited = (match["its"] or match["to"]).upper()
    right = next((annexes[o.id] for o in own if o.id in annexes), "")
    if right and cited != right:
        return f"The annex of the Convention for {own[0].id} is annex {right}."
    other = next((agency for agency, annex in annexes.items() if annex == cited), "")
    return f"Annex {cited} of the Convention is that of {other}." if other and not right else ""


_EDITIONS = (
    (re.compile(r"\bguidelines (?P<when>of [\w ]{4,20} )?on (?:the )?cooperation between the united nations and the business (?P<what>community|sector)\b(?P<rest>[^.;]{0,80})", re.I)),
    (re.compile(r"\bguidelines (?P<when>of [\w ]{4,20} )?on a principle-based approach\b(?P<rest>[^.;]{0,140})", re.I)),
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
                level: Severity | None = "major" if any(m in _OTHER_RULE for m in wrong) else None
                proof = (evidence(agreement, clause, start, end),)
                found.append(Outcome("violated", proof, clause.id, " ".join(wrong), level))
    return found or [Outcome("satisfied" if cited else "not_applicable")]


_COMMUNITY = "The Guidelines with the “Business Community” are those of 17 July 2000."
_SECTOR = "The Guidelines with the “Business Sector” are those of 2009."
_PRINCIPLE = "The Guidelines on a Principle-based Approach are those of 2015."
_ANNEX_III = "A/56/323, annex III, holds the Guidelines of 17 July 2000."
_PEACE = "Resolution 52/247 limits third-party claims from peacekeeping; it is no cap for a contract."
#: A slip that points to another edition, with another list of excluded partners, or to a limit that does not exist.
_OTHER_RULE = (_COMMUNITY, _SECTOR, _PRINCIPLE, _ANNEX_III, _PEACE)


def _citations(sentence: str) -> Iterator[str]:
    """Yield a message for each citation; empty for one that is right."""
    community = _EDITIONS[0].search(sentence)
    if community:
        before = sentence[max(0, community.start() - 30) : community.start()]
        years = set(_YEAR.findall(f"{before}{community['when'] or ''}{community['rest']}"))
        if community["what"].lower() == "community":
            yield (_COMMUNITY if years and "2000" not in years and not years & {"2001"} else "")
        elif "principle-based" not in sentence.lower():
            yield (_SECTOR if years and "2009" not in years else "")
    principle = _EDITIONS[1].search(sentence)
    if principle:
        before = sentence[max(0, principle.start() - 30) : principle.start()]
        years = set(_YEAR.findall(f"{before}{principle['when'] or ''}{principle['rest']}"))
        yield _PRINCIPLE if years and "2015" not in years else ""
    if re.search(r"\bA/56/323\b", sentence):
        years = set(_YEAR.findall(sentence))
        yield (_ANNEX_III if re.search(r"principle-based|business sector", sentence, re.I) else "")
    for pattern, right, message in _SYMBOLS:
        for match in pattern.finditer(sentence):
            yield "" if match.group("which").upper() == right else message
    for match in _RESOLUTION.finditer(sentence):
        if match["number"].startswith("92"):
            years = set(_YEAR.findall(sentence[match.end() : match.end() + 60]))
            yield "Resolution 92 (I) is of 7 December 1946." if years and "1946" not in years else ""
        else:
            peace = re.search(r"\bpeace-?keeping\b", sentence, re.I)
            yield ("" if peace else _PEACE)
