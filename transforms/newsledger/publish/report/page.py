"""Filling the templates: everything is escaped, data stands in inert JSON, and a page may ask nothing of any network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newsledger.publish.report import wording

_ASSETS = Path(__file__).parent / "assets"
# Characters that end a script element or a line of JavaScript, written so that JSON still reads them.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def asset(name: str) -> str:
    """The text of one file of assets/."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def as_json(value: object) -> Markup:
    """``value`` as JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 -- no character left that HTML reads


def render(template: str, *, style: Sequence[str], scripts: Sequence[str], **values: Any) -> str:
    """One page: ``template`` with the assets ``style`` and ``scripts`` inside, under a policy that allows only these."""
    sheets = [_inline(name) for name in style]
    codes = [_inline(name) for name in scripts]
    return environment().get_template(template).render(styles=sheets, scripts=codes, policy=_policy(codes), **values)


@cache
def _inline(name: str) -> Markup:
    """A file of ours as the content of its element."""
    return Markup(asset(name))  # noqa: S704 -- our own files


def _policy(scripts: Sequence[str]) -> str:
    """The Content-Security-Policy: nothing is fetched, only the page's own scripts run, and nothing is evaluated.

    Style attributes are allowed, since Vega sets them; no style can ask for anything either.
    """
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


@cache
def environment() -> Environment:
    """The templates with their filters; a name that is not filled in is an error, not a gap."""
    made = Environment(loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {
        "day": wording.day,
        "role": wording.role,
        "json": as_json,
        "count": lambda value: f"{value:,}",
        "web_address": wording.web_address,
    }
    return made
