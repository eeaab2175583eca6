"""What each clause is about, and which sentences could matter at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from clauses import concepts
from clauses.frames import WHOLE_SENTENCE, governing_law, influence, silent_approval
from clauses.frames.deed_words import could_hold, could_hold_lightly
from clauses.frames.sentence import LONGEST
from clauses.lexicon import any_of, load
from clauses.model import Clause, Statement
from clauses.vocabulary import ACTS

CORE = frozenset(
    [
        "emblem",
        "publicity",
        "endorsement",
        "exclusivity",
        "indemnity",
        "liability",
        "immunities",
        "disputes",
        "governing-law",
    ]
)


@cache
def _heading_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for topic, entry in load("en/topics").items():
        found.append((topic, any_of(entry["heading"].strip().splitlines())))
    return tuple(found)


@cache
def _body_patterns() -> tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    found = []
    for topic, entry in load("en/topics").items():
        lines = [line.strip() for line in entry["body"].strip().splitlines()]
        strong = [line[1:] for line in lines if line.startswith("!")]
        weak = [line for line in lines if not line.startswith("!")]
        found.append((topic, any_of(strong) if strong else None, any_of(weak) if weak else None))
    return tuple(found)


@cache
def of_heading(heading: str) -> tuple[str, ...]:
    """Return the topics that a heading names."""
    return tuple(topic for topic, pattern in _heading_patterns() if pattern.search(heading))


@cache
def _of_body(text: str) -> tuple[str, ...]:
    found = []
    for topic, strong, weak in _body_patterns():
        if (strong is not None and strong.search(text)) or (
            weak is not None and len({m.group().lower() for m in weak.finditer(text)}) >= 2
        ):
            found.append(topic)
    return tuple(found)


def topics_of(text: str) -> tuple[str, ...]:
    """Return the topics of words that stand in no clause, as those that a tracked change took away."""
    return tuple(dict.fromkeys((*of_heading(text), *_of_body(text))))


def assign(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses with their topics: of their heading, of the headings above them, of their words."""
    by_id: dict[str, Clause] = {}
    made = []
    for clause in clauses:
        topics: list[str] = list(of_heading(clause.heading)) if clause.heading else []
        parent = clause.parent
        while parent is not None:
            above = by_id[parent]
            if above.heading:
                topics.extend(of_heading(above.heading))
            parent = above.parent
        topics.extend(_of_body(f"{clause.lead_in} {clause.text}"))
        named = replace(clause, topics=tuple(dict.fromkeys(topics)) or ("other",))
        by_id[clause.id] = named
        made.append(named)
    return tuple(made)


def told_by_statements(clauses: Sequence[Clause], statements: Iterable[Statement]) -> tuple[Clause, ...]:
    """Give a clause whose words tell no topic those of the acts that are surely read in it."""
    acts: dict[str, list[str]] = {}
    for statement in statements:
        if statement.sure:
            acts.setdefault(statement.clause, []).append(ACTS[statement.act].topic)
    return tuple(
        replace(c, topics=tuple(dict.fromkeys(acts[c.id]))) if c.topics == ("other",) and c.id in acts else c
        for c in clauses
    )


_GATE_CONCEPTS = (
    "marks",
    "harm",
    "immunities",
    "courts",
    "arbitration",
    "disputes",
    "law-word",
    "endorsement",
    "others",
    "indirect-loss",
    "uncitral",
    "amicable",
)
_GATE_WORDS = re.compile(
    r"\b(?:indemn\w+|harmless|liab\w+|responsib\w+|answer\w*|accountab\w+|risk|compensat\w+|reimburs\w+|make good|made good|whole|releas\w+|discharg\w+|waiv\w+|forgo\w*|forego\w*|surrender\w*|relinquish\w*|"
    r"renounc\w+|immun\w+|process|jury|lien|attach\w*|set[- ]?off|offset|withhold\w*|deduct\w*|retain\w*|escrow|execution|seiz\w+|exclusiv\w*|sole\w*|only|alone|nobody|none|first|refusal|offer|match\w*|prefer\w*|priority|advantage|"
    r"official|partner of|supplier|tender\w*|procur\w+|purchas\w+|source|buy|order\w*|deemed|silence|object\w*|approv\w+|consent\w*|authori\w+|permi\w+|clear\w+|licen\w+|sub-?licen\w+|assign\w*|affiliat\w+|group|"
    r"retailers?|packag\w+|products?|goods|merchandis\w+|perpetu\w+|irrevocab\w+|indefinit\w+|surviv\w+|expir\w+|terminat\w+|withdraw\w*|revok\w+|cease|destroy\w*|stock|regist\w+|domain|display\w*|use[ds]?|using|"
    r"logo|sanction\w*|comply|complies|compliance|observ\w+|public\w*|obey|abide|statut\w+|govern\w*|constru\w+|unidroit|equity|bono|conciliat\w+|mediat\w+|negotiat\w+|settle\w*|resol\w+|"
    r"compet\w+|rival\w*|others?|another|similar|elsewhere|damage\w*|loss\w*|claim\w*|sue[ds]?|suit|cost\w*|profit\w*|revenue\w*|cap|capped|ceiling|limit\w*|exceed\w*|joint\w*|several\w*|solid\w+|strict\w*|fault|"
    r"trad(?:e|es|ing) (?:as|under)|call(?:ed|s)?|nam(?:e|ed|es|ing)|nett\w+|owe[sd]?|credit\w*|reaction|print\w*|poster|publish\w*|ally|allies|insur\w+|guarant\w+|defen[cds]\w*|protect\w*|shield\w*|bear\w*|borne|assum\w+|excus\w+|suspend\w*|majeure|beyond|absorb\w*|cover\w*|settlement)\b",
    re.I,
)


#: Families whose words are enough: their sentences need no parse.
_BY_WORDS = (*WHOLE_SENTENCE, influence, silent_approval)


def could_matter(clause: Clause, sentence: str) -> str:
    """Tell whether a sentence could hold a statement, and how it must be read: ``parse``, ``surface``, or not at all.

    Generous on purpose: a clause whose heading or words concern a core topic is
    parsed whole, any other sentence if it has one word of the wide list.
    """
    if CORE & set(clause.topics) or (
        _GATE_WORDS.search(sentence) is not None
        or any(concepts.has(c, sentence) for c in _GATE_CONCEPTS)
        or governing_law.could_hold(sentence)
        or could_hold(sentence)
    ):
        return "parse"
    lightly = could_hold_lightly(sentence) or (
        len(sentence) <= LONGEST and any(frame.could_hold(sentence) for frame in _BY_WORDS)
    )
    return "surface" if lightly else ""
