"""Is the text ready for signature: blanks, leftovers of the template, parties fully named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.finding import Evidence, Outcome, evidence
from checks.organization import STATUS_WORDS, organizations
from checks.profile import Profile
from clauses.document import Place
from clauses.model import Agreement, Clause, Party

_BLANK = re.compile(
    r"\[(?!\d{1,3}\]|[a-z]\]|sic\]|…\]|\.\.\.\])[^\[\]\n]{0,160}\]"
    r"|<{1,2}\s*(?:insert|name|date|amount|title|enter|company|partner|add|specify)[^<>\n]{0,80}>{1,2}"
    r"|\{\{?[^{}\n]{1,60}\}?\}|_{4,}|\.{6,}|…{2,}|(?<![\w-])[xX]{3,}(?![\w-])|\bT\.?B\.?[DCA]\b(?!\w)|\bto be (?:determined|confirmed|completed|inserted|filled in|agreed later)\b"
    r"|\b(?:insert|INSERT) (?:here|name|date|amount|address|title|number|the )\b|\bXX+/XX+|\bdd/mm/yyyy\b|\b20[xX_]{2}\b|\bUS[D$]\s*[xX]{2,}",
    re.I,
)
_ALTERNATIVE = re.compile(
    r"\[?\b(?:option|alternative|variant)\s*(?:[A-C1-3])\b\s*[:\]–-]|\bdelete (?:as|if|where|whichever) (?:appropriate|not applicable|applicable|necessary)\b|\b\w+/\w+ \(delete\b",
    re.I,
)
_INSTRUCTION = re.compile(
    r"\b(?:note|instructions?|guidance) (?:to|for) (?:the )?(?:drafter|user|drafters|users|focal points?|legal|reviewer|editor|(?:country|regional|field|legal) office|staff|negotiator|programme officer|colleague)s?\b|\[\s*(?:internal |drafting )?(?:notes?|instructions?|guidance|comments?)\b(?: \w+){0,5}\s*[:–—]|\bdrafting note\b|\bdrafter['’]s note\b|\bdelete (?:this|before|if not applicable|prior to)\b"
    r"|\bthis (?:template|model) (?:may|can|should|must|is to be)\b|\bhow to use this\b|\bfor internal use only\b|\bdraft of \d|(?:\bdraft|(?<!\w\s)(?<!\w)version)\s+v?\d+(?:\.\d+)?\b|\bremove (?:this|before) (?:note|box|text|signature|sending)\b|\blegal to (?:confirm|check|review)\b"
    r"|\bplease (?:insert|complete|delete|fill|adapt|choose|select)\b|\bcomment \[?\w+\d*\]?:",
    re.I,
)
_SIGNATURE_LINE = re.compile(r"^\W*(?:name|title|date|signature|signed|by|place|for)\b|_{4,}\s*$", re.I)


#: A line that is nothing but a rule, in the last clauses of the body: somebody signs there.
_RULED = re.compile(r"[\s_.…]+")
_CLOSING = 3


_SIGNING_LABEL = re.compile(r"\b(?:by|signature|signed|date|place|name|title)\s*:\s*$", re.I)


def _to_be_signed(text: str, at: int) -> bool:
    return _RULED.fullmatch(_line(text, at)) is not None or _SIGNING_LABEL.search(text[:at]) is not None


def placeholders(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """HYG-01: blanks, brackets, "TBD", alternatives that nobody chose; major in an operative clause."""
    found: list[Outcome] = []
    closing = [c.id for c in agreement.clauses if not c.annex][-_CLOSING:]
    for clause in agreement.clauses:
        for match in _distinct(clause):
            if (
                _only_blank(clause, match)
                or (clause.id in closing and _to_be_signed(clause.text, match.start()))
                or ("signature" in clause.topics and not clause.operative)
                or (
                    _SIGNATURE_LINE.search(_line(clause.text, match.start()))
                    and len(re.sub(r"[_.…]{3,}|\s+", " ", _line(clause.text, match.start()))) < 60
                )
            ):
                continue
            operative = clause.operative and bool(re.search(r"\b(?:shall|will|must|may|agrees?)\b", clause.text))
            found.append(
                Outcome(
                    "violated",
                    (evidence(agreement, clause, match.start(), match.end()),),
                    clause.id,
                    "",
                    "major" if operative else "minor",
                )
            )
            break
    return found or [Outcome("satisfied")]


def _only_blank(clause: Clause, match: re.Match[str]) -> bool:
    """Whether a run of underscores stands where people sign: after a label, or below "for" somebody, in a short line."""
    if set(match.group().strip()) - set("_.…"):
        return False
    line = _line(clause.text, match.start())
    before = clause.text[clause.text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if "sign" in line.casefold() and re.search(
        r"\b(?:signature|signed|date|by|place|seal|stamp)\s*[:.]?\s*$", before, re.I
    ):
        return True
    rest = re.sub(r"_{2,}", "", line)
    signing = re.search(r"\b(?:signed|signature|in witness|for and on behalf of|name:|title:|date:)", clause.text, re.I)
    return len(rest.split()) <= 6 and (signing is not None or re.search(r"^\W*(?:for|by)\b", rest, re.I) is not None)


def _distinct(clause: Clause) -> Iterator[re.Match[str]]:
    for pattern in (_BLANK, _ALTERNATIVE):
        for match in pattern.finditer(clause.text):
            inside = match.group()
            if inside.startswith("[") and re.match(
                r"\[(?:https?:|www\.|Signature|Signed|Seal|Stamp|L\.?S\.?\]|\d)", inside, re.I
            ):
                continue
            if re.search(r"\]\(", clause.text[match.start() : match.end() + 1]):
                continue
            yield match


def _line(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1]


def is_note(text: str, at: int) -> bool:
    """Tell whether what stands at ``at`` is within brackets that hold a note to the drafter."""
    begin = max(text.rfind("[", 0, at), text.rfind("\n", 0, at))
    note = _INSTRUCTION.search(text, max(begin, 0), at)
    return begin >= 0 and text[begin] == "[" and note is not None and "]" not in text[begin:at]


def residue(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """HYG-02: notes to the drafter, comments, tracked changes, hidden text."""
    found: list[Outcome] = []
    for clause in agreement.clauses:
        match = _INSTRUCTION.search(clause.text)
        if match:
            found.append(
                Outcome(
                    "violated",
                    (evidence(agreement, clause, match.start(), match.end()),),
                    clause.id,
                    "A note to the drafter is still in the text.",
                )
            )
    comments = [b for b in agreement.document.blocks if b.part == "comment"]
    if comments:
        proof = tuple(
            Evidence(None, b.text[:200], Place(b.part, b.index, 0, len(b.text), b.page, b.box)) for b in comments[:3]
        )
        found.append(
            Outcome("violated", proof, None, f"{len(comments)} comment{'s' if len(comments) != 1 else ''} in the file.")
        )
    changes = [(c, clause) for clause in agreement.clauses for c in clause.changes]
    if changes:
        authors = sorted({c.author for c, _ in changes if c.author})
        change, clause = changes[0]
        shown = (
            evidence(agreement, clause, change.start, change.end)
            if change.end > change.start
            else Evidence(clause.id, change.text.strip()[:200], None)
        )
        found.append(
            Outcome(
                "violated",
                (shown,),
                None,
                f"{len(changes)} tracked change{'s' if len(changes) != 1 else ''} not yet accepted or rejected"
                + (f", by {', '.join(authors)}" if authors else "")
                + ".",
            )
        )
    hidden = [(s, clause) for clause in agreement.clauses for s in clause.concealed]
    if hidden:
        stretch, clause = hidden[0]
        found.append(
            Outcome(
                "violated",
                (evidence(agreement, clause, stretch.start, stretch.end),),
                clause.id,
                f"{len(hidden)} stretch{'es' if len(hidden) != 1 else ''} of hidden, white or tiny text.",
            )
        )
    return found or [Outcome("satisfied")]


_LEGAL_NATURE = re.compile(
    r"\b(?:(?:a|an|the) (?:[\w-]+ ){0,6}?(?:company|corporation|foundation|association|organi[sz]ation|partnership|charity|society|university|institution|institute|establishment|school|academy|college|council|legal person|trust|bank|body corporate|non-profit|ngo|entity|cooperative|agency|ministry|government|federation|limited liability|firm|enterprise|undertaking)"
    r"|organi[sz]ed (?:and existing )?under|incorporated|registered|established|constituted|Ltd|Limited|Inc|LLC|GmbH|AG|S\.?A\.?|B\.?V\.?|plc|PLC|Pty|Pvt|SpA|SARL|AB|A/S)\b",
    re.I,
)
_LAW_OR_PLACE = re.compile(
    r"\b(?:under the laws? of|laws? of|incorporated in|registered in|established in|organi[sz]ed in|registration (?:number|no)|company (?:number|no)|registered (?:under|with|number|office|seat)|domiciled in|a public university|[A-Z][a-z]+ law|an? [A-Z][a-z]+ (?:corporation|company|foundation|association|charity|bank|partnership|non-profit)|commercial register|under \w+ law|(?:incorporated|established|constituted|organi[sz]ed|registered|founded|created|chartered|existing|formed)(?: and \w+)? (?:under|by|in|at|pursuant to|with)|(?:under|by|pursuant to) (?:the |a )?(?:[\w'’-]+ ){1,10}(?:Act|Law|Ordinance|Charter|Code|Statute|Decree)|number \w*\d{3,})\b",
    re.I,
)
_ADDRESS = re.compile(
    r"\b(?:having its|with its|whose|address|headquarter\w*|seat|registered office|offices? (?:at|in|is)|located (?:at|in)|principal place|domicile[d]?|P\.?\s?O\.?\s?Box|\d{4,6} (?-i:[A-ZÀ-Þ])\w+|(?-i:[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2})|(?-i:of(?: [A-Z\d][\w.'’-]*)+,(?: [A-Z\d][\w.'’-]*)+,(?: [A-Z][\w.'’-]*)+)|(?-i:[A-ZÀ-Þ])[\w'’.-]+(?: [\w'’.-]+){0,3} (?<!No\. )(?<!Law )(?<!Article )(?<!Section )\d{1,4}[A-Za-z]?, (?-i:[A-ZÀ-Þ])[a-zà-ÿ]+(?=[ ,(;.]|$)|(?-i:[A-ZÀ-Þ])[\w'’.-]+ \d{1,4}[A-Za-z]?, (?-i:[A-Z]{1,2}-)?\d{3,6}(?: \d{2})? (?-i:[A-ZÀ-Þ])\w+|\d{1,5},? (?:[A-Z][\w.'’-]+ ){1,4}(?:Street|Avenue|Road|Lane|Plaza|Place|Way|Boulevard|Square|St|Ave|Rd)|street|avenue|microdistrict|(?:building|house|block|plot) \d+|straße|strasse|rue|avenida|of \d+ [A-Z])\b",
    re.I,
)
_UN_STATUS = re.compile(
    r"\b(?:subsidiary organ|subsidiary body|speciali[sz]ed agency|speciali[sz]ed institution|organ of the United Nations|(?:fund|programme|program|entity|office|body|agency) (?:of|established by|within) the (?:United Nations|General Assembly)|"
    r"established by the General Assembly|international (?:inter-?governmental )?organi[sz]ation|inter-?governmental organi[sz]ation|joint (?:subsidiary )?programme|joint\b[^.;]{0,20}programme|established (?:by|pursuant to|under)[^.;]{0,60}(?:resolution|General Assembly|constitution|charter|convention|treaty)|"
    r"resolution \d+|principal organ|part of the United Nations|United Nations (?:Secretariat|agency|fund|programme))\b",
    re.I,
)


def parties_identified(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """HYG-03: each party by legal name, nature, law or place, address; the UN body by its status."""
    un = [p for p in agreement.parties if p.role == "un"]
    partners = [p for p in agreement.parties if p.role == "partner"]
    if not un and not partners:
        return [Outcome("not_applicable")]
    clause = _party_clause(agreement)
    text = "\n".join(c.text for c in agreement.clauses[: max(12, _position(agreement, clause) + 4)])
    greeting = re.search(r"^Dear\b", text, re.M)
    letterhead = text[: greeting.start()] if greeting else ""
    missing: list[str] = []
    for party in un[:2]:
        around = _around(text, party)
        if not _UN_STATUS.search(around):
            missing.append(f"the status of {party.organization or party.name} (for instance “{_status(party)}”)")
    for party in partners[:2]:
        around = _around(text, party)
        if not re.search(r"[A-Za-z]{3}", re.sub(r"\[[^\]]*\]|_+", "", party.name)) or _is_role(party):
            missing.append("the partner's legal name")
            continue
        lacks = [
            what
            for what, pattern in (
                ("its legal nature", _LEGAL_NATURE),
                ("the law or place of its incorporation", _LAW_OR_PLACE),
                ("its address", _ADDRESS),
            )
            if not pattern.search(around) and not (pattern is _ADDRESS and pattern.search(letterhead))
        ]
        if lacks:
            missing.append(f"of {party.name}: {', '.join(lacks)}")
    if not un:
        missing.append("a United Nations party")
    if not partners:
        missing.append("the partner")
    proof = (evidence(agreement, clause, 0, min(len(clause.text), 500)),) if clause is not None else ()
    if not missing:
        return [Outcome("satisfied", proof, clause.id if clause else None)]
    return [Outcome("violated", proof, clause.id if clause else None, f"Missing: {'; '.join(missing)}.")]


def _status(party: Party) -> str:
    organization = organizations().get(party.organization or "")
    return STATUS_WORDS[organization.status] if organization is not None else "an international organization"


def _is_role(party: Party) -> bool:
    return (
        party.place is None
        and " " not in party.name
        and not party.name.isupper()
        and party.name
        in (
            "Partner",
            "Company",
            "Contractor",
            "Vendor",
            "User",
            "Recipient",
            "Licensee",
            "Donor",
            "Sponsor",
            "Supplier",
            "IP",
            "Client",
            "Grantee",
        )
    )


def _party_clause(agreement: Agreement) -> Clause | None:
    places = {p.place.block for p in agreement.parties if p.place is not None}
    for clause in agreement.clauses:
        if any(piece.block in places for piece in clause.pieces):
            return clause
    return agreement.clauses[0] if agreement.clauses else None


def _position(agreement: Agreement, clause: Clause | None) -> int:
    return next((i for i, c in enumerate(agreement.clauses) if clause is not None and c.id == clause.id), 0)


def _around(text: str, party: Party) -> str:
    """The words that introduce a party, up to the next: the mention after which most is said of it."""
    wanted = (_UN_STATUS,) if party.role == "un" else (_LEGAL_NATURE, _LAW_OR_PLACE, _ADDRESS)
    best, most = "", -1
    for name in (party.name, *party.aliases):
        for match in re.finditer(re.escape(name), text):
            stretch = text[max(0, match.start() - 20) : match.start() + 450]
            cut = re.search(r"[)”\"]\s*[,;.]?\s*(?:\n\s*)?(?:and|AND)\b(?!\s+[“\"])", stretch[len(name) + 20 :])
            stretch = stretch[: cut.start() + len(name) + 21] if cut else stretch
            said = sum(1 for pattern in wanted if pattern.search(stretch))
            if said > most:
                best, most = stretch, said
    return best
