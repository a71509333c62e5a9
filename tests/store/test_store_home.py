"""A home on a store from end to end: what is published there is what a folder would hold, and readers see whole snapshots."""

import shutil
import signal
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from newsledger import cli, pipeline
from newsledger.annotate.names import load_model
from newsledger.config import DEFAULT_MODEL, Settings
from newsledger.paths import Home
from newsledger.pipeline import republish, run_ledger
from newsledger.publish.query import query
from newsledger.store import snapshots, work
from newsledger.store.address import located
from newsledger.store.objects import Objects
from newsledger.store.pointer import NAME, read_pointer
from newsledger.store.reading import reading_home
from newsledger.store.settle import settle

ARTICLES = {
    "tonnes.txt": "OSLO, March 4, 2024 - Norway's ports moved 21.4 million tonnes last year, the statistics bureau said on Monday.",
    "crowns.txt": "OSLO, March 5, 2024 - Trade between Norway and Sweden reached 300 million crowns in 2023, said Kari Lund, the minister.",
}
TONNES, CROWNS = "21.4 million tonnes", "300 million crowns"
# In which the time of the run shows.
OF_RUNS = {"fct_run", "fct_document", "fct_reject", "dq_result"}


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    """Folders in which one article each is staged, by its name; forked children have the model of this process."""
    load_model(DEFAULT_MODEL)
    folder = tmp_path_factory.mktemp("staged")
    for name, text in ARTICLES.items():
        settings = Settings(home=folder / name)
        (folder / f"of-{name}").write_text(text)
        run = pipeline.Run.begin(settings, [])
        pipeline.ingest_paths([str(folder / f"of-{name}")], settings, run)
        pipeline.normalize_pending(settings, run)
    return folder


@pytest.fixture
def take_in(staged, settings_at):
    """Have an article staged on this machine, where nothing is yet, and not sent."""

    def take(name, address):
        shutil.copytree(staged / name, located(address).folder)
        return settings_at(address)

    return take


def figures(address):
    return sorted(row["surface"] for row in query(reading_home(address), "SELECT surface FROM fct_figure").to_pylist())


def files(snapshot):
    found = {path.relative_to(snapshot).as_posix(): path.read_bytes() for path in sorted(snapshot.rglob("*.parquet"))}
    return {name: data for name, data in found.items() if not OF_RUNS & set(name.removesuffix(".parquet").split("/"))}


def puts(server, address):
    root = f"/{address.removeprefix('s3://')}/"
    done = [path for method, path, status in server.requests() if method == "PUT" and status == "200"]
    return [path.removeprefix(root) for path in done if path.startswith(root)]


@pytest.mark.usefixtures("staged")
def test_a_store_holds_what_a_folder_would_and_the_pointer_is_put_last(
    server, machine, settings_at, address, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(pipeline, "_started_afresh", lambda _settings: nullcontext())
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text)
    homes = address, str(tmp_path / "folder")
    paths = [str(tmp_path / name) for name in ARTICLES]
    result, _ = [run_ledger(paths, settings_at(home), lambda *_: None)[1] for home in homes]

    sent = puts(server, address)
    assert sent.count(NAME) == 1
    before, after = sent[: sent.index(NAME)], sent[sent.index(NAME) + 1 :]
    whole = {path.relative_to(result.snapshot).as_posix() for path in result.snapshot.rglob("*") if path.is_file()}
    run_id = result.snapshot.name
    assert {f"snapshots/{run_id}/{name}" for name in whole} <= set(before)
    assert {name.split("/")[1] for name in before if name.startswith("staging/")} >= {"dim_article", "stg_document", "fct_figure"}
    assert set(after) == {f"staging/fct_run/{run_id}.parquet", f"events/{run_id}.jsonl"}

    machine("second")
    there = Home(tmp_path / "whole")
    settle(there, address)
    assert there.current.resolve().name == run_id
    local = files(tmp_path / "folder" / "current")
    assert len(local) > 15
    assert files(there.current) == local
    assert (there.current / "report" / "index.html").is_file()
    answers = []
    for home in homes:
        assert cli.main(["sql", "SELECT surface, value, unit FROM fct_figure ORDER BY ALL", "--format", "csv", "--home", home]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]
    assert TONNES in answers[0]


def killed_at(function, address):
    program = Path(__file__).with_name("killed.py")
    done = subprocess.run([sys.executable, str(program), address, function], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def test_killed_before_or_after_the_flip_readers_see_a_whole_snapshot_and_the_next_run_ends_right(machine, take_in, address):
    republish(take_in("tonnes.txt", address))
    machine("second")
    settings = take_in("crowns.txt", address)
    killed_at("flip", address)
    store = Objects(address)
    [left] = snapshots.unnamed(store, read_pointer(store))
    assert store.stat(f"snapshots/{left}/ledger.duckdb"), "all was sent"
    machine("reader")
    assert figures(address) == [TONNES]

    machine("second")
    killed_at("prune", address)
    machine("reader")
    assert figures(address) == [TONNES, CROWNS]
    machine("second")
    republish(settings)
    assert figures(address) == [TONNES, CROWNS]
    rows = query(reading_home(address), "SELECT status FROM fct_run WHERE documents_in IS NULL ORDER BY run_id").to_pylist()
    assert [row["status"] for row in rows] == ["done", "failed", "done", "done"]


def test_who_is_overtaken_builds_again_with_what_the_other_published(machine, take_in, address, monkeypatch):
    def overtaken(*what):
        monkeypatch.setattr(work, "send", snapshots.send)
        machine("second")
        republish(take_in("crowns.txt", address))
        machine("first")
        snapshots.send(*what)

    settings = take_in("tonnes.txt", address)
    monkeypatch.setattr(work, "send", overtaken)
    result = republish(settings)
    assert figures(address) == [TONNES, CROWNS]
    pointer = read_pointer(Objects(address))
    assert pointer.snapshot == f"{result.snapshot.name}.2"
    assert len(pointer.kept) == 2


def test_two_whole_runs_at_once_on_machines_of_their_own_both_end_right(machine, address, tmp_path):
    started = []
    for name, text in ARTICLES.items():
        machine(f"of-{name}")
        (tmp_path / name).write_text(text)
        command = [sys.executable, "-m", "newsledger", "run", str(tmp_path / name), "--home", address]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
    told = [process.communicate(timeout=180)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0], told
    machine("reader")
    assert figures(address) == [TONNES, CROWNS]
