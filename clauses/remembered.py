"""What a sentence was read to say, kept for the next draft that has it.

A version of a draft, the draft with changes tried on it, and the agreements made
from one template share most of their sentences; reading them is most of the work.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: Sentences that are kept, those not met for longest forgotten first: about a hundred pages.
KEPT = 4_096


class Remembering(Generic[K, V]):
    """A reader that reads only what it has not read lately; what it makes of one thing doesn't depend on those beside it."""

    def __init__(self, reader: Callable[[Sequence[K]], Iterator[V]], most: int = KEPT) -> None:
        self._reader, self._most = reader, most
        self._kept: OrderedDict[K, V] = OrderedDict()

    def __call__(self, asked: Sequence[K]) -> Iterator[V]:
        """Yield what is made of each, in order."""
        known = {key: self._kept[key] for key in asked if key in self._kept}
        read = iter(self._reader([key for key in asked if key not in known]))
        for key in asked:
            found = known[key] if key in known else next(read)
            self._kept[key] = found
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
            yield found

    def forget(self) -> None:
        """Forget everything, for those who measure."""
        self._kept.clear()
