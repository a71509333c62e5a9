"""When an article was published, by whose word; and which dates are not believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from newsledger.contracts.records import Block
from newsledger.extract.dates import parse_local
from newsledger.extract.facts import Facts
from newsledger.extract.vocabulary import Vocabulary

# Content systems write 1970-01-01, 1980-01-01 and the like for "no date".
_FIRST_BELIEVED_ON_PAGES = datetime(1980, 1, 2, tzinfo=UTC)
_LEEWAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Publication:
    """The moment in the publisher's zone as stated, where it was stated, and a block that records a date which is not believed."""

    local: datetime | None
    method: str | None
    disbelieved: Block | None = None

    @property
    def at(self) -> datetime | None:
        """The moment in UTC."""
        return self.local.astimezone(UTC) if self.local else None

    @property
    def day(self) -> date | None:
        """The day as its readers called it."""
        return self.local.date() if self.local else None


def publication(stated: Facts, default: str | None, vocabulary: Vocabulary, countries: list[str], *, is_page: bool) -> Publication:
    """The stated date if it can be true, else that of the last change, else ``default``, the caller's day.

    No article is published after the caller's day and the next, nor a web page long before there was a web.
    """
    limit = parse_local(default, vocabulary)
    found = parse_local(stated.published, vocabulary, countries)
    rule = _disbelief(found, limit, is_page=is_page) if found else None
    if found and not rule:
        return Publication(found, stated.published_method)
    disbelieved = Block("date", rule, stated.published or "", False) if rule else None
    updated = parse_local(stated.updated, vocabulary, countries) if rule else None
    if updated and not _disbelief(updated, limit, is_page=is_page):
        return Publication(updated, "updated", disbelieved)
    return Publication(limit, "given" if limit else None, disbelieved)


def _disbelief(moment: datetime, limit: datetime | None, *, is_page: bool) -> str | None:
    """The rule that speaks against ``moment``, if one does."""
    if limit and moment >= limit + 2 * _LEEWAY:
        return "date_in_future"
    return "date_before_web" if is_page and moment < _FIRST_BELIEVED_ON_PAGES else None
