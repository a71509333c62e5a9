"""Words of which a line must hold one to answer to a cue: looked for first, because looking for a word is cheap and a wording is not.

Only cues whose wordings may stand anywhere in a line are listed; those that open it are tried at one place, which costs nothing. A test
derives from each wording that it cannot match a line without one of these.
"""

from __future__ import annotations

from collections.abc import Mapping

# Beginnings are enough: "mo" stands for "mo", "month", "months". All in small letters.
WORDS: Mapping[str, tuple[str, ...]] = {
    "price_for_term": ("day", "week", "mo", "quarter", "year", "yr", "annum"),
    "subscription_terms": (
        "cancel ",
        "renew",
        "free trial",
        "money-back",
        "no commitment",
        "billed ",
        "introductory",
        "limited",
        "special",
        "complimentary",
    ),
    "trial_terms": ("free for ", "then ", "first "),
    "subscriber_words": ("already ", "subscri", "access", "premium ", "members", "every plan", "paper", "reading", "ad-free "),
    "article_meter": ("article", "stor", "limit"),
    "newsletter_prompt": ("newsletter", "inbox", "mailing list", "briefing", "email", "to your "),
    "email_footer": ("mail", "newsletter", "message", "browser", "unsubscribe", "preferences"),
    "reading_aid": (
        "min",
        "share",
        "view",
        "reads",
        "likes",
        "size",
        "a-",
        "a+",
        "reading time",
        "listen to",
        "estimated read",
        "source",
        "google",
        "preferred",
    ),
    "photo_credit": (
        "photo",
        "image",
        "pic",
        "illustration",
        "graphic",
        "video",
        "credit",
        "source",
        "getty",
        "shutterstock",
        "istock",
        "alamy",
        "wikimedia",
        "unsplash",
        "pexels",
        "file",
        "handout",
        "/",
    ),
    "copyright": ("(c)", "copyright", "©", "all rights", "may not be ", "terms ", "apply", "privacy ", "cookie ", "disclaimer", "code of"),
    "cookie_notice": ("cookie", "device", "personal data", "accept", "reject", "decline", "allow", "manage ", "privacy"),
}
_LIKE_I = str.maketrans("ıİ", "ii")


def folded(line: str) -> str:
    """``line`` in small letters, those that regular expressions without regard to case take for an i or an s as such."""
    return (line if line.isascii() else line.translate(_LIKE_I)).casefold()
