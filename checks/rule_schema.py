"""The JSON schema of a rule file, by which an editor completes and checks it, and what each field means."""

from __future__ import annotations

from typing import Any

from checks.catalogue import Catalogue
from checks.rule import ID, Change, Rule
from checks.values import SEVERITIES

#: What each field of a rule is for; shown by editors, and written as comments into a starting file.
FIELDS: dict[str, str] = {
    "id": "Three capital letters, a hyphen, two digits. Never used before, never changed.",
    "replaces": "The rule of the built-in catalogue whose place this one takes.",
    "reason": "Why it takes that place; every report shows it.",
    "title": "What is asked, in one line that somebody who is no lawyer understands.",
    "topics": "What it is about: the clauses that are listed as searched when nothing is found.",
    "kind": "What sort of rule it is: required clause, prohibited content, conditional, consistency or drafting hygiene.",
    "condition": (
        "The rule itself, in sentences of the rule language; broken if any of them is. They begin with never, somewhere, every "
        "... needs, every ... lacks, ask, check, and any of them may stand after 'if TEST:'."
    ),
    "facts": "What the trained reader sees that breaks or meets the rule, if it knows such a fact. Without it, the grammar judges alone.",
    "asked_where": "Words (a pattern) in the passage that breaks the rule which make of the breach a question, and the question.",
    "severity": (
        "blocker (not signable), major (a lawyer must agree), minor (correct before signature) or advice; "
        "may change by a test: 'major; blocker if agency is unicef'."
    ),
    "why": "The reason, as the report gives it.",
    "because": "Why one organization asks it; empty for a rule that all share.",
    "advice": "What the drafter should do.",
    "sources": "Where the rule comes from: keys of sources.yaml, with the place in it, and whether somebody has read it there.",
    "applies": "To which deals: agency, not_agency, partner_type, modality, not_modality, edition, nature (whether the text binds). Without it, to all.",
    "related": "Rules that a reader of this one should see as well.",
    "wording": "A model clause to suggest: a key of a file in wording/.",
    "finds": "What the report says was found, if 'The draft says what it may not say.' would be clumsy.",
    "violated_by": "Clauses that break the rule: tests, and what a reader learns it by.",
    "satisfied_by": "Clauses that are in order, near misses above all.",
    "change": "The rule of the built-in catalogue to change.",
    "disabled": "true: the rule is switched off.",
}


def schema(catalogue: Catalogue) -> dict[str, Any]:
    """Return the schema; what it completes are the sources, wordings and rules of ``catalogue``."""
    rule, change = Rule.model_json_schema(), Change.model_json_schema()
    definitions = {**rule.pop("$defs", {}), "Rule": rule, "Change": change}
    for model in (rule, change):
        for name, described in model["properties"].items():
            described.update({"description": FIELDS[name]} if name in FIELDS else {})
    properties = rule["properties"]
    properties["condition"] = {
        "description": FIELDS["condition"],
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}],
    }
    levels = "|".join(SEVERITIES)
    for model in (rule, change):
        model["properties"]["severity"] |= {"pattern": rf"^({levels})(\s*;\s*({levels}) if .+)*$"}
        model["properties"]["severity"].pop("anyOf", None)
        model["properties"]["wording"] = _either(catalogue.wordings, {"type": "string"}) | {
            "description": FIELDS["wording"]
        }
    identifiers = [r.id for r in catalogue.rules]
    properties["related"]["items"] = _either(identifiers, {"type": "string", "pattern": ID})
    properties["replaces"] = _either(identifiers, {"type": "string", "pattern": ID}) | {
        "description": FIELDS["replaces"]
    }
    change["properties"]["change"] = {"enum": identifiers, "description": FIELDS["change"]}
    definitions["Source"]["properties"]["id"] = _either(catalogue.sources, {"type": "string"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rule file",
        "type": "array",
        "items": {"if": {"required": ["change"]}, "then": {"$ref": "#/$defs/Change"}, "else": {"$ref": "#/$defs/Rule"}},
        "$defs": definitions,
    }


def _either(known: Any, form: dict[str, Any]) -> dict[str, Any]:
    """What is known is completed; what is not may be new and is left to the program."""
    return {"anyOf": [{"enum": list(known)}, form]}
