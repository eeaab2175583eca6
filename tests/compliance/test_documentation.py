"""The committed pages are those that the catalogue makes, and what is written by hand points to rules that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checks.catalogue import builtin, load
from checks.sentence import parse, parse_test
from compliance.documentation import pages, write
from tests.helpers import ROOT

DOCS = ROOT / "docs"
MADE = pages(builtin())


def test_pages_are_those_of_the_catalogue() -> None:
    drifted = [
        n for n, text in MADE.items() if not (DOCS / n).is_file() or (DOCS / n).read_text(encoding="utf-8") != text
    ]
    assert not drifted, "run 'make docs'"
    assert {p.name for p in (DOCS / "rules").iterdir()} == {
        n.removeprefix("rules/") for n in MADE if n.startswith("rules/")
    }


def test_every_rule_stands_in_the_index_by_topic_and_by_instrument() -> None:
    topics, _, instruments = MADE["rules/README.md"].partition("## Rules and instruments")
    for rule in builtin().rules:
        assert f"| [{rule.id}]({rule.id}.md) |" in topics
        assert f"[{rule.id}]({rule.id}.md)" in instruments


def test_rules_of_one_organization() -> None:
    page = MADE["rules/README.md"]
    (who,) = re.findall(r"^\| WHO \|.*$", page, re.M)
    own, other = who.split("|")[2:4]
    assert "AGY-04" in own
    assert "AGY-05" in other
    assert "DIS-03" in other
    (unhcr,) = re.findall(r"^\| UNHCR \|.*$", page, re.M)
    assert "AGY-08" in unhcr


def test_questions_lead_to_the_rules_that_ask_them() -> None:
    page = MADE["rules/README.md"]
    (tobacco,) = re.findall(r"^\| `trade-tobacco` \|.*$", page, re.M)
    assert re.findall(r"\[([A-Z]{3}-\d\d)\]", tobacco) == ["AGY-01", "AGY-03", "AGY-07"]
    (meets,) = re.findall(r"^\| `meets-beneficiaries` \|.*$", page, re.M)
    assert "ETH-01" in meets


@pytest.mark.parametrize("name", ["not-covered.md", "writing-rules.md", "rule-language.md", "rules/README.md"])
def test_links_lead_somewhere(name: str) -> None:
    page = DOCS / name
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert targets
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_sentences_of_the_guide_and_the_language_are_of_the_language() -> None:
    found = 0
    for name in ("writing-rules.md", "rule-language.md"):
        text = (DOCS / name).read_text(encoding="utf-8")
        for sentence in re.findall(r"`((?:if|never|somewhere|every|ask|check) [^`]+)`", text):
            if "..." not in sentence:
                found += 1
                parse(sentence)
        for test in re.findall(r"`blocker if ([^`]+)`", text):
            parse_test(test)
    assert found > 30


def test_the_rule_of_the_guide_works(tmp_path: Path) -> None:
    from checks.examples import run

    text = (DOCS / "writing-rules.md").read_text(encoding="utf-8")
    files = dict(re.findall(r"^<!-- (\S+) -->\n```yaml\n(.*?)^```$", text, re.M | re.S))
    assert len(files) >= 4
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        if name != "deal.yaml":
            (tmp_path / name).write_text(content, encoding="utf-8")
    catalogue = load([tmp_path]).verify()
    own = [r for r in catalogue.rules if builtin().by_id(r.id) is None]
    assert own
    assert all(result.passed for rule in own for result in run(rule))
    assert catalogue.changes


def test_pages_of_rules_that_are_gone_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "OLD-01.md").write_text("old", encoding="utf-8")
    write(tmp_path, builtin())
    assert not (tmp_path / "rules" / "OLD-01.md").exists()
    assert (tmp_path / "rules" / "EMB-06.md").is_file()
