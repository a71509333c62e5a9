"""Capitals that stand for the government that sits in them: "Moscow said", "Beijing's policy"."""

from __future__ import annotations

import re

_ACTS = re.compile(
    r"\s(?:said|says|has|have|had|would|will|wants?|wanted|accuse[sd]|denie[sd]|insist(?:s|ed)|agree[sd]|reject(?:s|ed)|condemn(?:s|ed)"
    r"|claim(?:s|ed)|warn(?:s|ed)|imposed|retaliated|responded|announced|demand(?:s|ed)|urge[sd]|hopes|fears|considers|regards|may|could"
    r"|must|should|vow(?:s|ed)|pledge[sd]|signed|recalled|expelled|did|does)\b"
    r"|['’]s\s(?:policy|policies|government|decision|position|refusal|relations|ambassador|claims?|allies|ties|demands?|proposal|offer"
    r"|support|foreign|military|trade)\b"
)
_OPENS = re.compile(r"(?:^|\n|[.,;]\s|[\"”]\s|\b(?:that|which|but|and|But|And|while|as|if)\s)$")


def is_government(text: str, start: int, end: int) -> bool:
    """Whether the capital at ``text[start:end]`` opens a clause and acts, or has a policy: not a place where something is."""
    return bool(_ACTS.match(text, end) and _OPENS.search(text, max(0, start - 8), start))
