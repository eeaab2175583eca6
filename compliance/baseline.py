"""The organization's own approved form: what of a draft equals it needs no reading, and no change.

A clause equals an approved one if it has the same words after space, case, numbering
and the parties' names are made alike, and if what it refers to and the defined names
it uses are the same as well. A finding counts as approved if all the clauses that
prove it are equal to approved ones and the approved form gives the same finding there;
one on an absent clause, if the approved form lacks it too and the draft was made from that form.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clauses.document import UnreadableDraft

if TYPE_CHECKING:
    from checks.catalogue import Catalogue
    from checks.finding import Finding
    from checks.profile import Profile
    from clauses.model import Agreement, Clause

_NUMBER = re.compile(r"^\s*(?:(?:article|section|clause)\s+)?(?:\(?(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])[.)]|\d+(?:\.\d+)+|§\s*\d+)\s+", re.I)  # fmt: skip
#: The share of the form's operative clauses that a draft made from it still has.
_FROM_FORM = 0.5
#: What a finding stands on: its rule, its verdict and the keys of the clauses that prove it; none if something is absent.
_Ground = tuple[str, str, frozenset[str]]


class BaselineError(ValueError):
    """The approved form can't be used; one sentence."""


@dataclass(frozen=True, slots=True)
class Form:
    """The approved form, as it was read."""

    path: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Approved:
    """What the approved form says of a draft."""

    path: str
    sha256: str | None
    clauses: frozenset[str]
    """Ids of the draft's clauses that equal an approved one."""
    words: int
    words_to_read: int
    lacking: tuple[str, ...]
    """Approved clauses that the draft lacks, as a reader would cite them in the approved form."""
    findings: tuple[bool, ...]
    """For each finding of the draft whether the approved form gives it too."""


def read_form(path: str | os.PathLike[str], *, trained: bool = True) -> Form:
    """Read the organization's approved form.

    Raises:
        BaselineError: it cannot be read, or is not in English.
    """
    from clauses.agreement import read

    try:
        form = read(path, trained=trained)
    except UnreadableDraft as error:
        raise BaselineError(f"The baseline cannot be used: {error}") from error
    if form.document.language != "en":
        raise BaselineError(f"The baseline cannot be used: {Path(path).name} is in another language than English.")
    return Form(os.fspath(path), form)


def compare(
    approved_form: Form, draft: Agreement, findings: list[Finding], profile: Profile, catalogue: Catalogue
) -> Approved:
    """Hold a draft and its findings beside the approved form, judged by the same profile and catalogue."""
    from checks.engine import evaluate

    form = approved_form.agreement
    approved = keys(form)
    known = set(approved.values())
    own = keys(draft)
    equal = frozenset(i for i, key in own.items() if key in known)
    grounds = {
        ground
        for f in evaluate(form, catalogue.select(profile), profile, catalogue)
        if (ground := _ground(f, approved)) is not None
    }
    counted = [c for c in draft.clauses if c.id in own]
    words = sum(len(c.text.split()) for c in counted)
    present = set(own.values())
    words_equal = sum(len(c.text.split()) for c in counted if c.id in equal)
    of_form = {approved[c.id] for c in form.clauses if c.operative and c.id in approved}
    # What both lack is the form's choice only if the draft is made from the form.
    from_form = bool(of_form) and len(of_form & present) >= _FROM_FORM * len(of_form)
    return Approved(
        path=approved_form.path,
        sha256=form.document.sha256,
        clauses=equal,
        words=words,
        words_to_read=words - words_equal,
        lacking=tuple(
            c.number or c.heading or " ".join(c.text.split()[:6])
            for c in form.clauses
            if c.operative and c.id in approved and approved[c.id] not in present
        ),
        findings=tuple(
            (ground := _ground(f, own)) is not None and ground in grounds and (from_form or bool(ground[2]))
            for f in findings
        ),
    )


def _ground(finding: Finding, keys_: dict[str, str]) -> _Ground | None:
    """Return what a finding stands on; None where it can't be held beside another, as what was not read."""
    if finding.verdict not in ("violated", "unclear") or finding.unread:
        return None
    places = {e.clause for e in finding.evidence} | ({finding.clause} if finding.clause else set())
    if any(place is None or place not in keys_ for place in places):
        return None
    return finding.rule, finding.verdict, frozenset(keys_[p] for p in places if p is not None)


def keys(agreement: Agreement) -> dict[str, str]:
    """Return for each clause with words of its own what makes it equal to another."""
    names = _party_names(agreement)
    plain = {c.id: _plain(f"{c.lead_in} {_body(c)}", names) for c in agreement.clauses}
    called = {"party", "parties", *(a.casefold() for p in agreement.parties for a in (p.name, *p.aliases))}
    meanings = {d.name: _plain(d.meaning, names) for d in agreement.definitions if d.name.casefold() not in called}
    found: dict[str, str] = {}
    for clause in agreement.clauses:
        if not plain[clause.id] or clause.concealed:  # hidden words are never approved
            continue
        text = _body(clause, {r.start: (r.end, plain.get(r.target or "", "")) for r in clause.references if r.target})
        used = [f"{n}={m}" for n, m in sorted(meanings.items()) if re.search(rf"\b{re.escape(n)}\b", clause.text)]
        whole = "\n".join([_plain(f"{clause.lead_in} {text}", names), *used])
        found[clause.id] = hashlib.sha256(whole.encode()).hexdigest()
    return found


def _body(clause: Clause, references: dict[int, tuple[int, str]] | None = None) -> str:
    """The clause's words without its number; a reference stands for the words of what it refers to, whatever its number."""
    pieces, at = [], 0
    for start, (end, target) in sorted((references or {}).items()):
        if start >= at:
            pieces += [clause.text[at:start], f" ref{hashlib.sha256(target.encode()).hexdigest()[:16]} "]
            at = end
    text = "".join([*pieces, clause.text[at:]])
    if clause.number and text.startswith(clause.number):
        text = text[len(clause.number) :]
    return _NUMBER.sub("", text)


def _party_names(agreement: Agreement) -> list[tuple[re.Pattern[str], str]]:
    """Patterns of the parties' names, longest first, with the role each stands for."""
    roles: dict[str, str] = {}
    for number, party in enumerate(sorted(agreement.parties, key=lambda p: p.role)):
        first = [p.role for p in sorted(agreement.parties, key=lambda p: p.role)].index(party.role)
        for name in (party.name, *party.aliases):
            roles.setdefault(re.sub(r"^the\s+", "", name.strip(), flags=re.I), f"{party.role}{number - first}")
    return [
        (re.compile(rf"(?:\bthe\s+)?(?<!\w){re.escape(name)}(?!\w)", 0 if name.isupper() else re.I), f" <{roles[name]}> ")
        for name in sorted(roles, key=lambda n: (-len(n), n))
        if len(name) > 1
    ]  # fmt: skip


def _plain(text: str, names: list[tuple[re.Pattern[str], str]]) -> str:
    """The words alone: parties by their role, no case, no punctuation but what can change a meaning."""
    for pattern, role in names:
        text = pattern.sub(role, text)
    text = re.sub(r"[‘’`´]", "'", text).replace("“", '"').replace("”", '"')
    text = re.sub(r"[–—‑]", "-", text)
    return " ".join(text.casefold().split())
