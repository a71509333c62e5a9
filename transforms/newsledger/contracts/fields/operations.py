"""Columns of runs, coverage and data quality."""

from newsledger.contracts.field import INT64, STRING, TIMESTAMP, Field

STARTED_AT = Field("started_at", TIMESTAMP, "When the run began.", unit="UTC").required()
FINISHED_AT = Field("finished_at", TIMESTAMP, "When it ended.", unit="UTC")
PARAMETERS = Field("parameters", STRING, "What was asked for, as JSON.").required()
DOCUMENTS_IN = Field("documents_in", INT64, "Documents received.", unit="documents", minimum=0)
DOCUMENTS_NEW = Field("documents_new", INT64, "Documents not seen before.", unit="documents", minimum=0)
RECORDS_NEW = Field("records_new", INT64, "Raw articles read from them.", unit="records", minimum=0)
ARTICLES_OUT = Field("articles_out", INT64, "Articles in the ledger after the run.", unit="articles", minimum=0)
FIGURES_OUT = Field("figures_out", INT64, "Figures in the ledger after the run.", unit="figures", minimum=0)
REJECTS_OUT = Field("rejects_out", INT64, "Rejects in the ledger after the run.", unit="records", minimum=0)
STATUS = Field("status", STRING, "How it ended.", "done", values=("running", "done", "failed")).required()
ERROR = Field("error", STRING, "Why it failed, in short.", "the process ended without a word")

CHECK_NAME = Field("check_name", STRING, "The check.", "fct_figure.surface_matches_text").required()
CHECK_TABLE = Field("table_name", STRING, "Table checked.", "fct_figure").required()
CHECK_DESCRIPTION = Field("description", STRING, "What must hold.").required()
SEVERITY = Field("severity", STRING, "Whether failing rows stop the publish.", "fail", values=("fail", "warn")).required()
CHECKED_ROWS = Field("checked_rows", INT64, "Rows looked at.", unit="rows", minimum=0)
OFFENDING_ROWS = Field("offending_rows", INT64, "Rows that break it.", unit="rows", minimum=0).required()
VERDICT = Field("verdict", STRING, "pass, warn or fail.", "pass", values=("pass", "warn", "fail")).required()
SAMPLE = Field("sample", STRING, "Up to five offending rows, as JSON.")

KEPT_COUNT = Field("kept_line_count", INT64, "Lines kept as the article.", unit="lines", minimum=0)
DROPPED_COUNT = Field("dropped_line_count", INT64, "Lines dropped, all labels.", unit="lines", minimum=0)
OFFER_COUNT = Field("offer_line_count", INT64, "Lines dropped as offers.", unit="lines", minimum=0)
COPY_COUNT = Field("copy_count", INT64, "Articles that copy an earlier one.", unit="articles", minimum=0)
UNANNOTATED_COUNT = Field(
    "unannotated_count", INT64, "Articles kept but not annotated, their language not English.", unit="articles", minimum=0
)
