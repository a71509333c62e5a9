"""Lines that are not the article: offers, navigation, captions, legal notes; recognised by what publishers have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from newsledger.extract.cue_rules import CUES, Cue
from newsledger.extract.cue_words import WORDS, folded
from newsledger.extract.lines import is_sentence, word_count

_SIGN_OFF = re.compile(
    r"^\(? ?(?:additional |with |further )?(?:report(?:ing|ed)|writing|written|edit(?:ing|ed)|compiled|inputs?) (?:by|from)\b"
    r"|^\(?(?:with )?(?:agency )?inputs? from\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*[•●▪■◦‣·*►➤✓✔]\s*")
_FOOTNOTE = re.compile(r"^\s*\*\s?\S")
_LOOKED_AT = 600
_TRIED = tuple((cue, WORDS.get(cue.rule, ())) for cue in CUES)


def find_cue(line: str) -> Cue | None:
    """The first cue that ``line`` answers to, if any. Only its first 600 characters are looked at."""
    words, begun = word_count(line[: 2 * _LOOKED_AT]), line[:_LOOKED_AT]
    found = _answered(begun, words)
    if not found:
        return None
    strong = next((cue for cue in found if not cue.weak), None)
    # Two weak cues are enough, or one in a footnote or in a line that is no sentence.
    if strong or len(found) > 1 or _FOOTNOTE.match(line) or not is_sentence(line):
        return strong or next(iter(found), None)
    return None


# Whether a text is a whole page is asked first, and then what each of its lines is.
@lru_cache(maxsize=2048)
def _answered(line: str, words: int) -> tuple[Cue, ...]:
    written, found = folded(line), []
    for cue, needed in _TRIED:
        if words > cue.most_words:
            continue
        for word in needed:
            if word in written:
                break
        else:
            if needed:
                continue
        if cue.find(line):
            found.append(cue)
    return tuple(found)


def is_sign_off(line: str) -> bool:
    """Whether ``line`` credits those who reported or edited, as at the end of a wire story."""
    return bool(_SIGN_OFF.match(line)) and word_count(line) <= 40


def is_bullet(line: str) -> bool:
    """Whether a bullet opens ``line``."""
    return bool(_BULLET.match(line))
