"""Versions: how often one publisher has changed a story since it first ran it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsledger.text.addresses import host_of


@dataclass(frozen=True, slots=True)
class Printed:
    """One article of a copy group. ``order`` sorts versions: when it was last changed, then source and id; ``text`` tells texts apart."""

    group: str
    publisher: str | None
    url: str | None
    order: tuple[datetime, str, str]
    text: bytes


def version_numbers(articles: Iterable[Printed]) -> list[int]:
    """The version of each article, in the order given: 1 for the earliest text of its publisher in its group.

    Another publisher's copy counts its own versions. The same text again, such as at another address, is the same version.
    """
    listed = list(articles)
    seen: dict[tuple[str, str], dict[bytes, int]] = {}
    versions = [1] * len(listed)
    for no in sorted(range(len(listed)), key=lambda no: listed[no].order):
        article = listed[no]
        texts = seen.setdefault((article.group, _source(article)), {})
        versions[no] = texts.setdefault(article.text, len(texts) + 1)
    return versions


def _source(article: Printed) -> str:
    """The publisher, or else the host of the address; articles of which neither is known are held for one source's."""
    return (article.publisher or host_of(article.url)).casefold()
