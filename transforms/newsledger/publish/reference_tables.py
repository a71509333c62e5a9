"""What the marts read beside the core: the measures, and which words of a phrase set a part of a measure apart."""

from __future__ import annotations

import re

import pyarrow as pa

from newsledger.reference.csv_rows import rows
from newsledger.reference.word_lists import word_list

_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")
_PLAIN_LISTS = ("whole_measure", "function", "level_adjective")
_PLAIN_CLASSES = frozenset({"amount", "bare", "degree", "periodic", "portion", "movement", "move", "time", "adverb"})
_SCHEMA = pa.schema([("code", pa.string()), ("word", pa.string()), ("kind", pa.string())])


def reference_tables() -> dict[str, pa.Table]:
    """Tables by name: ``ref_measures`` (code, name) and ``ref_measure_words`` (code, word, kind).

    ``kind`` is "own" for a word that belongs to the measure ``code``, "plain" for one that says nothing of what is measured, and
    "goods" for one that names what is made or traded; the latter two have an empty ``code``. "of_goods", without a word, marks a measure
    that does not say of what. Words are in lower case without a final s.
    """
    measures = rows("measures")
    found = {("", word, "plain") for word in _plain()} | {("", _stem(word), "goods") for word in word_list("goods")}
    found |= {(code, "", "of_goods") for code in word_list("measure_of_goods")}
    goods = {word for _, word, kind in found if kind == "goods"}
    for row in measures:
        found |= {(row["code"], word, "own") for word in _words(row["name"])}
    for row in rows("measure_terms"):
        found |= {(row["code"], word, "own") for word in _words(row["term"]) - goods}
    return {
        "ref_measures": pa.table({key: [row[key] for row in measures] for key in ("code", "name")}),
        "ref_measure_words": pa.Table.from_arrays([pa.array(column) for column in zip(*sorted(found), strict=True)], schema=_SCHEMA),
    }


def _plain() -> set[str]:
    listed = {word for name in _PLAIN_LISTS for word in word_list(name)}
    cues = {row["word"] for row in rows("measure_cues") if row["class"] in _PLAIN_CLASSES}
    moved = {form for row in rows("change_words") for form in row["forms"].split()}
    return {_stem(word) for word in listed | cues | moved}


def _words(phrase: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(phrase)}


def _stem(word: str) -> str:
    return word.lower().rstrip("s")
