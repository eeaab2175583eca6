"""The page of a draft that breaks a rule, for every rule: whole, each tag closed, each link with its target."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import html

from checks.catalogue import builtin
from checks.examples import paragraphs
from checks.rule import Rule
from clauses.organizations import named
from compliance import check
from compliance.report import html_form, words

_VOID = {"meta", "input", "br", "hr", "link", "img"}


class _Tags(HTMLParser):
    """Follows what is open; whatever closes must be what was opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"{tag} has an attribute twice")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"{tag} closes at {self.getpos()}")


@pytest.mark.parametrize("rule", [r for r in builtin().rules if r.violated_by], ids=lambda r: r.id)
def test_the_page_is_whole_and_every_link_arrives(rule: Rule, tmp_path: Path) -> None:
    example = rule.violated_by[0]
    path = tmp_path / "draft.txt"
    path.write_text("\n\n".join(paragraphs(example)), encoding="utf-8")
    organization = named(example.un)
    agency = organization[0].organization.id.lower() if organization else None
    report = check(path, agency=agency, modality=example.modality, trained=False)
    (one,) = report.reports
    page = html_form.render(report)

    tags = _Tags()
    tags.feed(page)
    tags.close()
    assert (tags.open, tags.wrong) == ([], [])

    tree = html.fromstring(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href")} <= set(ids)
    assert {i for name in tree.xpath("//@aria-labelledby | //@aria-describedby | //@for") for i in name.split()} <= set(
        ids
    )
    items = tree.xpath("//li[contains(@class, 'finding')]")
    findings = [f for f in one.findings if f.verdict in ("violated", "unclear") and not f.unread]
    assert len(items) == len(findings) > 0
    known = {c.id for c in one.clauses}
    for item, finding in zip(items, words.worst_first(findings, one.clauses), strict=True):
        assert finding.title in item.text_content()
        quoted = [e for e in finding.evidence if e.quote and e.place]
        assert len(item.xpath(".//blockquote//a/@href")) == len(quoted)
        if finding.clause in known or set(finding.searched) & known:
            assert item.xpath(".//a/@href")
