"""Role words that a draft says are one of its parties in passing: "the Recipient is UNDP", "Party A: UNDP", "the Licensor, namely UNDP"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses.model import Party
from clauses.party_names import role_words

_ROLE = r"[\"“„'‘]?(?P<role>[A-Z][\w-]*(?: [A-Z][\w-]*){0,2})[\"”'’]?"
#: What may follow the party's name, so that it is the party and not a thing of its.
_ENDS = r"(?=\s*(?:[;.,)\n|]|$)|\s+(?:and|while|whereas) (?:the )?[\"“„'‘]?[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}[\"”'’]? (?:is|are|means?|shall be|the)\b)"
_IS = (
    r"(?:,?\s+(?:here|in this (?:case|agreement)|for the purposes? (?:of|hereof)[^.;,]{0,40},?))?\s+(?:is|shall be|means|shall mean|denotes|stands for|designates|refers to)\s+"
    r"|\s*[:=]\s*(?=[^,;.\n]*(?:[;.\n]|$))|,?\s*\(?(?:here|namely|i\.e\.|viz\.|being|that is|to wit|which is|here being|which (?:term|expression) (?:denotes|means))\s*[,:]?\s+"
)
#: Roles looked for, at most, and characters looked through for them.
_FAR = 300_000


def equated_roles(text: str, parties: Sequence[Party], known: Sequence[str] = ()) -> dict[str, str]:
    """Return role words that the text says are a party, with the side; none of which it says so of both sides."""
    names = {n: p.role for p in parties if p.role in ("un", "partner") for n in (p.name, *p.aliases) if len(n) > 1}
    if {"un", "partner"} - set(names.values()):
        return {}
    text = text[:_FAR]
    sides = {n.casefold(): role for n, role in names.items()}
    taken = {*sides, *(k.casefold() for k in known)}
    party = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    found: dict[str, set[str]] = {}
    for pattern in (
        rf"(?<![\w-])(?:[Tt]he )?{_ROLE}(?:{_IS})(?:the |The )?(?P<who>{party}){_ENDS}",
        rf"(?<![\w-])(?P<who>{party}) (?:is|shall be) (?:called|referred to as|designated(?: as)?|known as|named) (?:the )?{_ROLE}",
        rf"\b(?:is|shall be) (?:called|referred to as) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)? and (?:the )?(?P<who>{party}) (?:the )?{_ROLE}",
    ):
        for match in re.finditer(pattern, text):
            role = re.sub(r"^(?:The|A|An|In|For|Whereas)\s+", "", match["role"])
            if role.casefold() not in taken and role not in role_words("not-a-role") | role_words("not-said-of-one"):
                found.setdefault(role, set()).add(sides[match["who"].casefold()])
    return {role: side.pop() for role, side in found.items() if len(side) == 1}
