"""Role words that a draft defines by a description, such as "the Party that supplies the Services".

The draft says elsewhere who does, gives or owns what the description names. A
role goes to the side of which the text says it, where it says it of one side
only; otherwise it stays open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clauses.model import Party

_NAME = r"[A-Z][\w-]*(?:(?: (?:of|in|for))? [A-Z][\w-]*){0,3}|[A-Z][\w-]* party"
_QUOTED = rf"(?:[\"“„«‘'](?:[Tt]he\s+)?(?P<name>{_NAME})[\"”“»’']|(?:^|(?<=\n)|(?<=[.;] ))[\s–•(\w.)]{{0,8}}?(?:[Tt]he\s+)?(?P<bare>{_NAME})(?=\s*:|\s+(?:within|for|in)\b|\s+(?:is|means)\s+(?:the|that|whichever)\b))"
_PARTY = r"(?:[Pp]art(?:y|ies)|[Ss]ide|[Ss]ignatory|of us)\b"
#: "“Lender” means the Party whose ...", "the “User” [is] the party which ...", "Host: the party on whose premises ...".
_DESCRIBED = re.compile(
    rf"{_QUOTED}(?:\)|,)?\s*(?:,?\s*(?:within|for|in) [^,.;]{{3,70}}?,?\s+)?(?:shall mean|means|mean|is|are|refers to|denotes|designates|shall be|:|-|–)?\s*(?:,[^,.;]{{3,90}},\s*)?(?:the|that|whichever|such|this)?\s*(?:one |side )?(?:of the )?"
    rf"(?P<other>other |remaining |second )?{_PARTY},?\s*(?P<what>(?:(?:that|which|who|whose|whom|(?:in|into|from|to|for|by|on|at|with|of|under) (?:which|whose|whom)|"
    r"[a-z]+ing|first|second|last|named|mentioned|here|responsible|so|in whom|does|[a-z]+(?:ed|s))\b)(?:[^.;\n\"“„«]|\.(?=\d)){4,220})?",
)
#: "The remaining party is the Receiving Party", "and “Keeper” is the other Party".
_REMAINING = re.compile(
    rf"\b[Tt]he (?:other|remaining|second) {_PARTY} (?:is|shall be|being)(?: called)? (?:the )?[\"“]?(?P<name>{_NAME})"
)
_TO = re.compile(r"(?:to|for|towards|in favour of) (?:which|whom)\b", re.I)
_OWN = re.compile(r"(?:\w+ )?whose\b", re.I)
#: "On whose premises", "in whose name": a place or a manner, not a thing that the text must name again.
_AT_OWN = re.compile(r"(?:on|in|into|at|under) whose\s+\w+\s+", re.I)
_ORDER = re.compile(
    r"\b(?:(?P<place>first|second|last)(?:ly)?[- ](?:named|mentioned|listed|above|written)|(?:named|mentioned|listed) (?P<after>first|second|last|thereafter|thereupon|next))\b",
    re.I,
)
_NOTHING = frozenset(
    """the a an that which who whose whom of to for in on at by with from under and or as is are be been being was were has have had
    its their it them his this these those such any each all party parties side agreement contract memorandum herein hereto hereof hereunder respective
    relevant case may might shall will can could would not no other respectively so where when while during throughout term claim grows out
    accordance pursuant given particular question concerned matter then""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Description:
    name: str
    what: str
    other: bool
    """Whether it is only said to be the other party."""
    start: int
    end: int


def described_roles(text: str, parties: Sequence[Party]) -> dict[str, str]:
    """Return role words that are defined by a description, with the side ("un", "partner") that the text shows them to be.

    ``text``: the draft, a paragraph a line.
    """
    text = text[:_FAR]
    taken = {n.casefold() for p in parties for n in (p.name, *p.aliases)}
    found = [d for d in _descriptions(text) if d.name.casefold() not in taken and _SEVERAL.search(d.name) is None]
    found = found[:_MOST]
    names = {n: p.role for p in parties if p.role in ("un", "partner") for n in (p.name, *p.aliases) if len(n) > 1}
    if not found or {"un", "partner"} - set(names.values()):
        return {}
    spoken = re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))})(?!\w)", re.I
    )
    sides = {n.casefold(): role for n, role in names.items()}
    roles: dict[str, str] = {}
    for one in found:
        side = _named(one, text, spoken, sides)
        if not side and not one.other:
            side = _ordered(one, parties) or _shown(one, text, spoken, sides)
        if side:
            roles[one.name] = side
    for one, next_one in pairwise(found):  # of two roles defined together, one is each side's
        if next_one.start - one.end >= _TOGETHER or one.name == next_one.name:
            continue
        if one.name in roles and roles[one.name] == roles.get(next_one.name):
            del roles[one.name], roles[next_one.name]
        elif len({one.name, next_one.name} & set(roles)) == 1:
            known, open_ = (one, next_one) if one.name in roles else (next_one, one)
            roles[open_.name] = "partner" if roles[known.name] == "un" else "un"
    return roles


#: Roles looked for, and characters looked through for them, at most: more than a hundred pages.
_MOST, _FAR = 12, 300_000
#: Characters between two descriptions that go together, at most.
_TOGETHER = 60


#: "Materials" is nobody's role.
_SEVERAL = re.compile(r"[^s]s$")


def _descriptions(text: str) -> list[_Description]:
    found = [
        _Description(m["name"] or m["bare"], m["what"] or "", m["other"] is not None or _NOT.match(m["what"] or "") is not None, m.start(), m.end())
        for m in _DESCRIBED.finditer(text)
        if m["what"] or m["other"]
    ]  # fmt: skip
    found += [_Description(m["name"], "", True, m.start(), m.end()) for m in _REMAINING.finditer(text)]
    return sorted(found, key=lambda d: d.start)


#: "The Party that is not the Indemnifying Party".
_NOT = re.compile(r"(?:that|which|who) is not\b", re.I)


def _named(one: _Description, text: str, spoken: re.Pattern[str], sides: Mapping[str, str]) -> str:
    """Where the text says it in so many words: "UNICEF acts as Supplier", "..., being the Company"."""
    role = re.escape(one.name)
    party = spoken.pattern
    for pattern in (
        rf"(?P<who>{party})\s+(?:shall\s+|will\s+)?(?:acts?|serves?|appears?|figures?|is|stands?)\s+(?:\w+\s+){{0,3}}?(?:as\s+)?(?:the\s+)?[\"“]?{role}\b",
        rf"\b(?:role|part|position|capacity) of (?:the )?[\"“]?{role}[\"”]?\s+(?:is|falls|belongs|lies)\b[^.;]{{0,30}}?(?P<who>{party})",
        rf"[\"“]?\b{role}[\"”]?\s+(?:here|in this case|for [^.;,]{{3,40}}|under [^.;,]{{3,40}})?,?\s*(?:is|shall be)\s+(?:the\s+)?(?P<who>{party})",
        rf"(?P<who>{party}),?\s+(?:acting\s+)?as\s+(?:the\s+)?[\"“]?{role}\b",
    ):
        match = re.search(pattern, text, re.I)
        if match is not None:
            return sides[match["who"].casefold()]
    being = re.search(rf"\b(?:being|namely|i\.e\.),?\s[^.;]{{0,60}}?(?P<who>{party})", one.what, re.I)
    if being is not None:
        return sides[being["who"].casefold()]
    return ""


def _ordered(one: _Description, parties: Sequence[Party]) -> str:
    """Whose place among the parties a description tells, as in "the Party first named above"."""
    match = _ORDER.search(one.what)
    if match is None:
        return ""
    placed = [p for p in parties if p.role in ("un", "partner") and p.place is not None]
    placed.sort(key=lambda p: (p.place.block, p.place.start) if p.place is not None else (0, 0))
    if len(placed) != 2:
        return ""
    return placed[0 if (match["place"] or match["after"]).lower() == "first" else -1].role


def _shown(one: _Description, text: str, spoken: re.Pattern[str], sides: Mapping[str, str]) -> str:
    """Whose doing the description is: of how many of its words the text speaks with each side."""
    wanted = _stems(spoken.sub(" ", one.what))
    owned = _OWN.match(one.what) if _AT_OWN.match(one.what) is None else None
    head = _stem(one.what[owned.end() :].split()[0].lower()) if owned and one.what[owned.end() :].split() else ""
    best: dict[str, tuple[float, int]] = {"un": (0.0, 0), "partner": (0.0, 0)}
    everywhere = Counter(_stem(w) for w in re.findall(r"[a-z]+", text.lower()))
    receives = _TO.match(one.what) is not None
    for sentence in _sentences(text, one):
        for side, words in (_received if receives else _done)(sentence, spoken, sides, bool(head)):
            shared = wanted & _stems(words)
            if not head or head in shared:
                best[side] = max(best[side], (sum(1 / everywhere[stem] for stem in sorted(shared)), len(shared)))
    given = _GIVEN.search(one.what) if receives and max(count for _, count in best.values()) < 2 else None
    if given is not None:  # whom something is released to is not who "shall release" it
        for sentence in _sentences(text, one):
            for side, words in _done(sentence, spoken, sides, False):
                shared = wanted & _stems(words)
                if _stem(given[1].lower()) in _stems(" ".join(words.split()[:4])) and len(shared) > 1:
                    receiver = "un" if side == "partner" else "partner"
                    best[receiver] = max(best[receiver], (sum(1 / everywhere[s] for s in sorted(shared)), len(shared)))
    winner, other = sorted(best, key=lambda side: best[side], reverse=True)
    if best[winner][1] == 0 or (best[other][1] and best[winner][1] < 2):
        return ""
    return winner if best[winner][0] >= _CLEARLY * best[other][0] else ""


_GIVEN = re.compile(r"\b(?:is|are|was|has been|(?:shall|will|may) be)\s+(\w+)", re.I)
#: How much more of a description's words, the rarer the weightier, must be said of one side than of the other.
_CLEARLY = 1.4


def _sentences(text: str, one: _Description) -> Iterator[str]:
    start = 0
    for end in [m.end() for m in re.finditer(r"[.;](?=\s)|\n", text)] + [len(text)]:
        if not (start <= one.start < end or one.start <= start < one.end):
            yield text[start:end]
        start = end


def _done(sentence: str, spoken: re.Pattern[str], sides: Mapping[str, str], own: bool) -> Iterator[tuple[str, str]]:
    """The words with which a sentence speaks of each side as doing, giving or owning something."""
    mentions = list(spoken.finditer(sentence))
    for i, m in enumerate(mentions):
        side = sides[m.group().casefold()]
        before = sentence[: m.start()]
        after = sentence[m.end() : mentions[i + 1].start() if i + 1 < len(mentions) else len(sentence)]
        if re.match(r"['’]s?\s", after):
            yield side, " ".join(after.split()[1 : 6 if own else 4])
        elif re.search(r"(?:\b(?:by|from|of|with)|:)\s+(?:the\s+)?$", before, re.I):
            since = max((n.end() for n in mentions[:i]), default=0)
            yield side, " ".join(before[since:].split()[-12:])
        elif not re.search(r"\b(?:to|for|on|against|upon|towards|and|or)\s+(?:the\s+)?$", before, re.I):
            yield side, after


def _received(sentence: str, spoken: re.Pattern[str], sides: Mapping[str, str], own: bool) -> Iterator[tuple[str, str]]:
    """The words with which a sentence speaks of each side as being given something, or having it done for it."""
    mentions = list(spoken.finditer(sentence))
    for i, m in enumerate(mentions):
        side = sides[m.group().casefold()]
        before = sentence[: m.start()]
        after = sentence[m.end() : mentions[i + 1].start() if i + 1 < len(mentions) else len(sentence)]
        if re.search(r"\b(?:to|for|towards|with)\s+(?:the\s+)?$", before, re.I):
            yield side, " ".join(before.split()[-16:])
        elif re.match(
            r"\s+(?:shall |will |may )?(?:receives?|gets?|obtains?|is given|is provided|is granted)\b", after, re.I
        ):
            yield side, after


def _stems(words: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in re.findall(r"[a-z]+", words.lower()) if w not in _NOTHING and len(w) > 2)


def _stem(word: str) -> str:
    for ending in ("ies", "ied", "ing", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6]
