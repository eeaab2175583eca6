"""What could be written in a draft to clear its findings: rewordings of a few words, and clauses to add.

Nothing here knows of Word; places are blocks of the document and offsets into
their text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from checks.edits import rewordings
from checks.wording import slots
from clauses.document import Block
from clauses.model import Agreement, Clause
from clauses.topics import of_heading
from compliance.report.model import EvidenceOut, FindingOut

Level = Literal["none", "safe", "all"]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """``start:end`` of a block becomes ``new``; offsets into the file's own characters."""

    block: int
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class NewArticle:
    """The heading of an article after the last one, for clauses that fit in none."""

    like: int
    text: str
    label: str
    """The typed number of the last article, with what follows it ("7. "); empty without one."""
    numbered: bool
    inside: str
    """The typed number that the clauses in it go on from ("8.0 "); empty without one."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A paragraph after a block, in the form of another one."""

    after: int
    like: int
    text: str
    label: str = ""
    """The typed number that the new paragraph goes on from, with what follows it ("5.3 "); empty without one."""
    numbered: bool = False
    """Whether it takes an automatic number as ``like`` has one."""
    article: NewArticle | None = None
    """The article to open for it where others too fit in none that there is."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Edits that belong together, and the findings they should clear (positions in the report)."""

    edits: tuple[Rewrite | Addition, ...]
    claims: tuple[int, ...]
    wording: str = ""
    """Key of the model clause it adds."""


def suggest(agreement: Agreement, findings: list[FindingOut], level: Level) -> list[Suggestion]:
    """Return what to change, in the order of the findings; no two suggestions touch the same words."""
    made: list[Suggestion] = []
    if level == "none":
        return []
    violated = [(i, f) for i, f in enumerate(findings) if f.verdict == "violated" and not f.settled]
    for at, finding in violated:
        quoted = [e for e in finding.evidence if e.place is not None and e.quote]
        if quoted:
            _keep(made, _rewritten(agreement, finding, quoted, at, level, {s.wording for s in made if s.wording}))
    for at, finding in violated:
        wording = finding.wording
        if finding.evidence or wording is None or wording["insert"] == "as an example":
            continue
        if level != "all" and wording["insert"] != "without a lawyer":
            continue
        known = next((i for i, s in enumerate(made) if s.wording == wording["key"]), None)
        if known is not None:
            made[known] = replace(made[known], claims=(*made[known].claims, at))
            continue
        addition = _addition(agreement, finding, str(wording["text"]))
        if addition is not None:
            made.append(Suggestion((addition,), (at,), str(wording["key"])))
    return sorted(made, key=lambda s: s.claims)


def _keep(made: list[Suggestion], new: Suggestion | None) -> None:
    if new is None:
        return
    same = next((i for i, s in enumerate(made) if s.edits == new.edits), None)
    if same is not None:
        made[same] = replace(made[same], claims=(*made[same].claims, *new.claims))
    elif not any(_overlap(s, new) for s in made):
        made.append(new)


def proposed_text(agreement: Agreement, finding: FindingOut) -> str:
    """Return in words what could be written, for a finding that is not changed in the text; empty if nothing is known."""
    if finding.wording is not None:
        return str(finding.wording["text"])
    for proof in finding.evidence:
        for edit in rewordings(finding.rule, finding.missing, proof.quote, slots(agreement)):
            words = f"{proof.quote[: edit.start]}{edit.new}{proof.quote[edit.end :]}".strip()
            return f"“{words}”" if words else "(delete the words)"
    return ""


def _rewritten(
    agreement: Agreement, finding: FindingOut, quoted: list[EvidenceOut], at: int, level: Level, written: set[str]
) -> Suggestion | None:
    """Change a few of the quoted words; else, if a lawyer agrees, put the model clause in their place."""
    edits = [e for proof in quoted if (e := _reworded(agreement, finding, proof, level)) is not None]
    if edits:
        return Suggestion(tuple(edits), (at,))
    wording = finding.wording
    if wording is None or level != "all" or wording["insert"] == "as an example":
        return None
    key = str(wording["key"])
    text = "" if key in written else str(wording["text"])
    edit = _rewrite(agreement, quoted[0], 0, len(quoted[0].quote), text)
    return Suggestion((edit,), (at,), key if text else "") if edit is not None else None


def _overlap(known: Suggestion, new: Suggestion) -> bool:
    return any(
        isinstance(a, Rewrite) and isinstance(b, Rewrite) and a.block == b.block and _touch(a, b)
        for a in known.edits
        for b in new.edits
    )


def _touch(a: Rewrite, b: Rewrite) -> bool:
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end


# -- a few words -----------------------------------------------------------------------------------------------------


def _reworded(agreement: Agreement, finding: FindingOut, proof: EvidenceOut, level: Level) -> Rewrite | None:
    for edit in rewordings(finding.rule, finding.missing, proof.quote, slots(agreement)):
        if edit.lawyer and level != "all":
            continue
        return _rewrite(agreement, proof, edit.start, edit.end, edit.new)
    return None


def _rewrite(agreement: Agreement, proof: EvidenceOut, start: int, end: int, new: str) -> Rewrite | None:
    """Bring an edit of a quotation to the file's own characters; a sentence that is a whole clause leaves its number."""
    assert proof.place is not None
    block = agreement.document.blocks[proof.place.block]
    first, last = source_span(block, proof.place.start, proof.place.end)
    source = block.source if block.source is not None else block.text
    if source[first:last] != proof.quote:
        return None
    start, end = first + start, first + end
    if not new and (start, end) == (first, last):
        before = source[:start].rstrip()
        if not source[end:].strip() and not re.search(r"[a-z][.;:,]?$", before):
            new = "Not used."
        elif source[end : end + 1].isspace():
            end += 1
        elif source[start - 1 : start].isspace():
            start -= 1
    return Rewrite(block.index, *_smallest(source, start, end, new))


def _smallest(source: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Leave out of a replacement the words at its ends that stay as they are."""
    old, fresh = (re.findall(r"\s+|[^\s]+", text) for text in (source[start:end], new))
    while old and fresh and old[0] == fresh[0]:
        start += len(old.pop(0))
        fresh.pop(0)
    while old and fresh and old[-1] == fresh[-1]:
        end -= len(old.pop())
        fresh.pop()
    return start, end, "".join(fresh)


def source_span(block: Block, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of the judged text without the spaces around it, as offsets into the file's own characters."""
    words = block.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if end <= start:
        return start, start
    if block.source_offsets is None:
        return start, end
    return block.source_offsets[start], block.source_offsets[end]


# -- a clause --------------------------------------------------------------------------------------------------------


def _addition(agreement: Agreement, finding: FindingOut, text: str) -> Addition | None:
    """Where a missing clause belongs: at the end of the article on its topic, else at the end of the body."""
    body = _body(agreement)
    if not body:
        return None
    article = article_of(agreement, finding.topics)
    last = article is None
    if article is None:
        parents = {c.id: c for c in body}
        article = body[-1]
        while article.parent in parents:
            article = parents[article.parent]
    addition = _at_end_of(agreement, body, article, last, text)
    if addition is not None and last:
        return replace(addition, article=_new_article(agreement, article, addition.label))
    return addition


def _new_article(agreement: Agreement, last: Clause, label: str) -> NewArticle | None:
    """Return the heading that would follow the last article, None where articles have no headings of their own."""
    if not last.heading or not last.pieces:
        return None
    piece = last.pieces[0]
    block = agreement.document.blocks[piece.block]
    typed = block.text[: piece.block_start]
    if block.cell is not None or block.text[piece.block_start :].strip() != last.heading.strip():
        return None
    if typed.strip() and not next_label(typed):
        return None
    text = "Further provisions"
    inside = re.fullmatch(r"(\s*)(\d+)\.\d+(\D*)", label)
    return NewArticle(
        block.index, text.upper() if last.heading.isupper() else text, typed, bool(block.number),
        f"{inside[1]}{int(inside[2]) + 1}.0{inside[3]}" if inside else "",
    )  # fmt: skip


def article_of(agreement: Agreement, topics: Sequence[str]) -> Clause | None:
    """Return the article whose heading is on the first of these topics that has one, None if none has."""
    body = _body(agreement)
    blocks = agreement.document.blocks
    headed = [
        c
        for c in body[1:]
        if c.operative
        and c.heading
        and not c.lead_in
        and blocks[c.pieces[0].block].cell is None
        and (c.number or c.children or len(c.pieces) > 1)
    ]
    top = min((c.depth for c in headed), default=0)
    articles = [c for c in headed if c.depth == top]
    for topic in topics:
        found = [c for c in articles if topic in of_heading(c.heading)]
        if found:
            return found[0]
    return next((c for c in reversed(articles) if _GENERAL.search(c.heading)), None)


_GENERAL = re.compile(
    r"\b(?:general|final|miscellaneous|other|closing|further) (?:provisions?|clauses?|terms?|conditions?|matters)\b|\bmiscellaneous\b",
    re.I,
)


def _body(agreement: Agreement) -> list[Clause]:
    """The clauses of the body in order, up to the signatures and the annexes."""
    blocks = agreement.document.blocks
    kept: list[Clause] = []
    for clause in agreement.clauses:
        if not clause.pieces or blocks[clause.pieces[0].block].part != "body":
            continue
        if clause.annex or ("signature" in clause.topics and not clause.operative and kept):
            break
        kept.append(clause)
    while kept and not kept[-1].operative:
        kept.pop()
    return kept


def _at_end_of(agreement: Agreement, body: list[Clause], article: Clause, last: bool, text: str) -> Addition | None:
    blocks = agreement.document.blocks
    own = _subtree(body, article)
    after = max(p.block for c in own for p in c.pieces)
    sibling = _last_numbered(agreement, body, article)
    if sibling is None and last and article.number and not own[1:]:
        sibling = article  # flat numbering: the new clause is the next article
    if sibling is not None and sibling.pieces:
        piece = sibling.pieces[0]
        block = blocks[piece.block]
        label = block.text[: piece.block_start]
        if block.kind != "heading" and not sibling.lead_in and block.cell is None and (label.strip() or block.number):
            inside = _subtree(body, sibling)
            after = max(after if last else 0, *(p.block for c in inside for p in c.pieces))
            return Addition(after, block.index, text, label, numbered=bool(block.number))
    plain = [p.block for c in own for p in c.pieces if blocks[p.block].kind == "paragraph"]
    others = [p.block for c in body for p in c.pieces if blocks[p.block].kind == "paragraph"]
    if not plain and not others:
        return None
    like = next((b for b in reversed(plain) if not blocks[b].number), (plain or others)[-1])
    return Addition(after, like, text)


def _subtree(body: list[Clause], top: Clause) -> list[Clause]:
    kept = {top.id}
    for clause in body:
        if clause.parent in kept:
            kept.add(clause.id)
    return [c for c in body if c.id in kept]


def _last_numbered(agreement: Agreement, body: list[Clause], article: Clause) -> Clause | None:
    """The last numbered clause right below an article; below its last section, if it has sections with headings."""
    below = [c for c in body if c.parent == article.id and c.number and c.pieces]
    if not below:
        return None
    if agreement.document.blocks[below[-1].pieces[0].block].kind == "heading":
        return _last_numbered(agreement, body, below[-1])
    return below[-1]


def next_label(label: str) -> str:
    """Return the typed number after one: "5.3 " gives "5.4 ", "(c)" gives "(d)"; empty if it can't be told."""
    digits = list(re.finditer(r"\d+", label))
    if digits:
        at = digits[-1]
        return f"{label[: at.start()]}{int(at.group()) + 1}{label[at.end() :]}"
    letter = re.search(r"(?<![A-Za-z])([A-Ya-y])(?![A-Za-z])", label)
    return f"{label[: letter.start()]}{chr(ord(letter[1]) + 1)}{label[letter.end() :]}" if letter else ""
