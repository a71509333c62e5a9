"""What normalising does with a record that cannot be used."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsledger import normalize as stage
from newsledger.config import Settings
from newsledger.contracts import conform
from newsledger.contracts.records import RawRecord
from newsledger.contracts.tables.core import DIM_ARTICLE, FCT_REJECT
from newsledger.contracts.tables.staging import STG_RECORD
from newsledger.engine import fingerprint
from newsledger.paths import Home
from newsledger.publish.staging import Staging

AT = datetime(2024, 3, 3, tzinfo=UTC)
BATCH = "0123456789abcdef-01234567"


def record(no: int, content: str) -> dict[str, object]:
    raw = RawRecord("d" * 64, no, f"file#{no}", "jsonl", "text", content)
    return {name: getattr(raw, name) for name in RawRecord.__dataclass_fields__}


def normalized(tmp_path: Path, *contents: str) -> Staging:
    settings = Settings(home=tmp_path)
    staging = Staging(Home(tmp_path), fingerprint(settings.model))
    staging.write(STG_RECORD, BATCH, conform([record(no, content) for no, content in enumerate(contents)], STG_RECORD))
    stage.normalize(BATCH, settings, AT)
    return staging


def test_a_failure_of_ours_on_one_article_is_a_reject_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    annotate = stage.annotate_article

    def failing(article: object, *rest: object) -> object:
        if "Kiruna" in article.text:  # type: ignore[attr-defined]
            raise RuntimeError("the model fell over")
        return annotate(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(stage, "annotate_article", failing)
    staging = normalized(
        tmp_path, "Kiruna's mine raised 27 million tonnes of ore in 2023.", "Narvik's port shipped 20 million tonnes in 2023."
    )
    assert [row["text"][:6] for row in staging.read(DIM_ARTICLE, BATCH).to_pylist()] == ["Narvik"]
    rejects = [(row["stage"], row["code"], row["reason"]) for row in staging.read(FCT_REJECT, BATCH).to_pylist()]
    assert rejects == [("annotate", "failed", "RuntimeError: the model fell over")]


def test_a_text_as_long_as_a_library_is_no_article(tmp_path: Path) -> None:
    staging = normalized(tmp_path, "Ore prices rose in March, traders in Oslo said on Monday. " * 20_000)
    assert [row["code"] for row in staging.read(FCT_REJECT, BATCH).to_pylist()] == ["too_long"]
