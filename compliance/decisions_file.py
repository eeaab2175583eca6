"""The file that keeps decisions beside the draft (``draft.docx.decisions.yaml``).

It is data, and may come from strangers together with the draft: it is read in
bounded size, every value as the text that stands there.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from compliance.decisions import Decision, DecisionsError, explained, short
from compliance.files import write_whole

SCHEMA = "compliance-decisions/1"
_BYTES = 250_000
"""Five hundred decisions; nobody takes as many on one draft."""
_DEPTH = 4
"""A mapping that holds a list of mappings is three deep."""
_HEAD = f"""# Answers of people to the findings of `compliance check`. Each holds for the words it was given for:
# if the clause changes, the finding counts again. `compliance decide` adds to this file; remove what no longer matters.
schema: {SCHEMA}
decisions:
"""


def beside(draft: str | os.PathLike[str]) -> Path:
    """Return where the decisions on a draft are kept."""
    return Path(f"{os.fspath(draft)}.decisions.yaml")


def load(path: Path) -> tuple[Decision, ...]:
    """Read a decisions file.

    Raises:
        DecisionsError: it is missing, too large, no YAML, or says something that is no decision.
    """
    return parsed(_bytes(path), path.name)


def parsed(data: bytes, name: str) -> tuple[Decision, ...]:
    """Return the decisions in what is, or is to be, a decisions file; ``name`` is what errors call it.

    Raises:
        DecisionsError: it is too large, no YAML, or says something that is no decision.
    """
    return _parsed(_decoded(data, name), name)


def add(path: Path, decision: Decision) -> None:
    """Add a decision to the file, which is made if there is none; what people wrote in it stays as it is.

    Only where they laid out the list in another way (in brackets, say) it is written anew, without their comments.

    Raises:
        DecisionsError: the file there is can't be used.
        OSError: it cannot be written.
    """
    text = _decoded(_bytes(path), path.name) if path.exists() else _HEAD
    known = _parsed(text, path.name)
    entry = decision.model_dump(mode="json", exclude_defaults=True)
    new = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=110)
    longer = f"{text.rstrip()}\n{new}"
    try:
        fits = _parsed(longer, path.name) == (*known, decision)
    except DecisionsError:
        fits = False
    if not fits:
        entries = [d.model_dump(mode="json", exclude_defaults=True) for d in (*known, decision)]
        longer = _HEAD + yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=110)
    if len(longer.encode()) > _BYTES:
        raise DecisionsError(f"{path.name} is full ({_BYTES // 1000} kB); remove decisions that no longer matter.")
    write_whole(path, longer)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_BYTES + 1)
    except OSError as error:
        raise DecisionsError(f"{path.name} could not be read: {error.strerror or error}.") from error


def _decoded(data: bytes, name: str) -> str:
    if len(data) > _BYTES:
        raise DecisionsError(f"{name} is too large for a decisions file (over {_BYTES // 1000} kB).")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionsError(f"{name} is not UTF-8 text; save it as UTF-8.") from error


def _parsed(text: str, name: str) -> tuple[Decision, ...]:
    root = _node(text, name)
    if root is None:
        return ()
    top = _mapping(root, name)
    for key in top:
        if key not in ("schema", "decisions"):
            raise _wrong(
                name, top[key], f"there is no '{short(key)}' here; a decisions file has 'schema' and 'decisions'"
            )
    if "schema" not in top or top["schema"].value != SCHEMA:
        raise _wrong(name, top.get("schema", root), f"'schema' must be {SCHEMA}")
    listed = top.get("decisions")
    if listed is None or (isinstance(listed, yaml.ScalarNode) and listed.value == ""):
        return ()
    if not isinstance(listed, yaml.SequenceNode):
        raise _wrong(name, listed, "'decisions' must be a list")
    return tuple(_decision(node, name) for node in listed.value)


def _node(text: str, name: str) -> yaml.Node | None:
    """Compose the YAML, every value as the text that stands there; the shape is bounded before anything is built."""
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise _wrong(name, event, "references (*) are not allowed in a decisions file")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEPTH:
                raise _wrong(name, event, "the lists are nested too deep for a decisions file")
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
        return node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}: " if mark else ""
        raise DecisionsError(
            f"{name}, {where}it is no YAML ({error.problem or error.context}); correct the line."
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: an escape beyond all characters
        raise DecisionsError(f"{name} is no YAML: it holds characters that are not allowed.") from error


def _mapping(node: yaml.Node, name: str) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(name, node, "lines of the form 'word: value' are expected here")
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _wrong(name, key, "lines of the form 'word: value' are expected here")
        if key.value in values:
            raise _wrong(name, key, f"'{short(key.value)}' stands here twice")
        values[key.value] = value
    return values


def _decision(node: yaml.Node, name: str) -> Decision:
    nodes = _mapping(node, name)
    values: dict[str, Any] = {}
    for key, value in nodes.items():
        if not isinstance(value, yaml.ScalarNode):
            raise _wrong(name, value, f"'{short(key)}' must be text, not a list")
        if value.tag != "tag:yaml.org,2002:null":  # "until:" without a date is as good as none
            values[key] = value.value
    try:
        return Decision.model_validate(values)
    except ValidationError as error:
        word, what = explained(error)
        raise _wrong(name, nodes.get(word, node), what) from None


def _wrong(name: str, at: Any, what: str) -> DecisionsError:
    return DecisionsError(f"{name}, line {at.start_mark.line + 1}: {what}.")
