"""An analyst's corrections: what they may say, and how it is told what they may not."""

from datetime import date
from decimal import Decimal

import pytest

from newsledger.errors import UsageError
from newsledger.resolve.corrections import FIELDS, Correction, Value, as_text, parse_corrections

HEAD = "figure_id,field,value,by,reason\n"

READ: list[tuple[str, str, Value]] = [
    ("value", "33000000000", Decimal(33_000_000_000)),
    ("value", "-4.5", Decimal("-4.5")),
    ("value", "3.3E+10", Decimal(33_000_000_000)),
    ("value_low", "", None),
    ("unit", "JPY", "JPY"),
    ("unit", "oil  rigs", "oil rigs"),
    ("unit", "", None),
    ("per_unit", "barrel", "barrel"),
    ("bound", "more_than", "more_than"),
    ("is_negated", "TRUE", True),
    ("measure", "trade.total", "trade.total"),
    ("period_start", "2012-01-01", date(2012, 1, 1)),
    ("period_grain", "quarter", "quarter"),
    ("speaker", "person:fumio-kishida", "person:fumio-kishida"),
    ("speaker", "", None),
    ("party.partner", "country:RU; country:JP;", ("country:JP", "country:RU")),
    ("party.subject", "", ()),
    ("exclude", "true", True),
]


@pytest.mark.parametrize(("field", "cell", "value"), READ)
def test_what_is_read(field: str, cell: str, value: Value) -> None:
    assert parse_corrections(f"{HEAD}f1,{field},{cell},ana,It says so\n") == (Correction("f1", field, value, "ana", "It says so"),)


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, _, value in READ])
def test_what_is_read_is_written_so_that_it_is_read_the_same(field: str, value: Value) -> None:
    again = parse_corrections(f"{HEAD}f1,{field},{as_text(value) or ''},ana,It says so\n")
    assert again[0].value == value


def test_a_review_sheet_is_a_file_of_corrections() -> None:
    text = (
        "figure_id,field,value,by,reason,why,surface,sentence\r\nf1,,,,,unsure,$5,Paid $5.\r\nf2,unit,CAD,ana,Ottawa,unsure,$5,Paid $5.\r\n"
    )
    assert [(row.figure_id, row.value) for row in parse_corrections("\ufeff" + text)] == [("f2", "CAD")]


def test_the_same_may_be_said_twice() -> None:
    assert len(parse_corrections(f"{HEAD}f1,value,5,ana,x\nf1,value,5.0,bob,y\n")) == 1


REFUSED = [
    ("figure_id,field,value,by\n", "missing reason"),
    ("figure_id,field,value,by,reason,colour\n", "unknown colour"),
    (HEAD + ",value,5,ana,x\n", "line 2: figure_id must not be empty"),
    (HEAD + "f1,value,5,,x\n", "line 2: by must not be empty"),
    (HEAD + "f1,value,5,ana,\n", "line 2: reason must not be empty"),
    (HEAD + "f1,sentence,x,ana,x\n", "line 2: 'sentence' cannot be corrected"),
    (HEAD + "f1,party.boss,org:ibm,ana,x\n", "'party.boss' cannot be corrected"),
    (HEAD + "f1,value,5,ana,x\nf1,value,1/2,ana,x\n", "line 3: value 1/2: write a number"),
    (HEAD + 'f1,value,"33,000",ana,x\n', "write a number"),
    (HEAD + "f1,value,NaN,ana,x\n", "write a number"),
    (HEAD + "f1,value,1e400,ana,x\n", "it is too large"),
    (HEAD + "f1,value,0.1234567,ana,x\n", "more than 6 decimals"),
    (HEAD + "f1,bound,roughly,ana,x\n", "bound roughly: it is not one of exact, about"),
    (HEAD + "f1,status,,ana,x\n", "status without a value: it must have one"),
    (HEAD + "f1,is_negated,no,ana,x\n", "it is not true or false"),
    (HEAD + "f1,measure,trade.sum,ana,x\n", "no code of seeds/reference/measures.csv"),
    (HEAD + "f1,unit,XYZ,ana,x\n", "no currency of seeds/reference/currencies.csv"),
    (HEAD + "f1,per_unit,moonbeam,ana,x\n", "no unit of seeds/reference/per_units.csv"),
    (HEAD + "f1,period_start,31/12/2012,ana,x\n", "write a day as 2012-12-31"),
    (HEAD + "f1,speaker,Kishida,ana,x\n", "an entity is written like"),
    (HEAD + "f1,exclude,false,ana,x\n", "write true"),
    (HEAD + "f1,measure_text,a\x07b,ana,x\n", "a text is printable"),
    (HEAD + "f1,value,5,ana,x\nf1,value,6,bob,y\n", "line 3: another value of value of this figure stands on line 2"),
    (HEAD + "f1,value,5,ana\n", "line 2: fewer cells"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        parse_corrections(text)
    assert message in str(refusal.value)


def test_everything_that_can_be_corrected_is_read() -> None:
    assert {field for field, _, _ in READ} <= set(FIELDS)
    for field in FIELDS:
        with pytest.raises(UsageError, match=r"corrections, line 2"):
            parse_corrections(f"{HEAD}f1,{field},\x00,ana,x\n")
