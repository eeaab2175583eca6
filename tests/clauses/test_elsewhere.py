"""Terms of the agreement outside the file are listed, and what they may hold is not called missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from clauses.agreement import read
from compliance import check

HEAD = 'This Agreement is between the United Nations Children\'s Fund ("UNICEF") and Bluefold Ltd (the "Company").\n\n'


def outside(folder: Path, text: str) -> list[str]:
    draft = folder / "draft.txt"
    draft.write_text(HEAD + text, encoding="utf-8")
    return [u.what for u in read(draft, trained=False).document.ledger.unread if u.outside]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1. The General Terms and Conditions in Annex C apply.", ["Annex C"]),
        ("1. The general terms and conditions in Annex C apply.\n\nAnnex C\n\n1. Each Party bears its own cost.", []),
        ("1. The work plan is in Annex C.", []),
        (
            "1. Use of the platform is subject to the terms of service at https://bluefold.example/terms.",
            ["the terms at https://bluefold.example/terms"],
        ),
        (
            "1. The standard clauses published on www.unicef.example/legal, as amended, form an integral part of this Agreement.",
            ["the terms at www.unicef.example/legal"],
        ),
        (
            "1. The Company acts in accordance with the terms of the policy on fraud (https://bluefold.example/fraud).",
            [],
        ),
        ("1. Notices go to legal@bluefold.example; see https://bluefold.example/contact.", []),
        ("1. The parties applied a method described at https://bluefold.example/method.", []),
    ],
)
def test_what_is_named_and_not_in_the_file(tmp_path: Path, text: str, named: list[str]) -> None:
    assert outside(tmp_path, text) == named


AMENDED = "the agreement that this one amends"


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("Amendment No. 2 to the Cooperation Agreement", "1. Clause 4 is replaced. All other terms and conditions remain unchanged.", [AMENDED]),
        ("ADDENDUM TO THE PARTNERSHIP AGREEMENT OF 3 MAY 2024", "1. The Agreement is hereby amended as follows: the sum is 40,000 dollars.", [AMENDED]),
        ("Extension No. 1", "1. The Agreement ends on 3 May 2028. It continues in full force.", [AMENDED]),
        ("Cooperation Agreement", "1. An amendment to this Agreement needs writing; all other terms remain unchanged.", []),
        ("Extension of water supply in Kano", "1. The Company digs three wells.", []),
        ("Work order", "1. This order is subject to the terms of the Framework Agreement between the Parties.", ["the Framework Agreement whose terms apply"]),
    ],
)  # fmt: skip
def test_what_a_text_changes_or_comes_under(tmp_path: Path, title: str, text: str, named: list[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"{title}\n\n{HEAD}{text}", encoding="utf-8")
    assert [u.what for u in read(draft, trained=False).document.ledger.unread if u.outside] == named


WITH_A_PARTNER = "the agreement with a partner, if there is one"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Terms of Use\n\nBy entering the site you agree with UNDP to these terms. You shall not copy the maps.", [WITH_A_PARTNER]),
        ("PRIVACY NOTICE\n\n1. UNICEF keeps the data that you enter. You may ask to see them.", [WITH_A_PARTNER]),
        ("World Health Organization\n\nTerms and conditions of purchase\n\n1. The Vendor delivers the goods to WHO in time.", [WITH_A_PARTNER]),
        ("Terms of Use\n\n" + HEAD + "1. The Company may use the maps of UNICEF.", []),
        ("Agreement on terms of reference\n\n" + HEAD + "1. The Company may use the maps of UNICEF.", []),
        ("Cooperation\n\n1. The Partner gives UNDP ten tents.", []),
        ("Cooperation\n\n1. The Partner gives UNDP ten tents. Its privacy policy and terms of sale do not apply.", []),
        ("Cooperation\n\n1. Terms of sale\n\nThe Partner gives UNDP ten tents.", []),
    ],
)  # fmt: skip
def test_terms_for_whoever_comes_are_no_agreement_with_a_partner(tmp_path: Path, text: str, named: list[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    assert [u.what for u in read(draft, trained=False).document.ledger.unread if u.outside] == named
    verdicts = {f.rule: f.verdict for f in check(draft, trained=False).reports[0].findings}
    for rule in ("REL-01", "INT-01", "MGT-01"):
        assert (verdicts[rule] == "unclear") == bool(named), rule


def test_the_partner_s_own_terms_hold_no_protection(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(HEAD + "1. The Company's Terms of Use at www.bluefold.example/terms apply.", encoding="utf-8")
    (found,) = [u for u in read(draft, trained=False).document.ledger.unread if u.outside]
    assert not found.material
    verdicts = {f.rule: f.verdict for f in check(draft, trained=False).reports[0].findings}
    assert verdicts["IMM-01"] == "violated"


def test_silence_is_no_proof_while_terms_stand_elsewhere(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    verdicts = {}
    for name, text in (
        ("alone", "1. The Company gives UNICEF twelve pumps."),
        ("elsewhere", "1. The Company gives UNICEF twelve pumps. The General Terms and Conditions in Annex C apply."),
    ):
        draft.write_text(HEAD + text, encoding="utf-8")
        report = check(draft, trained=False).reports[0]
        verdicts[name] = {f.rule: (f.verdict, f.unread) for f in report.findings}
    assert verdicts["alone"]["IMM-01"] == ("violated", False)
    assert verdicts["elsewhere"]["IMM-01"] == ("unclear", True)
    assert verdicts["elsewhere"]["IND-01"] == verdicts["alone"]["IND-01"]
