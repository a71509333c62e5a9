"""The parties of an article's figures: read from the clause, else carried over, else the article's topic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsledger.annotate.names import Mention
from newsledger.annotate.parties.arguments import behind, both_before, fronted, head_of, is_governed, owner_of, subject_of
from newsledger.annotate.parties.cues import family_heads, heads_of, is_act, is_corporate, is_directed, is_national, measure_of, roles_of
from newsledger.annotate.parties.model import Measured, Parties, Party
from newsledger.annotate.parties.sentence import BOTH, SELF, Sentence, read_sentence
from newsledger.annotate.parties.topic import Topic
from newsledger.reference.lexicon import Lexicon
from newsledger.text.pieces import pieces

_KINDS = frozenset({"country", "organisation", "place", "person"})
_FLOWS = frozenset({"trade.exports", "trade.imports", "trade.shipments"})
_MUTUAL = frozenset({"two-way", "bilateral", "mutual", "crossborder", "cross-border"})
_BODY_WORDS = ("company", "group", "firm", "bank", "carrier", "airline", "manufacturer", "retailer", "union")
_LAND_WORDS = ("country", "nation", "island", "republic", "kingdom")
_PAIR = 2


def bind_parties(
    text: str,
    sentences: Sequence[tuple[int, int]],
    figures: Sequence[Measured],
    mentions: Sequence[Mention],
    title: str,
    lexicon: Lexicon,
) -> list[Parties]:
    """The parties of each of ``figures``, which stand in the order of the text, as do ``mentions``."""
    binder = _Binder(text, sentences, figures, mentions, title, lexicon)
    return [binder.bind(no) for no in range(len(figures))]


@dataclass(slots=True)
class _Last:
    """The figure before: its sentence, its measure, where its head stands and its parties."""

    sentence: int = -9
    measure: str = ""
    head: int | None = None
    parties: Parties = field(default_factory=Parties)


class _Binder:
    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        figures: Sequence[Measured],
        mentions: Sequence[Mention],
        title: str,
        lexicon: Lexicon,
    ) -> None:
        self._text, self._spans, self._figures, self._lexicon = text, sentences, figures, lexicon
        self._names = _outermost([m for m in mentions if m.kind in _KINDS])
        self._starts = [m.start for m in self._names]
        self._inner = _countries_within(mentions, self._names)
        self._topic = Topic(text, sentences, mentions, title, lexicon)
        self._sentence = Sentence()
        self._number = -1
        self._last = _Last()

    def bind(self, no: int) -> Parties:
        """The parties of figure number ``no``."""
        figure = self._figures[no]
        if not figure.measure:
            return Parties()
        self._enter(no)
        at = self._sentence.figures.get(no)
        head, figure = self._head(figure, at)
        found = self._stated(figure, at, head) if at is not None else Parties()
        measure = figure.measure or ""
        if is_directed(measure):
            found = self._inherited(found, figure, head)
        found = self._completed(found, figure)
        self._last = _Last(figure.sentence, measure, head, found)
        return found

    def _head(self, figure: Measured, at: int | None) -> tuple[int | None, Measured]:
        """The head of the figure's measure; where only a sister's is there, the figure as one of that measure."""
        measure = figure.measure or ""
        if at is None:
            return None, figure
        head = head_of(self._sentence, at, heads_of(measure), figure.phrase)
        if head is not None or not is_directed(measure):
            return head, figure
        family = measure.split(".")[0]
        head = head_of(self._sentence, at, family_heads(family), None)
        sister = measure_of(self._sentence.words[head], family) if head is not None else None
        return (head, replace(figure, measure=sister)) if sister else (None, figure)

    def _enter(self, no: int) -> None:
        """Read the sentence of figure ``no``, unless it is the last one's."""
        number = self._figures[no].sentence
        if number == self._number:
            return
        self._number = number
        start, end = pieces([self._spans[number]])[0]
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        here = []
        while no and self._figures[no - 1].sentence == number:
            no -= 1
        for at in range(no, len(self._figures)):
            if self._figures[at].sentence != number:
                break
            if self._figures[at].end <= end:
                here.append((self._figures[at].start, self._figures[at].end, at))
        self._sentence = read_sentence(self._text, (start, end), [m for m in self._names[low:high] if m.end <= end], here)

    def _stated(self, figure: Measured, at: int, head: int | None) -> Parties:
        """What the clause says."""
        measure, roles = figure.measure or "", roles_of(figure.measure or "")
        members: dict[str, list[Mention]] = {}
        rule = None
        place = at if head is None else head
        cued = behind(self._sentence, place, at)
        owners = owner_of(self._sentence, place) if head is not None else []
        resolved = [m for token in owners for m in self._resolve(token, measure)]
        if len(resolved) == _PAIR and is_directed(measure):
            members["subject"], members["partner"] = resolved[:1], resolved[1:]
            rule = "pair"
        elif resolved and (len(owners) == 1 or not is_directed(measure)):
            members["subject"] = resolved[-1:]
            rule = "pronoun" if self._sentence.tags[owners[-1]] == SELF else "possessor"
        for cue, tokens in cued.items():
            role = roles.get(cue)
            named = _distinct([m for token in tokens for m in self._resolve(token, measure, is_led=True)])
            if role == "pair":
                if len(named) == _PAIR:
                    members["subject"], members["partner"], rule = named[:1], named[1:], "between"
            elif role and named and role not in members:
                members[role] = named
                rule = rule or "preposition"
        front = fronted(self._sentence, place) if head is not None else None
        role = (roles.get(front[0]) or ("subject" if is_national(measure) and front[0] in {"for", "in"} else None)) if front else None
        if front and role not in {None, "pair", *members} and (named := self._resolve(front[1], measure, is_led=True)):
            members[str(role)], rule = named, rule or "preposition"
        if head is not None and "partner" not in members and is_directed(measure) and (pair := self._mutual(measure, head)):
            members["subject"], members["partner"], rule = pair[:1], pair[1:], "pair"
        if "subject" not in members:
            token = subject_of(self._sentence, place, at)
            subject = self._resolve(token, measure) if token is not None else []
            if subject:
                members["subject"] = subject[:1]
                rule = rule or "subject"
        return _parties(members, rule)

    def _mutual(self, measure: str, head: int) -> list[Mention]:
        """The two sides of trade "between the two countries" or "two-way" trade."""
        both = both_before(self._sentence, head)
        if measure not in {"trade.total", "trade.shipments"} or (both is None and self._sentence.words[head - 1] not in _MUTUAL):
            return []
        pair = self._topic.pair(self._number, self._sentence.starts[both if both is not None else head])
        return pair if len(pair) == _PAIR else []

    def _resolve(self, token: int, measure: str, is_led: bool = False) -> list[Mention]:
        """The mentions that a token stands for, if they can be a party of the measure."""
        sentence = self._sentence
        if sentence.tags[token] == BOTH:
            return self._topic.pair(self._number, sentence.starts[token])
        if sentence.tags[token] == SELF:
            found = self._antecedent(token, measure)
            return [found] if found else []
        mention = self._as_state(sentence.names[token], measure)
        if mention.kind == "person":
            return []
        is_fit = not is_national(measure) or mention.kind != "organisation" or is_led or self._is_bloc(mention) or token in sentence.owners
        return [mention] if is_fit else []

    def _as_state(self, mention: Mention, measure: str) -> Mention:
        """The country that a capital, its leader or its body stands for: "a surplus with Washington", "the U.S. administration"."""
        if mention.kind == "person":
            return self._topic.by_code.get(mention.role_country_code or "", mention) if is_act(measure) else mention
        if mention.kind == "organisation":
            inner = self._inner.get(mention.start) if is_national(measure) and not self._is_bloc(mention) else None
            return inner or mention
        row = self._lexicon.country_forms.get(mention.surface) if mention.kind == "place" and is_directed(measure) else None
        return self._topic.by_code.get(row["code"], mention) if row and row["form"] == "capital" else mention

    def _is_bloc(self, mention: Mention) -> bool:
        row = self._lexicon.organisations.get(mention.name)
        return bool(row and row["subtype"] == "international")

    def _antecedent(self, token: int, measure: str) -> Mention | None:
        """Whom "its", "the country" or "the company" means."""
        wants = self._wanted(self._sentence.words[token], measure)
        if self._last.sentence == self._number:
            same = next((m for m, role in self._last.parties.members if role == "subject" and m.kind == wants), None)
            if same:
                return same
        before = [at for at in self._sentence.names if at < token and self._sentence.names[at].kind == wants]
        free = [at for at in before if not is_governed(self._sentence, at)]
        owning = [at for at in before if at in self._sentence.owners]
        if before and not self._sentence.words[token].endswith("country"):
            return self._sentence.names[(free or owning[::-1] or before[::-1])[0]]
        topic = self._topic.body if wants == "organisation" else self._topic.country
        return self._topic.subject_before(self._number, wants) or topic

    def _wanted(self, word: str, measure: str) -> str:
        if word.endswith(_BODY_WORDS):
            return "organisation"
        return "country" if word.endswith(_LAND_WORDS) or not is_corporate(measure) else "organisation"

    def _inherited(self, found: Parties, figure: Measured, head: int | None) -> Parties:
        """In one sentence the second flow is with the same country as the first, and the other way round if that is its subject."""
        last, roles = self._last, {role: m for m, role in reversed(found.members)}
        if last.sentence != figure.sentence or "partner" in roles or head == last.head:
            return found
        earlier = {role: m for m, role in last.parties.members}
        subject, partner = earlier.get("subject"), earlier.get("partner")
        if not partner or not subject or not {figure.measure, last.measure} <= _FLOWS:
            return found
        if "subject" not in roles or roles["subject"].entity_id == subject.entity_id:
            return Parties(((subject, "subject"), (partner, "partner")), "carried")
        if roles["subject"].entity_id == partner.entity_id:
            return replace(found, members=(*found.members, (subject, "partner")))
        return found

    def _completed(self, found: Parties, figure: Measured) -> Parties:
        """With the subject of the figure before or of the article, where the clause names none."""
        measure, roles = figure.measure or "", {role for _, role in found.members}
        if "subject" in roles or roles & {"location"}:
            return found
        last = self._last
        if figure.sentence - last.sentence <= 1 and last.measure == measure and not roles and last.parties.members:
            return Parties(last.parties.members, "carried")
        if not is_national(measure) and not is_corporate(measure):
            return found
        topic = self._topic.body if is_corporate(measure) else None
        topic = topic or (self._topic.country if is_national(measure) else None)
        if topic is None:
            return found if roles or not self._topic.is_ambiguous else Parties((), "ambiguous")
        if any(m.entity_id == topic.entity_id for m, _ in found.members):
            return found
        return Parties(((topic, "subject"), *found.members), found.rule or "topic")


def _parties(members: dict[str, list[Mention]], rule: str | None) -> Parties:
    """Each entity once, the subject first."""
    found: list[Party] = []
    for role in ("subject", "partner", "location", "company"):
        for mention in members.get(role, ()):
            if all(mention.entity_id != known.entity_id for known, _ in found):
                found.append((mention, role))
    return Parties(tuple(found), rule if found else None)


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    return list({m.entity_id: m for m in mentions}.values())


def _countries_within(mentions: Sequence[Mention], names: Sequence[Mention]) -> dict[int, Mention]:
    """By the start of a body's name the country that it begins with: "the U.S. administration"."""
    starts = {m.start: m for m in mentions if m.kind == "country"}
    bodies = [(m.start, starts.get(m.start) or starts.get(m.start + len("the "))) for m in names if m.kind == "organisation"]
    return {start: country for start, country in bodies if country}


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Without those that stand within another: the country in a body's name."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found
