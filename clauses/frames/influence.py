"""Whose consent the work of the UN body waits for: its studies, norms and appointments."""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, approvers, make, party
from clauses.model import Entity, Statement, Thing

_OUTPUT = re.compile(
    r"\b(?:stud(?:y|ies)|publications?|findings|guidelines|guidance notes?|norms?|(?:technical |safety |quality )?standards?|codes?(?! of conduct)|"
    r"(?:scientific|technical|policy) (?:\w+ )?(?:papers?|statements?|positions?|advice|reports?|conclusions?)|statements? of a scientific nature|recommendations|"
    r"conclusions|polic(?:y|ies)|recruit\w*|(?:project )?(?:officers?|staff|consultants?|personnel|experts?) (?:\w+ ){0,3}(?:hired|recruited|appointed|selected)|"
    r"(?:hired?|recruit(?:s|ed)?|appoint(?:s|ed)?) (?:\w+ ){0,3}(?:officers?|staff|consultants?|personnel|experts?)|appointments?)\b",
    re.I,
)
#: What the partner may well be asked about: its own name, its secrets, what is said of it.
_OWN_AFFAIR = re.compile(
    r"\b(?:press|logos?|emblems?|trade ?marks?|brand\w*|advertis\w+|confidential|its name|personal data|budget|expenditure|invoices?|intellectual property|standard (?:terms|form)|"
    r"privacy polic\w+|polic(?:y|ies) of insurance|insurance)\b",
    re.I,
)
_COMES_OUT = re.compile(
    r"\b(?:publish\w*|print\w*|issu\w+|releas\w+|adopt\w*|appear\w*|brought out|come out|made public|hir\w+|recruit\w*|appoint\w*|select\w*|final\w*|subject to|"
    r"requir\w+|need\w*|agreed|submit\w*|put out|circulat\w+|disseminat\w+)\b",
    re.I,
)

_WORK = re.compile(
    r"\b(?:reports?|results?|articles?|papers?|data(?:sets?)?|analys[ei]s|surveys?|evaluations?)\b", re.I
)
_BRINGING_OUT = frozenset(["publish", "release", "issue", "disseminate", "print", "circulate"])


def _brought_out(sentence: Sentence) -> re.Match[str] | None:
    """The work that the UN body itself brings out: a report is so where it publishes it, not where it receives one."""
    for p in sentence.predications:
        subject = party(p.subject)
        ours = (subject is not None and subject.side == "un") or (subject is None and p.passive)
        if p.lemma in _BRINGING_OUT and p.object is not None and ours:
            return _WORK.search(sentence.text, p.object.start, p.object.end)
    return None


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner decides on what the UN body brings out, where that waits for the partner's consent alone."""
    text = sentence.text
    output = _OUTPUT.search(text) or _brought_out(sentence)
    if output is None or _OWN_AFFAIR.search(text) or not _COMES_OUT.search(text):
        return []
    if approvers(sentence) != {"partner"}:
        return []
    owner = next((m.entity.side for m in sentence.mentions if m.possessive and 0 <= output.start() - m.end < 25), None)
    if owner == "partner":
        return []
    return [make(sentence, None, Entity("partner"), "may", "decide-on", thing=Thing("un-output"))]
