"""Over HTTP: an address in, its bytes out, as a polite visitor who cannot be sent where he should not go."""

from newsledger.fetch.client import Fetched, Fetcher, is_address

__all__ = ["Fetched", "Fetcher", "is_address"]
