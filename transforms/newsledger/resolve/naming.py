"""Names as they are compared: written forms of one name made equal, and spellings of one name brought near."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from newsledger.reference.csv_rows import rows

# Two spellings of one word: Sergei and Sergey reach .93, Peng and Ping .85.
MIN_LIKENESS = 0.89
# Comparing spellings takes the square of their length.
_LONGEST_WORD = 40
_CACHED = 2**17
_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:\w\.){2,12}")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})
# Romanisations of one sound, the longest first.
_SOUNDS = {"kh": "h", "gh": "g", "dh": "d", "th": "t", "ph": "f", "ck": "k", "ou": "u", "oo": "u", "ee": "i", "tz": "ts"}
_SOUNDS |= {"q": "g", "w": "v", "y": "i", "j": "i", "x": "ks", "o": "u"}
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")


@lru_cache(_CACHED)
def name_key(name: str, kind: str) -> str:
    """The words of ``name`` that tell who is meant, joined by blanks: case, accents, punctuation, dots of initials, "the",
    "&" and an organisation's legal form aside. Empty when no letter or digit is left.
    """
    words = _words(name)
    return " ".join(_without_legal_form(words) if kind == "organisation" else words)


@lru_cache(_CACHED)
def full_key(name: str) -> str:
    """The key with the legal form, where that tells more: "apple inc" is no fruit."""
    return " ".join(_words(name))


def _words(name: str) -> list[str]:
    undotted = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", name.replace("&", " and ").replace("+", " plus "))
    folded = unicodedata.normalize("NFKD", undotted.casefold().translate(_LETTERS))
    plain = "".join(char for char in folded if not unicodedata.combining(char)).casefold()
    words = _WORD.findall(re.sub(r"['’]s\b", "s", plain))
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def _without_legal_form(words: list[str]) -> list[str]:
    """Cut legal forms off the end ("and Co Ltd"), as long as a name is left."""
    end = len(words)
    while end > 1 and (words[end - 1] in _legal_forms() or (words[end - 1] == "and" and end < len(words))):
        end -= 1
    return words[:end]


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(row["form"] for row in rows("legal_forms"))


@lru_cache(_CACHED)
def romanised(word: str) -> str:
    """One spelling for the usual romanisations of a word of a key: Qaddafi and Gaddafi, Zelensky and Zelenskiy."""
    for written, sound in _SOUNDS.items():
        word = word.replace(written, sound)
    word = _DOUBLED.sub(r"\1", word)
    # Arabic qaf begins Qaddafi, Gaddafi and Kadafi.
    return f"k{word[1:]}" if word[:1] == "g" else word


@lru_cache(_CACHED)
def skeleton(key: str) -> str:
    """The consonants of a key after its first letter: what spellings of one name mostly share, hence where to look for them."""
    return " ".join(_consonants(romanised(word)) for word in key.split())


def _consonants(word: str) -> str:
    return word[:1] + _VOWELS.sub("", word[1:]).replace("h", "")


@lru_cache(_CACHED)
def is_spelling(a: str, b: str) -> bool:
    """Whether two words may be one name, spelt or romanised differently: Donald is not Ronald. Whether they are, evidence tells."""
    if max(len(a), len(b)) > _LONGEST_WORD:
        return a == b
    left, right = romanised(a), romanised(b)
    return left[:1] == right[:1] and float(JaroWinkler.similarity(left, right)) >= MIN_LIKENESS


@lru_cache(_CACHED)
def is_acronym(surface: str) -> bool:
    """Whether a form is written as an acronym: two to eight capitals, dots aside."""
    letters = surface.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()


def abbreviates(acronym: str, key: str) -> bool:
    """Whether the letters of an acronym are initials of the words of a key, in order, the first being the first."""
    initials = iter(word[0] for word in key.split())
    letters = acronym.replace(".", "").lower()
    return bool(key) and letters[0] == key[0] and all(letter in initials for letter in letters)
