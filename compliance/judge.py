"""A draft into its report."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checks.values import SEVERITIES
from clauses.document import Place, UnreadableDraft
from compliance.report.model import (
    BaselineOut,
    ClauseOut,
    DraftOut,
    DraftReport,
    ErrorOut,
    EvidenceOut,
    FindingOut,
    LedgerOut,
    PartyOut,
    PlaceOut,
    ProfileOut,
    Report,
    StatementOut,
    SummaryOut,
    UnreadOut,
)  # fmt: skip

if TYPE_CHECKING:
    from checks.catalogue import Catalogue
    from checks.finding import Evidence, Finding
    from checks.profile import Profile
    from clauses.model import Agreement, Clause
    from compliance.settings import Setup


def check(
    path: str | os.PathLike[str], *, agency: str | None = None, partner_type: str | None = None, modality: str | None = None,
    edition: str | None = None, trained: bool = True, catalogue: Sequence[str | os.PathLike[str]] = (),
    profile: str | os.PathLike[str] | None = None, baseline: str | os.PathLike[str] | None = None,
    decisions: str | os.PathLike[str] | None = None, today: datetime.date | None = None,
) -> Report:  # fmt: skip
    """Judge one draft; what is not given is read from the draft; ``trained``: let the trained reader read it too.

    ``catalogue``: folders of rules over the built-in ones; ``profile``: a file of what is known of the deal;
    ``baseline``: the organization's approved form. As on the command line, a ``compliance.toml`` in the draft's folder or above it applies. ``decisions``: the file of people's
    answers, if it is not the one beside the draft; ``today``: the date by which it is told whether an answer has
    expired, if it is not the computer's.

    A draft that cannot be read gives a report whose ``error`` says why, no exception.

    Raises:
        ValueError: a catalogue, the profile, the baseline or ``compliance.toml`` is not right; one sentence says what and where.
    """
    from compliance.settings import Setups

    setups = Setups(
        catalogue, profile, baseline, trained=trained, agency=agency, partner_type=partner_type, modality=modality, edition=edition
    )  # fmt: skip
    return Report(reports=[judge(path, trained=trained, setup=setups.of(path), decisions=decisions, today=today)])


@dataclass(frozen=True, slots=True)
class Judged:
    """A report with what it was made from and by; ``agreement`` is None if the draft could not be read."""

    report: DraftReport
    agreement: Agreement | None
    setup: Setup
    trained: bool


def judge(
    path: str | os.PathLike[str], *, trained: bool = True, setup: Setup | None = None, decisions: str | os.PathLike[str] | None = None,
    answered: bool = True, today: datetime.date | None = None, stage: Callable[[str], None] = lambda _: None, **profile: str | None,
) -> DraftReport:  # fmt: skip
    """Judge one draft by a setup, or by the built-in catalogue, and put the answers that people gave beside its findings.

    ``answered``: whether they are wanted; ``stage`` is told each stage as it begins. Whatever goes wrong with the draft
    is the report's ``error``.
    """
    return judged(
        path, trained=trained, setup=setup, decisions=decisions, answered=answered, today=today, stage=stage, **profile
    ).report


def judged(
    path: str | os.PathLike[str], *, trained: bool = True, setup: Setup | None = None, decisions: str | os.PathLike[str] | None = None,
    answered: bool = True, today: datetime.date | None = None, stage: Callable[[str], None] = lambda _: None, **profile: str | None,
) -> Judged:  # fmt: skip
    """Judge one draft as :func:`judge` does, and keep what was understood of it."""
    from checks.catalogue import builtin
    from compliance import decisions_file
    from compliance.decisions import apply
    from compliance.settings import Setup

    setup = setup if setup is not None else Setup(builtin(), profile)

    answers = Path(decisions) if decisions is not None else decisions_file.beside(path)
    try:
        given = answered and (decisions is not None or os.path.exists(answers))
        taken = decisions_file.load(answers) if given else ()
        agreement = understood(path, trained=trained, stage=stage, setup=setup)
        stage("judging")
        report = _found(path, agreement, setup)
        # The only use of a clock: an answer's last day may have passed.
        if today is None and any(d.until for d in taken):
            today = datetime.date.today()
        report = apply(report, taken, _utf8(answers.name), today) if taken else report
    except Exception as error:
        return Judged(_unreadable(path, *what_went_wrong(path, error)), None, setup, trained)
    return Judged(report, agreement, setup, trained)


def what_went_wrong(path: str | os.PathLike[str], error: Exception) -> tuple[str, str]:
    """Return the kind of what went wrong with a draft, and a sentence; where it was not foreseen, nothing of the draft."""
    from compliance.decisions import DecisionsError

    match error:
        case UnreadableDraft():
            return error.kind, str(error)
        case DecisionsError():
            return "decisions", str(error)
        case MemoryError():
            return "too-large", f"{Path(path).name} needs more memory than there is; split it or save it anew."
    name = type(error).__name__  # a message may quote the draft
    return "failed", f"The program failed on {Path(path).name} ({name}); save it anew from Word and try again."


def wrongly_set(path: str | os.PathLike[str], message: str) -> Judged:
    """Return for a draft that no setup could be made for what says so."""
    from checks.catalogue import builtin
    from compliance.settings import Setup

    return Judged(_unreadable(path, "settings", message), None, Setup(builtin()), False)


def _found(path: str | os.PathLike[str], agreement: Agreement, setup: Setup) -> DraftReport:
    """Return what is found in an agreement, beside the approved form if there is one."""
    facts, findings = findings_of(agreement, setup)
    loosened = setup.catalogue.loosened(facts) if agreement.document.language == "en" else []
    notices = [*_notices(agreement), *_unheard(agreement, setup), *loosened, *setup.notices]
    report = _report(path, agreement, facts, findings, notices, setup.catalogue)
    if setup.form is not None and agreement.document.language == "en":
        report = _beside(report, agreement, facts, findings, setup)
    return report


def _beside(
    report: DraftReport, agreement: Agreement, profile: Profile, findings: list[Finding], setup: Setup
) -> DraftReport:
    """Mark in a report what the approved form has too."""
    from compliance.baseline import compare

    assert setup.form is not None
    approved = compare(setup.form, agreement, findings, profile, setup.catalogue)
    marked = [
        out.model_copy(update={"approved": True, "message": f"{_DEPARTS} {out.message}".strip()}) if same else out
        for out, same in zip(report.findings, approved.findings, strict=True)
    ]
    notices = list(report.notices)
    if not approved.clauses:
        notices.append("No clause of the draft equals one of the approved form; is it the right form?")
    share = approved.words_to_read / approved.words if approved.words else 0.0
    baseline = BaselineOut(
        path=_utf8(approved.path),
        sha256=approved.sha256,
        approved_clauses=[c.id for c in agreement.clauses if c.id in approved.clauses],
        words=approved.words,
        words_to_read=approved.words_to_read,
        share_to_read=round(share, 4),
        lacking=list(approved.lacking),
    )
    return report.model_copy(update={"findings": marked, "notices": notices, "baseline": baseline})


_DEPARTS = "It departs from the Guidelines, as the approved form does."


def findings_of(agreement: Agreement, setup: Setup) -> tuple[Profile, list[Finding]]:
    """Judge what was understood of a draft; values of the profile that are not given are read from it."""
    from checks.engine import evaluate
    from checks.profile import detect

    facts = detect(agreement, setup.facts, **setup.given)
    return facts, evaluate(agreement, setup.catalogue.select(facts), facts, setup.catalogue)


def understood(
    path: str | os.PathLike[str], *, trained: bool = True, stage: Callable[[str], None] = lambda _: None, setup: Setup | None = None
) -> Agreement:  # fmt: skip
    """Read a draft and understand it; a ``setup`` may say who its parties are, and that it is English.

    Raises:
        UnreadableDraft: it cannot be read; the text is one sentence for the user.
    """
    from clauses.agreement import understand
    from clauses.readers import open_draft

    stage("opening")
    document = open_draft(path, english=setup is not None and setup.english)
    stage("understanding")
    return understand(document, trained=trained, told=setup.parties if setup is not None else None)


def _notices(agreement: Agreement) -> list[str]:
    notices = []
    language = agreement.document.language
    if language != "en":
        notices.append(
            f"The text is written in another language than English ({language}), which this version does not read: nothing was judged."
        )
        return notices
    roles = {p.role for p in agreement.parties}
    if "un" not in roles:
        notices.append(
            "No United Nations organization was found among the parties. If this is an agreement with one, name it in the text or say which one it is; "
            "if it is not, the findings below do not apply to it."
        )
    if "partner" not in roles:
        notices.append(
            "No partner was found among the parties: who the other side is could not be told, so duties may be read the wrong way round."
        )
    if agreement.unresolved:
        notices.append(f"Names that bear duties though nobody defined them: {', '.join(agreement.unresolved)}.")
    if not any(c.number for c in agreement.clauses) and len(agreement.clauses) < 4:
        notices.append("The text has no clauses that could be told apart; is it an agreement?")
    return notices


def _unheard(agreement: Agreement, setup: Setup) -> list[str]:
    """Say which names that a person gave a side stand nowhere in the draft."""
    from clauses.told_parties import unheard

    names = unheard(setup.parties, "\n".join(b.text for b in agreement.document.blocks)) if setup.parties else []
    return [f"You gave the parties names that stand nowhere in the draft: {', '.join(names)}."] if names else []


def _unreadable(path: str | os.PathLike[str], kind: str, message: str) -> DraftReport:
    ledger = LedgerOut(characters=0, read=0, unread=[])
    return DraftReport(
        draft=DraftOut(path=_utf8(os.fspath(path)), sha256=None, format=None, language=None, pages=None, words=0, ledger=ledger),
        error=ErrorOut(kind=kind, message=_utf8(message)), profile=ProfileOut(agency=None, partner_type=None, modality=None, edition=None),
        parties=[], clauses=[], statements=[], findings=[], summary=_summary([]),
    )  # fmt: skip


def _report(
    path: str | os.PathLike[str], agreement: Agreement, profile: Profile, findings: list[Finding], notices: list[str],
    catalogue: Catalogue,
) -> DraftReport:  # fmt: skip
    document = agreement.document
    ledger = LedgerOut(
        characters=document.ledger.characters, read=document.ledger.read,
        unread=[UnreadOut(what=u.what, place=u.place, why=u.why, material=u.material) for u in document.ledger.unread],
        oddities=list(document.ledger.oddities),
    )  # fmt: skip
    known = catalogue.sources
    topics = {rule.id: list(rule.topics) for rule in catalogue.rules}
    outs = [
        FindingOut(
            rule=f.rule, title=f.title, severity=f.severity, verdict=f.verdict, clause=f.clause, number=f.number, message=told(agreement, f),
            evidence=[EvidenceOut(clause=e.clause, quote=e.quote, place=_place(e.place), span=_span(agreement, e)) for e in f.evidence], searched=list(f.searched),
            sources=[{"id": s.id, "title": known[s.id]["title"], "pinpoint": s.pinpoint, "status": s.status, "note": s.note} for s in f.sources],
            wording=dict(f.wording) if f.wording else None, why=f.why, advice=f.advice, unread=f.unread, missing=list(f.missing),
            question=f.question, because=f.because, topics=topics.get(f.rule, []),
        )
        for f in findings
    ]  # fmt: skip
    return DraftReport(
        draft=DraftOut(
            path=_utf8(os.fspath(path)), sha256=document.sha256, format=document.format, language=document.language, pages=document.pages,
            words=document.words, ledger=ledger,
        ),
        error=None,
        profile=ProfileOut(
            agency=profile.agency, partner_type=profile.partner_type, modality=profile.modality, edition=profile.edition,
            nature=profile.nature, facts=dict(profile.facts),
        ),
        parties=[PartyOut(role=p.role, name=p.name, aliases=list(p.aliases), organization=p.organization) for p in agreement.parties],
        clauses=[
            ClauseOut(id=c.id, number=c.number, heading=c.heading, topics=list(c.topics), text=c.text, place=_clause_place(agreement, c, 0, len(c.text)))
            for c in agreement.clauses
        ],
        statements=[
            StatementOut(
                id=s.id, clause=s.clause, bearer=str(s.bearer), modality=s.modality, act=s.act, object=str(s.thing), counterparty=str(s.counterparty),
                attributes=[{"name": a.name, "quote": a.quote} for a in s.attributes], conditions=list(s.conditions), exceptions=list(s.exceptions),
                operator=s.operator, effect=s.effect, certainty={"sure": s.sure, "reasons": list(s.doubts)}, quote=s.quote,
                place=_clause_place(agreement, agreement.clause(s.clause), s.start, s.end),
            )
            for s in agreement.statements
        ],
        findings=outs, summary=_summary(outs), notices=[_utf8(n) for n in notices], readers=list(agreement.readers),
    )  # fmt: skip


def _utf8(name: str) -> str:
    """Return a text with the name of a file so that JSON can hold it: a byte of the name that is no UTF-8 is "?"."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _place(place: Place | None) -> PlaceOut | None:
    if place is None:
        return None
    return PlaceOut(
        part=place.part, block=place.block, start=place.start, end=place.end, page=place.page, box=place.box
    )


#: Statements of the grammar that are told where the other reader reads the words otherwise.
_TOLD = 3


def told(agreement: Agreement, finding: Finding) -> str:
    """Return what a finding says; where the readers differ, with what the grammar read in the words quoted."""
    if not finding.differ:
        return finding.message
    from compliance.report.plain_words import statement_in_words

    spans = [(e.clause, span) for e in finding.evidence if (span := _span(agreement, e))]
    said = dict.fromkeys(
        statement_in_words(s)
        for s in agreement.statements
        if any(s.clause == clause and s.start < end and start < s.end for clause, (start, end) in spans)
    )
    both = "; and that ".join(list(said)[:_TOLD])
    return f"{finding.message} In these words the grammar reads that {both}." if both else finding.message


def _span(agreement: Agreement, evidence: Evidence) -> tuple[int, int] | None:
    """Where the words stand in the clause's text, without the white space around them."""
    place = evidence.place
    if place is None or evidence.clause is None:
        return None
    clause = agreement.clause(evidence.clause)
    for piece in clause.pieces:
        if piece.block == place.block and piece.block_start <= place.start <= piece.block_start + piece.length:
            start, end = (piece.at + offset - piece.block_start for offset in (place.start, place.end))
            words = clause.text[start:end]
            start += len(words) - len(words.lstrip())
            return (start, start + len(words.strip())) if words.strip() else None
    return None


def _clause_place(agreement: Agreement, clause: Clause, start: int, end: int) -> PlaceOut | None:
    from checks.finding import evidence

    return _place(evidence(agreement, clause, start, end).place)


def _summary(findings: list[FindingOut]) -> SummaryOut:
    return SummaryOut(
        violated={
            level: sum(1 for f in findings if f.verdict == "violated" and f.severity == level) for level in SEVERITIES
        },
        unclear=sum(1 for f in findings if f.verdict == "unclear"),
        satisfied=sum(1 for f in findings if f.verdict == "satisfied"),
        not_applicable=sum(1 for f in findings if f.verdict == "not_applicable"),
    )
