"""Plain text and Markdown into blocks."""

from __future__ import annotations

import re

from clauses.document import Block, BlockKind, Document, Ledger, Unread, UnreadableDraft
from clauses.numbering import parse
from clauses.readers.bounds import BOUNDS, too_large

_MARKDOWN = re.compile(
    r"(?m)^#{1,6} \S|^\s*[-*] \S.*\n\s*[-*] \S|\*\*\S[^*\n]*\*\*|^---\n(?:\w+:.*\n)+---$|\[[^\]\n]+\]\([^)\n]+\)"
)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*[=-]{3,}\s*$|^\s*\|?[\s:|-]{5,}\|?\s*$")


def read_text(data: bytes, sha256: str) -> Document:
    """Read plain text or Markdown.

    Raises:
        UnreadableDraft: it is empty, too long, or no text.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n")
    if not text.strip():
        raise UnreadableDraft("empty", "The file holds no text; give the draft itself.")
    if len(text) > BOUNDS.characters:
        raise too_large(f"{len(text):,} characters", f"{BOUNDS.characters:,}")
    markdown = len(_MARKDOWN.findall(text)) >= 2 or text.lstrip().startswith("# ")
    text, unread = _unshown(text) if markdown else (text, ())
    blocks = _markdown(text) if markdown else _plain(text)
    if not any(not c.isspace() for b in blocks for c in b.text.strip("#")):
        raise UnreadableDraft("empty", "The file holds no text that is shown; give the draft itself.")
    count = sum(len("".join(b.text.split())) for b in blocks)
    return Document("markdown" if markdown else "text", blocks, Ledger(count, count, unread), sha256)


def decode(data: bytes) -> str:
    """Return the characters of a text file: UTF-8, UTF-16 by its mark or its zeros, else Windows-1252.

    Raises:
        UnreadableDraft: the bytes are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    sample = data[:4000]
    if sample.count(0) > len(sample) // 4:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if max(even, odd) > len(sample) // 3:
            return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")
    if b"\x00" in sample or sum(b < 9 or (13 < b < 32 and b != 27) for b in sample) > len(sample) // 50:
        raise UnreadableDraft(
            "unsupported", "The file is no text and no format that can be read; save the draft as DOCX or PDF."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _plain(text: str) -> list[Block]:
    paragraphs: list[str] = []
    for group in re.split(r"\n[^\S\n]*\n", text):
        lines = [line.strip() for line in group.split("\n") if line.strip()]
        paragraphs.extend(_rejoined(lines))
    return [Block(i, "paragraph", "body", p) for i, p in enumerate(paragraphs)]


def _rejoined(lines: list[str]) -> list[str]:
    """Put lines that a program broke at a width back together; a line longer than any such width is a paragraph."""
    width = max((len(line) for line in lines), default=0)
    if not 30 <= width <= _WIDEST:
        return lines
    paragraphs: list[list[str]] = []
    last = ""
    for line in lines:
        if paragraphs and _goes_on(last, line, width):
            parts = paragraphs[-1]
            if re.search(r"[a-z]-$", last) and line[:1].islower():
                parts[-1] = parts[-1][:-1] + line
            else:
                parts.append(line)
        else:
            paragraphs.append([line])
        last = line
    return [" ".join(parts) for parts in paragraphs]


#: Lines that were broken by a program are not longer.
_WIDEST = 130


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a line continues the one before: that one was full or unfinished, and this begins nothing new."""
    if parse(line) is not None or re.match(r"[•·▪‣*–—-]\s", line):
        return False
    if last.isupper() and not line.isupper():
        return False
    full = len(last) > width * 0.62
    if last.endswith((".", ":", ";", "!", "?")):
        return len(last) > width * 0.8 and not last.endswith(":")
    return full or line[:1].islower()


_FRONT = re.compile(r"\A\s*---\n(?:.*\n)*?---\n")
_COMMENT = re.compile(r"<!--.*?-->", re.S)


def _unshown(text: str) -> tuple[str, tuple[Unread, ...]]:
    """Take out what Markdown holds and doesn't show: it is no part of the text, but may not vanish unsaid."""
    unread = []
    front = _FRONT.match(text)
    if front is not None:
        text = text[front.end() :]
        unread.append(Unread("front matter", "before the text", "it is not shown with the text", material=False))
    comments = [c for c in _COMMENT.findall(text) if c[4:-3].strip()]
    if comments:
        what = "a comment" if len(comments) == 1 else f"{len(comments)} comments"
        unread.append(Unread(what, "in the text", "comments in Markdown are not shown with it", material=False))
    return _COMMENT.sub("", text), tuple(unread)


def _markdown(text: str) -> list[Block]:
    blocks: list[Block] = []
    current: list[str] = []

    def flush() -> None:
        if current:
            blocks.append(Block(len(blocks), "paragraph", "body", _inline(" ".join(current))))
            current.clear()

    for line in text.split("\n"):
        stripped = line.strip()
        heading = _HEADING.match(stripped)
        if not stripped or _RULE.match(line):
            flush()
        elif heading:
            flush()
            kind: BlockKind = "heading"
            blocks.append(Block(len(blocks), kind, "body", _inline(heading[2]), level=len(heading[1]) - 1, bold=True))
        elif stripped.startswith("|"):
            flush()
            for cell in stripped.strip("|").split("|"):
                if cell.strip():
                    blocks.append(Block(len(blocks), "paragraph", "body", _inline(cell.strip())))
        elif re.match(r"[-*+]\s+\S", stripped) or parse(stripped) is not None:
            flush()
            current.append(stripped)
        else:
            current.append(stripped.removeprefix("> ").removesuffix("\\"))
    flush()
    return [b for b in blocks if b.text.strip()]


def _inline(text: str) -> str:
    text = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[([^\]]+)\]\((?:[^()]|\([^)]*\))*\)", r"\1", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])", r"\1", text)
    text = re.sub(r"`([^`]+)`", r"\1", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!-])", r"\1", text)
