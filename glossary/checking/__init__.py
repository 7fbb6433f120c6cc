"""Checking a translation: the terms of a bilingual text against a termbase, and what else the two sides must share."""
