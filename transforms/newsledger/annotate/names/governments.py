"""Capitals that stand for the government that sits in them: "Moscow said", "Beijing's policy"."""

from __future__ import annotations

import re

_ACTS = re.compile(
    r"\s(?:said|says|has|have|had|would|will|wants?|wanted|accuse[sd]|denie[sd]|insist(?:s|ed)|agree[sd]|reject(?:s|ed)|condemn(?:s|ed)"
    r"|claim(?:s|ed)|warn(?:s|ed)|imposed|retaliated|responded|announced|demand(?:s|ed)|urge[sd]|hopes|fears|considers|regards|may|could"
    r"|must|should|vow(?:s|ed)|pledge[sd]|signed|recalled|expelled|did|does)\b"
)
_OWNS = re.compile(
    r"['’]s\s(?:(?:new|own|trade|foreign|military|economic|nuclear|current|latest|proposed)\s)?(?:policy|policies|government|decision|position|refusal"
    r"|relations|ambassador|claims?|allies|ties|demands?|proposals?|offer|support|goal|package|pact|reforms|efforts|plans?|stance|sanctions)\b"
)
_RELATES = re.compile(
    r"\b(?i:relations|ties|talks|dispute|disputes|tensions?|agreements?|accord|pact|friction|differences|issues|negotiations|contacts)\b"
    r"[^.\n]{0,24}\b(?:between|with|facing)\s(?:[A-Z]\w+\sand\s)?$"
)
_OPENS = re.compile(r"(?:^|\n|[.,;]\s|[\"”]\s|\b(?:that|which|but|and|But|And|while|as|if)\s)$")


def is_government(text: str, start: int, end: int) -> bool:
    """Whether the capital at ``text[start:end]`` opens a clause and acts, has a policy or relations: not a place where something is."""
    if _OWNS.match(text, end) or _RELATES.search(text, max(0, start - 60), start):
        return True
    return bool(_ACTS.match(text, end) and _OPENS.search(text, max(0, start - 8), start))
