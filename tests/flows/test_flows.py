"""The flows do what the command line does, on a real temporary Prefect server."""

from __future__ import annotations

from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from newsledger.errors import UsageError
from newsledger.orchestration.days import paths_of, slices
from newsledger.paths import Home
from newsledger.publish.query import query

from .conftest import PROJECT

pytestmark = pytest.mark.usefixtures("server")
SAMPLES = PROJECT / "seeds" / "articles"


def artifacts() -> dict[str, Any]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        found = client.request("POST", "/artifacts/filter", json={"sort": "CREATED_DESC"}).json()
    return {row["key"]: row["data"] for row in reversed(found)}


def test_the_ledger_flow_loads_a_folder_and_leaves_a_table(tmp_path: Path) -> None:
    import ledger_flow

    counts = ledger_flow.ledger([str(SAMPLES)], str(tmp_path / "home"), workers=2)
    assert counts["dim_article"] == 24
    assert {"loaded", "rejected", "checks", "tables", "ledger"} <= artifacts().keys()
    assert "seeds/articles/aramco-ipo-debut-bom.txt" in artifacts()["loaded"]
    assert (tmp_path / "home" / "current" / "ledger.duckdb").is_file()


def test_daily_loads_what_the_inbox_holds_and_publishes_though_there_is_none(tmp_path: Path) -> None:
    import daily_flow

    inbox, home = tmp_path / "inbox", str(tmp_path / "home")
    assert daily_flow.daily(str(inbox), home=home)["dim_article"] == 0
    inbox.mkdir()
    (inbox / "a.txt").write_text("Oslo shipped ore worth $3 million in 2023, said Kari Lund, its mayor.", "utf-8")
    assert daily_flow.daily(str(inbox), home=home)["dim_article"] == 1
    assert daily_flow.daily(str(inbox), home=home)["fct_document"] == 1


def test_backfill_dates_each_day_and_passes_over_days_without_a_file(tmp_path: Path) -> None:
    import backfill_flow

    for day in (3, 5):
        folder = tmp_path / "archive" / "2024" / "05" / f"{day:02}"
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(f"Oslo shipped {day} million tonnes of ore last year, said Kari Lund, its mayor.", "utf-8")
    patterns, home = [str(tmp_path / "archive" / "%Y" / "%m" / "%d")], tmp_path / "home"
    counts = backfill_flow.backfill(patterns, date(2024, 5, 2), date(2024, 5, 6), str(home))
    assert counts["dim_article"] == 2
    days = query(Home(home), "SELECT published_date FROM dim_article ORDER BY ALL")["published_date"].to_pylist()
    assert days == [date(2024, 5, 3), date(2024, 5, 5)]
    assert '"day": "2024-05-04", "documents": 0' in artifacts()["days"]
    with pytest.raises(UsageError, match="says nothing of the day"):
        backfill_flow.backfill([str(tmp_path)], date(2024, 5, 2), date(2024, 5, 6), str(home))


def test_a_failed_run_is_told_to_the_webhook_without_its_secrets(tmp_path: Path) -> None:
    import ledger_flow
    from prefect.blocks.system import Secret

    heard: list[bytes] = []

    class Room(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Room) as room:
        Thread(target=room.serve_forever, daemon=True).start()
        Secret(value=f"http://127.0.0.1:{room.server_port}/").save("newsledger-webhook", overwrite=True)
        with pytest.raises(UsageError):
            ledger_flow.ledger([str(tmp_path)], str(tmp_path / "home"), columns="token=https://user:hidden@host/")
        room.shutdown()
    (told,) = heard
    assert b"ledger" in told
    assert b"failed" in told
    assert b"hidden" not in told


def test_a_range_of_years_is_at_most_sixty_slices() -> None:
    found = slices(date(2020, 1, 1), date(2024, 12, 31))
    assert len(found) <= 60
    assert [day for part in found for day in part] == sorted({day for part in found for day in part})
    assert sum(map(len, found)) == 1827
    with pytest.raises(UsageError, match="first day first"):
        slices(date(2024, 1, 2), date(2024, 1, 1))


def test_addresses_keep_what_is_no_day_of_theirs(tmp_path: Path) -> None:
    pattern = "https://example.org/%7Ea/%Y-%m-%d.xml"
    assert list(paths_of([pattern, str(tmp_path / "%d")], date(2024, 2, 9))) == ["https://example.org/%7Ea/2024-02-09.xml"]
