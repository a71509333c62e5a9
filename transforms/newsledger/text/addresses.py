"""Web addresses as sources write them, which need not be addresses at all."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """The host that ``url`` names, in lower case; empty where it names none or is no address ("https://[draft]/")."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
