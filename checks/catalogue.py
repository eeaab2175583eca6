"""The rules that stand in checks/catalogue, and the wordings and sources they point to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import ValidationError

from checks.organization import changes, organizations, overlaid
from checks.positions import positions
from checks.profile import Profile
from checks.rule import CatalogueError, Rule
from checks.sentence import SentenceError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    for organization in organizations().values():
        for rule in organization.adds:
            if rule.id in found:
                raise CatalogueError(f"{organization.id}: there are two rules {rule.id}; give one of them another id")
            own = rule.applies.model_copy(update={"agency": [organization.id.lower()]})
            found[rule.id] = _checked(rule.model_copy(update={"applies": own}), f"agencies, {organization.id}")
    return tuple(found[k] for k in sorted(found))


def _validated(item: Any, file: str) -> Rule:
    name = item.get("id", "a rule without id") if isinstance(item, dict) else "an entry"
    try:
        rule = Rule.model_validate(item)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(p) for p in first["loc"])
        raise CatalogueError(f"{file}: {name}: {place}: {first['msg']}") from error
    return _checked(rule, file)


def _checked(rule: Rule, file: str) -> Rule:
    name = rule.id
    try:
        _ = rule.conditions, rule.severities
    except SentenceError as error:
        raise CatalogueError(f"{file}: {name}: condition, column {error.column}: {error}") from error
    except ValueError as error:
        raise CatalogueError(f"{file}: {name}: {error}") from error
    if rule.wording is not None and rule.wording not in positions():
        raise CatalogueError(f"{file}: {name}: there is no wording '{rule.wording}' in checks/wording; add it there")
    unknown = [s.id for s in rule.sources if s.id not in sources()]
    if unknown:
        raise CatalogueError(f"{file}: {name}: source '{unknown[0]}' is not in sources.yaml; add it there")
    return rule


@cache
def sources() -> dict[str, dict[str, str]]:
    """Return the instruments by key: title, symbol, date."""
    loaded: dict[str, dict[str, str]] = _read("sources.yaml")
    return loaded


def select(profile: Profile, among: Sequence[Rule] | None = None) -> tuple[Rule, ...]:
    """Return the rules that apply to a deal, as its edition of the guidelines and its organization leave them."""
    over = changes(profile.agency, profile.edition)
    every = (overlaid(r, over) for r in (rules() if among is None else among) if _applies(r, profile))
    return tuple(r for r in every if r is not None)


def loosened(profile: Profile) -> list[str]:
    """Return a sentence for every rule that the organization, or the edition of the guidelines, loosens for a deal."""
    applying = {r.id: r for r in rules() if _applies(r, profile)}
    found = []
    for who, change in changes(profile.agency, profile.edition):
        if change.effect == "loosens" and change.rule in applying:
            verb = "lifts" if change.lifted else "loosens"
            confirmed = (
                "" if any(s.status == "verified" for s in change.sources) else " The source of this is to be confirmed."
            )
            title = applying[change.rule].title
            found.append(f"{who[:1].upper()}{who[1:]} {verb} rule {change.rule} ({title}): {change.because}{confirmed}")
    return found


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
