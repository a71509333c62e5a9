"""Columns of the sketch of an article's text, by which copies are found."""

import pyarrow as pa

from newsledger.contracts.field import INT32, Field

# No tool outside reads them, hence lists.
_HASHES = pa.list_(pa.uint32())

EXACT = Field("exact", pa.binary(), "Hash of the whole text, case and white space aside.").required()
SHINGLES = Field("shingles", _HASHES, "Hashes of all runs of five words, each once, sorted.").required()
OPENING = Field("opening", _HASHES, "Hashes of the first runs of five words, in their order.").required()
MARKS = Field("marks", _HASHES, "The shingles by which candidates are found, each once, sorted.").required()
FIGURES = Field("figures", _HASHES, "Hashes of the numbers in digits, each once, sorted.").required()
WORDS = Field("words", INT32, "Words of the text.", unit="words", minimum=0).required()
