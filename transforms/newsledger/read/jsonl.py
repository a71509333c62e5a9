"""JSON Lines, a JSON array, JSON objects one after the other or one alone: a record for each article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError, Reject
from newsledger.read import decode
from newsledger.read.fields import record_of
from newsledger.read.format import Format, Item
from newsledger.read.json_lists import articles_in
from newsledger.read.json_values import JsonValues
from newsledger.read.textstream import text_stream

_OPENING = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{\]])')


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether an object or an array of objects opens the file."""
    return bool(_OPENING.match(decode.peek_text(head)))


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record an article. A broken object is a reject ``bad_json``, and the rest goes on."""
    record_no = 0
    with text_stream(stream) as lines:
        for place, value in _articles(lines, limits):
            made = value if isinstance(value, ReadError) else record_of(value, document, record_no, place, FORMAT.name, limits)
            if isinstance(made, ReadError):
                uri = f"{document.source_uri}#{place}" if place else document.source_uri
                yield Reject(uri, "read", made.code, made.reason, document.document_id)
                continue
            yield made
            record_no += 1


def _articles(lines: Any, limits: Limits) -> Iterator[tuple[str, Any]]:
    """(place, object or error), lists of articles within one value taken apart."""
    for place, value in JsonValues(lines, limits):
        listed = articles_in(value)
        if listed is None:
            yield str(place or ""), value
        elif not listed:
            yield str(place or ""), ReadError("no_article", "a list of articles with none in it")
        else:
            prefix = f"{place}." if place else ""
            yield from ((f"{prefix}{number}", article) for number, article in enumerate(listed, 1))


FORMAT = Format("jsonl", sniff, read, (".jsonl", ".ndjson", ".json"))
