"""Published step by step, in whatever order and batches, a ledger is byte for byte what one publish of everything makes."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsledger.contracts import PUBLISHED
from newsledger.errors import ChecksFailedError
from newsledger.publish import database as database_module
from newsledger.publish import entities as entities_module
from newsledger.publish import snapshot as snapshot_module
from newsledger.publish.checks import Check, all_checks
from newsledger.publish.files import PARTED, resources_of
from newsledger.publish.parts import inputs_of
from newsledger.publish.query import query
from newsledger.publish.sql import select_files
from newsledger.resolve.entities import numbered

TOTAL = "Trade between Japan and Russia totalled a record $33 billion in 2012, Fumio Kishida said on Friday."
HOPE = "“We expect more than 5 percent growth,” Mr. Kishida told reporters in Tokyo 🗼."
DENIAL = "Moscow gave a different account on Friday: goods worth $45 billion crossed between Russia and Japan in 2012."
SILENCE = "Fumio Kishida, asked again, would not be drawn. “We expect more than 5 percent growth,” was all that Mr. Kishida offered."
STORIES = ((TOTAL, HOPE), (DENIAL, SILENCE), ("Ports were quiet.",))
# Spellings, offices and countries by which a later article joins two persons of earlier ones.
PERSONS = (
    {"name": "Fumio Kishida"},
    {"name": "Fumio Kishida", "country_code": "JP"},
    {"name": "Fumio Kishda", "country_code": "JP"},
    {"name": "Kishida", "country_code": "JP"},
    {"name": "Fumio Kishida", "role": "mayor", "country_code": "PE"},
)
DAYS = (None, (2013, 10, 30), (2013, 11, 1), (2013, 11, 3), (2013, 12, 5))
CORRECTIONS = (
    "f2-a0,status,actual,ana,Seen",
    "f1-a1,value,34000000000,ana,Misread",
    "f1-a0,exclude,true,bo,A quote",
    "f1-a2,party.partner,country:CN,ana,No",
)
ALIASES = ("Fumio Kishida,person:kishida-f", "Kishda,person:kishida-f", "Russia,country:RU")

versions = st.tuples(
    st.integers(0, 4), st.sampled_from(DAYS), st.sampled_from(["Daily Example", "Weekly Example", None]), st.sampled_from(PERSONS)
)
# A document, how often it was read before, and the versions of articles that this reading found; the latest reading counts.
readings = st.tuples(st.just("read"), st.integers(0, 3), st.integers(0, 2), st.lists(versions, max_size=4))
analysts = st.tuples(
    st.just("say"),
    st.lists(st.sampled_from(CORRECTIONS), unique=True, max_size=2),
    st.lists(st.sampled_from(ALIASES), unique=True, max_size=2),
)
# Two readings of one document at one time cannot differ.
histories = st.lists(
    st.one_of(readings, readings, analysts), min_size=2, max_size=5, unique_by=lambda step: step[:3] if step[0] == "read" else str(step)
)


@pytest.fixture(autouse=True)
def no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is drawn from the tables, and takes longer than they do."""
    monkeypatch.setattr(snapshot_module, "write_report", lambda _snapshot: None)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories, st.randoms(use_true_random=False))
def test_step_by_step_is_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, make_ledger: Callable[[Path], Any], rows: Any, history: list[Any], chance: random.Random
) -> None:
    stepwise, at_once = (make_ledger(tmp_path_factory.mktemp("home")) for _ in range(2))
    for no, step in enumerate(history):
        take(stepwise, rows, step)
        stepwise.publish(f"r{no}")
    stepwise.publish("last")
    said = [step for step in history if step[0] == "say"][-1:]
    steps = [step for step in history if step[0] == "read"]
    chance.shuffle(steps)
    for step in (*steps, *said):
        take(at_once, rows, step)
    at_once.publish("last")
    assert files(stepwise) == files(at_once)
    for table in PUBLISHED:
        everything = f"SELECT * FROM {table.name} ORDER BY ALL"
        assert query(stepwise.home, everything) == query(at_once.home, everything), table.name


def take(ledger: Any, rows: Any, step: Any) -> None:
    """Stage what a document held, or keep an analyst's files."""
    if step[0] == "say":
        ledger.correct(*step[1])
        ledger.home.aliases.write_text("alias,entity_id\n" + "".join(f"{row}\n" for row in step[2]), "utf-8")
        return
    _, document, times, found = step
    articles = {f"a{number}": version for number, *version in found}
    made = [article(rows, name, f"doc{document}", *version) for name, version in articles.items()]
    label = f"{document} {sorted(articles.items(), key=str)}"
    ledger.document(f"doc{document}", ledger.stage(label, *made), options=f"o{times}", day=10 + times)


def article(rows: Any, name: str, document: str, day: Any, publisher: str | None, person: dict[str, str]) -> Any:
    """One version of an article: its text goes by its id, as an id is that of a text."""
    moment = rows.moment(1).replace(year=day[0], month=day[1], day=day[2]) if day else None
    lines = STORIES[int(name[1:]) % len(STORIES)]
    made = rows.article(
        name, document, lines=lines, publisher=publisher, published_at=moment, published_date=moment.date() if moment else None
    )
    for entity in made.get("stg_entity", ()):
        if entity["kind"] == "person":
            entity.update(person)
    return made


def files(ledger: Any) -> dict[str, bytes]:
    current = ledger.home.current
    return {
        str(path.relative_to(current)): path.read_bytes() for layer in ("core", "marts") for path in current.glob(f"{layer}/**/*.parquet")
    }


def part(ledger: Any, table: str, month: str) -> Path:
    return Path(ledger.home.current.resolve() / "core" / table / f"{month}.parquet")


def test_a_new_month_leaves_the_files_of_the_others_in_place(ledger: Any, rows: Any) -> None:
    ledger.document("d1", ledger.stage("b1", rows.article("a1", "d1")))
    ledger.publish("r1")
    before = part(ledger, "fct_figure", "2013-11")
    december = rows.moment(1).replace(month=12)
    new = rows.article("a2", "d2", lines=("Ports were quiet.",), published_at=december, published_date=december.date())
    ledger.document("d2", ledger.stage("b2", new))
    ledger.publish("r2")
    for table in ("dim_article", "fct_block", "fct_mention", "fct_time", "fct_quote", "fct_figure", "bridge_figure_party"):
        assert part(ledger, table, "2013-12").is_file()
    assert part(ledger, "fct_figure", "2013-11").samefile(before)


def test_whatever_the_rows_of_a_part_follow_from_has_its_question() -> None:
    core, questions = select_files("core"), select_files("parts")
    asked = {name: inputs_of(core[name]) for name in PARTED}
    assert asked["fct_time"] == ["article"]
    assert asked["fct_figure"] == ["article", "corrected_figure", "correction", "entity"]
    assert {question for names in asked.values() for question in names} == set(questions)


def test_only_what_a_correction_touches_is_written_again(full_ledger: Any) -> None:
    full_ledger.publish("r1")
    figures, mentions = (part(full_ledger, table, "2013-11") for table in ("fct_figure", "fct_mention"))
    full_ledger.correct("f1-a1,value,34000000000,ana,Misread")
    full_ledger.publish("r2")
    assert not part(full_ledger, "fct_figure", "2013-11").samefile(figures)
    assert part(full_ledger, "fct_mention", "2013-11").samefile(mentions)
    assert query(full_ledger.home, "SELECT value FROM fct_figure WHERE figure_id = 'f1-a1'").to_pylist()[0]["value"] == 34_000_000_000


def test_a_damaged_part_is_not_taken_over(full_ledger: Any) -> None:
    full_ledger.publish("r1")
    whole = part(full_ledger, "fct_figure", "2013-11").read_bytes()
    part(full_ledger, "fct_figure", "2013-11").write_bytes(whole[:100] + b"?" + whole[101:])
    full_ledger.publish("r2")
    assert part(full_ledger, "fct_figure", "2013-11").read_bytes() == whole


def test_where_files_cannot_be_linked_they_are_copied(full_ledger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    full_ledger.publish("r1")
    before = part(full_ledger, "fct_figure", "2013-11")
    monkeypatch.setattr("newsledger.publish.parts.os.link", refuse)
    full_ledger.publish("r2")
    after = part(full_ledger, "fct_figure", "2013-11")
    assert not after.samefile(before)
    assert after.read_bytes() == before.read_bytes()


def test_a_ledger_too_large_for_little_memory_takes_more(full_ledger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_module, "_MEMORY", "1KB")
    assert full_ledger.publish("r1").counts["dim_article"] == 1


def publish_three_months(ledger: Any, rows: Any) -> None:
    """Publish November and December as r1, then January on top of them as r2."""
    for no, (year, month) in enumerate(((2013, 11), (2013, 12), (2014, 1))):
        moment = rows.moment(1).replace(year=year, month=month)
        article = rows.article(f"a{no}", f"d{no}", published_at=moment, published_date=moment.date())
        ledger.document(f"d{no}", ledger.stage(f"b{no}", article))
        if no:
            ledger.publish(f"r{no}")


def test_names_of_the_months_before_are_not_gone_through_again(ledger: Any, rows: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(entities_module, "numbered", lambda con, parts, *known: seen.append([*parts]) or numbered(con, parts, *known))
    publish_three_months(ledger, rows)
    assert seen == [["2013-11", "2013-12"], ["2013-12", "2014-01"]]
    ledger.home.aliases.write_text("alias,entity_id\nRussia,country:RU\n", "utf-8")
    ledger.publish("r3")
    for kept in ledger.home.entities.iterdir():
        kept.write_bytes(b"nothing that was kept")
    ledger.publish("r4")
    assert seen[2:] == [["2013-11", "2013-12", "2014-01"]] * 2


def ledger_entry(ledger: Any) -> Any:
    return {resource["name"]: resource for resource in resources_of(ledger.home.current)}["ledger"]


def test_the_database_goes_on_from_the_one_before(ledger: Any, rows: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    anew: list[Path] = []
    fill = database_module._fill_anew
    monkeypatch.setattr(database_module, "_fill_anew", lambda con, snapshot, *rest: anew.append(snapshot) or fill(con, snapshot, *rest))
    publish_three_months(ledger, rows)
    assert len(anew) == 1
    assert query(ledger.home, "SELECT count(*) AS n FROM fct_figure").to_pylist() == [{"n": 6}]
    assert ledger_entry(ledger)["exchanged_rows"] == 0
    ledger.correct("f1-a1,value,34000000000,ana,Misread")
    ledger.publish("r3")
    assert len(anew) == 1
    assert ledger_entry(ledger)["exchanged_rows"] == 1
    monkeypatch.setattr(database_module, "_MOST_EXCHANGED", 0)
    ledger.publish("r4")
    assert len(anew) == 2
    damaged = ledger.home.database.resolve()
    damaged.write_bytes(damaged.read_bytes()[:-1])
    ledger.publish("r5")
    assert len(anew) == 3


@pytest.mark.parametrize("is_known_to_parts", [True, False])
def test_checks_by_article_look_at_changed_months(ledger: Any, rows: Any, monkeypatch: pytest.MonkeyPatch, is_known_to_parts: bool) -> None:
    """And so a new one of these has every month written anew: what is taken over has passed all that there are."""
    publish_three_months(ledger, rows)
    late = "SELECT article_id FROM dim_article WHERE published_date < DATE '2014-01-01'"
    checks = [*all_checks(), Check("dim_article.late", "dim_article", "Not before 2014.", late, by_article=True)]
    monkeypatch.setattr(snapshot_module, "all_checks", lambda: checks)
    if is_known_to_parts:
        monkeypatch.setattr("newsledger.publish.parts.all_checks", lambda: checks)
    with pytest.raises(ChecksFailedError, match=r"dim_article\.late") if is_known_to_parts else nullcontext():
        ledger.publish("r3")
