"""Secrets in addresses: what is stored, logged or shown carries none."""

from __future__ import annotations

import re

MASK = "***"
_USER = re.compile(r"(?<=://)[^/?#\s@]*@")
# Names that can only be of secrets: "key" and "code" are also how news sites number their pages.
_SECRET = re.compile(
    r"(?i)([?&;](?:[a-z0-9]+[_-])?(?:token|api[_-]?key|access[_-]?key|subscription[_-]key|secret|password|passwd|pwd|signature|sig|auth|"
    r"x-amz-(?:signature|credential|security-token))=)[^&;#\s]+"
)


def masked(text: str) -> str:
    """``text`` with ``user:password@`` left out of every address in it and the values of token-like parameters replaced."""
    return _SECRET.sub(rf"\1{MASK}", _USER.sub("", text)) if "://" in text or "=" in text else text
