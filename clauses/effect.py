"""How statements combine: limits on uses, definitions that carry weight, "notwithstanding"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clauses.force import negative
from clauses.goods_elsewhere import goods_elsewhere
from clauses.model import Agreement, Attribute, Clause, Statement
from clauses.turned_round import turned_round

_GENERAL = re.compile(
    r"\b(?:any|each|every|all|such|no)\b|\bunless\b|\bwithout\b|\bonly\b|\bshall not\b|\bprior to\b", re.I
)
_DESPITE = re.compile(
    r"\b(?:notwithstanding|in derogation (?:of|from)|by way of exception (?:to|from)|despite|irrespective of)\b(?P<what>(?:[^.;,]|\.(?=\d)){0,120})",
    re.I,
)

_CONSENT = ("approval", "prior", "written", "express", "by-authority")


def combine(agreement: Agreement) -> tuple[Statement, ...]:
    """Return the agreement's statements with what other provisions add to them or take from them."""
    statements = _limited(agreement.statements, agreement)
    statements = _surviving(_secret(statements, agreement), agreement)
    statements = [*statements, *goods_elsewhere(statements, agreement)]
    return _overridden([*statements, *turned_round(statements, agreement)], agreement)


def _limited(statements: Sequence[Statement], agreement: Agreement) -> list[Statement]:
    """A general rule that every use needs consent reaches the permissions given beside it."""
    limits = [
        s
        for s in statements
        if s.act == "use"
        and s.operator == "limited"
        and s.bearer.side == "partner"
        and s.has("approval")
        and _GENERAL.search(s.quote)
    ]
    limits.sort(key=lambda s: -sum(s.has(name) for name in _CONSENT))  # the fullest first
    made = []
    for statement in statements:
        # What the agreement itself agrees to is open too as long as it doesn't say that consent comes first, in writing.
        plain = (
            statement.act == "use"
            and statement.modality in ("may", "must")
            and (statement.operator == "asserted" or not (statement.has("prior") and statement.has("written")))
        )
        if (
            plain
            and statement.bearer.side == "partner"
            and not statement.has("blanket")
            and not _DESPITE.search(statement.quote)
        ):
            general = next(
                (
                    limit
                    for limit in limits
                    if limit is not statement
                    and limit.thing.owner == statement.thing.owner
                    and _reaches(limit, statement, agreement)
                ),
                None,
            )
            if general is not None:
                borrowed = tuple(a for a in general.attributes if a.name in _CONSENT and not statement.has(a.name))
                statement = replace(
                    statement,
                    attributes=(*statement.attributes, *(Attribute(a.name, a.quote, 0, 0) for a in borrowed)),
                    operator="limited",
                )
        made.append(statement)
    return made


def _reaches(limit: Statement, grant: Statement, agreement: Agreement) -> bool:
    """Whether a limit governs a grant: in the same article, or anywhere unless the grant speaks as the consent itself."""
    if agreement.upwards(limit.clause)[-1] == agreement.upwards(grant.clause)[-1]:
        return True
    return not re.search(r"\b(?:hereby|herewith|authori[sz]es|grants)\b", grant.quote, re.I)


_OWN_TERMS = re.compile(
    r"\b(?:(?:existence|terms|contents?|text|provisions)\b[^.;]{0,40}\bof (?:this|the present) (?:agreement|memorandum|mou|contract|letter)|(?:^|(?<=, )|(?<=and ))this (?:agreement|memorandum|mou|contract|letter)(?: itself)?(?=\s*(?:,|;|$|and\b)))",
    re.I,
)
_LEFT_OUT = re.compile(
    r"\b(?:not|except|excluding|other than|save|disclosed (?:under|pursuant)|under|pursuant to)\b[^.;]*$", re.I
)


def _secret(statements: Sequence[Statement], agreement: Agreement) -> list[Statement]:
    """What is to be kept secret are the terms of the agreement itself where the word for it is defined to mean them too.

    Unless the UN side may show such information to those who oversee it.
    """
    named = [d.name for d in agreement.definitions if _means_itself(d.meaning)]
    shown = ("disclose", "keep-secret")
    if not named or any(s.act in shown and s.has("to-oversight") and s.thing.name != "cooperation" for s in statements):
        return list(statements)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted(named)))
    return [
        replace(s, thing=replace(s.thing, name="terms"))
        if s.act == "keep-secret" and s.thing.name == "information" and pattern.search(s.quote)
        else s
        for s in statements
    ]


def _means_itself(meaning: str) -> bool:
    return any(not _LEFT_OUT.search(meaning[: match.start()]) for match in _OWN_TERMS.finditer(meaning))


_SURVIVES = re.compile(
    r"\b(?:surviv\w+|outliv\w+|(?:continues?|remains?|stays?) (?:to (?:apply|have effect)|in (?:full )?(?:force|effect)|valid|binding)\b[^.;]{0,60}"
    r"\b(?:after|beyond|notwithstanding|despite|irrespective of|following)\b)",
    re.I,
)
_ENDS = re.compile(r"\b(?:terminat|expir|end|lapse|cancel)\w*", re.I)
_ITSELF = re.compile(
    r"\b(?:this|the present) (?:article|section|clause|paragraph|provision|permission|licen[cs]e)\b", re.I
)


_BREAK = re.compile(r"[.;](?!\d)")
_BANS = re.compile(r"\b(?:not|no|never|neither|nor|cannot)\b", re.I)


def _surviving(statements: Sequence[Statement], agreement: Agreement) -> list[Statement]:
    """A permission whose own clause is said to survive the agreement has no end.

    Where a whole article survives, with its bans and conditions, nothing of the kind is said of the permission in it.
    """
    survivors: dict[str, Clause] = {}
    for clause in agreement.clauses:
        match = _SURVIVES.search(clause.text)
        if match is None or not _ENDS.search(clause.text):
            continue
        # "The permission in clause 4 ends; clause 7 survives": what is named in the same breath.
        survivors |= {
            r.target: clause
            for r in clause.references
            if r.target and not _BREAK.search(clause.text[min(r.end, match.end()) : max(r.start, match.start())])
        }
        if _ITSELF.search(clause.text[max(0, match.start() - 60) : match.start()]):
            survivors[clause.id] = clause
    made = []
    for s in statements:
        banned = s.operator == "limited" and _BANS.search(s.quote) is not None  # a ban that survives is meant to
        where = survivors.get(s.clause) if not banned else None
        if (
            where is not None
            and s.act == "use"
            and s.modality == "may"
            and s.thing.name == "marks"
            and not s.has("after-end")
        ):
            mark = _SURVIVES.search(where.text)
            assert mark is not None
            s = replace(s, attributes=(*s.attributes, Attribute("after-end", mark.group(), 0, 0)))
        made.append(s)
    return made


_EVERYTHING = re.compile(r"\b(?:anything|any (?:other )?(?:provision|term|clause)|other provisions?)\b", re.I)
_FOREGOING = re.compile(r"\bthe (?:foregoing|above)\b", re.I)
#: What is allowed in these cases only leaves a ban standing for all others.
_IN_SOME_CASES = ("on-eligibility", "only-for-breach", "in-case")


def _overridden(statements: Sequence[Statement], agreement: Agreement) -> tuple[Statement, ...]:
    """What a "notwithstanding" elsewhere takes the effect from."""
    stronger = [(s, m) for s in statements for m in [_DESPITE.search(s.quote)] if m]
    made = []
    for statement in statements:
        for winner, match in stronger:
            if winner is statement or winner.act != statement.act or winner.clause == statement.clause:
                continue
            if negative(winner.modality) == negative(statement.modality):
                continue
            if negative(statement.modality) and any(winner.has(name) for name in _IN_SOME_CASES):
                continue
            targets = {
                r.target
                for r in agreement.clause(winner.clause).references
                if r.target and re.search(re.escape(r.text) + r"(?!\w)", match["what"])
            }
            everything = _EVERYTHING.search(match["what"]) is not None
            # "The foregoing" is what stands before in the same article.
            article = agreement.upwards(winner.clause)[-1] == agreement.upwards(statement.clause)[-1]
            everything = everything or (article and _FOREGOING.search(match["what"]) is not None)
            if everything or not targets.isdisjoint(agreement.upwards(statement.clause)):
                statement = replace(statement, effect="overridden", overridden_by=winner.clause)
                break
        made.append(statement)
    return tuple(made)
