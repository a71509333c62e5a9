from pathlib import Path

import pytest
from benchmarks import scorecard
from benchmarks.scorecard import Target, measured, render, targets, verdict

_ROOT = Path(scorecard.__file__).parent.parent
_RESULTS = {
    "figures": {
        "measured": {"day": "2026-01-31"},
        "own": {"set": {"value+unit": [90.1, 88.2, 89.1]}},
        "ratio": {"median": 10.8, "least": 10.5, "most": 11.6},
    }
}


def _target(result, key, wanted=">= 88", note="why"):
    return Target("4.1", "Value", wanted, result, key, note)


@pytest.mark.parametrize(
    ("wanted", "value", "expected"),
    [
        (">= 0.95", 0.95, "yes"),
        (">= 0.95", 0.949, "**no**"),
        ("< 3", 3, "**no**"),
        ("<= 1.15", 1.15, "yes"),
        (">= 20", {"median": 10.8, "least": 10.5, "most": 21}, "**no**"),
        (">= 20", None, "not measured"),
        (">= 20", "fast", "not measured"),
    ],
)
def test_verdict(wanted, value, expected):
    assert verdict(wanted, value) == expected


@pytest.mark.parametrize(
    ("result", "key", "expected"),
    [
        ("figures", "own/set/value+unit/2", 89.1),
        ("figures", "own/set/value+unit/3", None),
        ("figures", "own/other/value", None),
        ("pipeline", "sql_seconds", None),
        ("counted.csv", "", 2),
        ("folder", "", 1),
    ],
)
def test_a_target_finds_its_result(result, key, expected, tmp_path):
    (tmp_path / "counted.csv").write_text("code,name\na,A\nb,B\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "query.sql").touch()
    assert measured(_target(result, key), _RESULTS, tmp_path) == expected


def test_the_page_says_of_each_target_whether_it_is_met_and_by_what_command(tmp_path):
    wanted = [
        _target("figures", "own/set/value+unit/2"),
        _target("figures", "ratio", ">= 20", "slower than wanted"),
        _target("pipeline", "sql_seconds", "< 0.5", ""),
    ]
    text = render(wanted, _RESULTS, tmp_path)
    assert "**1 met, 1 missed, 1 not measured.**" in text
    rows = [line for line in text.splitlines() if line.startswith("| 4.1 ")]
    assert rows == [
        "| 4.1 | Value | >= 88 | 89.1 | yes | `python -m benchmarks.figures` |  |",
        "| 4.1 | Value | >= 20 | 10.8 (10.5–11.6) | **no** | `python -m benchmarks.figures` | slower than wanted |",
        "| 4.1 | Value | < 0.5 |  | not measured |  |  |",
    ]
    assert "figures 2026-01-31" in text


def test_the_targets_are_well_formed():
    wanted = targets(_ROOT / "benchmarks" / "targets.csv")
    assert len({target.what for target in wanted}) == len(wanted)
    assert all(verdict(target.wanted, 1.0) in {"yes", "**no**"} for target in wanted)
    commands = {target.result for target in wanted if "/" not in target.result} - {"pipeline", "parties"}
    assert all((_ROOT / "benchmarks" / name / "__main__.py").exists() for name in commands)
