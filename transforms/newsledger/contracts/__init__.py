"""What every table holds, declared once; schemas, DDL, checks and documentation are derived from it."""

from newsledger.contracts.conform import conform, empty
from newsledger.contracts.field import Field
from newsledger.contracts.table import Table
from newsledger.contracts.tables import CORE, MARTS, PUBLISHED, STAGING, TABLES

__all__ = ["CORE", "MARTS", "PUBLISHED", "STAGING", "TABLES", "Field", "Table", "conform", "empty"]
