"""What the names of elements, classes and ids say about a part of a page: one bit a hint."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html

_TAG_NAMES = "article main nav header footer aside form figure table list item quote button heading section details"
_TAGS = tuple(_TAG_NAMES.split())
_LISTS = {"ul": "list", "ol": "list", "dl": "list", "li": "item", "dd": "item", "dt": "item"}
_TAG_HINT = _LISTS | {"blockquote": "quote", "figcaption": "figure", "summary": "details"}
_TAG_HINT |= {f"h{level}": "heading" for level in range(1, 7)} | {tag: tag for tag in _TAGS}

# Parts that are never the article, however long: readers' comments, consent dialogs. Whole names only.
_COMMENTS = r"comments?|comment-?list|comments?-(?:area|section|content|body|wrapper|container|list)|disqus_thread|respond"
_CONSENT = (
    r"(?:onetrust|ot|cmp|cookie|gdpr|cky|cybot|consent|didomi|qc-cmp|truste|usercentrics|moove[-_]gdpr)(?:[-_][\w-]{0,60})?"
    r"|(?:wt-)?cli-(?:bar|modal|tab|settings|cookie|privacy|container)[\w-]{0,40}"
    r"|[\w-]{0,40}cookie-?(?:notice|banner|consent|bar|law|policy|modal)[\w-]{0,40}"
)
_WORDINGS = {
    "noise": rf"^(?:{_COMMENTS}|{_CONSENT})$",
    "body": r"(?:article|story|entry|post|page|blog|single|news|main)[-_]{0,2}(?:body|content|text|copy)|articlebody"
    r"|body[-_]?(?:content|text|copy)|rich[-_]?text|wysiwyg|content[-_]?body|paragraph|prose|blog-?post",
    "menu": r"nav\b|nav[-_]|navi|menu|breadcrumb|pagination|pager|toolbar|topbar|masthead|site[-_]?header|skip",
    "related": r"related|recommend|read[-_]?(?:next|more|also)|also|popular|trending|most[-_]|teaser|promo|latest|recent|carousel|slider"
    r"|outbrain|taboola|recirc|more[-_]",
    "card": r"card|tile|grid|listing|archive|feed|loop|thumb",
    "side": r"sidebar|side[-_]bar|widget|rail\b|secondary|right[-_]col",
    "share": r"share|sharing|social|follow|tools?\b",
    "offer": r"newsletter|subscri|sign[-_]?up|cta\b|cta[-_]|paywall|offer|regist|donat|member|opt-?in|popup|modal|overlay"
    r"|lead-magnet|form\b",
    "comment": r"comment|disqus|repl(?:y|ies)|respond|discussion",
    "author": r"author|byline|\bbio|writer|contributor|avatar|profile",
    "caption": r"caption|credit|image|photo|picture|media|gallery|lightbox|video|player",
    "meta": r"\bmeta|[-_]meta|date|\btime|[-_]time|\btags?\b|[-_]tags?\b|categor|label|topic|kicker|eyebrow|publish|reading",
    "legal": r"footer|copyright|legal|disclaim|disclosure|cookie|consent|gdpr|privacy|affiliate",
    "advert": r"\bads?\b|\bads?[-_]|[-_]ads?\b|advert|sponsor|banner|dfp",
    "contents": r"\btoc|[-_]toc|table[-_]?of[-_]?contents|jump",
    "unseen": r"hidden|sr-only|screen-reader|visually|d-none|offscreen|display:none",
    "standfirst": r"excerpt|summary|standfirst|\bdek|sub-?title|sub[-_]?head|intro|\blead|description|takeaway|key-?points",
    "fold": r"faq|accordion|collaps|tab[-_]|tabs?\b|toggle",
    "shop": r"product|price|\bbuy|shop|cart|deal|rating|review|quiz|calculator",
    "hero": r"hero|header|title|headline|cover",
    "pull": r"pull[-_]?quote|pull[-_](?:right|left)|fact-?box|inset",
    "foot": r"bottom|after|end[-_]|references|footnote|source|citation",
}
HINTS = (*_TAGS, "articleBody", *_WORDINGS)
BIT = {name: 1 << no for no, name in enumerate(HINTS)}
# What speaks for a body, and what no amount of prose outweighs.
STEADY = sum(BIT[name] for name in ("article", "main", "articleBody", "body", "noise"))
_PATTERNS = [(BIT[name], re.compile(wording)) for name, wording in _WORDINGS.items()]
_LONGEST = 300


def names_of(element: html.HtmlElement) -> str:
    """Class, id and style of ``element``, in lower case; at most 300 characters."""
    found = [value for attribute in ("class", "id", "style") if (value := element.get(attribute))]
    return " ".join(found)[:_LONGEST].lower().replace(": ", ":")


def hints_of(tag: str, names: str, element: html.HtmlElement) -> int:
    """The hints of ``element`` itself as bits."""
    found = 0
    for name in names.split():
        found |= _of_name(name)
    if tag in _TAG_HINT:
        found |= BIT[_TAG_HINT[tag]]
    if element.get("itemprop") == "articleBody":
        found |= BIT["articleBody"]
    if element.get("hidden") is not None:
        found |= BIT["unseen"]
    return found


@lru_cache(maxsize=16_384)
def _of_name(name: str) -> int:
    return sum(bit for bit, pattern in _PATTERNS if pattern.search(name))
