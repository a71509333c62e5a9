"""The gold of countries, made from a set of toponyms with the kind of place and its country: each country's span, its code as the label."""

from __future__ import annotations

from benchmarks.data import Row

from newsledger.reference.lexicon import lexicon

_COUNTRY = "PCL"  # GeoNames' feature codes of political entities begin so
_ALSO = {"Palestinian Territory": "PS"}  # as the set writes it


def gold(document: Row) -> Row:
    """The spans that are countries. A country's name that the gold has without a kind, or as the same country's seat, is left open."""
    forms = lexicon().country_forms
    spans, skipped = [], []
    for one in document["spans"]:
        country = one.get("country") or ""
        code = _ALSO.get(country) or forms.get(country, {}).get("code")
        form = forms.get(document["text"][one["start"] : one["end"]])
        if (one.get("fcode") or "").startswith(_COUNTRY):
            spans.append({"start": one["start"], "end": one["end"], "label": label(code or "?"), "norm": code})
        elif form and (form["code"] == code if country else form["form"] != "capital"):
            skipped.append([one["start"], one["end"]])
    return {"id": document["id"], "text": document["text"], "spans": spans, "skip": skipped}


def label(code: str) -> str:
    """A span counts only with the right country: so the code is its label."""
    return f"C:{code}"


def labels() -> str:
    """Every label, as the scorer takes them."""
    return ",".join(map(label, lexicon().countries))
