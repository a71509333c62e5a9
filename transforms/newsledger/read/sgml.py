"""Newswire in SGML as the Reuters-21578 collection distributes it: many ``<REUTERS>`` elements a file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import Reject
from newsledger.read.decode import clean
from newsledger.read.format import Format, Item
from newsledger.read.stream import check_length, read_all

_AGENCY = "Reuters"
_START = re.compile(r"<REUTERS\b([^<>]{0,2000})>")
_NUMBER = re.compile(r'NEWID="(\d+)"')
_STAMP = re.compile(r"(\d{1,2})-([A-Z]{3})-(\d{4})\s+(\d{1,2}:\d\d:\d\d)")
_MONTHS = {"JAN": 1, "FEB": 2, "MAR": 3, "APR": 4, "MAY": 5, "JUN": 6, "JUL": 7, "AUG": 8, "SEP": 9, "OCT": 10, "NOV": 11, "DEC": 12}
_SIGN_OFF = re.compile(r"\s*reuters?", re.IGNORECASE)
_COLUMNS = re.compile(r"\S {3,}\S")
_INDENT = "    "


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the collection's doctype or element opens the file."""
    return head.lstrip()[:20].startswith((b"<!DOCTYPE lewis", b"<REUTERS "))


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record a story; a story without text or without its end tag is a reject."""
    content = read_all(stream, limits).decode("latin-1")
    record_no = 0
    starts = list(_START.finditer(content))
    for start, following in zip_longest(starts, starts[1:]):
        story = content[start.end() : following.start() if following else len(content)]
        number = _NUMBER.search(start.group(1))
        uri = f"{document.source_uri}#{number.group(1) if number else record_no + 1}"
        if "</REUTERS>" not in story:
            yield Reject(uri, "read", "truncated", "story without an end tag", document.document_id)
            continue
        record = _record(story, document, record_no, uri, limits)
        if record is None:
            yield Reject(uri, "read", "empty", "story without text", document.document_id)
            continue
        yield record
        record_no += 1


def _record(story: str, document: Document, record_no: int, uri: str, limits: Limits) -> RawRecord | None:
    body = _element(story, "BODY") or _unparsed(story)
    text = paragraphs(check_length(body, limits))
    if not text:
        return None
    return RawRecord(
        document.document_id,
        record_no,
        uri,
        FORMAT.name,
        "text",
        text,
        title=_line(story, "TITLE"),
        byline=_line(story, "AUTHOR"),
        publisher=_AGENCY,
        agency=_AGENCY,
        dateline=_line(story, "DATELINE"),
        language="en",
        published=iso_stamp(_line(story, "DATE") or ""),
    )


def paragraphs(body: str) -> str:
    """``body`` with hard-wrapped lines joined, one paragraph a line; an indent opens a paragraph, tables keep their lines."""
    # The lines of each paragraph: strings that grow line by line would cost their length each time.
    merged: list[list[str]] = []
    joins = False
    lines = body.rstrip().split("\n")
    for line in lines[:-1] if _SIGN_OFF.fullmatch(lines[-1]) else lines:
        is_table = bool(_COLUMNS.search(line))
        if not line.strip():
            joins = False
        elif joins and not is_table and not line.startswith(_INDENT):
            merged[-1].append(line.strip())
        else:
            merged.append([line.strip()])
            joins = not is_table
    return "\n".join(map(" ".join, merged))


def iso_stamp(stamp: str) -> str | None:
    """``26-FEB-1987 15:01:01.79`` as ``1987-02-26T15:01:01``; None where there is no such stamp."""
    match = _STAMP.search(stamp)
    month = _MONTHS.get(match.group(2)) if match else None
    return f"{match.group(3)}-{month:02}-{int(match.group(1)):02}T{match.group(4).zfill(8)}" if match and month else None


def _element(story: str, name: str) -> str:
    """The content of the first element ``name``, entities resolved; empty if there is none."""
    _, opened, rest = story.partition(f"<{name}>")
    content, closed, _ = rest.partition(f"</{name}>")
    return clean(html.unescape(content)) if opened and closed else ""


def _line(story: str, name: str) -> str | None:
    return " ".join(_element(story, name).split()) or None


def _unparsed(story: str) -> str:
    """The text of a story whose parts are not marked up, as in the collection's ``TYPE="UNPROC"``."""
    text = re.search(r'<TEXT TYPE="UNPROC">([^<]*)</TEXT>', story)
    return clean(html.unescape(text.group(1))) if text else ""


FORMAT = Format("sgml", sniff, read, (".sgm", ".sgml"))
