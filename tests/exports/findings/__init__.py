"""Tests of `exports.findings`."""
