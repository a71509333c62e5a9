from typing import Any

import duckdb
import pytest

from newsledger.contracts import PUBLISHED
from newsledger.publish.database import comment, ddl


@pytest.fixture
def database(published: Any) -> Any:
    with duckdb.connect(str(published.home.database), read_only=True) as con:
        yield con


def test_every_table_and_column_is_described(database: Any) -> None:
    tables = dict(database.execute("SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'main'").fetchall())
    assert tables == {table.name: table.description for table in PUBLISHED}
    columns = {(t, c): text for t, c, text in database.execute("SELECT table_name, column_name, comment FROM duckdb_columns()").fetchall()}
    assert {key: columns[key] for key in columns if key[0] in tables} == {(t.name, f.name): comment(f) for t in PUBLISHED for f in t.fields}


def test_required_columns_are_not_null(database: Any) -> None:
    nullable = {(t, c): n for t, c, n in database.execute("SELECT table_name, column_name, is_nullable FROM duckdb_columns()").fetchall()}
    assert all(nullable[t.name, f.name] == f.nullable for t in PUBLISHED for f in t.fields)


def test_older_duckdb_can_open_it(database: Any) -> None:
    (tags,) = database.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'ledger'").fetchone()
    assert tags["storage_version"].startswith("v1.4.0")


def test_names_and_texts_are_quoted() -> None:
    statements = ddl(next(table for table in PUBLISHED if table.name == "dim_article"))
    assert statements[0].startswith('CREATE TABLE "dim_article" ("article_id" VARCHAR NOT NULL,')
    assert any("article''s body" in statement for statement in statements)
