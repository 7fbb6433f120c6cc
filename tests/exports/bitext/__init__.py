"""Tests of `exports.bitext`."""
