"""Lines of figures under a label: "Shr 34 cts vs 29 cts", "Net loss 2.4 mln vs profit 880,000"."""

from __future__ import annotations

from newsledger.annotate.figures.measures.phrases import Phrase
from newsledger.annotate.figures.measures.reading import Context, Reading
from newsledger.annotate.figures.measures.vocabulary import label_ends, labels

_LONGEST = 4
_SIGNS = frozenset({"loss", "profit", "gain", "deficit"})


def labelled(context: Context) -> Reading | None:
    """The measure that the label of the figure's line stands for."""
    sentence, at = context.sentence, context.at
    # Far into a sentence only a figure beside a "vs" can have a label.
    if at > _LONGEST + 1 and "K" not in sentence.tags[at - 2 : at + 2]:
        return None
    sign = sentence.cues[at - 1].lower if sentence.cues[at - 1].lower in _SIGNS else ""
    index = at - 1 - bool(sign)
    if sentence.tags[index] == "K" and sentence.tags[index - 1] == "F":
        index -= 2
        index -= sentence.cues[index].lower in _SIGNS
    elif sentence.tags[at + 1] != "K" and index >= _LONGEST:
        return None
    before = [sentence.cues[at].lower for at in range(max(0, index + 1 - _LONGEST), index + 1)]
    # Most figures have no label: a line without a word that ends one needs no closer look.
    if label_ends().isdisjoint((*before, sign)):
        return None
    for size in range(len(before), 0, -1):
        words = " ".join(before[-size:])
        known = labels().get(f"{words} {sign}".strip()) or labels().get(words)
        if known and (sentence.tags[at + 1] == "K" or index - size < 0 or sentence.tags[at - 1 - bool(sign)] == "K"):
            return Reading(Phrase(known[0], None, tuple(known[0].split()), "", known[1]), "label", 0.95)
    return None
