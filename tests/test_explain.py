"""Every figure can be explained: its passage, its rules in words, its source."""

from __future__ import annotations

import pytest

from newsledger.cli import main
from newsledger.errors import UsageError
from newsledger.paths import Home
from newsledger.publish.explain import explain
from newsledger.publish.query import query
from newsledger.reference.csv_rows import rows

TEXT = """Ports moved record tonnage

OSLO, March 3 - Norway's ports moved 21.4 million tonnes last year, up 5 percent from 2022, the statistics bureau said.
Trade with Sweden reached 300 million crowns, said Kari Lund, the trade minister.
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("explain")
    article = folder / "ports.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert main(["run", str(article), "--published", "2024-03-03", "--home", str(folder / "home")]) == 0
    return Home(folder / "home")


def test_a_figure_is_explained_by_its_passage_and_rules(home: Home) -> None:
    figure_id = query(home, "SELECT figure_id FROM fct_figure WHERE unit = 't'")["figure_id"][0].as_py()
    found = explain(home, figure_id[:10])
    assert found.passage[1] == "21.4 million tonnes"
    assert found.passage[0].endswith("Norway's ports moved ")
    assert ("magnitude", "A magnitude word or letter multiplies the number.") in found.steps
    assert found.figure["source_uri"].endswith("ports.txt")


def test_every_rule_that_made_a_row_is_told_in_words(home: Home) -> None:
    used = {rule for row in query(home, "SELECT rule FROM fct_figure")["rule"].to_pylist() for rule in row.split("; ")}
    assert used <= {row["rule"] for row in rows("rules")}


def test_an_unknown_figure_is_a_usage_error(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="No figure"):
        explain(home, "nothing")
    assert main(["explain", "' OR 1=1 --", "--home", str(home.root)]) == 2
    assert "No figure" in capsys.readouterr().err
