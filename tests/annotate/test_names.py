"""Mentions: what the model finds, corrected by the words themselves, the words beside them and the whole article."""

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.annotate.names import find_mentions
from newsledger.annotate.names.casing import recased
from newsledger.annotate.names.model import recognise
from newsledger.reference.lexicon import lexicon

LEXICON = lexicon()


class Model:
    """A recogniser that finds what it is told, and remembers what it was asked."""

    def __init__(self, **labels):
        self.labels = {name.replace("_", " "): label for name, label in labels.items()}
        self.asked = []

    def pipe(self, texts, **_):
        for text in texts:
            self.asked.append(text)
            yield SimpleNamespace(ents=list(self._entities(text)))

    def _entities(self, text):
        names = sorted(self.labels, key=len, reverse=True)
        for match in re.finditer("|".join(map(re.escape, names)) if names else "(?!)", text):
            yield SimpleNamespace(start_char=match.start(), end_char=match.end(), label_=self.labels[match[0]])


def told(text, **labels):
    """(surface, kind, name) of the mentions that are no country."""
    return [(m.surface, m.kind, m.name) for m in find_mentions(text, LEXICON, Model(**labels)) if m.kind != "country"]


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        (
            "Talks with Russia's Sergei Shoigu ended. Mr Shoigu left.",
            {"Russia's_Sergei_Shoigu": "PERSON", "Shoigu": "ORG"},
            [("Sergei Shoigu", "person", "Sergei Shoigu"), ("Shoigu", "person", "Sergei Shoigu")],
        ),
        (
            "Foreign Minister Itsunori Onodera spoke.",
            {"Foreign_Minister_Itsunori_Onodera": "PERSON"},
            [("Itsunori Onodera", "person", "Itsunori Onodera")],
        ),
        ("The guitarist Earl Hooker played.", {"Earl_Hooker": "PERSON"}, [("Earl Hooker", "person", "Earl Hooker")]),
        (
            "The Zurich Cheese Guild (ZCG) met in May. Later ZCG voted.",
            {"Zurich_Cheese_Guild": "ORG"},
            [("Zurich Cheese Guild", "organisation", "Zurich Cheese Guild")],
        ),
        (
            "Acme Widgets Corp <ACM.N> fell. Analysts like Acme Widgets Corp.",
            {"Acme_Widgets_Corp_<ACM.N>": "ORG"},
            [("Acme Widgets Corp", "organisation", "Acme Widgets Corp")] * 2,
        ),
        ("Sales rose in March by five Mln Dlrs.", {"Mln": "PERSON", "March": "ORG"}, []),
        ("Marta Lindqvist, wife of Olle Holm, sang.", {"Olle_Holm": "ORG"}, [("Olle Holm", "person", "Olle Holm")]),
        ("Said Eva Ek, an economist at Tallbacken.", {"Tallbacken": "GPE"}, [("Tallbacken", "organisation", "Tallbacken")]),
        ("The New Zealand Treasury agreed.", {}, [("New Zealand Treasury", "organisation", "New Zealand Treasury")]),
        ("It bought WidgetWorks last year.", {"WidgetWorks": "PERSON"}, [("WidgetWorks", "organisation", "WidgetWorks")]),
        ("He joined the Nordhavn Index team.", {"Nordhavn_Index": "ORG"}, []),
    ],
)
def test_a_span_is_cut_and_named_by_its_words_and_what_stands_beside_it(text, labels, expected):
    assert told(text, **labels) == expected


def test_an_acronym_and_a_surname_are_the_full_name():
    text = "The Zurich Cheese Guild (ZCG) chose Anna Berg. ZCG praised Berg."
    found = find_mentions(text, LEXICON, Model(Zurich_Cheese_Guild="ORG", ZCG="ORG", Anna_Berg="PERSON"))
    assert {(m.surface, m.name, m.form) for m in found} == {
        ("Zurich Cheese Guild", "Zurich Cheese Guild", "name"),
        ("ZCG", "Zurich Cheese Guild", "name"),
        ("Anna Berg", "Anna Berg", "name"),
        ("Berg", "Anna Berg", "surname"),
    }


def test_a_firm_named_before_the_person_who_shares_its_name_stays_a_firm():
    text = "Lindal cut jobs. Lindal also said on Monday that Greta Lindal will retire."
    kinds = {(m.surface, m.kind) for m in find_mentions(text, LEXICON, Model(Lindal="ORG", Greta_Lindal="PERSON"))}
    assert ("Lindal", "organisation") in kinds


def test_a_city_in_a_table_of_results_is_a_club():
    text = "Standings:\nMalmo 16 10 4 2 30\nParma 16 9 5 2 28\nLille 16 8 4 4 21\nThe match was played in Milan."
    labels = dict.fromkeys(["Malmo", "Parma", "Lille", "Milan"], "GPE")
    assert [(m.surface, m.kind) for m in find_mentions(text, LEXICON, Model(**labels))] == [
        ("Malmo", "organisation"),
        ("Parma", "organisation"),
        ("Lille", "organisation"),
        ("Milan", "place"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JAPAN AND EU SIGN TRADE PACT\nThe pact was signed.", "Japan and EU Sign Trade pact"),
        ("CANBERRA, March 17 - Wool rose.", "Canberra, March 17 - Wool rose."),
        ("NATO, March 17 - Talks began.", "NATO, March 17 - Talks began."),
    ],
)
def test_capitals_are_written_as_the_article_would_write_them(text, expected):
    assert recased(text).split("\n")[0] == expected


def test_the_model_reads_a_sentence_once_and_none_that_can_hold_no_name():
    model = Model(Berg="PERSON")
    text = "Prices rose and prices fell. The Japanese yen fell on Monday.\nThen Anna Berg spoke.\nThen Anna Berg spoke."
    assert [span.start for span in recognise(text, model)] == [text.find("Berg"), text.rfind("Berg")]
    assert model.asked == ["Then Anna Berg spoke."]


@given(st.text(alphabet="ABab .,'’\n()<>-0–U.S", max_size=80))
def test_mentions_lie_in_the_text_in_order(text):
    found = find_mentions(text, LEXICON, Model(A="ORG", B="PERSON"))
    assert all(text[m.start : m.end] == m.surface and m.surface for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)


@given(st.text(max_size=60))
def test_recasing_keeps_every_offset(text):
    assert len(recased(text)) == len(text)


def test_the_place_of_a_dateline_is_no_organisation():
    assert told("ELM GROVE, Ill., March 4 - Net rose.", Elm_Grove="ORG") == [("ELM GROVE", "place", "Elm Grove")]
    assert told("ELM BANK, Ill., March 4 - Net rose.", Elm_Bank="ORG") == [("ELM BANK", "place", "Elm Bank")]
    assert told("ELM GROVE HOLDINGS, March 4 - Net rose.", Elm_Grove_Holdings="ORG")[0][1] == "organisation"
