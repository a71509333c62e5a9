"""The names under which news APIs, crawlers and data sets keep each field of an article, and the caller's own choice of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsledger.errors import ReadError, UsageError
from newsledger.read.decode import clean

# Which column holds which field, as the caller says; of several columns for one field the first with a value counts.
Columns = tuple[tuple[str, str], ...]

_SEPARATORS = re.compile(r"[\s_:.-]+")

# Compared in lower case without separators, so that "datePublished" and "date_published" are one. Of two names present
# the earlier one counts.
_NAMES = {
    # Markup of the body alone tells its paragraphs apart, which plain text may not.
    "markup": "bodyxhtml bodyhtml contenthtml bodies",
    "text": (
        "text body content articlebody maintext bodytext fulltext articletext articlecontent story storytext contenttext "
        "cleanedtext cleantext plaintext rawtext textcontent newstext article document"
    ),
    "page": "html rawhtml pagehtml htmlcontent",
    "summary": (
        "description descriptions descriptiontext descriptionhtml summary abstract excerpt leadparagraph lead trailtext snippet standfirst"
    ),
    "url": "url link canonicalurl weburl articleurl sourceurl permalink requestedurl mainentityofpage externalurl href",
    # Identifiers that are an address as often as not.
    "identifier": "uri guid id",
    "title": "headline headlines title webtitle articletitle name",
    "byline": "byline by author authors authorname creator creators dccreator writer writers reporter reporters journalist",
    "publisher": (
        "publisher publishername sitename ogsitename site publication newspaper outlet media provider source sourcename "
        "copyrightholder sourcedomain domain hostname"
    ),
    "agency": "agency newsagency wire newswire infosource infosources",
    "dateline": "dateline located locationcreated contentlocation location",
    "language": "language lang inlanguage languagecode langcode locale",
    "published": (
        "published publishedat datepublished datepublish pubdate publishedon publisheddate publicationdate webpublicationdate "
        "publishedtime publicationtime publishdate publishedutc firstpublished firstpublicationdate dateposted postdate posted "
        "postedat issued releasedate firstcreated contentcreated versioncreated date datetime created createdat timestamp time"
    ),
    "updated": (
        "updated modified updatedat datemodified modifiedat datemodify lastmodified datelastmodified dateupdated updateddate "
        "modifieddate contentmodified versioncreated"
    ),
}
NAMES: dict[str, tuple[str, ...]] = {field: tuple(names.split()) for field, names in _NAMES.items()}
# What a caller may map, ``text`` standing for the article in whatever form.
CHOOSABLE = ("text", "title", "byline", "publisher", "agency", "dateline", "language", "published", "updated", "url")
_FIELD_OF = {name: field for field, names in NAMES.items() for name in names}
_CONTENT = frozenset({"markup", "text", "page", "summary"})


def normal(name: str) -> str:
    """``name`` in lower case without separators."""
    return _SEPARATORS.sub("", name).lower()


def columns_of(choice: str | None) -> Columns:
    """``text=maintext,published=date_publish`` as pairs. Raises ``UsageError`` for what is no pair or no known field."""
    pairs = [part.partition("=") for part in (choice or "").split(",") if part.strip()]
    for field, sign, column in pairs:
        if not sign or not column.strip() or field.strip() not in CHOOSABLE:
            raise UsageError(f"--columns wants FIELD=COLUMN,… with FIELD one of {', '.join(CHOOSABLE)}; got {field}{sign}{column}")
    return tuple((field.strip(), column.strip()) for field, _, column in pairs)


def needed(names: Iterable[str], columns: Columns) -> list[str]:
    """Those of a table's column ``names`` that can tell something of an article, in the table's order."""
    chosen = {column for _, column in columns} | {column.partition(".")[0] for _, column in columns}
    return [name for name in names if name in chosen or normal(name) in _FIELD_OF]


def has_content(names: Iterable[str], columns: Columns) -> bool:
    """Whether one of a table's column ``names`` can hold the text of an article."""
    names = list(names)
    chosen = {part for field, column in columns if field == "text" for part in (column, column.partition(".")[0])}
    return bool(chosen & set(names)) if chosen else any(_FIELD_OF.get(normal(name)) in _CONTENT for name in names)


def without_text(names: Iterable[str]) -> ReadError:
    """The failure to find a text among ``names``, of columns or fields."""
    listed = clean(", ".join(name[:40] for name in names))[:400]
    return ReadError("no_text", f"nothing that could be the article's text among: {listed}; name it with --columns text=…")


def is_header(cells: Iterable[str]) -> bool:
    """Whether the first row of a table names its columns: two known fields at least, one of them content."""
    fields = {field for cell in cells if (field := _FIELD_OF.get(normal(cell.strip())))}
    return len(fields) > 1 and bool(fields & _CONTENT)


def known_count(cells: Iterable[str]) -> int:
    """How many of ``cells`` are names of known fields."""
    return sum(normal(cell.strip()) in _FIELD_OF for cell in cells)
