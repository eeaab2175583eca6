"""The one door of the reading side: a file into an agreement."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from clauses.definitions import definitions
from clauses.direction import heeded
from clauses.document import Document, Unread
from clauses.effect import combine
from clauses.elsewhere import terms_elsewhere
from clauses.mentions import Finder
from clauses.model import Agreement, Clause, DefinedName, Party, Reading
from clauses.outline import outline
from clauses.parties import Roles, find_roles
from clauses.references import resolve
from clauses.statements import REMEMBERING, read_statements
from clauses.told_parties import ToldParties
from clauses.topics import assign, could_matter, told_by_statements
from clauses.units import readable, sentences


def read(path: str | os.PathLike[str], *, trained: bool = True) -> Agreement:
    """Read the draft at ``path``.

    Raises:
        UnreadableDraft: the file cannot be read; its text is one sentence for the user.
    """
    from clauses.readers import open_draft

    return understand(open_draft(path), trained=trained)


def _with_unreadable(document: Document, clauses: Sequence[Clause], partners: Sequence[Party]) -> Document:
    """List the sentences that no reader could take, endless ones or ones that are no words, and terms outside the file."""
    odd = [c for c in clauses if c.operative and any(not readable(c.text[a:b]) for a, b in sentences(c.text))]
    unread = [
        Unread(
            "a sentence without end or without words",
            f"clause {c.number or c.heading or c.id}",
            "it can't be read as a sentence",
        )
        for c in odd[:20]
    ]
    names = [n for p in partners for n in (p.name, *p.aliases) if n]
    introduced = any(set(p.aliases) - {p.name} for p in partners)
    unread += terms_elsewhere(clauses, names, introduced=introduced)
    return replace(document, ledger=replace(document.ledger, unread=(*document.ledger.unread, *unread)))


def understand(document: Document, *, trained: bool = True, told: ToldParties | None = None) -> Agreement:
    """Understand a document: clauses, parties, statements, and how they combine.

    ``trained``: ask the trained reader too; ``told``: what a person says of the parties.
    """
    clauses = resolve(assign(outline(document)))
    names = definitions(clauses)
    roles = find_roles(document, names, told)
    trained = trained and document.language == "en"
    with ThreadPoolExecutor(1) as beside:
        learned = beside.submit(_learned, clauses, roles, names) if trained else None
        statements = read_statements(clauses, roles, names, could_matter) if document.language == "en" else ()
    clauses = told_by_statements(clauses, statements)
    document = _with_unreadable(document, clauses, [p for p in roles.parties if p.role == "partner"])
    title = next((c.heading or c.text.split("\n")[0] for c in clauses if c.text.strip()), "")[:200]
    agreement = Agreement(
        document=document, title=title, parties=roles.parties, definitions=names, clauses=clauses, statements=statements,
        unresolved=roles.unresolved, collective=roles.collective,
    )  # fmt: skip
    agreement = replace(agreement, statements=combine(agreement))
    if learned is None:
        return agreement
    from clauses import trained_reader

    readings = trained_reader.not_outdone(heeded(learned.result(), agreement, Finder(roles)))
    return replace(agreement, readings=readings, readers=(*agreement.readers, "trained"))


def _learned(clauses: Sequence[Clause], roles: Roles, names: Sequence[DefinedName]) -> tuple[Reading, ...]:
    """Ask the trained reader, on a thread of its own: its runtime works while Python parses, and it loads while spaCy does."""
    from clauses import trained_reader

    return trained_reader.read(clauses, Finder(roles), names)


def forget() -> None:
    """Forget the sentences read before, for those who measure: a draft judged a second time would cost nothing."""
    from clauses import trained_reader

    REMEMBERING.forget()
    trained_reader.probabilities.cache_clear()
