"""What makes the sides one house: agency, employment, a company, power to bind each other; read from the sentence as a whole.

Drafts seldom say "joint venture": the partner "signs on behalf of" the UN body,
its people "count as staff of" it, profits and losses are shared.
"""

from __future__ import annotations

import re

from clauses.frames.denial import denied
from clauses.frames.sentence import Sentence, followed, make, preceded
from clauses.model import Entity, Statement, Thing

_AGENT = (
    r"(?:agents?|attorneys?|attorney-in-fact|mandatar(?:y|ies)|mandataires?|proxy|proxies|procurators?|fiduciary|employees?|staff(?: members?)?|personnel|officials?|servants?|officers|collaborators|workforce|"
    r"(?:legal|commercial|lawful|general) representatives?)"
)
_PRAISED = r"(?:(?:an?|the|its|as|to|be|exclusive|sole|lawful|true|duly|general|irrevocable|authori[sz]ed|undisclosed|commission|purchasing|collecting|procurement|fiscal|and|members? of)\s+){0,6}"
_TAKEN_FOR = (
    r"(?:appoint\w*|constitut\w+|nam(?:es|ed)|designat\w+|acts?|acting|serv(?:es?|ing)|contracts?|deals?|deemed|considered|regarded|treated|looked upon|engaged|employed|counts?|counted|ranks?|held|taken|"
    r"(?:is|are|be|become|becomes)|(?:enjoys?|ha(?:s|ve)|given|receives?) the (?:same )?status (?:as|of))"
)
#: These take somebody for what he is not; "is" and "acts" only name the UN body's own people.
_FICTION = re.compile(r"\b(?:deemed|considered|regarded|treated|looked upon|counts?|counted|ranks?|status)\b", re.I)
#: "is appointed agent of UNDP", "shall be deemed staff members of UNDP".
_AGENT_OF = re.compile(
    rf"\b{_TAKEN_FOR}\b(?:,? [^.;,]{{2,40}},)?(?: (?:hereby|in all things|for [^.;,]{{3,40}}|during [^.;,]{{3,40}}|as|like|to be))*\s+{_PRAISED}{_AGENT}(?: and (?:\w+ )?\w+)?\s+(?:of|for)\s+(?:the\s+)?$",
    re.I,
)
#: The same before words that are read as the UN body's people: "shall be deemed | staff members of UNDP".
_AS = re.compile(
    rf"\b{_TAKEN_FOR}\b(?:,? [^.;,]{{2,40}},)?(?: (?:hereby|in all things|in every respect|during [^.;,]{{3,40}}|as|like|to be))*\s+{_PRAISED}$",
    re.I,
)
_ITS_PEOPLE = re.compile(
    rf"(?:the\s+)?{_AGENT}(?: and (?:\w+ )?\w+)?\s+(?:of|for)\b|[\w.-]+['’]s?\s+(?:\w+\s+)?{_AGENT}\b|(?-i:[A-Z])[\w.-]+\s+{_AGENT}\b",
    re.I,
)
#: "appoints the Partner its attorney-in-fact".
_APPOINTS = re.compile(
    r"\s+(?:hereby\s+|herewith\s+|irrevocably\s+|also\s+|and\s+){0,3}(?:appoints?|constitutes?|nominates?|designates?|names?|authori[sz]es?)\b[^.;]{0,60}?\b(?:as |to be )?(?:its|their)\s+"
    rf"{_PRAISED}(?:agents?|attorneys?|attorney-in-fact|mandatary|mandataire|proxy|procurator|(?:legal|commercial|lawful|general) representative)\b",
    re.I,
)
_BIND = (
    r"(?:binds?|commits?|engages?|pledges?|signs?|concludes?|contracts?|enters? into|incurs?|accepts?|undertakes?|executes?|represents?|speaks?|acts?|negotiates? and conclude|makes? (?:commitments|promises|declarations|undertakings)|"
    r"assumes?|places? orders|orders?|bindingly \w+)"
)
_MAY = r"(?:may|can|shall|will|is (?:\w+ )?(?:authori[sz]ed|empowered|entitled|free|allowed|at liberty|mandated) to|are (?:\w+ )?(?:authori[sz]ed|empowered|entitled|free|allowed) to|(?:has|have|shall have|receives?|enjoys?) (?:full |the |general )*(?:authority|power|right|faculty|mandate) to|able to)"
_IN_THE_NAME = r"(?:in the (?:\w+ )?names? (?:and (?:on behalf|for the account) )?of|on behalf of|for and on behalf of|with binding (?:force|effect) (?:for|(?:up)?on)|so as to bind|in a manner binding (?:up)?on)"
#: "The Partner may sign leases on behalf of UNDP".
_BINDS_UN = re.compile(
    rf"\b(?:{_MAY}\s+(?:\w+\s+)?{_BIND}\b[^.;]{{0,90}}\b{_IN_THE_NAME}|(?:power|letter) of attorney\b[^.;]{{0,60}}\b(?:of|for|from|by|to represent)|{_MAY}\s+(?:\w+\s+)?(?:bind|commit)|(?:bind|binds|commits?)(?: directly)?|(?:binding (?:up)?on))\s+(?:the\s+)?$",
    re.I,
)
#: "UNDP confers on the Partner power of attorney", "sign in its name".
_GIVES_POWER = re.compile(
    r"\s+(?:hereby\s+|herewith\s+|also\s+){0,2}(?:confers?|grants?|gives?|issues?|vests?)\b[^.;]{0,80}\b(?:(?:power|letter) of attorney|(?:general |full |special )power to (?:bind|conclude|sign|represent|act)|authority to (?:bind|commit|sign|conclude|contract|represent))\b",
    re.I,
)
#: "Either Party may pledge the credit of the other".
_BIND_EACH_OTHER = re.compile(
    rf"\b(?:each|either|any|both|the two|the parties|one)\b(?: of (?:them|the parties|the two))?(?: \w+)?,? {_MAY}\s+(?:\w+\s+)?{_BIND}\b[^.;]{{0,70}}\b(?:the other|both|each other|one another|either of them|all of them)\b"
    r"|\bpledge the (?:other['’]s credit|credit of the other)\b",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:forms?|constitutes?|establish(?:es)?|creates?|enters? into|founds?|have founded|sets? up|incorporates?|become|becomes|are|be|treated as|deemed(?: to be)?|considered|regarded as|associated (?:in|as)|operate as|act as|carry on)\s+"
    r"(?:(?:an?|the|jointly|together|one|to|be|as|legal|single|common|new|so-called|company under|of)\s+){0,5}"
    r"(?:joint[- ]ventures?|joint venturers|(?:general|legal|ordinary|civil(?:-law)?|limited|simple|silent|undisclosed|commercial|business) partnership|partnership (?:in|at|under|within the meaning of) (?:the )?(?:civil |commercial )?(?:law|Partnership Act|code)|partners (?:in|at) law|"
    r"association of persons|companies? (?:of fact|in participation)|civil-law company|joint company|company (?:owned|held) (?:jointly|in common|by both)|unincorporated association|economic interest grouping|partnership under the (?:trading )?name)\b",
    re.I,
)
#: "Act as a single entity, each represented by the other".
_ONE_HOUSE = re.compile(
    r"\b(?:acts?|appears?|operates?|presents? (?:themselves|itself)|trades?|deals?|(?:be|are|is) (?:seen|regarded|treated|considered))\b[^.;,]{0,30}\bas (?:a|one) (?:(?:single|joint|common|combined|unified) )*(?:entity|enterprise|undertaking|firm|house|business|company)\b"
    r"|\b(?:represented|bound) by (?:the acts of )?(?:the other|each other|one another)\b",
    re.I,
)
_PROFIT = r"(?:profits?|surplus(?:es)?|gains?|(?:net )?(?:income|proceeds|earnings|takings)|results?|winnings)"
_LOSS = r"(?:loss(?:es)?|deficits?|shortfalls?)"
#: "profits and losses are shared equally".
_SHARES = re.compile(
    rf"\b(?:shar(?:es?|ed|ing)|divid(?:es?|ed|ing)|split|distribut(?:es?|ed)|apportion\w*|participat\w+ in|borne?)\b[^.;]{{0,60}}\b{_PROFIT}(?:,? and| as well as|,? or|, likewise)(?: \w+){{0,3}} {_LOSS}\b"
    rf"|\b{_PROFIT}(?:,? and| as well as|,? or)(?: \w+){{0,3}} {_LOSS}\b[^.;]{{0,80}}\b(?:shared|divided|split|distributed|apportioned|borne)\b"
    rf"|\b{_PROFIT}\b[^.;]{{0,60}}\b(?:shared|divided|split)\b[^.;]{{0,60}}\b{_LOSS} (?:likewise|too|as well|in the same)",
    re.I,
)
_UNLESS = re.compile(r"\bunless\b", re.I)
_COULD = re.compile(
    rf"\b(?:{_AGENT}|power of attorney|letter of attorney|venturers?|joint[- ]ventures?|partnership|partners|association of persons|company|on behalf of|names? of|bind|binds|binding|commit|{_LOSS}|pledge)\b",
    re.I,
)


def could_hold(text: str) -> bool:
    """Tell whether a sentence could make the sides agents or partners of each other."""
    return _ONE_HOUSE.search(text) is not None or (
        _COULD.search(text) is not None
        and (
            _BIND_EACH_OTHER.search(text) is not None
            or _COMPANY.search(text) is not None
            or _SHARES.search(text) is not None
            or re.search(rf"\b(?:{_AGENT}|{_IN_THE_NAME}|of attorney|binds?|binding|commit)\b", text, re.I) is not None
        )
    )


def interpret(sentence: Sentence) -> list[Statement]:
    """Return that an agency, employment, company or power to bind the UN body arises."""
    text = sentence.text
    if not could_hold(text) or not sentence.mentions:
        return []
    sides = {m.entity.side for m in sentence.mentions}
    found = None
    if "un" in sides:
        found = (
            preceded(sentence, "un", _AGENT_OF)
            or preceded(sentence, "un", _BINDS_UN)
            or followed(sentence, "un", _APPOINTS)
            or followed(sentence, "un", _GIVES_POWER)
            or _counted_among(sentence)
        )
    if found is None and ("each-party" in sides or {"un", "partner"} <= sides):
        found = (
            _BIND_EACH_OTHER.search(text) or _COMPANY.search(text) or _ONE_HOUSE.search(text) or _SHARES.search(text)
        )
    if found is None or denied(_NOT_OWN.sub("", text)) or _UNLESS.search(text):
        return []
    if not _of_the_partner(sentence, found):
        return []
    return [make(sentence, None, Entity("partner"), "is", "form", thing=Thing("relation"))]


def _counted_among(sentence: Sentence) -> re.Match[str] | None:
    """Return where somebody else's people are made the UN body's own: "volunteers of the Partner count as staff of UNDP"."""
    for m in sentence.mentions:
        if m.entity.side == "un" and _ITS_PEOPLE.match(sentence.text, m.start):
            taken = _AS.search(sentence.text[max(0, m.start - 200) : m.start])
            before = [x for x in sentence.mentions if x.end <= m.start]
            own = bool(before) and before[-1].entity.side == "un" and before[-1].entity.part == "people"
            if taken is not None and not own:
                return taken
    return None


_OTHER_SENSE = re.compile(
    r"\b(?:fundrais\w+|implementing|executing|advertising|travel|news|customs|clearing|shipping|forwarding|speciali[sz]ed|government\w*|UN|United Nations) agen(?:cy|cies|ts?)\b|\bnational committee\b",
    re.I,
)


#: "as agent of UNDP and not for its own account" denies nothing.
_NOT_OWN = re.compile(r"\bnot (?:for|in|on) (?:its|their) own (?:account|name|behalf)\b|\bno longer\b", re.I)


def _of_the_partner(sentence: Sentence, found: re.Match[str]) -> bool:
    if _OTHER_SENSE.search(found.group()):
        return False
    return any(m.entity.side in ("partner", "each-party") for m in sentence.mentions) or (
        _FICTION.search(found.group()) is not None
    )
