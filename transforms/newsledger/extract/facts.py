"""What is stated about an article, as it is written: by its source, by its page, by the lines around its body."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from newsledger.contracts.records import RawRecord


@dataclass(frozen=True, slots=True)
class Facts:
    """Strings as found, before they are cleaned and resolved; ``place`` and ``agency`` are already names."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    place: str | None = None
    language: str | None = None
    published: str | None = None
    published_method: str | None = None
    updated: str | None = None
    url: str | None = None

    def by(self, method: str) -> Facts:
        """These facts, the date being stated by ``method``."""
        return replace(self, published_method=method if self.published else None)

    def or_else(self, other: Facts) -> Facts:
        """These facts, and where there is none, that of ``other``."""
        return Facts(**{field.name: getattr(self, field.name) or getattr(other, field.name) for field in fields(self)})


def of_record(record: RawRecord) -> Facts:
    """What came with the record."""
    return Facts(
        title=record.title,
        byline=record.byline,
        publisher=record.publisher,
        agency=record.agency,
        language=record.language,
        published=record.published,
        updated=record.updated,
        url=record.url,
    ).by("source")
