"""A database shell on the published ledger: DuckDB's own or Harlequin, whichever is installed."""

from __future__ import annotations

import os
import shutil

from newsledger.errors import NewsledgerError
from newsledger.paths import Home

# How each is told to open a database read-only.
SHELLS = {"duckdb": ("duckdb", "-readonly"), "harlequin": ("harlequin", "--read-only")}


def shell_command(home: Home, wanted: str | None = None) -> list[str]:
    """The command that opens the ledger read-only in the shell ``wanted``, or the first that is on the PATH.

    Raises ``NewsledgerError`` when nothing is published or no such shell is installed.
    """
    if not home.database.is_file():
        raise NewsledgerError(f"Nothing is published in {home.root} yet: `newsledger run` does it.")
    for name in [wanted] if wanted else SHELLS:
        if found := shutil.which(SHELLS[name][0]):
            return [found, *SHELLS[name][1:], str(home.database.resolve())]
    missing = f"{wanted} is not" if wanted else "No database shell is"
    raise NewsledgerError(
        f"{missing} on the PATH: install DuckDB's (https://duckdb.org/install) or Harlequin (pip install harlequin). "
        "`newsledger sql` and `newsledger tables` need neither."
    )


def open_shell(home: Home, wanted: str | None = None) -> None:
    """Become that shell; does not return."""
    command = shell_command(home, wanted)
    os.execv(command[0], command)  # noqa: S606 -- no shell, our own arguments
