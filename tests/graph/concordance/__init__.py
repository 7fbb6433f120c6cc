"""Tests of graph.concordance."""
