"""Two machines on one home: what the one has made reaches the other, by name where names tell the content."""

from datetime import UTC, datetime

import pytest

from newsledger import cluster
from newsledger.contracts import conform
from newsledger.contracts.tables.core import FCT_RUN
from newsledger.contracts.tables.staging import STG_DOCUMENT, STG_RECORD
from newsledger.engine import fingerprint
from newsledger.errors import HomeError
from newsledger.ingest import ingest
from newsledger.normalize import NORMALIZED, normalize, pending
from newsledger.publish.damage import damaged_files
from newsledger.publish.staging import Staging
from newsledger.runs import Run, recorded
from newsledger.store.mirror import Mirror

AT = datetime(2024, 3, 5, tzinfo=UTC)
TEXT = "OSLO, March 4 - Norway's ports moved 21.4 million tonnes last year, the statistics bureau said on Monday."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(TEXT)
    return path


def names(mirror):
    return {path.relative_to(mirror.home.root).as_posix() for path in mirror.home.staging.glob("*/*.parquet")}


def told(mirror):
    return mirror.objects.listed("staging").keys() | mirror.objects.listed("events").keys()


def take_in(settings_at, address, article, run_id="run"):
    settings = settings_at(address)
    ingest([str(article)], settings, run_id, AT)
    return settings


def test_records_are_brought_until_something_is_made_of_them(machine, mirror_at, settings_at, address, article):
    settings = take_in(settings_at, address, article)
    mirror_at(address).push()
    machine("second")
    second, there = mirror_at(address), settings_at(address)
    second.pull()
    assert pending(there) == pending(settings)
    normalize(pending(there)[0], there, AT)
    second.push()
    machine("third")
    third = mirror_at(address)
    third.pull()
    brought = {name.split("/")[1] for name in names(third)}
    assert brought == {table.name for table in NORMALIZED} | {STG_DOCUMENT.name}
    assert pending(settings_at(address)) == []
    assert damaged_files(third.home) == []


def test_the_word_that_a_batch_is_done_is_sent_last(server, mirror_at, settings_at, address, article):
    settings = take_in(settings_at, address, article)
    normalize(pending(settings)[0], settings, AT)
    mirror_at(address).push()
    sent = [path.removeprefix("/" + address.removeprefix("s3://")) for method, path, _ in server.requests() if method == "PUT"]
    sent = [path.split("/") for path in sent if path.startswith(("/raw", "/staging"))]
    order = [parts[1] if parts[1] == "raw" else parts[2] for parts in sent]
    assert order[0] == "raw"
    assert order[-2:] == ["dim_article", "stg_document"]
    assert {table.name for table in (*NORMALIZED, STG_RECORD, STG_DOCUMENT)} < set(order)


def test_who_comes_second_with_a_batch_takes_the_others(machine, mirror_at, settings_at, address, article):
    first = mirror_at(address)
    first.pull()
    take_in(settings_at, address, article, "of-the-first")
    machine("second")
    take_in(settings_at, address, article, "of-the-second")
    mirror_at(address).push()
    first.push()
    [document] = Staging(first.home, first.fingerprint).documents().values()
    assert document["run_id"] == "of-the-second"
    assert damaged_files(first.home) == []


def test_batches_of_another_engine_stay_where_they_are_but_its_documents_come(machine, mirror_at, settings_at, address, article):
    take_in(settings_at, address, article)
    mirror_at(address).push()
    machine("second")
    of_first = mirror_at(address)
    later = Mirror(of_first.home, of_first.objects, "ffffffff")
    later.pull()
    assert {name.split("/")[1] for name in names(later)} == {STG_DOCUMENT.name}
    [document] = Staging(later.home, "ffffffff").documents_of_all_engines()
    kept = later.home.raw_file(document["document_id"])
    assert not kept.exists()
    later.pull_raw([document["document_id"], "0" * 64])
    assert kept.read_text() == TEXT
    assert list(later.home.raw.glob("??/*")) == [kept]


def test_what_changes_goes_to_the_other_and_ours_wins_where_both_have(machine, mirror_at, address):
    first = mirror_at(address)
    first.home.root.mkdir(parents=True)
    first.home.aliases.write_text("one")
    first.push()
    machine("second")
    second = mirror_at(address)
    second.pull()
    assert second.home.aliases.read_text() == "one"
    second.home.aliases.write_text("two")
    second.push()
    first.pull()
    assert first.home.aliases.read_text() == "two"
    first.home.aliases.write_text("three")
    second.home.aliases.write_text("four")
    second.push()
    first.pull()
    assert first.home.aliases.read_text() == "three"
    first.push()
    second.pull()
    assert second.home.aliases.read_text() == "three"


def test_a_run_at_work_is_not_told_of(machine, mirror_at, settings_at, address):
    mirror, settings = mirror_at(address), settings_at(address)
    run = Run.begin(settings, [])
    with recorded(settings, run, "ingest"):
        mirror.push()
        assert not told(mirror)
    mirror.push()
    assert told(mirror) == {f"staging/fct_run/{run.run_id}.parquet", f"events/{run.run_id}.jsonl"}
    machine("second")
    second = mirror_at(address)
    second.pull()
    [row] = Staging(second.home, second.fingerprint).read(FCT_RUN, run.run_id).to_pylist()
    assert row["status"] == "done"
    Staging(second.home, second.fingerprint).write(FCT_RUN, run.run_id, conform([{**row, "status": "failed"}], FCT_RUN))
    second.push()
    mirror.pull()
    assert Staging(mirror.home, mirror.fingerprint).read(FCT_RUN, run.run_id).to_pylist()[0]["status"] == "failed"
    assert damaged_files(mirror.home) == []


def test_a_worker_elsewhere_needs_nothing_but_the_store(machine, mirror_at, settings_at, address, article, monkeypatch):
    monkeypatch.setattr(cluster, "begin_apart", lambda: None)
    settings = take_in(settings_at, address, article)
    [batch] = pending(settings)
    asking = mirror_at(address)
    machine("worker")
    engine = fingerprint(settings.model)
    with pytest.raises(HomeError, match="is not there"):
        cluster.normalize_here(batch, settings=settings, at=AT, engine=engine)
    asking.push()
    counts = cluster.normalize_here(batch, settings=settings, at=AT, engine=engine)
    assert counts["fct_figure"] == 1
    assert pending(settings) == [batch]
    asking.pull()
    assert pending(settings) == []
