"""Marks in a text: well-formed whatever they cross, and the text itself untouched."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsledger.publish.report.spans import Span, paragraphs

TEXT = "Oil & gas <b> rose\n5% to $80, Eve said\n\nx"


class Nesting(HTMLParser):
    """Fails on a tag that does not close what was opened last, and on a link in a link."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("a", "span")
        assert not (tag == "a" and "a" in self.open)
        self.open.append(tag)
        self.anchors += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def spans_of(text: str) -> st.SearchStrategy[list[Span]]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    kinds = st.lists(st.tuples(ends, st.sampled_from(("figure", "quote", "name"))), max_size=8)
    return kinds.map(lambda found: [Span(min(e), max(e), kind, f"{kind}-{n}", f"note-{kind}-{n}") for n, (e, kind) in enumerate(found)])


@settings(deadline=None)
@given(spans=spans_of(TEXT))
@example(spans=[Span(0, 20, "quote", "q", "q"), Span(18, 20, "figure", "f", "f"), Span(19, 21, "figure", "g", "g")])
def test_any_spans_make_well_formed_marks_and_leave_the_text(spans: list[Span]) -> None:
    marked = paragraphs(TEXT, spans)
    assert [unescape(re.sub(r'<a class="who".*?</a>|<[^>]+>', "", line)) for line in marked] == TEXT.split("\n")
    parser = Nesting()
    parser.feed("".join(marked))
    assert parser.open == []
    # A span that holds nothing but a line break has nothing to mark.
    seen = [span for span in spans if TEXT[span.start : span.end].strip("\n")]
    assert sorted(parser.anchors) == sorted(span.anchor for span in seen)


def test_a_figure_in_a_quotation_is_a_link_in_it() -> None:
    start = TEXT.index("5%")
    spans = [Span(start, start + 9, "quote", "quote-1", "note-quote-1"), Span(start, start + 2, "figure", "figure-1", "note-figure-1")]
    assert paragraphs(TEXT, spans)[1].startswith(
        '<span class="quote" data-note="note-quote-1" id="quote-1">'
        '<a href="#note-figure-1" class="figure" data-note="note-figure-1" id="figure-1">5%</a> to $80</span>'
    )


@pytest.mark.parametrize("kind", ["quote", "name"])
def test_a_figure_stays_whole_where_something_crosses_it(kind: str) -> None:
    start = TEXT.index("5% to")
    spans = [Span(start, start + 4, kind, "x", "note-x"), Span(start + 1, start + 9, "figure", "figure-1", "note-figure-1")]
    marked = re.search(r'id="figure-1">(.*?)</a>', paragraphs(TEXT, spans)[1])
    assert marked
    assert re.sub("<[^>]+>", "", marked[1]) == "% to $80"
