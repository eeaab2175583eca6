"""A permission for goods that are named elsewhere: in the annex it refers to, or in the meaning of its words.

"May use the emblem on the Materials" is a use on goods where "“Materials” means the
posters and the gift boxes", or where the annex that lists the pieces lists "cartons of tea".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clauses import concepts
from clauses.force import negative
from clauses.model import Agreement, Attribute, Clause, Statement, Thing

#: How a line of an annex begins that lists what a permission is for.
_LISTS = re.compile(
    r"^\W*(?:(?:approved|permitted|agreed|authori[sz]ed|promotional|campaign) )?"
    r"(?:materials?|pieces|items|media|uses?|carriers|applications?|placements?|formats?)\b[^:.;]{0,30}:",
    re.I,
)
#: "On the carriers listed in Annex B": each line there that says nothing more is such a carrier.
_LISTED_THERE = re.compile(
    r"\b(?:on|onto|in) (?:the |those )?(?:[\w-]+ ){1,3}(?:listed|described|shown|set out|named|enumerated|specified) (?:in|by)\b",
    re.I,
)
_SAYS = re.compile(r"\b(?:shall|will|must|may|is|are|pays?|delivers?)\b", re.I)
_NOT_ON = re.compile(r"\b(?:no|not|never|none|except|excluding|without)\b", re.I)


def goods_elsewhere(statements: Sequence[Statement], agreement: Agreement) -> list[Statement]:
    """Return the uses on goods that permissions to use the UN body's marks come to, each where the goods are named, once."""
    found: list[Statement] = []
    placed = {s.clause for s in statements if s.has("on-goods")}
    for grant in statements:
        if grant.act != "use" or grant.thing != Thing("marks", "un") or negative(grant.modality):
            continue
        for clause, words in (*_of_annexes(grant, agreement), *_of_definitions(grant, agreement)):
            goods = concepts.pattern("goods").search(words)
            if goods is None or clause.id in placed or _NOT_ON.search(words):
                continue
            placed.add(clause.id)
            on_goods = Attribute("on-goods", goods.group(), goods.start(), goods.end())
            found.append(
                replace(
                    grant, id=f"s{len(statements) + len(found) + 1}", clause=clause.id, start=0, end=len(clause.text), quote=clause.text,
                    attributes=(*(replace(a, start=0, end=0) for a in grant.attributes), on_goods),
                )
            )  # fmt: skip
    return found


def _of_annexes(grant: Statement, agreement: Agreement) -> list[tuple[Clause, str]]:
    """The lines, in the annexes that a permission refers to, that say what it is for."""
    references = agreement.clause(grant.clause).references
    targets = [r.target for r in references if r.kind == "annex" and r.target and grant.start <= r.start < grant.end]
    annexes = {agreement.clause(t).annex for t in targets}
    listed = _LISTED_THERE.search(grant.quote) is not None
    return [
        (c, c.text)
        for c in agreement.clauses
        if c.annex in annexes
        and c.operative
        and (
            (listed and not _SAYS.search(c.text))
            or concepts.has("marks", c.text)
            or _LISTS.match(c.text) is not None
        )
    ]  # fmt: skip


def _of_definitions(grant: Statement, agreement: Agreement) -> list[tuple[Clause, str]]:
    """What the words mean on which a permission puts the mark, unless it names goods itself."""
    if grant.has("on-goods"):
        return []
    return [
        (agreement.clause(d.clause), d.meaning)
        for d in agreement.definitions
        if d.clause
        and d.name in grant.quote  # what is cheap first: a draft may define thousands of names
        and re.search(rf"\b(?:on|onto|upon|in|into) (?:the )?{re.escape(d.name)}(?!\w)", grant.quote)
    ]
