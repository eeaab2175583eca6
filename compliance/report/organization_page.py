"""An organization as a page that a lawyer can use: what it is, who authorises its marks, what it asks besides the rules."""

from __future__ import annotations

from collections.abc import Callable

from checks.catalogue import Catalogue
from checks.organization import STATUS_WORDS, Fact, Organization, trades
from clauses.organizations import of_id
from compliance.report.rule_page import escaped, source_in_words

_CONVENTIONS = {"CPI": "the Convention of 1946", "SAC": "the Convention of 1947"}
_HEADINGS = {
    "status": "Status",
    "guidelines": "The Secretary-General's guidelines",
    "right_holder": "Whose the immunities are",
    "exclusions": "With whom it does not work",
    "marks": "Who authorises the name and emblem",
    "products": "Marks on products",
    "liability": "Liability and indemnity",
    "disputes": "Disputes",
    "law": "Governing law",
}


def as_markdown(organization: Organization, catalogue: Catalogue, link: Callable[[str], str]) -> str:
    """Return the page as Markdown; ``link`` gives the address of a rule's page."""
    body = of_id(organization.id)
    assert body is not None  # an organization without names is refused when it is read
    conventions = " and ".join(_CONVENTIONS[c] for c in organization.conventions) or "an instrument of its own"
    parts = [
        f"# {organization.id}: {escaped(body.names[0])}",
        f"{STATUS_WORDS[organization.status][:1].upper()}{STATUS_WORDS[organization.status][1:]}; its immunities rest on {conventions}.",
        "## Names",
        "\n".join(
            [f"- {escaped(', '.join((*body.abbreviations, *body.names)))}", *(f"- {n}" for n in body.translations)]
        ),
    ]
    for name, heading in _HEADINGS.items():
        fact = getattr(organization.facts, name)
        if fact is not None:
            parts += [f"## {heading}", _fact(fact, catalogue)]
    if organization.excluded_trades:
        said = ", ".join(trades()[t]["say"] for t in organization.excluded_trades)
        parts += ["## Trades that exclude a partner", f"{said[:1].upper()}{said[1:]}."]
    if organization.facts.other:
        parts += ["## Also", *(_fact(fact, catalogue) for fact in organization.facts.other)]
    own = [r for r in catalogue.rules if organization.id.lower() in r.applies.agency]
    if own:
        parts += ["## Rules of its own", "\n".join(f"- [{r.id}]({link(r.id)}): {escaped(r.title)}" for r in own)]
    if organization.changes:
        lines = [f"- {c.effect} [{c.rule}]({link(c.rule)}): {escaped(c.because)}" for c in organization.changes]
        parts += ["## Rules that it changes", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _fact(fact: Fact, catalogue: Catalogue) -> str:
    sources = "; ".join(source_in_words(s, catalogue) for s in fact.sources)
    return f"{escaped(fact.says)} *{escaped(sources)}*"
