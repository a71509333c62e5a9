"""What stands after a figure and names what it is of: "a 65 mln dlr surplus", "27 pct of the cost", "14 pct below"."""

from __future__ import annotations

from dataclasses import replace

from newsledger.annotate.figures.measures.governor import governed
from newsledger.annotate.figures.measures.phrases import Phrase, named
from newsledger.annotate.figures.measures.reading import Context, Reading
from newsledger.annotate.figures.measures.vocabulary import NOTHING, of_class
from newsledger.reference.word_lists import word_list
from newsledger.text.words import stem

_SPANS = ("-year", "-month", "-week", "-day")
_SHARES = frozenset({"percent", "ratio"})
_BEYOND = frozenset(
    {
        "below",
        "above",
        "under",
        "over",
        "higher",
        "lower",
        "short",
        "less",
        "more",
        "up",
        "down",
        "ahead",
        "firmer",
        "easier",
        "weaker",
        "stronger",
    }
)
_DURING = frozenset({"over", "under"})
# "20 pct off its peak" is no discount.
_EXTREMES = frozenset({"high", "peak", "low", "best", "worst", "level", "record", "top", "bottom", "all-time"})
# Whoever has a part of these has a stake: "7 pct of the total outstanding".
_OUTSTANDING = frozenset({"outstanding", "common"})
_OF = frozenset({"amount.of", "verb.noun"})
_IN_ISSUE = frozenset({"outstanding", "authorized", "authorised", "average", "issued"})
_OFFERED = frozenset({"offer", "offering", "issue", "issuing", "place", "placement", "float"})
_MADE = frozenset({"output", "production"})
_DONE = {"employ": "employed", "sell": "sold", "build": "built", "produce": "produced"}
_VEHICLES = {"sold": "production.vehicle_sales"} | dict.fromkeys(("built", "produced"), "production.vehicles")
_HELD = frozenset({"owned", "held", "controlled"})
_CLAUSE, _OFF_REACH = 12, 4
_NEAR = 6
_COMPARED = 7


def _comparison(context: Context, at: int) -> str:
    """What a figure is below or above: "14 pct below the level of a year ago"."""
    sentence, last = context.sentence, at
    while last - at < _COMPARED and sentence.tags[last + 1] in "NMDoTg":
        last += 1
    return sentence.text[sentence.spans[at][0] : sentence.spans[last][1]] if last > at else ""


def beyond(context: Context) -> Reading | None:
    """ "4.5 bn higher", "14 pct below the level of a year ago": how far the clause's subject is from something."""
    sentence, at = context.sentence, context.after
    if sentence.cues[at].lower not in _BEYOND or sentence.tags[at + 1] == "F" or sentence.tags[context.before] == "o":
        return None
    if sentence.cues[at].lower in _DURING and "T" in sentence.tags[at + 1 : at + 3]:
        return None  # "2.5 tonnes per ha over the next five years"
    movement = sentence.cues[at].noun
    base = context.noun_before(context.at - 1) if context.tag(-1) == "N" else None
    if not base and context.last and context.last[0] > context.at - _NEAR:
        base = context.last[2].base
    base = base or context.clause_subject()
    tail = "" if movement else _comparison(context, at)
    return Reading(base, "beyond", 0.65, movement, tail=tail) if base else None


def own_noun(context: Context) -> Reading | None:
    """The noun that the figure stands before: "a 65 mln dlr surplus", "48,000 jobs", "a nine pct decline in exports"."""
    sentence, at = context.sentence, context.after
    skipped = "RT" if context.figure.kind == "count" else "RT-"
    while sentence.tags[at] in skipped or sentence.cues[at].lower in of_class("periodic"):
        at += 1
    if sentence.tags[at] == "," and context.figure.kind == "money" and sentence.tags[at + 1] == "F" and "-" in _text(context):
        at += 2  # "a 4-mln-dlr, five pct preferred stock issue"
        while sentence.tags[at] in "RT":
            at += 1
    tag, word = sentence.tags[at], sentence.cues[at].lower
    if tag == "M":
        return _movement_after(context, at)
    if word == "worth" and sentence.tags[at + 1] == "o":
        return _with_verb(context, context.noun_after(at + 2), "worth.of")
    is_held = word in of_class("hold") or (word == "interest" and _is_share(context, at))
    if context.figure.kind == "percent" and is_held:
        return Reading(replace(named("stake"), code="finance.stake"), "held", 0.8)
    if word == "by" and context.figure.kind == "percent" and sentence.cues[context.before].lower in _HELD:
        return Reading(replace(named("stake"), code="finance.stake"), "held", 0.8)
    if word == "off" and context.figure.kind in {"percent", "money"}:
        return _discount(context, at)
    if tag in "Ng" and (context.tag(1) != "T" or context.figure.kind == "count" or _is_span(context, context.at + 1)):
        return _named_after(context, at)
    return None


def _text(context: Context) -> str:
    return context.sentence.text[context.figure.start : context.figure.end]


def _is_span(context: Context, at: int) -> bool:
    """Whether the time before a noun is how long it runs: "a 150 mln franc eight-year bond"."""
    return context.sentence.cues[at].lower.endswith(_SPANS)


def _discount(context: Context, at: int) -> Reading | None:
    """ "30% off laptops", "$50 off": what a buyer need not pay."""
    at += 1
    if not _EXTREMES.isdisjoint(cue.stem for cue in context.sentence.cues[at : at + _OFF_REACH]):
        return None
    while context.sentence.tags[at] in "DRT":
        at += 1
    thing = context.noun_after(at)
    return Reading(named("discount").joined("on", thing) if thing else named("discount"), "discount", 0.75)


def _is_share(context: Context, at: int) -> bool:
    """ "A 15 pct interest", "its 40 pct interest": a share that is held, and not what a loan bears."""
    phrase = context.noun_after(at) if context.sentence.tags[context.at - 1] == "D" else None
    return phrase is not None and phrase.stems == ("interest",)


def _named_after(context: Context, at: int) -> Reading | None:
    kind = context.figure.kind
    phrase = context.noun_after(at, joins=kind == "count")
    if not phrase or (len(phrase.stems) == 1 and phrase.head in of_class("generic")):
        return None
    if phrase.head in of_class("bare"):
        return Reading(context.completed(phrase), "noun.after", 0.8)
    if kind == "count" and "share" in phrase.stems:
        phrase = _of_shares(context, phrase)
    if kind == "count":
        measured = governed(context) if phrase.head in of_class("portion") else _counted_in(context, phrase)
        return measured or Reading(_with_participle(context, at, phrase), "counted", 0.85)
    if kind == "ratio":
        return Reading(_with_clause(context, at, phrase), "share.of", 0.75, "share", link="of")
    return Reading(phrase, "noun.after", 0.75)


def _of_shares(context: Context, phrase: Phrase) -> Phrase:
    """Shares that somebody offers or holds, and not all there are: "an offering of 5,000 shares", "owns 5,000 shares"."""
    if not _IN_ISSUE.isdisjoint(phrase.stems):
        return phrase
    index = context.before - (context.sentence.tags[context.before] == "o")
    word = context.sentence.cues[index].stem
    code = "finance.stake" if word in of_class("hold") else "finance.share_issue" if word in _OFFERED else ""
    return replace(phrase, code=code) if code else phrase


def _counted_in(context: Context, phrase: Phrase) -> Reading | None:
    """ "Unemployment totalled 1.86 mln people": the subject is measured, and people are what it is counted in."""
    is_vehicle = phrase.head in word_list("vehicle")
    reading = governed(context) if is_vehicle or len(phrase.stems) == 1 else None
    if reading is None or reading.rule not in {"subject", "to.from", "moved"}:
        return None
    if phrase.text.lower() in word_list("counted_in") and reading.base.head in word_list("counts_people"):
        return reading
    # "Sales fell to 12,194 cars": the flow is measured, and cars are what it is of.
    if reading.base.head not in word_list("flow"):
        return None
    if is_vehicle:
        code = _VEHICLES["built" if reading.base.head in _MADE else "sold"]
        return replace(reading, base=replace(reading.base, code=code))
    return reading if phrase.head in reading.base.stems else None


def _movement_after(context: Context, at: int) -> Reading | None:
    sentence = context.sentence
    movement = sentence.cues[at].lower
    thing = context.noun_after(at + 2) if sentence.tags[at + 1] in "oi" else None
    if thing:
        return Reading(thing, "movement.after", 0.9, movement)
    base = context.last[2].base if context.last else context.clause_subject()
    return Reading(base, "movement.alone", 0.7, movement) if base else None


def _with_participle(context: Context, at: int, phrase: Phrase) -> Phrase:
    """ "12 people" that someone killed are "people killed"."""
    sentence = context.sentence
    index = context.at - 1
    while sentence.tags[index] in "RDg":
        index -= 1
    verb = index if sentence.tags[index] in "VC" else None
    if verb is None:
        index = at
        while sentence.tags[index] in "NMg&o" and index < at + 6:
            index += 1
        while sentence.tags[index] in "HBRW":
            index += 1
        # "Two countries signed a pact" tells what they did, "two people injured in" what was done to them.
        verb = index if sentence.tags[index] in "VC" and sentence.tags[index + 1] not in "DNgF" else None
    cue = sentence.cues[verb] if verb is not None else NOTHING
    lower = cue.lower if cue.tag in "VvC" else ""
    lower = _DONE.get(cue.stem, lower) if lower else lower
    if not lower.endswith(("ed", "cut", "lost", "sold", "built", "hurt", "sent", "hit", "won")):
        return phrase
    code = _VEHICLES.get(lower, "") if phrase.head in word_list("vehicle") else phrase.code
    return Phrase(f"{phrase.text} {lower}", None, (*phrase.stems, stem(lower)), phrase.head, code)


def _with_clause(context: Context, at: int, phrase: Phrase) -> Phrase:
    """What people polled say belongs to the measure: "2 in 5 drivers think that roads are worse"."""
    sentence = context.sentence
    while sentence.tags[at] in "NMgoiD&T":
        at += 1
    if sentence.tags[at] != "S":
        return phrase
    last = at
    while sentence.tags[last + 1] not in ".,;:-()X" and last - at < _CLAUSE:
        last += 1
    said = sentence.text[sentence.spans[at][0] : sentence.spans[last][1]]
    return phrase.with_words("", said)


def share_of(context: Context) -> Reading | None:
    """A part of a whole: "27 per cent of the cost", "two-thirds of the land"."""
    after = context.after
    if context.sentence.tags[after] != "o" or context.figure.kind not in _SHARES:
        return None
    whole = context.noun_after(after + 1) or _those(context, after + 1)
    if not whole:
        return None
    owner = context.sentence.cues[context.before]
    if owner.stem in of_class("hold") or whole.head in _OUTSTANDING:
        return Reading(replace(whole, code="finance.stake"), "share.held", 0.8, "share", link="of")
    reading = governed(context)
    subject = reading.base if reading and reading.rule in {"subject", "noun.of", "to.from"} else None
    if reading and subject and subject is not context.carried():
        return Reading(subject, "share.of.subject", 0.7, tail=f"as share of {whole.text}")
    return Reading(_with_clause(context, after + 1, whole), "share.of", 0.75, "share", link="of")


def _those(context: Context, at: int) -> Phrase | None:
    """ "70 pct of those polled"."""
    words = [context.sentence.cues[at].lower, context.sentence.cues[at + 1].lower]
    return named(" ".join(words)) if words[0] in {"those", "people"} and words[1] else None


def thing_of(context: Context) -> Reading | None:
    """ "two mln tonnes of grain", "5 billion dlrs in aid": what it is an amount of."""
    if context.figure.kind in _SHARES or context.tag(1) not in "oi":
        return None
    # "20 mln dlrs of 8.7 pct bonds": the rate stands between.
    phrase = context.noun_after(context.at + 2 + (context.tag(2) == "F"))
    last = context.last[2] if context.last and context.last[1].unit == context.figure.unit else None
    if phrase and last and last.rule in _OF and "of" in last.base.stems and context.sentence.tags[context.before] in "&,":
        # "Exported 5 tonnes of wheat and 3 tonnes of barley": the second is what the first is.
        return Reading(last.base.alone().joined("of", phrase), "amount.of", 0.7)
    return _with_verb(context, phrase, "amount.of")


def _with_verb(context: Context, phrase: Phrase | None, rule: str) -> Reading | None:
    """ "shipped £4.2bn worth of parts": the verb's noun, of the thing."""
    if not phrase:
        return None
    index = context.before
    noun = context.sentence.cues[index].noun if context.sentence.tags[index] == "V" else ""
    if not noun:
        return Reading(phrase, rule, 0.7)
    return Reading(named(noun).joined("of", phrase), rule, 0.8)
