"""Bytes to text: the encoding found, the wrongly decoded repaired, what nobody can print removed."""

from __future__ import annotations

import codecs
import re

import ftfy
from ftfy import badness

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
# What browsers do: pages that say Latin-1 or ASCII mean windows-1252.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_ANSI_ESCAPE = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]?")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls, marks of writing direction, invisible characters and lone surrogates; joiners stay, some scripts need them.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes, charset: str | None = None) -> str:
    """``data`` as clean text: by its byte order mark, else UTF-8, else ``charset`` or what it declares, else windows-1252."""
    return clean(to_text(data, charset))


def clean(text: str) -> str:
    """``text`` with mojibake repaired, line breaks as newlines, and no control characters or lone surrogates."""
    text = _SURROGATE.sub("\ufffd", text)
    text = _LINE_BREAK.sub("\n", _ANSI_ESCAPE.sub("", text))
    if badness.is_bad(text):
        # Line by line: one damaged quotation must not change the rest of the document.
        text = "\n".join(ftfy.fix_encoding(line) if badness.is_bad(line) else line for line in text.split("\n"))
    return _UNPRINTABLE.sub("", text)


def peek_text(head: bytes) -> str:
    """The beginning of a document as text for sniffing; never fails, may end in a damaged character."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.decode(encoding, "replace").lstrip("\ufeff")
    return head.decode("utf-8", "replace")


def mark_of(head: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning names."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def has_wide_mark(head: bytes) -> bool:
    """Whether a UTF-16 or UTF-32 byte order mark stands at the beginning."""
    return mark_of(head) not in (None, "utf-8-sig")


def to_text(data: bytes, charset: str | None = None) -> str:
    """``data`` decoded, not yet cleaned."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    for encoding in ("utf-8", *_candidates(data, charset), "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # windows-1252 leaves five bytes undefined; Latin-1 takes every byte.
    return data.decode("latin-1")


def _candidates(data: bytes, charset: str | None) -> list[str]:
    declared = _DECLARED.search(data, 0, 4096)
    names = [charset, declared.group(1).decode("ascii") if declared else None]
    return [known for name in names if name and (known := _codec(name))]


def _codec(name: str) -> str | None:
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    # "rot13" or "hex" are codecs too, but not of text.
    return _MEANT.get(info.name, info.name) if getattr(info, "_is_text_encoding", False) else None
