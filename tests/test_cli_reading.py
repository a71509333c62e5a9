"""The commands that read: what they print, how they end, how fast they start."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from newsledger import shell
from newsledger.cli import main
from newsledger.errors import NewsledgerError
from newsledger.paths import Home
from newsledger.tabular import print_rows

ENVIRONMENT = {**os.environ, "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A database of one table where a ledger's would be."""
    home = Home(tmp_path_factory.mktemp("reading"))
    home.current.mkdir()
    with duckdb.connect(str(home.database)) as con:
        con.execute(
            "CREATE TABLE t AS SELECT 33.500000::DECIMAL(28, 6) AS value, '=1+1' AS text, NULL AS nothing, DATE '2012-12-31' AS day"
        )
        con.execute("COMMENT ON TABLE t IS 'Things.'; COMMENT ON COLUMN t.value IS 'The value.'")
    return home


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("csv", "value,text,nothing,day\n33.500000,'=1+1,,2012-12-31\n"),
        ("json", '{"value": 33.5, "text": "=1+1", "nothing": null, "day": "2012-12-31"}\n'),
    ],
)
def test_rows_are_printed(home: Home, capsys: pytest.CaptureFixture[str], form: str, printed: str) -> None:
    assert main(["sql", "FROM t", "--home", str(home.root), "--format", form]) == 0
    assert capsys.readouterr().out == printed


@pytest.mark.parametrize("arguments", [["sql"], ["sql", "-"]])
def test_a_statement_may_come_from_the_standard_input(
    home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("SELECT text\nFROM t;\n"))
    assert main([*arguments, "--home", str(home.root), "--format", "json"]) == 0
    assert capsys.readouterr().out == '{"text": "=1+1"}\n'


def test_tables_tell_what_they_hold(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tables", "--home", str(home.root), "--format", "csv"]) == 0
    assert main(["tables", "t", "--home", str(home.root), "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("table_name,rows,holds\nt,1,Things.\ncolumn_name,data_type,null,holds\nvalue,")
    assert main(["tables", "u", "--home", str(home.root)]) == 2
    assert "no table 'u'; there are t." in capsys.readouterr().err


def test_cells_are_what_json_can_hold(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(["a", "b", "c"], [(Decimal("12345678901234567890.1"), float("nan"), [1, None])], "json")
    assert capsys.readouterr().out == '{"a": 12345678901234567890.1, "b": null, "c": [1, null]}\n'


def test_a_table_ends_somewhere_and_keeps_hostile_text_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(["a"], ((f"[red]{no}\x1b[2J",) for no in range(2_000)), "table")
    printed = capsys.readouterr()
    assert "[red]999 [2J" in printed.out
    assert "[red]1000" not in printed.out
    assert "--format csv" in printed.err


def test_a_number_in_a_narrow_table_stays_on_its_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    print_rows(["value", "speaker"], [(Decimal(659800000000), "Office of the United States Trade Representative")], "table")
    assert "659800000000" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--published", "2024-13-01"], "'2024-13-01' is no day: write it as 2024-03-31"),
        (["--workers", "0"], "'0' is no number of 1 or more"),
        (["--workers", "two"], "'two' is no number of 1 or more"),
    ],
)
def test_a_wrong_option_is_told_in_plain_words(options: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["run", "articles", *options])
    assert told in capsys.readouterr().err


def test_a_format_that_there_is_not_stops_before_anything_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Exports rose.", "utf-8")
    assert main(["run", str(tmp_path / "a.txt"), "--format", "rtf", "--home", str(tmp_path / "ledger")]) == 2
    assert "unknown format 'rtf': one of " in capsys.readouterr().err
    assert not list((tmp_path / "ledger").rglob("*.parquet"))


def started(home: Home, *arguments: str, **settings: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsledger", *arguments, "--home", str(home.root)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **settings)  # type: ignore[call-overload]


def test_a_reader_that_has_enough_ends_the_query(home: Home) -> None:
    process = started(home, "sql", "FROM range(1_000_000_000)", "--format", "csv")
    assert process.stdout.readline() == b"range\n"
    process.stdout.close()
    assert process.wait(30) == 141
    assert process.stderr.read() == b""


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell starts a background job with SIGINT ignored, which every child of it would inherit."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("seconds", [1.5, 1.6, 1.7, 1.8])
def test_ctrl_c_ends_a_query_wherever_its_threads_are(home: Home, seconds: float) -> None:
    process = started(home, "sql", "SELECT sum(a.range * b.range) FROM range(10_000_000) a, range(10_000_000) b")
    # Starting up alone computes less than a second and a half.
    while _computed(process) < seconds:
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    assert process.stderr.read() == b"newsledger: interrupted\n"


def _computed(process: subprocess.Popen[bytes]) -> float:
    """The seconds that all threads of a process have computed."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_reading_loads_nothing_heavy(home: Home) -> None:
    code = (
        "import sys; from newsledger.cli import main; main(sys.argv[1:]); "
        "print([name for name in ('pandas', 'pyarrow', 'spacy', 'prefect', 'sqlglot', 'trafilatura') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, "sql", "SELECT 1", "--home", str(home.root)]
    assert subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout.endswith("[]\n")


def test_the_shell_that_is_there_opens_the_ledger_read_only(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NewsledgerError, match=r"No database shell is on the PATH: install DuckDB's"):
        shell.shell_command(home)
    for name in ("harlequin", "duckdb"):
        (tmp_path / name).write_text("#!/bin/sh\n", "ascii")
        (tmp_path / name).chmod(0o755)
        database = str(home.database.resolve())
        expected = {"harlequin": ["--read-only", database], "duckdb": ["-readonly", database]}[name]
        assert shell.shell_command(home) == [str(tmp_path / name), *expected]
    assert shell.shell_command(home, "harlequin")[0] == str(tmp_path / "harlequin")
    with pytest.raises(NewsledgerError, match="Nothing is published"):
        shell.shell_command(Home(tmp_path))
