"""Harvesting: from files to documents, outlines, translation units, terms and renderings."""
