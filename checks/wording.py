"""What to write instead: the preferred wording, acceptable fall-backs and what is not acceptable, with the draft's own names in their slots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from checks.conventions import conventions
from checks.organization import Organization, organizations, trades
from clauses.model import Agreement
from clauses.organizations import full_name

#: What a model clause may leave open; with a capital it stands at the head of a sentence.
_NAMES = ("un", "partner", "agreement", "holder", "trades", "tax_section")
SLOTS = (*_NAMES, *(name.capitalize() for name in _NAMES))


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
    signing = [organizations()[p.organization] for p in agreement.parties if p.role == "un" and p.organization]
    organization = next(iter(signing), None)
    excluded = [trades()[t]["say"] for t in organization.excluded_trades] if organization else []
    values = {
        "un": _name(agreement, "un", "the United Nations organization"),
        "partner": _name(agreement, "partner", "the Partner"),
        "agreement": _instrument(agreement),
        "holder": _holders(signing),
        "tax_section": _tax_section(organization),
        "trades": _listed(excluded, "or") or "excluded goods",
    }
    return values | {name.capitalize(): value[:1].upper() + value[1:] for name, value in values.items()}


def fill(key: str, entry: Mapping[str, Any], agreement: Agreement) -> dict[str, Any]:
    """Return a position with the draft's own names in its slots, without the fall-backs that its organization refuses."""
    values = slots(agreement)
    signatories = {(p.organization or "").lower() for p in agreement.parties if p.role == "un"}
    return {
        "key": key,
        "text": filled(entry["text"], values),
        "insert": entry.get("insert", "with a lawyer"),
        "protects": entry.get("protects", ""),
        "fallbacks": [
            {
                "when": filled(f.get("when", ""), values),
                "text": filled(f["text"], values),
                "insert": f.get("insert", "with a lawyer"),
            }
            for f in entry.get("fallbacks", ())
            if not signatories & set(f.get("not_agency", ()))
        ],
        "unacceptable": [{"text": filled(u["text"], values), "why": u["why"]} for u in entry.get("unacceptable", ())],
    }


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text on one line with its slots filled."""
    return " ".join(text.format(**values).split())


def _holders(signing: list[Organization]) -> str:
    """Whose immunities they are where one organization signs, or several; the United Nations with its organs comes last."""
    if len(signing) < 2:
        return _holder(next(iter(signing), None))
    organs = [o for o in signing if o.holders == ["UN"]]
    named = [_holder(o) for o in signing if o not in organs]
    if organs:
        named.append(
            f"the United Nations, including {_listed([full_name(o.id) for o in organs if o.id != 'UN']) or 'its subsidiary organs'}"
        )
    return " and of ".join(dict.fromkeys(named))


def _holder(organization: Organization | None) -> str:
    """Whose immunities they are, as the reservation names them."""
    if organization is None or organization.holders == ["UN"]:
        own = "" if organization is None or organization.id == "UN" else f", including {full_name(organization.id)}"
        return f"the United Nations{own or ', including its subsidiary organs'}"
    return _listed([*(full_name(h) for h in organization.holders if h != organization.id), full_name(organization.id)])


def _tax_section(organization: Organization | None) -> str:
    """By what the organization is exempt from direct taxes, with the section where one convention covers it."""
    if organization is None or len(organization.conventions) != 1:
        return "under the instruments on its privileges and immunities"
    convention = conventions()[organization.conventions[0]]
    return f"under section {convention.sections['tax'][0]} of the {convention.title}"


def _listed(words: list[str], last: str = "and") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _name(agreement: Agreement, role: str, default: str) -> str:
    named = [p for p in agreement.parties if p.role == role and not _is_blank(p.name)]
    if not named:
        return default
    party = named[0]
    usable = [a for a in party.aliases if not a.casefold().startswith(("we", "us", "our", "you")) and not _is_blank(a)]
    # What the draft defined for it, before the name itself and parts of it.
    alias = next((a for a in usable if a not in party.name), next(iter(usable), None))
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


def _is_blank(name: str) -> bool:
    """Whether a template leaves the name to be filled in: "[…]", "_____", "<Name of Partner>"."""
    return bool(re.search(r"[\[\]<>{}_…]|\.{3}", name)) or not re.search(r"[^\W\d_]{2}", name)


def _has_article(agreement: Agreement, name: str) -> bool:
    """Whether the draft says "the Sponsor", not "Nimbus"."""
    pattern = re.compile(rf"\bthe [“\"'‘]?{re.escape(name)}\b", re.I)
    return any(pattern.search(c.text) for c in agreement.clauses)


def _instrument(agreement: Agreement) -> str:
    """The draft's own word for itself: the defined term that stands for it, else the word of its title."""
    for definition in agreement.definitions:
        if definition.name in _INSTRUMENTS and re.search(r"\b(?:this|the present)\b", definition.meaning, re.I):
            return _INSTRUMENTS[definition.name]
    title = agreement.title.casefold()
    return next((said for word, said in _INSTRUMENTS.items() if word.casefold() in title), "this Agreement")


_INSTRUMENTS = {
    "Memorandum of Understanding": "this Memorandum of Understanding",
    "MoU": "this MoU",
    "MOU": "this MOU",
    "Memorandum": "this Memorandum",
    "Letter": "this Letter",
    "Contract": "this Contract",
    "Terms": "these Terms",
    "Agreement": "this Agreement",
}
