"""What a person knows of a deal and no draft shows, as a file: ``--profile deal.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from checks.one_of import OneOf
from checks.profile import AGENCIES, DEAL_FACTS, Answer
from checks.values import EDITIONS, MODALITIES, NATURES, PARTNER_TYPES
from checks.yaml_file import read
from clauses.told_parties import ToldParties

Agency = Annotated[str, OneOf(AGENCIES, "organization")]
PartnerType = Annotated[str, OneOf(PARTNER_TYPES, "kind of partner")]
Modality = Annotated[str, OneOf(MODALITIES, "modality")]
Edition = Annotated[str, OneOf(EDITIONS, "edition")]
Nature = Annotated[str, OneOf(NATURES, "nature of an instrument")]
DealFact = Annotated[str, OneOf(DEAL_FACTS, "fact of a deal")]
YesNo = Annotated[Answer, OneOf(("yes", "no", "unknown"), "answer")]


def _names(given: object) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, list) or not all(isinstance(n, str) and 0 < len(n.strip()) <= 200 for n in names):
        raise ValueError("a party is called by a name, or by a list of names")
    return tuple(" ".join(n.split()) for n in names)


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]


class Deal(BaseModel):
    """The profile of a deal; what is left out is read from the draft, or is unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    agency: Agency | None = None
    partner_type: PartnerType | None = None
    modality: Modality | None = None
    edition: Edition | None = None
    nature: Nature | None = None
    """Whether the text binds, if it is not as the text says."""
    facts: dict[DealFact, YesNo] = Field(default_factory=dict)
    """Answers to what no draft can show."""
    un: Names = ()
    """The names and role words by which the draft calls the United Nations side, if it is read wrongly there."""
    partner: Names = ()
    third: Names = ()
    """Names of those who are no party."""

    @property
    def parties(self) -> ToldParties:
        """Return what is said of the parties."""
        return ToldParties(self.un, self.partner, self.third)


def load(path: Path) -> Deal:
    """Read a profile file.

    Raises:
        FileError: it cannot be read or is not right; one sentence with line and column.
    """
    file = read(path)
    if file.data is None:
        return Deal()
    if not isinstance(file.data, dict):
        raise file.error("a profile is a table of keys and values, such as 'agency: undp'")
    return file.validated(Deal)


def schema() -> dict[str, Any]:
    """Return the JSON schema of a profile file, for editors that complete and check it."""
    made = Deal.model_json_schema()
    made["properties"]["facts"] = {
        "type": "object",
        "description": "Answers to what no draft can show.",
        "properties": {
            name: {"description": question, "enum": ["yes", "no", "unknown", True, False]}
            for name, question in DEAL_FACTS.items()
        },
        "additionalProperties": False,
    }
    for name, whom in (
        ("un", "the United Nations side"),
        ("partner", "the partner"),
        ("third", "those who are no party"),
    ):
        made["properties"][name] = {
            "description": f"The names and role words by which the draft calls {whom}, if it is read wrongly there.",
            "type": ["string", "array"],
            "items": {"type": "string"},
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "Profile of a deal"}
