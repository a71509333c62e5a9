"""Texts that are an article and nothing else lose nothing; articles in pages are found past what interrupts them."""

import pytest

from newsledger.contracts.records import RawRecord
from newsledger.extract import extract_article
from newsledger.extract.bare_text import is_bare, is_row
from newsledger.extract.line_features import look
from newsledger.extract.readers_comments import first_comment

WIRE = [
    "Orders at Brandt Pumps fell 12 per cent in the third quarter, the company said on Monday.",
    "It blamed weak demand from mines in Peru and said it would close one of its five plants next year.",
]
TABLE = ["Shr 10 cts vs 12 cts", "Net 358,941 vs 399,838", "Revs 8,645,289 vs 4,532,175"]
MENU = ["Home", "News", "Business", "Log in", "Subscribe"]
FOOTER = ["About us", "Contact us", "Privacy policy", "© 2024 Example Media. All rights reserved."]


def _read(lines, vocabulary, between="\n"):
    return extract_article(RawRecord("d", 0, "t", "text", "text", between.join(lines)), vocabulary)


@pytest.mark.parametrize(
    "body", [TABLE + WIRE, WIRE + TABLE, [WIRE[0], *TABLE, WIRE[1]], WIRE, [WIRE[0], "- Wheat", "- Maize and rye", WIRE[1]]]
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_a_bare_text_is_kept_whole(body, between, vocabulary):
    assert _read(["Pump maker's orders fall", *body], vocabulary, between).text.split("\n") == body


def test_rows_of_a_table_are_no_headline(vocabulary):
    found = _read([*TABLE, *WIRE], vocabulary)
    assert found.title is None
    assert found.text.split("\n") == [*TABLE, *WIRE]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Shr loss five cts vs profit eight cts", True),
        ("Wheat\t2.1\t3.2", True),
        ("It sold 2 of its 3 mines.", False),
        ("Six months", False),
    ],
)
def test_rows(line, row):
    assert is_row(line) is row


def test_a_menu_or_an_offer_makes_a_page_of_a_text():
    assert is_bare([look(line) for line in WIRE])
    assert not is_bare([look(line) for line in [*WIRE, "Privacy policy"]])
    assert not is_bare([look(line) for line in ["Accueil", "Monde", "Sports", "Culture", *WIRE]])


def test_two_sentences_in_a_page_are_not_lost(vocabulary):
    assert _read([*MENU, "Pump maker's orders fall", *WIRE, *FOOTER], vocabulary).text.split("\n") == WIRE


def test_one_sentence_that_looks_little_like_a_body_is_better_than_none(vocabulary):
    found = _read([*MENU, *MENU, "The pool is closed on Sundays and holidays until the end of May.", *FOOTER, *FOOTER], vocabulary)
    assert found.text == "The pool is closed on Sundays and holidays until the end of May."


def test_what_stands_between_any_two_paragraphs_hides_none_of_them(vocabulary):
    body = [f"{WIRE[no % 2][:-1]}, part {no} of the report says." for no in range(8)]
    interrupted = [line for paragraph in body for line in ("Article content", "Article content", paragraph)]
    assert _read([*MENU, "Pump maker's orders fall", *interrupted, *FOOTER], vocabulary).text.split("\n") == body


def test_comments_begin_where_several_readers_speak():
    story = WIRE * 4
    readers = ["6 Comments", "ada", "2 hours ago", "I used to work there and it was a fine plant to be at.", "bob", "1 hour ago"]
    readers += ["They said so two years ago as well, did they not?", "cy", "5 minutes ago", "So what will they make in it now, then?"]
    assert first_comment([look(line) for line in [*story, *readers]]) == len(story)
    assert first_comment([look(line) for line in [*story, "6 Comments", *WIRE]]) == len(story) + 3
