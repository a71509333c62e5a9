"""Which staged rows count, and what they become."""

from typing import Any

import pytest

from newsledger.publish.query import query


def column(ledger: Any, sql: str) -> list[Any]:
    return [next(iter(row.values())) for row in query(ledger.home, sql).to_pylist()]


def test_the_latest_reading_of_a_document_counts(ledger: Any, rows: Any) -> None:
    ledger.document("d", ledger.stage("old", rows.article("a1", "d"), rows.article("a2", "d")), day=1, run_id="r-old")
    ledger.document("d", ledger.stage("new", rows.article("a2", "d")), options="format=html", day=2, run_id="r-new")
    ledger.publish()
    assert column(ledger, "SELECT article_id FROM dim_article") == ["a2"]
    assert column(ledger, "SELECT DISTINCT article_id FROM fct_figure") == ["a2"]
    assert query(ledger.home, "SELECT run_id, day(ingested_at) AS day FROM fct_document").to_pylist() == [{"run_id": "r-new", "day": 1}]


@pytest.mark.parametrize(
    ("first", "second", "winner"),
    [
        ({"published_at": 3}, {"published_at": 2}, "second"),
        ({"published_at": None}, {"published_at": 9}, "second"),
        ({"published_at": 2, "source_uri": "a"}, {"published_at": 2, "source_uri": "b"}, "first"),
        ({"source_uri": "a"}, {"source_uri": "a"}, "first"),
    ],
)
def test_an_article_staged_twice_is_taken_once(ledger: Any, rows: Any, first: dict[str, Any], second: dict[str, Any], winner: str) -> None:
    for document_id, facts in (("first", first), ("second", second)):
        day = facts.get("published_at", 5)
        known = {**facts, "published_at": day and rows.moment(day)}
        ledger.document(document_id, ledger.stage(document_id, rows.article("a1", document_id, **known)))
    ledger.publish()
    assert column(ledger, "SELECT document_id FROM dim_article") == [winner]
    assert column(ledger, "SELECT DISTINCT document_id FROM fct_block") == [winner]
    assert column(ledger, "SELECT count(*) FROM fct_figure") == [2]
    assert column(ledger, "SELECT article_count FROM dim_entity") == [1, 1, 1]


def test_a_batch_that_no_document_names_is_left_out(ledger: Any, rows: Any) -> None:
    ledger.document("d", ledger.stage("named", rows.article("a1", "d")))
    ledger.stage("unnamed", rows.article("a2", "d"))
    ledger.publish()
    assert column(ledger, "SELECT article_id FROM dim_article") == ["a1"]


def test_rejects_follow_their_document(ledger: Any, rows: Any) -> None:
    old = ledger.stage("old", rows.article("a1", "d"), fct_reject=[rows.reject(document_id="d", code="old_batch")])
    new = ledger.stage("new", rows.article("a1", "d"), fct_reject=[rows.reject(document_id="d", code="new_batch")])
    ledger.document("d", old, day=1, run_id="r0")
    ledger.document("d", new, options="format=text", day=2, run_id="r1")
    ledger.reject("r0", rows.reject(document_id="d", code="old_run"), rows.reject(document_id="unread", code="unread"))
    ledger.reject("r1", rows.reject(document_id="d", code="new_run"), rows.reject(code="no_document"))
    ledger.publish()
    assert column(ledger, "SELECT code FROM fct_reject") == ["new_batch", "new_run", "no_document", "unread"]


def test_the_same_reject_of_two_runs_is_one_row_of_the_first(ledger: Any, rows: Any) -> None:
    ledger.reject("r0", rows.reject(at=rows.moment(9)))
    ledger.reject("r1", rows.reject(at=rows.moment(3)))
    ledger.publish("r2")
    assert column(ledger, "SELECT day(r.at) FROM fct_reject AS r") == [3]


def test_what_could_not_be_opened_is_no_reject_once_a_later_run_has_read_it(ledger: Any, rows: Any) -> None:
    ledger.reject("r1", rows.reject(source_uri="inbox/d", code="unreadable"), rows.reject(source_uri="inbox/e", code="unreadable"))
    ledger.reject("r3", rows.reject(source_uri="inbox/f", code="unreadable"))
    for name in "df":
        ledger.document(name, ledger.stage(name, rows.article(f"a{name}", name)), run_id="r2")
    ledger.publish("r4")
    assert column(ledger, "SELECT source_uri FROM fct_reject") == ["inbox/e", "inbox/f"]


def test_runs_are_kept_and_the_present_one_counted(ledger: Any, full_ledger: Any) -> None:
    for run_id in ("r0", "r1"):
        ledger.ran(run_id)
    result = full_ledger.publish("r1")
    assert query(ledger.home, "SELECT run_id, articles_out FROM fct_run").to_pylist() == [
        {"run_id": "r0", "articles_out": None},
        {"run_id": "r1", "articles_out": 1},
    ]
    assert (result.run["articles_out"], result.run["figures_out"], result.run["rejects_out"]) == (1, 2, 1)


def test_local_names_become_entities(full_ledger: Any) -> None:
    full_ledger.publish()
    kishida = "person:fumio-kishida"
    assert column(full_ledger, "SELECT DISTINCT speaker_entity_id FROM fct_quote") == [kishida]
    assert column(full_ledger, "SELECT speaker_entity_id FROM fct_figure") == [kishida, None]
    assert column(full_ledger, "SELECT entity_id FROM bridge_figure_party") == ["country:JP", "country:RU"]
    assert column(full_ledger, "SELECT alias FROM bridge_entity_alias") == ["Japan", "Russia", "Fumio Kishida"]


def test_two_local_names_of_one_entity_give_one_party(ledger: Any, rows: Any) -> None:
    article = rows.article("a1", "d")
    twins = [
        {"article_id": "a1", "entity_id": f"x{n}", "name": name, "kind": "event"} for n, name in enumerate(("G20 Summit", "G20 summit"))
    ]
    parties = [{"figure_id": "f1-a1", "entity_id": f"x{n}", "party_role": "subject"} for n in range(2)]
    ledger.document("d", ledger.stage("b", article, stg_entity=twins, bridge_figure_party=parties))
    ledger.publish()
    assert column(ledger, "SELECT entity_id FROM bridge_figure_party WHERE entity_id LIKE 'event:%'") == ["event:g20-summit"]


def test_copies_are_told_from_their_original(ledger: Any, rows: Any) -> None:
    late, early = (rows.article(name, name, published_at=rows.moment(day)) for name, day in (("late", 5), ("early", 2)))
    for name, article in (("late", late), ("early", early)):
        ledger.document(name, ledger.stage(name, article))
    ledger.publish()
    assert query(ledger.home, "SELECT article_id, copy_of, copy_group_id FROM dim_article").to_pylist() == [
        {"article_id": "early", "copy_of": None, "copy_group_id": "early"},
        {"article_id": "late", "copy_of": "early", "copy_group_id": "early"},
    ]
