"""Every table newsledger writes: staging, core and marts, each in a module of its own."""

from newsledger.contracts.tables.core import CORE
from newsledger.contracts.tables.marts import MARTS
from newsledger.contracts.tables.staging import STAGING

__all__ = ["CORE", "MARTS", "PUBLISHED", "STAGING", "TABLES"]

PUBLISHED = (*CORE, *MARTS)
TABLES = {table.name: table for table in (*STAGING, *PUBLISHED)}
