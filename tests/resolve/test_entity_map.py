import duckdb
import pytest

from newsledger.resolve.entities import entity_map

CASES = [
    # local name, kind, name, entity
    ("country:JP", "country", "Japan", "country:JP"),
    ("org:nhk", "organisation", "NHK", "org:nhk"),
    ("place:1861060", "place", "Tokyo", "place:1861060"),
    ("e1", "person", "Fumio Kishida", "person:fumio-kishida"),
    ("e1", "person", "FUMIO  KISHIDA", "person:fumio-kishida"),
    ("e1", "person", "José Müller-O'Neill", "person:jose-muller-o-neill"),
    ("e1", "person", "岸田 文雄", "person:岸田-文雄"),
    ("e1", "organisation", "G20", "organisation:g20"),
    ("e1", "event", "G20", "event:g20"),
    ("e1", "country", "Ruritania", "country:ruritania"),
    ("place:tokyo", "place", "Tokyo", "place:tokyo"),
    ("e1", "other", "???", "other:0d1b08c34858921bc7c662b228acb7ba"),
]


@pytest.mark.parametrize(("local", "kind", "name", "expected"), CASES)
def test_names_become_entities(local: str, kind: str, name: str, expected: str) -> None:
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA staged; CREATE SCHEMA active")
        con.execute("CREATE TABLE active.article AS SELECT 'a1' AS article_id, 'b1' AS batch")
        con.execute(
            "CREATE TABLE staged.stg_entity AS SELECT * FROM (VALUES ('a1', 'b1', ?, ?, ?), ('a1', 'inactive', ?, ?, ?)) "
            "AS t (article_id, batch, entity_id, kind, name)",
            [local, kind, name] * 2,
        )
        assert entity_map(con).fetchall() == [("a1", local, expected)]
