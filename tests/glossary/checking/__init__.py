"""Tests of the check of translations."""
