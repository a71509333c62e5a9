"""Offices that persons hold: the words beside a name, the office they mean, and the country or body it belongs to."""

from newsledger.annotate.roles.give import give_roles

__all__ = ["give_roles"]
