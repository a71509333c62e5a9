"""Noun phrases: the words that name a thing, gathered leftwards from a verb or rightwards from a figure."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.annotate.figures.measures.sentence import Sentence
from newsledger.annotate.figures.measures.vocabulary import CUES, of_class
from newsledger.text.words import stem

_LONGEST = 12
_NOUNS = "NMg"
_LINKS = "oit&"
_FLOWS = frozenset(
    {
        *("export", "import", "shipment", "sale", "remittance", "aid", "loan", "transfer", "payment", "flow", "delivery", "supply"),
        *("trade", "debt", "contribution", "access", "threat", "flight", "payout", "exposure", "damage", "income", "revenue", "commitment"),
        *("surcharge", "purchase", "earning", "receipt", "dividend", "loss", "gain", "profit", "charge", "proceed", "fine", "damage"),
    }
)


@dataclass(slots=True)
class Phrase:
    """Words that name a measure: the text, its span where it is one piece of the article, the stems in order, the head's stem.

    ``code`` is set where the words are a label that stands for one measure ("Shr" in a table of results).
    """

    text: str
    span: tuple[int, int] | None
    stems: tuple[str, ...]
    head: str
    code: str = ""

    def with_words(self, before: str, after: str = "") -> Phrase:
        """The phrase completed by words of ours, which have no place in the article."""
        text = f"{before} {self.text} {after}".strip()
        return Phrase(text, None, self.stems, self.head)

    def with_head(self, noun: str) -> Phrase:
        """The phrase as the owner of what ``noun`` names: "UK", "imports"."""
        head = named(noun)
        return Phrase(f"{self.text} {noun}", None, (*self.stems, *head.stems), head.head)

    def alone(self) -> Phrase:
        """The phrase without what completes it: "exports" of "exports to Japan"."""
        words = self.text.split(" ")
        size = next((at for at, word in enumerate(words) if at and CUES[word].tag in "oit"), len(words))
        return Phrase(" ".join(words[:size]), None, self.stems[:size], self.head)

    def joined(self, link: str, other: Phrase) -> Phrase:
        """The phrase completed by another: "imports", "of", "grain"."""
        return Phrase(f"{self.text} {link} {other.text}", None, (*self.stems, link, *other.stems), self.head)


def named(text: str) -> Phrase:
    """A phrase in words of ours."""
    stems = tuple(map(stem, text.split()))
    return Phrase(text, None, stems, stems[-1])


def phrase_of(sentence: Sentence, chosen: list[int]) -> Phrase | None:
    """The phrase of the tokens ``chosen`` (in order), without leading or trailing links."""
    while chosen and sentence.tags[chosen[0]] in "oit&DT":
        chosen = chosen[1:]
    while chosen and sentence.tags[chosen[-1]] in "oit&DT":
        chosen = chosen[:-1]
    if not chosen or (sentence.tags[chosen[0]] == "g" and all(sentence.tags[index] == "g" for index in chosen)):
        return None
    spans, first, last = sentence.spans, chosen[0], chosen[-1]
    stems = tuple([stem for index in chosen if (stem := sentence.cues[index].stem)])
    if last - first < len(chosen):
        start, end = spans[first][0], spans[last][1]
        return Phrase(sentence.text[start:end], (start, end), stems, _head(sentence, chosen))
    text = " ".join(sentence.text[start:end] for start, end in _pieces(spans, chosen))
    return Phrase(text, None, stems, _head(sentence, chosen))


def _pieces(spans: list[tuple[int, int]], chosen: list[int]) -> list[tuple[int, int]]:
    """The spans of the tokens ``chosen``, neighbours in one."""
    pieces, start = [], chosen[0]
    for last, index in zip(chosen, [*chosen[1:], -1], strict=True):
        if index != last + 1:
            pieces.append((spans[start][0], spans[last][1]))
            start = index
    return pieces


def _head(sentence: Sentence, chosen: list[int]) -> str:
    """The last noun before the first link."""
    head = ""
    for index in chosen:
        if sentence.tags[index] in "oit" and head:
            break
        if sentence.tags[index] in "NM":
            head = sentence.cues[index].stem
    return head


def before(sentence: Sentence, index: int) -> list[int]:
    """The tokens of the noun phrase that ends at ``index``; dates inside it are left out."""
    chosen: list[int] = []
    tags = sentence.tags
    while index >= 0 and len(chosen) < _LONGEST:
        tag = tags[index]
        if tag == "T":
            index = _skip_date(sentence, index)
            continue
        if tag in _NOUNS:
            chosen.append(index)
        elif tag == "D" and (tags[index - 1] in "oit&" or (tags[index - 1] == "D" and tags[index - 2] in "oit&")):
            pass
        elif _of_tax(sentence, index, chosen) or (tag == "P" and _per_share(sentence, index, chosen)):
            chosen.append(index)
        elif not chosen or not _links(sentence, index):
            break
        else:
            chosen.append(index)
        index -= 1
    return chosen[::-1]


def _skip_date(sentence: Sentence, index: int) -> int:
    """The token before the date that ends at ``index``, its preposition included."""
    tags = sentence.tags
    while index >= 0 and tags[index] in "TDog":
        index -= 1
    return index - 1 if sentence.tags[index] in "itP" and index > 0 else index


def _links(sentence: Sentence, index: int) -> bool:
    """Whether the preposition or conjunction at ``index`` holds two parts of one phrase together."""
    tag, earlier = sentence.tags[index], sentence.tags[index - 1]
    if tag == "&":
        return earlier in "NM" and sentence.cues[index].lower != "nor"
    if tag == "i" and sentence.cues[index].lower == "with":
        return _is_flow(sentence, index - 1)
    if tag in "oi":
        return earlier in "NMgT)"
    return tag == "t" and earlier in "NM"


def _of_tax(sentence: Sentence, index: int, chosen: list[int]) -> bool:
    """ "Profit before tax": the one thing that stands before or after another without a date."""
    return bool(chosen) and sentence.cues[index].lower in {"before", "after"} and sentence.cues[chosen[-1]].lower in {"tax", "taxes"}


def _per_share(sentence: Sentence, index: int, chosen: list[int]) -> bool:
    """ "Earnings per share": a measure of its own."""
    return bool(chosen) and sentence.tags[index - 1] in "NM" and sentence.cues[chosen[-1]].lower == "share"


def _is_flow(sentence: Sentence, index: int) -> bool:
    stem = sentence.cues[index].stem
    return stem in _FLOWS or stem in of_class("bare") or sentence.tags[index] == "M"


def after(sentence: Sentence, index: int, longest: int = 9, *, joins: bool = True) -> list[int]:
    """The tokens of the noun phrase that begins at ``index``, with the prepositional phrases that complete it."""
    chosen: list[int] = []
    tags, first = sentence.tags, index
    attached = 0
    while len(chosen) < longest:
        tag = tags[index]
        if tag in _NOUNS:
            chosen.append(index)
        elif tag == "T":
            if chosen and tags[chosen[-1]] in _LINKS:
                break
        elif tag == "D":
            if chosen and tags[chosen[-1]] not in _LINKS:
                break
        elif tag == "&" and not joins:
            break
        elif chosen and tag in _LINKS and tags[chosen[-1]] in "NM" and _continues(sentence, index):
            attached += tag in "it"
            if attached > 1:
                break
            chosen.append(index)
        elif tag != "R" or (chosen and tags[chosen[-1]] not in _LINKS) or index - first > longest:
            break
        index += 1
    return chosen


def _continues(sentence: Sentence, index: int) -> bool:
    """Whether what follows the link at ``index`` still belongs to the phrase: not a date, a figure or a new clause."""
    tag, at = sentence.tags[index], index + 1
    if tag == "&" and sentence.tags[at] == "D":
        return False
    while sentence.tags[at] in "DR":
        at += 1
    if sentence.tags[at] not in _NOUNS:
        return False
    if (tag == "t" or sentence.cues[index].lower == "with") and not _is_flow(sentence, index - 1):
        return False
    if tag == "&":
        while sentence.tags[at] in _NOUNS:
            at += 1
        return sentence.tags[at] not in "CBVHUSF"
    return True
