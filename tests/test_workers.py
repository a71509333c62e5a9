"""What becomes of a document that kills or hangs the process that works on it."""

from __future__ import annotations

import mmap
import os
import signal
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path

import pytest

from newsledger import normalize as stage
from newsledger.config import Limits, Settings
from newsledger.contracts.tables.core import DIM_ARTICLE, FCT_REJECT
from newsledger.contracts.tables.staging import STG_RECORD
from newsledger.engine import fingerprint
from newsledger.errors import NewsledgerError
from newsledger.ingest import ingest
from newsledger.normalize import pending
from newsledger.paths import Home
from newsledger.publish.staging import Staging
from newsledger.read import html
from newsledger.workers import ingest_apart, normalize_each

AT = datetime(2024, 3, 3, tzinfo=UTC)
GOOD = [f"Narvik's port shipped {no} million tonnes of ore in 2023, its owner said." for no in range(20, 25)]
BAD = "Kiruna's mine raised 27 million tonnes of ore in 2023, its owner said."


REASONS = {
    "crashed": "the process that worked on it died",
    "timeout": "not done after 1 seconds",
    "failed": "OSError: [Errno 12] Cannot allocate memory",
}


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(*_: object) -> None:
    while True:
        time.sleep(0.01)


def hang_deaf(*_: object) -> None:
    """A loop in C that never returns to the interpreter."""
    deque(repeat(None), maxlen=0)


def take_memory(*_: object) -> None:
    mmap.mmap(-1, 1 << 40, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)
    raise AssertionError("nothing limits the memory")


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load here what the forked workers would each load within the time of their first record."""
    home = tmp_path_factory.mktemp("warm")
    (home / "a.txt").write_text("Oslo shipped ore worth $3 million in 2023, said Kari Lund, its mayor.", "utf-8")
    settings = Settings(home=home / "home")
    ingest([str(home / "a.txt")], settings, "run", AT)
    stage.normalize(pending(settings)[0], settings, AT)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", batch_records=2, limits=Limits(record_seconds=1))


def taken_in(tmp_path: Path, settings: Settings) -> Staging:
    for no, text in enumerate([*GOOD[:3], BAD, *GOOD[3:]]):
        (tmp_path / f"{no}.txt").write_text(text, "utf-8")
    assert ingest_apart([str(tmp_path / "*.txt")], settings, "run", AT).records_new == 6
    return Staging(Home(settings.home), fingerprint(settings.model))


def everything(staging: Staging, table: object, column: str) -> list[str]:
    return sorted(value for batch in staging.batches(table) for value in staging.read(table, batch)[column].to_pylist())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("does", "code", "workers"),
    [(die, "crashed", 1), (die, "crashed", 2), (hang, "timeout", 2), (hang_deaf, "crashed", 2), (take_memory, "failed", 1)],
    ids=["dies", "dies beside another", "hangs", "hangs in C", "takes all memory"],
)
def test_a_record_that_kills_or_hangs_its_worker_is_a_reject(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, does: Callable[[], None], code: str, workers: int
) -> None:
    annotate = stage.annotate_article

    def hostile(article: object, *rest: object) -> object:
        return does() if "Kiruna" in article.text else annotate(article, *rest)  # type: ignore[attr-defined, arg-type, func-returns-value]

    monkeypatch.setattr(stage, "annotate_article", hostile)
    staging = taken_in(tmp_path, settings)
    limits = replace(settings.limits, worker_bytes=6 * 1024**3)
    counts = list(normalize_each(pending(settings), replace(settings, workers=workers, limits=limits), AT))
    assert len(counts) == len(staging.batches(STG_RECORD)) == 3
    assert everything(staging, DIM_ARTICLE, "text") == GOOD
    assert everything(staging, FCT_REJECT, "code") == [code]
    assert everything(staging, FCT_REJECT, "reason") == [REASONS[code]]


@pytest.mark.parametrize("does", [die, hang])
def test_articles_that_cannot_be_read_together_are_read_alone(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, does: Callable[[], None]
) -> None:
    monkeypatch.setattr(stage, "read_ahead", does)
    staging = taken_in(tmp_path, settings)
    list(normalize_each(pending(settings), settings, AT))
    assert everything(staging, DIM_ARTICLE, "text") == sorted([*GOOD, BAD])
    assert not everything(staging, FCT_REJECT, "code")


@pytest.mark.parametrize(("does", "code"), [(die, "crashed"), (hang, "timeout"), (hang_deaf, "crashed")])
def test_a_document_that_kills_or_hangs_its_reader_is_a_reject(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, does: Callable[[], None], code: str
) -> None:
    (tmp_path / "a.html").write_text("<p>Ore rose.</p>", "utf-8")
    (tmp_path / "b.txt").write_text("Tin fell by 2 percent in March.", "utf-8")
    monkeypatch.setattr(html, "_canonical", does)
    result = ingest_apart([str(tmp_path / "a.html"), str(tmp_path / "b.txt")], settings, "run", AT)
    assert [(Path(reject.source_uri).name, reject.stage, reject.code) for reject in result.rejects] == [("a.html", "read", code)]
    assert result.records_new == 1


def test_a_worker_that_dies_before_any_document_ends_the_run(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    taken_in(tmp_path, settings)
    monkeypatch.setattr(stage, "learn", die)
    with pytest.raises(NewsledgerError, match="worker process died"):
        list(normalize_each(pending(settings), settings, AT))
