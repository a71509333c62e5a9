"""The example queries answer on the ledger of the samples as docs/queries.md shows."""

from pathlib import Path

import pytest

from newsledger.config import Settings
from newsledger.paths import Home
from newsledger.pipeline import run_ledger
from newsledger.publish.examples import examples, render_examples
from newsledger.publish.query import query

PROJECT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = tmp_path_factory.mktemp("samples")
    # Two workers would take longer to start than the samples take.
    run_ledger([str(PROJECT / "seeds" / "articles")], Settings(home=home), lambda *_: None)
    return Home(home)


@pytest.mark.parametrize("name", sorted(examples()))
def test_an_example_has_an_answer(samples: Home, name: str) -> None:
    assert examples()[name].startswith("-- ")
    assert query(samples, examples()[name]).num_rows > 0


def test_the_answers_shown_are_the_answers(samples: Home) -> None:
    assert (PROJECT / "docs" / "queries.md").read_text(encoding="utf-8") == render_examples(samples)
