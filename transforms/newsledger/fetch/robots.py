"""What a host asks of robots (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from protego import Protego

from newsledger.errors import ReadError

_MOST_BYTES = 512 * 1024
_MOST_DELAY_SECONDS = 60.0


@dataclass(slots=True)
class Robots:
    """The rules of each host, asked for once. ``ask`` fetches an address: its text, or None where the host has no such file."""

    agent: str
    ask: Callable[[httpx.URL], bytes | None]
    _known: dict[tuple[str, str, int | None], Protego | None] = field(default_factory=dict)

    def delay(self, url: httpx.URL) -> float:
        """Seconds the host wants between two visits. Raises ``ReadError`` ``robots`` where it wants none."""
        rules = self._rules(url)
        if rules is None:
            raise ReadError("robots", f"{url.host} cannot give its robots.txt, so that nothing there may be fetched")
        if not rules.can_fetch(str(url), self.agent):
            raise ReadError("robots", f"robots.txt of {url.host} forbids it")
        return min(float(rules.crawl_delay(self.agent) or 0), _MOST_DELAY_SECONDS)

    def _rules(self, url: httpx.URL) -> Protego | None:
        key = (url.scheme, url.host, url.port)
        if key not in self._known:
            self._known[key] = self._asked(url.copy_with(path="/robots.txt", query=None))
        return self._known[key]

    def _asked(self, url: httpx.URL) -> Protego | None:
        try:
            data = self.ask(url)
        except ReadError as error:
            if error.code in {"refused_address", "unknown_host"}:
                raise
            # A host that answers with a server error must be taken to forbid everything, one without the file nothing.
            return Protego.parse("") if error.code.startswith("http_4") and error.code != "http_429" else None
        return Protego.parse((data or b"")[:_MOST_BYTES].decode("utf-8", "replace"))
