"""Sentences of the rule language, and statements, in plain English: for people who judge a rule without knowing its language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.rule import Applies, Rule
from checks.sentence import Body, Condition, Fact, Pattern, Test
from clauses.model import Statement
from clauses.vocabulary import ACTS as VOCABULARY
from clauses.vocabulary import ATTRIBUTES as EXPLAINED
from compliance.report.plain_vocabulary import ACTS, ATTRIBUTES, OPERATORS, PARTS, SIDES, SUBJECTS, THINGS, THINGS_OF

_VERB = {"must": "must", "may": "may", "must-not": "must not", "need-not": "need not"}


def condition_in_words(condition: Condition) -> str:
    """Return one sentence of a rule as an English sentence."""
    said = _body(condition.body)
    if condition.guards:
        said = f"{' and '.join(guard_in_words(guard) for guard in condition.guards)}, {said}"
    return said[:1].upper() + said[1:] + ("" if said.endswith(("?", ".")) else ".")


def guard_in_words(test: Test) -> str:
    """Return a guard, or a test of severity, as "if ..."."""
    if isinstance(test.of, Fact):
        return _fact(test.of, test.negated)
    if test.of.kind == "check":
        return f"if {'not ' if test.negated else ''}{check_in_words(test.of.text)}"
    says = "does not say" if (test.of.kind == "never") != test.negated else "says"
    return f"if the text {says} that {_patterns(test.of.patterns)}"


def severity_in_words(rule: Rule) -> str:
    """Return the severity of a rule and when it changes."""
    level, tests = rule.severities
    return "; ".join([level, *(f"{other} {guard_in_words(test)}" for other, test in tests)])


def applies_in_words(applies: Applies) -> list[str]:
    """Return to which deals a rule applies, a sentence for each restriction."""
    lines = []
    for words, positive, values in (
        ("organizations", True, applies.agency),
        ("organizations", False, applies.not_agency),
        ("kinds of partner", True, applies.partner_type),
        ("kinds of agreement", True, applies.modality),
        ("kinds of agreement", False, applies.not_modality),
        ("editions of the guidelines", True, applies.edition),
        ("texts, by what they say of themselves", True, applies.nature),
    ):
        if values:
            lines.append(f"{'Only these' if positive else 'Not these'} {words}: {', '.join(values)}.")
    if applies.doubtful_modality:
        lines.append(f"For a person to say whether it applies: {', '.join(applies.doubtful_modality)}.")
    return lines or ["All deals."]


def statement_in_words(statement: Statement) -> str:
    """Return what a sentence of a draft was understood to say."""
    pattern = Pattern(
        bearers=(("" if statement.bearer.part == "itself" else statement.bearer.part, statement.bearer.side),),
        modalities=(statement.modality,),
        act=statement.act,
        thing=statement.thing.name,
        owners=() if statement.thing.owner == "none" else (statement.thing.owner,),
        receivers=() if statement.counterparty.side == "none" else (statement.counterparty.side,),
        with_all=tuple(dict.fromkeys(a.name for a in statement.attributes)),
        operator=statement.operator,
    )
    return _pattern(pattern)


def check_in_words(name: str) -> str:
    """Return what a named check of the whole document looks at."""
    from checks.named import CHECKS

    first = (CHECKS[name].__doc__ or name.replace("-", " ")).strip().splitlines()[0]
    said = re.sub(r"^[A-Z]{3}-\d{2}: ", "", first).rstrip(".")
    return said[:1].lower() + said[1:] if not said[:2].isupper() else said


def _fact(fact: Fact, negated: bool) -> str:
    if fact.of_deal:
        from checks.profile import DEAL_FACTS

        answers = _series(["not known" if v == "unknown" else v for v in fact.values], "or")
        return f"{'unless' if negated else 'if'} the answer to “{DEAL_FACTS[fact.name]}” is {answers}"
    what = {
        "agency": "the organization", "partner-type": "the partner", "modality": "the kind of agreement", "edition": "the edition of the guidelines", "nature": "the text, by what it says of itself,",
    }[fact.name]  # fmt: skip
    values = [v.upper() for v in fact.values] if fact.name == "agency" else list(fact.values)
    return f"{'unless' if negated else 'if'} {what} is {_series(values, 'or')}"


def _body(body: Body) -> str:
    if body.kind == "check":
        return f"the whole document is checked: {check_in_words(body.text)}"
    if body.kind == "refuse":
        return f"the rule is broken: {body.text}"
    if body.kind == "ask" and not body.patterns:
        return f"a person is asked: {body.text}"
    said = _patterns(body.patterns)
    if body.kind == "never":
        return f"the text must not say that {said}"
    if body.kind == "somewhere":
        return f"the text must say somewhere that {said}"
    if body.kind == "ask":
        return f"where the text says that {said}, a person is asked: {body.text}"
    if body.kind == "needs":
        return f"wherever the text says that {said}, it must say so {_attributes(body.attributes, 'and')}"
    return f"wherever the text says that {said}, it must not say so {_attributes(body.attributes, 'or')}"


def _patterns(patterns: Sequence[Pattern]) -> str:
    return "; or that ".join(_pattern(p) for p in patterns)


def _pattern(pattern: Pattern) -> str:
    before, bar, template = (
        ACTS[pattern.act].partition("|") if _has_subject(pattern.act) else ("", "", ACTS[pattern.act])
    )
    sides = [_bearer(pattern.act, part, side) for part, side in pattern.bearers]
    subject = before if bar else _series(sides, "or")
    to = _series([SIDES[s] for s in pattern.receivers], "or")
    said = re.sub(r"\[([^|\]]*)(?:\|([^\]]*))?\]", lambda m: m[1] if to else (m[2] or ""), template)
    thing = _things(pattern)
    subject, said = (text.replace("{thing}", thing).replace("{to}", to) for text in (subject, said))
    plain = [_VERB[m] for m in pattern.modalities if m in _VERB]
    forms = [f"{_series(plain, 'or')} {said.replace('~', '')}"] if plain else []
    forms += [_conjugated(m, said, "{thing}" in before) for m in pattern.modalities if m not in _VERB]
    sentence = f"{subject} {_series(forms, 'or')}{OPERATORS.get(pattern.operator, '')}"
    details = [(pattern.with_all, "and"), (pattern.with_any, "or")]
    sentence += "".join(f" {_attributes(names, last)}" for names, last in details if names)
    if pattern.without:
        sentence += f" (unless that is {_attributes(pattern.without, 'or')})"
    return sentence


def _has_subject(act: str) -> bool:
    return bool(re.match(r"[^\[]*\|", ACTS[act]))


def _bearer(act: str, part: str, side: str) -> str:
    words = SUBJECTS.get((act, side), SIDES[side])
    return f"{PARTS[part]} {words}" if part else words


def _things(pattern: Pattern) -> str:
    """What the act is done to; without a word on it, whatever the act may be done to."""
    special = THINGS_OF.get((pattern.act, pattern.thing))
    names = (pattern.thing,) if pattern.thing else VOCABULARY[pattern.act].things
    return special or " or ".join(_thing(name, pattern.owners) for name in names)


def _thing(name: str, owners: Sequence[str]) -> str:
    words = THINGS[name]
    whose = _series([SIDES[o] for o in owners], "or")
    if words.startswith("* "):
        return f"{whose}'s {words[2:]}" if whose else f"the {words[2:]}"
    return f"{words} of {whose}" if whose else words


def _attributes(names: Sequence[str], last: str) -> str:
    return _series([ATTRIBUTES.get(name, EXPLAINED[name]) for name in names], last)


def _conjugated(modality: str, verb: str, plural: bool) -> str:
    """The verb as a statement of fact: "uses", "does not use", "is liable", "are not renewed"."""
    bare = verb.replace("~", "")
    if bare.startswith("be "):
        return f"{'are' if plural else 'is'}{' not' if modality == 'is-not' else ''} {bare[3:]}"
    if modality == "is-not":
        return f"{'do' if plural else 'does'} not {bare}"
    if plural:
        return bare
    return re.sub(r"~(\w+)", lambda m: _third(m[1]), verb if "~" in verb else f"~{verb}")


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _series(words: Sequence[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
