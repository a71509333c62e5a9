from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.contracts.records import Article, RawRecord
from newsledger.errors import Reject
from newsledger.extract import Vocabulary, extract_article

BODY = "The port handled 11.4 million tonnes of cargo last year, its operator said in a report on Friday."
NOTHING_KNOWN = Vocabulary.from_rows([], [])


def record(content, media="text", source_format="text", **facts):
    return RawRecord("d", 0, "uri", source_format, media, content, **facts)


def test_the_callers_date_stands_in_for_a_missing_one(vocabulary):
    assert extract_article(record(BODY), vocabulary).published_at is None
    assert extract_article(record(BODY), vocabulary, "2024-01-05").published_at == datetime(2024, 1, 5, tzinfo=UTC)
    dated = extract_article(record(f"Title\n3 March 2020\n\n{BODY}"), vocabulary, "2024-01-05")
    assert dated.published_at == datetime(2020, 3, 3, tzinfo=UTC)


def test_what_came_with_the_record_wins(vocabulary):
    head = "<title>T | Site</title><meta name='author' content='Ann Lee'>"
    page = f"<html lang='en'><head>{head}</head><body><h1>T</h1><p>{BODY}</p></body></html>"
    made = extract_article(
        record(page, "html", "html", title="Given", byline="BO DIAZ", publisher="Wire", url="https://a.example/1"), vocabulary
    )
    assert (made.title, made.byline, made.publisher, made.url, made.text) == ("Given", "Bo Diaz", "Wire", "https://a.example/1", BODY)


@pytest.mark.parametrize(
    ("content", "media", "code"),
    [
        ("", "text", "empty"),
        (" \n ", "text", "empty"),
        ("Home\nNews\nSport", "text", "no_article"),
        ("", "html", "empty"),
        ("<html><body><script>x()</script></body></html>", "html", "empty"),
        ("<html><body><nav><a>Home</a></nav></body></html>", "html", "no_article"),
    ],
)
def test_what_is_no_article(content, media, code, vocabulary):
    made = extract_article(record(content, media, media), vocabulary)
    assert isinstance(made, Reject)
    assert (made.stage, made.code, made.source_uri, made.document_id) == ("extract", code, "uri", "d")


def test_nesting_costs_no_stack(vocabulary):
    made = extract_article(record("<html><body>" + "<div>" * 20_000 + BODY + "</div>" * 20_000, "html", "html"), vocabulary)
    assert made.text == BODY


def test_prices_in_a_dumps_offers_say_whose_ist_is_meant(vocabulary):
    offers = "\n".join(["Subscribe now", "₪90 / month", "Cancel anytime"])
    israeli = extract_article(record(f"Title\n3 March 2020 10:00 IST\n{BODY}\n{offers}"), vocabulary)
    indian = extract_article(record(f"Title\n3 March 2020 10:00 IST\n{BODY}"), vocabulary)
    assert (israeli.published_at.hour, indian.published_at.hour, indian.published_at.minute) == (8, 4, 30)


LINE = st.sampled_from(
    [
        BODY,
        "Home",
        "Subscribe now",
        "$9 / month",
        "By Ann Lee",
        "3 March 2020",
        "Image",
        "• Point",
        "Title of it",
        "",
        "  ",
        "“No,” he said.",
    ]
)


@given(st.lists(LINE | st.text(max_size=40), max_size=25))
def test_every_line_is_a_block_in_order_and_the_text_is_the_kept_ones(lines):
    made = extract_article(record("\n".join(lines)), NOTHING_KNOWN)
    if not isinstance(made, Article):
        return
    assert made.text == "\n".join(block.text for block in made.blocks if block.is_kept)
    assert made.text.split("\n") == [" ".join(line.split()) for line in made.text.split("\n")]
    assert 0 <= made.extraction_confidence <= 1
    written = "".join("".join(lines).split())
    assert len("".join("".join(block.text for block in made.blocks).split())) <= len(written) * 3
    assert {block.text for block in made.blocks if block.text == BODY} == ({BODY} if BODY in lines else set())


@given(st.text(max_size=300) | st.text(alphabet="<>/=\"' pdivbr&;&#x0a!-", max_size=300))
def test_any_page_gives_an_article_or_a_reject(content):
    made = extract_article(record(content, "html", "html"), NOTHING_KNOWN)
    assert isinstance(made, Article | Reject)
