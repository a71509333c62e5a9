"""The engines on any text, and on real articles damaged: no exception, no hang, every offset within the text."""

from contextlib import suppress
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsledger.annotate.article import annotate_article
from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.times import find_times
from newsledger.annotate.times.find import as_timex3
from newsledger.contracts.records import Article, RawRecord
from newsledger.errors import Reject, UsageError
from newsledger.extract.article import extract_article
from newsledger.extract.vocabulary import FILES, Vocabulary
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import lexicon
from newsledger.resolve.aliases import parse_aliases
from newsledger.resolve.corrections import parse_corrections
from newsledger.text.sentences import sentences

from .bounds import bounded, no_hang
from .damage import damaged

ROOT = Path(__file__).parents[2]
FIGURES = [line for path in sorted((ROOT / "tests/cases/figures").glob("*.txt")) for line in path.read_text("utf-8").splitlines() if line]
PAGES = [
    *(path.read_bytes() for path in sorted((ROOT / "tests/cases/extract/web").glob("*.html"))),
    *(path.read_bytes() for path in sorted((ROOT / "seeds/articles").glob("*.html"))),
]
DUMPS = [path.read_bytes() for path in sorted((ROOT / "tests/cases/extract/plain").glob("*.txt"))]
# What a grammar begins with, joined without sense.
_WORDS = (
    "0 1 7 12 2013 1,234 1,23,456 3.5 .5 1/2 ½ 1.2.3 00 9999999999999999999999999 1e9 ٣ ② ³ $ € ₹ US$ Rs. % ‰ - – — ( ) [ ] . , ; : / + "
    "' ’ \" “ a one two twenty hundred and half dozen third million bn k lakh crore dollars cents tonnes barrels day per people from to by "
    "between or rose fell up down record more than about percent points first second in of the vs Net minus twice thousands January Jan. "
    "Monday today yesterday last next year years ago month quarter fiscal FY Q1 H2 1990s '90s 19th century early end since until spring "
    "Feb. 29 30 31 2024-02-30 31/12/1999 10:30 a.m. GMT noon night weekend decade İ ß ﬁ \u0301 \u200d 😀 \U0001d7ce \ufffd \x0b \u2028"
)
PIECES = st.sampled_from(_WORDS.split(" "))
NONSENSE = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\n", "\t", "\u00a0"])), max_size=60).map(
    lambda parts: "".join(a + b for a, b in parts)
)
TEXT = st.one_of(
    NONSENSE,
    st.text(max_size=300),
    st.builds(lambda one, other, at: one[:at] + other, st.sampled_from(FIGURES), st.sampled_from(FIGURES), st.integers(0, 80)),
)
# A pipeline that finds no entity.
NO_NAMES = spacy.blank("en")
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@bounded(300)
@given(TEXT)
def test_figures(text):
    spans = sentences(text)
    with no_hang():
        found = find_figures(text, spans, lexicon())
    for figure in found:
        start, end = spans[figure.sentence]
        assert start <= figure.start < figure.end <= end
        assert figure.high is None or figure.value < figure.high
    assert all(one.end <= following.start for one, following in pairwise(found))


@bounded(300)
@given(TEXT, DAYS)
def test_times(text, published):
    with no_hang():
        found = find_times(text, published)
    for time in (*found, *as_timex3(found)):
        assert 0 <= time.start < time.end <= len(text)
        assert time.first is None or time.last is None or time.first <= time.last
    assert all(one.end <= following.start for one, following in pairwise(found))


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.from_rows(*map(rows, FILES))


@pytest.mark.parametrize(("media", "files"), [("html", PAGES), ("text", DUMPS)])
def test_articles_are_extracted_and_annotated(vocabulary, media, files):
    """From a damaged page to the rows of every table, without the model that finds names."""

    @bounded(40)
    @given(damaged(files))
    def check(data):
        record = RawRecord("d", 0, "file", media, media, data.decode("utf-8", "replace"))
        with no_hang():
            article = extract_article(record, vocabulary, "2024-03-05")
        if isinstance(article, Reject):
            assert article.stage == "extract"
            return
        assert article.text.strip()
        assert 0 <= article.extraction_confidence <= 1
        with no_hang():
            _check_rows(article)

    check()


def _check_rows(article: Article):
    tables = annotate_article(article, lexicon(), NO_NAMES)
    for table, found in tables.items():
        for row in found:
            if row.get("start_offset") is not None:
                assert 0 <= row["start_offset"] < row["end_offset"] <= len(article.text), (table, row)
            if row.get("surface") is not None:
                assert row["surface"] == article.text[row["start_offset"] : row["end_offset"]], (table, row)


CORRECTIONS = [
    b"figure_id,field,value,by,reason\nf1,value,12.5,ana,misread\nf1,unit,USD,ana,dollars are meant\nf2,exclude,true,ana,an address\n",
    b"figure_id,field,value,by,reason,surface\nf3,period_start,2023-01-01,bo,late,$5\nf3,party.subject,country:DE;country:FR,bo,both,\n",
    'figure_id,field,value,by,reason\nf4,measure,exports,ana,"says ""exports"", twice"\nf4,speaker,person:kari-lund,ana,ø\n'.encode(),
]
ALIASES = [
    b"alias,entity_id,name,kind,country_code,wikidata_id\nNHK,org:nhk,Japan Broadcasting,organisation,JP,Q212128\n",
    b"alias,entity_id\nKishida,person:fumio-kishida\nMr Kishida,person:fumio-kishida\n",
]


@pytest.mark.parametrize(("files", "parse"), [(CORRECTIONS, parse_corrections), (ALIASES, parse_aliases)], ids=["corrections", "aliases"])
def test_an_analysts_files(files, parse):
    @bounded(150)
    @given(damaged(files))
    def check(data):
        with suppress(UsageError):
            for row in parse(data.decode("utf-8", "replace")):
                assert "" not in [getattr(row, name) for name in row.__slots__]

    check()
