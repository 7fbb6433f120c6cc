"""Checks: what is wrong with a SKOS vocabulary, one function for each kind of fault, one catalogue."""
