"""The type of a text that is one word of a closed list, for the files that people write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from checks.sentence import nearest


@dataclass(frozen=True)
class OneOf:
    """Metadata for ``Annotated[str, OneOf(...)]``: a wrong word is refused with the nearest right one."""

    words: Iterable[str]
    what: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        words: list[Any] = list(self.words)
        words += [int(w) for w in words if w.isdigit()] + [True, False] * ("yes" in words)
        return {"enum": words}

    def _known(self, value: Any) -> Any:
        """YAML reads a bare yes as true and a bare 2015 as a number."""
        if isinstance(value, bool):
            value = "yes" if value else "no"
        word = str(value)
        words = list(self.words)
        if word not in words:
            hint = nearest(word, words) or (f"; it is one of {', '.join(words)}" if len(words) <= 20 else "")
            raise ValueError(f"'{word}' is no {self.what}{hint}")
        return word
