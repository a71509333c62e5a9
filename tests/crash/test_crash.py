"""A process killed at any moment loses nothing: run again, the ledger is what an undisturbed run makes; readers see whole snapshots.

``NEWSLEDGER_CRASH_POINTS=all`` kills before every single operation on a file of the home, each on a home of its own (an hour);
a number kills after that many random delays besides.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger.contracts import PUBLISHED
from newsledger.paths import Home
from newsledger.publish.query import query

HERE = Path(__file__).parent
POINTS = os.environ.get("NEWSLEDGER_CRASH_POINTS", "")
# Runs of the short test: the distance between the points at which they are killed is chosen so.
RUNS = 20
FULL_DISKS = 5
# What a killed run has done need not be done again, so the chain ends sooner.
LEAST_KILLED = 4
# What a clock or the number of runs shows in.
OF_RUNS = {"fct_run", "dq_result"}
CLOCKS = {"run_id", "ingested_at", "at"}

OLD = "OSLO, March 4 - Norway's ports moved 21.4 million tonnes last year, up 5 percent from 2022, the statistics bureau said on Monday."
NEW = {
    "two.jsonl": "\n".join(
        json.dumps({"url": f"https://news.example/{no}", "text": text, "published": "2024-03-05"})
        for no, text in enumerate(
            (
                "Trade between Norway and Sweden reached 300 million crowns in 2023, said Kari Lund, the trade minister.",
                "Estonia's exports rose by 4 percent to 1.7 billion euros in January, Statistics Estonia said on Tuesday.",
            )
        )
    ),
    "page.html": "<html><body><h1>Tin rises</h1><p>Tin rose to $26,000 a tonne on Monday, traders in Lima said.</p></body></html>",
    "empty.txt": "",
}


class Program:
    """A helper program that answers a line with a line."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([sys.executable, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **job):
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self):
        return self.process.communicate()[0]


@pytest.fixture(scope="module")
def forks():
    program = Program(HERE / "forks.py")
    yield program
    program.end()


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inbox")
    for name, content in {"old.txt": OLD, **NEW}.items():
        (folder / name).write_text(content, "utf-8")
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory, forks, inbox):
    """A home that holds one article."""
    home = tmp_path_factory.mktemp("published") / "home"
    assert forks.ask(home=str(home), paths=[str(inbox / "old.txt")])["code"] == 0
    return home


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, forks, inbox, published):
    """What an undisturbed run makes of the new articles, and how many operations it takes."""
    home = copy_of(published, tmp_path_factory.mktemp("undisturbed"))
    done = forks.ask(home=str(home), paths=[str(inbox)])
    assert done["code"] == 0
    return content(home), done["operations"]


def copy_of(home, folder):
    return Path(shutil.copytree(home, folder / "home", symlinks=True))


def content(home):
    """Every published row, without what the clock says."""
    tables = (table for table in PUBLISHED if table.name not in OF_RUNS)
    return {
        table.name: query(
            Home(home), f"SELECT {', '.join(name for name in table.columns if name not in CLOCKS)} FROM {table.name} ORDER BY ALL"
        ).to_pylist()
        for table in tables
    }


def test_a_chain_of_killed_runs_ends_where_an_undisturbed_one_does(tmp_path, forks, inbox, published, undisturbed):
    expected, operations = undisturbed
    home = copy_of(published, tmp_path)
    reader = Program(HERE / "reader.py", home)
    step, killed = operations // RUNS, 0
    while forks.ask(home=str(home), paths=[str(inbox)], kill_at=(killed + 1) * step + killed)["killed"]:
        killed += 1
    seen = json.loads(reader.end())
    assert killed >= LEAST_KILLED
    assert content(home) == expected
    assert seen["faults"] == []
    assert seen["passes"] > killed
    assert set(seen["articles"]) <= {1, 4}


def test_a_disk_that_fills_up_at_any_point_loses_nothing(tmp_path, forks, inbox, published, undisturbed):
    """Each run of the chain finds more room than the one before, so that what fails is later and later in the line."""
    expected, operations = undisturbed
    home = copy_of(published, tmp_path)
    before = content(home)
    step, failed = operations // FULL_DISKS, 0
    while (run := forks.ask(home=str(home), paths=[str(inbox)], full_at=failed * step + 1))["told"]:
        assert run["code"] == 4, run
        assert f"{home}" in run["told"]
        assert "No space left on device. Free some space" in run["told"]
        assert content(home) in (before, expected)
        failed += 1
    assert failed >= LEAST_KILLED
    assert content(home) == expected


@pytest.mark.parametrize("most", [1_000, 100_000])
def test_files_that_may_not_grow_lose_nothing(tmp_path, forks, inbox, published, undisturbed, most):
    """The limit reaches what Arrow and DuckDB write themselves."""
    home = copy_of(published, tmp_path)
    run = forks.ask(home=str(home), paths=[str(inbox)], largest_file=most)
    assert run["code"] == 4, run
    assert "File too large. Raise the limit" in run["told"]
    assert forks.ask(home=str(home), paths=[str(inbox)])["code"] == 0
    assert content(home) == undisturbed[0]


@pytest.mark.skipif(not POINTS, reason="NEWSLEDGER_CRASH_POINTS is not set")
def test_every_operation_and_many_moments(tmp_path, forks, inbox, published, undisturbed):
    expected, operations = undisturbed
    chance = random.Random(operations)
    jobs = [{"kill_at": number} for number in range(1, operations + 1)] if POINTS == "all" else []
    jobs += [{"kill_after": chance.uniform(0, 4)} for _ in range(int(POINTS) if POINTS.isdecimal() else 100)]
    killed = 0
    for no, job in enumerate(jobs):
        home = copy_of(published, tmp_path / str(no))
        reader = Program(HERE / "reader.py", home)
        killed += forks.ask(home=str(home), paths=[str(inbox)], **job)["killed"]
        assert forks.ask(home=str(home), paths=[str(inbox)])["code"] == 0, job
        seen = json.loads(reader.end())
        assert (content(home), seen["faults"]) == (expected, []), job
        shutil.rmtree(tmp_path / str(no))
    assert killed > len(jobs) // 2
