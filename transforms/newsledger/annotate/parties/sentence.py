"""A sentence as the search for parties reads it: words, names, figures and where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsledger.annotate.names import Mention
from newsledger.reference.word_lists import word_list

NAME, FIGURE, WORD, EDGE, COMMA, BOTH, SELF = "C", "F", "x", "|", ",", "2", "s"
_TOKEN = re.compile(
    r"(?P<both>\b(?:(?:the|these|those)\stwo(?:\s(?:countries|nations|sides|economies|neighbou?rs|partners|states))?|both\s(?:countries|nations|sides|economies)"
    r"|each\sother|one\sanother)\b)"
    r"|(?P<self>\b(?:its|their|our|it|they|(?:his|her|our|my)\scountry)\b|\b[Tt]h(?:e|at|is)\s(?:country|nation|island|republic|kingdom|company|group|firm|bank|carrier|airline|"
    r"manufacturer|retailer|union)\b)"
    r"|(?P<word>[^\W_][\w’'&-]*)"
    r"|(?P<mark>[,;:()\n“”\"]|--|\s[-–—]\s)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


@dataclass(slots=True)
class Sentence:
    """Parallel lists: the tag, the lower-case word and the start of each token; ``names`` and ``figures`` by token."""

    tags: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    names: dict[int, Mention] = field(default_factory=dict)
    figures: dict[int, int] = field(default_factory=dict)
    owners: set[int] = field(default_factory=set)

    def add(self, tag: str, word: str, start: int) -> None:
        """Append a token."""
        self.tags.append(tag)
        self.words.append(word)
        self.starts.append(start)


def read_sentence(text: str, span: tuple[int, int], names: Sequence[Mention], figures: Sequence[tuple[int, int, int]]) -> Sentence:
    """The tokens of ``text[span]``. ``names`` do not overlap; ``figures`` are (start, end, number)."""
    found = Sentence()
    items: list[tuple[int, int, Mention | int]] = sorted(
        [*((m.start, m.end, m) for m in names), *figures], key=lambda item: (item[0], item[1])
    )
    at = span[0]
    for start, end, item in items:
        if start < at:
            continue
        _add_words(found, text, at, start)
        at = end
        if isinstance(item, Mention):
            found.names[len(found.tags)] = item
            if mark := _POSSESSIVE.match(text, end):
                found.owners.add(len(found.tags))
                at = mark.end()
            found.add(NAME, item.name, start)
        else:
            found.figures[item] = len(found.tags)
            found.add(FIGURE, "", start)
    _add_words(found, text, at, span[1])
    return found


def _add_words(found: Sentence, text: str, start: int, end: int) -> None:
    edges = word_list("party_edge")
    for token in _TOKEN.finditer(text, start, end):
        word = token[0].lower()
        kind = token.lastgroup
        if kind == "mark":
            found.add(COMMA if word == "," else EDGE, word, token.start())
        elif kind == "word":
            found.add(EDGE if word in edges else WORD, word, token.start())
        else:
            if kind == "self" and _POSSESSIVE.match(text, token.end()):
                found.owners.add(len(found.tags))
            found.add(BOTH if kind == "both" else SELF, word, token.start())
