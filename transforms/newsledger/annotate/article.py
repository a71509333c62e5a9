"""One article's rows in every table of annotation."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

from newsledger.annotate.binding import parties_of, period_of, speaker_of
from newsledger.annotate.figures.currency import Money, accounts_country
from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.measures import find_terms, measure_of
from newsledger.annotate.names import Mention, find_mentions
from newsledger.annotate.speech import Speech, find_speech
from newsledger.annotate.times import Time, find_times
from newsledger.contracts.records import Article
from newsledger.reference.lexicon import Lexicon
from newsledger.text.sentences import sentences
from newsledger.text.words import words

Row = dict[str, Any]

# Characters: the beginning that says what an article is about, and its dateline.
_LEAD = 600
_DATELINE = 40
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
    figures = find_figures(
        text,
        spans,
        lexicon,
        times=[(time.start, time.end) for time in times if time.kind != "duration"],
        names=[(mention.start, mention.end) for mention in mentions],
        money=Money(_accounts_country(article, mentions), published.year if published else None),
    )
    for figure in figures:
        if not figure.is_stated:
            continue
        row, parties = _figure(article_id, text, spans[figure.sentence], figure, times, mentions, speeches, lexicon)
        rows["fct_figure"].append(row)
        keyed = {(mention.entity_id, role) for mention, role in parties}
        rows["bridge_figure_party"] += [{"figure_id": row["figure_id"], "entity_id": e, "party_role": r} for e, r in sorted(keyed)]
    return rows


def _accounts_country(article: Article, mentions: list[Mention]) -> str | None:
    named = [(mention.start, mention.country_code) for mention in mentions if mention.kind in {"country", "place"} and mention.country_code]
    first = [code for start, code in named if start < _LEAD]
    place = next((code for start, code in named if start < _DATELINE), None) if article.dateline_place else None
    return accounts_country(first, [code for start, code in named if start >= _LEAD], place, article.url)


def _figure(
    article_id: str,
    text: str,
    sentence: tuple[int, int],
    figure: Figure,
    times: list[Time],
    mentions: list[Mention],
    speeches: list[Speech],
    lexicon: Lexicon,
) -> tuple[Row, list[tuple[Mention, str]]]:
    start, end = figure.start, figure.end
    within = [time for time in times if sentence[0] <= time.start and time.end <= sentence[1]]
    measure = measure_of(start, end, figure.kind, find_terms(words(text, *sentence), lexicon), lexicon)
    period = period_of(start, end, within)
    speech = speaker_of(start, end, speeches, sentence)
    is_range = figure.high is not None
    is_dollars = figure.unit == "USD" and not is_range
    row: Row = {
        "figure_id": _id(article_id, "figure", start, end),
        "article_id": article_id,
        "start_offset": start,
        "end_offset": end,
        "surface": text[start:end],
        "sentence": text[sentence[0] : sentence[1]],
        "kind": figure.kind,
        "value": None if is_range else _exact(figure.value),
        "value_low": _exact(figure.value) if is_range else None,
        "value_high": _exact(figure.high),
        "unit": figure.unit,
        "per_unit": figure.per_unit,
        "value_usd": _exact(figure.value) if is_dollars else None,
        "fx_rate": _exact(Decimal(1)) if is_dollars else None,
        "fx_date": period.last if period and is_dollars else None,
        "bound": figure.bound,
        "qualifier": figure.qualifier,
        "direction": figure.direction,
        "change_role": figure.role,
        "status": figure.status,
        "measure": measure[2] if measure else None,
        "measure_text": text[measure[0] : measure[1]] if measure else None,
        "period_start": period.first if period else None,
        "period_end": period.last if period else None,
        "period_grain": period.grain if period else None,
        "period_text": text[period.start : period.end] if period else None,
        "speaker_entity_id": speech.speaker.entity_id if speech and speech.speaker else None,
        "speaker_text": speech.speaker_text if speech else None,
        "confidence": _confidence(figure, measure is not None, period is not None),
        "rule": "; ".join(figure.rules),
    }
    return row, parties_of(text, sentence, row["measure"], mentions)


def _confidence(figure: Figure, has_measure: bool, has_period: bool) -> float:
    """A first, uncalibrated word: a unit says most, a measure and a period the rest."""
    return round(0.5 + 0.2 * (figure.unit is not None) + 0.15 * has_measure + 0.1 * has_period, 2)


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
        "confidence": 0.8 if speech.speaker else 0.4,
    }
