"""Headlines and datelines in capitals, written as the rest of the article would write them."""

from __future__ import annotations

import re
from functools import cache

from newsledger.reference.csv_rows import rows
from newsledger.reference.word_lists import word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHOUT = re.compile(r"\b[^\W\d_]{4,}\b")
_CONSONANTS = re.compile(r"^[^AEIOUY]+$")
_IRISH = re.compile(r"^[OD]['’].")
# "CANBERRA, March 17 -", "AL-AIN, United Arab Emirates 1996-12-06", "RIO DE JANEIRO (Reuters)": a place in capitals that opens a line.
_DATELINE = re.compile(r"^([A-Z][A-Z.'-]{1,20}(?:\s[A-Z][A-Z.'-]{1,20}){0,3})(?=,\s|\s?\d{4}-\d\d|\s?\(|\s?[-–—]\s)", re.MULTILINE)


def recased(text: str) -> str:
    """The text, of the same length, with lines in capitals and places of datelines in ordinary writing."""
    lines = text.split("\n")
    shouted = [no for no, line in enumerate(lines) if _is_shouted(line)]
    if shouted:
        said = "\n".join(line for no, line in enumerate(lines) if no not in set(shouted))
        plain = {word for word in _WORD.findall(said) if word.islower()}
        kept = {word for word in _WORD.findall(said) if word.isupper()} | _acronyms()
        for no in shouted:
            lines[no] = _WORD.sub(lambda match: _spoken(match[0], plain, kept), lines[no])
        text = "\n".join(lines)
    return _DATELINE.sub(_placed, text)


def name_of(capitals: str, text: str, kept: frozenset[str] = frozenset()) -> str:
    """A body's name in capitals as ``text`` would write it: "O'BRIEN STEEL CO OF OHIO" is O'Brien Steel Co of Ohio.

    Letters that the text has in capitals stay so, as do those of ``kept``.
    """
    words = _WORD.findall(capitals)
    known = {word for word in words if re.search(rf"\b{re.escape(word)}\b", text)} | _acronyms() | kept
    spelled = _WORD.sub(lambda match: _named(match[0], known), capitals)
    return spelled[:1].upper() + spelled[1:]


def _named(word: str, known: set[str] | frozenset[str]) -> str:
    low = word.lower()
    if low in word_list("function"):
        return low
    if word in known or (low in legal_forms() and len(low) == len("ag") and low != "co"):
        return word
    if len(word) < 5 and _CONSONANTS.match(word) and low not in legal_forms():
        return word
    return _IRISH.sub(lambda match: match[0].upper(), low.capitalize())


def _is_shouted(line: str) -> bool:
    """Several words in capitals and none in small letters."""
    return not any(map(str.islower, line)) and len(_SHOUT.findall(line)) > 1


def _spoken(word: str, plain: set[str], kept: set[str]) -> str:
    if word in kept:
        return word
    low = word.lower()
    if low in plain or low in word_list("function"):
        return _same_length(low, word)
    return word if len(word) < 5 and _CONSONANTS.match(word) else _same_length(word[0] + low[1:], word)


def _placed(match: re.Match[str]) -> str:
    words = match[1]
    if words.strip() in _acronyms() or not _SHOUT.search(words):
        return words
    return _WORD.sub(lambda word: _same_length(word[0].capitalize(), word[0]), words)


def _same_length(new: str, old: str) -> str:
    return new if len(new) == len(old) else old


@cache
def legal_forms() -> frozenset[str]:
    """What ends a company's name, in small letters: "corp", "ag"."""
    return frozenset(row["form"] for row in rows("legal_forms"))


@cache
def _acronyms() -> frozenset[str]:
    """Countries' and organisations' names that are written in capitals everywhere: US, NATO, OPEC, IBM."""
    known = {row["surface"] for row in rows("country_forms")} | {row["code"] for row in rows("agencies")}
    known |= {alias for row in rows("entities") for alias in (row["name"], *row["aliases"].split("|"))}
    return frozenset(word for name in known if name.isupper() for word in (name, name.replace(".", "")) if word.isalpha())
