"""Prefect server, work pool, deployments and worker in one command, on loopback, stopped together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from newsledger.errors import NewsledgerError, UsageError

_START_SECONDS = 120
_STOP_SECONDS = 10
_POOL = "newsledger"


def serve(home: Path, port: int, project: Path) -> int:
    """Serve until interrupted. ``project`` holds prefect.yaml. Raises ``UsageError`` when the port is taken."""
    if not (project / "prefect.yaml").is_file():
        raise UsageError(f"{project} holds no prefect.yaml: run this from a checkout of newsledger.")
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise UsageError(f"Port {port} is taken: choose another with --port.")
    environment = _environment(home, port)
    processes: list[subprocess.Popen[bytes]] = []
    # Both by our own handler: a shell starts a background job with SIGINT ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        processes.append(_start(["server", "start", "--host", "127.0.0.1", "--port", str(port)], environment, project))
        _wait(f"{environment['PREFECT_API_URL']}/health", processes[0])
        _prefect(["work-pool", "create", _POOL, "--type", "process", "--overwrite"], environment, project)
        _prefect(["--no-prompt", "deploy", "--all"], environment, project)
        processes.append(_start(["worker", "start", "--pool", _POOL, "--type", "process"], environment, project))
        sys.stdout.write(f"newsledger is served: open http://127.0.0.1:{port}/v2/deployments and press Run. Ctrl-C stops it.\n")
        sys.stdout.flush()
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        raise NewsledgerError("The server or the worker ended by itself; its log is above.")
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(processes)


def _environment(home: Path, port: int) -> dict[str, str]:
    state = (home / "prefect").resolve()
    state.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "PREFECT_HOME": str(state),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
    }


def _start(arguments: list[str], environment: dict[str, str], project: Path) -> subprocess.Popen[bytes]:
    # A session of its own, so that the whole family can be ended at once.
    return subprocess.Popen(  # noqa: S603 - fixed words
        [sys.executable, "-m", "prefect", *arguments], env=environment, cwd=project, stdout=sys.stderr, start_new_session=True
    )


def _prefect(arguments: list[str], environment: dict[str, str], project: Path) -> None:
    done = subprocess.run(  # noqa: S603 - fixed words
        [sys.executable, "-m", "prefect", *arguments], env=environment, cwd=project, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NewsledgerError(f"prefect {arguments[0]} failed: {(done.stderr or done.stdout).strip()[-500:]}")


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - loopback
                return
        except (urllib.error.URLError, OSError):
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
