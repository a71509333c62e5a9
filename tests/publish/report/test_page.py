"""Templates and what goes into them."""

import base64
import hashlib
import json
import re

import pytest
from jinja2 import UndefinedError

from newsledger.publish.report.page import as_json, asset, environment, render

HASHED = "373b1f84072b31010f15ceb787be6b415c53936411aae267c8c2b2b6ccde46e7"


def test_json_holds_nothing_that_html_or_javascript_reads() -> None:
    value = {"a": "</script><!-- & \u2028\u2029 'x' \"y\" \\"}
    written = as_json(value)
    assert not re.search(r"[<>&\u2028\u2029]", written)
    assert json.loads(written) == value


def test_the_policy_names_the_scripts_and_allows_nothing_else() -> None:
    page = render("article.html.j2", style=("base.css",), scripts=("theme.js", "article.js"), **_EMPTY)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    directives = dict(part.strip().split(" ", 1) for part in policy[1].replace("&#39;", "'").split(";"))
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    wanted = [f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in scripts]
    assert directives["script-src"].split() == wanted
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == "'none'"
    assert "connect-src" not in directives


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ missing }}").render()


def test_the_vendored_bundle_is_the_one_described() -> None:
    assert hashlib.sha256(asset("vendor/vega-embed.js").encode()).hexdigest() == HASHED
    assert HASHED in asset("vendor/README.md")


@pytest.mark.parametrize("name", ["theme.js", "page.js", "charts.js", "search.js", "article.js", "vendor/vega-embed.js"])
def test_a_script_does_not_end_its_element(name: str) -> None:
    assert "</script" not in asset(name).lower()
    assert "<!--" not in asset(name)


@pytest.mark.parametrize("name", ["theme.js", "page.js", "charts.js", "search.js", "article.js"])
def test_no_script_of_ours_writes_html(name: str) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", asset(name))


_ARTICLE = dict.fromkeys(
    ("title", "url", "publisher", "agency", "byline", "dateline_place", "published_date", "copy_of", "language", "extraction_confidence"),
    None,
)
_EMPTY = {"article": {**_ARTICLE, "source_uri": "a.txt", "word_count": 0}, "paragraphs": [], "figures": [], "quotes": [], "names": []}
