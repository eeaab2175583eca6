"""What more training text brings: ``python -m tests.tools.learning_curve FOLDER...``.

Each folder holds an exported model (the files that ``clauses/trained`` holds),
trained on a part of the text; they are printed in the order given: F1 for ``violated``, silent misses and false alarms on the development
drafts and, with ``--clauses``, on the development clauses, for the trained reader
alone and together with the grammar.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checks.catalogue import select
from checks.engine import evaluate
from checks.profile import Profile
from checks.rule import Rule
from clauses import trained_reader
from clauses.direction import heeded
from clauses.mentions import Finder
from clauses.model import Agreement
from clauses.parties import find_roles
from tests import accuracy, drafts
from tests.gold_clauses import Entry, development
from tests.judges import TOGETHER, TRAINED, Verdicts, asking, by_rule, trained_alone
from tests.scoring import Score


def reread(agreement: Agreement, folder: Path) -> Agreement:
    """Return the agreement as the model in ``folder`` reads it beside the grammar."""
    finder = Finder(find_roles(agreement.document, agreement.definitions))
    plain = trained_reader.read(agreement.clauses, finder, agreement.definitions, folder)
    return replace(agreement, readings=trained_reader.not_outdone(heeded(plain, agreement, finder)))


def judged(agreement: Agreement, rules: Sequence[Rule], profile: Profile) -> dict[str, Verdicts]:
    """Judge by the trained reader alone, and by all readers."""
    together = by_rule(evaluate(agreement, rules, profile), asking(rules, profile))
    return {TRAINED: trained_alone(agreement, rules), TOGETHER: together}


def row(name: str, folder: Path, texts: Sequence[drafts.Judged], clauses: Sequence[tuple[Entry, Agreement]]) -> str:
    """Return the figures of one model on one line."""
    scores = {(kind, judge): Score() for kind in ("drafts", "clauses") for judge in (TRAINED, TOGETHER)}
    for draft in texts:
        found = judged(reread(draft.agreement, folder), select(draft.profile), draft.profile)
        for judge, verdicts in found.items():
            drafts.add(scores["drafts", judge], draft, verdicts)
    for entry, agreement in clauses:
        found = judged(reread(agreement, folder), accuracy.rules_of(entry), entry.profile)
        for judge, verdicts in found.items():
            accuracy.add(scores["clauses", judge], entry, verdicts)
    cells = []
    for (kind, judge), score in scores.items():
        figures = score.figures()
        if figures.count["total"]:
            c = figures.count
            cells.append(
                f"{kind}, {judge}: F1 {100 * figures.f1:4.1f} silent {c['silent']:3} alarms {c['false alarm']:3}"
            )
    return f"{name:16} {'  |  '.join(cells)}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+", type=Path, help="exported models, the one with the least text first")
    parser.add_argument("--clauses", action="store_true", help="on the development clauses, too")
    parser.add_argument("--every", type=int, default=1, help="only every so many-th draft and clause")
    options = parser.parse_args()
    for folder in options.folder:
        if not (folder / "model.onnx").is_file():
            parser.error(f"{folder} holds no model.onnx; give the folder of an exported model")
    texts = [drafts.judge(name) for name in drafts.names()[:: options.every]]
    entries = development()[:: options.every] if options.clauses else []
    clauses = [(entry, accuracy.read(entry)) for entry in entries]
    for folder in options.folder:
        print(row(folder.name, folder.resolve(), texts, clauses), flush=True)


if __name__ == "__main__":
    main()
