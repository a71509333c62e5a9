import pytest
from benchmarks import rounds
from benchmarks.data import Missing
from benchmarks.rounds import OURS, Texts, compare, spread
from benchmarks.systems import Run, System

_SECONDS = {OURS: 0.5, "slow": 5.0}


@pytest.fixture
def _runs(monkeypatch):
    """Systems that take a given time; one that is not here."""

    def run(system, texts, _cache):
        if system.name not in _SECONDS:
            raise Missing(f"{system.name}: no such package")
        measured = {"load_seconds": 1.0, "peak_mb": 64, "failed": 0}
        return Run({row["id"]: row["text"] for row in texts}, _SECONDS[system.name], measured)

    monkeypatch.setattr(rounds.systems, "run", run)


@pytest.mark.usefixtures("_runs")
def test_every_system_is_measured_or_named_as_missing(tmp_path):
    def absent():
        raise Missing("give --gold")

    known = [System(name, "none") for name in (OURS, "slow", "gone")]
    texts = [{"id": str(number), "text": "A sentence."} for number in range(10)]
    sets = {"here": lambda: Texts(texts, lambda path: {"lines": len(path.read_text().splitlines())}), "absent": absent}
    results = compare(known, sets, 2, tmp_path)
    slow = results["sets"]["here"]["systems"]["slow"]
    assert slow["newsledger_is_times_as_fast"] == {"median": 10, "least": 10, "most": 10}
    assert slow["texts_per_cpu_second"]["median"] == 2
    assert slow["accuracy"] == {"lines": 10}
    assert results["missing"] == {"gone": "gone: no such package", "absent": "give --gold"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1.2345], {"median": 1.23, "least": 1.23, "most": 1.23}),
        ([3, 1, 2], {"median": 2, "least": 1, "most": 3}),
        ([12345.6, 10000.1], {"median": 11173, "least": 10000, "most": 12346}),
    ],
)
def test_spread(values, expected):
    assert spread(values) == expected
