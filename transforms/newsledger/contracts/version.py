"""The version of the contract, which is what is published: its tables, their columns and types.

Semantic: a column or table that goes, or a column whose type or meaning changes, raises the first number; one that comes, the second.
"""

CONTRACT_VERSION = "1.0.0"
