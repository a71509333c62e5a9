"""Whom a token of a sentence stands for: a name, "the two countries", "its", a capital or a leader for the country."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.names import Mention
from newsledger.annotate.parties.arguments import Argument, is_governed, named_by_relative, relative_edge
from newsledger.annotate.parties.cues import is_act, is_corporate, is_directed, is_national, is_of_either
from newsledger.annotate.parties.model import Last
from newsledger.annotate.parties.sentence import BOTH, SELF, Sentence
from newsledger.annotate.parties.topic import Topic
from newsledger.reference.lexicon import Lexicon

_BODY_WORDS = ("company", "group", "firm", "bank", "carrier", "airline", "manufacturer", "retailer", "union")
_PRONOUNS = frozenset({"it", "its", "they", "their"})
_BODY, _LAND = frozenset({"organisation"}), frozenset({"country"})
# What a person has as well as a body.
_HELD = "finance.stake"
_LAND_WORDS = ("country", "nation", "island", "republic", "kingdom")


class Referents:
    """Resolves the tokens of the sentence that it was last given."""

    def __init__(self, mentions: Sequence[Mention], names: Sequence[Mention], topic: Topic, lexicon: Lexicon) -> None:
        self._topic, self._lexicon = topic, lexicon
        self._inner = _countries_within(mentions, names)
        self._sentence, self._number = Sentence(), -1
        self.last = Last()

    def enter(self, sentence: Sentence, number: int) -> None:
        """Go on to sentence ``number`` of the text."""
        self._sentence, self._number = sentence, number

    def of(self, tokens: Sequence[Argument], measure: str, is_led: bool = False) -> list[Mention]:
        """The mentions that tokens stand for, each once, if they can be a party of the measure. ``is_led``: by a preposition."""
        found = [mention for token in tokens for mention in self._of(token, measure, is_led)]
        return list({mention.entity_id: mention for mention in found}.values())

    def pair(self, token: int) -> list[Mention]:
        """The two countries that are meant by both sides at a token."""
        return self._topic.pair(self._number, self._sentence.starts[token])

    def _of(self, token: int, measure: str, is_led: bool) -> list[Mention]:
        sentence = self._sentence
        if sentence.tags[token] == BOTH:
            return self.pair(token)
        if sentence.tags[token] == SELF:
            found = self._antecedent(token, measure)
            return [found] if found else []
        mention = self._as_state(sentence.names[token], measure)
        if mention.kind == "person" and (is_led or measure != _HELD):
            return []
        is_state = mention.kind != "organisation" or is_led or self._topic.is_bloc(mention) or token in sentence.owners
        is_fit = is_state or not is_national(measure) or is_of_either(measure) or self._topic.is_firm(mention)
        return [mention] if is_fit else []

    def _as_state(self, mention: Mention, measure: str) -> Mention:
        """The country that a capital, its leader or its body stands for: "a surplus with Washington", "the U.S. administration"."""
        if mention.kind == "person":
            return self._topic.by_code.get(mention.role_country_code or "", mention) if is_act(measure) else mention
        if mention.kind == "organisation":
            inner = (
                self._inner.get(mention.start)
                if is_national(measure) and not is_of_either(measure) and not self._topic.is_bloc(mention)
                else None
            )
            return inner or mention
        row = self._lexicon.country_forms.get(mention.surface) if mention.kind == "place" and is_directed(measure) else None
        return self._topic.by_code.get(row["code"], mention) if row and row["form"] == "capital" else mention

    def _antecedent(self, token: int, measure: str) -> Mention | None:
        """Whom "its", "the country" or "the company" means: the subject of the figure before, the clause's, else the sentence's before."""
        word = self._body_word(token)
        wants = _wanted(word, measure)
        if self.last.sentence == self._number and (same := self.last.parties.of("subject")) and same.kind in wants:
            return same
        relative = named_by_relative(self._sentence, relative_edge(self._sentence, token))
        if relative is not None and self._is_wanted(relative, wants):
            return self._sentence.names[relative]
        before = [at for at in self._sentence.names if at < token and self._is_wanted(at, wants)]
        found = [at for at in before if not is_governed(self._sentence, at)]
        if not found and word in {"its", "their"}:
            found = [at for at in before if at in self._sentence.owners][::-1] or before[::-1]
        if found and not word.endswith("country"):
            return self._sentence.names[found[0]]
        topic = self._topic.country if "country" in wants else self._topic.body
        return self._topic.subject_before(self._number, wants) or topic

    def _is_wanted(self, at: Argument, kinds: frozenset[str]) -> bool:
        """Whether the name is of these kinds; a union of states counts as a country."""
        mention = self._sentence.names[at]
        return mention.kind in kinds or ("country" in kinds and mention.kind == "organisation" and self._topic.is_bloc(mention))

    def _body_word(self, token: Argument) -> str:
        """The noun or pronoun; for "its" after "the company" that noun."""
        words, tags = self._sentence.words, self._sentence.tags
        earlier = (words[at] for at in range(token - 1, -1, -1) if tags[at] == SELF)
        return next((word for word in earlier if word.endswith(_BODY_WORDS)), words[token]) if words[token] in _PRONOUNS else words[token]

    def other(self, token: Argument, than: Mention) -> list[Mention]:
        """The last body before a token that is not ``than``: "raised its stake in the company"."""
        before = (self._sentence.names[at] for at in range(token - 1, -1, -1) if at in self._sentence.names)
        return [m for m in before if m.kind == "organisation" and m.entity_id != than.entity_id][:1]


def _wanted(word: str, measure: str) -> frozenset[str]:
    """The kinds of entity that a pronoun or a noun can mean."""
    if word.endswith(_BODY_WORDS):
        return _BODY
    if word.endswith(_LAND_WORDS):
        return _LAND
    return _BODY | _LAND if is_of_either(measure) else _BODY if is_corporate(measure) else _LAND


def _countries_within(mentions: Sequence[Mention], names: Sequence[Mention]) -> dict[int, Mention]:
    """By the start of a body's name the country that it begins with: "the U.S. administration"."""
    starts = {m.start: m for m in mentions if m.kind == "country"}
    bodies = [(m.start, starts.get(m.start) or starts.get(m.start + len("the "))) for m in names if m.kind == "organisation"]
    return {start: country for start, country in bodies if country}
