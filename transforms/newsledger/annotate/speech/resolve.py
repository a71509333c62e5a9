"""Pronouns and short forms: which entity "he", "it" or "the bureau" is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from newsledger.annotate.names import Mention
from newsledger.annotate.speech.cues import plural_nouns, speaker_nouns
from newsledger.annotate.speech.gender import pronouns
from newsledger.annotate.speech.model import CONFIDENCE, Attribution, Span

Speaker = tuple[Mention | None, str | None, str]
_DETERMINER = re.compile(r"^(?:the|an?|some|other|many|several|one|two|three|its|their|his|her|these|those|most|another)\s", re.IGNORECASE)
_WRITER = {"we", "i"}
_TITLE = re.compile(r"^(?:The |the |Mr\.? |Mrs\.? |Ms\.? |Dr\.? |Sir |President |Minister |Prof\.? )+")
_DEFINITE = re.compile(r"(?:the|this|that)\s(?:[\w-]+\s)?(?P<noun>[\w-]+)$", re.IGNORECASE)
# The subject of the sentence before, if a common noun: "The company was cautious. It expects …"
_COMMON_SUBJECT = re.compile(r"(?:(?:But|And|Yet|Still)\s)?(?P<words>[Tt]he\s(?P<first>[\w-]+)(?:\s(?P<second>[\w-]+))?)(?=[\s,])")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[\"“‘]?[A-Z])")
_NEAR, _FAR, _BARE, _LOOK_BACK = 600, 1500, 2, 80
_ANY_COUNTRY = {"government", "cabinet", "court", "army", "police", "administration"}
_NOBODY = {"official", "source", "witness", "trader", "dealer", "broker", "insider", "diplomat"}


class Memory:
    """Who has been named and who has spoken so far."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._named = [m for m in mentions if m.kind in {"person", "organisation"}]
        self._starts = [m.start for m in self._named]
        self._by_word: dict[str, list[Mention]] = {}
        for mention in self._named:
            if mention.kind == "organisation" and " " in mention.name:
                for word in mention.name.lower().split():
                    self._by_word.setdefault(word, []).append(mention)
        self._pronouns = pronouns(text, [m for m in self._named if m.kind == "person"])
        self._by_name = _by_name(self._named)
        self._person: Mention | None = None
        self._body: Mention | None = None
        self._proxy: Mention | None = None
        self._unnamed: str | None = None
        self._spoke: dict[str, int] = {}

    def resolve(self, source: Attribution) -> Speaker:
        """(entity, words, method) of an attribution's source, which is remembered as having spoken."""
        mention, words, method = self._resolved(source)
        if mention:
            if mention.kind == "person":
                self._person = mention
            else:
                self._body = mention
            self._spoke[mention.kind] = source.start
            is_still_he = mention is self._proxy and source.pronoun in {"he", "she"}
            if mention.kind == "organisation" and (is_still_he or self._is_spokesman(source.source)):
                self._proxy, self._spoke["proxy"] = mention, source.start
        elif words and not source.pronoun:
            self._unnamed = words
            self._spoke["unnamed"] = source.start
        return mention, words, method

    def _resolved(self, source: Attribution) -> Speaker:
        words = self._text[slice(*source.source)].replace("\n", " ")
        if source.pronoun in _WRITER:
            return None, None, "none"
        if source.pronoun:
            found = self._of_pronoun(source.pronoun, source.source)
            if self._unnamed and (found is None or self._is_newer(source.pronoun)):
                return None, self._unnamed, "pronoun"
            return found, found.name if found else words, "pronoun"
        if source.mention:
            full = self._full(source.mention)
            return full, full.name, source.method
        if found := self._of_part(words):
            return found, found.name, source.method
        if found := self._of_noun(words, source.start) or self._of_description(words, source.start):
            return found, found.name, "short_form"
        if self._unnamed and self._spoke_last("unnamed") and self._is_of_body(words):
            return None, self._unnamed, "short_form"
        return None, _DETERMINER.sub("", words), "source_noun"

    def _spoke_last(self, kind: str) -> bool:
        """Whether nobody spoke after a speaker of this kind: a person, an organisation, one unnamed, or a body's spokesman."""
        return kind in self._spoke and self._spoke[kind] == max(self._spoke.values())

    def _is_spokesman(self, source: Span) -> bool:
        """ "a Norges Bank spokesman": later "he" speaks for the bank."""
        words = self._text[slice(*source)].lower().split()
        return any(speaker_nouns().get(word) == "person" for word in words)

    def _is_of_body(self, words: str) -> bool:
        """ "the company", after a speaker whose name no model knew."""
        match = _DEFINITE.fullmatch(words)
        unnamed = self._unnamed or ""
        is_named = unnamed[:1].isupper() and not any(word in speaker_nouns() for word in unnamed.lower().split())
        return bool(match and is_named and speaker_nouns().get(match["noun"].lower()) == "organisation")

    def _is_newer(self, pronoun: str) -> bool:
        """Whether somebody unnamed, of the pronoun's number, spoke last: "a trader said …, he added"."""
        words = (self._unnamed or "").lower().split()
        if not self._spoke_last("unnamed"):
            return False
        noun = next((word for word in words if word in speaker_nouns()), "")
        is_plural = noun in plural_nouns()
        return speaker_nouns().get(noun) == ("person" if pronoun in {"he", "she", "they"} else "organisation") and is_plural == (
            pronoun == "they"
        )

    def _of_pronoun(self, pronoun: str, at: Span) -> Mention | None:
        if pronoun in {"who", "which"}:
            return self._last("person", at[0]) or self._last("organisation", at[0])
        kind = "person" if pronoun in {"he", "she"} else "organisation"
        if pronoun == "it" and (body := self._common_subject(at[0])):
            return body
        spoken = self._person if kind == "person" else self._body
        named = self._subject(kind, at[0])
        if kind == "person" and self._spoke_last("proxy"):
            return self._proxy
        if kind == "person" and any(self._is_other(found, pronoun) for found in (spoken, named)):
            fitting = (
                m
                for m in reversed(self._named[: bisect_left(self._starts, at[0])][-_LOOK_BACK:])
                if m.kind == kind and not self._is_other(m, pronoun)
            )
            return next(fitting, None)
        if spoken and named and named.start > self._spoke.get(kind, 0) + 1:
            return named
        return spoken or named or self._last(kind, at[0])

    def _common_subject(self, at: int) -> Mention | None:
        """The organisation that the sentence before calls by a common noun as its subject, where a pronoun opens its sentence at ``at``."""
        before = self._text[self._text.rfind("\n", 0, at) + 1 : at]
        ends = [match.end() for match in _SENTENCE_END.finditer(f"{before}It")]
        if not ends or ends[-1] != len(before):
            return None
        start = ends[-2] if len(ends) > 1 else 0
        match = _COMMON_SUBJECT.match(before, start)
        nouns = [match["first"], match["second"]] if match else []
        no = next((no for no, noun in enumerate(nouns) if noun and speaker_nouns().get(noun.lower()) == "organisation"), None)
        return self._of_noun(" ".join(["the", *nouns[: no + 1]]), at) if no is not None else None

    def _is_other(self, person: Mention | None, pronoun: str) -> bool:
        """Whether the text calls a person by the other pronoun."""
        return bool(person and self._pronouns.get(person.entity_id, pronoun) != pronoun)

    def _subject(self, kind: str, before: int) -> Mention | None:
        """The last mention of a kind that opens a sentence of an earlier line or sentence."""
        for mention in reversed(self._named[: bisect_left(self._starts, before)]):
            if before - mention.start > _NEAR:
                return None
            if mention.kind == kind:
                lead = self._text[max(0, mention.start - 40) : mention.start]
                if re.search(r"(?:^|[.!?\n][\"”’]?\s*)(?:(?:But|And|The|Mr|Mrs|Ms|Dr)\.?\s)?(?:[A-Z][\w-]*\s){0,3}$", lead):
                    return mention
        return None

    def _last(self, kind: str, before: int) -> Mention | None:
        return next((m for m in reversed(self._named[: bisect_left(self._starts, before)]) if m.kind == kind), None)

    def _full(self, mention: Mention) -> Mention:
        """ "the Bureau" after "the Statistics Bureau": the longer name that ends with it."""
        if mention.kind != "organisation" or " " in mention.name:
            return mention
        longer = self._ending(mention.name.lower(), mention.start)
        return replace(mention, name=longer.name, entity_id=longer.entity_id) if longer else mention

    def _ending(self, noun: str, before: int) -> Mention | None:
        """The last organisation named before whose name of several words holds the noun."""
        known = self._by_word.get(noun, [])
        at = bisect_left(known, before, key=lambda mention: mention.start)
        return known[at - 1] if at else None

    def _main_body(self, before: int) -> Mention | None:
        """The organisation that the text has named most so far; having spoken counts for three times."""
        counts: Counter[str] = Counter()
        latest: dict[str, Mention] = {}
        for mention in self._named[: bisect_left(self._starts, before)][-_LOOK_BACK:]:
            if mention.kind == "organisation":
                counts[mention.name] += 1
                latest[mention.name] = mention
        if self._body:
            counts[self._body.name] += 3
            latest.setdefault(self._body.name, self._body)
        return max(latest.values(), key=lambda m: (counts[m.name], m.start), default=None)

    def _of_part(self, words: str) -> Mention | None:
        """A surname or a name that the model missed here and knew elsewhere in the text: "Mr Lund"."""
        return self._by_name.get(_TITLE.sub("", words))

    def _of_noun(self, words: str, before: int) -> Mention | None:
        """ "the ministry": the one named before; "the company": the body that spoke or was named last."""
        match = _DEFINITE.fullmatch(words)
        noun = match["noun"].lower() if match else ""
        if noun.endswith("-year-old"):
            return self._person or self._last("person", before)
        kind = speaker_nouns().get(noun)
        if kind == "person" and self._spoke_last("proxy") and noun in _NOBODY | {"spokesman", "spokeswoman", "spokesperson"}:
            return self._proxy
        if kind == "person":
            is_known = noun not in _NOBODY and noun not in plural_nouns()
            return self._person if is_known and before - self._spoke.get("person", -_FAR) < _FAR else None
        if kind != "organisation" or noun in plural_nouns():
            return None
        if (ending := self._ending(noun, before)) or len(words.split()) > _BARE:
            return ending
        is_unnamed = noun in _ANY_COUNTRY or (self._spoke_last("unnamed") and self._is_of_body(words))
        return None if is_unnamed else self._main_body(before)

    def _of_description(self, words: str, before: int) -> Mention | None:
        """ "the German engineering group", at the end of a sentence that names one organisation and no other."""
        noun = words.split()[-1].lower()
        if not words.lower().startswith("the ") or speaker_nouns().get(noun) != "organisation" or noun in _ANY_COUNTRY:
            return None
        line = self._text.rfind("\n", 0, before) + 1
        start = max((match.end() for match in _SENTENCE_END.finditer(self._text, line, before)), default=line)
        inside = self._named[bisect_left(self._starts, start) : bisect_left(self._starts, before)]
        bodies = {mention.entity_id: mention for mention in inside if mention.kind == "organisation"}
        return next(iter(bodies.values())) if len(bodies) == 1 else None


def _by_name(named: list[Mention]) -> dict[str, Mention]:
    """Whole names, and the parts of a person's name that are one person's only, to the first mention."""
    known: dict[str, Mention] = {}
    owners: dict[str, set[str]] = {}
    for mention in named:
        known.setdefault(mention.name, mention)
        for part in mention.name.split() if mention.kind == "person" else []:
            owners.setdefault(part, set()).add(mention.name)
    return {part: known[next(iter(names))] for part, names in owners.items() if len(names) == 1 and part[0].isupper()} | known


def confidence(method: str, speaker: Mention | None, words: str | None) -> float:
    """By method; a pronoun that stands for nobody known is a guess."""
    return CONFIDENCE[method] if speaker or (words and method != "pronoun") else CONFIDENCE["none"]
