"""How long a target runs, and when it is said to hang."""

import os
import signal
from contextlib import contextmanager

from hypothesis import HealthCheck, settings

from newsledger.watch import TimeUpError

EXAMPLES = int(os.environ.get("NEWSLEDGER_FUZZ_EXAMPLES") or 0)
# What takes milliseconds has all this time before it is said to hang.
_SECONDS = 30


def bounded(examples):
    """``examples`` of them, the same each time; as many others as NEWSLEDGER_FUZZ_EXAMPLES says where it is set."""
    return settings(
        max_examples=EXAMPLES or examples, deadline=None, database=None, derandomize=not EXAMPLES, suppress_health_check=list(HealthCheck)
    )


@contextmanager
def no_hang():
    """Raise ``TimeUpError`` in a block that does not end."""

    def over(*_):
        raise TimeUpError(f"not done after {_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
