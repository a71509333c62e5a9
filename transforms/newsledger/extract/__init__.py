"""A raw record becomes an article: its body alone, and what is known of its publication."""

from newsledger.extract.article import extract_article
from newsledger.extract.vocabulary import Vocabulary

__all__ = ["Vocabulary", "extract_article"]
