"""Columns of entities, mentions and quotes."""

from newsledger.contracts.field import DATE, INT64, STRING, Field

NAME = Field("name", STRING, "The entity's name.", "Fumio Kishida").required()
KINDS = ("person", "organisation", "country", "place", "event", "other")
KIND = Field("kind", STRING, "What sort of entity.", "person", values=KINDS).required()
WIKIDATA_ID = Field("wikidata_id", STRING, "Wikidata item.", "Q17")
GEONAMES_ID = Field("geonames_id", INT64, "GeoNames feature.", "1861060")
ROLE = Field("role", STRING, "Latest office or title stated.", "foreign_minister")
FIRST_SEEN_DATE = Field("first_seen_date", DATE, "Publication day of the first article that names it.")
ENTITY_ARTICLE_COUNT = Field("article_count", INT64, "Articles that name it.", unit="articles", minimum=0)
ALIAS = Field("alias", STRING, "A written form of the name.", "Kishida").required()
ALIAS_SOURCES = ("text", "reference", "analyst")
ALIAS_SOURCE = Field(
    "source", STRING, "Who says so: the articles alone, the reference list, or the analyst's alias file.", "text", values=ALIAS_SOURCES
).required()
ALIAS_COUNT = Field("mention_count", INT64, "How often the form was seen in the text.", unit="mentions", minimum=0)

MENTION_ID = Field("mention_id", STRING, "The mention: a hash of its article and offsets.").required()
FORMS = ("name", "demonym", "capital", "surname", "title", "pronoun", "description")
FORM = Field("form", STRING, "How the entity is named here.", "surname", values=FORMS).required()
ROLE_TEXT = Field("role_text", STRING, "Office or title written beside the name.", "Foreign Minister")
ROLE_COUNTRY_CODE = Field("role_country_code", STRING, "Country of that office.", "RU")
ROLE_ORGANISATION = Field("role_organisation", STRING, "Organisation of that office.", "Siemens")

QUOTE_ID = Field("quote_id", STRING, "The quotation: a hash of its article and offsets.").required()
QUOTE_KIND = Field("kind", STRING, "Direct or indirect speech.", "indirect", values=("direct", "indirect")).required()
CUE = Field("cue", STRING, "The words that report it.", "said")
METHOD = Field("method", STRING, "The rule that found the speaker.", "subject_before_cue").required()
