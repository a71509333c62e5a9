"""The HTML report of one snapshot: an index page, and a page for every article that the index links to."""

from newsledger.publish.report.write import redraw, write_report

__all__ = ["redraw", "write_report"]
