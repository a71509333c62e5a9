"""One article's rows in every table of annotation."""

from __future__ import annotations

from datetime import date
from typing import Any

from newsledger.annotate import rows
from newsledger.annotate.confidence import confidence_of
from newsledger.annotate.counted import settle_count
from newsledger.annotate.exchange import Rate, rate_of
from newsledger.annotate.figures.currency import Money, accounts_countries
from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.measures import Measure, find_measures
from newsledger.annotate.measured import fitted, without_forecaster
from newsledger.annotate.names import Mention, country_of_place, find_mentions, titled_company
from newsledger.annotate.parties import Measured, bind_parties
from newsledger.annotate.periods import Period, Stated, bind_periods
from newsledger.annotate.roles import give_roles
from newsledger.annotate.rows import Bound, Row
from newsledger.annotate.speakers import speaker_of
from newsledger.annotate.speech import find_speech
from newsledger.annotate.times import find_times, fiscal_year_of
from newsledger.contracts.records import Article
from newsledger.reference.lexicon import Lexicon
from newsledger.text.addresses import country_of_host, host_of
from newsledger.text.sentences import sentences

# Characters: the beginning that says what an article is about, and its dateline.
_LEAD = 600
_DATELINE = 40


def annotate_article(article: Article, lexicon: Lexicon, model: Any) -> dict[str, list[Row]]:
    """Rows by table name: stg_entity, fct_mention, fct_time, fct_quote, fct_figure, bridge_figure_party."""
    text, article_id = article.text, article.article_id
    spans = sentences(text)
    published = article.published_date
    mentions = find_mentions(text, lexicon, model)
    give_roles(text, mentions, lexicon, published, country_of_host(host_of(article.url)))
    money = _money(article, mentions, lexicon)
    # What American papers call a fiscal year is mostly a company's own, not the government's.
    times = find_times(text, published, fiscal=fiscal_year_of(money.country if money.country != "US" else None))
    speeches = find_speech(text, spans, mentions)
    found = find_figures(
        text,
        spans,
        lexicon,
        times=[(time.start, time.end) for time in times if time.kind != "duration"],
        names=[(mention.start, mention.end) for mention in mentions],
        money=money,
    )
    figures = [figure for figure in found if figure.is_stated]
    periods = bind_periods(text, spans, [Stated(f.start, f.end, f.kind, f.unit) for f in figures], times, published)
    title = article.title or ""
    measures = find_measures(text, spans, figures, lexicon, title)
    has_results = any(measure is not None and measure.rule == "label" for measure in measures)
    titled = titled_company(title, mentions, text, lexicon, has_results=has_results) if figures else None
    parties = bind_parties(text, spans, list(map(_measured, figures, measures)), mentions, title, lexicon, titled)
    named = [*mentions, titled] if titled and any(party is titled for about in parties for party, _ in about.members) else mentions
    result: dict[str, list[Row]] = {
        "fct_time": [rows.time_row(article_id, text, time) for time in times],
        "fct_mention": [rows.mention_row(article_id, mention) for mention in mentions],
        "stg_entity": rows.entity_rows(article_id, named, lexicon),
        "fct_quote": rows.distinct([rows.quote_row(article_id, text, speech) for speech in speeches], "quote_id"),
        "fct_figure": [],
        "bridge_figure_party": [],
    }
    for figure, measure in zip(figures, measures, strict=True):
        settle_count(figure, measure)
    for figure, period, measure, about in zip(figures, periods, measures, parties, strict=True):
        speech = speaker_of(figure.start, figure.end, speeches)
        rate = _rate(figure, period, published)
        about = without_forecaster(about, measure, figure, text[slice(*spans[figure.sentence])])
        bound = Bound(fitted(measure, figure, about), period, speech, about, rate, confidence_of(figure))
        row = rows.figure_row(article_id, text, spans[figure.sentence], figure, bound)
        result["fct_figure"].append(row)
        result["bridge_figure_party"] += rows.party_rows(row["figure_id"], about.members)
    return result


def _measured(figure: Figure, measure: Measure | None) -> Measured:
    if measure is None:
        return Measured(figure.start, figure.end, figure.sentence)
    phrase = (measure.start, measure.end) if measure.start is not None and measure.end is not None else None
    return Measured(figure.start, figure.end, figure.sentence, measure.code, measure.text, phrase)


def _rate(figure: Figure, period: Period | None, published: date | None) -> Rate | None:
    if figure.kind != "money" or figure.high is not None or not figure.unit:
        return None
    return rate_of(figure.unit, period.first if period else None, period.last if period else None, published)


def _money(article: Article, mentions: list[Mention], lexicon: Lexicon) -> Money:
    named = [(mention.start, mention.country_code) for mention in mentions if mention.kind in {"country", "place"} and mention.country_code]
    first = [code for start, code in named if start < _LEAD]
    place = None
    if filed_from := article.dateline_place:
        # A source may state the dateline beside the text, whose beginning is then no place of filing.
        is_in_text = filed_from.casefold() in article.text[:_DATELINE].casefold()
        place = next((code for start, code in named if start < _DATELINE), None) if is_in_text else country_of_place(filed_from, lexicon)
    countries = accounts_countries(first, [code for start, code in named if start >= _LEAD], place, article.url)
    return Money(countries, article.published_date.year if article.published_date else None, place)
