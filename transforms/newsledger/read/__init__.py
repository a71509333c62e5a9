"""Bytes in, raw records out: one module a format, and the registry that picks among them."""

from newsledger.read.registry import FORMATS, by_name, read_document, sniff

__all__ = ["FORMATS", "by_name", "read_document", "sniff"]
