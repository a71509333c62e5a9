"""From a raw record to an article: the body's lines kept, the facts about it gathered, cleaned and resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from newsledger.contracts.records import Article, Block, RawRecord
from newsledger.errors import ReadError, Reject
from newsledger.extract import dateline, facts, metadata, names, page, plain, surroundings, visible, web
from newsledger.extract.dates import parse_moment
from newsledger.extract.facts import Facts
from newsledger.extract.headline import with_title
from newsledger.extract.language import language_of
from newsledger.extract.lines import ends_sentence, is_sentence, key, paragraphs
from newsledger.extract.publication import publication
from newsledger.extract.repeated import NOTHING_REPEATED, Repeated
from newsledger.extract.vocabulary import Vocabulary

# Formats whose text is a page as somebody copied it, not an article somebody prepared.
_DUMPS = frozenset({"text"})
_DATELINE_WITHIN = 3
_STANDFIRSTS = 2
_TITLES_WITHIN = 8
_LEAST_TITLED = 3
_OFFER_COUNTRIES = {"₹": "IN", "₪": "IL", "£": "GB", "৳": "BD", "₨": "PK", "A$": "AU", "S$": "SG", "R$": "BR"}

_LONGEST_ARTICLE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Found:
    blocks: list[Block]
    agreement: float
    facts: Facts
    is_modelled: bool = False


def extract_article(
    record: RawRecord, vocabulary: Vocabulary, default_published: str | None = None, repeated: Repeated = NOTHING_REPEATED
) -> Article | Reject:
    """The article in ``record``, or a reject of stage ``extract`` (``empty``, ``no_article``, ``too_long``, ``bad_html``).

    What came with the record is believed before what the page states, and that before what its lines say.
    ``default_published`` (YYYY-MM-DD) dates an article that states no date; ``repeated`` are the lines known to be its source's.
    """
    try:
        found = _from_page(record, vocabulary) if record.media == "html" else _from_text(record, vocabulary, repeated)
        text = "\n".join(block.text for block in found.blocks if block.is_kept)
        if not text:
            raise ReadError("no_article" if found.blocks else "empty", "no lines that read like an article" if found.blocks else "no text")
        if len(text) > _LONGEST_ARTICLE:
            raise ReadError("too_long", f"{len(text)} characters of running text: no article is longer than {_LONGEST_ARTICLE}")
    except ReadError as error:
        return Reject(record.source_uri, "extract", error.code, error.reason, record.document_id)
    return _assemble(record, found, text, vocabulary, default_published)


def _from_text(record: RawRecord, vocabulary: Vocabulary, repeated: Repeated) -> _Found:
    lines = paragraphs(record.content)
    is_dump = record.source_format in _DUMPS or plain.looks_like_dump(lines)
    if is_dump:
        blocks = with_title(plain.classify(lines, vocabulary, repeated.of(record), never_none=True))
    else:
        blocks = plain.clean(lines, vocabulary)
    stated = surroundings.read(blocks, vocabulary).by("visible")
    stated = facts.of_record(record).or_else(stated)
    return _Found(_label_title(blocks, stated.title), plain.agreement(blocks) if is_dump else 1.0, stated)


def _from_page(record: RawRecord, vocabulary: Vocabulary) -> _Found:
    root = page.parse(record.content)
    of_page = metadata.of_page(root, facts.of_record(record))
    headings = visible.headings(root)
    body = web.find_body(record.content, root, web.title_keys(of_page.title, *headings), vocabulary)
    blocks = _label_title(body.blocks, of_page.title, *headings)
    blocks = blocks if of_page.title else _first_line_as_title(blocks)
    found = of_page.or_else(surroundings.read(_under_title(blocks), vocabulary).by("visible"))
    if not found.published:
        found = found.or_else(visible.dates(root))
    if not found.published:
        found = found.or_else(metadata.searched_date(root, found.url))
    first = surroundings.first_published(blocks) if not record.published else None
    if first:
        found = replace(found, published=first, published_method="visible")
    return _Found(blocks, body.agreement, found.or_else(Facts(byline=visible.signature(blocks))), body.is_modelled)


def _first_line_as_title(blocks: list[Block]) -> list[Block]:
    """On a page that names no title, the first line kept, if it is no sentence."""
    first = next((no for no, block in enumerate(blocks) if block.is_kept), None)
    if first is None or ends_sentence(blocks[first].text) or sum(block.is_kept for block in blocks) < _LEAST_TITLED:
        return blocks
    return [*blocks[:first], Block("title", "first_line", blocks[first].text, False), *blocks[first + 1 :]]


def _under_title(blocks: list[Block]) -> list[Block]:
    """The lines between the title and the running text, a standfirst or two among them: elsewhere, dates and names are other stories'."""
    kept = [no for no, block in enumerate(blocks) if block.is_kept]
    end = kept[min(_STANDFIRSTS, len(kept) - 1)] if kept else len(blocks)
    titles = [no for no, block in enumerate(blocks[:end]) if block.label == "title"]
    # A page may say its title twice, the date and the author between.
    first = next((no for no in titles if titles[-1] - no <= _TITLES_WITHIN), 0)
    return blocks[first:end]


def _label_title(blocks: list[Block], *titles: str | None) -> list[Block]:
    """The title is not part of the text: lines that repeat it, down to the first line of the body, are dropped."""
    wanted, labelled = {key(title) for title in titles if title} - {""}, list(blocks)
    for no, block in enumerate(blocks):
        if block.label != "title" and key(block.text) in wanted:
            labelled[no] = Block("title", "repeats_title", block.text, False)
        elif block.is_kept:
            break
    return labelled


def _assemble(record: RawRecord, found: _Found, text: str, vocabulary: Vocabulary, default_published: str | None) -> Article:
    stated = found.facts
    # A standfirst or two may stand before the paragraph with the dateline.
    begun = text.split("\n", _DATELINE_WITHIN)[:_DATELINE_WITHIN]
    found_lines = (dateline.opening(paragraph, vocabulary) for paragraph in begun)
    stands = next((d for d in found_lines if d.place), dateline.Dateline())
    opening = dateline.given(record.dateline, vocabulary) if record.dateline else stands
    agency = (vocabulary.agency(stated.agency) or stated.agency) if stated.agency else opening.agency or stands.agency
    publisher = names.publisher(stated.publisher, stated.url)
    byline, agency = names.byline(stated.byline, vocabulary, agency=agency, publisher=publisher)
    place = opening.place or stated.place
    countries = _countries(found, place, vocabulary)
    published = publication(stated, default_published, vocabulary, countries, is_page=record.media == "html")
    title = names.bare_title(stated.title, None, None) if stated.title else None
    return Article(
        record.document_id,
        record.source_uri,
        record.source_format,
        text,
        title=title,
        url=stated.url,
        publisher=publisher,
        agency=agency,
        byline=byline,
        dateline_place=place,
        language=language_of(text, stated.language),
        published_at=published.at,
        published_date=published.day(stated.url),
        published_method=published.method,
        updated_at=parse_moment(stated.updated, vocabulary, countries),
        extraction_confidence=_confidence(found, published.at),
        repairs=record.repairs,
        blocks=(*found.blocks, *([published.disbelieved] if published.disbelieved else [])),
    )


def _countries(found: _Found, place: str | None, vocabulary: Vocabulary) -> list[str]:
    """Where the publisher may be, likeliest first: its address, the currency of its offers, the place the story comes from."""
    offers = " ".join(block.text for block in found.blocks if block.label == "offer")
    candidates = [
        names.country_of_url(found.facts.url),
        next((country for sign, country in _OFFER_COUNTRIES.items() if sign in offers), None),
        vocabulary.country_of_place(place) if place else None,
    ]
    return [country for country in candidates if country]


def _confidence(found: _Found, published: datetime | None) -> float:
    """For a page what its model expects to be right; else 0.5 agreement + 0.3 sentences among the kept + 0.1 title + 0.1 date."""
    if found.is_modelled:
        return round(found.agreement, 3)
    kept = [block.text for block in found.blocks if block.is_kept]
    sentences = sum(len(line) for line in kept if is_sentence(line)) / sum(map(len, kept))
    score = 0.5 * found.agreement + 0.3 * sentences + 0.1 * bool(found.facts.title) + 0.1 * (published is not None)
    return round(score, 3)
