"""What a report says, in plain words: shared by the forms that people read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

from compliance.report.model import ClauseOut, DecisionOut, DraftReport, FindingOut, Report

SEVERITIES = {"blocker": "Blocker", "major": "Major", "minor": "Minor", "advice": "Advice"}
MEANINGS = {
    "blocker": "not signable without a change or a recorded derogation",
    "major": "a lawyer must agree",
    "minor": "correct before signature",
    "advice": "worth considering",
}
VERDICTS = {
    "violated": "Violated",
    "unclear": "A person must look",
    "satisfied": "In order",
    "not_applicable": "Does not apply",
}
#: What a person has to do about a finding, in the words of the line on the cover.
KINDS = {
    "blocker": "Blockers",
    "to-fix": "To fix",
    "lawyer": "For your legal officer",
    "question": "Questions the draft can't answer",
    "advice": "Worth considering",
    "unread": "Open because part of the agreement was not read or is not in the file",
    "answered": "Answered",
    "approved": "In the approved form too",
}
_SEVERITY_RANK = {name: rank for rank, name in enumerate(SEVERITIES)}
_VERDICT_RANK = {name: rank for rank, name in enumerate(VERDICTS)}

#: Characters that no screen, page or cell should obey: controls, overrides of the direction of writing, halves of
#: surrogate pairs, what XML forbids. Each gives one character, so that offsets stay right.
_SHOWN = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n"),
    0x09: "\t",
    0x0A: "\n",
    0x0D: " ",
}  # fmt: skip


def shown(text: str) -> str:
    """Return the text, as long as before, with a visible sign for each character that must not be obeyed."""
    return text.translate(_SHOWN)


def names(report: Report) -> list[str]:
    """Return a name for each draft: that of its file, or its whole path where two files are called alike."""
    short = [_file_name(one.draft.path) for one in report.reports]
    return [name if short.count(name) == 1 else one.draft.path for name, one in zip(short, report.reports, strict=True)]


def _file_name(path: str) -> str:
    return (PureWindowsPath(path) if "\\" in path else PurePath(path)).name or path


def worst_first(findings: Sequence[FindingOut], clauses: Sequence[ClauseOut]) -> list[FindingOut]:
    """Return the findings as a person should read them: by severity, violated before unclear, then as the draft runs."""
    order = {clause.id: position for position, clause in enumerate(clauses)}

    def rank(finding: FindingOut) -> tuple[int, int, str, int]:
        where = order.get(finding.clause or "", len(order))
        return _SEVERITY_RANK[finding.severity], _VERDICT_RANK[finding.verdict], finding.rule, where

    return sorted(findings, key=rank)


@dataclass(frozen=True, slots=True)
class Counts:
    """Findings by what a person has to do about them."""

    blockers: int
    to_fix: int
    advice: int
    answered: int
    approved: int
    """Found in the approved form as well."""
    for_lawyer: int
    doubtful_blockers: int
    """Those of them that, if they are right, make the draft unsignable."""
    asked: int
    """Questions that no draft can answer; a person can, once, in a profile."""
    undecided: int
    """Rules that stay open only because part of the agreement was not read or is not in the file."""


def kind(finding: FindingOut) -> str:
    """Return what a person has to do about a finding, as one of ``KINDS``; empty where the rule is kept or does not apply."""
    if finding.settled:
        return "answered" if finding.excused else "approved"
    if finding.unread or finding.question:
        return "unread" if finding.unread else "question"
    if finding.verdict != "violated":
        return "lawyer" if finding.verdict == "unclear" else ""
    return "to-fix" if finding.severity in ("major", "minor") else finding.severity


def counts(report: DraftReport) -> Counts:
    """Count the findings of one draft by what has to be done about them."""
    kinds = [kind(f) for f in report.findings]
    return Counts(
        blockers=kinds.count("blocker"),
        to_fix=kinds.count("to-fix"),
        advice=kinds.count("advice"),
        for_lawyer=kinds.count("lawyer"),
        doubtful_blockers=sum(f.severity == "blocker" and kind(f) == "lawyer" for f in report.findings),
        answered=kinds.count("answered"),
        approved=kinds.count("approved"),
        asked=kinds.count("question"),
        undecided=len({f.rule for f in report.findings if kind(f) == "unread"}),
    )


def standing(report: DraftReport) -> str:
    """Return in two or three words how a draft stands: "Not ready", "Needs the legal office", ..."""
    found, violated = counts(report), {f.severity for f in report.findings if f.verdict == "violated" and not f.settled}
    if report.error is not None:
        return "Not read"
    if all(f.unread or f.verdict == "not_applicable" for f in report.findings):
        return "Nothing was judged"
    if not any(p.role == "un" for p in report.parties) and report.findings:
        return "Which side is the United Nations?"
    if found.blockers:
        return "Not ready"
    if "major" in violated or found.for_lawyer or found.asked or found.undecided:
        return "Needs the legal office"
    if violated:
        return "Small corrections"
    if found.answered and any(f.excused and f.verdict == "violated" for f in report.findings):
        return "Answered by a person"
    return "No objection found"


#: What each standing asks of the person who holds the draft.
NEXT = {
    "Which side is the United Nations?": "The program could not tell who is who. Name the organization in the draft, or say which one it is, and check again.",
    "Not ready": "As it stands this draft can't be signed. Change what the blockers name, or have a derogation recorded, then check again.",
    "Needs the legal office": "Nothing was found that makes this draft unsignable, but your legal officer must decide the points below.",
    "Small corrections": "Correct the points below before signature.",
    "Answered by a person": "Nothing is open, because a person has answered what was found. The answers stand with the findings; whoever signs should read them.",
    "Nothing was judged": "No rule could be judged on this draft, which is not the same as a draft in order.",
    "No objection found": "The rules found nothing against this draft. It is a first reading, not legal advice.",
    "Not read": "This draft could not be read, so nothing is known about it.",
}


def verdict_parts(report: DraftReport) -> list[str]:
    """Return the counts as words: "3 blockers", "5 to fix", "2 for your legal officer"; nothing for a count of nought."""
    found = counts(report)
    parts = [
        (found.blockers, "blocker" if found.blockers == 1 else "blockers"),
        (found.to_fix, "to fix"),
        (
            found.for_lawyer,
            "for your legal officer"
            + (f" ({found.doubtful_blockers} of them may be a blocker)" if found.doubtful_blockers else ""),
        ),
        (found.asked, "question the draft can't answer" if found.asked == 1 else "questions the draft can't answer"),
        (found.advice, "worth considering"),
        (
            found.undecided,
            "rule open because part of the agreement was not read or is not in the file"
            if found.undecided == 1
            else "rules open because part of the agreement was not read or is not in the file",
        ),
        (found.answered, "answered"),
        (found.approved, "that the approved form has too"),
    ]
    return [f"{number} {words}" for number, words in parts if number]


def verdict(report: DraftReport) -> str:
    """Return how the draft stands in one line, with its counts."""
    parts = verdict_parts(report)
    line = standing(report)
    line += ("" if line.endswith("?") else ":") + f" {', '.join(parts)}" if parts else ""
    share = untroubled(report)
    if share is None or standing(report) == "No objection found":  # a hundred of a hundred would promise too much
        return line
    of = "what was read" if any(u.material for u in report.draft.ledger.unread) else "the text"
    return f"{line}{'; ' if parts else ': '}{share}% of {of} needs no lawyer's reading"


def untroubled(report: DraftReport) -> int | None:
    """Return how many words of a hundred stand in clauses about which nothing was found violated or unclear.

    None where nothing was judged, or where the draft has no words.
    """
    if standing(report) in ("Not read", "Nothing was judged", "Which side is the United Nations?"):
        return None
    troubled: set[str | None] = set()
    for finding in report.findings:
        if finding.verdict in ("violated", "unclear"):
            troubled |= {finding.clause, *(e.clause for e in finding.evidence)}
    size = [(clause.id in troubled, len(clause.text.split())) for clause in report.clauses]
    total = sum(words for _, words in size)
    return sum(words for trouble, words in size if not trouble) * 100 // total if total else None


def understood(report: DraftReport) -> list[tuple[str, str]]:
    """Return what the draft was taken to be, as pairs of a label and its words."""
    roles = {"un": "United Nations side", "partner": "Partner"}
    rows = [
        (roles.get(party.role, "Third party"), " / ".join(dict.fromkeys([party.name, *party.aliases[:2]])))
        for party in report.parties
    ]
    profile, draft = report.profile, report.draft
    agency = {"unwomen": "UN Women", "un": "United Nations", "other": "another organization"}
    size = f"{draft.words:,} words" + (f" on {draft.pages} pages" if draft.pages else "")
    readers = "the grammar and the trained reader" if "trained" in report.readers else "the grammar alone"
    facts = (
        ("Rules of", agency.get(profile.agency or "", (profile.agency or "").upper())),
        ("Kind of partner", plain(profile.partner_type or "")),
        ("Kind of agreement", plain(profile.modality or "")),
        (
            "Nature",
            {"binding": "Binding", "non-binding": "Not binding, as the text says"}.get(profile.nature or "", ""),
        ),
        ("Guidelines of", profile.edition or ""),
        ("Language", {"en": "English"}.get(draft.language or "", draft.language or "")),
        ("Size", size),
        ("Read by", readers),
    )
    return rows + [(label, words) for label, words in facts if words]


def plain(identifier: str) -> str:
    """Return a word of the closed vocabulary as people write it: "governing-law" is "Governing law"."""
    if identifier in ("mou", "nda"):
        return {"mou": "Memorandum of understanding", "nda": "Non-disclosure agreement"}[identifier]
    words = identifier.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def clause_label(number: str, heading: str = "", text: str = "") -> str:
    """Return how to speak of a clause: "Clause 9.1", "Annex B 2", or its heading or first words where it has no number."""
    if number[:1].isdigit() or number[:1] == "(":
        return f"Clause {number}"
    words = number or heading or " ".join(text[:200].split())
    return (words if len(words) <= 48 else words[:46].rstrip() + " …") or "Unnumbered clause"


def answer(decision: DecisionOut) -> str:
    """Return a person's answer to a finding, and whether it still holds."""
    holds = {"applied": "", "stale": " (DOES NOT HOLD: the words have changed since)", "expired": " (EXPIRED)"}
    text = f"{decision.answer} by {decision.by} on {decision.on}{holds[decision.state]}: {decision.reason}"
    if decision.authority:
        text = f"{text.rstrip('. ')}. Authority: {decision.authority}."
    return text + (f" Until {decision.until}." if decision.until else "")


def source(entry: dict[str, object]) -> str:
    """Return an instrument with its pinpoint and whether that has been verified."""
    title, pinpoint = str(entry.get("title") or entry.get("id") or ""), str(entry.get("pinpoint") or "")
    note = f"; {entry['note']}" if entry.get("note") else ""
    return f"{title}{', ' + pinpoint if pinpoint else ''} ({source_status(entry)}{note})"


def source_status(entry: dict[str, object]) -> str:
    """Return whether a pinpoint was looked up in the instrument."""
    return "verified" if entry.get("status") == "verified" else "to be confirmed"


def beside_form(report: DraftReport) -> list[str]:
    """Return how much is left to read beside the approved form, and what of it the draft lacks; nothing without one."""
    base = report.baseline
    if base is None:
        return []
    equal = [c for c in report.clauses if c.id in set(base.approved_clauses)]
    cited = ", ".join(dict.fromkeys(c.number or c.heading or " ".join(c.text.split()[:4]) for c in equal))
    left = f"{base.words_to_read:,} of {base.words:,} words ({base.share_to_read:.0%}) remain to be read."
    lines = [f"{left} Equal to it, and in need of no reading: {cited or 'nothing'}."]
    if base.lacking:
        lines.append(f"In the approved form, but changed or lacking here: {', '.join(base.lacking)}.")
    return lines


def fallback(entry: dict[str, object]) -> str:
    """Return a wording to fall back on: for which case, its text, and whether it may go in without asking."""
    when = f"if {entry['when']}: " if entry.get("when") else ""
    return f"{when}“{entry['text']}” ({insertable(entry)})"


def insertable(wording: dict[str, object]) -> str:
    """Return whether a model clause may go in without asking."""
    return _INSERTABLE.get(str(wording.get("insert")), _INSERTABLE["with a lawyer"])


_INSERTABLE = {
    "without a lawyer": "may be inserted without a lawyer",
    "with a lawyer": "a lawyer must agree to its insertion",
    "as an example": "an example: write it anew with what your deal is about",
}
