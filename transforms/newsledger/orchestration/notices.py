"""Word to a chat room when a flow run fails, crashes or cannot be finished."""

from __future__ import annotations

from typing import Any

import httpx
from prefect.blocks.system import Secret

from newsledger.masking import masked

# A Secret block that holds the address of an incoming webhook: Slack, Mattermost, Teams and others take {"text": …}.
WEBHOOK = "newsledger-webhook"
_SECONDS = 10


def notify(flow: Any, run: Any, state: Any) -> None:
    """Post one line to the webhook, if there is one. A hook of a flow; a notice that cannot be sent changes nothing."""
    try:
        secret: Any = Secret.load(WEBHOOK, _sync=True)  # type: ignore[call-arg]
    except ValueError:
        return
    text = masked(f"newsledger: {flow.name} {run.name!r} is {state.name.lower()}: {state.message or 'no more is known'}")
    try:
        httpx.post(str(secret.get()), json={"text": text}, timeout=_SECONDS).raise_for_status()
    except httpx.HTTPError as error:
        # The address is a secret, and httpx names it.
        print(f"The notice could not be sent: {type(error).__name__}")  # noqa: T201 - the log of the flow run
