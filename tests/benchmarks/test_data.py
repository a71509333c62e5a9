import pytest
from benchmarks import data
from benchmarks.data import Missing
from benchmarks.figures.accuracy import is_right


@pytest.mark.parametrize(("has_folder", "words"), [(False, "give --gold or set NEWSLEDGER_GOLD"), (True, "not in --gold")])
def test_a_missing_set_is_named(has_folder, words, tmp_path):
    with pytest.raises(Missing, match=rf"probes.jsonl: {words}"):
        data.find(tmp_path if has_folder else None, "gold", "probes.jsonl")


def test_a_part_that_lacks_its_set_or_breaks_says_so_and_the_rest_goes_on(capsys):
    def lacking():
        raise Missing("give --gold")

    def broken():
        raise IndexError("out of range")

    results = data.try_each([("first", lacking), ("second", broken), ("third", lambda: {"right": 1})])
    assert results == {"first": {"missing": "give --gold"}, "second": {"failed": "IndexError: out of range"}, "third": {"right": 1}}
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_lines_come_back_as_written(tmp_path):
    rows = [{"text": "Umsätze: €5"}, {"value": [1, 2.5]}]
    assert data.read_lines(data.write_lines(tmp_path / "new" / "rows.jsonl", rows)) == rows


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ([5, 3400000.0], [3400000.0, 5.0], True),
        ([[2, 3]], [[2.0, 3.0]], True),
        ([2 / 3], [0.666667], True),
        ([5], [5, 5], False),
        ([5], [], False),
        ([[2, 3]], [2, 3], False),
    ],
)
def test_a_sentence_is_right_when_its_values_are(gold, predicted, expected):
    assert is_right([{"value": value} for value in gold], [{"value": value} for value in predicted]) is expected
