"""Protections that stand in the text and are undone elsewhere in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checks.finding import Outcome, evidence
from checks.opinions import PROVEN, speaks_to_whoever
from checks.profile import Profile
from clauses.model import Agreement, Statement

_Test = Callable[[Statement], bool]


@dataclass(frozen=True, slots=True)
class _Pair:
    """What protects, what undoes it, and how to say so."""

    protects: _Test
    undoes: _Test
    words: str


def _act(act: str, *modalities: str, bearer: tuple[str, ...] = (), **conditions: object) -> _Test:
    def test(statement: Statement) -> bool:
        if statement.act != act or statement.modality not in modalities:
            return False
        if bearer and statement.bearer.side not in bearer:
            return False
        thing = conditions.get("thing")
        if thing is not None and statement.thing.name != thing:
            return False
        owner = conditions.get("owner")
        if owner is not None and statement.thing.owner != owner:
            return False
        operator = conditions.get("operator")
        if operator is not None and statement.operator != operator:
            return False
        lacks = conditions.get("lacks")
        return not (isinstance(lacks, str) and statement.has(lacks))

    return test


_reserved = _act("waive", "is-not", "must-not", thing="immunities")
_arbitration = _act("arbitrate", "must", "may")
_court = _act("litigate", "must", "may", lacks="un-only")
_banned = _act("use", "must-not", bearer=("partner",), owner="un")
_used = _act("use", "may", "must", bearer=("partner",), owner="un")
#: A ban on goods, or beside another sign, says nothing of other uses.
_NARROW_BANS = ("on-goods", "beside", "as-trademark")
_PAIRS = (
    _Pair(_reserved, _act("waive", "is", "must", "may", thing="immunities"), "reserves the immunities, and this gives them up"),
    _Pair(_reserved, lambda s: _court(s) and not s.has("award"), "reserves the immunities, and this submits to courts"),
    _Pair(_reserved, _act("appoint", "must", "may"), "reserves the immunities, and this names an agent to be served with process"),
    _Pair(_arbitration, lambda s: _court(s) and not s.has("award") and not s.has("interim"), "sends disputes to arbitration, and this sends them to a court"),
    _Pair(_act("deal-with-others", "may", bearer=("un", "each-party")), _act("deal-with-others", "must-not", bearer=("un",)), "says that the cooperation is not exclusive, and this makes it so"),
    _Pair(_act("deal-with-others", "may", bearer=("un", "each-party")), _act("offer-first", "must", bearer=("un", "each-party")), "says that the cooperation is not exclusive, and this gives the partner the first call"),
    _Pair(lambda s: _banned(s) and s.has("on-goods"), lambda s: _used(s) and s.has("on-goods"), "keeps the name or emblem off goods, and this puts it there"),
    _Pair(lambda s: _banned(s) and not any(s.has(n) for n in _NARROW_BANS), _act("use", "may", "must", bearer=("partner",), owner="un", operator="asserted"), "forbids the use of the name or emblem, and this allows it"),
    _Pair(lambda s: s.act == "use" and s.operator == "limited" and s.bearer.side == "partner" and s.thing.owner == "un" and s.has("approval"),
          lambda s: s.act == "use" and s.modality in ("may", "must") and s.bearer.side == "partner" and s.thing.owner == "un" and s.has("blanket"),
          "asks for consent to each use of the name or emblem, and this needs none"),
    _Pair(_act("endorse", "is-not", "must-not"), _act("endorse", "is", "must", bearer=("un",)), "says that nothing is endorsed, and this endorses"),
    _Pair(_act("indemnify", "must-not", "need-not", bearer=("un",)), _act("indemnify", "must", bearer=("un", "each-party")), "excludes an indemnity by the UN body, and this gives one"),
)  # fmt: skip


#: Facts of the trained reader that protect, and those that take the protection back where another clause states them.
_TAKEN_BACK = (
    (("immunity-reserved",), ("un-court", "immunity-waived"), "reserves the immunities"),
    (("arbitration",), ("un-court",), "sends disputes to arbitration"),
    (("non-exclusive",), ("un-exclusive", "mark-exclusive"), "says that the cooperation is not exclusive"),
    (("mark-no-right", "mark-approved"), ("mark-use-free", "mark-deemed"), "makes each use of the name or emblem depend on consent"),
    (("mark-silence-no",), ("mark-deemed",), "says that silence is no consent"),
    (("mark-ends", "mark-withdrawn"), ("mark-perpetual", "mark-selloff"), "ends the use of the name or emblem"),
    (("mark-personal",), ("mark-sublicence",), "gives the permission to the partner alone"),
    (("mark-no-goods",), ("mark-goods",), "keeps the name or emblem off goods"),
    (("no-endorsement",), ("endorsement",), "says that nothing is endorsed"),
    (("no-purchase-tie",), ("purchase-tie",), "says that nothing need be bought"),
    # Control of its programme is one thing, a free hand in what it publishes another: neither is undone by a word on the other.
    (("no-influence",), ("partner-influence",), "leaves science, norms and publications to the UN body"),
    (("un-control",), ("partner-directs",), "leaves the programme to the UN body"),
    (("no-national-law", "uncitral"), ("national-law",), "keeps the agreement outside national law"),
    (("un-own-audit",), ("partner-inspects",), "keeps inspection to the UN body's own auditors"),
    (("tax-exempt",), ("un-bears-tax",), "recalls the exemption from taxes"),
    (("no-partner-terms",), ("partner-terms",), "keeps the partner's terms out"),
)  # fmt: skip


def _undone_in_facts(agreement: Agreement, placed: set[str | None]) -> list[Outcome]:
    """What only the trained reader sees; both of its readings must be of the kind that proved right."""
    from clauses.trained_reader import sentence

    clear = [r for r in agreement.readings if r.probability >= PROVEN and not r.denied]
    found: list[Outcome] = []
    for protecting, undoing, words in _TAKEN_BACK:
        if undoing == ("partner-terms",) and speaks_to_whoever(agreement):
            continue  # its own terms are taken for those of a partner
        for breach in (r for r in clear if r.fact in undoing):
            # What one article says in several paragraphs belongs together: a permission, then the consent that each use of it needs.
            # But where disputes go to arbitration, a court in the next paragraph takes them back.
            within = breach.clause if breach.fact == "un-court" else agreement.upwards(breach.clause)[-1]
            guard = next(
                (r for r in clear if r.fact in protecting and within not in agreement.upwards(r.clause)),
                None,
            )
            if guard is None or breach.clause in placed:
                continue
            placed.add(breach.clause)
            clause, other = agreement.clause(breach.clause), agreement.clause(guard.clause)
            proof = (
                evidence(agreement, clause, *sentence(agreement, breach)),
                evidence(agreement, other, *sentence(agreement, guard)),
            )
            number = other.number or other.heading or "another clause"
            found.append(Outcome("violated", proof, clause.id, f"Clause {number} {words}, and this takes it back."))
    return found


def undone(agreement: Agreement, profile: Profile) -> list[Outcome]:
    """CON-02: both provisions stand in the text; the one that undoes the other is the place of the finding."""
    live = [s for s in agreement.statements if s.effect != "overridden" or s.overridden_by]
    found: list[Outcome] = []
    seen: set[tuple[str, str]] = set()
    protected = False
    for pair in _PAIRS:
        guards = [s for s in live if pair.protects(s)]
        protected = protected or bool(guards)
        for breach in (s for s in live if guards and pair.undoes(s)):
            guard = guards[0]
            if (breach.id, pair.words) in seen or (guard.start == breach.start and guard.clause == breach.clause):
                continue
            seen.add((breach.id, pair.words))
            clause, other = agreement.clause(breach.clause), agreement.clause(guard.clause)
            number = other.number or other.heading or "another clause"
            proof = (
                evidence(agreement, clause, breach.start, breach.end),
                evidence(agreement, other, guard.start, guard.end),
            )
            sure = breach.sure and guard.sure
            found.append(Outcome("violated" if sure else "unclear", proof, clause.id, f"Clause {number} {pair.words}."))
    found.extend(_undone_in_facts(agreement, {o.clause for o in found}))
    if found:
        return found
    return [Outcome("satisfied")] if protected else [Outcome("not_applicable")]
