"""The company that a headline opens with."""

import pytest

from newsledger.annotate.names import Mention, titled_company
from newsledger.reference.lexicon import lexicon


def body(name: str) -> Mention:
    return Mention(0, len(name), name, "organisation", "name", "organisation:x", name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("BRASSWELL TOOL CORP <BWT> 4TH QTR NET", "Brasswell Tool Corp"),
        ("<O'HARRAN MILLS OF OHIO INC> YEAR LOSS", "O'Harran Mills of Ohio Inc"),
        ("(CORRECTED) - QZD FOODS AG <QZDG.F> YEAR 1986", "QZD Foods AG"),
        ("Brasswell Tool (NYSE: BWT) reports second quarter results", "Brasswell Tool"),
        ("BRASSWELL TOOL NINE MTHS NET", "Brasswell Tool"),
        ("PENNOCK AND STEAM 1986 YEAR", "Pennock and Steam"),
        ("OIL PRICES RISE ON TALK OF CUTS", None),
        ("JAPAN YEAR TRADE FIGURES", None),
    ],
)
def test_a_story_with_a_table_of_results_is_about_the_company_that_its_title_opens_with(title: str, name: str | None) -> None:
    found = titled_company(title, [], "Shr 12 cts vs nine cts.", lexicon(), has_results=True)
    assert (found.name if found else None) == name


def test_without_a_table_only_a_company_that_the_text_names_is_taken() -> None:
    title = "BRASSWELL <BWT> TO SELL A UNIT"
    assert titled_company(title, [], "The company said so.", lexicon(), has_results=False) is None
    known = body("Brasswell Tool Corp")
    assert titled_company(title, [body("Pennock Inc"), known], "", lexicon(), has_results=False) is known


def test_a_name_with_its_legal_form_is_no_longer_name() -> None:
    found = titled_company("BRASSWELL CORP <BWT> YEAR NET", [body("Brasswell Home Bank")], "", lexicon(), has_results=True)
    assert found is not None
    assert found.name == "Brasswell Corp"


def test_what_belongs_to_the_company_is_another() -> None:
    assert titled_company("BRASSWELL <BWT> ENDS BID", [body("Brasswell's BT Unit")], "", lexicon(), has_results=False) is None
