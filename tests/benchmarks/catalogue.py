"""A catalogue of 1,000 rules: how long it takes to load and to judge by: ``python -m tests.benchmarks.catalogue``.

The rules are made by varying the built-in ones, so that they ask what real rules ask, with as many and as long examples.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from string import ascii_uppercase

RULES = 1000
#: Seconds, and times the built-in catalogue.
LOAD_LIMIT, JUDGE_LIMIT = 0.3, 1.5


def write_rules(folder: Path, count: int = RULES, examples: int = 2) -> None:
    """Write a catalogue of ``count`` rules over the built-in one, fifty a file, each with so many examples each way."""
    import yaml

    from checks.catalogue import rules

    models = rules()
    ids = (f"Z{a}{b}-{n:02}" for a, b, n in product(ascii_uppercase, ascii_uppercase, range(1, 51)))
    made = []
    for i, identifier in zip(range(count), ids, strict=False):
        rule = models[i % len(models)].model_dump(mode="json", exclude_defaults=True)
        short = {
            side: sorted(rule.get(side, []), key=lambda e: len(e["text"]))[:examples]
            for side in ("violated_by", "satisfied_by")
        }
        made.append({**rule, **short, "id": identifier, "title": f"{rule['title']} (variant {i})"})
    for start in range(0, count, 50):
        text = yaml.safe_dump(made[start : start + 50], sort_keys=False, allow_unicode=True, width=120)
        (folder / f"rules_{start:04}.yaml").write_text(text, encoding="utf-8")


def draft(folder: Path, words: int = 4500) -> Path:
    """Write a draft of ten pages: the texts of the samples, and deliverables up to the length."""
    from samples import build

    body = "\n".join([build.WATER, build.BREWERY, build.RESEARCH])
    number = 20
    while len(body.split()) < words:
        body += (
            f"\n{number}. Deliverable {number}\nThe Partner shall deliver report number {number} on the training of teachers, with figures by "
            f"district and by quarter, within {number % 28 + 2} days of the end of the quarter."
        )
        number += 1
    path = folder / "draft.txt"
    path.write_text(body, encoding="utf-8")
    return path


def best(function: Callable[[], object], times: int = 5, clock: Callable[[], float] = time.process_time) -> float:
    """Return the shortest of several times; by default of the processor, as the machine may not be idle."""
    found = []
    for _ in range(times):
        started = clock()
        function()
        found.append(clock() - started)
    return min(found)


def main() -> None:
    """Print the figures."""
    from checks.catalogue import builtin, load
    from clauses.agreement import forget
    from compliance.judge import judge
    from compliance.settings import Setup

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_rules(folder)
        size = sum(f.stat().st_size for f in folder.iterdir()) / 1e6
        path = draft(folder)
        own = builtin()
        loading = best(lambda: load([folder]))
        catalogue = load([folder])
        verifying = best(catalogue.verify, 1)

        def by(setup: Setup) -> float:
            def once() -> None:
                forget()  # or the second run would read nothing
                judge(path, setup=setup)

            return best(once, 1, time.perf_counter)

        by(Setup(own))
        times = [(by(Setup(own)), by(Setup(catalogue))) for _ in range(3)]  # by turns: the machine may not be idle
        first, second = (min(column) for column in zip(*times, strict=True))
    print(f"{len(catalogue.rules)} rules, {size:.1f} MB of YAML")
    print(f"loading, processor time       {loading:.3f} s   at most {LOAD_LIMIT} s")
    print(f"parsing every sentence, once  {verifying:.3f} s")
    print(f"ten pages, built-in catalogue {first:.3f} s")
    print(f"ten pages, this catalogue     {second:.3f} s   {second / first:.2f} times, at most {JUDGE_LIMIT} times")


if __name__ == "__main__":
    main()
