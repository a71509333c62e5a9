"""The ingest stage: what was named is found or fetched, kept as received under its hash, and staged record by record."""

from newsledger.ingest.stage import IngestResult, ingest

__all__ = ["IngestResult", "ingest"]
