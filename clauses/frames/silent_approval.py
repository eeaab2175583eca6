"""What becomes of silence: approval that is taken as given when a time has run."""

from __future__ import annotations

import re

from clauses.frames.sentence import (
    NONE,
    Sentence,
    make,
)  # fmt: skip
from clauses.mentions import Mention
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
    r"communications?|advertis\w+|campaign|content|announcements?|samples?|posts?|creative|posters?|captions?|scripts?|drafts?|tiles|films?|spots?|banners?|brochures?|leaflets?|statements?|(?:go(?:es)?|sent|send) to (?:print|press))\b",
    re.I,
)

_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot)\b(?! (?:\w+ ){0,3}?(?:answered|replied|responded|objected|reacted|commented|rejected|refused|decided|received)\b)"
    r"[^.;,]{0,40}\b(?:deemed|considered|taken|treated|presumed|regarded|approval|consent|constitut\w*|amount\w*|imply|implied|mean|infer\w*)"
    r"|\bno (?:approval|consent|authori[sz]ation|permission|clearance)\b[^.;]{0,60}\b(?:deemed|implied|presumed|inferred|taken)"
    r"|\bsilence\b[^.;]{0,30}\b(?:not|never|no|refus\w+|reject\w+|declin\w+|den\w+)|\b(?:deemed|considered|treated as|taken as|counts as|regarded as|equals|means|is) (?:to be |to have been )?(?:a )?(?:refus\w+|reject\w+|declin\w+|denied|withheld|disapprov\w+|not)\b"
    r"|\b(?:may|shall|must|can|will) (?:not|never) (?:\w+ ){0,2}?(?:treat|regard|consider|deem|take|presum|assum|infer|read|count|releas|print|publish|proceed|go)\w*"
    r"|^\W*(?:\(\w+\)\W*)?(?:nothing (?:that|which|of|in)|none of|no (?:proposal|draft|material|use|request|item|text|proof)s?) (?:[^.;]{0,80}? )?(?:counts?|passes|stands|amounts?|is|are|means?|serves?)\b"
    r"|\bunder no circumstances\b|\bno (?:failure|silence|delay|lapse|inaction|omission|passage|absence)\b|\bas (?:not|un)(?: |-)?(?:approved|cleared|agreed|passed|accepted)\b",
    re.I,
)

#: That the one asked gives no answer, in any words: "no remarks", "has not replied", "the lapse of the period".
_NO_ANSWER = re.compile(
    r"\b(?:no|any|without|absent|lack of|want of|absence of|failing) (?:\w+ ){0,2}?(?:reply|answer|response|reaction|objections?|comments?|remarks?|observations?|opinions?|views?|positions?|decisions?|rulings?|quer(?:y|ies)|rejections?|disapproval|sign|news|word|communication|corrections?|contact|feedback|refusal)\b(?![^.;,]{0,30}\b(?:required|needed|necessary)\b)"
    r"|\b(?:hears?|heard|receives?|received) nothing\b|\b(?:silen\w+|inaction|lateness|non-reaction|non-response|tacit\w*|unanswered)\b|\b(?:lapse|passing|expiry) of (?:the|that|this|such|a) (?:\w+ ){0,2}?(?:period|time|deadline|days|weeks|hours|limit)\b"
    r"|\b(?:not|nothing|neither|nor) (?:\w+ ){0,4}?(?:answer\w*|repl\w+|respon\w+|react\w*|comment\w*|object\w*|revert\w*|heard|come back|came back|return\w*|decid\w+|reject\w*|declin\w*|refus\w+|receiv\w+|stopped|said|communicated|spoken)\b"
    r"|\bfail(?:s|ed|ure|ing)? (?:of \w+ |by \w+ )?to (?:\w+ )?(?:answer|reply|respond|react|comment|object|revert|decide|do so)\b|\b(?:reply|answer|response) is late\b|\bunless (?:a |an |any )?(?:refusal|objection|veto)\b"
    r"|\b(?:has|have|does|do|did) not,|\b(?:period|deadline|time|days?|weeks?|hours?|month) (?:goes|go|has gone|have gone|passes|pass|has passed|have passed|elapses?|expires?) (?:by|unused|without)\b|\bomits? to\b",
    re.I,
)
#: "Has six days to make its remarks; after that, the proof is regarded as good for printing".
_TIME_RUN = re.compile(
    r"\b(?:has|have|within|in|allowed|given)\b[^.;]{0,30}\b(?:days|weeks|hours|month)\b[^.]{0,90}?[;,.]\s+(?:and )?"
    r"(?:after (?:that|which|this)|thereafter|past (?:that|which)|beyond (?:that|which)|failing which|failing this|failing that"
    r"|once (?:they|it|these|that) (?:have|has) (?:passed|run|elapsed|expired)),?",
    re.I,
)
_SAYS_YES = re.compile(r"\b(?:approv\w+|consent\w*|agree[sd]?|releas\w+|sign\w*|clear\w*)\b", re.I)
_YES = r"(?:approv\w+|consent\w*|accept\w*|agree\w*|clear(?:ed|ance)|authori\w+|permi\w+|passed|signed[- ]off|sign-off|vetted|endorsed|settled|allowed|granted|in order|conforming|content|no objection|released|assent\w*)"
#: That it is then taken as a yes, or the matter goes out as if it were one.
_GOES_OUT = re.compile(
    rf"\b(?:deem(?:ed)?|presumed?|taken|treat(?:ed|s)?|consider(?:ed|s)?|regard(?:ed|s)?|reckon(?:ed|s)?|handled|dealt with|processed|view(?:ed|s)?|held|recorded|noted|reputed|understood|assumed?|inferred|implied|counts?|ranks?|stands?)\b[^.;]{{0,50}}?\b{_YES}"
    r"|\b(?:may|can|shall|will|free to|liberty to|entitled to|open to) (?:(?!not\b|never\b|only\b)\w+ ){0,4}?(?:be )?(?:posted|publish(?:ed)?|print(?:ed)?|released?|go(?:es)? (?:live|out|to print|to press|ahead)|proceed|issued|produced|performed|aired)\b"
    rf"|\b{_YES}\b[^.;]{{0,60}}?\b(?:deemed|implied|inferred|presumed|supposed|taken as given)\b"
    rf"|\b(?:may|can|shall|will|free to) (?:(?!not\b|never\b|only\b)\w+ ){{0,2}}?(?:put|send|pass|take) (?:[^.;,]{{1,40}} )?to (?:press|print|market|air)\b|\bas (?:if|though)\b[^.;,]{{0,40}}\b{_YES}|\btakes? (?:it|this|that) (?:as|that|to mean)\b[^.;,]{{0,40}}\b(?:good to go|fine|{_YES})"
    r"|\bgo(?:es)? (?:live|out|to print|to press|ahead|forward)\b|\bgreen light\b|\bgood for (?:print\w*|publication|production|release)\b|\b(?:is|are|stands?) (?:approved|cleared|passed|accepted|released|given)\b",
    re.I,
)
_STILL_NOT = re.compile(r"\b(?:not|no|never|neither|nor|cannot|nothing|only|until|unless)\b[^.;,]{0,30}$", re.I)

#: "Neither a meeting nor the passing of the period", "the mere silence": what is named only to be denied.
_OUTRIGHT = re.compile(r"\b(?:neither|nor|mere|merely|not by)\b[^.;,]{0,25}$", re.I)


def _taken_as_yes(text: str) -> re.Match[str] | None:
    """Find an answer that does not come and what is made of it, in either order."""
    none = _NO_ANSWER.search(text)
    if none is None and (run := _TIME_RUN.search(text)) and not _SAYS_YES.search(text[: run.end()]):
        none = run  # after an approval the time has not run out
    if none is None or _OUTRIGHT.search(text[max(0, none.start() - 40) : none.start()]):
        return None
    for taken in _GOES_OUT.finditer(text):
        apart = max(none.start(), taken.start()) - min(none.end(), taken.end())
        before = text[none.end() if taken.start() >= none.end() else 0 : taken.start()]
        if apart < 200 and not _STILL_NOT.search(before):
            return taken
    return None


#: Consents of every kind, those to the use of the marks among them.
_EVERY_CONSENT = re.compile(
    r"\b(?:any|each|every|all|where|when)\b[^.;]{0,30}\b(?:consents?|approvals?|authori[sz]ations?|permissions?)\b[^.;]{0,60}\b(?:(?:under|by|in|of|pursuant to|with) (?:this|the present|these) |here(?:in|under|by)\b)",
    re.I,
)


def laid_before(text: str) -> bool:
    """Tell whether a sentence speaks of what is laid before the UN body for approval, or of every consent there is."""
    return (MATERIAL.search(text) or _EVERY_CONSENT.search(text)) is not None


def could_hold(text: str) -> bool:
    """Tell whether a sentence could speak of an answer that doesn't come."""
    return (_NO_ANSWER.search(text) or _TIME_RUN.search(text)) is not None and laid_before(text)


def deemed_approval(sentence: Sentence) -> list[Statement]:
    """Whether silence counts as approval, or is said not to."""
    match = _DEEMED.search(sentence.text) or _taken_as_yes(sentence.text)
    if match is None:
        return []
    denied = _DENIED.search(sentence.text)
    if (
        match.group().lower().startswith("silence")
        and not denied
        and not re.search(
            r"\b(?:approv|consent|accept|agree|clear|permi|authori|yes|go-ahead|green|positive|favourabl|affirmativ)\w*",
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


#: "The layout is deemed approved by | the Partner".
_DEEMED_BY = re.compile(
    r"\b(?:deemed|considered|treated as|regarded as|taken as) (?:\w+ )?(?:approved|accepted|cleared|agreed) by\s+(?:the\s+)?$",
    re.I,
)
_HAS_NONE = re.compile(r"\s*(?:has|have)\s+no\s+", re.I)
_GOES_AHEAD = re.compile(r"\s+(?:may|can|will|shall|is free to|are free to)\b", re.I)


def _acts_then(sentence: Sentence, who: Mention, end: int) -> bool:
    """Whether the one who "has no comments" is the one who then goes ahead: it has received none."""
    return any(
        m.start >= end and m.entity.side == who.entity.side and _GOES_AHEAD.match(sentence.text, m.end)
        for m in sentence.mentions
    )


def _silent(sentence: Sentence) -> Entity:
    """Whose silence it is; the UN body's unless the partner alone is the one that does not answer."""
    for m in sentence.mentions:
        if m.entity.side in ("un", "partner") and _DEEMED_BY.search(sentence.text[: m.start]):
            return Entity(m.entity.side)
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
            received = (
                before is not None and _HAS_NONE.fullmatch(before.group()) and _acts_then(sentence, m, match.end())
            )
            if (before or after) and not received and m.entity.side in ("un", "partner"):
                return Entity(m.entity.side)
    return Entity("un")
