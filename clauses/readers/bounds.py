"""What a draft may cost to read. Real drafts never come near; hostile ones end here with one sentence."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from clauses.document import UnreadableDraft


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits on a single draft."""

    file_bytes: int = 60_000_000
    """The largest real agreement seen, with photographs, has 20 MB."""
    unpacked_bytes: int = 120_000_000
    """Of the XML parts of a Word file; a 300-page agreement unpacks to 6 MB."""
    ratio: int = 200
    """Unpacked to packed, for a part over a megabyte; text alone packs 20 to 1."""
    entries: int = 3_000
    """Files in the package."""
    xml_depth: int = 256
    """Nested tables and text boxes of real drafts stay below 60."""
    pages: int = 600
    characters: int = 1_500_000
    """A 500-page agreement; the longest in the corpus has 0.9 million."""
    paragraphs: int = 100_000
    """Blocks of the document, table cells included; no agreement has as many."""
    paragraph: int = 400_000
    """Longest paragraph that is judged; nobody wrote a longer one."""
    seconds: float = 15.0
    """For reading the file; understanding is linear in the characters that are left."""


BOUNDS = Bounds()


@dataclass(slots=True)
class Deadline:
    """The time left for reading one draft."""

    seconds: float = field(default_factory=lambda: BOUNDS.seconds)
    started: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        """Stop the reading if its time is over.

        Raises:
            UnreadableDraft: the time is over.
        """
        if time.monotonic() - self.started > self.seconds:
            raise UnreadableDraft(
                "time",
                f"The draft takes more than {self.seconds:.0f} seconds to read; save it anew from Word, or split it.",
            )


def too_large(what: str, limit: str) -> UnreadableDraft:
    """Return the error for a bound that is passed."""
    return UnreadableDraft(
        "too-large", f"The draft is too large: {what}, and the limit is {limit}; split it or save it anew."
    )
