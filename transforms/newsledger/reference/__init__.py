"""Vocabulary as data: the CSV files of seeds/reference, read once and indexed for the stages."""
