"""Who signs: the parties of a draft, and every name by which it calls them.

Parties come from the words that introduce them (:mod:`clauses.introductions`),
from definitions that name a role ("“Recipient” means UNDP"), and, for names
nobody defined, from role words that bear duties ("the IP will …").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from clauses.described_roles import described_roles
from clauses.document import Document
from clauses.enlarged_parties import brings_others, enlarged
from clauses.equated_roles import equated_roles
from clauses.inflection import forms
from clauses.introductions import introduced
from clauses.model import DefinedName, Party
from clauses.organizations import named
from clauses.party_names import role_words, with_short_name
from clauses.told_parties import ToldParties, as_told

_BEARER = re.compile(
    r"\b(?:[Tt]he |THE )?((?:[A-Z][\w-]*)(?: [A-Z][\w-]*){0,2})(?:,[^,;.]{1,60},)?\s+"
    r"(?:shall|will|must|may|agrees?|undertakes?|warrants?|represents?|acknowledges?|accepts?|is|has|grants?|SHALL|WILL)\b"
)


#: What may follow a party's name where a definition means the party itself.
_WHOLE_MEANING = re.compile(
    r"\s*(?:$|[,.;()\]]|and (?:its|any|each|all|the)\b|and,? (?:where|when|if|unless|for)\b|or (?:its|any)\b|together|including|as (?:identified|defined|described|party|well)|"
    r"in its|acting|when|where|which|that|who|having|with|represented|whose)",
    re.I,
)
#: Undefined role words that can mean no one but the partner, even beside a defined name for it.
_GENERIC_PARTNER = frozenset(
    ["Partner", "Company", "IP", "Implementing Partner", "Donor", "Sponsor", "Foundation", "Contributor", "Licensee"]
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties and what they are called, ready for finding mentions."""

    parties: tuple[Party, ...]
    unresolved: tuple[str, ...] = ()
    """Capitalised bearers of duties that no definition resolves."""
    collective: frozenset[str] = field(default_factory=frozenset)
    """Defined names under which affiliates or several persons are brought in ("Licensee" and its group)."""

    def of_role(self, role: str) -> tuple[Party, ...]:
        """Return the parties on one side."""
        return tuple(p for p in self.parties if p.role == role)


def find_roles(document: Document, definitions: Sequence[DefinedName], told: ToldParties | None = None) -> Roles:
    """Find the parties of ``document`` and every name that stands for one of them; what a person ``told`` of them wins."""
    told = told or ToldParties()
    body = [b for b in document.blocks if b.part in ("body", "textbox") and b.text.strip()]
    text = "\n".join(b.text for b in body)
    parties = [with_short_name(p, text) for p in as_told(introduced(body), told)]
    parties, collective = _defined_roles(parties, definitions)
    parties = _described(parties, text)
    parties = _with_roles(parties, equated_roles(text, parties, [d.name for d in definitions]))
    parties, unresolved = _undefined_roles(parties, definitions, text)
    collective |= enlarged(parties, definitions, text)
    parties = as_told(parties, told)  # what the draft adds to them since must not undo it
    spoken = {n.lower() for n in collective if n.casefold() in ("we", "us")}  # within a sentence, too
    return Roles(tuple(parties), tuple(unresolved), frozenset(collective | spoken))


def _defined_roles(parties: list[Party], definitions: Sequence[DefinedName]) -> tuple[list[Party], set[str]]:
    """Names that a definition gives to a party: "“Recipient” means UNDP", "“Licensee”: the Company and its group"."""
    collective: set[str] = set()
    for _ in range(2):  # a role may be defined through another role
        for definition in definitions:
            for i, party in enumerate(parties):
                called = {party.name, *party.aliases, party.organization or ""} - {""}
                # A definition that ends a sentence has lost the point of "Acme Co., Ltd.".
                names = sorted(
                    (re.sub(r"^the\s+", "", n.rstrip("."), flags=re.I) for n in called), key=len, reverse=True
                )
                meaning = re.sub(
                    r"^(?:(?:in|for the purposes? of|under|throughout) (?:this|the) \w+,?\s+|means|shall mean|refers to|is|:|-|–|\s|the\b|each of)+",
                    "",
                    definition.meaning,
                    flags=re.I,
                )
                starts = next((n for n in names if re.match(rf"(?:the\s+)?{re.escape(n)}(?!\w)", meaning, re.I)), None)
                if starts is None and re.match(r"party\b", meaning, re.I) and _only_of(meaning, party, parties):
                    starts = meaning  # "the party in whose office ..., being the UNDP office"
                if starts is None or definition.name in role_words("not-a-role") or definition.name[0].islower():
                    continue
                rest = meaning[meaning.casefold().index(starts.casefold()) + len(starts) :]
                bodies = {m.organization.id for m in named(definition.name)}
                if not _WHOLE_MEANING.match(rest) or _does_something(rest) or bodies - {party.organization}:
                    continue  # "UNICEF's form", "WHO, in furtherance of its mandate, supports vaccination (the “Programme”)"
                if party.role == "partner" and brings_others(rest):
                    collective.add(definition.name)
                if definition.name not in party.aliases and definition.name != party.name:
                    parties[i] = replace(party, aliases=(*party.aliases, definition.name))
                break
    return parties, collective


def _does_something(rest: str) -> bool:
    """Whether what follows a party's name says what it does: the name that is then given is another's."""
    return any(forms().get(w, ("", ""))[1] == "s" for w in re.findall(r",\s+([a-z]+)\b", rest))


def _described(parties: list[Party], text: str) -> list[Party]:
    """Give each side the role words whose descriptions fit it: "the Party that supplies the Services"."""
    return _with_roles(parties, described_roles(text, parties))


def _with_roles(parties: list[Party], roles: Mapping[str, str]) -> list[Party]:
    for side in ("un", "partner"):
        names = tuple(name for name, role in roles.items() if role == side)
        first = next((i for i, p in enumerate(parties) if p.role == side), None)
        if names and first is not None:
            parties[first] = replace(parties[first], aliases=(*parties[first].aliases, *names))
    return parties


def _only_of(meaning: str, party: Party, parties: Sequence[Party]) -> bool:
    """Whether a description of a party names this one and no other."""

    def named_in(one: Party) -> bool:
        return any(
            n and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", meaning)
            for n in (one.name, *one.aliases, one.organization)
        )

    return named_in(party) and not any(named_in(p) for p in parties if p.role != party.role)


def _undefined_roles(
    parties: list[Party], definitions: Sequence[DefinedName], text: str
) -> tuple[list[Party], list[str]]:
    """Role words and UN names that bear duties though nobody defined them."""
    known = {n.casefold() for p in parties for n in (p.name, *p.aliases)} | {d.name.casefold() for d in definitions}
    bearers = Counter(m.group(1) for m in _BEARER.finditer(text))
    sides = {p.role for p in parties}
    if "un" not in sides:
        counts = Counter(m.organization.id for m in named(text))
        acting = Counter(m.organization.id for b, n in bearers.items() for m in named(b) for _ in range(n))
        ranked = acting.most_common(1) or counts.most_common(1)
        if ranked and (ranked[0][1] >= 2 or acting):
            word = next(m.text for m in named(text) if m.organization.id == ranked[0][0])
            parties.append(Party("un", word, (), ranked[0][0]))
    addressed = len(re.findall(r"\b[Yy]ou(?:r)?\b", text))
    if "partner" not in {p.role for p in parties} and addressed >= 3 and not any("you" in p.aliases for p in parties):
        # Terms of use speak to their reader: "you" is the other side, "we" the one that wrote them.
        parties.append(Party("partner", "you", ("you",)))
        for i, party in enumerate(parties):
            if party.role == "un" and re.search(r"\b[Ww]e (?:may|will|shall|do|are|reserve|have|make)\b", text):
                parties[i] = replace(party, aliases=(*party.aliases, "we"))
                break
    un_roles = [w for w, n in bearers.items() if w in role_words("un-roles") and w.casefold() not in known]
    for i, party in enumerate(parties):
        if party.role == "un" and un_roles:
            parties[i] = replace(party, aliases=tuple(dict.fromkeys((*party.aliases, *sorted(un_roles)))))
            break
    named_already = {n.casefold() for p in parties for n in (p.name, *p.aliases)}
    roles = sorted(
        (w for w, n in bearers.items() if w in role_words("partner-roles") and w.casefold() not in named_already),
        key=lambda w: (-bearers[w], w),
    )
    partners = [i for i, p in enumerate(parties) if p.role == "partner"]
    if not partners and roles:
        parties.append(Party("partner", roles[0], tuple(roles[1:])))
    elif len(partners) == 1 and roles:
        i = partners[0]
        aliased = bool(parties[i].aliases)
        extra = [w for w in roles if not aliased or (bearers[w] >= 2 and w in _GENERIC_PARTNER)]
        parties[i] = replace(parties[i], aliases=(*parties[i].aliases, *extra))
    elif len(partners) > 1:  # "the Fund and the Foundation together the Partners"
        i = partners[0]
        singular = {w: w.removesuffix("s") for w in bearers if w.endswith("s")}
        plural = sorted(
            w for w, one in singular.items() if one in role_words("partner-roles") and w.casefold() not in known
        )
        parties[i] = replace(parties[i], aliases=(*parties[i].aliases, *plural))
    resolved = {n.casefold() for p in parties for n in (p.name, *p.aliases)}
    unresolved = sorted(
        w
        for w, n in bearers.items()
        if w in role_words("partner-roles") | role_words("un-roles")
        and w.casefold() not in resolved
        and w.casefold() not in known
    )
    return parties, unresolved
