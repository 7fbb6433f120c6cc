"""Tests of graph/analytics/."""
