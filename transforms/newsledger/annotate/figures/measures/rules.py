"""The rules that read a figure's measure off its sentence, in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable

from newsledger.annotate.figures.measures.following import beyond, own_noun, share_of, thing_of
from newsledger.annotate.figures.measures.governor import governed
from newsledger.annotate.figures.measures.phrases import Phrase, named
from newsledger.annotate.figures.measures.reading import Context, Reading
from newsledger.annotate.figures.measures.tables import labelled
from newsledger.annotate.figures.measures.vocabulary import of_class

_RESULTS = frozenset({"profit", "income", "earning", "net", "loss", "losse"})
# In results these are so much a share and have no price.
_ENTRIES = frozenset({"gain", "credit", "charge", "writedown", "writeoff", "provision", "tax", "benefit", "item", "carryforward"})
_PRICED = frozenset({"to.from", "continued", "carried", "clause", "subject"})


def read(context: Context) -> Reading | None:
    """The first reading that a rule finds."""
    for rule in _RULES:
        if reading := rule(context):
            return _as_price(context, reading) if context.figure.kind == "money" else reading
    return None


def _as_price(context: Context, reading: Reading) -> Reading:
    """Money per share, barrel or ounce that something is at is its price, though the word is not said."""
    at = context.at + 1
    unit = context.sentence.cues[at + 1].lower
    if context.sentence.cues[at].lower not in {"per", "a", "an", "each", "the"} or unit not in of_class("priced", "stock"):
        return reading
    if unit == "share" and _RESULTS.intersection(reading.base.stems):
        name = "loss per share" if "loss" in reading.base.stems else "earnings per share"
        return Reading(named(name), "per.share", reading.score, reading.movement)
    if (
        reading.movement
        or reading.rule not in _PRICED
        or not _ENTRIES.isdisjoint(reading.base.stems)
        or of_class("charge").intersection(reading.base.stems)
    ):
        return reading
    base = reading.base
    if not base.text[-1].islower() or base.text.split(" ")[-1][0].isupper():
        return reading
    stems = (*base.stems, unit, "price")
    return Reading(Phrase(f"price of {base.text}", None, stems, "price"), "price", reading.score)


def conversion(context: Context) -> Reading | None:
    """The same amount in another unit: "$3.5bn (£1.87bn)"."""
    last, at = context.last, context.at - 1
    if not last:
        return None
    while context.sentence.tags[at] == "R":
        at -= 1
    if context.sentence.tags[at] != "(" or last[0] != at - 1:
        return None
    return last[2] if context.figure.kind == last[1].kind else Reading(last[2].base, "conversion", last[2].score)


def rank(context: Context) -> Reading | None:
    """ "the fourth largest", "45th among the states": the place of what the clause is about."""
    if context.figure.kind != "ordinal":
        return None
    following = context.sentence.cues[context.at + 1].lower
    if following.endswith("est") or following.split("-")[-1].endswith("est") or context.tag(1) == "i":
        base = context.clause_subject()
        return Reading(base, "rank", 0.6, "rank", link="of") if base else None
    return None


def same_again(context: Context) -> Reading | None:
    """The next of a list, with a part of its own: "falls of 9 pct in timber and 12 pct in pulp"."""
    last = context.last
    if not last or context.tag(1) != "i" or context.sentence.tags[context.before] not in "&,":
        return None
    if last[1].unit != context.figure.unit or context.sentence.cues[last[0] + 1].lower != context.sentence.cues[context.at + 1].lower:
        return None
    thing = context.noun_after(context.at + 2)
    return Reading(thing, "same.again", 0.7, last[2].movement, last[2].link) if thing else None


def continued(context: Context) -> Reading | None:
    """A figure compared with the one before, or next to it in a list: "against 736 mln", "from 2.3", "and 610 mln a year ago"."""
    last = context.last[2] if context.last else None
    if last and context.last:
        score = last.score * 0.9
        if context.last[1].unit == context.figure.unit:
            return Reading(last.base, "continued", score, last.movement, last.link, last.tail)
        is_held = context.figure.kind == "percent" and last.base.head in of_class("stock")
        return Reading(last.base, "continued", score * 0.8, "share" if is_held else "", link="of")
    if context.memory and context.tag(-1) in "tK":
        return Reading(context.memory.base, "carried", 0.5)
    return None


def fallback(context: Context) -> Reading | None:
    """The subject of the clause, when nothing nearer is named."""
    base = context.clause_subject()
    # A bare name is who did it, not what is measured.
    return Reading(base, "clause", 0.4) if base and any(word[:1].islower() for word in base.text.split(" ")) else None


_RULES: tuple[Callable[[Context], Reading | None], ...] = (
    labelled,
    conversion,
    rank,
    beyond,
    own_noun,
    share_of,
    same_again,
    governed,
    thing_of,
    continued,
    fallback,
)
