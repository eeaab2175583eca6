"""The rules by which drafts are judged, with the wordings and sources they point to: the built-in ones, and a user's own over them."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from checks.organization import added, overlaid, overlays
from checks.profile import Profile
from checks.rule import Change, Instrument, Rule, Wording, severity
from checks.sentence import SentenceError, nearest, parse, parse_test
from checks.wording import SLOTS, fill, wrong_slot
from checks.yaml_file import FileError, Steps, YamlFile, read
from clauses.model import Agreement


@dataclass(frozen=True)
class Origin:
    """Where a rule is written: a file, and which entry of it."""

    file: YamlFile
    steps: Steps

    @property
    def name(self) -> str:
        """The file, as a person should see it."""
        return self.file.name


@dataclass(frozen=True)
class Catalogue:
    """Rules in the order of their ids, and what they point to."""

    rules: tuple[Rule, ...] = ()
    sources: Mapping[str, dict[str, str]] = field(default_factory=dict)
    wordings: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    """What a user's catalogue replaces, switches off or weighs otherwise, each as a sentence for the report."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    """Ids of a user's own rules, which nothing is laid over."""
    changed: Mapping[str, dict[str, str]] = field(default_factory=dict)
    """What a user's catalogue changes of a rule; it stands above what organizations and editions make of it."""

    def select(self, profile: Profile, among: Sequence[Rule] | None = None) -> tuple[Rule, ...]:
        """Return the rules that apply to a deal, as its edition of the guidelines and its organization leave them."""
        chosen = (self.for_deal(r, profile) for r in (self.rules if among is None else among) if _applies(r, profile))
        return tuple(r for r in chosen if r is not None)

    def for_deal(self, rule: Rule, profile: Profile) -> Rule | None:
        """Return one rule as the edition and the organization of a deal leave it, None if one of them lifts it."""
        if rule.id in self.own:
            return rule
        left = overlaid(rule, overlays(profile.agency, profile.edition))
        return left.model_copy(update=self.changed[rule.id]) if left and rule.id in self.changed else left

    def loosened(self, profile: Profile) -> list[str]:
        """Return a sentence for every rule that the organization, or the edition of the guidelines, loosens for a deal."""
        applying = {r.id: r for r in self.rules if r.id not in self.own and _applies(r, profile)}
        found = []
        for who, change in overlays(profile.agency, profile.edition):
            if change.effect == "loosens" and change.rule in applying:
                verb = "lifts" if change.lifted else "loosens"
                verified = any(s.status == "verified" for s in change.sources)
                confirmed = "" if verified else " The source of this is to be confirmed."
                rule = f"{change.rule} ({applying[change.rule].title})"
                found.append(f"{who[:1].upper()}{who[1:]} {verb} rule {rule}: {change.because}{confirmed}")
        return found

    def by_id(self, identifier: str) -> Rule | None:
        """Return the rule with this id, in any case; None if there is none."""
        return next((r for r in self.rules if r.id == identifier.upper()), None)

    def wording(self, key: str, agreement: Agreement) -> dict[str, Any] | None:
        """Return what to write instead, with the draft's own names in its slots, None if there is none of that key."""
        entry = self.wordings.get(key)
        return fill(key, entry, agreement) if entry is not None else None

    def verify(self) -> Catalogue:
        """Parse every sentence of every rule, which loading puts off; return the catalogue itself.

        Raises:
            FileError: a sentence is not of the language; says which, and where it stands.
        """
        for rule in self.rules:
            for text, steps in _sentences(rule):
                try:
                    _ = severity(text) if steps == ["severity"] else _parse(text, steps)
                except SentenceError as error:
                    origin = self.origins[rule.id]
                    raise origin.file.sentence_error(error, [*origin.steps, *steps], what=rule.id) from error
        return self


def _sentences(rule: Rule) -> list[tuple[str, list[int | str]]]:
    found: list[tuple[str, list[int | str]]] = [(s, ["condition", i]) for i, s in enumerate(rule.condition)]
    found.append((rule.severity, ["severity"]))
    found.extend((test, ["facts", "unless", fact]) for fact, test in rule.facts.unless.items())
    return found


def _parse(text: str, steps: Sequence[int | str]) -> object:
    return parse(text) if steps[0] == "condition" else parse_test(text)


@cache
def builtin() -> Catalogue:
    """Return the catalogue that comes with the program.

    Raises:
        FileError: a file of it is not right; says which and where.
    """
    here = files(__package__)
    return _layer(Catalogue(), here, "", here.joinpath("catalogue"), of_one=True)


def load(folders: Sequence[Path]) -> Catalogue:
    """Return the built-in catalogue with a user's own over it, the later folder over the earlier.

    A folder holds rule files (``*.yaml``), and may hold ``sources.yaml`` and model clauses in ``wording/``.

    Raises:
        FileError: a folder or file is not right; says what and where.
    """
    catalogue = builtin()
    for folder in folders:
        try:
            if not folder.is_dir():
                raise FileError(f"{folder} is no folder; a catalogue is a folder of rule files.")
            if not _yaml_files(folder):
                raise FileError(f"{folder} holds no rule file (*.yaml); 'compliance rules new' writes a first one.")
            catalogue = _layer(catalogue, folder, f"{folder}/", folder)
        except OSError as error:
            raise FileError(f"{folder} could not be read: {error.strerror or error}.") from error
    return catalogue


def _yaml_files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    return sorted((e for e in folder.iterdir() if e.name.endswith((".yaml", ".yml"))), key=lambda e: e.name)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Collect no garbage: all that is made here is kept, and looking for what is not takes twice the time of making it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def _layer(
    below: Catalogue, folder: Traversable, prefix: str, rule_folder: Traversable, *, of_one: bool = False
) -> Catalogue:
    """Lay the catalogue of one folder over another; ``of_one``: with the rules that one organization alone asks for."""
    sources = dict(below.sources)
    wordings = dict(below.wordings)
    for entry in _yaml_files(folder):
        if entry.name in ("sources.yaml", "sources.yml"):
            _entries(read(entry, prefix + entry.name), Instrument, sources, "source")
    for entry in _yaml_files(folder.joinpath("wording")):
        _entries(read(entry, f"{prefix}wording/{entry.name}"), Wording, wordings, "wording")
    layer = _Layer(below, sources, wordings, f"{Path(str(folder)).name}/" if prefix else "")
    for entry in _yaml_files(rule_folder):
        if entry.name not in ("sources.yaml", "sources.yml"):
            layer.take(entry, read(entry, prefix + entry.name))
    for origin, rule in added() if of_one else ():
        layer.add(Origin(origin.file, origin.steps), rule)
    return layer.done()


def _entries(file: YamlFile, model: type[Instrument] | type[Wording], known: dict[str, Any], what: str) -> None:
    """Add the entries of a file of sources or wordings to those known."""
    if not isinstance(file.data, dict):
        raise file.error(f"this file must be a table: a key for each {what}")
    for key in file.data:
        entry = file.validated(model, [key], what=str(key))
        if key in known:
            raise file.error(f"there is a {what} '{key}' already; give this one another key", [key], key=True)
        if isinstance(entry, Wording):
            _check_slots(file, [key, "text"], entry.text)
            for i, fallback in enumerate(entry.fallbacks):
                _check_slots(file, [key, "fallbacks", i, "text"], fallback.text)
                _check_slots(file, [key, "fallbacks", i, "when"], fallback.when)
            for i, refused in enumerate(entry.unacceptable):
                _check_slots(file, [key, "unacceptable", i, "text"], refused.text)
        known[str(key)] = entry.model_dump(exclude_defaults=isinstance(entry, Wording))


def _check_slots(file: YamlFile, steps: Sequence[int | str], text: str) -> None:
    try:
        wrong = wrong_slot(text)
    except ValueError as error:
        raise file.error("a brace stands alone; a slot is written {un}, a brace itself {{", steps) from error
    if wrong is not None:
        hint = nearest(wrong[0], SLOTS) or f"; there are {', '.join(f'{{{name}}}' for name in SLOTS)}"
        what = f"the slot {{{wrong[0]}}} has no value{hint}"
        raise file.error(what, steps, within=wrong[1])


class _Layer:
    """A catalogue while the files of one folder are laid over another."""

    def __init__(self, below: Catalogue, sources: dict[str, Any], wordings: dict[str, Any], shown: str) -> None:
        self.below = {r.id: r for r in below.rules}
        self.rules = dict(self.below)
        self.sources = sources
        self.wordings = wordings
        self.shown = shown
        self.changes = list(below.changes)
        self.origins = dict(below.origins)
        self.own: set[str] = set()
        self.below_own = below.own
        self.changed = dict(below.changed)
        self.pointers: list[tuple[Origin, Rule]] = []

    def take(self, path: Traversable, file: YamlFile) -> None:
        """Take the entries of one file: rules, and changes of rules below."""
        if not isinstance(file.data, list):
            raise file.error("a rule file is a list: each rule begins with '- id: ABC-01'")
        for i, item in enumerate(file.data):
            if not isinstance(item, dict):
                raise file.error("a rule is a table of keys and values that begins with '- id: ABC-01'", [i])
            if "change" in item:
                self._change(file, path.name, i, file.validated(Change, [i], what=str(item["change"])))
                continue
            rule = file.validated(Rule, [i], what=str(item.get("id", "a rule without id")))
            if rule.replaces is not None:
                self._replace(file, path.name, i, rule, rule.replaces)
            self.add(Origin(file, [i]), rule)

    def _replace(self, file: YamlFile, name: str, i: int, rule: Rule, old: str) -> None:
        if old not in self.below:
            hint = nearest(old, self.below)
            raise file.error(f"{rule.id}: there is no rule {old} to replace{hint}", [i, "replaces"])
        self.rules.pop(old, None)
        self.changed.pop(old, None)
        reason = f": {rule.reason.rstrip('.')}" if rule.reason else ""
        self.changes.append(f"Rule {old} is replaced by {rule.id} of {self.shown}{name}{reason}.")

    def add(self, origin: Origin, rule: Rule) -> None:
        """Add a rule that no other has the id of."""
        if rule.id in self.rules:
            hint = f"; to take its place, say 'replaces: {rule.id}'" if rule.id not in self.own else ""
            message = f"there are two rules {rule.id}; give one of them another id{hint}"
            raise origin.file.error(message, [*origin.steps, "id"])
        self.rules[rule.id] = rule
        self.origins[rule.id] = origin
        self.own.add(rule.id)
        self.pointers.append((origin, rule))

    def _change(self, file: YamlFile, name: str, i: int, change: Change) -> None:
        rule = self.rules.get(change.change)
        if rule is None or rule.id in self.own:
            where = (
                "is of this same catalogue; change it where it stands" if rule else "is no rule that could be changed"
            )
            raise file.error(f"{change.change} {where}{nearest(change.change, self.below)}", [i, "change"])
        if not (change.disabled or change.severity or change.wording):
            raise file.error(
                f"{rule.id}: say what changes: 'disabled: true', 'severity: minor' or 'wording: key'", [i, "change"]
            )
        said = f"by {self.shown}{name}: {change.reason.rstrip('.')}."
        if change.disabled:
            del self.rules[rule.id]
            self.changes.append(f"Rule {rule.id} ({rule.title}) is switched off {said}")
            return
        if change.severity:
            try:
                severity(change.severity)
            except SentenceError as error:
                raise file.sentence_error(error, [i, "severity"], what=rule.id) from error
            self.changes.append(
                f"Rule {rule.id} ({rule.title}) counts as “{change.severity}”, not “{rule.severity}”, {said}"
            )
        if change.wording:
            if change.wording not in self.wordings:
                raise file.error(f"{rule.id}: {self._no_wording(change.wording)}", [i, "wording"])
            self.changes.append(f"Rule {rule.id} ({rule.title}) suggests the wording “{change.wording}” {said}")
        asked = {"severity": change.severity, "wording": change.wording}
        update = {name: value for name, value in asked.items() if value}
        self.rules[rule.id] = rule.model_copy(update=update)
        if rule.id not in self.below_own:
            self.changed[rule.id] = {**self.changed.get(rule.id, {}), **update}

    def _no_wording(self, key: str) -> str:
        return f"there is no wording '{key}' in wording/; add it there{nearest(key, self.wordings)}"

    def done(self) -> Catalogue:
        """Return the catalogue, once all that its new rules point to is known to be there."""
        for origin, rule in self.pointers:
            file, steps = origin.file, origin.steps
            for n, source in enumerate(rule.sources):
                if source.id not in self.sources:
                    hint = nearest(source.id, self.sources)
                    raise file.error(
                        f"{rule.id}: source '{source.id}' is not in sources.yaml; add it there{hint}",
                        [*steps, "sources", n, "id"],
                    )
            if rule.wording is not None and rule.wording not in self.wordings:
                raise file.error(f"{rule.id}: {self._no_wording(rule.wording)}", [*steps, "wording"])
            for n, other in enumerate(rule.related):
                if other not in self.origins:
                    hint = nearest(other, self.origins)
                    raise file.error(
                        f"{rule.id}: there is no rule {other} to relate it to{hint}", [*steps, "related", n]
                    )
        rules = tuple(self.rules[k] for k in sorted(self.rules))
        own = self.below_own | self.own if self.below else frozenset[str]()  # what lies at the bottom is nobody's own
        return Catalogue(rules, self.sources, self.wordings, tuple(self.changes), self.origins, own, self.changed)


def _applies(rule: Rule, profile: Profile) -> bool:
    a = rule.applies
    return (
        (not a.agency or profile.agency in a.agency)
        and profile.agency not in a.not_agency
        and (not a.partner_type or profile.partner_type in a.partner_type)
        and (not a.modality or profile.modality in a.modality)
        and profile.modality not in a.not_modality
        and (not a.edition or profile.edition in a.edition)
        and (not a.nature or profile.nature in a.nature)
    )


def rules() -> tuple[Rule, ...]:
    """Return the rules of the built-in catalogue."""
    return builtin().rules


def sources() -> Mapping[str, dict[str, str]]:
    """Return the instruments of the built-in catalogue by key: title, date."""
    return builtin().sources


def select(profile: Profile, among: Sequence[Rule] | None = None) -> tuple[Rule, ...]:
    """Return the rules of the built-in catalogue, or of ``among``, that apply to a deal, as :meth:`Catalogue.select` does."""
    return builtin().select(profile, among)


def by_id(identifier: str) -> Rule | None:
    """Return the rule of the built-in catalogue with this id, in any case; None if there is none."""
    return builtin().by_id(identifier)
