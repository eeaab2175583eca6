"""A starting file for a rule of a user's own: valid, tested, and with every field explained."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path

from checks.catalogue import builtin, load
from checks.rule import ID
from checks.rule_schema import FIELDS, schema
from checks.yaml_file import FileError
from compliance.files import write_whole

SCHEMA = "rule.schema.json"


class NewRuleError(ValueError):
    """A rule that cannot be begun; one sentence."""


def write(identifier: str, folder: Path) -> Path:
    """Write the file, and the schema by which editors check it, into the folder of a user's catalogue.

    Raises:
        NewRuleError: the id is not one, or is taken, or the folder cannot be written.
    """
    if not re.fullmatch(ID, identifier):
        raise NewRuleError(
            f"'{identifier}' is no id; an id is three capital letters, a hyphen and two digits, such as ABC-01."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        catalogue = load([folder]) if any(folder.glob("*.y*ml")) else builtin()
    except OSError as error:
        raise NewRuleError(f"{folder} could not be made: {error.strerror or error}.") from error
    except FileError as error:
        raise NewRuleError(str(error)) from error
    path = folder / f"{identifier.lower()}.yaml"
    if identifier in catalogue.origins or path.exists():
        raise NewRuleError(f"There is a rule {identifier} already; choose another id.")
    try:
        write_whole(folder / SCHEMA, json.dumps(schema(catalogue), indent=1) + "\n")
        write_whole(path, _text(identifier))
        if not (folder / "sources.yaml").exists():
            write_whole(folder / "sources.yaml", _SOURCES)
    except OSError as error:
        raise NewRuleError(f"{folder} could not be written: {error.strerror or error}.") from error
    return path


def _text(identifier: str) -> str:
    body = _RULE.replace("ABC-01", identifier)
    return re.sub(r"^( *)#@(\w+)$", lambda m: _comment(FIELDS[m[2]], m[1]), body, flags=re.M)


def _comment(text: str, indent: str) -> str:
    return "\n".join(textwrap.wrap(text, 110, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# "))


_SOURCES = """\
# The instruments that your rules cite, a key for each; those of the built-in catalogue need no entry here.
OUR-POLICY: {title: "Policy of our office on partnerships", date: "2026-01-15"}
"""

_RULE = f"""\
# yaml-language-server: $schema={SCHEMA}
# A rule of your own. Replace the text of this one, then run: compliance rules test ABC-01 --catalogue (this folder)
# How to write rules, with every word of the rule language: docs/writing-rules.md
#@id
- id: ABC-01

  #@title
  title: The partner reports at stated intervals

  #@topics
  topics: [monitoring]

  #@kind
  kind: required clause

  #@condition
  condition:
    # "Somewhere it must say that the partner must report progress, at stated intervals."
    - somewhere partner must report-progress progress with at-intervals

  #@severity
  severity: major

  #@why
  why: Without reports at stated intervals nobody sees in time that something goes wrong.

  #@advice
  advice: Say how often the partner reports, and on what.

  #@sources
  sources:
    - {{id: OUR-POLICY, pinpoint: "para 12", status: to be confirmed}} # or: status: verified

  # The fields below may be left out.
  #@applies
  # applies: {{agency: [undp, unicef], not_modality: [nda]}}
  #@related
  related: [MGT-03]
  #@wording
  # wording: our-reports
  #@facts
  # facts: {{breaks: [arms-narrow], meets: [no-arms]}}
  #@asked_where
  # asked_where: {{words: "national committee", question: "Does the committee of the country agree?"}}
  #@finds
  # finds: The draft does not say when the partner reports.
  #@replaces
  # replaces: MGT-03
  #@reason
  # reason: Our office asks for more.
  #@because
  # because: Our office answers for the money of its donors.

  #@violated_by
  # Each stands in a short agreement between UNDP and "the Partner"; `un` and `partner` give them other names.
  violated_by:
    - {{text: "The Partner shall inform UNDP of its work as it sees fit."}}
    - {{text: "The Company shall deliver the tents in May.", un: UNHCR, partner: the Company}}

  #@satisfied_by
  satisfied_by:
    - {{text: "The Partner shall report to UNDP in writing every six months."}}
    - {{text: "The Company shall submit a progress report to UNICEF every quarter.", un: UNICEF, partner: the Company}}
"""
