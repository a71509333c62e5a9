"""The rules that read a figure's measure off its sentence, in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsledger.annotate.figures.measures.governor import governed
from newsledger.annotate.figures.measures.phrases import Phrase, named
from newsledger.annotate.figures.measures.reading import Context, Reading
from newsledger.annotate.figures.measures.tables import labelled
from newsledger.annotate.figures.measures.vocabulary import of_class

_SHARES = frozenset({"percent", "ratio"})
_BEYOND = frozenset({"below", "above", "under", "over", "higher", "lower", "short", "less", "more", "up", "down", "ahead"})
_RESULTS = frozenset({"profit", "income", "earning", "net", "loss"})
_PRICED = frozenset({"to.from", "continued", "carried", "clause", "subject"})
_CLAUSE = 12
_NEAR = 6
_COMPARED = 7


def read(context: Context) -> Reading | None:
    """The first reading that a rule finds."""
    reading = next((reading for rule in _RULES if (reading := rule(context))), None)
    return _as_price(context, reading) if reading and context.figure.kind == "money" else reading


def _as_price(context: Context, reading: Reading) -> Reading:
    """Money per share, barrel or ounce that something is at is its price, though the word is not said."""
    at = context.at + 1
    unit = context.sentence.lower(at + 1)
    if context.sentence.lower(at) not in {"per", "a", "an", "each", "the"} or unit not in of_class("priced") | of_class("stock"):
        return reading
    if unit == "share" and _RESULTS.intersection(reading.base.stems):
        name = "loss per share" if "loss" in reading.base.stems else "earnings per share"
        return Reading(named(name), "per.share", reading.score, reading.movement)
    if reading.movement or reading.rule not in _PRICED or of_class("charge").intersection(reading.base.stems):
        return reading
    base = reading.base
    if not base.text[-1].islower() or base.text.split(" ")[-1][0].isupper():
        return reading
    stems = (*base.stems, unit, "price")
    return Reading(Phrase(f"price of {base.text}", None, stems, "price"), "price", reading.score)


def conversion(context: Context) -> Reading | None:
    """The same amount in another unit: "$3.5bn (£1.87bn)"."""
    last, at = context.last, context.at - 1
    while context.sentence.tag(at) == "R":
        at -= 1
    if last and context.sentence.tag(at) == "(" and last[0] == at - 1:
        return last[2] if context.figure.kind == last[1].kind else Reading(last[2].base, "conversion", last[2].score)
    return None


def rank(context: Context) -> Reading | None:
    """ "the fourth largest", "45th among the states": the place of what the clause is about."""
    if context.figure.kind != "ordinal":
        return None
    following = context.sentence.lower(context.at + 1)
    if following.endswith("est") or following.split("-")[-1].endswith("est") or context.tag(1) == "i":
        base = context.clause_subject()
        return Reading(base, "rank", 0.6, "rank", link="of") if base else None
    return None


def own_noun(context: Context) -> Reading | None:
    """The noun that the figure stands before: "a 42 mln dlr surplus", "62,000 jobs", "a four pct decline in exports"."""
    sentence, at = context.sentence, context.after_figure()
    if sentence.lower(at) in _BEYOND and sentence.tag(at + 1) != "F":
        cue = sentence.cues[at]
        near = context.last and context.last[0] > context.at - _NEAR
        base = context.noun_before(context.at - 1) if context.tag(-1) == "N" else context.last[2].base if context.last and near else None
        base = base or context.clause_subject()
        compared = _comparison(context, at) if not (cue and cue.noun) else ""
        return Reading(base, "beyond", 0.65, cue.noun if cue else "", tail=compared) if base else None
    while (
        sentence.tag(at) in "RT"
        or sentence.lower(at) in of_class("periodic")
        or (sentence.tag(at) == "-" and context.figure.kind != "count")
    ):
        at += 1
    tag = sentence.tag(at)
    if tag == "M":
        return _movement_after(context, at)
    if sentence.lower(at) == "worth" and sentence.tag(at + 1) == "o":
        return _with_verb(context, context.noun_after(at + 2), "worth.of")
    if context.figure.kind == "percent" and sentence.lower(at) in of_class("hold"):
        return Reading(replace(named("stake"), code="finance.stake"), "held", 0.8)
    if tag not in "Ng" or (context.tag(1) == "T" and context.figure.kind != "count"):
        return None
    phrase = context.noun_after(at, joins=context.figure.kind == "count")
    if not phrase:
        return None
    if len(phrase.stems) == 1 and phrase.head in of_class("generic"):
        return None
    if phrase.head in of_class("bare"):
        return Reading(context.completed(phrase), "noun.after", 0.8)
    if context.figure.kind == "count":
        if phrase.head in of_class("portion") and (reading := governed(context)):
            return reading
        return Reading(_with_participle(context, at, phrase), "counted", 0.85)
    if context.figure.kind == "ratio":
        return Reading(_with_clause(context, at, phrase), "share.of", 0.75, "share", link="of")
    return Reading(phrase, "noun.after", 0.75)


def _comparison(context: Context, at: int) -> str:
    """What a figure is below or above: "18 pct below the level of a year ago"."""
    sentence, last = context.sentence, at
    while last - at < _COMPARED and sentence.tag(last + 1) in "NMDoTg":
        last += 1
    return sentence.text[sentence.spans[at][0] : sentence.spans[last][1]] if last > at else ""


def _movement_after(context: Context, at: int) -> Reading | None:
    sentence = context.sentence
    movement = sentence.lower(at)
    thing = context.noun_after(at + 2) if sentence.tag(at + 1) in "oi" else None
    if thing:
        return Reading(thing, "movement.after", 0.9, movement)
    base = context.last[2].base if context.last else context.clause_subject()
    return Reading(base, "movement.alone", 0.7, movement) if base else None


def _with_participle(context: Context, at: int, phrase: Phrase) -> Phrase:
    """ "12 people" that someone killed are "people killed"."""
    sentence = context.sentence
    index = context.at - 1
    while sentence.tag(index) in "RDg":
        index -= 1
    verb = index if sentence.tag(index) in "VC" else None
    if verb is None:
        index = at
        while sentence.tag(index) in "NMg&o" and index < at + 6:
            index += 1
        while sentence.tag(index) in "HBRW":
            index += 1
        verb = index if sentence.tag(index) in "VC" else None
    cue = sentence.cues[verb] if verb is not None else None
    lower = cue.lower if cue and cue.tag in "VvC" else ""
    if not cue or not lower.endswith(("ed", "cut", "lost", "sold", "built", "hurt", "sent", "hit", "won")):
        return phrase
    return Phrase(f"{phrase.text} {lower}", None, (*phrase.stems, cue.stem), phrase.head)


def _with_clause(context: Context, at: int, phrase: Phrase) -> Phrase:
    """What people polled say belongs to the measure: "3 in 10 voters say the country is on the right track"."""
    sentence = context.sentence
    while sentence.tag(at) in "NMgoiD&T":
        at += 1
    if sentence.tag(at) != "S":
        return phrase
    last = at
    while last + 1 < len(sentence.tags) and sentence.tag(last + 1) not in ",;:-()X" and last - at < _CLAUSE:
        last += 1
    said = sentence.text[sentence.spans[at][0] : sentence.spans[last][1]]
    return phrase.with_words("", said)


def share_of(context: Context) -> Reading | None:
    """A part of a whole: "27 per cent of the cost", "two-thirds of the land"."""
    after = context.after_figure()
    if context.sentence.tag(after) != "o" or context.figure.kind not in _SHARES:
        return None
    whole = context.noun_after(after + 1) or _those(context, after + 1)
    if not whole:
        return None
    owner = context.sentence.cues[context.before_figure()]
    if owner and owner.stem in of_class("hold"):
        return Reading(replace(whole, code="finance.stake"), "share.held", 0.8, "share", link="of")
    reading = governed(context)
    subject = reading.base if reading and reading.rule in {"subject", "noun.of", "to.from"} else None
    if reading and subject and subject is not context.carried():
        return Reading(subject, "share.of.subject", 0.7, tail=f"as share of {whole.text}")
    return Reading(_with_clause(context, after + 1, whole), "share.of", 0.75, "share", link="of")


def _those(context: Context, at: int) -> Phrase | None:
    """ "70 pct of those polled"."""
    words = [context.sentence.lower(at), context.sentence.lower(at + 1)]
    return named(" ".join(words)) if words[0] in {"those", "people"} and words[1] else None


def _with_verb(context: Context, phrase: Phrase | None, rule: str) -> Reading | None:
    """ "exported £16.9bn worth of goods": the verb's noun, of the thing."""
    if not phrase:
        return None
    index = context.before_figure()
    cue = context.sentence.cues[index] if index >= 0 else None
    noun = cue.noun if cue and context.sentence.tag(index) == "V" else ""
    if not noun:
        return Reading(phrase, rule, 0.7)
    return Reading(named(noun).joined("of", phrase), rule, 0.8)


def same_again(context: Context) -> Reading | None:
    """The next of a list, with a part of its own: "falls of 17 pct in machinery and 21 pct in fuels"."""
    last = context.last
    if not last or context.tag(1) != "i" or context.sentence.tag(context.before_figure()) not in "&,":
        return None
    if last[1].unit != context.figure.unit or context.sentence.lower(last[0] + 1) != context.sentence.lower(context.at + 1):
        return None
    thing = context.noun_after(context.at + 2)
    return Reading(thing, "same.again", 0.7, last[2].movement, last[2].link) if thing else None


def thing_of(context: Context) -> Reading | None:
    """ "two mln tonnes of grain", "5 billion dlrs in aid": what it is an amount of."""
    if context.figure.kind in _SHARES or context.tag(1) not in "oi":
        return None
    return _with_verb(context, context.noun_after(context.at + 2), "amount.of")


def continued(context: Context) -> Reading | None:
    """A figure compared with the one before, or next to it in a list: "against 736 mln", "from 2.3", "and 543 mln a year ago"."""
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
    return Reading(base, "clause", 0.4) if base else None


_RULES: tuple[Callable[[Context], Reading | None], ...] = (
    labelled,
    conversion,
    rank,
    own_noun,
    share_of,
    same_again,
    governed,
    thing_of,
    continued,
    fallback,
)
