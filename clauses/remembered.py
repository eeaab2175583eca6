"""What a sentence was read to say, kept for the next draft that has it.

A version of a draft, the draft with changes tried on it, and the agreements made
from one template share most of their sentences; parsing them is most of the work.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from clauses.mentions import Mention
from clauses.predications import Predication, Unit

Reader = Callable[[Sequence[Unit], Sequence[Sequence[Mention]]], Iterator[list[Predication]]]

#: Sentences that are kept, those not met for longest forgotten first: about a hundred pages.
KEPT = 4_096


class Remembering:
    """A reader of sentences that reads only what it has not read lately; what it reads of one doesn't depend on those beside it."""

    def __init__(self, reader: Reader, most: int = KEPT) -> None:
        self._reader, self._most = reader, most
        self._kept: OrderedDict[tuple[Unit, tuple[Mention, ...]], list[Predication]] = OrderedDict()

    def __call__(self, units: Sequence[Unit], mentions: Sequence[Sequence[Mention]]) -> Iterator[list[Predication]]:
        """Yield the predications of each unit, in order."""
        keys = [(replace(u, clause="", start=0), tuple(found)) for u, found in zip(units, mentions, strict=True)]
        known = {key: self._kept[key] for key in keys if key in self._kept}
        new = [i for i, key in enumerate(keys) if key not in known]
        read = iter(self._reader([units[i] for i in new], [mentions[i] for i in new]))
        for key in keys:
            found = known[key] if key in known else next(read)
            self._kept[key] = found
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
            yield found

    def forget(self) -> None:
        """Forget everything, for those who measure."""
        self._kept.clear()
