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
