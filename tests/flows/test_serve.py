"""The served flows: one command starts server, deployments and worker, and one signal ends them all."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger.errors import UsageError
from newsledger.orchestration.serve import serve

PROJECT = Path(__file__).parents[2]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def is_open(port):
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def test_a_job_started_in_the_background_ends_with_all_it_started(tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "newsledger.cli", "serve", "--home", str(tmp_path), "--port", str(port)]
    with (tmp_path / "log").open("wb") as log:
        # A shell starts a background job with SIGINT ignored.
        ignoring = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command]
        served = subprocess.Popen(ignoring, stdout=subprocess.PIPE, stderr=log, text=True, cwd=PROJECT)
        assert served.stdout.readline().startswith("newsledger is served"), (tmp_path / "log").read_text()
        assert is_open(port)
        served.send_signal(signal.SIGTERM)
        assert served.wait(60) == 0
    assert not is_open(port)


def test_a_taken_port_is_an_error_of_ours(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="taken"):
            serve(tmp_path, taken.getsockname()[1])
