"""How a draft was understood, for a person or a program."""

from __future__ import annotations

import dataclasses
import json

from clauses.model import Agreement
from compliance.report.text_form import clean


def as_json(agreement: Agreement) -> str:
    """Return parties, definitions, clauses and statements as JSON."""
    data = {
        "title": agreement.title,
        "parties": [dataclasses.asdict(p) for p in agreement.parties],
        "definitions": [dataclasses.asdict(d) for d in agreement.definitions],
        "clauses": [dataclasses.asdict(c) for c in agreement.clauses],
        "statements": [dataclasses.asdict(s) for s in agreement.statements],
        "unresolved": list(agreement.unresolved),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def as_text(agreement: Agreement) -> str:
    """Return the same for reading: the tree of clauses with what each says."""
    lines = [agreement.title, "", "Parties"]
    for party in agreement.parties:
        names = ", ".join(party.aliases)
        lines.append(
            f"  {party.role:8} {party.name}"
            + (f" ({names})" if names else "")
            + (f" = {party.organization}" if party.organization else "")
        )
    if agreement.definitions:
        lines += ["", "Defined names"]
        lines += [f"  {d.name}: {d.meaning[:100]}" for d in agreement.definitions]
    lines += ["", "Clauses"]
    said: dict[str, list[str]] = {}
    for s in agreement.statements:
        attributes = f" [{', '.join(a.name for a in s.attributes)}]" if s.attributes else ""
        to = f" to {s.counterparty}" if s.counterparty.side != "none" else ""
        doubt = "" if s.sure else "  (not sure: " + "; ".join(s.doubts) + ")"
        thing = f" {s.thing}" if s.thing.name else ""
        said.setdefault(s.clause, []).append(f"{s.bearer} {s.modality} {s.act}{thing}{to}{attributes}{doubt}")
    for clause in agreement.clauses:
        indent = "  " * (clause.depth + 1)
        head = " ".join(x for x in (clause.number, clause.heading) if x)
        start = clause.text[:90]
        lines.append(
            f"{indent}{head or '·'}  {'' if clause.heading and start.startswith(clause.heading) and len(clause.text) < 95 else start}  <{', '.join(clause.topics)}>"
        )
        lines += [f"{indent}  → {statement}" for statement in said.get(clause.id, ())]
    return "\n".join(clean(line) for line in lines) + "\n"
