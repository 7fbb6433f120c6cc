"""Tests of the structure of documents."""
