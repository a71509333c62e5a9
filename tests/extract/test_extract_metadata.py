import pytest

from newsledger.contracts.records import Block
from newsledger.extract import metadata, page, surroundings, visible
from newsledger.extract.facts import Facts
from newsledger.extract.publication import publication


def facts(head="", body=""):
    return metadata.of_page(page.parse(f"<html><head>{head}</head><body>{body}</body></html>"), Facts())


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>Rates rise | The Wire</title>", "<h1>Rates rise</h1>", "Rates rise"),
        (
            "<meta property='og:title' content='What the rise in rates means for you'>",
            "<h1>The Wire</h1><h1>Rates rise: what it means</h1>",
            "Rates rise: what it means",
        ),
        ("<title>Rates rise in Lima</title>", "<h1>Log in</h1>", "Rates rise in Lima"),
        ("<meta property='og:site_name' content='The Wire'><meta property='og:title' content='Rates rise - The Wire'>", "", "Rates rise"),
        ("", "<h1>Rates rise</h1>", "Rates rise"),
        ("", "", None),
    ],
)
def test_title(head, body, expected):
    assert facts(head, body).title == expected


LD = "<script type='application/ld+json'>{}</script>"
BY_THE_WIRE = LD.format('{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Wire"}}')
BY_ANN = LD.format('{"@type":"NewsArticle","author":"Ann Lee"}')


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (LD.format('{"@type":"NewsArticle","author":[{"name":"Ann Lee"},{"name":"Bo Diaz"}]}'), "", "Ann Lee; Bo Diaz"),
        (
            BY_THE_WIRE,
            "<p class='byline'>By Ann Lee</p>",
            "By Ann Lee",
        ),
        (BY_THE_WIRE, "", "The Wire"),
        ("<meta name='author' content='Administrator'>", "<div class='post__meta-author'>Ann Lee</div>", "Ann Lee"),
        ("<meta name='author' content='https://wire.example/ann'>", "<a href='/authors/ann-lee'>Ann Lee</a>", "Ann Lee"),
        (BY_ANN, "", "Ann Lee"),
        (
            "<meta name='author' content='Ann Lee, Bo Diaz'>" + BY_ANN,
            "",
            "Ann Lee, Bo Diaz",
        ),
        ("", "<div id='comments'><span class='author'>Cy Fox</span></div>", None),
        ("", "<div class='author-box'>More from this author</div>", None),
    ],
)
def test_author_line(head, body, expected):
    assert facts(head, body).byline == expected


@pytest.mark.parametrize(
    ("head", "method", "published"),
    [
        (LD.format('{"@type":"NewsArticle","datePublished":"2024-05-01"}'), "json_ld", "2024-05-01"),
        ("<meta property='article:published_time' content='2024-05-01'>", "meta_tag", "2024-05-01"),
        ("", None, None),
    ],
)
def test_who_states_the_date(head, method, published):
    found = facts(head)
    assert (found.published_method, found.published) == (method, published)


@pytest.mark.parametrize(
    ("body", "published", "updated"),
    [
        ("<span class='post-date'>May 1, 2024</span>", "May 1, 2024", None),
        ("<time>1 May 2024</time><p class='date'>Updated: 3 May 2024</p>", "1 May 2024", "3 May 2024"),
        ("<div class='related'><time>1 May 2024</time></div>", None, None),
        ("<p>On May 1, 2024 the bank met.</p>", None, None),
    ],
)
def test_visible_dates(body, published, updated):
    found = visible.dates(page.parse(f"<html><body>{body}</body></html>"))
    assert (found.published, found.updated) == (published, updated)


@pytest.mark.parametrize(
    ("published", "updated", "default", "expected", "rule"),
    [
        ("2024-05-01", None, None, ("2024-05-01", "json_ld"), None),
        ("2024-05-01", None, "2024-05-01", ("2024-05-01", "json_ld"), None),
        ("2031-05-01", None, "2024-05-01", ("2024-05-01", "given"), "date_in_future"),
        ("2031-05-01", "2024-04-30", "2024-05-01", ("2024-04-30", "updated"), "date_in_future"),
        ("1970-01-01", None, None, (None, None), "date_before_web"),
        (None, None, "2024-05-01", ("2024-05-01", "given"), None),
        (None, "2024-04-30", "2024-05-01", ("2024-04-30", "updated"), None),
        (None, "2031-04-30", "2024-05-01", ("2024-05-01", "given"), None),
        (None, None, None, (None, None), None),
    ],
)
def test_a_date_that_cannot_be_true_is_recorded_and_not_believed(published, updated, default, expected, rule, vocabulary):
    stated = Facts(published=published, updated=updated).by("json_ld")
    made = publication(stated, default, vocabulary, [], is_page=True)
    assert (made.at and made.at.date().isoformat(), made.method) == expected
    assert (made.disbelieved and made.disbelieved.rule) == rule


@pytest.mark.parametrize(
    ("moment", "url", "day"),
    [
        ("2024-12-19T02:41:41+00:00", "https://writer.example/2024/12/18/snow", "2024-12-18"),
        ("2024-12-19T02:41:41+09:00", "https://writer.example/2024/12/18/snow", "2024-12-19"),
        ("2024-12-19T02:41:41+00:00", "https://writer.example/2019/12/18/snow", "2024-12-19"),
        ("2024-12-19T02:41:41+00:00", "https://writer.example/2024/12/40/snow", "2024-12-19"),
        ("2024-12-19T02:41:41+00:00", None, "2024-12-19"),
    ],
)
def test_the_day_in_an_address_is_that_of_the_publishers_clock(moment, url, day, vocabulary):
    made = publication(Facts(published=moment).by("json_ld"), None, vocabulary, [], is_page=True)
    assert made.day(url).isoformat() == day


def test_archives_that_are_no_web_pages_may_be_old(vocabulary):
    assert publication(Facts(published="1912-04-16").by("source"), None, vocabulary, [], is_page=False).at.year == 1912


@pytest.mark.parametrize(
    ("blocks", "first", "signed"),
    [
        ([("syndication_note", "This article was originally published on 3 May 2019 and has been updated.")], "3 May 2019", None),
        ([("syndication_note", "This story first appeared in The Wire.")], None, None),
        ([("not_in_main_content", "Written by Ann Lee")], None, "Written by Ann Lee"),
        ([("not_in_main_content", "Written by the readers of this page, who are many and not named here.")], None, None),
    ],
)
def test_notes_below_the_story(blocks, first, signed):
    made = [Block("other", rule, text, False) for rule, text in blocks]
    assert (surroundings.first_published(made), visible.signature(made)) == (first, signed)
