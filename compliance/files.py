"""Writing results so that nothing is ever left half written."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write ``content``, text as UTF-8, to ``path``: beside it first, then renamed over it.

    A file that was there keeps who may read it; for a new one that is as the user has set it (umask).

    Raises:
        OSError: the folder is missing or cannot be written.
    """
    kept = stat.S_IMODE(os.stat(path).st_mode) & 0o777 if os.path.exists(path) else None
    narrow = 0o666 if kept is None else 0o600
    temporary = path.parent / f".{secrets.token_hex(8)}.tmp"  # without the name, which may be as long as a name can be
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, narrow)) as out:
            out.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        os.replace(temporary, path)
        if kept is not None:
            os.chmod(path, kept)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
