"""Alignment: sentences inside paragraph pairs, words inside translation units."""
