"""The source beside a cue: a name, a pronoun or a noun phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsledger.annotate.names import Mention
from newsledger.annotate.speech.cues import speaker_nouns
from newsledger.annotate.speech.model import Span

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|who|which|[Ww]e|I)$")
_BRACKET = re.compile(r"\s\([^()]{1,40}\)$")
_WORKS = re.compile(r"\s(?:of|at|from|for|with)\s")
_NO_SOURCE = re.compile(
    r"(?:and|or|of|to|in|on|at|by|for|from|with|that|this|those|these|there|not|going|which|who|what|than|then|it|is|was|were|are|be|been|made|said|"
    r"including|during|under|over|according|having|also|so|but|yet|now)\b|['’\W]",
    re.IGNORECASE,
)
_LINK = r"(?:(?:But|And|Yet|Still|Meanwhile|However|Instead|Later|Earlier|(?:In|At|On|During|After|Last)\s[^,.;:]{1,70}),?\s)?"
_PRONOUN_FIRST = re.compile(rf"{_LINK}([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\s")
# "Several environmental groups granted", "A New York judge has": a few words, the last of them a noun that speaks, and a verb.
_NOUN_FIRST = re.compile(
    rf"{_LINK}(?P<words>[\w’'-]+(?:\s[\w’'-]+){{0,4}}?\s(?P<noun>[a-z-]+))"
    r"(?=\s(?:who|has|have|had|is|are|was|were|will|would|also|\w{2,}ed|[a-z]+ly|put|cut|gave|took|made|left|held|set|sent|backed)\s)"
)
_PREPOSITION = re.compile(r"\s?(?:In|At|On|During|After|Before|By|From|With|Since|As|Under|About|Until|Despite|For|Over)\b", re.IGNORECASE)
_AGED = re.compile(r"(?:\s\d{1,3},)?\s(?:which|who|whose)\s")
# A long aside is an office: ", director of the institute and a professor at the university,".
_OFFICE = re.compile(r"\s(?:an?\s|the\s)?(?:[\w-]+\s){0,4}(?:of|at|for|to|with)\s")
_OPENING = 50
# "Ada Berg toured the docks and said": the verb goes on from another, whose subject is the clause's.
_SAYING = re.compile(r"(?:has\s|have\s|had\s)?(?:said|says|told|wrote|found|\w+ed)\b")
_COORDINATED = re.compile(r"\s(?:and|but|or|then),?$")
_PRONOUN_AFTER = re.compile(r"(?:he|she|it|they|who)\b")
_EDGE = re.compile(
    r",(?!\d)|[;:\"“”()]|¤['’]?|\s[-–—―]{1,2}\s|\bthere\s(?:is|are|was|were)\s|\b(?:but|that|while|although|though|when|as|because|whereas|if|so|what|how|why|after|before|since|until|said|says|told|added|adding|saying)\s|(?P<and>\band\s)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:other|several|some|its|his|her)\b")
_DATELINE = re.compile(
    r"[A-Z][A-Z .,/'’-]{2,40}(?:[^\n]{0,30}?\d{1,2})?\s?(?:\([A-Z]\w+\)\s)?[-–—]{1,2}\s|[^\n]{3,50}\([A-Z]\w+\)\s[-–—]{1,2}\s"
)
_BE = re.compile(r"\b(?:have|has|had|is|are|was|were|will|would|said|says)\b")
_AGENT = re.compile(r"\s(?:by|from)\s")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_ADVERB = re.compile(
    r"(?:\s(?:also|has|have|had|later|then|now|still|further|previously|again|recently|earlier|already|yesterday|today|once|even|just|did|does|"
    r"will|would|could|may|might|can|never|often|not|reportedly|however|himself|herself|itself|themselves|both|all|simply|only|"
    r"(?:on\s|late\s|early\s|last\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:night|morning|evening))?|(?:(?:early|late|earlier|later)\s)?(?:last|this)\s(?:night|week|month|year)|in\s(?:1[89]|20)\d\d|"
    r"in\s(?:a|an|its|his|her|the)\s(?:\w+\s){0,2}(?:statement|interview|report|letter|memo|review|note)|[a-z]{3,}ly))+$"
)
_PHRASE_END = re.compile(
    r"[,.;:!?\"“”¤\n]|\((?![A-Z]{2,8}\))|\s[-–—]{1,2}\s|\s(?:who|which|that|in|on|at|after|during|before|as|when|while|because|to|last|yesterday|today|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|said|says|is|are|was|were|has|had|will|would|rose|fell|about)\b"
)
_ACCORDING_END = re.compile(
    r"[,.;:!?\"“”¤\n](?!\w)|\s[-–—]{1,2}\s|\s(?:who|which|that|released|published|obtained|seen|compiled|conducted|said|is|are|was|were|has|had|and\s\w+(?:ed|s)\b)\b"
)
_WORD = re.compile(r"[\w’'&-]+")
_LONGEST, _LONGEST_ASIDE = 110, 200
_KINDS = {"person", "organisation", "country", "place"}


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a source, the mention among them if any, and the pronoun if it is one."""

    span: Span
    mention: Mention | None = None
    pronoun: str | None = None
    is_apposition: bool = False
    is_agent: bool = False


class Sources:
    """Finds the source before or after a cue in a text whose quotations are blanked."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = [m for m in mentions if m.kind in _KINDS]
        self._starts = [m.start for m in self._mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in a span."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self._mentions[low:high] if m.end <= end]

    def before(self, sentence: Span, cue: int) -> Source | None:
        """The subject that ends before ``cue``, adverbs and appositions skipped."""
        dateline = _DATELINE.match(self._text, *sentence)
        low = max(dateline.end() if dateline and dateline.end() < cue else sentence[0], cue - 400)
        left = self._text[low:cue].rstrip()
        left = left[: m.start()] if (m := _ADVERB.search(left)) else left
        left = left[: m.start()] if (m := _BRACKET.search(left)) else left
        end = low + len(left)
        if pronoun := _PRONOUN.search(left):
            return self._of_pronoun(low, end, pronoun)
        if _COORDINATED.search(left) and _SAYING.match(self._text, cue):
            return self.opening((low, sentence[1]), end)
        if left.endswith(","):
            return self._apposed(low, end - 1)
        if left.endswith("%"):  # "the bank's 2% target": the cue is a noun.
            return None
        if _POSSESSIVE.search(left[-2:]) and not any(m.end in {end, end - 2} for m in self.within(end - _LONGEST, end)):
            return None
        return self._phrase(self._edge(low, end), end)

    def _of_pronoun(self, low: int, end: int, pronoun: re.Match[str]) -> Source | None:
        """A relative pronoun stands for the phrase before it."""
        start = low + pronoun.start()
        if pronoun[0] in {"who", "which"}:
            stop = start - len(self._text[low:start]) + len(self._text[low:start].rstrip(" ,"))
            found = self._phrase(self._edge(low, stop), stop) if stop > low else None
            return found if found and (found.mention or self.head(found)) else None
        return Source((start, end), pronoun=pronoun[0].lower())

    def _edge(self, low: int, end: int) -> int:
        """Where the noun phrase that ends at ``end`` begins at the earliest: "and" within a name is no edge."""
        at = low
        for match in _EDGE.finditer(self._text, low, end - 1):
            if match["and"] and (
                _JOINED.match(self._text, match.end())
                or (
                    self._is_capital(match.end())
                    and self._text[low : match.start()].split(" ")[-2:-1]
                    and self._text[low : match.start()].split(" ")[-2][:1].isupper()
                )
            ):
                continue
            at = match.end()
        return at

    def _is_capital(self, at: int) -> bool:
        return self._text[at : at + 1].isupper()

    def opening(self, sentence: Span, stop: int) -> Source | None:
        """The name or pronoun that a sentence begins with."""
        if pronoun := _PRONOUN_FIRST.match(self._text, *sentence):
            return Source(pronoun.span(1), pronoun=pronoun[1].lower())
        at = bisect_left(self._starts, sentence[0])
        for mention in self._mentions[at : at + 1]:
            if mention.kind in {"person", "organisation"} and mention.end <= stop and mention.start - sentence[0] < _OPENING:
                return Source((mention.start, mention.end), mention)
        if self._text[stop - 2 : stop] != ", ":
            return None
        match = _NOUN_FIRST.match(self._text, sentence[0], stop)
        is_speaker = match and speaker_nouns().get(match["noun"]) in {"person", "organisation"}
        return Source(match.span("words")) if match and is_speaker and not _NO_SOURCE.match(match["words"]) else None

    def after(self, start: int, stop: int) -> Source | None:
        """The subject behind an inverted cue: "said Jane Roe, an analyst"."""
        start += len(self._text[start:stop]) - len(self._text[start:stop].lstrip())
        if pronoun := _PRONOUN_AFTER.match(self._text, start, stop):
            return Source(pronoun.span(), pronoun=pronoun[0])
        found = self._until(start, stop, _PHRASE_END)
        return self._apposed_name(found, stop) if found else found

    def _apposed_name(self, found: Source, stop: int) -> Source:
        """ "the bank's chief economist, Ada Berg", "the firm, Equinor": the name behind the role."""
        if found.mention:
            return found
        end = found.span[1]
        named = [m for m in self.within(end, min(stop, end + _LONGEST)) if m.start - end <= len(", ")]
        is_fit = named and (named[0].kind == "person" or (named[0].kind == "organisation" and self.head(found) != "person"))
        if is_fit and self._text[end : end + 1] == ",":
            return Source((found.span[0], named[0].end), named[0])
        return found

    def according(self, start: int, stop: int) -> Source | None:
        """The source behind "according to"."""
        return self._until(start, stop, _ACCORDING_END)

    def _until(self, start: int, stop: int, edge: re.Pattern[str]) -> Source | None:
        limit = min(stop, start + _LONGEST)
        inside = [m for m in self.within(start, limit) if m.start - start < _LONGEST]
        for match in edge.finditer(self._text, start, limit):
            # A full stop or a preposition inside a name ends nothing.
            if not any(m.start <= match.start() < m.end for m in inside):
                return self._phrase(start, match.start()) if match.start() > start else None
        return self._phrase(start, limit) if limit == stop else None

    def _apposed(self, low: int, end: int) -> Source | None:
        """ "Paul Dales, UK economist for Capital Economics, said": what stands before the first of the commas."""
        clause = self._text[low:end]
        comma, is_led = clause.find(","), False
        while comma >= 0:
            start = self._edge(low, low + comma)
            source = self._phrase(start, low + comma)
            rest = clause[comma + 1 :]
            is_open = len(rest) < _LONGEST if _AGED.match(rest) else self._is_apposed(rest)
            if _PREPOSITION.match(self._text, start):
                is_led = True  # "In a filing with the commission, the firm, FLF Associates, said": not the commission.
            elif source and is_open and (source.mention or self.head(source) or is_led):
                return replace(self._agent(start, end) or self._apposed_name(source, end), is_apposition=True)
            comma = clause.find(",", comma + 1)
        last = self._phrase(self._edge(low, end), end) if is_led else None
        is_name = last and (last.mention or self.head(last)) and not _BE.search(self._text, *last.span)
        return replace(last, is_apposition=True) if last and is_name else None

    def _is_apposed(self, rest: str) -> bool:
        """Whether what stands between two commas can be somebody's description."""
        return not _BE.search(rest) and (len(rest) < _LONGEST or (len(rest) < _LONGEST_ASIDE and bool(_OFFICE.match(rest))))

    def _phrase(self, start: int, end: int) -> Source | None:
        """A noun phrase as a source: the person in it, else the organisation, else its words if a speaking noun heads it."""
        words = self._text[start:end]
        stripped = words.strip(" ,")
        if not stripped or len(stripped) > _LONGEST:
            return None
        start += len(words) - len(words.lstrip(" ,"))
        found = self._agent(start, start + len(stripped)) or self._named(start, start + len(stripped))
        return None if found.mention is None and _NO_SOURCE.match(self._text, found.span[0]) else found

    def _agent(self, start: int, end: int) -> Source | None:
        """ "data from MarketAxess", "forecasts prepared by the Commission", "AdImpact's figures": whoever made the document."""
        words = self._text[start:end]
        nouns = speaker_nouns()
        if (match := _AGENT.search(words)) and any(nouns.get(w.lower().strip(",")) == "document" for w in words[: match.start()].split()):
            return replace(self._named(start + match.end(), end), is_agent=True)
        if (match := _POSSESSIVE.search(words)) and nouns.get(words.split()[-1].lower()) == "document":
            return replace(self._named(start, start + match.start()), is_agent=True)
        return None

    def _named(self, start: int, end: int) -> Source:
        """The person in a phrase, else the organisation that heads it, else its words."""
        inside = [m for m in self.within(start, end + 1) if not (m.end < end and _POSSESSIVE.match(self._text, m.end))]
        persons = [m for m in inside if m.kind == "person"]
        bodies = sorted((m for m in inside if m.kind == "organisation"), key=lambda m: (m.end < end - 1, m.start))
        places = [m for m in inside if m.kind in {"country", "place"} and m.form == "name" and m.end >= end - 1]
        # "Mike Powell of Dresdner": what follows "of" is where a person works, whatever the model takes it for.
        while len(persons) > 1 and _WORKS.search(self._text, persons[-2].end, persons[-1].start):
            persons.pop()
        return Source((start, end), next(iter([*persons[-1:], *bodies, *places]), None))

    def head(self, source: Source) -> str | None:
        """What kind of speaker the phrase's noun is: person, organisation, document; None for any other noun."""
        words = [word.lower() for word in _WORD.findall(self._text[source.span[0] : source.span[1]])]
        nouns = speaker_nouns()
        for no, word in enumerate(words):
            if word in {"for", "of", "at", "from", "in", "with", "by"} and no:
                return nouns.get(words[no - 1])
        return nouns.get(words[-1]) if words else None
