"""What is remembered of an address, so that the next visit can ask whether anything changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from newsledger.atomic import replacing


@dataclass(frozen=True, slots=True)
class Visit:
    """The last full answer: where it came from after redirects, its validators, and the document kept."""

    final_url: str
    document_id: str
    byte_count: int
    fetched: str
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def validators(self) -> dict[str, str]:
        """The headers of a conditional request."""
        stated = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in stated.items() if value}


class Memory:
    """One small file an address under ``folder``. A file that cannot be read is as good as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, url: str) -> Visit | None:
        """The last visit, if it is remembered."""
        try:
            return Visit(**json.loads(self._path(url).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def remember(self, url: str, visit: Visit) -> None:
        """Write it in one step."""
        with replacing(self._path(url)) as unfinished:
            unfinished.write_text(json.dumps(asdict(visit)), "utf-8")

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.json"
