"""The flows do what the command line does, on a real temporary Prefect server."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    os.environ.update(PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1")
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    from prefect.testing.utilities import prefect_test_harness

    sys.path.insert(0, str(ROOT / "flows"))
    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.mark.usefixtures("server")
def test_the_ledger_flow_loads_a_folder_and_leaves_a_table(tmp_path: Path) -> None:
    import ledger_flow
    from prefect.client.orchestration import get_client

    counts = ledger_flow.ledger([str(ROOT / "seeds" / "articles")], str(tmp_path / "home"))
    assert counts["dim_article"] == 24
    with get_client(sync_client=True) as client:
        answer = client.request("POST", "/artifacts/filter", json={})
    assert {artifact["key"] for artifact in answer.json()} >= {"loaded", "checks"}
    assert (tmp_path / "home" / "current" / "ledger.duckdb").is_file()
