"""Web addresses as sources write them, which need not be addresses at all."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """The host that ``url`` names, in lower case; empty where it names none or is no address ("https://[draft]/")."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


# Endings that are sold to anybody.
_FOR_ALL = frozenset({"io", "tv", "me", "co", "ai"})


def country_of_host(host: str) -> str | None:
    """The country that a host's last label names, as an ISO 3166 code; None for generic domains."""
    label = host.rpartition(".")[2]
    return {"uk": "GB"}.get(label, label.upper()) if len(label) == 2 and label not in _FOR_ALL else None
