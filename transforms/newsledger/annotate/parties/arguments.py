"""The names round the head of a measure, each with the cue that ties it: before it, or a preposition."""

from __future__ import annotations

from newsledger.annotate.parties.cues import PREPOSITIONS, all_heads
from newsledger.annotate.parties.sentence import BOTH, COMMA, EDGE, FIGURE, NAME, SELF, WORD, Sentence
from newsledger.reference.word_lists import word_list

_NEAR = 6
_NEAR_WHOLE = 3
_AFTER_FIGURE = 4
_INTO = 4
# Tokens behind head and figure that may still name a party.
_TAIL = 40
_BEFORE_WHICH = 5
_ITS = frozenset({"its", "their", "our"})
_GOVERNED = 4
# A name, "the two countries" or "its", by token.
Argument = int


def head_of(sentence: Sentence, figure: int, heads: frozenset[str], phrase: tuple[int, int] | None) -> int | None:
    """The token that heads the figure's measure: within its phrase, right behind the figure, else the last before it."""
    if phrase:
        inside = [at for at, start in enumerate(sentence.starts) if phrase[0] <= start < phrase[1]]
        named = [at for at in inside if sentence.words[at] in heads]
        if named or not heads:
            return named[0] if named else _head_word(sentence, inside)
    for search in (_behind, _last_before, _first_behind):
        found = search(sentence, figure, heads)
        if found is not None:
            return found
    return None


def _head_word(sentence: Sentence, inside: list[int]) -> int | None:
    """The last word of a phrase before its preposition."""
    for no, at in enumerate(inside[1:], start=1):
        if sentence.words[at] in PREPOSITIONS:
            return inside[no - 1]
    return inside[-1] if inside else None


def _behind(sentence: Sentence, figure: int, heads: frozenset[str]) -> int | None:
    for at in range(figure + 1, min(figure + 1 + _AFTER_FIGURE, len(sentence.tags))):
        if sentence.words[at] in heads:
            return at
        if sentence.tags[at] not in {WORD, NAME} or sentence.words[at] in PREPOSITIONS or sentence.words[at] in word_list("party_stop"):
            return None
    return None


def _last_before(sentence: Sentence, figure: int, heads: frozenset[str]) -> int | None:
    return next((at for at in range(figure - 1, -1, -1) if sentence.words[at] in heads and sentence.tags[at] == WORD), None)


def _first_behind(sentence: Sentence, figure: int, heads: frozenset[str]) -> int | None:
    for at in range(figure + 1, len(sentence.tags)):
        if sentence.words[at] in heads:
            return at
        if sentence.tags[at] in {FIGURE, EDGE}:
            return None
    return None


def owner_of(sentence: Sentence, head: int) -> list[Argument]:
    """The names that stand right before the head: "Japan's car exports", "the U.S.-Japan trade", "its 5 billion dlr surplus"."""
    at, is_joined = head - 1, False
    while at >= 0 and head - at <= _NEAR:
        if sentence.tags[at] in {NAME, SELF, BOTH}:
            # "Taiwan's textile and apparel exports", but not "demand from Japan and exports".
            return _with_other(sentence, at) if not is_joined or at in sentence.owners else []
        is_joined = is_joined or sentence.words[at] == "and"
        if sentence.tags[at] not in {WORD, FIGURE} or sentence.words[at] in PREPOSITIONS or sentence.words[at] in word_list("party_stop"):
            return []
        at -= 1
    return []


def is_of_all(sentence: Sentence, head: int) -> bool:
    """Whether the head is the world's: "global military spending"."""
    return not word_list("party_whole").isdisjoint(sentence.words[max(0, head - _NEAR_WHOLE) : head]) and not owner_of(sentence, head)


def _with_other(sentence: Sentence, at: int) -> list[Argument]:
    """With the name joined to it: "Japan and Russia's trade", "China, Taiwan trade"."""
    before = at - 1
    if before > 0 and (sentence.tags[before] == COMMA or sentence.words[before] == "and"):
        before -= 1
    is_pair = before >= 0 and sentence.tags[before] == NAME == sentence.tags[at] and before not in sentence.owners
    return [before, at] if is_pair else [at]


def behind(sentence: Sentence, head: int, figure: int, own: frozenset[str]) -> dict[str, list[Argument]]:
    """The names by preposition behind the head, as they hold at the figure: of two for one preposition, the nearer one's.

    ``own`` are the words that may head the measure: any other head behind the figure has names of its own.
    """
    found: dict[str, list[Argument]] = {}
    crossed, at = False, head + 1
    while at < min(len(sentence.tags), max(head, figure) + _TAIL):
        tag, word = sentence.tags[at], sentence.words[at]
        is_object = tag == FIGURE and sentence.words[at - 1] in PREPOSITIONS and at > head
        if at > figure and tag in {EDGE, FIGURE, COMMA} and not is_object:
            break
        if tag == EDGE and at > head and not _resumes(sentence, at, figure):
            break
        if tag == FIGURE and at != figure:
            if at > max(figure, head) and not is_object:
                break
            crossed = True
        if tag == WORD and word in all_heads() - own and at > max(head + 1, figure):
            break
        # "Imports rose to a third of U.S. demand".
        is_share = word == "of" and at > figure > head
        if word in PREPOSITIONS and not is_share and (names := _named_after(sentence, at)):
            if word not in found or (crossed and at < figure) or at == figure + 1:
                found[word] = names
            at = names[-1]
        at += 1
    return found


def _resumes(sentence: Sentence, at: int, figure: int) -> bool:
    """An aside in brackets or dashes before the figure ends no clause."""
    return at < figure and sentence.words[at] in {"(", ")", "--"}


def _named_after(sentence: Sentence, at: int) -> list[Argument]:
    """The names that a preposition governs: "to Hong Kong and Macao", "of Japanese cars", "in Chile's Codelco"."""
    owner: list[Argument] = []
    for place in range(at + 1, min(at + 1 + _INTO, len(sentence.tags))):
        tag = sentence.tags[place]
        if tag in {NAME, SELF, BOTH} and place not in sentence.owners:
            return _listed(sentence, place)
        if tag not in {WORD, NAME, SELF} or sentence.words[place] in PREPOSITIONS:
            break
        owner = owner or ([place] if tag == NAME else [])
    # "In Chile's mines" is in Chile, but "to the country's output" is to no country.
    return owner if sentence.words[at] == "in" else []


def _listed(sentence: Sentence, place: int) -> list[Argument]:
    found = [place]
    while True:
        following = place + 1
        while following < len(sentence.tags) and (sentence.tags[following] == COMMA or sentence.words[following] in {"and", "the", "or"}):
            following += 1
        if following == place + 1 or following >= len(sentence.tags) or sentence.tags[following] != NAME:
            return found
        place = following
        found.append(place)


def subject_of(sentence: Sentence, head: int, figure: int) -> Argument | None:
    """The first name of the clause that no preposition governs, or what a relative clause is of: "Poland, which has a debt of"."""
    last = min(head, figure)
    edge = next((at for at in range(last, -1, -1) if sentence.tags[at] == EDGE), -1)
    for at in range(edge + 1, last):
        is_name = sentence.tags[at] == NAME or (sentence.tags[at] == SELF and at not in sentence.owners and sentence.words[at] not in _ITS)
        if is_name and not is_governed(sentence, at):
            return at
    return named_by_relative(sentence, edge) if head > edge else None


def named_by_relative(sentence: Sentence, edge: int) -> Argument | None:
    """The name before "which" or "who": "Siemens AG <SIEG.F>, which hopes to take a stake"."""
    if edge < 1 or sentence.words[edge] not in {"which", "who"}:
        return None
    return next((at for at in range(edge - 1, max(-1, edge - _BEFORE_WHICH), -1) if sentence.tags[at] == NAME), None)


def relative_edge(sentence: Sentence, at: int) -> int:
    """Where the clause of a token begins with "which" or "who", no other name between; -1 where it does not."""
    for place in range(at - 1, -1, -1):
        if sentence.tags[place] == EDGE:
            return place if sentence.words[place] in {"which", "who"} else -1
        if sentence.tags[place] == NAME:
            return -1
    return -1


def after_head(sentence: Sentence, head: int) -> Argument | None:
    """The subject of a clause that follows the head without a pronoun: "the tariffs it imposed"."""
    at = head + 1
    is_name = at < len(sentence.tags) and sentence.tags[at] in {NAME, SELF} and at not in sentence.owners
    return at if is_name and sentence.words[at] not in _ITS else None


def given_to(sentence: Sentence, figure: int) -> Argument | None:
    """The name between a verb of giving and the figure: "granted Argentina a 500 million dollar loan"."""
    for at in range(figure - 1, max(0, figure - _NEAR), -1):
        if sentence.tags[at] in {NAME, SELF}:
            return at if sentence.words[at - 1] in word_list("party_give") else None
        if sentence.tags[at] != WORD or sentence.words[at] in PREPOSITIONS:
            return None
    return None


def fronted(sentence: Sentence, head: int) -> tuple[str, Argument] | None:
    """The name that a preposition puts before the head: "For the UK, defence spending", "with Canada the deficit"."""
    low = next((at + 1 for at in range(head, -1, -1) if sentence.tags[at] == EDGE), 0)
    first = low + 1 + (sentence.words[low + 1 : low + 2] == ["the"])
    if sentence.words[low] in PREPOSITIONS and first < head - 1 and sentence.tags[first] == NAME and first not in sentence.owners:
        return sentence.words[low], first
    at = head - 1
    while at >= 0 and sentence.tags[at] in {WORD, COMMA, SELF} and sentence.words[at] not in PREPOSITIONS and head - at <= _NEAR:
        at -= 1
    if at < 1 or sentence.tags[at] != NAME or at == head - 1:
        return None
    before = at - 1 - (sentence.words[at - 1] == "the")
    return (sentence.words[before], at) if before >= 0 and sentence.words[before] in PREPOSITIONS else None


def joined_with(sentence: Sentence, at: Argument) -> list[Argument]:
    """The name and the one joined to it: "India and Russia set a target"."""
    is_joined = at + 2 < len(sentence.tags) and sentence.words[at + 1] == "and" and sentence.tags[at] == NAME == sentence.tags[at + 2]
    return [at, at + 2] if is_joined else [at]


def both_before(sentence: Sentence, head: int) -> Argument | None:
    """ "The two countries" that stand before the head."""
    return next((at for at in range(head - 1, -1, -1) if sentence.tags[at] == BOTH), None)


def is_governed(sentence: Sentence, at: int) -> bool:
    """Whether a preposition leads to the token, over an article and adjectives but no time: "in February Japan"."""
    place = at - 1
    while place >= 0 and at - place <= _GOVERNED and (sentence.tags[place] == WORD or place in sentence.owners):
        word = sentence.words[place]
        if word in PREPOSITIONS or word in word_list("party_lead"):
            return True
        if word[0].isdigit() or word in word_list("party_time"):
            return False
        place -= 1
    return False
