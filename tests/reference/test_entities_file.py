"""seeds/reference/entities.csv: what must hold whoever edits it."""

import re
from collections import Counter

from newsledger.contracts.fields.entity import KINDS
from newsledger.reference.csv_rows import rows
from newsledger.resolve.naming import full_key

# Words of the language first, names of companies second: a bare one of them names no company.
COMMON_WORDS = {"apple", "amazon", "canon", "ford", "fox", "gap", "meta", "oracle", "orange", "sears", "sharp", "shell", "sprint"}
COMMON_WORDS |= {"target", "visa"}


def forms(column: str) -> list[tuple[str, str]]:
    return [(form, row["entity_id"]) for row in rows("entities") for form in row[column].split("|") if form]


def test_every_entity_stands_once() -> None:
    for column in ("entity_id", "name", "wikidata_id"):
        counts = Counter(row[column] for row in rows("entities") if row[column])
        assert [value for value, times in counts.items() if times > 1] == []


def test_no_form_names_two_entities() -> None:
    owners: dict[str, set[str]] = {}
    for form, entity in [*forms("name"), *forms("aliases"), *forms("guarded_aliases")]:
        owners.setdefault(form, set()).add(entity)
    assert {form: owned for form, owned in owners.items() if len(owned) > 1} == {}


def test_no_two_entities_are_spelt_alike() -> None:
    owners: dict[str, set[str]] = {}
    for form, entity in [*forms("name"), *forms("aliases")]:
        owners.setdefault(full_key(form), set()).add(entity)
    assert {key: owned for key, owned in owners.items() if len(owned) > 1} == {}


def test_no_common_word_is_an_alias() -> None:
    assert [form for form, _ in [*forms("name"), *forms("aliases")] if form.lower() in COMMON_WORDS] == []


def test_facts_are_well_formed() -> None:
    countries = {row["code"] for row in rows("countries")}
    for row in rows("entities"):
        assert row["kind"] in KINDS, row
        assert row["country_code"] in countries | {""}, row
        assert re.fullmatch(r"(Q[1-9][0-9]*)?", row["wikidata_id"]), row
        assert re.fullmatch(r"(org|event|other):[a-z0-9-]+", row["entity_id"]), row


def test_many_are_identified() -> None:
    assert sum(1 for row in rows("entities") if row["wikidata_id"]) >= 500
