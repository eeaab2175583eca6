"""Marks in a sentence: whose they are, which kinds, and whose consent their use waits for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses import attributes, concepts
from clauses.force import negative
from clauses.frames.denial import denied
from clauses.frames.sentence import (
    Sentence,
    arguments,
    counterparty,
    is_party,
    make,
    mentioned,
    obliques,
    party,
)
from clauses.model import Attribute, Entity, Side, Statement, Thing
from clauses.predications import Argument, Predication

SCOPE = (
    "exclusive", "non-exclusive", "perpetual", "irrevocable", "revocable", "after-end", "territory", "media", "period", "purpose-limits", "sublicensable", "for-affiliates", "as-trademark",
    "separate-licence", "blanket", "factual", "attached", "beside", "sdg", "sdg-with-emblem", "sdg-without-emblem", "by-authority",
)  # fmt: skip

KINDS = ("mark-name", "mark-abbreviation", "mark-emblem", "mark-seal")

#: Words that are marks by themselves; "name", "mark", "symbol", "device" are so only as somebody's.
_STRONG = re.compile(
    r"\b(?:emblems?|logos?|logotypes?|insignia|crest|seals?|trade ?-?marks?|service marks?|acronyms?|brand(?:ing|s| assets?| names?"
    r"| features?| elements?)?|(?-i:Marks)|visual identity|corporate identity|livery|wordmarks?|flags?|wreath|trade ?names?)\b",
    re.I,
)

_NOT_A_MARK = re.compile(
    r"\bin the name (?:of|and)\b|\bin its (?:own )?name\b|\bname(?:s)? (?:and|or) (?:address|title|contact)|\bfull (?:legal )?name\b"
    r"|\bnames? of (?:the )?(?:beneficiar|participant|person|individual|employee|staff|donor|contact|signator)\w*"
    r"|\bfile names?\b|\bdomain names?\b|\buser ?names?\b|\bunder seal\b|\bgood name\b|\bnamely\b|\bdevices?\b(?! of)",
    re.I,
)

CONDITION = re.compile(
    r"\b(?:subject to|only|provided|on condition|conditional|requires?|required|needs?|presupposes?|calls? for|beforehand|unless|without|except|save|with|upon|after|until|"
    r"depends?|dependent|contingent|following|once|absent|first|must obtain|shall obtain|prior|in advance|seek|submit)\b",
    re.I,
)

NAMING = re.compile(
    r"\b(?:trad(?:e|es|ing) (?:as|under)|domains?|call(?:ed)?|styled?|branded as|under the name)\b", re.I
)


def marks_owner(sentence: Sentence, argument: Argument, user: Entity | None) -> Side | None:
    """Return whose marks an argument is, None if it is no mark at all."""
    text = argument.text
    whole = sentence.text[max(0, argument.start - 25) : argument.end]
    if _NOT_A_MARK.search(whole) and not _STRONG.search(text):
        return None
    term = next((t for t in sentence.mark_terms if re.search(rf"(?<!\w){re.escape(t)}(?!\w)", text, re.I)), None)
    if not concepts.has("marks", text) and term is None:
        return None
    owner = argument.owner
    if owner is None:
        mark = concepts.pattern("marks").search(text)
        inside = [
            m
            for m in mentioned(sentence, argument.start, argument.end)
            if m.entity.side in ("un", "partner", "the-other", "each-party", "third")
        ]
        owner = inside[0].entity if inside else None
        if owner is None and mark and argument.entity is not None:
            owner = argument.entity
    if owner is not None and owner.side == "third":
        return "third"
    if owner is not None and is_party(owner):
        if owner.side == "the-other" and user is not None:
            return counterparty(user, owner).side
        return owner.side
    if term is not None:
        return sentence.mark_terms[term]
    if not _STRONG.search(text):
        return None
    # Nobody's in so many words: what a partner uses with leave is the UN body's, and the reverse.
    if user is not None and user.side == "un":
        return "partner"
    return "un"


def marks_in(sentence: Sentence) -> bool:
    """Whether the sentence speaks of marks at all, by a word or by a defined name."""
    text = sentence.text
    if any(re.search(rf"(?<!\w){re.escape(t)}(?!\w)", text, re.I) for t in sentence.mark_terms):
        return True
    return concepts.has("marks", text)


def marks_before(sentence: Sentence, at: int, user: Entity | None) -> Side | None:
    """Whose the marks are of which the sentence spoke before: "its marks ..., and the Company may use them"."""
    for earlier in sentence.predications:
        if earlier.at >= at or earlier.nominal:
            continue
        for argument in (earlier.object, earlier.subject, *arguments(earlier)):
            owner = marks_owner(sentence, argument, party(earlier.subject)) if argument is not None else None
            if owner is not None and argument is not None and argument.entity is None:
                own = re.search(r"\b(?:its|their|his) (?:own )?", argument.text, re.I)
                holder = party(earlier.subject)
                if own and holder is not None and holder.side in ("un", "partner"):
                    return holder.side
                return owner
    return None


def mark_kinds(sentence: Sentence) -> list[Attribute]:
    """Which kinds of marks the sentence names, a kind at most once."""
    found = []
    for kind in KINDS:
        match = concepts.pattern(kind).search(sentence.text)
        if match:
            found.append(Attribute(kind, match.group(), match.start(), match.end()))
    return found


def limited_use(sentence: Sentence, extra: Sequence[Attribute], span: tuple[int, int] | None = None) -> Statement:
    """State a use of the UN body's marks that the sentence limits or takes for granted rather than grants."""
    thing = Thing("marks", "un")
    extra = [*(k for k in mark_kinds(sentence) if not any(a.name == k.name for a in extra)), *extra]
    return make(
        sentence, None, Entity("partner"), "may", "use", thing=thing, extra=extra, operator="limited", span=span
    )


def use_on_goods(sentence: Sentence, p: Predication) -> Attribute | None:
    """The goods on which the act puts a mark; None if there are none, or if they are excepted."""
    if p.lemma in ("bear", "carry", "feature", "display", "show", "include") and p.subject is not None:
        bearing = concepts.pattern("goods").search(p.subject.text)
        if bearing:
            return Attribute(
                "on-goods", bearing.group(), p.subject.start + bearing.start(), p.subject.start + bearing.end()
            )
    relative = any(re.match(r"(?:on |upon )?which", a.text, re.I) for a in obliques(p, "on", "upon"))
    match = concepts.pattern("goods").search(sentence.text, p.start if p.start < p.end and not relative else 0)
    if match is not None and relative:
        return Attribute("on-goods", match.group(), match.start(), match.end())
    if match is None:
        return None
    before = sentence.text[max(0, match.start() - 60) : match.start()]
    if re.search(r"\b(?:not|never|no|except|excluding|other than|neither|nor)\b[^,;]*$", before, re.I) and not negative(
        p.force
    ):
        return None
    if not re.search(r"\b(?:on|upon|onto|in|into|with|to|for|alongside|as|of)\b[^.;]*$", before, re.I):
        return None
    return Attribute("on-goods", match.group(), match.start(), match.end())


#: What parts a possessor from a consent further on: "leaves the Partner's hands until ... has consented".
_HOLDS = re.compile(r"\b(?:until|till|unless|before|without|after|once|if|when|where|except|only|and|or|but)\b", re.I)


_OTHERWISE = re.compile(r"\botherwise\b", re.I)


def _to_the_contrary(text: str, consent: Attribute) -> bool:
    """Whether what may be agreed would take a permission away: "may use it, unless otherwise agreed"."""
    beside = _OTHERWISE.search(text, max(0, consent.start - 12), min(len(text), consent.end + 12))
    return beside is not None and not denied(text, 0, consent.start)


def approval_asked(sentence: Sentence, bearer: Entity, owner: Side) -> list[Attribute]:
    """The consent on which a use depends, and its qualities; empty if it is the user's own or none is needed."""
    text = sentence.text
    blanket = attributes.find(text, ["blanket"])
    if blanket:
        return blanket
    found = [a for a in attributes.find(text, ["approval"]) if not _to_the_contrary(text, a)]
    if not found:
        return []
    consent = found[0]
    if attributes.waived(text, consent.start):
        return [Attribute("blanket", consent.quote, consent.start, consent.end)]
    near = [
        m for m in mentioned(sentence, max(0, consent.start - 40), min(len(text), consent.end + 60)) if not m.pronoun
    ]
    givers = [
        m
        for m in near
        if (m.possessive and m.end <= consent.start + 2 and not _HOLDS.search(text[m.end : consent.start]))
        or re.match(r".{0,40}\b(?:of|by|from)\s+$", text[consent.end : m.start])
    ]
    if (
        givers
        and all(m.entity.side == bearer.side for m in givers)
        and bearer.side != "each-party"
        and givers[0].entity.side == "partner"
    ):
        return []
    return [*found, *attributes.find(text, ["prior", "written", "express"])]
