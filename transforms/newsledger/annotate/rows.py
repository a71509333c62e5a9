"""Annotations as rows of the contract's tables."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from newsledger.annotate.exchange import Rate
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.measures import Measure
from newsledger.annotate.names import Mention
from newsledger.annotate.parties import Parties, Party
from newsledger.annotate.periods import Period
from newsledger.annotate.speech import Speech
from newsledger.annotate.times import Time
from newsledger.reference.lexicon import Lexicon

Row = dict[str, Any]

_SCALE = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Bound:
    """What was bound to a figure: measure, period, who said so, whom it is about, its rate in dollars, and how sure it is."""

    measure: Measure | None
    period: Period | None
    speech: Speech | None
    parties: Parties
    rate: Rate | None
    confidence: float


def figure_row(article_id: str, text: str, sentence: tuple[int, int], figure: Figure, bound: Bound) -> Row:
    """A row of fct_figure. A range has low and high ends and no value, hence none in dollars."""
    measure, period, speech, rate = bound.measure, bound.period, bound.speech, bound.rate
    is_range = figure.high is not None
    return {
        "figure_id": _id(article_id, "figure", figure.start, figure.end),
        "article_id": article_id,
        "start_offset": figure.start,
        "end_offset": figure.end,
        "surface": text[figure.start : figure.end],
        "sentence": text[sentence[0] : sentence[1]],
        "kind": figure.kind,
        "value": None if is_range else _exact(figure.value),
        "value_low": _exact(figure.value) if is_range else None,
        "value_high": _exact(figure.high),
        "unit": figure.unit,
        "per_unit": figure.per_unit,
        "value_usd": _exact(figure.value * rate.rate) if rate else None,
        "fx_rate": _exact(rate.rate) if rate else None,
        "fx_date": rate.day if rate else None,
        "bound": figure.bound,
        "qualifier": figure.qualifier,
        "direction": figure.direction,
        "change_role": figure.role,
        "status": figure.status,
        "is_negated": figure.is_negated,
        "measure": measure.code if measure else None,
        "measure_text": measure.text if measure else None,
        "period_start": period.first if period else None,
        "period_end": period.last if period else None,
        "period_grain": period.grain if period else None,
        "period_text": (text[period.start : period.end] or None) if period else None,
        "speaker_entity_id": speech.speaker.entity_id if speech and speech.speaker else None,
        "speaker_text": speech.speaker_text if speech else None,
        "confidence": bound.confidence,
        "rule": "; ".join(_rules(figure, bound)),
    }


def _rules(figure: Figure, bound: Bound) -> list[str]:
    """Every rule that made the row, in order."""
    found = list(figure.rules)
    if bound.measure:
        found += [f"measure.{rule}" for rule in (bound.measure.rule, *bound.measure.steps)]
    if bound.period:
        found.append(f"period.{bound.period.rule}")
    if bound.speech:
        found.append(f"speaker.{bound.speech.method}")
    if bound.parties.rule:
        found.append(f"party.{bound.parties.rule}")
    return found


def party_rows(figure_id: str, parties: Sequence[Party]) -> list[Row]:
    """Rows of bridge_figure_party, each entity and role once."""
    keyed = sorted({(mention.entity_id, role) for mention, role in parties})
    return [{"figure_id": figure_id, "entity_id": entity, "party_role": role} for entity, role in keyed]


def time_row(article_id: str, text: str, time: Time) -> Row:
    """A row of fct_time."""
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


def mention_row(article_id: str, mention: Mention) -> Row:
    """A row of fct_mention."""
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
        "role_organisation": mention.role_organisation,
    }


def entity_rows(article_id: str, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Row]:
    """Rows of stg_entity, one an entity, its facts from the mention that states most."""
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
            "geonames_id": _geonames_id(m, lexicon),
            "role": m.role,
            "role_country_code": m.role_country_code,
        }
        for m in best.values()
    ]


def _geonames_id(mention: Mention, lexicon: Lexicon) -> int | None:
    """A country's own feature, or the city's that was chosen for a place."""
    if mention.kind == "country":
        known = lexicon.countries[mention.country_code or ""]["geonames_id"]
        return int(known) if known else None
    return mention.geonames_id


def quote_row(article_id: str, text: str, speech: Speech) -> Row:
    """A row of fct_quote."""
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


def distinct(found: Sequence[Row], key: str) -> list[Row]:
    """The rows, the last of each key."""
    return list({row[key]: row for row in found}.values())


def _exact(value: Decimal | None) -> Decimal | None:
    """The value at the contract's scale of six decimals."""
    return value.quantize(_SCALE) if value is not None else None


def _id(article_id: str, kind: str, start: int, end: int) -> str:
    return hashlib.sha256(f"{article_id}:{kind}:{start}:{end}".encode()).hexdigest()[:24]
