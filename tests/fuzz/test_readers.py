"""Every reader on damaged input: each case file, cut, flipped, spliced and stuffed, gives records and rejects and nothing else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import Reject
from newsledger.read import FORMATS, read_document

CASES = Path(__file__).parents[1] / "cases" / "read"
# Small enough that what a mutation makes of a length or a count is stopped at once.
LIMITS = Limits(document_bytes=8_000_000, member_bytes=2_000_000, record_characters=200_000)


def _files(name):
    return [path.read_bytes() for path in sorted((CASES / name).iterdir()) if path.name != "expected.json"]


@st.composite
def damaged(draw, files):
    """One of ``files`` after a few mutations; simpler ones first, so that a failure shrinks to the mutation that matters."""
    data = draw(st.sampled_from(files))
    for kind in draw(st.lists(st.sampled_from(["cut", "flip", "insert", "splice", "repeat"]), max_size=4)):
        at, to = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        if kind == "cut":
            data = data[:at]
        elif kind == "flip":
            data = data[:at] + bytes(byte ^ draw(st.integers(1, 255)) for byte in data[at : at + 3]) + data[at + 3 :]
        elif kind == "insert":
            data = data[:at] + draw(st.binary(max_size=12)) + data[at:]
        elif kind == "splice":
            data = data[:at] + draw(st.sampled_from(files))[to:]
        else:
            data = data[:at] + data[at:to] * draw(st.integers(0, 20)) + data[to:]
    return data


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_damage_gives_records_and_rejects(form, tmp_path):
    path = tmp_path / "document"

    @settings(max_examples=50, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(damaged(_files(form.name)), st.sampled_from([None, form.name]))
    def check(data, source_format):
        path.write_bytes(data)
        with path.open("rb") as stream:
            items = list(read_document(stream, Document("d", f"file{form.suffixes[0]}", len(data), source_format), LIMITS))
        assert items
        for item in items:
            assert isinstance(item, RawRecord | Reject)
            fields = [getattr(item, name) for name in item.__slots__]
            assert not [value for value in fields if isinstance(value, str) and "\x00" in value]
            "".join(value for value in fields if isinstance(value, str)).encode("utf-8")

    check()
