"""The ingest stage: what was named is found or fetched, kept as received under its hash, and staged record by record."""

from newsledger.ingest.stage import IngestResult, ingest, ingest_again

__all__ = ["IngestResult", "ingest", "ingest_again"]
