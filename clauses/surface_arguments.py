"""Who and what stand about a verb, without a parser: nearest party before it, noun phrases up to each preposition after it."""

from __future__ import annotations

from clauses.governors import governors
from clauses.model import Entity
from clauses.predications import Argument
from clauses.word_row import BE, MAY, MUST, PREPOSITIONS, STOP, Word, WordRow

_GIVING = frozenset([
    "grant", "give", "confer", "afford", "accord", "provide", "award", "license", "licence", "extend", "concede",
    "issue", "offer", "allow",
])  # fmt: skip


def argument_at(row: WordRow, i: int, stop: int) -> tuple[Argument | None, int]:
    """Read the noun phrase that begins at ``i``; return it and where it ends."""
    j = i
    while j < stop:
        lower = row.words[j].lower
        if lower in (";", ":", ".") or lower in STOP or (lower in PREPOSITIONS and j > i):
            break
        if lower in MUST | MAY | {"is", "are"} and j > i:
            break
        if lower == "," and not _continues(row, j, stop):
            break
        j += 1
    if j <= i:
        return None, i + 1
    words = row.words[i:j]
    while words and words[-1].lower in (",", "and", "or"):
        words = words[:-1]
    if not words:
        return None, j
    start, end = words[0].start, words[-1].end
    mentions = [(k, w.mention) for k, w in enumerate(words) if w.mention is not None]
    entity, mention, owner = None, None, None
    if mentions:
        k, first = mentions[0]
        assert first is not None
        alone = k + 1 == len(words) or words[k + 1].lower in (",", "and", "or", "(", ")")
        lead = all(w.lower in ("the", "any", "both", "either", "all", "and", "or", "such") for w in words[:k])
        if not first.possessive and alone and lead:
            entity, mention = first.entity, first
        else:
            owner = first.entity
    if (
        owner is None
        and entity is None
        and j < stop
        and row.words[j].lower in ("of", "against", "by")
        and j + 1 < len(row.words)
    ):
        nxt = next((w for w in row.words[j + 1 : j + 5] if w.mention is not None), None)
        if nxt is not None and nxt.mention is not None:
            owner = nxt.mention.entity
    others = (
        tuple(m.entity for _, m in mentions[1:] if m is not None and not m.possessive) if entity is not None else ()
    )
    negative = any(w.lower in ("no", "neither", "nothing", "none") for w in words[:3]) or bool(
        mention and mention.negative
    )
    head = next((w.lower for w in reversed(words) if w.lower.isalpha()), "") if words else ""
    first_noun = _singular(head)
    return Argument(start, end, row.text[start:end], first_noun, entity, mention, owner, negative, others), j


def _continues(row: WordRow, j: int, stop: int) -> bool:
    """Whether a comma goes on with a list of nouns rather than ending the phrase."""
    for k in range(j + 1, min(j + 5, stop)):
        if row.verb_at(k) is not None and row.is_verb_here(k):
            return False
        if row.words[k].lower in PREPOSITIONS | STOP | MUST | MAY:
            return row.words[k].lower == "of"
    return True


def after(row: WordRow, i: int) -> tuple[Argument | None, dict[str, tuple[Argument, ...]], int]:
    """Object and prepositional arguments after the word at ``i``."""
    _, stop = row.stretch(i)
    stop = min(max(stop, i + 1), len(row.words))
    j = i + 1
    while j < stop and (
        row.words[j].lower
        in (
            ",",
            "and",
            "or",
            "and/or",
            "harmless",
            "back",
            "up",
            "out",
            "not",
            "never",
            "also",
            "fully",
            "hereby",
            "nor",
        )
        or (row.words[j].lower and row.verb_at(j) is not None and row.is_verb_here(j))
        or (row.words[j].lower or "").endswith("ly")
    ):
        j += 1
    direct: Argument | None = None
    if j < stop and row.words[j].lower not in PREPOSITIONS:
        direct, j = argument_at(row, j, stop)
    found: dict[str, list[Argument]] = {}
    while j < stop:
        lower = row.words[j].lower
        if lower in PREPOSITIONS:
            k = j + 1
            while k < stop and row.words[k].lower in (*PREPOSITIONS, "and", "or", ","):
                lower = row.words[k].lower if row.words[k].lower in PREPOSITIONS else lower
                k += 1
            argument, j = argument_at(row, k, stop)
            if argument is not None:
                found.setdefault(lower, []).append(argument)
            continue
        j += 1
    return direct, {k: tuple(v) for k, v in found.items()}, stop


def before(row: WordRow, i: int) -> tuple[Argument | None, bool]:
    """Who acts: the nearest party before the verb group, in its stretch, else carried over."""
    begin, _ = row.stretch(i)
    taker = _taker(row, i, begin)
    if taker is not None:
        return Argument(
            taker.start, taker.end, taker.text, "", taker.mention.entity if taker.mention else None, taker.mention
        ), True
    for low, borrowed in ((begin, False), (0, True)):
        nearest: list[int] = []
        for j in range(i - 1, low - 1, -1):
            word = row.words[j]
            if word.mention is None:
                continue
            prior = row.words[j - 1].lower if j > 0 else ""
            if (
                word.mention.possessive
                or prior in PREPOSITIONS - {"before", "after"}
                or (prior in ("the", "a", "an", "any", "such") and j > 1 and row.words[j - 2].lower in PREPOSITIONS)
            ):
                continue
            nearest.append(j)
        if nearest:
            modal_ready = [
                j
                for j in nearest
                if j + 1 < len(row.words)
                and (
                    row.words[j + 1].lower
                    in MUST
                    | MAY
                    | BE
                    | {
                        ",",
                        "and",
                        "or",
                        "nor",
                        "agrees",
                        "undertakes",
                        "hereby",
                        "has",
                        "have",
                        "does",
                        "do",
                        "cannot",
                    }
                    or (row.verb_at(j + 1) or ("", ""))[1] == "s"
                )
            ]
            j = (modal_ready or nearest)[0]
            word = row.words[j]
            assert word.mention is not None
            beside = (row.words[k].mention for k in nearest if k != j and abs(k - j) <= 2)
            joined = tuple(m.entity for m in beside if m is not None)
            joined = joined or _joined_before(row, j)
            neither = any(w.lower == "neither" for w in row.words[max(0, j - 4) : j])
            return Argument(
                word.start,
                word.end,
                word.text,
                "",
                word.mention.entity,
                word.mention,
                None,
                word.mention.negative or neither,
                joined,
            ), borrowed
    words = row.words[begin:i]
    text = row.text[words[0].start : words[-1].end] if words else ""
    if not text:
        return None, True
    argument, _ = argument_at(row, begin, i)
    return argument, False


def _joined_before(row: WordRow, j: int) -> tuple[Entity, ...]:
    """The party before "and": "..., UNDP and the Company shall"; not one that a verb or preposition governs."""
    if j < 2 or row.words[j - 1].lower not in ("and", "or", "and/or", "nor"):
        return ()
    first = row.words[j - 2]
    before = row.words[j - 3].lower if j > 2 else ""
    if first.mention is None or first.mention.possessive or before not in ("", ",", "both", "either", "neither", ":"):
        return ()
    return (first.mention.entity,)


def _taker(row: WordRow, i: int, begin: int) -> Word | None:
    """Who gets the right in "grants the Company the right to use"; None if nothing is granted here."""
    if i == 0 or row.words[i - 1].lower != "to":
        return None
    giving = None
    for j in range(i - 1, begin - 1, -1):
        verb = row.verb_at(j)
        if verb is not None and verb[0] in _GIVING and j < i - 2:
            giving = j
            break
    if giving is None or not any(w.lower in governors("may", "nouns") for w in row.words[giving + 1 : i]):
        return None
    return next((w for w in row.words[giving + 1 : i] if w.mention is not None and not w.mention.possessive), None)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
