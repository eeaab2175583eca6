"""The one door of the reading side: a file into an agreement."""

from __future__ import annotations

import os
from dataclasses import replace

from clauses.definitions import definitions
from clauses.document import Document
from clauses.effect import combine
from clauses.model import Agreement
from clauses.outline import outline
from clauses.parties import find_roles
from clauses.references import resolve
from clauses.statements import read_statements
from clauses.topics import assign, could_matter


def read(path: str | os.PathLike[str]) -> Agreement:
    """Read the draft at ``path``.

    Raises:
        UnreadableDraft: the file cannot be read; its text is one sentence for the user.
    """
    from clauses.readers import open_draft

    return understand(open_draft(path))


def understand(document: Document) -> Agreement:
    """Understand a document: clauses, parties, statements, and how they combine."""
    clauses = resolve(assign(outline(document)))
    names = definitions(clauses)
    roles = find_roles(document, names)
    judged = clauses
    statements = read_statements(judged, roles, names, could_matter) if document.language == "en" else ()
    title = next((c.heading or c.text.split("\n")[0] for c in clauses if c.text.strip()), "")[:200]
    agreement = Agreement(
        document=document, title=title, parties=roles.parties, definitions=names, clauses=clauses, statements=statements,
        unresolved=roles.unresolved,
    )  # fmt: skip
    return replace(agreement, statements=combine(agreement, roles))
