"""What becomes of silence: approval that is taken as given when a time has run."""

from __future__ import annotations

import re

from clauses.frames.sentence import (
    NONE,
    Sentence,
    make,
)  # fmt: skip
from clauses.model import Attribute, Entity, Statement

_DEEMED = re.compile(
    r"\b(?:deemed|considered|taken|treated|presumed|regarded|understood)(?:\s+(?!confidential)\w+){0,5}?\s+(?:approv|consent|accept|agree|clear|authori|permi|given|granted)\w*"
    r"|\b(?:approval|consent|acceptance|clearance|authori[sz]ation|permission|agreement)s?\b[^.;,]{0,25}\b(?:(?:shall|will|is|are|be|being) (?:be )?(?:deemed|presumed|taken|considered|implied|assumed)|deemed)"
    r"|\b(?:absent|in the absence of|without) (?:any )?(?:\w+ )?(?:reaction|reply|response|objection|answer|comments?|feedback)\b[^.;]{0,160}?\b(?:may|can|is free|shall be free|is entitled|shall be entitled|will be|go ahead|proceed)\b"
    r"|\b(?:nothing|no (?:word|news|sign|reply|answer|response|objection|comments?|reaction)|not|silen\w+|unless|within|after)\b[^.;]{0,120}"
    r"\b(?:deem|consider|treat|regard|count|take)s?\s+(?:\w+\s+){1,5}?(?:as|to be|to have been)\s+(?:approv|consent|accept|agree|clear|authori|permi)\w*"
    r"|\bsilence\b[^.;]{0,60}|\b(?:deemed|tacit|implied|implicit|automatic) (?:approval|consent|acceptance|clearance|authori[sz]ation|agreement)\b"
    r"|\b(?:approv|clear|authori)\w+ (?:tacitly|automatically|by default)\b"
    r"|\b(?:fail(?:s|ure|ing)? to|does not|do not|did not|has not|have not|without|no|not)\s+(?:\w+ ){0,4}?(?:object\w*|repl\w+|respon\w+|react\w*|answer\w*|comment\w*|reject\w*|revert\w*|disapprov\w*|hear\w*|heard|receiv\w+|word|news)"
    r"[^.;]{0,160}?\b(?:may|can|will|shall|is free to|shall be free to|is entitled to|shall be entitled to|deemed|considered|treated|taken) (?:\w+ ){0,4}?(?:(?:move|go|pass|advance)\w* (?:to|into|live|ahead)|printed|published|released|launched|proceed\w*|go ahead|publish\w*|use\w*|releas\w*|print\w*|free|approv\w*|consent\w*|cleared|authori\w*|permitted|accepted|agreed)"
    r"|\b(?:may|shall|will|can) (?:\w+ ){0,3}?(?:proceed|go ahead|publish|use|release|print|run)\w*\b[^.;]{0,100}\b(?:unless|if|where|absent|in the absence of)\b[^.;]{0,60}"
    r"\b(?:object\w*|no (?:reply|response|objection|answer|comments?)|silen\w+|not (?:replied|responded|objected|reacted|answered)|(?:fails|failure) to)",
    re.I,
)

#: What is laid before the UN body for approval.
MATERIAL = re.compile(
    r"\b(?:materials?|artworks?|press|releases?|publications?|publicity|texts?|copy|designs?|proofs?|layouts?|mock-?ups?|visuals?|"
    r"communications?|advertis\w+|campaign|content|announcements?|samples?|posts?|creative)\b",
    re.I,
)

_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot)\b[^.;,]{0,40}\b(?:deemed|considered|taken|treated|presumed|regarded|approval|consent|constitut\w*|amount\w*|imply|implied|mean|infer\w*)"
    r"|\bno (?:approval|consent|authori[sz]ation|permission|clearance)\b[^.;]{0,60}\b(?:deemed|implied|presumed|inferred|taken)"
    r"|\bsilence\b[^.;]{0,30}\b(?:not|never|no|refus\w+|reject\w+|declin\w+|den\w+)|\b(?:deemed|considered|treated as|taken as|counts as|regarded as|equals|means|is) (?:to be |to have been )?(?:a )?(?:refus\w+|reject\w+|declin\w+|denied|withheld|disapprov\w+|not)\b",
    re.I,
)


def deemed_approval(sentence: Sentence) -> list[Statement]:
    """Whether silence counts as approval, or is said not to."""
    match = _DEEMED.search(sentence.text)
    if match is None:
        return []
    denied = _DENIED.search(sentence.text)
    if (
        match.group().lower().startswith("silence")
        and not denied
        and not re.search(
            r"\b(?:approv|consent|accept|agree|clear|permi|authori|yes|go-ahead|green)\w*",
            sentence.text[match.start() :],
            re.I,
        )
    ):
        return []
    attribute = Attribute("deemed", match.group()[:80], match.start(), match.end())
    return [
        make(
            sentence,
            None,
            _silent(sentence),
            "is-not" if denied else "is",
            "approve",
            to=NONE,
            extra=[attribute],
            operator="deemed",
        )
    ]


_ANSWER = re.compile(
    r"\b(?:object\w*|repl\w+|respon\w+|react\w*|answer\w*|comment\w*|reject\w*|revert\w*|disapprov\w*|silen\w+)\b", re.I
)


def _silent(sentence: Sentence) -> Entity:
    """Whose silence it is; the UN body's unless the partner alone is the one that does not answer."""
    for match in _ANSWER.finditer(sentence.text):
        for m in sentence.mentions:
            before = (
                re.fullmatch(
                    r"\s*(?:(?:does|do|did|has|have|shall|will|fails?|failed|is|remains?|keeps?)\s+)?(?:(?:not|to|never|been|no)\s+){0,3}",
                    sentence.text[m.end : match.start()],
                )
                if m.end <= match.start()
                else None
            )
            after = (
                re.fullmatch(r"\s+(?:of|by|from|on the part of)\s+", sentence.text[match.end() : m.start])
                if match.end() <= m.start
                else None
            )
            if (before or after) and m.entity.side in ("un", "partner"):
                return Entity(m.entity.side)
    return Entity("un")
