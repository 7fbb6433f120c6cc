"""Ranking: which proposed strings are terms, and of which kind."""
