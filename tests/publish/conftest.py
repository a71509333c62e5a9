"""A small ledger staged from rows: what the earlier stages would have written, made by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from newsledger.contracts import TABLES, conform
from newsledger.contracts.tables.core import FCT_RUN
from newsledger.contracts.tables.staging import STG_SKETCH
from newsledger.paths import Home
from newsledger.publish.snapshot import PublishResult, publish
from newsledger.publish.staging import Staging
from newsledger.text.shingles import sketched

FINGERPRINT = "0a1b2c3d"
LINES = (
    "Trade between Japan and Russia totalled a record $33 billion in 2012, Fumio Kishida said on Friday.",
    "“We expect more than 5 percent growth,” Mr. Kishida told reporters in Tokyo 🗼.",
)
# Another story, which contradicts the first.
OTHER_LINES = (
    "Moscow gave a different account on Friday: goods worth $45 billion crossed between Russia and Japan in 2012.",
    "Fumio Kishida, asked again, would not be drawn. “We expect more than 5 percent growth,” was all that Mr. Kishida offered.",
)
REFERENCE = {
    "ref_measures": pa.table({"code": ["trade.total", "growth"], "name": ["Total trade", "Growth"]}),
    "ref_measure_words": pa.table({"code": ["trade.total"], "word": ["trade"], "kind": ["own"]}),
}
Rows = dict[str, list[dict[str, Any]]]


def batch_name(label: str, fingerprint: str = FINGERPRINT) -> str:
    return f"{hashlib.sha256(label.encode()).hexdigest()[:16]}-{fingerprint}"


def moment(day: int, hour: int = 0) -> datetime:
    return datetime(2013, 11, day, hour, tzinfo=UTC)


def run_row(run_id: str) -> dict[str, Any]:
    return {"run_id": run_id, "started_at": moment(20), "parameters": "{}", "engine_version": f"0.1.0+{FINGERPRINT}", "status": "done"}


def article_rows(article_id: str, document_id: str = "doc", *, lines: tuple[str, ...] = LINES, **facts: Any) -> Rows:
    """The rows of one annotated article; ``facts`` override columns of dim_article."""
    text = "\n".join(lines)
    spans = _spans(article_id, text)
    article = {
        "article_id": article_id,
        "document_id": document_id,
        "source_uri": f"inbox/{document_id}#0",
        "source_format": "text",
        "publisher": "Daily Example",
        "title": "Trade grows",
        "language": "en",
        "published_at": moment(1),
        "published_date": moment(1).date(),
        "text": text,
        "word_count": len(text.split()),
        "extraction_confidence": 0.9,
        "engine_version": f"0.1.0+{FINGERPRINT}",
        **facts,
    }
    dropped = {"block_no": len(lines), "label": "offer", "rule": "price_line", "text": "Subscribe for $1 a week", "is_kept": False}
    kept = [{"block_no": no, "label": "body", "rule": "sentence", "text": line, "is_kept": True} for no, line in enumerate(lines)]
    blocks = [{"article_id": article_id, "document_id": document_id, **block} for block in (*kept, dropped)]
    return {"dim_article": [article], "fct_block": blocks, **_annotated(article_id, spans, lines)}


def _spans(article_id: str, text: str) -> Callable[[str], dict[str, Any]]:
    def span(surface: str) -> dict[str, Any]:
        start = text.index(surface)
        return {"article_id": article_id, "start_offset": start, "end_offset": start + len(surface), "surface": surface}

    return span


def _annotated(article_id: str, span: Callable[[str], dict[str, Any]], lines: tuple[str, ...]) -> Rows:
    totals = {LINES: 33, OTHER_LINES: 45}
    return _annotations(article_id, span, totals[lines]) if lines in totals else {}


def _annotations(article_id: str, span: Callable[[str], dict[str, Any]], billions: int) -> Rows:
    entity = {"article_id": article_id}
    mention = {"form": "name", "kind": "country"}
    total, growth = f"f1-{article_id}", f"f2-{article_id}"
    figure = {
        "direction": "none",
        "change_role": "level",
        "status": "actual",
        "is_negated": False,
        "rule": "number.digits",
        "confidence": 0.9,
    }
    return {
        "stg_entity": [
            {**entity, "entity_id": "country:JP", "name": "Japan", "kind": "country", "country_code": "JP"},
            {**entity, "entity_id": "country:RU", "name": "Russia", "kind": "country", "country_code": "RU"},
            {**entity, "entity_id": "e1", "name": "Fumio Kishida", "kind": "person", "role": "foreign_minister"},
        ],
        "fct_mention": [
            {"mention_id": f"m1-{article_id}", "entity_id": "country:JP", **mention, **span("Japan")},
            {"mention_id": f"m2-{article_id}", "entity_id": "country:RU", **mention, **span("Russia")},
            {"mention_id": f"m3-{article_id}", "entity_id": "e1", "form": "name", "kind": "person", **span("Fumio Kishida")},
            {"mention_id": f"m4-{article_id}", "entity_id": "e1", "form": "title", "kind": "person", **span("Mr. Kishida")},
        ],
        "fct_time": [
            {"time_id": f"t1-{article_id}", "kind": "date", "start_date": moment(1).date(), "end_date": moment(1).date(), **span("Friday")}
        ],
        "fct_quote": [
            {
                "quote_id": f"q1-{article_id}",
                "kind": "direct",
                "speaker_entity_id": "e1",
                "speaker_text": "Mr. Kishida",
                "method": "subject_before_cue",
                "confidence": 0.8,
                **span("“We expect more than 5 percent growth,”"),
            }
        ],
        "fct_figure": [
            {
                "figure_id": total,
                "kind": "money",
                "value": billions * 10**9,
                "unit": "USD",
                "value_usd": billions * 10**9,
                "bound": "exact",
                "qualifier": "record",
                "measure": "trade.total",
                "period_start": datetime(2012, 1, 1, tzinfo=UTC).date(),
                "period_end": datetime(2012, 12, 31, tzinfo=UTC).date(),
                "speaker_entity_id": "e1",
                "sentence": LINES[0],
                **figure,
                **span(f"${billions} billion"),
            },
            {"figure_id": growth, "kind": "percent", "value": 5, "unit": "percent", "bound": "more_than", **figure, **span("5 percent")},
        ],
        "bridge_figure_party": [
            {"figure_id": total, "entity_id": "country:JP", "party_role": "subject"},
            {"figure_id": total, "entity_id": "country:RU", "party_role": "partner"},
        ],
    }


class Ledger:
    """One home, staged and published step by step."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.staging = Staging(home, FINGERPRINT)

    def stage(self, label: str, *articles: Rows, **tables: list[dict[str, Any]]) -> str:
        """Stage one batch of articles; dim_article last, as the pipeline does. Returns its name."""
        batch = batch_name(label)
        merged: Rows = {name: [row for article in articles for row in article.get(name, [])] for name in _BATCHED}
        for name in _BATCHED:
            rows = merged[name] + tables.get(name, [])
            self.staging.write(TABLES[name], batch, rows)
            if name == "dim_article":
                self.staging.write(
                    STG_SKETCH, batch, sketched(pa.table({key: [row[key] for row in rows] for key in ("article_id", "text")}))
                )
        return batch

    def document(self, document_id: str, *batches: str, options: str = "", day: int = 10, run_id: str = "r0", **facts: Any) -> None:
        """Stage the row that says where the records of a document lie."""
        row = {
            "document_id": document_id,
            "source_uri": f"inbox/{document_id}",
            "source_format": "text",
            "byte_count": 100,
            "run_id": run_id,
            "ingested_at": moment(day),
            "options": options,
            "record_count": 1,
            "batches": ",".join(batches),
            **facts,
        }
        table = TABLES["stg_document"]
        self.staging.write(table, batch_name(f"{document_id}/{options}/{day}"), conform([row], table))

    def reject(self, run_id: str, *rows: Mapping[str, Any]) -> None:
        """Stage what a run itself rejected."""
        table = TABLES["fct_reject"]
        self.staging.write(table, run_id, conform(rows, table))

    def correct(self, *rows: str) -> None:
        """Keep corrections."""
        self.home.root.mkdir(parents=True, exist_ok=True)
        self.home.corrections.write_text("figure_id,field,value,by,reason\n" + "".join(f"{row}\n" for row in rows), "utf-8")

    def ran(self, run_id: str) -> None:
        """Stage the row of an earlier run."""
        self.staging.write(FCT_RUN, run_id, conform([run_row(run_id)], FCT_RUN))

    def publish(self, run_id: str = "r1", **settings: Any) -> PublishResult:
        return publish(self.home, FINGERPRINT, REFERENCE, run_row(run_id), **settings)


_BATCHED = (
    "stg_entity",
    "fct_block",
    "fct_mention",
    "fct_time",
    "fct_quote",
    "fct_figure",
    "bridge_figure_party",
    "fct_reject",
    "dim_article",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(Home(tmp_path / "home"))


@pytest.fixture
def full_ledger(ledger: Ledger) -> Ledger:
    """One document, one article with every kind of row, one reject; not yet published."""
    return _fill(ledger)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The full ledger, published once for all tests that only read it."""
    ledger = dispute(_fill(Ledger(Home(tmp_path_factory.mktemp("published")))))
    ledger.publish()
    return ledger


def dispute(ledger: Ledger) -> Ledger:
    """One more article, which contradicts the first: every mart has a row."""
    ledger.document("other", ledger.stage("other", article_rows("a9", "other", lines=OTHER_LINES, publisher="Weekly Example")))
    return ledger


def _fill(ledger: Ledger) -> Ledger:
    ledger.document("doc", ledger.stage("batch", article_rows("a1")))
    ledger.reject("r1", reject_row())
    ledger.correct("f2-a1,status,actual,ana,Looked at")
    return ledger


def reject_row(**facts: Any) -> dict[str, Any]:
    return {"source_uri": "inbox/bad", "stage": "read", "code": "empty", "reason": "Nothing in it.", "at": moment(10), **facts}


@pytest.fixture(scope="session")
def rows() -> SimpleNamespace:
    """The makers of rows, for tests that stage their own."""
    return SimpleNamespace(article=article_rows, reject=reject_row, moment=moment, dispute=dispute)


@pytest.fixture(scope="session")
def make_ledger() -> Callable[[Path], Ledger]:
    """A ledger in the folder given, for tests that need more than one."""
    return lambda folder: Ledger(Home(folder))
