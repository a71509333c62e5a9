"""Where things lie: the project's own data files, and the folders of a ledger's home."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _data(name: str) -> Path:
    """A data folder: beside the package in a wheel, at the top of the checkout otherwise."""
    bundled = _PACKAGE / "_data" / name
    return bundled if bundled.is_dir() else _CHECKOUT / name


REFERENCE = _data("seeds") / "reference"
SQL = _data("sql")
# Where prefect.yaml and flows/ lie.
PROJECT = _data("flows").parent


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one ledger. Nothing is created here; whoever writes makes the folder."""

    root: Path
    # The snapshot to read, where it is not the one that the link leads to.
    reading: Path | None = None

    @property
    def raw(self) -> Path:
        """The bytes as received, named by their sha256."""
        return self.root / "raw"

    @property
    def visits(self) -> Path:
        """What is remembered of each address fetched, so that it is only fetched again where it changed."""
        return self.root / "visits"

    @property
    def staging(self) -> Path:
        """One folder a table, one Parquet file a batch."""
        return self.root / "staging"

    @property
    def checksums(self) -> Path:
        """The hashes of the staged files as they were written, a line each."""
        return self.staging / ".checksums"

    @property
    def damaged(self) -> Path:
        """Staged files that were found damaged."""
        return self.root / "damaged"

    @property
    def entities(self) -> Path:
        """What is known of entities after each month, which a publish goes on from: made again when it is lost."""
        return self.root / "entities"

    @property
    def snapshots(self) -> Path:
        """Every published snapshot, one folder each."""
        return self.root / "snapshots"

    @property
    def current(self) -> Path:
        """The snapshot that readers see: a symbolic link, unless one was named."""
        return self.reading or self.root / "current"

    @property
    def brought(self) -> Path:
        """Databases of snapshots that were brought from a store to be read, one folder each."""
        return self.root / "brought"

    @property
    def history(self) -> Path:
        """The names of the snapshots that were current, the latest last."""
        return self.root / ".history"

    @property
    def database(self) -> Path:
        """The published DuckDB file."""
        return self.current / "ledger.duckdb"

    @property
    def report(self) -> Path:
        """The first page of the published report."""
        return self.current / "report" / "index.html"

    @property
    def aliases(self) -> Path:
        """The analyst's aliases that every publish applies."""
        return self.root / "aliases.csv"

    @property
    def corrections(self) -> Path:
        """The analyst's corrections that every publish applies."""
        return self.root / "corrections.csv"

    @property
    def events(self) -> Path:
        """What each run did, one file of OpenLineage events a run."""
        return self.root / "events"

    @property
    def running(self) -> Path:
        """A file for each run at work, locked by its process."""
        return self.root / ".running"

    @property
    def lock(self) -> Path:
        """Held by the one process that writes."""
        return self.root / "lock"

    def raw_file(self, document_id: str) -> Path:
        """Where the bytes of a document lie."""
        return self.raw / document_id[:2] / document_id
