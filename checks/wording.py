"""Model clauses: their slots, and the draft's own names in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

from clauses.model import Agreement

#: What a model clause may leave open.
SLOTS = ("un", "partner", "Partner", "agreement")


def wrong_slot(text: str) -> tuple[str, int] | None:
    """Return the first slot for which there is no value and the place where it opens; None if all can be filled.

    Raises:
        ValueError: a brace stands alone.
    """
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None and (name not in SLOTS or form or conversion):
            return name, text.index("{" + name)
    return None


def slots(agreement: Agreement) -> dict[str, str]:
    """Return what stands in the slots of a wording for this draft."""
    un = _name(agreement, "un", "the United Nations organization")
    partner = _name(agreement, "partner", "the Partner")
    values = (un, partner, partner[:1].upper() + partner[1:], _instrument(agreement))
    return dict(zip(SLOTS, values, strict=True))


def fill(key: str, entry: Mapping[str, str], agreement: Agreement) -> dict[str, str]:
    """Return a model clause with the draft's own names in its slots."""
    text = entry["text"].format(**slots(agreement))
    return {"key": key, "text": " ".join(text.split()), "insert": entry.get("insert", "with a lawyer")}


def _name(agreement: Agreement, role: str, default: str) -> str:
    named = [p for p in agreement.parties if p.role == role]
    if not named:
        return default
    party = named[0]
    alias = next((a for a in party.aliases if not a.casefold().startswith(("we", "us", "our", "you"))), None)
    if alias is None:
        return party.organization or party.name if role == "un" else party.name
    return (
        alias
        if alias.isupper()
        or (role == "un" and party.organization == alias)
        or alias == party.name
        or not _has_article(agreement, alias)
        else f"the {alias}"
    )


def _has_article(agreement: Agreement, name: str) -> bool:
    """Whether the draft says "the Sponsor", not "Nimbus"."""
    pattern = re.compile(rf"\bthe [“\"'‘]?{re.escape(name)}\b", re.I)
    return any(pattern.search(c.text) for c in agreement.clauses)


def _instrument(agreement: Agreement) -> str:
    title = agreement.title.casefold()
    for word in ("memorandum of understanding", "letter", "contract", "terms"):
        if word in title:
            return {
                "memorandum of understanding": "this Memorandum of Understanding",
                "letter": "this Letter",
                "contract": "this Contract",
                "terms": "these Terms",
            }[word]
    return "this Agreement"
