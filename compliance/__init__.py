"""What people do with it: the command line, the reports.

From Python::

    from compliance import check
    report = check("draft.docx", agency="undp")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compliance.judge import check

__all__ = ["check"]


def __getattr__(name: str) -> Any:
    if name == "check":  # imported on first use: the reading side takes a second to load
        from compliance.judge import check

        return check
    raise AttributeError(name)
