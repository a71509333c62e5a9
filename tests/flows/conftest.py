"""Prefect for the tests: a temporary server for flows that run here, and what `newsledger serve` serves, as a person finds it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    os.environ.update(PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1")
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    from prefect.testing.utilities import prefect_test_harness

    sys.path.insert(0, str(PROJECT / "flows"))
    with prefect_test_harness(server_startup_timeout=120):
        yield


@dataclass(frozen=True)
class Served:
    port: int
    home: Path
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    command = [sys.executable, "-m", "newsledger", "serve", "--home", str(folder / "home"), "--port", str(port)]
    with (folder / "log").open("wb") as log:
        # A shell starts a background job with SIGINT ignored.
        ignoring = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command]
        process = subprocess.Popen(ignoring, stdout=subprocess.PIPE, stderr=log, text=True, cwd=folder)
        assert process.stdout
        assert process.stdout.readline().startswith("newsledger is served"), (folder / "log").read_text()
        yield Served(port, folder / "home", process)
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def free_port() -> int:
    """A port that is free, and so is the one after it."""
    while True:
        with socket.socket() as one, socket.socket() as next_one:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            try:
                next_one.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
