"""CSV, TSV and their kin: a table whose first row names its columns, read row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError, Reject
from newsledger.read.decode import has_wide_mark, peek_text
from newsledger.read.field_names import has_content, is_header, known_count, without_text
from newsledger.read.fields import record_of
from newsledger.read.format import Format, Item
from newsledger.read.textstream import text_stream

_SUFFIXES = (".csv", ".tsv", ".tab")
_DELIMITERS = ",\t;|"
# Excel's own way of naming the delimiter, above the header.
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_HEADER_CHARACTERS = 16_384
# In records: a row may hold an article more than once, as text and as markup.
_LONGEST_LINE = 4
# Read after the last line: it comes out as a row of its own unless a quotation mark is still open.
_END = "end of the table"


def sniff(head: bytes, name: str) -> bool:
    """Whether the first line names columns of articles; by its name a file is a table even where they are unknown."""
    if b"\x00" in head and not has_wide_mark(head):
        return False
    start = peek_text(head)[:_HEADER_CHARACTERS].lstrip("\ufeff\r\n")
    header = _header(_SEPARATOR_LINE.sub("", start), _delimiter(start))
    return is_header(header) or (PurePosixPath(name).suffix.lower() in _SUFFIXES and not start.startswith(("<", "{", "[")))


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record a row with text. A row that does not fit the header is a reject, and the rest goes on."""
    # The module's own limit is one for all: what is too large is said per record.
    csv.field_size_limit(2 * limits.record_characters)
    with text_stream(stream) as lines:
        start = _first_line(lines, limits)
        delimiter = _delimiter(start)
        if _SEPARATOR_LINE.match(start):
            start = _first_line(lines, limits)
        rows = csv.reader(_lines(start, lines, limits), delimiter=delimiter)
        header = [cell.strip() for cell in next(rows, [])]
        if not has_content(header, document.columns):
            raise without_text(header)
        record_no = 0
        for number, row in _rows(rows, len(header)):
            made = row if isinstance(row, ReadError) else _made(header, row, document, record_no, number, limits)
            if isinstance(made, ReadError):
                yield Reject(f"{document.source_uri}#{number}", "read", made.code, made.reason, document.document_id)
                continue
            yield made
            record_no += 1


def _made(header: list[str], row: list[str], document: Document, record_no: int, number: int, limits: Limits) -> Item | ReadError:
    item: dict[str, str] = {}
    for name, cell in zip(header, row, strict=False):
        # Of two columns of one name the first that is filled counts.
        if cell:
            item.setdefault(name, cell)
    return record_of(item, document, record_no, str(number), FORMAT.name, limits)


def _rows(rows: Iterator[list[str]], width: int) -> Iterator[tuple[int, list[str] | ReadError]]:
    """(number from 1, cells or error) of each row that is not blank."""
    row: list[str] = []
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            yield number, ReadError("bad_row", str(error))
            continue
        if row == [_END]:
            return
        if not any(row):
            continue
        number += 1
        if row[-1].endswith(_END):
            yield number, ReadError("truncated", "the table ends within a quoted cell")
        elif len(row) < width or any(row[width:]):
            yield number, ReadError("bad_row", f"{len(row)} cells under {width} columns")
        else:
            yield number, row


def _lines(start: str, lines: io.TextIOWrapper, limits: Limits) -> Iterator[str]:
    yield start
    # A line beyond the limit comes in pieces, most of which fit no header; within quotation marks they make one cell again.
    while line := lines.readline(_LONGEST_LINE * limits.record_characters):
        yield line
    yield _END


def _first_line(lines: io.TextIOWrapper, limits: Limits) -> str:
    """The first line that is not blank."""
    while (line := lines.readline(_LONGEST_LINE * limits.record_characters)) and not line.strip("\ufeff\r\n"):
        pass
    return line.lstrip("\ufeff")


def _delimiter(start: str) -> str:
    """The delimiter that a line names, else the one that makes the most known column names of the header, or the most columns."""
    named = _SEPARATOR_LINE.match(start)
    if named:
        return named[1]
    return max(_DELIMITERS, key=lambda sign: (known_count(cells := _header(start, sign)), len(cells)))


def _header(start: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(start.splitlines(keepends=True), delimiter=delimiter), [])
    except csv.Error:
        return []


FORMAT = Format("csv", sniff, read, _SUFFIXES)
