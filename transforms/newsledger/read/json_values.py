"""The values of a JSON stream one by one: an array's elements, JSON Lines, values written one after the other, or a lone one."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from newsledger.config import Limits
from newsledger.errors import ReadError

_CHUNK = 64 * 1024
_LARGEST_CHUNK = 8 * 1024 * 1024
# Commas between lines and the record separators of RFC 7464 are passed over.
_SPACE = re.compile(r"[\s,\x1e\ufeff]*")
# An object at the beginning of a line: where reading goes on after one that is broken.
_NEXT_OBJECT = re.compile(r"\n(?=\{)")
# An error this near to the end of what was read may be one of what is still to come.
_LONGEST_TOKEN = 32
# NaN and Infinity are no JSON, yet crawlers write them: read as missing.
_STRICT = json.JSONDecoder(parse_constant=lambda _: None)
_LENIENT = json.JSONDecoder(parse_constant=lambda _: None, strict=False)


class JsonValues:
    """Iterates over (place, value or ``ReadError``). No more is held in memory than one value, ``limits.member_bytes`` at most.

    The place counts an array's elements from 1, outside of arrays it is the line; 0 for a lone value.
    What a failing ``stream`` gave before it failed is read first; its ``ReadError`` comes last.
    """

    def __init__(self, stream: io.TextIOWrapper, limits: Limits) -> None:
        self._stream, self._most = stream, limits.member_bytes
        self._text, self._at, self._line = "", 0, 1
        self._size = _CHUNK
        self._is_over = False
        self._failure: ReadError | None = None

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        depth, element, is_first, is_whole = 0, 0, True, True
        while self._skip_space():
            if is_first and self._text[self._at] == "[":
                depth, self._at, is_first = 1, self._at + 1, False
            elif depth and self._text[self._at] == "]":
                depth, self._at = 0, self._at + 1
            else:
                element += 1
                line = self._line
                value = self._value()
                is_whole = not isinstance(value, ReadError)
                if not is_whole and self._failure:
                    break
                is_lone = is_first and not self._skip_space()
                is_first = False
                yield 0 if is_lone else element if depth else line, value
        if self._failure:
            raise self._failure
        if depth and is_whole:
            yield element + 1, ReadError("truncated", f"array cut off after {element} elements")

    def _value(self) -> Any:
        """The value that begins here; after a broken one the reading goes on at the next line that opens an object."""
        decoder = _STRICT
        while True:
            try:
                value, end = decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._may_go_on(error) and self._more():
                    continue
                if error.msg.startswith("Invalid control character") and self._text[error.pos] != "\n" and decoder is _STRICT:
                    decoder = _LENIENT
                    continue
                return self._broken("bad_json", f"{error.msg.removesuffix(' at')} at character {error.pos - self._at}")
            except (RecursionError, ValueError) as error:
                # Python reads no integer of more than some thousand digits.
                return self._broken("bad_json", "nested too deep" if isinstance(error, RecursionError) else "a number too long")
            if end == len(self._text) and self._more():
                continue
            self._move(end)
            self._size = _CHUNK
            return value

    def _broken(self, code: str, reason: str) -> ReadError:
        if len(self._text) - self._at > self._most:
            code, reason = "too_large", f"more than {self._most} characters in one value"
        line = self._line
        self._size = _CHUNK
        while not (found := _NEXT_OBJECT.search(self._text, self._at)):
            # The last character stays: it may be the line break.
            self._move(max(self._at, len(self._text) - 1))
            if not self._more():
                self._move(len(self._text))
                return ReadError(code, f"line {line}: {reason}")
        self._move(found.end())
        return ReadError(code, f"line {line}: {reason}")

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        is_near_end = error.msg.startswith("Unterminated string") or error.pos > len(self._text) - _LONGEST_TOKEN
        return is_near_end and len(self._text) - self._at <= self._most

    def _skip_space(self) -> bool:
        """Go to the next character that is no space; False at the end of the stream."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._move(match.end() if match else self._at)
            if self._at < len(self._text):
                return True
            if not self._more():
                return False

    def _move(self, to: int) -> None:
        self._line += self._text.count("\n", self._at, to)
        self._at = to

    def _more(self) -> bool:
        """Read on, more each time for one value so that it is not tried too often; False at the end."""
        if self._is_over:
            return False
        try:
            chunk = self._stream.read(self._size)
        except ReadError as error:
            self._failure, chunk = error, ""
        self._is_over = not chunk
        if chunk:
            self._text, self._at = self._text[self._at :] + chunk, 0
            self._size = min(self._size * 2, _LARGEST_CHUNK)
        return bool(chunk)
