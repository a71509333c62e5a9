"""Corrections in a published ledger: applied at every publish, told, and without effect on anything else."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from newsledger.errors import UsageError
from newsledger.publish.corrections import keep_corrections
from newsledger.publish.explain import explain
from newsledger.publish.query import query

HEAD = "figure_id,field,value,by,reason\n"


def given(folder: Path, *rows: str) -> Path:
    path = folder / "given.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


def asked(ledger: Any, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in query(ledger.home, sql).to_pylist()]


def test_corrections_are_applied_and_survive(full_ledger: Any, tmp_path: Path) -> None:
    rows = ("f1-a1,unit,EUR,ana,Paid in euros", "f1-a1,party.partner,country:KE,ana,Kenya it was", "f2-a1,speaker,e1,ana,He said so")
    with pytest.raises(UsageError, match="line 4"):
        keep_corrections(full_ledger.home, given(tmp_path, *rows))
    assert "f2-a1,status" in full_ledger.home.corrections.read_text("utf-8")
    keep_corrections(full_ledger.home, given(tmp_path, *rows[:2]))
    for run in ("r1", "r2"):
        full_ledger.publish(run)
        figure = "SELECT unit, value, value_usd, speaker, parties, is_corrected FROM rpt_figures ORDER BY figure_id"
        ours, other = asked(full_ledger, figure)
        assert ours[:2] == ("EUR", Decimal(33_000_000_000))
        # The mean of the European Central Bank's daily rates of 2012 was 1.2848 dollars.
        assert abs(ours[2] / Decimal(33_000_000_000) - Decimal("1.2848")) < Decimal("0.0001")
        assert ours[3:] == ("Fumio Kishida", "Japan (subject); Kenya (partner)", True)
        assert other[-1] is False
        assert asked(full_ledger, "SELECT name, article_count FROM dim_entity WHERE entity_id = 'country:KE'") == [("Kenya", 0)]


def test_an_excluded_figure_is_gone_with_its_parties_and_explained(full_ledger: Any, tmp_path: Path) -> None:
    keep_corrections(full_ledger.home, given(tmp_path, "f1-a1,exclude,true,ana,It is a slogan"))
    full_ledger.publish()
    assert asked(full_ledger, "SELECT figure_id FROM fct_figure") == [("f2-a1",)]
    assert asked(full_ledger, "SELECT * FROM bridge_figure_party") == []
    with pytest.raises(UsageError, match=r"ana excluded the figure f1-a1: It is a slogan"):
        explain(full_ledger.home, "f1-a1")


def test_what_cannot_be_applied_is_kept_and_warned_of(full_ledger: Any, tmp_path: Path) -> None:
    keep_corrections(full_ledger.home, given(tmp_path, "gone,unit,EUR,ana,x", "f1-a1,period_end,2011-12-31,ana,y"))
    result = full_ledger.publish()
    warned = [(row["offending_rows"], row["verdict"]) for row in result.checks if row["check_name"] == "fct_correction.all_applied"]
    assert warned == [(2, "warn")]
    applied = "SELECT figure_id, old_value, new_value, is_applied FROM fct_correction ORDER BY ALL"
    assert asked(full_ledger, applied) == [("f1-a1", "2012-12-31", "2011-12-31", False), ("gone", None, "EUR", False)]
    assert asked(full_ledger, "SELECT count(*) FROM rpt_figures WHERE is_corrected") == [(0,)]


def test_a_figure_is_explained_with_who_corrected_it(full_ledger: Any, tmp_path: Path) -> None:
    keep_corrections(full_ledger.home, given(tmp_path, "f1-a1,value,34000000000,ana,See the bureau's table"))
    full_ledger.publish()
    found = explain(full_ledger.home, "f1-a1")
    (told,) = found.corrections
    assert (told["old_value"], told["new_value"], told["corrected_by"], told["reason"]) == (
        *("33000000000", "34000000000"),
        *("ana", "See the bureau's table"),
    )
    assert found.steps[-1][0] == "correction"
    assert found.figure["value_usd"] == Decimal(34_000_000_000)


def test_hostile_text_stays_text(full_ledger: Any, tmp_path: Path) -> None:
    hostile = "'); DROP TABLE fct_figure; --"
    keep_corrections(full_ledger.home, given(tmp_path, f"f1-a1,unit,{hostile},{hostile},{hostile}", f"{hostile},exclude,true,x,y"))
    full_ledger.publish()
    assert asked(full_ledger, "SELECT unit, kind, value_usd FROM fct_figure WHERE figure_id = 'f1-a1'") == [(hostile, "count", None)]
    assert asked(full_ledger, "SELECT corrected_by, reason FROM fct_correction WHERE is_applied") == [(hostile, hostile)]


def test_a_file_without_rows_takes_the_corrections_back(full_ledger: Any, tmp_path: Path) -> None:
    keep_corrections(full_ledger.home, given(tmp_path, "f1-a1,unit,EUR,ana,x"))
    full_ledger.publish("r1")
    keep_corrections(full_ledger.home, given(tmp_path))
    full_ledger.publish("r2")
    assert asked(full_ledger, "SELECT unit FROM fct_figure ORDER BY figure_id") == [("USD",), ("percent",)]
