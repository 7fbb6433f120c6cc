"""Tests of exports.concordance."""
