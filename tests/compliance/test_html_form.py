"""The page: every finding leads to its words and back, all is there without a script, nothing of a draft is obeyed."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from compliance.report import html_form, words
from compliance.report.model import Report
from tests.compliance.reports import HOSTILE, hostile, overlapping, sample, several


@cache
def page(which: str = "sample") -> Any:
    return html.fromstring(html_form.render(sample() if which == "sample" else several()))


def text_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def marks(tree: Any) -> dict[str, str]:
    """The words under each mark: all its pieces in their order, without what other marks put between them."""
    found: dict[str, str] = {}
    for piece in tree.iter("mark"):
        found[piece.get("data-of")] = found.get(piece.get("data-of"), "") + piece.text_content()
    return found


def test_same_report_same_page() -> None:
    assert html_form.render(several()) == html_form.render(Report.model_validate(several().model_dump(by_alias=True)))


def test_ids_are_unique_and_every_link_has_its_target() -> None:
    for which in ("sample", "several"):
        ids = page(which).xpath("//@id")
        assert len(ids) == len(set(ids))
        hrefs = page(which).xpath("//a/@href")
        assert len(hrefs) > 50
        assert {h for h in hrefs if h[0] != "#"} == set()
        assert {h[1:] for h in hrefs} <= set(ids)


def test_findings_lead_to_the_very_words_and_the_words_back() -> None:
    under = marks(page())
    report = sample().reports[0]
    ordered = words.worst_first([f for f in report.findings if f.verdict in ("violated", "unclear")], report.clauses)
    items = page().xpath("//li[contains(@class, 'finding')]")
    assert len(items) == len(ordered) > 20
    quotations = 0
    for item, finding in zip(items, ordered, strict=True):
        assert finding.title in text_of(item)
        assert finding.rule in text_of(item)
        assert finding.message in text_of(item)
        assert finding.advice in text_of(item)
        targets = [h[1:] for h in item.xpath(".//blockquote//a/@href")]
        assert [under[t] for t in targets] == [e.quote for e in finding.evidence if e.quote]
        for target in targets:
            quotations += 1
            place = page().xpath(f"//mark[@data-of='{target}']/ancestor::div[@class='clause']")[0]
            assert f"#{item.get('id')}" in place.xpath(".//a[contains(@class, 'ref')]/@href")
    assert quotations > 10


def test_the_whole_text_of_the_draft_is_there() -> None:
    clauses = page().xpath("//section[@class='text']//div[@class='clause']")
    for shown, clause in zip(clauses, sample().reports[0].clauses, strict=True):
        own = deepcopy(shown)
        for added in own.xpath(".//a | .//span[@class='no'] | .//p"):
            added.drop_tree()
        assert "".join(own.text_content().split()) == "".join(clause.text.split())


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 10), (5, 15)],
        [(0, 20), (5, 10), (5, 10)],
        [(3, 9), (3, 12), (0, 12), (11, 20)],
        [(0, 1), (1, 2), (0, 26)],
    ],
)
def test_overlapping_evidence_keeps_its_words(spans: list[tuple[int, int]]) -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    tree = html.fromstring(html_form.render(overlapping(alphabet, spans)))
    assert sorted(marks(tree).values()) == sorted({alphabet[a:b] for a, b in spans})
    said = tree.xpath("//span[@class='said']")[0]
    for reference in said.xpath(".//a"):
        reference.drop_tree()
    assert said.text_content() == alphabet
    ids = tree.xpath("//mark/@id")
    assert len(ids) == len(set(ids)) == len(set(spans))


def test_second_of_two_equal_sentences_is_marked_where_it_stands() -> None:
    text = "UNDP pays. UNDP pays."
    tree = html.fromstring(html_form.render(overlapping(text, [(11, 21)])))
    assert tree.xpath("//span[@class='said']")[0].text == "UNDP pays. "


def test_verdict_comes_first_in_plain_words() -> None:
    cover = page().xpath("//div[contains(@class, 'cover')]")[0]
    counts = words.counts(sample().reports[0])
    said = text_of(cover.xpath(".//p[@class='verdict']")[0])
    assert said.startswith(f"Not ready: {counts.blockers} blockers, {counts.to_fix} to fix")
    assert re.search(r"\d+% of the text needs no lawyer's reading$", said)
    for fact in ("UNEP", "Kestrel Beverages AB", "Sponsorship", "2015", "English", "the grammar alone"):
        assert fact in text_of(cover)


def test_the_filters_count_in_the_words_of_the_cover() -> None:
    report = sample().reports[0]
    asked = next(f for f in report.findings if f.verdict == "unclear")
    doubtful = asked.model_copy(update={"severity": "blocker", "question": False})
    report = report.model_copy(
        update={"findings": [*report.findings, doubtful, asked.model_copy(update={"question": True})]}
    )
    tree = html.fromstring(html_form.render(Report(reports=[report])))
    labels = [text_of(e.getparent()) for e in tree.xpath("//input[@name='kind']")]
    counts = words.counts(report)
    expected = [counts.blockers, counts.to_fix, counts.for_lawyer, counts.asked, counts.advice]
    assert labels == [f"{label} ({n})" for label, n in zip(words.KINDS.values(), expected, strict=False) if n]
    for label in labels:
        name, number = label.rstrip(")").split(" (")
        assert f"{number} {name[:6].lower()}" in words.verdict(report).lower()
    assert not any("(" in text_of(e.getparent()) for e in tree.xpath("//input[@name='severity']"))


def test_a_draft_without_findings_promises_nothing() -> None:
    clean = sample().reports[0]
    clean = clean.model_copy(update={"findings": [f for f in clean.findings if f.verdict == "satisfied"]})
    assert words.verdict(clean) == "No objection found"


def test_share_counts_words_of_clauses_that_nothing_is_said_about() -> None:
    four, six = "one two three four", "one two three four five six"
    report = overlapping(four, [(0, 3)]).reports[0]
    other = report.clauses[0].model_copy(update={"id": "other", "text": six})
    assert words.untroubled(report.model_copy(update={"clauses": [report.clauses[0], other]})) == 60


def test_worst_stand_first_and_what_is_in_order_is_folded_at_the_end() -> None:
    severities = page().xpath("//li[contains(@class, 'finding')]/@data-severity")
    assert severities == sorted(severities, key=list(words.SEVERITIES).index)
    folds = page().xpath("//details")
    assert all(fold.get("open") is None for fold in folds)
    listed = {r.text for fold in folds for r in fold.xpath(".//span[@class='rule']")}
    settled = {f.rule for f in sample().reports[0].findings if f.verdict in ("satisfied", "not_applicable")}
    assert listed == settled


def test_headings_are_in_order_and_landmarks_are_there() -> None:
    for which in ("sample", "several"):
        levels = [int(h.tag[1]) for h in page(which).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))
        tree = page(which).getroottree().getroot()
        assert tree.get("lang") == "en"
        assert [len(tree.xpath(f"//{tag}")) for tag in ("header", "main", "footer")] == [1, 1, 1]
        assert tree.xpath("//body/a[@class='skip']/@href") == ["#main"]
        assert all(c.getparent().tag == "label" for c in tree.xpath("//input | //select"))


def test_nothing_is_loaded_and_the_filters_need_the_script() -> None:
    text = html_form.render(several())
    tree = html.fromstring(text)
    assert not tree.xpath("//@src | //link | //iframe | //object | //@style | //@onclick")
    assert "url(" not in text
    assert "@import" not in text
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert all(form.get("hidden") is not None for form in tree.xpath("//form"))
    assert not tree.xpath("//li[contains(@class, 'finding')][@hidden]")


def test_several_drafts_and_one_that_could_not_be_read() -> None:
    rows = page("several").xpath("//nav//tbody/tr")
    assert [text_of(row[0]) for row in rows] == [
        "brewery-sponsorship.docx",
        "donation-scanned-page.pdf",
        "no-such-file.docx",
    ]
    assert [text_of(row[1]) for row in rows] == ["Not ready", "Needs the legal office", "Not read"]
    broken = page("several").xpath("//article")[2]
    assert "There is no file" in text_of(broken)
    assert not broken.xpath(".//section")
    assert "Not read: page 2" in text_of(page("several").xpath("//article")[1])
    assert "Page 3" in text_of(page("several").xpath("//article")[1])
    assert "% of what was read needs no lawyer's reading" in text_of(page("several").xpath("//article")[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_draft_is_obeyed(text: str) -> None:
    harmless = html.fromstring(html_form.render(hostile("harmless")))
    made = html_form.render(hostile(text))
    tree = html.fromstring(made)
    assert [e.tag for e in tree.iter()] == [e.tag for e in harmless.iter()]
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //*[@onerror]")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)
    assert "49" not in text_of(tree.xpath("//h2")[0])
    for mark in marks(tree).values():
        assert " ".join(mark.split()) == " ".join(words.shown(text).split())


def test_a_quotation_of_a_megabyte_is_cut_in_the_finding_and_whole_in_the_text() -> None:
    made = html_form.render(hostile("word " * 200_000 + "end"))
    tree = html.fromstring(made, parser=html.HTMLParser(huge_tree=True))
    quotes = tree.xpath("//li[contains(@class, 'finding')]//blockquote/p[1]")
    assert {len(text_of(q)) < 700 for q in quotes} == {True}
    assert all(m.endswith("end") for m in marks(tree).values())


def test_a_draft_in_another_language_is_shown_and_said_not_to_be_judged() -> None:
    one = sample().reports[0]
    foreign = one.model_copy(update={"findings": [], "draft": one.draft.model_copy(update={"language": "fr"})})
    tree = html.fromstring(html_form.render(Report(reports=[foreign])))
    assert text_of(tree.xpath("//p[@class='verdict']")[0]) == "Nothing was judged"
    assert "No rule could be judged" in text_of(tree.xpath("//div[@class='findings']")[0])
    assert "Nothing was found" not in text_of(tree)
    assert set(tree.xpath("//section[@class='text']//@lang")) == {"fr"}
