"""Names under which a party brings others in: "the Company, which expression includes its dealers".

What such a name may or must, those others may or must as well; so a permission
given to it reaches persons whom nobody asked for or looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses.model import DefinedName, Party

#: What may stand before those who are brought in: "and, in section 6, also | the resellers".
BEFORE_OTHERS = r"(?:,? in [a-z]+ [^,\s]{1,12},)?\s+(?:also\s+)?"
#: Others whom a definition brings in beside the party itself: "Acme Ltd, its founder and the wholesalers it appoints".
_BROUGHT_IN = re.compile(
    r"\b(?:together|along|jointly) with (?:its|their|the|any|all|each|every)\s+"
    r"(?!(?:\w+ )?(?:successors?|assign\w*|heirs|representatives|officers|directors|staff|employees|personnel|agreement|annex\w*|terms|un|united)\b)(?:[\w’'-]+ ){0,4}?[a-z’'-]{3,}s\b"
    r"|\b(?:affiliate|subsidiar|group|sub-?licensee|agenc|retailer|distributor|reseller)"
    r"|(?:\b(?:and|with|as well as|including|plus)|,)"
    + BEFORE_OTHERS
    + r"(?:its|their|the|each|all|any|every|those|such)\b[^.;]*?"
    r"\b(?:founders?|parents?|wholesalers?|dealers?|franchisees?|licensees?|shops?|stores?|outlets?|agents?|bottlers?|suppliers?|customers?|shareholders?|associates?|sister|members?|contractors?|franchise holders?|entit(?:y|ies)|compan(?:y|ies)|organi[sz]ations|foundations?|establishments|businesses|clubs|circles|holders|chapters|traders|consultants|resellers|participants|colleges|ventures|branches|operators|carriers)\b",
    re.I,
)
#: How a meaning begins that adds others to a party named before.
_ALSO_OTHERS = re.compile(r"(?:also\s+)?(?:its|their|the|any|all|each|every)\b", re.I)
#: Characters within which a party is introduced, or its name defined.
_INTRODUCTION = 9_000
_ASIDE = re.compile(r"\([^()]{5,600}\)")
_QUOTED = re.compile(r"[\"“”„«‘'](?:the\s+)?([^\"“”„«»‘’']{1,60})[\"“”»’']", re.I)
_NAME = r"[\"“‘']?(?:the )?{name}[\"”’']?"
_WHOM = r"(?P<whom>(?:[^.\n]|\.(?=\s[a-z]|\w)){{3,300}})"
#: How others are brought in, after which words they are named.
_FORMS = (
    # "For clause 4, the Club shall comprise its foundation, ...", "a reference to Kurrajong, where it benefits, includes its ..."
    r"(?:^|(?<=[.;:]\s)|(?<=\n))(?:[\dA-Z]{{1,3}}(?:\.\d{{1,3}})*\.?\s+)?(?:For (?:the purposes? of |clauses? |articles? )[^,\n]{{2,50}},\s+|In (?:clauses?|articles?|sections?) [^,\n]{{1,30}}?,?\s+)?"
    r"(?:(?:an? |any |every |each )?(?:references? to|mentions? of) )?(?:the )?(?:(?:term|expression|word|name) )?"
    + _NAME
    + r"(?:,[^,\n]{{3,80}},|\s+in [^,\n]{{3,40}})?\s+(?:shall(?:,[^,\n]{{3,70}},)? )?(?:also )?(?:be (?:read|taken|understood|construed) (?:as |to )?)?"
    r"(?:includ(?:es?|ing)|mean(?:ing)?|compris(?:es?|ing)|embrac(?:es?|ing)|tak(?:es?|ing) in|extends? to)\b" + _WHOM,
    # "Where this Agreement says “Sponsor” it means the company and its franchise holders"
    r"\b(?:where|when|wherever|whenever) (?:this|the|these) \w+ (?:says?|speaks? of|refers? to|mentions?|names?|uses?) (?:the )?(?:(?:term|expression|word|name) )?"
    + _NAME
    + r",? (?:it|this|that|the \w+) (?:also )?(?:means|includes|comprises|covers)\b"
    + _WHOM,
    # "Under “Sponsor” are understood also its licensees"
    r"\b(?:under|by) (?:the )?(?:(?:term|expression|word|name) )?"
    + _NAME
    + r",? (?:is|are|shall be) (?:also )?(?:understood|meant|included|comprised|designated)\b"
    + _WHOM,
    # "The rights of the University profit equally to the establishments which ..."
    r"\b(?:rights?|permissions?|authori[sz]ations?|benefits?|licen[cs]es?|advantages?)\b[^.;\n]{{0,60}}\b(?:of|given to|granted to) "
    + _NAME
    + r" (?:shall )?(?:(?:also|equally|likewise) )*(?:profit|benefit|extend|accrue|inure|enure|belong|reach)s?(?: (?:also|equally|likewise))*(?: to)?\b"
    + _WHOM,
)


def brings_others(words: str) -> bool:
    """Tell whether words that say who is meant by a name mean others beside the party itself."""
    return _BROUGHT_IN.search(words) is not None


def enlarged(parties: Sequence[Party], definitions: Sequence[DefinedName], text: str) -> set[str]:
    """Return the names of partners under which a definition, an introduction or a rule of reading brings others in."""
    found = {d.name for d in definitions for p in parties if p.role == "partner" and _adds_others(d, p)}
    aliases = {a for p in parties for a in p.aliases}
    for aside in _ASIDE.finditer(text, 0, _INTRODUCTION):
        named_here = {m.group(1).strip() for m in _QUOTED.finditer(aside.group())} & aliases
        named_here |= {
            aside.group()[1:].partition(",")[0].removeprefix("the ")
        } & aliases  # "(H&P, which term includes ...)"
        others = _QUOTED.sub(" ", aside.group())
        for name in aliases:  # "the Association and the Retailer together": themselves
            others = re.sub(rf"\b{re.escape(name)}\b", " ", others)
        if named_here and brings_others(others):
            found |= named_here
    meanings = [d for d in definitions if d.name not in aliases]
    of_partners = {a for p in parties if p.role == "partner" for a in p.aliases}
    return found | {name for name in of_partners if _comprises(text[:_INTRODUCTION], name, meanings)}


def says_so(sentence: str, name: str, definitions: Sequence[DefinedName]) -> bool:
    """Tell whether this is the sentence in which others are brought in under a name that is known to do so."""
    own = [d.meaning for d in definitions if d.name == name and d.meaning[:40] in sentence]
    return (
        brings_others(sentence)
        or any(brings_others(f" with {meaning}") for meaning in own)
        or _comprises(sentence, name, [d for d in definitions if d.name != name])
    )


def _comprises(text: str, name: str, meanings: Sequence[DefinedName]) -> bool:
    for form in _FORMS:
        for said in re.finditer(form.format(name=re.escape(name)), text, re.I):
            if brings_others(f" with {_spelled_out(said['whom'], meanings)}"):
                return True
    return False


def _adds_others(definition: DefinedName, party: Party) -> bool:
    """Whether a definition adds others to a party named before: "“the Operator” shall include its agents and dealers"."""
    named = definition.name in party.aliases or definition.name == party.name
    adds = _ALSO_OTHERS.match(definition.meaning) and brings_others(f" with {definition.meaning}")
    itself = any(
        re.search(rf"(?<!\w){re.escape(n)}(?!\w)", definition.meaning, re.I)
        for n in (party.name, *party.aliases)
        if n != definition.name
    )
    return bool(named and not itself and adds)


def _spelled_out(words: str, meanings: Sequence[DefinedName]) -> str:
    """Put behind the words what the defined names among them mean: "every Kendra", a dealer that the Company appoints."""
    words = words.rstrip(" .")
    named = (
        d
        for d in meanings
        if d.name in words and d.name[0].isupper() and re.search(rf"(?<!\w){re.escape(d.name)}(?!\w)", words)
    )
    return ", ".join([words, *(d.meaning for d in named)])
