"""When an article was published, by whose word; and which dates are not believed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from newsledger.contracts.records import Block
from newsledger.extract.dates import parse_local
from newsledger.extract.facts import Facts
from newsledger.extract.vocabulary import Vocabulary

# Content systems write 1970-01-01, 1980-01-01 and the like for "no date".
_FIRST_BELIEVED_ON_PAGES = datetime(1980, 1, 2, tzinfo=UTC)
_LEEWAY = timedelta(days=1)
_DAY_OF_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/")


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

    def day(self, url: str | None) -> date | None:
        """The day as its readers called it. Where the moment is given in UTC, a neighbouring day in the article's address is theirs."""
        if not self.local:
            return None
        found = _DAY_OF_ADDRESS.search(url or "") if self.local.utcoffset() == timedelta() else None
        addressed = _day_of(*map(int, found.groups())) if found else None
        return addressed if addressed and abs(addressed - self.local.date()) == _LEEWAY else self.local.date()


def publication(stated: Facts, default: str | None, vocabulary: Vocabulary, countries: list[str], *, is_page: bool) -> Publication:
    """The stated date if it can be true, else that of the last change (a page may state no other), else ``default``, the caller's day.

    No article is published after the caller's day and the next, nor a web page long before there was a web.
    """
    limit = parse_local(default, vocabulary)
    found = parse_local(stated.published, vocabulary, countries)
    rule = _disbelief(found, limit, is_page=is_page) if found else None
    if found and not rule:
        return Publication(found, stated.published_method)
    disbelieved = Block("date", rule, stated.published or "", False) if rule else None
    updated = parse_local(stated.updated, vocabulary, countries)
    if updated and not _disbelief(updated, limit, is_page=is_page):
        return Publication(updated, "updated", disbelieved)
    return Publication(limit, "given" if limit else None, disbelieved)


def _disbelief(moment: datetime, limit: datetime | None, *, is_page: bool) -> str | None:
    """The rule that speaks against ``moment``, if one does."""
    if limit and moment >= limit + 2 * _LEEWAY:
        return "date_in_future"
    return "date_before_web" if is_page and moment < _FIRST_BELIEVED_ON_PAGES else None


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
