"""Fields of objects and rows: what the caller maps, single values, and what a JSON stream is cut into."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import UsageError
from newsledger.read import read_document, sitemap, values
from newsledger.read.field_names import columns_of


def read(data, **of_document):
    return list(read_document(io.BytesIO(data), Document("d", "file", len(data), **of_document), Limits()))


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (None, ()),
        ("text=maintext, published=date_publish", (("text", "maintext"), ("published", "date_publish"))),
        ("text=lead,text=rest", (("text", "lead"), ("text", "rest"))),
        ("text=a=b", (("text", "a=b"),)),
    ],
)
def test_columns_are_pairs(choice, expected):
    assert columns_of(choice) == expected


@pytest.mark.parametrize("choice", ["text", "text=", "body=x", "=x"])
def test_what_is_no_pair_is_a_usage_error(choice):
    with pytest.raises(UsageError, match="FIELD=COLUMN"):
        columns_of(choice)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("", [("Short.", "One", "2024-01-05")]),
        ("text=notes", [("Long.", "One", "2024-01-05")]),
        ("text=absent,text=notes,title=text", [("Long.", "Short.", "2024-01-05")]),
        ("published=seen.at", [("Short.", "One", "2024-01-06")]),
        ("text=absent", ["no_text"]),
    ],
)
def test_the_callers_columns_override_the_guess(columns, expected):
    data = json.dumps({"title": "One", "text": "Short.", "notes": "Long.", "date": "2024-01-05", "seen": {"at": "2024-01-06"}}).encode()
    items = read(data, columns=columns_of(columns))
    assert [(item.content, item.title, item.published) if isinstance(item, RawRecord) else item.code for item in items] == expected


def test_a_table_of_unknown_columns_is_read_by_the_callers():
    items = read(b"a,b\nOne,Tin rose.\n", source_format="csv", columns=columns_of("title=a,text=b"))
    assert [(item.title, item.content) for item in items] == [("One", "Tin rose.")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1704448800, "2024-01-05T10:00:00+00:00"),
        ("1704448800000", "2024-01-05T10:00:00+00:00"),
        (1704448800000000, "2024-01-05T10:00:00+00:00"),
        (1704448800.5, "2024-01-05T10:00:00+00:00"),
        (20240105, "2024-01-05"),
        ("20240105103000", "2024-01-05T10:30:00"),
        ("Fri, 05 Jan 2024 10:00:00 GMT", "Fri, 05 Jan 2024 10:00:00 GMT"),
        ({"$date": {"$numberLong": "1704448800000"}}, "2024-01-05T10:00:00+00:00"),
        (2024, None),
        (True, None),
        (1e300, None),
        ("NaT", None),
    ],
)
def test_moments(value, expected):
    assert values.moment(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ann Lee", "Ann Lee"),
        ([{"name": "Ann  Lee"}, "Bo Diaz", {"name": "Ann Lee"}], "Ann Lee; Bo Diaz"),
        ({"authors": 1}, None),
        ([{"first": "Ann", "last": "Lee"}], "Ann Lee"),
        ("""['Ann Lee', "Pat O'Neil"]""", "Ann Lee; Pat O'Neil"),
        ([], None),
        ("nan", None),
    ],
)
def test_names(value, expected):
    assert values.names(value) == expected


ARTICLES = st.lists(
    st.fixed_dictionaries({"title": st.text('ab{}[],"\\\n ', max_size=9), "text": st.just("Tin rose.")}), min_size=2, max_size=5
)


@given(ARTICLES, st.sampled_from([None, 2]), st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_way_of_writing_json_gives_the_same_articles(articles, indent, is_array, encoding):
    text = json.dumps(articles, indent=indent) if is_array else "\n".join(json.dumps(article, indent=indent) for article in articles)
    assert [item.content for item in read(text.encode(encoding))] == ["Tin rose."] * len(articles)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Экспорт вырос на 4 % в мае, сообщило министерство. Импорт при этом сократился."),
        ("cp949", "5월 수출은 4% 증가했다고 산업부가 월요일 밝혔다. 수입은 감소했다."),
        ("gb18030", "五月份出口增长百分之四，商务部周一表示。进口同期下降百分之二。"),
        ("cp1252", "Les exportations ont augmenté de 4 % en mai, à 3 €."),
        ("utf-16", "Exports rose to £5."),
    ],
)
def test_a_table_in_any_encoding(encoding, text):
    assert [item.content for item in read(f'title,text\nA,"{text}"\n'.encode(encoding))] == [text]


def test_a_stray_byte_among_utf_8():
    assert [item.content for item in read("title,text\nA,5 €".encode() + b" or \xa35\n")] == ["5 € or £5"]


def test_values_longer_than_what_is_read_at_once():
    lines = [json.dumps({"title": str(number), "text": "Tin rose. " * 30_000}) for number in range(3)]
    assert [item.title for item in read("\n".join(lines).encode())] == ["0", "1", "2"]


def test_a_cut_within_the_bytes_of_the_last_object():
    data = b"".join(b'{"title": "%d", "text": "Tin rose."}\n' % number for number in range(4))
    assert [getattr(item, "title", None) or item.code for item in read(data[:-12])] == ["0", "1", "2", "bad_json"]


def test_links_of_sitemaps():
    index = b"<sitemapindex xmlns='x'><sitemap><loc> https://wire.example/2.xml </loc></sitemap></sitemapindex>"
    assert sitemap.links(index) == [sitemap.Link("https://wire.example/2.xml", is_sitemap=True)]
