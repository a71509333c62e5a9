"""JSON Lines, a JSON array, or one JSON object: a record for each object."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError, Reject
from newsledger.read import decode
from newsledger.read.format import HEAD_BYTES, Format, Item
from newsledger.read.json_fields import fields_of
from newsledger.read.stream import buffered, read_all

_OPENING = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{\]])')
_LISTS = ("articles", "items", "results", "docs", "stories", "entries")
_SPACE = re.compile(r"[\s,]*")
# NaN and Infinity are no JSON, yet crawlers write them: read as missing.
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)
# One character takes at most four bytes, escaped at most six.
_BYTES_A_CHARACTER = 6


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether an object or an array of objects opens the file."""
    return bool(_OPENING.match(decode.peek_text(head)))


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record an object. A broken object is a reject ``bad_json``, and the rest goes on."""
    source = buffered(stream)
    try:
        yield from _records(source, document, limits)
    finally:
        source.detach()


def _records(source: io.BufferedReader, document: Document, limits: Limits) -> Iterator[Item]:
    head = source.peek(HEAD_BYTES)[:HEAD_BYTES]
    values = _line_values(source, limits) if _is_lines(head) else _whole_values(decode.decode(read_all(source, limits)))
    record_no = 0
    for place, value in values:
        uri = f"{document.source_uri}#{place}" if place else document.source_uri
        made = value if isinstance(value, ReadError) else _record(value, document, record_no, uri, limits)
        if isinstance(made, ReadError):
            yield Reject(uri, "read", made.code, made.reason, document.document_id)
            continue
        yield made
        record_no += 1


def _is_lines(head: bytes) -> bool:
    """Whether the file is JSON Lines rather than one object or array laid out over lines."""
    if decode.has_wide_mark(head):
        return False
    lines = [line for line in head.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()]
    if not lines or not lines[0].lstrip().startswith(b"{"):
        return False
    if sum(line.startswith(b"{") for line in lines) > 1:
        return True
    first = _parse(lines[0], "line 1")
    return not isinstance(first, ReadError) and _listed(first) is None


def _line_values(source: BinaryIO, limits: Limits) -> Iterator[tuple[int, Any]]:
    """(line number, value or error) for each line that is not blank."""
    most = limits.record_characters * _BYTES_A_CHARACTER
    line_no = 0
    while line := source.readline(most):
        line_no += 1
        if len(line) == most and not line.endswith(b"\n"):
            yield line_no, ReadError("too_large", f"line {line_no}: longer than {most} bytes")
            while (rest := source.readline(most)) and not rest.endswith(b"\n"):
                pass
        elif line.strip():
            yield line_no, _parse(line, f"line {line_no}")


def _parse(line: bytes, where: str) -> Any:
    """The value on one line, or a ``ReadError`` that says where it breaks."""
    try:
        return _DECODER.decode(decode.to_text(line).strip())
    except (ValueError, RecursionError) as error:
        return ReadError("bad_json", f"{where}: {error}")


def _whole_values(text: str) -> Iterator[tuple[int, Any]]:
    """(number from 1, value or error) for each element of an array or a known list; number 0 for a lone object."""
    at = _space(text, 0)
    if text.startswith("[", at):
        yield from _elements(text, at + 1)
        return
    try:
        value = _DECODER.decode(text.strip())
    except (ValueError, RecursionError) as error:
        yield 0, ReadError("bad_json", str(error))
        return
    listed = _listed(value)
    yield from ((0, value),) if listed is None else enumerate(listed, 1)


def _listed(value: Any) -> list[Any] | None:
    """The articles that an object wraps, as news APIs answer; None if it is one article."""
    return next((value[key] for key in _LISTS if isinstance(value, dict) and isinstance(value.get(key), list)), None)


def _elements(text: str, at: int) -> Iterator[tuple[int, Any]]:
    """The elements of an array one by one, so that a file cut off in the middle still gives those before the cut."""
    number = 0
    while not text.startswith("]", at := _space(text, at)):
        number += 1
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield number, ReadError("bad_json", f"element {number}: {error}")
            return
        yield number, value


def _space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _record(value: Any, document: Document, record_no: int, uri: str, limits: Limits) -> RawRecord | ReadError:
    if not isinstance(value, dict):
        return ReadError("no_article", f"a JSON {type(value).__name__} where an object was expected")
    fields = fields_of(value)
    if not fields.content:
        return ReadError("no_text", "object without a text, body, content or html field")
    if len(fields.content) > limits.record_characters:
        return ReadError("too_large", f"{len(fields.content)} characters in one record")
    media = "html" if fields.is_html else "text"
    return RawRecord(document.document_id, record_no, uri, FORMAT.name, media, fields.content, **fields.facts)  # type: ignore[arg-type]


FORMAT = Format("jsonl", sniff, read, (".jsonl", ".ndjson", ".json"))
