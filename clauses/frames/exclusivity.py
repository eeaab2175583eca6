"""Whether the UN side is bound to one partner: exclusivity, first refusal, sole titles, and the freedom to work with others."""

from __future__ import annotations

import re

from clauses import concepts
from clauses.force import as_duty, negative
from clauses.frames.advantage import BUY
from clauses.frames.sentence import (
    LONGEST,
    Sentence,
    approvers,
    followed,
    is_party,
    make,
    mentioned,
    other,
    party,
)
from clauses.inflection import verbs
from clauses.model import Attribute, Entity, Modality, Statement
from clauses.predications import EXCLUDED, Predication

_EXCLUSIVE_TITLE = re.compile(
    r"\b(?:exclusive|sole|only|single|unique)\b(?:\s+and\s+\w+)?\s+(?:(?!(?:of|for|by|to|in|if|as|on|at|after|before|when|where|once|upon|with|until|through|from|under|remed\w+|property)\b)[\w-]+\s+){0,4}?(?:partner|supplier|provider|sponsor|vendor|bank|carrier|airline|"
    r"brand|manufacturer|insurer|contractor|company|corporate partner|collaborator|donor|distributor|undertaking|contributor|source|counterpart|business|firm|enterprise|ally)s?\b",
    re.I,
)

_FIRST = re.compile(
    r"\b(?:right of first (?:refusal|offer|negotiation|look|call)|first (?:refusal|option|offer|look|call|opportunity|right)|pre-?empti(?:on|ve)|right to match|"
    r"matching right|last (?:look|refusal|offer)|right of last|match (?:any|the|such|that|a)\b.{0,40}\boffer|"
    r"(?:before|prior to) (?:[\w'’.-]+ ){0,4}?(?:approach|offer|invit|contact|turn|negotiat|deal|speak)(?:s|es|e|ing)?(?: (?:to|with))?\b.{0,60}\b(?:other|another|third|anyone|elsewhere|market|competitor)|"
    r"offer\w*\b[^.;]{0,60}\bfirst to|first (?:be )?(?:offer(?:ed)?|propos(?:e|ed)|invited?|approach(?:ed)?)|(?:offered|proposed|presented|shown) to (?:the )?[\w&-]+(?: [\w&-]+)? first\b|most favou?red)\b",
    re.I,
)

_BUT_FOR_OTHERS = r"(?:(?!\b(?:an)?other\b|\bcompet|\brival)[^.;,])"
_NON_EXCLUSIVE = re.compile(
    # "shall not work with other airlines during the exclusivity period" frees nobody
    rf"\bnon-?exclusiv\w*|\bnot\b{_BUT_FOR_OTHERS}{{0,40}}\bexclusiv\w*|\bno\b{_BUT_FOR_OTHERS}{{0,30}}\bexclusiv\w*|\bwithout (?:any )?exclusivity\b|\bnothing\b[^.;]{0, 120}\bexclusiv\w*"
    r"|\bneither\b[^.;]{0,60}\bexclusiv\w*|\bexclusivity\b(?=" + EXCLUDED.pattern + ")",
    re.I,
)

_DEALING = verbs("dealing")

_TO_OTHERS = re.compile(
    r"\b(?:(?:any|all|some|many|several|such|with|from|by|to|no) (?:other|another)|with others?|(?<!the )(?<!each )(?<!either )(?<!its )(?:an)?other (?:compan|entit|partner|donor|sponsor|bank|person|firm|organi[sz]ation|"
    r"part(?:y|ies)|supplier|vendor|contributor|provider|business|undertaking|enterprise|corporat|manufacturer|institution|operator|brand|airline|carrier|insurer|bod(?:y|ies)|"
    r"private|commercial|collaborat|producer|retailer)\w*|competitors?|competing|competitive|rivals?|third part(?:y|ies)|third persons?|anyone else|nobody else|no one else|"
    r"whomever|whomsoever|whoever|elsewhere|similar (?:arrangement|agreement|partnership|collaboration|cooperation|relationship|activit|project|contract|initiative|support|understanding)\w*|"
    r"others (?:in|on|of|for|active|working)|compet(?:e|es|ing) with|same (?:sector|industry|category|field|line|product)|additional partners?|others\b)",
    re.I,
)


def interpret(sentence: Sentence) -> list[Statement]:
    """Return the statements about exclusivity in a sentence."""
    text = sentence.text
    about_marks = re.search(
        r"\b(?:emblem|logo|trade ?-?mark|licen[cs]e|intellectual property|copyright|jurisdiction|remed(?:y|ies)|property of|(?:non-?exclusive|exclusive)(?:,? [\w-]+){0,4} (?:rights?|permissions?|authori[sz]ations?)|(?:rights?|permissions?|authori[sz]ations?|consents?|grants?|approvals?|clearances?|uses?)(?: [\w-]+){0,4} (?:is|are|be|remains?)\b[^.;]{0,60}\bexclusive)\b",
        text,
        re.I,
    )
    found: list[Statement] = []
    plain = _NON_EXCLUSIVE.search(text)
    if plain and not (
        about_marks
        and not re.search(
            r"\b(?:agreement|cooperation|collaboration|partnership|relationship|memorandum|mou|arrangement|understanding)\b[^.;]{0,60}\bexclusiv|\bexclusiv\w+ (?:[\w-]+ ){0,3}(?:agreement|cooperation|collaboration|partnership|relationship|arrangement)\b",
            text,
            re.I,
        )
    ):
        return [
            make(
                sentence,
                None,
                Entity("each-party"),
                "may",
                "deal-with-others",
                extra=[Attribute("non-exclusive", plain.group()[:60], plain.start(), plain.end())],
            )
        ]
    first = _FIRST.search(text)
    if first:
        made = _first_refusal(sentence, first)
        if made is not None:
            found.append(made)
    for p in sentence.predications:
        if p.nominal:
            continue
        made = _dealing(sentence, p)
        if made is not None and not any(m.act == made.act and m.modality == made.modality for m in found):
            found.append(made)
    if not any(m.act == "deal-with-others" for m in found):
        made = _shut_out(sentence)
        if made is not None:
            found.append(made)
    if not any(m.act == "deal-with-others" for m in found):
        made = _exclusive_title(sentence, bool(about_marks))
        if made is not None:
            found.append(made)
    return found


def _first_refusal(sentence: Sentence, match: re.Match[str]) -> Statement | None:
    p = next((q for q in sentence.predications if not q.nominal and q.start <= match.start() <= q.end), None)
    force = p.force if p else "is"
    near = [m for m in sentence.mentions if is_party(m.entity)]
    subject = party(p.subject) if p else None
    granter = subject if subject is not None and subject.side in ("un", "partner") else None
    if (
        p is not None
        and p.lemma in ("have", "enjoy", "hold", "receive", "retain", "get", "obtain", "benefit", "exercise")
        and granter is not None
    ):
        granter = other(granter)
    if granter is None:
        granter = Entity("un") if any(m.entity.side == "partner" for m in near) else Entity("each-party")
    modality: Modality = "must-not" if negative(force) else "must"
    if re.search(r"\bmost favou?red\b", match.group(), re.I):
        return None
    return make(
        sentence,
        p,
        granter,
        modality,
        "offer-first",
        to=other(granter),
        extra=[Attribute("exclusive", match.group()[:60], match.start(), match.end())],
    )


def _dealing(sentence: Sentence, p: Predication) -> Statement | None:
    if p.lemma not in _DEALING:
        return None
    bearer = party(p.subject)
    rest = sentence.text[p.at : p.end] if p.end > p.at else sentence.text[p.at :]
    match = _TO_OTHERS.search(rest)
    if bearer is None or bearer.side not in ("un", "partner", "each-party", "the-other") or match is None:
        return None
    force = as_duty(p.force)
    if force == "must":
        return None
    if force in ("must-not", "need-not"):
        # A duty of secrecy, assignment or agency is no exclusivity.
        if re.search(
            r"\b(?:confidential|disclos\w+|assign\w*|transfer\w*|sub-?contract\w*|on behalf of|bind|commit|personal data|gifts?|bribe\w*|liabilit\w*|indemnif\w*|consent of)\b",
            rest,
            re.I,
        ):
            return None
        if concepts.has("marks", rest) and not re.search(
            r"\b(?:exclusiv\w+|compet\w+|similar (?:arrangement|agreement|partnership)\w*|category|sector)\b",
            rest,
            re.I,
        ):
            return None
        if p.lemma in (
            "have",
            "make",
            "take",
            "give",
            "seek",
            "support",
            "accept",
            "receive",
            "use",
            "grant",
            "allow",
            "permit",
            "promote",
            "develop",
            "agree",
            "undertake",
            "conduct",
            "engage",
            "continue",
            "authorise",
            "authorize",
            "license",
            "involve",
        ) and not re.search(r"\b(?:compet\w+|similar|other|another|rival\w*|anyone else)\b", match.group(), re.I):
            return None
        if bearer.side in ("un", "each-party", "the-other"):
            approved = re.search(r"\bwithout\b[^.;]{0,60}\b(?:consent|approval|agreement)\b", rest, re.I)
            return make(
                sentence,
                p,
                Entity("un"),
                "must-not",
                "deal-with-others",
                extra=[Attribute("exclusive", match.group(), p.at + match.start(), p.at + match.end())]
                + (
                    [Attribute("approval", approved.group(), p.at + approved.start(), p.at + approved.end())]
                    if approved
                    else []
                ),
            )
        return None
    if force == "may" and bearer.side in ("un", "each-party", "partner"):
        if re.search(
            r"\b(?:on behalf of|confidential|disclos\w+|assign\w*|sub-?contract\w*|indemnif\w*|liabilit\w*)\b",
            rest,
            re.I,
        ) or concepts.has("marks", rest):
            return None
        if p.lemma in (
            "make",
            "have",
            "take",
            "give",
            "seek",
            "accept",
            "receive",
            "authorise",
            "authorize",
            "grant",
            "allow",
            "permit",
            "promote",
        ) and not re.search(
            r"\bsimilar|compet|other (?:compan|entit|partner|donor|sponsor|business|contribut|firm|part)", rest, re.I
        ):
            return None
        if bearer.side != "partner" and approvers(sentence) == {"partner"} and not _UNASKED.search(sentence.text):
            return make(
                sentence,
                p,
                Entity("un"),
                "must-not",
                "deal-with-others",
                extra=[Attribute("exclusive", match.group(), p.at + match.start(), p.at + match.end())],
            )
        return make(sentence, p, Entity(bearer.side), "may", "deal-with-others")
    return None


_UNASKED = re.compile(r"\b(?:without|not|no|nor|neither|irrespective|regardless)\b", re.I)
_TRADE = (
    r"(?:compan(?:y|ies)|firms?|business(?:es)?|banks?|airlines?|carriers?|sponsors?|partners?|donors?|suppliers?|vendors?|providers?|manufacturers?|brands?|enterprises?|undertakings?|competitors?|contributors?|insurers?|operators?|"
    r"retailers?|producers?|clubs?|makers?|brokers?|corporations?|funders?|rivals?|foundations?|dealers?|distributors?|publishers?|broadcasters?|lines?|networks?|chains?)"
)
_OTHER_TRADE = rf"(?:(?:(?:any|every|all|an)\s*)?(?:other|another|further|additional|rival|competing) (?:[\w-]+ ){{0,3}}{_TRADE}\b|(?:competitors?|rivals?)\b)"
_LET = r"(?:may|shall|will|can|must|is|are|has|have|gets?|receives?|enjoys?)"
#: "No other bank may", "nobody but the Partner is", "competitors of the Partner shall be excluded".
_NO_OTHER = re.compile(
    rf"\bno (?:other|further|second|rival|competing) (?:[\w-]+ ){{0,3}}?{_TRADE}\b[^.;]{{0,80}}?\b{_LET}\b|\bno (?:competitor|rival)s?\b[^.;]{{0,60}}?\b{_LET}\b"
    rf"|\b{_OTHER_TRADE}[^.;]{{0,60}}\b(?:is|are|be)\s+(?:\w+ly )?(?:excluded|barred|shut out|kept (?:out|away)|turned away|debarred|not (?:be )?(?:admitted|invited|approached|allowed))\b",
    re.I,
)
#: Words that lead to the Partner as the only one: "no carrier other than", "nobody but".
_SAVE_FOR = re.compile(
    rf"\b(?:no|not|never|nobody|no one|none|any|anyone|anybody|neither|refrain\w*|decline\w*|refuse\w*|every|all|each)\b(?:[^.;]{{0,90}}\b{_TRADE}| one| ?body)?\b[^.;]{{0,60}}\b(?:other than|but|except|save|besides|apart from|excepting)\s+(?:for\s+|with\s+|from\s+)?(?:the\s+)?$",
    re.I,
)
_NOBODY_BUT = re.compile(
    rf"\b(?:nobody|no one|none|no (?:[\w-]+ ){{0,3}}{_TRADE})\b[^.;,]{{0,30}}\b(?:other than|but|except|save|besides|apart from)\s+(?:the\s+)?$",
    re.I,
)
_ALONE = re.compile(
    r"\s*,?\s+(?:alone|only|exclusively|solely|and (?:with |from |to |by )?(?:(?:no one|nobody|none)(?=\s*(?:else|other|besides|[.;,]|$))|no other\b))",
    re.I,
)
#: "The permission | is granted to the University alone": it can't be passed on.
_PERSONAL = re.compile(
    r"\b(?:is|are|was|were|be)\s+(?:\w+\s+)?(?:granted|given|accorded|issued|lent|conferred|personal)\b[^.;,]{0,30}$",
    re.I,
)
_TOWARDS = re.compile(r"\b(?:with|from|to|through|by)\s+(?:the\s+)?$", re.I)
#: The UN body turns others away: "will decline the offers of other airlines".
_TURNS_AWAY = re.compile(
    rf"[,\s]+(?:(?:shall|will|must|is to|undertakes? to|agrees? to|commits? (?:itself )?to|promises? to|covenants? to|has to)\s+)?(?:(?:also|therefore|accordingly)\s+)?(?:declines?|refuses?|rejects?|turns? (?:down|away)|excludes?|abstains? from|refrains? from|desists? from|forgoes?|forgo|terminates?|ends?|discontinues?|keeps? out|shuts? out|bars?|holds? (?:over|off|back)|postpones?|defers?|puts? off|passes? over)\b[^.;]{{0,90}}\b{_OTHER_TRADE}",
    re.I,
)
#: The UN body deals with no other: "will work with no other bank", "shall not license its name to any other airline".
_WITH_NONE = re.compile(
    rf"[,\s]+(?:(?:shall|will|may|must|does|undertakes?|agrees?|commits? itself|promises?|covenants?)\s+)?(?:(?:not|never)\b(?: to)?[^.;]{{0,90}}?\b{_OTHER_TRADE}|[^.;]{{0,60}}?\b(?:with|from|to|by) no (?:other (?:[\w-]+ ){{0,3}}?{_TRADE}|one else|other)\b|[^.;]{{0,60}}?\b(?:nobody|no one|none) (?:else|besides)\b)",
    re.I,
)
_EXCLUSIVE_BOND = re.compile(
    r"\b(?:cooperation|collaboration|partnership|relationship|sponsorship|arrangement)\b[^.;,]{0,40}\b(?:is|be|remains?) (?:an )?exclusive\b(?! of)|\bexclusive (?:sponsorship|partnership|supply|promotional|marketing|commercial|category|branding|advertising|participation) (?:rights?|status|position|role|privileges?|agreement|arrangement|relationship)\b"
    r"|\b(?:category|sector|industry|product)[- ](?:lock-?out|exclusivity)\b",
    re.I,
)
#: What is no dealing with others in the sense of competition.
_OTHER_MATTERS = re.compile(
    r"\b(?:confidential\w*|disclos\w+|secre\w+|assign\w*|sub-?contract\w*|liab\w+|indemn\w+|responsib\w+|answer\w*|claims?|personal data|bribe\w*|corrupt\w*|instructions?|costs?|notices?|on behalf of|bind|sub-?licen\w+|infring\w+|invoic\w+|audit\w*|tax\w*|groups?|affiliat\w+|subsidiar\w+|intellectual property|copyright)\b",
    re.I,
)
_OPEN_TO_ALL = re.compile(
    r"\b(?:nothing|non-?exclusiv\w*|not (?:be )?(?:an )?exclusiv\w*|no exclusiv\w*|free to|at liberty|does not (?:prevent|preclude|prohibit|restrict|limit|oblige)|shall not (?:prevent|preclude|restrict|limit|exclude)|not (?:be )?(?:prevented|precluded|restricted|obliged|bound|required)|(?:not|no|never|nor)\b[^.;]{0,80}\b(?:exclud|discriminat|disadvantag|refus|prevent|den(?:y|ie)|preclud|debar|bar|favou?r|prefer|privileg|advantag)\w*|equal(?:ly)?|same (?:terms|conditions|footing))\b",
    re.I,
)


def _shut_out(sentence: Sentence) -> Statement | None:
    """Read from the sentence as a whole that others are kept out: who is turned away, and who alone remains."""
    text = sentence.text
    if len(text) > LONGEST or _OTHER_MATTERS.search(text) or _OPEN_TO_ALL.search(text):
        return None
    ours = [m for m in sentence.mentions if m.entity.side in ("un", "each-party")]
    theirs = [m for m in sentence.mentions if m.entity.side == "partner"]
    asked = approvers(sentence)
    if "un" in asked or not (ours or theirs or _COMMON_CAUSE.search(text)):
        return None
    found = _NO_OTHER.search(text) or _EXCLUSIVE_BOND.search(text)
    if found is None and asked == {"partner"} and ours and _FIRST_ASKED.search(text) and not _NOT_ASKED.search(text):
        found = re.search(_OTHER_TRADE, text, re.I)
    if found is None and ours:
        found = followed(sentence, "un", _TURNS_AWAY) or followed(sentence, "un", _WITH_NONE)
    for m in theirs if found is None else ():
        before, acting = text[max(0, m.start - 220) : m.start], any(o.end <= m.start for o in ours)
        found = _NOBODY_BUT.search(before) or (acting and _DENIES.search(before) and _SAVE_FOR.search(before)) or None
        if found is None and acting and _TOWARDS.search(before) and not _PERSONAL.search(before):
            found = _ALONE.match(text, m.end)
        if found is not None:
            break
    if found is None:
        return None
    return make(
        sentence,
        None,
        Entity("un"),
        "must-not",
        "deal-with-others",
        extra=[Attribute("exclusive", found.group().strip()[:60], 0, 0)],
    )


_FIRST_ASKED = re.compile(r"\b(?:before|unless|only|until|first|requires?|needs?|subject to)\b", re.I)
_NOT_ASKED = re.compile(r"\bneeds? (?:not|no)\b|\bnot (?:be )?(?:required|needed|necessary)\b|\bwithout\b", re.I)
_COMMON_CAUSE = re.compile(
    r"\b(?:sponsor\w*|event|programme|campaign|conference|project|cooperation|collaboration|partnership)\b", re.I
)
_DENIES = re.compile(r"\b(?:not|never|no|refrain\w*|declin\w*|refus\w*|turn\w* (?:away|down))\b", re.I)


_ONLY_WITH = re.compile(
    r"\b(?:with|to|from|by) (?:nobody|no one|no-one|none|no other\b[^.;,]{0,30}) (?:but|other than|except|save|than)\b|\b(?:exclusively|solely|only) (?:with|through|from|by|to|on)\b|\b(?:category|sector|industry|product) (?:exclusivity|protection)\b|\bexclusiv(?:ity|e basis|ely)\b"
    r"|\block(?:ed)?-?(?:in|out)\b(?! period| (?:of|for) (?:[\w-]+ ){1,2}(?:years?|months))|\bnon-?compet\w+|\bto the exclusion of (?:(?:all |any )?(?:competitors?|third part\w+|anyone|any person)|(?:all |any )?others?(?! (?:control|audit|law|rule|remed|liabilit|jurisdiction|provision|term|procedure|recourse|means|claim|right)))\w*",
    re.I,
)


#: "Disclose it to no one other than its personnel".
_TO_NONE = re.compile(r"(?:with|to|from|by) (?:nobody|no|none)\b", re.I)


def _exclusive_title(sentence: Sentence, about_marks: bool) -> Statement | None:
    text = sentence.text
    match = _EXCLUSIVE_TITLE.search(text) or _ONLY_WITH.search(text)
    if match is None or (_TO_NONE.match(match.group()) and _OTHER_MATTERS.search(text)):
        return None
    if (
        about_marks
        and not _EXCLUSIVE_TITLE.search(text)
        and not re.search(
            r"\b(?:category|sector|industry|product) (?:exclusivity|protection)\b|\bexclusivity\b", text, re.I
        )
    ):
        return None
    if re.search(
        r"\bexclusive (?:property|control|ownership|remed|jurisdiction|right of|discretion|competence|responsibilit|authorit|purpose|use of|benefit)\w*|\b(?:solely|exclusively|only) (?:to|by|for|on|from|through) (?:the )?(?:extent|purpose|implement|use|project|activit|programme|this|responsib|charitable|humanitarian|arbitra|negotiat|UN)\w*",
        text,
        re.I,
    ) and not _EXCLUSIVE_TITLE.search(text):
        return None
    p = next((q for q in sentence.predications if not q.nominal and q.start <= match.start() <= q.end), None)
    force: Modality = p.force if p else "is"
    subject = party(p.subject) if p else None
    if not _EXCLUSIVE_TITLE.search(text):
        if re.match(r"(?:exclusively|solely|only)", match.group(), re.I):
            if (
                subject is None
                or subject.side not in ("un", "each-party")
                or not any(
                    m.entity.side in ("partner", "the-other")
                    for m in mentioned(sentence, match.start(), min(len(text), match.end() + 50))
                )
            ):
                return None
            if p is not None and p.lemma not in _DEALING | BUY | {"communicate", "source"}:
                return None
    elif not any(m.entity.side == "un" for m in sentence.mentions) and not any(
        m.entity.side in ("each-party", "partner") for m in sentence.mentions
    ):
        return None
    if (
        subject is not None
        and subject.side == "un"
        and _EXCLUSIVE_TITLE.search(text)
        and p is not None
        and p.lemma == "be"
    ):
        return None  # "UNICEF is the sole owner"
    modality: Modality = "may" if negative(force) else "must-not"
    return make(
        sentence,
        p,
        Entity("un"),
        modality,
        "deal-with-others",
        extra=[Attribute("exclusive", match.group()[:60], match.start(), match.end())],
    )
