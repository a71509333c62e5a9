"""Across articles: which are copies of one story, and which names are one entity."""
