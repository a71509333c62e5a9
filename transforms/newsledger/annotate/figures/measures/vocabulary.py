"""The part a word may play round a figure, from word lists: a light cue where a tagger would cost a hundred times more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsledger.reference.csv_rows import rows
from newsledger.text.words import stem

NOUN = "N"
TAGS = {
    "of": "o",
    "attach": "i",
    "preposition": "t",
    "compare": "K",
    "determiner": "D",
    "pronoun": "J",
    "relative": "W",
    "conjunction": "&",
    "clause": "X",
    "auxiliary": "H",
    "link": "B",
    "adverb": "R",
    "degree": "g",
    "time": "T",
    "say": "S",
    "move": "C",
    "way": "U",
    "movement": "M",
    "verb": "V",
    "verb_or_noun": "v",
    "bare": NOUN,
    "generic": NOUN,
    "portion": NOUN,
    "priced": NOUN,
    "hold": "V",
    "stock": NOUN,
    "amount": NOUN,
    "charge": NOUN,
    "periodic": NOUN,
    "per": "P",
}
_SHORT = 4
_MOST_CUES = 1 << 16
_SPANS = ("-year", "-month", "-week", "-day", "-hour", "-quarter", "-decade")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word's stem, its tag when nothing beside it says otherwise, and the noun that names what its verb does."""

    lower: str
    stem: str
    tag: str
    noun: str


# Where no word stands.
NOTHING = Cue("", "", ".", "")


@cache
def _listed() -> dict[str, tuple[str, str]]:
    return {row["word"]: (TAGS[row["class"]], row["noun"]) for row in rows("measure_cues")}


@cache
def of_class(*names: str) -> frozenset[str]:
    """The words of some classes: "bare" nouns say too little alone (a deficit of what?), "generic" and "amount" ones nothing at all."""
    return frozenset(row["word"] for row in rows("measure_cues") if row["class"] in names)


@cache
def labels() -> dict[str, tuple[str, str]]:
    """By the label of a line of results, in lower case: the measure in words and its code."""
    return {row["label"]: (row["name"], row["code"]) for row in rows("measure_labels")}


@cache
def label_ends() -> frozenset[str]:
    """The words that a label can end with."""
    return frozenset(label.split()[-1] for label in labels())


class Cues(dict[str, Cue]):
    """The cue of every word met so far, as written: one look into a dict for a word met before, which nearly all are."""

    def __missing__(self, word: str) -> Cue:
        if word[0].isdecimal() and len(word) > _SHORT:
            # Of long numbers there is no end: kept, they would drive the words out.
            return Cue(word, word, "T", "")
        if len(self) >= _MOST_CUES:
            self.clear()
        self[word] = cue = _cue(word)
        return cue


CUES = Cues()


def _cue(word: str) -> Cue:
    lower = word.lower().replace("’", "'")
    bare = lower.removesuffix("'s")
    tag, noun = _listed().get(lower) or _listed().get(bare) or (_guess(lower), "")
    if word == "May":
        tag = "T"
    return Cue(lower, stem(word), tag, noun)


def _guess(lower: str) -> str:
    if lower[0].isdigit() or lower.endswith(_SPANS):
        return "T"
    if len(lower) > _SHORT and lower.endswith("ly"):
        return "R"
    # Verb, adjective or noun, as the words beside it decide.
    if len(lower) > _SHORT and lower.endswith(("ed", "ing")):
        return "E" if lower.endswith("ed") else "G"
    return NOUN
