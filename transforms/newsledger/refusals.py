"""What the system refuses - a full disk, a folder that may not be written - told in one line with what helps.

Nothing of it says anything of a document: the run ends, and the same command goes on from there once there is room again.
"""

from __future__ import annotations

import errno
import os
from tempfile import gettempdir
from typing import TypeGuard

from newsledger.errors import HomeError

_FREE = "Free some space, then run the same command again"
_ALLOW = "Let this user read and write the folder, or choose another with --home, then run the same command again"
_DISK = "The disk or its connection fails: see to it, then run the same command again"
_OPEN_FILES = "Close other programs or raise the limit of open files (ulimit -n), then run the same command again"
_HELP = {
    errno.ENOSPC: _FREE,
    errno.EDQUOT: _FREE,
    errno.EFBIG: "Raise the limit on the size of files (ulimit -f, or the file system's own), then run the same command again",
    errno.EROFS: _ALLOW,
    errno.EACCES: _ALLOW,
    errno.EPERM: _ALLOW,
    errno.EIO: _DISK,
    errno.ESTALE: _DISK,
    errno.EMFILE: _OPEN_FILES,
    errno.ENFILE: _OPEN_FILES,
}
_NOTHING_LOST = "What was published stays, and what was done need not be done again."


def is_of_the_machine(error: BaseException) -> TypeGuard[OSError]:
    """Whether an error comes of the machine's state and not of the document that was in hand when it came."""
    return isinstance(error, OSError) and error.errno in _HELP


def refused(error: OSError) -> HomeError:
    """The error to show where nobody knows what was being done: libraries keep files of their own among the temporary ones."""
    return told_of(f"{error.filename or f'The folder for temporary files, {gettempdir()},'} cannot be used", error)


def told_of(what: str, error: Exception) -> HomeError:
    """The error to show for ``error``, which the system, Arrow or DuckDB raised; ``what`` names the folder and what it fails to do."""
    number = _number(error)
    reason = os.strerror(number) if number else str(error)
    advice = _HELP.get(number) if number else None
    return HomeError(f"{what}: {reason}. {f'{advice}. ' if advice else ''}{_NOTHING_LOST}")


def _number(error: Exception) -> int | None:
    """The system's number of the error; DuckDB and Arrow only quote its words."""
    stated = error.errno if isinstance(error, OSError) else None
    return stated or next((number for number in _HELP if os.strerror(number) in str(error)), None)
