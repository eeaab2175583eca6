"""Sentences rewritten into the plain form that the parser reads best.

What legal English does to a parser trained on news was measured before this was
written: party names break the tagger, interpolations cut verbs from objects,
idioms of several words are torn apart. So each party's noun phrase becomes a
short first name, idioms become one verb, and interpolations that carry only an
attribute are set aside (attributes are read from the untouched sentence). Every
character of the rewritten sentence knows where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauses.conditions import interpolated
from clauses.inflection import forms
from clauses.mentions import Mention

# First names that the tagger knows as people, one for each thing a mention can stand for.
_NAMES: dict[tuple[str, str], str] = {
    ("un", "itself"): "Alice", ("partner", "itself"): "Bob", ("each-party", "itself"): "Carol",
    ("the-other", "itself"): "David", ("un", "people"): "Emma", ("partner", "people"): "Frank",
    ("un", "affiliates"): "Grace", ("partner", "affiliates"): "Henry", ("each-party", "people"): "Irene",
    ("each-party", "affiliates"): "Jane", ("the-other", "people"): "Kevin", ("the-other", "affiliates"): "Laura",
}  # fmt: skip

_SET_ASIDE = re.compile(
    r",?\s*\b(?:at (?:its|their|his|the \w+['’]s|\w+['’]s) (?:own |sole |own sole )?(?:cost|expense|charge)s?"
    r"(?: and (?:expense|cost|risk)s?)?"
    r"|to the (?:fullest|maximum|greatest|full)? ?extent (?:permitted|allowed|permissible) (?:by|under) (?:applicable )?law"
    r"|on the (?:one|other) hand|for (?:its|their) (?:own )?part(?=,)|for the avoidance of (?:any )?doubt|without limitation|from time to time|as the case may be|as applicable|as between (?:[A-Z]\w+ and [A-Z]\w+|[A-Z]\w+|them(?:selves)?)(?=,)"
    r"|for itself and on behalf of [^,;]{1,80}|in its sole (?:and absolute )?discretion|at its (?:sole )?discretion"
    r"|without prejudice to [^,;.]{1,120}(?=,)|as well as|jointly and severally|directly or indirectly"
    r"|expressly or (?:impliedly|by implication)|express(?:ed)? or implied|hereby|unconditionally|irrevocably|expressly"
    r"|(?<=, )no penalty(?=[;.,]|$)"  # "may leave on notice, no penalty"
    r"|unreservedly|fully|herein|hereof|hereunder|hereto|therein|in particular|wholly or (?:partly|in part)|in whole or in part|promptly|always|at all times|(?<=\bshall )(?:further|likewise|moreover)|(?<=\bwill )(?:further|likewise|moreover)|(?<=\bmust )(?:further|likewise)|and/or"
    r")\b,?",
    re.I,
)

_KEPT_WORDS = {"as well as": " and ", "and/or": " or "}

#: Idioms of several words, each put as one verb that the tagger knows.
_IDIOMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), replacement)
    for pattern, replacement in (
        (r"\b(?:indemnify|defend|hold|save|keep|protect)(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+or\s+)(?=(?:indemnify|defend|hold|save|keep)\b[^.;]{0,40}\bharmless\b)", ""),
        (r"\b(?:hold|save|keep|render)(?:ing)?(?:,? (?:and|or) (?:hold|save|keep))? (?:fully |wholly )?(?:harmless|free|indemnified|whole|protected)\b", "indemnify"),
        (r"\b(?:held|kept|saved|left|rendered)(?:,? (?:and|or) (?:held|kept|saved))? (?:fully |wholly )?(?:harmless|free|indemnified|whole|protected|clear(?= of)|safe(?= from)|immune(?= from))\b", "indemnified"),
        (r"\b(?:make|makes|making)\s+(?:good|whole)\b", "indemnify"), (r"\bmade\s+(?:good|whole)\b", "indemnified"),
        (r"\bnone (?:of|among|amongst) (?:[A-Z][a-z]+|them|these|those)\b", "nobody"),
        (r"\bmakes? public\b", "publish"), (r"\bmaking public\b", "publishing"), (r"\bmade public\b", "published"),
        (r"\bmakes? known\b", "disclose"), (r"\bmade known\b", "disclosed"),
        (r"\bsees? to it that\b", "ensure that"), (r"\btakes? care that\b", "ensure that"),
        (r"\bset(?:s|ting)?[ -]off\b(?! (?:from|for|to|at|on) (?-i:[A-Z]))", "offset"), (r"\bpass(?:es|ing)? on\b", "transfer"),
        (r"\bheld (liable|responsible|accountable|answerable)\b", r"\1"),
    )
)  # fmt: skip

#: British spellings that the tagger, trained on American news, takes for adverbs and nouns.
_BRITISH = re.compile(
    r"\b(author|recogn|organ|util|public|character|minim|final|real|subsid|monet|commercial|jeopard|priorit|emphas|standard|capital|legal"
    r"|penal|neutral|mobil|special|custom|formal|harmon|maxim|symbol|visual|critic|local|personal|popular|digital|digit|anonym|pseudonym)is(?=(?:e|es|ed|ing)\b)",
    re.I,
)

_HOLD_APART = re.compile(
    r"\b(hold|holds|holding|save|saves|keep|keeps|keeping|render|leave)\s+((?:[A-Z][a-z]+|them|it|him|her|each other|the other)(?:(?:,| and|,? or) [A-Z][a-z]+)*)\s+"
    r"(?:(?:fully|wholly|entirely|free and)\s+)?(?:harmless|free|indemnified|whole|safe|protected|immune|clear)\b(?: of)?"
)

#: "During the Term Bob may": a fronted phrase without its comma takes the subject for its own object.
_FRONTED_PHRASE = re.compile(
    r"^((?:In|During|For|On|At|Upon|After|Before|Under|Within|Throughout|By|With|From|Following|Pursuant|Subject|Notwithstanding|To)\b[^,;:.]{3,120}?)"
    r" ((?:Alice|Bob|Carol)(?= (?:shall|will|must|may|is|are|agrees|undertakes|hereby|has|can)\b))"
)

#: "UNDP grants": after a name the tagger takes the verb for a noun; "UNDP will grant" it reads.
_PERFORMATIVE = re.compile(
    r"\b(?:Alice|Bob|Carol)(?:\s+(?:and|or)\s+(?:Alice|Bob))? (?P<verb>[a-z]+s)\b(?! (?:shall|will|may|must|is|are|was|were|has|have|of|and [a-z]+s (?:shall|will|are)))"
)

#: "Nothing in this Agreement obliges UNDP": after a noun the tagger takes such a verb for a second noun.
_NOTHING = re.compile(
    r"\b(?:Nothing|No (?:provision|clause|term|article|section|part))\b(?:(?! that )[^,;.]){0,80}? (?P<verb>obliges|commits|compels|requires|binds|forces|entitles|allows|permits)\b(?= (?:Alice|Bob|Carol|Emma|Frank)\b)"
)

#: "UNDP as controller shall": what a party acts as stands between it and its verb.
_IN_A_ROLE = re.compile(
    r"(?:^|(?<=[,;:] )|(?<=\bthat )|(?<=\band ))(Alice|Bob|Carol),? (?:as|acting as|in (?:its|their) (?:own )?capacity (?:as|of)|being) (?:the |a |an )?[\w -]{3,60}?(?<! and)(?<! or),?(?= (?:shall|will|must|may|is|are|agrees?|undertakes?|warrants?|grants?)\b)"
)

#: "The Partner, and not UNDP, shall": who does not act stands nearest the verb and is taken for the one who does.
_NOT_THE_OTHER = re.compile(
    r"(?:Alice|Bob|Carol)(?: alone)?(?P<not>,?\s+(?:(?:and|but) not|not|rather than|instead of|to the exclusion of) (?:Alice|Bob|Carol),?)(?= (?:shall|will|must|may|is|are|has|have|(?!and\b)[a-z]+s)\b)"
)

#: "Use on goods is ruled out": at the beginning the tagger takes such a noun for a command.
_ACT_FIRST = re.compile(
    r"^(Use|Display|Release|Transfer|Return|Access|Export|Exchange)(?= (?:on|in|as|of|by|for|to|or|and|beside|with)\b)"
)

#: "Copyright vests in UNDP": verbs of the law, which a tagger trained on news has for nouns.
_OF_LAW = re.compile(
    r"\b(vest|enure|inure|devolve|revert|accrue|lapse|rank|rest)s\b(?= (?:in|with|to|on|upon|for|from|solely|exclusively|automatically|entirely|again)\b)"
)

#: "that its experts abide": one first name stands for many, and its verb in the plural the tagger takes for a noun.
_PLURAL = re.compile(
    r"(?:^|\bthat |, |\b(?:which|what|whom|where|if|when|whether|and|how|as|because|since|unless|until) )(?:Carol|Emma|Frank|Grace|Henry|Irene|Jane|Kevin|Laura) "
    r"(?P<verb>[a-z]+)\b(?! (?:of|shall|will|may|must|is|are))"
)

#: "the UNICEF emblem" reads better as "UNICEF's emblem".
_OWNED = re.compile(
    r"\s+(?:(?:official|registered|corporate|own|full)\s+)?(?:names?|logos?|emblems?|marks?|trade ?marks?|brand\w*|seal|acronym|initials|"
    r"abbreviation|immunit\w+|privileges|assets|property|funds|visual identity|symbol|flag|wreath|products?|services?)\b(?!\s+(?:the|a)\b)",
    re.I,
)

#: "Make UNDP whole", "restore UNDP to the position in which it would be".
_MAKE_APART = re.compile(
    r"\b(make|makes|making|restores?|puts?|places?)\s+([A-Z][a-z]+)\s+"
    r"(?:whole|good|(?:back )?(?:to|in|into) the (?:same |financial |economic )*position\b(?! to\b| of\b))"
)


class Rewritten:
    """A unit's text made plain, each character with the offset it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.origin = list(range(len(text) + 1))

    def replace(self, start: int, end: int, new: str) -> None:
        """Put ``new`` in place of ``start:end``; all of it comes from ``start``."""
        first, last = self.origin[start], self.origin[end]
        if len(new) == end - start:
            self.text = self.text[:start] + new + self.text[end:]
            return
        middle = [first] * len(new)
        self.text = self.text[:start] + new + self.text[end:]
        self.origin[start:end] = middle
        assert len(self.origin) == len(self.text) + 1, last

    def substitute(self, pattern: re.Pattern[str], new: str) -> None:
        """Replace every match, from the last to the first so that offsets hold."""
        for match in reversed(list(pattern.finditer(self.text))):
            self.replace(match.start(), match.end(), match.expand(new))


def rewrite(text: str, mentions: Sequence[Mention]) -> Rewritten:
    """Return ``text`` in the plain form that the parser reads best."""
    plain = Rewritten(text)
    for mention in reversed(mentions):
        if mention.pronoun and mention.possessive:
            continue  # "its officials" parses well as it is
        name = _NAMES.get((mention.entity.side, mention.entity.part))
        if name is None:
            continue
        owned = mention.possessive or _OWNED.match(text, mention.end)
        new = ("No " if mention.negative else "") + name + ("'s" if owned else "")
        plain.replace(mention.start, mention.end, new)
    for start, end in reversed(interpolated(plain.text)):
        plain.replace(start, end, "")
    for match in reversed(list(_SET_ASIDE.finditer(plain.text))):
        word = match.group().strip(" ,").casefold()
        before, after = plain.text[: match.start()], plain.text[match.end() :]
        kept = _KEPT_WORDS.get(word)
        if kept is None and before.rstrip()[-1:] in ("", ".", ";", ":"):
            kept = ""
        plain.replace(
            match.start(), match.end(), kept if kept is not None else (" " if not after.startswith(" ") else "")
        )
    for match in reversed(list(_IN_A_ROLE.finditer(plain.text))):
        plain.replace(match.end(1), match.end(), "")
    for match in reversed(list(_NOT_THE_OTHER.finditer(plain.text))):
        plain.replace(match.start("not"), match.end("not"), "")
    for match in _ACT_FIRST.finditer(plain.text):
        plain.replace(match.start(), match.end(), f"The {match.group().casefold()}")
    for match in reversed(list(_FRONTED_PHRASE.finditer(plain.text))):
        plain.replace(match.end(1), match.start(2), ", ")
    plain.substitute(_BRITISH, r"\1iz")
    for apart in (_HOLD_APART, _MAKE_APART):  # the name between the halves keeps its place
        for match in reversed(list(apart.finditer(plain.text))):
            plain.replace(match.end(2), match.end(), "")
            plain.replace(match.start(1), match.end(1), "indemnify")
    for pattern, new in (*_IDIOMS, (_OF_LAW, r"will \1")):
        plain.substitute(pattern, new)
    for match in reversed([*_PERFORMATIVE.finditer(plain.text), *_NOTHING.finditer(plain.text)]):
        form = forms().get(match["verb"])
        if form is not None and form[1] == "s" and form[0] not in ("be", "have", "do"):
            plain.replace(match.start("verb"), match.end("verb"), f"will {form[0]}")
    for match in reversed(list(_PLURAL.finditer(plain.text))):
        form = forms().get(match["verb"])
        if form is not None and form[1] == "base" and form[0] not in ("be", "have", "do"):
            plain.replace(match.start("verb"), match.end("verb"), f"will {form[0]}")
    # Two blanks, where something was set aside, are a word of their own to the parser, and tear the sentence.
    plain.substitute(re.compile(r"\s*\n\s*| {2,}"), " ")
    if plain.text.isupper():
        plain.text = plain.text.capitalize()
    return plain


FIRST_NAMES = frozenset(_NAMES.values())
