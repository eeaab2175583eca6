"""Where a text speaks of a party, and of which part of it.

A role belongs to the head of a phrase: "UNICEF officials" and "the officials of
UNICEF" are people of the UN body, "UNICEF, its officials and agents" is the body
with its people, "the United Nations Security Council" is no party at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from clauses.lexicon import load
from clauses.model import Agreement, Entity, Side
from clauses.organizations import of_id, organizations
from clauses.parties import Roles


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that stands for a party or for part of one; offsets into the text searched."""

    start: int
    end: int
    entity: Entity
    possessive: bool = False
    """"UNICEF's", "its", "the other's": the owner of what follows."""
    negative: bool = False
    """"neither Party", "no Party"."""
    pronoun: bool = False
    with_affiliates: bool = False
    """"The Company, its subsidiaries and agents"."""


_EACH = (
    r"each(?: of the| and every)? part(?:y|ies)|each signatory|both (?:of the )?(?:parties|sides|signatories)"
    r"|either(?: of the)? part(?:y|ies)|(?:each|either|both) side|the (?:two )?(?:parties|signatories|sides)"
    r"|all (?:of )?(?:the )?parties|every party|the parties hereto|parties(?= (?:shall|will|agree|must|may|undertake))"
    r"|(?:each|both|either) of (?:them|us|you and us)|(?:a|any|one|the) (?:(?!third|other|fourth|outside)[\w-]+ )?party"
)
_NEITHER = r"neither(?: of the)? (?:part(?:y|ies)|side|signatory)|no party|none of the parties|neither of (?:them|us)"
_OTHER = (
    r"(?:the|an|any|each|one an) ?other (?:part(?:y|ies)|side|signatory)|one another|each other"
    r"|the other(?: one)?(?=['’`,.;:)]| |$)"
    r"|(?:its|their) (?:counterpart(?:y|ies)?|co-party)"
)
_OUR = {
    "we": "we|us|ours?|ourselves",
    "us": "we|us|ours?|ourselves",
    "our": "we|us|ours?|ourselves",
    "you": "you|yours?|yourselves|yourself",
    "your": "you|yours?|yourselves|yourself",
}
_PRONOUN = r"it|its|itself|they|them|their|themselves|he|she|his|her|him|the same"
#: "the other terms", but not "indemnify the other for" or "liable to the other and".
_ADJECTIVE_USE = re.compile(
    r"\s+(?!(?:for|from|in|against|of its|with|to|and|as|on|by|is|shall|will|at|under|harmless|may|has)\b)\w"
)
_ORDER = r"the (?:former|latter)(?: party)?"
#: "the latter case", "the former name": an adjective.
_OF_A_THING = re.compile(
    r"\s+(?:agreements?|articles?|case|categor\w+|clauses?|date|documents?|event|instance|names?|options?|paragraphs?|part|periods?|programmes?|"
    r"provisions?|sections?|sentence|texts?|versions?)\b"
)
_KINDS = ("mask", "neither", "other", "order", "name", "each", "we", "third", "pronoun")
_LINK = r"(?:\s*,?\s*(?:and|or|and/or|as well as|together with|including|with)?\s+|\s*,\s*)"


@cache
def _alternation(key: str) -> str:
    return "|".join(str(w) for w in load("en/roles")[key])


class Finder:
    """Finds mentions of the parties of one agreement; compiled once per agreement."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        self._sides: dict[str, Side] = {}
        names: list[str] = []
        for party in roles.parties:
            words = {party.name, *party.aliases}
            organization = of_id(party.organization) if party.organization else None
            if organization:
                words.update(organization.names, organization.abbreviations)
            for word in words:
                if len(re.findall(r"[^\W\d_]", word)) > 1:
                    names.append(word)
                    self._sides.setdefault(_key(word), party.role)
        if any(p.role == "un" for p in roles.parties):
            # The United Nations as such: its marks, immunities and officials are the UN side's whichever organ signs.
            for word in ("United Nations", "UN", "the Organization", "the Organisation"):
                if _key(word) not in self._sides:
                    names.append(word)
                    self._sides[_key(word)] = "un"
            # Another body of the family is not the party; it is a third unless it signs too.
            for organization in organizations():
                for word in (*organization.names, *organization.abbreviations):
                    if _key(word) not in self._sides:
                        names.append(word)
                        self._sides[_key(word)] = "third"
        self._pattern = self._compile(names)

    def _compile(self, names: list[str]) -> re.Pattern[str]:
        plain: list[str] = []
        pronouns: list[str] = []
        for name in sorted(set(names), key=lambda n: (-len(n), n)):
            if name.casefold() in _OUR:
                pronouns.append(_OUR[name.casefold()])
                for form in (
                    _OUR[name.casefold()].replace("ours?", "our|ours").replace("yours?", "your|yours").split("|")
                ):
                    self._sides.setdefault(form, self._sides[_key(name)])
                continue
            plain.append(_flexible(name))
        parts = [
            rf"(?P<mask>(?:[Tt]he )?(?:{_alternation('not-a-party')}))",
            rf"(?P<neither>(?i:{_NEITHER}))",
            rf"(?P<other>(?i:{_OTHER}))",
            rf"(?P<order>(?i:{_ORDER}))",
            rf"(?P<name>(?:(?i:the|said|such)\s+)?(?:{'|'.join(plain)}))" if plain else r"(?P<name>(?!))",
            rf"(?P<each>(?i:{_EACH}))",
            rf"(?P<we>(?i:{'|'.join(sorted(set(pronouns)))}))" if pronouns else r"(?P<we>(?!))",
            rf"(?P<third>(?i:{_alternation('third')}))",
            rf"(?P<pronoun>(?i:{_PRONOUN}))",
        ]
        return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?P<poss>['’`][sS]?(?!\w))?(?![\w]|-(?!and\b)\w)")

    def names(self, text: str) -> list[tuple[int, int, Side, bool]]:
        """Return where ``text`` names one of the two sides: start, end, side, whether possessive; no pronouns but we and you."""
        found: list[tuple[int, int, Side, bool]] = []
        ordered: set[int] = set()
        for match in self._pattern.finditer(text):
            if match.group("order") and not _OF_A_THING.match(text, match.end()):
                sides = _last_two([side for start, _, side, _ in found if start not in ordered])
                if len(sides) == 2:
                    ordered.add(match.start())
                    side = sides["latter" in match.group("order").casefold()]
                    found.append((*match.span(), side, match.group("poss") is not None))
            elif match.group("mask") is None and (match.group("name") or match.group("we")):
                word = match.group("name") or match.group("we")
                side = self._side(word)
                possessive = match.group("poss") is not None or word.casefold() in ("our", "your")
                if side in ("un", "partner"):
                    found.append((*match.span(), side, possessive))
        return found

    def _side(self, word: str) -> Side:
        """Whose name a word is."""
        bare = self._sides.get(_key(re.sub(r"^(?:the|said|such)\s+", "", word, flags=re.I)), "unknown")
        return self._sides.get(_key(word), self._sides.get(word.casefold(), bare))

    def find(self, text: str, spoken_of: Side | None = None, named: Sequence[Side] = ()) -> list[Mention]:
        """Return the mentions in ``text`` in order, not overlapping, pronouns resolved.

        ``spoken_of`` is who acted in the sentence before, for a text that opens with "It shall"; ``named`` are the two
        sides in the order in which it named them, for "the former" and "the latter".
        """
        found: list[Mention] = []
        ordered: set[int] = set()
        for match in self._pattern.finditer(text):
            kind = next(k for k in _KINDS if match.group(k))
            possessive = match.group("poss") is not None
            word = match.group(kind)
            start, end = match.span()
            if kind == "mask":
                continue
            if kind == "pronoun":
                possessive = word.casefold() in ("its", "their", "his", "her")
                found.append(Mention(start, end, Entity("unknown"), possessive, pronoun=True))
            elif kind == "neither":
                found.append(Mention(start, end, Entity("each-party"), possessive, negative=True))
            elif kind == "other":
                if word.casefold() == "the other" and not possessive and _ADJECTIVE_USE.match(text, end):
                    continue  # "the other terms"
                found.append(Mention(start, end, Entity("the-other"), possessive))
            elif kind == "order":
                side = _by_order(word, [m for m in found if m.start not in ordered], named)
                if side is not None and not _OF_A_THING.match(text, end):
                    ordered.add(start)
                    found.append(Mention(start, end, Entity(side), possessive))
            elif kind == "each":
                found.append(Mention(start, end, Entity("each-party"), possessive))
            elif kind == "third":
                found.append(Mention(start, end, Entity("third"), possessive))
            elif kind == "we":
                possessive = possessive or word.casefold() in ("our", "your")
                found.append(Mention(start, end, Entity(self._sides.get(word.casefold(), "unknown")), possessive))
            else:
                side = self._sides.get(_key(re.sub(r"^(?:the|said|such)\s+", "", word, flags=re.I)), "unknown")
                side = self._sides.get(_key(word), side)
                found.append(Mention(start, end, Entity(side), possessive))
        found = _resolve_pronouns(text, found, spoken_of)
        return _apart(_parts(text, found))


def named_last(mentions: Sequence[Mention]) -> tuple[Side, ...]:
    """Return the two sides in the order in which they were last named; fewer if not both were."""
    return _last_two([m.entity.side for m in mentions if not m.pronoun and not m.negative])


def _last_two(sides: Sequence[Side]) -> tuple[Side, ...]:
    last = list(dict.fromkeys(side for side in reversed(sides) if side in ("un", "partner")))
    return tuple(reversed(last))


def _by_order(word: str, mentions: Sequence[Mention], before: Sequence[Side]) -> Side | None:
    """Whom "the former" or "the latter" is, of the two sides named last, here or in the sentence before."""
    here = named_last(mentions)
    sides = here if len(here) == 2 else before
    return sides["latter" in word.casefold()] if len(sides) == 2 else None


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Of two mentions that overlap keep the first: parts of a party can grow into each other."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _key(word: str) -> str:
    word = re.sub(r"['’`]", "'", word)
    return word if word.isupper() and len(word) <= 6 else re.sub(r"\s+", " ", word).casefold().removeprefix("the ")


def _flexible(name: str) -> str:
    """A pattern for a name: abbreviations as written, words in any case where that can't be common language."""
    escaped = re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’`]")
    if name.isupper() and len(name) <= 6:
        return escaped
    if " " in name or len(name) > 14:
        return f"(?i:{escaped})"
    # A one-word role ("Company") is the party when capitalised, or in lower case after "the".
    lower = escaped[0].lower() + escaped[1:]
    return rf"{escaped}|{escaped.upper()}|(?<=the\s){lower}"


#: What follows a name that acts.
_ACTS = re.compile(
    r"(?:,[^,]{1,80},)?\s+(?:\w+\s+)?(?:shall|will|must|may|agrees?|undertakes?|is|are|has|have|warrants?|can|grants?|hereby|(?!its\b|this\b|as\b|such\b|various\b)[a-z]{3,}s)\b"
)


def who_acts(text: str, mentions: Sequence[Mention]) -> Side | None:
    """Return the side that is the first to act in a sentence."""
    for m in mentions:
        if not m.possessive and m.entity.side in ("un", "partner") and _ACTS.match(text[m.end :]):
            return m.entity.side
    return None


_EXPLETIVE = re.compile(
    r"it(?: (?:is|being|shall be|has been|was|may be))?(?: (?:not|hereby|expressly|clearly|mutually))* "
    r"(?:that\b|(?:understood|agreed|acknowledged|recogni[sz]ed|noted|clear|clarified|intended|for the|to be (?:inferred|understood|noted))\b)",
    re.I,
)


def _owns_the_subject(text: str, last: Mention) -> bool:
    """Whether the last one spoken of is whose the subject is: "..., and the Company's fees shall be made good to it"."""
    begins = re.search(r"(?:^|[,;:]\s+(?:(?:and|but|while|whereas)\s+)?)(?:the\s+)?$", text[: last.start])
    return begins is not None and last.possessive and last.entity.side in ("un", "partner")


def _resolve_pronouns(text: str, mentions: list[Mention], spoken_of: Side | None = None) -> list[Mention]:
    """Read "it", "its", "they" as the party last spoken of as a subject, else the nearest one before."""
    resolved: list[Mention] = []
    for mention in mentions:
        if not mention.pronoun:
            resolved.append(mention)
            continue
        word = text[mention.start : mention.end].casefold()
        if _EXPLETIVE.match(text, mention.start):
            continue  # "see to it that", "it is understood that"
        before = [m for m in resolved if not m.possessive and m.entity.side not in ("unknown", "third")]
        if not before:
            if spoken_of is not None and word == "it" and _ACTS.match(text[mention.end :]):
                resolved.append(replace(mention, entity=Entity(spoken_of, "itself")))
            continue
        sentence = max(
            text.rfind(". ", 0, mention.start), text.rfind(";", 0, mention.start), text.rfind("\n", 0, mention.start)
        )
        here = [m for m in before if m.start > sentence] or before
        # A possessive is mostly the subject's ("at its own expense"); right after a name it is that name's.
        near = here[-1]
        gap = text[near.end : mention.start]
        if re.fullmatch(
            r"\s*,?\s*(?:and|or|and/or|including|together with|nor)?\s*(?:each of\s*)?(?:any of\s*|all of\s*)?", gap
        ):
            chosen = near
        elif not mention.possessive and _owns_the_subject(text, resolved[-1]):
            chosen = resolved[-1]
        else:
            subjects = [m for m in here if _ACTS.match(text[m.end :])]
            chosen = subjects[-1] if subjects else near
        if word in ("they", "them", "their", "themselves") and chosen.entity.side not in ("each-party",):
            groups = [m for m in here if m.entity.side == "each-party"]
            chosen = groups[-1] if groups else chosen
        resolved.append(replace(mention, entity=Entity(chosen.entity.side, "itself")))
    return resolved


@cache
def _part_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    people, affiliates = _alternation("people"), _alternation("affiliates")
    adjectives = (
        r"(?:(?:own|respective|duly|authori[sz]ed|present|former|permitted|licensed|any|all|other|such|"
        r"senior|local|field|group|legal)\s+)*"
    )
    any_part = f"(?:{people}|{affiliates})"
    run = (
        rf"(?:{adjectives}{any_part})(?:{_LINK}(?:(?:its|their|the|any|all|of|respective|other)\s+)*"
        rf"{adjectives}{any_part})*"
    )
    after = re.compile(rf"\s+(?P<run>{run})(?!\w)", re.I)
    before = re.compile(
        rf"(?:(?:the|any|all|its|other|both|either)\s+)*(?P<run>{run})\s+(?:or\s+\w+\s+)?of\s+(?:either\s+|both\s+)?$",
        re.I,
    )
    listed = re.compile(
        rf"\s*\(?,?\s*(?:and|or|and/or|including|together with|as well as)?\s*(?:each of\s+|any of\s+|all of\s+)?"
        rf"(?:its|their|the|his|our|your|UNXX['’]s)\s+(?:respective\s+)?(?P<run>{run})\)?",
        re.I,
    )
    return after, before, listed


def _part(run: str) -> Literal["people", "affiliates"]:
    people = re.search(rf"\b(?:{_alternation('people')})\b", run, re.I)
    return "people" if people else "affiliates"


def _parts(text: str, mentions: list[Mention]) -> list[Mention]:
    """Attach people and affiliates: by what follows a name, stands before "of" it, or is listed after it."""
    after, before, listed = _part_patterns()
    result: list[Mention] = []
    skip_until = -1
    for mention in mentions:
        if mention.start < skip_until:
            continue
        if mention.entity.side in ("unknown", "third") and not mention.pronoun:
            result.append(mention)
            continue
        follow = after.match(text, mention.end)
        if follow and (mention.possessive or not (mention.pronoun or mention.entity.side == "the-other")):
            skip_until = follow.end()
            entity = replace(mention.entity, part=_part(follow["run"]))
            result.append(replace(mention, end=follow.end(), entity=entity, possessive=False))
            continue
        window_start = max(0, mention.start - 160)
        ahead = before.search(text[window_start : mention.start])
        if ahead and not mention.possessive:
            result.append(
                replace(
                    mention,
                    start=window_start + ahead.start(),
                    entity=replace(mention.entity, part=_part(ahead["run"])),
                )
            )
            continue
        list_match = listed.match(text, mention.end)
        if list_match and not mention.possessive and not mention.pronoun:
            skip_until = list_match.end()
            run = list_match["run"]
            result.append(
                replace(
                    mention,
                    end=list_match.end(),
                    with_affiliates=bool(re.search(rf"\b(?:{_alternation('affiliates')})\b", run, re.I)),
                )
            )
            continue
        result.append(mention)
    return result


def finder_of(agreement: Agreement) -> Finder:
    """Return what finds the parties of an agreement in words of it."""
    return _finder(Roles(agreement.parties, agreement.unresolved, agreement.collective))


@lru_cache(maxsize=4)
def _finder(roles: Roles) -> Finder:
    return Finder(roles)
