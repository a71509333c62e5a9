"""newsledger: a ledger of the figures that news articles report.

The folders read as an article's path: ``read`` → ``extract`` → ``annotate`` → ``resolve`` → ``publish``; ``pipeline``
strings them together, ``cli`` and ``orchestration`` start it. The tables they exchange are declared in ``contracts``.
"""

__version__ = "0.1.0"
