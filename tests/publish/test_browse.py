"""Looking around: tables and columns with what they hold, the figures to check."""

from typing import Any

import pytest

from newsledger.contracts import PUBLISHED
from newsledger.contracts.tables.core import DIM_ENTITY
from newsledger.errors import UsageError
from newsledger.publish import browse
from newsledger.publish.corrections import keep_corrections
from newsledger.publish.database import comment
from newsledger.publish.query import query
from newsledger.resolve.corrections import parse_corrections


def test_every_table_is_told_with_its_rows(published: Any) -> None:
    with browse.tables(published.home) as found:
        told = {row[0]: row[1:] for row in found.rows}
    assert told == {table.name: (query(published.home, f"FROM {table.name}").num_rows, table.description) for table in PUBLISHED}


def test_every_column_is_told_with_type_and_comment(published: Any) -> None:
    with browse.columns(published.home, "dim_entity") as found:
        rows = list(found.rows)
    assert [(row[0], row[2], row[3]) for row in rows] == [(field.name, field.nullable, comment(field)) for field in DIM_ENTITY.fields]
    assert dict(row[:2] for row in rows)["first_seen_date"] == "DATE"


@pytest.mark.parametrize("name", ["nothing", "'; DROP TABLE dim_entity; --"])
def test_an_unknown_table_is_told_with_those_there_are(published: Any, name: str) -> None:
    with pytest.raises(UsageError, match="there are rpt_claim_conflicts, rpt_claim_figures"), browse.columns(published.home, name):
        pass


def test_a_review_sheet_filled_in_is_applied_and_ends_the_review(full_ledger: Any, tmp_path: Any) -> None:
    full_ledger.publish("r1")
    with browse.review(full_ledger.home, 1, is_sheet=True) as found:
        (row,) = ({**dict(zip(found.columns, row, strict=True))} for row in found.rows)
    assert (row["figure_id"], row["surface"]) == ("f1-a1", "$33 billion")
    assert parse_corrections(",".join(row)) == ()
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(f"{','.join(found.columns)}\n{row['figure_id']},unit,CAD,ana,Ottawa{',' * (len(row) - 5)}\n", "utf-8")
    keep_corrections(full_ledger.home, sheet)
    full_ledger.publish("r2")
    assert query(full_ledger.home, "SELECT figure_id FROM rpt_figures WHERE unit = 'CAD'")["figure_id"].to_pylist() == ["f1-a1"]
    with browse.review(full_ledger.home, 9, is_sheet=False) as found:
        assert "f1-a1" not in [row[0] for row in found.rows]
