"""Whom a figure is about: subject, partner, location and company."""

from newsledger.annotate.parties.bind import bind_parties
from newsledger.annotate.parties.model import Measured, Parties, Party

__all__ = ["Measured", "Parties", "Party", "bind_parties"]
