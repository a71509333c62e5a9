"""Names in an article: countries and places from gazetteers, the rest from the model, corrected by what the document knows."""

from newsledger.annotate.names.find import find_mentions, read_ahead
from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.model import load_model
from newsledger.annotate.names.places import country_of_place
from newsledger.annotate.names.titled import titled_company

__all__ = ["Mention", "country_of_place", "find_mentions", "load_model", "read_ahead", "titled_company"]
