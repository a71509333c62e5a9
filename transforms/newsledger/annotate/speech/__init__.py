"""Who says what: direct and indirect quotations, their cues and their speakers."""

from newsledger.annotate.speech.find import find_speech
from newsledger.annotate.speech.model import Speech

__all__ = ["Speech", "find_speech"]
