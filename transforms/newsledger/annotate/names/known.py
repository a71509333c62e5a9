"""Organisations of the reference list, found by their names and told by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsledger.annotate.names.gazetteer import Gazetteer
from newsledger.annotate.names.mention import Mention
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import Lexicon

_LEGAL = frozenset({"Inc", "Corp", "Corporation", "Co", "Company", "Ltd", "Limited", "Plc", "PLC", "AG", "SA", "NV", "SE", "LLC"})


def find_known(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Names of several words, and acronyms, that only the organisation bears."""
    for start, end, surface in _gazetteer().find(text):
        mention = Mention(start, end, surface, "organisation", "name", "", surface)
        name_known(mention, lexicon)
        yield mention


def name_known(mention: Mention, lexicon: Lexicon) -> None:
    """A name that the reference list holds is that entity, whatever the model took it for."""
    row = lexicon.organisations.get(mention.name) or lexicon.organisations.get(_bare(mention.name))
    if row and mention.form == "name":
        mention.entity_id, mention.name, mention.kind = row["entity_id"], row["name"], row["kind"]
        mention.country_code, mention.wikidata_id = row["country_code"] or None, row["wikidata_id"] or None


def _bare(name: str) -> str:
    """The name without its legal form: "SoftBank Group Corp" is SoftBank."""
    words = name.split()
    if len(words) > 1 and words[-1].rstrip(".") in _LEGAL:
        words = words[:-2] if words[-2] in {"Group", "Holdings", "&", "and"} else words[:-1]
    return " ".join(words)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(
        surface
        for row in rows("entities")
        for surface in (row["name"], *row["aliases"].split("|"))
        if surface and _is_distinctive(surface, is_world_wide=row["subtype"] == "international")
    )


def _is_distinctive(surface: str, *, is_world_wide: bool) -> bool:
    """Several words with capitals, or letters that stand for nothing else: two will do for the UN and the EU."""
    words = surface.split()
    if len(words) > 1:
        return sum(word[0].isupper() for word in words) > 1
    return surface.isupper() and len(surface.replace(".", "")) >= (2 if is_world_wide else 3)
