import pytest

from newsledger.extract import dateline, names
from newsledger.extract.dateline import Dateline


@pytest.mark.parametrize(
    ("raw", "byline", "agency"),
    [
        ("By Jane Roe", "Jane Roe", None),
        ("by JANE VAN DER ROE and Ali Khan", "Jane van der Roe; Ali Khan", None),
        ("Jane Roe; Jane Roe", "Jane Roe", None),
        ("Jane Roe, Reuters", "Jane Roe", "Reuters"),
        ("By Jane Roe in Tokyo", "Jane Roe", None),
        ("Written by: Jane Roe | Economics Editor", "Jane Roe", None),
        ("Jane Roe (jane@paper.example)", "Jane Roe", None),
        ("https://paper.example/jane", None, None),
        ("Press Trust of India", None, "PTI"),
        ("By a staff reporter", None, None),
        ("The Associated Press", None, "AP"),
        ("The Wire; Jane Roe", "Jane Roe", None),
        ("The Wire", "The Wire", None),
        ("MARY O'NEIL-SMITH", "Mary O'Neil-Smith", None),
        ("", None, None),
        ("x" * 1000, None, None),
    ],
)
def test_byline(raw, byline, agency, vocabulary):
    assert names.byline(raw, vocabulary, agency=None, publisher="The Wire") == (byline, agency)


@pytest.mark.parametrize(
    ("title", "publisher", "url", "other", "expected"),
    [
        ("Rates rise | The Wire", "The Wire", None, None, "Rates rise"),
        ("Rates rise - The Wire", "The Wire", None, None, "Rates rise"),
        ("Rates rise — wire.example", None, "https://www.wire.example/1", None, "Rates rise"),
        ("The Wire: rates - and what they mean", "The Wire", None, None, "The Wire: rates - and what they mean"),
        ("Rates rise again - analysis", None, None, None, "Rates rise again - analysis"),
        ("Rates rise - Markets - Other", None, None, "Rates rise", "Rates rise"),
        ("The Wire | Rates rise", "The Wire", None, None, "Rates rise"),
        ("Rates rise again in Lima | Markets | The Wire", "The Wire", None, None, "Rates rise again in Lima"),
    ],
)
def test_bare_title(title, publisher, url, other, expected):
    assert names.bare_title(title, publisher, url, other) == expected


@pytest.mark.parametrize(
    ("raw", "url", "expected"),
    [
        ("The Wire - World", None, "The Wire"),
        ("World | The Wire", "https://thewire.example/1", "The Wire"),
        (None, "https://www.thewire.example/1", "thewire.example"),
        (None, None, None),
        (None, "http://[bad", None),
    ],
)
def test_publisher(raw, url, expected):
    assert names.publisher(raw, url) == expected


@pytest.mark.parametrize(
    ("url", "country"), [("https://a.co.uk/", "GB"), ("https://a.in", "IN"), ("https://a.com", None), ("urn:x", None), (None, None)]
)
def test_country_of_url(url, country):
    assert names.country_of_url(url) == country


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("TOKYO, Nov 1 (Reuters) - Japan said", "Tokyo", "Reuters"),
        ("SALVADOR, Feb 26 - Showers continued", "Salvador", None),
        ("LONDON (AP) — Britain said", "London", "AP"),
        ("NEW DELHI: India said", "New Delhi", None),
        ("CUPERTINO, Calif. — Apple said", "Cupertino", None),
        ("Tokyo, March 3 (Norvane) -- Japan said", "Tokyo", "Norvane"),
        ("RIO DE JANEIRO, 3 March 2020 (AFP) – Brazil said", "Rio de Janeiro", "AFP"),
        ("PORT-AU-PRINCE, Haiti (AP) - Haiti said", "Port-Au-Prince", "AP"),
        ("PARIS/LONDON, May 3 - France said", "Paris", None),
        ("BREAKING: Rates rise", None, None),
        ("EXCLUSIVE - Rates rise", None, None),
        ("IMF: rates rise", None, None),
        ("Apple - the company - said", None, None),
        ("The bank said rates rise - again.", None, None),
        ("", None, None),
    ],
)
def test_dateline_before_the_first_sentence(paragraph, place, agency, vocabulary):
    assert dateline.opening(paragraph, vocabulary) == Dateline(place, agency)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("AP Tokyo", Dateline("Tokyo", "AP")),
        ("Press Trust of India | New Delhi", Dateline("New Delhi", "PTI")),
        ("Reuters", Dateline(None, "Reuters")),
        ("Norvane Berlin", Dateline("Berlin", "Norvane")),
        ("RIYADH - December 11, 2019", Dateline("Riyadh", None)),
        ("CANBERRA, April 9 - Australia will ship 15.2 mln tonnes of wheat in the year", None),
        ("CANBERRA, April 9, 1987 10:05 GMT (Reuters)", Dateline("Canberra", None)),
        ("AFP, Port Vila", Dateline("Port Vila", "AFP")),
        ("Jane Roe", None),
        ("Economy", None),
        ("", None),
    ],
)
def test_dateline_on_a_line_of_its_own(line, expected, vocabulary):
    assert dateline.header(line, vocabulary) == expected


@pytest.mark.parametrize(
    ("line", "place"), [("LA PAZ, MArch 3 -", "La Paz"), ("Wilcox/Gibbs -", "Wilcox"), ("OAKLAND , N.J., March 2 -", "Oakland")]
)
def test_a_given_dateline_is_believed(line, place, vocabulary):
    assert dateline.given(line, vocabulary).place == place
