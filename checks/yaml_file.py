"""A YAML file that a person wrote, read so that a mistake can be shown with its line and column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from checks.sentence import SentenceError, nearest


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The fast loader, with the one thing that it leaves to slow code made short: which plain words are no text."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        if kind is not yaml.ScalarNode:
            return "seq" if kind is yaml.SequenceNode else "map"
        if implicit[0]:
            plain = _PLAIN.get(value)
            if plain is not None:
                return plain
            if value[0] in "0123456789-+" and _WHOLE.fullmatch(value):
                return "int"
        return "str"


#: What YAML reads as something else than text; numbers beside, if they are not absurdly long. A date stays text.
_BOOLEAN = {
    w: word in ("yes", "true", "on")
    for word in ("yes", "no", "true", "false", "on", "off")
    for w in (word, word.title(), word.upper())
}
_PLAIN = {**dict.fromkeys(_BOOLEAN, "bool"), **dict.fromkeys(("", "~", "null", "Null", "NULL"), "null")}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")


#: Characters that a terminal would obey or nobody sees, or the escapes that stand for them.
_SUSPECT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\\[0abefnrtvxuUNLP_]"
)
#: No file of rules is larger; what is, is something else.
LARGEST = 20_000_000
Steps = Sequence[int | str]
Model = TypeVar("Model", bound=BaseModel)


class FileError(ValueError):
    """A file that cannot be used; one sentence with the file, the line and the column."""


@dataclass(frozen=True)
class YamlFile:
    """A file, its data, and where in the text each piece of it stands."""

    name: str
    """As a person should see it."""
    text: str
    node: yaml.Node | None
    data: Any

    def error(self, message: str, steps: Steps = (), key: bool = False, within: int | None = None) -> FileError:
        """Return the error to raise for what stands at ``steps``; at the ``key`` itself, or ``within`` the text there."""
        node = _at(self.node, steps, key)
        if node is None:
            return FileError(f"{self.name}: {_ended(message)}")
        line, column = node.start_mark.line, node.start_mark.column
        if within is not None and isinstance(node, yaml.ScalarNode):
            line, column = self._within(node, within)
        return FileError(f"{self.name}, line {line + 1}, column {column + 1}: {_ended(message)}")

    def _within(self, node: yaml.ScalarNode, offset: int) -> tuple[int, int]:
        """Line and column of a character of a value, whatever quotes and line breaks the file writes it with."""
        wanted = sum(1 for c in node.value[:offset] if not c.isspace())
        ended = offset >= len(node.value.rstrip())
        seen = 0
        line, column = node.start_mark.line, node.start_mark.column
        lines = self.text.splitlines()
        if node.style in ("|", ">"):
            line, column = line + 1, 0
        elif node.style in ("'", '"'):
            column += 1
        values = [c for c in node.value if not c.isspace()]
        place = (line, column)
        while line < len(lines) and seen < len(values):
            while column < len(lines[line]) and seen < len(values):
                character = lines[line][column]
                if character == values[seen]:  # what does not fit is an escape or a quotation mark
                    if seen == wanted and not ended:
                        return line, column
                    seen += 1
                    place = (line, column + 1)
                column += 1
            line, column = line + 1, 0
        return place

    def validated(self, model: type[Model], steps: Steps = (), what: str = "") -> Model:
        """Return what stands at ``steps`` as a model.

        Raises:
            FileError: it is not right; says what and where.
        """
        item = self.data
        for step in steps:
            item = item[step]
        try:
            return model.model_validate(item)
        except ValidationError as error:
            first = min(error.errors(), key=lambda e: _RANK.get(e["type"], 0))
            path = [s for s in first["loc"] if s != "[key]"]
            at_key = first["type"] == "extra_forbidden" or "[key]" in first["loc"]
            message = _message(first, model)
            raise self.error(f"{what}: {message}" if what else message, [*steps, *path], at_key) from error

    def sentence_error(self, error: SentenceError, steps: Steps, shift: int = 0, what: str = "") -> FileError:
        """Return the error for a sentence that stands at ``steps``, ``shift`` characters into the value there."""
        message = f"{what}: {error}" if what else str(error)
        return self.error(message, steps, within=shift + error.column - 1)


#: A field that is not known says more than one that is missing: it is often that one, misspelt.
_RANK = {"extra_forbidden": -1}


def read(path: Path | Traversable, name: str = "") -> YamlFile:
    """Read a file; refuse also what YAML lets pass: a key that stands twice, control characters.

    Raises:
        FileError: it cannot be read or is not right.
    """
    name = name or str(path)
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError as error:
        raise FileError(f"{name} could not be read: {error.strerror or error}.") from error
    if len(raw) > LARGEST:
        raise FileError(f"{name} is larger than {LARGEST // 1_000_000} MB, which no file of rules is.")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FileError(f"{name}, line {line}: the file is not UTF-8; save it as UTF-8.") from error
    try:
        node = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        hint = "; a text that holds a colon stands in quotation marks" if "mapping values" in str(error) else ""
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise FileError(f"{name}{place}: this is not YAML: {error.problem or error.context}{hint}.") from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise FileError(f"{name}: this is not YAML: {' '.join(str(error).split())[:200]}.") from error
    file = YamlFile(name, text, node, _data(name, node, 0, set()))
    if _SUSPECT.search(text):
        _refuse_unprintable(file, file.node)
    return file


def _data(name: str, node: yaml.Node | None, depth: int, seen: set[int]) -> Any:
    """The data of a node: tables, lists, text, whole numbers, yes and no, nothing; what else YAML knows is refused.

    ``seen`` holds the nodes that were met before: one that is met again is referred to, and could double at every level.
    """
    if id(node) in seen:
        raise _refused(name, node, "this is referred to again (&, *); write it out at each place")
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "str":
            return node.value
        if node.tag == "bool":
            return _BOOLEAN[node.value]
        if node.tag in ("int", "null"):
            return int(node.value) if node.tag == "int" else None
    elif depth > 30:
        raise _refused(name, node, "this is nested too deeply")
    elif isinstance(node, yaml.SequenceNode) and node.tag == "seq":
        return [_data(name, child, depth + 1, seen) for child in node.value]
    elif isinstance(node, yaml.MappingNode) and node.tag == "map":
        table: dict[Any, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _refused(name, key, "a key must be a word")
            if key.value in table:
                raise _refused(name, key, f"'{key.value}' stands here a second time; keep one of them")
            table[key.value] = _data(name, value, depth + 1, seen)
        return table
    if node is None:
        return None
    raise _refused(name, node, f"the tag {node.tag} has no place here")


def _refused(name: str, node: yaml.Node | None, message: str) -> FileError:
    return YamlFile(name, "", node, None).error(message)


def _refuse_unprintable(file: YamlFile, node: yaml.Node | None) -> None:
    if isinstance(node, yaml.ScalarNode):
        if any(unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\t" for c in node.value):
            at = node.start_mark
            raise FileError(
                f"{file.name}, line {at.line + 1}, column {at.column + 1}: there is a control character here; take it out."
            )
    elif isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for one in child if isinstance(child, tuple) else (child,):
                _refuse_unprintable(file, one)


def _ended(message: str) -> str:
    return message if message.endswith(("?", ".")) else f"{message}."


def _at(node: yaml.Node | None, steps: Steps, key: bool) -> yaml.Node | None:
    """Return the node at ``steps``, or the nearest above it that is there."""
    for i, step in enumerate(steps):
        below: yaml.Node | None = None
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            below = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                if isinstance(name, yaml.ScalarNode) and name.value == str(step):
                    below = name if key and i == len(steps) - 1 else value
        elif isinstance(node, yaml.ScalarNode) and step == 0:  # one sentence where a list may stand
            below = node
        if below is None:
            return node
        node = below
    return node


def _message(error: ErrorDetails, model: type[BaseModel]) -> str:
    """A pydantic error as a person says it."""
    kind, last = error["type"], next((s for s in reversed(error["loc"]) if isinstance(s, str) and s != "[key]"), "")
    given = error["input"]
    shown = f"'{given}'" if isinstance(given, str | int | float) and len(str(given)) < 60 else "what stands here"
    if kind == "missing":
        return f"'{last}' is missing"
    if kind == "extra_forbidden":
        fields = _fields(model, error["loc"][:-1])
        return f"'{last}' is no field here{nearest(last, fields) or '; the fields are ' + ', '.join(fields)}"
    if kind == "literal_error":
        allowed = [w.strip("'") for w in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        hint = nearest(str(given), allowed)
        return f"{shown} is none of {', '.join(allowed)}{hint}"
    if kind == "string_pattern_mismatch":
        return f"{shown} is no id; an id is three capital letters, a hyphen and two digits, such as ABC-01"
    if kind == "value_error":
        return str(error["msg"]).removeprefix("Value error, ")
    words = {
        "string_type": "text",
        "list_type": "a list",
        "dict_type": "a table of keys and values",
        "model_type": "a table of keys and values",
    }
    if kind in words:
        return f"'{last}' must be {words[kind]}" if last else f"{words[kind]} must stand here"
    return f"'{last}': {str(error['msg'])[:1].lower()}{str(error['msg'])[1:]}"


def _fields(model: type[BaseModel], steps: Sequence[int | str]) -> list[str]:
    """The fields of the model that stands at ``steps`` of another."""
    for step in steps:
        if not isinstance(step, str) or step not in model.model_fields:
            continue
        inner: Any = model.model_fields[step].annotation
        for candidate in (inner, *get_args(inner)):
            if isinstance(candidate, type) and issubclass(candidate, BaseModel):
                model = candidate
    return list(model.model_fields)
