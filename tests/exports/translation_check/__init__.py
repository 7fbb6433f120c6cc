"""Tests of `exports.translation_check`."""
