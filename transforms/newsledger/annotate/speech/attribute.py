"""Attributions of a sentence: each cue with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsledger.annotate.speech.cues import ACCORDING, BE, also_nouns, is_participle, verb_pattern, verbs
from newsledger.annotate.speech.model import Attribution, Span
from newsledger.annotate.speech.sources import Source, Sources

_QUOTED_AS = re.compile(r"\b(?:was|were|is|are|been)\squoted\s(?:\w+\s){0,3}?as\s(?:saying|telling)\b(?:\sby\b)?")
_AFTER_COMMA = re.compile(r"(?:,[\"”’']{0,2}|\band|\bby|[a-z]\s)\s?$")
_AFTER_AND = re.compile(r"\b(?:and|but|then)\s(?:\w+ly\s|also\s|then\s)?$")
_QUOTE_BEFORE = re.compile(r"[\"”’'¤],?\s*$|,\s*$")
_COLON = re.compile(r":\s*(?=[\"“])")
# "it added a 10% duty": no word is added.
_ADDS_A_THING = re.compile(r"\s(?:an?|another|more|about|some|its|new|nearly|almost|[$£€¥\d][\d,.]*)\b", re.IGNORECASE)
# A verb of saying with its clause or quotation behind it can have anybody as its subject.
_OPENS_CLAUSE = re.compile(r"\sthat\s|[:,]?\s?[\"“]")
# "continue to maintain that", "it must note that": the words before are no subject.
_CUT_OFF = re.compile(r"\b(?:to|not|must|should|of|and|or|let\sme|let\sus|can['’]t|won['’]t|don['’]t|cannot)\s?$")
_BY = re.compile(r"\sby\s")
# What is done to a statement, not to whom it is made: "was reported by", but not "was told by", "was quoted by".
_OF_THINGS = {"reported", "announced", "confirmed", "disclosed", "revealed", "claimed", "alleged", "noted", "stated"}
_MODAL = re.compile(r"\b(?:to|not|never|would\shave|could\shave|may\shave|might\shave|should\shave)\s$")
_ADDS_MORE = re.compile(r"\s(?:to|an?|another|more|some|new)\b")
_SAID = {"said", "says", "say", "told", "saying"}
_CLAIM = re.compile(
    r"['’]s?\s(?:[a-z]+\s)?(?P<noun>claims?|statements?|assertions?|allegations?|contention"
    r"|warnings?|argument|announcement|predictions?|suggestion|remarks?|comments?)(?=\sthat\s)"
)
# What no document does.
_MINDS = ("tell", "told", "expect", "hope", "believ", "think", "thought", "fear", "ask", "repl")
_LONG_SUBJECT = 9


def attributions(text: str, sentence: Span, sources: Sources) -> list[Attribution]:
    """Every attribution of a sentence in order; ``text`` has its quotations blanked."""
    found = _by_phrase(text, sentence, sources)
    for match in verb_pattern().finditer(text, *sentence):
        if found and any(a.start <= match.start() < a.end for a in found):
            continue
        if attribution := _of_verb(text, sentence, match, sources, found):
            found.append(attribution)
    if not found:
        found += _of_colon(text, sentence, sources)
    return sorted(found, key=lambda a: a.start)


def _by_phrase(text: str, sentence: Span, sources: Sources) -> list[Attribution]:
    """ "according to the bank", "was quoted as saying"."""
    found = [
        _made((match.start(), source.span[1]), source, match[0].strip(), "say", "according_to", match.start())
        for match in ACCORDING.finditer(text, *sentence)
        if (source := sources.according(match.end(), sentence[1]))
    ]
    if text.find(" that ", *sentence) >= 0:
        found += _by_noun(text, sentence, sources)
    if text.find("quoted", *sentence) < 0:
        return found
    found += [
        _made((source.span[0], match.end()), source, match[0], "say", "quoted_by", match.start())
        for match in _QUOTED_AS.finditer(text, *sentence)
        if (source := sources.before(sentence, match.start()))
    ]
    return found


def _by_noun(text: str, sentence: Span, sources: Sources) -> Iterator[Attribution]:
    """ "Berg's claim that", "the bank's earlier statement that": whose it is."""
    for match in _CLAIM.finditer(text, *sentence):
        source = sources.before(sentence, match.start())
        if source and (source.mention or sources.head(source)):
            yield _made((source.span[0], match.end()), source, match["noun"], "say", "claim_noun", match.start("noun"))


def _of_verb(text: str, sentence: Span, match: re.Match[str], sources: Sources, found: list[Attribution]) -> Attribution | None:
    form, at = match[0].lower(), match.start()
    kind, strength = verbs()[form]
    is_capital = form != match[0]
    before = text[max(sentence[0], at - 60) : at]
    passive = BE.search(before)
    if is_participle(form):
        if not passive:
            return _shared(match, kind, before, sentence, sources, found, _AFTER_COMMA)
        at -= len(before) - passive.start()
    elif passive:
        return _by_agent(text, at - len(before) + passive.start(), match, sentence, sources)
    elif form == "said" and is_capital and before:  # A name: Port Said.
        return None
    subject = sources.before(sentence, at)
    if (_QUOTE_BEFORE.search(before) or (is_capital and not before)) and not (subject and (subject.is_apposition or subject.pronoun)):
        inverted = sources.after(match.end(), sentence[1])
        if strength == 1 and inverted and _may_speak(text, inverted, sources, form, kind):
            return _made((match.start(), inverted.span[1]), inverted, form, kind, "cue_before_subject", match.start())
        return None
    if form.startswith("add") and _ADDS_A_THING.match(text, match.end()):
        return None
    is_verb = strength == 1 and (form.endswith("ed") or form not in also_nouns())
    is_clear = is_verb and bool(_OPENS_CLAUSE.match(text, match.end()))
    if subject and _may_speak(text, subject, sources, form, kind, is_clear=is_clear):
        method = "apposition" if subject.is_apposition else "subject_before_cue"
        return _made((subject.span[0], match.end()), subject, form, kind, method, match.start())
    return _shared(match, kind, before, sentence, sources, found, _AFTER_AND) if strength == 1 else None


def _by_agent(text: str, start: int, match: re.Match[str], sentence: Span, sources: Sources) -> Attribution | None:
    """ "The sale was first reported by Reuters": whoever did it."""
    is_past = text.startswith(("was", "were", "been"), start) and not _MODAL.search(text, max(sentence[0], start - 20), start)
    if match[0] not in _OF_THINGS or not is_past or not (by := _BY.match(text, match.end())):
        return None
    agent = sources.after(by.end(), sentence[1])
    if agent and not agent.pronoun and _may_speak(text, agent, sources, match[0], "say"):
        return _made((start, agent.span[1]), agent, match[0], "say", "cue_before_subject", match.start())
    return None


def _shared(
    match: re.Match[str], kind: str, before: str, sentence: Span, sources: Sources, found: list[Attribution], link: re.Pattern[str]
) -> Attribution | None:
    """ "…, adding that", "… and said": whoever the sentence had speak before, else its subject."""
    is_more = match[0] == "adding" and _ADDS_MORE.match(match.string, match.end())
    if kind == "show" or is_more or not link.search(before):
        return None
    if found:
        last = found[-1]
        return Attribution(match.start(), match.end(), last.source, last.mention, last.pronoun, match[0], kind, "participle", match.start())
    subject = sources.opening(sentence, match.start())
    return _made((match.start(), match.end()), subject, match[0], kind, "participle", match.start()) if subject else None


def _may_speak(text: str, source: Source, sources: Sources, form: str, kind: str, *, is_clear: bool = False) -> bool:
    """Whether a subject can be the source of this verb: documents show, people and bodies say and expect.

    Where the verb is clearly one of saying (``is_clear``) whatever is its subject speaks.
    """
    if source.pronoun:
        return kind != "show" or (source.pronoun in {"it", "they"} and form.startswith("f"))
    head = sources.head(source)
    if kind == "show":
        return source.is_agent or head == "document" or (form in {"found", "find"} and head == "organisation")
    if source.mention:
        is_close = source.mention.end == source.span[1] or form not in also_nouns()
        return is_close and (source.mention.kind in {"person", "organisation"} or form in _SAID or is_clear)
    words = text[source.span[0] : source.span[1]].split()
    if head == "document" and form.startswith(_MINDS):
        return False
    if head:
        return len(words) <= _LONG_SUBJECT
    is_name = all(word[:1].isupper() for word in words) and form not in also_nouns()
    is_any = form in _SAID or (is_clear and not _CUT_OFF.search(text, *source.span))
    return (is_any or is_name) and 0 < len(words) <= _LONG_SUBJECT


def _of_colon(text: str, sentence: Span, sources: Sources) -> list[Attribution]:
    """ "Jane Roe: “…”"."""
    match = _COLON.search(text, *sentence) if text.find(":", *sentence) >= 0 else None
    source = sources.before(sentence, match.start()) if match else None
    if match and source and source.mention and source.mention.end == source.span[1]:
        return [_made((source.span[0], match.end()), source, ":", "say", "colon", match.start())]
    return []


def _made(span: Span, source: Source, cue: str, kind: str, method: str, cue_start: int) -> Attribution:
    return Attribution(*span, source.span, source.mention, source.pronoun, cue, kind, method, cue_start)
