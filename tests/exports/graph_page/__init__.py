"""Tests of the interactive page's parts."""
