"""The parties as a draft introduces them.

"Between X (“A”) and Y (“B”)", "hereinafter", a list of parties, a face sheet,
lines under what each is ("Customer: UNHCR"), a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clauses.document import Block, Place
from clauses.enlarged_parties import BEFORE_OTHERS
from clauses.model import Party
from clauses.organizations import named
from clauses.party_names import (
    DESCRIPTION,
    before_a_body,
    company_mark,
    may_be_role,
    name_before,
    only_states,
    organization_of,
    party_of,
    role_words,
    without_stop,
)

_QUOTED = r"[\"“”„«‘’']\s*(?:the\s+|The\s+|THE\s+)?([^\"“”„«»‘’'()\n]{1,60}?)\s*[\"”“»’']"
#: A parenthesis, or a "hereinafter" without one, that gives names in quotation marks.
_ALIAS = re.compile(
    rf"\((?:[^()\"“”„«‘]{{0,240}})(?:{_QUOTED})(?:[^()]{{0,160}})\)"
    rf"|,?\s*\b(?i:here(?:in)?after|henceforth)[\w ,]{{0,40}}?{_QUOTED}"
    r"|\(\s*(?i:here(?:in)?after|henceforth)[\w ,:]*?\s(?:as|called|named|to as)?:?\s*(?:the\s+)?"
    r"([A-Z][\w&./-]*(?: [A-Z][\w&./-]*){0,4})\s*\)"
    r"|,?\s*\b(?i:here(?:in)?after|henceforth)\s+(?:\w+\s+){0,3}?(?:as|called|the)\s+(?:the\s+)?"
    r"([A-Z][\w&./-]*(?: [A-Z][\w&./-]*){0,4})"
    r"|\(\s*(?:the\s+)?(?![IVXLC]+\s*\))([A-Z][A-Za-z&-]+(?: [A-Z][A-Za-z&-]+){0,2})\s*\)(?=\s*(?:;|\.|,\s+[\dA-Z]|,\s+an?\s|,?\s*and\b|,?\s*\n|$))"
    r"|,?\s*\b(?i:here(?:in)?after|henceforth):?\s+(?i:the\s+)?([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2})"
    r"|\(\s*(?:the\s+)?(?![IVXLC]+\s*\))([A-Z][A-Za-z&-]+(?: [A-Z][A-Za-z&-]+){0,2})\s*\)(?=\s+is (?:an?|the) (?:[\w-]+ ){0,4}?(?:company|corporation|organ|organi[sz]ation|agency|body|foundation|association|university|institute|bank|cooperative|programme|fund)\b)"
    rf"|(?<=\w),\s+(?:{_QUOTED})(?=\s*(?:,|and\b))"
    r"|\(\s*(?:the\s+)?([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2}),? or (?:the\s+)?([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2})\s*\)(?=\s*[.;,]|\s*\n|\s*$)"
    r"|\(\s*(?:the\s+)?([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2}),\s+which\s+(?:term|expression|word|name)\b[^()]{0,200}\)"
    r"|,\s*(?:which|whom|who)\s+(?:[a-z]+\s+){0,4}call(?:ed)?\s+(?:the\s+)?([A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2})"
)
_QUOTED_NAME = re.compile(_QUOTED)
_REGION_START = re.compile(
    r"\b(?:by\s+and\s+)?(?:between|among(?:st)?)\b(?!\s+\d)\s*:?"
    # As a heading: not "Commitments of the parties".
    r"|(?:^|(?<=\n))[^\w\n]*(?:(?:article|clause|section|part) )?(?:[\dIVX]{1,4}\b\W+)?(?:(?:the|contracting|signatory) ){0,2}parties\s*(?:to this agreement)?\s*:?\s*\n"
    r"|\b(?:concluded with|entered into by)\b|\b(?:of|on) the one (?:part|side|hand)\b",
    re.I,
)
_REGION_END = re.compile(
    r"\b(?:whereas|recitals?|preamble|now,? therefore|background|considering)\b|have agreed|hereby agree"
    r"|\((?:hereinafter )?(?:collectively|together|jointly|each)\b[^)]*part(?:y|ies)",
    re.I,
)
#: A line that says what somebody is, and who it is.
_LABEL = re.compile(
    r"^[ \t]*(?:The )?(?P<label>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)[ \t]*:[ \t]*(?P<name>(?:[Tt]he )?[A-Z][^\n]{1,160})$",
    re.M,
)
#: The name at the end of words that say more: capitals, with the little words between them.
_PROPER = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w&.'’-]*(?:,(?=\s+(?:Ltd|Limited|Inc|Corp|Co|LLC|L\.L\.C|S\.?A)\b))?|plc|e\.V\.|s\.r\.l\.)(?:\s+|$)(?:(?:of|de|du|des|der|da|do|dos|das|del|di|e|y|et|for|and|the|on|in|&)\s+(?=[A-ZÀ-Þ(])){0,3})+$"
)
#: What defines a word or says something introduces nobody.
_DEFINING = re.compile(
    r"[\"“”„]|\b(?:means|is|am|are|was|were|has|have|shall|will|may|must|can|who|which|as a courtesy)\b|^[Oo]n behalf of\b"
)
#: Without a "between", what joins a UN body to the party named after it; in another sentence it is only spoken of.
_BESIDE = re.compile(r"(?:[^.]|\.(?!\s+[A-Z]))*?\b(?:and|with)\b(?:[^.]|\.(?!\s+[A-Z]))*")
#: Within so many characters the parties begin to be introduced, where "between" or "Parties:" introduces them.
_TITLE_PAGE = 1500
#: Within so many characters from "between" the parties are named.
_OPENING = 900
_MEANING = re.compile(r"[\"“”„]|\bmeans\b")
#: What a text is called, and a group of both sides' people, are no party's name.
_INSTRUMENT = re.compile(
    r"\b(?:agreement|amendment|memorandum|contract|addendum|project document|letter|terms|conditions)\b|^(?:annex|schedule|appendix|exhibit|attachment|article)(?:e?s)?\b"
    r"|\bgoals? \d|\b(?:each|either|both) (?:side|part)|^the (?:parties|sides)\b|^\W*(?:\w+ )?(?:people|persons|members|representatives)\b",
    re.I,
)


def introduced(body: Sequence[Block]) -> list[Party]:
    """Return the parties that the beginning of a draft introduces, each once.

    Drafts introduce their parties in many ways, and words in one of these ways may
    name somebody else; so each way proposes parties, and the proposal counts that names
    both sides by names that the text then goes by, the first of those that are as good.
    """
    head, starts = _head(body)
    text = "\n".join(b.text for b in body)
    ways = (_introduced, _meant, _labelled, _title, _without_defined_names, _by_marks)
    # "In Kenya and Malaysia (the “Review”)": places are no parties.
    proposed = [[p for p in way(head, starts) if p.role == "un" or not only_states(p.name)] for way in ways]

    def shortfall(found: Sequence[Party]) -> tuple[bool, int, bool]:
        one_sided = {p.role for p in found} < {"un", "partner"}
        doubted = sum(p.role == "partner" and not _goes_by(p, text) for p in found)
        return one_sided, doubted, not one_sided and any(not p.aliases for p in found)

    best = min(filter(None, proposed), key=shortfall, default=[])  # the first of those that lack the least
    bodies = {p.organization for p in best if not p.aliases} - {None}
    return _merge([*best, *(p for found in proposed for p in found if p.organization in bodies)])


def _goes_by(party: Party, text: str) -> bool:
    """Whether the text speaks of somebody under the names proposed for a party, more than where it is said to introduce it."""
    if party.aliases or company_mark().search(party.name) or company_mark().search(party.name.title()):
        return True
    return len(re.findall(rf"(?<!\w){re.escape(party.name)}(?!\w)", text, re.I)) > 1


def _head(body: Sequence[Block], limit: int = 9000) -> tuple[str, list[tuple[int, Block]]]:
    """Return the first ``limit`` characters of the body and where each block starts in them."""
    pieces: list[str] = []
    starts: list[tuple[int, Block]] = []
    length = 0
    for block in body:
        if length > limit:
            break
        starts.append((length, block))
        pieces.append(block.text)
        length += len(block.text) + 1
    return "\n".join(pieces), starts


def _place(starts: Sequence[tuple[int, Block]], start: int, end: int) -> Place | None:
    for at, block in reversed(starts):
        if at <= start:
            return Place(block.part, block.index, start - at, min(end - at, len(block.text)), block.page, block.box)
    return None


def _regions(head: str) -> list[tuple[int, int]]:
    """Stretches that may introduce the parties: from a "between" or "Parties:" to the recitals."""
    found = []
    for match in _REGION_START.finditer(head):
        end = _REGION_END.search(head, match.end() + 40)
        stop = min(end.start() if end else len(head), match.end() + 4000)
        found.append((match.start(), stop))
    return found


def _introduced(head: str, starts: Sequence[tuple[int, Block]]) -> list[Party]:
    """Parties introduced with a defined name; the first stretch that names both sides wins."""
    best: list[Party] = []
    regions = _regions(head)
    early = [r for r in regions if r[0] < _TITLE_PAGE]  # further on, "between" and "parties" are words like others
    for begin, stop in (*early, (0, min(len(head), 3000)), *(r for r in regions if r not in early)):
        found: list[Party] = []
        previous = begin
        for match in _ALIAS.finditer(head, begin, stop):
            aliases = [
                a
                for a in _aliases(match)
                if not re.fullmatch(r"(?:(?:each|either|any|both|all|two) )?part(?:y|ies)|collectively", a.casefold())
            ]
            if aliases and all(only_states(a) or _of_a_place(a, head) for a in aliases):
                continue  # "Winnipeg (Manitoba)", "with seat in Valdora (TO)"
            roles = [a for a in aliases if may_be_role(a)]
            if {p.role for p in found} >= {"un", "partner"} and match.start() > previous + 400:
                break  # what is defined further on is no signatory
            between = head[previous : match.start()]
            if {p.role for p in found} >= {"un", "partner"} and (
                _PAST_PARTIES.search(between) or _REGION_END.search(between) or not _NEXT_PARTY.match(between)
            ):
                continue  # "..., endowed by Acme Bank plc (the “Bank”)", "WHEREAS WHO supports a scheme (the “Scheme”)"
            name = _UNDER_A_NAME.sub(r"\1", name_before(head, previous, match.start()))
            name = _QUOTED_AT_START.sub(r"\1 \2", _QUOTED_AT_END.sub(r"\1 \2", name))
            told = _DEFINING.search(name) or _INSTRUMENT.search(name)
            if told and not _MEANING.search(name) and (proper := _PROPER.search(name)):
                name = proper.group()  # "We are Acme plc (“we”)", "the terms on which Acme plc (“Acme”) will carry ..."
            if any(m.text != a for a in roles for m in named(a)[:1]) and organization_of(name) is None:
                continue  # "The Programme manager (UNDP Accra)"
            if roles and all(_of_another(a, between, name) for a in roles):
                continue  # "a joint programme of the United Nations and the Food and Agriculture Organization (“FAO”)"
            previous = match.end()
            if found and re.match(r"\s*,\s*an?\s", between) and name.startswith(("a ", "an ")):
                # "UN Women (UN Women), a subsidiary organ of the United Nations, hereinafter “the Agency”"
                found[-1] = replace(found[-1], aliases=tuple(dict.fromkeys((*found[-1].aliases, *roles))))
                continue
            if roles and name and not _INSTRUMENT.search(name) and not _DEFINING.search(name):
                found.extend(_listed_between(between) if found else [])
                party = party_of(name, roles, _place(starts, match.start(), match.end()))
                if not found and party.role == "un":
                    found.extend(_named_before(head, begin, match.start(), name, starts))
                found.append(party)
        if found and not any(p.role == "partner" for p in found):
            found.extend(_unaliased(head, begin, stop, starts, found, previous))
        if found and not any(p.role == "un" for p in found) and previous - begin < _OPENING:
            found[:0] = _unaliased_un(head, begin, stop, starts, previous)
        if {p.role for p in found} >= {"un", "partner"}:
            return found
        if not best and any(p.role == "un" for p in found):
            best = found
    return best


def _of_a_place(alias: str, head: str) -> bool:
    """Whether two letters are those of a province and no name, by which the text would go on."""
    return re.fullmatch(r"[A-Z]{2}", alias) is not None and len(re.findall(rf"\b{alias}\b", head)) < 3


#: "The decentralised public body “Aguas de Leon”, hereinafter ...": a name that stands in quotation marks.
_QUOTED_AT_END = re.compile(r"^((?:the )?[A-Z][^\"“”„«‘’']{3,80}?)\s+[\"“„«]([^\"“”»]{2,60})[\"”»]$")
#: "“Aguas de Leon” Joint-Stock Company".
_QUOTED_AT_START = re.compile(r"^[\"“„«]([^\"“”»]{2,60})[\"”»]\s+((?:[A-Z][\w.-]*\s*){1,5})$")
#: "The société anonyme under the name “Alpha Editions S.A.”".
_UNDER_A_NAME = re.compile(
    r"^.{0,80}?\b(?:under the (?:name|style)|named|called|styled|trading as)\s+[\"“„«]([^\"“”»]{2,60})[\"”»]$"
)
#: Once both sides are named: a sentence has ended, or what gets the name is only spoken of.
_NEXT_PARTY = re.compile(
    r"[\s,;.:)\]/–-]*(?:(?i:and|as well as|&|on the (?:one|other) (?:hand|side|part)|of the \w+ part|of the other)[\s:,;]+)*(?:\(?\w{1,3}[.)]\s*)?(?:(?i:the)\s+)?[A-Z\[“\"]"
)
_PAST_PARTIES = re.compile(r"[a-z)\d]\.\s+[A-Z]|\b(?:by|with|from|to)\s+(?:the\s+|an?\s+)?[A-Z][^,;()\n]*$")


def _listed_between(segment: str) -> list[Party]:
    """Parties of a list that get no defined name there: "...; ACME BREWING CORPORATION, a corporation ...; and"."""
    found = []
    for item in re.split(r";\s*(?:and\s*)?\n", segment)[:-1]:
        item = re.sub(r"^(?:\(?\w{1,3}[.)]\s+)?", "", item.strip(" ,;)\n"))
        name = DESCRIPTION.split(item, maxsplit=1)[0].strip(" ,;")
        marked = company_mark().search(name) or company_mark().search(name.title())
        if re.match(r"(?:[Tt]he |THE )?[A-Z]", name) and marked and not named(name):
            found.append(Party("partner", name, ()))
    return [p for p in found if len(p.name) <= 100 and not _INSTRUMENT.search(p.name) and not _DEFINING.search(p.name)]


def _aliases(match: re.Match[str]) -> list[str]:
    quoted = [m.group(1).strip(" ,.;") for m in _QUOTED_NAME.finditer(match.group())]
    plain = [g.rstrip(".") for g in match.groups()[2:] if g]
    return [a for a in (quoted or plain) if a]


def _of_another(alias: str, segment: str, name: str) -> bool:
    """Whether an alias is that of a UN body named just before it, and not of the one that is being introduced."""
    body, short, spoken = organization_of(name), named(alias), named(segment)
    return (
        body is not None
        and bool(short)
        and short[0].text == alias
        and short[0].organization != body
        and bool(spoken)
        and spoken[-1].organization == short[0].organization
        and not segment[spoken[-1].end :].strip(" ,")
        and not re.search(r"\b(?:through|by)\s+(?:its\s+|the\s+)?$", segment[: spoken[-1].start], re.I)
    )


#: In a title, after the parties: "... and Acme Bank Plc on the savings scheme".
_SUBJECT = re.compile(
    r"(?<=[\w.)])\s+(?:on|for|regarding|concerning|about|relating to|in (?:respect|relation|connection) (?:of|to|with)) (?:the|an?|its|their|cooperation)\b"
    r"(?<!oundation for the)(?<!ssociation for the)(?<!nstitute for the)(?<!ociety for the)(?<!ommittee for the)(?<!rust for the).*$",
    re.I,
)


def _unaliased(
    head: str, begin: int, stop: int, starts: Sequence[tuple[int, Block]], found: Sequence[Party], named_at: int
) -> list[Party]:
    """A counterparty that is named without a defined name: "between UNDP (“UNDP”) and Acme Ltd"."""
    opening = _REGION_START.match(head, begin)
    following = r"\b(?:and|AND|with)\s+(?:\(?(?:\d{1,2}|[a-z])[.)]\s+)?((?:[Tt]he )?[A-Z\[](?:[^\n,;().]|\.(?!\s+(?:[“\"]|(?:The|This|It|Its|In|Each|Any|No)\b))){2,80}(?:\((?i:pty|pvt|private)\)[^\n,;()]{0,20})?)"
    for match in re.finditer(following, head[begin:stop]):
        name = _SUBJECT.sub("", match.group(1).strip())
        at = begin + match.start(1)
        within = any(m.start < at < m.end for m in named(head[:stop]))  # "Gender Equality and the Empowerment of Women"
        if opening is None and not _BESIDE.fullmatch(head, *sorted((named_at, at))):
            continue  # "To: UNHCR (UNHCR), a subsidiary organ. ... centres in Ethiopia and Uganda"
        if (
            organization_of(name) is None
            and not within
            and not _INSTRUMENT.search(name)
            and not any(name in p.name for p in found)
            and (" " in name or company_mark().search(name))
        ):
            return [Party("partner", name, (), None, _place(starts, at, at + len(name)))]
    return []


def _without_defined_names(head: str, starts: Sequence[tuple[int, Block]]) -> list[Party]:
    """Both sides where neither gets a defined name: "between | UNICEF, of 3 UN Plaza, | and | Acme Ltd, a company"."""
    for begin, stop in _regions(head):
        found = _unaliased_un(head, begin, stop, starts, begin) if begin < _TITLE_PAGE else []
        found += _unaliased(head, begin, stop, starts, found, begin) if found else []
        if {p.role for p in found} == {"un", "partner"}:
            return found
    return []


def _named_before(head: str, begin: int, end: int, name: str, starts: Sequence[tuple[int, Block]]) -> list[Party]:
    """A counterparty without a defined name before the UN body: "between Acme Ltd, a company ..., and UNESCO (“UNESCO”)"."""
    opening = _REGION_START.match(head, begin)
    if opening is None:
        return []
    between = head[opening.end() : head.rfind(name, begin, end)]
    before = re.fullmatch(r"(.{5,600}?),?\s+(?:and|AND)\s+(?:[Tt]he\s+)?", between, re.S)
    first = DESCRIPTION.split(before.group(1).strip(), maxsplit=1)[0].strip(" ,;:") if before else ""
    first = before_a_body(first)
    other = not re.match(r"(?:[Tt]he )?[A-Z]", first) or organization_of(first) is not None
    if other or len(first) > 120 or _INSTRUMENT.search(first):
        return []
    at = head.index(first, opening.end())
    return [Party("partner", first, (), None, _place(starts, at, at + len(first)))]


def _unaliased_un(head: str, begin: int, stop: int, starts: Sequence[tuple[int, Block]], named_at: int) -> list[Party]:
    """A UN body that is a party without a defined name: "between UNICEF and Acme Ltd (“the Company”)"."""
    opening = _REGION_START.match(head, begin)
    at = opening.end() if opening is not None else begin
    for mention in named(head[at : min(stop, at + 400)])[:1]:
        start, end = at + mention.start, at + mention.end
        aside = opening is None and not _BESIDE.fullmatch(head, *sorted((named_at, end if end < named_at else start)))
        if organization_of(head[start:end]) is not None and not aside:
            return [Party("un", mention.text, (), mention.organization.id, _place(starts, start, end))]
    return []


#: "“We”, “us” and “UNHCR” mean the Office of ...", "“You” means Acme Ltd, a company ...".
_MEANT = re.compile(
    rf"(?:^|(?<=\. )|(?<=, and )|(?<=; )|(?<=; and ))[ \t]*(?:\(?\w{{1,3}}[.)]\s+|\d{{1,2}}(?:[.-]\d{{1,2}})+[.)]?\s+)?(?:In (?:this|these) \w+,?\s+)?(?P<names>{_QUOTED}(?:(?:\s*,\s*(?:and\s+|or\s+)?|(?<=,[\"”])\s+|\s+(?:and|or)\s+){_QUOTED}){{0,4}})"
    r",?\s+(?:means?|refers? to|stands? for|is|are)\s*:?\s+(?=(?P<who>(?:(?:[Tt]he )?[A-Z]|that [a-z])[^\n]{2,400}))",
    re.M,
)


#: "Acme Ltd and, in section 6, also the resellers that carry its app".
_WITH_OTHERS = re.compile(
    rf"(?:,| and| together with| including){BEFORE_OTHERS}(?:its|all|any|each|every|the(?= [a-z]))\b"
)


def _meant(head: str, starts: Sequence[tuple[int, Block]]) -> list[Party]:
    """Parties in definitions of what they are called, as plain-language texts introduce them."""
    found: list[Party] = []
    for match in _MEANT.finditer(head):
        names = [m.group(1).strip(" ,.;") for m in _QUOTED_NAME.finditer(match["names"])]
        roles = [n for n in names if may_be_role(n)]
        if match["who"].startswith("that "):  # "Acme LLP is a partnership. “We” means that partnership."
            paragraph = head.rfind("\n", 0, match.start()) + 1
            before = next(iter(_marked_names(head, paragraph, match.start())), None)
            if before is not None and roles:
                name, at = before
                found.append(party_of(name, roles, _place(starts, at, at + len(name))))
            continue
        mentions = named(match["who"])
        whole = mentions and not re.sub(r"(?i)\b(?:the|office|of)\b|\W", "", match["who"][: mentions[0].start])
        body = organization_of(match["who"]) if whole else None
        name = match["who"][: mentions[0].end] if body is not None else DESCRIPTION.split(match["who"], maxsplit=1)[0]
        name = _WITH_OTHERS.split(name, maxsplit=1)[0]
        name = re.split(r"\.(?:\s|$)", name, maxsplit=1)[0] if not company_mark().search(name) else name
        # Only who speaks and who is spoken to are parties for sure: a form defines many another body and company.
        if any(n.casefold() in ("we", "us", "you") for n in names) and roles and not _INSTRUMENT.search(name):
            found.append(party_of(without_stop(name), roles, _place(starts, match.start(), match.end())))
    sides = {p.role for p in found}
    return found if sides >= {"un", "partner"} else []


def _labelled(head: str, starts: Sequence[tuple[int, Block]]) -> list[Party]:
    """Parties in lines under what each is: "Customer: UNHCR", "Supplier: Datawise Oy, Helsinki"."""
    found: list[Party] = []
    for match in _LABEL.finditer(head):
        label, name = match["label"].title(), without_stop(DESCRIPTION.split(match["name"], maxsplit=1)[0])
        name = re.split(r",\s+(?=[\dA-Z])(?!(?:Inc|Ltd|LLC|L\.?L\.?C|S\.?A|Limited)\b)", name, maxsplit=1)[0]
        known = role_words("partner-roles") | role_words("un-roles") | role_words("either-roles")
        if name and (label in known or label in ("From", "To")) and name not in {p.name for p in found}:
            aliases = [label] if label in known else []
            found.append(party_of(name, aliases, _place(starts, match.start(), match.end())))
    sides = [p.role for p in found]
    return found if sides.count("un") == sides.count("partner") == 1 else []


def _title(head: str, starts: Sequence[tuple[int, Block]]) -> list[Party]:
    """Parties named without any defined name, in a title or the first sentence."""
    regions = _regions(head)
    if not regions:
        return []
    region = regions[0]
    text = head[region[0] : min(region[1], region[0] + 700)]
    text = _REGION_START.sub("", text, count=1)
    first = re.split(
        r"\n\s*\n\s*\n|(?<=[a-z])\.\s+(?=[A-Z“\"])|\b(?:for|on|regarding|concerning|relating to|in respect of)\b",
        text,
        maxsplit=1,
        flags=re.I,
    )[0]
    parts = re.split(r"\s+(?:and|AND|And|&)\s+|\n\s*(?:and|AND)\b", first)
    parties = []
    mentions = named(first)
    for mention in mentions[:1]:
        organization = organization_of(first[mention.start :])
        if organization:
            parties.append(Party("un", mention.text, (), organization.id))
    for part in reversed(parts):
        bare = re.sub(r"^(?:the\b|\s)+", "", part.strip(" ,;:\n"), flags=re.I)
        name = DESCRIPTION.split(bare, maxsplit=1)[0].split("\n")[0].strip(" ,;:.")
        if (
            2 < len(name) <= 100
            and re.match(r"(?:the |The )?[A-Z\[]", name)
            and organization_of(name) is None
            and not named(name)
            and not _INSTRUMENT.search(name)
        ):
            parties.append(Party("partner", name, ()))
            break
    return parties if any(p.role == "un" for p in parties) else []


#: Words that many a name ends in which is not that of a party: "the Project Group".
_LOOSE = frozenset(["Group", "Committee", "Company"])
#: Before these a name that shows itself to be a company's is another's: "its parent Acme Ltd", "through Acme Ltd".
_ANOTHERS = re.compile(
    r"\b(?:its|their|whose|parent|subsidiary|owner|shareholder|owned by|founded by|endowed by|through|auditors?|insurers?)\s*(?:the\s+)?$",
    re.I,
)


def _marked_names(text: str, begin: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the names that show themselves to be a company's or the like, and where they stand."""
    marks = rf"{company_mark().pattern}(?: {company_mark().pattern})*(?:\.(?=[,;\s]))?"
    for mark in re.finditer(marks, text[begin:end], re.I):
        line = text[max(text.rfind("\n", 0, begin + mark.start()) + 1, begin + mark.start() - 120) : begin + mark.end()]
        proper = _PROPER.search(line)
        name = proper.group() if proper and mark.group()[0].isupper() and mark.group() not in _LOOSE else ""
        if name and not named(name) and not _INSTRUMENT.search(name):
            yield name, begin + mark.end() - len(name)


def _by_marks(head: str, starts: Sequence[tuple[int, Block]]) -> list[Party]:
    """Both sides by their names alone: the UN body, and the company or other body of which the opening speaks most often."""
    opening = head[:_TITLE_PAGE]
    body = next((m for m in named(opening) if organization_of(opening[m.start :]) is not None), None)
    counts: dict[str, tuple[int, int, str]] = {}
    for name, at in _marked_names(opening, 0, len(opening)):
        if len(name.split()) > 1 and not _ANOTHERS.search(opening[:at]):
            said = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", head, re.I))
            counts.setdefault(name.casefold(), (-said, at, name))
    if body is None or not counts:
        return []
    _, at, name = min(counts.values())
    un = Party("un", body.text, (), body.organization.id, _place(starts, body.start, body.end))
    return [un, Party("partner", name, (), None, _place(starts, at, at + len(name)))]


def _merge(candidates: Sequence[Party]) -> list[Party]:
    """One party for one name: a title page and a preamble introduce the same ones twice."""
    merged: list[Party] = []
    for party in candidates:
        for i, known in enumerate(merged):
            same_body = party.organization is not None and party.organization == known.organization
            if party.role == known.role and (
                same_body or party.name == known.name or set(party.aliases) & set(known.aliases)
            ):
                merged[i] = replace(known, aliases=tuple(dict.fromkeys((*known.aliases, *party.aliases))))
                break
        else:
            merged.append(party)
    return merged
