"""What a sentence's figures are: value, unit, kind and what the words around them say."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
import spacy

from newsledger.annotate.article import annotate_article
from newsledger.contracts.records import Article
from newsledger.reference.lexicon import lexicon

CASES = [
    ("Trade came to a record USD 33 billion last year.", [("money", "USD", 33 * 10**9)]),
    ("Sales reached £450m in the quarter.", [("money", "GBP", 450 * 10**6)]),
    ("The contract is worth €1.5 trillion.", [("money", "EUR", 15 * 10**11)]),
    ("Borrowing was Rs 1.76 lakh crore.", [("money", "INR", 176 * 10**10)]),
    ("Exports were 1.494 billion dlrs.", [("money", "USD", 1494 * 10**6)]),
    ("Inflation was 3.4 percent.", [("percent", "percent", Decimal("3.4"))]),
    ("The rate was cut by 25 basis points.", [("percent", "basis_points", 25)]),
    ("Output was 9.7 million barrels a day.", [("quantity", "bbl/d", 9_700_000)]),
    ("They shipped 62,000 tonnes of steel.", [("quantity", "t", 62_000)]),
    ("Shares fell to 274.5 pence.", [("money", "GBP", Decimal("2.745"))]),
    ("The firm hired twenty-five workers.", [("count", "workers", 25)]),
    ("Profit is put at $3 million to $5 million.", [("money", "USD", (3_000_000, 5_000_000))]),
    ("In 2013 the talks began at 7:11 and ended on 5 March.", []),
    ("The war lasted 12 months.", []),
    ("The two countries agreed on four islands.", [("count", "islands", 4)]),
]


def figures(text: str) -> list[dict[str, object]]:
    article = Article("d", "u", "text", text, published_at=datetime(2013, 11, 1, tzinfo=UTC))
    return annotate_article(article, lexicon(), spacy.blank("en"))["fct_figure"]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figures_of_a_sentence(text: str, expected: list[tuple[str, str, object]]) -> None:
    found = [
        (row["kind"], row["unit"], row["value"] if row["value"] is not None else (row["value_low"], row["value_high"]))
        for row in figures(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("Trade came to a record $33 billion.", "qualifier", "record"),
        ("Sales were more than $33 billion.", "bound", "more_than"),
        ("Sales were nearly $33 billion.", "bound", "about"),
        ("Sales were at least $33 billion.", "bound", "at_least"),
        ("Sales rose by 5 percent.", "change_role", "change_by"),
        ("Sales rose to $5 million.", "change_role", "change_to"),
        ("Sales fell 5 percent.", "direction", "down"),
        ("Sales are expected to reach $5 million.", "status", "forecast"),
        ("Sales were $5 million, and growth is expected.", "status", "actual"),
        ("Trade totaled $5 million last year.", "measure", "trade.total"),
        ("Oil cost $60.73 a barrel.", "per_unit", "barrel"),
    ],
)
def test_what_the_words_around_say(text: str, column: str, expected: str) -> None:
    assert [row[column] for row in figures(text)] == [expected]
