"""The user's own Word file with comments on the words found, and tracked changes that clear findings.

A change is made only if the changed draft, read from the written file and judged
again, no longer has the findings that the change was to clear and has no new one.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clauses.document import Document, UnreadableDraft
from clauses.model import Agreement
from compliance.judge import Judged, findings_of
from compliance.report import words
from compliance.report.model import DraftReport, FindingOut
from compliance.report.suggestions import (
    Addition,
    Level,
    Rewrite,
    Suggestion,
    article_of,
    next_label,
    proposed_text,
    source_span,
    suggest,
)
from compliance.report.word_edits import MOST_COMMENTS, WordFile
from compliance.report.word_xml import AUTHOR

_VERDICT = {"violated": "Not in order.", "unclear": "A person must look: the program can't decide this."}
_QUESTION = "A person must answer: no draft can show this."
#: Rounds in which the changes at fault are told by what the changed draft is found to say ...
_ROUNDS = 3
#: ... and how often a draft is judged again at most; what has not been seen to hold by then is only proposed.
_TRIALS = 24


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The file with comments and changes, and how many of each."""

    content: bytes
    comments: int
    changes: int
    claims: tuple[int, ...]
    """The findings that the changes clear, as positions in the report."""


def review(path: str | os.PathLike[str], judged: Judged, level: Level = "safe") -> Reviewed:
    """Write what was found into the draft's own file; a changed draft is judged again as the draft was.

    Raises:
        UnreadableDraft: it is no Word document, or was changed since it was judged.
    """
    import hashlib

    from clauses.readers import draft_bytes

    name = os.path.basename(os.fspath(path))
    if judged.report.error is not None:
        raise UnreadableDraft(judged.report.error.kind, judged.report.error.message)
    if judged.agreement is None or judged.report.draft.format != "docx":
        raise UnreadableDraft(
            "unsupported",
            f"{name} is no Word document, and only a Word document can carry comments; choose another --format.",
        )
    data = draft_bytes(path)
    if hashlib.sha256(data).hexdigest() != judged.report.draft.sha256:
        raise UnreadableDraft("damaged", f"{name} was changed while it was being checked; save it and check it again.")
    agreement, findings = judged.agreement, list(judged.report.findings)
    word = WordFile(data)
    wanted = [s for s in suggest(agreement, findings, level) if _possible(word, s)]
    trial = _Trial(data, agreement, judged)
    suggestions = _that_hold(trial, wanted)
    if suggestions:
        word = trial.word_with(suggestions)
    comments = _comment(word, judged.report, agreement, suggestions, wanted)
    return Reviewed(
        word.save(),
        comments,
        sum(len(s.edits) for s in suggestions),
        tuple(sorted(c for s in suggestions for c in s.claims)),
    )


# -- changes ---------------------------------------------------------------------------------------------------------


def _possible(word: WordFile, suggestion: Suggestion) -> bool:
    return all(word.can_change(e.block, e.start, e.end) for e in suggestion.edits if isinstance(e, Rewrite))


def _apply(word: WordFile, suggestions: Sequence[Suggestion]) -> None:
    for suggestion in suggestions:
        for edit in suggestion.edits:
            if isinstance(edit, Rewrite):
                word.change(edit.block, edit.start, edit.end, edit.new)
    labels: dict[tuple[int, bool], str] = {}
    for addition, claims in _added(suggestions):
        fitting = addition.article is None
        if claims:
            labels[addition.after, fitting] = next_label(labels.get((addition.after, fitting)) or addition.label)
        label = labels[addition.after, fitting] if claims else addition.label
        word.add_paragraph(addition.after, addition.like, label + addition.text, addition.numbered)


def _added(suggestions: Sequence[Suggestion]) -> list[tuple[Addition, tuple[int, ...]]]:
    """The new paragraphs in the order in which they are added, each with the findings it clears.

    Where several clauses fit no article, they come last, in one of their own, whose heading clears nothing.
    """
    clauses = [(e, s.claims) for s in suggestions for e in s.edits if isinstance(e, Addition)]
    fitting = [c for c in clauses if c[0].article is None]
    astray = [c for c in clauses if c[0].article is not None]
    if len(astray) < 2:
        return [*fitting, *((replace(e, article=None), claims) for e, claims in astray)]
    first = astray[0][0]
    article = first.article
    assert article is not None
    heading = Addition(first.after, article.like, article.text, next_label(article.label), article.numbered, article)
    return [*fitting, (heading, ()), *((replace(e, label=article.inside or e.label), claims) for e, claims in astray)]


class _Trial:
    """Changes tried on the file: it is written, read and judged again, as often as the budget allows."""

    def __init__(self, data: bytes, agreement: Agreement, judged: Judged) -> None:
        self.data = data
        self.agreement = agreement
        self.findings = judged.report.findings
        self.trained = judged.trained
        self.setup = judged.setup
        self.left = _TRIALS
        self.word: WordFile | None = None
        self.tried: list[Suggestion] = []

    def word_with(self, suggestions: list[Suggestion]) -> WordFile:
        """The file with these changes."""
        if self.word is None or self.tried != suggestions:
            self.tried = suggestions
            self.word = WordFile(self.data)
            _apply(self.word, suggestions)
        return self.word

    def failing(self, suggestions: list[Suggestion]) -> list[tuple[str, list[str]]]:
        """The rules of which the changed draft has more findings than it should, with the words quoted for them."""
        from clauses.agreement import understand
        from clauses.readers import open_bytes

        self.left -= 1
        data = self.word_with(suggestions).save()
        document = accepted(open_bytes(data, "the changed draft", english=self.setup.english))
        after = findings_of(understand(document, trained=self.trained, told=self.setup.parties), self.setup)[1]
        claimed = Counter(self.findings[c].rule for s in suggestions for c in s.claims)
        failing: list[tuple[str, list[str]]] = []
        for counted in (("violated",), ("violated", "unclear")):
            before = Counter(f.rule for f in self.findings if f.verdict in counted and not f.unread)
            now = [f for f in after if f.verdict in counted and not f.unread]
            for rule, number in sorted(Counter(f.rule for f in now).items()):
                if number > before[rule] - claimed[rule]:
                    failing.append((rule, [e.quote for f in now if f.rule == rule for e in f.evidence if e.quote]))
        return failing


def _that_hold(trial: _Trial, wanted: list[Suggestion]) -> list[Suggestion]:
    """Return the suggestions that together clear what they should and bring nothing new."""
    suggestions = wanted
    for _ in range(_ROUNDS):
        failing = trial.failing(suggestions) if suggestions else []
        if not failing:
            return suggestions
        rules = {rule for rule, _ in failing}
        claimed = {trial.findings[c].rule for s in suggestions for c in s.claims}
        new = [quote for rule, quotes in failing if rule not in claimed for quote in quotes]
        guilty = [s for s in suggestions if any(_brings(trial.agreement, e, quote) for e in s.edits for quote in new)]
        kept = [s for s in suggestions if s not in guilty]
        kept = [replace(s, claims=tuple(c for c in s.claims if trial.findings[c].rule not in rules)) for s in kept]
        kept = [s for s in kept if s.claims]
        if kept == suggestions:  # nobody knows whose fault it is
            break
        suggestions = kept
    return _by_halves(trial, [], suggestions)


def _by_halves(trial: _Trial, sound: list[Suggestion], candidates: list[Suggestion]) -> list[Suggestion]:
    """Return those of ``candidates`` that hold beside the ``sound`` ones."""
    if not candidates or trial.left <= 0:
        return []
    if not trial.failing([*sound, *candidates]):
        return candidates
    if len(candidates) == 1:
        return []
    half = len(candidates) // 2
    first = _by_halves(trial, sound, candidates[:half])
    return [*first, *_by_halves(trial, [*sound, *first], candidates[half:])]


def _brings(agreement: Agreement, edit: Rewrite | Addition, quote: str) -> bool:
    """Whether words that are found wanting came with an edit."""
    if isinstance(edit, Addition):
        return quote in edit.text or edit.text in quote
    block = agreement.document.blocks[edit.block]
    source = block.source if block.source is not None else block.text
    return quote not in source and quote in source[: edit.start] + edit.new + source[edit.end :]


def accepted(document: Document) -> Document:
    """Return a document as it is once the changes of this program are accepted and its comments removed."""
    gone = {b.index for b in document.blocks if b.part == "comment" and b.author == AUTHOR}
    # Comments come last of what hangs on the body, but before headers: their places stay, without words.
    blocks = [
        replace(b, text="", source=None, source_offsets=None, part="header", kind="header")
        if b.index in gone
        else replace(b, changes=tuple(c for c in b.changes if c.author != AUTHOR))
        for b in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


# -- comments --------------------------------------------------------------------------------------------------------


def _comment(
    word: WordFile, report: DraftReport, agreement: Agreement, suggestions: Sequence[Suggestion],
    wanted: Sequence[Suggestion],
) -> int:  # fmt: skip
    """Place a comment for each finding that asks for something; return how many.

    ``wanted`` are the suggestions that were tried, ``suggestions`` those that were made.
    """
    done = {c for s in suggestions for c in s.claims}
    tried = {c for s in wanted for c in s.claims}
    added = {c: nth for nth, (_, claims) in enumerate(_added(suggestions)) for c in claims}
    count = 0
    first = _first_words(report)
    if first:
        block, start, end = _whole(agreement, _title(agreement))
        word.comment(block, start, end, first)
        count += 1
    for at, finding in enumerate(report.findings):
        undecided = finding.unread and not finding.excused
        if finding.verdict not in _VERDICT or undecided or count >= MOST_COMMENTS:
            continue
        count += 1
        block, start, end = _anchor(agreement, finding)
        if at in added:
            word.comment_on_added(added[at], _words(agreement, finding, True, _MADE))
            continue
        exact = word.stands_in_body(block) and end > start
        word.comment(
            block,
            start,
            end,
            _words(
                agreement, finding, exact, _MADE if at in done else _proposed(finding) if at not in tried else _REFUSED
            ),
        )
    return count


def _anchor(agreement: Agreement, finding: FindingOut) -> tuple[int, int, int]:
    """The words a comment stands on: block, start, end, in the file's own characters."""
    for proof in finding.evidence:
        if proof.place is not None:
            span = source_span(agreement.document.blocks[proof.place.block], proof.place.start, proof.place.end)
            return (proof.place.block, *span) if span[1] > span[0] else _whole(agreement, proof.place.block)
    known = finding.clause or next((e.clause for e in finding.evidence if e.clause), None)
    clause = agreement.clause(known) if known else article_of(agreement, finding.topics)
    if clause is not None and clause.pieces:
        return _whole(agreement, clause.pieces[0].block)
    return _whole(agreement, _title(agreement))


def _title(agreement: Agreement) -> int:
    return next((b.index for b in agreement.document.blocks if b.part == "body" and b.text.strip()), 0)


def _whole(agreement: Agreement, index: int) -> tuple[int, int, int]:
    if index >= len(agreement.document.blocks):
        return index, 0, 0
    block = agreement.document.blocks[index]
    return (index, *source_span(block, 0, len(block.text)))


def _first_words(report: DraftReport) -> list[str]:
    """What must be known before trusting the comments: notices, what was not read and what stays open because of it."""
    lines = list(report.notices)
    material = [u for u in report.draft.ledger.unread if u.material]
    lines += [f"Not read: {u.what} ({u.place}): {u.why}." for u in material[:10]]
    undecided = sorted({f.rule for f in report.findings if f.unread and not f.excused})
    if undecided:
        lines.append(
            f"Because of what was not read or is not in the file, these can't be cleared though nothing was found against them: {', '.join(undecided)}."
        )
    lines += [f"Beside the approved form: {line}" for line in words.beside_form(report)]
    return ["Before you read the comments", *map(_short, lines)] if lines else []


def _words(agreement: Agreement, finding: FindingOut, exact: bool, change: str) -> list[str]:
    lines = [
        f"{finding.rule}  {finding.title}",
        *_standing(finding),
        finding.message,
    ]
    shown = [e for e in finding.evidence if e.quote]
    if shown and (not exact or shown[0].place is None):
        lines.append(f"The words: “{_short(shown[0].quote)}”")
    for proof in shown[1:4]:
        number = agreement.clause(proof.clause).number if proof.clause else ""
        lines.append(f"Also{f' in {number}' if number else ''}: “{_short(proof.quote)}”")
    if len(shown) > 4:
        lines.append(f"And {len(shown) - 4} more.")
    if finding.why:
        lines.append(f"Why: {finding.why}")
    if finding.because:
        lines.append(f"Why here: {finding.because}")
    if finding.advice and not finding.settled:
        lines.append(f"What to do: {finding.advice}")
    open_one = finding.verdict == "violated" and not finding.settled
    proposed = proposed_text(agreement, finding) if open_one and change != _MADE else ""
    if change == _MADE or proposed:
        lines.append(f"{change} {_short(proposed, 1500)}")
    if finding.sources:
        lines.append(f"Source: {'; '.join(map(words.source, finding.sources))}")
    return [line for line in lines if line.strip()]


def _standing(finding: FindingOut) -> list[str]:
    """How the finding stands: what a person has decided, or what it asks of one."""
    answer = words.answer(finding.decision) if finding.decision is not None else ""
    if finding.excused:
        return [f"Found ({finding.severity}), but a person has decided: {answer}"]
    verdict = _QUESTION if finding.question else _VERDICT[finding.verdict]
    severity = f"{words.SEVERITIES[finding.severity]}: {words.MEANINGS[finding.severity]}."
    return [f"{verdict} {severity}", *([f"Answer: {answer}"] if answer else [])]


_MADE = "A tracked change in the text clears this: accept it, or reject it and write your own."
_PROPOSED = {
    "without a lawyer": "Proposed text:",
    "with a lawyer": "Proposed text, if the legal office agrees:",
    "as an example": "An example, to be written anew with what your deal is about:",
}


def _proposed(finding: FindingOut) -> str:
    return _PROPOSED.get(str((finding.wording or {}).get("insert")), _PROPOSED["with a lawyer"])


_REFUSED = (
    "Proposed text, not yet written into the draft because, as the draft stands, it would contradict another clause or leave the "
    "finding open; settle the other comments first:"
)


def _short(text: str, most: int = 600) -> str:
    return text if len(text) <= most else text[: most - 2].rstrip() + " …"
