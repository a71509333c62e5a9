"""Whom a figure is about, case by case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.annotate.names import Mention
from newsledger.annotate.parties import Measured, Parties, bind_parties
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences

from .marked import unmarked

TOTAL, EXPORTS, IMPORTS, SURPLUS, DEFICIT = "trade.total", "trade.exports", "trade.imports", "trade.surplus", "trade.deficit"
STAKE = "finance.stake"


def bind(marked: str, measures: list[str | None], title: str = "") -> list[Parties]:
    text, mentions, figures = unmarked(marked)
    spans = sentences(text)
    placed = [
        Measured(
            start, end, next(no for no, span in enumerate(spans) if span[0] <= start < span[1]), measure, (measure or "").split(".")[-1]
        )
        for (start, end), measure in zip(figures, measures, strict=True)
    ]
    return bind_parties(text, spans, placed, mentions, title, lexicon())


def shown(parties: Parties) -> str:
    """ "DE > CN" for subject and partner, "@" before a location, "%" before a company."""
    marks = {"subject": "", "partner": "> ", "location": "@", "company": "%"}
    return " ".join(marks[role] + (mention.country_code or mention.name) for mention, role in parties.members)


CASES = [
    ("Trade between {Germany:DE} and {China:CN} totaled [253 billion euros].", TOTAL, "DE > CN", "between"),
    ("{India:IN} and {Russia:RU} aim for [$100 billion] in yearly trade.", TOTAL, "IN > RU", "subject"),
    ("{India:IN}'s trade with {Russia:RU} reached [$65 billion].", TOTAL, "IN > RU", "possessor"),
    ("The {U.S.:US}-{Mexico:MX} trade came to [$798 billion].", TOTAL, "US > MX", "pair"),
    ("{Canada:CA} borders the {United States:US}, with two-way trade of [$900 billion].", TOTAL, "CA > US", "pair"),
    ("{Korea:KR} is under {U.S.:US} pressure to cut its bilateral surplus of [7 billion].", SURPLUS, "KR > US", "pronoun"),
    ("{Germany:DE}'s exports to {China:CN} fell to [97 billion euros].", EXPORTS, "DE > CN", "possessor"),
    ("{German:DE} car exports to the {United States:US} rose [2 percent].", EXPORTS, "DE > US", "possessor"),
    ("Exports of wine from {Chile:CL} to {Brazil:BR} were [$200 million].", EXPORTS, "CL > BR", "preposition"),
    ("{Norway:NO} exported [120 billion cubic metres] of gas to {Germany:DE}.", EXPORTS, "NO > DE", "subject"),
    ("{German:DE} imports of {Chinese:CN} goods fell to [155 billion euros].", IMPORTS, "DE > CN", "possessor"),
    ("{Japan:JP} imported [3 million barrels] of oil a day from {Saudi Arabia:SA}.", IMPORTS, "JP > SA", "subject"),
    ("The {U.S.:US} trade deficit with {Mexico:MX} grew to [$152 billion].", DEFICIT, "US > MX", "possessor"),
    ("{Taiwan:TW} ran a [$13 billion] trade surplus with the {U.S.:US} in 1986.", SURPLUS, "TW > US", "preposition"),
    ("With the {United States:US} {Germany:DE} had a surplus of [63 billion euros].", SURPLUS, "DE > US", "preposition"),
    ("The {U.S.:US} put a [25%] tariff on {Chinese:CN} goods.", "trade.tariff", "US > CN", "preposition"),
    ("{Japan:JP} pledged [$1 billion] in aid to {Ukraine:UA}.", "aid.total", "JP > UA", "subject"),
    ("{Ukraine:UA} received [$42 billion] in aid from the {United States:US}.", "aid.total", "US > UA", "preposition"),
    ("The {United States:US} granted {Mexico:MX} a [$20 billion] loan in 1995.", "loans.amount", "US > MX", "subject"),
    ("{Taiwanese:TW} investment in the {U.S.:US} was [$46 million].", "finance.investment", "TW > US", "possessor"),
    ("He told {Reuters:organisation} the group will hold the [20 percent] stake.", STAKE, "", None),
    (
        "{Porsche:organisation} holds a [31 percent] stake in {Volkswagen:organisation}.",
        "finance.stake",
        "Porsche %Volkswagen",
        "preposition",
    ),
    ("{Seat:organisation} is [100 percent] owned by {Volkswagen:organisation}.", STAKE, "Volkswagen %Seat", "preposition"),
    ("For the {UK:GB}, defence spending in 2023 came to [2.4%] of output.", "defence.spending", "GB", "preposition"),
    ("Aid came to {Poland:PL}, which has a foreign debt of [$33 billion].", "fiscal.debt_public", "PL", "subject"),
    ("{Siemens:organisation} said its revenue rose to [77 billion euros].", "finance.revenue", "Siemens", "pronoun"),
    ("The quake killed [55,000] people in {Turkey:TR}.", "casualties.deaths", "@TR", "preposition"),
    ("World military spending was [$2,443 billion] last year.", "defence.spending", "", None),
]


@pytest.mark.parametrize(("marked", "measure", "expected", "rule"), CASES, ids=[marked for marked, *_ in CASES])
def test_parties_of_a_figure_and_the_rule(marked: str, measure: str, expected: str, rule: str | None) -> None:
    [found] = bind(marked, [measure])
    assert (shown(found), found.rule) == (expected, rule)


FOLLOWING = [
    (
        "The first is compared.",
        "{Japan:JP}'s surplus with {Brazil:BR} was [3 billion] against [2 billion].",
        [SURPLUS] * 2,
        ["JP > BR"] * 2,
    ),
    (
        "One flow and the other.",
        "{German:DE} exports to {Russia:RU} fell to [9 billion] and imports to [4 billion].",
        [EXPORTS, IMPORTS],
        ["DE > RU"] * 2,
    ),
    (
        "The other way round.",
        "{Taiwan:TW}'s exports to {China:CN} fell to [6 billion], while {China:CN}'s exports rose to [1 billion].",
        [EXPORTS] * 2,
        ["TW > CN", "CN > TW"],
    ),
    (
        "The country in a new sentence.",
        "{China:CN}'s exports to {India:IN} rose to [70 billion]. The surplus was [50 billion].",
        [EXPORTS, SURPLUS],
        ["CN > IN"] * 2,
    ),
    (
        "Each partner has its own figure.",
        "The {U.S.:US} deficit with {Japan:JP} rose to [15 billion], with {Canada:CA} to [3 billion].",
        [DEFICIT] * 2,
        ["US > JP", "US > CA"],
    ),
    (
        "The two countries named before.",
        "{Japan:JP} and {Russia:RU} met. Trade between the two countries reached [33 billion].",
        [TOTAL],
        ["JP > RU"],
    ),
    (
        "The subject still holds.",
        "{India:IN} bought oil from {Russia:RU} for [40 billion]. Imports from {Iraq:IQ} were [30 billion].",
        [IMPORTS] * 2,
        ["IN > RU", "IN > IQ"],
    ),
]


@pytest.mark.parametrize(("marked", "measures", "expected"), [case[1:] for case in FOLLOWING], ids=[case[0] for case in FOLLOWING])
def test_parties_carry_over(marked: str, measures: list[str | None], expected: list[str]) -> None:
    assert [shown(found) for found in bind(marked, measures)] == expected


def test_who_estimates_is_not_of_whom_the_estimate_is() -> None:
    crop = "agriculture.crop_output"
    text = "{Chile:CL}'s wheat crop was [8 million tonnes] in 2014. {Peru:PE} estimated the 2013 crop at [7 million tonnes]."
    assert [shown(found) for found in bind(text, [crop, crop])] == ["CL", "CL"]


def test_the_title_says_whom_a_bare_figure_is_about() -> None:
    text = "Exports rose to [3 billion]. {Peru:PE} and {Chile:CL} are neighbours."
    assert shown(bind(text, [EXPORTS], "PERU'S TRADE SURPLUS WIDENS")[0]) == "PE"
    assert bind(text, [EXPORTS], "Trade rises")[0].rule == "ambiguous"


@pytest.mark.parametrize(
    ("marked", "title", "expected"),
    [
        ("{Toyota Corp:organisation} said {U.S.:US} truck sales rose to [900].", "TOYOTA CORP SALES RISE IN MAY", "Toyota Corp @US"),
        ("{Toyota:organisation}'s {U.S.:US} truck sales rose to [900].", "", "Toyota @US"),
        ("A ministry said {U.S.:US} truck sales rose to [900].", "", "US"),
        ("{Toyota:organisation} said so. A ministry said {U.S.:US} truck sales rose to [900].", "U.S. TRUCK SALES RISE", "US"),
    ],
)
def test_the_country_before_a_companys_sales_is_its_market(marked: str, title: str, expected: str) -> None:
    text, mentions, figures = unmarked(marked)
    phrase = text.index("truck sales"), text.index(" rose")
    number = next(no for no, span in enumerate(sentences(text)) if span[0] <= figures[0][0] < span[1])
    measured = Measured(*figures[0], number, "production.vehicle_sales", "truck sales", phrase)
    assert shown(bind_parties(text, sentences(text), [measured], mentions, title, lexicon())[0]) == expected


def test_a_profit_given_to_somebody_is_his() -> None:
    text = "{Dunlop:organisation} earned [124 million]. It bought {Smith:person}'s shares, giving him a [93 million] profit."
    found = bind(text, ["finance.profit_net"] * 2, "DUNLOP EARNS MORE")
    assert [shown(parties) for parties in found] == ["Dunlop", ""]


@pytest.mark.parametrize(
    "house",
    [
        "{Salomon Brothers:organisation} analyst {Ann Lee:person} praised the chain.",
        "{Salomon Brothers:organisation}, {Lane Hart:organisation} and Co analyst {Ann Lee:person} praised the chain.",
        "Analyst {Ann Lee:person} of {Salomon Brothers:organisation} praised the chain.",
    ],
)
def test_what_an_analyst_expects_is_not_of_his_house(house: str) -> None:
    assert shown(bind(f"{house} Lee expects earnings of [3 dlrs] a share.", ["finance.eps"], "SALOMON BROTHERS PRAISES CHAIN")[0]) == ""


def test_a_capital_and_a_leader_act_for_their_country() -> None:
    text, mentions, figures = unmarked("{Reagan:person} announced tariffs of [300 million] on {Japanese:JP} goods. The {U.S.:US} said so.")
    mentions[0].role_country_code = "US"
    found = bind_parties(text, sentences(text), [Measured(*figures[0], 0, "trade.tariff")], mentions, "", lexicon())
    assert shown(found[0]) == "US > JP"
    assert shown(bind("{Taiwan:TW}'s surplus with {Washington:place} was [13 billion]. The {U.S.:US} knows.", [SURPLUS])[0]) == "TW > US"


PARTS = [
    "{Japan:JP}",
    "{China:CN}'s",
    "{Acme:organisation}",
    "exports",
    "imports",
    "trade",
    "deficit",
    "to",
    "with",
    "between",
    "from",
    "of",
]
PARTS += ["[3 billion]", ",", ".", "and", "its", "the two countries", "which", "said", "(", "A", "rose", "by", "in", "the"]


@given(
    st.lists(st.sampled_from(PARTS), max_size=30),
    st.sampled_from([TOTAL, EXPORTS, IMPORTS, DEFICIT, "aid.total", "gdp.value", STAKE]),
)
def test_any_order_of_words_is_read(parts: list[str], measure: str) -> None:
    marked = " ".join(parts)
    known = {f"party.{rule}" for rule in (row["rule"].removeprefix("party.") for row in rows("rules"))}
    for found in bind(marked, [measure] * marked.count("[3 billion]")):
        entities = [mention.entity_id for mention, _ in found.members]
        assert len(entities) == len(set(entities))
        assert found.rule is None or f"party.{found.rule}" in known


def test_a_company_that_only_the_title_names_has_the_figures_of_its_table() -> None:
    text, mentions, figures = unmarked("Shr [12 cts] vs [nine cts].")
    titled = Mention(0, 0, "", "organisation", "name", "organisation:acme-corp", "Acme Corp")
    placed = [Measured(start, end, 0, "finance.eps", "earnings per share") for start, end in figures]
    found = bind_parties(text, sentences(text), placed, mentions, "ACME CORP <ACM> 4TH QTR NET", lexicon(), titled)
    assert [shown(parties) for parties in found] == ["Acme Corp", "Acme Corp"]


def test_what_is_bought_is_the_company_and_not_the_buyer() -> None:
    text, mentions, figures = unmarked("{Ayre Inc:organisation} bought all {Dunmore Corp:organisation} shares for [$9 million].")
    price = "purchase price of Dunmore Corp shares"
    placed = [Measured(start, end, 0, "finance.acquisition_price", price) for start, end in figures]
    assert [shown(found) for found in bind_parties(text, sentences(text), placed, mentions, "", lexicon())] == ["Ayre Inc"]


def test_a_person_may_hold_a_stake_but_nothing_else_of_a_company() -> None:
    text, mentions, figures = unmarked("{Ann Ayre:person} holds [7 percent] of {Dunmore Inc:organisation}.")
    held = [Measured(start, end, 0, measure, "") for start, end in figures for measure in ("finance.stake", "finance.sales")]
    found = bind_parties(text, sentences(text), held[:1], mentions, "", lexicon())
    assert shown(found[0]) == "Ann Ayre %Dunmore Inc"
    assert "Ann Ayre" not in shown(bind_parties(text, sentences(text), held[1:], mentions, "", lexicon())[0])
