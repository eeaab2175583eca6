"""The law of a State in a sentence, and what is said of it: that it rules the agreement, or fills what that leaves open."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from clauses.lexicon import load

_BODY = (
    r"(?:State|Commonwealth|Republic|Kingdom|Province|Canton|Federal Republic|Federative Republic|People['’]s Republic|Islamic Republic|"
    r"Federation|Emirate|Union|Principality|Grand Duchy|Hashemite Kingdom|Confederation|City|Land|Free State|Territory)"
)
#: What a State's rules are called. "Act" and "Code" count only beside the State's name.
_LAW = (
    r"(?:rules of law|laws?|legislation|statutes?|legal (?:system|order|provisions|rules)|(?:statutory|mandatory) (?:law|provisions|rules)|"
    r"Codes?(?: of (?:Obligations|Commerce))?|(?:Civil|Commercial|Maritime|Labour) Code|BGB|OR|jurisdiction|jurisprudence|case[- ]law|(?-i:Acts?)|Ordinances?|Decrees?)"
)
#: What a law is about: "Bavarian consumer law".
_FIELD = (
    r"(?:consumer|data[- ]protection|privacy|labour|labor|employment|tax|company|corporate|criminal|insolvency|banking|competition|copyright|environmental|procurement|"
    r"customs|administrative|public|sales?|tort|insurance|property|trade|traffic|factory|export|positive)"
)
#: "of obligations", "on Contract", "of the courts": between the word for law and the State.
_ON = r"(?:\s+(?:of|on|for)\s+(?:the\s+)?[\w-]+(?:\s+and\s+[\w-]+)?)?"


@cache
def _names() -> tuple[str, str]:
    data = load("en/states")
    states, adjectives = (
        "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(data[key], key=len, reverse=True))
        for key in ("states", "adjectives")
    )
    return states, adjectives


@cache
def state_law() -> re.Pattern[str]:
    """A law that belongs to a State: "the laws of Kenya", "English law", "the Finnish Sale of Goods Act"."""
    names, adjectives = _names()
    return re.compile(
        rf"\b{_LAW}\b{_ON}(?:,?\s+(?:No\.?\s*)?\d+(?:\s+of\s+\d{{4}})?)?(?:(?:,\s+[a-z-]+){{0,2}}\s+and\s+(?:regulations|practice|jurisdiction|rules|notifications|usages?|customs|orders))?,?\s+(?:(?:as|for the time being|in force|applicable|applied|applying|prevailing|obtaining|currently|enacted)\s+){{0,4}}(?:of|in|for|from|at)\s+(?:the\s+)?(?:{_BODY}\s+(?:of\s+)?)?(?:the\s+)?(?:{names})\b"
        rf"|\b(?:{adjectives})\s+(?:substantive\s+|material\s+|domestic\s+|national\s+|federal\s+|civil\s+|contract\s+|commercial\s+|private\s+|and\s+\w+\s+|{_FIELD}\s+)*{_LAW}\b"
        rf"|\b(?:{adjectives})(?:\s+(?-i:[A-Z][\w-]+|of|and|on|for)){{1,5}}\s+(?-i:Act|Acts|Code|Law|Laws|Ordinance|Statute|Regulation)\b"
        rf"|\b(?:the\s+)?(?:{names})(?:['’]s?)?\s+(?:substantive\s+|domestic\s+|{_FIELD}\s+)?(?:laws?|legislation|statutes)\b"
        rf"|\b(?:{names})['’]s?(?:\s+(?-i:[A-Z][\w-]+|of|and|on|for)){{0,5}}\s+(?-i:Act|Acts|Code|Law|Ordinance|Statute)\b"
        rf"|\b{_LAW}\b\s+(?:of|in|where)\s+(?:the\s+)?(?:State|country|place|jurisdiction|canton|province|territory|land)\b(?! of the parties)"
        rf"|\b{_LAW}\b{_ON}\s+(?:in force\s+)?(?:of|at)\s+(?:the\s+)?(?:seat|domicile|registered office|principal place|home|headquarters|place of (?:incorporation|establishment|business))\b"
        rf"|\b(?:the\s+)?(?:law|laws) of (?:its|their|the [\w]+['’]s) (?:country|seat|home|domicile|incorporation|place|registered)\b"
        rf"|\b(?:national|domestic|local|municipal|host country|host state)\s+(?:substantive\s+)?laws?\b"
        rf"|\b(?:laws?|legislation|statutes)\s+(?:in force|applicable|prevailing)\s+(?:at|in)\s+(?:the\s+)?(?-i:[A-Z]\w+)"
        rf"|\b(?:current|present|effective|existing|prevailing)\s+legislation\b|\b(?:legislation|laws)\s+(?:currently\s+|for the time being\s+)?in force\b|\b(?:statutory|legal)\s+(?:provisions|rules)\b"
        rf"|\b(?-i:(?:Civil|Commercial|Labour|Labor)(?:\s+and\s+Commercial)?\s+Code|Code\s+of\s+(?:Obligations|Commerce))\b|\b(?-i:Law|Act|Decree|Statute|Ordinance)\s+(?:No\.?|Nr\.?|[Nn][°º]\.?)\s*\d"
        rf"|\blaw of (?:the|that) (?:Party|side|one)(?:['’]s (?:seat|domicile|residence|country)|\s+(?:that|which|who|whose))\b"
        rf"|\b(?-i:A?BGB|HGB|UCC|Code civil|Code de commerce|Código Civil|Uniform Commercial Code)\b",
        re.I,
    )


@lru_cache(maxsize=512)
def state_laws(text: str) -> tuple[re.Match[str], ...]:
    """Return where a text names a law of a State: a dear search, and both readers ask for it."""
    return tuple(state_law().finditer(text))


@cache
def _name() -> re.Pattern[str]:
    names, adjectives = _names()
    return re.compile(
        rf"(?:(?:that|the laws?) of )?(?:the )?(?:{_BODY}\s+(?:of\s+)?)?(?:the\s+)?(?:{names}|{adjectives})\b", re.I
    )


_LABEL = re.compile(
    r"(?:^|[.;:|(\d])\s*(?:the\s+)?(?:(?:governing|applicable|proper|contract|controlling|substantive)\s+law|law(?:\s+of\s+the\s+(?:contract|agreement)|\s+applicable|\s+governing\s+\w+)?)"
    r"(?:\s*(?:,|/|and)\s*(?:forum|jurisdiction|venue))?\s*[:|=–—-]\s*(?:the\s+)?",
    re.I,
)


def named_on_a_label(text: str) -> re.Match[str] | None:
    """Return where the law is named by its State alone: "Governing law: Denmark", "the law applicable is that of Kenya"."""
    for label in _LABEL.finditer(text):
        named = _name().match(text, label.end()) or state_law().match(text, label.end())
        if named is not None:
            return named
    return _that_of().search(text) if _THAT.search(text) else None


#: "The law applicable is that of ...", "elect as governing law that of ...".
_THAT = re.compile(r"\b(?:law|laws|legislation)\b[^.;]{0,80}\b(?:that|the one|those) (?:in force in|in|of)\b", re.I)


@cache
def _that_of() -> re.Pattern[str]:
    names, _ = _names()
    return re.compile(
        rf"\b(?:(?:applicable|governing|proper) laws?|laws? (?:applicable|governing|of the contract))\b[^.;]{{0,80}}\b(?:that|the one|those) (?:in force in|in|of)\s+(?:the\s+)?(?:{_BODY}\s+(?:of\s+)?)?(?:the\s+)?(?:{names})\b",
        re.I,
    )


#: What is governed: the agreement, what it leaves open, the quarrels about it; and who decides about these.
GOVERNED = re.compile(
    r"\b(?:agreement|contract|memorandum|mou|letter|terms|arrangement|accord|protocol|convention|charter|covenant|conditions|articles|annex|schedule|undertaking|licen[cs]e|"
    r"rights? and (?:obligations|duties)|obligations|duties|relations(?:hip)?|instrument|deed|parties|purchase order|document|matters?|disputes?|claims?|interpretation|contractual|hereof|herein|hereunder|herewith|text|wording|"
    r"questions?|points?|issues?|gaps?|blanks?|lacunae?|omissions?|silen\w+|whatever|arbitrators?|tribunal|panel|award|judges?)\b",
    re.I,
)

#: What the agreement leaves open: "matters not covered", "where this Agreement is silent", "failing that".
GAP = re.compile(
    r"\b(?:(?:not|nor|nowhere|un)[ -]?(?:been )?(?:\w+ly )?(?:covered|settled|provided(?: for)?|dealt with|regulated|addressed|governed by (?:this|the present|its)|resolved|answered|foreseen|mentioned|contemplated|treated|decided|determined by (?:this|the present))|"
    r"(?:does|do|did|ha[sv]e?) not (?:\w+ ){0,2}?(?:settle|cover|regulate|address|answer|provide|deal|resolve|foresee|mention|contemplate|speak|say)\w*|"
    r"(?:is|are|be|being|remain|remains|falls?|stays?) (?:silent|mute)|silence of|silent (?:points?|matters?)|no provision|makes? no (?:provision|mention)|says? nothing|leaves? (?:\w+ ){0,4}(?:open|unanswered|unsettled|unregulated|undecided)|"
    r"open questions?|(?:fill|close)\w* (?:\w+ ){0,3}(?:gaps?|lacunae?|blanks?|silence|omissions?)|gaps? in|omits?|omitted (?:from|in|by)|runs? out|fails? to (?:provide|address|regulate|settle|cover|deal)|"
    r"outside (?:the|its) text|in default of (?:a )?(?:provision|stipulation)|subsidiar(?:y|ily)|suppletiv\w+|by way of supplement|failing (?:that|them|this|which|such))\b",
    re.I,
)

#: Right after the law: "... shall apply", "..., by which this contract is to be read", "... steps in".
_RULES = re.compile(
    r"(?:\s+(?:\d{4}\b|as (?:amended|in force|it stands|applied)[^,.;]{0,30}|and (?:of )?(?:the )?[\w'’ ]{2,30}?|in force[^,;.]{0,30}|on \w+|alone|\([^)]{1,40}\))|,[^,;.]{2,40},){0,2}"
    r"\s+(?:(?:shall|will|may|must|is|are|does|do|to|be|being|also|then|only|alone|thus|accordingly|again|in turn|subsidiarily|likewise)\s+){0,5}"
    r"(?:appl(?:y|ies|ied|icable)|govern\w*|rules?|controls?|controlling|prevails?|decid(?:es?|ing)|decisive|determin(?:es?|ing|ative)|regulates?|fills?|suppl(?:y|ies)|supplements?|complet(?:es?|ing)|complements?|answers?|settles?|resolves?|steps? in|"
    r"consulted|looked to|resorted to|called (?:up)?on|drawn (?:up)?on|authoritative|made the (?:\w+ )?law|the (?:proper|governing|applicable|subsidiary|supplementary) law|"
    r"(?:furnish|provide|give|yield)(?:s|es)? (?:the |an |any )?(?:answer|rule|solution|missing)|comes? into play|takes? effect|has (?:application|effect)|have (?:application|effect)|(?:is|be) the law of (?:the|this)|the law of (?:the|this)|takes? (?:over|its place))\b"
    r"|[^.;]{0,60}?,?\s*(?:under|by|according to|in the light of|in accordance with) which\b[^.;]{0,100}\b(?:governed|construed|read|interpreted|measured|judged|ruled|decided|determined)\b",
    re.I,
)

#: Right before the law: "recourse shall be had to ...", "is answered by ...", "the tribunal shall apply ...".
_LED_TO = re.compile(
    r"\b(?:recourse (?:(?:shall|is|may|will|to|be|had|taken) ){0,3}to|ha(?:ve|s|d|ving) recourse to|resort\w* (?:\w+ )?to|refer(?:s|red|ring|ence)?(?: themselves)?(?: back)?(?: (?:shall |is to |will |may )?be (?:had|made))?(?:, [^,.;]{2,40},)? to|"
    r"(?:agreement|contract|memorandum|deed|instrument|it|parties|licen[cs]e)\b[^.;]{0,80}?\b(?:(?:made|concluded|entered into|executed|drawn up|signed)(?:,? [^.;]{2,30}?)? (?:under|according to|in accordance with|pursuant to|subject to|on the basis of)|within the meaning of|one of|submit\w*(?: \w+){0,2} to|falls? under|comes? under|takes? its \w+ from|deriv\w+ (?:its \w+|\w+ and \w+) from)|"
    r"(?:parties|signatories|they|un\w*|both sides) (?:hereby )?(?:choose|elect|select|opt for|adopt|stipulate|(?:have )?agreed? (?:up)?on|agree to)(?: the application of)?(?: as [^,.;]{3,40})?|application of|"
    r"guided by|depends? (?:up)?on|meaning (?:that is |which is )?(?:given|ascribed|attributed|assigned) (?:to \w+ )?(?:by|in|under)|those (?:that|which|of)|enforce\w* (?:under|according to|in accordance with)|clos\w+ in accordance with|"
    r"looks?(?: first| next| last| then)? to|look(?:ed)? at|turns? to|falls?(?:ing)? back (?:up)?on|by analogy (?:with|to)|analogous application of|"
    r"(?:answer\w*|fill\w*|resol\w+|settl\w+|decid\w+|determin\w+|judg\w+|measur\w+|read|understood|constru\w+|expound\w*|interpret\w*|complet\w+|complement\w*|supplement\w*|rul\w+|regulat\w+|govern\w*|made good|assess\w*|adjudicat\w+|(?:answer|rule|solution)s? (?:is |are )?(?:to be )?(?:taken|drawn|sought|found))"
    r"(?:,? (?:for|in|as to|on) [^,.;]{2,50},?)? (?:by|under|with|from|in|in accordance with|according to|in (?:the )?light of|by reference to|on the (?:basis|footing) of|pursuant to),?|applicable to [^.;:]{2,50}:|"
    r"obeys?|(?:bases?|based?) (?:its|their|his|her|the) (?:decisions?|awards?|judgments?|rulings?) (?:up)?on|takes? its (?:meaning|force|legal force|effect) from|"
    r"(?:arbitrators?|tribunal|panel|judges?|courts?|award|experts?|he|she|they|it)\b[^.;]{0,60}\b(?:appl(?:y|ies|ying)|decid\w+ (?:by|under|on|in accordance|according))(?: with| to)?)"
    r"\s+(?:(?:the|its|such|all|any|relevant|applicable|substantive|material|mandatory|general|ordinary|common|provisions|rules|principles|articles|sections?|courts?|jurisprudence|of|in|statutory|said|local|case|Book|Title|Chapter|\d+|and|on|for|(?-i:[A-Z][\w-]+))\s+){0,6}$",
    re.I,
)
#: "failing them, the law of ...", "should they be silent, the ... Code": the law stands alone after the gap.
_AFTER_GAP = re.compile(
    r"\b(?:failing (?:that|them|this|which|such\w*)|(?:be|is|are) silent|in (?:their|its) (?:default|silence)|(?:everything|anything|whatever|all) (?:else|[^,.;]{2,40} omits)):?,?\s+(?:the\s+)?$",
    re.I,
)
#: A line that is nothing but a law: "German law, with the exclusion of its rules on standard terms".
_ALONE = re.compile(
    r"\s*(?:\.?\s*$|[|;]|,?\s*(?:(?:with|to) the exclusion|excluding|except(?:ing)?|without (?:its|regard|the)|save)\b)",
    re.I,
)
#: Whose law it is, or what is done under it, where nothing is governed: "as required by", "a company under".
_OBSERVED = re.compile(
    r"\b(?:compl(?:y|ies|iance|ying)|conform\w*|organi[sz]ed|incorporated|existing|established|registered|constituted|created|formed|obey|observ\w+|abide|permitted|required|requires?|withh\w+|tax(?:es)?|entity|company|corporation|"
    r"foundation|association|charity|allowed|prescribed|within the meaning|as defined)\b[^.;]{0,60}$",
    re.I,
)


#: "not by analogy with ...", "... is not intended": not so, unless something else is denied to say so.
_NOT_LED = re.compile(
    r"\b(?:not|nor|never|neither|without|instead of|rather than)\b(?:(?!\bbut\b)[^.;:,]){0,60}$", re.I
)
_NOT_RULING = re.compile(
    r"[^.;:]{0,50}?\b(?:(?:is|are|be|shall|will|does|do|may) (?:not|never|neither)|excluded|ruled out|governing neither|neither)\b",
    re.I,
)


def is_denied(text: str, law: re.Match[str]) -> bool:
    """Tell whether it is denied, close to the law's name, that this law counts; "not covered by this Agreement" denies no law."""
    masked = GAP.sub(lambda m: "x" * len(m.group()), text)
    return bool(_NOT_LED.search(masked[: law.start()][-90:]) or _NOT_RULING.match(masked[law.end() :]))


def rules_the_agreement(text: str, law: re.Match[str]) -> bool:
    """Tell whether a sentence has the law of a State decide about the agreement, or about what that leaves open."""
    before, after = text[: law.start()], text[law.end() :]
    near = before[-150:]
    if re.fullmatch(r"\W*(?:\(?\w{1,3}[).]\s*)?(?:the\s+)?", before, re.I) and _ALONE.match(after):
        return True
    if _AFTER_GAP.search(near):
        return True
    if _OBSERVED.search(near) or GOVERNED.search(f"{before} {after}") is None:
        return False
    return _LED_TO.search(near) is not None or _RULES.match(after) is not None
