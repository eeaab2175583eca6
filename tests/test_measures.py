"""The measures themselves: what is counted as what."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from checks.catalogue import by_id
from clauses import trained_reader
from tests import calibration, drafts, public_sets
from tests.baseline import places
from tests.gold_clauses import GOLD, Entry
from tests.helpers import in_neutral
from tests.judges import Said, worst
from tests.role_swap import mirror, swapped
from tests.scoring import CORE, Score, interval, right
from tests.tools import kappa


def test_wilson_interval() -> None:
    low, high = interval(8, 10)
    assert (round(low), round(high)) == (49, 94)
    assert interval(0, 5)[0] == 0
    assert interval(5, 5)[1] == 100


def test_figures() -> None:
    score = Score()
    for label, verdict in (
        ("violated", "violated"),
        ("violated", "satisfied"),
        ("neither", "violated"),
        ("neither", "unclear"),
    ):
        score.add("IND-01", "plain", label, verdict, strict=True, doubts=verdict == "unclear", demanded=0)
    score.add("EMB-01", "hard", "violated", "violated", strict=True, doubts=0, demanded=0)
    figures = score.figures()
    assert (figures.count["tp"], figures.count["said"], figures.count["labelled"]) == (2, 3, 3)
    assert (figures.count["silent"], figures.count["false alarm"], figures.count["doubts"]) == (1, 1, 1)
    assert figures.macro == (0.75, 0.75, 0.75)
    assert score.figures("IND").f1 == 0.5
    assert score.figures(level="hard").f1 == 1
    assert score.families() == ["EMB", "IND"]


def test_core_families_together() -> None:
    score = Score()
    for rule in ("IND-01", "EMB-01", "TAX-01", "IND-02"):
        score.add(rule, "plain", "violated", "violated", strict=True, doubts=0, demanded=0)
    assert score.figures(CORE).count["total"] == 3
    assert {by_id(f"{family}-01") is not None for family in CORE} == {True}


def test_satisfied_must_be_seen_in_a_clause_not_in_a_draft() -> None:
    assert not right("satisfied", "not_applicable")
    assert right("satisfied", "not_applicable", strict=False)
    assert right("neither", "satisfied")
    assert not right("unclear", "not_applicable")


def test_evidence_counts_at_the_right_clause_only() -> None:
    agreement = in_neutral("UNICEF shall indemnify the Company.")
    draft = drafts.Judged("d", "plain", {"IND-01": {("violated", "9.1")}}, agreement, Entry("", "", "", "", "UNICEF", "", "", "", "", "", {}).profile, ("", "", ""))  # fmt: skip
    score = Score()
    drafts.add(score, draft, {"IND-01": (Said("violated", "4"),), "LIA-03": (Said("unclear", "5", demanded=True),) * 1})
    assert score.figures().count["placed"] == 0
    assert score.figures().count["demanded"] == 1
    drafts.add(score, draft, {"IND-01": (Said("violated", "9.1(a)"), Said("unclear", "3"))})
    assert score.figures().count["placed"] == 1
    assert score.figures().count["doubts"] == 1


def test_worst() -> None:
    assert worst([Said("satisfied", ""), Said("unclear", "")]) == "unclear"
    assert worst([]) == "not_applicable"


def test_keywords_know_no_negation_and_no_sides() -> None:
    rule = by_id("IND-01")
    assert rule is not None
    for text in ("The Company shall indemnify UNICEF.", "UNICEF shall not indemnify the Company."):
        assert places(in_neutral(text), rule) == ["2"]
    assert places(in_neutral("UNICEF shall make the Company whole."), rule) == []


def test_swapped_text_and_mirrored_reading() -> None:
    text = "UNICEF shall indemnify the Company. The Company shall insure UNICEF-branded stock."
    assert swapped(text, "UNICEF", "the Company") == (
        "The Company shall indemnify UNICEF. UNICEF shall insure UNICEF-branded stock."
    )
    agreement = in_neutral("UNICEF shall indemnify the Company against all claims.")
    assert {s.bearer.side for s in mirror(agreement).statements if s.act == "indemnify"} == {"partner"}
    assert "partner-indemnifies" in {r.fact for r in mirror(agreement).readings}


def test_calibration_error() -> None:
    table = calibration.bins([(0.95, True), (0.95, False), (0.5, True), (0.1, True)])
    assert [(b.count, b.right) for b in table] == [(1, 1), (2, 1)]
    assert calibration.error(table) == pytest.approx((1 * 0.5 + 2 * 0.45) / 3)


def test_an_exported_model_can_be_chosen() -> None:
    folder = Path(trained_reader.__file__).parent / "trained"
    text = "un shall indemnify partner"
    assert (trained_reader.probabilities(text, folder) == trained_reader.probabilities(text)).all()


def test_main_parties_of_a_public_clause() -> None:
    text = "Licensor shall indemnify the Licensee. The Licensee may, at its cost, defend; the Licensee shall pay. Each Party shall tell the other."
    assert public_sets.sides(text) == ("Licensee", "Licensor")
    assert public_sets.sides("We may change it. You agree to pay. You will tell us.") == ("You", "We")
    seen = public_sets.read("Licensor shall indemnify the Licensee against all claims of third parties.", ("Licensee", "Licensor"))  # fmt: skip
    for category in ("unilateral indemnity", "any indemnity"):
        assert public_sets.by_grammar(seen, public_sets.ACORD[category])
        assert public_sets.by_trained(seen, public_sets.ACORD[category])
    assert not public_sets.by_grammar(seen, public_sets.ACORD["mutual indemnity"])


def test_public_sets_are_skipped_where_they_are_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(public_sets, "LABELLED", tmp_path / "labelled")
    monkeypatch.setattr("sys.argv", ["public_sets"])
    public_sets.main()
    assert capsys.readouterr().out.count("\n") == 1


def test_agreement_of_the_labellers_is_what_is_kept() -> None:
    assert kappa.development_table() == json.loads(kappa.KEPT.read_text(encoding="utf-8"))


def test_data_statement_gives_the_figures_of_the_files() -> None:
    statement = (GOLD / "README.md").read_text(encoding="utf-8")
    rows = list(map(json.loads, (GOLD / "development.jsonl").read_text(encoding="utf-8").splitlines()))
    levels = Counter(row["level"] for row in rows)
    pairs = len({row["pair"] for row in rows})
    assert f"{len(rows)} clauses in {pairs} pairs, {levels['plain']} plain and {levels['hard']} hard" in statement
    assert f"{sum(len(row['labels']) for row in rows):,} labels" in statement
    for name, words in (("scored.jsonl", "`scored.jsonl` | {} clauses"),):
        assert words.format((GOLD / name).read_bytes().count(b"\n")) in statement
    drafts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((GOLD / "drafts").glob("*.json"))]
    clean, verdicts = sum(draft["clean"] for draft in drafts), sum(len(draft["verdicts"]) for draft in drafts)
    assert f"{len(drafts)} drafts, 10 plain and 10 hard, {clean} of them clean, {verdicts:,} verdicts" in statement
