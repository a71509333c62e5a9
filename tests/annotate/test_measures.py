"""What a figure measures: the phrase that names it and its code, case by case."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.annotate.figures.measures import find_measures
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences


@dataclass
class Figure:
    start: int
    end: int
    kind: str
    unit: str | None = None


KINDS = {"$": "money", "%": "percent", "t": "quantity", "#": "count", "x": "ratio", "o": "ordinal"}
MARKED = re.compile(r"\[([^\]]+)\]([$%t#xo])")


def read(marked: str, title: str = "") -> list[tuple[str | None, str | None]]:
    """(code, phrase) of each marked figure: ``Exports rose [5 percent]%``; the letter after a mark is its kind."""
    text, figures, at = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        figures.append(Figure(len(text), len(text) + len(mark[1]), KINDS[mark[2]], mark[2]))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    found = find_measures(text, sentences(text), figures, lexicon(), title)
    told = {row["rule"] for row in rows("rules")}
    used = {f"measure.{rule}" for measure in found if measure for rule in (measure.rule, *measure.steps)}
    assert used <= told, f"without a row in rules.csv: {used - told}"
    return [(measure.code, measure.text) if measure else (None, None) for measure in found]


EXPORTS, IMPORTS, DEFICIT = "trade.exports", "trade.imports", "trade.deficit"
CASES = [
    ("It comes with [3]# brush heads.", [(None, "brush heads")]),
    ("Some [3,000]# head were sent to the coast.", [("agriculture.livestock", "head sent")]),
    ("The dollars came to [$50,000]$.", [(None, "dollars")]),
    ("The fund raised its forecast for China's growth to [5 percent]%.", [("gdp.growth", "China's growth")]),
    ("The bank lifted its 2030 estimate of copper demand to [30 tonnes]t.", [("commodities.demand", "copper demand")]),
    ("Ayre raised its profit forecast to [$3bn]$.", [("finance.profit_net", "profit")]),
    ("India expanded by [6.8 percent]%.", [("gdp.growth", "growth in India")]),
    ("Peru's economy is to slow to [2 percent]%.", [("gdp.growth", "Peru's economy")]),
    ("Investment as a proportion of gross domestic product fell to [9 percent]%.", [(None, "proportion of gross domestic product")]),
    ("It ran a deficit of [$3bn]$ in its trade with Chile.", [(DEFICIT, "deficit in trade with Chile")]),
    ("The gap between spending and revenue was [$3bn]$.", [("fiscal.deficit", "gap between spending and revenue")]),
    ("The gap between exports and imports was [$3bn]$.", [("trade.balance", "gap between exports and imports")]),
    ("The gap between the two bids was [$3bn]$.", [(None, "gap between bids")]),
    ("Ayre will buy back up to [$3bn]$ of its own shares.", [("finance.buyback", "share buyback of own shares")]),
    ("Economic growth came to [7 percent]%, slower than the [8 percent]% of the spring.", [("gdp.growth", "Economic growth")] * 2),
    ("Ayre will sell its station to Dunmore for [$9m]$.", [("finance.divestiture", "sale price of station")]),
    ("Ayre bought the Dunmore unit last May for [$9m]$.", [("finance.acquisition_price", "purchase price of Dunmore unit")]),
    ("She bought the house for [$2m]$.", [("prices.price", "price of house")]),
    ("Foreign debt this year totaled [$6bn]$.", [("fiscal.debt_public", "Foreign debt")]),
    ("Oil output so far this year was [9 barrels]t.", [("energy.oil_output", "Oil output")]),
    ("Reserves were reported to have dropped below [$4bn]$.", [("money.reserves", "fall in Reserves")]),
    ("Ayre is launching a [50 mln franc]$ five-year convertible bond.", [("finance.bond_issue", "bond")]),
    (
        "Ayre sold [20 mln dlrs]$ of [8 pct]% mortgage bonds.",
        [("finance.bond_issue", "sales of mortgage bonds"), ("finance.bond_issue", "mortgage bonds")],
    ),
    ("The final dividend was [6p]$, making [9p]$.", [("finance.dividend_per_share", "dividend")] * 2),
    ("Peru exported [5 tons]t of wheat and [2 tons]t of barley.", [(EXPORTS, "exports of wheat"), (EXPORTS, "exports of barley")]),
    ("It wants licences for [5 tons]t of barley.", [(None, "barley")]),
    ("An offering of [5,000]# common shares is under way.", [("finance.share_issue", "common shares")]),
    ("Ayre has acquired [5,000]# shares of Dunmore.", [("finance.stake", "shares of Dunmore acquired")]),
    ("Ayre shares closed [two pence]$ firmer.", [("finance.share_price", "rise in Ayre shares")]),
    ("Net includes charges of [2 mln]$ or [12 cents]$ a share.", [("finance.charges", "charges")] * 2),
    ("[Two]# brush heads are in the box.", [(None, "brush heads")]),
    (
        "Exports to Peru rose to [5 tons]t and those to Chile fell to [2 tons]t.",
        [(EXPORTS, "Exports to Peru"), (EXPORTS, "Exports to Chile")],
    ),
    ("Costs would total [$9m]$.", [("finance.costs", "Costs")]),
    ("The cost of living was unchanged in May but fell [2%]% in June.", [("prices.inflation", "fall in cost of living")]),
    ("Sales remained flat at [$9m]$.", [("finance.sales", "Sales")]),
    ("She rents a [two-room]# flat.", [("housing.stock", "flat")]),
    ("The plotter was priced at [$900]$.", [("prices.price", "price of plotter")]),
    ("Ayre Co is issuing a eurobond due May 6, 1994 paying [5%]%.", [("rates.interest", "interest rate")]),
    ("Earnings per share in 1999 were [$2]$.", [("finance.eps", "Earnings per share")]),
    ("Ayre owns [7%]% of the total outstanding.", [("finance.stake", "share of total outstanding")]),
    ("The dollar slipped to [140 yen]$.", [("fx.rate", "dollar")]),
    ("Exports rose [5 percent]% to [3 billion dollars]$.", [(EXPORTS, "rise in Exports"), (EXPORTS, "Exports")]),
    ("Imports fell to [2 billion]$ in May from [3 billion]$ a year earlier.", [(IMPORTS, "Imports"), (IMPORTS, "Imports")]),
    (
        "Exports to Chile grew [5%]% and imports fell [2%]%.",
        [(EXPORTS, "growth in Exports to Chile"), (IMPORTS, "fall in imports from Chile")],
    ),
    ("Trade between Peru and Chile reached [$4bn]$.", [("trade.total", "Trade between Peru and Chile")]),
    ("Its trade surplus with Japan widened to [$9bn]$.", [("trade.surplus", "trade surplus with Japan")]),
    ("Norway's imports of steel from Spain were [9 tonnes]t.", [(IMPORTS, "Norway's imports of steel from Spain")]),
    ("The UK imported [9 tonnes]t of steel.", [(IMPORTS, "imports of steel")]),
    ("The bureau reported a [four percent]% decline in rural exports.", [(EXPORTS, "decline in rural exports")]),
    ("Merchandise trade showed a [3 million dollar]$ surplus.", [("trade.surplus", "Merchandise trade surplus")]),
    ("The services account had a deficit of [3 million]$.", [("trade.services_balance", "services account deficit")]),
    ("Falls of [7 percent]% in machinery and [9 percent]% in fuels.", [(None, "falls in machinery"), (None, "falls in fuels")]),
    ("Inflation, which was put at [9%]% in May, reached [12%]%.", [("prices.inflation", "Inflation")] * 2),
    ("The economy grew at an annual rate of [3%]%.", [("gdp.growth", "growth in economy")]),
    ("GDP should expand by [3%]%.", [("gdp.growth", "growth in GDP")]),
    ("The budget deficit will be cut to [3%]% of GDP.", [("fiscal.deficit", "budget deficit as share of GDP")]),
    ("The firm paid [27%]% of the cost.", [(None, "share of cost")]),
    ("She owns [51%]% of the shares.", [("finance.stake", "shares")]),
    ("The ministry spent [$9bn]$ on defence.", [("defence.spending", "spending on defence")]),
    ("The bank made a pre-tax profit of [£62m]$ ([$98m]$).", [("finance.profit_pretax", "pre-tax profit")] * 2),
    ("The blast killed [12]# people.", [("casualties.deaths", "people killed")]),
    ("The miner holds a [15 pct]% interest.", [("finance.stake", "stake")]),
    ("The bond pays [15 pct]% interest.", [("rates.interest", "interest")]),
    ("Inflation would fall back to [2.5 pct]%.", [("prices.inflation", "Inflation")]),
    ("Unemployment totalled [1.86 mln]# people.", [("labour.unemployed", "Unemployment")]),
    ("The mill employs [500]# people.", [("labour.employees", "people employed")]),
    ("Money supply M-1 rose [592 mln dlrs]$.", [("money.supply", "rise in M-1")]),
    ("The firm cut [900]# jobs.", [("labour.jobs_lost", "jobs cut")]),
    ("It sold crude at [60 dollars]$ a barrel.", [("energy.oil_price", "price of crude")]),
    ("About [7 in 10]x voters say the country is on a bad course.", [(None, "share of voters say the country is on a bad course")]),
    ("Peru's copper reserves are the [second]o largest.", [("general.rank", "rank of Peru's copper reserves")]),
    ("Shr [34 cts]$ vs [29 cts]$", [("finance.eps", "earnings per share")] * 2),
    ("Net loss [2.4 mln]# vs profit [880,000]#", [("finance.loss_net", "net loss"), ("finance.profit_net", "net profit")]),
    ("The pit is owned [60 pct]% by Inco and [40 pct]% by a bank.", [("finance.stake", "stake")] * 2),
    ("Buyers get [30%]% off laptops.", [(None, "discount on laptops")]),
    ("Shares are [30%]% off their peak.", [("finance.share_price", "Shares")]),
    ("More than [90]# vehicles stood in the yard.", [(None, "vehicles")]),
    ("Seat's sales totalled [500]# vehicles.", [("production.vehicle_sales", "Seat's sales")]),
    ("The plant will build [800]# trucks.", [("production.vehicles", "trucks built")]),
    ("The drought could cut its 1987 earnings by [2 dlrs]$ a share.", [("finance.eps", "cut in earnings per share")]),
    ("Yields rose to [2.5 tonnes]t per ha over the next five years.", [(None, "Yields")]),
    ("Chad has exported between [20 and 35 tonnes]t of gum to Mali.", [("trade.exports", "exports of gum")]),
    ("It revised its import target upward by [3 tonnes]t.", [("trade.imports", "import target")]),
    ("The labour force was little changed at [3,800]#.", [("labour.employment", "labour force")]),
    ("Revs [3.1 mln]# vs [2.2 mln]#", [("finance.revenue", "revenue")] * 2),
]


@pytest.mark.parametrize(("marked", "expected"), CASES, ids=[marked for marked, _ in CASES])
def test_measure_of_each_figure(marked: str, expected: list[tuple[str | None, str]]) -> None:
    assert read(marked) == expected


def test_a_bare_word_takes_the_code_that_the_article_named() -> None:
    assert read("The deficit was [3 billion]$.", title="Peru's trade deficit narrows") == [(DEFICIT, "deficit")]
    assert read("The budget deficit rose to [3 billion]$.\nThe deficit was [2 billion]$ before.")[1] == ("fiscal.deficit", "budget deficit")


def test_two_blanks_within_a_name_stop_nothing() -> None:
    assert read("Bank  Lending grew because of [3 percent]%") == [(None, None)]


def test_no_words_no_measure() -> None:
    assert read("[3 billion]$.") == [(None, None)]


WORDS = st.sampled_from(
    [
        "exports",
        "rose",
        "to",
        "from",
        "by",
        "of",
        "the",
        "and",
        "(",
        ")",
        ",",
        "-",
        "was",
        "deficit",
        "vs",
        "up",
        "per",
        "which",
        "it",
        "in",
        "Japan",
        "cut",
    ]
)


@given(st.lists(st.one_of(WORDS, st.just("[5]%"), st.just("[9]$"), st.just("[7]#"), st.just("[3rd]o")), max_size=40))
def test_any_order_of_words_is_read_and_spans_hold(parts: list[str]) -> None:
    marked = " ".join(parts)
    text = MARKED.sub(r"\1", marked)
    figures = [Figure(found.start(), found.end(), "percent") for found in re.finditer(r"[579]", text)]
    found = find_measures(text, [(0, len(text))], figures, lexicon())
    assert len(found) == len(figures)
    assert all(text[m.start : m.end] == m.text for m in found if m and m.start is not None)


@pytest.mark.parametrize("name", ["measure_terms", "measure_labels"])
def test_vocabulary_names_known_codes(name: str) -> None:
    known = {row["code"] for row in rows("measures")}
    assert {row["code"] for row in rows(name)} <= known


def test_a_term_has_one_code() -> None:
    terms = [row["term"] for row in rows("measure_terms")]
    assert len(terms) == len(set(terms))
