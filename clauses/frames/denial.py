"""What denies, and what only looks so, for families that read a sentence as a whole.

"No later than May", "not only", "whether or not", "without further licence": such
words deny nothing of what stands beside them, and are blanked before the others
are looked for (the negation cues and pseudo-negations of Chapman et al., *A Simple
Algorithm for Identifying Negated Findings*, 2001, in the words of agreements).
A family with a list of its own looks for a bare "not" or "no" at one place, where nothing can only look so.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ASKED = (
    r"(?:agreements?|licen[cs]es?|approvals?|consents?|permissions?|clearances?|authori[sz]ations?|authority|instruments?|contracts?|"
    r"formalit(?:y|ies)|leave|permits?|referral|objections?|opposition|enquir(?:y|ies)|signatures?|deeds?)"
)
_SEEMING = re.compile(
    # bounds: "no later than", "not exceeding", "never more than"
    r"\b(?:not?|never|nothing)(?: (?:be|to|for))? (?:more|less|later|earlier|longer|fewer|sooner|smaller|lower) than\b"
    r"|\b(?:not|never) (?:to )?exceed(?:s|ed|ing)?\b|\bno(?:t)? (?:later|earlier|less|fewer)\b"
    # what adds or leaves open: "not only", "whether or not", "not limited to"
    r"|\bnot (?:only|merely|just|simply)\b|\bnot (?:be )?(?:limited|confined|restricted) to\b|\b(?:whether )?or not\b|\bif not\b|\bno matter\b"
    r"|\bwith(?:out)? (?:or|and) with(?:out)?\b|\bno doubt\b"
    # what is free of a burden: "without delay", "at no charge"
    r"|\bwithout (?:any |undue |further |prior |previous )*(?:delay|limit\w*|ceiling|cap|prejudice|regard|proof|costs?|charges?|fees?|payment|exception|fault|deduction|formality|restriction|hindrance|interruption|reservation|notices?|warning|recourse|tenders?|bidding|competition)\b"
    r"|\b(?:at|for|with) no (?:\w+ )?(?:cost|charge|fee|fault|limit|extra)\b|\bno (?:fees?|charges?|royalt(?:y|ies)) (?:is|are|shall be|being) (?:due|payable|charged)\b"
    # consent that is waived: "without further approval", "no separate licence is needed", "need not ask"
    rf"|\b(?:no|without|nor|not)\b(?: (?:any|a|an|the|need for|further|separate|other|additional|prior|fresh|formal|distinct|individual|special|written|specific|product|of|having to|having|seeking|seek|obtaining|ask(?:ing)?|for|need|recourse|reference|to|licen[cs]e|court|or|and))* {_ASKED}\b"
    r"|\bneeds? not (?:be )?(?:ask|seek|obtain|sign|conclud|consult|inform|tell)\w*|\bnot (?:be )?(?:obliged|required|bound) to (?:ask|seek|obtain|sign|conclud|consult|inform|tell)\w*"
    # what has not been done yet: "sums not paid in time"
    r"|(?<!is )(?<!are )(?<!was )(?<!be )(?<!shall )(?<!may )(?<!will )\bnot (?:yet )?(?:been )?(?:so |fully |duly )?(?:paid|settled|met|remitted|received|delivered|returned|refunded|used|spent)\b"
    # who won't stand in the way: "shall not oppose"
    r"|\b(?:not|never) (?:be )?(?:to )?(?:oppose\w*|object\w*|contest\w*|resist\w*|dispute\w*|hinder\w*|obstruct\w*|prevent\w*|challenge\w*|refuse\w*|withh\w+|unreasonably)\b",
    re.I,
)
_DENIES = re.compile(r"\b(?:no|not|never|neither|nor|none|nothing|nobody|nowhere|cannot|without)\b|n['’]t\b", re.I)
_PREVENTS = re.compile(
    r"\b(?:prohibit\w*|forbid\w*|exclud\w+|ruled out|rules out|barred|bars (?:any|the|all)|preclud\w+|refrain\w*|abstain\w*|refus\w+|declin\w+|avoid\w*|disclaim\w*|instead of|rather than|free (?:of|from)|least of all|far from)\b",
    re.I,
)


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """Return the text with the words blanked that look like a denial and are none; offsets stay."""
    return _SEEMING.sub(lambda m: " " * len(m.group()), text)


def denied(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a word between two places denies or forbids."""
    words = plain(text)
    stop = len(words) if end is None else end
    return _DENIES.search(words, start, stop) is not None or _PREVENTS.search(words, start, stop) is not None
