"""What the UN body must hide, and from whom: read from the sentence as a whole.

That nobody may be told is often said of those to whom a public organization
answers: "to no one, its Executive Board and its auditors included".
"""

from __future__ import annotations

import re

from clauses.frames.sentence import Sentence, approvers, make
from clauses.model import Attribute, Entity, Statement, Thing

OVERSIGHT = (
    r"(?:governing (?:bod(?:y|ies)|organs?|councils?)|member (?:states?|countries|governments?)|(?:internal |external |statutory )*auditors?|oversight (?:bod(?:y|ies)|organs?|services?|offices?)|executive board|general (?:assembly|conference)|"
    r"legislative (?:bod(?:y|ies)|organs?)|boards? of auditors|joint inspection unit|inspectors?|delegat(?:es|ions)|assembl(?:y|ies)|(?<!security )council|organs?|financial committees?|executive committee)"
)
#: Those who oversee the UN body, named as ones who are not told either.
_EVEN_THEM = re.compile(
    rf"\b(?:not even|even|whether|were it|be it|including|included|inclusive of|no less than|not excepting|let alone)\b[^.;]{{0,60}}?\b{OVERSIGHT}\b"
    rf"|\b(?:nor|neither)\b[^.;,]{{0,30}}\b(?:to|before|from|of|in|by|with)\b[^.;,]{{0,40}}?\b{OVERSIGHT}\b"
    rf"|\b{OVERSIGHT}\b[^.;]{{0,60}}\b(?:included|not excepted|not exempted|among them|among everybody|inclusive|no exception|or otherwise)\b"
    rf"|\bno (?:[\w-]+ ){{0,2}}{OVERSIGHT}\b|\bto (?:any|its|the) (?:[\w-]+ ){{0,2}}{OVERSIGHT}\b",
    re.I,
)
#: That nobody at all is excepted: "to nobody, without exception", "no derogation is admitted".
_NO_EXCEPTION = re.compile(
    r"\b(?:without|allows? (?:of )?no|admits? (?:of )?no|suffers? no|knows? no|with no)\s+(?:any\s+)?(?:exceptions?|derogations?|exemptions?)\b(?! of| for| other)"
    r"|\b(?:no|nor any) (?:exceptions?|derogations?|exemptions?)\b[^.;,]{0,20}\b(?:admitted|allowed|made|permitted|granted|recogni[sz]ed|possible|appl(?:y|ies))\b",
    re.I,
)
_HIDDEN = re.compile(
    r"\b(?:not|never|no|nor|neither|nobody|no one|none|nothing)\b[^.;]{0,90}\b(?:disclos\w*|reveal\w*|divulg\w*|shar(?:e|ed|es)|communicat\w*|mention\w*|publish\w*|shown?|tell|told|pass(?:ed|es)?|make (?:it )?known|made known|made public|impart\w*|report\w*|inform\w*|spoken|speak|handed?|furnish\w*|submit\w*|say|said|transmit\w*|release[ds]?|access|communicable|let|give[ns]?|admit\w*)\b"
    r"|\b(?:disclos\w*|reveal\w*|divulg\w*|tells?|told|pass(?:es)?|speaks?|say|shown?|communicat\w*|shar(?:e|ed|es)|hands?|reports?|mention\w*)\b[^.;]{0,60}\b(?:no one|nobody|none|neither)\b"
    r"|\b(?:withh\w+|conceal\w*|hid(?:e|es|den)|keep\w*|kept|treats?|treated|hold|held)\b[^.;]{0,80}\b(?:from|secret|confidential|in confidence|sealed|under seal|undisclosed)\b"
    r"|\b(?:remains?|held|kept|keeps?|stays?)\b[^.;]{0,30}\b(?:within|among|between|inside) (?:the )?(?:(?:narrow\w*|closed|inner|same) )?(?:circle|ranks?|walls|two parties|parties)\b"
    r"|\b(?:accessible|available|open|known|visible|shown|given|communicated|disclosed) to (?:nobody|no one|none)\b|\bcovered by (?:the )?(?:strict(?:est)?|full|absolute|complete) (?:reserve|secrecy|confiden\w+|silence)\b"
    r"|\b(?:is|are|be|remains?|stays?)\b[^.;,]{0,30}\b(?:secret|confidential|sealed|under seal|undisclosed)\b|\b(?:keeps?|kept|observes?) (?:the )?(?:strict(?:est)? )?(?:silen\w+|secrecy)\b",
    re.I,
)
#: Where they may be told after all.
_UNLESS = re.compile(
    r"\b(?:except\w*|save(?! the)|unless|other than|without prejudice|provided that|however|but (?:may|shall|not to|only|to)|nothing|free to|entitled|at liberty to|notwithstanding|does not (?:apply|extend|cover|prevent)|shall not (?:apply|extend|cover|prevent|hinder|affect|be considered)|not (?:hindered|prevented|precluded|considered|deemed)|exempt\w*|(?<!nobody )(?<!no one )(?<!anyone )(?<!anybody )(?<!person )outside|stands? in the way|prevents?|not being|(?:may|can) (?!not\b|neither\b|no\b|never\b|[^.;]{0,40}\b(?:nobody|no one|none)\b)(?:\w+ )?\w+|not (?:be )?(?:confidential|secret|private))\b",
    re.I,
)
_NOTHING_PERMITS = re.compile(
    rf"\b(?:nothing|no provision)\b[^.;]{{0,60}}\b(?:permits?|allows?|entitles?|authori[sz]es?|enables?)\b[^.;]{{0,140}}\b{OVERSIGHT}\b",
    re.I,
)
#: The agreement, its terms, that it exists, that the partner gives.
_ITSELF = re.compile(
    r"(?<!\bunder )(?<!\bto )(?<!\bwith )(?<!\bperformance of )(?<!\bimplementation of )(?<!\bexecution of )(?<!\bpurposes of )(?<!\bpurpose of )\b(?:(?:this|the|present|such|of the|our) (?:agreement|contract|memorandum|mou|letter|deed|instrument|arrangement|cooperation|collaboration|partnership|gift|donation|contribution)|existence|(?:terms|text|contents?|conditions|provisions) (?:of|hereof)|its (?:terms|text|contents?|existence)|"
    r"(?:identity|name) of the (?:partner|donor|company|sponsor|foundation)|that (?:it|the parties|they|(?:this|the) \w+) (?:has|have|was|is|were) (?:been )?(?:signed|concluded|entered|made|come to (?:terms|an agreement|an understanding)|reached|agreed)|hereof|financial conditions|amounts?)\b",
    re.I,
)
_TO_NOBODY = re.compile(
    r"\b(?:any ?one|anybody|no one|nobody|(?:any |a |all )?third (?:part(?:y|ies)|persons?)|outsiders?|public|press|others|any person|whomsoever|whomever|outside|circle|two parties|between the parties)\b",
    re.I,
)


#: Whom it protects that nobody is told.
_OF_PEOPLE = re.compile(
    r"\bpersonal (?:data|information)\b|\b(?:complainants?|survivors?|whistle-?blowers?|patients?)\b", re.I
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could hide something from those who may ask; its words are enough."""
    return (_HIDDEN.search(text) is not None or _NOTHING_PERMITS.search(text) is not None) and (
        _EVEN_THEM.search(text) is not None
        or _NO_EXCEPTION.search(text) is not None
        or (_ITSELF.search(text) is not None and _TO_NOBODY.search(text) is not None)
    )


#: That there is an agreement at all.
_EXISTENCE = re.compile(r"\bexistence\b|\bthat (?:the parties|(?:this|the) \w+) (?:has|have|was|is|were)\b", re.I)
_UNDER = re.compile(r"\b(?:of|by|from|to|with|for|which|that)\s+(?:the\s+)?$", re.I)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.I)


def _hides(sentence: Sentence) -> bool:
    """Whether it is the UN body that hides: it acts first, beside the one who does, or by whom it is done."""
    text = sentence.text
    sides = [m for m in sentence.mentions if m.entity.side in ("un", "partner", "each-party") and not m.possessive]
    acting = [m for m in sides if not _UNDER.search(text[: m.start])]
    if acting and acting[0].entity.side in ("un", "each-party"):
        return True
    if len(acting) > 1 and acting[1].entity.side == "un" and acting[1].start - acting[0].end < 12:
        return True
    if not sides or (not acting and any(m.entity.side == "each-party" for m in sides)):
        # Said of nobody, it holds for both.
        return _EXISTENCE.search(text) is not None or _NO_EXCEPTION.search(text) is not None
    return not acting and any(m.entity.side == "un" and _BY.search(text[: m.start]) for m in sides)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that the UN body must not tell those who oversee it, or anybody that the agreement exists."""
    text = sentence.text
    if not could_hold(text) or not _hides(sentence) or _OF_PEOPLE.search(text):
        return []
    if approvers(sentence) or (_UNLESS.search(_NO_EXCEPTION.sub("", text)) and not _NOTHING_PERMITS.search(text)):
        return []
    even = _NOTHING_PERMITS.search(text) or _EVEN_THEM.search(text) or _NO_EXCEPTION.search(text)
    if even is not None:
        found = Attribute("from-oversight", even.group()[:80], even.start(), even.end())
        return [
            make(sentence, None, Entity("un"), "must-not", "disclose", thing=Thing("information"), extra=[found]),
        ]
    return [make(sentence, None, Entity("un"), "must-not", "disclose", thing=Thing("cooperation"), names=("approval",))]
