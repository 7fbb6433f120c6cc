"""Tests of `glossary.checking`."""
