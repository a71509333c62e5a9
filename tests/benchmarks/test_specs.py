import pytest
from benchmarks.figures.specs import ends, judge, verdict


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("75000000", (75000000, 75000000)),
        ("240%", (240, 240)),
        ("-1.2732E+15", (-1.2732e15, -1.2732e15)),
        ("(20,35]", (20, 35)),
        ("[3965,)", (3965, None)),
        ("(,100]", (None, 100)),
        ("end+0", None),
        (None, None),
    ],
)
def test_ends(value, expected):
    assert ends(value) == expected


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("12", [(0, 2, 12.0)], "found"),
        ("12", [(5, 9, 12.0)], "nothing there"),
        ("12", [(0, 2, 1.2)], "other value"),
        ("0", [(0, 2, 0.0)], "found"),
        ("[2,3)", [(0, 1, [2.0, 3.0])], "found"),
        ("[2,3)", [(0, 1, 3.0)], "one end"),
        ("(20,)", [(0, 1, 20.0)], "found"),
        ("end-1", [(0, 1, 1.0)], "no number"),
    ],
)
def test_verdict(gold, predicted, expected):
    rows = [{"start": start, "end": end, "value": value} for start, end, value in predicted]
    assert verdict({"start": 0, "end": 4, "value": gold}, rows) == expected


def test_share_is_of_the_values_that_are_numbers():
    gold = [
        {"start": 0, "end": 2, "text": "12", "value": "12", "unit": ""},
        {"start": 5, "end": 9, "text": "last", "value": "end+0", "unit": ""},
    ]
    predicted = {"a": [{"start": 0, "end": 2, "value": 12.0, "unit": "-"}]}
    scores, misses = judge([{"id": "a", "text": "12 / last", "gold": gold}], predicted)
    assert scores == {"gold": 2, "share_found": 1.0, "found": 1, "no number": 1}
    assert [miss.split("\t")[0] for miss in misses] == ["no number"]
