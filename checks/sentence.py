"""The rule language: sentences into plain data, with a wrong word refused where it stands.

The words are the closed vocabulary of :mod:`clauses.vocabulary`; the grammar is
``sentence.lark``. Parsed by an LALR parser, each sentence once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from checks.profile import AGENCIES, DEAL_FACTS
from checks.values import EDITIONS, MODALITIES, NATURES, PARTNER_TYPES
from clauses.vocabulary import ACTS, ATTRIBUTES, SIDES, THINGS

if TYPE_CHECKING:
    from lark import Lark

Kind = Literal["never", "somewhere", "needs", "lacks", "ask", "refuse", "check"]
_MODALITIES = {
    "must": "must", "may": "may", "must-not": "must-not", "need-not": "need-not", "is": "is", "is-not": "is-not",
    "does": "is", "does-not": "is-not",
}  # fmt: skip
_PARTS = ("people", "affiliates", "assets")
_KEYWORDS = (
    "if",
    "and",
    "never",
    "somewhere",
    "every",
    "needs",
    "lacks",
    "ask",
    "refuse",
    "check",
    "fact",
    "or",
    "with",
    "all",
    "any",
    "of",
    "without",
    "to",
    "as",
    "is",
    "not",
)


#: What a test may ask of the profile, with the values it knows; what it may ask of the facts is in DEAL_FACTS.
PROFILE: dict[str, tuple[str, ...]] = {
    "agency": AGENCIES,
    "partner-type": PARTNER_TYPES,
    "modality": MODALITIES,
    "edition": EDITIONS,
    "nature": NATURES,
}


class SentenceError(ValueError):
    """A sentence that is not of the language; says the place and the nearest right word."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a statement must look like."""

    bearers: tuple[tuple[str, str], ...]
    """(part or "", side)."""
    modalities: tuple[str, ...]
    act: str
    thing: str = ""
    owners: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    with_all: tuple[str, ...] = ()
    with_any: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A test of the profile: of one of its values, or of a fact that the draft cannot show."""

    name: str
    values: tuple[str, ...]
    of_deal: bool = False
    """Whether it is one of the facts that the draft cannot show."""


@dataclass(frozen=True, slots=True)
class Body:
    """One condition: its kind, the patterns, and what the kind needs."""

    kind: Kind
    patterns: tuple[Pattern, ...] = ()
    attributes: tuple[str, ...] = ()
    text: str = ""
    """The question of ``ask``, the reason of ``refuse``, the name of ``check``."""


@dataclass(frozen=True, slots=True)
class Test:
    """A guard, or a test of severity."""

    of: Body | Fact
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A sentence of the language."""

    body: Body
    guards: tuple[Test, ...] = ()
    """It is asked only where all of them hold."""


@cache
def _grammar() -> Lark:
    from lark import Lark

    text = files(__package__).joinpath("sentence.lark").read_text(encoding="utf-8")
    longest = sorted(ACTS, key=len, reverse=True)
    terminals = {
        "ACT": longest, "SIDE": sorted(SIDES, key=len, reverse=True), "THING": sorted(THINGS, key=len, reverse=True),
        "MODALITY": sorted(_MODALITIES, key=len, reverse=True), "PART": _PARTS,
    }  # fmt: skip
    for name, words in terminals.items():
        text += f"\n{name}.2: /(?:{'|'.join(words)})(?![\\w-])/"
    text += "\nNAME: /[a-z][a-z0-9-]*/\n"
    return Lark(text, parser="lalr", start=["start", "test"], propagate_positions=True)


@cache
def parse(sentence: str) -> Condition:
    """Parse one sentence of the rule language.

    Raises:
        SentenceError: a word does not belong there; the message names the nearest right one.
    """
    return _condition(_tree(sentence, "start").children[0], sentence)


@cache
def parse_test(sentence: str) -> Test:
    """Parse what may stand after "if": a sentence or a fact of the profile.

    Raises:
        SentenceError: as :func:`parse`.
    """
    return _test(_tree(sentence, "test"), sentence)


def _tree(sentence: str, start: str) -> Any:
    from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken

    # Of equal length, so that every place stays where the writer sees it.
    normal = sentence.replace("is not ", "is-not ").replace("must not ", "must-not ").replace("need not ", "need-not ")
    try:
        return _grammar().parse(normal, start=start)
    except UnexpectedEOF as error:
        raise SentenceError("the sentence ends too early", 1, len(sentence) + 1) from error
    except (UnexpectedToken, UnexpectedCharacters) as error:
        if isinstance(error, UnexpectedToken) and error.token.type == "$END":
            raise SentenceError("the sentence ends too early", 1, len(sentence) + 1) from error
        rest: list[str] = normal[error.pos_in_stream :].split() if error.pos_in_stream is not None else []
        word = rest[0].strip(",;:") or rest[0] if rest else ""
        known = [*ACTS, *SIDES, *THINGS, *_MODALITIES, *ATTRIBUTES, *_KEYWORDS]
        what = f"'{word}' does not belong here" if word else "the sentence ends too early"
        raise SentenceError(what + nearest(word, known), error.line or 1, error.column or 1) from error


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the known word that is most like this one, nothing if none is."""
    near = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean '{near[0]}'?" if near and near[0] != word else ""


def _known(token: Any, words: Iterable[str], what: str) -> str:
    word = str(token)
    words = list(words)
    if word not in words:
        hint = nearest(word, words) or (f"; it is one of {', '.join(words)}" if len(words) <= 30 else "")
        raise SentenceError(f"'{word}' is no {what}{hint}", token.line or 1, token.column or 1)
    return word


def _condition(tree: Any, sentence: str) -> Condition:
    guard, body = tree.children
    if guard is None and (body.data == "refuse" or (body.data == "ask" and body.children[0] is None)):
        raise SentenceError(f"'{body.data}' needs a condition before it: 'if ...: {body.data} \"...\"'", 1, 1)
    return Condition(
        _body(body, sentence), tuple(_test(t, sentence) for t in guard.children) if guard is not None else ()
    )


def _test(tree: Any, sentence: str) -> Test:
    negated = len(tree.children) == 2
    inner = tree.children[-1]
    if inner.data in ("fact", "deal"):
        of_deal = inner.data == "deal"
        name = _known(inner.children[0], DEAL_FACTS if of_deal else PROFILE, "fact of a deal")
        allowed = ("yes", "no", "unknown") if of_deal else PROFILE[name]
        values = tuple(_known(v.children[0], allowed, f"value of {name}") for v in inner.children[1:])
        return Test(Fact(name, values, of_deal), negated)
    return Test(_body(inner, sentence), negated)


def _body(tree: Any, sentence: str) -> Body:
    if tree.data == "named":
        from checks.named import CHECKS  # at first use: the checks know findings, and these know rules

        return Body("check", text=_known(tree.children[0], CHECKS, "check"))
    if tree.data == "refuse":
        return Body("refuse", text=_quoted(tree.children[0], sentence))
    patterns = tuple(_pattern(p) for p in tree.children[0].children) if tree.children[0] is not None else ()
    if tree.data == "every":
        need = tree.children[1]
        kind: Kind = "needs" if str(need.children[0]) == "needs" else "lacks"
        return Body(kind, patterns, _attributes(need.children[1]))
    if tree.data == "ask":
        return Body("ask", patterns, text=_quoted(tree.children[1], sentence))
    return Body("never" if tree.data == "never" else "somewhere", patterns)


def _quoted(token: Any, sentence: str) -> str:
    """Return what stands between the quotation marks, as it was written."""
    return sentence[token.start_pos + 1 : token.end_pos - 1]


def _attributes(tree: Any) -> tuple[str, ...]:
    return tuple(_known(token, ATTRIBUTES, "attribute") for token in tree.children)


def _pattern(tree: Any) -> Pattern:
    fields: dict[str, Any] = {}
    for child in tree.children:
        if child is None:
            continue
        name = child.data
        if name == "bearers":
            fields["bearers"] = tuple((str(b.children[0] or ""), str(b.children[1])) for b in child.children)
        elif name == "modalities":
            fields["modalities"] = tuple(_MODALITIES[str(m.children[0])] for m in child.children)
        elif name == "act":
            fields["act"] = str(child.children[0])
        elif name == "thing":
            fields["thing"] = str(child.children[0])
            if child.children[1] is not None:
                fields["owners"] = tuple(str(s) for s in child.children[1].children)
        elif name == "receiver":
            fields["receivers"] = tuple(str(s) for s in child.children[-1].children)
        elif name == "qualifier":
            inner = child.children[0]
            if inner.data == "operator":
                fields["operator"] = str(inner.children[0])
            else:
                fields[inner.data] = (*fields.get(inner.data, ()), *_attributes(inner.children[-1]))
    pattern = Pattern(**fields)
    allowed = ACTS[pattern.act].modalities
    wrong = next((m for m in pattern.modalities if m not in allowed), None)
    if wrong is not None:
        place = next(c.meta for c in tree.children if c is not None and c.data == "modalities")
        raise SentenceError(
            f"'{pattern.act}' does not take '{wrong}'; it takes {', '.join(allowed)}", place.line, place.column
        )
    return pattern
