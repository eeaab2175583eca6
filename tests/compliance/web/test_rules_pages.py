"""The rules, browsed, searched and read."""

from __future__ import annotations

import pytest

from checks.catalogue import builtin, rules
from compliance.report.rule_page import sections
from tests.compliance.web.site import Browser, Site


@pytest.fixture(scope="module")
def browser(site: Site) -> Browser:
    return site.browser()


def listed(browser: Browser, address: str) -> list[str]:
    return [str(a).rsplit("/", 1)[1] for a in browser.get(address).xpath("//ul[contains(@class, 'rules')]//h2/a/@href")]


def test_every_rule_is_listed_and_can_be_read(browser: Browser) -> None:
    assert listed(browser, "/rules") == [rule.id for rule in rules()]
    for rule in rules():
        page = browser.get(f"/rules/{rule.id}")
        said = " ".join(page.text_content().split())
        at = 0
        for title, lines in sections(rule, builtin()):  # what its page in the documentation holds, in the same order
            for text in (title, *(t for line in lines for t in (line.text, line.formal))):
                at = said.index(" ".join(text.split()), at)
        assert rule.title in said
        for link in page.xpath("//article//a/@href"):
            assert link.rsplit("/", 1)[1] in {r.id for r in rules()}
    assert browser.get("/rules/ind-01") is not None
    browser.get("/rules/XYZ-99", 404)


def test_search_needs_every_word_and_no_script(browser: Browser) -> None:
    assert "IND-01" in listed(browser, "/rules?q=indemnity")
    assert listed(browser, "/rules?q=ind-01") == ["IND-01"]
    both = listed(browser, "/rules?q=EMBLEM+exclusive")
    assert 0 < len(both) < len(listed(browser, "/rules?q=emblem")) < len(rules())
    assert listed(browser, "/rules?q=nothing-says-this") == []
    blockers = listed(browser, "/rules?severity=blocker&topic=emblem")
    assert blockers == [r.id for r in rules() if r.severities[0] == "blocker" and "emblem" in r.topics]
    page = browser.get("/rules?q=%3Cb%3E%22x&severity=minor&topic=emblem")
    assert page.xpath("//input[@name='q']/@value") == ['<b>"x']
    assert page.xpath("//option[@selected]/@value") == ["minor", "emblem"]
    assert "0 of" in page.xpath("//*[@id='count']")[0].text
