"""Whose consent the work of the UN body waits for: its studies, norms and appointments."""

from __future__ import annotations

import re

from clauses.frames.sentence import CONSENT, LONGEST, Sentence, approvers, make, party
from clauses.model import Entity, Statement, Thing

_OUTPUT = re.compile(
    r"\b(?:stud(?:y|ies)|publications?|findings|guidelines|guidance(?! of)|norms?|(?:technical |safety |quality )?standards?|codes?(?! of conduct)|"
    r"(?:scientific|technical|policy) (?:\w+ )?(?:papers?|statements?|positions?|advice|reports?|conclusions?)|statements? of a scientific nature|recommendations|"
    r"messages?|posts|brochures?|booklets?|handbooks?|bulletins?|briefs?|(?:mid-term |final |annual )reviews?|evaluation reports?|manuscripts?|survey results|terms of reference|(?:project|programme) manager|candidates?|evaluators?|conclusions|polic(?:y|ies)|recruit\w*|(?:project )?(?:officers?|staff|consultants?|personnel|experts?) (?:\w+ ){0,3}(?:hired|recruited|appointed|selected)|"
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
    r"withh\w+|go(?:es)? (?:out|to|live|on)|postpon\w*|designat\w*|settled|requir\w+|need\w*|agreed|submit\w*|put out|circulat\w+|disseminat\w+)\b",
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
            return _WORK.search(sentence.text, p.object.start, p.at if p.passive else p.object.end)
    return None


#: What the UN body thinks, says, and whom it chooses, in the words that a decision is made on.
_MATTER = (
    r"(?:stud(?:y|ies)|publications?|findings|guidelines|guidance|norms?|standards?|recommendations?|polic(?:y|ies)|positions?|strateg(?:y|ies)|reports?|papers?|brochures?|manuscripts?|messages?|posts|survey|evaluations?|"
    r"terms of reference|fact sheets?|bulletins?|(?:officers?|staff|personnel|coordinators?|managers?)\b[^.;]{0,70}\b(?:chosen|selected|appointed|recruited|hired|designated)|research|agenda|candidates?|appointments?|post of|recruit\w*|director|manager|coordinator|evaluators?|experts?|expert panel|jury|winners?|award|methodology|wording|editorial|passages|texts?|statistics|curricul\w+)"
)
_PANEL = re.compile(
    r"\b(?:committee|panel|board|group|circle|jury|council|body|team|commission|conference)\b[^.;]*\b(?:unanim\w+|consensus|by agreement|against the votes?|casting vote|half of the (?:places|seats|votes)|equal (?:number|representation)|two (?:votes|members|from)|veto|no decision is valid|majority of the)\b",
    re.I,
)
_BLOCKS = re.compile(
    r"\b(?:may|can|shall be (?:free|entitled) to|is (?:free|entitled) to|has the right to|(?:shall )?ha(?:s|ve) (?:a|the) (?:right|power) (?:to|of)|(?:opportunity|chance|occasion|right|power|liberty) to)\s+(?:\w+ly )?(?:object|sign(?:s|ed)? off|approve|clear|veto|block|reject|refuse|oppose|stop|postpone|exclude|strike|amend|correct|designate|appoint|nominate|select|choose|co-?decide|settle|determine|shape|edit)\w*\b"
    r"|\b(?:says?|said) yes\b|\b(?:maintains?|raises?|ha(?:s|ve)) (?:any |its )?(?:reservations?|objections?)\b|\bno (?:reservations?|objections?)\b|\bgreen light\b|\bcounts? as (?:a )?refusal\b|\bconsiders? (?:detrimental|harmful|damaging|unfavou?rable|inaccurate)\b"
    r"|\bcasting vote\b|\b(?:agreeable|acceptable) to\b|\bupon the (?:proposal|nomination) of\b|\bas of right\b|\bis vested in\b|\bto which\b[^.;]{0,30}\bobjects?\b|\bmay (?:require|demand|request) (?:changes|corrections|amendments|the (?:removal|deletion))\b|\bfinal (?:choice|say|decision|word)\b|\blast word\b|\bat variance with\b"
    r"|\b(?:remarks|comments|positions?|views|suggestions|wishes)\b[^.;]{0,60}\b(?:incorporated|taken over|adopted|reflected|followed|implemented|accepted)\b|\btake over into\b|\baccess to (?:the )?drafts?\b|\b(?:cleared|agreed|settled|concerted|coordinated|decided) (?:\w+ )?with\b|\bin (?:agreement|concert|accord) with\b",
    re.I,
)
#: Advice, and what the partner says of its own affairs.
_FREE = re.compile(
    r"\b(?:not bound|not binding|non-binding|without (?:being )?(?:binding|bound)|for (?:information|comments?) only|may (?:comment|suggest|make (?:suggestions|proposals))|advis(?:e|es|ory|es only)|free to (?:disregard|set aside|decide)|alone (?:decides?|settles?|determines?)|"
    r"(?:sole|exclusive|final) (?:decision|discretion|responsibility|authority|control)|rests? (?:solely|exclusively|alone)? ?with|no (?:right|say|seat|vote|veto|influence)|not (?:have|be given|be entitled|acquire|take part|interfere|seek)|neither|never|independent(?:ly)?|remains? free|in no way)\b",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the partner decides on what the UN body brings out, or whom it chooses."""
    if _waits(sentence) or _blocked(sentence):
        return [
            make(sentence, None, Entity("partner"), "may", "decide-on", thing=Thing("un-output"), names=("advisory",))
        ]
    return []


def _blocked(sentence: Sentence) -> bool:
    """Whether the partner, or a body in which it can block, has the last word on the UN body's own matters."""
    text = sentence.text
    matter = re.search(rf"\b{_MATTER}\b", text, re.I)
    if len(text) > LONGEST or matter is None or _OWN_AFFAIR.search(text) or _FREE.search(text):
        return False
    theirs = [m for m in sentence.mentions if m.entity.side == "partner"]
    if _PANEL.search(text):
        return bool(theirs) or "each-party" in {m.entity.side for m in sentence.mentions}
    block = _BLOCKS.search(text)
    if block is None or not theirs:
        return False
    # The partner's own texts may well be objected to by the UN body: it must be the partner that blocks.
    owned = any(
        m.entity.side == "partner" and m.possessive and 0 <= matter.start() - m.end < 30 for m in sentence.mentions
    )
    if _LEADS_ON.search(block.group()):
        who = next((m.entity.side for m in sentence.mentions if m.start >= block.end()), None)
    else:
        who = next((m.entity.side for m in reversed(sentence.mentions) if m.end <= block.start() + 2), None)
        who = who or next((m.entity.side for m in sentence.mentions), None)
    return who == "partner" and not owned


#: After these words comes the one who is asked.
_LEADS_ON = re.compile(r"(?:\b(?:with|to|of|in)|take over into)$", re.I)


#: "Once the director is satisfied with it", "until the Sponsor has confirmed": what a publication waits for.
_WAITED = re.compile(
    r"\b(?:once|until|unless|when|after|before|only if|as soon as)\b[^.;]{3,80}\b(?:satisfied|content|happy|comfortable|confirmed|approved|agreed|signified|cleared|consented|signed off|accepted|concurred|passed|released)\b"
    rf"|\b(?:once|until|unless|when|after|before|only if|as soon as)\b[^.;]{{3,80}}\b{CONSENT}\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could say that somebody has a say in the UN body's own matters; its words are enough."""
    if _OUTPUT.search(text) and _COMES_OUT.search(text) and _WAITED.search(text):
        return True
    return re.search(rf"\b{_MATTER}\b", text, re.I) is not None and (
        _BLOCKS.search(text) is not None or _PANEL.search(text) is not None
    )


_NOT_NEEDED = re.compile(
    r"\b(?:requires?|needs?|calls? for|awaits?|waits? for) (?:no|neither)\b|\bnot (?:be )?(?:required|needed|necessary|asked|sought)\b|\bwithout (?:the )?(?:need|requirement)\b",
    re.I,
)


def _waits(sentence: Sentence) -> bool:
    """Whether what the UN body brings out waits for the partner's consent alone."""
    text = sentence.text
    output = _OUTPUT.search(text) or _brought_out(sentence)
    if output is None or _OWN_AFFAIR.search(text) or not _COMES_OUT.search(text):
        return False
    if approvers(sentence) != {"partner"} or _NOT_NEEDED.search(text):
        return False
    owner = next((m.entity.side for m in sentence.mentions if m.possessive and 0 <= output.start() - m.end < 25), None)
    return owner != "partner"
