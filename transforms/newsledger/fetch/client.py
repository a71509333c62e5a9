"""One address after the other: robots.txt, a turn at the host, redirects hop by hop, retries with back-off, a limit on size."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx

from newsledger import __version__
from newsledger.config import FetchSettings
from newsledger.errors import ReadError
from newsledger.fetch.destination import checked_url, resolve
from newsledger.fetch.memory import Memory, Visit
from newsledger.fetch.robots import Robots

AGENT = "newsledger"
_RETRIED = frozenset({429, 500, 502, 503, 504})
_CHUNK = 1 << 16

# Takes the bytes of a document; returns its id and size.
Keep = Callable[[Iterable[bytes]], tuple[str, int]]
T = TypeVar("T")
Take = Callable[[httpx.Response], T]


def is_address(path: str) -> bool:
    """Whether a PATH is to be fetched."""
    return path[:8].lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. ``is_new`` is false where the host says that nothing changed since the visit remembered."""

    visit: Visit
    is_new: bool


class _TryAgainError(Exception):
    """A failure that may pass: the reason, and the seconds the host asked to wait."""

    def __init__(self, error: ReadError, after: float | None = None) -> None:
        super().__init__(error.reason)
        self.error, self.after = error, after


class Fetcher:
    """Fetches for one run. ``wait`` and ``clock`` stand for time, in seconds; ``memory`` outlives the run."""

    def __init__(
        self,
        settings: FetchSettings,
        memory: Memory,
        at: datetime,
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings, self._memory, self._at, self._wait, self._clock = settings, memory, at.isoformat(), wait, clock
        # A connection belongs to one host name: it is made to a checked IP address, which other hosts may share, so none is kept.
        self._client = httpx.Client(
            timeout=settings.timeout_seconds, limits=httpx.Limits(max_keepalive_connections=0), trust_env=False, follow_redirects=False
        )
        self._robots = Robots(AGENT, self._text)
        self._next_turn: dict[str, float] = {}

    def fetch(self, address: str, keep: Keep, has: Callable[[str], bool]) -> Fetched:
        """The document at ``address``, its bytes given to ``keep``; ``has`` tells whether a document is still kept.

        Raises ``ReadError``: ``http_404`` and the like, ``robots``, ``refused_address``, ``unknown_host``, ``bad_address``,
        ``redirects``, ``too_large``, ``too_slow``, ``transport``.
        """
        known = self._memory.recall(address)
        if known and not has(known.document_id):
            known = None
        return self._follow(
            checked_url(address), known.validators if known else {}, lambda answer: self._taken(address, answer, known, keep)
        )

    def _taken(self, address: str, answer: httpx.Response, known: Visit | None, keep: Keep) -> Fetched:
        if answer.status_code == httpx.codes.NOT_MODIFIED and known:
            return Fetched(known, False)
        document_id, size = keep(self._bytes(answer))
        headers = answer.headers
        final = str(answer.request.extensions["address"])
        visit = Visit(final, document_id, size, self._at, answer.charset_encoding, headers.get("ETag"), headers.get("Last-Modified"))
        self._memory.remember(address, visit)
        return Fetched(visit, True)

    def _text(self, url: httpx.URL) -> bytes:
        return self._follow(url, {}, lambda answer: b"".join(self._bytes(answer)), with_robots=False)

    def _follow(self, url: httpx.URL, headers: dict[str, str], take: Take[T], *, with_robots: bool = True) -> T:
        """What ``take`` makes of the answer, after redirects, each of which is checked like the first address."""
        for _ in range(self._settings.redirects + 1):
            delay = self._robots.delay(url) if with_robots else 0.0
            answer = self._with_retries(url, headers, take, delay)
            if not isinstance(answer, httpx.URL):
                return answer
            url = answer
        raise ReadError("redirects", f"more than {self._settings.redirects} redirects")

    def _with_retries(self, url: httpx.URL, headers: dict[str, str], take: Take[T], delay: float) -> T | httpx.URL:
        pause = self._settings.first_pause_seconds
        for attempt in range(1, self._settings.attempts + 1):
            self._take_turn(url.host, delay)
            try:
                return self._once(url, headers, take)
            except _TryAgainError as failure:
                seconds = max(failure.after or 0.0, pause)
                if attempt == self._settings.attempts or seconds > self._settings.longest_pause_seconds:
                    raise failure.error from failure
                self._wait(seconds)
                pause *= 2
        raise AssertionError("at least one attempt is made")

    def _once(self, url: httpx.URL, headers: dict[str, str], take: Take[T]) -> T | httpx.URL:
        try:
            with self._client.stream(**self._request(url, headers)) as answer:
                if answer.has_redirect_location:
                    return checked_url(str(url.join(answer.headers["Location"])))
                if answer.is_success or answer.status_code == httpx.codes.NOT_MODIFIED:
                    return take(answer)
                error = ReadError(f"http_{answer.status_code}", f"the host answers {answer.status_code} {answer.reason_phrase}".strip())
                if answer.status_code in _RETRIED:
                    raise _TryAgainError(error, self._asked_pause(answer))
                raise error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise _TryAgainError(ReadError("transport", f"{type(error).__name__}: {error}")) from error

    def _request(self, url: httpx.URL, headers: dict[str, str]) -> dict[str, Any]:
        """A request to the checked IP address that names the host as if it were connected to by name."""
        ip = resolve(url, allow_private=self._settings.allow_private_addresses)
        sent = {"Host": url.netloc.decode("ascii"), "User-Agent": f"{AGENT}/{__version__}", "Accept-Encoding": "gzip", **headers}
        extensions = {"sni_hostname": url.host, "address": url}
        return {"method": "GET", "url": url.copy_with(host=ip), "headers": sent, "extensions": extensions}

    def _bytes(self, answer: httpx.Response) -> Iterator[bytes]:
        size, end = 0, self._clock() + self._settings.longest_answer_seconds
        for piece in answer.iter_bytes(_CHUNK):
            size += len(piece)
            if self._clock() > end:
                raise ReadError("too_slow", f"not whole after {self._settings.longest_answer_seconds:.0f} seconds")
            if size > self._settings.response_bytes:
                raise ReadError("too_large", f"more than {self._settings.response_bytes} bytes")
            yield piece

    def _take_turn(self, host: str, delay: float) -> None:
        """Wait until the host may be visited again."""
        now = self._clock()
        turn = max(self._next_turn.get(host, now), now)
        if turn > now:
            self._wait(turn - now)
        self._next_turn[host] = turn + max(self._settings.seconds_between_visits, delay)

    def _asked_pause(self, answer: httpx.Response) -> float | None:
        """``Retry-After`` in seconds, which is a number or a date."""
        stated = answer.headers.get("Retry-After", "").strip()
        if stated.isdecimal():
            return float(stated[:9])
        try:
            return max(0.0, (parsedate_to_datetime(stated) - datetime.now(UTC)).total_seconds())
        except (ValueError, TypeError):
            return None
