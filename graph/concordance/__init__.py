"""Concordances: the places of a key word in both languages, each in its context."""
