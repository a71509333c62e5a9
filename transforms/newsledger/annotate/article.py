"""One article's rows in every table of annotation."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal
from typing import Any

from newsledger.annotate.binding import parties_of
from newsledger.annotate.figures.context import bound_of, change_of, qualifier_of, status_of
from newsledger.annotate.figures.measures import find_terms, measure_of
from newsledger.annotate.figures.scan import Candidate, counted_noun, scan
from newsledger.annotate.names import Mention, find_mentions
from newsledger.annotate.periods import Period, Stated, bind_periods
from newsledger.annotate.speakers import speaker_of
from newsledger.annotate.speech import Speech, find_speech
from newsledger.annotate.times import Time, find_times
from newsledger.contracts.records import Article
from newsledger.reference.lexicon import Lexicon
from newsledger.text.sentences import sentences
from newsledger.text.words import words

Row = dict[str, Any]

_BEFORE = 80
_FEW = 10
_POINTS_BACK = re.compile(r"\b(?:the|these|those|their|its|all|other|first|last)\s$", re.IGNORECASE)
_SCALE = Decimal("0.000001")


def annotate_article(article: Article, lexicon: Lexicon, model: Any) -> dict[str, list[Row]]:
    """Rows by table name: stg_entity, fct_mention, fct_time, fct_quote, fct_figure, bridge_figure_party."""
    text, article_id = article.text, article.article_id
    spans = sentences(text)
    published = article.published_at.date() if article.published_at else None
    times = find_times(text, published)
    mentions = find_mentions(text, lexicon, model)
    speeches = find_speech(text, spans, mentions)
    rows: dict[str, list[Row]] = {
        "fct_time": [_time_row(article_id, text, time) for time in times],
        "fct_mention": [_mention_row(article_id, mention) for mention in mentions],
        "stg_entity": _entity_rows(article_id, mentions, lexicon),
        "fct_quote": list({row["quote_id"]: row for row in (_quote_row(article_id, text, speech) for speech in speeches)}.values()),
        "fct_figure": [],
        "bridge_figure_party": [],
    }
    candidates = [candidate for candidate in scan(text, lexicon) if _is_figure(text, candidate, times, mentions)]
    periods = bind_periods(text, spans, [_stated(text, candidate) for candidate in candidates], times, published)
    for candidate, period in zip(candidates, periods, strict=True):
        sentence = next((span for span in spans if span[0] <= candidate.start < span[1]), None)
        if sentence:
            row, parties = _figure(article_id, text, sentence, candidate, period, mentions, speeches, lexicon, published)
            rows["fct_figure"].append(row)
            keyed = {(mention.entity_id, role) for mention, role in parties}
            rows["bridge_figure_party"] += [{"figure_id": row["figure_id"], "entity_id": e, "party_role": r} for e, r in sorted(keyed)]
    return rows


def _is_figure(text: str, candidate: Candidate, times: list[Time], mentions: list[Mention]) -> bool:
    """Not a date, a duration or part of a name; a bare number must count something."""
    if any(time.start < candidate.end and candidate.start < time.end for time in times):
        return False
    # "the two countries" points back; it counts nothing.
    if not candidate.unit and candidate.value <= _FEW and _POINTS_BACK.search(text[max(0, candidate.start - 12) : candidate.start]):
        return False
    if not candidate.unit and any(m.start < candidate.end and candidate.start < m.end for m in mentions):
        return False
    return candidate.unit is not None or counted_noun(text, candidate.end) is not None


def _stated(text: str, candidate: Candidate) -> Stated:
    """What the binding of periods needs of a candidate."""
    kind, unit = (candidate.unit.kind, candidate.unit.unit) if candidate.unit else ("count", counted_noun(text, candidate.end))
    return Stated(candidate.start, candidate.end, kind, unit)


def _figure(
    article_id: str,
    text: str,
    sentence: tuple[int, int],
    candidate: Candidate,
    period: Period | None,
    mentions: list[Mention],
    speeches: list[Speech],
    lexicon: Lexicon,
    published: date | None,
) -> tuple[Row, list[tuple[Mention, str]]]:
    start, end = candidate.start, candidate.end
    kind, unit = (candidate.unit.kind, candidate.unit.unit) if candidate.unit else ("count", counted_noun(text, end))
    before = text[max(sentence[0], start - _BEFORE) : start]
    measure = measure_of(start, end, kind, find_terms(words(text, *sentence), lexicon), lexicon)
    speech = speaker_of(start, end, speeches)
    direction, role = change_of(before, text[end : sentence[1]])
    row: Row = {
        "figure_id": _id(article_id, "figure", start, end),
        "article_id": article_id,
        "start_offset": start,
        "end_offset": end,
        "surface": text[start:end],
        "sentence": text[sentence[0] : sentence[1]],
        "kind": kind,
        "value": None if candidate.high is not None else _exact(candidate.value),
        "value_low": _exact(candidate.value) if candidate.high is not None else None,
        "value_high": _exact(candidate.high),
        "unit": unit,
        "per_unit": candidate.per_unit,
        "value_usd": _exact(candidate.value) if unit == "USD" and candidate.high is None else None,
        "fx_rate": _exact(Decimal(1)) if unit == "USD" and candidate.high is None else None,
        "fx_date": (period.last if period else published) if unit == "USD" and candidate.high is None else None,
        "bound": bound_of(before),
        "qualifier": qualifier_of(before),
        "direction": direction,
        "change_role": role,
        "status": status_of(text[sentence[0] : start], text[end : sentence[1]]),
        "measure": measure[2] if measure else None,
        "measure_text": text[measure[0] : measure[1]] if measure else None,
        "period_start": period.first if period else None,
        "period_end": period.last if period else None,
        "period_grain": period.grain if period else None,
        "period_text": (text[period.start : period.end] or None) if period else None,
        "speaker_entity_id": speech.speaker.entity_id if speech and speech.speaker else None,
        "speaker_text": speech.speaker_text if speech else None,
        "confidence": _confidence(candidate, measure is not None, period is not None),
        "rule": candidate.rule,
    }
    return row, parties_of(text, sentence, row["measure"], mentions)


def _confidence(candidate: Candidate, has_measure: bool, has_period: bool) -> float:
    """A first, uncalibrated word: a unit says most, a measure and a period the rest."""
    return round(0.5 + 0.2 * (candidate.unit is not None) + 0.15 * has_measure + 0.1 * has_period, 2)


def _exact(value: Decimal | None) -> Decimal | None:
    """The value at the contract's scale of six decimals."""
    return value.quantize(_SCALE) if value is not None else None


def _id(article_id: str, kind: str, start: int, end: int) -> str:
    return hashlib.sha256(f"{article_id}:{kind}:{start}:{end}".encode()).hexdigest()[:24]


def _time_row(article_id: str, text: str, time: Time) -> Row:
    return {
        "time_id": _id(article_id, "time", time.start, time.end),
        "article_id": article_id,
        "start_offset": time.start,
        "end_offset": time.end,
        "surface": text[time.start : time.end],
        "kind": time.kind,
        "start_date": time.first,
        "end_date": time.last,
        "grain": time.grain,
        "timex_value": time.timex,
        "timex_type": time.timex_type,
    }


def _mention_row(article_id: str, mention: Mention) -> Row:
    return {
        "mention_id": _id(article_id, "mention", mention.start, mention.end),
        "article_id": article_id,
        "entity_id": mention.entity_id,
        "start_offset": mention.start,
        "end_offset": mention.end,
        "surface": mention.surface,
        "kind": mention.kind,
        "form": mention.form,
        "role_text": mention.role_text,
        "role_country_code": mention.role_country_code,
    }


def _entity_rows(article_id: str, mentions: list[Mention], lexicon: Lexicon) -> list[Row]:
    """One row an entity, its facts from the mention that states most."""
    best: dict[str, Mention] = {}
    for mention in mentions:
        known = best.get(mention.entity_id)
        if known is None or (mention.role and not known.role):
            best[mention.entity_id] = mention
    return [
        {
            "article_id": article_id,
            "entity_id": m.entity_id,
            "name": m.name,
            "kind": m.kind,
            "country_code": m.country_code,
            "wikidata_id": lexicon.countries[m.country_code or ""]["wikidata_id"] if m.kind == "country" else m.wikidata_id,
            "role": m.role,
            "role_country_code": m.role_country_code,
        }
        for m in best.values()
    ]


def _quote_row(article_id: str, text: str, speech: Speech) -> Row:
    return {
        "quote_id": _id(article_id, "quote", speech.start, speech.end),
        "article_id": article_id,
        "start_offset": speech.start,
        "end_offset": speech.end,
        "surface": text[speech.start : speech.end],
        "kind": speech.kind,
        "speaker_entity_id": speech.speaker.entity_id if speech.speaker else None,
        "speaker_text": speech.speaker_text,
        "cue": speech.cue,
        "method": speech.method,
        "confidence": speech.confidence,
    }
