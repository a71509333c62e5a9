"""Staged work that is damaged, lost or of an older engine is made again from the raw bytes."""

from pathlib import Path

import pytest

from newsledger.config import Settings
from newsledger.paths import Home
from newsledger.pipeline import run_ledger
from newsledger.publish.query import query

FIRST = "Trade rises\n\nTOKYO, May 2, 2024 (AP) - Trade between Japan and Chile rose to $9 billion in 2023, a ministry said Thursday.\n"
SECOND = "Exports fall\n\nOSLO, May 3, 2024 (AP) - Exports of Norway fell to $4 billion in 2023, the ministry said on Friday in a note.\n"


def figures(home: Path) -> list[str]:
    return query(Home(home), "SELECT surface FROM fct_figure ORDER BY ALL")["surface"].to_pylist()


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[Path, Path]:
    """A home that has taken in one article, whose file is gone since, and the file of another."""
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    inbox.mkdir()
    (inbox / "a.txt").write_text(FIRST)
    run_ledger([str(inbox / "a.txt")], Settings(home=home), lambda *_: None)
    (inbox / "a.txt").unlink()
    (inbox / "b.txt").write_text(SECOND)
    return home, inbox / "b.txt"


def load_second(home: Path, path: Path) -> list[str]:
    run_ledger([str(path)], Settings(home=home), lambda *_: None)
    return figures(home)


@pytest.mark.parametrize("table", ["stg_record", "fct_figure", "dim_article"])
def test_a_damaged_file_is_set_aside_and_made_again(loaded: tuple[Path, Path], table: str) -> None:
    home, second = loaded
    (staged,) = (home / "staging" / table).glob("*.parquet")
    content = bytearray(staged.read_bytes())
    content[len(content) // 2] ^= 0xFF
    staged.write_bytes(content)
    assert load_second(home, second) == ["$4 billion", "$9 billion"]
    assert [path.name for path in (home / "damaged" / table).iterdir()] == [staged.name]


def test_a_file_cut_short_is_made_again(loaded: tuple[Path, Path]) -> None:
    home, second = loaded
    (staged,) = (home / "staging" / "fct_figure").glob("*.parquet")
    staged.write_bytes(staged.read_bytes()[:100])
    assert load_second(home, second) == ["$4 billion", "$9 billion"]


def test_what_an_older_engine_staged_is_read_again(loaded: tuple[Path, Path]) -> None:
    home, second = loaded
    for path in (home / "staging").glob("*/*-????????.parquet"):
        path.rename(path.with_name(f"{path.stem[:16]}-00000000.parquet"))
    assert load_second(home, second) == ["$4 billion", "$9 billion"]


def test_bytes_that_changed_are_named_and_not_read(loaded: tuple[Path, Path]) -> None:
    home, second = loaded
    (raw,) = (path for path in (home / "raw").glob("*/*") if path.is_file())
    raw.write_text("Something else entirely.")
    for table in ("stg_record", "dim_article"):
        for path in (home / "staging" / table).glob("*.parquet"):
            path.unlink()
    load_second(home, second)
    assert "raw_damaged" in query(Home(home), "SELECT code FROM fct_reject")["code"].to_pylist()
