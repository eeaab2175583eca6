"""What qualifies an act: the level at which attributes are read, and what is easily taken for one."""

from __future__ import annotations

import json

import pytest

from clauses import attributes
from clauses.lexicon import load
from clauses.vocabulary import ATTRIBUTES
from tests.tools.attributes import KEPT, measure


def test_attributes_are_read_as_well_as_before() -> None:
    kept, now = json.loads(KEPT.read_text(encoding="utf-8")), measure().figures()
    assert {name: value for name, value in now.items() if value < kept[name] - 0.5} == {}


@pytest.mark.parametrize("name", sorted(load("en/attributes")))
def test_every_attribute_of_the_lexicon_is_in_the_vocabulary_and_compiles(name: str) -> None:
    assert name in ATTRIBUTES
    attributes.find("Nothing at all.", [name])


@pytest.mark.parametrize(
    ("text", "name", "quote"),
    [
        ("It is jointly and severally liable.", "several", ""),
        ("They are liable severally, not jointly.", "several", "severally"),
        ("They are liable severally, not jointly.", "joint", ""),
        ("It may use the logo for ever.", "perpetual", "for ever"),
        ("It may use the logo forever.", "perpetual", "forever"),
        ("It may use the logo in South Africa.", "territory", "in South Africa"),
        ("It may not be revoked.", "revocable", ""),
        ("It may be revoked.", "revocable", "may be revoked"),
        ("On not less than forty-five (45) days' notice.", "notice-period", "forty-five (45) days' notice"),
        ("It ends by written notice.", "notice-period", ""),
        ("The Retailer may use the logo.", "for-affiliates", ""),
        ("The Company and its retailers may use the logo.", "for-affiliates", "retailers"),
        ("It is used exclusively for the purposes of the fair.", "exclusive", ""),
    ],
)
def test_what_words_carry(text: str, name: str, quote: str) -> None:
    assert "".join(a.quote for a in attributes.find(text, [name])) == quote
