"""Every error newsledger raises on purpose. Anything else that reaches the user is a bug."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Stage = Literal["ingest", "read", "extract", "annotate", "publish"]


class NewsledgerError(Exception):
    """Base of the errors shown to the user as one line; ``exit_code`` is what the command line returns."""

    exit_code: ClassVar[int] = 1


class NothingUsableError(NewsledgerError):
    """No article could be made of what was given."""

    exit_code = 1


class UsageError(NewsledgerError):
    """The caller asked for something that cannot be done: a missing path, an unknown format."""

    exit_code = 2


class ChecksFailedError(NewsledgerError):
    """The built snapshot failed a check; what was published before is untouched."""

    exit_code = 3


class ContractError(NewsledgerError):
    """A table does not have the columns, types or values that its contract declares."""

    exit_code = 3


class HomeError(NewsledgerError):
    """The home cannot be written or is damaged: a full disk, a read-only folder, a broken file. What is published is untouched."""

    exit_code = 4


class ReadError(NewsledgerError):
    """A document or record that cannot be used; the caller turns it into a ``Reject``."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Reject:
    """One document or record that could not be used, as it will stand in ``fct_reject``."""

    source_uri: str
    stage: Stage
    code: str
    reason: str
    document_id: str | None = None
