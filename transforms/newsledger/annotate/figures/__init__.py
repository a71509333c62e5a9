"""Figures: found, read as exact numbers, given their unit, their measure and what the words around them say."""
