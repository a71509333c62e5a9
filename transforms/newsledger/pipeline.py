"""The whole line: ingest, normalize, publish. The command line and the flows call these and nothing beneath them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from newsledger.config import Settings
from newsledger.contracts import PUBLISHED
from newsledger.contracts.tables.staging import STG_DOCUMENT, STG_RECORD
from newsledger.engine import engine_version, fingerprint
from newsledger.errors import NothingUsableError, UsageError
from newsledger.events import inputs, tables
from newsledger.ingest import IngestResult
from newsledger.ingest.again import unread
from newsledger.normalize import NORMALIZED, pending
from newsledger.paths import Home
from newsledger.publish.aliases import keep_aliases
from newsledger.publish.corrections import keep_corrections
from newsledger.publish.damage import damaged_files, set_aside
from newsledger.publish.query import query
from newsledger.publish.reference_tables import reference_tables
from newsledger.publish.snapshot import PublishResult, publish
from newsledger.publish.staging import Staging
from newsledger.read.registry import by_name
from newsledger.runs import Run as Run
from newsledger.runs import dead_runs, end_dead_runs, recorded
from newsledger.store.settle import settle
from newsledger.store.work import mirror_of, mirrored, published
from newsledger.workers import beside_threads, ingest_again_apart, ingest_apart, normalize_each

Progress = Callable[[str, int, int], None]
_ALL_REASONS = 'Every reason: `newsledger sql "FROM fct_reject"`.'


def keep_given(settings: Settings) -> None:
    """Keep the analyst's files, if any are given. One that cannot be used raises ``UsageError``; what was kept before then stays."""
    home = Home(settings.home)
    if settings.aliases:
        keep_aliases(home, settings.aliases)
    if settings.corrections:
        keep_corrections(home, settings.corrections)


def ingest_paths(paths: list[str], settings: Settings, run: Run, *, again: bool = True) -> IngestResult:
    """Stage 1: keep the bytes, stage the raw records; ``again`` also those of earlier documents that are damaged or an older engine's.

    An analyst's file that cannot be used, and a format that there is not, raise ``UsageError`` before any work is done.
    """
    if settings.source_format:
        by_name(settings.source_format)
    keep_given(settings)
    home = Home(settings.home)
    with mirrored(settings) as mirror, _started_afresh(settings), recorded(settings, run, "ingest") as stage:
        stage.inputs = inputs(run.parameters["paths"])
        damaged = damaged_files(home) if again else []
        for path in damaged:
            set_aside(home, path)
        if mirror and damaged:
            # On the store they are whole.
            mirror.pull()
        received = ingest_apart(paths, settings, run.run_id, run.started_at)
        if mirror and again:
            mirror.pull_raw(row["document_id"] for row in unread(Staging(home, fingerprint(settings.model))))
        if again:
            ingest_again_apart(settings, run.run_id, run.started_at)
        counts = {STG_DOCUMENT.name: received.documents_new, STG_RECORD.name: received.records_new}
        stage.outputs = tables(home, "staging", (STG_DOCUMENT, STG_RECORD), counts)
        stage.row = {
            "documents_in": len(received.document_ids),
            "documents_new": received.documents_new,
            "records_new": received.records_new,
        }
    return received


def normalize_pending(settings: Settings, run: Run, progress: Progress = lambda _stage, _done, _total: None) -> int:
    """Stage 2: normalise every batch that is not done, on ``settings.workers`` processes; return how many there were."""
    home = Home(settings.home)
    with mirrored(settings) as mirror, _started_afresh(settings), recorded(settings, run, "normalize") as stage:
        batches = pending(settings)
        if mirror and settings.cluster:
            # Workers elsewhere find the records on the store.
            mirror.push()
        stage.inputs = tables(home, "staging", (STG_RECORD,))
        counts: Counter[str] = Counter()
        for done, rows_made in enumerate(normalize_each(batches, settings, run.started_at), start=1):
            counts.update(rows_made)
            progress("normalize", done, len(batches))
        stage.outputs = tables(home, "staging", NORMALIZED, counts)
    return len(batches)


def publish_ledger(settings: Settings, run: Run, received: IngestResult | None = None) -> PublishResult:
    """Stage 3: build a snapshot of all that is staged, check it, make it current. Raises ``ChecksFailedError``."""
    row = {
        "run_id": run.run_id,
        "started_at": run.started_at,
        "finished_at": run.now(),
        "parameters": json.dumps(run.parameters, sort_keys=True),
        "documents_in": len(received.document_ids) if received else None,
        "documents_new": received.documents_new if received else None,
        "records_new": received.records_new if received else None,
        "engine_version": engine_version(settings.model),
        "status": "done",
    }
    home = Home(settings.home)
    publishing = partial(publish, home, fingerprint(settings.model), reference_tables(), row, snapshots_kept=settings.snapshots_kept)
    with mirrored(settings) as mirror:
        if settings.store and dead_runs(settings, run.run_id):
            # One of them may have died just after it was published there.
            settle(home, settings.store)
        end_dead_runs(settings, run.run_id)
        with recorded(settings, run, "publish") as stage:
            stage.inputs = tables(home, "staging", (STG_DOCUMENT, *NORMALIZED))
            result = published(mirror, run.run_id, settings.snapshots_kept, lambda to: publishing(elsewhere=to)) if mirror else publishing()
            stage.outputs = tables(home, "current", PUBLISHED, result.counts)
            stage.row = result.run
    return result


def run_ledger(paths: list[str], settings: Settings, progress: Progress) -> tuple[IngestResult, PublishResult]:
    """All three stages. Raises ``NothingUsableError`` when no article came of ``paths``; the rejects are published even then."""
    run = Run.begin(settings, paths)
    received = ingest_paths(paths, settings, run)
    progress("ingest", len(received.document_ids), len(received.document_ids))
    normalize_pending(settings, run, progress)
    result = publish_ledger(settings, run, received)
    require_articles(settings, received)
    return received, result


def republish(settings: Settings) -> PublishResult:
    """Publish what is staged once more, with the analyst's files that are given or were kept.

    Raises ``UsageError`` where this engine has staged nothing: it would publish an empty ledger.
    """
    keep_given(settings)
    if mirror := mirror_of(settings):
        mirror.pull()
    if not Staging(Home(settings.home), fingerprint(settings.model)).documents():
        raise UsageError(
            f"Nothing in {settings.store or settings.home} is staged by this version of newsledger: `newsledger run` the articles first."
        )
    return publish_ledger(settings, Run.begin(settings, []))


def require_articles(settings: Settings, received: IngestResult) -> None:
    """Raise ``NothingUsableError`` unless some document of this run has an article in the ledger."""
    documents = query(Home(settings.home), "SELECT DISTINCT document_id FROM dim_article")["document_id"].to_pylist()
    if not set(documents) & set(received.document_ids):
        raise NothingUsableError(f"No article could be made of what was given{_first_reason(settings, received)}. {_ALL_REASONS}")


def _first_reason(settings: Settings, received: IngestResult) -> str:
    """Why one of the documents came to nothing, in brackets: what ingest refused, else what a later stage did."""
    found = [(reject.source_uri, reject.reason) for reject in received.rejects[:1]]
    if not found:
        rows = query(Home(settings.home), "SELECT document_id, source_uri, reason FROM fct_reject ORDER BY ALL").to_pylist()
        found = [(row["source_uri"], row["reason"]) for row in rows if row["document_id"] in received.document_ids]
    return f" ({found[0][0]}: {found[0][1]})" if found else ""


def _started_afresh(settings: Settings) -> AbstractContextManager[None]:
    """The library that speaks with a store does so in a thread of its own, beside which nothing should be forked."""
    return beside_threads() if settings.store else nullcontext()
