"""With what a draft is judged: the catalogue, and what is known of the deal, from options, a profile and ``compliance.toml``.

An option wins over the profile, the profile over ``compliance.toml``, and that over what is read from the draft. Catalogues
add up: those of ``compliance.toml`` lie under those of the command line.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checks.deal import Agency, Deal, Edition, Modality, PartnerType
from checks.deal import load as load_deal
from checks.sentence import nearest
from clauses.told_parties import ToldParties

if TYPE_CHECKING:
    from checks.catalogue import Catalogue
    from checks.profile import Answer
    from compliance.baseline import Form

NAME = "compliance.toml"


class SettingsError(ValueError):
    """Settings that cannot be used; one sentence with the file."""


class _Settings(BaseModel):
    """The keys of ``compliance.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    catalogue: list[str] = Field(default_factory=list)
    profile: str | None = None
    baseline: str | None = None
    agency: Agency | None = None
    partner_type: Annotated[PartnerType | None, Field(alias="partner-type")] = None
    modality: Modality | None = None
    edition: Edition | None = None


@dataclass(frozen=True)
class Setup:
    """With what one draft is judged."""

    catalogue: Catalogue
    given: dict[str, str | None] = field(default_factory=dict)
    """Values of the profile; None: read it from the draft."""
    facts: dict[str, Answer] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    """What every report says of it: each rule of the catalogue that was changed, and whose settings apply."""
    form: Form | None = None
    """The organization's approved form, which the draft is held beside."""
    parties: ToldParties = field(default_factory=ToldParties)
    """What a person says of the parties, where the draft is read wrongly or doesn't say it."""
    english: bool = False
    """Whether a person says that the draft is English, whatever it looks like."""
    files: tuple[Path, ...] = ()
    """What it was read from: ``compliance.toml``, the profile and the approved form."""


class Setups:
    """Makes the setup of each draft of a run; what several drafts share is loaded once."""

    def __init__(
        self, catalogues: Sequence[str | os.PathLike[str]] = (), profile: str | os.PathLike[str] | None = None,
        baseline: str | os.PathLike[str] | None = None, *, trained: bool = True, **given: str | None,
    ) -> None:  # fmt: skip
        self._catalogues = tuple(Path(c) for c in catalogues)
        self._profile = Path(profile) if profile is not None else None
        self._deal = load_deal(self._profile) if self._profile is not None else None
        self._baseline = Path(baseline) if baseline is not None else None
        self._trained = trained
        self._given = given
        self._loaded: dict[tuple[Path, ...], Catalogue] = {}
        self._forms: dict[Path, Form] = {}

    def of(self, draft: str | os.PathLike[str]) -> Setup:
        """Return the setup of one draft.

        Raises:
            SettingsError: ``compliance.toml`` is not right.
            FileError: a catalogue or a profile is not right.
            BaselineError: the approved form can't be used.
        """
        setup, approved = self.plan(draft)
        return replace(setup, form=self._form(approved)) if approved is not None else setup

    def plan(self, draft: str | os.PathLike[str]) -> tuple[Setup, Path | None]:
        """Return the setup of one draft without its approved form, and where that is.

        Raises:
            SettingsError: ``compliance.toml`` is not right.
            FileError: a catalogue or a profile is not right.
        """
        found = find(Path(draft))
        settings = _read(found) if found is not None else _Settings()
        home = found.parent if found is not None else Path()
        profile = self._profile or (home / settings.profile if settings.profile is not None else None)
        deal = self._deal or (load_deal(profile) if profile is not None else Deal())
        given: dict[str, str | None] = {
            name: self._given.get(name) or getattr(deal, name) or getattr(settings, name)
            for name in ("agency", "partner_type", "modality", "edition")
        }
        given["nature"] = deal.nature
        catalogue = self._catalogue((*(home / c for c in settings.catalogue), *self._catalogues))
        notices = list(catalogue.changes)
        if found is not None:
            says = ", ".join(n.replace("_", "-") for n in sorted(settings.model_fields_set))
            notices.append(f"Settings of {_shown(found)} apply ({says or 'it sets nothing'}).")
        approved = self._baseline or (home / settings.baseline if settings.baseline is not None else None)
        files = tuple(f for f in (found, profile, approved) if f is not None)
        return Setup(catalogue, given, dict(deal.facts), tuple(notices), parties=deal.parties, files=files), approved

    def _form(self, path: Path) -> Form:
        if path not in self._forms:
            from compliance.baseline import read_form

            self._forms[path] = read_form(path, trained=self._trained)
        return self._forms[path]

    def _catalogue(self, folders: tuple[Path, ...]) -> Catalogue:
        if folders not in self._loaded:
            from checks.catalogue import load

            self._loaded[folders] = load(folders).verify() if folders else load(())
        return self._loaded[folders]


def find(draft: Path) -> Path | None:
    """Return the nearest ``compliance.toml`` from the draft's folder upward, None if there is none."""
    folder = Path(os.path.abspath(draft)).parent
    return next((f / NAME for f in (folder, *folder.parents) if os.path.isfile(f / NAME)), None)


def _read(path: Path) -> _Settings:
    shown = _shown(path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{shown} could not be read: {error.strerror or error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"{shown} is not TOML: {' '.join(str(error).split())}.") from error
    if isinstance(data.get("catalogue"), str):
        data["catalogue"] = [data["catalogue"]]
    known = [f.alias or name for name, f in _Settings.model_fields.items()]
    for key in data:
        if key not in known:
            hint = nearest(key, known) or f"; it may hold {', '.join(known)}"
            raise SettingsError(f"{shown}: '{key}' is no setting{hint}.")
    try:
        return _Settings.model_validate(data)
    except ValidationError as error:
        first: Any = error.errors()[0]
        message = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"{shown}: {first['loc'][0]}: {message[:1].lower()}{message[1:]}.") from error


def _shown(path: Path) -> str:
    """Return the path from the current folder if it lies there, else whole."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
