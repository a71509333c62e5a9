"""The whole line, from files to a queried ledger."""

import shutil
from pathlib import Path

import pytest

from newsledger.cli import main
from newsledger.config import Settings
from newsledger.errors import NothingUsableError
from newsledger.paths import Home
from newsledger.pipeline import run_ledger
from newsledger.publish.query import query

SAMPLES = Path(__file__).parent.parent / "seeds" / "articles"


def silent(_stage: str, _done: int, _total: int) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    root = tmp_path_factory.mktemp("ledger")
    run_ledger([str(SAMPLES)], Settings(home=root), silent)
    return Home(root)


def test_every_sample_is_an_article(home: Home) -> None:
    assert query(home, "SELECT count(*) n FROM dim_article").to_pylist() == [{"n": 24}]
    assert query(home, "SELECT * FROM fct_reject").num_rows == 0


def test_no_offer_becomes_a_figure(home: Home) -> None:
    assert query(home, "SELECT 1 FROM fct_block WHERE label = 'offer' AND is_kept").num_rows == 0
    assert query(home, "SELECT 1 FROM fct_block WHERE label = 'offer'").num_rows > 0


def test_the_disputed_total(home: Home) -> None:
    rows = query(
        home, "SELECT value::BIGINT AS v FROM rpt_trade_totals WHERE flow = 'total' AND reporter_code = 'CN' AND partner_code = 'US'"
    )
    assert 659_800_000_000 in rows["v"].to_pylist()


def test_the_syndicated_copy_is_found(home: Home) -> None:
    assert query(home, "SELECT 1 FROM dim_article WHERE copy_of IS NOT NULL").num_rows == 1


def test_a_second_run_does_no_work_twice(home: Home) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in (home.staging / "dim_article").iterdir())
    received, _ = run_ledger([str(SAMPLES)], Settings(home=home.root), silent)
    assert received.documents_new == 0
    assert sorted((path, path.stat().st_mtime_ns) for path in (home.staging / "dim_article").iterdir()) == before


def test_row_for_row_the_same_whatever_the_batches(home: Home, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "in")
    run_ledger([str(tmp_path / "in")], Settings(home=tmp_path / "home", batch_records=3, workers=2), silent)
    ordered = "SELECT * EXCLUDE (confidence) FROM fct_figure ORDER BY figure_id"
    assert query(Home(tmp_path / "home"), ordered).to_pylist() == query(home, ordered).to_pylist()


@pytest.mark.parametrize(
    ("name", "content", "code"), [("gone.txt", None, "missing"), ("empty.txt", b"", "empty"), ("junk.bin", b"\x00\x01\x02\x03" * 99, None)]
)
def test_bad_input_is_a_reject_and_a_clear_error(tmp_path: Path, name: str, content: bytes | None, code: str | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    home = tmp_path / "home"
    with pytest.raises(NothingUsableError, match=rf"No article .*{name}: .*FROM fct_reject"):
        run_ledger([str(tmp_path / name)], Settings(home=home), silent)
    rejects = query(Home(home), "SELECT code, source_uri FROM fct_reject").to_pylist()
    assert [row["source_uri"] for row in rejects] == [str(tmp_path / name)]
    assert code in (None, rejects[0]["code"])


def test_exit_codes(tmp_path: Path, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(tmp_path / "gone.txt"), "--home", str(tmp_path / "h")]) == 1
    assert main(["sql", "SELECT nonsense", "--home", str(home.root)]) == 2
    assert main(["sql", "SELECT count(*) FROM dim_article", "--home", str(home.root), "--format", "csv"]) == 0
    assert main(["check", "--home", str(home.root)]) == 0
    assert "24" in capsys.readouterr().out


def test_what_was_loaded_is_shown_where_it_is_but_a_range(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oslo's exports of ore came to between $3 million and $4 million in 2023, the port said.", "utf-8")
    assert main(["run", str(tmp_path / "a.txt"), "--home", str(tmp_path / "home")]) == 0


def test_columns_are_part_of_how_a_document_is_read(tmp_path: Path) -> None:
    table, home = tmp_path / "table.csv", Home(tmp_path / "ledger")
    table.write_text("a,b\nExports rose by 4% in May.,Imports fell by 2% in May.\n", "utf-8")
    assert main(["run", str(table), "--home", str(home.root), "--columns", "heading=a"]) == 2
    for column, text in (("a", "Exports rose by 4% in May."), ("b", "Imports fell by 2% in May.")):
        assert main(["run", str(table), "--home", str(home.root), "--columns", f"text={column}"]) == 0
        assert query(home, "SELECT text FROM dim_article")["text"].to_pylist() == [text]


def test_an_analysts_aliases_are_applied_kept_and_replaced(tmp_path: Path) -> None:
    article, home, aliases = tmp_path / "a.txt", Home(tmp_path / "ledger"), tmp_path / "aliases.csv"
    article.write_text("TOKYO (Reuters) - Shares of Apple Inc and Sony Corp rose by 4 percent in Tokyo on Monday, traders said.", "utf-8")
    run = ["run", str(article), "--home", str(home.root)]
    seen = "SELECT alias, entity_id, source, name FROM bridge_entity_alias JOIN dim_entity USING (entity_id) WHERE alias = 'Sony Corp'"

    aliases.write_text("alias,entity_id,name\nSony Corp,org:walkman-makers,Walkman makers\n", "utf-8")
    assert main([*run, "--aliases", str(aliases)]) == 0
    own = [{"alias": "Sony Corp", "entity_id": "org:walkman-makers", "source": "analyst", "name": "Walkman makers"}]
    assert query(home, seen).to_pylist() == own

    aliases.write_text("alias,entity\nSony Corp,org:nobody\n", "utf-8")
    assert main([*run, "--aliases", str(aliases)]) == 2
    assert main(run) == 0
    assert query(home, seen).to_pylist() == own

    aliases.write_text("alias,entity_id\n", "utf-8")
    assert main([*run, "--aliases", str(aliases)]) == 0
    assert [(row["entity_id"], row["source"]) for row in query(home, seen).to_pylist()] == [("org:sony", "reference")]


def test_corrections_are_published_without_new_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, home, given = tmp_path / "a.txt", Home(tmp_path / "ledger"), tmp_path / "corrections.csv"
    article.write_text("OSLO, March 3 - Norway's exports rose to 40 billion dollars in 2023, Statistics Norway said on Monday.", "utf-8")
    publish = ["publish", "--home", str(home.root)]
    assert main(publish) == 2
    assert "run` the articles first" in capsys.readouterr().err
    assert main(["run", str(article), "--published", "2024-03-04", "--home", str(home.root)]) == 0
    figures = "SELECT figure_id, unit FROM fct_figure WHERE kind = 'money'"
    (row,) = query(home, figures).to_pylist()

    given.write_text(f"figure_id,field,value,by,reason\n{row['figure_id']},unit,NOK,ana,Crowns are meant\nnone,unit,NOK,ana,x\n", "utf-8")
    assert main([*publish, "--corrections", str(given)]) == 0
    assert "not applied: unit of none" in capsys.readouterr().out
    assert main(["run", str(article), "--published", "2024-03-04", "--home", str(home.root)]) == 0
    assert query(home, figures).to_pylist() == [{"figure_id": row["figure_id"], "unit": "NOK"}]

    given.write_text(f"figure_id,field,value,by,reason\n{row['figure_id']},unit,NOX,ana,x\n", "utf-8")
    assert main([*publish, "--corrections", str(given)]) == 2
    assert main(publish) == 0
    assert query(home, figures)["unit"].to_pylist() == ["NOK"]
