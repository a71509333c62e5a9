"""The examinations, each of one part of a home; none changes anything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from newsledger.config import Settings
from newsledger.doctor.finding import Finding, named
from newsledger.doctor.home import leftovers, of_older_engines, running, verified
from newsledger.doctor.snapshots import current_fault, engine_of, snapshot_faults, strange_tables
from newsledger.doctor.stored import stored
from newsledger.engine import engine_version, fingerprint
from newsledger.ingest.again import unread
from newsledger.paths import Home
from newsledger.publish.damage import damaged_files
from newsledger.publish.history import read_history
from newsledger.publish.lock import holder
from newsledger.publish.staging import Staging
from newsledger.runs import dead_runs, latest_run
from newsledger.store.work import mirror_of

_LEAST_FREE = 1 << 30
_REPAIR = "newsledger doctor --repair"
_AGAIN = "give newsledger run the source again"
_RUN = "the next newsledger run makes them again"


def examine(settings: Settings) -> list[Finding]:
    """Everything that can be said of the home, problems first."""
    home = Home(settings.home)
    mirror = mirror_of(settings)
    if not mirror and not home.root.is_dir():
        return [Finding("home", "problem", f"{home.root} is no folder", "newsledger run makes it")]
    if mirror:
        findings = list(stored(mirror))
    else:
        findings = [*_raw(home), *_staging(settings, home), *_published(settings, home), *_runs(settings, home), *_room(home)]
    order = ("problem", "note", "good")
    return sorted(findings, key=lambda finding: order.index(finding.verdict))


def _raw(home: Home) -> Iterator[Finding]:
    good, bad = verified(home)
    if bad:
        yield Finding("raw", "problem", f"bytes that are not what their name says, {named(bad)}", _AGAIN)
    yield Finding("raw", "good", f"{good:,} documents are the bytes that were received")


def _staging(settings: Settings, home: Home) -> Iterator[Finding]:
    damaged = damaged_files(home)
    if damaged:
        found = [path.relative_to(home.root) for path in damaged]
        yield Finding("staging", "problem", f"damaged files, {named(found)}", f"{_REPAIR} moves them aside, {_RUN}")
        # The lists of documents may be among them.
        return
    staging = Staging(home, fingerprint(settings.model))
    missing = [row["document_id"] for row in staging.documents_of_all_engines() if not home.raw_file(row["document_id"]).is_file()]
    if missing:
        yield Finding(
            "raw",
            "problem",
            f"documents whose bytes are gone, {named(list(dict.fromkeys(missing)))}",
            "give newsledger run the source again",
        )
    waiting = unread(staging)
    if waiting:
        yield Finding("staging", "note", f"{len(waiting):,} documents are not staged by this engine", _RUN)
    old = of_older_engines(home, fingerprint(settings.model))
    if old:
        size = sum(path.stat().st_size for path in old)
        yield Finding("staging", "note", f"{len(old):,} files of other engines, {_size(size)}", "newsledger doctor --prune deletes them")
    yield Finding("staging", "good", f"{len(staging.documents()):,} documents are staged by this engine")


def _published(settings: Settings, home: Home) -> Iterator[Finding]:
    fault = current_fault(home)
    if fault:
        yield Finding("current", "problem", fault, f"{_REPAIR} turns it to the last whole snapshot")
        return
    if not home.current.exists():
        yield Finding("current", "note", "nothing is published yet", "newsledger run")
        return
    faults = {name: faults for name in read_history(home) if (faults := snapshot_faults(home.snapshots / name))}
    for name, what in faults.items():
        yield Finding("snapshot", "problem", f"{name}: {named(what)}", "newsledger publish makes a new one")
    snapshot = home.current.resolve()
    if not faults:
        yield Finding("snapshot", "good", f"{snapshot.name} is whole, every file as its datapackage.json says")
    made, here = engine_of(snapshot), engine_version(settings.model)
    if made != here:
        yield Finding("version", "note", f"published by {made}, this is {here}", "newsledger run brings it up to date")
    strange = strange_tables(snapshot)
    if strange:
        yield Finding("contract", "problem", f"tables with other columns than this version's, {named(strange)}", "newsledger run")


def _runs(settings: Settings, home: Home) -> Iterator[Finding]:
    dead = dead_runs(settings)
    if dead:
        yield Finding("runs", "problem", f"ended without a word, {named(dead)}", f"{_REPAIR} says so in fct_run")
    at_work = running(home)
    if at_work:
        yield Finding("runs", "note", f"at work, {named(at_work)}")
    elif left := [path.relative_to(home.root) for path in leftovers(home)]:
        yield Finding("leftovers", "problem", f"of processes that died, {named(left)}", f"{_REPAIR} deletes them")
    who = holder(home.lock)
    if who:
        yield Finding("lock", "note", f"held by process {who}, which is publishing")
    if latest_run(home) > datetime.now(UTC):
        yield Finding(
            "clock", "note", f"the latest run says it began at {latest_run(home):%Y-%m-%d %H:%M} UTC: the clock has gone back since"
        )


def _room(home: Home) -> Iterator[Finding]:
    free = shutil.disk_usage(home.root).free
    needed = max(_LEAST_FREE, 2 * _bytes_of(home.current.resolve()))
    if free < needed:
        yield Finding("disk", "problem", f"{_size(free)} are free", f"a publish may need {_size(needed)}")
    else:
        yield Finding("disk", "good", f"{_size(free)} are free")


def _bytes_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0


def _size(count: int) -> str:
    value, units = float(count), ["bytes", "kB", "MB", "GB"]
    while value >= 1000 and len(units) > 1:
        value /= 1000
        units.pop(0)
    return f"{value:.0f} {units[0]}" if units[0] in {"bytes", "kB"} else f"{value:.1f} {units[0]}"
