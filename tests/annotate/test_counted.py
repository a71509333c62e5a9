"""What a bare count is of, by its measure."""

from datetime import date

import pytest

from newsledger.annotate.counted import settle_count
from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.figures.measures import find_measures
from newsledger.annotate.times import find_times
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences


def units(text: str) -> list[str | None]:
    spans, times = sentences(text), find_times(text, date(2015, 3, 18))
    figures = find_figures(text, spans, lexicon(), times=[(time.start, time.end) for time in times])
    for figure, measure in zip(figures, find_measures(text, spans, figures, lexicon()), strict=True):
        settle_count(figure, measure)
    return [figure.unit for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of jobless rose to 2.5 million.", ["people"]),
        ("The number of new farm jobs rose by 7,000 in June.", ["jobs"]),
        ("Car sales fell to 23,500 from 30,100 in May.", ["cars", "cars"]),
        ("Vehicle sales fell to 23,500.", ["vehicles"]),
        ("The workforce was cut to 6,000 from 6,800.", ["employees", "employees"]),
        ("Attendance: 12,836.", ["people"]),
        ("Inventories fell to 5,400.", [None]),
        ("The workforce was cut to 12.", [None]),
        ("Sales fell to 2,600 tonnes.", ["t"]),
    ],
)
def test_the_measure_says_what_is_counted(text, expected):
    assert units(text) == expected


def test_what_was_unknown_says_what_made_it_known():
    text = "Car output fell to 23,500."
    (figure,) = find_figures(text, sentences(text), lexicon())
    (measure,) = find_measures(text, sentences(text), [figure], lexicon())
    settle_count(figure, measure)
    assert "unit.of_measure" in figure.rules
    assert "unit.unknown" not in figure.rules
