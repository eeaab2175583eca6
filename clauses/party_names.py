"""The names of parties: where one begins and ends, whose it is, and what may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from clauses.document import Place
from clauses.lexicon import load
from clauses.model import Party
from clauses.organizations import Organization, named

_NAME_START = re.compile(
    r"(?:^|\n)\s*(?:(?:and|AND|between|BETWEEN|Between|by and between)\b\s*:?)?\s*(?:\(?\w{1,3}[.)]\s+|(?:\d{1,2}|[A-Z])(?:[.-]\d{1,2})+[.)]?\s+)?"
    r"|\b(?:by and between|between|BETWEEN|among)\b\s*:?\s*|[;,)]\s*(?:and|AND)\s+"
    r"|\b(?i:(?:of|on) the (?:first|one|other|second) (?:part|side|hand)),?\s+(?:and|AND)?\s*"
    r"|\s(?:and|AND)\s+(?=(?:the\s+|The\s+|THE\s+)?[A-Z\[_<{])"
    r"|;\s+|:\s*\(?\w{1,3}[.)]\s+|\b(?:entered into|made|concluded|signed|celebrated) (?:by|with)\s+"
)
#: Where a name ends and what is said of its bearer begins.
DESCRIPTION = re.compile(
    r",\s+(?=(?:an?|the|having|with|whose|organi[sz]ed|registered|incorporated|established|represented|acting|"
    r"located|duly|existing|constituted|being|headquartered|based|domiciled|company|corporation|foundation|association|subsidiary|public|private|speciali[sz]ed|limited|hereinafter|c/o|at)\b)|\s+\(|,?\s+of\s+\d"
    r"|\s+(?:having its|with its|whose|represented by)\b"
)


@cache
def company_mark() -> re.Pattern[str]:
    """Return the pattern of what shows a name to be a company's or another body's: "Ltd", "Foundation"."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('en/roles')['company-marks'])})(?!\w)")


def without_stop(name: str) -> str:
    """Return a name without the marks around it; the point of "Inc." is its own."""
    name = name.strip(" ,;")
    return name if re.search(r"\b(?:Inc|Ltd|Co|Corp|Cie|Pty|[A-Z])\.$", name) else name.rstrip(" ,;.")


@cache
def role_words(key: str) -> frozenset[str]:
    """Return the words of one list of the role lexicon."""
    return frozenset(str(w) for w in load("en/roles")[key])


def organization_of(name: str) -> Organization | None:
    """Return the UN body that ``name`` is the name of, None if it only contains one.

    "Office of the United Nations High Commissioner for Refugees" is a body,
    "Friends of UNICEF Foundation" and "UN Global Logistics Ltd" are not.
    """
    mentions = named(name)
    if not mentions:
        return None
    first = mentions[0]
    before = re.sub(
        r"^(?:\W|\b(?:the|and|by|of|with|executive|office|secretariat)\b)+", "", name[: first.start], flags=re.I
    )
    if before.strip(' ,“"('):
        return None
    after = name[first.end :]
    tail = re.split(r"[,(;\n]|\band\b|\bAND\b", after, maxsplit=1)[0]
    if company_mark().search(tail) or re.match(r"\s+(?:Association|Friends|Supporters|Staff)\b", tail):
        return None
    # "The United Nations, through the United Nations Development Programme": the inner body is the one that acts.
    inner = [
        m
        for m in mentions[1:]
        if m.start - first.end < 60
        and re.search(
            r"\b(?:through|represented by|acting (?:by|through)|by its|on behalf of|including)\b",
            name[first.end : m.start],
        )
    ]
    return inner[0].organization if first.organization.id == "UN" and inner else first.organization


@cache
def _states() -> re.Pattern[str]:
    names = sorted((str(s) for s in load("en/states")["states"]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.I)


def only_states(name: str) -> bool:
    """Tell whether a name is that of States or other places and of nobody else."""
    return not re.sub(r"\b(?:the|and|or|of)\b|\W", "", _states().sub("", name), flags=re.I)


def may_be_role(alias: str) -> bool:
    """Tell whether a defined name may be a party's, and is not that of a text, a thing or a sum."""
    return (
        alias.casefold() not in {w.casefold() for w in role_words("not-a-role")}
        and not alias.casefold().startswith(("this ", "agreement"))
        and not alias.casefold().endswith(" agreement")
        and len(alias) > 1
    )


def name_before(head: str, begin: int, end: int) -> str:
    """Return the name that ends where its definition starts, without its description."""
    segment = head[begin:end]
    start = 0
    for boundary in _NAME_START.finditer(segment):
        rest = segment[boundary.end() :].lstrip()
        if boundary.end() < len(segment) - 1 and re.match(
            r"(?:\(?(?:\d{1,2}|[ivxa-e]{1,3}|[IVXA-E]{1,3}(?=\)))[.)]\s*)?(?:[Tt]he |THE )?[A-Z\[_<{0-9«“\"]", rest
        ):
            candidate = DESCRIPTION.split(rest, maxsplit=1)[0]
            # An "and" or a line end inside a name or a description is no boundary unless a new name follows it.
            before = DESCRIPTION.split(segment[start:].lstrip(" ,:\n"), maxsplit=1)[0]
            after_un = boundary.group().strip(" ,").casefold() == "and" and organization_of(before) is not None
            if after_un and start > 0 and organization_of(candidate) is not None:
                continue  # "the World Food Programme, a joint programme of the United Nations and the Food and ..."
            within = any(m.start < boundary.start() - start < m.end for m in named(segment[start:]))
            # "Between UNICEF and Acme Ltd (“the Company”)", but not "represented by the Director of its Supply and Delivery Division".
            described = DESCRIPTION.search(segment[start : boundary.start()]) is not None
            aside = described and segment[boundary.start() - 1] not in ",;)" and not company_mark().search(candidate)
            other = after_un and not within and not aside
            if (
                boundary.end() == 0
                or start == 0
                or other
                or organization_of(candidate)
                or _looks_like_start(boundary.group())
            ):
                start = boundary.end()
    rest = segment[start:].strip(" ,;:\n\t–-")
    rest = re.sub(r"^(?:of the \w+ (?:part|side),\s+)?(?:and|by|with|parties|whereas)\b\s*:?\s*", "", rest, flags=re.I)
    rest = re.sub(r"^(?:[A-Z]\w*(?: [A-Z]\w*)?)\s*:\s+(?=(?:the |The )?[A-Z])", "", rest)  # "Party A: the World ..."
    rest = re.sub(
        r"^(?:\d{1,2}|[A-Z])[.-](?:\d{1,2}[.-])*\d{1,2}\s+|^\(?(?:\d{1,2}|[ivxa-e]{1,3}|[IVXA-E]{1,3}(?=\)))[.)]\s+",
        "",
        rest,
    )
    mentions = named(rest)
    if mentions and not re.sub(r"(?i)\b(?:the|office|of)\b|\W", "", rest[: mentions[0].start]):
        whole = rest[: mentions[0].end]
        if organization_of(rest):
            return whole.strip()
    return DESCRIPTION.split(rest, maxsplit=1)[0].strip(" ,;:\n")[:160]


def _looks_like_start(boundary: str) -> bool:
    return bool(re.search(r"\n|between|among|part|side|hand|[;)]", boundary, re.I))


def party_of(name: str, aliases: Iterable[str], place: Place | None) -> Party:
    """Return the party of that name, on the side to which its name or its defined names belong."""
    aliases = tuple(dict.fromkeys(aliases))
    organization = organization_of(name)
    if organization is None and not company_mark().search(name):
        for alias in aliases:
            mentions = named(alias)
            if mentions and mentions[0].text == alias:
                organization = mentions[0].organization
    if organization is None and not named(name):
        # "The Agency (“the Organization”)" in a form whose names are still blank.
        blank = not re.search(r"[A-Za-z]{3}", re.sub(r"\[[^\]]*\]|_+|\.{3,}", "", name))
        if blank and aliases and all(a in role_words("un-roles") for a in aliases):
            return Party("un", name, aliases, None, place)
    if organization is not None:
        return Party("un", name, aliases, organization.id, place)
    return Party("partner", before_a_body(name), aliases, None, place)


_AND_THE_BODY = re.compile(r",?\s+and\s+(?:the\s+)?$")


def before_a_body(name: str) -> str:
    """Cut a partner's name before a UN body's: "the Acme Foundation and the World Health Organization"."""
    ends = (_AND_THE_BODY.search(name, 0, m.start) for m in named(name))
    return next((name[: end.start()] for end in ends if end is not None and end.start() > 0), name)


def with_short_name(party: Party, text: str) -> Party:
    """A company that the text calls by its name without "Ltd" or "Corporation", though nobody defined that."""
    mark = company_mark().search(party.name)
    short = party.name[: mark.start()].strip(" ,") if party.role == "partner" and mark else ""
    first = short.partition(" ")[0]
    marked = rf"(?<![\w-]){re.escape(short)}(?![\w-])(?!,? {company_mark().pattern})"
    if first != short and not party.aliases and not only_states(first) and not re.search(marked, text):
        # "Harrow Teas Ltd" of which the text goes on to say what "Harrow" does.
        alone = re.findall(rf"(?<![\w-]){re.escape(first)}(?![\w-])(?! [A-ZÀ-Þ])", text)
        short = first if len(alone) > 2 else short
    if len(short) < 3 or not short[0].isupper() or not may_be_role(short) or short in party.aliases or named(short):
        return party
    said = re.search(
        rf"(?<![\w-]){re.escape(short)}(?![\w-])(?!,?\s+{re.escape(party.name[len(short) :].strip(' ,'))})", text
    )
    return replace(party, aliases=(*party.aliases, short)) if said else party
