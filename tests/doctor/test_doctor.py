"""What the doctor finds in homes that were broken one way each, and what a repair makes of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsledger.cli import main
from newsledger.config import Settings
from newsledger.doctor import examine, prune, repair
from newsledger.errors import UsageError
from newsledger.paths import Home
from newsledger.pipeline import run_ledger
from newsledger.publish.lock import exclusive
from newsledger.publish.query import query

TEXTS = {"a.txt": "Tin fell by 2 percent in March, traders in Lima said.", "b.txt": "Ore rose by 5 percent in May, traders in Oslo said."}
FIGURES = "SELECT surface FROM fct_figure ORDER BY ALL"
DIE = """
import os, pathlib, signal, sys
from newsledger.config import Settings
from newsledger.runs import Run, recorded
settings = Settings(home=pathlib.Path(sys.argv[1]))
with recorded(settings, Run.begin(settings, ["inbox"]), "ingest"):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which nothing is wrong, published twice."""
    folder = tmp_path_factory.mktemp("whole")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
        run_ledger([str(folder / name)], Settings(home=folder / "home"), lambda *_: None)
    return folder / "home"


@pytest.fixture
def home(tmp_path: Path, whole: Path) -> Home:
    return Home(Path(shutil.copytree(whole, tmp_path / "home", symlinks=True)))


def problems(home: Home) -> list[str]:
    return [finding.subject for finding in examine(Settings(home=home.root)) if finding.verdict == "problem"]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def first(home: Home, pattern: str) -> Path:
    return min(home.root.glob(pattern))


def die_in_a_run(home: Home) -> None:
    subprocess.run([sys.executable, "-c", DIE, str(home.root)], check=False)


def point_nowhere(home: Home) -> None:
    shutil.rmtree(home.current.resolve())


def leave_things_behind(home: Home) -> None:
    (home.snapshots / ".building-dead" / "snapshot").mkdir(parents=True)
    (home.raw / ".0123456789ab.unfinished").write_bytes(b"half")
    (home.staging / "dim_article" / ".x.0123456789ab.unfinished").write_bytes(b"half")


def test_nothing_is_wrong_with_a_whole_home(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert problems(home) == []
    assert main(["doctor", "--home", str(home.root)]) == 0
    assert "Nothing is wrong" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("breaks", "subjects"),
    [
        (lambda home: flip(first(home, "raw/??/*")), ["raw"]),
        (lambda home: first(home, "raw/??/*").unlink(), ["raw"]),
        (lambda home: flip(home.database), ["snapshot"]),
        (lambda home: (home.current / "datapackage.json").write_text("{"), ["snapshot", "contract"]),
        (lambda home: home.database.unlink(), ["current"]),
    ],
    ids=["raw damaged", "raw gone", "database damaged", "no package", "no database"],
)
def test_what_cannot_be_repaired_is_named(home: Home, breaks: Callable[[Home], None], subjects: list[str]) -> None:
    breaks(home)
    assert problems(home)[0] == subjects[0]
    assert main(["doctor", "--home", str(home.root)]) == 3


@pytest.mark.parametrize(
    ("breaks", "subject"),
    [
        (lambda home: flip(first(home, "staging/fct_figure/*-*.parquet")), "staging"),
        (lambda home: first(home, "staging/stg_record/*.parquet").write_bytes(b"PAR1"), "staging"),
        (point_nowhere, "current"),
        (lambda home: home.current.unlink(), "current"),
        (die_in_a_run, "runs"),
        (leave_things_behind, "leftovers"),
    ],
    ids=["figures damaged", "records cut", "current leads nowhere", "current gone", "run died", "leftovers"],
)
def test_what_can_be_repaired_is_and_nothing_is_lost(
    home: Home, breaks: Callable[[Home], None], subject: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = query(home, FIGURES).to_pylist()
    breaks(home)
    assert subject in problems(home)
    assert main(["doctor", "--repair", "--home", str(home.root)]) == 0
    assert "Nothing is wrong" in capsys.readouterr().out
    assert query(home, "SELECT count(*) AS n FROM dim_article").to_pylist()[0]["n"] in {1, 2}
    assert main(["run", str(write(home, "c.txt")), "--home", str(home.root)]) == 0
    assert [row for row in query(home, FIGURES).to_pylist() if row["surface"] != "7 percent"] == before


def write(home: Home, name: str) -> Path:
    path = home.root.parent / name
    path.write_text("Zinc rose by 7 percent in June, traders in Bern said.", "utf-8")
    return path


def test_work_of_other_engines_is_pruned_once_it_is_done_again(home: Home) -> None:
    for path in home.staging.glob("*/*-????????.parquet"):
        shutil.copy(path, path.with_name(f"{path.stem[:-8]}00000000.parquet"))
    found = [finding.found for finding in examine(Settings(home=home.root)) if "other engines" in finding.found]
    assert len(found) == 1
    prune(Settings(home=home.root))
    assert not list(home.staging.glob("*/*-00000000.parquet"))
    assert len(query(home, FIGURES).to_pylist()) == 2


def test_work_that_only_another_engine_has_done_is_kept(home: Home) -> None:
    for path in home.staging.glob("*/*-????????.parquet"):
        path.rename(path.with_name(f"{path.stem[:-8]}00000000.parquet"))
    with pytest.raises(UsageError, match="staged by other engines alone"):
        prune(Settings(home=home.root))
    assert list(home.staging.glob("*/*-00000000.parquet"))


def test_a_publish_at_work_is_told_and_left_alone(home: Home) -> None:
    with exclusive(home.lock, 0):
        found = [finding for finding in examine(Settings(home=home.root)) if finding.subject == "lock"]
    assert [finding.verdict for finding in found] == ["note"]


def test_another_version_is_told(home: Home) -> None:
    package = home.current / "datapackage.json"
    told = json.loads(package.read_text("utf-8"))
    told["version"] = "0.0.1+00000000"
    told["resources"] = [resource for resource in told["resources"] if resource["name"] != "fct_quote"]
    package.write_text(json.dumps(told), "utf-8")
    found = {finding.subject: finding.found for finding in examine(Settings(home=home.root))}
    assert "0.0.1+00000000" in found["version"]
    assert "fct_quote" in found["contract"]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    assert main(["doctor", "--home", str(tmp_path / "nowhere")]) == 3
    (tmp_path / "empty").mkdir()
    assert main(["doctor", "--home", str(tmp_path / "empty")]) == 0


def test_a_repair_of_a_whole_home_does_nothing(home: Home) -> None:
    assert repair(Settings(home=home.root)) == []
