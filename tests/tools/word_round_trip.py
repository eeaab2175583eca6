"""Annotate every Word file of a folder, and tell whether the text is intact when all is rejected: ``python -m tests.tools.word_round_trip``.

With ``--xml`` nothing is judged: every block gets a comment, every third a
change, every tenth a paragraph after it, which tries the XML much harder.

Also measured: how many violated findings come with a suggestion or a change,
whether accepting clears what was claimed, and what annotating costs over
checking.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from clauses.document import UnreadableDraft
from clauses.readers import open_bytes
from clauses.readers.docx import read_seated
from compliance.judge import judged
from compliance.report.suggestions import proposed_text
from compliance.report.word_edits import WordFile
from compliance.report.word_form import review
from compliance.report.word_xml import AUTHOR
from tests.helpers import CORPUS
from tests.tools.word_changes import comments, settle, text


def stress(content: bytes) -> list[str]:
    """Comment on and change a file all over, without judging it; return what is wrong."""
    word = WordFile(content)
    blocks = read_seated(content).blocks
    wanted: dict[str, str] = {}
    bodies = [b for b in blocks if b.part == "body" and b.text.strip()]
    for n, block in enumerate(bodies):
        length = len(block.text)
        first, last = length * (n % 3) // 7, length - length * (n % 2) // 9
        if n % 3 == 0 and word.can_change(block.index, first, last):
            word.change(block.index, first, last, f"new words {n}" if n % 2 else "")
        if n % 3 == 1 and word.can_change(block.index, first, first):
            word.change(block.index, first, first, f"more words {n}")
        if n % 10 == 0:
            word.add_paragraph(block.index, bodies[n // 2].index, f"A new paragraph {n}.", numbered=bool(n % 20))
    for n, block in enumerate(bodies):
        start, end = n % 5 % len(block.text), len(block.text) - n % 4
        if start < end and word.stands_in_body(block.index):
            word.comment(block.index, start, end, [f"XML-{n}  {block.index}"])
            wanted[f"XML-{n}  {block.index}"] = block.text[start:end]
    made = word.save()
    faults = []
    if text(settle(made, AUTHOR, "reject")) != text(content):
        faults.append("rejecting does not give the draft back")
    found = {c.paragraphs[0]: c.words for c in comments(made) if c.author == AUTHOR}
    off = [k for k, words in wanted.items() if found.get(k) != words]
    # Symbols, rubies, formulas and drawings have words for the reader that are no text of the XML, or can't be taken apart.
    if len(off) > len(wanted) // 20:
        faults.append(f"{len(off)} of {len(wanted)} comments are off their words, such as {off[:3]}")
    read_seated(settle(made, AUTHOR, "accept"))
    read_seated(settle(made, AUTHOR, "reject"))
    return faults


def stress_all(paths: list[Path]) -> int:
    """Print each file on which a stress test fails; return how many do."""
    failed = read = 0
    for path in paths:
        content = path.read_bytes()
        try:
            read_seated(content)
        except UnreadableDraft:
            continue
        read += 1
        faults = stress(content)
        failed += bool(faults)
        for fault in faults:
            print(f"{path.name}: {fault}", flush=True)
    print(f"{read} files, {failed} with faults")
    return failed


def measure(paths: list[Path]) -> int:
    """Print one line for each file that fails and the totals; return how many fail."""
    tally: Counter[str] = Counter()
    checking = annotating = bare = 0.0
    for number, path in enumerate(paths, start=1):
        if path.read_bytes()[:2] != b"PK":
            continue
        if number % 20 == 0:
            print(f"{number} of {len(paths)} files ...", file=sys.stderr, flush=True)
        started = time.process_time()
        one = judged(path)
        spent = time.process_time() - started
        if one.report.error is not None or one.agreement is None:
            tally["not readable"] += 1
            continue
        tally["files"] += 1
        checking += spent
        started = time.process_time()
        review(path, one, "none")
        bare += time.process_time() - started
        started = time.process_time()
        try:
            made = review(path, one, "safe")
        except UnreadableDraft as error:
            tally["failed"] += 1
            print(f"{path.name}: {error}")
            continue
        annotating += time.process_time() - started
        faults = []
        if text(settle(made.content, AUTHOR, "reject")) != text(path.read_bytes()):
            faults.append("rejecting does not give the draft back")
        try:
            open_bytes(made.content, path.name)
            open_bytes(settle(made.content, AUTHOR, "accept"), path.name)
        except UnreadableDraft as error:
            faults.append(str(error))
        stands = Counter((c.paragraphs[0].split(" ")[0], c.words) for c in comments(made.content) if c.author == AUTHOR)
        for finding in one.report.findings:
            if finding.verdict not in ("violated", "unclear") or finding.unread:
                continue
            proof = finding.evidence[0] if finding.evidence else None
            if proof is not None and proof.place is not None and proof.quote and proof.place.part == "body":
                tally["quotes"] += 1
                tally["quotes hit"] += (finding.rule, proof.quote) in stands
        violated = [f for f in one.report.findings if f.verdict == "violated"]
        tally["violated"] += len(violated)
        tally["with a suggestion"] += sum(1 for f in violated if proposed_text(one.agreement, f))
        tally["changed"] += len(made.claims)
        tally["failed"] += bool(faults)
        for fault in faults:
            print(f"{path.name}: {fault}", flush=True)
    for what, count in sorted(tally.items()):
        print(f"{what:20} {count}")
    if checking:
        print(
            f"over checking ({checking:.1f} s of the processor): comments only {bare / checking:.0%}, with changes judged again {annotating / checking:.0%}"
        )
    return tally["failed"]


if __name__ == "__main__":
    given = [Path(a) for a in sys.argv[1:] if a != "--xml"] or [CORPUS]
    files = sorted(f for g in given for f in (g.rglob("*.docx") if g.is_dir() else [g]))
    sys.exit(1 if (stress_all if "--xml" in sys.argv else measure)(files) else 0)
