"""What stands before a figure and makes it a figure of something: "a deficit of", "exports rose", "fell to", "spent"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsledger.annotate.figures.measures.phrases import Phrase, named
from newsledger.annotate.figures.measures.reading import REACH, Context, Reading
from newsledger.annotate.figures.measures.sentence import BUYS
from newsledger.annotate.figures.measures.vocabulary import of_class

_OWNED = frozenset({"its", "their", "his", "her", "our"})
# What a bond or a deposit does: "a bond paying 7 pct".
_BEARING = frozenset({"paying", "bearing", "carrying"})
_RESULTS = frozenset({"profit", "income", "earning", "net", "loss", "dividend"})
# "A profit of 2 mln on sales of 9 mln": the amount after these is theirs, not of what stands before "on".
_FORECASTS = frozenset({"forecast", "estimate", "projection", "prediction", "outlook"})
_FOR = frozenset({"for", "of"})
_TAKINGS = frozenset({"sale", "revenue", "turnover"})


def governed(context: Context) -> Reading | None:
    """What the verb, noun or preposition before the figure makes of it."""
    index = context.before
    tag, last = context.sentence.tags[index], context.last
    if context.sentence.cues[index].lower == "making" and last and last[1].unit == context.figure.unit:
        # "Final dividend 6p, making 9p": the whole of which the last was a part.
        return Reading(last[2].base, "continued", last[2].score)
    if rule := _BY_TAG.get(tag):
        return rule(context, index)
    is_aside = tag == "," and not last and context.figure.kind in {"money", "quantity", "percent"}
    if (tag in "-:" or is_aside) and context.sentence.tags[index - 1] in "NM":
        base = context.noun_before(index - 1)
        return Reading(base, "apposition", 0.7) if base else None
    return None


def _subject(context: Context, index: int) -> Reading | None:
    base = context.subject(index)
    return Reading(base, "subject", 0.85) if base else None


def _noun_of(context: Context, index: int) -> Reading | None:
    """ "a deficit of 3 billion", "falls of 9 pct in timber", "a drop of 21 pct"."""
    sentence = context.sentence
    noun = index - 1
    if sentence.tags[noun] == "M" and sentence.tags[noun - 1] != "N":
        base = _part(context) or (context.last[2].base if context.last else None) or context.clause_subject()
        return Reading(base, "movement.of", 0.85, sentence.cues[noun].lower) if base else _growth(context, noun)
    phrase = context.noun_before(noun)
    if not phrase:
        return None
    nearest = context.nearest_noun(noun)
    if nearest and "on" in phrase.stems and nearest.head in _TAKINGS:
        phrase = nearest
    if sentence.tags[noun] == "M" and phrase.stems[0] in of_class("periodic"):
        base = context.last[2].base if context.last else context.clause_subject()
        return Reading(base, "movement.of", 0.75, sentence.cues[noun].lower) if base else None
    if phrase.head in of_class("generic") or phrase.head in of_class("amount"):
        start = noun
        while sentence.tags[start] in "NgTRD":
            start -= 1
        if sentence.tags[start] == "t" and (moved := _to_from(context, start, is_amount=True)):
            return moved
    if phrase.head in of_class("bare"):
        if part := _part(context):
            link = sentence.cues[context.at + 1].lower
            return Reading(phrase.joined(link, part), "noun.of", 0.85)
        return Reading(context.completed(phrase), "noun.of", 0.85)
    return Reading(phrase, "noun.of", 0.85)


def _growth(context: Context, noun: int) -> Reading | None:
    """ "Growth of two percent" that nobody says of what is growth all the same."""
    word = context.sentence.cues[noun].lower
    return Reading(named(word), "noun.of", 0.6) if word == "growth" else None


def _paid_for(context: Context, index: int) -> Reading | None:
    """ "Bought the unit for 9 mln", "the sale of its shares to a bank for 9 mln": what it went for."""
    sentence = context.sentence
    if sentence.cues[index].lower != "for" or context.figure.kind != "money":
        return None
    for verb in range(index - 1, max(-1, index - REACH), -1):
        tag, cue = sentence.tags[verb], sentence.cues[verb]
        if tag in "X;SF":
            return None
        if cue.lower in _TRADED and not (cue.lower in _DEALS and sentence.tags[verb + 1] != "o"):
            at = verb + 1 + (sentence.tags[verb + 1] == "o")
            thing = context.noun_after(at)
            return Reading(_price_of(thing, _TRADED[cue.lower], sentence.cues[at].lower), "paid.for", 0.7) if thing else None
    return None


def _price_of(thing: Phrase, price: str, owner: str) -> Phrase:
    """What is paid for a business or a part of one is a measure of its own: a name, or words for it; a house has but a price."""
    if _BUSINESS.isdisjoint(thing.stems) and thing.text.islower():
        return named("price").joined("of", thing)
    is_own = owner in _OWNED or not _BUSINESS.isdisjoint(thing.stems)
    code = "finance.divestiture" if price == "sale price" and is_own else ""
    return replace(named(price).joined("of", thing), code=code)


def _part(context: Context) -> Phrase | None:
    """What follows in "a fall of 9 pct in timber"."""
    return context.noun_after(context.at + 2) if context.tag(1) == "i" else None


def _moved(context: Context, index: int) -> Reading | None:
    """ "exports rose 12 pct", "coffee prices, up 1.6 pct", "to 5.1 billion, down 8 pct"."""
    sentence = context.sentence
    cue = sentence.cues[index]
    if cue.noun == "increase" and context.figure.kind == "money" and set(sentence.tags[index + 1 : context.at]) <= {"R"}:
        return Reading(named("money raised"), "verb.noun", 0.7)
    base = _mover(context, index)
    return Reading(base, "moved", 0.9, cue.noun) if base else None


def _mover(context: Context, index: int) -> Phrase | None:
    """Who rises: the subject, the noun before the comma, or what the figure before was of."""
    sentence = context.sentence
    if sentence.tags[index] == "U" and sentence.tags[index - 1] in ",-(T":
        back = index - 1
        while sentence.tags[back] in ",-(T":
            back -= 1
        if sentence.tags[back] in "NM" and not (context.last and context.last[0] > back - 4):
            return context.noun_before(back)
        return context.last[2].base if context.last else context.clause_subject()
    return context.subject(index)


def _to_from(context: Context, index: int, *, is_amount: bool = False) -> Reading | None:
    """The end, the start or the amount of a change: "fell 3.8 pct to 6.1 billion from 6.3 billion"."""
    sentence, last = context.sentence, context.last
    is_amount = is_amount or sentence.cues[index].lower == "by"
    if last and not is_amount and all(sentence.tags[at] in "TtRgDoP(),K" for at in range(last[0] + 1, index)):
        return Reading(last[2].base, "to.from", 0.8)
    near = sentence.tags[index - 1]
    if last and near in "VCE" and sentence.tags[index - 2] == "(":
        return Reading(last[2].base, "to.from", 0.8)
    if near in "NM" and not is_amount and (base := _object_before(context, index - 1)):
        return Reading(base, "to.from", 0.8)
    if sentence.cues[index - 1].lower == "priced" and not is_amount:
        return _priced(context, index - 1)
    for verb in range(index - 1, max(-1, index - REACH), -1):
        tag = sentence.tags[verb]
        if thing := _forecast_thing(context, verb) or _revised_thing(context, verb, index):
            return Reading(thing, "to.from", 0.8)
        if tag in "CUBSV":
            return _changed_by(context, verb, index, is_amount=is_amount)
        if tag == "M" and sentence.tags[verb + 1] in "oi":
            base = context.noun_after(verb + 2)
            return Reading(base, "to.from", 0.75) if base else None
        if tag in "X;" or (tag in "&," and last and verb > last[0]):
            break
    if near in "NM" and last and (base := context.noun_before(index - 1)):
        return Reading(base, "elided", 0.75)
    if near in "NM" and (base := context.nearest_noun(index - 1)):
        return Reading(base, "beside", 0.6)
    return None


def _changed_by(context: Context, verb: int, index: int, *, is_amount: bool) -> Reading | None:
    base = _object(context, verb, index) or (_mover(context, verb) if context.sentence.tags[verb] in "CU" else context.subject(verb))
    return Reading(base, "to.from", 0.8, context.sentence.cues[verb].noun if is_amount else "") if base else None


def _revised_thing(context: Context, verb: int, index: int) -> Phrase | None:
    """ "Revised" mostly describes a figure; before "its target" it is a verb."""
    is_verb = context.sentence.cues[verb].lower == "revised" and context.sentence.tags[verb + 1] == "D"
    return _object(context, verb, index) if is_verb else None


def _priced(context: Context, verb: int) -> Reading | None:
    """ "The plotter is priced at 5,400", "a bond priced at 102 pct"."""
    if context.figure.kind == "percent":
        return Reading(named("bond price"), "price", 0.8)
    base = context.subject(verb)
    return Reading(named("price").joined("of", base), "price", 0.8) if base else None


def _object_before(context: Context, index: int) -> Phrase | None:
    """ "a fall in inflation to two pct": the thing named between the movement and the preposition."""
    sentence = context.sentence
    while sentence.tags[index] in "NMgoiD":
        if sentence.tags[index] == "M" and sentence.tags[index + 1] in "oi":
            return context.noun_after(index + 2)
        index -= 1
    return None


def _object(context: Context, verb: int, end: int) -> Phrase | None:
    """ "cut its rate to 5 pct", "keep sales constant at": what stands between a verb and the preposition."""
    sentence, start = context.sentence, verb + 1
    while sentence.tags[start] in "DR" and start < end:
        start += 1
    if start < end and sentence.tags[start] in "NMg":
        return context.noun_after(start)
    is_own = sentence.cues[start - 1].lower in _OWNED
    while sentence.tags[start] == "T" and start < end:
        start += 1
    phrase = context.noun_after(start) if start < end and sentence.tags[start] in "NMg" else None
    # "Its 1987 earnings", "1986 capital spending"; "the 1985/86 crop" is that of what was named before.
    return phrase if phrase and (is_own or len(phrase.stems) > 1 or phrase.head in _RESULTS) else None


def _forecast_thing(context: Context, at: int) -> Phrase | None:
    """ "Raised its forecast for Chinese growth to": the growth is 5 per cent, and not the forecast."""
    if context.sentence.cues[at].stem not in _FORECASTS:
        return None
    is_noun = context.sentence.tags[at - 1] in "DTg" and context.sentence.cues[at + 1].lower in _FOR
    return context.noun_after(at + 2 + (context.sentence.tags[at + 2] == "D")) if is_noun else None


def _done(context: Context, index: int) -> Reading | None:
    """ "spent $640bn on defence", "imported £11.5bn"; else what the money is for: "provides 5 mln for schools"."""
    cue = context.sentence.cues[index]
    if cue.lower in _BEARING and context.figure.kind == "percent":
        return Reading(named("interest rate"), "verb.noun", 0.7)
    noun, at = cue.noun, context.at + 1
    if cue.stem in BUYS and context.sentence.cues[index + 1].lower == "back":
        noun = "share buyback"
    while context.sentence.tags[at] in "TR":
        at += 1
    link = context.sentence.cues[at].lower
    start = at + 1 + (link == "of" and context.sentence.tags[at + 1] == "F")
    thing = context.noun_after(start) if context.sentence.tags[at] in "iot" and link not in {"by", "at"} else None
    if noun and thing:
        return Reading(named(noun).joined(link, thing), "verb.noun", 0.75)
    if noun:
        subject = context.subject(index)
        whose = subject if subject and subject is not context.carried() else None
        return Reading(whose.with_head(noun) if whose else named(noun), "verb.noun", 0.7)
    return Reading(thing, "verb.object", 0.6) if thing else None


def _adjacent(context: Context, index: int) -> Reading | None:
    """A noun right before the figure: "imports 24.4 pct" leaves the change to the clause before, "cut emissions 42 pct" has its own."""
    base = context.noun_before(index)
    if not base:
        return None
    start = index
    while context.sentence.tags[start] in "NMgoiDT":
        start -= 1
    cue = context.sentence.cues[start]
    if context.sentence.tags[start] == "C":
        return Reading(base, "adjacent", 0.75, cue.noun)
    if context.sentence.tags[start] == "V" and (done := _done(context, start)):
        return done
    same = context.last and context.last[1].kind == context.figure.kind == "percent"
    return Reading(base, "adjacent", 0.65, context.last[2].movement if same and context.last else "")


_BUSINESS = frozenset(
    {
        *("unit", "division", "subsidiary", "company", "business", "stake", "share", "stock", "interest", "operation", "plant", "station"),
        *("asset", "firm", "chain", "group", "bank", "rest", "remainder", "outstanding", "store", "venture", "affiliate"),
    }
)
# As nouns alone: "the acquisition of the unit", but "an acquisition bid".
_DEALS = frozenset({"acquisition", "sale"})
_TRADED = dict.fromkeys(("buy", "buys", "buying", "bought", "acquire", "acquires", "acquired", "acquiring"), "purchase price")
_TRADED |= dict.fromkeys(("purchase", "purchased", "acquisition"), "purchase price")
_TRADED |= dict.fromkeys(("sell", "sells", "sold", "selling", "sale"), "sale price")
_BY_TAG: dict[str, Callable[[Context, int], Reading | None]] = {
    "o": _noun_of,
    "C": _moved,
    "U": _moved,
    "t": _to_from,
    "B": _subject,
    "V": _done,
    "S": _done,
    "i": _paid_for,
    "N": _adjacent,
    "M": _adjacent,
}
