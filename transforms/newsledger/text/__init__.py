"""Words, sentences and spans of an article's text, always with their offsets in code points."""
