"""The repairs that cannot lose anything: what is deleted is unfinished or made again, what is damaged is moved aside."""

from __future__ import annotations

import shutil

from newsledger.atomic import writing
from newsledger.config import Settings
from newsledger.doctor.home import leftovers, of_older_engines, running
from newsledger.doctor.snapshots import current_fault, snapshot_faults
from newsledger.engine import fingerprint
from newsledger.errors import UsageError
from newsledger.ingest.again import unread
from newsledger.paths import Home
from newsledger.publish.damage import damaged_files, set_aside
from newsledger.publish.history import read_history
from newsledger.publish.lock import exclusive
from newsledger.publish.snapshot import turn_current
from newsledger.publish.staging import Staging
from newsledger.runs import end_dead_runs

_LOCK_SECONDS = 10.0


def repair(settings: Settings) -> list[str]:
    """Do what can safely be done; return what was done. Raises ``NewsledgerError`` while another process publishes.

    On a store there is nothing to do: raises ``UsageError``.
    """
    _require_folder(settings)
    home = Home(settings.home)
    with writing(home.root), exclusive(home.lock, _LOCK_SECONDS):
        done = [f"moved aside {path.relative_to(home.root)}" for path in damaged_files(home) if set_aside(home, path)]
        done += _turn(home)
        done += [f"run {run_id} has failed" for run_id in end_dead_runs(settings)]
        if not running(home):
            done += _clear(home)
    return done


def prune(settings: Settings) -> list[str]:
    """Delete the staged files of other engines. Raises ``UsageError`` while documents are staged by those alone, and for a store."""
    _require_folder(settings)
    home = Home(settings.home)
    waiting = unread(Staging(home, fingerprint(settings.model)))
    if waiting:
        raise UsageError(f"{len(waiting):,} documents are staged by other engines alone: newsledger run reads them again first.")
    old = of_older_engines(home, fingerprint(settings.model))
    size = sum(path.stat().st_size for path in old)
    with writing(home.staging):
        for path in old:
            path.unlink(missing_ok=True)
    return [f"deleted {len(old):,} files of other engines, {size:,} bytes"]


def _require_folder(settings: Settings) -> None:
    if settings.store:
        raise UsageError(f"{settings.home} only mirrors {settings.store}: delete the folder while nothing runs, and it is brought again.")


def _turn(home: Home) -> list[str]:
    """Turn ``current``, if it leads nowhere, to the latest snapshot that is whole; without one it goes."""
    if not current_fault(home):
        return []
    whole = [name for name in read_history(home) if not snapshot_faults(home.snapshots / name)]
    # What the history does not know was built, checked and described, but its process died before the link was turned.
    whole = whole or sorted(path.name for path in home.snapshots.glob("[!.]*") if not snapshot_faults(path))
    if whole:
        turn_current(home, whole[-1])
        return [f"turned current to {whole[-1]}"]
    home.current.unlink(missing_ok=True)
    return ["removed current, which led nowhere: newsledger publish makes a snapshot"]


def _clear(home: Home) -> list[str]:
    done = []
    for path in leftovers(home):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        done.append(f"deleted {path.relative_to(home.root)}")
    return done
