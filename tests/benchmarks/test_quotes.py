import json
from types import SimpleNamespace

from benchmarks.entities.quotes import score

_TEXT = "Output rose, Kim Lee said. It will fall, thinks Ann Roe."
_GOLD = [
    {"content": [[0, 11]], "cue": [[21, 25]], "source": [[13, 20]]},
    {"content": [[27, 39]], "cue": [[41, 47]], "source": [[48, 55]]},
]
_SCORER = SimpleNamespace(same_name=lambda one, other: one == other)


def _scores(speech, folder):
    predictions = folder / "predictions.jsonl"
    predictions.write_text(json.dumps({"id": "a", "pred": {"speech": speech}}) + "\n")
    return score([{"id": "a", "text": _TEXT, "attributions": _GOLD}], predictions, _SCORER, folder / "misses.tsv")


def _said(start, end, words, source):
    return {"start": start, "end": end, "cue": "said", "speaker": None, "words": words, "source": source}


def test_a_quotation_not_found_counts_among_all_but_not_among_those_found(tmp_path):
    scores = _scores([_said(0, 11, "Kim Lee", [13, 20])], tmp_path)
    assert (scores["right_of_said"], scores["said"]) == (1.0, 1)
    assert (scores["right_of_all"], scores["all"]) == (0.5, 2)
    assert (scores["right_of_all_found"], scores["all_found"]) == (1.0, 1)


def test_a_wrong_speaker_is_listed(tmp_path):
    scores = _scores([_said(0, 11, "Ann Roe", [48, 55])], tmp_path)
    assert scores["right_of_said"] == 0
    assert "gold Kim Lee\tgot Ann Roe" in (tmp_path / "misses.tsv").read_text()
