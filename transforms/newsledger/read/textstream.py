"""A byte stream as text, decoded as it is read, for formats too large to be decoded in one piece."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from resiliparse.parse.encoding import detect_encoding

from newsledger.read.decode import AS_WINDOWS_1252, mark_of
from newsledger.read.format import HEAD_BYTES
from newsledger.read.stream import buffered

_LONGEST_CHARACTER = 4
# The detector takes Windows' Cyrillic for that of old Macintoshes.
_LIKELIER = {"mac-cyrillic": "cp1251"}


@contextmanager
def text_stream(stream: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """``stream`` as text with its line ends untouched: by its mark, else UTF-8, else by what its beginning looks like.

    No byte is an error: one that does not fit among UTF-8 is read as windows-1252. ``stream`` stays open afterwards.
    """
    source = buffered(stream)
    wrapper = io.TextIOWrapper(source, _encoding(source.peek(HEAD_BYTES)[:HEAD_BYTES]), AS_WINDOWS_1252, newline="")
    try:
        yield wrapper
    finally:
        wrapper.detach()
        source.detach()


def _encoding(head: bytes) -> str:
    if marked := mark_of(head):
        return marked
    if _is_utf8(head):
        return "utf-8"
    found = detect_encoding(head, html5_compatible=False) or "cp1252"
    try:
        return codecs.lookup(_LIKELIER.get(found, found)).name
    except LookupError:
        return "cp1252"


def _is_utf8(head: bytes) -> bool:
    """Whether ``head``, which may end within a character, is UTF-8."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - _LONGEST_CHARACTER and error.reason == "unexpected end of data"
    return True
