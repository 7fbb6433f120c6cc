"""Tests of `graph.checks`."""
