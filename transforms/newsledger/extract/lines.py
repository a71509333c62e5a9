"""Lines of text: white space folded, hard wraps undone, and how much a line looks like a sentence of an article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]»*]*$|[。！？।]$")
_COLUMNS = re.compile(r"\S {3,}\S")
_INDENT = re.compile(r"^(?: {2,}|\t)\S")
_KEY = re.compile(r"\W+")
# Words that sentences need and labels, menus and lists do without; from several European languages.
_BINDING = """
a an and are as at be been but by can could did do for from had has have he her his in into is it its more new not of on or our out over she
so than that the their them there they this to up was we were what when which while who will with would you said after also about between
der die das und ist nicht mit den dem des ein eine auf für von zu im sich auch wurde war
le la les des du et est une un dans pour que qui sur pas au aux par en
el los las y es una por con para que del se no il lo gli di che per non una sono della
o os as da do dos e um uma em para não com og er på som det af til av att är den het van een dat zijn
"""
_FUNCTION_WORDS = frozenset(_BINDING.split())
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_LATIN = re.compile(r"[A-Za-z]")
_LETTERS = re.compile(r"[^\W\d_]")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 40, 100


def fold(text: str) -> str:
    """``text`` in NFC on one line: white space folded to single spaces, controls gone."""
    return " ".join(_CONTROL.sub("", unicodedata.normalize("NFC", text)).split())


def key(text: str) -> str:
    """What is left of ``text`` for comparing: letters and digits, case folded."""
    return _KEY.sub("", text).casefold()


def word_count(line: str) -> int:
    """The number of words, numbers not counted; two characters a word in scripts that write no spaces."""
    words = len(_WORD.findall(line))
    return words if line.isascii() else words + len(_CJK.findall(line)) // 2


def ends_sentence(line: str) -> bool:
    """Whether a full stop, question mark, colon or the like ends ``line``, closing quotes aside."""
    return bool(_TERMINAL.search(line[-12:]))


def is_sentence(line: str) -> bool:
    """Whether ``line`` has the shape of running text: five words or more with words that bind them, or many, and a mark at its end."""
    if not ends_sentence(line):
        return False
    words = word_count(line)
    return words >= 15 or (words >= 5 and binding_share(line) >= 0.12)


def binding_share(line: str) -> float:
    """The share of binding words, such as "the" and "of", among the first 60; 1 for scripts of which none are listed."""
    begun = line[:600]
    if not is_latin(begun):
        return 1.0
    words = [word.casefold() for word in _WORD.findall(begun)][:60]
    return sum(word in _FUNCTION_WORDS for word in words) / len(words) if words else 0.0


def is_latin(line: str) -> bool:
    """Whether half of the letters of ``line`` are Latin, or it has none."""
    return line.isascii() or len(_LATIN.findall(line)) * 2 >= len(_LETTERS.findall(line))


def paragraphs(text: str) -> list[str]:
    """The lines of ``text`` that are not blank, folded; where the text is hard-wrapped, one line a paragraph."""
    raw = [line.rstrip().expandtabs(4) for line in text.split("\n")]
    lines = _unwrap(raw) if is_wrapped(raw) else raw
    return [folded for line in lines if (folded := fold(line))]


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines break at a column rather than at the end of a paragraph: all short, most running on into the next."""
    filled = [line for line in lines if line.strip()]
    if len(filled) < 3 or sum(len(line) > _LONGEST_WRAPPED for line in filled) > max(1, len(filled) / 50):
        return False
    width = _width(lines)
    # An indent begins a paragraph: it says nothing about where the one before would have been cut.
    followed = [(first, second) for first, second in pairwise(lines) if first.strip() and second.strip() and not _INDENT.match(second)]
    running_on = [second for first, second in followed if len(first) >= width * 0.7 and not ends_sentence(first)]
    # Rows of a table run on, too, but each begins with a name.
    starts_low = sum(not line[0].isupper() for line in running_on)
    return len(running_on) >= 2 and len(running_on) > len(followed) * 0.45 and starts_low > len(running_on) * 0.4


def _width(lines: Iterable[str]) -> int:
    """The column at which lines seem to break. A dateline may stick out of it, menus fall short of it."""
    lengths = sorted(length for line in lines if line.strip() and _SHORTEST_WRAPPED <= (length := len(line)) <= _LONGEST_WRAPPED)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _unwrap(lines: Sequence[str]) -> list[str]:
    """One line a paragraph. Blank lines, indents, short lines and tables separate paragraphs."""
    width = _width(lines)
    merged: list[list[str]] = []
    previous = ""
    for line in lines:
        if line.strip():
            # The first line is most often a headline: only one that the next word would not have fitted into runs on.
            if _runs_on(previous, line, width) and (len(merged[0]) > 1 or len(merged) > 1 or not _had_room(previous, line, width)):
                merged[-1].append(line.strip())
            else:
                merged.append([line.strip()])
        previous = line
    return [" ".join(parts) for parts in merged]


def _had_room(previous: str, line: str, width: int) -> bool:
    return len(previous) + 1 + len(line.split()[0]) < width and not line.lstrip()[:1].islower()


def _runs_on(previous: str, line: str, width: int) -> bool:
    if not previous.strip() or _COLUMNS.search(line.strip()) or _COLUMNS.search(previous.strip()):
        return False
    if _INDENT.match(line) and (not _INDENT.match(previous) or ends_sentence(previous)):
        return False
    starts_low = line.lstrip()[:1].islower()
    return len(previous) >= width * 0.6 or (starts_low and not ends_sentence(previous))
