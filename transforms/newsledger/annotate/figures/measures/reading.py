"""What is read of one figure, and what the figures before it leave to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsledger.annotate.figures.measures.phrases import Phrase, after, before, phrase_of
from newsledger.annotate.figures.measures.sentence import Sentence, Stated
from newsledger.annotate.figures.measures.vocabulary import of_class

_IDIOMS = frozenset({"track", "pace", "course"})
_POINTS_BACK = frozenset({"the", "this", "that", "these", "those"})
_CARRIES = frozenset({"this", "that", "these", "those"})
_FLOWS = {"export": ("import", "to"), "import": ("export", "from")}
# Words that may stand between a figure and the verb that governs it: bounds the work on endless sentences.
REACH = 80
_LONGEST_ASIDE, _ASIDES = 24, 2
_VALUED = frozenset({"estimated", "valued", "priced", "put", "seen", "forecast", "projected", "expected", "worth", "quoted"})
_HAS = frozenset({"has", "have", "had"})
_OF = ("in", "on", "of")
# "Earnings rose and totalled 5 mln": the subject is that of the verb before.
_JOINS = frozenset({"and", "but"})
_STAND_IN = frozenset({"those", "that"})
_POINTERS = frozenset({"figure", "total"})


@dataclass(slots=True)
class Reading:
    """``base`` names the measure; ``movement`` says that the figure is a change, a share or a rank of it, ``link`` ties the two."""

    base: Phrase
    rule: str
    score: float
    movement: str = ""
    link: str = "in"
    tail: str = ""

    @property
    def text(self) -> str:
        """The measure in words."""
        head = f"{self.movement} {self.link} " if self.movement and self.movement not in self.base.stems else ""
        return f"{head}{self.base.text} {self.tail}".strip()


@dataclass(slots=True)
class Context:
    """A figure in its sentence; ``last`` is the figure before it in the sentence, ``memory`` the last of an earlier one.

    ``named`` holds the measures that the article has named in full, by head. ``before`` is the token that governs the figure,
    ``after`` the one that follows it.
    """

    sentence: Sentence
    at: int
    figure: Stated
    last: tuple[int, Stated, Reading] | None
    memory: Reading | None
    named: Mapping[str, Phrase]
    before: int = field(init=False)
    after: int = field(init=False)

    def __post_init__(self) -> None:
        self.before, self.after = self._before_figure(), self._after_figure()

    def tag(self, offset: int) -> str:
        """The tag ``offset`` tokens from the figure."""
        return self.sentence.tags[self.at + offset]

    def _before_figure(self) -> int:
        """What stands before the figure but for bounds, articles and "a record"."""
        index, tags = self.at - 1, self.sentence.tags
        while (tag := tags[index]) in "RgD" or (tag == "o" and tags[index - 1] == "g") or (tag == "T" and self._spans_extreme(index)):
            index -= 1
        # "Exported between 240,000 and 350,000 tonnes": the ends of a range; what a noun is before it leaves open.
        return index - (self.sentence.cues[index].lower == "between" and tags[index - 1] in "VoiBCtU")

    def _spans_extreme(self, index: int) -> bool:
        """ "a five-year low of": the span belongs to the extreme after it."""
        return self.sentence.tags[index + 1] == "g" and "-" in self.sentence.cues[index].lower

    def _after_figure(self) -> int:
        """The token after the figure, its conversion in brackets and what it is per."""
        index, tags, cues = self.at + 1, self.sentence.tags, self.sentence.cues
        if tags[index] == "(" and tags[index + 1] == "F" and tags[index + 2] == ")":
            index += 3
        if self.sentence.text.startswith("/", self.figure.end):
            return index + 1
        is_per = tags[index] == "P" or (cues[index].lower in {"a", "an", "each"} and cues[index + 1].lower in of_class("priced", "stock"))
        return index + 2 if is_per else index

    def noun_after(self, index: int, *, joins: bool = True) -> Phrase | None:
        """The noun phrase that begins at token ``index``."""
        phrase = phrase_of(self.sentence, after(self.sentence, index, joins=joins))
        return self._in_full(phrase, index - 1) if phrase else None

    def noun_before(self, index: int) -> Phrase | None:
        """The noun phrase that ends at token ``index``."""
        phrase = phrase_of(self.sentence, before(self.sentence, index))
        return self._in_full(self._balanced(phrase), index - 1) if phrase else None

    def nearest_noun(self, index: int) -> Phrase | None:
        """The nouns that end at token ``index``, without what they complete."""
        start = index
        while self.sentence.tags[start - 1] in "NMg":
            start -= 1
        return phrase_of(self.sentence, list(range(start, index + 1)))

    def _in_full(self, phrase: Phrase, before: int) -> Phrase:
        """ "The reserves" are those that the article named in full before."""
        if len(phrase.stems) == 1 and self.sentence.cues[before].lower in _POINTS_BACK:
            return self.named.get(phrase.head, phrase)
        return phrase

    def _balanced(self, phrase: Phrase) -> Phrase:
        """ "Exports to Japan rose and imports fell": the imports are from Japan."""
        if not self.last or len(phrase.stems) != 1 or phrase.head not in _FLOWS:
            return phrase
        other, link = _FLOWS[phrase.head]
        base = self.last[2].base
        stems = base.stems
        if base.head != other or len(stems) < len((other, link, "")) or stems[1] not in {"to", "from"}:
            return phrase
        return Phrase(f"{phrase.text} {link} {base.text.split(' ', 2)[2]}", None, (*phrase.stems, link, *stems[2:]), phrase.head)

    def carried(self) -> Phrase | None:
        """What the figure before was of, or else the last of the sentence before."""
        if self.last:
            return self.last[2].base
        return self.memory.base if self.memory else None

    def clause_subject(self) -> Phrase | None:
        """The subject of the clause that the figure stands in."""
        for index in range(self.at - 1, max(-1, self.at - REACH), -1):
            tag = self.sentence.tags[index]
            if tag in "CBVS":
                return self.subject(index)
            if tag in "X;":
                break
        return self.carried()

    def completed(self, phrase: Phrase) -> Phrase:
        """A bare "surplus" completed by who shows it: "merchandise trade surplus"."""
        if len(phrase.stems) > 1:
            return phrase
        for index in range(self.at - 1, max(-1, self.at - REACH), -1):
            tag = self.sentence.tags[index]
            if tag in "SVB" or self.sentence.cues[index].lower in _HAS:
                subject = self.subject(index)
                if subject and subject.head in of_class("amount"):
                    subject = self.carried()
                return _joined(subject, phrase) if subject else phrase
            if tag in "FK" and (carried := self.carried()):
                return _joined(carried, phrase)
            if tag in "X;":
                break
        return phrase

    def subject(self, verb: int) -> Phrase | None:
        """The noun phrase that the verb at ``verb`` is said of."""
        sentence, index = self.sentence, verb - 1
        asides = 0
        while index >= 0:
            tag = sentence.tags[index]
            if tag in "NM" and not self._filler(index):
                return self._subject_ending(index)
            if tag == "D" and sentence.cues[index].lower in _CARRIES and sentence.tags[index + 1] != "T":
                return self.carried()
            if size := self._filler(index):
                index -= size
            elif tag == "W":
                return self._antecedent(index) or self.carried()
            elif tag == "," and sentence.cues[verb].lower in _VALUED and sentence.tags[index - 1] in "NM":
                return self.noun_before(index - 1)
            elif tag in ",)-" and asides < _ASIDES and (start := self._aside(index)) is not None:
                asides += 1
                index = start - 1
            elif (tag == "," or sentence.cues[index].lower in _JOINS) and (main := self._verb_before(index)) is not None:
                index = main - 1
            else:
                break
        if index < 0 or sentence.tags[index] in "JF":
            return self.carried()
        return self.last[2].base if self.last else None

    def _filler(self, index: int) -> int:
        """How many tokens that end at ``index`` may stand between subject and verb: "on track", "so far", auxiliaries, times."""
        tags, cue = self.sentence.tags, self.sentence.cues[index]
        if cue.lower == "far" or (cue.lower in _IDIOMS and tags[index - 1] == "i"):
            return 2
        is_led = (tags[index] in "oti" and tags[index + 1] in "TDo") or (tags[index] == "S" and tags[index - 1] == "B")
        return int(tags[index] in "HBRUVKCgTD" or cue.lower == "to" or is_led)

    def _subject_ending(self, index: int) -> Phrase | None:
        """The noun phrase that ends at ``index``: "those to Japan" are the exports of before, "the figure" what was just measured."""
        phrase, carried = self.noun_before(index), self.carried()
        if carried is None:
            return phrase
        if phrase and phrase.head in _POINTERS and all(word == phrase.head or word in of_class("degree") for word in phrase.stems):
            return carried
        start = index
        while self.sentence.tags[start] in "NMgD" and self.sentence.cues[start].lower not in _STAND_IN:
            start -= 1
        if self.sentence.tags[start] not in "oit" or self.sentence.cues[start - 1].lower not in _STAND_IN:
            return phrase
        thing = self.nearest_noun(index)
        return carried.alone().joined(self.sentence.cues[start].lower, thing) if thing else phrase

    def _verb_before(self, index: int) -> int | None:
        """The main verb of the clause that a participle after a comma goes on from."""
        for at in range(index - 1, max(-1, index - REACH), -1):
            if self.sentence.tags[at] in "CBV":
                return at
            if self.sentence.tags[at] in "X;F":
                return None
        return None

    def _antecedent(self, index: int) -> Phrase | None:
        index -= 1
        while index >= 0 and self.sentence.tags[index] in ",oiT":
            index -= 1
        return self.noun_before(index) if self.sentence.tags[index] in "NM" else None

    def _aside(self, index: int) -> int | None:
        """Where the aside that ends at ``index`` begins: after the comma, bracket or dash before."""
        opening = {")": "(", ",": ",", "-": "-"}[self.sentence.tags[index]]
        for start in range(index - 1, max(-1, index - _LONGEST_ASIDE), -1):
            if self.sentence.tags[start] == opening:
                return start
        return None


def _joined(subject: Phrase, head: Phrase) -> Phrase:
    """The subject with the bare head at its end, in place of another bare head."""
    if head.head in subject.stems:
        return subject
    words, stems = subject.text.split(" "), subject.stems
    if len(stems) > len(_OF) and stems[0] in of_class("bare") and stems[1] in _OF:
        words, stems = words[2:], stems[2:]
    if words[-1].lower() in of_class("bare"):
        words, stems = words[:-1], stems[:-1]
    return Phrase(" ".join([*words, head.text]), None, (*stems, *head.stems), head.head)
