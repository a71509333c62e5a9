"""The wheel carries all that the main job needs, and runs it from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
ARTICLE = "Trade rises\n\nTOKYO, May 2 (AP) - Trade between Japan and Chile rose to $9 billion in 2023, the ministry said.\n"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_main_job_runs_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    # Its own folder stands first on the path, before the checkout that is installed for development.
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    command = [sys.executable, "-m", "newsledger", "run", "a.txt", "--home", "home"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ask = [sys.executable, "-m", "newsledger", "sql", "SELECT value_usd, measure FROM fct_figure", "--home", "home", "--format", "csv"]
    answer = subprocess.run(ask, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert "9000000000.000000,trade.total" in answer


def test_the_flows_and_their_deployments_are_in_it(unpacked: Path) -> None:
    data = unpacked / "newsledger" / "_data"
    assert (data / "prefect.yaml").is_file()
    assert (data / "flows" / "ledger_flow.py").is_file()
    assert not list(unpacked.glob("tests"))
