"""The rules that stand in checks/catalogue, and the wordings and sources they point to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import ValidationError

from checks.profile import Profile
from checks.rule import Rule
from checks.sentence import SentenceError
from clauses.model import Agreement

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CatalogueError(ValueError):
    """A rule file that cannot be used; one sentence with the file and the place."""


def _read(name: str) -> Any:
    return yaml.load(files(__package__).joinpath(*name.split("/")).read_text(encoding="utf-8"), Loader=_Loader)


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of their ids.

    Raises:
        CatalogueError: a rule file is not right; says which and where.
    """
    folder = files(__package__).joinpath("catalogue")
    found: dict[str, Rule] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if not entry.name.endswith(".yaml"):
            continue
        for item in yaml.load(entry.read_text(encoding="utf-8"), Loader=_Loader):
            rule = _validated(item, entry.name)
            if rule.id in found:
                raise CatalogueError(f"{entry.name}: there are two rules {rule.id}; give one of them another id")
            found[rule.id] = rule
    return tuple(found[k] for k in sorted(found))


def _validated(item: Any, file: str) -> Rule:
    name = item.get("id", "a rule without id") if isinstance(item, dict) else "an entry"
    try:
        rule = Rule.model_validate(item)
        _ = rule.conditions, rule.severities
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(p) for p in first["loc"])
        raise CatalogueError(f"{file}: {name}: {place}: {first['msg']}") from error
    except SentenceError as error:
        raise CatalogueError(f"{file}: {name}: condition, column {error.column}: {error}") from error
    except ValueError as error:
        raise CatalogueError(f"{file}: {name}: {error}") from error
    unknown = [s.id for s in rule.sources if s.id not in sources()]
    if unknown:
        raise CatalogueError(f"{file}: {name}: source '{unknown[0]}' is not in sources.yaml; add it there")
    return rule


@cache
def sources() -> dict[str, dict[str, str]]:
    """Return the instruments by key: title, symbol, date."""
    loaded: dict[str, dict[str, str]] = _read("sources.yaml")
    return loaded


def select(profile: Profile) -> tuple[Rule, ...]:
    """Return the rules that apply to a deal."""
    return tuple(r for r in rules() if _applies(r, profile))


def _applies(rule: Rule, profile: Profile) -> bool:
    a = rule.applies
    return (
        (not a.agency or profile.agency in a.agency)
        and profile.agency not in a.not_agency
        and (not a.partner_type or profile.partner_type in a.partner_type)
        and (not a.modality or profile.modality in a.modality)
        and profile.modality not in a.not_modality
        and (not a.edition or profile.edition in a.edition)
    )


@cache
def _wordings() -> dict[str, dict[str, str]]:
    folder = files(__package__).joinpath("wording")
    merged: dict[str, dict[str, str]] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yaml"):
            merged.update(yaml.load(entry.read_text(encoding="utf-8"), Loader=_Loader))
    return merged


def load_wording(key: str, agreement: Agreement) -> dict[str, str] | None:
    """Return a model clause with the draft's own names in its slots, None if there is none of that key."""
    entry = _wordings().get(key)
    if entry is None:
        return None
    text = entry["text"].format(**slots(agreement))
    return {"key": key, "text": " ".join(text.split()), "insert": entry.get("insert", "with a lawyer")}


def slots(agreement: Agreement) -> dict[str, str]:
    """Return what stands in the slots of a wording for this draft."""
    un = _name(agreement, "un", "the United Nations organization")
    partner = _name(agreement, "partner", "the Partner")
    return {
        "un": un,
        "partner": partner,
        "Partner": partner[:1].upper() + partner[1:],
        "agreement": _instrument(agreement),
    }


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


def schema() -> dict[str, Any]:
    """Return the JSON schema of a rule file, for editors that complete and check it."""
    one = Rule.model_json_schema()
    definitions = one.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rule file",
        "type": "array",
        "items": one,
        "$defs": definitions,
    }


def by_id(identifier: str, among: Sequence[Rule] | None = None) -> Rule | None:
    """Return the rule with this id, in any case; None if there is none."""
    return next((r for r in (among or rules()) if r.id == identifier.upper()), None)
