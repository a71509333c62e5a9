"""Prefect server, work pool, deployments, worker and the report in one command, on loopback, stopped together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from newsledger.errors import NewsledgerError, UsageError
from newsledger.orchestration.environment import FOLDER, HOME, REPORT
from newsledger.paths import PROJECT, Home
from newsledger.store.address import Location, located
from newsledger.store.settle import settle

_START_SECONDS = 120
_STOP_SECONDS = 10
_POOL = "newsledger"
_HOST = "127.0.0.1"


def serve(home: str, port: int) -> int:
    """Serve until interrupted: the UI on ``port``, the report on the next one. Raises ``UsageError`` when one of them is taken."""
    for wanted in (port, port + 1):
        with socket.socket() as probe:
            if probe.connect_ex((_HOST, wanted)) == 0:
                raise UsageError(f"Port {wanted} is taken: choose another with --port (the report takes the one after it).")
    location = located(home)
    environment = _environment(location, port)
    if location.store:
        settle(Home(location.folder), location.store)
    processes: list[subprocess.Popen[bytes]] = []
    # Both by our own handler: a shell starts a background job with SIGINT ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        processes.append(_start(["prefect", "server", "start", "--host", _HOST, "--port", str(port)], environment))
        api = environment["PREFECT_API_URL"]
        _wait(f"{api}/health", processes[0])
        end_dead_flow_runs(api)
        _prefect(["work-pool", "create", _POOL, "--type", "process", "--overwrite"], environment)
        _prefect(["--no-prompt", "deploy", "--all"], environment)
        processes.append(_start(["prefect", "worker", "start", "--pool", _POOL, "--type", "process"], environment))
        report = ["http.server", str(port + 1), "--bind", _HOST, "--directory", str(Home(location.folder.resolve()).current / "report")]
        processes.append(_start(report, environment))
        sys.stdout.write(f"newsledger is served: open http://{_HOST}:{port}/v2/deployments and press Run. Ctrl-C stops it.\n")
        sys.stdout.write(f"The report of {home} is at {environment[REPORT]} once something is published.\n")
        sys.stdout.flush()
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        raise NewsledgerError("The server, the worker or the report's server ended by itself; its log is above.")
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(processes)


def end_dead_flow_runs(api: str) -> int:
    """Say of every flow run that is still under way in the server's books that it crashed; return how many there were.

    Before the worker starts nothing can be under way: the process that ran it ended with the server, and no one told it.
    """
    under_way = {"flow_runs": {"state": {"type": {"any_": ["RUNNING", "PENDING", "CANCELLING"]}}}}
    message = "The server was stopped while this ran. Run it again: what was done is kept."
    crashed = {"state": {"type": "CRASHED", "message": message}, "force": True}
    password = os.environ.get("PREFECT_API_AUTH_STRING", "")
    user, _, secret = password.partition(":")
    with httpx.Client(base_url=f"{api}/", timeout=30, auth=(user, secret) if password else None) as client:
        runs = client.post("flow_runs/filter", json=under_way).raise_for_status().json()
        for run in runs:
            client.post(f"flow_runs/{run['id']}/set_state", json=crashed).raise_for_status()
    return len(runs)


def _environment(home: Location, port: int) -> dict[str, str]:
    state = (home.folder / "prefect").resolve()
    state.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "PREFECT_HOME": str(state),
        "PREFECT_API_URL": f"http://{_HOST}:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
        FOLDER: str(Path.cwd()),
        HOME: home.store or str(home.folder.resolve()),
        REPORT: f"http://{_HOST}:{port + 1}/index.html",
    }


def _start(module: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    # A session of its own, so that the whole family can be ended at once.
    return subprocess.Popen(  # noqa: S603 - fixed words
        [sys.executable, "-m", *module], env=environment, cwd=PROJECT, stdout=sys.stderr, start_new_session=True
    )


def _prefect(arguments: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603 - fixed words
        [sys.executable, "-m", "prefect", *arguments], env=environment, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NewsledgerError(f"prefect {arguments[0]} failed: {(done.stderr or done.stdout).strip()[-500:]}")


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(url, timeout=2).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise NewsledgerError("The Prefect server did not start; its log is above.")


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """End every family: asked first, then forced."""
    for process in reversed(processes):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    for process in processes:
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
