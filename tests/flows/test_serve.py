"""The served flows: one command starts server, deployments, worker and report, a person finds their way, one signal ends all."""

from __future__ import annotations

import json
import signal
import socket
import time
from typing import Any

import httpx
import pytest

from newsledger.errors import UsageError
from newsledger.orchestration.serve import end_dead_flow_runs, serve

from ..browser import PROGRAM, Page, chromium
from .conftest import PROJECT, Served

_SUBMIT = "[...document.querySelectorAll('button')].find(button => button.innerText === 'Submit').click()"


def ask(served: Served, what: str, **wanted: Any) -> Any:
    return httpx.post(f"{served.address}/api/{what}/filter", json=wanted, timeout=30).raise_for_status().json()


def deployment(served: Served, name: str) -> dict[str, Any]:
    (found,) = [row for row in ask(served, "deployments") if row["name"] == name]
    return found


def ended(served: Served) -> dict[str, Any]:
    """The one flow run that was not scheduled, once it has come to its end."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for run in ask(served, "flow_runs", sort="START_TIME_DESC"):
            if run["state_type"] in {"COMPLETED", "FAILED", "CRASHED"}:
                return run
        time.sleep(0.5)
    raise AssertionError("no flow run ended")


@pytest.mark.skipif(not PROGRAM, reason="no Chromium on this machine: the form in the browser is not tried")
def test_a_person_fills_the_form_and_finds_what_was_loaded(served: Served, tmp_path) -> None:
    form = f"{served.address}/v2/deployments/deployment/{deployment(served, 'ledger')['id']}/run"
    with chromium(tmp_path) as socket_:
        page = Page(socket_)
        page.visit(form)
        page.wait("document.querySelectorAll('textarea').length > 5")
        text = page.ask("document.body.innerText")
        assert "Files, folders, globs, archives or http(s) addresses" in text
        assert "by content" in text
        assert page.ask("[...document.querySelectorAll('textarea')][1].value") == str(served.home)
        # The form is filled with the deployment's values a moment after it is drawn.
        time.sleep(3)
        page.ask("document.querySelector('textarea').select()")
        page.type(samples := str(PROJECT / "seeds" / "articles"))
        page.wait(f"document.querySelector('textarea').value === {json.dumps(samples)}")
        for _ in range(10):
            time.sleep(2)
            if page.ask("location.search.includes('Runs')"):
                break
            page.ask(_SUBMIT)
        run = ended(served)
        assert run["state_type"] == "COMPLETED", run["state"]["message"]
        artifacts = {row["key"]: row for row in ask(served, "artifacts")}
        assert set(artifacts) == {"loaded", "rejected", "checks", "tables", "ledger", "normalize-progress"}
        page.visit(f"{served.address}/v2/artifacts/artifact/{artifacts['loaded']['id']}")
        page.wait("document.querySelectorAll('tbody tr').length === 10")
        # The table is drawn once more when all is there.
        time.sleep(3)
        page.ask("document.querySelector('input[placeholder=Search]').focus()")
        page.type("aramco")
        page.wait("document.querySelectorAll('tbody tr').length === 1")
        page.visit(f"{served.address}/v2/artifacts/artifact/{artifacts['ledger']['id']}")
        report = "[...document.querySelectorAll('a')].find(link => link.textContent.trim() === 'Open the report')"
        # The page is drawn more than once: the address is taken in the moment in which the link is there.
        page.wait(f"{report} && (window.address = {report}.href)")
        page.visit(page.ask("window.address"))
        page.wait("document.body.innerText.includes('24 articles') || document.querySelector('h1')")
        assert page.ask("location.port") == str(served.port + 1)


def test_a_wrong_entry_does_not_shut_the_form(served: Served) -> None:
    # Where the form checks, it does not submit again once the entry was mended; the flow checks and says what is wrong.
    assert not any(row["enforce_parameter_schema"] for row in ask(served, "deployments"))


def test_every_morning_is_scheduled(served: Served) -> None:
    daily = deployment(served, "daily")
    assert daily["schedules"][0]["schedule"]["cron"] == "0 5 * * *"
    until = time.monotonic() + 60
    while not (runs := ask(served, "flow_runs", deployments={"id": {"any_": [daily["id"]]}})) and time.monotonic() < until:
        time.sleep(0.5)
    assert runs[0]["state_type"] == "SCHEDULED"


def test_a_flow_run_whose_server_was_stopped_is_said_to_have_crashed(served: Served) -> None:
    api, name = f"{served.address}/api", "left running"
    flow = deployment(served, "publish")["flow_id"]
    made = httpx.post(f"{api}/flow_runs/", json={"name": name, "flow_id": flow, "state": {"type": "RUNNING"}}, timeout=30).json()
    assert end_dead_flow_runs(api) == 1
    assert httpx.get(f"{api}/flow_runs/{made['id']}", timeout=30).json()["state_type"] == "CRASHED"
    assert end_dead_flow_runs(api) == 0


def test_one_signal_ends_all(served: Served) -> None:
    assert is_open(served.port)
    assert is_open(served.port + 1)
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(60) == 0
    assert not is_open(served.port)
    assert not is_open(served.port + 1)


@pytest.mark.parametrize("before", [0, 1])
def test_a_taken_port_is_an_error_of_ours(tmp_path, before: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="taken"):
            serve(tmp_path, taken.getsockname()[1] - before)


def is_open(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0
