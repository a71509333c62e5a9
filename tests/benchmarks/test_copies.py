from benchmarks.copies.marks import score


def _row(name, text, title="A", source=None, dup_of=None):
    return {"id": name, "text": text, "title": title, "source_id": source or name, "dup_of": dup_of}


_ROWS = [
    _row("a", "Steel output rose."),
    _row("b", "Steel output rose. (Updates)", dup_of="a"),
    _row("c", "Steel  output rose."),
    _row("d", "Wheat fell 5 pct.", title="B", source="wheat"),
    _row("e", "Wheat fell 9 pct.", title="B", source="wheat"),
    _row("f", "Gold was steady.", title="C", dup_of="d"),
]


def test_pairs_that_the_marks_do_not_know_are_told_apart_by_kind():
    scores = score(_ROWS, {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d", "f": "f"})
    assert scores["recall"] == 0.5
    assert scores["pairs_by_kind"] == {"marked": 1, "same text": 1, "same title": 1, "figures changed": 1}
    assert scores["precision"] == 0.25
    assert scores["precision_beyond_same_text"] == 0.333


def test_a_copy_of_a_copy_is_marked_too():
    chain = [_row("a", "One."), _row("b", "Two.", dup_of="a"), _row("c", "Three.", dup_of="b")]
    assert score(chain, dict.fromkeys("abc", "a"))["pairs_by_kind"] == {"marked": 3}
