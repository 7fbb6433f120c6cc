"""Tests of `glossary.reading`."""
