import re
from re import _constants as kinds
from re import _parser as parser

import pytest

from newsledger.extract.cue_rules import CUES
from newsledger.extract.cue_words import WORDS, folded


@pytest.mark.parametrize("cue", [cue for cue in CUES if cue.rule in WORDS], ids=lambda cue: cue.rule)
def test_no_line_answers_to_a_cue_without_one_of_its_words(cue):
    assert needs_one_of(cue.find.__self__.pattern, WORDS[cue.rule])


def test_words_are_those_of_cues():
    assert set(WORDS) <= {cue.rule for cue in CUES}


def test_a_word_left_out_of_a_cues_words_is_found_out():
    assert needs_one_of("free (?:for|trial) now|then at", ("for", "trial", "then"))
    assert not needs_one_of("free (?:for|trial) now|then at", ("for", "then"))
    assert not needs_one_of("(?:free )?trial", ("free",))


@pytest.mark.parametrize("letter", ["ı", "İ", "ſ", "K"])  # dotless i, dotted I, long s, the sign of kelvin
def test_letters_that_regular_expressions_take_for_others_are_folded(letter):
    assert re.fullmatch(folded(letter), letter, re.IGNORECASE)
    assert folded(letter) in {"i", "s", "k"}


def needs_one_of(pattern, words):
    """Whether every match of ``pattern`` holds one of ``words``, by its parse tree; may say no where a closer look would say yes."""
    return _of_sequence(parser.parse(pattern, re.IGNORECASE), words)


def _of_sequence(parts, words):
    literal = ""
    for kind, value in parts:
        literal = literal + chr(value).lower() if kind is kinds.LITERAL else literal if kind is kinds.AT else ""
        if any(word in literal for word in words) or _of_part(kind, value, words):
            return True
    return False


def _of_part(kind, value, words):
    if kind is kinds.SUBPATTERN:
        return _of_sequence(value[3], words)
    if kind is kinds.BRANCH:
        return all(_of_sequence(branch, words) for branch in value[1])
    return kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT} and value[0] > 0 and _of_sequence(value[2], words)
