"""Snapshots on a store: whole or not published, checked when they are brought, deleted when nobody keeps them."""

import hashlib
import json
from datetime import timedelta

import pytest

from newsledger import cli
from newsledger.doctor import examine, prune, repair
from newsledger.errors import HomeError, UsageError
from newsledger.ingest import ingest
from newsledger.runs import Run
from newsledger.store import snapshots
from newsledger.store.objects import Objects
from newsledger.store.pointer import flip, read_pointer
from newsledger.store.reading import reading_home

NAMES = ("core/part.parquet", "ledger.duckdb")


@pytest.fixture
def objects(address, machine):  # noqa: ARG001 - on the machine where one is
    return Objects(address)


@pytest.fixture
def snapshot(tmp_path):
    """A folder as a publish builds it: ``changes`` are other contents of its files."""

    def make(name, **changes):
        folder = tmp_path / "built" / name
        (folder / "core").mkdir(parents=True)
        resources = []
        for path in NAMES:
            data = changes.get(path.partition(".")[0].replace("/", "_"), path).encode()
            (folder / path).write_bytes(data)
            resources.append({"path": path, "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"})
        (folder / "datapackage.json").write_text(json.dumps({"resources": resources}))
        return folder

    return make


def publish(objects, folder, kept=2):
    before = read_pointer(objects)
    snapshots.send(objects, folder, folder.name, before)
    now = flip(objects, before, folder.name, kept)
    snapshots.prune(objects, before, now)


def test_what_did_not_arrive_is_not_published(objects, snapshot, monkeypatch):
    put = Objects.put
    monkeypatch.setattr(Objects, "put", lambda self, path, name: name.endswith(".duckdb") or put(self, path, name))
    with pytest.raises(HomeError, match=r"ledger\.duckdb is not there as it was sent"):
        publish(objects, snapshot("one"))
    assert read_pointer(objects) is None


def test_what_the_snapshot_before_has_is_copied_by_the_store(server, objects, snapshot):
    publish(objects, snapshot("one"))
    asked, got = len(server.requests()), []
    copy = objects.copy
    objects.copy = lambda name, other: got.append(other) or copy(name, other)
    publish(objects, snapshot("two", ledger="changed"))
    assert got == ["snapshots/two/core/part.parquet"]
    assert objects.read("snapshots/two/core/part.parquet") == b"core/part.parquet"
    assert objects.read("snapshots/two/ledger.duckdb") == b"changed"
    assert not [path for method, path, _ in server.requests()[asked:] if method == "GET" and path.endswith("two/core/part.parquet")][1:]


def test_only_what_is_kept_stays_and_what_may_be_on_its_way(objects, snapshot, monkeypatch):
    for name in ("one", "two", "three"):
        publish(objects, snapshot(name))
    assert objects.folders("snapshots") == ["three", "two"]
    objects.swap("snapshots/on-its-way/ledger.duckdb", b"", None)
    publish(objects, snapshot("four"))
    assert objects.folders("snapshots") == ["four", "on-its-way", "three"]
    monkeypatch.setattr(snapshots, "_ON_ITS_WAY", timedelta(seconds=-1))
    publish(objects, snapshot("five"))
    assert objects.folders("snapshots") == ["five", "four"]


def test_old_snapshots_that_cannot_be_deleted_are_no_matter(objects, snapshot, monkeypatch, caplog):
    def fail(*_):
        raise HomeError("no right to delete")

    monkeypatch.setattr(Objects, "delete", fail)
    for name in ("one", "two", "three"):
        publish(objects, snapshot(name))
    assert read_pointer(objects).snapshot == "three"
    assert "no right to delete" in caplog.text


def test_a_database_is_brought_once_and_two_are_kept(server, address, objects, snapshot):
    for name in ("one", "two", "three"):
        publish(objects, snapshot(name))
        home = reading_home(address)
        assert home.database.read_text() == "ledger.duckdb"
        assert home.current.name == name
    asked = len(server.requests())
    assert reading_home(address) == home
    assert not [path for _, path, _ in server.requests()[asked:] if "snapshots" in path]
    assert sorted(path.name for path in home.brought.iterdir()) == ["three", "two"]


def test_a_database_that_is_not_what_was_published_is_not_opened(address, objects, snapshot, tmp_path):
    publish(objects, snapshot("one"))
    (tmp_path / "other").write_bytes(b"other")
    objects.put(tmp_path / "other", "snapshots/one/ledger.duckdb")
    with pytest.raises(HomeError, match=r"ledger\.duckdb is not what its datapackage\.json says"):
        reading_home(address)
    assert not list((tmp_path / "first").glob("*/brought/*"))


def test_a_reader_follows_the_pointer_where_its_snapshot_is_deleted_meanwhile(address, objects, snapshot, monkeypatch):
    publish(objects, snapshot("one"))
    bring = snapshots.bring

    def late(*what):
        monkeypatch.setattr("newsledger.store.reading.bring", bring)
        publish(objects, snapshot("two"), kept=1)
        bring(*what)

    monkeypatch.setattr("newsledger.store.reading.bring", late)
    assert reading_home(address).current.name == "two"


def test_a_pointer_to_nothing_is_told(address, objects):
    flip(objects, None, "gone", 2)
    with pytest.raises(HomeError, match=r"current\.json names gone, whose files are not there"):
        reading_home(address)


def test_what_the_doctor_says_of_a_store(objects, snapshot, settings_at, address, mirror_at, tmp_path):
    settings = settings_at(address)
    assert [finding.found for finding in examine(settings) if finding.verdict != "good"] == ["nothing is published yet"]
    (tmp_path / "one.txt").write_text("Norway's ports moved 21.4 million tonnes last year.")
    run = Run.begin(settings, [])
    ingest([str(tmp_path / "one.txt")], settings, run.run_id, run.started_at)
    mirror_at(address).push()
    publish(objects, snapshot("one"))
    assert {finding.verdict for finding in examine(settings)} == {"good"}
    objects.delete([*objects.listed("raw"), "snapshots/one/ledger.duckdb"])
    problems = {finding.subject: finding.found for finding in examine(settings) if finding.verdict == "problem"}
    assert "bytes are gone, 1: " in problems["raw"]
    assert problems["snapshot"] == "one: 1: ledger.duckdb"
    for change in (repair, prune):
        with pytest.raises(UsageError, match="only mirrors"):
            change(settings)


@pytest.mark.usefixtures("server", "machine")
@pytest.mark.parametrize(
    ("home", "code", "told"),
    [
        ("s3://no-such-bucket/home", 4, "Make the bucket first"),
        ("s3://bucket/nothing-here", 1, "Nothing is published"),
        ("s3://user:word@bucket/home", 2, "credentials come from the environment"),
    ],
)
def test_how_the_command_line_ends_where_there_is_no_ledger(home, code, told, capsys):
    assert cli.main(["sql", "SELECT 1", "--home", home]) == code
    [line] = capsys.readouterr().err.splitlines()
    assert told in line
