"""The catalogue as Markdown pages: ``python -m compliance.documentation docs``.

A page a rule in ``rules/``, a page an organization in ``organizations/``, an index by topic, by organization, by instrument and by what a draft cannot show, and
``rule-language.md``, every word of the rule language.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from checks.catalogue import Catalogue, builtin
from checks.named import CHECKS
from checks.organization import organizations
from checks.profile import AGENCIES, DEAL_FACTS
from checks.rule import Rule
from checks.sentence import PROFILE, Fact, parse
from clauses.facts import facts
from clauses.vocabulary import ACTS, ATTRIBUTES, SIDES, THINGS, TOPICS
from compliance.files import write_whole
from compliance.report import organization_page
from compliance.report.plain_vocabulary import SIDES as SIDE_WORDS
from compliance.report.plain_words import check_in_words, condition_in_words, severity_in_words
from compliance.report.rule_page import as_markdown, escaped, facts_asked, overlays, table

#: Folders of pages that are all made here.
_FOLDERS = ("rules", "organizations")
_MADE = "<!-- Made by `make docs`: change the rule or the vocabulary, not this page. -->"


def pages(catalogue: Catalogue) -> dict[str, str]:
    """Return every page by its path in ``docs``."""
    made = {
        f"rules/{rule.id}.md": f"{_MADE}\n{as_markdown(rule, catalogue, lambda identifier: f'{identifier}.md')}"
        for rule in catalogue.rules
    }
    made |= {
        f"organizations/{o.id}.md": f"{_MADE}\n{organization_page.as_markdown(o, catalogue, lambda r: f'../rules/{r}.md')}"
        for o in organizations().values()
    }
    return {"rule-language.md": language(), "rules/README.md": index(catalogue), **made}


def index(catalogue: Catalogue) -> str:
    """Return the page that leads to all others."""
    levels = [rule.severities[0] for rule in catalogue.rules]
    counts = ", ".join(f"{levels.count(level)} {level}" for level in ("blocker", "major", "minor", "advice"))
    parts = [
        _MADE,
        "# The rules",
        f"{len(catalogue.rules)} rules ({counts}). What each severity means: *blocker*, not signable without a change or a recorded derogation; "
        "*major*, a lawyer must agree; *minor*, to be corrected before signature; *advice*, worth considering. "
        "What the rules do not cover: [not-covered.md](../not-covered.md). How to write one: [writing-rules.md](../writing-rules.md). "
        "The words they are written in: [rule-language.md](../rule-language.md).",
        "## By topic",
        *_by_topic(catalogue),
        "## By organization",
        "What is known of each, with its sources: "
        + ", ".join(f"[{name}](../organizations/{name}.md)" for name in organizations())
        + ". Rules that are not named here are the same for all.",
        table(("organization", "rules of its own", "rules that treat it otherwise"), _by_organization(catalogue)),
        "## What a draft cannot show",
        "A person answers these in a profile (`compliance check --profile deal.yaml`); without an answer, a rule that cannot be judged without one asks.",
        table(
            ("fact", "question", "rules"),
            [
                (f"`{fact}`", escaped(question), _links(r for r in catalogue.rules if fact in facts_asked(r)))
                for fact, question in DEAL_FACTS.items()
            ],
        ),
        "## Rules and instruments",
        "*Verified*: what the rule says of the instrument was read in it. *To be confirmed*: it is widely reported and was not read.",
        table(("instrument", "date", "verified", "to be confirmed"), _by_instrument(catalogue)),
    ]
    return "\n\n".join(parts) + "\n"


def _by_topic(catalogue: Catalogue) -> list[str]:
    parts = []
    for topic in TOPICS:
        rows = [
            (_link(r), escaped(r.title), escaped(severity_in_words(r)), r.kind)
            for r in catalogue.rules
            if r.topics and r.topics[0] == topic
        ]
        if rows:
            parts += [f"### {topic}", table(("rule", "what it asks", "severity", "kind"), rows)]
    return parts


def _by_organization(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    rows = []
    for agency in AGENCIES:
        own = [r for r in catalogue.rules if agency in _only_for(r)]
        other = [r for r in catalogue.rules if agency in _mentioned(r) and r not in own]
        if own or other:
            rows.append((agency.upper(), _links(own), _links(other)))
    return rows


def _only_for(rule: Rule) -> set[str]:
    """The organizations to which a rule is confined, by where it applies or by the condition of its every sentence."""
    if rule.applies.agency:
        return set(rule.applies.agency)
    confined: set[str] = set()
    for condition in rule.conditions:
        named = [g.of for g in condition.guards if not g.negated and isinstance(g.of, Fact) and g.of.name == "agency"]
        if not named:
            return set()
        confined.update(named[0].values)
    return confined


def _mentioned(rule: Rule) -> set[str]:
    tests = [g for c in rule.conditions for g in c.guards] + [test for _, test in rule.severities[1]]
    named = {v for test in tests if isinstance(test.of, Fact) and test.of.name == "agency" for v in test.of.values}
    overlaid = {who.lower() for who, _ in overlays(rule)}
    return named | overlaid | set(rule.applies.agency) | set(rule.applies.not_agency)


def _by_instrument(catalogue: Catalogue) -> list[tuple[str, str, str, str]]:
    rows = []
    for key, source in sorted(catalogue.sources.items(), key=lambda item: (item[1]["title"].casefold(), item[0])):
        verified, doubtful = (
            _links(r for r in catalogue.rules if any(s.id == key and s.status == status for s in r.sources))
            for status in ("verified", "to be confirmed")
        )
        rows.append((escaped(source["title"]), source.get("date", ""), verified, doubtful))
    return [row for row in rows if row[2] or row[3]]


_KINDS = (
    "never un must indemnify",
    "somewhere un may terminate agreement with all of at-once, on-eligibility",
    "every partner may use marks of un needs prior, written",
    "every partner may use marks of un lacks sublicensable, for-affiliates",
    'ask partner is not liable to un "Has the legal office agreed to this limit?"',
    "check placeholders",
    "if agency is who or fao: never state is govern agreement",
    "if not somewhere partner must insure: never partner must supply risk-work",
    'if fact due-diligence is no: refuse "The due diligence has not been done."',
    'if fact due-diligence is unknown: ask "Has the due diligence been done?"',
)


def language() -> str:
    """Return the page of the rule language: its sentences, and every word that may stand in them."""
    parts = [
        _MADE,
        "# The rule language",
        "A sentence of the language says what a draft must say, must not say, or when a person must look. It never names words of the "
        "draft: it names who does what to whom, as the program reads it out of any wording. `compliance read DRAFT` shows what it reads. "
        "How to write a rule: [writing-rules.md](writing-rules.md).",
        "## Sentences",
        table(("sentence", "in English"), [(f"`{s}`", escaped(condition_in_words(parse(s)))) for s in _KINDS]),
        "A pattern is `WHO MODALITY ACT [THING [of WHOSE]] [to WHOM]`, then any of `with A, B` (all of them), `with any of A, B`, "
        "`without A, B`, `as asserted` (or `excluded`, `deemed`, `limited`). Several patterns are parted by `;`, several words for "
        "who, modality, whose and whom by `or`. `people of`, `affiliates of` and `assets of` may stand before who. "
        "`never` and `somewhere` look in the whole draft; `every` looks at each place where the pattern is found.",
        "## Who, whose, whom",
        table(("word", "means"), [(f"`{side}`", SIDE_WORDS[side]) for side in SIDES]),
        "## Modality",
        "`must`, `may`, `must-not` (or `must not`), `need-not`; for what simply is so, `is` (or `does`) and `is-not` (`is not`, `does-not`). "
        "Each act takes those in its row below.",
        "## Acts",
        table(
            ("act", "means", "takes", "is done to"),
            [
                (
                    f"`{a.name}`",
                    escaped(a.meaning),
                    ", ".join(f"`{m}`" for m in a.modalities),
                    ", ".join(f"`{t}`" for t in a.things),
                )
                for a in ACTS.values()
            ],
        ),
        "## Things",
        table(("thing", "means"), [(f"`{name}`", escaped(says)) for name, says in THINGS.items()]),
        "## Attributes",
        table(("attribute", "means"), [(f"`{name}`", escaped(says)) for name, says in ATTRIBUTES.items()]),
        "## Tests after `if`",
        "Any `somewhere` or `never` sentence, or one of these; `not` before it turns it round, several values are parted by `or`, several tests by `and`.",
        table(
            ("test", "values"),
            [(f"`{name} is ...`", ", ".join(f"`{v}`" for v in values)) for name, values in PROFILE.items()]
            + [
                (f"`fact {name} is ...`", "`yes`, `no`, `unknown`: " + escaped(question))
                for name, question in DEAL_FACTS.items()
            ],
        ),
        "## Checks of the whole document",
        table(("check", "looks at"), [(f"`check {name}`", escaped(check_in_words(name))) for name in CHECKS]),
        "## Facts that the trained reader knows",
        "For `facts: {breaks: [...], meets: [...], asks: [...]}` of a rule. {UN} is the United Nations side, {P} the partner.",
        table(("fact", "says"), [(f"`{name}`", escaped(says)) for name, says in facts().items()]),
    ]
    return "\n\n".join(parts) + "\n"


def _link(rule: Rule) -> str:
    return f"[{rule.id}]({rule.id}.md)"


def _links(rules: Iterable[Rule]) -> str:
    return ", ".join(_link(r) for r in rules)


def write(folder: Path, catalogue: Catalogue) -> None:
    """Write the pages, and take away those of rules that are gone.

    Raises:
        OSError: the folder cannot be written.
    """
    made = pages(catalogue)
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        write_whole(folder / name, text)
    for name in _FOLDERS:
        for old in (folder / name).glob("*.md"):
            if f"{name}/{old.name}" not in made:
                old.unlink()


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"), builtin())
