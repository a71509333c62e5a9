"""Which way a figure moves, and its part in the change: by how much, from where, to where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.annotate.figures.booked import is_booked_gain
from newsledger.annotate.figures.context import is_conversion
from newsledger.annotate.figures.figure import Figure
from newsledger.reference.change_words import change_word, movement, movement_kind, states_movement
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_REACH, _REACH_PREPOSITION, _REACH_AFTER, _REACH_APPOSITION = 12, 5, 4, 10
_NEAR, _LISTED, _REMEMBERED = 2, 4, 8
_PREPOSITIONS = frozenset({"by", "to", "from", "at", "of", "in"})
_PARTICLES = frozenset({"up", "down", "off"})
_OWNED = frozenset({"its", "his", "her", "their", "the", "whose"})
_TOWARDS = frozenset({"to", "at"})
_COMPARES = frozenset({"after", "with", "versus", "vs", "against", "to", "than", "and"})
_LISTS = frozenset({"and", "or", ",", "(", "followed", "while"})
_WERE = frozenset({"were", "was", "are", "have", "had", "has", "will"})
_ARE = frozenset({"was", "were", "is", "are", "be", "averaged", "totalled", "totaled"})
_COMMAS = frozenset({",", "-", "–", "—", "("})

Change = tuple[str, str]


def describe(words: Tokens, figures: Sequence[Figure]) -> None:
    """Set movement, direction and role of the figures of one sentence, each in the light of those before it."""
    told = [figure for figure in figures if figure.kind not in {"duration", "ordinal"}]
    start = 0
    for no, figure in enumerate(told):
        place = _Place(
            words,
            figure,
            told[max(0, no - _REMEMBERED) : no],
            told[no + 1] if no + 1 < len(told) else None,
            max(start, figure.first - _REACH),
        )
        figure.movement, figure.role = place.change()
        figure.direction = "none" if figure.role == "change_from" else figure.movement
        if figure.direction != "none":
            figure.rules.append(f"change.{figure.direction}")
        start = place.end


@dataclass(slots=True)
class _Place:
    """A figure among the words of its sentence. ``start`` is where its left context begins, ``end`` where the next one's does."""

    words: Tokens
    figure: Figure
    before: Sequence[Figure]
    following: Figure | None
    start: int
    end: int = 0

    def change(self) -> Change:
        """(movement, role)."""
        figure, last = self.figure, self.before[-1] if self.before else None
        self.end = figure.last
        if last and is_conversion(self.words, last, figure):
            return last.movement, last.role
        gap = self.words.lower[self.start : figure.first]
        preposition = _preposition(self.words, self.start, figure.first)
        cue = self._cue(gap, preposition)
        if preposition == "from" and self._is_start(cue, last):
            return (cue[0] if cue else last.movement if last else "none"), "change_from"
        nominal = self._nominal()
        if nominal and not (cue and cue[1] <= _NEAR):
            return nominal, "change_by"
        if cue:
            return self._stated(cue[0], gap, preposition), _role(preposition, figure)
        if preposition in _TOWARDS and last and last.role == "change_from" and last.movement == "none":
            return "none", "change_to"
        carried = self._carried(gap, preposition, last) if last else None
        return carried or self._apposed() or self._passive() or ("none", "level")

    def _is_start(self, cue: tuple[str, int] | None, last: Figure | None) -> bool:
        """Whether "from" begins a change, and not a range ("ranging from 2 to 3 dlrs") or an origin ("officials from 30 countries")."""
        figure = self.figure
        before = self.words.lower[max(0, figure.first - _REACH_AFTER) : figure.first]
        if not word_list("spans").isdisjoint(before):
            return False
        goes_on = self.following is not None and self.words.lower[figure.last] == "to" and figure.last < self.following.first
        if cue or (goes_on and figure.high is None) or not word_list("restated").isdisjoint(before):
            return True
        is_like = (one for one in self.before if one.unit == figure.unit or figure.unit is None)
        return bool(last and last.movement != "none") or any(is_like)

    def _cue(self, gap: list[str], preposition: str | None) -> tuple[str, int] | None:
        """(movement stated nearest before the figure in its own clause, how many words before)."""
        if not states_movement(gap):
            return None
        ends = word_list("clause_end")
        if named := self._named_before(gap):
            return named
        has_comma = False
        for distance, word in enumerate(reversed(gap)):
            if word in ends:
                return None
            has_comma = has_comma or word == ","
            found = change_word(word)
            if found and (told := self._told(found, gap, len(gap) - distance - 1, preposition)):
                governs = (preposition is not None and not self._is_of_other(preposition, gap[len(gap) - distance :])) or (
                    not has_comma and self._takes(word, distance)
                )
                return (told, distance) if governs else None
        return None

    def _named_before(self, gap: list[str]) -> tuple[str, int] | None:
        """ "The increase was 0.7 pct", "growth is 3 pct": the movement is the subject, and the figure its size."""
        if self.figure.kind not in {"percent", "money", "quantity"}:
            return None
        at = len(gap) - 1
        while at > 0 and (movement_kind(gap[at]) == "comparison" or gap[at] in word_list("bound_word")):
            at -= 1
        if at < 1 or gap[at] not in _ARE:
            return None
        at -= 1 + (gap[at] == "be" and at > 1)
        word, before = gap[at], gap[at - 1] if at else ""
        kind = movement_kind(word)
        is_noun = kind == "noun" or (kind == "verb" and (before in word_list("determiner") or before in word_list("level_adjective")))
        return (str(movement(word)), 1) if is_noun else None

    def _told(self, found: Change, gap: list[str], at: int, preposition: str | None) -> str | None:
        """The movement that the word at ``at`` states here; None where it only looks like one."""
        moves, kind = found
        if kind == "comparison" or (kind == "margin" and preposition != "by") or _is_hyphened(self.words, self.start + at):
            return None
        if is_booked_gain(self.words, self.start + at, self.figure.kind):
            return None
        if gap[at] == "off" and self.figure.kind != "percent":
            return None
        return None if gap[at] in _PARTICLES and not self._moves_by_particle(gap, at) else moves

    def _is_of_other(self, preposition: str, between: list[str]) -> bool:
        """ "Fell to 77 on volume of 1.9 mln": the amount is of what stands apart from the movement."""
        return preposition == "of" and not word_list("of_apart").isdisjoint(between)

    def _takes(self, word: str, distance: int) -> bool:
        """Whether a movement governs a figure with no preposition between: "rose 5 pct", "cut 4,000 jobs", not "raising 250 mln dlrs"."""
        # "Boost its 22 pct stake", "cut the 4 pct rate": the level that is changed, and not by how much.
        if movement_kind(word) == "verb" and self.words.lower[self.figure.first - 1] in _OWNED:
            return False
        if self.figure.kind in {"percent", "quantity"}:
            return True
        if self.figure.kind == "money":
            return not word.startswith("rais")
        return self.figure.kind == "count" and distance <= _NEAR and word not in word_list("takes_an_object")

    def _moves_by_particle(self, gap: list[str], at: int) -> bool:
        """Whether "up" or "down" says how something moved, "up 5 percent", and is not part of a verb: "end up with", "up to"."""
        if self.figure.bound == "up_to" and len(gap) - at - 1 <= _NEAR:
            return False
        between = gap[at + 1 :]
        is_near = all(word in word_list("function") or word in {"a", "by", "to", "from"} for word in between) and len(between) <= _NEAR + 1
        return is_near and not (at and gap[at - 1] in word_list("phrasal_verb"))

    def _stated(self, moves: str, gap: list[str], preposition: str | None) -> str:
        """Growth that slows is growth still: a rate of change takes its own sign."""
        is_rate = self.figure.kind == "percent" and preposition in _TOWARDS and "growth" in gap
        return "up" if is_rate and _reached(gap) is None else moves  # not "slid to a low of 2 pct"

    def _nominal(self) -> str | None:
        """The movement that the figure measures, named after it: "a nine pct decline", "£3.5bn higher", "14 pct below"."""
        stop = min(self.figure.last + _REACH_AFTER, self.following.first if self.following else self.words.size)
        if not states_movement(self.words.lower[self.figure.last : stop]):
            return None
        for at in range(self.figure.last, stop):
            word = self.words.lower[at]
            if found := change_word(word):
                moves, kind = found
                if kind == "comparison":
                    return moves if at == self.figure.last else None
                if kind == "adverb":
                    return moves if at <= self.figure.last + 1 and word not in _PARTICLES else None
                if kind in {"verb", "noun"} and not word.endswith(("ing", "ed")) and word not in word_list("past_only"):
                    self.end = at + 1
                    return None if is_booked_gain(self.words, at, self.figure.kind) else moves
            if word in word_list("phrase_end") or (self.words.kind[at] == "sign" and word not in {"-", "'"}):
                return None
        return None

    def _carried(self, between: list[str], preposition: str | None, last: Figure) -> Change | None:
        """What a figure takes over from those before it in its sentence."""
        figure = self.figure
        if last.movement == "none":
            return None
        if preposition in _TOWARDS and last.role in {"change_by", "change_from"}:
            return last.movement, "change_to"
        if between == ["or"]:
            return last.movement, last.role
        if self._is_listed(between, last):
            return last.movement, "change_by"
        if gapped := self._gapped(between):
            return gapped, "change_by"
        is_compared = set(between) & _COMPARES and last.kind == figure.kind == "percent" and "from" not in between
        return (last.movement, "change_by") if is_compared and (last.role == "change_by" or self._continues_growth(last)) else None

    def _is_listed(self, between: list[str], last: Figure) -> bool:
        return (
            bool(between)
            and between[0] in _LISTS
            and len(between) <= _LISTED
            and last.kind == self.figure.kind
            and last.role == "change_by"
        )

    def _continues_growth(self, last: Figure) -> bool:
        """ "a 3.2 pct rise, up from 2.7 pct though short of the 4.1 pct before": what is compared are rises."""
        return last.role == "change_from" and any(one.role == "change_by" and one.kind == "percent" for one in self.before)

    def _gapped(self, between: list[str]) -> str | None:
        """ "sales fell 6.1 pct to 3.4 billion and orders 11.7 pct": the verb is said once."""
        if self.figure.kind != "percent" or between[:1] not in (["and"], [","], ["while"], [";"]) or not 1 < len(between) <= _LISTED:
            return None
        if any(word in word_list("function") for word in between[1:]):
            return None
        return next((one.movement for one in reversed(self.before) if one.kind == "percent" and one.role == "change_by"), None)

    def _apposed(self) -> Change | None:
        """ "came to 2.4 mln people, up from 2.3 mln", "12.4 billion, a drop of 21 pct", "$640m, a $310m improvement"."""
        start, nearest = self.figure.last, self.following
        if nearest and is_conversion(self.words, self.figure, nearest):
            start, nearest = nearest.last, None
        stop = min(start + _REACH_APPOSITION, self.words.size)
        if _COMMAS.isdisjoint(self.words.lower[start:stop]):
            return None
        for at in range(start, stop):
            word = self.words.lower[at]
            if nearest and at >= nearest.first:
                return None
            if word in _COMMAS and at + 1 < stop and (told := self._after_comma(at + 1, nearest)):
                return told
            if word in word_list("clause_end"):
                return None
        return None

    def _passive(self) -> Change | None:
        """ "12,000 posts were added": what was done to the things counted."""
        start = max(self.figure.last, self.figure.phrase_last)
        if self.figure.kind != "count" or self.words.lower[start] not in _WERE:
            return None
        moved = next((word for word in self.words.lower[start + 1 : start + 3] if movement_kind(word) == "verb"), None)
        return (str(movement(moved)), "change_by") if moved else None

    def _after_comma(self, at: int, nearest: Figure | None) -> Change | None:
        word = self.words.lower[at]
        is_amount = word != "off" or (nearest is not None and nearest.first == at + 1)
        if word in _PARTICLES and is_amount and not _is_hyphened(self.words, at):
            return str(movement(word)), "change_to"
        if word not in {"a", "an"} or not nearest or not nearest.first - at <= _REACH_AFTER:
            return None
        near = [*self.words.lower[at + 1 : nearest.first], *self.words.lower[nearest.last : nearest.last + 2]]
        moves = next((word for word in near if movement_kind(word) in {"noun", "verb"}), None)
        return (str(movement(moves)), "change_to") if moves else None


def _is_hyphened(words: Tokens, at: int) -> bool:
    """Whether a hyphen ties a word to its neighbour: "pick-up", "take-over"."""
    return (words.text[at - 1] == "-" and not words.gap[at]) or (words.text[at + 1] == "-" and not words.gap[at + 1])


def _preposition(words: Tokens, start: int, first: int) -> str | None:
    """The preposition that governs the figure that begins at ``first``, past its article, bound and adjectives."""
    for at in range(first - 1, max(start, first - _REACH_PREPOSITION) - 1, -1):
        word = words.lower[at]
        if word == "of" and (reached := _reached(words.lower[start:first])):
            return reached
        if word in _PREPOSITIONS:
            return word
        if found := change_word(word):
            if found[1] != "comparison":
                return None
            continue
        is_skipped = word in word_list("function") or word in word_list("level_adjective") or word.endswith(("'s", "’s"))
        if words.kind[at] == "word" and not is_skipped:
            return None
    return None


def _reached(gap: list[str]) -> str | None:
    """The preposition of "to a total of", "at the level of": the amount is where it went, and not by how much."""
    words = gap[-_REACH_PREPOSITION:]
    if "of" not in words:
        return None
    at = len(words) - 1 - words[::-1].index("of")
    is_level = at > 0 and words[at - 1] in word_list("level_noun")
    towards = next((word for word in reversed(words[: at - 1]) if word in _TOWARDS), None) if is_level else None
    return None if towards == "at" and words[at - 1] == "rate" else towards  # "grew at a rate of 5 pct"


def _role(preposition: str | None, figure: Figure) -> str:
    if preposition in _TOWARDS:
        return "change_to"
    return "change_by" if preposition in {"by", "of", None} or figure.kind == "percent" else "change_to"
