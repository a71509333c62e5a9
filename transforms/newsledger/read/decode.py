"""Bytes to text: the encoding found, the wrongly decoded repaired, what nobody can print removed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
# What browsers do (WHATWG Encoding Standard): a page that names the narrow encoding means the wider one.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_MULTIBYTE = frozenset({"cp932", "cp949", "gb18030", "big5", "big5hkscs", "euc_jp"})
# The name under which bytes that are no UTF-8 are read as windows-1252 (registered below).
AS_WINDOWS_1252 = "newsledger.windows-1252"
_UTF_8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_ANSI_ESCAPE = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]?")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls, marks of writing direction, invisible characters and lone surrogates; joiners stay, some scripts need them.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Clean text, and what had to be mended to get it: ``charset:stated>meant``, ``mojibake:lines``, ``invisible:characters``."""

    text: str
    repairs: str | None = None


def decode(data: bytes, charset: str | None = None) -> str:
    """``data`` as clean text: by its byte order mark, else UTF-8, else ``charset`` or what it declares, else windows-1252."""
    return clean(to_text(data, charset))


def decode_noting(data: bytes, charset: str | None = None) -> Decoded:
    """As ``decode``, with the repairs."""
    text, encoding = _decoded(data, charset)
    cleaned, mended = _clean(text)
    stated = next(iter(_candidates(data, charset)), None)
    if stated and not encoding.startswith(stated) and not data.isascii():
        mended = [f"charset:{stated}>{encoding}", *mended]
    return Decoded(cleaned, "; ".join(mended) or None)


def clean(text: str) -> str:
    """``text`` with mojibake repaired, line breaks as newlines, and no control characters or lone surrogates."""
    return _clean(text)[0]


def one_line(text: str) -> str:
    """A name or a message of others, clean and on one line."""
    return clean(text).replace("\n", " ")


def _clean(text: str) -> tuple[str, list[str]]:
    """The clean text and the repairs, each ``kind:count``."""
    text = _SURROGATE.sub("\ufffd", text)
    text, escapes = _ANSI_ESCAPE.subn("", text)
    text, mojibake = _fix_mojibake(_LINE_BREAK.sub("\n", text))
    text, invisible = _UNPRINTABLE.subn("", text)
    counts = {"mojibake": mojibake, "invisible": escapes + invisible}
    return text, [f"{kind}:{count}" for kind, count in counts.items() if count]


def _fix_mojibake(text: str) -> tuple[str, int]:
    """The text repaired line by line, since one damaged quotation must not change the rest, and how many lines changed."""
    if text.isascii():
        return text, 0
    lines = text.split("\n")
    # Mojibake is never ASCII, and asking for badness is the slowest step of all decoding.
    fixed = [line if line.isascii() or not badness.is_bad(line) else ftfy.fix_encoding(line) for line in lines]
    return "\n".join(fixed), sum(before != after for before, after in zip(lines, fixed, strict=True))


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
    return _decoded(data, charset)[0]


def _decoded(data: bytes, charset: str | None) -> tuple[str, str]:
    """The text and the encoding that gave it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff"), encoding
    candidates = _candidates(data, charset)
    for encoding in ("utf-8", *candidates):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    for encoding in (name for name in candidates if name in _MULTIBYTE):
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 100 <= len(text):
            return text, encoding
    # A page is pasted together from parts: one byte that is no UTF-8 must not turn all the rest into mojibake.
    return data.decode("utf-8", AS_WINDOWS_1252), "utf-8" if len(_UTF_8_PAIR.findall(data)) > _stray(data) else "cp1252"


def _stray(data: bytes) -> int:
    """How many bytes are no UTF-8."""
    return data.decode("utf-8", "replace").count("\ufffd")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """The bytes that are no UTF-8 as windows-1252; the five it leaves undefined as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in stray), error.end


codecs.register_error(AS_WINDOWS_1252, _as_windows_1252)


def _candidates(data: bytes, charset: str | None) -> list[str]:
    declared = _DECLARED.search(data, 0, 4096)
    names = [charset, declared.group(1).decode("ascii") if declared else None]
    return [known for name in names if name and (known := _codec(name))]


def _codec(name: str) -> str | None:
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # "rot13" or "hex" are codecs too, but not of text.
    return _MEANT.get(info.name, info.name) if getattr(info, "_is_text_encoding", False) else None
