"""Tests that mirror the modules of the same names."""
