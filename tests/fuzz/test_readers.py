"""Every reader on damaged input: each case file, damaged, gives records and rejects and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import Reject
from newsledger.read import FORMATS, read_document

from .bounds import bounded, no_hang
from .damage import damaged

CASES = Path(__file__).parents[1] / "cases" / "read"
# Small enough that what a mutation makes of a length or a count is stopped at once.
LIMITS = Limits(document_bytes=8_000_000, member_bytes=2_000_000, record_characters=200_000)
# What stands where a reader let an exception or a hang through: it is contained, but should be told in the reader's own words.
NOT_OUR_OWN = {"parser_failed", "timeout"}


def _files(name):
    return [path.read_bytes() for path in sorted((CASES / name).iterdir()) if path.name != "expected.json"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_damage_gives_records_and_rejects(form, tmp_path):
    path = tmp_path / "document"

    @bounded(50)
    @given(damaged(_files(form.name)), st.sampled_from([None, form.name]))
    def check(data, source_format):
        path.write_bytes(data)
        with path.open("rb") as stream, no_hang():
            items = list(read_document(stream, Document("d", f"file{form.suffixes[0]}", len(data), source_format), LIMITS))
        assert items
        for item in items:
            assert isinstance(item, RawRecord | Reject)
            assert not (isinstance(item, Reject) and item.code in NOT_OUR_OWN), item
            fields = [getattr(item, name) for name in item.__slots__]
            assert not [value for value in fields if isinstance(value, str) and "\x00" in value]
            "".join(value for value in fields if isinstance(value, str)).encode("utf-8")

    check()
