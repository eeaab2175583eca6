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
    r"\s*(?:$|[,.;()\]]|and (?:its|any|each|all|the)\b|and,? (?:where|when|if|unless)\b|or (?:its|any)\b|together|including|as (?:identified|defined|described|party|well)|"
    r"in its|acting|when|where|which|that|who|having|with|represented|whose)",
    re.I,
)
#: Others whom a definition brings in beside the party itself: "Acme Ltd, its founder and the wholesalers it appoints".
_BROUGHT_IN = re.compile(
    r"\b(?:together|along|jointly) with (?:its|their|the|any|all|each|every)\s+"
    r"(?!(?:\w+ )?(?:successors?|assign\w*|heirs|representatives|officers|directors|staff|employees|personnel|agreement|annex\w*|terms|un|united)\b)(?:[\w’'-]+ ){0,4}?[a-z’'-]{3,}s\b"
    r"|\b(?:affiliate|subsidiar|group|sub-?licensee|agenc|retailer|distributor|reseller)"
    r"|(?:\b(?:and|with|as well as|including|plus)|,)\s+(?:its|their|the|each|all|any|every|those|such)\b[^.;]*?"
    r"\b(?:founders?|parents?|wholesalers?|dealers?|franchisees?|licensees?|shops?|stores?|outlets?|agents?|bottlers?|suppliers?|customers?|shareholders?|associates?|sister|members?|contractors?|entit(?:y|ies)|compan(?:y|ies)|organi[sz]ations|foundations?|establishments|businesses|clubs|circles|holders|chapters|traders|consultants|resellers|participants|colleges|ventures|branches|operators|carriers)\b",
    re.I,
)
#: How a meaning begins that adds others to a party named before.
_ALSO_OTHERS = re.compile(r"(?:also\s+)?(?:its|their|the|any|all|each|every)\b", re.I)
#: Characters within which the parties are introduced.
_INTRODUCTION = 9_000
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
    collective |= _introduced_with_others(parties, text)
    parties = _described(parties, text)
    parties = _with_roles(parties, equated_roles(text, parties, [d.name for d in definitions]))
    parties, unresolved = _undefined_roles(parties, definitions, text)
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
                names = sorted((re.sub(r"^the\s+", "", n, flags=re.I) for n in called), key=len, reverse=True)
                meaning = re.sub(
                    r"^(?:(?:in|for the purposes? of|under|throughout) (?:this|the) \w+,?\s+|means|shall mean|refers to|is|:|-|–|\s|the\b|each of)+",
                    "",
                    definition.meaning,
                    flags=re.I,
                )
                if _adds_others(definition, party):
                    collective.add(definition.name)
                starts = next((n for n in names if re.match(rf"(?:the\s+)?{re.escape(n)}(?!\w)", meaning, re.I)), None)
                if starts is None and re.match(r"party\b", meaning, re.I) and _only_of(meaning, party, parties):
                    starts = meaning  # "the party in whose office ..., being the UNDP office"
                if starts is None or definition.name in role_words("not-a-role") or definition.name[0].islower():
                    continue
                rest = meaning[meaning.casefold().index(starts.casefold()) + len(starts) :]
                bodies = {m.organization.id for m in named(definition.name)}
                if not _WHOLE_MEANING.match(rest) or _does_something(rest) or bodies - {party.organization}:
                    continue  # "UNICEF's form", "WHO, in furtherance of its mandate, supports vaccination (the “Programme”)"
                if party.role == "partner" and _BROUGHT_IN.search(rest):
                    collective.add(definition.name)
                if definition.name not in party.aliases and definition.name != party.name:
                    parties[i] = replace(party, aliases=(*party.aliases, definition.name))
                break
    return parties, collective


def _does_something(rest: str) -> bool:
    """Whether what follows a party's name says what it does: the name that is then given is another's."""
    return any(forms().get(w, ("", ""))[1] == "s" for w in re.findall(r",\s+([a-z]+)\b", rest))


def _adds_others(definition: DefinedName, party: Party) -> bool:
    """Whether a definition adds others to a party named before: "“the Operator” shall include its agents and dealers"."""
    named = definition.name in party.aliases or definition.name == party.name
    adds = _ALSO_OTHERS.match(definition.meaning) and _BROUGHT_IN.search(f" with {definition.meaning}")
    itself = any(
        re.search(rf"(?<!\w){re.escape(n)}(?!\w)", definition.meaning, re.I)
        for n in (party.name, *party.aliases)
        if n != definition.name
    )
    return named and not itself and party.role == "partner" and adds is not None


#: "For clause 4, the Club shall comprise its foundation, ...", "Kurrajong, where it benefits, includes its related companies".
_COMPRISES = (
    r"(?:^|(?<=[.;:]\s)|(?<=\n))(?:[\dA-Z]{{1,3}}(?:\.\d{{1,3}})*\.?\s+)?(?:For (?:the purposes? of |clauses? |articles? )[^,\n]{{2,50}},\s+|In (?:clauses?|articles?|sections?) [^,\n]{{1,30}},\s+)?"
    r"(?:references? to )?(?:the )?(?:(?:term|expression|word|name) )?[\"“‘']?(?:the )?{name}[\"”’']?(?:,[^,\n]{{3,80}},|\s+in [^,\n]{{3,40}})?\s+(?:shall,?(?:[^,\n]{{3,70}},)? )?(?:also )?(?:be (?:read|taken|understood|construed) (?:as |to )?)?"
    r"(?:includ(?:es?|ing)|mean(?:ing)?|compris(?:es?|ing)|embrac(?:es?|ing)|tak(?:es?|ing) in|extends? to)\b(?P<whom>[^.\n]{{3,300}})"
)
_ASIDE = re.compile(r"\([^()]{5,600}\)")
_QUOTED = re.compile(r"[\"“”„«‘'](?:the\s+)?([^\"“”„«»‘’']{1,60})[\"“”»’']", re.I)


def _introduced_with_others(parties: Sequence[Party], text: str) -> set[str]:
    """Names under which a party is introduced together with others: "(the “Company”, which expression includes its dealers)"."""
    aliases = {a for p in parties for a in p.aliases}
    found: set[str] = set()
    for aside in _ASIDE.finditer(text, 0, _INTRODUCTION):
        named_here = {m.group(1).strip() for m in _QUOTED.finditer(aside.group())} & aliases
        named_here |= {
            aside.group()[1:].partition(",")[0].removeprefix("the ")
        } & aliases  # "(H&P, which term includes ...)"
        others = _QUOTED.sub(" ", aside.group())
        for name in aliases:  # "the Association and the Retailer together": themselves
            others = re.sub(rf"\b{re.escape(name)}\b", " ", others)
        if named_here and _BROUGHT_IN.search(others):
            found |= named_here
    for party in parties:
        for name in party.aliases if party.role == "partner" else ():
            comprises = re.compile(_COMPRISES.format(name=re.escape(name)), re.I)
            if any(_BROUGHT_IN.search(f" with {m['whom']}") for m in comprises.finditer(text, 0, _INTRODUCTION)):
                found.add(name)
    return found


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
